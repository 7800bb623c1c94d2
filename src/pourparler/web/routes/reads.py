"""``/read`` and ``/jobs``: reports into the record, and how far that is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import UploadFile

from pourparler.ask.read_orders import ReadOrder, Upload
from pourparler.read.addresses import check_address
from pourparler.web.answers import encode
from pourparler.web.jobs import Job
from pourparler.web.plain_texts import Name, is_plain
from pourparler.web.problems import Refusal
from pourparler.web.visits import Editing, Reading, Visit

router = APIRouter(tags=["reading"])
LONGEST_TEXT = 900_000
FILES = 100
_PATIENCE, _PAUSE = 15.0, 0.1
_ENCODE = msgspec.json.Encoder()


class ToRead(BaseModel):
    """A pasted report, or the address of a page or feed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Norvast said on Monday that it would send an envoy to Port Selm.",
                    "title": "Norvast to send an envoy",
                    "source": "Harbour Wire",
                    "published": "2026-03-02",
                }
            ]
        },
    )
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    url: Annotated[str, Field(max_length=2000)] = ""
    feed: Annotated[str, Field(max_length=2000)] = ""
    title: Name = ""
    source: Name = ""
    published: date | None = None


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": ToRead.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "source": {"type": "string"},
                        "published": {"type": "string", "format": "date"},
                    },
                    "required": ["files"],
                }
            },
        },
    }
}


@router.post("/read", summary="Read reports", status_code=202, openapi_extra=_BODY)
async def read(visit: Editing, request: Request) -> Response:
    """Begin to read a pasted text, an address or feed (JSON), or files (multipart); /jobs tells how far it is."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        order = await _uploaded(visit, request)
    elif kind == "application/json":
        order = _ordered(visit, _parsed(await request.body()))
    else:
        raise Refusal(415, "read expects application/json or multipart/form-data.")
    job = visit.bench.jobs.begin(order, visit.caller.name)
    if job is None:
        raise Refusal(429, "Too many jobs wait already; try again when some are done.", {"Retry-After": "30"})
    return encode({"job": job.id}, 202)


@router.get("/jobs/{id}", summary="How far a job is")
def job(visit: Reading, id: str) -> Response:
    """Tell how far a job is."""
    return encode({"id": id} | _find(visit, id).progress.told())


@router.get("/jobs/{id}/events", summary="How far a job is, as it goes on", response_class=StreamingResponse)
async def events(visit: Reading, id: str) -> Response:
    """Tell how far a job is whenever that changed, as server-sent events, until it is finished."""
    return StreamingResponse(_events(_find(visit, id)), media_type="text/event-stream")


async def _events(job: Job) -> AsyncIterator[bytes]:
    """Yield the progress whenever it changed; who listens holds no thread meanwhile."""
    seen, quiet = -1, 0.0
    while True:
        if job.changes != seen:
            seen, quiet, progress = job.changes, 0.0, job.progress
            yield b"data: " + _ENCODE.encode(progress.told()) + b"\n\n"
            if progress.finished:
                return
        elif quiet >= _PATIENCE:
            quiet = 0.0
            yield b": still at it\n\n"
        await asyncio.sleep(_PAUSE)
        quiet += _PAUSE


def _find(visit: Visit, identity: str) -> Job:
    found = visit.bench.jobs.find(identity)
    if found is None:
        raise Refusal(404, f"There is no job {identity[:80]!r}; the latest ones are remembered until the server ends.")
    return found


def _parsed(body: bytes) -> ToRead:
    try:
        return ToRead.model_validate_json(body)
    except ValidationError as error:
        told = [f"{'.'.join(map(str, each['loc'])) or 'body'}: {each['msg']}" for each in error.errors()[:5]]
        raise Refusal(422, f"{'; '.join(told)}.") from error


def _ordered(visit: Visit, asked: ToRead) -> ReadOrder:
    given = [each for each in (asked.text.strip(), asked.url.strip(), asked.feed.strip()) if each]
    if len(given) != 1:
        raise Refusal(422, "read expects one of text, url and feed.")
    address = asked.url.strip() or asked.feed.strip()
    if address:
        check_address(address, allow_private=visit.bench.allow_private)
    return _order(visit, text=asked.text, title=asked.title, addresses=(address,) if address else ()).with_origin(
        asked.published, asked.source
    )


def _order(visit: Visit, **what: Any) -> ReadOrder:
    return ReadOrder(visit.bench.address, allow_private=visit.bench.allow_private, **what)


async def _uploaded(visit: Visit, request: Request) -> ReadOrder:
    async with request.form(max_files=FILES, max_fields=20) as form:
        uploads, fields = [], {"source": "", "published": ""}
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads.append(Upload(_file_name(value.filename or ""), await value.read()))
            elif name in fields:
                fields[name] = value
            else:
                raise Refusal(422, f"read knows the fields files, source and published, not {name[:40]!r}.")
    if not uploads:
        raise Refusal(422, "read expects at least one file in files.")
    if not is_plain(fields["source"]) or len(fields["source"]) > 300:
        raise Refusal(422, "source expects plain words, without markup.")
    return _order(visit, uploads=tuple(uploads)).with_origin(_day(fields["published"]), fields["source"])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal(422, f"published expects a day as YYYY-MM-DD, not {text[:40]!r}.") from error


def _file_name(name: str) -> str:
    """Return the name of an uploaded file, which may be no path."""
    if (
        not name
        or len(name) > 255
        or name in (".", "..")
        or any(sign in name for sign in "/\\\x00")
        or not is_plain(name)
    ):
        raise Refusal(422, f"A file's name must be a bare one such as report.pdf, not {name[:80]!r}.")
    return name

"""Errors as problem details (RFC 9457): one clear sentence, and nothing of the program's inside."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from pourparler.errors import FetchError, FormatError, PourparlerError, SettingsError, StoreError

_LOG = logging.getLogger(__name__)
_STATUS: tuple[tuple[type[PourparlerError], int], ...] = (
    (SettingsError, 422), (FetchError, 422), (FormatError, 422), (StoreError, 503),
)  # fmt: skip


class Refusal(Exception):
    """A request that is not answered as asked.

    Args:
        status: HTTP status.
        detail: one sentence: what was expected, what was found, what to do.
        headers: further headers of the answer.
    """

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return the answer that tells a problem."""
    title = HTTPStatus(status).phrase
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(told, status, headers, media_type="application/problem+json")


def tell_problems(app: FastAPI) -> None:
    """Let an application tell its errors as problem details."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(PourparlerError, _failed)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(Exception, _fault)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return problem(error.status, error.detail, error.headers)


async def _failed(request: Request, error: Exception) -> JSONResponse:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return problem(status, str(error))


async def _not_valid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem(422, "; ".join(_sentence(each) for each in error.errors()[:5]) + ".")


def _sentence(found: Any) -> str:
    where = ".".join(str(part) for part in found["loc"][1:]) or str(found["loc"][0])
    return f"{where}: {found['msg']}".replace("\n", " ")[:300].rstrip(".")


async def _not_found(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    detail = str(error.detail)
    if error.status_code == 404:
        detail = f"There is nothing at {request.url.path[:200]}; /api/docs lists what can be asked."
    elif error.status_code == 405:
        detail = f"{request.method} is not possible at {request.url.path[:200]}; /api/docs lists what is."
    return problem(error.status_code, detail, dict(error.headers or {}))


async def _fault(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "This is a fault of the program; please report it with what you asked.")

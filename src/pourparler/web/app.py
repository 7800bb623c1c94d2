"""Puts the server together: routes, problem details, who may ask, and the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI

from pourparler.version import __version__
from pourparler.web.described import describe_with_examples
from pourparler.web.docs_page import serve_docs
from pourparler.web.guards import LOOPBACK, Guards
from pourparler.web.problems import tell_problems
from pourparler.web.routes import (
    changes,
    claims,
    coding,
    documents,
    judgements,
    ledger,
    overviews,
    parties,
    positions,
    reads,
    record,
    stories,
    timeline,
    users,
)
from pourparler.web.static_pages import serve_pages
from pourparler.web.workbench import Workbench

BASE = "/api/v1"
_ROUTES = (
    record,
    documents,
    claims,
    judgements,
    stories,
    timeline,
    positions,
    ledger,
    changes,
    overviews,
    parties,
    reads,
    coding,
    users,
)


THREADS = 8
"""Threads that answer; more would only wait for each other, and each keeps memory of its own."""


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def make_app(bench: Workbench, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """Return the application of a workbench.

    Args:
        bench: its parts.
        hosts: names by which the server may be called.
    """
    app = FastAPI(
        title="pourparler",
        version=__version__,
        summary="Who wants what on which condition, with the exact words.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{BASE}/openapi.json",
        redirect_slashes=False,
        lifespan=_lifespan,
    )
    app.state.workbench = bench
    tell_problems(app)
    for module in _ROUTES:
        app.include_router(module.router, prefix=BASE)
    describe_with_examples(app)
    serve_docs(app)
    serve_pages(app)
    app.add_middleware(Guards, hosts=tuple(hosts), uploads=f"{BASE}/read")
    return app

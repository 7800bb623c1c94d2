"""Puts the server together: routes, problem details, who may ask, and the pages."""

from __future__ import annotations

from fastapi import FastAPI

from pourparler.version import __version__
from pourparler.web.problems import tell_problems
from pourparler.web.routes import claims, documents, judgements, ledger, positions, record, stories, timeline
from pourparler.web.workbench import Workbench

BASE = "/api/v1"
_ROUTES = (record, documents, claims, judgements, stories, timeline, positions, ledger)


def make_app(bench: Workbench) -> FastAPI:
    """Return the application of a workbench."""
    app = FastAPI(
        title="pourparler",
        version=__version__,
        summary="Who wants what on which condition, with the exact words.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{BASE}/openapi.json",
        redirect_slashes=False,
    )
    app.state.workbench = bench
    tell_problems(app)
    for module in _ROUTES:
        app.include_router(module.router, prefix=BASE)
    return app

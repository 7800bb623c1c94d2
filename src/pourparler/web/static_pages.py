"""The pages that were built from ``workbench/``: hashed files for a year, and one page for every other address."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.responses import FileResponse

from pourparler.web.problems import Refusal, problem

FOLDER = Path(__file__).parent / "static"
NOT_BUILT = (
    "The pages of the workbench have not been built; build them with: python tools/build_workbench.py "
    "(the API at /api/docs works without them)."
)
_FOREVER = "public, max-age=31536000, immutable"


def serve_pages(app: FastAPI, folder: Path = FOLDER) -> None:
    """Let an application serve the built pages at every address that is none of the API."""
    mimetypes.add_type("text/javascript", ".js")
    mimetypes.add_type("font/woff2", ".woff2")

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if path.startswith("api/"):
            raise Refusal(404, f"There is nothing at /{path[:200]}; /api/docs lists what can be asked.")
        found = _file(folder, path)
        if found is not None:
            hashed = path.startswith("assets/")
            return FileResponse(found, headers={"Cache-Control": _FOREVER if hashed else "no-cache"})
        if "." in path.rsplit("/", 1)[-1]:
            raise Refusal(404, f"There is no file /{path[:200]}.")
        index = folder / "index.html"
        if not index.is_file():
            return problem(503, NOT_BUILT)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


def _file(folder: Path, path: str) -> Path | None:
    """Return a file inside the folder, None for anything else, also where a path leads out of it."""
    if not path or "\x00" in path or "\\" in path:
        return None
    found = (folder / path).resolve()
    return found if found.is_relative_to(folder.resolve()) and found.is_file() else None

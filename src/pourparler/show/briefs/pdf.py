"""A brief as PDF, made from its page by WeasyPrint, which is not installed with the program."""

from __future__ import annotations

import logging
from io import BytesIO

from pourparler.errors import SettingsError
from pourparler.schema.briefs import Brief
from pourparler.show.briefs.page import brief_html

_MISSING = (
    "A PDF is made by WeasyPrint, which is not here ({why}): pip install 'pourparler[pdf]', and on Debian "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0; or write .html and print it from a browser."
)


def brief_pdf(brief: Brief) -> bytes:
    """Return the brief as PDF with headings as bookmarks, tagged for readers that speak.

    Raises:
        SettingsError: WeasyPrint, or a library of the system that it uses, is missing.
    """
    try:
        # Deferred: it takes a while, and it looks for the system's libraries when it is imported.
        from weasyprint import HTML
    except ImportError as error:
        raise SettingsError(_MISSING.format(why="it is not installed")) from error
    except OSError as error:
        raise SettingsError(_MISSING.format(why="the system's library Pango is missing")) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    target = BytesIO()
    HTML(string=brief_html(brief), url_fetcher=_fetch_nothing).write_pdf(target, pdf_tags=True)
    return target.getvalue()


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """Refuse every address: a brief holds all that it shows."""
    raise ValueError(f"a brief loads nothing, not {url}")

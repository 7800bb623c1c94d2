"""A brief as a file: its form by the file's ending, and the file there only once it is whole."""

from __future__ import annotations

from pathlib import Path

from pourparler.errors import SettingsError
from pourparler.schema.briefs import Brief

FORMS = (".html", ".docx", ".md", ".pdf")


def form_of(path: str | Path) -> str:
    """Return the ending that says in which form a brief is written.

    Raises:
        SettingsError: none of the forms.
    """
    form = Path(path).suffix.lower()
    if form not in FORMS:
        raise SettingsError(f"A brief's file ends in {', '.join(FORMS)}, not {str(path)!r}.")
    return form


def keep_brief(made: Brief, path: Path) -> None:
    """Write a brief to a file.

    Raises:
        SettingsError: the file's ending names no form, or it cannot be written.
    """
    content = brief_content(made, form_of(path))
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}); name another file.") from error
    finally:
        partial.unlink(missing_ok=True)


def brief_content(made: Brief, form: str) -> bytes:
    """Return the bytes of a brief in a form; what makes them is loaded for that form alone."""
    match form:
        case ".md":
            from pourparler.show.briefs.markdown import brief_markdown

            return brief_markdown(made).encode("utf-8", "replace")
        case ".docx":
            from pourparler.show.briefs.word import brief_docx

            return brief_docx(made)
        case ".pdf":
            from pourparler.show.briefs.pdf import brief_pdf

            return brief_pdf(made)
        case _:
            from pourparler.show.briefs.page import brief_html

            return brief_html(made).encode("utf-8", "replace")

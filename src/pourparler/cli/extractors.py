"""Options that name a language model to be asked for further claims, and the line that says what is sent to whom."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated
from urllib.parse import SplitResult, urlsplit

import typer

from pourparler.errors import SettingsError

if TYPE_CHECKING:
    from pourparler.settings import LanguageModel

PROTOCOL = "openai-compatible"
EXAMPLE = f"{PROTOCOL}:http://localhost:8080/v1"
Extractor = Annotated[
    str | None,
    typer.Option(
        metavar=f"{PROTOCOL}:URL",
        help="Also ask a language model for claims, by the OpenAI chat protocol; the reports' sentences are sent to "
        "it. A key is taken from POURPARLER_EXTRACTOR_KEY.",
    ),
]
ExtractorModel = Annotated[
    str | None, typer.Option("--extractor-model", metavar="NAME", help="How its server calls the model.")
]


def parse_extractor(extractor: str | None, name: str | None) -> LanguageModel | None:
    """Return the language model that the options name, None for none.

    Raises:
        SettingsError: they name none that can be asked.
    """
    from pourparler.settings import LanguageModel

    if extractor is None:
        if name is not None:
            raise SettingsError(f"--extractor-model names a model, and --extractor where it is: --extractor {EXAMPLE}")
        return None
    protocol, _, url = extractor.strip().partition(":")
    if protocol != PROTOCOL:
        raise SettingsError(f"--extractor expects {PROTOCOL}:URL, such as {EXAMPLE}, not {extractor!r}.")
    _check(_split(url), url)
    if not name or not name.strip():
        raise SettingsError("--extractor needs --extractor-model NAME, the name by which the server knows the model.")
    return LanguageModel(url.rstrip("/"), name.strip())


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"--extractor expects an http or https address, such as {EXAMPLE}, not {url!r}.") from error
    return parts


def _check(parts: SplitResult, url: str) -> None:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"--extractor expects an http or https address, such as {EXAMPLE}, not {url!r}.")
    if "@" in parts.netloc:
        raise SettingsError("--extractor takes no password in its address; put a key into POURPARLER_EXTRACTOR_KEY.")
    if parts.query or parts.fragment:
        raise SettingsError(f"--extractor expects the base address, without ? and #, such as {EXAMPLE}.")


def tell_who_is_asked(asked: LanguageModel | None) -> None:
    """Say on standard error what is sent to whom; nothing is sent where no language model is named."""
    if asked is not None:
        scheme = urlsplit(asked.url).scheme
        sys.stderr.write(
            f"The sentences and publication days of the reports are sent to {scheme}://{asked.host} "
            f"(model {asked.name}), as --extractor asks.\n"
        )
        sys.stderr.flush()

"""Everything about one claim: its sentence with the words marked, its fields, its report, and why it was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.lexicon.rules import explain_rule
from pourparler.schema.claims import Claim
from pourparler.schema.codec import encode_claim, kind_of
from pourparler.schema.views import StoredClaim
from pourparler.show.lines import line_of, report_name
from pourparler.show.quoting import marked_sentence, quotes_of
from pourparler.show.tables import hanging
from pourparler.show.words import day_phrase, plain, when_phrase

_NOT_SHOWN = ("id", "kind", "sentence", "confidence", "rules", "when")


def whole_claim(stored: StoredClaim) -> RenderableType:
    """Return all that the record knows of a claim."""
    line = line_of(stored)
    spans = (quote.span for _, quote in quotes_of(stored.claim))
    heading = Text.assemble((kind_of(stored.claim).capitalize(), "bold"), " ", (stored.claim.id, "cyan"))
    return Group(
        heading,
        hanging(Text.assemble(f"{line.mark} {line.factuality}  ", line.what), 2),
        Padding(marked_sentence(stored.sentence, spans), (1, 0, 1, 4)),
        _grid(_facts(stored)),
    )


def _grid(facts: Iterator[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for name, value in facts:
        grid.add_row(Text(name), Text(plain(value)))
    return grid


def _facts(stored: StoredClaim) -> Iterator[tuple[str, str]]:
    claim, document = stored.claim, stored.stored.document
    for name, value in encode_claim(claim).items():
        if name not in _NOT_SHOWN and value not in (None, [], ""):
            yield name.replace("_", " "), _phrase(value)
    if claim.when is not None:
        yield "when", f"{when_phrase(claim.when)} (“{claim.when.quote.text}”, to the {claim.when.precision})"
    yield "confidence", f"{claim.confidence:.0%}"
    yield from zip(chain(("decided by",), repeat("")), trail_of(claim) or ("not told",), strict=False)
    yield "report", report_name(stored.stored)
    for name, value in (("address", document.url), ("author", document.author), ("document id", document.id)):
        if value:
            yield name, value
    moment = stored.recorded_at
    yield "recorded", f"{day_phrase(moment.date())} {moment:%H:%M} UTC"
    program = stored.program
    yield "program", f"{program.version}, weights {program.weights or 'none'}, rules {program.rules}"


def trail_of(claim: Claim) -> tuple[str, ...]:
    """Return in plain words what made a claim, first to last."""
    return tuple(rule_phrase(rule) for rule in claim.rules)


def rule_phrase(rule: str) -> str:
    """Return what a rule does in plain words; the words of its id for one that this version does not know.

    >>> rule_phrase("quote_with_speech_verb")
    'quote with speech verb'
    """
    return explain_rule(rule) or rule.replace("_", " ")


def _phrase(value: object) -> str:
    match value:
        case list():
            return "; ".join(_phrase(member) for member in value)
        case dict():
            return _quoted_phrase(value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _quoted_phrase(value: dict[str, object]) -> str:
    """Return a quoted field: its words, and in brackets what is known of them."""
    words = f"“{value['text']}”" if value.get("text") else ""
    coordinates = ("latitude", "longitude")
    known = [_phrase(known) for key, known in value.items() if key not in ("text", "span", *coordinates) and known]
    if value.get("latitude") is not None:
        known.append(_point_phrase(float(str(value["latitude"])), float(str(value["longitude"]))))
    if not words:
        return ", ".join(known)
    return f"{words} ({', '.join(known)})" if known else words


def _point_phrase(latitude: float, longitude: float) -> str:
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"

"""What reading did to a record, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.codec import kind_of
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Reading
from pourparler.schema.views import USUAL_CONFIDENCE, Change, Outcome, StoredClaim
from pourparler.show.machine import encode_stored_claim
from pourparler.show.tables import claims_table, counted
from pourparler.show.words import plain

_ORDER = ("event", "statement", "position", "proposal", "response", "figure", "link")
_STATUSES = ("new", "new version", "read anew", "unchanged")


@dataclass
class ReadTally:
    """Counts of one run of reading, kept as it goes."""

    statuses: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    corrected: list[Outcome] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, unreadable: Unreadable) -> None:
        """Count a source that gave no document."""
        self.unread.append((unreadable.source, unreadable.problem))

    def count(self, outcome: Outcome, reading: Reading | None = None) -> None:
        """Count a stored document; one without sentences could not be analysed."""
        name = outcome.document.title or outcome.document.url or outcome.document.id
        if reading is not None:
            if not is_analysed(reading):
                self.unread.append((name, reading.problems[-1] if reading.problems else "It holds no sentence."))
                return
            self.notes.extend((name, problem) for problem in reading.problems)
            if outcome.status != "unchanged":
                self.claims.update(kind_of(each) for each in reading.claims if each.confidence >= USUAL_CONFIDENCE)
        self.statuses[outcome.status] += 1
        if outcome.changes:
            self.corrected.append(outcome)

    @property
    def read(self) -> int:
        """How many documents were read."""
        return self.statuses.total()


def is_analysed(reading: Reading) -> bool:
    """Tell whether a document was read at all: an analysed one has sentences."""
    return bool(reading.sentences or reading.claims)


@dataclass(frozen=True, slots=True)
class NewClaims:
    """The claims of one run that a summary lists: the latest of each sort, and how many there are in all."""

    heading: str
    command: str
    claims: Sequence[StoredClaim]
    total: int


def summary(tally: ReadTally, record: str, news: Sequence[NewClaims], width: int) -> RenderableType:
    """Return the summary of a run."""
    return Group(*_parts(tally, record, news, width))


def _parts(tally: ReadTally, record: str, news: Sequence[NewClaims], width: int) -> Iterator[RenderableType]:
    yield Text(_first_sentence(tally, record), "bold")
    if tally.claims:
        yield Text(f"New claims: {counted(tally.claims)}.")
    yield Text("")
    for outcome in tally.corrected:
        yield _heading(f"What changed in {_name_of(outcome.document)}")
        yield from (_change(change) for change in outcome.changes)
        yield Text("")
    for sort in news:
        if sort.claims:
            yield _heading(f"{sort.heading} ({sort.total})")
            yield claims_table(sort.claims, width)
            yield from _rest(sort, record)
    yield from _sentences("Could not be read", tally.unread)
    yield from _sentences("To know", tally.notes)


def _first_sentence(tally: ReadTally, record: str) -> str:
    statuses = ", ".join(f"{tally.statuses[status]} {status}" for status in _STATUSES if tally.statuses[status])
    reports = "1 report" if tally.read == 1 else f"{tally.read} reports"
    read = f"Read {reports} into {record} ({statuses})" if tally.read else f"Nothing was read into {record}"
    unread = f"; {len(tally.unread)} could not be read" if tally.unread else ""
    return f"{read}{unread}."


def _rest(sort: NewClaims, record: str) -> Iterator[RenderableType]:
    left = sort.total - len(sort.claims)
    if left > 0:
        yield Text(f"… and {left} more: {sort.command} --record {record}", "dim")
        yield Text("")


def _name_of(document: Document) -> str:
    return plain(", ".join(part for part in (document.title, document.source, document.url) if part))


def _heading(text: str) -> RenderableType:
    return Text(text, "bold underline")


def _change(change: Change) -> RenderableType:
    shown = Text("" if change.what == "sentence" else f"{change.what}\n")
    if change.before:
        shown.append(f"− {plain(change.before)}", "red")
    if change.before and change.after:
        shown.append("\n")
    if change.after:
        shown.append(f"+ {plain(change.after)}", "green")
    return Padding(shown, (0, 0, 0, 2))


def _sentences(heading: str, problems: Sequence[tuple[str, str]]) -> Iterator[RenderableType]:
    if problems:
        yield _heading(heading)
    for name, problem in problems[:20]:
        known = problem if plain(name) in plain(problem) else f"{name}: {problem}"
        yield Padding(Text(plain(known)), (0, 0, 0, 2))
    if len(problems) > 20:
        yield Text(f"  … and {len(problems) - 20} more", "dim")
    if problems:
        yield Text("")


def encode_summary(tally: ReadTally, record: str, news: Sequence[NewClaims]) -> dict[str, Any]:
    """Return the summary as a plain dictionary."""
    return {
        "record": record,
        "documents": {status: tally.statuses[status] for status in _STATUSES},
        "claims": {kind: tally.claims[kind] for kind in _ORDER},
        "changes": [
            {"id": outcome.document.id, "what": change.what, "before": change.before, "after": change.after}
            for outcome in tally.corrected
            for change in outcome.changes
        ],
        "unreadable": [{"source": source, "problem": problem} for source, problem in tally.unread],
        "problems": [{"document": name, "problem": problem} for name, problem in tally.notes],
        "news": {sort.heading.lower(): [encode_stored_claim(claim) for claim in sort.claims] for sort in news},
    }

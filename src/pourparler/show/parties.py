"""Parties for people: who is named how often under which names, and all about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.identity import ActsFor, PartyCount, PartyIdentity
from pourparler.schema.judgements import standing
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim
from pourparler.show.tables import claims_table
from pourparler.show.words import day_phrase, plain

_NAMES = 6
"""Names of a party that a list shows."""


@dataclass(frozen=True, slots=True)
class WholeParty:
    """All about one party: counts, labels of the parties it acts for, judgements about its names, newest claims."""

    count: PartyCount
    labels: dict[str, str]
    judgements: Sequence[Judgement]
    claims: Sequence[StoredClaim]


def parties_list(counts: Sequence[PartyCount], labels: dict[str, str]) -> RenderableType:
    """Return the parties, each with its other names and whom it acts for."""
    return Group(*(part for count in counts for part in _listed(count, labels)))


def _listed(count: PartyCount, labels: dict[str, str]) -> Iterator[RenderableType]:
    party = count.party
    facts = ", ".join(value for value in (party.kind, party.country) if value)
    told = f" · {_times(count.claims, 'claim')} in {_times(count.reports, 'report')}"
    yield Text.assemble((plain(party.label), "bold"), f" ({facts})" if facts else "", told)
    others = list(_other_names(party))
    if others:
        more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
        yield Padding(Text(f"also {', '.join(others[:_NAMES])}{more}"), (0, 0, 0, 4))
    for line in _offices(count.acts_for, labels):
        yield Padding(Text(line), (0, 0, 0, 4))
    yield Padding(Text(party.id, "cyan"), (0, 0, 1, 4))


def _times(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _other_names(party: PartyIdentity) -> Iterable[str]:
    return dict.fromkeys(label for name in party.names if (label := plain(name.label)) != plain(party.label))


def _offices(acts_for: Sequence[ActsFor], labels: dict[str, str]) -> Iterator[str]:
    for office in acts_for:
        what = "acts for" if office.office == "member" else f"{office.office} of"
        days = _days(office)
        source = f"{_times(office.reports, 'report')}" if office.source == "reports" else "table of office-holders"
        yield f"{what} {labels.get(office.party, office.party)}{days} ({source})"


def _days(office: ActsFor) -> str:
    since = f" from {day_phrase(office.since)}" if office.since else ""
    if office.source == "reports":
        return (
            f", so told {day_phrase(office.since)} to {day_phrase(office.until)}"
            if office.since and office.until
            else ""
        )
    return since + (f" to {day_phrase(office.until)}" if office.until else "")


def whole_party(whole: WholeParty, width: int) -> RenderableType:
    """Return all that the record knows of a party."""
    party = whole.count.party
    facts = ", ".join(value for value in (party.kind, party.country, party.entity) if value)
    heading = Text.assemble((plain(party.label), "bold"), f" ({facts})" if facts else "", " ", (party.id, "cyan"))
    return Group(heading, *_sections(whole, width))


def _sections(whole: WholeParty, width: int) -> Iterator[RenderableType]:
    offices, decided = "\n".join(_offices(whole.count.acts_for, whole.labels)), _decisions(whole)
    if offices:
        yield Padding(Text(offices), (0, 0, 0, 4))
    yield Text("\nNames", "bold")
    yield Padding(_names(whole.count.party), (0, 0, 1, 4))
    if decided.row_count:
        yield Text("Decided", "bold")
        yield Padding(decided, (0, 0, 1, 4))
    yield Text(f"Newest of {_times(whole.count.claims, 'claim')}", "bold")
    yield claims_table(whole.claims, width)


def _names(party: PartyIdentity) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name in party.names:
        grid.add_row(Text(plain(name.label)), Text(name.key, "cyan"), Text(_times(name.uses, "report"), "dim"))
    return grid


def _decisions(whole: WholeParty) -> Table:
    """Return the judgements that stand about the party's names: what, how sure, why, by whom."""
    grid = Table.grid(padding=(0, 2))
    keys = {f"party:{name.key}" for name in whole.count.party.names}
    for judgement in standing(whole.judgements):
        if judgement.subject in keys or judgement.other in keys:
            grid.add_row(*_decision(judgement))
    return grid


def _decision(judgement: Judgement) -> tuple[Text, Text, Text, Text]:
    one, other = (side.removeprefix("party:") for side in (judgement.subject, judgement.other))
    sign = {"same": "=", "different": "≠"}.get(judgement.verdict, "·")
    score = f"{judgement.score:.0%}" if judgement.score is not None else "decided"
    return (
        Text(f"{one} {sign} {other}"),
        Text(score),
        Text(plain(judgement.reason), "dim"),
        Text(f"{judgement.by}, {judgement.id[:10]}", "dim"),
    )


def encode_party_count(count: PartyCount) -> dict[str, Any]:
    """Return a party for JSON Lines."""
    party = count.party
    return {
        "id": party.id,
        "label": party.label,
        "kind": party.kind,
        "country": party.country,
        "entity": party.entity,
        "names": [
            {"key": name.key, "label": name.label, "sort": name.sort, "reports": name.uses} for name in party.names
        ],
        "claims": count.claims,
        "reports": count.reports,
        "acts_for": [_encode_office(office) for office in count.acts_for],
    }


def _encode_office(office: ActsFor) -> dict[str, Any]:
    return {
        "office": office.office,
        "party": office.party,
        "since": office.since.isoformat() if office.since else None,
        "until": office.until.isoformat() if office.until else None,
        "source": office.source,
        "reports": office.reports,
    }


def encode_judgement(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement for JSON Lines."""
    fields = {name: getattr(judgement, name) for name in Judgement.__slots__}
    return fields | {"at": judgement.at.isoformat()}

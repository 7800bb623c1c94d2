"""``pourparler show``: the record laid out, each line with its quotation and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, MinConfidence, Record, parse_chance, parse_day, parse_moment
from pourparler.cli.publishers import GradeAsked, Independent, SourceKindAsked, publishers_asked
from pourparler.schema.views import USUAL_CONFIDENCE

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from pourparler.schema.views import ClaimFilter
    from pourparler.store.view import View

LIMIT = 50
"""Lines of a table for people; machines get all."""
NOTHING = "Nothing in the record passes these filters."
Tally = TypeVar("Tally")


class What(StrEnum):
    """What can be shown."""

    timeline = "timeline"
    events = "events"
    statements = "statements"
    positions = "positions"
    proposals = "proposals"
    responses = "responses"
    figures = "figures"
    parties = "parties"
    documents = "documents"
    acts = "acts"
    stories = "stories"
    claim = "claim"


KINDS = {
    What.timeline: ("event", "proposal", "response"),
    What.events: ("event",),
    What.statements: ("statement",),
    What.positions: ("position",),
    What.proposals: ("proposal",),
    What.responses: ("response",),
    What.figures: ("figure",),
    What.acts: ("event", "proposal", "response"),
}


def show(  # noqa: PLR0913  # one parameter for each option
    what: Annotated[What, typer.Argument(help="What to show.")],
    identity: Annotated[str, typer.Argument(metavar="[ID]", help="The claim, for `show claim`.")] = "",
    record: Record = "record.db",
    party: Annotated[str, typer.Option(help="Part of a party's name, in any role, or its id.")] = "",
    issue: Annotated[str | None, typer.Option(help="Issue of positions and proposals, such as ceasefire.")] = None,
    type: Annotated[str | None, typer.Option(help="Event type, stance, reply, topic or mode of speech.")] = None,
    place: Annotated[str, typer.Option(help="Part of a place's name, or a country's two-letter code.")] = "",
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")] = None,
    factuality: Annotated[str | None, typer.Option(help="happened, ongoing, planned, negated …")] = None,
    document: Annotated[str, typer.Option(help="Part of a report's title, publisher, address or id.")] = "",
    source_kind: SourceKindAsked = None,
    grade: GradeAsked = None,
    independent: Independent = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    limit: Annotated[int | None, typer.Option(min=0, help=f"How many, the latest, {LIMIT} else; 0 for all.")] = None,
    json: Json = False,
) -> None:
    """Show the record: timeline, events, statements, positions, proposals, responses, figures, parties, documents.

    `show acts` puts the reports of one act together, `show stories` those of one story. `show claim ID` shows
    everything about one claim.
    """
    from pourparler.cli.filters import make_filter
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    day = parse_day("--as-of", as_of)
    wanted = make_filter(
        # An act's type is that of its events; offers and answers join them.
        ("event",) if what is What.acts and type else KINDS.get(what, ()),
        party=party,
        issue=issue,
        type=type,
        place=place,
        since=parse_day("--since", since),
        until=min((each for each in (parse_day("--until", until), day) if each), default=None),
        factuality=factuality,
        document=document,
        known_on=parse_moment("--known-on", known_on),
        sources=publishers_asked(record, source_kind, grade, independent=independent),
        min_confidence=parse_chance("--min-confidence", min_confidence, USUAL_CONFIDENCE if what in KINDS else 0.0),
        limit=(None if json else LIMIT) if limit is None else limit or None,
    )
    _check_identity(what, identity)
    if what in (What.acts, What.stories):
        _show_across(record, what, wanted, day, json)
        return
    view = View(open_record(record))
    _show_one(view, identity, json) if what is What.claim else _show_many(view, what, wanted, json)


def _show_across(record: str, what: What, wanted: ClaimFilter, as_of: date | None, json: bool) -> None:
    from dataclasses import replace

    from pourparler.cli.show_across import show_acts, show_stories
    from pourparler.store.across import AcrossView
    from pourparler.store.engine import open_record

    group = None
    if wanted.known_on is not None:
        from pourparler.resolve.identities.linking import Linker  # heavy, and only an earlier day's record needs it

        group = Linker().group
    view, everything = AcrossView(open_record(record), group), replace(wanted, limit=None)
    if what is What.stories:
        show_stories(view, everything, wanted.limit, json=json)
    else:
        show_acts(view, everything, wanted.limit, as_of, json=json)


def _check_identity(what: What, identity: str) -> None:
    from pourparler.errors import SettingsError

    if (what is What.claim) != bool(identity):
        raise SettingsError(
            "show claim expects the id of a claim, such as c-5f0c12; the other tables list the ids."
            if what is What.claim
            else f"show {what.value} takes no id, and {identity!r} was given; for one claim: pourparler show claim ID"
        )


def _show_one(view: View, identity: str, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.machine import encode_stored_claim
    from pourparler.show.one_claim import trail_of, whole_claim

    stored = view.claim(identity)
    if json:
        write_json(encode_stored_claim(stored) | {"trail": trail_of(stored.claim)})
    else:
        print_out(open_console(), whole_claim(stored))


def _show_many(view: View, what: What, wanted: ClaimFilter, json: bool) -> None:
    from pourparler.show.tables import documents_table, parties_table

    if json:
        _write_all(view, what, wanted)
        return
    match what:
        case What.parties:
            _print_tallies(parties_table, view.parties(wanted))
        case What.documents:
            _print_tallies(documents_table, view.documents(wanted))
        case _:
            show_claims(view, what, wanted)


def _print_tallies(layout: Callable[[Sequence[Tally], int], RenderableType], found: Sequence[Tally]) -> None:
    from pourparler.cli.terminal import open_console, print_out

    console = open_console()
    print_out(console, layout(found, console.width) if found else NOTHING)


def show_claims(view: View, what: What, wanted: ClaimFilter) -> None:
    """Print claims as a table or timeline, and say what a limit left out."""
    from pourparler.cli.terminal import open_console, print_out
    from pourparler.show.tables import claims_table, timeline

    console = open_console()
    found = view.claims(wanted)
    layout = timeline if what is What.timeline else claims_table
    print_out(console, layout(found, console.width) if found else NOTHING)
    total = view.count(wanted)
    if total > len(found):
        console.print(f"The latest {len(found)} of {total}; --limit 0 shows all.", style="dim")


def _write_all(view: View, what: What, wanted: ClaimFilter) -> None:
    from pourparler.cli.terminal import write_json
    from pourparler.show.machine import encode_document_tally, encode_party_tally, encode_stored_claim

    match what:
        case What.parties:
            lines = [encode_party_tally(tally) for tally in view.parties(wanted)]
        case What.documents:
            lines = [encode_document_tally(tally) for tally in view.documents(wanted)]
        case _:
            lines = [encode_stored_claim(stored) for stored in view.claims(wanted)]
    for line in lines:
        write_json(line)

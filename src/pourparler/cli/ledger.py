"""``pourparler ledger``: every proposal with its state on a day, one of them whole, or two compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, Record, parse_day, parse_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.schema.ledger import OfferHead
    from pourparler.show.ledgers import LedgerView

LIMIT = 30
NOTHING = "The record tells of no proposal by then."


def ledger(  # noqa: PLR0913  # one parameter for each option
    proposal: Annotated[
        str, typer.Argument(metavar="[PROPOSAL]", help="A proposal's id, a claim's id, or words of its name.")
    ] = "",
    against: Annotated[
        str, typer.Option(metavar="PROPOSAL", help="Compare with this proposal; its older version when left out.")
    ] = "",
    record: Record = "record.db",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    limit: Annotated[int, typer.Option(min=0, help="How many proposals, those that changed last; 0 for all.")] = LIMIT,
    json: Json = False,
) -> None:
    """Show the ledger: who offered what to whom, how it was answered, and in which state it is, with the words."""
    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.cli.terminal import open_console
    from pourparler.errors import SettingsError
    from pourparler.show.ledgers import LedgerView
    from pourparler.store.engine import open_record

    if against and not proposal:
        raise SettingsError("--against compares one proposal with another: pourparler ledger PROPOSAL --against OTHER.")
    day, moment = parse_day("--as-of", as_of), parse_moment("--known-on", known_on)
    followed = FollowedRecord(open_record(record), moment)
    view = LedgerView(followed.label, day, open_console().width)
    if not proposal:
        _show_all(followed, view, limit, json)
        return
    head = find_head(followed, proposal)
    other = find_head(followed, against) if against else _earlier(followed.heads, head)
    _show_one(followed, head, other, view, json)


def find_head(followed: FollowedRecord, words: str) -> OfferHead:
    """Return the proposal that an id's beginning, a claim's id or words of its name mean.

    Raises:
        SettingsError: none or several.
    """
    from pourparler.errors import SettingsError

    asked = words.strip().lower()
    named = followed.naming(asked) if asked.startswith("c-") else ()
    found = [head for head in followed.heads if head.id.startswith(asked)]
    found = found or [head for head in followed.heads if head.id in named]
    found = found or [head for head in followed.heads if all(part in head.name.lower() for part in asked.split())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise SettingsError(f"No proposal is called {words!r}; `pourparler ledger` lists them with their ids.")
    listed = "; ".join(f"{head.id[:10]} {head.name}" for head in found[:5])
    raise SettingsError(f"Several proposals are called {words!r}: {listed}; give an id.")


def _earlier(heads: Sequence[OfferHead], head: OfferHead) -> OfferHead | None:
    """Return what a proposal is compared with: its author's older version, else the proposal that it answers."""
    older = [other for other in heads if other.id in head.supersedes and other.author == head.author]
    answered = [other for other in heads if other.id == head.counter_to]
    return next(iter((*older[::-1], *answered)), None)


def _show_all(followed: FollowedRecord, view: LedgerView, limit: int, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.ledger_machine import encode_offer
    from pourparler.show.ledgers import ledger_list

    moved = {head.id: day for head in followed.heads if (day := head.moved_on(view.day)) is not None}
    if json:
        process_of = {identity: process for process in followed.processes for identity in process.offers}
        for offer in followed.offers(moved):
            write_json(encode_offer(offer, process_of[offer.id], view))
        return
    console = open_console()
    latest = sorted(moved, key=lambda identity: (moved[identity], identity))[-limit:]
    print_out(console, ledger_list(followed.offers(set(latest)), followed.processes, view) if moved else NOTHING)
    if len(latest) < len(moved):
        console.print(f"The latest {len(latest)} of {len(moved)}; --limit 0 shows all.", style="dim")


def _show_one(followed: FollowedRecord, head: OfferHead, other: OfferHead | None, view: LedgerView, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.follow.differences import compare_offers
    from pourparler.show.comparisons import comparison
    from pourparler.show.ledger_machine import encode_comparison, encode_offer
    from pourparler.show.ledgers import whole_offer

    by_id = {offer.id: offer for offer in followed.offers({head.id, other.id if other else ""})}
    offer, before = by_id[head.id], by_id[other.id] if other else None
    differences = compare_offers(before, offer) if before else ()
    if json:
        process = next(each for each in followed.processes if offer.id in each.offers)
        compared = {"comparison": encode_comparison(before, offer, differences, view)} if before else {}
        write_json(encode_offer(offer, process, view) | compared)
        return
    parts = [whole_offer(offer, view)]
    if before is not None:
        parts.append(comparison(before, offer, differences, view))
    print_out(open_console(), *parts)

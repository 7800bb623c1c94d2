"""``pourparler ledger``: every proposal with its state on a day, one of them whole, or two compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, Record, parse_day, parse_moment

if TYPE_CHECKING:
    from pourparler.cli.following import Followed
    from pourparler.schema.ledger import Ledger, Offer
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
    from pourparler.cli.following import follow
    from pourparler.cli.terminal import open_console
    from pourparler.errors import SettingsError
    from pourparler.show.ledgers import LedgerView
    from pourparler.store.engine import open_record

    if against and not proposal:
        raise SettingsError("--against compares one proposal with another: pourparler ledger PROPOSAL --against OTHER.")
    day, moment = parse_day("--as-of", as_of), parse_moment("--known-on", known_on)
    followed = follow(open_record(record), moment)
    view = LedgerView(followed.sides.label, day, open_console().width)
    if not proposal:
        _show_all(followed.ledger, view, limit, json)
        return
    offer = find_offer(followed.ledger, proposal)
    other = find_offer(followed.ledger, against) if against else _earlier(followed.ledger, offer)
    _show_one(followed, offer, other, view, json)


def find_offer(ledger: Ledger, words: str) -> Offer:
    """Return the proposal that an id's beginning, a claim's id or words of its name mean.

    Raises:
        SettingsError: none or several.
    """
    from pourparler.errors import SettingsError

    asked = words.strip().lower()
    by_id = [offer for offer in ledger.offers if offer.id.startswith(asked)]
    by_claim = [o for o in ledger.offers if any(t.step.claim.startswith(asked) for t in o.steps)]
    by_name = [offer for offer in ledger.offers if all(part in offer.name.lower() for part in asked.split())]
    found = by_id or (by_claim if asked.startswith("c-") else []) or by_name
    if len(found) == 1:
        return found[0]
    if not found:
        raise SettingsError(f"No proposal is called {words!r}; `pourparler ledger` lists them with their ids.")
    listed = "; ".join(f"{offer.id[:10]} {offer.name}" for offer in found[:5])
    raise SettingsError(f"Several proposals are called {words!r}: {listed}; give an id.")


def _earlier(ledger: Ledger, offer: Offer) -> Offer | None:
    """Return what a proposal is compared with: its author's older version, else the proposal that it answers."""
    older = [other for other in ledger.offers if other.id in offer.supersedes and other.author == offer.author]
    answered = [other for other in ledger.offers if other.id == offer.counter_to]
    return next(iter((*older[::-1], *answered)), None)


def _show_all(ledger: Ledger, view: LedgerView, limit: int, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.ledger_machine import encode_offer
    from pourparler.show.ledgers import ledger_list

    known = [offer for offer in ledger.offers if offer.state_on(view.day) is not None]
    if json:
        process_of = {identity: process for process in ledger.processes for identity in process.offers}
        for offer in known:
            write_json(encode_offer(offer, process_of[offer.id], view))
        return
    console = open_console()
    print_out(console, ledger_list(ledger, view, limit or None) if known else NOTHING)
    if limit and len(known) > limit:
        console.print(f"The latest {limit} of {len(known)}; --limit 0 shows all.", style="dim")


def _show_one(followed: Followed, offer: Offer, other: Offer | None, view: LedgerView, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.follow.differences import compare_offers
    from pourparler.show.comparisons import comparison
    from pourparler.show.ledger_machine import encode_comparison, encode_offer
    from pourparler.show.ledgers import whole_offer

    differences = compare_offers(other, offer) if other else ()
    if json:
        process = next(each for each in followed.ledger.processes if offer.id in each.offers)
        compared = {"comparison": encode_comparison(other, offer, differences, view)} if other else {}
        write_json(encode_offer(offer, process, view) | compared)
        return
    parts = [whole_offer(offer, view)]
    if other is not None:
        parts.append(comparison(other, offer, differences, view))
    print_out(open_console(), *parts)

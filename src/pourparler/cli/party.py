"""``pourparler party``: who is who across reports, and what people decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.edges import told
from pourparler.cli.options import Json, Record
from pourparler.cli.signing import By, Reason, sign
from pourparler.cli.undoing import decide, undo_newest

if TYPE_CHECKING:
    from pourparler.schema.identity import PartyIdentity
    from pourparler.store.party_view import PartyView

LIMIT = 50
NEWEST = 8
"""Claims that `party show` lists."""
Named = Annotated[str, typer.Argument(metavar="PARTY", help="A party's id, label, one of its names, or part of one.")]


def list_parties(
    like: Annotated[str, typer.Argument(metavar="[WORDS]", help="Part of a name.")] = "",
    record: Record = "record.db",
    all: Annotated[bool, typer.Option("--all", help="Also descriptions that one report alone uses.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="How many, those of most claims; 0 for all.")] = LIMIT,
    json: Json = False,
) -> None:
    """List the parties with their names, whom they act for, and how many claims name them."""
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.parties import encode_party_count, parties_list

    counts = [count for count in _view(record).counts() if all or count.is_known]
    labels = {count.party.id: count.party.label for count in counts}
    asked = like.casefold()
    found = [count for count in counts if any(asked in name.label.casefold() for name in count.party.names)]
    if json:
        for count in found:
            write_json(encode_party_count(count))
        return
    console = open_console()
    shown = found[:limit] if limit else found
    print_out(console, parties_list(shown, labels) if shown else "No party in the record has such a name.")
    if len(shown) < len(found):
        console.print(f"{len(shown)} of {len(found)}; --limit 0 shows all.", style="dim")


def show_party(party: Named, record: Record = "record.db", json: Json = False) -> None:
    """Show all about one party: its names, why they are one, whom it acts for, its newest claims."""
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.schema.identity import PartyCount
    from pourparler.show.machine import encode_stored_claim
    from pourparler.show.parties import WholeParty, encode_judgement, encode_party_count, whole_party

    view = _view(record)
    found, counts = view.find(party), view.counts()
    count = next((count for count in counts if count.party.id == found.id), PartyCount(found, 0, 0))
    whole = WholeParty(
        count, {c.party.id: c.party.label for c in counts}, view.judgements([found]), view.claims(found, NEWEST)
    )
    if json:
        judged = [encode_judgement(judgement) for judgement in whole.judgements]
        write_json(
            encode_party_count(count) | {"judgements": judged, "newest": [encode_stored_claim(c) for c in whole.claims]}
        )
    else:
        console = open_console()
        print_out(console, whole_party(whole, console.width))


def merge_parties(  # noqa: PLR0913  # one parameter for each option
    party: Named,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The party that is the same one.")],
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide that two parties are one; it holds whatever the program thinks, and when reports are read again."""
    from pourparler.errors import SettingsError
    from pourparler.resolve.identities.party_decisions import merge

    view = _view(record)
    one, two = view.find(party), view.find(other)
    if one.number == two.number:
        raise SettingsError(f"{party!r} and {other!r} are one party already: {one.label} ({one.id}).")
    decide(record, merge(sign(by, reason), one, two, view.judgements([one, two])), json)
    _tell(record, one, json)


def split_party(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names of one party, as `party show` lists them.")
    ],
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide that names do not belong to the party that they are one with now; together they are another one."""
    from pourparler.errors import SettingsError
    from pourparler.resolve.identities.party_decisions import split

    view = _view(record)
    party = view.find_by_name(names[0])
    keys = [view.key_in(party, name) for name in names]
    if len(set(keys)) == len(party.names):
        raise SettingsError(f"{party.label} ({party.id}) has no other name to part {', '.join(names)} from.")
    decide(record, split(sign(by, reason), party, keys, view.judgements([party])), json)
    for one in (party, view.find_by_name(names[0])):
        _tell(record, one, json)


def rename_party(  # noqa: PLR0913  # one parameter for each option
    party: Named,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="The name to show.")],
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide which name of a party is shown."""
    from pourparler.resolve.identities.party_decisions import rename

    found = _view(record).find(party)
    decide(record, rename(sign(by, reason), found, label), json)
    _tell(record, found, json)


def undo(record: Record = "record.db", by: By = "", json: Json = False) -> None:
    """Take back the newest decision about parties that stands; once more takes back the one before."""
    undo_newest(record, ("party:",), by, json=json)


def _view(record: str) -> PartyView:
    from pourparler.store.engine import open_record
    from pourparler.store.party_view import PartyView

    return PartyView(open_record(record))


def _tell(record: str, party: PartyIdentity, json: bool) -> None:
    """Say how a party is called now."""
    if json:
        return
    from pourparler.cli.terminal import open_console

    now = _view(record).find_by_name(party.names[0].key)
    others = ", ".join(dict.fromkeys(name.label for name in now.names if name.label != now.label))
    open_console().print(f"{now.label} ({now.id})" + (f", also {others}" if others else ""))


party_app = typer.Typer(name="party", help="Who is who across reports.", no_args_is_help=True)
for name, command, example in (
    ("list", list_parties, "pourparler party list --record crisis.db"),
    ("show", show_party, 'pourparler party show "Salt Coast Front" --record crisis.db'),
    ("merge", merge_parties, 'pourparler party merge "the rebels" "Salt Coast Front" --record crisis.db'),
    ("split", split_party, 'pourparler party split Osmere --reason "here it is the town" --record crisis.db'),
    ("rename", rename_party, 'pourparler party rename norvast "Republic of Norvast" --record crisis.db'),
    ("undo", undo, "pourparler party undo --record crisis.db"),
):
    party_app.command(name, epilog=f"Example: {example}")(told(command))

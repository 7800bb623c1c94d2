"""``pourparler act``: which reports are of one act, where a person knows better than the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.edges import told
from pourparler.cli.options import Json, Record
from pourparler.cli.signing import By, Reason, sign
from pourparler.cli.undoing import decide, undo_newest

if TYPE_CHECKING:
    from pourparler.schema.acts import Act, ActMaterial

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The beginning of a claim's id, as `show acts` lists it.")]


def merge_acts(  # noqa: PLR0913  # one parameter for each option
    claim: Claim,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="A claim of the act that is the same one.")],
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide that two claims report one act, even where their days, places or actors disagree."""
    from pourparler.resolve.identities.party_decisions import join

    one, material = _act_of(record, claim)
    two, others = _act_of(record, other)
    judgements = (*material.judgements, *others.judgements)
    decide(record, join(sign(by, reason), _subjects(one, claim), _subjects(two, other), judgements), json)
    _tell(record, claim, json)


def split_act(
    claim: Claim,
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide that a claim reports another act than the claims that it is put together with."""
    from pourparler.errors import SettingsError
    from pourparler.resolve.identities.party_decisions import part

    act, material = _act_of(record, claim)
    first, *rest = _subjects(act, claim)
    if not rest:
        raise SettingsError(f"{first.removeprefix('act:')} is put together with no other claim.")
    decide(record, part(sign(by, reason), [first], rest, material.judgements), json)
    _tell(record, claim, json)


def undo(record: Record = "record.db", by: By = "", json: Json = False) -> None:
    """Take back the newest decision about acts that stands; once more takes back the one before."""
    undo_newest(record, ("act:",), by, json=json)


def _act_of(record: str, claim: str) -> tuple[Act, ActMaterial]:
    """Return the act of a claim.

    Raises:
        SettingsError: the claim reports no act.
    """
    from pourparler.errors import SettingsError
    from pourparler.resolve.identities.told_acts import acts_of
    from pourparler.store.across import AcrossView
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    engine = open_record(record)
    identity = View(engine).claim(claim).claim.id
    material = AcrossView(engine).acts_around([identity])
    for act in acts_of(material):
        if any(stored.claim.id == identity for stored in act.reports):
            return act, material
    raise SettingsError(
        f"{identity} reports no act of the newest reports; `pourparler show acts` lists the claims that do."
    )


def _subjects(act: Act, claim: str) -> list[str]:
    """Return how judgements call the act's claims, the one asked for first."""
    ids = sorted((stored.claim.id for stored in act.reports), key=lambda identity: (claim not in identity, identity))
    return [f"act:{identity}" for identity in ids]


def _tell(record: str, claim: str, json: bool) -> None:
    if json:
        return
    from pourparler.cli.terminal import open_console, print_out
    from pourparler.show.acts import acts_list

    print_out(open_console(), acts_list([_act_of(record, claim)[0]]))


act_app = typer.Typer(name="act", help="Which reports are of one act.", no_args_is_help=True)
for name, command, example in (
    ("merge", merge_acts, "pourparler act merge c-384b462d c-368d8dba --record crisis.db"),
    ("split", split_act, "pourparler act split c-309dd304 --record crisis.db"),
    ("undo", undo, "pourparler act undo --record crisis.db"),
):
    act_app.command(name, epilog=f"Example: {example}")(told(command))

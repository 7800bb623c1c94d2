"""``pourparler judge``: a person's decisions about claims and proposals; they win, last, and can be undone."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import Json, Record
from pourparler.cli.signing import By, Reason, sign

if TYPE_CHECKING:
    from pourparler.schema.judgements import Hand
    from pourparler.schema.record import Judgement, Verdict
    from pourparler.store.view import View


class Decision(StrEnum):
    """What can be decided."""

    accept = "accept"
    reject = "reject"
    edit = "edit"
    same = "same"
    different = "different"
    undo = "undo"


def judge(  # noqa: PLR0913  # one parameter for each option
    decision: Annotated[
        Decision,
        typer.Argument(
            help="accept, reject or edit a claim; same or different: two claims are of one proposal or of two; "
            "undo the latest decision about a claim."
        ),
    ],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The beginning of a claim's id.")],
    other: Annotated[
        str, typer.Argument(metavar="[OTHER]", help="For same and different: a claim of the other proposal.")
    ] = "",
    set: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=VALUE", help="For edit: a field's new value, in words of the sentence."),
    ] = None,
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Decide about a claim, or about which proposal it belongs to. Nothing is deleted: every decision is kept.

    An edit gives fields new values, for example --set reply=accept-with-changes. --set move=withdraw says what the
    claim does to a proposal (none for nothing), --set day=2026-03-22 on which day.
    """
    from pourparler.cli.terminal import write_json
    from pourparler.show.parties import encode_judgement
    from pourparler.store.engine import open_record
    from pourparler.store.view import View
    from pourparler.store.writer import Writer

    _check(decision, other, set or [])
    engine = open_record(record)
    view, hand = View(engine), sign(by, reason)
    if decision is Decision.undo:
        judgement = _undone(view, claim, hand)
    elif decision is Decision.edit:
        judgement = _edited(view, claim, set or [], hand)
    else:
        judgement = _decided(view, decision, (claim, other), hand)
    Writer(engine).judge(judgement)
    if json:
        write_json(encode_judgement(judgement))
    elif decision is Decision.undo:
        typer.echo(f"Taken back: the latest decision about {claim}.")
    else:
        typer.echo(f"Kept: {judgement.verdict} {judgement.subject} {judgement.other}".rstrip())


def _check(decision: Decision, other: str, values: list[str]) -> None:
    from pourparler.errors import SettingsError

    pair = decision in (Decision.same, Decision.different)
    if pair != bool(other):
        raise SettingsError(
            f"{decision.value} expects two claims: pourparler judge {decision.value} CLAIM OTHER."
            if pair
            else f"{decision.value} is about one claim, and {other!r} was given as a second."
        )
    if (decision is Decision.edit) != bool(values):
        raise SettingsError("edit, and only edit, expects new values: pourparler judge edit CLAIM --set reply=accept.")


def _decided(view: View, decision: Decision, claims: tuple[str, str], hand: Hand) -> Judgement:
    from pourparler.follow.decisions import PROPOSAL

    first = view.claim(claims[0]).claim.id
    match decision:
        case Decision.accept:
            return hand.writes(first, "accept")
        case Decision.reject:
            return hand.writes(first, "reject")
        case _:
            verdict: Verdict = "same" if decision is Decision.same else "different"
            return hand.writes(f"{PROPOSAL}{first}", verdict, f"{PROPOSAL}{view.claim(claims[1]).claim.id}")


def _edited(view: View, claim: str, values: list[str], hand: Hand) -> Judgement:
    """Return an edit; it is applied here once, so that what cannot be is said now and not when the record is asked."""
    from pourparler.schema.edits import apply_edit, read_edit

    stored, text = view.claim(claim), _as_json(values)
    apply_edit(stored.claim, read_edit(text), stored.sentence)
    return hand.writes(stored.claim.id, "edit", text)


def _as_json(values: list[str]) -> str:
    import json

    from pourparler.errors import SettingsError

    fields = {}
    for value in values:
        name, sign_, given = value.partition("=")
        if not sign_ or not name.strip():
            raise SettingsError(f"--set expects FIELD=VALUE, such as reply=accept, not {value!r}.")
        fields[name.strip()] = given.strip()
    return json.dumps(fields, ensure_ascii=False)


def _undone(view: View, claim: str, hand: Hand) -> Judgement:
    """Return what takes back the latest decision about a claim, or about the proposal that it tells of."""
    from pourparler.errors import SettingsError
    from pourparler.follow.decisions import PROPOSAL
    from pourparler.schema.judgements import standing

    identity = view.claim(claim).claim.id
    about = {identity, f"{PROPOSAL}{identity}"}
    found = [each for each in standing(view.judgements()) if about & {each.subject, each.other}]
    if not found:
        raise SettingsError(f"No decision about {identity} stands, so that there is none to undo.")
    return hand.takes_back(max(found, key=lambda each: (each.at, each.id)))

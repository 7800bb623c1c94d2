"""Decisions of people into a record, and out of force again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pourparler.cli.signing import sign

if TYPE_CHECKING:
    from pourparler.schema.record import Judgement


def decide(record: str, judgements: Sequence[Judgement], json: bool) -> None:
    """Store the judgements of one command, all or none; for machines they are printed."""
    from pourparler.ask.writers import open_writer
    from pourparler.cli.terminal import write_json
    from pourparler.show.parties import encode_judgement
    from pourparler.store.engine import open_record

    open_writer(open_record(record)).judge(*judgements)
    if json:
        for judgement in judgements:
            write_json(encode_judgement(judgement))


def undo_newest(record: str, about: tuple[str, ...], by: str, *, json: bool) -> None:
    """Take back the newest command that decided about some kind of subject.

    Raises:
        SettingsError: no such decision stands.
    """
    from pourparler.cli.terminal import open_console
    from pourparler.errors import SettingsError
    from pourparler.resolve.identities.party_decisions import last_decision
    from pourparler.store.engine import open_record
    from pourparler.store.party_view import PartyView

    newest = last_decision(PartyView(open_record(record)).decisions(), about)
    if not newest:
        raise SettingsError(
            f"No decision about {' or '.join(about).replace(':', '')} stands in {record}; nothing changed."
        )
    hand = sign(by, "")
    decide(record, [hand.takes_back(judgement) for judgement in newest], json)
    if not json:
        sides = ", ".join(f"{j.subject} {j.verdict} {j.other}".strip() for j in newest)
        open_console().print(f"Taken back: {sides}")

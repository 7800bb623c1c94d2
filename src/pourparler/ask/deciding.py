"""People's decisions about claims as judgements: one command, one hand, all of it taken back together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from sqlalchemy import Engine

from pourparler.ask.making import made_of, make_claim, make_link, make_part
from pourparler.ask.writers import open_writer
from pourparler.errors import SettingsError
from pourparler.follow.decisions import PROPOSAL
from pourparler.resolve.identities.party_decisions import join, last_decision, part
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.codec import kind_of
from pourparler.schema.edits import apply_edit, read_edit
from pourparler.schema.judgements import Hand, in_force, standing
from pourparler.schema.record import Judgement, Made, Verdict
from pourparler.schema.spans import Span
from pourparler.schema.views import StoredClaim
from pourparler.store.across import AcrossView
from pourparler.store.added_claims import stored_reading
from pourparler.store.claim_judgements import claim_judgements
from pourparler.store.view import View

Decision = Literal[
    "accept", "reject", "edit", "defer", "undo", "same", "different", "split", "merge", "link", "see"
]  # fmt: skip
DECISIONS: tuple[str, ...] = get_args(Decision)
_PLAIN: Mapping[str, Verdict] = {"accept": "accept", "reject": "reject", "defer": "defer"}
_UNDONE = ("c-", PROPOSAL, "act:", "adjudication:")
_OFFERS = ("proposal", "response")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a command decided: its judgements, the claims that it made, and the ids of all claims that it is about."""

    judgements: tuple[Judgement, ...]
    made: tuple[Made, ...]
    claims: tuple[str, ...]


class Decider:
    """Turns a person's commands about claims of one record into judgements."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._view = View(engine)

    def decide(
        self, decision: Decision, numbers: Sequence[int], values: Mapping[str, Any], hand: Hand, *, settles: str = ""
    ) -> Decided:
        """Store a decision about claims, and return it.

        Args:
            decision: what is decided.
            numbers: the claims' numbers in the record, in the order given.
            values: for edit, split and link.
            hand: who decides, when and why.
            settles: before a claim's id in a further judgement, that this is the last word.

        Raises:
            SettingsError: the decision does not fit the claims.
        """
        found = self._view.claims_numbered(numbers)
        claims = [found[number] for number in numbers]
        decided = self._decided(decision, claims, values, hand)
        if settles:
            settled = (hand.writes(f"{settles}{stored.claim.id}", "set", f"decision={decision}") for stored in claims)
            decided = replace(decided, judgements=(*decided.judgements, *settled))
        open_writer(self._engine).judge(*decided.judgements, made=decided.made)
        return decided

    def undo(self, claims: Sequence[str], hand: Hand) -> Decided:
        """Take back the latest command about some claims, or the latest one of the person who asks."""
        judgements = claim_judgements(self._engine)
        if not claims:
            judgements = tuple(self._view.judgements())
            newest = last_decision([j for j in judgements if j.by == hand.by or j.verdict == "withdraw"], _UNDONE)
        else:
            tied = AcrossView(self._engine).about_acts(claims)
            newest = _latest_about(_by_time((*judgements, *tied)), claims)
        if not newest:
            whom = f"about {', '.join(claims[:3])}" if claims else f"of {hand.by}"
            raise SettingsError(f"No decision {whom} stands, so that there is none to undo.")
        taken_back = tuple(hand.takes_back(judgement) for judgement in newest)
        open_writer(self._engine).judge(*taken_back)
        about = dict.fromkeys(name for judgement in newest for name in _claims_of(judgement))
        return Decided(taken_back, (), tuple(about))

    def add(self, reading: int, kind: str, words: Span, fields: Mapping[str, Any], hand: Hand) -> Decided:
        """Store a claim that a person made of words of a report."""
        read = stored_reading(self._engine, reading)
        claim = make_claim(read, kind, words, fields)
        judgement = hand.writes(claim.id, "add", json.dumps({"reading": reading}))
        decided = Decided((judgement,), (made_of(reading, read, claim),), (claim.id,))
        open_writer(self._engine).judge(judgement, made=decided.made)
        return decided

    def _decided(
        self, decision: Decision, claims: Sequence[StoredClaim], values: Mapping[str, Any], hand: Hand
    ) -> Decided:
        ids = tuple(stored.claim.id for stored in claims)
        if decision in _PLAIN:
            return Decided(tuple(hand.writes(each, _PLAIN[decision]) for each in ids), (), ids)
        match decision:
            case "edit":
                return self._edited(claims, values, hand)
            case "same" | "different":
                return Decided(tuple(self._tied(decision, claims, hand)), (), ids)
            case "split":
                return self._split(claims, values, hand)
            case "merge":
                return _merged(claims, hand)
            case "link":
                return self._linked(claims, values, hand)
            case _:
                raise SettingsError(f"A decision is one of {', '.join(DECISIONS)}.")

    def _edited(self, claims: Sequence[StoredClaim], values: Mapping[str, Any], hand: Hand) -> Decided:
        if not values:
            raise SettingsError('edit expects values: new values of fields, such as {"reply": "accept"}.')
        text = json.dumps(values, ensure_ascii=False)
        for stored in claims:
            apply_edit(stored.claim, read_edit(text), stored.sentence)
        ids = tuple(stored.claim.id for stored in claims)
        return Decided(tuple(hand.writes(each, "edit", text) for each in ids), (), ids)

    def _tied(self, decision: str, claims: Sequence[StoredClaim], hand: Hand) -> Sequence[Judgement]:
        one, other = _two(decision, claims)
        kinds = {kind_of(one.claim), kind_of(other.claim)}
        verdict: Verdict = "same" if decision == "same" else "different"
        if kinds <= set(_OFFERS):
            return [hand.writes(f"{PROPOSAL}{one.claim.id}", verdict, f"{PROPOSAL}{other.claim.id}")]
        if kinds == {"event"}:
            return self._acts(decision, one.claim.id, other.claim.id, hand)
        raise SettingsError(f"{decision} expects two events, or two claims of proposals, not {' and '.join(kinds)}.")

    def _acts(self, decision: str, one: str, other: str, hand: Hand) -> Sequence[Judgement]:
        material = AcrossView(self._engine).acts_around([one, other])
        groups = [[f"act:{stored.claim.id}" for stored in act.reports] for act in acts_of(material)]
        first, second = (next((g for g in groups if f"act:{each}" in g), [f"act:{each}"]) for each in (one, other))
        first, second = (_leading(group, f"act:{each}") for group, each in ((first, one), (second, other)))
        if decision == "same":
            return join(hand, first, second, material.judgements)
        return part(hand, [f"act:{other}"], [each for each in first if each != f"act:{other}"], material.judgements)

    def _split(self, claims: Sequence[StoredClaim], values: Mapping[str, Any], hand: Hand) -> Decided:
        parts = values.get("parts")
        if len(claims) != 1 or not isinstance(parts, list) or len(parts) < 2:
            raise SettingsError('split expects one claim and values {"parts": [{…}, {…}]}, one object for each part.')
        if not all(isinstance(each, dict) for each in parts):
            raise SettingsError("Each part of a split is an object of fields and their values.")
        stored = claims[0]
        number = self._reading_of(stored)
        read = stored_reading(self._engine, number)
        made = [make_part(read, stored.claim, each, stored.sentence) for each in parts]
        if len({claim.id for claim in made} | {stored.claim.id}) <= len(made):
            raise SettingsError("The parts of a split must differ from each other and from the claim.")
        added = [hand.writes(claim.id, "add", json.dumps({"split": stored.claim.id})) for claim in made]
        rejected = hand.writes(stored.claim.id, "reject", json.dumps({"split": [claim.id for claim in made]}))
        ids = (stored.claim.id, *(claim.id for claim in made))
        return Decided((rejected, *added), (made_of(number, read, *made),), ids)

    def _linked(self, claims: Sequence[StoredClaim], values: Mapping[str, Any], hand: Hand) -> Decided:
        one, other = _two("link", claims)
        if one.stored.document.fingerprint != other.stored.document.fingerprint:
            raise SettingsError("link expects two events of one report; same joins those of several.")
        number = self._reading_of(one)
        read = stored_reading(self._engine, number)
        link = make_link(read, one.claim, other.claim, str(values.get("relation", "")))
        judgement = hand.writes(link.id, "add", json.dumps({"reading": number}))
        return Decided((judgement,), (made_of(number, read, link),), (one.claim.id, other.claim.id, link.id))

    def _reading_of(self, stored: StoredClaim) -> int:
        from pourparler.store.columns import ColumnView

        return ColumnView(self._engine).reading_of(stored.claim.id)


def _two(decision: str, claims: Sequence[StoredClaim]) -> tuple[StoredClaim, StoredClaim]:
    if len(claims) != 2 or claims[0].claim.id == claims[1].claim.id:
        raise SettingsError(f"{decision} expects two claims, not {len(claims)}.")
    return claims[0], claims[1]


def _leading(group: Sequence[str], first: str) -> list[str]:
    return sorted(group, key=lambda subject: (subject != first, subject))


def _merged(claims: Sequence[StoredClaim], hand: Hand) -> Decided:
    kept, *others = claims
    same = all(
        kind_of(each.claim) == kind_of(kept.claim)
        and each.stored.document.fingerprint == kept.stored.document.fingerprint
        for each in others
    )
    if not others or not same:
        raise SettingsError("merge expects several claims of one kind and one report; same joins those of several.")
    told = json.dumps({"merged": kept.claim.id})
    rejected = [hand.writes(each.claim.id, "reject", told) for each in others]
    ids = tuple(each.claim.id for each in claims)
    return Decided((hand.writes(kept.claim.id, "accept"), *rejected), (), ids)


def _by_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements oldest first, each once."""
    known = {judgement.id: judgement for judgement in judgements}
    return sorted(known.values(), key=lambda judgement: (judgement.at, judgement.id))


def _latest_about(judgements: Sequence[Judgement], claims: Sequence[str]) -> list[Judgement]:
    """Return the latest standing command about each of some claims."""
    wanted = {f"{about}{claim}" for claim in claims for about in ("", PROPOSAL, "act:")}
    # A judgement with a score is the program's own.
    found = [each for each in standing(judgements) if each.score is None and wanted & {each.subject, each.other}]
    if not found:
        return []
    latest = max(found, key=lambda each: (each.at, each.id))
    return [each for each in in_force(judgements) if (each.at, each.by) == (latest.at, latest.by)]


def _claims_of(judgement: Judgement) -> list[str]:
    names = (judgement.subject, judgement.other)
    found = [name.removeprefix(PROPOSAL).removeprefix("act:").removeprefix("adjudication:") for name in names]
    return [name for name in found if name.startswith("c-")]

"""Actors and recipients of an event, by its type's role plan.

Comes in: a sentence, a trigger and an event type; goes out: heads of actors and of recipients.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.extract.mentions import stands_for_somebody
from pourparler.extract.nominals import noun_doers, noun_undergoers
from pourparler.extract.participants import doers, obliques, undergoers
from pourparler.extract.tables import RolePlan, role_plans
from pourparler.extract.trees import dependent, dependents, is_passive, is_time, lemma, name_at, word
from pourparler.schema.analysis import Sentence

_TOWARDS_SOMEBODY = frozenset({"ASSAULT", "REQUEST", "ACCUSE", "REJECT"})
_ONE_ANOTHER = frozenset({"each", "other", "another"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads of an event's actors and recipients, in order of the text."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def find_roles(sentence: Sentence, trigger: int, label: str, mode: str | None = None) -> Roles:
    """Return the actors and recipients of the event that a word names."""
    plan = role_plans()[label]
    find = _of_verb if sentence.tokens[trigger].upos in {"VERB", "AUX", "ADJ"} else _of_noun
    actors, recipients = find(sentence, trigger, plan)
    if label == "REQUEST":
        recipients = recipients or _asked_to_act(sentence, trigger)
    if label == "CONSULT" and mode in {"visit", "third-party"}:
        actors, recipients = _visit(sentence, trigger, actors, recipients)
    return Roles(
        _clean(sentence, actors, trigger), _clean(sentence, [at for at in recipients if at not in actors], trigger)
    )


def _of_verb(sentence: Sentence, verb: int, plan: RolePlan) -> tuple[list[int], list[int]]:
    actors = doers(sentence, verb)
    objects = [at for at in undergoers(sentence, verb) if plan.object == "any" or stands_for_somebody(sentence, at)]
    recipients = [] if plan.object in {"none", "actor"} else objects
    if plan.object == "actor":
        actors = actors + [at for at in objects if at not in actors]
    around = [(opening, at) for opening, at in obliques(sentence, verb) if stands_for_somebody(sentence, at)]
    actors = actors + [at for opening, at in around if opening in plan.actors and at not in actors]
    recipients = recipients or [at for opening, at in around if opening in plan.recipients and at not in actors]
    return actors, recipients or _inside_object(sentence, verb, plan)


def _inside_object(sentence: Sentence, verb: int, plan: RolePlan) -> list[int]:
    """Return the party inside an object that is none itself (“condemned Rwanda's support”, “lifted curbs on Iran”)."""
    if plan.object in {"none", "actor"}:
        return []
    around = [at for opening, at in obliques(sentence, verb) if opening in plan.recipients | {"for", "over", "about"}]
    inner = [at for clause in dependents(sentence, verb, "xcomp") for at in undergoers(sentence, clause)]
    for at in (*undergoers(sentence, verb), *around, *inner):
        found = _tied_to(sentence, at, plan)
        if found:
            return found
    return []


def _tied_to(sentence: Sentence, at: int, plan: RolePlan) -> list[int]:
    """Return the parties tied to a noun: its owner, the demonym before it, or those after its preposition."""
    tokens = sentence.tokens
    found = [owner for owner in dependents(sentence, at, "nmod:poss") if stands_for_somebody(sentence, owner)]
    found = found or [head for opening, head in obliques(sentence, at) if opening in plan.recipients | {"of", "by"}]
    found = [head for head in found if stands_for_somebody(sentence, head)]
    return found or [
        adjective
        for adjective in dependents(sentence, at, "amod")
        if tokens[adjective].text[:1].isupper() and not is_time(sentence, adjective)
    ]


def _of_noun(sentence: Sentence, noun: int, plan: RolePlan) -> tuple[list[int], list[int]]:
    actors = noun_doers(sentence, noun, plan.actors)
    recipients = noun_undergoers(sentence, noun, plan.recipients)
    if plan.object != "any":
        actors = [at for at in actors if stands_for_somebody(sentence, at) or sentence.tokens[at].upos == "ADJ"]
        recipients = [at for at in recipients if stands_for_somebody(sentence, at)]
    return actors, recipients


def _asked_to_act(sentence: Sentence, trigger: int) -> list[int]:
    """Return whom a demand addresses: the subject of what is demanded (“demanded that the rebels leave”)."""
    for clause in dependents(sentence, trigger, "ccomp", "advcl", "xcomp", "acl"):
        subject = dependent(sentence, clause, "nsubj")
        if subject is not None and stands_for_somebody(sentence, subject):
            return [subject]
    return []


def _visit(sentence: Sentence, trigger: int, actors: list[int], recipients: list[int]) -> tuple[list[int], list[int]]:
    """Keep the host of a visit apart from the visitor; one who hosts or mediates acts alone."""
    own = set(undergoers(sentence, trigger)) if sentence.tokens[trigger].upos == "VERB" else set()
    if lemma(sentence, trigger) in {"send", "dispatch", "expect"} and own:
        return sorted(own), recipients
    if not recipients and sentence.tokens[trigger].upos == "NOUN":
        recipients = [
            at for opening, at in obliques(sentence, trigger) if opening in {"to", "in"} and _is_land(sentence, at)
        ]
    if is_passive(sentence, trigger) and lemma(sentence, trigger) in {"receive", "host", "welcome"}:
        return [*actors, *own], []
    return [at for at in actors if at not in own], [*recipients, *(at for at in actors if at in own)]


def _is_land(sentence: Sentence, at: int) -> bool:
    name = name_at(sentence, at)
    return name is not None and name.kind == "LOC"


def _clean(sentence: Sentence, heads: list[int], trigger: int) -> tuple[int, ...]:
    """Drop words that stand for nobody: the trigger itself, “each other”, expletives, impersonal pronouns."""
    kept = []
    for at in sorted(set(heads)):
        empty = (
            word(sentence, at) in _ONE_ANOTHER or sentence.tokens[at].deprel == "expl" or lemma(sentence, at) == "there"
        )
        if at != trigger and not empty:
            kept.append(at)
    return tuple(kept)


def recipients_beside_frame(sentence: Sentence, trigger: int, label: str, recipients: tuple[int, ...]) -> list[int]:
    """Return those of the syntax's recipients that stand where a learned frame sees none.

    The owner of a verb's object is mostly the doer (“lifted its blockade”), and what verbs of most types govern is a
    thing; there the frame is right to see nobody.
    """
    tokens = sentence.tokens
    found = [at for at in recipients if tokens[at].upos != "PRON" or tokens[at].deprel != "nmod:poss"]
    if tokens[trigger].upos in {"NOUN", "PROPN"} or label in _TOWARDS_SOMEBODY:
        return found
    return [at for at in found if stands_for_somebody(sentence, at)]

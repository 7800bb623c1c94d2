"""Conditions and sequels: what a clause or phrase of one event says about another one.

Comes in: a scene and one of its events; goes out: the event that it conditions or follows.
"""

from __future__ import annotations

from pourparler.extract.clauses import highest
from pourparler.extract.link_answers import Found
from pourparler.extract.link_scenes import Scene
from pourparler.extract.trees import OBLIQUES, dependent, lemma, preposition
from pourparler.schema.analysis import Sentence

_CONDITIONS = frozenset({"precondition", "exchange", "terminates-when"})
_NO_CONDITION = frozenset(
    {"condition_opens_with: without", "condition_opens_with: while", "condition_opens_with: when"}
)
_OPEN = frozenset({"hypothetical", "conditional"})
_AHEAD = frozenset({"conditional", "negated"})
"""What may hang on a condition: nothing that has happened does."""
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "REJECT", "MOBILIZE"})
_STRIKES_BACK = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "MOBILIZE"})


def condition(scene: Scene, at: int) -> Found | None:
    """“The siege ends only if the junta *frees* the preachers” → the ending."""
    if scene.events[at].factuality not in _OPEN:
        return None
    for found in scene.conditions:
        run = found.run
        if found.kind not in _CONDITIONS or found.rule in _NO_CONDITION or not run[0] <= at < run[1]:
            continue
        if at not in scene.outer_events(run):
            return None
        target = _conditioned(scene, run)
        return None if target is None else (scene, target)
    return None


def _conditioned(scene: Scene, run: tuple[int, int]) -> int | None:
    """Return the event that a condition's words hang on: the innermost one that has not happened yet."""
    ahead = {at: event for at, event in scene.events.items() if event.factuality in _AHEAD}
    open_scene = Scene(scene.sentence, ahead)
    governor = scene.sentence.tokens[highest(scene.sentence, run)].head
    if governor < 0:
        governor = next((i for i, token in enumerate(scene.sentence.tokens) if token.head < 0), run[0])
    content = open_scene.content_of(governor, run)
    if content is not None:
        return content
    over = open_scene.above(governor)
    return over if over is not None and not run[0] <= over < run[1] else None


def required(scene: Scene, at: int) -> Found | None:
    """“Talks require that the road be *cleared*” → the talks."""
    sentence = scene.sentence
    token = sentence.tokens[at]
    if token.deprel not in {"ccomp", "obj", "obl"} or lemma(sentence, token.head) not in {"require", "presuppose"}:
        return None
    subject = dependent(sentence, token.head, "nsubj")
    target = None if subject is None else scene.at_or_under(subject)
    return None if target is None else (scene, target)


def _after(sentence: Sentence, at: int) -> list[int]:
    """Return the heads of what a word's clause comes after."""
    around = (child for child in sentence.children[at] if sentence.tokens[child].deprel in OBLIQUES | {"advcl"})
    return [child for child in around if preposition(sentence, child) == "after"]


def strikes_back(scene: Scene, at: int) -> Found | None:
    """“*suspended* the dialogue after rebels attacked the town” → the attack."""
    event = scene.events[at]
    if event.type not in _STRIKES_BACK:
        return None
    for child in _after(scene.sentence, at):
        found = scene.at_or_under(child)
        if found is not None and scene.events[found].type in _HOSTILE:
            return scene, found
    return None

"""Answers to acts: who accepts or refuses what was offered, who strikes back, condemns or breaks an agreement.

Comes in: a scene and one of its events; goes out: the event that it answers or breaks, None where no words say so.
"""

from __future__ import annotations

from pourparler.extract.link_scenes import Scene
from pourparler.extract.trees import OBLIQUES, ancestors, dependent, dependents, lemma, preposition, word

Found = tuple[Scene, int]
"""A scene and the index of an event in it."""
_ANSWERS = frozenset({"REJECT", "SUPPORT", "AGREE"})
_ANSWERED = frozenset({"AGREE", "REQUEST", "CONCEDE"})
_WELCOMED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
_ACCEPTS = frozenset({"accept", "agree", "approve", "endorse", "back", "welcome", "hail", "accede", "assent", "embrace",
                      "praise", "applaud", "sign"})  # fmt: skip
_REFUSES = frozenset({"refuse", "reject", "decline", "dismiss", "turn", "spurn", "rebuff", "ignore", "scoff", "brush",
                      "wave", "balk", "demur", "deny"})  # fmt: skip
_OFFERS = frozenset(
    {
        "demand", "charge", "proposal", "offer", "step", "move", "call", "plan", "suggestion", "accusation", "formula",
        "trade", "permission", "invitation", "condition", "list", "text", "gesture", "request", "appeal", "truce",
        "ceasefire", "deal", "agreement", "accord", "memorandum", "compromise", "pause", "idea", "draft", "decision",
        "announcement", "ultimatum", "pledge", "proposition", "terms", "term", "amendment", "package", "blueprint",
    }
)  # fmt: skip
_PRONOUNS = frozenset({"it", "them", "this", "that", "him", "her", "both", "neither"})
_RESPONSES = frozenset({"response", "reply", "retaliation", "answer", "reaction", "revenge", "reprisal", "consequence"})
_BREACHES = frozenset({"violation", "breach", "defiance"})
_BREAKS = frozenset({"break", "violate", "breach", "flout"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"})
_PACTS = frozenset({"RETREAT", "CONCEDE", "AGREE", "SUPPORT"})


def answered_object(scene: Scene, at: int) -> Found | None:
    """“The bloc *rejected* the offer”, “*accepted* a truce put forward by Egypt” → what was offered."""
    event, sentence = scene.events[at], scene.sentence
    if event.type != "REJECT" and lemma(sentence, at) not in _ACCEPTS:
        return None
    wanted = _ANSWERED if event.type != "SUPPORT" else _WELCOMED
    for child in dependents(sentence, at, "obj", "nsubj:pass", "obl"):
        if sentence.tokens[child].deprel == "obl" and preposition(sentence, child) not in {"over", "at", "with", "to"}:
            continue
        if child in scene.events and scene.events[child].type in wanted:
            return scene, child
        made = _made(scene, child) if lemma(sentence, child) in _OFFERS or child in scene.events else None
        if made is not None and made != at and scene.events[made].type in wanted:
            return scene, made
    return None


def _made(scene: Scene, offer: int) -> int | None:
    """Return the event in a clause on an offer: “a compromise *floated* by the mediators”."""
    clauses = dependents(scene.sentence, offer, "acl", "acl:relcl")
    return next((at for at in clauses if at in scene.events), None)


def relative_answer(scene: Scene, at: int) -> Found | None:
    """“… asked for arms, a demand that Paris *refused*” → the asking."""
    sentence = scene.sentence
    token = sentence.tokens[at]
    while token.deprel == "conj" and scene.events[at].type in _ANSWERS and token.head >= 0:
        token = sentence.tokens[token.head]
    if token.deprel != "acl:relcl" or scene.events[at].type not in _ANSWERS:
        return None
    if token.head in scene.events and scene.events[token.head].type in _ANSWERED:
        return scene, token.head
    if lemma(sentence, token.head) not in _OFFERS:
        return None
    over = [up for up in ancestors(sentence, token.head) if up in scene.events and up != at]
    found = next((up for up in over if scene.events[up].type in _ANSWERED), None)
    found = scene.earlier(at, _ANSWERED) if found is None else found
    return None if found is None else (scene, found)


def answer_in_turn(scene: Scene, at: int) -> Found | None:
    """“Oslo offered to host talks; Lima *accepted*” → the offer."""
    event, verb = scene.events[at], lemma(scene.sentence, at)
    answers = (event.type == "REJECT" and verb in _REFUSES) or (event.type == "AGREE" and verb in {"accept", "agree"})
    if not answers or event.factuality != "happened":
        return None
    found = scene.earlier(at, _ANSWERED) if _refers_back(scene, at) else None
    if found is not None:
        return scene, found
    return _offered_before(scene) if _names_offer(scene, at) else None


def _refers_back(scene: Scene, at: int) -> bool:
    """Tell an answer whose object is left out, a pronoun, or a bare word for an offer (“the proposal”)."""
    sentence = scene.sentence
    said = _objects(scene, at)
    if not said:
        return dependent(sentence, at, "nsubj") is not None
    return word(sentence, said[0]) in _PRONOUNS or _names_offer(scene, at)


def _objects(scene: Scene, at: int) -> list[int]:
    sentence = scene.sentence
    around = [
        child for child in dependents(sentence, at, "obl") if preposition(sentence, child) in {"to", "with", "at"}
    ]
    return [*dependents(sentence, at, "obj", "ccomp", "xcomp"), *around]


def _names_offer(scene: Scene, at: int) -> bool:
    """Tell an answer to “the offer”, without more words that tell which."""
    sentence = scene.sentence
    head = next(iter(_objects(scene, at)), None)
    if head is None or lemma(sentence, head) not in _OFFERS:
        return False
    definite = any(word(sentence, child) in {"the", "this", "that"} for child in dependents(sentence, head, "det"))
    return definite and not dependents(sentence, head, "acl", "acl:relcl", "nmod")


def _offered_before(scene: Scene) -> Found | None:
    """Return the last offer or demand of the sentence before."""
    if scene.before is None:
        return None
    offers = [at for at, other in scene.before.events.items() if other.type in _ANSWERED and other.core]
    return (scene.before, max(offers)) if offers else None


def done_in_answer(scene: Scene, at: int) -> Found | None:
    """“*struck* the port in response to the shelling” → the shelling."""
    return _through_noun(scene, at, _RESPONSES)


def broken_pact(scene: Scene, at: int) -> Found | None:
    """“*shelled* the town in violation of the truce”, “*breaking* a deal signed in May” → the pact."""
    found = _through_noun(scene, at, _BREACHES)
    if found is not None:
        return found
    sentence = scene.sentence
    for child in sentence.children[at]:
        despite = sentence.tokens[child].deprel in OBLIQUES and preposition(sentence, child) in {
            "despite",
            "notwithstanding",
        }
        breaking = lemma(sentence, at) in _BREAKS and sentence.tokens[child].deprel == "obj"
        hostile = scene.events[at].type in _HOSTILE
        if breaking or (despite and hostile):
            pact = scene.at_or_under(child)
            if pact is not None and scene.events[pact].type in _PACTS:
                return scene, pact
    return None


def _through_noun(scene: Scene, at: int, nouns: frozenset[str]) -> Found | None:
    sentence = scene.sentence
    for child in dependents(sentence, at, "obl", "nmod", "advmod", "advcl"):
        if lemma(sentence, child) in nouns:
            if child in scene.events:
                return scene, child
            inside = next((under for under in sentence.subtree(child) if under in scene.events and under != at), None)
            if inside is not None:
                return scene, inside
    return None

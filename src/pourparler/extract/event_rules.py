"""Events by rules: cue words over syntax, for weights without learned event frames.

Comes in: a sentence; goes out: drafts of the events that its words name, left to right.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.extract.casualties import join_casualties
from pourparler.extract.cues import Cue, find_cue
from pourparler.extract.drafts import EventDraft
from pourparler.extract.event_roles import Roles, find_roles
from pourparler.extract.factuality import factuality_of
from pourparler.extract.mentions import party_run, stands_for_somebody
from pourparler.extract.tables import clause_words
from pourparler.extract.trees import dependents, lemma
from pourparler.schema.analysis import Analysis, Sentence

VERB_SCORE, NOUN_SCORE = 0.62, 0.45
"""Share of right drafts among those by verbs and by nouns, measured on the training reports."""
_TRADE_WORDS = 5
"""A report with more different words of trade or sport than this is taken to be about those."""


def propose_by_rules(sentence: Sentence) -> list[EventDraft]:
    """Return the events that the sentence's cue words name."""
    found: dict[int, EventDraft] = {}
    for index, token in enumerate(sentence.tokens):
        if token.upos not in {"VERB", "NOUN", "ADJ"}:
            continue
        cue = find_cue(sentence, index)
        if cue is not None and not _is_content_of(sentence, index, found):
            draft = _draft(sentence, index, cue)
            if draft is not None:
                found[index] = draft
    return join_casualties(sentence, list(found.values()))


def is_about_trade(analysis: Analysis) -> bool:
    """Tell whether a report is about business or sport, where words of war and talks are figures of speech."""
    trade = clause_words("business", "words")
    seen = {token.lemma.lower() for sentence in analysis.sentences for token in sentence.tokens}
    return len(seen & trade) > _TRADE_WORDS


def _draft(sentence: Sentence, index: int, cue: Cue) -> EventDraft | None:
    roles = find_roles(sentence, index, cue.type, cue.mode)
    if cue.needs_party and not _has_party(sentence, roles):
        return None
    verbal = sentence.tokens[index].upos != "NOUN"
    factuality = factuality_of(sentence, index)
    rule = "verb_names_event" if verbal else "noun_names_event"
    return EventDraft(
        trigger=index, type=cue.type, mode=cue.mode, factuality=factuality,
        core=verbal and factuality != "hypothetical" and bool(roles.actors or roles.recipients),
        actors=runs(sentence, roles.actors), recipients=runs(sentence, roles.recipients),
        score=VERB_SCORE if verbal else NOUN_SCORE, rules=(f"{rule}: {cue.lemma}",),
    )  # fmt: skip


def runs(sentence: Sentence, heads: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs of words of the parties with these heads, without repetition."""
    return tuple(dict.fromkeys(party_run(sentence, head) for head in heads))


def _has_party(sentence: Sentence, roles: Roles) -> bool:
    return any(stands_for_somebody(sentence, at) for at in roles.actors + roles.recipients)


def _is_content_of(sentence: Sentence, index: int, found: dict[int, EventDraft]) -> bool:
    """Tell whether a noun is only the content of an event found already (“signed an agreement”, “offered talks”)."""
    token = sentence.tokens[index]
    if token.upos != "NOUN" or token.deprel not in {"obj", "obl", "nmod"}:
        return False
    governor = token.head
    return (
        governor in found
        and found[governor].type in {"AGREE", "SUPPORT", "REJECT", "CONCEDE"}
        and not dependents(sentence, index, "nmod:poss")
        and lemma(sentence, governor) not in clause_words("light", "verbs")
    )

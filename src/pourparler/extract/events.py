"""Event claims: drafts by learned frames where the weights have them, by rules where not, made exact and complete.

Frames lead in judgement (trigger, type, factuality, who is recipient); rules lead in what must be exact (words of a
participant, coordination, attribution, time, place).
"""

from __future__ import annotations

from pourparler.extract.attribution import source_of
from pourparler.extract.combine import propose_by_both
from pourparler.extract.drafts import EventDraft, Run
from pourparler.extract.event_frames import has_event_frames, heads_of_run
from pourparler.extract.event_rules import is_about_trade, propose_by_rules
from pourparler.extract.mentions import party_at, party_of_run
from pourparler.extract.places_of import place_at, where_of
from pourparler.extract.times_of import when_of
from pourparler.extract.trees import name_at
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Event, Factuality
from pourparler.schema.dates import When
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Quote

_LASTING = frozenset({"COERCE", "PROTEST"})
"""Types that go on for as long as “since …” says."""


def find_events(analysis: Analysis) -> list[Event]:
    """Return the events of a document, in order of the text."""
    if has_event_frames(analysis):
        propose = propose_by_both
    elif is_about_trade(analysis):
        return []
    else:
        propose = propose_by_rules
    return [_event(analysis, sentence, draft) for sentence in analysis.sentences for draft in propose(sentence)]


def _event(analysis: Analysis, sentence: Sentence, draft: EventDraft) -> Event:
    token = sentence.tokens[draft.trigger]
    text = analysis.document.text
    when = when_of(sentence, draft.trigger, analysis.document.published)
    return Event(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=draft.rules,
        factuality=_timely(analysis, draft, when),
        according_to=_source(analysis, sentence, draft),
        when=when,
        where=_where(analysis, sentence, draft),
        trigger=Quote(token.text, token.span),
        type=draft.type,
        mode=draft.mode,
        core=draft.core,
        actors=_parties(sentence, draft.actors, text),
        recipients=_parties(sentence, draft.recipients, text),
    )


def _source(analysis: Analysis, sentence: Sentence, draft: EventDraft) -> Party | None:
    """Return whom the report has it from: the frame's judgement where there is one, else the syntax's."""
    if draft.sources is None:
        source = source_of(sentence, draft.trigger)
    else:
        source = next((at for start, end in draft.sources for at in heads_of_run(sentence, start, end)), None)
    return None if source is None else party_at(sentence, source, analysis.document.text)


def _where(analysis: Analysis, sentence: Sentence, draft: EventDraft) -> Place | None:
    """Return where it took place: the frame's words where it has some, else what the syntax ties to it."""
    heads = (at for start, end in draft.places for at in heads_of_run(sentence, start, end))
    learned = next((at for at in heads if _can_be_place(sentence, at)), None)
    if learned is not None:
        return place_at(analysis, sentence, learned)
    return where_of(analysis, sentence, draft.trigger, draft.type, draft.mode)


def _can_be_place(sentence: Sentence, at: int) -> bool:
    name = name_at(sentence, at)
    named_person = name is not None and name.kind == "PER"
    return sentence.tokens[at].upos in {"NOUN", "PROPN", "ADJ", "ADV"} and not named_person


def _timely(analysis: Analysis, draft: EventDraft, when: When | None) -> Factuality:
    """Correct a factuality that the date rules out: nothing has happened that lies ahead of publication."""
    published = analysis.document.published
    if when is None or when.start is None or published is None or draft.factuality not in {"happened", "ongoing"}:
        return draft.factuality
    if when.start > published:
        return "planned"
    lasting = when.precision == "range" and when.end == published and draft.type in _LASTING
    return "ongoing" if lasting else draft.factuality


def _parties(sentence: Sentence, runs: tuple[Run, ...], text: str) -> tuple[Party, ...]:
    return tuple(party_of_run(sentence, start, end, text) for start, end in runs)

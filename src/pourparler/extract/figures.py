"""Figure claims: counts that matter, their bounds and who gives them, by learned frames and rules together.

Frames lead in judgement (does it matter, which topic, over which time); rules lead in what must be exact (the number
and its bounds). Two sources give two figures; nothing is added up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from pourparler.extract.attribution import source_of
from pourparler.extract.claim_frames import attribute, best_run, frames_of, has_frames
from pourparler.extract.clauses import run_quote
from pourparler.extract.drafts import Run
from pourparler.extract.figure_clues import clues_of
from pourparler.extract.figure_exclusions import is_age_of_one
from pourparler.extract.figure_rules import FIGURE_RULES
from pourparler.extract.figure_topics import counted_noun, group_end, topic_of
from pourparler.extract.figure_weights import likeliest_topic
from pourparler.extract.learned_rules import LEARNED
from pourparler.extract.mentions import party_at, party_of_run
from pourparler.extract.numbers import Quantity, find_quantities
from pourparler.extract.trees import lemma
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Figure, Period, Topic

THRESHOLD = 0.35
"""Frames whose claims are less likely right are not proposed."""
_RULE_SCORE = 0.6
"""Share of right figures by rules, measured on the training reports."""
_ONE = {"a": 1.0, "an": 1.0, "another": 1.0, "one": 1.0, "no": 0.0, "nobody": 0.0, "both": 2.0}
_CUMULATIVE = frozenset({"since", "toll", "total", "far", "overall", "altogether", "now"})


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A count of one sentence, in token indexes."""

    run: Run
    quantity: Quantity
    topic: Topic
    period: Period
    score: float
    rules: tuple[str, ...]
    counted_by: Run | None = None
    certainty: float = 1.0


def find_figures(analysis: Analysis) -> list[Figure]:
    """Return the counts of a document, in order of the text."""
    by_frames = has_frames(analysis)
    found = []
    for sentence in analysis.sentences:
        quantities = find_quantities([token.text for token in sentence.tokens])
        drafts = _by_rules(sentence, quantities)
        if by_frames:
            drafts = _by_frames(sentence, quantities, drafts)
        found += [_figure(analysis, sentence, draft) for draft in drafts]
    return found


def _by_rules(sentence: Sentence, quantities: list[Quantity]) -> list[FigureDraft]:
    """Return the counts whose noun or deed has a topic."""
    drafts = []
    for quantity in quantities:
        noun = counted_noun(sentence, quantity)
        topic = topic_of(sentence, quantity, noun)
        if topic is not None:
            run = (quantity.start, group_end(sentence, quantity, noun))
            rules = (FIGURE_RULES[topic].id,)
            drafts.append(FigureDraft(run, quantity, topic, _period(sentence), _RULE_SCORE, rules))
    return drafts


def _period(sentence: Sentence) -> Period:
    """Return whether a count runs over a time or belongs to one event, as far as the words say."""
    words = {token.text.lower() for token in sentence.tokens}
    return "cumulative" if words & _CUMULATIVE else "event"


def _by_frames(sentence: Sentence, quantities: list[Quantity], ruled: list[FigureDraft]) -> list[FigureDraft]:
    """Return the counts that the learned frames see, with the numbers that the grammar reads."""
    drafts: list[FigureDraft] = []
    for frame in frames_of(sentence, "figure", THRESHOLD):
        run = best_run(frame, "text") or (frame.anchor, frame.anchor + 1)
        quantity = _quantity_of(sentence, quantities, frame.anchor, run)
        if quantity is None:
            continue
        wide = (min(run[0], quantity.start), max(run[1], quantity.end))
        draft = FigureDraft(
            wide, quantity, cast(Topic, frame.label), cast(Period, attribute(frame, "period") or "unknown"),
            frame.confidence, (LEARNED["figure"].id,), best_run(frame, "counted_by"), frame.attributes["label"][1],
        )  # fmt: skip
        if not any(other.run[0] < wide[1] and wide[0] < other.run[1] for other in drafts):
            drafts.append(draft)
    by_quantity = {draft.quantity: draft for draft in ruled}
    for draft in drafts:
        if draft.quantity not in by_quantity and draft.quantity not in quantities:
            by_quantity |= {found.quantity: found for found in _by_rules(sentence, [draft.quantity])}
    learned = {draft.quantity: _settled(sentence, draft, by_quantity.get(draft.quantity)) for draft in drafts}
    kept = [draft for draft in ruled if draft.quantity not in learned and _stands_alone(draft)]
    return sorted([*learned.values(), *kept], key=lambda draft: draft.run)


def _stands_alone(draft: FigureDraft) -> bool:
    """Tell a count that the rules alone prove; “one” and “no one” without a frame are mostly mere pronouns."""
    return draft.topic != "other" and draft.quantity.best not in {0.0, 1.0}


def _settled(sentence: Sentence, learned: FigureDraft, ruled: FigureDraft | None) -> FigureDraft:
    """Return a learned draft with the topic that the words around it and the frame together make likeliest."""
    topic = likeliest_topic(clues_of(sentence, learned.quantity), learned.topic, learned.certainty)
    agrees = ruled is not None and ruled.topic == topic
    rules = (*learned.rules, *ruled.rules) if ruled is not None and agrees else learned.rules
    return replace(learned, topic=topic, rules=rules)


def _quantity_of(sentence: Sentence, quantities: list[Quantity], anchor: int, run: Run) -> Quantity | None:
    """Return the quantity at an anchor, else in the run of words; “a policeman” counts as well."""
    found = next((quantity for quantity in quantities if quantity.start <= anchor < quantity.end), None)
    found = found or next((quantity for quantity in quantities if run[0] <= quantity.start < run[1]), None)
    if found is not None and not is_age_of_one(sentence, found):
        return found
    first = sentence.tokens[run[0]].text.lower()
    value = _ONE.get(first, 1.0 if found is not None else None)
    return None if value is None else Quantity(run[0], run[0] + 1, value, value, value)


def _figure(analysis: Analysis, sentence: Sentence, draft: FigureDraft) -> Figure:
    text = analysis.document.text
    quantity = draft.quantity
    counted_by = None
    if draft.counted_by is not None:
        counted_by = party_of_run(sentence, *draft.counted_by, text)
    else:
        source = source_of(sentence, quantity.end - 1)
        if source is not None and lemma(sentence, source):
            counted_by = party_at(sentence, source, text)
    return Figure(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=draft.rules,
        topic=draft.topic,
        text=run_quote(sentence, draft.run, text),
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        counted_by=counted_by,
        period=draft.period,
    )

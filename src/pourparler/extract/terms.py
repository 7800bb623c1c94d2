"""Terms of an offer: its content cut at coordination and at what is asked in return, each with its issue and obligor.

Comes in: a sentence and the head or run of an offer's content; goes out: drafts of terms in token indexes.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.extract.clauses import clause_run, highest, opened
from pourparler.extract.conditions import Condition
from pourparler.extract.drafts import Run
from pourparler.extract.issues import issue_of
from pourparler.extract.mentions import party_run, stands_for_somebody
from pourparler.extract.participants import doers
from pourparler.extract.trees import dependents
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Issue

_ANY_ISSUE: Issue = "settlement"
_LONGEST_REST = 8


@dataclass(frozen=True, slots=True)
class TermDraft:
    """One term, in token indexes; ``obligor`` is None where it is unclear who would act."""

    run: Run
    issue: Issue
    obligor: Run | None


def terms_of(sentence: Sentence, heads: list[int], conditions: list[Condition]) -> list[TermDraft]:
    """Return the terms below some heads: each coordinated part, and what a condition asks for in return."""
    found = []
    for head in heads:
        parts = [head, *_coordinated(sentence, head)]
        for part in parts:
            others = [other for other in parts if other != part]
            run = opened(sentence, clause_run(sentence, part, [other for other in others if other > part]))
            condition = next((each for each in conditions if run[0] < each.run[0] < run[1]), None)
            found.append(term_of(sentence, (run[0], condition.run[0]) if condition else run))
            if condition is not None and condition.kind in {"precondition", "exchange"}:
                found.append(term_of(sentence, asked_by(sentence, condition)))
    return found


def term_of(sentence: Sentence, run: Run, issue: Issue | None = None) -> TermDraft:
    """Return the term that a run of words states."""
    run = opened(sentence, run)
    head = highest(sentence, run)
    actors = (
        [at for at in doers(sentence, head) if stands_for_somebody(sentence, at)] if _is_verb(sentence, head) else []
    )
    return TermDraft(
        run, issue or issue_of(sentence, run) or _ANY_ISSUE, party_run(sentence, actors[0]) if actors else None
    )


def asked_by(sentence: Sentence, condition: Condition) -> Run:
    """Return what a condition asks for: its words without those that open it."""
    size = len(condition.rule.partition(": ")[2].split())
    start = condition.run[0] + (size if condition.rule.startswith("condition_opens_with") else 0)
    return (min(start, condition.run[1] - 1), condition.run[1])


def whole_run(sentence: Sentence, run: Run) -> Run:
    """Return a learned term without its end cut off: “carry a message to | the emirs”, up to a pause or a joint."""
    inside = set(sentence.subtree(highest(sentence, run)))
    start, end = run
    for at in range(end, min(end + _LONGEST_REST, len(sentence.tokens))):
        token = sentence.tokens[at]
        if at not in inside or token.upos in {"PUNCT", "CCONJ"} or token.deprel == "mark":
            break
        end = at + 1
    return start, end


def _is_verb(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].upos in {"VERB", "AUX"}


def _coordinated(sentence: Sentence, head: int) -> list[int]:
    """Return the parts coordinated with a head that are of its kind."""
    verbal = _is_verb(sentence, head)
    return [at for at in dependents(sentence, head, "conj") if _is_verb(sentence, at) == verbal]

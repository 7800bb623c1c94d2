"""The words of a clause: from the word that heads it to the run that a quoted field wants, and its characters.

Comes in: a sentence and a head; goes out: half-open ranges of token indexes, or a quote cut from the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.extract.drafts import Run
from pourparler.extract.trees import DEEPEST
from pourparler.schema.analysis import Sentence
from pourparler.schema.spans import Quote

PAIRS = {"“": "”", '"': '"', "‘": "’", "«": "»", "'": "'"}
_LOOSE = " \t\n\r,;:.–—-…"
_OPENERS = frozenset({"that", ",", ":", ";", "-", "–", "—", "but", "and"})


def clause_run(sentence: Sentence, head: int, without: Iterable[int] = ()) -> Run:
    """Return the longest unbroken run of a word's subtree that is left when other subtrees are taken out of it.

    Args:
        sentence: the sentence.
        head: index of the clause's head.
        without: heads of subtrees that do not belong to it, such as an inserted “he said”; its governors never do.
    """
    out = {at for other in without for at in sentence.subtree(other)} | set(over(sentence, head))
    inside = [at for at in sentence.subtree(head) if at not in out]
    return _longest(sentence, inside, out) if inside else (head, head + 1)


def _longest(sentence: Sentence, inside: list[int], out: set[int]) -> Run:
    """Return the longest run; words in between that belong elsewhere break it only if they were taken out."""
    runs: list[Run] = []
    start = inside[0]
    for before, after in zip(inside, [*inside[1:], len(sentence.tokens) + 1], strict=True):
        if after != before + 1 and (after > len(sentence.tokens) or any(at in out for at in range(before + 1, after))):
            runs.append((start, before + 1))
            start = after
    return max(runs, key=lambda run: run[1] - run[0])


def opened(sentence: Sentence, run: Run) -> Run:
    """Return a run without the “that” or punctuation that opens it."""
    start, end = run
    while end - start > 1 and sentence.tokens[start].text.lower() in _OPENERS:
        start += 1
    return start, end


def run_quote(sentence: Sentence, run: Run, text: str) -> Quote:
    """Return the words of a run as a quote, without loose punctuation and quotation marks that have no partner."""
    start, end = sentence.tokens[run[0]].span.start, sentence.tokens[run[1] - 1].span.end
    return tidy_quote(text, start, end)


def tidy_quote(text: str, start: int, end: int) -> Quote:
    """Return ``text[start:end]`` without loose ends: punctuation, marks without a partner, a pair around the whole.

    >>> tidy_quote('He said "we go," again.', 8, 17).text
    'we go'
    """
    changed = True
    while changed and start < end:
        changed = False
        words = text[start:end]
        stripped = words.strip(_LOOSE)
        if stripped != words and stripped:
            start += words.index(stripped[0])
            start, end, changed = start, start + len(stripped), True
            continue
        first, last = words[0], words[-1]
        partner = PAIRS.get(first)
        if partner and (words.count(partner, 1) == 0 or words.index(partner, 1) == len(words) - 1):
            start, changed = start + 1, True
        elif last in PAIRS.values() and not any(PAIRS[mark] == last and mark in words[:-1] for mark in PAIRS):
            end, changed = end - 1, not (last in "’'" and words[-2:-1] == "s")
            end += last in "’'" and words[-2:-1] == "s"
    return Quote.cut(text, start, end)


def highest(sentence: Sentence, run: Run) -> int:
    """Return the word of a run that stands highest in the tree, the first of equals."""
    inside = range(*run)
    return next((at for at in inside if sentence.tokens[at].head not in inside), run[0])


def over(sentence: Sentence, index: int, limit: int = DEEPEST) -> list[int]:
    """Return the governors of a word, nearest first, at most ``limit`` of them."""
    found: list[int] = []
    at = sentence.tokens[index].head
    while at >= 0 and len(found) < limit:
        found.append(at)
        at = sentence.tokens[at].head
    return found

"""What changed between two versions of a report, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from pourparler.schema.documents import Document
from pourparler.schema.views import Change

# Good enough to compare two versions; claims use the analysis's own sentences.
_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[^a-z])|\s*\n\s*")


def changes_between(before: Document, after: Document) -> tuple[Change, ...]:
    """Return the changed facts and sentences, in order of the text."""
    return (*_changed_facts(before, after), *_changed_sentences(before.text, after.text))


def _changed_facts(before: Document, after: Document) -> Iterator[Change]:
    for name in ("title", "published", "source"):
        old, new = str(getattr(before, name) or ""), str(getattr(after, name) or "")
        if old != new:
            yield Change(name, old, new)


def sentences_in(text: str) -> list[str]:
    """Split a text for comparison.

    >>> sentences_in("Talks began. They ended on 4 March.")
    ['Talks began.', 'They ended on 4 March.']
    """
    return [" ".join(part.split()) for part in _END.split(text) if part.strip()]


def _changed_sentences(before: str, after: str) -> Iterator[Change]:
    old, new = sentences_in(before), sentences_in(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _pair(old[i:j], new[k:m])


def _pair(old: list[str], new: list[str]) -> Iterator[Change]:
    """Match each new sentence with the most alike old one of the same place in the text."""
    left = list(old)
    for sentence in new:
        like = max(left, key=lambda other: SequenceMatcher(None, other, sentence).ratio(), default="")
        if like and SequenceMatcher(None, like, sentence).ratio() >= 0.5:
            left.remove(like)
            yield Change("sentence", like, sentence)
        else:
            yield Change("sentence", "", sentence)
    yield from (Change("sentence", sentence, "") for sentence in left)

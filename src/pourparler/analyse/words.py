"""Closed word lists, written as one string so that they stay readable."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, which are parted by blanks.

    >>> sorted(word_set("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())

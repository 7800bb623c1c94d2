"""Chains: who is who in a document, where that is safe."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.schema.analysis import Chain, Sentence


def find_chains(sentences: Sequence[Sentence]) -> tuple[Chain, ...]:
    """Return the chains of a document."""
    return ()

"""The tables of the claim rules, loaded once: what brings speech, stances and answers, what figures count.

Made from ``resources/{speech_cues,stance_cues,figure_topics}.toml`` by ``tools/build_cue_tables.py``; lists of words
are sets here, everything else is as in the file.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pourparler.lexicon.tables import read_json


@cache
def speech_words(section: str, key: str) -> frozenset[str]:
    """Return one list of ``resources/speech_cues.toml``."""
    return frozenset(_table("speech_cues")[section][key])


@cache
def stance_entries(section: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of one section of ``resources/stance_cues.toml``, in the order of the file's keys."""
    return {key: tuple(entries) for key, entries in _table("stance_cues")[section].items()}


@cache
def offer_words(key: str) -> frozenset[str]:
    """Return one list of the section on offers of ``resources/stance_cues.toml``."""
    return frozenset(_table("stance_cues")["offers"][key])


@cache
def answer_words(key: str) -> frozenset[str]:
    """Return one list of the section on answers of ``resources/stance_cues.toml``."""
    return frozenset(_table("stance_cues")["answers"][key])


@cache
def topic_words(section: str) -> dict[str, frozenset[str]]:
    """Return the lists of one section of ``resources/figure_topics.toml``."""
    return {key: frozenset(entries) for key, entries in _table("figure_topics")[section].items()}


@cache
def _table(name: str) -> Any:
    return read_json(f"{name}.json")

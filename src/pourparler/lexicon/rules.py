"""What the rules do, in plain words: a rule's id as a claim carries it in, a sentence out.

The sentences are the rules' own (``data/lexicon/rules.json`` is made from their records by
``tools/build_rules_page.py``), so that whoever shows a claim need not load what makes claims.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from pourparler.lexicon.tables import read_json


@cache
def _sentences() -> dict[str, str]:
    return cast(dict[str, str], read_json("rules.json"))


def explain_rule(rule: str) -> str | None:
    """Return what a rule does, with the word that it saw where the id tells it; None for a rule of another version.

    >>> explain_rule("edited_by_person")
    'A person corrected the claim.'
    """
    known = _sentences()
    if rule in known:
        return known[rule]
    base, _, seen = rule.partition(": ")
    return f"{known[base].removesuffix('.')} (here “{seen}”)." if base in known else None

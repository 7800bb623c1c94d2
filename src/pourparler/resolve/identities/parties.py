"""Names to parties: names, pairs and decisions in, groups out.

A person's decisions come first, the newest before all. Then names that are certainly one; then, from the fullest
names to the barest, each joins what it may stand for, if that is clear: “Korrad” joins “Tavi Korrad” unless there is
another Korrad. The result depends on what is given, not on its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pourparler.resolve.identities.decisions import Decision, decide_by_people
from pourparler.resolve.identities.keys import sort_of
from pourparler.resolve.identities.partition import Partition
from pourparler.schema.identity import Pair

CERTAIN = 0.9
CLEARER = 0.15
"""How much better than the second what a bare name stands for must be."""
_LEAST = 0.5
_SORTS = {"entity": 0, "name": 1, "organ": 2, "surname": 3, "description": 4}


def group_names(keys: Iterable[str], pairs: Iterable[Pair], decisions: Sequence[Decision]) -> Mapping[str, str]:
    """Return the least key of its group for each name.

    Args:
        keys: keys of names; pairs and decisions about others are passed over.
        pairs: what the program thinks.
        decisions: what people decided and did not take back, oldest first.
    """
    groups = Partition(sorted(keys))
    known = set(groups.leaders())
    decide_by_people(groups, known, decisions)
    _keep_entities_apart(groups, known)
    mine = sorted(pair for pair in pairs if pair.same and {pair.one, pair.other} <= known and pair.score >= _LEAST)
    for pair in sorted(mine, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if pair.score >= CERTAIN or level(pair.one) == level(pair.other):
            groups.join(pair.one, pair.other)
    _join_bare_names(groups, mine)
    return groups.leaders()


def _keep_entities_apart(groups: Partition, known: set[str]) -> None:
    """Two entities of the embedded table are two parties, whatever lies between them; a person may say otherwise."""
    entities = sorted(key for key in known if sort_of(key) == "entity")
    for at, one in enumerate(entities):
        for other in entities[at + 1 :]:
            if not groups.together(one, other):
                groups.forbid(one, other)


def _join_bare_names(groups: Partition, pairs: Sequence[Pair]) -> None:
    options: defaultdict[tuple[int, int], defaultdict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for pair in pairs:
        bare, full = sorted((pair.one, pair.other), key=level, reverse=True)
        if level(bare) != level(full):
            best = options[level(bare)][bare]
            best[full] = max(pair.score, best.get(full, 0.0))
    for stage in sorted(options):
        # All look at the groups as they are before any of them joins.
        clear = [(bare, _clear(groups, bare, fulls)) for bare, fulls in sorted(options[stage].items())]
        for bare, found in clear:
            if found is not None:
                groups.join(bare, found)


def _clear(groups: Partition, bare: str, fulls: Mapping[str, float]) -> str | None:
    """Return what a bare name stands for, None where two parties fit about equally well."""
    best: dict[str, tuple[float, str]] = {}
    for full, score in sorted(fulls.items()):
        if not groups.together(bare, full):
            root = groups.root(full)
            best[root] = max(best.get(root, (0.0, "")), (score, full))
    ranked = sorted(best.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARER):
        return None
    return ranked[0][1]


def level(key: str) -> tuple[int, int]:
    """Return how bare a name is: fuller names come first.

    >>> level("northern salt coast front") < level("salt coast front") < level("front") < level("front@tarvon")
    True
    """
    sort = sort_of(key)
    return _SORTS[sort], -len(key.split()) if sort == "name" else 0

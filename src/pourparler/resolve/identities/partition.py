"""Sets that grow together: a partition of keys in which some pairs may never meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Partition:
    """Keys in groups; two groups that hold a forbidden pair are never joined.

    >>> groups = Partition(["a", "b", "c"])
    >>> groups.forbid("a", "c")
    >>> groups.join("a", "b"), groups.join("b", "c"), groups.together("a", "b")
    (True, False, True)
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._root = {key: key for key in keys}
        self._members = {key: [key] for key in self._root}
        self._apart: dict[str, set[str]] = {}

    def root(self, key: str) -> str:
        """Return the key that stands for a key's group at the moment."""
        at = key
        while self._root[at] != at:
            at = self._root[at]
        self._root[key] = at
        return at

    def members(self, key: str) -> list[str]:
        """Return the keys of a key's group."""
        return self._members[self.root(key)]

    def together(self, one: str, other: str) -> bool:
        """Tell whether two keys are in one group."""
        return self.root(one) == self.root(other)

    def forbid(self, one: str, other: str) -> None:
        """Keep two keys apart from now on."""
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def may_join(self, one: str, other: str) -> bool:
        """Tell whether no forbidden pair keeps the groups of two keys apart."""
        first, second = self.members(one), self.members(other)
        return not any(self._apart.get(key, set()) & set(second) for key in first if key in self._apart)

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two keys if they may; tell whether the keys are together now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if not self.may_join(first, second):
            return False
        # The larger group takes in the smaller one; which root results does not matter outside.
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._root[second] = first
        self._members[first] += self._members.pop(second)
        return True

    def leaders(self) -> Mapping[str, str]:
        """Return for each key the least key of its group: a function of the groups alone."""
        least = {root: min(members) for root, members in self._members.items()}
        return {key: least[self.root(key)] for key in self._root}

"""What follows from a record as it is now, in parts: the kept ones, and those that a change touched, made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import MsgspecError
from sqlalchemy import Engine

from pourparler.ask.refreshing.parts import Parts
from pourparler.ask.refreshing.refreshing import Refreshing
from pourparler.store.followed import FollowedStore, Part, kept_state, load_parts, state_of

Value = TypeVar("Value")


class KeptRecord:
    """Gives the parts of what follows from a record.

    Args:
        engine: of an open record.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._store = FollowedStore(engine)
        self._state: str | None = None
        self._new: dict[Part, str | None] = {}
        self._refresh(anew=False)

    def read(self, sort: str, make: Callable[[dict[str, str]], Value], names: Iterable[str] | None = None) -> Value:
        """Return what is made of the parts of a sort: of all of them, or of those with some names."""
        wanted = None if names is None else set(names)
        try:
            return make(self._load(sort, wanted))
        except (MsgspecError, LookupError):  # damaged, by whatever: it follows from the record, and is made again
            self._refresh(anew=True)
            return make(self._load(sort, wanted))

    def _load(self, sort: str, names: set[str] | None) -> dict[str, str]:
        found = self._kept(sort, names)
        if found is None:  # another program has brought the parts to a later state
            self._refresh(anew=False)
            found = self._kept(sort, names) or {}
        for (of, name), content in self._new.items():
            if of == sort and (names is None or name in names):
                found.pop(name, None)
                if content is not None:
                    found[name] = content
        return found

    def _kept(self, sort: str, names: set[str] | None) -> dict[str, str] | None:
        if self._state is None:
            return {}
        with self._store.reading() as connection:
            return load_parts(connection, sort, names) if kept_state(connection) == self._state else None

    def _refresh(self, *, anew: bool) -> None:
        with self._store.reading() as connection:
            now, kept = state_of(connection), kept_state(connection)
            if now == kept and not anew:
                self._state, self._new = kept, {}
                return
            try:
                usable = not anew and kept is not None and _program(kept) == _program(now)
                parts = Refreshing(self._engine, connection, kept=usable).run()
            except (MsgspecError, LookupError):  # damaged parts; the second time it is something else
                parts = Refreshing(self._engine, connection, kept=False).run()
        self._state, self._new = self._keep(parts, kept, now)

    def _keep(self, parts: Parts, kept: str | None, now: str) -> tuple[str | None, dict[Part, str | None]]:
        before = None if parts.empty else kept
        if self._store.keep(before, now, parts.new):
            return now, {}
        return before, parts.new


def _program(state: str) -> list[str]:
    """Return the program's version and that of its rules in a state."""
    return state.split(" ")[2:]

"""Codes as people write them: any case, blanks and underscores for hyphens; the nearest code where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pourparler.errors import SettingsError


def find_code(name: str, value: str | None, codes: Iterable[str]) -> str | None:
    """Return the code that a value means, None for None.

    Args:
        name: how the option or argument is called.
        value: the value as it was given.
        codes: all that there are.

    Raises:
        SettingsError: there is no such code.

    >>> find_code("issue", "Humanitarian access", ["ceasefire", "humanitarian-access"])
    'humanitarian-access'
    """
    if value is None:
        return None
    known = {code.lower(): code for code in codes}
    asked = value.strip().lower().replace(" ", "-").replace("_", "-")
    if asked in known:
        return known[asked]
    near = get_close_matches(asked, known, n=1, cutoff=0.6)
    hint = f" Did you mean {known[near[0]]}?" if near else ""
    raise SettingsError(f"{name} {value!r} is not known.{hint} It can be: {', '.join(known.values())}.")

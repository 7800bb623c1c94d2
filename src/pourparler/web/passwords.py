"""Passwords: argon2id with the parameters that OWASP names for little memory; a guess costs the same for every name."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from pourparler.errors import SettingsError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 200
_ONE_AT_A_TIME = Lock()
"""Each check takes 19 MB."""


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def hash_password(password: str) -> str:
    """Return the hash that is kept.

    Raises:
        SettingsError: the password is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise SettingsError(f"A password has {SHORTEST} to {LONGEST} characters, not {len(password)}; take a sentence.")
    with _ONE_AT_A_TIME:
        return _hasher().hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that was hashed; without a hash the check takes as long, and fails."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    with _ONE_AT_A_TIME:
        try:
            _hasher().verify(kept or _nobody(), password[: LONGEST + 1])
        except (Argon2Error, InvalidHashError):
            return False
        return kept is not None

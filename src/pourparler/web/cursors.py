"""Cursors: where a page begins, as text that only this program reads."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence

from pourparler.web.problems import Refusal

_GREATEST = 2**62


def write_cursor(key: Sequence[int | str]) -> str:
    """Return the cursor of a key.

    >>> read_cursor(write_cursor([738000, "s-1"]), (int, str))
    [738000, 's-1']
    """
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def read_cursor(cursor: str, kinds: Sequence[type]) -> list[int | str]:
    """Return the key of a cursor.

    Raises:
        Refusal: it was not made here.
    """
    try:
        key = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise _unknown() from error
    if not isinstance(key, list) or len(key) != len(kinds):
        raise _unknown()
    for value, kind in zip(key, kinds, strict=True):
        if type(value) is not kind or (isinstance(value, int) and abs(value) > _GREATEST):
            raise _unknown()
    return key


def _unknown() -> Refusal:
    return Refusal(400, "The cursor is none that this server gave; begin again without it.")

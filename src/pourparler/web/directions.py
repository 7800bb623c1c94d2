"""Which way a text is written."""

from __future__ import annotations

import unicodedata
from itertools import islice
from typing import Literal

_LOOKED_AT = 2000
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def direction_of(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of most letters at a text's beginning.

    >>> direction_of("Meril, 3 March"), direction_of("القدس 3")
    ('ltr', 'rtl')
    """
    kinds = [unicodedata.bidirectional(sign) for sign in islice((sign for sign in text if sign.isalpha()), _LOOKED_AT)]
    backwards = sum(kind in _RIGHT_TO_LEFT for kind in kinds)
    return "rtl" if 2 * backwards > len(kinds) else "ltr"

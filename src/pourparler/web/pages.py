"""Lists a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pourparler.ask.open_records import Now
from pourparler.web.asking import Page
from pourparler.web.cursors import read_cursor, write_cursor

Item = TypeVar("Item")


def page_of(
    found: Sequence[Item],
    key: Callable[[Item], tuple[int | str, ...]],
    kinds: Sequence[type],
    page: Page,
    encode: Callable[[Sequence[Item]], list[dict[str, Any]]],
) -> dict[str, Any]:
    """Return the part of a list that a page asks for.

    Args:
        found: all items, in the order that the page asks for.
        key: of an item; the order follows it.
        kinds: the kinds of a key's values.
        page: which part.
        encode: encodes the items shown.
    """
    first = page.offset
    if page.cursor:
        after: Any = tuple(read_cursor(page.cursor, kinds))
        keys = [key(item) for item in found]
        first = sum(own >= after if page.latest_first else own <= after for own in keys)
    shown = found[first : first + page.limit]
    more = first + len(shown) < len(found)
    return {
        "items": encode(shown),
        "next": write_cursor(key(shown[-1])) if shown and more else None,
        "total": len(found),
    }


def page_of_claims(
    now: Now, places: Any, page: Page, encode: Callable[[Sequence[int]], list[dict[str, Any]]]
) -> dict[str, Any]:
    """Return the part of a list of claims that a page asks for.

    Args:
        now: the record.
        places: of all claims, in the order that the page asks for.
        page: which part.
        encode: encodes the claims shown, by their places.
    """
    total = len(places)
    if page.cursor:
        key = read_cursor(page.cursor, (int,) * 5)
        day, published, document, sentence, number = (int(part) for part in key)
        places = now.order.after(places, (day, published, document, sentence, number), latest_first=page.latest_first)
    else:
        places = places[page.offset :]
    shown = [int(place) for place in places[: page.limit]]
    following = write_cursor(now.order.key(shown[-1])) if shown and len(places) > len(shown) else None
    return {"items": encode(shown), "next": following, "total": total}

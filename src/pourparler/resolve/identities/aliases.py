"""What one report tells of names: that a shorter name in it means a full one, or where a government sits.

Each is a pair of keys; the same pair from another report adds nothing, so the order of reading does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pourparler.resolve.identities.full_names import full_name
from pourparler.resolve.identities.keys import MISTER, owned, plain
from pourparler.resolve.identities.names import Naming
from pourparler.resolve.identities.scopes import seats_of
from pourparler.resolve.identities.vocabulary import BODIES, GOVERNMENT
from pourparler.schema.identity import Pair

ALIAS = 0.8
SEAT = 0.75
ACRONYM = 0.9
_ACRONYM = re.compile(
    r"(?P<name>(?:[A-Z][\w’-]+ (?:of |for |and |the )*){1,7}[A-Z][\w’-]+) \((?:the )?(?P<short>[A-Z]{2,8})\)"
)


def aliases_in(text: str, naming: Naming) -> tuple[Pair, ...]:
    """Return the pairs of names that a report shows to mean one party."""
    found = (*_seats(text, naming), *_short_forms(naming), *_acronyms(text))
    return tuple({(pair.one, pair.other): pair for pair in found if pair.one != pair.other}.values())


def _seats(text: str, naming: Naming) -> Iterator[Pair]:
    if naming.scope is None:
        return
    for place in seats_of(text):
        reason = f"“{place}” stands for the government that sits there"
        yield Pair.of(plain(place), _government(naming.scope), SEAT, reason)


def _government(scope: str) -> str:
    return f"state:{scope.lower()}" if scope.isupper() else owned(GOVERNMENT, scope)


def _short_forms(naming: Naming) -> Iterator[Pair]:
    """“Semmon” with a title and “the Front”, where the report also has the full name."""
    for form, full in sorted(naming.full_names.by_form.items()):
        if form == full or " " in form or naming.scope is None or not full.endswith(" " + form):
            continue
        reason = f"“{form}” in a report that names “{full}”"
        if form in BODIES:
            if re.search(rf"\b[Tt]he {form.title()}\b", naming.text):
                yield Pair.of(owned(form, naming.scope), full, ALIAS, reason)
        elif naming.is_titled(form.title()):
            yield Pair.of(owned(MISTER + form, naming.scope), full, ALIAS, reason)


def _acronyms(text: str) -> Iterable[Pair]:
    for match in _ACRONYM.finditer(text):
        full = full_name(match["name"])
        if full:
            yield Pair.of(plain(match["short"]), full, ACRONYM, f"“{match['short']}” in brackets after “{full}”")

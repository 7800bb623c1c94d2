"""The full names of a report, and which of them a shorter form means.

“Korrad” is “Tavi Korrad” and “the Front” the “Northern Salt Coast Front”, if the report has one of that name only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.lexicon.roles import load_roles
from pourparler.resolve.identities.content import STOP
from pourparler.resolve.identities.keys import plain
from pourparler.resolve.identities.organs import organ_of
from pourparler.resolve.identities.vocabulary import BODIES, SO_CALLED

_CAPITALISED = re.compile(r"[A-Z][\w-]*(?:(?: (?:bin|al|de|von))? [A-Z][\w-]*)+")
_FEWEST = 2
_SMALL = frozenset({"of", "the", "and", "for", "al", "el", "bin", "ibn", "de", "la", "von", "van"})


@dataclass(frozen=True)
class FullNames:
    """Full names of a report by each shorter form that means one of them alone."""

    by_form: dict[str, str]

    @classmethod
    def of(cls, text: str, labels: Iterable[str]) -> FullNames:
        """Return the full names among a text's capitalised words and the labels of its parties."""
        spoken = [match[0] for match in _CAPITALISED.finditer(text)]
        full = sorted({key for words in (*spoken, *labels) if (key := full_name(words))})
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for key in full:
            forms[key].add(key)
            for form in shorter_forms(key):
                forms[form].add(key)
        longest = {form: _longest(keys) for form, keys in forms.items()}
        return cls({form: key for form, key in longest.items() if key})

    def find(self, words: str) -> str | None:
        """Return the key of the full name that words mean, None where there is none or several."""
        return self.by_form.get(plain(words))


def full_name(words: str) -> str | None:
    """Return the key of a full name of two words or more, without titles; None for anything else.

    >>> full_name("President Aldric Semmon"), full_name("Halvet"), full_name("Tarvonan Health Ministry")
    ('aldric semmon', None, None)
    """
    bare = untitled(words)
    if organ_of(bare) is not None or "\n" in bare or "'" in bare or "’" in bare:
        return None
    if not is_name(bare) or (" and " in bare and plain(bare).rsplit(" ", 1)[-1] not in BODIES):
        return None
    key = plain(bare)
    for distance in SO_CALLED:
        key = key.removeprefix(distance)
    return key if len(key.split()) >= _FEWEST else None


def is_name(words: str) -> bool:
    """Tell whether all but small words are capitalised.

    >>> is_name("Committee of the Red Cross"), is_name("Shells hit Port Selm")
    (True, False)
    """
    parts = words.split()
    capital = [part[:1].isupper() or part[:1].isdigit() for part in parts]
    return capital[:1] == [True] and all(up or part in _SMALL for up, part in zip(capital, parts, strict=True))


def untitled(words: str) -> str:
    """Return a name without the titles before it; a body's name keeps all its words.

    >>> untitled("Deputy Foreign Minister Berrin Tach"), untitled("Mr Irun"), untitled("General Staff")
    ('Berrin Tach', 'Irun', 'General Staff')
    """
    parts, roles = words.split(), load_roles()
    while len(parts) > 1 and parts[0].lower() in STOP:
        parts = parts[1:]
    words = " ".join(parts)
    if parts and plain(parts[-1]) in BODIES:
        return words
    last = 0
    for at, part in enumerate(parts[:-1]):
        word = plain(part)
        if word in roles.titles:
            last = at + 1
        elif word not in roles.before_titles:
            break
    return " ".join(parts[last:])


def shorter_forms(key: str) -> Iterable[str]:
    """Yield the forms that stand for a full name: its surname or given name; a body's last words."""
    words = key.split()
    if words[-1] in BODIES:
        yield from (" ".join(words[at:]) for at in range(1, len(words)))
    else:
        yield words[-1]
        yield words[0]


def _longest(keys: set[str]) -> str | None:
    """Return the one of which all others are the end (“salt coast front”, “northern salt coast front”)."""
    best = max(sorted(keys), key=len)
    return best if all(best == key or best.endswith(" " + key) for key in keys) else None

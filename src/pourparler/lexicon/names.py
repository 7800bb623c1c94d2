"""How names are compared: text in, key out. The generators and the look-ups share these functions, so keys agree.

A key forgets diacritics, case, apostrophes, hyphens and the leading article; "El-Sisi", "al-Sisi" and "Al Sisi" meet.
Acronyms are the exception: "US" is not "us" and "WHO" is not "who", so they keep their case.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ə": "a", "Ə": "A"}
)
_MARKS = str.maketrans(dict.fromkeys("'’‘ʼʻ`´ʾʿ.\"") | dict.fromkeys("-‐‑–—/_,", " "))
_ARTICLES = {"el": "al", "ul": "al", "as": "al", "ash": "al", "ad": "al", "an": "al", "ar": "al", "at": "al"}
_LONGEST_ACRONYM = 6
_FEWEST_CAPITALS = 2


def fold(text: str) -> str:
    """Return the key under which a name is kept.

    >>> fold("Abdel Fattah El-Sisi") == fold("Abdel Fattah al-Sisi")
    True
    >>> fold("the Élysée")
    'elysee'
    """
    # Twice: small letters of some compatibility forms come apart only once the capitals are gone.
    small = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    spread = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    words = plain.translate(_MARKS).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_ARTICLES.get(word, word) for word in words)


def is_acronym(name: str) -> bool:
    """Whether a name is a short form whose capitals count.

    >>> is_acronym("U.S."), is_acronym("Iran"), is_acronym("M23")
    (True, False, True)
    """
    bare = name.replace(".", "")
    capitals = sum(letter.isupper() or letter.isdigit() for letter in bare)
    return (
        len(bare) <= _LONGEST_ACRONYM
        and capitals >= _FEWEST_CAPITALS
        and capitals * 2 > len(bare)
        and bare.replace("-", "").replace("/", "").replace("+", "").isalnum()
    )


def acronym_key(text: str) -> str:
    """Return the key of a short form: without dots and article, capitals kept.

    >>> acronym_key("the U.S."), acronym_key("us")
    ('US', 'us')
    """
    return re.sub(r"^[Tt]he ", "", text.strip()).replace(".", "")


def is_latin(text: str) -> bool:
    """Whether every letter of the text is Latin.

    >>> is_latin("Kyïv"), is_latin("Київ")
    (True, False)
    """
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())

"""Word shapes: what the uncased encoder is told about case, digits and punctuation.

Every word of a sentence gets one code in 0..15; the code takes the place of BERT's token type for all pieces of the
word. A sentence in capitals or in title case gives codes of its own, because there case says little about names.
"""

from collections.abc import Sequence

SPECIAL, LOWER, INITIAL, CAPITALS, LETTER, MIXED, DIGITS, PUNCTUATION = range(8)
FIRST_INITIAL, SHOUTED, TITLED, ALPHANUMERIC, QUOTE, SYMBOL = range(8, 14)
SHAPES = 16
_QUOTES = frozenset("\"'`“”‘’«»„") | {"``", "''"}


def word_shape(word: str) -> int:
    """Return the code of a word looked at alone.

    Example:
        >>> word_shape("NATO") == CAPITALS
        True
    """
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return ALPHANUMERIC if letters else DIGITS
    if not letters:
        if word in _QUOTES:
            return QUOTE
        return PUNCTUATION if word.isascii() else SYMBOL
    if word.islower():
        return LOWER
    if word.isupper():
        return LETTER if len(letters) == 1 else CAPITALS
    return INITIAL if word[0].isupper() and word[1:].islower() else MIXED


def sentence_shapes(words: Sequence[str]) -> list[int]:
    """Return one code for each word of a sentence, aware of capitals and title case throughout.

    Args:
        words: the words of one sentence, in order.

    Returns:
        Codes in 0..15, one for each word.
    """
    codes = [word_shape(word) for word in words]
    long_words = [code for word, code in zip(words, codes, strict=True) if len(word) > 3 and code <= MIXED]
    if len(long_words) >= 3:
        if sum(code == CAPITALS for code in long_words) > 0.7 * len(long_words):
            return [SHOUTED if code == CAPITALS else code for code in codes]
        if sum(code in (INITIAL, MIXED, CAPITALS) for code in long_words) > 0.8 * len(long_words):
            return [TITLED if code == INITIAL else code for code in codes]
    for i, code in enumerate(codes):
        if LOWER <= code <= MIXED:
            if code == INITIAL:
                codes[i] = FIRST_INITIAL
            break
    return codes

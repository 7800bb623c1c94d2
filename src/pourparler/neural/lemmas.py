"""Lemmas as edit rules: the model picks a rule, the rule turns the word into its lemma.

A rule is `=` (the word itself), `l` (in lower case), `!x` (the lemma is x), or a letter for case (`c` kept, `l`
lower), the number of characters to cut from the end, `|`, and what to append: `l1|y` turns `parties` wrongly, `l3|y`
rightly, into `party`.

Words that the treebanks hold have the lemma that they have there. A rule that would make a lemma which nobody has seen
(`accepte`) gives way to a regular one that is known (`accept`).
"""

from collections.abc import Iterator, Mapping

Lexicon = Mapping[str, Mapping[str, str]]
"""By part of speech, words in lower case with their lemmas."""

_SHORTEST_STEM = 2


def make_rule(word: str, lemma: str) -> str:
    """Return the shortest rule that turns a word into its lemma.

    Example:
        >>> make_rule("Parties", "party")
        'l3|y'
    """
    if lemma == word:
        return "="
    lowered = word.lower()
    if lemma == lowered:
        return "l"
    case = "l" if lemma.lower() == lemma else "c"
    base = lowered if case == "l" else word
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}{len(base) - shared}|{lemma[shared:]}" if shared else f"!{lemma}"


def apply_rule(word: str, rule: str) -> str:
    """Return the lemma that a rule gives for a word (see the module's page for the rules).

    Example:
        >>> apply_rule("Armies", "l3|y")
        'army'
    """
    if rule == "=":
        return word
    if rule == "l":
        return word.lower()
    if rule[0] == "!":
        return rule[1:]
    base = word if rule[0] == "c" else word.lower()
    cut, _, ending = rule[1:].partition("|")
    return base[: max(len(base) - int(cut), 0)] + ending


class Lemmatiser:
    """Gives words their lemmas by a lexicon first, then by the rule that the network chose.

    Args:
        lexicon: by part of speech (UPOS), words in lower case with their lemmas.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._lemmas = {upos: frozenset(words.values()) for upos, words in lexicon.items()}

    def lemma(self, word: str, upos: str, rule: str) -> str:
        """Return the lemma of a word.

        Args:
            word: the word as it is written.
            upos: its part of speech.
            rule: the edit rule that the network chose.
        """
        known = self._lexicon.get(upos)
        if known is None:
            return apply_rule(word, rule)
        lowered = word.lower()
        if found := known.get(lowered):
            return found
        guess, lemmas = apply_rule(word, rule), self._lemmas[upos]
        if guess in lemmas:
            return guess
        return next((stem for stem in regular_stems(lowered, upos) if stem in lemmas), guess)


def regular_stems(word: str, upos: str) -> Iterator[str]:
    """Yield what a regular form may be a form of, the likeliest first.

    Example:
        >>> list(regular_stems("threatened", "VERB"))
        ['threaten', 'threatene']
    """
    endings = {
        "VERB": ("ies", "es", "s", "ied", "ed", "ing"),
        "NOUN": ("ies", "es", "s"),
        "ADJ": ("ier", "er", "iest", "est"),
    }
    for ending in endings.get(upos, ()):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from _whole(stem, ending)
            return


def _whole(stem: str, ending: str) -> Iterator[str]:
    """Yield the words that lose their end before an ending: carr(y), ma(ke), stop(p)."""
    if ending.startswith("i") and ending != "ing":
        yield stem + "y"
        return
    yield stem
    if ending != "s":
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]

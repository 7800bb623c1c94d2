"""Lemmas as edit rules: the model picks a rule, the rule turns the word into its lemma.

A rule is `=` (the word itself), `l` (in lower case), `!x` (the lemma is x), or a letter for case (`c` kept, `l`
lower), the number of characters to cut from the end, `|`, and what to append: `l1|y` turns `parties` wrongly, `l3|y`
rightly, into `party`.
"""


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

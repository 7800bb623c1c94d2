"""Phrases that refer: their words, their head, the nouns that tell a role."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.analyse.reference.vocabulary import BODIES, DEFINITE, FEMALE, FIGHTERS, MALE, PERSONS
from pourparler.schema.analysis import Mention, Sentence
from pourparler.schema.spans import Quote, Span

_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "advmod", "nmod"})
_BESIDE = frozenset({"compound", "appos", "flat", "nmod:desc", "amod", "nmod"})
_ROLE_WORDS = PERSONS | BODIES | FIGHTERS | MALE | FEMALE


def mention_of(sentence: Sentence, start: int, end: int) -> Mention:
    """Return the mention of a run of words."""
    tokens = sentence.tokens
    text = _text(sentence, start, end)
    return Mention(sentence.index, start, end, Quote(text, Span(tokens[start].span.start, tokens[end - 1].span.end)))


def _text(sentence: Sentence, start: int, end: int) -> str:
    """Join words with as many blanks as there are characters between them, which is one for all but line ends."""
    parts = [sentence.tokens[start].text]
    for at in range(start + 1, end):
        gap = sentence.tokens[at].span.start - sentence.tokens[at - 1].span.end
        parts.append(" " * gap + sentence.tokens[at].text)
    return "".join(parts)


def head_of_run(sentence: Sentence, start: int, end: int) -> int:
    """Return the word of a run whose head lies outside it (the first of several)."""
    return next((at for at in range(start, end) if not start <= sentence.tokens[at].head < end), start)


def is_subject(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is a subject, or joined to one."""
    token = sentence.tokens[at]
    if token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token.deprel.startswith("nsubj")


def start_of(sentence: Sentence, head: int) -> int:
    """Return where the phrase of a noun begins: its determiners and modifiers, without a break."""
    start = head
    for child in reversed(sentence.children[head]):
        if child < head and sentence.tokens[child].deprel in _BEFORE and sentence.subtree(child)[-1] == start - 1:
            start = sentence.subtree(child)[0]
    return start


def is_definite(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun's phrase opens with a word that points back: “the”, “both”, “its”."""
    return sentence.tokens[start_of(sentence, head)].text.lower() in DEFINITE


def lemma_of(sentence: Sentence, at: int) -> str:
    """Return the dictionary form in lower case."""
    return sentence.tokens[at].lemma.lower()


def roles_of(sentence: Sentence, head: int) -> Iterator[int]:
    """Yield the nouns that tell what a named one is: “Foreign Minister X”, “X, head of the army”, “the group X”."""
    near = [child for child in sentence.children[head] if sentence.tokens[child].deprel in _BESIDE]
    over = sentence.tokens[head].head
    if sentence.tokens[head].deprel in {"appos", "flat", "compound", "nmod:desc"} and over >= 0:
        near += [over, *(child for child in sentence.children[over] if sentence.tokens[child].deprel in _BESIDE)]
    for at in near:
        if role_at(sentence, at) in _ROLE_WORDS:
            yield at


def role_at(sentence: Sentence, at: int) -> str:
    """Return the noun that tells a role, without an abbreviation's full stop."""
    return lemma_of(sentence, at).rstrip(".")


def is_plural(sentence: Sentence, at: int) -> bool:
    """Tell whether a word stands in the plural."""
    return "Number=Plur" in sentence.tokens[at].feats

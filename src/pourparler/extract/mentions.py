"""The words of a participant: from the word that heads it to the run of words that the codebook wants.

A named party is its shortest full name, without title and article; a description keeps its article and its
“of”-phrases, and loses relative clauses and appositions. Runs are half-open ranges of token indexes.
"""

from __future__ import annotations

from pourparler.extract.tables import clause_words
from pourparler.extract.trees import dependents, is_time, lemma, name_at, preposition, word
from pourparler.schema.analysis import Name, Sentence
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "advmod", "nmod:desc", "det:predet"})
_RIGHT = frozenset({"flat", "compound", "fixed", "nummod", "goeswith"})
_PHRASES = frozenset({"of", "in", "from", "for", "at", "with", "on", "to"})
_ARTICLES = frozenset({"the", "a", "an", "both"})
_LONGEST = 14


def party_run(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the run of words that names or describes the party headed by ``head``."""
    name = name_at(sentence, head)
    if name is not None and sentence.tokens[head].upos != "NOUN":
        return _bare(sentence, _whole(sentence, name.start), name.end)
    titled = _name_beside(sentence, head)
    if titled is not None:
        return _bare(sentence, _whole(sentence, titled.start), titled.end)
    return _untitled(sentence, *_description(sentence, head))


def party_at(sentence: Sentence, head: int, text: str) -> Party:
    """Return the party headed by a word, with its words cut from the document's text."""
    return party_of_run(sentence, *party_run(sentence, head), text)


def party_of_run(sentence: Sentence, start: int, end: int, text: str) -> Party:
    """Return the party that is named by a run of words."""
    tokens = sentence.tokens
    return Party(Quote.cut(text, tokens[start].span.start, tokens[end - 1].span.end))


def stands_for_somebody(sentence: Sentence, head: int) -> bool:
    """Tell whether a word stands for a person, state, organisation or group of people."""
    token = sentence.tokens[head]
    if is_time(sentence, head):
        return False
    if token.upos == "PROPN" or name_at(sentence, head) is not None:
        return True
    if token.upos == "NUM":
        return token.deprel in {"nsubj", "nsubj:pass", "obj"}
    if token.upos in {"PRON", "DET"}:
        return token.text.lower() in clause_words("persons", "pronouns")
    return token.upos == "NOUN" and lemma(sentence, head) in clause_words("persons", "words")


def _name_beside(sentence: Sentence, head: int) -> Name | None:
    """Return the person's name that a title or description carries (“army chief Asim Munir”, “his aide, Li Wei”)."""
    for child in dependents(sentence, head, "flat", "appos", "compound", "nmod:desc"):
        name = name_at(sentence, child)
        if name is not None and name.kind == "PER" and child >= head:
            return name
    return None


def _whole(sentence: Sentence, start: int) -> int:
    """Return where a name begins whose first words were not seen as part of it (“United” of “United States”)."""
    tokens = sentence.tokens
    while start > 0 and tokens[start - 1].upos == "PROPN" and tokens[start - 1].deprel in {"compound", "flat"}:
        if not start <= tokens[start - 1].head <= start + 3 or is_time(sentence, start - 1):
            break
        start -= 1
    return start


def _bare(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Take article and title off a name, but never the whole of it."""
    titles = clause_words("titles", "words")
    while end - start > 1 and (word(sentence, start) in _ARTICLES or word(sentence, start).rstrip(".") in titles):
        start += 1
    while end - start > 1 and word(sentence, end - 1) in {"'s", "’s", "'", "’", ","}:
        end -= 1
    return start, end


def _untitled(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Take titles off a person's name that opens a description (“President Macron's office”)."""
    for name in sentence.names:
        if name.kind == "PER" and start <= name.start < end:
            before = [word(sentence, at) for at in range(start, name.start)]
            if before and all(part.rstrip(".") in clause_words("titles", "words") for part in before):
                return _bare(sentence, name.start, end)
    if sentence.tokens[start].upos == "DET" and end - start > 1 and _is_proper(sentence, start + 1, end):
        return start + 1, end
    return start, end


def _is_proper(sentence: Sentence, start: int, end: int) -> bool:
    tokens = sentence.tokens
    return tokens[end - 1].upos == "PROPN" and all(tokens[at].text[:1].isupper() for at in (start, end - 1))


def _description(sentence: Sentence, head: int, depth: int = 0) -> tuple[int, int]:
    start, end = head, head + 1
    for child in reversed(sentence.children[head]):
        if child < head and sentence.tokens[child].deprel in _LEFT:
            left = _leftmost(sentence, child)
            start = left if head - left < _LONGEST else start
    for child in sentence.children[head]:
        if child > head and child - end <= 3 and depth < 2:
            end = _extended(sentence, child, end, depth)
    return start, end


def _extended(sentence: Sentence, child: int, end: int, depth: int) -> int:
    relation = sentence.tokens[child].deprel
    if relation in _RIGHT and child == end:
        return _description(sentence, child, depth + 1)[1]
    if relation == "nmod" and preposition(sentence, child) in _PHRASES:
        start, stop = _description(sentence, child, depth + 1)
        opening = sentence.subtree(child)[0]
        return stop if opening == end and start >= end else end
    return end


def _leftmost(sentence: Sentence, index: int) -> int:
    return sentence.subtree(index)[0]

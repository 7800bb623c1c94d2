"""Chains: who is who in a document, where that is safe.

In: sentences with names and syntax. Out: for each referent its mentions, with the name that stands for them. Names
come first, then pronouns and descriptions look back for the nearest referent that fits; where two fit equally well
nothing is decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pourparler.analyse.reference.descriptions import describe
from pourparler.analyse.reference.pairs import Pairs, is_pair
from pourparler.analyse.reference.phrases import head_of_run, is_subject, lemma_of, mention_of, role_at, roles_of
from pourparler.analyse.reference.pronouns import find_antecedent
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import HE, PRONOUNS, SHE
from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.names import fold
from pourparler.schema.analysis import Chain, Name, Sentence

_SHORTEST_ACRONYM = 2
_PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})
_REMEMBERED = 60
"""Sentences after which nothing but its name calls a referent back; it also keeps long documents fast."""


def find_chains(sentences: Sequence[Sentence], table: EntityTable | None = None) -> tuple[Chain, ...]:
    """Return the chains of a document.

    Args:
        sentences: the document's sentences with names and syntax.
        table: the known parties, which tell movements from states; the embedded ones when left out.
    """
    document = _Document(table or EntityTable.load())
    for sentence in sentences:
        document.read(sentence)
    return tuple(Chain(each.name, each.kind, tuple(each.mentions)) for each in document.referents if each.mentions)


class _Document:
    """The referents met so far, oldest first."""

    def __init__(self, table: EntityTable) -> None:
        self.table = table
        self.referents: list[Referent] = []
        self.pairs = Pairs()
        self._verbs: tuple[int, dict[int, list[Referent]]] = (-1, {})
        self._recent: list[Referent] = []
        self._by_last_word: dict[str, list[Referent]] = defaultdict(list)

    def read(self, sentence: Sentence) -> None:
        """Take in the next sentence; what was not spoken of for long can only be meant by its name."""
        self._recent = [r for r in self._recent if sentence.index - r.last.sentence <= _REMEMBERED]
        names = {name.start: name for name in sentence.names}
        covered = {at for name in sentence.names for at in range(name.start, name.end)}
        before: Name | None = None
        for at, token in enumerate(sentence.tokens):
            if at in names:
                self._take_name(sentence, names[at], before)
                before = names[at]
            elif at in covered:
                continue
            elif token.text.lower() in PRONOUNS:
                self._take_pronoun(sentence, at)
            elif token.upos in {"NOUN", "PROPN"} or is_pair(sentence, at):
                self._take_description(sentence, at)

    def _take_name(self, sentence: Sentence, name: Name, before: Name | None) -> None:
        head = head_of_run(sentence, name.start, name.end)
        known = self._bracketed(sentence, name, before) or self._called(name)
        if known is None:
            known = Referent(name.quote.text, name.kind)
            if name.kind == "PER":
                known.take_office(self.table)
            self._by_last_word[_last_word(known.name)].append(known)
            self.referents.append(known)
        elif known.kind == "PER" and self._is_fuller(name.quote.text, known.name):
            known.name = name.quote.text
        for at in roles_of(sentence, head):
            known.learn([role_at(sentence, at)])
            if at > 0 and sentence.tokens[at - 1].upos in {"ADJ", "NOUN"}:
                known.titles.add(lemma_of(sentence, at - 1))
        self._join(sentence, known, head)
        self._tie(sentence, known, head)
        owner = sentence.tokens[head].deprel == "nmod:poss"
        known.add(mention_of(sentence, name.start, name.end), subject=is_subject(sentence, head), owner=owner)
        self._remember(known)

    def _tie(self, sentence: Sentence, referent: Referent, head: int) -> None:
        """Note two names that take part in one verb, “Oman met Qatar”."""
        verb = sentence.tokens[head].head
        if verb < 0 or sentence.tokens[head].deprel not in _PARTS:
            return
        if self._verbs[0] != sentence.index:
            self._verbs = (sentence.index, {})
        takers = self._verbs[1].setdefault(verb, [])
        self.pairs.tied += [(other, referent) for other in takers if other is not referent]
        takers.append(referent)

    def _join(self, sentence: Sentence, referent: Referent, head: int) -> None:
        """Note two names that are joined, “Kyiv and Moscow”: “the two” means them."""
        over = sentence.tokens[head].head
        if sentence.tokens[head].deprel != "conj" or over < 0:
            return
        for other in reversed(self._recent):
            last = other.last
            if last.sentence == sentence.index and last.start <= over < last.end and other is not referent:
                self.pairs.joined.append((other, referent))
                return

    def _remember(self, referent: Referent) -> None:
        if not any(referent is other for other in self._recent):
            self._recent.append(referent)

    def _is_fuller(self, text: str, name: str) -> bool:
        """Tell whether a form is longer, and not longer by words that are no part of a name the tables know."""
        known = any(candidate.how in {"name", "alias"} for candidate in self.table.lookup(name))
        return len(text) > len(name) and not known

    def _called(self, name: Name) -> Referent | None:
        for referent in reversed(self._by_last_word[_last_word(name.quote.text)]):
            if referent.is_called(name.quote.text, name.kind):
                return referent
        return None

    def _bracketed(self, sentence: Sentence, name: Name, before: Name | None) -> Referent | None:
        """“the Sudan Liberation Army (SLA)”: the short form in brackets is the name before them."""
        text = name.quote.text
        if before is None or name.start != before.end + 1 or sentence.tokens[before.end].text != "(":
            return None
        initials = "".join(word[0] for word in before.quote.text.replace("-", " ").split() if word[0].isupper())
        if len(text) < _SHORTEST_ACRONYM or not text.replace(".", "").startswith(initials[:_SHORTEST_ACRONYM]):
            return None
        return self._called(before)

    def _take_pronoun(self, sentence: Sentence, at: int) -> None:
        found = find_antecedent(self._recent, sentence, at, self.table)
        if found is None:
            return
        word = sentence.tokens[at].text.lower()
        if found.kind == "PER":
            found.gender = "m" if word in HE else "f" if word in SHE else found.gender
        found.add(mention_of(sentence, at, at + 1), subject=is_subject(sentence, at))

    def _take_description(self, sentence: Sentence, at: int) -> None:
        known = len(self._recent)
        for referent in describe(self._recent, self.pairs, sentence, at, self.table):
            self._remember(referent)
            if len(self._recent) > known:
                self.referents.append(referent)


def _last_word(name: str) -> str:
    """Return the folded last word of a name, which all forms of it share; a name of signs only gives itself."""
    return (fold(name).split() or [name])[-1]

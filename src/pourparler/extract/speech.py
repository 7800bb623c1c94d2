"""Statements by rules: words that bring speech, who speaks and what is said, over Universal Dependencies.

Comes in: a sentence; goes out: drafts of its statements in token indexes. Each rule has an example and what it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pourparler.extract.clauses import clause_run, opened
from pourparler.extract.drafts import Run
from pourparler.extract.mentions import party_run
from pourparler.extract.participants import doers, surface_subject
from pourparler.extract.trees import dependent, dependents, is_passive, lemma, preposition, word
from pourparler.lexicon.cues import speech_words
from pourparler.schema.analysis import Sentence

_SHORTEST_OBJECT = 4
"""A bare noun object counts as what is said only from this many words on (“underscored the need to …”)."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement of one sentence, in token indexes.

    Attributes:
        cue: the words that bring the speech.
        speaker: whose words they are, None when no word of the sentence says it.
        content: what is said.
        audience: to whom.
        score: probability that the draft is right.
        rule: readable id of what found it.
    """

    cue: Run
    speaker: Run | None
    content: Run
    audience: Run | None
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """How one shape of reported speech is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        find: yields what is said by a cue word, as runs of words.
        precision: share of right drafts on the training reports.
        example: a sentence.
        gives: (speaker, cue, content) that the rule finds in it.
    """

    id: str
    says: str
    find: Callable[[Sentence, int], Iterator[Run]]
    precision: float
    example: str
    gives: tuple[str, str, str]


def propose_statements(sentence: Sentence) -> list[StatementDraft]:
    """Return the statements that the rules see in a sentence, by place of their cue."""
    return [draft for at in range(len(sentence.tokens)) if (draft := _of_word(sentence, at)) is not None]


def _of_word(sentence: Sentence, at: int) -> StatementDraft | None:
    token = sentence.tokens[at]
    if token.text.lower() in speech_words("sources", "openings"):  # first: “according” is a verb in the treebanks
        return _of_source(sentence, at)
    return _of_verb(sentence, at) if token.upos in {"VERB", "AUX"} else None


def _of_verb(sentence: Sentence, verb: int) -> StatementDraft | None:
    for rule in SPEECH_RULES:
        content = next(rule.find(sentence, verb), None)
        if content is not None:
            run = opened(sentence, content)
            speaker = speaker_of(sentence, verb)
            if speaker is not None and run[0] <= speaker[0] < run[1]:
                speaker = None
            return StatementDraft((verb, verb + 1), speaker, run, audience_of(sentence, verb), rule.precision, rule.id)
    return None


def _of_source(sentence: Sentence, at: int) -> StatementDraft | None:
    """Read “according to X” beside a clause."""
    source = _source_at(sentence, at)
    content = next(SOURCE_RULE.find(sentence, at), None)
    if source is None or content is None:
        return None
    cue, run = (at, min(at + 2, len(sentence.tokens))), opened(sentence, content)
    return StatementDraft(cue, party_run(sentence, source), run, None, SOURCE_RULE.precision, SOURCE_RULE.id)


def _beside_source(sentence: Sentence, at: int) -> Iterator[Run]:
    """Read the clause beside which “according to X” stands."""
    source = _source_at(sentence, at)
    governor = sentence.tokens[source].head if source is not None else -1
    if source is not None and governor >= 0 and governor != at:
        yield clause_run(sentence, governor, [source])


def _source_at(sentence: Sentence, at: int) -> int | None:
    """Return the head of X in “according to X”."""
    token = sentence.tokens[at]
    if token.deprel == "fixed" or token.head < 0:
        return None
    if token.deprel in {"case", "mark"}:
        return token.head
    return dependent(sentence, at, "obl", "nmod")


def speaker_of(sentence: Sentence, verb: int) -> Run | None:
    """Return the words of whoever speaks, coordination included (“the army and its allies said”)."""
    quoting = lemma(sentence, verb) in {"say", "tell"} and _quoted_by(sentence, verb)
    heads = _members(sentence, quoting) if quoting else doers(sentence, verb)
    if not heads:
        return None
    runs = [party_run(sentence, head) for head in heads]
    return (runs[0][0], runs[-1][1]) if runs[-1][1] - runs[0][0] <= 14 else runs[0]


def _members(sentence: Sentence, head: int) -> list[int]:
    return [head, *dependents(sentence, head, "conj")]


def _quoted_by(sentence: Sentence, verb: int) -> int:
    """Return the subject of “X was quoted as saying” for “saying”, or 0."""
    governor = sentence.tokens[verb].head
    if governor < 0 or lemma(sentence, governor) not in speech_words("quoting", "verbs"):
        return 0
    return (surface_subject(sentence, governor) or 0) if is_passive(sentence, governor) else 0


def audience_of(sentence: Sentence, verb: int) -> Run | None:
    """Return the words of those who are told something."""
    if lemma(sentence, verb) in speech_words("hearers", "verbs"):
        heard = dependent(sentence, verb, "iobj", "obj")
        if heard is not None and sentence.tokens[heard].upos in {"NOUN", "PROPN", "PRON"}:
            return party_run(sentence, heard)
    near = [at for at in dependents(sentence, verb, "obl") if preposition(sentence, at) in {"to", "on", "upon"}]
    if near and lemma(sentence, verb) in {"say", "call", "appeal", "announce", "explain", "report"}:
        return party_run(sentence, near[0])
    return None


def _clause(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read a clause under a verb of saying, wherever it stands."""
    if lemma(sentence, verb) not in speech_words("clause", "verbs"):
        return
    for at in dependents(sentence, verb, "ccomp"):
        if word(sentence, sentence.subtree(at)[0]) not in {"whether", "how", "why", "what", "if"}:
            yield clause_run(sentence, at)


def _inserted(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read the clause into which “…, he said, …” is put, or that it follows."""
    token = sentence.tokens[verb]
    known = lemma(sentence, verb) in speech_words("clause", "verbs") - speech_words("clause", "weak")
    if not known or token.deprel not in {"parataxis", "conj", "advcl"} or token.head < 0:
        return
    if token.deprel != "parataxis" or dependent(sentence, verb, "nsubj") is None:
        return
    if dependent(sentence, verb, "ccomp", "xcomp", "obj") is None or _is_last(sentence, verb):
        yield clause_run(sentence, token.head, [verb])


def _is_last(sentence: Sentence, verb: int) -> bool:
    """Tell whether nothing but punctuation and adjuncts follows a verb (“…, he told reporters on Monday”)."""
    return all(
        sentence.tokens[at].deprel in {"punct", "obl", "obl:tmod", "obl:unmarked", "obj", "advmod", "nsubj"}
        for at in sentence.children[verb]
    )


def _infinitive(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “urged both sides to show restraint”."""
    if lemma(sentence, verb) not in speech_words("infinitive", "verbs"):
        return
    for at in dependents(sentence, verb, "xcomp", "advcl", "ccomp"):
        if _begins_with_to(sentence, at) and at > verb:
            yield clause_run(sentence, at)
    for noun in dependents(sentence, verb, "obj", "obl"):
        for at in dependents(sentence, noun, "acl"):
            if _begins_with_to(sentence, at) and lemma(sentence, verb) in {"call", "urge", "ask", "appeal", "order"}:
                yield clause_run(sentence, at)


def _begins_with_to(sentence: Sentence, at: int) -> bool:
    return any(word(sentence, mark) == "to" for mark in dependents(sentence, at, "mark"))


def _gerund(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “accused the town of sheltering gunmen” and “denied sheltering gunmen”."""
    if lemma(sentence, verb) not in speech_words("gerund", "verbs"):
        return
    if lemma(sentence, verb) in {"accuse", "blame", "suspect", "fault", "charge"}:
        for at in dependents(sentence, verb, "advcl", "obl", "xcomp"):
            opening = preposition(sentence, at)
            if opening in speech_words("gerund", "prepositions") and word(sentence, at).endswith("ing"):
                own = clause_run(sentence, at)
                target = dependent(sentence, verb, "obj")
                start = min(sentence.subtree(target)) if target is not None and target < at else own[0]
                yield (start, own[1]) if target is not None else own
        return
    for at in dependents(sentence, verb, "xcomp", "obj", "ccomp"):
        if word(sentence, at).endswith("ing") and sentence.tokens[at].upos in {"VERB", "AUX"}:
            yield clause_run(sentence, at)


def _naming(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “called the offer a trap” and “put the toll at 40”."""
    name = lemma(sentence, verb)
    target = dependent(sentence, verb, "obj")
    if name not in speech_words("object", "verbs") or target is None or is_passive(sentence, verb):
        return
    wanted = speech_words("object", "complements")
    said = [at for at in dependents(sentence, verb, "obl", "advcl") if preposition(sentence, at) in wanted]
    if name in {"call", "dub", "brand", "label"}:
        said += dependents(sentence, verb, "xcomp")
    if said and (name != "put" or preposition(sentence, said[0]) == "at"):
        start, end = min(sentence.subtree(target)), max(sentence.subtree(said[-1])) + 1
        if start < end:
            yield start, end


def _reported_object(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “underscored the need for a longer truce”."""
    if lemma(sentence, verb) not in speech_words("object", "reported"):
        return
    for at in dependents(sentence, verb, "obj"):
        run = clause_run(sentence, at)
        if run[1] - run[0] >= _SHORTEST_OBJECT and at > verb:
            yield run


def _noun_clause(sentence: Sentence, verb: int) -> Iterator[Run]:
    """Read “expressed the hope that the truce would hold”."""
    if lemma(sentence, verb) not in speech_words("nouns", "verbs"):
        return
    for noun in dependents(sentence, verb, "obj"):
        if lemma(sentence, noun) in speech_words("nouns", "words"):
            for at in dependents(sentence, noun, "acl", "ccomp"):
                if preposition(sentence, at) == "that":
                    yield clause_run(sentence, at)


SPEECH_RULES: tuple[SpeechRule, ...] = (
    SpeechRule(
        "clause_under_verb_of_saying",
        "A clause under a verb of saying is what its subject says.",
        _clause, 0.85,
        "The envoy said that the lists would be ready soon.",
        ("The envoy", "said", "the lists would be ready soon"),
    ),
    SpeechRule(
        "verb_of_saying_after_or_inside",
        "A verb of saying put after or into a clause makes that clause what its subject says.",
        _inserted, 0.85,
        "Iran, he said, will never give up its rights.",
        ("he", "said", "will never give up its rights"),
    ),
    SpeechRule(
        "infinitive_under_verb_of_saying",
        "An infinitive under a verb of asking, promising or refusing is what its subject says.",
        _infinitive, 0.75,
        "Norway urged both sides to show restraint.",
        ("Norway", "urged", "to show restraint"),
    ),
    SpeechRule(
        "gerund_under_charge_or_denial",
        "An -ing form under a charge or a denial is what is charged or denied.",
        _gerund, 0.75,
        "Lima accused Quito of attacking the village.",
        ("Lima", "accused", "Quito of attacking the village"),
    ),
    SpeechRule(
        "object_and_what_it_is_called",
        "What somebody calls or describes a thing as is said of that thing.",
        _naming, 0.65,
        "The minister called the offer a trap.",
        ("The minister", "called", "the offer a trap"),
    ),
    SpeechRule(
        "clause_of_spoken_noun",
        "A that-clause of a hope, fear or promise that somebody expresses is what is said.",
        _noun_clause, 0.7,
        "The bishop expressed the hope that the talks would succeed.",
        ("The bishop", "expressed", "the talks would succeed"),
    ),
    SpeechRule(
        "long_object_of_stressing",
        "A long object of a verb of stressing is what is said.",
        _reported_object, 0.5,
        "The chancellor underscored the importance of open borders for trade.",
        ("The chancellor", "underscored", "the importance of open borders for trade"),
    ),
)  # fmt: skip
"""Tried in this order at each verb; the first that fits decides, because a that-clause says more than an infinitive."""
SOURCE_RULE = SpeechRule(
    "source_in_a_phrase",
    "The clause beside “according to” and its like is what the source says.",
    _beside_source,
    0.85,
    "The army has left the town, according to local officials.",
    ("local officials", "according to", "The army has left the town"),
)
"""Tried at the words that open such a phrase."""

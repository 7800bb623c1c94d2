"""The course of a proposal in one sentence, and the replies of each side in one, with who tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.ask.briefs.citing import shown_part
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wording import REPLIES, STATES, capital, lower_article, quoted, sources_phrase
from pourparler.schema.briefs import Piece, Sentence
from pourparler.schema.ledger import Answer, Offer, StateChange
from pourparler.schema.negotiation import TakenStep
from pourparler.show.words import plain


def cite_step(scene: Scene, taken: TakenStep) -> tuple[int, ...]:
    """Return the note for a step."""
    return scene.citer.cite(taken.step.claim, taken.step.words.span)


def cite_steps(scene: Scene, steps: Sequence[TakenStep], most: int = 2) -> tuple[int, ...]:
    """Return the notes for some steps, those of different reports first, each once."""
    by_report = {taken.source.fingerprint: taken for taken in reversed(steps)}
    chosen = sorted(by_report.values(), key=lambda taken: steps.index(taken))[:most]
    return tuple(dict.fromkeys(number for taken in chosen for number in cite_step(scene, taken)))


def told_by(scene: Scene, taken: TakenStep) -> tuple[str, str]:
    """Return who tells a step: the side whose word it is, where that is another than who did it, and the publisher."""
    publisher = taken.source.publisher or taken.source.title
    if taken.voice is None or taken.voice in taken.by or taken.step.voice is None:
        return "", publisher
    name = scene.name(taken.voice)
    return lower_article(plain(taken.step.voice.label) if name.startswith("party:") else name), publisher


def course_sentence(scene: Scene, course: Sequence[StateChange], *lead: Piece) -> Sentence | None:
    """Return a sentence on the states of a proposal by day: “presented 9 Mar, in force 12 Mar, ended 22 Mar”."""
    pieces, claims, tellers = list(lead), [], []
    for change in course:
        words = f"{STATES[change.state]} {scene.day(change.day)}"
        notes = cite_steps(scene, change.because)
        if notes:
            between = ", " if len(pieces) > len(lead) else ""
            pieces.append(Piece(between + (words if between or (lead and lead[-1].strong) else capital(words)), notes))
            claims += [taken.step.claim for taken in change.because]
            tellers += [told_by(scene, taken) for taken in change.because]
    return scene.sentence(claims, *pieces, Piece(f"{sources_phrase(tellers)}."))


def step_words(taken: TakenStep, longest: int) -> str:
    """Return the words around a step in quotation marks."""
    sentence = taken.step.sentence
    part = shown_part(sentence, taken.step.words.span, longest)
    begun = "… " if part.span.start > sentence.span.start else ""
    ended = " …" if part.span.end < sentence.span.end else ""
    return quoted(f"{begun}{plain(part.text).removesuffix('.')}{ended}")


def shown_course(offer: Offer, course: Sequence[StateChange]) -> list[StateChange]:
    """Return a proposal's changes without those that another one of the same day follows at once."""
    disputed = offer.changes and offer.changes[-1].state == "disputed"
    return [
        change
        for at, change in enumerate(course)
        if disputed or at + 1 == len(course) or course[at + 1].day != change.day
    ]


def reply_sentences(scene: Scene, answers: Sequence[Answer]) -> Iterator[Sentence]:
    """Yield for each side a sentence on its replies by day."""
    for side in dict.fromkeys(answer.side for answer in answers):
        own = [answer for answer in answers if answer.side == side]
        pieces = [Piece(f" {scene.name(side)} ")]
        for answer in own:
            between = ", " if len(pieces) > 1 else ""
            words = f"{between}{REPLIES.get(answer.reply, answer.reply)} ({scene.day(answer.day)})"
            notes = cite_step(scene, answer.taken)
            pieces += [Piece(words, notes)] if notes else []
        tail = sources_phrase([told_by(scene, answer.taken) for answer in own])
        if said := scene.sentence([answer.taken.step.claim for answer in own], *pieces, Piece(f"{tail}.")):
            yield said

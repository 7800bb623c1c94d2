"""Notes: each gives a report, its day and the exact words; the same words have one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pourparler.ask.counting import Counting
from pourparler.schema.briefs import Note
from pourparler.schema.codec import evidence
from pourparler.schema.spans import Quote, Span
from pourparler.schema.views import StoredClaim

LONGEST = 200
"""Code points of a sentence that a note gives; of a longer one, whole words around what it is cited for."""


class Citer:
    """Numbers what is cited, in the order of citing."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self._claims: dict[str, StoredClaim] = {}
        self._numbers: dict[tuple[str, Span], int] = {}
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was cited so far."""
        return tuple(self._notes)

    def know(self, claims: Mapping[str, StoredClaim]) -> None:
        """Remember claims, so that they can be cited by their ids."""
        self._claims |= claims

    def known(self, claim: str) -> StoredClaim | None:
        """Return a claim as a person may have edited it."""
        stored = self._claims.get(claim)
        return self._counting.edited(stored) if stored else None

    def cite(self, claim: str, words: Span | None = None) -> tuple[int, ...]:
        """Return the number of the note for a claim; none where the record no longer holds it.

        Args:
            claim: id of the claim.
            words: what the note is about; the claim's main words when left out.
        """
        stored = self._claims.get(claim)
        if stored is None:
            return ()
        main = words or evidence(stored.claim) or stored.sentence.span
        sentence = body_of(stored)
        quote = shown_part(sentence, main, LONGEST)
        place = (stored.stored.document.fingerprint, quote.span)
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = len(self._notes) + 1
            self._notes.append(self._note(number, stored, sentence, quote))
        else:
            self._add(number, stored)
        return (number,)

    def cite_all(self, claims: Iterable[str], most: int = 3) -> tuple[int, ...]:
        """Return the numbers of the notes for some claims, each once, and only so many."""
        found: dict[int, None] = {}
        for claim in claims:
            if len(found) == most:
                break
            found |= dict.fromkeys(self.cite(claim))
        return tuple(found)

    def _note(self, number: int, stored: StoredClaim, sentence: Quote, quote: Quote) -> Note:
        document, claim = stored.stored.document, stored.claim
        return Note(
            number=number,
            document=document.id,
            title=document.title,
            publisher=document.source or document.url.rsplit("/", 1)[-1],
            published=document.published,
            url=document.url,
            version=stored.stored.version,
            words=quote,
            cut=(quote.span.start > sentence.span.start, quote.span.end < sentence.span.end),
            claims=(claim.id,),
            review=self._counting.review((claim.id,)),
            confidence=claim.confidence,
        )

    def _add(self, number: int, stored: StoredClaim) -> None:
        note = self._notes[number - 1]
        if stored.claim.id not in note.claims:
            claims = (*note.claims, stored.claim.id)
            surest = max(note.confidence, stored.claim.confidence)
            note = replace(note, claims=claims, confidence=surest, review=self._counting.review(claims))
            self._notes[number - 1] = note


def body_of(stored: StoredClaim) -> Quote:
    """Return a claim's sentence without the dateline before it and the marks of a list or of bold type around it."""
    sentence, dateline = stored.sentence, stored.stored.document.dateline
    start = sentence.span.start
    if dateline is not None and dateline.start <= start < dateline.end < sentence.span.end:
        start = dateline.end
    text = sentence.text[start - sentence.span.start :]
    start += len(text) - len(text.lstrip("-*#•– \n\t"))
    return _cut(sentence, start, sentence.span.end)


def shown_part(sentence: Quote, main: Span, longest: int) -> Quote:
    """Return a sentence, or of a long one whole words around the main ones."""
    span = sentence.span
    if len(span) <= longest or not span.overlaps(main):
        return _cut(
            sentence, span.start, span.end if len(span) <= longest else _word_end(sentence, span.start + longest)
        )
    spare = max(longest - len(main), 0)
    start = max(span.start, main.start - spare // 2)
    end = min(span.end, max(start + longest, main.end))
    start = max(span.start, min(start, end - longest))
    if start > span.start:
        start = _word_start(sentence, start)
    if end < span.end:
        end = _word_end(sentence, end)
    return _cut(sentence, min(start, max(main.start, span.start)), max(end, min(main.end, span.end)))


def _word_start(sentence: Quote, at: int) -> int:
    """Return where the first whole word from a place begins."""
    text, offset = sentence.text, sentence.span.start
    while at < sentence.span.end and not text[at - offset - 1].isspace():
        at += 1
    return at


def _word_end(sentence: Quote, at: int) -> int:
    """Return where the last whole word up to a place ends."""
    text, offset = sentence.text, sentence.span.start
    end = at
    while end > sentence.span.start and end < sentence.span.end and not text[end - offset].isspace():
        end -= 1
    return end if end > sentence.span.start else at


def _cut(sentence: Quote, start: int, end: int) -> Quote:
    offset = sentence.span.start
    text = sentence.text[start - offset : end - offset]
    if not text.strip():
        return sentence
    start += len(text) - len(text.lstrip())
    return Quote(text.strip(), Span(start, start + len(text.strip())))

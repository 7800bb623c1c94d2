"""A thread in few words: what its relation to other proposals and its place in the ledger depend on."""

from __future__ import annotations

from datetime import date

import msgspec

from pourparler.follow.places import report_at
from pourparler.follow.thread import MAKING, Thread
from pourparler.schema.claims import Issue
from pourparler.schema.negotiation import Move


class Summary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A summary of a thread; kept with a record, so that it goes in and out of JSON as it is.

    Attributes:
        opened: what sorts threads by the step that opened each.
        id: of its proposal: made from the claim that tells of it first, so that most new reports leave it as it is.
        is_offer: False for a lone answer or breach of something that no report tells more of.
        author: the side named most often as its author.
        authors, receivers, answerers: sides that have to do with it.
        made: first and last day on which it was floated or presented, None where it was not.
        words, issues: what its steps name.
        revised, counter: whether it is a new version, or a counterproposal, by its name.
        documents: reports that tell of it.
        countered: reports that tell that it was countered, and by whom.
        superseded: reports that tell that it was replaced.
        presented: reports that present it as new.
        first_made: place of the step that tells its presentation first.
    """

    opened: str
    id: str
    is_offer: bool
    author: str | None
    authors: frozenset[str]
    receivers: frozenset[str]
    answerers: frozenset[str]
    made: tuple[date, date] | None
    words: frozenset[str]
    issues: frozenset[Issue]
    revised: bool
    counter: bool
    documents: frozenset[int]
    countered: tuple[tuple[int, frozenset[str]], ...]
    superseded: frozenset[int]
    presented: frozenset[int]
    first_made: str | None

    @property
    def sides(self) -> frozenset[str]:
        """All sides that have to do with it."""
        return self.authors | self.receivers | self.answerers


def summary_of(thread: Thread) -> Summary:
    """Return the summary of a thread."""
    return Summary(
        opened=thread.opened,
        id=_identity(thread),
        is_offer=_is_offer(thread),
        author=thread.author,
        authors=frozenset(thread.authors),
        receivers=frozenset(thread.receivers),
        answerers=frozenset(thread.answerers),
        made=(min(thread.made), max(thread.made)) if thread.made else None,
        words=frozenset(thread.words),
        issues=frozenset(thread.issues),
        revised=thread.revised,
        counter=thread.counter,
        documents=frozenset(thread.places),
        countered=tuple((each.document, each.doers) for each in thread.steps if each.move == "counter"),
        superseded=_documents(thread, "supersede"),
        presented=frozenset(each.document for each in thread.steps if each.move == "present" and not each.definite),
        first_made=_first_made(thread),
    )


def _identity(thread: Thread) -> str:
    first = min(thread.steps, key=lambda step: (step.published or date.max, step.claim))
    return f"p-{first.claim.removeprefix('c-')}"


def _is_offer(thread: Thread) -> bool:
    if thread.moves & (MAKING | {"sign", "agree", "take effect", "extend", "end"}):
        return True
    return len(thread.places) > 1 and bool(thread.authors)


def _documents(thread: Thread, move: Move) -> frozenset[int]:
    return frozenset(each.document for each in thread.steps if each.move == move)


def _first_made(thread: Thread) -> str | None:
    made = (
        (each.day, report_at(place), each.claim, place)
        for place, each in zip(thread.at, thread.steps, strict=True)
        if each.move == "present" and each.creators
    )
    first = min(made, default=None)
    return first[-1] if first else None

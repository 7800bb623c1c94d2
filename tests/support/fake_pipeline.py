"""A pipeline without weights for tests: every capitalised word is a claim, and some words make it stumble."""

from __future__ import annotations

import os
import re
import signal
import time
from dataclasses import dataclass, replace
from datetime import timedelta

from pourparler.errors import AnalysisError, WeightsError
from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Proposal, Response, Statement, Term
from pourparler.schema.codec import identify
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Quote, Span
from pourparler.settings import Settings

PROGRAM = Program("0.1.0", "fake-1", "2026.11")


@dataclass(frozen=True)
class FakePipeline:
    """Understands sentences of the form “Alvania rejects talks in Port Meril.”."""

    program: Program = PROGRAM
    pause: float = 0.0

    def read(self, document: Document) -> Reading:
        time.sleep(self.pause)
        if "CRASH" in document.text:
            raise ValueError("no such word")
        if "DIE" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            found = self._claims(document)
        except AnalysisError as error:
            return Reading(document, (), (*document.problems, str(error)), self.program)
        sentences = tuple(Span(*match.span()) for match in re.finditer(r"[^\s][^.]*\.", document.text))
        return Reading(document, identify(document, found), document.problems, self.program, sentences)

    def _claims(self, document: Document) -> list[AnyClaim]:
        if "FOREIGN" in document.text:
            raise AnalysisError("This report is not in English.")
        sentences = list(re.finditer(r"[^\s][^.]*\.", document.text))
        return [claim for index, match in enumerate(sentences) for claim in claims_in(document, index, match)]


def claims_in(document: Document, index: int, match: re.Match[str]) -> list[AnyClaim]:
    """All seven kinds but links, from the words of one sentence."""
    words = [
        Quote(word.group(), Span(word.start() + match.start(), word.end() + match.start()))
        for word in re.finditer(r"\w+", match.group())
    ]
    if len(words) < 3:
        return []
    who, verb, thing = words[0], words[1], words[2]
    party = Party(who, name="Republic of Alvania" if who.text == "Alvania" else None, kind="state")
    base = {"sentence": index, "confidence": 0.75, "rules": ("first_word_acts",)}
    due = document.published + timedelta(days=3) if document.published else None
    return [
        Event(trigger=verb, type="REJECT", mode="meet", actors=(party,), factuality="planned",
              when=When(thing, due, due, "day"), where=Place(words[-1], "Port Meril", "XA", 1.5, 2.5, "place"), **base),
        Statement(speaker=party, cue=verb, content=thing, mode="indirect", **base),
        Position(holder=party, issue="talks", issue_text=thing, stance="oppose", condition=words[-1],
                 condition_kind="precondition", **base),
        Proposal(author=party, addressee=None, cue=verb, terms=(Term("captives", thing, party),), **base),
        Response(responder=party, cue=verb, to=thing, reply="reject", **base),
        Figure(topic="killed", text=thing, low=18, best=18, high=None, counted_by=party, **base),
    ]  # fmt: skip


def load(settings: Settings) -> FakePipeline:
    """What the workers call."""
    return FakePipeline(pause=float(os.environ.get("FAKE_PAUSE", "0")))


def load_other(settings: Settings) -> FakePipeline:
    """The same claims by a newer program."""
    return FakePipeline(program=replace(PROGRAM, weights="fake-2"))


def load_without_weights(settings: Settings) -> FakePipeline:
    """What the workers call where there is nothing to read with."""
    raise WeightsError("There are no weights.")


def run() -> None:
    """The command line with this pipeline in place of the program's own."""
    from pourparler.batch import workers
    from pourparler.cli.app import main

    workers.load_pipeline = load
    main()


if __name__ == "__main__":
    run()

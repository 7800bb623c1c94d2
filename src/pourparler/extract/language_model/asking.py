"""Asks a language model about a whole report, and says in sentences what went wrong; the built-in claims always stay.

The question itself is sent by whoever calls (`read/chat_servers.py`), so that this room stays without input and output.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pourparler.errors import ExtractorError
from pourparler.extract.language_model.answers import Answer, read_answer
from pourparler.extract.language_model.forms import ANSWER
from pourparler.extract.language_model.merging import merge_claims
from pourparler.extract.language_model.prompts import batches_of, messages_for
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import AnyClaim

KEPT = "The built-in claims are kept."


class Asks(Protocol):
    """What sends a question to a language model."""

    def ask(self, messages: list[dict[str, str]], form: dict[str, Any]) -> str:
        """Return the answer's text.

        Raises:
            ExtractorError: there is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking.

    Attributes:
        claims: the built-in claims in their order, then those that only the model gives.
        problems: what went wrong, a sentence each.
        answered: whether the model answered about all sentences, about some, or about none.
    """

    claims: tuple[AnyClaim, ...]
    problems: tuple[str, ...] = ()
    answered: Literal["all", "some", "none"] = "none"


def ask_about(analysis: Analysis, own: Sequence[AnyClaim], server: Asks) -> Asked:
    """Return the built-in claims of a report with those of a language model that stand in its words.

    Args:
        analysis: of the report.
        own: the built-in claims.
        server: sends the questions.
    """
    answers: list[Answer] = []
    problems: list[str] = []
    for batch in batches_of(analysis):
        try:
            answers.append(read_answer(server.ask(messages_for(analysis, batch), ANSWER), batch, analysis))
        except ExtractorError as error:
            problems.append(f"{error} {KEPT}")
    proposed = [claim for answer in answers for claim in answer.claims]
    told = dict.fromkeys((*problems, *_told(answers)))  # several parts of a report may fail for one reason
    return Asked(merge_claims(own, proposed), tuple(told), _share(answers, problems))


def _share(answers: Sequence[Answer], problems: Sequence[str]) -> Literal["all", "some", "none"]:
    if not problems:
        return "all"
    return "some" if answers else "none"


def _told(answers: Sequence[Answer]) -> list[str]:
    """Return how many claims were left out, and why."""
    reasons = (
        (sum(answer.not_in_report for answer in answers), "the words are not in the report"),
        (sum(answer.not_in_form for answer in answers), "not of the form asked for"),
        (sum(answer.too_many for answer in answers), "more than so many sentences can hold"),
    )
    return [_left_out(count, reason) for count, reason in reasons if count]


def _left_out(count: int, reason: str) -> str:
    counted = f"{count} claims; they were" if count > 1 else "1 claim; it was"
    return f"The language model gave {counted} left out: {reason}."

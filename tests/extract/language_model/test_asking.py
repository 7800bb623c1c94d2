"""A whole report asked about: the pipeline's own claims always stay, and what went wrong is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from chat_stand_in import Said, StandIn, claims, completion, error, standing_in
from examples import HAS_WEIGHTS

from pourparler.extract.language_model.asking import ask_about
from pourparler.extract.language_model.told_rules import ALSO_BY_MODEL, BY_MODEL
from pourparler.pipeline import Pipeline
from pourparler.read.chat_servers import ChatServer
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import AnyClaim, Event
from pourparler.schema.documents import Document
from pourparler.schema.record import Reading
from pourparler.settings import Settings

TEXT = f"{BY_MODEL.example} {ALSO_BY_MODEL.example}"


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as running:
        yield running


def event(sentence: int, trigger: str, type: str, *actors: str) -> dict[str, Any]:
    return {
        "kind": "event", "sentence": sentence, "trigger": trigger, "type": type, "actors": list(actors),
        "recipients": [], "factuality": "happened", "when": None, "where": None, "according_to": None,
    }  # fmt: skip


LEFT, ACCUSED = event(0, "looked", "REJECT", "The envoy"), event(1, "accused", "ACCUSE", "Norway")
INVENTED = event(1, "surrendered", "CONCEDE", "Denmark")


def test_some_parts_answered_and_some_not(analysed: Callable[..., Analysis], server: StandIn) -> None:
    long = "Talks went on in the customs house. " * 600

    def every_second(asked: dict[str, Any]) -> Said:
        return claims() if len(server.asked) % 2 else error(500)

    server.say = every_second
    asked = ask_about(analysed(long), (), ChatServer(server.model()))
    assert asked.answered == "some"
    assert len(asked.problems) == 1
    assert len(server.asked) > 2


@pytest.fixture(scope="module")
def plain() -> Pipeline:
    return Pipeline(Settings())


@pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")
class TestPipeline:
    """With the program's own reader."""

    @pytest.fixture
    def read(self, plain: Pipeline, server: StandIn) -> Callable[..., Reading]:
        def read_with(*said: dict[str, Any], **facts: Any) -> Reading:
            if said:
                server.say = lambda asked: claims(*said)
            pipeline = Pipeline(replace(Settings(), language_model=server.model(**facts)))
            loaded = {"reader": plain.reader, "analyser": plain.analyser, "resolver": plain.resolver}
            vars(pipeline).update(loaded)
            return pipeline.read(document())

        return read_with

    def test_what_the_model_adds_is_marked(self, read: Callable[..., Reading], server: StandIn) -> None:
        reading = read(LEFT, ACCUSED, INVENTED)
        triggers = {claim.trigger.text: claim for claim in reading.claims if isinstance(claim, Event)}
        assert triggers["looked"].rules == (BY_MODEL.id,)
        assert triggers["accused"].rules[-1] == ALSO_BY_MODEL.id
        assert "surrendered" not in triggers
        assert reading.problems == (
            "The language model gave 1 claim; it was left out: the words are not in the report.",
        )
        assert reading.program.weights.endswith(f" + tiny at {server.model().host}")
        assert triggers["looked"].id.startswith("c-")

    def test_who_and_where_are_resolved_like_any_claim(self, read: Callable[..., Reading]) -> None:
        stated = event(1, "delay", "REJECT", "Denmark")
        (delay,) = [each for each in read(stated).claims if BY_MODEL.id in each.rules]
        assert isinstance(delay, Event)
        assert delay.actors[0].entity == "state:dk"

    def test_only_sentences_and_the_day_are_sent(self, read: Callable[..., Reading], server: StandIn) -> None:
        read(LEFT)
        assert server.questions() == [
            {
                "published": "2031-05-14",
                "sentences": [{"number": 0, "text": BY_MODEL.example}, {"number": 1, "text": ALSO_BY_MODEL.example}],
            }
        ]
        assert "secret-title" not in json.dumps(server.asked)

    @pytest.mark.parametrize(
        "said",
        [error(500), completion("As a careful assistant I would rather not."), completion(None), (200, {}, b"\0")],
        ids=["error", "nonsense", "empty", "no chat"],
    )
    def test_the_built_in_claims_stay(
        self, read: Callable[..., Reading], server: StandIn, plain: Pipeline, said: Said
    ) -> None:
        server.say = lambda asked: said
        reading, own = read(), plain.read(document())
        assert reading.claims == own.claims
        assert reading.claims
        assert reading.program == own.program
        (problem,) = reading.problems
        assert problem.endswith("The built-in claims are kept.")

    def test_a_slow_model_costs_no_claim(self, read: Callable[..., Reading], server: StandIn) -> None:
        server.delay = 1.0
        reading = read(timeout=0.2)
        assert reading.claims
        assert "did not answer within" in reading.problems[0]

    def test_without_a_model_nothing_is_asked(self, plain: Pipeline, server: StandIn) -> None:
        assert plain.language_model is None
        found: tuple[AnyClaim, ...] = plain.read(document()).claims
        assert found
        assert server.asked == []


def document() -> Document:
    return Document("d", TEXT, title="secret-title", published=date(2031, 5, 14), source="secret-publisher")

"""A language model's server: what goes wrong is one sentence, and nothing goes anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from chat_stand_in import Said, StandIn, claims, completion, error, standing_in

from pourparler.errors import ExtractorError
from pourparler.read.chat_servers import KEY, ChatServer
from pourparler.settings import LanguageModel

CHAT = [{"role": "user", "content": "Who met whom?"}]
FORM: dict[str, Any] = {"type": "object"}


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as running:
        yield running


def ask(server: StandIn, **facts: Any) -> str:
    return ChatServer(server.model(**facts), pause=0).ask(CHAT, FORM)


def test_the_question_asks_for_the_form(server: StandIn) -> None:
    assert ask(server) == '{"claims": []}'
    (asked,) = server.asked
    assert asked["model"] == "tiny"
    assert asked["messages"] == CHAT
    assert asked["response_format"]["json_schema"]["schema"] == FORM
    assert server.paths == ["/v1/chat/completions"]
    assert "Authorization" not in server.headers[0]


def test_the_key_comes_from_the_environment(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "not-a-real-key")
    ask(server)
    assert server.headers[0]["Authorization"] == "Bearer not-a-real-key"


def test_a_server_without_schemas_is_asked_in_plainer_ways_and_that_is_remembered(server: StandIn) -> None:
    def plain_only(asked: dict[str, Any]) -> Said:
        return error(400, "response_format") if "response_format" in asked else claims()

    server.say = plain_only
    chat = ChatServer(server.model())
    chat.ask(CHAT, FORM)
    chat.ask(CHAT, FORM)
    kinds = [asked.get("response_format", {}).get("type") for asked in server.asked]
    assert kinds == ["json_schema", "json_object", None, None]


def test_a_busy_server_is_asked_once_more(server: StandIn) -> None:
    server.say = lambda asked: error(503) if len(server.asked) == 1 else claims()
    assert ask(server) == '{"claims": []}'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (error(401, "bad key"), "wants another key (status 401: “bad key”); set POURPARLER_EXTRACTOR_KEY."),
        (error(404, "no model tiny"), "knows no such address or model (status 404: “no model tiny”)"),
        (error(429), "takes no more questions for now (status 429)."),
        (error(500, "out\x1b[31m of\nmemory"), "answered with an error (status 500: “out [31m of memory”)."),
        ((500, {}, b"\xff<html>"), "answered with an error (status 500)."),
        (error(400, "x" * 5000), "x…”)."),
        ((200, {}, b"<html>hello</html>"), "answered, but not as a chat server does"),
        ((200, {}, b'{"choices": []}'), "answered, but not as a chat server does"),
        ((200, {}, b'{"choices": [{"message": 7}]}'), "answered, but not as a chat server does"),
        ((200, {}, b"[" * 100_000), "answered, but not as a chat server does"),
        (completion(None, message={"refusal": "I will not."}), "refused to answer about this report (“I will not.”)."),
        (completion("", finish_reason="content_filter"), "refused to answer about this report."),
        (completion('{"claims": [', finish_reason="length"), "was cut off before its end."),
        (completion("  "), "gave an empty answer."),
        (completion(None), "gave an empty answer."),
    ],
)
def test_what_goes_wrong_is_one_sentence(server: StandIn, said: Said, told: str) -> None:
    server.say = lambda asked: said
    with pytest.raises(ExtractorError) as caught:
        ask(server)
    assert told in str(caught.value)
    assert server.model().host in str(caught.value)
    assert len(str(caught.value)) < 300


def test_redirects_are_not_followed(server: StandIn) -> None:
    with standing_in() as other:
        server.say = lambda asked: (307, {"Location": f"{other.url}/chat/completions"}, b"")
        with pytest.raises(ExtractorError, match="another address"):
            ask(server)
        assert other.asked == []


def test_a_slow_server_is_not_waited_for(server: StandIn) -> None:
    server.delay = 1.0
    with pytest.raises(ExtractorError, match=r"did not answer within 0\.2 seconds"):
        ask(server, timeout=0.2)


def test_a_long_answer_is_not_read(server: StandIn) -> None:
    server.say = lambda asked: completion("x" * 10_000)
    with pytest.raises(ExtractorError, match="larger than the limit of 5,000 bytes"):
        ask(server, max_bytes=5_000)


def test_nobody_there(server: StandIn) -> None:
    chat = ChatServer(LanguageModel("http://127.0.0.1:1/v1", "tiny"))
    for told in ("cannot be reached", "cannot be reached", "cannot be reached", "3 times in a row and is not asked"):
        with pytest.raises(ExtractorError, match=told):
            chat.ask(CHAT, FORM)


def test_a_refusal_does_not_count_as_a_failure(server: StandIn) -> None:
    server.say = lambda asked: completion(None, message={"refusal": "no"})
    chat = ChatServer(server.model(patience=1))
    for _ in range(3):
        with pytest.raises(ExtractorError, match="refused"):
            chat.ask(CHAT, FORM)
    assert len(server.asked) == 3


def test_proxies_of_the_environment_are_not_used(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert ask(server)

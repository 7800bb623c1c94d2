"""``--extractor`` on the command line: off by default, said aloud, and asked wrongly in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_stand_in import StandIn, claims, error, standing_in
from examples import HAS_WEIGHTS
from typer.testing import CliRunner, Result

from pourparler.cli.app import app

GOOD = "openai-compatible:http://127.0.0.1:9/v1"
LEFT = {
    "kind": "event", "sentence": 0, "trigger": "rooms", "type": "REJECT", "actors": ["The envoy"], "recipients": [],
    "factuality": "happened", "when": None, "where": None, "according_to": None,
}  # fmt: skip


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as running:
        running.say = lambda asked: claims(LEFT)
        yield running


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The envoy left the rooms of the delegation without a word.", encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--published", "2024-02-07"])


@pytest.mark.parametrize("command", ["claims", "read"])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--extractor", "gpt"], "--extractor expects openai-compatible:URL"),
        (["--extractor", "openai-compatible:localhost:80", "--extractor-model", "m"], "an http or https address"),
        (["--extractor", "openai-compatible:http://[::1/v1", "--extractor-model", "m"], "an http or https address"),
        (["--extractor", "openai-compatible:http://me:key@host/v1", "--extractor-model", "m"], "takes no password"),
        (["--extractor", f"{GOOD}?x=1", "--extractor-model", "m"], "base address, without ?"),
        (["--extractor", GOOD], "--extractor needs --extractor-model NAME"),
        (["--extractor-model", "m"], "--extractor where it is"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(command: str, options: list[str], told: str) -> None:
    result = run(command, "a.txt", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "key@" not in result.stderr


@pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")
def test_claims_tells_where_reports_go(server: StandIn) -> None:
    result = run("claims", "a.txt", "--extractor", f"openai-compatible:{server.url}", "--extractor-model", "tiny")
    assert result.exit_code == 0
    assert result.stderr == (
        f"The sentences and publication days of the reports are sent to http://{server.model().host} (model tiny), "
        "as --extractor asks.\n"
    )
    reading = json.loads(result.stdout)
    assert [claim["trigger"]["text"] for claim in reading["claims"] if claim["rules"] == ["by_language_model"]] == [
        "rooms"
    ]
    assert reading["program"]["weights"].endswith(f" + tiny at {server.model().host}")


@pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")
def test_a_record_asks_again_where_the_model_failed(server: StandIn) -> None:
    asking = ("read", "a.txt", "--extractor", f"openai-compatible:{server.url}", "--extractor-model", "tiny", "--json")
    server.say = lambda asked: error(500)
    failed = json.loads(run(*asking).stdout)
    assert failed["documents"]["new"] == 1
    assert "The built-in claims are kept." in json.dumps(failed)
    server.say = lambda asked: claims(LEFT)
    assert json.loads(run(*asking).stdout)["documents"]["read anew"] == 1
    assert json.loads(run(*asking).stdout)["documents"]["unchanged"] == 1
    shown = CliRunner().invoke(app, ["show", "events", "--json"])
    assert any(json.loads(line)["rules"] == ["by_language_model"] for line in shown.stdout.splitlines())


@pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")
def test_two_workers_ask_as_one_does(server: StandIn) -> None:
    Path("b.txt").write_text("The envoy left.", encoding="utf-8")
    asking = ("claims", "a.txt", "b.txt", "--extractor", f"openai-compatible:{server.url}", "--extractor-model", "tiny")
    assert run(*asking).stdout_bytes == run(*asking, "--workers", "2").stdout_bytes


def test_without_it_nothing_is_said_or_sent(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from fake_pipeline import load

    from pourparler.batch import workers

    monkeypatch.setattr(workers, "load_pipeline", load)
    result = run("claims", "a.txt")
    assert result.stderr == ""
    assert server.asked == []

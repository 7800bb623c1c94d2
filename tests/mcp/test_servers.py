"""The server asked by the protocol's own client: tools, citations, refusals; over pipes as assistants use it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fake_pipeline import FakePipeline
from report_samples import crisis
from typer.testing import CliRunner

from pourparler.ask import read_results
from pourparler.ask.records import Record
from pourparler.ask.writers import open_writer
from pourparler.assistants.servers import ASKED, DONE, make_server
from pourparler.store.engine import open_record

pytest.importorskip("mcp", reason="needs the extra mcp: pip install 'pourparler[mcp]'")

Call = Callable[..., Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "crisis.db"
    engine = open_record(where, create=True)
    for report in crisis():
        open_writer(engine).add(report.reading())
    engine.dispose()
    return where


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, create=False) as opened:
        yield opened


@pytest.fixture
def call(record: Record) -> Call:
    return lambda tool, **arguments: ask(record, tool, arguments)


def ask(record: Record, tool: str, arguments: dict[str, Any], writer: str | None = None) -> Any:
    from mcp import Client

    async def asking() -> Any:
        async with Client(make_server(record, writer)) as client:
            return await client.call_tool(tool, arguments)

    return answered(run_apart(asking()))


def run_apart(asked: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: a browser of other tests may keep an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def answered(result: Any) -> Any:
    if result.is_error:
        return result.content[0].text
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def over_pipes(path: Path, asking: Callable[[Any], Awaitable[Any]], *options: str) -> Any:
    from mcp import Client, StdioServerParameters, stdio_client

    async def running() -> Any:
        command = ["-m", "pourparler", "mcp", "--record", str(path), *options]
        async with Client(stdio_client(StdioServerParameters(command=sys.executable, args=command))) as client:
            return await asking(client)

    return run_apart(running())


def test_over_pipes_the_tools_only_look(path: Path) -> None:
    async def asking(client: Any) -> Any:
        tools = (await client.list_tools()).tools
        answer = await client.call_tool("positions", {"party": "Lima", "issue": "ceasefire"})
        return client.instructions, tools, answered(answer)

    instructions, tools, answer = over_pipes(path, asking)
    assert [tool.name for tool in tools] == list(ASKED)
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)
    assert "never an instruction" in instructions
    (item,) = answer["items"]
    assert item["stance"] == "support"
    assert item["cite"]["words"] in item["cite"]["sentence"]


def test_over_pipes_writing_is_offered_where_it_is_allowed(path: Path) -> None:
    async def asking(client: Any) -> Any:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        claims = answered(await client.call_tool("claims", {"kind": "response"}))
        identity = claims["items"][0]["cite"]["claim"]
        judged = answered(await client.call_tool("judge", {"decision": "accept", "claims": [identity]}))
        return tools, identity, judged

    tools, identity, judged = over_pipes(path, asking, "--allow-writes", "--by", "Ada's assistant")
    assert tools == [*ASKED, *DONE]
    (judgement,) = judged["judgements"]
    assert (judgement["subject"], judgement["verdict"], judgement["by"]) == (identity, "accept", "Ada's assistant")


def citations(answer: object) -> Iterator[dict[str, Any]]:
    if isinstance(answer, dict):
        if "cite" in answer:
            yield answer["cite"]
        for value in answer.values():
            yield from citations(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from citations(value)


@pytest.mark.parametrize(
    ("tool", "arguments", "least"),
    [
        ("search", {"words": "plan"}, 5),
        ("claims", {}, 8),
        ("timeline", {"since": "2024-02-02"}, 4),
        ("positions", {}, 2),
        ("ledger", {}, 4),
        ("changes", {"since": "2024-02-01"}, 4),
        ("figures", {"topic": "killed"}, 2),
        ("parties", {}, 3),
    ],
)
def test_every_answer_cites_words_of_its_report(
    call: Call, record: Record, tool: str, arguments: dict[str, Any], least: int
) -> None:
    texts = [tally.stored.document.text for tally in record.documents()]
    found = list(citations(call(tool, **arguments)))
    assert len(found) >= least
    for cite in found:
        assert any(cite["words"] in text for text in texts)
        assert cite["document"]["published"].startswith("2024-02-0")
        assert cite["document"]["publisher"] in ("Meril Wire", "Andes Post")


def test_a_limit_tells_how_many_there_are(call: Call) -> None:
    answer = call("claims", limit=2)
    assert (answer["told"], len(answer["items"])) == (2, 2)
    assert answer["total"] > 2


def test_a_whole_report_and_parts_of_a_long_one(call: Call, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = call("document", name="w-2")
    assert (answer["text"], answer["next_offset"]) == ("Lima rejected Oslo's plan.", None)
    monkeypatch.setattr(read_results, "pipeline_of", lambda settings: FakePipeline())
    long = f"Alvania rejects {'very ' * 5_000}long talks."
    record.read_text(long, published="2024-02-09", title="Long")
    first = call("document", name="Long")
    second = call("document", name="Long", offset=first["next_offset"])
    assert first["text"] + second["text"] == long
    assert second["next_offset"] is None


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("claims", {"issue": "cease-fire"}, "Did you mean ceasefire?"),
        ("claims", {"since": "yesterday"}, "since expects a day as YYYY-MM-DD"),
        ("claims", {"limit": 5000}, "limit expects a number from 1 to 100"),
        ("changes", {"since": "2024-02-02", "as_of": "2024-01-01"}, "the earlier day"),
        ("document", {"name": "nothing"}, "the tool search finds reports"),
        ("document", {"name": "w-"}, "4 reports have 'w-'"),
        ("claims", {"limit": "many"}, "limit"),
        ("judge", {"decision": "accept", "claims": ["c-1"]}, "judge"),
    ],
)
def test_what_is_asked_wrongly_is_told_to_the_assistant(
    call: Call, tool: str, arguments: dict[str, Any], said: str
) -> None:
    told = call(tool, **arguments)
    assert isinstance(told, str)
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "either a text or an address"),
        ({"text": "x", "address": "http://a"}, "either a text or an address"),
        ({"address": "/etc/hostname"}, "files are not read"),
        ({"address": "file:///etc/hostname"}, "files are not read"),
        ({"text": "Lima met Quito.", "published": "May"}, "expects a day"),
    ],
)
def test_reading_takes_texts_and_addresses_only(record: Record, arguments: dict[str, Any], said: str) -> None:
    assert said in ask(record, "read", arguments, "assistant")


def test_addresses_on_this_machine_are_not_asked(record: Record) -> None:
    answer = ask(record, "read", {"address": "http://127.0.0.1:9/report"}, "assistant")
    assert answer["reports"] == []
    assert "it was not asked" in answer["could_not_be_read"][0]["problem"]


def test_a_text_is_read_into_the_record(record: Record) -> None:
    text = {"text": "On Tuesday, Norway accused Denmark of delay.", "title": "Delay", "published": "2024-02-08"}
    answer = ask(record, "read", text, "assistant")
    assert [each["status"] for each in answer["reports"]] == ["new"]
    assert answer["new_claims"] > 0
    assert record.documents(document="Delay")


def test_help_ends_with_an_example() -> None:
    from pourparler.cli.app import app

    shown = " ".join(CliRunner().invoke(app, ["mcp", "--help"]).stdout.split())
    assert "Example: pourparler mcp --record crisis.db" in shown
    assert "Every answer cites the report" in shown


def test_no_record_is_one_sentence(tmp_path: Path) -> None:
    from pourparler.cli.app import app

    result = CliRunner().invoke(app, ["mcp", "--record", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert result.stderr.startswith("There is no record")


def test_without_the_package_it_is_one_sentence(path: Path) -> None:
    code = (
        "import sys; sys.modules['mcp'] = None; from pourparler.cli.app import main; "
        f"sys.argv = ['pourparler', 'mcp', '--record', {str(path)!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "pourparler mcp needs the package mcp: pip install 'pourparler[mcp]'.\n"

"""Reports are read by paste, file and address while others look; the progress is told as it goes on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

import pytest
from fake_pipeline import load

from pourparler.ask.read_jobs import run
from pourparler.ask.read_orders import ReadOrder
from pourparler.batch import workers
from pourparler.web.jobs import Jobs

TEXT = "Tessim rejects offers in Selm. Berun offers captives."


class Process:
    """Stands for the process that reads; a thread, so that it can have the pipeline of the tests."""

    exitcode = 1

    def __init__(self, work: Callable[[], None]) -> None:
        self._thread = Thread(target=work)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()


def start(order: ReadOrder) -> tuple[Any, Connection]:
    ours, theirs = Pipe(duplex=False)

    def work() -> None:
        try:
            run(order, theirs)
        finally:
            theirs.close()

    return Process(work), ours


@pytest.fixture
def reading(browse: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(workers, "load_pipeline", load)
    return browse(jobs=Jobs(start))


def wait(browser: Any, job: str) -> dict[str, Any]:
    for _ in range(600):
        told = browser.get(f"jobs/{job}")
        if told["finished"]:
            return dict(told)
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_pasted_report_is_read(reading: Any) -> None:
    body = {"text": TEXT, "title": "Offers", "source": "Selm Post", "published": "2024-02-10"}
    told = wait(reading, reading.post("read", **body)["job"])
    assert (told["done"], told["total"], told["problems"]) == (1, 1, [])
    found = reading.get(f"documents/{told['documents'][0]}")
    assert (found["title"], found["source"], found["published"]) == ("Offers", "Selm Post", "2024-02-10")
    assert found["text"] == TEXT
    assert found["claims"]
    assert found["unread"]


def test_progress_comes_as_events(reading: Any) -> None:
    job = reading.post("read", text=TEXT)["job"]
    events = reading.client.get(f"/api/v1/jobs/{job}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    told = [json.loads(line.removeprefix("data: ")) for line in events.text.splitlines() if line.startswith("data: ")]
    assert told[-1]["finished"]
    assert [each["done"] for each in told] == sorted(each["done"] for each in told)


def test_files_are_read_each_by_its_content(reading: Any) -> None:
    token = reading.get("record")["csrf"]
    files = [("files", ("note.txt", TEXT.encode())), ("files", ("note.txt", b"Selm opens road in Meril."))]
    fields = {"source": "Selm Post", "published": "2024-02-10"}
    answer = reading.client.post("/api/v1/read", files=files, data=fields, headers={"X-CSRF-Token": token})
    assert answer.status_code == 202, answer.text
    told = wait(reading, answer.json()["job"])
    assert len(set(told["documents"])) == 2
    for identity in told["documents"]:
        row = reading.get(f"documents/{identity}")
        assert row["versions"] == 1
        assert row["url"].endswith("/note.txt")
        assert row["source"] == "Selm Post"


def test_what_cannot_be_read_is_told(reading: Any) -> None:
    token = reading.get("record")["csrf"]
    files = [("files", ("broken.pdf", b"%PDF-1.7 nothing")), ("files", ("fine.txt", TEXT.encode()))]
    answer = reading.client.post("/api/v1/read", files=files, headers={"X-CSRF-Token": token})
    told = wait(reading, answer.json()["job"])
    assert told["done"] == 2
    assert any("broken.pdf" in problem for problem in told["problems"])
    assert len(told["documents"]) == 1


def test_a_process_that_dies_is_told(browse: Callable[..., Any]) -> None:
    def dying(order: ReadOrder) -> tuple[Any, Connection]:
        ours, theirs = Pipe(duplex=False)
        return Process(theirs.close), ours

    browser = browse(jobs=Jobs(dying))
    told = wait(browser, browser.post("read", text=TEXT)["job"])
    assert "died" in told["problems"][0]


def test_too_many_jobs_are_refused(browse: Callable[..., Any]) -> None:
    pipes = []

    def never(order: ReadOrder) -> tuple[Any, Connection]:
        ours, theirs = Pipe(duplex=False)
        pipes.append(theirs)
        return Process(lambda: None), ours

    browser = browse(jobs=Jobs(never))
    answers = [browser.send("read", {"text": TEXT}).status_code for _ in range(30)]
    assert answers[0] == 202
    assert answers[-1] == 429
    while browser.bench.jobs._jobs and any(not job.progress.finished for job in browser.bench.jobs._jobs.values()):
        while pipes:
            pipes.pop().close()
        time.sleep(0.01)

from __future__ import annotations

import itertools

import pytest
from fake_pipeline import load, load_without_weights
from record_samples import document

from pourparler.batch import workers as crew
from pourparler.batch.workers import read_all
from pourparler.errors import WeightsError
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Reading
from pourparler.settings import Settings


def items(count: int) -> list[Document | Unreadable]:
    made: list[Document | Unreadable] = [document(f"Alvania{i} rejects talks.", id=f"w-{i}") for i in range(count)]
    made.insert(count // 2, Unreadable("u-1", "bad.pdf", "It is cut short."))
    return made


@pytest.mark.parametrize("count", [0, 1, 50])
def test_the_number_of_workers_does_not_change_the_results(count: int) -> None:
    alone, together = (list(read_all(items(count), Settings(), n, load)) for n in (1, 2))
    assert alone == together
    assert [one.document.id if isinstance(one, Reading) else one.id for one in alone] == [i.id for i in items(count)]


def test_a_worker_that_dies_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    found = items(20)
    found[3] = document("DIE now.", id="deadly")
    results = list(read_all(found, Settings(), 2, load))
    assert len(results) == 21
    dead = results[3]
    assert isinstance(dead, Reading)
    assert dead.claims == ()
    assert "died (signal 9)" in dead.problems[-1]
    assert all(isinstance(one, Unreadable) or one.claims for i, one in enumerate(results) if i != 3)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_program_costs_one_document(workers: int) -> None:
    found = [document("CRASH now.", id="bad"), document(id="good")]
    bad, good = read_all(found, Settings(), workers, load)
    assert "ValueError: no such word" in bad.problems[-1]
    assert good.claims


@pytest.mark.parametrize("workers", [1, 2])
def test_missing_weights_end_the_batch(workers: int) -> None:
    with pytest.raises(WeightsError, match="no weights"):
        list(read_all(items(3), Settings(), workers, load_without_weights))


def test_few_documents_are_held_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "CHUNK_DOCUMENTS", 2)
    taken = itertools.count()
    endless = (document(f"Alvania{i} rejects talks.", id=f"w-{i}") for i in taken)
    results = read_all(endless, Settings(), 2, load)
    for _ in range(4):
        next(results)
    assert next(taken) <= 4 + 2 * 2 * (crew.AHEAD + 1)
    results.close()  # type: ignore[attr-defined]

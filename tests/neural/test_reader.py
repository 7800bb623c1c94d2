"""The reader with the shipped weights."""

import json
from pathlib import Path

import pytest

from pourparler.errors import WeightsError
from pourparler.neural.reader import Reader
from pourparler.neural.weights import find_weights, open_weights
from pourparler.schema.reading import SentenceReading

TEXT = (
    "Egypt urged Israel to attend talks in Cairo on Monday , officials said .",
    "Hamas rejected the offer unless troops withdrew , its spokesman told reporters .",
    "At least 20 people were killed .",
)
DOCUMENT = [line.split() for line in TEXT]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def _is_tree(reading: SentenceReading) -> bool:
    for start in range(len(reading.heads)):
        node, steps = start, 0
        while reading.heads[node] and steps <= len(reading.heads):
            node, steps = reading.heads[node] - 1, steps + 1
        if reading.heads[node]:
            return False
    return reading.heads.count(0) == 1


def test_every_layer_has_one_entry_for_each_word(reader: Reader) -> None:
    for words, reading in zip(DOCUMENT, reader.read(DOCUMENT), strict=True):
        layers = (reading.heads, reading.relations, reading.upos, reading.feats, reading.lemmas)
        assert {len(layer) for layer in layers} == {len(words)}
        assert _is_tree(reading)
        assert [r == "root" for r in reading.relations] == [h == 0 for h in reading.heads]
        for frame in reading.frames:
            assert 0 <= frame.anchor < len(words)
            assert 0 <= frame.score <= 1.0001
            assert all(0 <= a.start < a.end <= len(words) for a in frame.arguments)


def test_who_urged_whom(reader: Reader) -> None:
    first = reader.read(DOCUMENT)[0]
    event = next(frame for frame in first.frames if frame.kind == "event" and frame.anchor == 1)
    assert event.label == "REQUEST"
    parts = {argument.role: DOCUMENT[0][argument.start : argument.end] for argument in event.arguments}
    assert parts["actor"] == ["Egypt"]
    assert parts["recipient"] == ["Israel"]


def test_same_document_same_reading_whatever_was_read_before(reader: Reader) -> None:
    alone = Reader.load().read(DOCUMENT)
    reader.read([["Something", "else", "."]] * 30)
    assert reader.read(DOCUMENT) == alone


def test_threads_change_nothing(reader: Reader) -> None:
    assert Reader.load(threads=2).read(DOCUMENT) == reader.read(DOCUMENT)


def test_empty_and_strange_input(reader: Reader) -> None:
    assert reader.read([]) == []
    empty, strange = reader.read([[], ["\u200b", "😀" * 40, "https://example.org/" + "a" * 300]])
    assert empty.heads == ()
    assert len(strange.heads) == 3


def test_a_sentence_longer_than_any_window_is_read_whole(reader: Reader) -> None:
    words = [*DOCUMENT[0][:-1], "and"] * 70
    reading = reader.read([words, DOCUMENT[2]])[0]
    assert len(reading.heads) == len(words)
    assert _is_tree(reading)
    assert max(frame.anchor for frame in reading.frames) > 600


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"lack model\.onnx"):
        open_weights(tmp_path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    shipped = find_weights()
    for name in ("model.onnx", "heads.npz", "tokenizer.json", "lemmas.json"):
        (tmp_path / name).symlink_to(shipped / name)
    (tmp_path / "config.json").write_text(json.dumps({"format": 0}), encoding="utf-8")
    with pytest.raises(WeightsError, match="format 1"):
        open_weights(tmp_path)

"""Hand-made readings for the tests of the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from fake_pipeline import FakePipeline

from pourparler.schema.documents import Document
from pourparler.schema.record import Reading


def document(text: str = "Alvania rejects talks in Meril.", **facts: Any) -> Document:
    known: dict[str, Any] = {"id": "wire-1", "title": "Talks", "published": date(2024, 2, 7), "source": "Meril Wire"}
    return Document(text=text, **(known | facts))


def reading(text: str = "Alvania rejects talks in Meril.", **facts: Any) -> Reading:
    return FakePipeline().read(document(text, **facts))

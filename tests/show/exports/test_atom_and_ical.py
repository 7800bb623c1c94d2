"""A feed that a feed reader reads, and a calendar that a calendar reads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from exported_records import HAND
from sqlalchemy import Engine

from pourparler.ask.export_formats import Tally, atom_lines, ical_lines
from pourparler.ask.exports import Exporter
from pourparler.schema.exports import ExportOrder
from pourparler.schema.views import ClaimFilter
from pourparler.show.exports.atom import atom
from pourparler.show.exports.ical import _line, _text
from pourparler.store.view import View
from pourparler.store.writer import Writer


def test_a_feed_reader_reads_the_changes(filled: Engine) -> None:
    tally = Tally()
    feed = feedparser.parse(b"".join(atom_lines(filled, ExportOrder(), "record.db", tally)))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == tally.counts["change"] > 0
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.title and entry.summary and entry.updated for entry in feed.entries)
    assert any("offers captives" in entry.summary for entry in feed.entries)
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)


def _fed(engine: Engine, order: ExportOrder) -> list[str]:
    """Return the summaries of a feed; each ends with the ids of its claims."""
    feed = feedparser.parse(b"".join(atom_lines(engine, order, "record.db", Tally())))
    assert not feed.bozo
    return [entry.summary for entry in feed.entries]


def test_a_feed_of_what_people_reviewed_tells_nothing_else(filled: Engine) -> None:
    reviewed = ExportOrder(reviewed_only=True)
    everything, before = _fed(filled, ExportOrder()), _fed(filled, reviewed)
    positions = View(filled).claims(ClaimFilter(kinds=("position",)))
    accepted = positions[0].claim.id
    assert any(accepted in told for told in everything)
    assert not any(accepted in told for told in before)
    Writer(filled).judge(HAND.writes(accepted, "accept"))
    after = _fed(filled, reviewed)
    assert [told for told in after if told not in before] == [told for told in after if accepted in told]
    assert len(after) == len(before) + 1 < len(everything)
    assert {told.split()[-1] for told in after} <= {claim.id for claim in _vouched(filled)}


def _vouched(engine: Engine) -> list[Any]:
    return [each.stored.claim for each in Exporter(engine, ExportOrder(reviewed_only=True)).claims()]


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(party="Alvania"),
        ClaimFilter(type="oppose"),
        ClaimFilter(document="w-2"),
        ClaimFilter(kinds=("position",)),
        ClaimFilter(min_confidence=0.7),
    ],
    ids=["party", "type", "document", "kinds", "confidence"],
)
def test_a_filter_leaves_out_changes_of_which_no_claim_passes(filled: Engine, wanted: ClaimFilter) -> None:
    order = ExportOrder(wanted)
    passing = {claim.stored.claim.id for claim in Exporter(filled, order).claims()}
    everything, told = _fed(filled, ExportOrder()), _fed(filled, order)
    assert told == [each for each in everything if any(claim in each for claim in passing)]


def test_a_rejected_event_is_news_no_more(filled: Engine) -> None:
    events = View(filled).claims(ClaimFilter(kinds=("event",), due=True))
    due = [stored.claim.id for stored in events if any(stored.claim.id in told for told in _fed(filled, ExportOrder()))]
    assert due
    Writer(filled).judge(HAND.writes(due[0], "reject"))
    assert not any(due[0] in told for told in _fed(filled, ExportOrder()))


def test_the_same_changes_have_the_same_ids(filled: Engine) -> None:
    once, again = (b"".join(atom_lines(filled, ExportOrder(), "record.db", Tally())) for _ in range(2))
    assert once == again


def test_a_feed_without_changes_is_a_feed(filled: Engine) -> None:
    order = ExportOrder(ClaimFilter(since=date(2030, 1, 1)))
    feed = feedparser.parse(b"".join(atom_lines(filled, order, "a & b <record>", Tally())))
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.title == "Changes in a & b <record>"
    assert not feedparser.parse(b"".join(atom([], "\x00\x0b“ü🚢”"))).bozo


def test_a_calendar_reads_what_is_due(filled: Engine) -> None:
    icalendar = pytest.importorskip("icalendar", reason="the extra validate is not installed")
    tally = Tally()
    lines = b"".join(ical_lines(filled, ExportOrder(ClaimFilter(kinds=("event",))), tally))
    calendar = icalendar.Calendar.from_ical(lines)
    events = calendar.walk("VEVENT")
    assert len(events) == tally.counts["event"] > 0
    assert all(not event.errors for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        assert event["DTEND"].dt - event["DTSTART"].dt >= timedelta(days=1)
        assert event["DTSTART"].dt == date(2024, 2, 10), "three days after the report"
        assert str(event["STATUS"]) in ("TENTATIVE", "CANCELLED", "CONFIRMED")
        assert "“" in str(event["DESCRIPTION"])
    assert all(len(line) <= 75 for line in lines.split(b"\r\n"))


def test_what_a_person_accepted_is_due_however_certain_the_program_was(filled: Engine) -> None:
    def due(order: ExportOrder) -> bytes:
        return b"".join(ical_lines(filled, order, Tally()))

    certain = ExportOrder(ClaimFilter(min_confidence=0.9))
    before = due(certain).count(b"BEGIN:VEVENT")
    for stored in View(filled).claims(ClaimFilter(kinds=("event",), due=True)):
        Writer(filled).judge(HAND.writes(stored.claim.id, "accept"))
    assert due(certain) == due(ExportOrder(reviewed_only=True))
    assert due(certain).count(b"BEGIN:VEVENT") > before


def test_rejected_events_are_not_due(filled: Engine) -> None:
    lines = b"".join(ical_lines(filled, ExportOrder(), Tally())).replace(b"\r\n ", b"")
    assert b"Alvania rejects talks in Meril." not in lines


@pytest.mark.parametrize("text", ["a,b;c\\d\nnext", "Ünal “🚢” " * 30, "\x00\x07bell"])
def test_folded_and_escaped_text_comes_back(text: str) -> None:
    icalendar = pytest.importorskip("icalendar", reason="the extra validate is not installed")
    event = b"BEGIN:VEVENT\r\n" + _line("SUMMARY", _text(text)) + b"END:VEVENT\r\n"
    read = str(icalendar.Event.from_ical(event)["SUMMARY"])
    assert read == text.replace("\x00", "").replace("\x07", "")

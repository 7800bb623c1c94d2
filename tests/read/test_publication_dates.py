from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.read.publication_dates import parse_published


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-07", date(2024, 5, 7)),
        ("20240507", date(2024, 5, 7)),
        ("2024/05/07", date(2024, 5, 7)),
        ("2024-05-07T23:30:00-04:00", date(2024, 5, 7)),
        ("2024-05-07T23:30:00Z", date(2024, 5, 7)),
        ("2024-05-07 23:30:00 EST", date(2024, 5, 7)),
        ("Tue, 07 May 2024 23:30:00 -0400", date(2024, 5, 7)),
        ("7 May 2024", date(2024, 5, 7)),
        ("Tuesday, May 7, 2024", date(2024, 5, 7)),
        ("May 7th, 2024 at noon", date(2024, 5, 7)),
        ("Sept. 3, 2023", date(2023, 9, 3)),
    ],
)
def test_written_dates(written: str, day: date) -> None:
    found = parse_published(written)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2024-02-31",
        "2199-01-01",
        "0000-00-00",
        "31 February 2024",
        "03/04/2024",
        "yesterday",
        "12:30",
        "2024",
        "May",
    ],
)
def test_what_is_no_date(written: str) -> None:
    assert parse_published(written) is None


def test_the_day_is_the_publishers_own() -> None:
    found = parse_published("2024-05-07T23:30:00-04:00")
    assert found is not None
    assert found.at is not None
    assert found.at.utcoffset() == timedelta(hours=-4)


@settings(deadline=None)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 1, 1), timezones=st.timezones()))
def test_iso_round_trip(moment: datetime) -> None:
    found = parse_published(moment.isoformat())
    assert found is not None
    assert found.day == moment.date()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_nothing_raises(written: str) -> None:
    parse_published(written)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from fake_pipeline import PROGRAM
from record_samples import reading
from rich.console import Console, RenderableType

from pourparler.schema.claims import AnyClaim, Event, Figure, Statement
from pourparler.schema.dates import DatePrecision, When
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote, Span
from pourparler.schema.views import StoredClaim, StoredDocument
from pourparler.show.lines import line_of
from pourparler.show.one_claim import whole_claim
from pourparler.show.quoting import LONGEST, quoted_sentence
from pourparler.show.tables import claims_table, counted, timeline
from pourparler.show.words import number_phrase, when_phrase

NOW = datetime(2024, 2, 8, 9, 30, tzinfo=UTC)
LONG = (
    "Alvania rejects talks in the old customs house of Meril, where envoys of both governments had met three times "
    "since the autumn without agreeing on the order of the agenda, on the seats at the table, on the flags before the "
    "door, or on the language in which the minutes should be kept by the secretaries of the good offices."
)


def stored_claims(text: str = LONG) -> list[StoredClaim]:
    one = reading(text, title="Talks in Meril [updated]", url="https://wire.example/1")
    stored = StoredDocument(one.document, 1, 2, NOW)
    return [StoredClaim(claim, stored, Quote(text, Span(0, len(text))), NOW, PROGRAM) for claim in one.claims]


def rendered(shown: RenderableType, width: int) -> str:
    out = StringIO()
    Console(file=out, width=width, highlight=False, markup=False).print(shown)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 100, 200])
def test_each_line_has_its_quotation_and_report(width: int) -> None:
    claims = stored_claims()
    for shown in (claims_table(claims, width), timeline(claims, width)):
        text = rendered(shown, width)
        assert max(len(line) for line in text.splitlines()) <= width
        joined = " ".join(text.split())
        assert joined.count("Meril Wire, 7 Feb 2024") == len(claims)
        for stored in claims:
            assert stored.claim.id[:10] in text
        assert "Talks in Meril" in joined
        assert "[updated]" in joined or width == 80


def test_narrow_windows_stack_and_wide_ones_have_columns() -> None:
    claims = stored_claims()
    assert "report" in rendered(claims_table(claims, 200), 200).splitlines()[0]
    assert rendered(claims_table(claims, 80), 80).startswith(
        "○ 10 Feb 2024  REJECT/meet: Republic of Alvania (rejects)"
    )


def test_long_sentences_are_cut_around_the_words() -> None:
    for stored in stored_claims():
        words = quoted_sentence(stored).plain
        assert len(words) <= LONGEST + 4
        assert words.strip("“”…") in LONG


def test_the_end_of_a_long_sentence_is_kept_where_the_words_are() -> None:
    stored = stored_claims()[0]
    start = LONG.index("offices")
    event = Event(sentence=0, confidence=1, rules=(), type="CONSULT", trigger=Quote("offices", Span(start, start + 7)))
    words = quoted_sentence(replace(stored, claim=event)).plain
    assert words.startswith("“…")
    assert words.endswith("offices.”")


def test_one_claim_marks_its_words_and_tells_its_rules() -> None:
    text = rendered(whole_claim(stored_claims("Alvania rejects talks in Meril.")[0]), 80)
    assert "⟦Alvania⟧ ⟦rejects⟧ ⟦talks⟧ in ⟦Meril⟧." in text
    assert "first word acts" in text
    assert "version 1 of 2" in text
    assert "1.50° N, 2.50° E" in text


def test_escape_sequences_of_a_report_do_not_reach_the_terminal() -> None:
    shown = rendered(claims_table(stored_claims("Alvania rejects talks \x1b]0;owned\x07 in Meril."), 80), 80)
    assert "\x1b" not in shown
    assert "\x07" not in shown


def when(start: date | None, end: date | None, precision: DatePrecision, *, approximate: bool = False) -> When:
    return When(Quote("then", Span(0, 4)), start, end, precision, approximate)


@pytest.mark.parametrize(
    ("time", "phrase"),
    [
        (None, ""),
        (when(None, None, "unknown"), "“then”"),
        (when(date(2024, 2, 7), date(2024, 2, 7), "day"), "7 Feb 2024"),
        (when(date(2023, 10, 1), date(2023, 10, 31), "month", approximate=True), "~Oct 2023"),
        (when(date(2023, 1, 1), date(2023, 12, 31), "year"), "2023"),
        (when(date(2024, 3, 1), date(2024, 3, 9), "range"), "1–9 Mar 2024"),
        (when(date(2024, 3, 1), date(2024, 4, 2), "range"), "1 Mar – 2 Apr 2024"),
        (when(date(2023, 12, 30), date(2024, 1, 2), "range"), "30 Dec 2023 – 2 Jan 2024"),
    ],
)
def test_times_are_told_as_precisely_as_the_words(time: When | None, phrase: str) -> None:
    assert when_phrase(time) == phrase


@pytest.mark.parametrize(
    ("numbers", "phrase"),
    [
        ((18, 18, 18), "18"),
        ((18, 18, None), "at least 18"),
        ((None, 1200, 1200), "at most 1,200"),
        ((None, 40, None), "about 40"),
        ((2000, None, None), "at least 2,000"),
        ((10, None, 12), "10 to 12"),
        ((None, None, None), "“many”"),
    ],
)
def test_numbers_are_told_with_their_bounds(numbers: tuple[float | None, ...], phrase: str) -> None:
    low, best, high = numbers
    text = Quote("many", Span(0, 4))
    figure = Figure(sentence=0, confidence=1, rules=(), topic="killed", text=text, low=low, best=best, high=high)
    assert number_phrase(figure) == phrase


def with_claim(claim: AnyClaim) -> StoredClaim:
    return replace(stored_claims("Alvania rejects talks in Meril.")[0], claim=claim)


def test_negated_events_say_so_and_name_who_is_cited() -> None:
    words = Quote("rejects", Span(8, 15))
    cited = Party(Quote("Meril", Span(25, 30)))
    event = Event(
        sentence=0, confidence=1, rules=(), type="CONSULT", trigger=words, factuality="negated", according_to=cited
    )
    line = line_of(with_claim(event))
    assert line.mark == "✗"
    assert line.what.plain == "CONSULT (rejects) · negated · according to Meril"
    assert line.day == "reported 7 Feb 2024"


def test_a_report_takes_one_line_and_its_title_is_cut_first() -> None:
    for width in (60, 80, 100):
        lines = rendered(claims_table(stored_claims(), width), width).splitlines()
        sources = [line for line in lines if "c-" in line and " · c-" in line]
        assert len(sources) == len(stored_claims())
        assert all(line.strip().startswith("Meril Wire, 7 Feb 2024, version 1 of 2") for line in sources)


def test_a_timeline_does_not_repeat_the_day_of_its_heading() -> None:
    text = rendered(timeline(stored_claims(), 80), 80)
    assert "10 Feb 2024\n○ REJECT/meet" in text
    assert "7 Feb 2024\n● reported  " in text


def test_a_statement_tells_what_is_said_unless_it_is_the_whole_sentence() -> None:
    speaker = Party(Quote("Alvania", Span(0, 7)))
    cue, content = Quote("rejects", Span(8, 15)), Quote("talks", Span(16, 21))
    statement = Statement(
        sentence=0, confidence=1, rules=(), speaker=speaker, cue=cue, content=content, mode="indirect", audience=None
    )
    assert line_of(with_claim(statement)).what.plain == "Alvania rejects: talks"
    whole = Quote("Alvania rejects talks in Meril.", Span(0, 31))
    assert line_of(with_claim(replace(statement, content=whole))).what.plain == "Alvania rejects"


def test_a_sentence_in_quotation_marks_gets_no_second_ones() -> None:
    assert quoted_sentence(stored_claims("“Alvania rejects talks in Meril.”")[0]).plain[:2] == "“A"
    inner = quoted_sentence(stored_claims("Alvania rejects “talks” in Meril.")[0]).plain
    assert inner == "‘Alvania rejects “talks” in Meril.’"


def test_claims_are_counted_in_one_order() -> None:
    assert counted({"figure": 1, "position": 2, "event": 3}) == "3 events, 2 positions, 1 figure"

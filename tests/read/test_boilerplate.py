from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.read.boilerplate import find_boilerplate

BODY = "The envoy met both sides."


def marked(text: str) -> list[str]:
    return [span.of(text) for span in find_boilerplate(text)]


@pytest.mark.parametrize(
    "words",
    [
        "(Reporting by Ana Writer in Doha; editing by Bo Chief)",
        "© 2024 Harbour Wire. All rights reserved.",
        "© Harbour Wire",
        "Copyright 2024 Harbour Wire",
        "All rights reserved.",
        "Read more: The week in Port Amal",
        "Sign up for our evening letter",
        "Subscribe to the Harbour Wire",
        "Follow us on everything",
        "Advertisement",
        "(Corrects the toll in first paragraph)",
        "END",
        "ENDS",
        "###",
        "# # #",
        "-30-",
        "FILE PHOTO: The envoy arrives in Port Amal",
        "Photo: Harbour Wire",
        "The envoy in Port Amal. Someone/Getty Images",
        "Media contact: press@harbour.example",
    ],
)
def test_a_line_of_boilerplate_is_marked_whole(words: str) -> None:
    assert marked(f"{BODY}\n\n{words}\n") == [words]


@pytest.mark.parametrize(
    "line",
    [
        "The end of the war was near.",
        "Sources said both rights and duties were reserved for later.",
        "By Friday the talks were over.",
        "Follow-up talks are planned.",
        "“Read more,” he told the envoy.",
        "Related talks took place in Doha.",
        "end",
        "Video of the strike was shared by residents.",
        "Copyrights were discussed.",
    ],
)
def test_content_is_left_alone(line: str) -> None:
    assert marked(f"{BODY}\n{line}\n{BODY}") == []


def test_inside_a_line() -> None:
    text = f"{BODY} (Additional reporting by Ana Writer) FOR IMMEDIATE RELEASE Read more: Talks"
    assert marked(text) == ["(Additional reporting by Ana Writer)", "FOR IMMEDIATE RELEASE"]
    assert marked(f"{BODY} Read more: Talks") == ["Read more: Talks"]


def test_a_by_line_only_at_the_top() -> None:
    assert marked(f"By Ana Writer and Bo Chief\n\n{BODY}") == ["By Ana Writer and Bo Chief"]
    assert marked(f"{BODY}\nBy Ana Writer") == []


@settings(deadline=None)
@given(st.text(st.sampled_from("(Reporting by x)\n©2024 END#.- Read more:All rights reserved"), max_size=300))
def test_spans_are_sorted_apart_and_inside(text: str) -> None:
    spans = find_boilerplate(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end < right.start for left, right in pairwise(spans))

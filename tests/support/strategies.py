"""Random nouns for property tests: any claim that the format can hold."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from pourparler.schema import claims as c
from pourparler.schema.dates import DatePrecision, When
from pourparler.schema.entities import Party, PartyKind, Place, PlacePrecision
from pourparler.schema.spans import Quote, Span

words = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20)
quotes = st.builds(lambda text, start: Quote(text, Span(start, start + len(text))), words, st.integers(0, 500))


def one_of(alias: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(alias))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


countries = maybe(st.sampled_from(["IL", "SD", "US"]))
parties = st.builds(Party, maybe(quotes), maybe(words), maybe(words), maybe(one_of(PartyKind)), countries)
whens = st.builds(When, quotes, maybe(st.dates()), maybe(st.dates()), one_of(DatePrecision), st.booleans())
places = st.builds(
    Place,
    quotes,
    maybe(words),
    countries,
    maybe(st.floats(-90, 90)),
    maybe(st.floats(-180, 180)),
    maybe(one_of(PlacePrecision)),
    maybe(st.integers(1, 10**7)),
    st.booleans(),
)
terms = st.builds(c.Term, one_of(c.Issue), quotes, maybe(parties))
common = {
    "sentence": st.integers(0, 9),
    "confidence": st.floats(0, 1).map(lambda value: round(value, 2)),
    "rules": st.lists(words, max_size=3).map(tuple),
    "factuality": one_of(c.Factuality),
    "according_to": maybe(parties),
    "when": maybe(whens),
    "where": maybe(places),
}
few_parties = st.lists(parties, max_size=3).map(tuple)
numbers = maybe(st.integers(0, 10**7))

events = st.builds(
    c.Event,
    **common,
    trigger=quotes,
    type=one_of(c.EventType),
    mode=maybe(words),
    core=st.booleans(),
    actors=few_parties,
    recipients=few_parties,
)
statements = st.builds(
    c.Statement,
    **common,
    speaker=maybe(parties),
    cue=quotes,
    content=quotes,
    mode=one_of(c.SpeechMode),
    audience=maybe(parties),
)
positions = st.builds(
    c.Position,
    **common,
    holder=parties,
    issue=one_of(c.Issue),
    issue_text=quotes,
    stance=one_of(c.Stance),
    condition=maybe(quotes),
    condition_kind=maybe(one_of(c.ConditionKind)),
    basis=one_of(c.Basis),
)
proposals = st.builds(
    c.Proposal,
    **common,
    author=maybe(parties),
    addressee=maybe(parties),
    cue=quotes,
    counter_to=maybe(quotes),
    terms=st.lists(terms, max_size=3).map(tuple),
)
responses = st.builds(c.Response, **common, responder=parties, cue=quotes, to=maybe(quotes), reply=one_of(c.Reply))
figures = st.builds(
    c.Figure,
    **common,
    topic=one_of(c.Topic),
    text=quotes,
    low=numbers,
    best=numbers,
    high=numbers,
    counted_by=maybe(parties),
    period=one_of(c.Period),
)
claims = st.one_of(events, statements, positions, proposals, responses, figures)

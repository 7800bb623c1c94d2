"""Made-up readings for benchmarks of the record: as many reports as wanted, the same on every machine.

Several crises run beside each other for three years, each with two sides, mediators whose plans come one after the
other, ministers, towns and outlets of invented names. A report tells ten claims of all kinds in whole sentences; some
are copies of an earlier one, some come from another outlet on the same day, many name somebody for the first time.
Nothing is read by the network: claims are put together here, with true quotations; what they say about proposals is
found by the program's own rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from pourparler.follow.steps import find_steps
from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Proposal, Response, Statement, Term
from pourparler.schema.codec import identify
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Quote, Span

PROGRAM = Program("0.1.0", "synthetic", "1")
FIRST_DAY, DAYS = date(2023, 1, 2), 1000
CRISES = 40
WEEKS_OF_A_PLAN = 8
_ONSETS, _VOWELS = ("b d f g h k l m n p r s t v z dr kr st tr".split(), "aeiou")  # noqa: SIM905  # shorter to read
_ENDS = "n r l s th nd rk".split()  # noqa: SIM905  # shorter to read than quoted one by one
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Crisis:
    """Who fights and talks where, and who tells of it."""

    state: str
    front: str
    mediators: tuple[str, ...]
    ministers: tuple[str, ...]
    towns: tuple[str, ...]
    outlets: tuple[str, ...]


def _name(rng: Random, syllables: int) -> str:
    parts = (rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables))
    return ("".join(parts) + rng.choice(_ENDS)).capitalize()


@cache
def crisis_of(number: int) -> Crisis:
    """Return the crisis with a number."""
    rng = Random(f"crisis {number}")
    state = _name(rng, 2) + "ia"
    return Crisis(
        state,
        f"{_name(rng, 2)} Front",
        tuple(_name(rng, 2) + "stan" for _ in range(DAYS // WEEKS_OF_A_PLAN // 7 + 1)),
        tuple(f"{_name(rng, 2)} {_name(rng, 3)}" for _ in range(6)),
        tuple(_name(rng, 3) for _ in range(8)),
        tuple(f"{_name(rng, 2)} {kind}" for kind in ("Wire", "Post", "Courier", "Radio")),
    )


@dataclass
class Draft:
    """A report in the making."""

    crisis: Crisis
    day: date
    rng: Random
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    claims: list[AnyClaim] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        """Add a sentence."""
        start = len(self.text) + (1 if self.text else 0)
        self.text += (" " if self.text else "") + sentence
        self.spans.append(Span(start, len(self.text)))

    def quote(self, words: str) -> Quote:
        """Return words of the last sentence."""
        span = self.spans[-1]
        start = self.text.index(words, span.start, span.end)
        return Quote(words, Span(start, start + len(words)))

    def party(self, words: str) -> Party:
        """Return who is named in the last sentence."""
        return Party(self.quote(words))

    def when(self, day: date) -> When:
        """Return the weekday that the last sentence names."""
        return When(self.quote(_WEEKDAYS[day.weekday()]), day, day, "day")

    def add(self, noun: Callable[..., AnyClaim], **fields: object) -> None:
        """Add a claim of the last sentence."""
        self.claims.append(noun(sentence=len(self.spans) - 1, confidence=0.8, rules=("made_up",), **fields))

    def side(self) -> tuple[str, str]:
        """Return one side and the other."""
        sides = [self.crisis.state, f"the {self.crisis.front}"]
        self.rng.shuffle(sides)
        return sides[0], sides[1]

    def plan(self) -> tuple[str, str]:
        """Return who mediates in these weeks, and how his proposal is called."""
        turn = (self.day - FIRST_DAY).days // 7 // WEEKS_OF_A_PLAN
        return self.crisis.mediators[turn], f"{self.crisis.towns[turn % len(self.crisis.towns)]} plan"

    def past(self) -> date:
        """Return one of the last days."""
        return self.day - timedelta(days=self.rng.randrange(1, 6))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _shelling(draft: Draft) -> None:
    one, _ = draft.side()
    day, town = draft.past(), draft.rng.choice(draft.crisis.towns)
    draft.say(f"{_capital(one)} shelled the harbour of {town} on {_WEEKDAYS[day.weekday()]}.")
    where = Place(draft.quote(town), town)
    actors = (draft.party(_capital(one)),)
    draft.add(Event, trigger=draft.quote("shelled"), type="ASSAULT", actors=actors, when=draft.when(day), where=where)


def _deaths(draft: Draft) -> None:
    count, town = draft.rng.randrange(3, 90), draft.rng.choice(draft.crisis.towns)
    draft.say(f"At least {count} people were killed in {town}, the health ministry of {draft.crisis.state} said.")
    where = Place(draft.quote(town), town)
    text = draft.quote(f"At least {count} people")
    ministry = draft.party(f"the health ministry of {draft.crisis.state}")
    draft.add(Figure, topic="killed", text=text, low=count, best=count, high=None, counted_by=ministry, where=where)


def _meeting(draft: Draft) -> None:
    one, other = draft.rng.sample(draft.crisis.ministers, 2)
    day, town = draft.day + timedelta(days=draft.rng.randrange(1, 6)), draft.rng.choice(draft.crisis.towns)
    draft.say(f"{one} will meet {other} in {town} on {_WEEKDAYS[day.weekday()]}.")
    actors, where = (draft.party(one), draft.party(other)), Place(draft.quote(town), town)
    draft.add(
        Event,
        trigger=draft.quote("meet"),
        type="CONSULT",
        actors=actors,
        factuality="planned",
        when=draft.when(day),
        where=where,
    )


def _refusal(draft: Draft) -> None:
    one, _ = draft.side()
    # Reports never cease to name people for the first time.
    new = f"{_name(draft.rng, 2)} {_name(draft.rng, 3)}"
    minister = new if draft.rng.random() < 0.3 else draft.rng.choice(draft.crisis.ministers)
    town = draft.rng.choice(draft.crisis.towns)
    content = f"{one} would not withdraw its troops from {town}"
    draft.say(f"{minister} said {content}.")
    draft.add(
        Statement, speaker=draft.party(minister), cue=draft.quote("said"), content=draft.quote(content), mode="indirect"
    )
    draft.add(
        Position,
        holder=draft.party(one),
        issue="withdrawal",
        issue_text=draft.quote("withdraw its troops"),
        stance="oppose",
    )


def _condition(draft: Draft) -> None:
    one, other = draft.side()
    condition = f"only if {other} opened the road"
    draft.say(f"{_capital(one)} would release the captives {condition}.")
    thing = draft.quote("release the captives")
    draft.add(
        Position,
        holder=draft.party(_capital(one)),
        issue="captives",
        issue_text=thing,
        stance="conditional",
        condition=draft.quote(condition),
        condition_kind="precondition",
    )


def _support(draft: Draft) -> None:
    one, _ = draft.side()
    draft.say(f"{_capital(one)} wants the talks to go on.")
    draft.add(
        Position, holder=draft.party(_capital(one)), issue="talks", issue_text=draft.quote("talks"), stance="support"
    )


def _offer(draft: Draft) -> None:
    _, other = draft.side()
    day, length = draft.past(), draft.rng.choice((10, 20, 30, 45))
    term, (mediator, plan) = f"a truce of {length} days", draft.plan()
    draft.say(f"{mediator} presented a {plan} for {term} to {other} on {_WEEKDAYS[day.weekday()]}.")
    author, addressee = draft.party(mediator), draft.party(other)
    draft.add(
        Proposal,
        author=author,
        addressee=addressee,
        cue=draft.quote("plan"),
        terms=(Term("ceasefire", draft.quote(term)),),
        when=draft.when(day),
    )


def _answer(draft: Draft) -> None:
    one, _ = draft.side()
    day, (verb, reply) = draft.past(), draft.rng.choice((("rejected", "reject"), ("accepted", "accept")))
    mediator, plan = draft.plan()
    thing = f"{mediator}'s {plan}"
    draft.say(f"{_capital(one)} {verb} {thing} on {_WEEKDAYS[day.weekday()]}.")
    draft.add(
        Response,
        responder=draft.party(_capital(one)),
        cue=draft.quote(verb),
        to=draft.quote(thing),
        reply=reply,
        when=draft.when(day),
    )


# How often each sort of sentence comes; offers and answers are the rarer ones, as in reports.
_SENTENCES: tuple[tuple[Callable[[Draft], None], int], ...] = (
    (_shelling, 4), (_deaths, 3), (_meeting, 3), (_refusal, 2),
    (_condition, 2), (_support, 1), (_offer, 1), (_answer, 1),
)  # fmt: skip


def reading_of(number: int, reports: int, crises: int = CRISES) -> Reading:
    """Return the reading of the report with a number, of so many reports in all."""
    rng = Random(f"report {number}")
    if number >= crises and rng.random() < 0.08:
        return _copy(number, reading_of(number - crises, reports, crises), rng, crises)
    crisis = crisis_of(number % crises)
    draft = Draft(crisis, FIRST_DAY + timedelta(days=number * DAYS // max(reports, DAYS)), rng)
    sorts, weights = zip(*_SENTENCES, strict=True)
    while len(draft.claims) < 10:
        rng.choices(sorts, weights)[0](draft)
    title = draft.spans[0].of(draft.text).rstrip(".")
    document = Document(
        f"s-{number}", draft.text, title, draft.day, source=rng.choice(crisis.outlets), url=_url(number)
    )
    return _read(document, tuple(draft.spans), draft.claims)


def _copy(number: int, original: Reading, rng: Random, crises: int) -> Reading:
    """Return the same words by another outlet."""
    outlet = rng.choice(crisis_of(number % crises).outlets)
    document = replace(original.document, id=f"s-{number}", source=outlet, url=_url(number))
    return _read(document, original.sentences, [replace(claim, id="") for claim in original.claims])


def _url(number: int) -> str:
    return f"https://reports.example/{number}"


def _read(document: Document, sentences: tuple[Span, ...], claims: list[AnyClaim]) -> Reading:
    identified = identify(document, claims)
    return Reading(document, identified, (), PROGRAM, sentences, find_steps(document, identified, sentences))


def readings(first: int, last: int, reports: int, crises: int = CRISES) -> Iterator[Reading]:
    """Yield the readings from one number up to another."""
    return (reading_of(number, reports, crises) for number in range(first, last))

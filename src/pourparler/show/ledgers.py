"""The ledger for people: proposals of each process with their states, one proposal whole, two compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.ledger import Answer, Offer, OfferTerm, Process, StateChange
from pourparler.schema.negotiation import Move, State, TakenStep
from pourparler.show.lines import SHOWN_ID, named
from pourparler.show.quoting import quoted_words
from pourparler.show.tables import hanging
from pourparler.show.words import day_phrase, plain

STATE_MARKS: dict[State, str] = {
    "floated": "◌", "presented": "○", "under review": "◔", "answered": "◑", "agreed in principle": "◕", "in force": "●",
    "extended": "●", "violated": "✗", "ended": "■", "withdrawn": "□", "superseded": "▷", "disputed": "?",
}  # fmt: skip
REPLIES: dict[Move, str] = {
    "review": "studies it", "no answer": "gives no answer", "accept": "accepts", "counter": "counters",
    "accept with changes": "accepts with changes", "reject": "rejects", "sign": "signs",
}  # fmt: skip
_OVER: frozenset[State] = frozenset({"ended", "withdrawn", "superseded"})


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What a layout of the ledger needs besides it: names of sides, the day asked for, and the width."""

    label: Callable[[str], str]
    day: date | None
    width: int

    def names(self, sides: Sequence[str]) -> str:
        """Return the names of sides."""
        return ", ".join(plain(self.label(side)) for side in sides)


def ledger_list(offers: Sequence[Offer], processes: Sequence[Process], view: LedgerView) -> RenderableType:
    """Return proposals with their states at the end of the day, process by process."""
    by_id = {offer.id: offer for offer in offers if offer.state_on(view.day) is not None}
    parts: list[RenderableType] = []
    for process in processes:
        members = [by_id[identity] for identity in process.offers if identity in by_id]
        if members:
            parts += _process(process, members, view)
    return Group(*parts)


def _process(process: Process, offers: Sequence[Offer], view: LedgerView) -> Iterator[RenderableType]:
    issues = ", ".join(issue.replace("-", " ") for issue in process.issues)
    yield Text(
        " · ".join(plain(view.label(side)) for side in process.parties[:4]) or "Sides not told", "bold underline"
    )
    yield Padding(Text(issues, "dim"), (0, 0, 1, 0))
    for offer in offers:
        yield from _entry(offer, view)


def _entry(offer: Offer, view: LedgerView) -> Iterator[RenderableType]:
    change = offer.change_on(view.day)
    assert change is not None
    heading = Text.assemble(f"{STATE_MARKS[change.state]} ", _state_phrase(change), "  ", (plain(offer.name), "bold"))
    if change.state in _OVER:
        heading.stylize("dim")
    yield hanging(heading, 2)
    relations = _relations(offer, view)
    if relations:
        yield Padding(Text(relations, "dim"), (0, 0, 0, 4))
    yield from evidence_lines(change.because[0], view, offer.id)


def _state_phrase(change: StateChange) -> Text:
    return Text.assemble((change.state, "green"), f" since {day_phrase(change.day)}")


def _relations(offer: Offer, view: LedgerView) -> str:
    parts = [f"to {view.names(offer.addressees)}"] if offer.addressees else []
    parts += [f"version {offer.version}"] if offer.version > 1 else []
    parts += [f"answers {_short(offer.counter_to)}"] if offer.counter_to else []
    parts += [f"replaces {', '.join(map(_short, offer.supersedes))}"] if offer.supersedes else []
    return " · ".join(parts)


def _short(identity: str) -> str:
    return identity[:SHOWN_ID]


def evidence_lines(taken: TakenStep, view: LedgerView, identity: str = "") -> Iterator[RenderableType]:
    """Yield the words of a step, and the report with the ids."""
    yield Padding(quoted_words(taken.step.sentence, taken.step.words.span), (0, 0, 0, 4))
    ids = " · ".join(_short(each) for each in (taken.step.claim, identity) if each)
    name = named(report_of(taken), plain(taken.source.title), view.width - len(ids) - 7)
    yield Padding(Text.assemble((name, "dim"), " · ", (ids, "cyan")), (0, 0, 1, 4))


def report_of(taken: TakenStep) -> str:
    """Return a step's publisher and the day of its report."""
    source = taken.source
    day = day_phrase(source.published) if source.published else "undated"
    return ", ".join(part for part in (plain(source.publisher), day) if part)


def whole_offer(offer: Offer, view: LedgerView) -> RenderableType:
    """Return all about a proposal up to the day: terms, answers, states, each with its words."""
    change = offer.change_on(view.day)
    state = Text.assemble(_state_phrase(change)) if change else Text("not known yet", "dim")
    parts: list[RenderableType] = [
        Text.assemble((plain(offer.name), "bold"), "  ", (offer.id, "cyan")),
        Text.assemble(state, f" · {relations}" if (relations := _relations(offer, view)) else ""),
        Text(""),
    ]
    terms = [term for term in offer.terms if view.day is None or term.taken.day <= view.day]
    answers = [answer for answer in offer.answers if view.day is None or answer.day <= view.day]
    changes = [change for change in offer.changes if view.day is None or change.day <= view.day]
    if terms:
        parts += [Text("Terms", "bold underline"), _terms(terms, view)]
    if answers:
        parts += [Text("Answers", "bold underline"), *(part for each in answers for part in _answer(each, view))]
    parts.append(Text("States", "bold underline"))
    parts += [part for each in changes for part in _change(each, view)]
    return Group(*parts)


def _terms(terms: Sequence[OfferTerm], view: LedgerView) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="green", no_wrap=True)
    grid.add_column(ratio=3)
    grid.add_column(ratio=5)
    grid.add_column(ratio=2, style="dim")
    for term in sorted(terms, key=lambda term: term.facts.phase):
        issue, who = term.facts.issue.replace("-", " "), view.label(term.obligor) if term.obligor else "not told"
        grid.add_row(issue, plain(who), f"“{plain(term.facts.text)}”", fixed_phrase(term))
    return Padding(grid, (0, 0, 1, 2))


def fixed_phrase(term: OfferTerm) -> str:
    """Return what a term's words fix: number, duration, deadline, phase."""
    facts = term.facts
    number = "" if facts.quantity is None else f"{facts.quantity:,.10g} {facts.unit}".strip()
    days = "" if facts.days is None else f"{facts.days} day{'s' if facts.days != 1 else ''}"
    return ", ".join(
        part for part in (number, days, facts.deadline, f"phase {facts.phase}" if facts.phase else "") if part
    )


def _answer(answer: Answer, view: LedgerView) -> Iterator[RenderableType]:
    reply = REPLIES.get(answer.reply, answer.reply)
    yield hanging(
        Text.assemble("  ", (day_phrase(answer.day), "green"), f"  {plain(view.label(answer.side))} {reply}"), 2
    )
    yield from evidence_lines(answer.taken, view)


def _change(change: StateChange, view: LedgerView) -> Iterator[RenderableType]:
    yield Text.assemble(f"{STATE_MARKS[change.state]} ", (day_phrase(change.day), "green"), f"  {change.state}")
    for taken in change.because[:2]:
        yield from evidence_lines(taken, view)
    if len(change.because) > 2:
        yield Padding(Text(f"and {len(change.because) - 2} more reports", "dim"), (0, 0, 1, 4))

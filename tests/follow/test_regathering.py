"""Threading again where steps changed gives what threading all of them gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from negotiation_samples import SIDES, report, taken, term

from pourparler.follow.entries import Entry, Keys, entries_of, entry_of
from pourparler.follow.passes import features_in_order
from pourparler.follow.regathering import Regathering
from pourparler.follow.thread import Thread
from pourparler.follow.threads import gather
from pourparler.follow.ties import Ties
from pourparler.schema.negotiation import Move, TakenStep

MOVES: tuple[Move, ...] = (
    "present", "present", "float", "describe", "accept", "reject", "counter", "review", "sign", "take effect",
    "violate", "extend", "supersede", "withdraw",
)  # fmt: skip
THINGS = (
    "a plan for the port",
    "the plan",
    "it",
    "Oslo's outline",
    "a revised text",
    "the truce",
    "a paper on prisoners",
)
SIDES_NAMED = ("oslo", "lima", "quito", "bern", "")
NOTHING = Ties()


def reports(rng: Random, number: int, days: int) -> dict[int, list[TakenStep]]:
    """Steps by report; a report's number is that of its document."""
    found: dict[int, list[TakenStep]] = {}
    for at in range(number):
        source = report(f"r-{at}", rng.randrange(1, days))
        steps = []
        for place in range(rng.randrange(1, 4)):
            told = {"on": source.published.day if rng.random() < 0.3 else 1} if rng.random() < 0.5 else {}
            terms = (term(rng.choice(("ceasefire", "captives")), "a truce"),) if rng.random() < 0.3 else ()
            owners = rng.choice(SIDES_NAMED) if rng.random() < 0.4 else ""
            known = {"report": source, "at": place * 90, "claim": f"c-{at:03d}{place}", "terms": terms, **told}
            step = taken(
                rng.choice(MOVES), rng.choice(SIDES_NAMED), rng.choice(THINGS), owners=owners,
                to=rng.choice(SIDES_NAMED), near="lima, quito", **known,
            )  # fmt: skip
            steps.append(step)
        found[source.document] = steps
    return found


class Kept:
    """Entries as a record keeps them."""

    def __init__(self, steps: Iterable[TakenStep], ties: Ties) -> None:
        self.keys, self.ties = Keys(), ties
        ordered = [(place, features) for place, _, features in features_in_order(steps, SIDES)]
        threads, _ = gather(ordered, ties)
        self.entries, numbered = entries_of(ordered, threads, self.keys)
        self.next = len(numbered) + 1

    def change(self, documents: set[int], steps: Iterable[TakenStep], ties: Ties) -> dict[int, Thread]:
        new = [entry_of(place, features, self.keys) for place, _, features in features_in_order(steps, SIDES)]
        found = Regathering(self.entries, documents, new, ties, self.ties, self.next).run()
        self.entries, self.ties, self.next = found.entries, ties, found.next_thread
        return found.threads


def threads_of(entries: Sequence[Entry]) -> tuple[list[list[str]], list[str]]:
    """The threads as places of their steps, and the loose steps."""
    grouped: dict[int, list[str]] = {}
    for entry in entries:
        grouped.setdefault(entry.thread, []).append(entry.place)
    loose = grouped.pop(0, [])
    return sorted(grouped.values()), loose


def check(kept: Kept, steps: Iterable[TakenStep], ties: Ties, changed: dict[int, Thread]) -> None:
    full = Kept(steps, ties)
    assert threads_of(kept.entries) == threads_of(full.entries)
    assert [(e.place, e.low, e.features) for e in kept.entries] == [(e.place, e.low, e.features) for e in full.entries]
    for number, thread in changed.items():
        assert thread.at == [entry.place for entry in kept.entries if entry.thread == number]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(6, 6), (14, 8), (40, 20), (90, 12)]))
@example(1, (90, 28))
def test_changes_one_by_one_give_what_threading_all_gives(seed: int, size: tuple[int, int]) -> None:
    rng = Random(seed)
    known = reports(rng, *size)
    present = {document: steps for document, steps in known.items() if rng.random() < 0.7}
    claims = [step.step.claim for steps in known.values() for step in steps]
    kept, ties = Kept([s for steps in present.values() for s in steps], NOTHING), NOTHING
    for _ in range(6):
        document = rng.choice(list(known))
        if rng.random() < 0.3:
            pairs = [tuple(rng.sample(claims, 2)) for _ in range(rng.randrange(3))]
            ties = Ties.of([p for p in pairs if rng.random() < 0.5], [p for p in pairs if rng.random() < 0.5])
        if document in present and rng.random() < 0.6:
            left = [step for step in present.pop(document) if rng.random() < 0.4]
            if left:
                present[document] = left
        else:
            present[document] = known[document]
        changed = kept.change({document}, present.get(document, []), ties)
        check(kept, [s for steps in present.values() for s in steps], ties, changed)

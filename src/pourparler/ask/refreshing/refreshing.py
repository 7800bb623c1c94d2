"""Brings the kept parts to the record's present state; what comes out is what following everything anew would give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace
from sqlalchemy import Connection, Engine, Table, func, select

from pourparler.ask.following import first_publishers
from pourparler.ask.refreshing.cells import SaidOtherwise, renew_cells
from pourparler.ask.refreshing.changed_reports import changed_facts, judged_copies, new_readings, touched
from pourparler.ask.refreshing.figure_groups import CountedOtherwise, renew_series
from pourparler.ask.refreshing.parts import (
    BASE,
    REPORTS,
    REPORTS_IN_PART,
    Base,
    KeptDecisions,
    Parts,
    Report,
    Reports,
    part_of,
)
from pourparler.ask.refreshing.proposals import Proposals, Renewed, keep_ledger
from pourparler.ask.refreshing.told_reports import Teller, Told
from pourparler.follow.decisions import decide
from pourparler.follow.entries import Entry, Keys, entries_of, entry_of
from pourparler.follow.facts import fact_of
from pourparler.follow.regathering import Regathered, Regathering
from pourparler.follow.sides import Sides
from pourparler.follow.threads import gather
from pourparler.follow.utterances import Speaking, positions_said
from pourparler.schema.acting import Offices
from pourparler.schema.negotiation import Source, TakenStep
from pourparler.schema.record import Judgement
from pourparler.store import tables
from pourparler.store.across import AcrossView
from pourparler.store.following import load_judgements
from pourparler.store.known_parties import parties_now
from pourparler.store.regrouping import connected_judgements

_FEW, _SHARE = 100, 10
"""So many reports, or this part of all, are followed again one by one; with more, everything is quicker."""


class Refreshing:
    """Brings the parts of one record up to date.

    Args:
        engine: of the record.
        connection: sees one state of it.
        kept: True where parts of an earlier state are kept that this program made.
    """

    def __init__(self, engine: Engine, connection: Connection, *, kept: bool) -> None:
        self._engine = engine
        self._connection = connection
        self.parts = Parts(connection, empty=not kept)
        known = parties_now(connection)
        self._ids = known.ids
        self._sides = Sides.of(known.parties, Offices.of(known.offices))
        self._judgements = tuple(load_judgements(connection, None))
        self._decisions = decide(self._judgements)
        self._teller = Teller(connection, known.ids, self._sides, self._decisions)
        self._told: dict[int, Told] = {}
        self._base = Base()
        self._reports: dict[int, Report] = {}
        self._entries: list[Entry] = []
        self._facts: dict[int, tuple[str, str]] = {}

    def run(self) -> Parts:
        """Return the parts with those that are new."""
        self._load()
        decisions = KeptDecisions.of(self._decisions)
        arguments = (self._connection, self._base, self._reports, decisions, self._ids, self._facts)
        current = touched(*arguments)
        if len(current) > max(_FEW, len(self._reports) // _SHARE):
            self._forget()
            current = new_readings(self._connection, 0)
        for told in self._teller.tell([reading for _, reading in current.values()]):
            self._told[told.source.document] = told
        keys = Keys(self._base.keys)
        gathered = self._gather(keys, decisions)
        moved = self._moved(gathered.entries)
        proposals = Proposals(self.parts, gathered.entries, self._sides, self._steps)
        renewed = proposals.renew(gathered.threads, set(current))
        if renewed.before or renewed.said or self.parts.empty:
            keep_ledger(self.parts, renewed.now, self._sides.labels)
        before = dict(self._reports)
        facts = self._numbered_facts()
        self._report(current, facts)
        self._say(before, renewed)
        self._keep_reports({*current, *moved, *self._unlike(before)}, gathered.entries)
        self._keep_base(gathered, keys, decisions)
        return self.parts

    def _load(self) -> None:
        if self.parts.empty:
            return
        self._base = BASE.decode(self.parts.some("base", [""])[""])
        for content in self.parts.all("reports").values():
            kept = REPORTS.decode(content)
            self._reports |= {report.document: report for report in kept.reports}
            self._entries += kept.entries
        self._entries.sort(key=lambda entry: entry.place)
        self._facts = changed_facts(self._base, self._sides)

    def _forget(self) -> None:
        self.parts.empty, self._base, self._facts = True, Base(), {}
        self._reports, self._entries = {}, []

    # Threads

    def _gather(self, keys: Keys, decisions: KeptDecisions) -> Regathered:
        placed = [(place, features) for told in self._told.values() for place, _, features in told.steps]
        if self.parts.empty:
            placed.sort(key=lambda each: each[0])
            threads, _ = gather(placed, decisions.ties)
            entries, numbered = entries_of(placed, threads, keys)
            return Regathered(entries, numbered, len(numbered) + 1)
        new = [entry_of(place, features, keys) for place, features in placed]
        ties, before = decisions.ties, self._base.decisions.ties
        return Regathering(self._entries, self._told, new, ties, before, self._base.next_thread).run()

    def _moved(self, entries: Iterable[Entry]) -> set[int]:
        """Return the reports of which a step is in another thread than before."""
        before = {entry.place: entry for entry in self._entries}
        return {entry.document for entry in entries if before.get(entry.place) is not entry}

    def _steps(self, documents: Iterable[int]) -> Mapping[str, TakenStep]:
        """Return the steps of some reports by their places."""
        wanted = set(documents)
        missing = [self._reports[document].reading for document in sorted(wanted - set(self._told))]
        told = {each.source.document: each for each in self._teller.tell(missing)} | self._told
        return {place: taken for number in sorted(wanted) for place, taken, _ in told[number].steps}

    # Reports

    def _numbered_facts(self) -> Callable[[Iterable[str]], tuple[int, ...]]:
        known = {asked: number for number, (asked, _) in enumerate(self._base.facts)}
        for number, fact in self._facts.items():
            self._base.facts[number] = fact

        def numbers(asked: Iterable[str]) -> tuple[int, ...]:
            for each in sorted(asked):
                if each not in known:
                    known[each] = len(self._base.facts)
                    self._base.facts.append((each, fact_of(self._sides, each)))
            return tuple(sorted(known[each] for each in asked))

        return numbers

    def _report(
        self, current: Mapping[int, tuple[int, int]], numbers: Callable[[Iterable[str]], tuple[int, ...]]
    ) -> None:
        """Take what is known of the reports that changed, and find out who has them and their copies first-hand."""
        lately = judged_copies(self._connection, self._base.judgement)
        for document, told in sorted(self._told.items()):
            before, source = self._reports.get(document), told.source
            lately |= {source.fingerprint, *([before.fingerprint] if before else [])}
            version, reading = current[document]
            self._reports[document] = Report(
                document,
                version,
                reading,
                source.key,
                source.published,
                source.fingerprint,
                source.publisher,
                first=before.first if before else "",
                facts=numbers(told.asked),
                cells=before.cells if before else (),
                groups=before.groups if before else (),
                speaks=told.speaks,
            )
        judgements = self._copies(lately)
        ends = {end.removeprefix("copy:") for each in judgements for end in (each.subject, each.other)}
        asked = {*lately, *ends} if not self.parts.empty else None
        sources = [source_of(each) for each in self._reports.values() if asked is None or each.fingerprint in asked]
        publishers = first_publishers(sources, judgements)
        for document, report in self._reports.items():
            found = publishers.get(report.fingerprint, report.first)
            if found != report.first:
                self._reports[document] = replace(report, first=found)

    def _copies(self, fingerprints: set[str]) -> tuple[Judgement, ...]:
        if self.parts.empty:
            return AcrossView(self._engine).copies()
        return tuple(connected_judgements(self._connection, {f"copy:{each}" for each in fingerprints}))

    def _unlike(self, before: Mapping[int, Report]) -> set[int]:
        return {document for document, report in self._reports.items() if before.get(document) is not report}

    # Positions and figures

    def _say(self, before: Mapping[int, Report], renewed: Renewed) -> None:
        said, counted = SaidOtherwise(), CountedOtherwise()
        for number in sorted({*renewed.before, *renewed.said}):
            was = renewed.before.get(number)
            said.replace(f"t{number}", was.cells if was else (), renewed.said.get(number, ()))
        first = {d for d, report in self._reports.items() if d in before and before[d].first != report.first}
        if first:
            said.touch(cell for document in sorted(first) for cell in self._reports[document].cells)
            said.touch(c for each in renewed.now.values() if not first.isdisjoint(each.documents) for c in each.cells)
        speaking = Speaking((each.member.author, each.called) for each in renewed.now.values())
        for document, told in sorted({**self._spoken_of(renewed), **self._told}.items()):
            report = self._reports[document]
            now = positions_said(told.stances, speaking, self._sides)
            cells = said.replace(f"d{document}", report.cells, now)
            groups = report.groups
            if document in self._told:
                groups = counted.replace(document, report.groups, told.figures)
            self._reports[document] = replace(report, cells=cells, groups=groups)
        publishers = {report.fingerprint: report.first for report in self._reports.values()}
        renew_cells(self.parts, said, publishers, self._sides.labels)
        renew_series(self.parts, counted, self._sides.labels)

    def _spoken_of(self, renewed: Renewed) -> dict[int, Told]:
        """Return the reports in which changed proposals may speak, with what they tell."""
        offers = [*renewed.before.values(), *(renewed.now[number] for number in renewed.said)]
        documents = {document for offer in offers for document, _ in offer.called} - set(self._told)
        speaking = [self._reports[document].reading for document in documents if self._reports[document].speaks]
        return {told.source.document: told for told in self._teller.tell(speaking)}

    # Keeping

    def _keep_reports(self, documents: set[int], entries: Iterable[Entry]) -> None:
        kept = {part_of(document, REPORTS_IN_PART): Reports([], []) for document in documents}
        for document, report in sorted(self._reports.items()):
            part = part_of(document, REPORTS_IN_PART)
            if part in kept:
                kept[part].reports.append(report)
        for entry in entries:
            part = part_of(entry.document, REPORTS_IN_PART)
            if part in kept:
                kept[part].entries.append(entry)
        for part, value in kept.items():
            self.parts.put("reports", part, value)

    def _keep_base(self, gathered: Regathered, keys: Keys, decisions: KeptDecisions) -> None:
        base = Base(
            reading=_last(self._connection, tables.readings),
            judgement=_last(self._connection, tables.judgements),
            next_thread=gathered.next_thread,
            names=dict(self._ids),
            keys=keys.known,
            facts=self._base.facts,
            decisions=decisions,
        )
        self.parts.put("base", "", base)


def _last(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.max(table.c.number))).scalar() or 0)


def source_of(report: Report) -> Source:
    """Return what following knows of a report, its title left out."""
    return Source(report.document, report.key, report.published, report.fingerprint, publisher=report.publisher)

"""Check the gold of the sample crisis: every quotation is in its document to the letter and every reference resolves.

Run it from anywhere: ``python evaluation/crisis/check.py``. It prints counts, or each fault, and exits 1 at a fault.
With ``--as-read`` it reads the files with pourparler's own reader, which shows what a page loses on the way.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent
SAMPLES = GOLD.parents[1] / "src" / "pourparler" / "data" / "samples"
STATES = (
    "floated", "presented", "under review", "answered", "agreed in principle", "in force", "extended", "violated",
    "ended", "withdrawn", "superseded", "disputed",
)  # fmt: skip
FACTUALITY = ("happened", "ongoing", "planned", "conditional", "hypothetical", "negated", "unknown")
STANCES = ("support", "oppose", "conditional", "ambiguous")
REPLIES = ("accept", "accept-with-changes", "counter", "reject", "defer", "none")
CONDITION_KINDS = ("precondition", "terminates-when", "exchange", "deadline", "scope", "red-line")
ISSUES = (
    "ceasefire", "captives", "humanitarian-access", "withdrawal", "disarmament", "leadership", "governance", "status",
    "security-guarantees", "reconstruction", "sanctions", "transit-trade", "displacement", "accountability",
    "military-aid", "military-operation", "talks", "settlement",
)  # fmt: skip
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

Row = Mapping[str, Any]


class _Paragraphs(HTMLParser):
    """The words of a page's article; a blank line after each heading and paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        elif tag in ("p", "h1", "h2"):
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


def read_rows(name: str) -> list[dict[str, Any]]:
    """Return the objects of one gold file."""
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def read_plainly(document: Row) -> str:
    """Return a report's text with nothing but the standard library."""
    path = SAMPLES / str(document["file"])
    content = path.read_text("utf-8")
    if path.suffix == ".html":
        parser = _Paragraphs()
        parser.feed(content)
        parser.close()
        return "".join(parser.words)
    if path.suffix == ".jsonl":
        records = (json.loads(line) for line in content.splitlines())
        return next((str(each["text"]) for each in records if each["id"] == document["record"]), "")
    return content


def read_as_pourparler(document: Row) -> str:
    """Return a report's text as the program keeps it."""
    from pourparler.read.options import ReadOptions  # here, for the plain check needs nothing installed
    from pourparler.read.sources import read_sources

    for found in read_sources([str(SAMPLES / str(document["file"]))], ReadOptions()):
        if document["record"] in (None, found.id):
            return str(getattr(found, "text", ""))
    return ""


class Checker:
    """Collects the faults of the gold files, each a sentence."""

    def __init__(self, texts: Mapping[str, str], documents: Sequence[Row], parties: Sequence[Row]) -> None:
        self.texts = texts
        self.documents = documents
        self.parties = parties
        self.known = {str(row["id"]) for row in parties}
        self.quotes = 0
        self.faults: list[str] = []

    def require(self, holds: bool, fault: str) -> None:
        """Note ``fault`` unless it ``holds``."""
        if not holds:
            self.faults.append(fault)

    def check_quote(self, row: Row, where: str) -> None:
        """Check that the quotation is in its document once, and the words in the quotation once."""
        self.quotes += 1
        document, quote, words = str(row["document"]), str(row["quote"]), str(row["words"])
        self.require(document in self.texts, f"{where}: there is no document {document}.")
        found = self.texts.get(document, "").count(quote)
        self.require(found == 1, f"{where}: document {document} has the quotation {found} times: {quote!r}")
        self.require(quote.count(words) == 1, f"{where}: the words {words!r} are not in the quotation once.")

    def check_parties_of(self, names: Sequence[str], where: str) -> None:
        """Check that the parties are known."""
        self.require(set(names) <= self.known, f"{where}: unknown parties {sorted(set(names) - self.known)}.")

    def check_codes(self, codes: Sequence[object], allowed: Sequence[str], where: str) -> None:
        """Check that the codes are of their list."""
        wrong = [code for code in codes if code not in allowed]
        self.require(not wrong, f"{where}: unknown codes {wrong}.")

    def check_documents(self) -> None:
        """Check files, dates, versions and copies, and that every sample is listed once."""
        identities = Counter(str(row["id"]) for row in self.documents)
        self.require(max(identities.values()) == 1, "documents: an id is used twice.")
        listed = {str(row["file"]) for row in self.documents}
        present = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/*") if path.is_file()}
        self.require(listed == present, f"documents: listed and present files differ: {sorted(listed ^ present)}.")
        by_id = {row["id"]: row for row in self.documents}
        for row in self.documents:
            where = f"document {row['id']}"
            date.fromisoformat(str(row["published"]))
            self.require(bool(self.texts[str(row["id"])].strip()), f"{where} has no text.")
            for link in ("version_of", "copy_of"):
                first = by_id.get(row[link]) if row[link] else row
                self.require(first is not None, f"{where}: {link} names no document.")
                self.require(not first or first["story"] == row["story"], f"{where}: {link} is of another story.")
            if row["version_of"] in by_id:
                earlier = by_id[row["version_of"]]
                same = all(row[key] == earlier[key] for key in ("url", "title"))
                self.require(same, f"{where}: a version keeps address and title.")

    def check_parties(self) -> None:
        """Check that each name occurs somewhere and belongs to one party, and that references resolve."""
        everything = "\n".join(self.texts.values())
        owners = Counter(name for row in self.parties for name in row["names"])
        self.require(max(owners.values()) == 1, f"parties: a name of two parties: {owners.most_common(1)}.")
        for row in self.parties:
            where = f"party {row['id']}"
            for name in (*row["names"], *row["descriptions"]):
                found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", everything)
                self.require(found is not None, f"{where}: no document has {name!r}.")
            above = [row["part_of"]] if "part_of" in row else []
            self.check_parties_of([*above, *(role["of"] for role in row.get("roles", []))], where)

    def check_mentions(self, mentions: Sequence[Row]) -> None:
        """Check that each place where a name stands for a party is found, with a name of that party."""
        names = {str(row["id"]): row["names"] for row in self.parties}
        for row in mentions:
            where = f"mention {row['words']} in {row['document']}"
            self.check_parties_of([row["party"]], where)
            self.require(row["words"] in names.get(row["party"], ()), f"{where} is no name of {row['party']}.")
            self.check_quote(row, where)

    def check_events(self, events: Sequence[Row]) -> None:
        """Check the events and the sentences that report them."""
        self.require(len({row["id"] for row in events}) == len(events), "events: an id is used twice.")
        for row in events:
            where = f"event {row['id']}"
            self.check_codes([row["type"], *row["also_accept"]], TYPES, where)
            self.require(date.fromisoformat(row["start"]) <= date.fromisoformat(row["end"]), f"{where} ends too early.")
            self.check_parties_of([*row["actors"], *row["recipients"]], where)
            self.check_codes([row["factuality"], *(one["factuality"] for one in row["reports"])], FACTUALITY, where)
            self.require(bool(row["reports"]), f"{where} has no report.")
            for report in row["reports"]:
                self.check_quote(report, where)

    def check_ledger(self, rows: Sequence[Row]) -> None:
        """Check proposals, and that each probe follows from the changes of state."""
        proposals = {row["id"]: row for row in rows if row["kind"] == "proposal"}
        for row in proposals.values():
            where = f"proposal {row['id']}"
            self.check_parties_of([row["author"], *row["addressees"]], where)
            linked = {row["counter_to"], *row["supersedes"]} - {None}
            self.require(linked <= set(proposals), f"{where}: unknown proposals in {sorted(linked)}.")
            self.check_codes([term["issue"] for term in row["terms"]], ISSUES, where)
            self.check_codes([response["reply"] for response in row["responses"]], REPLIES, where)
            self.check_codes([change["state"] for change in row["changes"]], STATES, where)
            dates = [change["date"] for change in row["changes"]]
            self.require(dates == sorted(set(dates)), f"{where}: one change a day, in order.")
            for term in row["terms"]:
                self.check_parties_of(term["obligor"], where)
            self.check_parties_of([response["responder"] for response in row["responses"]], where)
            for part in (*row["terms"], *row["responses"], *row["changes"]):
                self.check_quote(part, where)
        probes = [row for row in rows if row["kind"] == "probe"]
        self.require(len(probes) >= 40, f"ledger: {len(probes)} probes, at least 40 are wanted.")
        for row in probes:
            where = f"probe {row['proposal']} {row['as_of']}"
            past = [one["state"] for one in proposals[row["proposal"]]["changes"] if one["date"] <= row["as_of"]]
            self.require((past or [None])[-1] == row["state"], f"{where} does not follow from the changes.")
            self.check_codes(row["also_accept"], STATES, where)

    def check_positions(self, cells: Sequence[Row]) -> None:
        """Check the probed cells: known party, issue and stance, quoted words no later than the probe."""
        self.require(len(cells) >= 60, f"positions: {len(cells)} cells, at least 60 are wanted.")
        keys = Counter((row["party"], row["issue"], row["as_of"]) for row in cells)
        self.require(max(keys.values()) == 1, f"positions: a cell is probed twice: {keys.most_common(1)}.")
        published = {str(row["id"]): str(row["published"]) for row in self.documents}
        for row in cells:
            where = f"cell {row['party']} {row['issue']} {row['as_of']}"
            self.check_parties_of([row["party"]], where)
            self.check_codes([row["issue"]], ISSUES, where)
            if row["stance"] is None:
                continue
            self.check_codes([row["stance"], *row["also_accept"]], STANCES, where)
            self.check_quote(row, where)
            self.require(published[row["document"]] <= row["as_of"], f"{where}: the document is of a later day.")
            self.require(published[row["document"]] == row["since"], f"{where}: since another day than its document.")
            self.require((row["condition"] or "") in row["quote"], f"{where}: the condition is not in the quotation.")
            self.check_codes([row["condition_kind"]] if row["condition"] else [], CONDITION_KINDS, where)


def lines(checker: Checker, counted: Mapping[str, int]) -> Iterator[str]:
    """Yield what to print."""
    yield from checker.faults
    yield ", ".join(f"{number} {name}" for name, number in counted.items())
    yield f"{checker.quotes} quotations, {len(checker.faults)} faults"


def main() -> int:
    """Check everything; return 1 at a fault."""
    parser = argparse.ArgumentParser(description="Check the gold of the sample crisis.")
    parser.add_argument("--as-read", action="store_true", help="read the files with pourparler's own reader")
    read = read_as_pourparler if parser.parse_args().as_read else read_plainly
    documents, parties, mentions, events, ledger, positions = (
        read_rows(f"{name}.jsonl") for name in ("documents", "parties", "mentions", "events", "ledger", "positions")
    )
    checker = Checker({str(row["id"]): read(row) for row in documents}, documents, parties)
    checker.check_documents()
    checker.check_parties()
    checker.check_mentions(mentions)
    checker.check_events(events)
    checker.check_ledger(ledger)
    checker.check_positions(positions)
    counted = {
        "documents": len(documents),
        "stories": len({row["story"] for row in documents}),
        "parties": len(parties),
        "mentions": len(mentions),
        "events": len(events),
        "proposals": sum(row["kind"] == "proposal" for row in ledger),
        "probed states": sum(row["kind"] == "probe" for row in ledger),
        "probed positions": len(positions),
    }
    print("\n".join(lines(checker, counted)))
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())

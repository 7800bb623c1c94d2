"""Write ``docs/rules.md`` and what `show claim` says of each rule, from the rules' own records.

Usage: ``python tools/build_rules_page.py [--check]``; with ``--check`` nothing is written and drift is an error.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from pourparler.analyse.times.grammar import RULES
from pourparler.analyse.times.operators import OPERATORS
from pourparler.extract.rules import families as claim_families
from pourparler.follow.moves import MOVE_RULES
from pourparler.resolve.party_rules import PARTY_RULES
from pourparler.schema.rules import EDITED_BY_PERSON, RuleFamily, RuleRecord

ROOT = Path(__file__).parents[1]
EVENT_RULES = ROOT / "resources" / "event_rules.toml"
PAGE = ROOT / "docs" / "rules.md"
SENTENCES = ROOT / "src" / "pourparler" / "data" / "lexicon" / "rules.json"
HEAD = """# The rules

Each claim carries the ids of what made it; `pourparler show claim ID` tells them in the words of this page. A rule is a
record with an example, which is its test: what stands under “gives” is what the program finds in the example. An id
followed by a colon and a word tells which word the rule saw (`verb_names_event: accuse`).

This page is made from the rules by `just generate`.
"""


def families() -> tuple[RuleFamily, ...]:
    """Return all rules, in the order of the page."""
    people = RuleFamily("What people decide", "A person's word stands above any rule.", (EDITED_BY_PERSON,))
    return (_events(), *claim_families(), people, _moves(), _times(), _operators(), _parties())


def _events() -> RuleFamily:
    rules = tomllib.loads(EVENT_RULES.read_text(encoding="utf-8"))["rule"]
    records = tuple(RuleRecord(rule["id"], rule["says"], rule["example"], _event(rule)) for rule in rules)
    about = (
        "Who did what to whom. The words that name events are in `resources/event_cues.toml`. Only the rules on verbs, "
        "nouns and casualties name themselves in a claim; the others say how its parts are read."
    )
    return RuleFamily("Events", about, records)


def _event(rule: dict[str, Any]) -> str:
    parts = [f"{rule['type']} at “{rule['trigger']}”"]
    names = (("actors", "by"), ("recipients", "towards"))
    parts += [f"{word} {' and '.join(rule[key])}" for key, word in names if rule.get(key)]
    parts += [rule["factuality"]] if "factuality" in rule else []
    parts += [f"in {rule['where']}"] if "where" in rule else []
    parts += [f"according to {rule['according_to']}"] if "according_to" in rule else []
    return ", ".join(parts)


def _moves() -> RuleFamily:
    records = tuple(
        RuleRecord(
            rule.id, f"Such words {rule.move} {_moved(rule.id)}.", rule.example, f"{rule.move} at “{rule.gives}”"
        )
        for rule in MOVE_RULES
    )
    return RuleFamily("Moves", "What is told of a proposal or a truce, for following it across reports.", records)


def _moved(identity: str) -> str:
    return "a truce" if "truce" in identity or identity == "no_longer_bound" else "a proposal"


def _times() -> RuleFamily:
    about = "Days that words name; the examples are read as published on Wednesday, 15 May 2024."
    return RuleFamily("Times", about, tuple(_time(rule) for rule in RULES))


def _operators() -> RuleFamily:
    about = "Words before a time that turn it into a stretch; read as published on Wednesday, 15 May 2024."
    return RuleFamily("Words before times", about, tuple(_time(operator) for operator in OPERATORS))


def _time(rule: Any) -> RuleRecord:
    return RuleRecord(rule.id, "", rule.example, f"“{rule.words}”: {rule.days.replace('/', ' to ')}")


def _parties() -> RuleFamily:
    about = "Who a party is, from its words and the day of the report; where two fit equally well, nobody is named."
    records = tuple(RuleRecord(rule.id, rule.says, rule.example, rule.gives) for rule in PARTY_RULES)
    return RuleFamily("Parties", about, records)


def page(found: tuple[RuleFamily, ...]) -> str:
    """Return the text of the page."""
    parts = [HEAD]
    for family in found:
        told = any(record.says for record in family.records)
        columns = ["rule", "what it does", "example", "gives"] if told else ["rule", "example", "gives"]
        lines = [_row(columns), _row(["---"] * len(columns))]
        lines += [_row(_cells(record, told=told)) for record in family.records]
        parts.append(f"## {family.title}\n\n{family.about}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _cells(record: RuleRecord, *, told: bool) -> list[str]:
    says = [record.says] if told else []
    return [f"`{record.id}`", *says, record.example, record.gives]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def sentences(found: tuple[RuleFamily, ...]) -> str:
    """Return the JSON of what each rule says, by id."""
    told = {record.id: record.says for family in found for record in family.records if record.says}
    return json.dumps(told, ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Write both files, or compare them."""
    found = families()
    stale = []
    for target, text in ((PAGE, page(found)), (SENTENCES, sentences(found))):
        if "--check" not in sys.argv:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
    if stale:
        print(f"out of date: {', '.join(stale)}; run python tools/build_rules_page.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())

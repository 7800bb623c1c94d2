"""Two proposals side by side, term by term."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.comparisons import TermChange, TermDifference
from pourparler.schema.ledger import Offer, OfferTerm
from pourparler.show.ledgers import LedgerView
from pourparler.show.words import plain

_MARKS: dict[TermChange, tuple[str, str]] = {
    "kept": ("=", "dim"), "changed": ("~", "yellow"), "added": ("+", "green"), "dropped": ("−", "red"),
}  # fmt: skip


def comparison(before: Offer, after: Offer, differences: Sequence[TermDifference], view: LedgerView) -> RenderableType:
    """Return what the later proposal changes of the earlier one."""
    heading = Text.assemble(("Compared with ", "bold"), (plain(before.name), "bold"), "  ", (before.id, "cyan"))
    if not differences:
        return Group(heading, Text("No report tells terms of both.", "dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=1)
    grid.add_column(style="green", no_wrap=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=4)
    grid.add_column(ratio=4)
    for each in differences:
        mark, style = _MARKS[each.change]
        term = each.after or each.before
        assert term is not None
        who = plain(view.label(term.obligor)) if term.obligor else ""
        now = Text("; ".join(each.facts), "bold") if each.facts else Text("")
        if each.after is not None and each.change != "kept":
            now = Text.assemble(now, "  " if each.facts else "", _words(each.after))
        grid.add_row(Text(mark, style), term.facts.issue.replace("-", " "), who, _words(each.before), now)
    return Group(heading, Padding(grid, (0, 0, 1, 2)))


def _words(term: OfferTerm | None) -> str:
    return f"“{plain(term.facts.text)}”" if term is not None else ""

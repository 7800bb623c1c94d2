"""``show acts`` and ``show stories``: what several reports tell of one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pourparler.cli.terminal import open_console, print_out, write_json
from pourparler.resolve.identities.origins import stories_of
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.views import ClaimFilter
from pourparler.show.acts import acts_list, encode_act, encode_story, stories_list
from pourparler.store.across import AcrossView

_EACH = 15
"""How many claims or reports are looked at for each act or story shown."""
NOTHING = "Nothing in the record passes these filters."


def show_acts(view: AcrossView, wanted: ClaimFilter, limit: int | None, as_of: date | None, *, json: bool) -> None:
    """Print the acts that pass a filter with all their reports; a limit keeps those of the latest days.

    Independent origins add up: an act that several tell is listed though each claim alone would be too doubtful.
    """
    # The latest acts are among those that the latest claims report.
    asked = replace(wanted, limit=limit * _EACH if limit else None, min_confidence=0.0)
    acts = tuple(act for act in acts_of(view.acts(asked), as_of) if act.confidence >= wanted.min_confidence)
    if json:
        for act in acts:
            write_json(encode_act(act))
        return
    console, shown = open_console(), acts[-limit:] if limit else acts
    print_out(console, acts_list(shown) if shown else NOTHING)
    if len(shown) < len(acts):
        console.print(f"The latest {len(shown)} acts; --limit 0 shows all.", style="dim")


def show_stories(view: AcrossView, wanted: ClaimFilter, limit: int | None, *, json: bool) -> None:
    """Print the stories of the reports that pass a filter; a limit keeps the latest ones."""
    stories = stories_of(view.stories(replace(wanted, limit=limit * _EACH if limit else None)))
    if json:
        for story in stories:
            write_json(encode_story(story))
        return
    console, shown = open_console(), stories[-limit:] if limit else stories
    print_out(console, stories_list(shown) if shown else NOTHING)
    if len(shown) < len(stories):
        console.print(f"The latest {len(shown)} stories; --limit 0 shows all.", style="dim")

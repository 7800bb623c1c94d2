"""``pourparler source``: who publishes the reports, and how far people trust them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.edges import told
from pourparler.cli.options import Json, Record, parse_code
from pourparler.cli.signing import By, Reason, sign
from pourparler.cli.undoing import decide, undo_newest

if TYPE_CHECKING:
    from pourparler.schema.sources import Source

Publisher = Annotated[str, typer.Argument(metavar="PUBLISHER", help="A publisher's name, or part of it.")]


def list_sources(record: Record = "record.db", json: Json = False) -> None:
    """List the publishers: kind, country, whose voice they are, Admiralty grade, number of reports."""
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.sources import encode_source, sources_table

    sources = known_sources(record)
    if json:
        for source in sources:
            write_json(encode_source(source))
        return
    shown = sources_table(sources, _labels(record)) if sources else "No report in the record tells its publisher."
    print_out(open_console(), shown)


def grade_source(
    subject: Annotated[
        str, typer.Argument(metavar="PUBLISHER|CLAIM", help="A publisher's name, or a claim's id (c-…).")
    ],
    grade: Annotated[str, typer.Argument(metavar="A-F|1-6", help="A to F for a publisher, 1 to 6 for a claim.")],
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
) -> None:
    """Grade a publisher from A (reliable) to F (cannot be judged), or a claim from 1 (confirmed) to 6."""
    from pourparler.schema.sources import CREDIBILITIES, GRADES

    hand = sign(by, reason)
    if subject.startswith("c-"):
        claim, code = _claim(record, subject), parse_code("The grade of a claim", grade, CREDIBILITIES)
        decide(record, [hand.writes(f"claim:{claim}", "set", f"credibility={code}")], False)
        _say(f"{claim}: {code}, {CREDIBILITIES[str(code)]}")
        return
    source, code = _find(record, subject), parse_code("The grade of a publisher", grade, GRADES)
    decide(record, [hand.writes(f"source:{source.key}", "set", f"grade={code}")], False)
    _say(f"{source.name}: {code}, {GRADES[str(code)]}")


def set_source(  # noqa: PLR0913  # one parameter for each option
    publisher: Publisher,
    kind: Annotated[str | None, typer.Option(help="wire, press, state media, party media, official …")] = None,
    country: Annotated[str | None, typer.Option(help="Two-letter code, or a name.")] = None,
    affiliated: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Whose voice it is; none for nobody's.")
    ] = None,
    record: Record = "record.db",
    reason: Reason = "",
    by: By = "",
) -> None:
    """Decide what a publisher is: its kind, its country, and the party whose voice it is."""
    from pourparler.errors import SettingsError
    from pourparler.schema.sources import KINDS

    source, hand = _find(record, publisher), sign(by, reason)
    facts = {
        "kind": _kind(kind, KINDS),
        "country": country,
        "affiliated": None if affiliated is None else _party_key(record, affiliated),
    }
    given = [
        hand.writes(f"source:{source.key}", "set", f"{fact}={value}")
        for fact, value in facts.items()
        if value is not None
    ]
    if not given:
        raise SettingsError("source set expects --kind, --country or --affiliated; give at least one of them.")
    decide(record, given, False)
    now = _find(record, source.name)
    _say(f"{now.name}: " + ", ".join(part for part in (now.kind, now.country, now.affiliated_to) if part))


def undo(record: Record = "record.db", by: By = "", json: Json = False) -> None:
    """Take back the newest decision about publishers or grades that stands; once more takes back the one before."""
    undo_newest(record, ("source:", "claim:"), by, json=json)


def _kind(kind: str | None, kinds: tuple[str, ...]) -> str | None:
    found = parse_code("--kind", kind, [code.replace(" ", "-") for code in kinds])
    return found.replace("-", " ") if found else None


def known_sources(record: str) -> tuple[Source, ...]:
    """Return the publishers of a record with what their names say and what people decided."""
    from pourparler.resolve.identities.publishers import decide_sources
    from pourparler.store.engine import open_record
    from pourparler.store.source_view import SourceView

    view = SourceView(open_record(record))
    return decide_sources(view.sources(), view.facts())


def _find(record: str, words: str) -> Source:
    from pourparler.errors import StoreError

    sources, asked = known_sources(record), words.casefold()
    exact = [source for source in sources if asked in (source.key, source.name.casefold())]
    found = exact or [source for source in sources if asked in source.name.casefold()]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(source.name for source in found or sources)
    problem = "may be several publishers" if found else "is no publisher of this record"
    raise StoreError(f"{words!r} {problem}: {listed}; give the name of one.")


def _party_key(record: str, words: str) -> str:
    from pourparler.store.engine import open_record
    from pourparler.store.party_view import PartyView

    if words.strip().lower() in ("", "none", "nobody"):
        return ""
    return PartyView(open_record(record)).find(words).names[0].key


def _labels(record: str) -> dict[str, str]:
    """Return the labels of parties by the keys of their names."""
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    parties = View(open_record(record)).canonical_parties().values()
    return {name.key: party.label for party in parties for name in party.names} | {"": "nobody"}


def _claim(record: str, start: str) -> str:
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    return View(open_record(record)).claim(start).claim.id


def _say(sentence: str) -> None:
    from pourparler.cli.terminal import open_console

    open_console().print(sentence)


source_app = typer.Typer(
    name="source", help="Who publishes the reports, and how far they are trusted.", no_args_is_help=True
)
for name, command, example in (
    ("list", list_sources, "pourparler source list --record crisis.db"),
    ("grade", grade_source, 'pourparler source grade "Harbour Wire" B --record crisis.db'),
    (
        "set",
        set_source,
        'pourparler source set "Salt Coast Voice" --kind party-media --affiliated front --record crisis.db',
    ),
    ("undo", undo, "pourparler source undo --record crisis.db"),
):
    source_app.command(name, epilog=f"Example: {example}")(told(command))

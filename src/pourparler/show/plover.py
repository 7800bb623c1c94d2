"""PLOVER's events as rows of a table with the columns of POLECAT: coded events in, one dictionary of texts each out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.plover import load_plover
from pourparler.schema.entities import Party
from pourparler.show.coded_events import CodedEvent

COLUMNS = {
    "Event ID": "id of the claim",
    "Event Date": "first day of the event, or the day of the report where a convention says so",
    "Event Type": "PLOVER's type",
    "Event Mode": "PLOVER's mode",
    "Intensity": "the type's score, from -10 (conflict) to +10 (cooperation)",
    "Quad Code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "Contexts": "`future` for what is announced",
    "Actor Name": "who does it, as far as that is known",
    "Actor Country": "ISO 3166 alpha-3 code, or IGO, NGO, IMG for those of no country",
    "Primary Actor Sector": "GOV, MIL, REB and so on",
    "Actor Name Raw": "the words of the report",
    "Recipient Name": "to whom it is done",
    "Recipient Country": "as for actors",
    "Primary Recipient Sector": "as for actors",
    "Recipient Name Raw": "as for actors",
    "Placename": "where it took place",
    "Country": "ISO 3166 alpha-3 code of the place",
    "Latitude": "degrees north",
    "Longitude": "degrees east",
    "GeoNames ID": "id of the place at geonames.org",
    "Raw Placename": "the words of the report",
    "Source": "publisher of the report",
    "Publication Date": "day of the report",
    "Language": "of the report",
    "Version": "program and weights",
    "Event Date End": "last day of an event that lasts",
    "Place Precision": "what the coordinates stand for: place, district, region or country",
    "According To": "whom the report has it from; empty for its own voice",
    "Claimed Type": "type and mode of the claim, before the conventions",
    "Factuality": "how the report presents it",
    "Conventions": "ids of the conventions that changed the row",
    "Confidence": "chance that the claim is right, from 0 to 1",
    "Trigger": "the word that names the event",
    "Quotation": "the sentence, to the letter",
    "Title": "of the report",
    "URL": "of the report",
    "Document ID": "of the report",
}
"""Column names with what they hold, in order; those up to “Version” are POLECAT's."""
_BETWEEN = "; "


def row_of(coded: CodedEvent) -> dict[str, str]:
    """Return the row of a coded event, a text for each column."""
    cells = _event_cells(coded) | _party_cells(coded) | _place_cells(coded) | _report_cells(coded)
    return {name: cells[name] for name in COLUMNS}


def _event_cells(coded: CodedEvent) -> dict[str, str]:
    event = coded.event
    quad, intensity = load_plover().types[coded.type]
    return {
        "Event ID": event.id,
        "Event Date": _day(coded.day),
        "Event Type": coded.type,
        "Event Mode": coded.mode,
        "Intensity": str(intensity),
        "Quad Code": str(quad),
        "Contexts": _BETWEEN.join(coded.contexts),
        "Event Date End": _day(coded.last_day) if coded.last_day != coded.day else "",
        "According To": event.according_to.label if event.according_to else "",
        "Claimed Type": event.type + (f"/{event.mode}" if event.mode else ""),
        "Factuality": event.factuality,
        "Conventions": _BETWEEN.join(coded.conventions),
        "Confidence": str(event.confidence),
        "Trigger": event.trigger.text,
        "Quotation": coded.stored.sentence.text,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _party_cells(coded: CodedEvent) -> dict[str, str]:
    cells = {}
    for role, parties in (("Actor", coded.actors), ("Recipient", coded.recipients)):
        cells[f"{role} Name"] = _joined(party.label for party in parties)
        cells[f"{role} Country"] = _joined(country_of(party) for party in parties)
        cells[f"Primary {role} Sector"] = _joined(sector_of(party, coded.day) for party in parties)
        cells[f"{role} Name Raw"] = _joined(party.quote.text if party.quote else "" for party in parties)
    return cells


def _joined(texts: Iterable[str]) -> str:
    """Return the members of a list in one cell; all empty ones are an empty cell."""
    members = list(texts)
    return _BETWEEN.join(members) if any(members) else ""


def country_of(party: Party) -> str:
    """Return the ISO 3166 alpha-3 code of a party's country, or what PLOVER has for parties of no country."""
    plover = load_plover()
    if party.country:
        return plover.iso3.get(party.country, "")
    return plover.actor_codes.get(party.kind or "", "")


def sector_of(party: Party, day: date | None) -> str:
    """Return PLOVER's sector of a party: by the words of its name, by its kind, for persons by the office of the day.

    >>> sector_of(Party(None, "the Israeli army", kind="government"), None)
    'MIL'
    """
    plover = load_plover()
    if party.kind == "person":
        return _sector_of_person(party, day)
    if party.kind in ("igo", "ngo"):
        return ""
    words = party.label.lower().replace("-", " ").split()
    by_word = next((plover.sector_words[word] for word in reversed(words) if word in plover.sector_words), "")
    if party.kind in ("armed-group", "state"):
        return plover.sectors[party.kind]
    return by_word or plover.sectors.get(party.kind or "", "")


def _sector_of_person(party: Party, day: date | None) -> str:
    known = EntityTable.load().by_id.get(party.entity or "")
    terms = known.terms_at(day) if known else ()
    principals = [EntityTable.load().by_id.get(term.acts_for) for term in terms]
    kinds = [principal.kind for principal in principals if principal]
    return next((load_plover().sectors[kind] for kind in kinds if kind in load_plover().sectors), "")


def _place_cells(coded: CodedEvent) -> dict[str, str]:
    place = coded.event.where
    if place is None:
        return dict.fromkeys(
            ("Placename", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Place Precision"), ""
        )
    numbers = (place.latitude, place.longitude, place.geonames)
    latitude, longitude, geonames = ("" if number is None else str(number) for number in numbers)
    return {
        "Placename": place.name or "",
        "Country": load_plover().iso3.get(place.country or "", ""),
        "Latitude": latitude,
        "Longitude": longitude,
        "GeoNames ID": geonames,
        "Raw Placename": place.quote.text,
        "Place Precision": place.precision or "",
    }


def _report_cells(coded: CodedEvent) -> dict[str, str]:
    document, program = coded.stored.stored.document, coded.stored.program
    return {
        "Source": document.source,
        "Publication Date": _day(document.published),
        "Language": document.language or "",
        "Version": f"pourparler {program.version}, {program.weights or 'no weights'}, rules {program.rules}",
        "Title": document.title,
        "URL": document.url,
        "Document ID": document.id,
    }

"""What a publisher's name says of it: its kind, its country, whose voice it is. People may decide otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.names import fold
from pourparler.resolve.identities.keys import owned, stem_of_state
from pourparler.resolve.identities.vocabulary import GOVERNMENT
from pourparler.schema.sources import SUBJECT, Grade, Source, SourceKind

_KINDS: tuple[tuple[SourceKind, re.Pattern[str]], ...] = (
    ("humanitarian", re.compile(r"\b(relief|humanitarian|ocha|unhcr|unicef|red cross|red crescent|msf|aid)\b")),
    ("state media", re.compile(r"\b(state|national) (radio|television|tv|news|media)\b|\bofficial gazette\b")),
    ("official", re.compile(r"\b(ministry|government|presidency|embassy|cabinet|parliament|army|office of|spokesperson "
                            r"of|united nations|state department|white house|commission|council)\b")),
    ("wire", re.compile(r"\b(wire|reuters|afp|associated press|press agency|news agency|ap)\b")),
    ("social", re.compile(r"\b(telegram|twitter|facebook|youtube|channel|x com)\b")),
)  # fmt: skip
_OF_STATE = re.compile(r"\b(?:of|for) (?:the )?(?:Republic of )?(?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)*)$")
_STATES_OWN = re.compile(r"^(?P<state>[A-Z][\w-]+) (?:State|National|Public) ")


def source_key(name: str) -> str:
    """Return the key of a publisher's name."""
    return fold(name)


def describe_source(source: Source) -> Source:
    """Return a publisher with what its name says; what does not show stays open."""
    kind = next((kind for kind, words in _KINDS if words.search(source.key)), None)
    state = next((m["state"] for p in (_OF_STATE, _STATES_OWN) if (m := p.search(source.name))), None)
    country = _country(state) if state else None
    voice = (
        _government(state, country) if state and kind in ("official", "state media") and _is_states(source) else None
    )
    return replace(source, kind=kind, country=country or state, affiliated_to=voice)


def _country(state: str) -> str | None:
    codes = {c.entity.country for c in EntityTable.load().lookup(state) if c.entity.kind == "state"}
    return codes.pop() if len(codes) == 1 else None


def _government(state: str, country: str | None) -> str:
    """Return the key of the government whose voice it is."""
    return f"state:{country.lower()}" if country else owned(GOVERNMENT, stem_of_state(state))


def _is_states(source: Source) -> bool:
    """“Office of the UN Envoy for Tarvona” speaks for the UN, not for Tarvona."""
    return not re.search(r"\b(un|united nations|envoy|eu|african union)\b", source.key)


def decide_sources(sources: Iterable[Source], facts: Iterable[tuple[str, str, str]]) -> tuple[Source, ...]:
    """Return publishers with what people decided over what their names say.

    Args:
        sources: as the record counts them.
        facts: subject, fact and value of people's judgements, oldest first; the latest one counts.
    """
    given: dict[str, dict[str, str]] = {}
    for subject, fact, value in facts:
        if subject.startswith(SUBJECT):
            given.setdefault(subject.removeprefix(SUBJECT), {})[fact] = value
    return tuple(_decided(describe_source(source), given.get(source.key, {})) for source in sources)


def _decided(source: Source, facts: Mapping[str, str]) -> Source:
    return replace(
        source,
        kind=cast(SourceKind, facts["kind"]) if "kind" in facts else source.kind,
        country=facts.get("country", source.country),
        affiliated_to=facts.get("affiliated", source.affiliated_to),
        grade=cast(Grade, facts["grade"]) if "grade" in facts else None,
        decided=frozenset(facts),
    )

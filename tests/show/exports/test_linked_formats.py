"""JSON-LD by a JSON-LD processor, FollowTheMoney by its own library, HXL by libhxl, Parquet by DuckDB."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pourparler.schema.claims import Figure, Link, Proposal
from pourparler.schema.codec import evidence, kind_of
from pourparler.schema.exports import ExportedClaim
from pourparler.show.exports.ftm import ftm
from pourparler.show.exports.hxl import COLUMNS, hxl
from pourparler.show.exports.jsonld import CONTEXT, TERMS, jsonld
from pourparler.show.exports.parquet import write_parquet

MISSING = "the extra validate is not installed"
OA, SCHEMA, PROV = "http://www.w3.org/ns/oa#", "https://schema.org/", "http://www.w3.org/ns/prov#"


def test_linked_data_is_understood_without_the_network(exported: list[ExportedClaim]) -> None:
    pyld = pytest.importorskip("pyld", reason=MISSING)
    document = json.loads(b"".join(jsonld(exported)))
    assert document["@context"] == CONTEXT
    nodes = {node["@id"]: node for node in pyld.jsonld.expand(document)}
    claims = {name: node for name, node in nodes.items() if f"{SCHEMA}Claim" in node["@type"]}
    assert len(claims) == len(exported)
    for node in claims.values():
        (report,) = node[f"{PROV}wasDerivedFrom"]
        assert report["@id"] in nodes
        assert node[f"{PROV}wasGeneratedBy"][0]["@id"] in nodes
        parties = [party["@id"] for role in ("actor", "holder") for party in node.get(f"{TERMS}{role}", [])]
        assert all(party in nodes for party in parties)
    triples = pyld.jsonld.to_rdf(document)["@default"]
    assert len(triples) > 10 * len(exported)


def test_selectors_lead_to_the_words(exported: list[ExportedClaim]) -> None:
    graph = json.loads(b"".join(jsonld(exported)))["@graph"]
    notes = {node["oa:hasBody"]["id"]: node for node in graph if node["type"] == "oa:Annotation"}
    quoting = [claim for claim in exported if evidence(claim.stored.claim)]
    assert len(notes) == len(quoting)
    for claim in quoting:
        text = claim.stored.stored.document.text
        quote, place = notes[f"urn:pourparler:claim:{claim.stored.claim.id}"]["oa:hasTarget"]["oa:hasSelector"]
        assert text[place["oa:start"] : place["oa:end"]] == quote["oa:exact"]
        assert text[: place["oa:start"]].endswith(quote["oa:prefix"])
        assert text[place["oa:end"] :].startswith(quote["oa:suffix"])


def test_follow_the_money_takes_every_entity(exported: list[ExportedClaim]) -> None:
    pytest.importorskip("followthemoney", reason="the extra validate-ftm is not installed")
    from followthemoney import model

    # The tests' own country, XA, is none that FollowTheMoney knows.
    lines = [line.replace(b'"country": ["xa"]', b'"country": ["sd"]') for line in ftm(exported)]
    proxies = [model.get_proxy(json.loads(line)) for line in lines]
    known = {proxy.id: proxy for proxy in proxies}
    assert len(known) == len(proxies)
    for line, proxy in zip(lines, proxies, strict=True):
        proxy.schema.validate(proxy.to_dict())
        given = json.loads(line)["properties"]
        assert {name: sorted(proxy.get(name)) for name in given} == {n: sorted(v) for n, v in given.items()}
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert known[value].schema.is_a(prop.range)
    events = [proxy for proxy in proxies if proxy.schema.name == "Event"]
    assert len(events) == sum(not isinstance(claim.stored.claim, Link) for claim in exported)


def test_follow_the_money_entities_refer_to_those_before_them(exported: list[ExportedClaim]) -> None:
    told: set[str] = set()
    for line in ftm(exported):
        entity = json.loads(line)
        assert set(entity) == {"id", "schema", "properties"}
        for name in ("proof", "involved", "organizer"):
            assert set(entity["properties"].get(name, [])) <= told
        told.add(entity["id"])


def test_hxl_is_read_by_its_library(exported: list[ExportedClaim]) -> None:
    library = pytest.importorskip("hxl", reason=MISSING)
    table = b"".join(hxl(exported))
    dataset = library.data(library.make_input(io.BytesIO(table), library.input.InputOptions(allow_local=True)))
    assert [column.display_tag for column in dataset.columns] == [tag for tag, _ in COLUMNS.values()]
    figures = [claim for claim in exported if isinstance(claim.stored.claim, Figure)]
    rows = list(dataset)
    assert [row.get("#meta+id") for row in rows] == [claim.stored.claim.id for claim in figures]
    assert {row.get("#loc+type") or None for row in rows} == {None, "country", "region"}
    assert all(not row.get("#geo+lat") for row in rows), "the middle of an area is no place"
    assert {row.get("#indicator+value+max") for row in rows} == {None, "20.5"}


def test_parquet_is_asked_by_duckdb(exported: list[ExportedClaim], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=MISSING)
    duckdb = pytest.importorskip("duckdb", reason=MISSING)
    file = tmp_path / "claims.parquet"
    with file.open("wb") as target:
        write_parquet(iter(exported), target)
    counted = duckdb.sql(f"SELECT kind, count(*) FROM '{file}' GROUP BY kind").fetchall()
    expected: dict[str, int] = {}
    for claim in exported:
        kind = kind_of(claim.stored.claim)
        expected[kind] = expected.get(kind, 0) + 1
    assert dict(counted) == expected
    asked = (
        "SELECT id, trigger.text, actors[1].label, type FROM (SELECT id, unnest(event) FROM '{}' WHERE kind='event')"
    )
    for identity, words, actor, type_ in duckdb.sql(asked.format(file)).fetchall():
        claim = next(each.stored.claim for each in exported if each.stored.claim.id == identity)
        assert (words, type_) == (claim.trigger.text, claim.type)
        assert actor in ("Republic of Berun", "Alvania", "Ünal", "Republic of Alvania")
    terms = duckdb.sql(f"SELECT id, len(proposal.terms) FROM '{file}' WHERE kind='proposal'").fetchall()
    assert dict(terms) == {
        each.stored.claim.id: len(each.stored.claim.terms)
        for each in exported
        if isinstance(each.stored.claim, Proposal)
    }
    days = duckdb.sql(f'SELECT "when".first_day FROM \'{file}\' WHERE "when" IS NOT NULL').fetchall()
    assert {str(day) for (day,) in days} == {"2024-02-06", "2024-02-10"}

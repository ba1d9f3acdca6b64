"""FollowTheMoney entities, as its own model judges them."""

from __future__ import annotations

import json
import warnings

import invented
import invented_stories
import pytest

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.site.exports import ftm
from generator.site.exports.site import Site

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own dependencies
    from followthemoney import model
    from followthemoney.types import registry


@pytest.fixture(scope="module")
def corpus():
    real = invented.loaded(
        "treaty-signed-00000a",
        "Treaty signed",
        "Norway will pay, Minister Kari Lund said.\n",
        actors=(
            invented.actor("no", "Norway", type="country", country="NO", aliases=("Oslo",), how=(("Oslo", "capital"),)),
            invented.actor(
                "kari-lund",
                "Kari Lund",
                role="Minister",
                country="NO",
                wikidata="Q42",
                aliases=("Lund", "Kari Anne Lund"),
                how=(("Lund", "surname"), ("Kari Anne Lund", "full-name")),
            ),
            invented.actor("fish-ltd", "Fish Ltd", type="company"),
            invented.actor("dock-police", "Dock Police", type="public-body", country="XK"),
            invented.actor("dockers", "Dockers", type="group"),
            invented.actor("dock-army", "Dock Army", type="armed-group"),
        ),
        outlet="Fjord Post",
        url="https://fjord.example/ø",
        published="2025-03-XX",
    )
    return build(Loaded((*invented.folder().briefs, invented_stories.wire(), real), ()))


@pytest.fixture(scope="module")
def entities(corpus):
    found = [json.loads(line) for line in ftm.entities(corpus, Site("x", "https://a.example/")).splitlines()]
    return {entity["id"]: entity for entity in found}


def faults(entity):
    """What the model has against an entity: its schema, its properties and every value of them."""
    schema = model.get(entity["schema"])
    if schema is None or schema.abstract:
        return [f"no schema {entity['schema']}"]
    found = [] if registry.entity.validate(entity["id"]) else [f"id {entity['id']}"]
    found += [f"no {name}" for name in schema.required if name not in entity["properties"]]
    for name, values in entity["properties"].items():
        prop = schema.get(name)
        if prop is None or prop.stub:
            found.append(f"no property {name}")
        else:
            found += [f"{name}: {v}" for v in values if prop.type.clean(v, format=prop.format) != v]
    return found


def test_the_model_has_nothing_against_them(entities):
    assert {id_: found for id_, entity in entities.items() if (found := faults(entity))} == {}
    for entity in entities.values():
        proxy = model.get_proxy(entity)
        model.get(entity["schema"]).validate({"properties": entity["properties"]})
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "Speaker"},
        {"id": "a_b"},
        {"properties": {"name": ["x"], "verdict": ["true"]}},
        {"properties": {"name": ["x"], "country": ["xx-unknown"]}},
        {"properties": {}},
    ],
)
def test_the_check_finds_faults(entities, change):
    assert faults(entities["actor-kari-lund"] | change)


def test_kinds_of_actors_have_fitting_schemata(entities):
    assert {id_: entities[f"actor-{id_}"]["schema"] for id_ in ("no", "kari-lund", "fish-ltd", "dock-police")} == {
        "no": "PublicBody",
        "kari-lund": "Person",
        "fish-ltd": "Company",
        "dock-police": "PublicBody",
    }
    assert entities["actor-dockers"]["schema"] == "LegalEntity"
    assert entities["actor-dock-army"]["schema"] == "Organization"
    assert set(ftm.SCHEMATA.values()) <= set(model.schemata)


def test_an_actor_is_known_by_its_names(entities):
    assert entities["actor-kari-lund"]["properties"] == {
        "name": ["Kari Lund"],
        "alias": ["Kari Anne Lund"],
        "weakAlias": ["Lund"],
        "position": ["Minister"],
        "country": ["no"],
        "wikidataId": ["Q42"],
        "sourceUrl": ["https://a.example/actors/kari-lund/"],
    }
    assert "Oslo" not in json.dumps(entities["actor-no"]), "a capital is no name of its country"
    assert entities["actor-dock-police"]["properties"]["country"] == ["xk"]
    assert "country" not in entities["actor-xn"]["properties"], "XN is no country"


def test_a_document_is_what_it_says_of_itself(entities):
    assert entities["document-treaty-signed-00000a"] == {
        "id": "document-treaty-signed-00000a",
        "schema": "Article",
        "properties": {
            "title": ["Treaty signed"],
            "publishedAt": ["2025-03"],
            "publisher": ["Fjord Post"],
            "language": ["eng"],
            "sourceUrl": ["https://fjord.example/%C3%B8"],
        },
    }
    assert "publishedAt" not in entities["document-ferry-talks-collapse-1a2b3c"]["properties"]


def test_links_tie_actors_and_outlets_to_documents(entities):
    links = {
        (link["properties"]["entity"][0], role)
        for link in entities.values()
        if link["schema"] == "Documentation"
        and link["properties"]["document"] == ["document-ferry-talks-collapse-1a2b3c"]
        for role in link["properties"]["role"]
    }
    assert links == {
        ("actor-xn", "speaker"),
        ("actor-xs", "speaker"),
        ("actor-ada-quist", "speaker"),
        ("actor-ada-quist", "passes on"),
        ("outlet-coastal-news", "publisher"),
    }
    for link in entities.values():
        for end in ("entity", "document"):
            assert set(link["properties"].get(end, [])) <= set(entities)


def test_every_property_is_documented(entities):
    for entity in entities.values():
        assert all(name in ftm.MEANINGS["properties"] for name in entity["properties"])


def test_a_line_is_an_entity_whatever_its_words(corpus):
    for line in ftm.entities(corpus, Site()).decode().split("\n")[:-1]:
        assert set(json.loads(line)) == {"id", "schema", "properties"}

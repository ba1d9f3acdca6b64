"""JSON-LD in the pages: expanded by an independent processor, and checked against the terms of schema.org."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import invented
import invented_stories
import pytest
import yaml
from invented import actor, claim, loaded
from pyld import jsonld

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.site import wording
from generator.site.exports import structured
from generator.site.exports.reading import is_asserted, told
from generator.site.exports.site import Site
from generator.site.pages import build as build_pages
from generator.site.publishable import publishable

TERMS = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
TYPES, PROPERTIES = TERMS["types"], TERMS["properties"]
SCHEMA = "https://schema.org/"
TEXTS = {"Text", "Date", "DateTime", "URL", "Integer", "Language", "DefinedTerm"}
BASE = "https://site.invalid/"
ADDRESSES = {
    name: {"@type": "@id"} for name, term in PROPERTIES.items() if "URL" in term["is"] and name != "encodingFormat"
}
VERDICTS = ("ClaimReview", "reviewRating", "claimReviewed", "itemReviewed", "truth")


def context(url, _options):
    """schema.org's context, as far as it matters here; nothing is fetched."""
    assert url == structured.CONTEXT
    document = {"@context": {"@vocab": SCHEMA, **ADDRESSES}}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def expanded(text, path):
    page = BASE + path.removesuffix("index.md")
    return jsonld.expand(json.loads(text), {"documentLoader": context, "base": page})


def lineage(kind):
    return {kind}.union(*(lineage(parent) for parent in TYPES[kind]))


def kinds(node):
    return {kind.removeprefix(SCHEMA) for kind in node.get("@type", [])}


def faults(nodes):
    """Types and properties that schema.org does not have, has not there, or does not mean for that."""
    by_id = {node["@id"]: node for node in nodes if "@type" in node and "@id" in node}
    found = []
    for node in nodes:
        found += _of(node, by_id)
    return found


def _of(node, by_id):
    own = kinds(node)
    if unknown := own - set(TYPES):
        return [f"no type {unknown}"]
    above = set().union(*map(lineage, own)) if own else set()
    found = []
    for iri, values in node.items():
        if iri.startswith("@"):
            continue
        name = iri.removeprefix(SCHEMA)
        term = PROPERTIES.get(name)
        if term is None or not above & set(term["of"]):
            found.append(f"{own} has no {name}")
            continue
        for value in values:
            found += _value(name, term, value, by_id)
    return found


def _value(name, term, value, by_id):
    wanted = set(term["is"])
    if "@value" in value:
        return [] if wanted & TEXTS else [f"{name} is text"]
    if set(value) == {"@id"} and value["@id"] not in by_id:
        return [] if "URL" in wanted else [f"{name} leads nowhere: {value['@id']}"]
    target = by_id[value["@id"]] if set(value) == {"@id"} else value
    above = set().union(*map(lineage, kinds(target)))
    return ([] if above & wanted or "URL" in wanted else [f"{name} is {kinds(target)}"]) + (
        _of(value, by_id) if value is target else []
    )


@pytest.fixture(scope="module")
def corpus():
    story = (
        invented_stories.wire(),
        invented_stories.wire("copy-000002", invented_stories.COPY, outlet="Copy", published="2025-03-05"),
    )
    return build(Loaded((*invented.folder().briefs, *story), ()))


@pytest.fixture(scope="module")
def pages(corpus):
    return {page.path: page for page in build_pages(corpus) if page.structured}


def graph(pages, path):
    return json.loads(pages[path].structured)["@graph"]


def of_claim(pages, path, anchor):
    (node,) = [n for n in graph(pages, path) if n["@id"].endswith(f"#{anchor}")]
    return node


FERRY = "briefs/ferry-talks-collapse-1a2b3c/index.md"
WIRE = "briefs/wire-000001/index.md"


def test_briefs_stories_actors_and_the_first_page_have_it(corpus, pages):
    wanted = {f"briefs/{e.brief.id}/index.md" for e in corpus.briefs} | {f"actors/{a}/index.md" for a in corpus.actors}
    assert set(pages) == wanted | {"stories/wire-000001/index.md", "downloads/index.md", "index.md"}


@pytest.mark.parametrize("site", [Site(), Site("Coast", "https://coast.example/")])
def test_every_term_is_one_of_schema_org_in_its_place(corpus, site):
    checked = 0
    for page in build_pages(corpus, site=site):
        if page.structured:
            nodes = expanded(page.structured, page.path)
            assert faults(nodes) == [], page.path
            checked += len(nodes)
    assert checked > 50


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "ClaimReview", "url": "x"},
        {"@type": "Claim", "@id": "#a", "verdict": "false"},
        {"@type": "Person", "@id": "#a", "appearance": {"@id": "#b"}},
        {"@type": "Claim", "@id": "#a", "author": {"@id": "#nobody"}},
        {"@type": "Claim", "@id": "#a", "author": {"@type": "Country", "name": "Norland"}},
        {"@type": "Claim", "@id": "#a", "author": "Norland"},
    ],
)
def test_the_check_finds_faults(node):
    text = json.dumps({"@context": structured.CONTEXT, "@graph": [node, {"@type": "WebPage", "name": "x"}]})
    assert faults(expanded(text, "a/index.md"))


def test_everything_leads_somewhere(corpus, pages):
    there = {page.path.removesuffix("index.md") for page in build_pages(corpus)}
    for path, page in pages.items():
        for node in expanded(page.structured, path):
            address = node.get("@id", BASE)
            assert address.startswith(BASE)
            assert address.removeprefix(BASE).partition("#")[0] in there


def test_a_site_that_knows_its_address_writes_whole_ones(corpus):
    page = next(p for p in build_pages(corpus, site=Site("x", "https://a.example/")) if p.path == FERRY)
    for node in json.loads(page.structured)["@graph"]:
        assert node["@id"].startswith("https://a.example/")


def test_a_document_is_described_by_what_it_states(pages):
    document = of_claim(pages, FERRY, "document")
    assert document["@type"] == "NewsArticle"
    assert document["headline"].startswith("Ferry talks collapse")
    assert document["url"] == "https://coastal.example/ferry?a=1&b=2"
    assert document["publisher"]["name"] == "Coastal News"
    assert document["dateline"] == "PORT ELDER, March 4"
    assert "datePublished" not in document, "its year is not stated"
    assert of_claim(pages, WIRE, "document")["datePublished"] == "2025-03-04"
    assert "publisher" not in of_claim(pages, "briefs/lighthouse-to-be-sold-4d5e6f/index.md", "document")


def test_a_claim_has_its_words_its_author_and_where_it_appears(pages):
    node = of_claim(pages, WIRE, "claim-1aaaa1")
    assert node["@type"] == "Claim"
    assert node["text"] == "12 dredgers would leave Port Elder by Friday"
    assert [each["@id"] for each in node["author"]] == ["../../actors/mira-voss/#actor"]
    assert node["appearance"] == {"@id": "../../briefs/wire-000001/#document"}


def test_a_quotation_is_one(pages):
    node = of_claim(pages, FERRY, "claim-a10007")
    assert node["@type"] == ["Claim", "Quotation"]
    assert node["spokenByCharacter"] == [{"@id": "../../actors/ada-quist/#actor"}]
    assert of_claim(pages, FERRY, "claim-a10001")["@type"] == "Claim"


def test_nobody_is_the_author_of_what_they_deny_hedge_or_blame(pages):
    denied = of_claim(pages, WIRE, "claim-1aaaa3")
    assert "author" not in denied
    assert denied["description"] == "Mira Voss, “denied”, denied or negated."
    assert denied["text"] == "Voss denied that the port owes money."
    for each in ("a10002", "a10003", "a10006", "a10007", "a10008"):
        assert "author" not in of_claim(pages, FERRY, f"claim-{each}")
    assert of_claim(pages, FERRY, "claim-a10006")["description"].startswith("A source that is not named (“harbour")
    assert "hedged (“may”)" in of_claim(pages, FERRY, "claim-a10008")["description"]


def test_a_sentence_that_is_not_published_is_not_told(corpus):
    hidden = publishable(corpus, "none")
    (page,) = [p for p in build_pages(hidden) if p.path == WIRE]
    (denied,) = [n for n in json.loads(page.structured)["@graph"] if n["@id"].endswith("#claim-1aaaa3")]
    assert denied["text"] == "the port owes money"


def test_the_outlet_is_the_author_of_what_it_says_itself(pages):
    (author,) = of_claim(pages, WIRE, "claim-1aaaa2")["author"]
    assert (author["@type"], author["name"]) == ("Organization", "Harbour Wire")


def test_what_is_passed_on_says_by_whom(pages):
    assert "passed on by Ada Quist" in of_claim(pages, FERRY, "claim-a10005")["description"]


def test_a_shared_claim_appears_in_all_that_have_it_and_first_in_the_earliest(pages):
    shared = [n for n in graph(pages, "stories/wire-000001/index.md") if "Claim" in n["@type"]]
    (dredgers,) = [n for n in shared if n["text"].startswith("12 dredgers")]
    places = ["../../briefs/wire-000001/#document", "../../briefs/copy-000002/#document"]
    assert sorted(each["@id"] for each in dredgers["appearance"]) == sorted(places)
    assert dredgers["firstAppearance"] == {"@id": places[0]}


def _two(first, second, text=invented_stories.COPY):
    reports = (
        invented_stories.wire(published=first),
        invented_stories.wire("copy-000002", text, outlet="Copy", published=second),
    )
    corpus = build(Loaded(reports, ()))
    (page,) = [p for p in build_pages(corpus) if p.path.startswith("stories/") and p.structured]
    return [n for n in json.loads(page.structured)["@graph"] if "Claim" in n["@type"]]


@pytest.mark.parametrize(("first", "second"), [("2025-03-04", "2025-03-04"), ("2025-03-04", "2025-03-XX")])
def test_what_came_first_is_not_guessed(first, second):
    nodes = _two(first, second)
    assert any(len(node["appearance"]) == 2 for node in nodes)
    assert not [node for node in nodes if "firstAppearance" in node]


def test_words_that_differ_do_not_appear_where_they_are_not():
    differing = invented_stories.COPY.replace("12 dredgers", "14 dredgers")

    def changed(brief):
        assert brief.text == differing
        return brief

    other = loaded(
        "copy-000002",
        "Dredgers leave Port Elder",
        differing,
        actors=(invented_stories.VOSS,),
        claims=(
            claim(
                differing,
                "2aaaa1",
                "14 dredgers would leave Port Elder by Friday",
                speaker="Harbour minister Mira Voss",
                cue="said",
                speakers=("mira-voss",),
            ),
        ),
        outlet="Copy",
        published="2025-03-05",
    )
    corpus = build(Loaded((invented_stories.wire(), changed(other)), ()))
    groups = [g for s in corpus.stories for g in s.groups if len(g.members) > 1]
    assert [g.status for g in groups] == ["differs"]
    (page,) = [p for p in build_pages(corpus) if p.path.startswith("stories/") and p.structured]
    (node,) = [n for n in json.loads(page.structured)["@graph"] if "dredgers" in n.get("text", "")]
    assert len(node["appearance"]) == 1


def test_actors_are_what_they_are(pages):
    who = {n["@id"]: n for n in graph(pages, "actors/ada-quist/index.md") if n["@id"].endswith("#actor")}
    quist = who["../../actors/ada-quist/#actor"]
    assert (quist["@type"], quist["jobTitle"]) == ("Person", ["Norland's transport minister"])
    assert "alternateName" not in quist, "a surname names nobody by itself"
    norland = who["../../actors/xn/#actor"]
    assert norland["@type"] == ["Country", "GovernmentOrganization"]
    assert set(structured.TYPES) == set(wording.ACTOR_TYPES)


def test_whole_names_and_wikidata_are_said():
    one = actor(
        "kari-lund",
        "Kari Lund",
        wikidata="Q42",
        aliases=("Lund", "Kari Anne Lund"),
        how=(("Lund", "surname"), ("Kari Anne Lund", "full-name")),
    )
    corpus = build(Loaded((loaded("x-000001", "X", "Kari Lund came.\n", actors=(one,)),), ()))
    node = json.loads(structured.actor(corpus.actors["kari-lund"], corpus, Site(), "actors/kari-lund/index.md"))
    (who,) = [n for n in node["@graph"] if n["@id"].endswith("#actor")]
    assert who["alternateName"] == ["Kari Anne Lund"]
    assert who["sameAs"] == "https://www.wikidata.org/entity/Q42"


def test_there_is_no_verdict(pages):
    for page in pages.values():
        assert not [word for word in VERDICTS if word in page.structured]


def test_a_page_tells_of_so_many_claims_and_no_more(monkeypatch, corpus):
    monkeypatch.setattr(structured, "CLAIMS", 3)
    entry = next(e for e in corpus.briefs if e.brief.id.startswith("ferry"))
    main = dataclasses.replace(entry, brief=dataclasses.replace(entry.brief, main=("a10009",)))
    nodes = json.loads(structured.brief(main, corpus, Site(), FERRY))["@graph"]
    found = [n["@id"].rpartition("#")[2] for n in nodes if "Claim" in n["@type"]]
    assert found == ["claim-a10009", "claim-a10001", "claim-a10002"]


def test_hostile_words_end_no_script_and_come_back_from_the_front_matter(pages):
    page = pages["briefs/hostile-000000/index.md"]
    assert not set("<>&\n\u2028") & set(page.structured)
    front = yaml.safe_load(page.text.split("---\n")[1])
    assert front["structured"] == page.structured
    assert invented.HOSTILE in json.dumps(json.loads(front["structured"])).replace('\\"', '"')


def test_odd_characters_survive_the_front_matter():
    odd = "a'b \x7f\x85\u2028\ufeff\U0001f600 ''"
    text = structured.script({"x": odd})
    page = dataclasses.replace(next(p for p in build_pages(invented.corpus())), structured=text)
    front = yaml.safe_load(page.text.split("---\n")[1])
    assert json.loads(front["structured"]) == {"x": odd}


@pytest.mark.parametrize(
    ("changes", "asserted"),
    [
        ({}, True),
        ({"negated": True}, False),
        ({"hedge": "may"}, False),
        ({"condition": "if it rains"}, False),
        ({"act": "demand"}, False),
        ({"act": "reject"}, False),
        ({"act": "sign", "mode": "narrated"}, True),
    ],
)
def test_what_counts_as_put_forward(changes, asserted):
    one = dataclasses.replace(invented.lighthouse().brief.claims[0], **changes)
    assert is_asserted(one) is asserted
    assert told(one, invented.corpus()).startswith("Ada Quist, “said”")

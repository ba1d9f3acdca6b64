"""Looks through a site's files for anything that words of a document have done to them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from defusedxml.ElementTree import fromstring

from generator.brief.store import Loaded
from generator.site.exports.escape import plain
from generator.site.page import one_line

SITE = "https://briefing.example/news/"
_FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background", "manifest", "ping"}
_NEVER = {"iframe", "frame", "object", "embed", "applet", "base", "math", "template", "portal", "textarea", "noembed"}
_SCRIPT = re.compile(r"assets/(?:javascripts|briefing/js)/[\w.-]+\.js")
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")


def faults(site: Path) -> Iterator[str]:
    """What is wrong with a site's files; none may be."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.suffix == ".html":
            yield from (f"{name}: {fault}" for fault in _page(name, file.read_bytes()))
        elif file.suffix in {".json", ".xml", ".csv"} and not name.startswith("assets/"):
            try:
                _read(file)
            except (ValueError, SyntaxError) as error:
                yield f"{name}: cannot be read: {error}"


def _page(name: str, content: bytes) -> Iterator[str]:
    is_redirect = b'http-equiv="refresh"' in content and b"<main" not in content
    for element in _parsed(content).iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2].lower()
        told = {str(key).rpartition("}")[2].lower(): value or "" for key, value in element.attrib.items()}
        if tag in _NEVER:
            yield f"has a {tag}"
        yield from _attributes(tag, told, name)
        if tag == "script":
            yield from _script(element, told)
        if tag == "meta" and told.get("http-equiv", "").lower() == "refresh" and not is_redirect:
            yield "leads elsewhere by itself"


def _attributes(tag: str, told: dict[str, str], name: str) -> Iterator[str]:
    for key, value in told.items():
        if key.startswith("on"):
            yield f"{tag} has {key}={value}"
        elif key == "style" and not _ALIGNED.fullmatch(value):
            yield f"{tag} has style={value}"
        elif key in _FETCHED or (key == "href" and tag not in {"a", "link"}):
            if _is_foreign(value, name):
                yield f"{tag} asks for {value}"
        elif key == "href":
            is_meant = tag == "a" or told.get("rel") in {"canonical", "prev", "next"}
            if urlsplit(urljoin(SITE + name, value.strip())).scheme not in {"http", "https", "mailto"}:
                yield f"{tag} leads to {value}"
            elif not is_meant and _is_foreign(value, name):
                yield f"{tag} asks for {value}"


def _is_foreign(address: str, name: str) -> bool:
    return not urljoin(SITE + name, address.strip()).startswith(SITE)


def _script(element: Element, told: dict[str, str]) -> Iterator[str]:
    text = element.text or ""
    if told.get("type") in {"application/ld+json", "application/json"}:
        try:
            json.loads(text)
        except ValueError as error:
            yield f"has data that cannot be read: {error}"
    elif "src" in told:
        if not _SCRIPT.search(told["src"]):
            yield f"loads {told['src']}"
    elif "x8" in text:
        yield f"has the script {text[:80]}"


def _read(file: Path) -> object:
    content = file.read_bytes()
    if file.suffix == ".xml":
        return fromstring(content, forbid_entities=True)
    if file.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    if file.name.endswith(".ftm.json"):
        return [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
    return json.loads(content)


def missing(site: Path, loaded: Loaded) -> Iterator[str]:
    """Where a title, an outlet, a name or a quotation is not told as its brief has it."""
    briefs = {each.brief.id: each.brief for each in loaded.briefs}
    shown = {"briefs/index.html": _text(site / "briefs/index.html"), "claims/index.html": ""}
    for file in site.glob("claims/**/index.html"):
        shown["claims/index.html"] += _text(file)
    for page in site.glob("briefs/page/*/index.html"):
        shown["briefs/index.html"] += _text(page)
    for key, brief in briefs.items():
        page = site / "briefs" / key / "index.html"
        if not page.is_file():
            continue
        text = _text(page)
        told = [brief.title, brief.source.outlet, brief.source.author, brief.source.dateline, brief.source.file]
        told += [part for actor in brief.actors for part in (actor.name, actor.role, *actor.aliases)]
        quotes = [evidence.quote for claim in brief.claims for evidence in claim.evidence]
        for words in filter(None, (*told, *quotes)):
            if one_line(words) not in text:
                yield f"briefs/{key}: does not show {words!r}"
        for where, words in (("briefs/index.html", [brief.title]), ("claims/index.html", quotes)):
            for each in words:
                if one_line(each) not in shown[where]:
                    yield f"{where}: does not show {each!r}"
    yield from _missing_rows(site, loaded)


def _missing_rows(site: Path, loaded: Loaded) -> Iterator[str]:
    rows = _read(site / "claims.csv")
    assert isinstance(rows, list)
    told = {(row["brief"], row["claim"]): row for row in rows}
    for each in loaded.briefs:
        brief = each.brief
        for claim in brief.claims:
            row = told.get((brief.id, claim.id))
            if row is None:
                continue
            for column, words in (("title", brief.title), ("outlet", brief.source.outlet or "")):
                if plain(row[column]) != words:
                    yield f"claims.csv: has {row[column]!r} for {words!r}"
        data = site / "briefs" / brief.id / "brief.json"
        if data.is_file() and json.loads(data.read_bytes())["title"] != brief.title:
            yield f"{data}: has another title than {brief.title!r}"


def _text(file: Path) -> str:
    tree = _parsed(file.read_bytes())
    main = next(tree.iter("article"), tree)
    return " ".join("".join(main.itertext()).split())


def _parsed(content: bytes) -> Element:
    parsed: Element = html5lib.parse(content, namespaceHTMLElements=False, transport_encoding="utf-8")
    return parsed

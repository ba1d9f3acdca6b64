"""What a page says of its article in JSON-LD, in the vocabulary of schema.org."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WRAPPED = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z"
)
_LONGEST = 1_000_000
_MOST_OBJECTS = 2_000
_SITES = ("WebSite", "Organization", "NewsMediaOrganization")


@dataclass(frozen=True, slots=True)
class Stated:
    """What JSON-LD states; None or empty where it says nothing."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    description: str | None = None
    url: str | None = None
    language: str | None = None


def stated(tree: HtmlElement, is_this_page: re.Pattern[str] | None = None) -> Stated:
    """What the page's JSON-LD says of the one article on it.

    Where it describes several articles it is that whose address `is_this_page` matches, and none if no address does.
    """
    objects = [thing for script in tree.iter("script") for thing in _objects(script)]
    articles = [thing for thing in objects if any(_is_article(kind) for kind in _kinds(thing))]
    if len(articles) > 1:
        articles = [a for a in articles if is_this_page and is_this_page.fullmatch(_address(a) or "")]
    by_id = {thing["@id"]: thing for thing in objects if isinstance(thing.get("@id"), str) and len(thing) > 1}
    sites = (name for thing in objects if not {*_SITES}.isdisjoint(_kinds(thing)) for name in _names(thing, by_id))
    site = next(sites, None)
    if not articles:
        return Stated(publisher=site)
    found = articles[0]
    return Stated(
        headline=_text(found.get("headline")) or _text(found.get("name")),
        authors=tuple(dict.fromkeys(_names(found.get("author") or found.get("creator"), by_id))),
        published=_text(found.get("datePublished")),
        publisher=next(_names(found.get("publisher"), by_id), site),
        description=_text(found.get("description")),
        url=_address(found),
        language=_text(found.get("inLanguage")),
    )


def _objects(script: HtmlElement) -> Iterator[Mapping[str, Any]]:
    kind = (script.get("type") or "").split(";")[0].strip().lower()
    source = script.text or ""
    if kind != "application/ld+json" or len(source) > _LONGEST:
        return
    try:
        root = json.loads(_WRAPPED.sub("", source), strict=False)
    except (ValueError, RecursionError):
        return  # a page may hold anything; what cannot be read says nothing
    pending: list[Any] = [root]
    for _ in range(_MOST_OBJECTS):
        if not pending:
            return
        thing = pending.pop(0)
        if isinstance(thing, list):
            pending += thing
        elif isinstance(thing, dict):
            yield thing
            pending += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]


def _kinds(thing: Mapping[str, Any]) -> Sequence[str]:
    kind = thing.get("@type")
    found = kind if isinstance(kind, list) else [kind]
    return [name.rpartition("/")[2] for name in found if isinstance(name, str)]


def _is_article(kind: str) -> bool:
    return kind == "Report" or (kind.endswith(("Article", "Posting")) and kind != "JobPosting")


def _address(thing: Mapping[str, Any]) -> str | None:
    page = thing.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return _text(thing.get("url")) or _text(page)


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for thing in value if isinstance(value, list) else [value]:
        if isinstance(thing, dict):
            key = thing.get("@id")
            known = by_id.get(key, thing) if isinstance(key, str) and "name" not in thing else thing
            name = known.get("name")
            thing = name[0] if isinstance(name, list) and name else name  # noqa: PLW2901 - a name in place of its bearer
        name = _text(thing)
        if name:
            yield name


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None

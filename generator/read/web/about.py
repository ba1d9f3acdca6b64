"""What a web page says about its article: in its own words, in JSON-LD, OpenGraph, Dublin Core and plain HTML."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pycountry

from generator.read import outlet as outlets
from generator.read.credits import is_byline
from generator.read.dates import Date, date_line, find_dates
from generator.read.decode import clean
from generator.read.metadata import Metadata
from generator.read.web.json_ld import Stated, stated
from generator.read.web.parts import is_around
from generator.read.web.tree import folded, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "headline")
_OUTLETS = (
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
_AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_DATES = (
    *("article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time"),
    *("citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date"),
    *("dc.date.created", "dcterms.created", "parsely-pub-date", "sailthru.date", "publication_date", "publish-date"),
    *("publishdate", "publish_date", "pubdate", "published-date", "date"),
)
"""Names of `<meta>` elements, the surest first; none that speaks of a change or of a copyright."""
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_LEAD = re.compile(
    r"(?:article|post|entry|story|news|content)?[-_]{0,2}(?:standfirst|stand-first|subtitle|sub-title|subhead(?:line|ing)?"
    r"|lead|lede|chapo|chapeau|deck|dek|kicker-text|teaser-text|vorspann|bajada|volanta|entradilla|sommario|ingress)"
    r"(?:[-_]{1,2}(?:text|paragraph|p))?",
    re.IGNORECASE,
)
"""Names that publishing systems give to the sentence or two below a headline."""
_FEWEST_LETTERS = 30
_LONGEST_LEAD = 1500
_PARAGRAPHS = ("p", "h2", "h3", "h4", "li")
_NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{4,2000}?)\s{0,9}-->", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s(?:[|–—·•»«:-]|::|\|\|)\s|\s?\|\s?")
_ISO_DAY = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?=\D|\Z)")
_FIRST_YEAR = 1980
"""Earlier days are those from which computers count, or a document's own and not its page's."""
_NOBODY = frozenset(
    "admin administrator author anonymous webmaster root user unknown none null redaktion redaction".split()
)
_NO_NAME = re.compile(r"[\d@/<>{}]|\bhttps?\b|\bwww\.|\w\.(?:com|org|net)\b")
_LONGEST_NAME = 80
_LONGEST_LINE = 140
"""Code points of a line with date or author near a headline."""
_REACH = 60
"""Elements around the headline among which the article's own date and author stand."""
_PROSE = 200
_BY = re.compile(r"\A(?:(?:written |posted |story )?by|par|por|door)\s*:?\s+", re.IGNORECASE)
"""What stands before an author's name and is no part of any, as "von" or "da" may be."""
_NOT_HERE = ("aside", "footer", "nav")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its article.

    Attributes:
        metadata: what it states, apart from the text; its title only if the page does not show one.
        headline: as shown on the page; None where no heading can be told to be it.
        date_line: the line near the headline that gives the date, where nothing else does.
        lead: the words between headline and text that the page also gives as its description.
    """

    metadata: Metadata
    headline: str | None
    date_line: str | None
    lead: str | None


def about(tree: HtmlElement, markup: str, address: str | None = None) -> About:
    """What a page says about its article.

    Args:
        tree: the page.
        markup: its source, whose comments may tell where a browser saved it from.
        address: where it was retrieved, as far as its container knows.
    """
    meta = _meta(tree)
    saved = _SAVED_FROM.search(markup)
    url = _url(tree, meta, address or (saved[1] if saved else None))
    ours = (
        re.compile(rf"(?:https?:)?(?://)?{re.escape(re.sub(r'^https?://', '', url).rstrip('/'))}/?(?:#.*)?")
        if url
        else None
    )
    said = stated(tree, ours)
    outlet = _outlet(tree, meta, said, url)
    element = _headline(tree, meta, said, outlet)
    headline = None if element is None else _line(words(element))
    near = [] if element is None else list(_near(tree, element))
    published, line = _published(meta, said, near)
    return About(
        Metadata(
            title=None if headline else _title(tree, meta, said, outlet, url),
            outlet=outlet,
            url=url,
            published=published,
            language=_language(tree, meta, said),
            author=_author(meta, said, near, outlet),
        ),
        headline,
        line,
        None if element is None else _lead(tree, element, meta, said),
    )


def _line(text: str) -> str:
    return " ".join(clean(text)[0].split())


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _line(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower().replace("dc:", "dc."), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


# --- address ---------------------------------------------------------------------------------------


def _url(tree: HtmlElement, meta: dict[str, list[str]], retrieved: str | None) -> str | None:
    """The page's own address; where it was retrieved if it gives none, or gives the site's front page instead."""
    canonical = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    candidates = [*canonical, *meta.get("og:url", []), retrieved or ""]
    addresses = [a for a in (_web_address(c.strip(), retrieved) for c in candidates) if a]
    inner = [a for a in addresses if urlsplit(a).path.strip("/") or urlsplit(a).query]
    return next(iter((*inner, *addresses)), None)


def _web_address(value: str, base: str | None) -> str | None:
    if not value:
        return None
    try:
        parts = urlsplit(urljoin(base or "", value))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            return None
        is_local = "." not in parts.hostname or parts.hostname.replace(".", "").isdigit()
        return None if is_local or _NO_ADDRESS.search(value) else parts._replace(fragment="").geturl()
    except ValueError:
        return None  # no address that could be looked up


# --- title and outlet ------------------------------------------------------------------------------


def _outlet(tree: HtmlElement, meta: dict[str, list[str]], said: Stated, url: str | None) -> str | None:
    # A publisher in JSON-LD may be the company behind the outlet.
    for name in (_first(meta, ("og:site_name",)), said.publisher, _first(meta, _OUTLETS)):
        if name and len(name) <= _LONGEST_NAME and "://" not in name:
            return _line(name)
    parts = _SEPARATOR.split(_page_title(tree) or "")
    return next((p.strip() for p in (parts[-1], parts[0]) if len(parts) > 1 and _is_site(p, None, url)), None)


def _is_site(part: str, outlet: str | None, url: str | None) -> bool:
    if outlet and folded(part) == folded(outlet):
        return True
    if url and part.strip().lower().removeprefix("www.") == (urlsplit(url).hostname or "").removeprefix("www."):
        return True
    return outlets.matches_address(part, url)


def _page_title(tree: HtmlElement) -> str | None:
    element = next(tree.iter("title"), None)
    return None if element is None else _line(element.text_content()) or None


def _headline(tree: HtmlElement, meta: dict[str, list[str]], said: Stated, outlet: str | None) -> HtmlElement | None:
    """The heading that shows what the page states as its title; else its one main heading."""
    titles = [t for t in (said.headline, *(meta.get(n, [""])[0] for n in _TITLES), _page_title(tree)) if t]
    names = [folded(title) for title in titles]
    best: tuple[int, HtmlElement] | None = None
    mains: list[HtmlElement] = []
    for heading in tree.iter("h1", "h2", "h3"):
        own = folded(words(heading))
        if not own or own == folded(outlet or "") or any(True for _ in heading.iterancestors(*_NOT_HERE)):
            continue
        mains += [heading] if heading.tag == "h1" else []
        is_named = any(own == name or (len(own) > 8 and (name.startswith(own) or name.endswith(own))) for name in names)
        if is_named and (best is None or len(own) > best[0]):
            best = len(own), heading
    if best is not None:
        return best[1]
    return mains[0] if len(mains) == 1 and len(words(mains[0]).split()) > 2 else None


def _title(
    tree: HtmlElement, meta: dict[str, list[str]], said: Stated, outlet: str | None, url: str | None
) -> str | None:
    for title in (said.headline, _first(meta, _TITLES), _page_title(tree)):
        parts = _SEPARATOR.split(title) if title else []
        for site, rest in ((-1, slice(0, -1)), (0, slice(1, None))):
            if title and len(parts) > 1 and _is_site(parts[site], outlet, url):
                at = title.index(parts[rest][0])
                return _line(title[at : title.rindex(parts[rest][-1]) + len(parts[rest][-1])])
        if title and not _is_site(title, outlet, url):
            return _line(title)
    return None


def _lead(tree: HtmlElement, headline: HtmlElement, meta: dict[str, list[str]], said: Stated) -> str | None:
    """A standfirst is told by what it is called, or by the description of the page that repeats it."""
    described = [folded(d) for d in (said.description, *(meta.get(n, [""])[0] for n in _DESCRIPTIONS)) if d]
    for element in _following(tree, headline):
        own = words(element)
        if len(own) > _LONGEST_LEAD or not _is_own(element) or sum(1 for _ in element.iter(*_PARAGRAPHS)) > 1:
            continue
        letters = folded(own)
        is_called = any(_LEAD.fullmatch(name) for name in (element.get("class") or "").split())
        if len(letters) >= _FEWEST_LETTERS and (is_called or letters in described):
            return _line(_without_lines_about(element))
    return None


def _without_lines_about(element: HtmlElement) -> str:
    """The words of an element without the date or author that stands in it."""
    own = copy(element)
    for part in list(own.iterdescendants()):
        if part.tag == "time" or is_around(part, _LONGEST_LINE):
            part.drop_tree()
    return words(own)


def _following(tree: HtmlElement, headline: HtmlElement) -> Sequence[HtmlElement]:
    every = _elements(tree)
    at = every.index(headline)
    return every[at + 1 : at + 1 + _REACH]


def _elements(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter() if isinstance(element.tag, str)]


# --- date and author -------------------------------------------------------------------------------


def _near(tree: HtmlElement, headline: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around the headline in the order of the page, up to the first of the text."""
    every = _elements(tree)
    at = every.index(headline)
    for element in every[max(0, at - _REACH // 4) : at]:
        if _is_own(element) and len(words(element)) <= _LONGEST_LINE:
            yield element
    for element in _following(tree, headline):
        if element.tag == "p" and len(words(element)) >= _PROSE:
            return
        if _is_own(element) and len(words(element)) <= _LONGEST_LINE:
            yield element


def _is_own(element: HtmlElement) -> bool:
    return not any(True for _ in element.iterancestors(*_NOT_HERE)) and element.tag not in _NOT_HERE


def _published(meta: dict[str, list[str]], said: Stated, near: Sequence[HtmlElement]) -> tuple[str | None, str | None]:
    """The day of publication as stated apart from the text, else the line of the page that gives a date."""
    lines = [
        (line, found) for e in near if (line := _line(words(e))) and (found := date_line(line)) and not found.updated
    ]
    shown = next((found.date for _, found in lines if found.date.is_full), None)
    for value in (said.published, *(meta[name][0] for name in _DATES if name in meta), *_marked_times(near)):
        date = _day(value or "")
        if date is not None:
            # A time in UTC may fall on another day than the one that the page shows.
            return (shown if shown and _are_neighbours(shown, date) else date).edtf, None
    return None, next((line for line, _ in lines), None)


def _marked_times(near: Sequence[HtmlElement]) -> Iterator[str]:
    for element in near:
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if "updat" in names or "modif" in names or "updat" in words(element).lower():
            continue
        if element.tag == "time":
            yield element.get("datetime") or ""
        elif element.get("itemprop") == "datePublished":
            yield element.get("content") or words(element)


def _day(value: str) -> Date | None:
    match = _ISO_DAY.match(value.strip())
    if match is not None:
        try:
            day = dt.date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
        return Date(day.year, day.month, day.day) if day.year >= _FIRST_YEAR else None
    found = next(find_dates(value), None)
    return found.date if found and found.date.is_full and (found.date.year or 0) >= _FIRST_YEAR else None


def _are_neighbours(one: Date, other: Date) -> bool:
    days = [dt.date(d.year or 1, d.month or 1, d.day or 1) for d in (one, other)]
    return abs((days[0] - days[1]).days) == 1


def _author(meta: dict[str, list[str]], said: Stated, near: Sequence[HtmlElement], outlet: str | None) -> str | None:
    groups = [said.authors, *(meta.get(name, ()) for name in _AUTHORS), *_marked_authors(near)]
    for group in groups:
        names = [name for value in group if (name := _person(value, outlet))]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _marked_authors(near: Sequence[HtmlElement]) -> Iterator[Sequence[str]]:
    marked = [e for e in near if "author" in (e.get("rel") or "").split() or (e.get("itemprop") or "") == "author"]
    if marked:
        yield [words(element) for element in marked]
    for element in near:
        if is_byline(words(element)):
            yield [words(element)]


def _person(value: str, outlet: str | None) -> str | None:
    """A name as it was written, without "By"; None for what names nobody."""
    name = _BY.sub("", _line(value), count=1).strip(" ,;|-–—")
    lower = name.lower()
    is_name = bool(name) and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)
    if not is_name or lower in _NOBODY or outlets.is_generic(name) or folded(name) == folded(outlet or ""):
        return None
    return name


# --- language --------------------------------------------------------------------------------------


def _language(tree: HtmlElement, meta: dict[str, list[str]], said: Stated) -> str | None:
    root = tree.get("lang") or tree.get("xml:lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    for value in (said.language, root, _first(meta, _LANGUAGES)):
        code = re.split(r"[-_,;]", (value or "").strip().lower())[0]
        if len(code) == 2 and pycountry.languages.get(alpha_2=code) is not None:
            return code
    return None

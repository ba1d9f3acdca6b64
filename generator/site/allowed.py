"""What a produced page may be made of: a list of elements and attributes, held by a sanitizer (nh3, which is ammonia).

Words of a source are escaped where they are written. This is the second lock: each page is looked at as a browser would
read it, and what is not on the list is no part of it, however it came there.
"""

from __future__ import annotations

import functools
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from generator.brief.markdown_text import visible

_EVERYWHERE = set(
    "aria-current aria-describedby aria-hidden aria-label aria-labelledby class data-catalogue data-facets data-folder "
    "data-label data-number data-root data-search-exclude dir hidden id lang role tabindex title translate".split()
)

_HTML: dict[str, str] = {
    "a": "download href hreflang rel type",
    "button": "type disabled",
    "form": "action method",
    "img": "alt height loading src width",
    "input": "autocomplete checked disabled maxlength name placeholder spellcheck type value",
    "label": "for",
    "li": "value",
    "ol": "reversed start type",
    "details": "name open",
    "time": "datetime",
    "del": "datetime",
    "ins": "datetime",
    "td": "align colspan headers rowspan",
    "th": "abbr align colspan headers rowspan scope",
    "col": "span",
    "colgroup": "span",
} | dict.fromkeys(
    "abbr address article aside b bdi bdo blockquote br caption cite code dd dfn div dl dt em figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr i kbd mark nav p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody tfoot thead tr u ul var wbr".split(),
    "",
)

_SVG: dict[str, str] = {
    "svg": "focusable height overflow preserveAspectRatio viewBox width x xmlns y",
    "circle": "cx cy r",
    "line": "x1 x2 y1 y2",
    "marker": "markerHeight markerUnits markerWidth orient refX refY viewBox",
    "path": "d marker-end stroke-width",
    "rect": "height rx width x y",
    "text": "font-size text-anchor x y",
} | dict.fromkeys("defs desc g title tspan".split(), "")

_ALLOWED: dict[str, set[str]] = {tag: set(names.split()) for tag, names in (_HTML | _SVG).items()}

_ALIGNED = {f"text-align: {side};" for side in ("left", "right", "center")}
"""The only styles: Markdown aligns the columns of a table with them."""

_SCHEMES = {"http", "https", "mailto"}

_OWN_SCRIPT = '<script type="module" src="../assets/briefing/js/search.js"></script>'
"""The one script that content has, on the page for searching."""

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTES = r"(?:\s+[A-Za-z_:][\w:.-]*(?:=\"[^\"]*\")?)*+"
_TAG = re.compile(rf"<(?:({_NAME})({_ATTRIBUTES})\s*/?>|(/{_NAME}\s*>)|)")
"""A tag that no two parsers read in two ways; every other `<` by itself."""

_VALUE = re.compile(r"=\"[^\"]*\"")

_SUSPECT = re.compile(r"\s(?:src|action)=\"|\s(?:id|name)=\"__")
"""In the sanitizer's form: something to be fetched or sent to, or a name as the theme gives to its own parts."""

_BESIDE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:|/)[^\x00-\x20\\\x7f]*")
"""An address relative to the page."""

_WHOLE = re.compile(
    rf"<(?P<code>script|style)(?P<of_code>{_ATTRIBUTES})\s*>(?P<text>.*?)</(?P=code)\s*>"
    rf"|<(?P<tag>{_NAME})(?P<attributes>{_ATTRIBUTES})\s*/?>|</{_NAME}\s*>|<!doctype html>|<",
    re.DOTALL | re.IGNORECASE,
)
"""The parts of a page around its content: code with what is in it, tags, and every other `<`."""

_DATA = ' type="application/ld+json"'

_TOLD = re.compile(
    r'\s(?:name="(?:description|author)"|property="og:(?:title|description)"'
    r'|rel="(?:canonical|prev|next|alternate feed)")'
)
"""Of the tags `meta` and `link`: that what else they say is only said, neither fetched nor obeyed."""

_MEANT = re.compile(r"\s(?:content|href|title)=\"[^\"]*\"")

_LEADS = re.compile(r"\shref=\"(?![A-Za-z][A-Za-z0-9+.-]*:|[\x00-\x20\\])|\shref=\"(?:https?|mailto):", re.IGNORECASE)

_PASSIVE = set("a b code div em h1 h2 h3 h4 label li nav ol p span strong title ul".split())

_THEMES = re.compile(r"__(?!tabbed_)")

_SHOWN = 100
"""Code points of an offending tag that a message shows at most."""

_SHORT = 400
"""Code points of a part of a page, at most, of which it is remembered what it is."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A page's content after the check.

    Attributes:
        content: as it was if all of it is allowed, else without what is not.
        refused: the tags that are not allowed or have something that is not, as they were written, on one line each.
    """

    content: str
    refused: tuple[str, ...] = ()


def check(content: str) -> Checked:
    """Hold a page's content, the HTML that was made of its Markdown, against the list.

    The content is as it was if the sanitizer finds the same tags in it, with the same attributes, as a reading that
    knows the plainest tags only. If the two differ, what the sanitizer gives is safe, whatever the reason.
    """
    told = content.replace(_OWN_SCRIPT, "", 1)
    cleaned = _clean(told)
    is_same = _plain(told) == _plain(cleaned)
    if is_same and not _SUSPECT.search(cleaned):
        return Checked(content)
    cleaned = _clean(told, _kept)
    refused = [on_one_line(written) for written in _missing(_tags(told), _tags(cleaned))]
    return Checked(content if is_same and not refused else cleaned, tuple(dict.fromkeys(refused)))


@functools.lru_cache(maxsize=4096)
def leads(address: str) -> bool:
    """Whether a page may lead to this address of the web, which browsers then can make something of."""
    return " href=" in _clean(f'<a href="{html.escape(address)}"></a>')


def around(frame: str) -> frozenset[str]:
    """What a page is made of beside its content, so that it can be compared with that of a page whose words are known.

    Args:
        frame: HTML of a page without its content.

    Returns:
        Each tag, by all that it says if it can make a browser do something, else by the names of its attributes;
        scripts and styles with what is in them; and every `<` that begins none of that, with what follows.
    """
    found: set[str | None] = set()
    for match in _WHOLE.finditer(frame):
        written = match[0]
        if len(written) == 1:
            found.add(frame[match.start() : match.start() + _SHOWN])
        else:
            found.add(_known_part(written) if len(written) <= _SHORT else _part(written))
    return frozenset(filter(None, found))


def _part(written: str) -> str | None:
    match = _WHOLE.fullmatch(written)
    if match is None:
        return written
    if match["code"]:
        is_data = match["of_code"] == _DATA and "<" not in match["text"]
        return None if is_data else match[0]
    if match["tag"] is None:
        return None
    tag, attributes = match["tag"].lower(), match["attributes"]
    if tag in {"meta", "link"}:
        return f"<{tag}{_MEANT.sub('', attributes)}>" if _TOLD.search(attributes) else match[0]
    if tag not in _PASSIVE or (" href=" in attributes and not _LEADS.search(attributes)):
        return match[0]
    return f"<{tag}{_VALUE.sub('', attributes)}>"


_known_part = functools.lru_cache(maxsize=1 << 13)(_part)
"""Most of what stands around a page stands around many."""


def _clean(content: str, attribute_filter: Callable[[str, str, str], str | None] | None = None) -> str:
    return nh3.clean(
        content,
        tags=set(_ALLOWED),
        clean_content_tags={"script", "style"},
        attributes={"*": _EVERYWHERE} | _ALLOWED,
        attribute_filter=attribute_filter,
        tag_attribute_values={"td": {"style": _ALIGNED}, "th": {"style": _ALIGNED}},
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """What becomes of an attribute that is on the list."""
    if name in {"src", "action"} and not _BESIDE.fullmatch(value):
        return None
    return None if name in {"id", "name"} and _THEMES.match(value) and tag != "details" else value


def _plain(content: str) -> Counter[tuple[str, str]] | None:
    """How often which tag begins with which attributes; None if anything else than the plainest tags is there."""
    found: Counter[tuple[str, str]] = Counter()
    for (tag, attributes, closing), times in Counter(_TAG.findall(content)).items():
        if tag:
            found[tag.lower(), _bare(attributes)] += times
        elif not closing:
            return None
    return found


@functools.lru_cache(maxsize=1 << 14)
def _bare(attributes: str) -> str:
    return _VALUE.sub("", attributes)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that begins something: its name with those of its attributes, the same with values, and as written."""

    names: tuple[str, frozenset[str]]
    values: tuple[str, frozenset[tuple[str, str | None]]]
    written: str


def _missing(told: list[_Tag], left: list[_Tag]) -> Iterator[str]:
    """What is told and no longer left, as it is written, in the order of the page.

    Names decide whether something is missing, for two parsers need not read a value alike; values, which of several.
    """
    names, values = Counter(tag.names for tag in left), Counter(tag.values for tag in left)
    others = []
    for tag in told:
        if values[tag.values]:
            values[tag.values] -= 1
            names[tag.names] -= 1
        else:
            others.append(tag)
    for tag in others:
        if names[tag.names] > 0:
            names[tag.names] -= 1
        else:
            yield tag.written


def _tags(content: str) -> list[_Tag]:
    reader = _Reader()
    reader.feed(content)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        values = dict(reversed(attrs))  # of an attribute that is given twice, the first counts
        written = self.get_starttag_text() or f"<{tag}>"
        self.found.append(_Tag((tag, frozenset(values)), (tag, frozenset(values.items())), written))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take `<![` for a comment, as browsers do; the parser refuses to go on where it knows no such section."""
        return self.parse_bogus_comment(i, report)


def on_one_line(tag: str) -> str:
    """A tag for a message: short, and nothing in it is obeyed."""
    line = visible(" ".join(tag.split()))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"

"""The HTML of every page is valid, and says in which language, under which title and in which order it speaks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import html5lib
import kinds
import newsroom
import pytest

PHRASING_ONLY = set(
    "p h1 h2 h3 h4 h5 h6 span button label summary pre abbr mark q cite time em strong small code".split()
)
"""Elements that hold words and what stands among words, no blocks."""

BLOCKS = set(
    "p div ul ol dl table section article aside nav header footer blockquote figure details form main pre hr "
    "h1 h2 h3 h4 h5 h6 li td tr".split()
)

CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "tr": {"td", "th"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
}
"""What else may not stand directly in a list or a table."""

PRESSED = {"a", "button", "input", "select", "textarea", "label", "summary", "details", "iframe"}
GONE = {"center", "font", "big", "tt", "strike", "acronym", "frame", "marquee", "nobr"}
"""Elements that HTML has given up."""


@pytest.fixture(scope="module")
def pages(site):
    """Every page as the standard's parser reads it, which stops at any error."""
    found, wrong = {}, {}
    for address, file in kinds.pages(site.folder).items():
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        text = file.read_text(encoding="utf-8")
        found[address] = parser.parse(text)
        lines = text.splitlines()
        wrong[address] = [
            f"{address}:{line}: {code} {values}: {lines[min(line, len(lines)) - 1][:200]}"
            for (line, _), code, values in parser.errors
        ]
    assert not any(wrong.values()), "\n".join(line for each in wrong.values() for line in each)
    return found


def ancestors(page):
    """Each element with those that it stands in, the nearest last."""

    def below(element, above):
        for child in element:
            if isinstance(child.tag, str):
                yield child, above
                yield from below(child, (*above, child))

    yield from below(page, ())


def test_html_has_no_error_of_syntax(pages):
    assert len(pages) > 30


def test_elements_stand_where_they_may(pages):
    """No block in a paragraph, nothing to press within something to press, only items in lists."""
    wrong = []
    for address, page in pages.items():
        for element, above in ancestors(page):
            tags = [each.tag for each in above]
            if any(":" in tag or tag in {"svg", "math"} for tag in tags):
                continue
            words = next((tag for tag in reversed(tags) if tag in PHRASING_ONLY or tag in BLOCKS), None)
            headline = words == "summary" and re.fullmatch("h[1-6]", element.tag)
            if element.tag in BLOCKS and words in PHRASING_ONLY and not headline:
                wrong.append(f"{address}: {element.tag} in {words}")
            parent = tags[-1] if tags else ""
            if element.tag not in CHILDREN.get(parent, {element.tag}):
                wrong.append(f"{address}: {element.tag} directly in {parent}")
            pressed = [tag for tag in tags if tag in {"a", "button"}]
            if element.tag in PRESSED and pressed and element.get("type") != "hidden":
                wrong.append(f"{address}: {element.tag} in {pressed[0]}")
            if element.tag in GONE:
                wrong.append(f"{address}: {element.tag}")
    assert not wrong, "\n".join(wrong)


def test_ids_are_unique_and_what_refers_to_them_finds_them(pages):
    wrong = []
    for address, page in pages.items():
        ids = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
        wrong += [f"{address}: id {name!r} {number} times" for name, number in ids.items() if number > 1]
        wrong += [f"{address}: id {name!r}" for name in ids if not name or re.search(r"\s", name)]
        for element in page.iter():
            for name in ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"):
                wrong += [f"{address}: {name}={id_}" for id_ in (element.get(name) or "").split() if id_ not in ids]
    assert not wrong, "\n".join(wrong)


def test_language_encoding_and_viewport_are_said(pages):
    for address, page in pages.items():
        assert page.get("lang") == "en", address
        metas = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
        assert "width=device-width" in metas["viewport"], address
        assert not re.search("user-scalable=no|maximum-scale", metas["viewport"]), address
        assert any((meta.get("charset") or "").lower() == "utf-8" for meta in page.iter("meta")), address


def test_titles_and_descriptions_tell_pages_apart(pages):
    """Each page has both, no two the same, and the title says which site it is."""
    titles, descriptions = Counter(), Counter()
    for address, page in pages.items():
        (title,) = page.find("head").iter("title")
        assert newsroom.SITE_NAME in title.text, address
        titles[" ".join(title.text.split())] += 1
        told = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "description"]
        if address != "404.html":
            assert len(told) == 1, address
            assert told[0], address
            descriptions[told[0]] += 1
    twice = [text for text, number in (titles + descriptions).items() if number > 1]
    assert not twice, "\n".join(twice)


def test_headings_are_in_order(pages):
    """One of the first level, in the text, and no level left out on the way down."""
    wrong = []
    for address, page in pages.items():
        (main,) = page.iter("main")
        levels = [int(element.tag[1]) for element in main.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        if levels.count(1) != 1 or levels[0] != 1:
            wrong.append(f"{address}: begins {levels[:3]}, with {levels.count(1)} of the first level")
        steps = pairwise(levels)
        wrong += [f"{address}: from {upper} to {lower}" for upper, lower in steps if lower > upper + 1]
        empty = [e for e in main.iter() if re.fullmatch("h[1-6]", str(e.tag)) and not "".join(e.itertext()).strip()]
        wrong += [f"{address}: empty {element.tag}" for element in empty]
    assert not wrong, "\n".join(wrong)


def test_landmarks_are_there_once_and_named(pages):
    """A header, the text and a footer; every menu has a name."""
    for address, page in pages.items():
        assert len(list(page.iter("main"))) == 1, address
        within = {"main", "article", "section", "aside", "nav"}
        for tag in ("header", "footer"):
            own = [e for e, above in ancestors(page) if e.tag == tag and not within & {each.tag for each in above}]
            assert len(own) == 1, f"{address}: {len(own)} {tag}"
        names = [element.get("aria-label") or element.get("aria-labelledby") for element in page.iter("nav")]
        assert None not in names, address


def test_tables_have_headings(pages):
    wrong = []
    for address, page in pages.items():
        for table in page.iter("table"):
            heads = ["".join(head.itertext()).strip() or head.get("aria-label") for head in table.iter("th")]
            if not heads or not all(heads):
                wrong.append(f"{address}: {heads}")
    assert not wrong, "\n".join(wrong)


def test_pictures_have_words(pages):
    """Or are said to have none, being no more than ornament."""
    wrong = []
    for address, page in pages.items():
        for element, above in ancestors(page):
            if element.tag == "img" and element.get("alt") is None:
                wrong.append(f"{address}: {element.get('src')}")
            if str(element.tag).endswith("svg") and "article" in {each.tag for each in above}:
                around = (*above, element)
                is_hidden = any(each.get("aria-hidden") == "true" for each in around)
                named = [each for each in around if each.get("aria-label") or each.get("aria-labelledby")]
                titled = [child for child in element if str(child.tag).endswith("title")]
                pressed = [each for each in above if each.tag in {"a", "button"} and "".join(each.itertext()).strip()]
                if not (is_hidden or named or titled or pressed):
                    wrong.append(f"{address}: svg in {above[-1].tag} {dict(above[-1].attrib)}")
    assert not wrong, "\n".join(wrong)

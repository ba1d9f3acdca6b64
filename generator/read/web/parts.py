"""Parts of a page by the names that publishing systems give them: what stands around an article, and lines about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.web.tree import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AROUND = re.compile(
    # share buttons and likes: Jetpack, AddToAny, AddThis, Shariff
    r"sharedaddy|sd-(?:block|sharing|social|like)|jetpack-likes|likes-widget|addtoany\w*|a2a_\w+|addthis\w*|shariff"
    r"|(?:social-?)?shar(?:e|ing)-?(?:bar|buttons?|links?|tools?|this)"
    # other articles
    r"|jp-relatedposts|yarpp\S*|(?:next|prev|previous)-?_?(?:post|story|article)s?(?:-\w+)*|post-?navigation"
    r"|(?:related|recommended|similar|trending|popular|latest)-?_?(?:posts?|articles?|stor(?:y|ies)|news|content|links)"
    r"|most-?_?(?:read|popular|viewed|shared)|read-?(?:next|also)|also-?(?:like|read)"
    # what readers say, in the languages that sites name their parts in
    r"|(?:kommentar|commentaire|comentario|commenti|reacties|komentar)(?:[A-Zes_-]\S*)?"
    # pictures' captions, which mean little without their pictures
    r"|wp-caption-(?:text|dd)|(?:image|photo|picture|img|media|figure)-?_?(?:caption|credits?|copyright|source)|fig-?caption"
    # asked of the reader
    r"|newsletter\S*|(?:email-?)?sign-?up-?(?:form|box)?|subscri(?:be|ption)-?(?:box|form|banner|cta|prompt)|paywall-?\S*"
    r"|cookie-?(?:banner|bar|consent|law|notice)\S*"
    # the boxes beside an article: WordPress
    r"|widget_\w+"
    # an encyclopedia's own marks
    r"|mw-editsection|mw-jump-link|catlinks|navbox\S*|toc",
)
"""Names, as whole words of the class or identifier, that publishing systems give to what stands around an article."""
_ABOUT = re.compile(
    r"(?:[\w-]*[-_])?(?:byline|authors?|posted-on|(?:entry|post|article|story)-meta|meta-info|date|timestamp|pub-?date"
    r"|publish(?:ed)?-?(?:date|on)?)(?:[-_]{1,2}(?:name|info|line|text|date))?",
    re.IGNORECASE,
)
"""Names, likewise, of the lines that say who wrote an article and when, which are read apart from it."""
_LONGEST_ABOUT = 160
_MOST_AROUND = 0.4
"""Share of a page's words."""
_LINES = ("p", "li", "td", "blockquote")
_HOLDS_PAGE = ("html", "body", "main", "article")


def most_around(page: HtmlElement) -> float:
    """How long a part of this page may be, in code points, to be around its article."""
    return _MOST_AROUND * len(words(page))


def is_around(element: HtmlElement, most: float) -> bool:
    """Whether an element is called what stands around an article; `most` is how long it may be, in code points."""
    if element.tag in _HOLDS_PAGE or element.getparent() is None:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if any(_AROUND.fullmatch(name) for name in names):
        # A tag that was not closed may make a part of the page's border hold its article.
        return element.find(".//h1") is None and len(words(element)) <= most
    if not any(_ABOUT.fullmatch(name) for name in names) or next(element.iterancestors(*_LINES), None) is not None:
        return False
    return element.find(".//h1") is None and len(words(element)) <= _LONGEST_ABOUT

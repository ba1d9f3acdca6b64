"""Templates: Jinja with autoescape, so that the words of a source are text wherever they stand."""

from __future__ import annotations

import functools
import re
from typing import Any

import jinja2
from markupsafe import Markup, escape

from generator.brief import language, markdown_text
from generator.brief.pages import pages_of
from generator.relate.corpus import Corpus, main_speakers, outlet_id
from generator.site import copy_wording, pictures, problem_wording, rule_wording, story_wording, wording
from generator.site.page import Links, claim_anchor, group_anchor, one_line, source_anchor

_SOURCE = re.compile(r"[{}]|(?<!\S)[`~](?=[`~])")
"""Marks of editing, attribute lists and templates; fences of code."""


def render(template: str, path: str, corpus: Corpus, **values: Any) -> str:
    """The Markdown of the page at this path.

    Args:
        template: its name in `templates/`.
        path: of the page, for the links to other pages.
        corpus: for the names of actors.
        values: what else the template shows.
    """
    text = _environment().get_template(template).render(corpus=corpus, to=Links.seen_from(path), **values)
    return text.strip() + "\n"


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("generator.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "markdown": _markdown,
        "act": wording.act,
        "inline": one_line,
        "date": wording.date,
        "short_date": wording.short_date,
        "edtf": wording.edtf,
        "machine_date": wording.machine_date,
        "listing": wording.listing,
        "country": wording.country,
        "reason": rule_wording.reason,
        "rule": rule_wording.across,
        "language": language.name,
        "grouped": "{:,}".format,
    }
    environment.globals |= {
        "words": wording,
        "story_words": story_wording,
        "copy_words": copy_wording,
        "problem_words": problem_wording,
        "pictures": pictures,
        "span": wording.dates,
        "counted": wording.count,
        "outlet_id": outlet_id,
        "pages_of": pages_of,
        "main_speakers": main_speakers,
        "claim_anchor": claim_anchor,
        "group_anchor": group_anchor,
        "source_anchor": source_anchor,
    }
    return environment


def _shown(value: Any) -> Any:
    """What a template prints: words as HTML that is read as these words by whatever reads the Markdown of a page.

    Jinja's own escaping sees to HTML. Some extensions of Markdown and most template languages look at the text of a
    page before anybody asks what is HTML in it, so that what they look for is written as references too. Controls are
    shown, those that turn the direction of writing with them.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    escaped = escape(value if value.isprintable() else markdown_text.visible(value))
    if _SOURCE.search(escaped):
        return Markup(_SOURCE.sub(lambda match: f"&#x{ord(match[0]):x};", escaped))  # noqa: S704 - escaped above
    return escaped


def _markdown(text: str) -> Markup:
    """Text for a line of Markdown, such as a heading."""
    return Markup(markdown_text.escape(one_line(text)))  # noqa: S704 - escape leaves no markup

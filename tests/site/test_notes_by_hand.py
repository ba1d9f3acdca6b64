"""Notes that a person writes, or puts together from words of others: they cost no page what stands behind them."""

from __future__ import annotations

import html as entities
import re

import pytest

from benchmarks.trust.hostile import build, look, sources
from benchmarks.trust.hostile.words import PAYLOADS

OPENED = ["<script>x8()", "<style>", "<title>", "<plaintext>", "<xmp>", "<noembed>", "<template>"]
HARMLESS = [
    "plain *words*",
    "<div>open",
    "<b>open",
    '<a href="https://x.example/">open',
    "```",
    "<!-- open",
    "<details>",
]
REFUSED = ["[x](javascript:x8())", "<img src=https://evil.example/x.png>", "<textarea>", '<p onclick="x8()">a</p>']
NOTES = (*OPENED, *HARMLESS, *REFUSED)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site with a brief for each of these notes."""
    folder = tmp_path_factory.mktemp("notes")
    sources.write_briefs(folder, PAYLOADS[: len(NOTES)])
    for file, notes in zip(sorted((folder / "briefs").glob("*.md")), NOTES, strict=True):
        file.write_text(f"{file.read_text(encoding='utf-8')}\nBefore.\n\n{notes}\n", encoding="utf-8")
    return build.built(folder, [])


def page(built, notes):
    """The page of the brief with these notes, and what the build said of it."""
    key = built.briefs.briefs[NOTES.index(notes)].brief.id
    html = (built.site / "briefs" / key / "index.html").read_text(encoding="utf-8")
    return html, [told for told in built.complaints if told.startswith(f"briefing: error: briefs/{key}/")]


def test_nothing_in_notes_is_obeyed(built):
    assert list(look.faults(built.site)) == []
    assert list(look.missing(built.site, built.briefs)) == []


@pytest.mark.parametrize("notes", NOTES)
def test_what_stands_behind_notes_stays(built, notes):
    html, _ = page(built, notes)
    assert re.search(r'<h2 id="archived-text">(?:<a [^>]*>)?Archived text', html)
    assert re.search(r'<div class="b-archived"[^>]*>\s*<p>\s*Headline', html)
    assert re.search(r'<aside [^>]*class="b-made"', html)
    assert "Before." in html


@pytest.mark.parametrize("notes", OPENED)
def test_notes_that_take_in_the_rest_are_shown_as_they_are_written(built, notes):
    html, told = page(built, notes)
    assert f"<p>{notes}</p>" in entities.unescape(html)
    assert f"<p>{notes}" not in html
    assert [each.partition(": has ")[2][:5] for each in told] == ["notes"]
    assert "notes-as-text" in told[0]


@pytest.mark.parametrize("notes", HARMLESS)
def test_the_build_is_silent_about_other_notes(built, notes):
    assert page(built, notes)[1] == []


@pytest.mark.parametrize("notes", REFUSED)
def test_the_tag_that_is_left_out_is_named_and_no_other(built, notes):
    _, told = page(built, notes)
    tag = '<a href="javascript:x8()">' if notes.startswith("[") else re.match("<[^>]*>", notes)[0]
    assert [each.partition("content ")[2].partition(" which")[0] for each in told] == [tag]

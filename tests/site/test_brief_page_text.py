"""The archived text on a brief's page: every claim marked, each way from the claim to its words and back there."""

from __future__ import annotations

import dataclasses
import re

import markdown
import pytest
from built import read
from invented import HOSTILE, actor, claim, hostile, loaded

from generator.brief.store import Loaded
from generator.records import Unread
from generator.relate.corpus import build as relate
from generator.site import pages as site_pages
from generator.site.publish import EXTENSIONS, highlights

TEXT = "Headline\n\nThe quay is shut and the crane is down, Ada Quist said. The mayor agreed. Nobody was hurt.\n"
WHOLE = "The quay is shut and the crane is down"
INNER = "the crane is down"
ACROSS = "down, Ada Quist said"
NEXT = "The mayor agreed."
AFTER = " Nobody was hurt."
"""In turn: a claim, one within it, one that overlaps both, and two that touch each other."""


def brief(text=TEXT, quotes=(WHOLE, INNER, ACROSS, NEXT, AFTER)):
    claims = tuple(claim(text, f"a0000{n}", quote, speaker_kind="unnamed") for n, quote in enumerate(quotes, 1))
    return loaded("quay-000001", "Headline", text, claims=claims)


def corpus(*briefs):
    return relate(Loaded(briefs or (brief(),), ()))


def page(found=None):
    return next(p.markdown for p in site_pages.build(found or corpus()) if p.path.startswith("briefs/quay"))


def archived(html):
    return html.split('class="b-archived"')[1].split("</div>")[0]


def pieces(html):
    """(numbers of the claims, where a click leads, words) for each marked run."""
    found = re.findall(r'<mark class="([^"]*)"><a href="#([^"]*)"[^>]*>(.*?)</a></mark>', archived(html))
    return [(sorted(map(int, re.findall(r"b-p(\d+)", names))), to, words) for names, to, words in found]


def test_nested_overlapping_and_touching_claims_are_all_marked():
    found = pieces(page())
    assert found == [
        ([1], "claim-a00001", "The quay is shut and "),
        ([1, 2], "claim-a00002", "the crane is "),
        ([1, 2, 3], "claim-a00002", "down"),
        ([3], "claim-a00003", ", Ada Quist said"),
        ([4], "claim-a00004", "The mayor agreed."),
        ([5], "claim-a00005", " Nobody was hurt."),
    ]


def test_no_word_of_the_text_is_lost_or_doubled():
    words = read(re.sub(r"<a class=.b-ref.*?</a>", "", f'<div class="{archived(page())}</div>'))
    assert "".join("".join(words.texts).split()) == "".join(TEXT.split())


def test_each_claim_leads_to_its_first_word_and_each_last_word_leads_back():
    html = page()
    text = archived(html)
    for number in range(1, 6):
        claim_id = f"a0000{number}"
        assert html.count(f'href="#source-{claim_id}"') == 1
        anchor = text.index(f'id="source-{claim_id}"')
        (back,) = re.finditer(rf'<a class="b-ref" href="#claim-{claim_id}"[^>]*>{number}</a>', text)
        assert anchor < back.start()
        assert "tabindex" not in back.group()
        assert f'aria-label="Back to claim {number}"' in back.group()
    order = re.findall(r'class="b-ref"[^>]*>(\d)<', text)
    assert order == ["1", "2", "3", "4", "5"]


def test_each_passage_that_an_address_can_point_to_has_its_rule():
    start = TEXT.index("Nobody")
    own = brief()
    unread = tuple(Unread("reporting", TEXT[start : start + n], start, start + n) for n in (6, 10))
    found = corpus(dataclasses.replace(own, brief=dataclasses.replace(own.brief, unread=unread)))
    rules = highlights(found).content.decode()
    numbers = {int(n) for n in re.findall(r"b-p(\d+)", archived(page(found)))}
    assert max(numbers) == 7
    assert all(f".b-p{number}:target" in rules for number in numbers)


def test_hostile_words_are_marked_as_words():
    html = next(p.markdown for p in site_pages.build(corpus(hostile())) if p.path.startswith("briefs/hostile"))
    html = read(markdown.markdown(html, extensions=[*EXTENSIONS, "toc", "tables"]))
    assert (html.scripts, html.handlers, html.open, html.badly_closed) == ([], [], [], [])
    assert html.text.count(HOSTILE) >= 8
    assert not [link for link in html.links if link.startswith("javascript:")]


@pytest.mark.parametrize(("number", "open_"), [(6, 6), (9, 9), (10, 6)])
def test_a_large_cast_folds_those_who_say_least(number, open_):
    names = [f"Person {chr(ord('A') + n)}" for n in range(number)]
    text = f"{TEXT}\n{', '.join(names)}.\n"
    cast = tuple(actor(f"p{n}", name, mentions=n + 1) for n, name in enumerate(names))
    own = brief(text)
    claims = (dataclasses.replace(own.brief.claims[0], speakers=("p0",), speaker_kind="named"), *own.brief.claims[1:])
    source = own.brief
    html = page(corpus(dataclasses.replace(own, brief=dataclasses.replace(source, actors=cast, claims=claims))))
    section = html.split("## Actors")[1].split("\n## ")[0]
    before = section.split("<details")[0]
    assert before.count("<li>") == open_
    assert before.index("Person A") < before.index(names[-1])
    assert section.count("<li>") == number
    assert (f"{number - open_} further actors" in section) == (number > open_)
    assert ("further actors" in html.split('class="b-printed"')[1].split("</p>")[0]) == (number > open_)


def test_on_paper_it_is_said_what_is_left_out_and_where_it_is():
    own = brief()
    main = dataclasses.replace(own, brief=dataclasses.replace(own.brief, main=("a00001", "a00004")))
    line = page(corpus(main)).split('class="b-printed">')[1].split("</p>")[0]
    assert "3 further claims, the sentences around the claims, the archived text and the files" in line
    assert "briefs/quay-000001/" in line

"""Evidence of a document with pages says on which it begins, and never on a wrong one."""

import dataclasses
import re

import pytest
from brief_samples import TEXT, at, claim, sample

from generator.brief import body, front_matter, merge
from generator.brief.check import check_brief
from generator.brief.compose import signed
from generator.brief.front_matter import FormatError
from generator.brief.identity import sha256
from generator.brief.pages import page_at, paged, pages_of
from generator.records import Brief

SECOND = TEXT.index("Officials said")
"""Where the second page of the document begins; its third one is empty."""
PAGES = (0, SECOND, len(TEXT))


def with_pages(pages: tuple[int, ...] = PAGES) -> Brief:
    brief = sample()
    return signed(paged(dataclasses.replace(brief, source=dataclasses.replace(brief.source, pages=pages))))


def found(brief: Brief) -> dict[str, int | None]:
    return {each.quote: each.page for c in brief.claims for each in c.evidence}


@pytest.mark.parametrize(
    ("pages", "start", "page"),
    [((), 5, None), ((0,), 5, 1), ((0, 10), 9, 1), ((0, 10), 10, 2), ((0, 0, 10), 0, 2), ((0, 10, 10), 12, 3)],
)
def test_a_place_is_on_the_last_page_that_begins_before_it(
    pages: tuple[int, ...], start: int, page: int | None
) -> None:
    assert page_at(pages, start) == page


def test_words_that_run_over_two_pages_are_on_the_first() -> None:
    words = at("Anna Berg said. Anna Berg flew")
    assert page_at((0, words.start + 3), words.start) == 1


def test_every_piece_of_evidence_gets_its_page() -> None:
    pages = found(with_pages())
    assert pages["We will wait"] == 2
    assert {page for quote, page in pages.items() if at(quote).start < SECOND} == {1}
    assert {each.page for each in with_pages().summary} == {1}


def test_a_brief_with_pages_reads_back_as_it_was() -> None:
    brief = with_pages()
    text = front_matter.dumps(brief)
    assert f"  pages: [0, {SECOND}, {len(TEXT)}]\n" in text
    assert re.search(r'quote: "We will wait", start: \d+, end: \d+, page: 2}', text)
    assert front_matter.loads(text, "x", TEXT) == brief


def test_a_document_without_pages_says_nothing_of_them() -> None:
    text = front_matter.dumps(sample())
    assert "page" not in text
    assert "Where:" not in body.render(sample(), TEXT)


def test_a_claim_by_hand_gets_its_page() -> None:
    text = front_matter.dumps(with_pages())
    more = '  - {speakers: ["no"], evidence: [{quote: "the fleet might sail"}]}\n'
    brief = front_matter.loads(text.replace("unread:", more + "unread:", 1), "x", TEXT)
    assert found(brief)["the fleet might sail"] == 2


@pytest.mark.parametrize("page", ["0", "-1", "null", '"2"', "2.0"])
def test_a_page_that_is_no_number_from_1_is_refused(page: str) -> None:
    text = front_matter.dumps(with_pages()).replace("page: 2", f"page: {page}", 1)
    with pytest.raises(FormatError, match="page"):
        front_matter.loads(text, "x", TEXT)


def test_a_wrong_page_is_told() -> None:
    brief = with_pages()
    assert not check_brief(brief, TEXT, "x")
    wrong = front_matter.loads(front_matter.dumps(brief).replace("page: 2", "page: 3", 1), "x", TEXT)
    (issue,) = check_brief(wrong, TEXT, "x")
    assert issue.code == "bad-pages"
    assert "begins on page 2, not 3" in issue.message


@pytest.mark.parametrize("pages", [(1, 5), (0, 9, 5), (0, len(TEXT) + 1)])
def test_pages_that_cannot_be_are_told(pages: tuple[int, ...]) -> None:
    brief = sample()
    brief = dataclasses.replace(brief, source=dataclasses.replace(brief.source, pages=pages))
    assert [issue.where for issue in check_brief(brief, TEXT, "x")] == ["x:source.pages"]


def test_the_body_names_the_pages() -> None:
    text = body.render(with_pages(), TEXT)
    assert "- Where: p. 2 of the document" in text
    quotes = (at("Norway and Iceland"), at("We will wait"))
    two = dataclasses.replace(claim("a1", "We will wait"), evidence=quotes)
    brief = paged(dataclasses.replace(with_pages(), claims=(two,), main=()))
    assert pages_of(brief.claims[0].evidence) == "pp. 1, 2"
    assert "- Where: pp. 1, 2 of the document" in body.render(brief, TEXT)


def test_a_persons_claim_moves_to_the_page_that_its_words_are_on_now() -> None:
    old = with_pages()
    mine = next(c for c in old.claims if c.evidence[0].quote == "We will wait")
    edited = dataclasses.replace(mine, act="promise")
    old = dataclasses.replace(old, claims=tuple(edited if c == mine else c for c in old.claims))
    text = "A new first page.\n\n" + TEXT
    source = dataclasses.replace(old.source, pages=(0, 19, 19 + SECOND), text_sha256=sha256(text))
    new = signed(dataclasses.replace(old, source=source, claims=(), main=(), unread=(), summary=()))
    merged, issues = merge.merge(old, new, text)
    assert found(merged)["We will wait"] == 3
    assert not [issue for issue in issues if issue.severity == "error"]


def test_a_persons_claim_follows_when_only_the_pages_change() -> None:
    old = with_pages()
    mine = next(c for c in old.claims if c.evidence[0].quote == "We will wait")
    old = dataclasses.replace(
        old, claims=tuple(dataclasses.replace(c, act="promise") if c == mine else c for c in old.claims)
    )
    merged, _ = merge.merge(old, with_pages((0, 10, SECOND)), TEXT)
    assert found(merged)["We will wait"] == 3
    assert next(c for c in merged.claims if c.id == mine.id).act == "promise"
    assert not check_brief(merged, TEXT, "x")

"""A brief's page says of a correction that the document has changed under it, until somebody has settled it."""

import dataclasses

import markdown
import pytest
from built import read
from invented import ferry

from generator.brief import digests
from generator.brief.compose import signed
from generator.brief.store import Loaded, LoadedBrief
from generator.records import Claim, Conflict, ConflictKind
from generator.relate.corpus import Corpus
from generator.relate.corpus import build as relate
from generator.site import brief_files
from generator.site import pages as site_pages
from generator.site.publish import EXTENSIONS
from generator.site.publishable import publishable

PATH = "briefs/ferry-talks-collapse-1a2b3c/index.md"
OLD = "A sentence as it was."


def edited(why: ConflictKind) -> tuple[LoadedBrief, Claim]:
    """The ferry's brief with its first claim edited by hand; orphaned, its words are none of the text's."""
    loaded = ferry()
    brief = signed(loaded.brief)
    claim = dataclasses.replace(brief.claims[0], act="promise")
    if why == "orphaned":
        claim = dataclasses.replace(
            claim, evidence=(dataclasses.replace(claim.evidence[0], quote="words <b>that</b> are gone"),)
        )
    conflict = Conflict(f"claims.{claim.id}", why, digests.of_claim(claim), OLD)
    brief = dataclasses.replace(brief, claims=(claim, *brief.claims[1:]), conflicts=(conflict,))
    return dataclasses.replace(loaded, brief=brief), claim


def corpus(loaded: LoadedBrief) -> Corpus:
    return relate(Loaded((loaded,), ()))


def page(related: Corpus) -> str:
    return next(p.markdown for p in site_pages.build(related) if p.path == PATH)


@pytest.mark.parametrize("why", ["orphaned", "sentence-changed"])
def test_a_claim_that_is_not_settled_stands_apart_and_nowhere_else(why: ConflictKind) -> None:
    loaded, claim = edited(why)
    related = corpus(loaded)
    text = page(related)
    caution = text[: text.index("## Bottom line")]
    assert "**Not settled" in caution or "<strong>Not settled.</strong>" in caution
    assert "1 claim is kept apart" in caution
    section = text[text.index("### Not settled") :]
    assert ("Orphaned: its words no longer stand" in section) == (why == "orphaned")
    assert "<b>that</b>" not in text
    assert claim.id not in {statement.claim.id for statement in related.statements}
    assert [each.claim.id for each in related.statements] == [each.id for each in loaded.brief.claims[1:]]
    assert [issue.severity for issue in related.issues if claim.id in issue.where] == ["warning"]


def test_what_is_settled_is_a_claim_like_others() -> None:
    loaded, claim = edited("sentence-changed")
    loaded = dataclasses.replace(loaded, brief=dataclasses.replace(loaded.brief, conflicts=()))
    related = corpus(loaded)
    assert claim.id in {statement.claim.id for statement in related.statements}
    assert "Not settled" not in page(related)


def test_a_title_that_the_document_changed_is_told() -> None:
    loaded = ferry()
    brief = dataclasses.replace(signed(loaded.brief), title="Mine")
    conflict = Conflict("title", "changed", digests.of_title("Mine"), "Theirs <b>now</b>\n\n# x")
    text = page(corpus(dataclasses.replace(loaded, brief=dataclasses.replace(brief, conflicts=(conflict,)))))
    assert "the document has another one by now: “Theirs" in text
    assert "<b>" not in text
    assert "\n# x" not in text


def test_an_older_text_of_the_document_is_published_no_more_than_the_newer_one() -> None:
    loaded, _ = edited("sentence-changed")
    for publish, is_there in (("full", True), ("evidence", True), ("none", False)):
        files = brief_files.assets(publishable(corpus(loaded), publish))  # type: ignore[arg-type]
        assert any(OLD.encode() in file.content for file in files) == is_there


def test_the_page_is_well_formed() -> None:
    loaded, _ = edited("orphaned")
    html = read(markdown.markdown(page(corpus(loaded)), extensions=list(EXTENSIONS)))
    assert html.badly_closed == []

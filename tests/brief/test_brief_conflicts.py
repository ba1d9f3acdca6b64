"""A source that changes under an edit: the edit stays, is told, and stands for nothing until it is settled."""

import dataclasses
from typing import Any

import pytest
from brief_samples import TEXT, at, sample, source, with_claims

from generator.brief import check, conflicts, front_matter, sheet
from generator.brief.compose import signed
from generator.brief.merge import merge, settle
from generator.records import Brief, Evidence

replace = dataclasses.replace


def edit(id_: str, **change: Any) -> Brief:
    brief = sample()
    return with_claims(brief, *(replace(c, **change) if c.id == id_ else c for c in brief.claims))


def regenerated(old: Brief, before: str, after: str) -> Brief:
    made = signed(replace(sample(), source=source(after, sha256="aa" * 32), summary=(), claims=(), unread=()))
    out, _ = merge(old, made, after, "b.md", before=before)
    again, _ = merge(out, made, after, "b.md", before=after)
    assert again == out
    assert settle(out) == (out, ())
    assert front_matter.loads(sheet.assemble(out, after), "b.md", after).conflicts == out.conflicts
    return out


def why(brief: Brief) -> dict[str, str]:
    return {each.part: each.why for each in brief.conflicts}


def errors(brief: Brief, text: str) -> list[str]:
    return [str(issue) for issue in check.check_brief(brief, text, "b.md") if issue.severity == "error"]


MINE = edit("b00002", act="promise")


def test_a_claim_follows_its_unchanged_sentence_in_silence() -> None:
    after = "A line more.\n" + TEXT
    out = regenerated(MINE, TEXT, after)
    assert why(out) == {}
    assert after[out.claims[0].evidence[0].start :].startswith("We will wait")


def test_a_claim_whose_words_are_gone_is_orphaned_and_the_brief_is_still_sound() -> None:
    after = TEXT.replace("We will wait", "We shall wait")
    out = regenerated(MINE, TEXT, after)
    assert why(out) == {"claims.b00002": "orphaned"}
    assert out.claims[0].act == "promise"
    assert errors(out, after) == []
    assert conflicts.vouched(out, after).claims == ()
    assert "**Orphaned:**" in sheet.assemble(out, after)
    told = [issue for issue in check.check_brief(out, after, "b.md") if issue.code == "orphaned-claim"]
    assert [(issue.severity, issue.where) for issue in told] == [("warning", "b.md:b00002")]


def test_an_orphan_comes_home_only_to_its_own_sentence() -> None:
    gone = TEXT.replace("“We will wait,” Anna Berg said. ", "")
    orphan = regenerated(MINE, TEXT, gone)
    elsewhere = gone + "“We will wait,” Olav Strand said.\n"
    assert why(regenerated(orphan, gone, elsewhere)) == {"claims.b00002": "ambiguous"}
    home = regenerated(orphan, gone, TEXT)
    assert why(home) == {}
    assert home.claims == (MINE.claims[2],)


def test_words_that_stood_twice_are_not_taken_for_those_that_are_left() -> None:
    """The other's words are the same, but they are another's."""
    before = TEXT + "“We will wait,” Olav Strand said too.\n"
    old = replace(MINE, source=source(before))
    after = before.replace("“We will wait,” Anna Berg said. ", "")
    out = regenerated(old, before, after)
    assert why(out) == {"claims.b00002": "ambiguous"}
    assert out.claims == (MINE.claims[2],)


def test_words_that_stand_twice_stay_where_all_before_them_is_the_same() -> None:
    before = TEXT + "“We will wait,” Olav Strand said too.\n"
    out = regenerated(replace(MINE, source=source(before)), before, before + "More.\n")
    assert (why(out), out.claims) == ({}, (MINE.claims[2],))


def test_a_claim_in_another_sentence_is_told_until_it_is_settled() -> None:
    after = TEXT.replace("“We will wait,” Anna Berg said.", "“We will wait,” Anna Berg said in anger.")
    out = regenerated(MINE, TEXT, after)
    assert why(out) == {"claims.b00002": "sentence-changed"}
    assert "We will wait,” Anna Berg said. Anna" in str(out.conflicts[0].words)
    assert errors(out, after) == []
    assert conflicts.vouched(out, after).claims == ()
    settled = replace(out, conflicts=())
    assert settle(settled) == (settled, ())
    assert conflicts.vouched(settled, after).claims == settled.claims
    assert why(regenerated(settled, after, after)) == {}


def test_a_sentence_that_is_put_back_settles_it() -> None:
    after = TEXT.replace("“We will wait,” Anna Berg said.", "“We will wait,” Anna Berg said in anger.")
    later = "More.\n" + after
    out = regenerated(regenerated(MINE, TEXT, after), after, later)
    assert why(out) == {"claims.b00002": "sentence-changed"}
    back = regenerated(out, later, "More.\n\n" + TEXT)
    assert why(back) == {}


def test_what_is_not_settled_keeps_no_new_claim_away() -> None:
    """Where an orphan stood in an older text says nothing of this one."""
    gone = TEXT.replace("“We will wait,” Anna Berg said. ", "")
    orphan = regenerated(MINE, TEXT, gone)
    start = orphan.claims[0].evidence[0].start
    there = Evidence(gone[start : start + 12], start, start + 12)
    new = replace(sample().claims[3], id="f00001", evidence=(there,))
    made = signed(replace(sample(), source=source(gone), summary=(), claims=(new,), unread=()))
    assert [c.id for c in merge(orphan, made, gone, before=gone)[0].claims] == ["b00002", "f00001"]


def test_an_edit_of_the_claim_settles_it() -> None:
    after = TEXT.replace("“We will wait,” Anna Berg said.", "“We will wait,” Anna Berg said in anger.")
    out = regenerated(MINE, TEXT, after)
    again = with_claims(out, replace(out.claims[0], act="threaten"))
    assert settle(again)[0].conflicts == ()


def test_a_claim_whose_speaker_is_another_by_now_is_orphaned() -> None:
    brief = sample()
    named = replace(
        brief.claims[2],
        act="promise",
        speaker_text="Anna Berg",
        anchors=replace(brief.claims[2].anchors, speaker=_place("Anna Berg said")),
    )
    out = regenerated(
        with_claims(brief, named), TEXT, TEXT.replace("Anna Berg", "Olav Strand").replace("Anna Berg", "He")
    )
    assert why(out) == {"claims.b00002": "orphaned"}


def _place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len("Anna Berg")


def test_a_title_and_a_source_that_the_document_changed_are_told() -> None:
    old = replace(sample(), title="Mine", source=replace(sample().source, outlet="Mine too"))
    made = signed(replace(sample(), title="Theirs now", source=source(outlet="Another")))
    out, issues = merge(old, made, TEXT, "b.md", before=TEXT)
    assert why(out) == {"title": "changed", "source": "changed"}
    assert (out.title, out.source.outlet, out.conflicts[0].words) == ("Mine", "Mine too", "Theirs now")
    assert [issue.where for issue in issues] == ["b.md:title", "b.md:source"]
    assert merge(out, made, TEXT, "b.md", before=TEXT)[0] == out
    taken = replace(out, title="Theirs now", conflicts=out.conflicts)
    assert why(settle(taken)[0]) == {"source": "changed"}


def test_a_summary_keeps_what_is_lost_and_moves_what_is_not() -> None:
    old = replace(sample(), summary=(at("Norway and Iceland agreed to resume talks on Tuesday."), at("We will wait")))
    after = "More.\n" + TEXT.replace("We will wait", "We shall wait")
    out = regenerated(old, TEXT, after)
    assert why(out) == {"summary": "orphaned"}
    assert [each.quote for each in out.summary] == [each.quote for each in old.summary]
    assert [each.quote for each in conflicts.vouched(out, after).summary] == [old.summary[0].quote]
    assert errors(out, after) == []


@pytest.mark.parametrize("line", ["claims.b00002", "claims.none"])
def test_a_line_of_ones_own_excuses_no_claim(line: str) -> None:
    """Only what the generator has found, of just this claim, keeps words out that are not verbatim."""
    wrong = edit("b00002", evidence=(replace(at("We will wait"), quote="We will fight"),))
    lie = replace(wrong, conflicts=(replace(_orphan(), part=line, digest="0123456789"),))
    assert any("bad-evidence" in each for each in errors(lie, TEXT))


def _orphan() -> Any:
    return regenerated(MINE, TEXT, TEXT.replace("We will wait", "We shall wait")).conflicts[0]


# --- removed and corrected claims in other bounds ----------------------------------------------


def test_a_removed_claim_stays_away_when_another_model_reads_it_in_other_bounds() -> None:
    old = with_claims(sample(), *(c for c in sample().claims if c.id != "b00001"))
    again = replace(sample().claims[1], id="e00001", evidence=(at("fleet might sail on Friday"),))
    new = signed(with_claims(sample(), sample().claims[0], again, *sample().claims[2:]))
    out, _ = merge(old, new, TEXT, before=TEXT)
    assert "e00001" not in {claim.id for claim in out.claims}
    moved = "More.\n" + TEXT
    there = replace(again, evidence=(at("fleet might sail on Friday", moved),))
    made = signed(replace(with_claims(sample(), there), source=source(moved), summary=(), unread=()))
    later, _ = merge(out, made, moved, before=TEXT)
    assert later.claims == ()
    other = TEXT.replace("Officials said", "Anna Berg said")
    made = signed(replace(with_claims(sample(), there), source=source(other), summary=(), unread=()))
    assert [claim.id for claim in merge(out, made, other, before=TEXT)[0].claims] == ["e00001"], "another's words"


def test_briefs_from_before_places_were_kept_are_read() -> None:
    content = sheet.assemble(sample(), TEXT)
    bare = content.replace(" 214-243", "")
    for claim in sample().claims:
        for each in claim.evidence:
            bare = bare.replace(f" {each.start}-{each.end}", "")
    old = front_matter.loads(bare, "b.md", TEXT)
    assert old.generated.digests.places == ()
    assert merge(old, sample(), TEXT, before=TEXT)[0].claims == sample().claims

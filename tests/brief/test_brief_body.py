"""The body of a brief says what its front matter says, to a reader without any program."""

import dataclasses
import html

import markdown
import pytest
from brief_samples import BRIEFS, TEXT, claim, sample, with_claims
from hypothesis import given, settings

from generator.brief import front_matter, sheet
from generator.brief.body import render
from generator.records import When


def test_a_brief_reads_well() -> None:
    text = render(sample(), TEXT)
    for words in (
        "# Envoys meet in Geneva over fishing rights\n",
        "## Bottom line\n\n> Norway and Iceland agreed to resume talks on Tuesday.\n",
        "- Outlet: Coastal News\n",
        "- Published: 2025-03-04 (as the document states)\n",
        "- Address: *not stated in the document*\n",
        "- Document: `seeds/geneva.txt`\n",
        "- **Norway** (country, NO); also “Oslo”; named twice\n",
        "- **Anna Berg** (person); foreign minister of Norway; named twice\n",
        "### Norway and Iceland – reject\n\n> the quota&#xa;“a provocation”\n",
        "- How: partly in quotation marks, with “rejected”\n",
        "- Speaker in the source's words: “The two governments”\n",
        "- Passed on by: Coast Guard of Norway\n",
        "### Unnamed source (“Officials”) – say (negated, hedged)\n",
        "- Hedged: “might”\n",
        "- About: Iceland\n",
        "### The document itself – travel\n",
        "- How: reported as fact, with no speaker\n",
    ):
        assert words in text
    assert "Not settled" not in text


def test_what_is_unknown_is_said() -> None:
    brief = sample()
    source = dataclasses.replace(
        brief.source, outlet=None, published="XXXX-03-04", published_basis="dateline", language="und"
    )
    text = render(dataclasses.replace(brief, source=source, summary=(), actors=(), claims=()), TEXT)
    assert "- Outlet: *not stated in the document*\n" in text
    assert "- Published: XXXX-03-04 (from the dateline; the year is not stated)\n" in text
    assert "- Language: *not recognised*\n" in text
    assert text.count("*None found.*") == 3


def test_author_and_time_of_retrieval_are_said_where_they_are_known() -> None:
    brief = sample()
    assert "Author" not in render(brief, TEXT)
    assert "Retrieved" not in render(brief, TEXT)
    source = dataclasses.replace(brief.source, author="Ida *Holm*", retrieved="2025-03-05T09:30:00Z")
    text = render(dataclasses.replace(brief, source=source), TEXT)
    assert "- Author: Ida " in text
    assert "*Holm*" not in text
    shown = html.unescape(markdown.markdown(text))
    assert "<li>Author: Ida *Holm*</li>" in shown
    assert "<li>Retrieved: 2025-03-05T09:30:00Z</li>" in shown


def test_an_unclear_speaker_is_not_given_a_name() -> None:
    unclear = claim("a1", "We will wait", (), speaker_kind="unresolved", speaker_text="he", candidates=("no", "is"))
    text = render(with_claims(sample(), unclear), TEXT)
    assert "### Speaker not clear (“he”) – say\n" in text
    assert "- Might be: Norway or Iceland\n" in text


def test_words_that_the_source_no_longer_has_are_marked() -> None:
    text = render(sample(), TEXT.replace("We will wait", "We will go!!"))
    assert text.count("**Not settled:**") == 1
    assert "**Not settled:**" in text[text.index("Anna Berg – say") :]


def test_an_address_that_is_none_gets_no_link() -> None:
    brief = sample()
    brief = dataclasses.replace(brief, source=dataclasses.replace(brief.source, url="javascript:alert(1)"))
    assert "javascript&#x3a;alert(1) (not a web address)" in render(brief, TEXT)


@settings(deadline=None)
@given(BRIEFS)
def test_no_brief_makes_a_body_that_leaves_its_bounds(brief) -> None:
    """No heading, notes or HTML of a stranger; what is written is read back as it was."""
    brief = dataclasses.replace(brief, notes="\nMine.\n")
    text = render(brief, TEXT)
    headings = [line for line in text.split("\n") if line.startswith("#")]
    more = sum(heading in {"## Other claims", "## Not understood"} for heading in headings)
    assert len(headings) == 5 + more + len(brief.claims)
    html = markdown.markdown(text, extensions=["tables", "attr_list", "md_in_html"])
    assert "<script" not in html
    assert "<a " not in html
    content = sheet.assemble(brief, TEXT)
    again = front_matter.loads(content, "x")
    assert again.notes == "\nMine.\n"
    assert sheet.assemble(again, TEXT) == content
    assert not sheet.body_is_edited(front_matter.split(content, "x"), again, TEXT)


def in_language(code):
    brief = sample()
    return render(dataclasses.replace(brief, source=dataclasses.replace(brief.source, language=code)), TEXT)


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://gazette.example/a?b=1&c=2#d:e", "- Address: `https://gazette.example/a?b=1&c=2#d:e`"),
        ("https://gazette.example/`a`", "- Address: https&#x3a;//gazette.example/&#x60;a&#x60;"),
        ("https://gazette.example/{{ a }}", "- Address: https&#x3a;//gazette.example/&#x7b;&#x7b; a &#x7d;&#x7d;"),
        ("javascript:x8()", "- Address: javascript&#x3a;x8() (not a web address)"),
    ],
)
def test_an_address_is_plain_to_read_and_no_link(url: str, line: str) -> None:
    brief = sample()
    body = render(dataclasses.replace(brief, source=dataclasses.replace(brief.source, url=url)), TEXT)
    assert line in body.splitlines()
    made = markdown.markdown(line, extensions=["pymdownx.magiclink", "pymdownx.keys", "pymdownx.inlinehilite"])
    assert "<a " not in made
    assert url in html.unescape(made)


def test_times_and_colons_of_the_source_are_plain_to_read() -> None:
    said = When("at 10:30", TEXT.index("Norway"), TEXT.index("Norway") + 6, "2025-03/..")
    body = render(with_claims(sample(), dataclasses.replace(sample().claims[0], cue=":", said=said)), TEXT)
    assert "with “:”" in body
    assert "- When it was said: “at 10:30” (2025-03/..)" in body


def test_a_language_that_was_not_measured_is_said_before_all_else() -> None:
    head = in_language("de").split("## Bottom line")[0]
    assert "**Read with care:** this document is in German" in head
    assert "measured on English only" in head
    assert "could not be told" in in_language("und").split("## Bottom line")[0]


def test_of_english_nothing_is_said() -> None:
    assert "Read with care" not in in_language("en")

"""Rich Text Format: its words in any encoding, without what is hidden, deleted or beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_story import SUBHEAD, TITLE
from test_docx import PRESS, ROWS, WORDS, found

from generator.errors import ReadError
from generator.read.formats.rtf import read_rtf
from generator.read.source import read_bytes

OFFICE = Path(__file__).parent / "files" / "office"


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return f"{{\\rtf1{head} {body}}}".encode("cp1252")


def text(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    return read_rtf(rtf(body, head), "a.rtf").text


def test_a_press_release_is_read_as_it_was_written() -> None:
    parsed = read_rtf((OFFICE / "press.rtf").read_bytes(), "press.rtf")
    assert found(parsed) == PRESS
    assert ROWS in parsed.text
    for left_out in ("secretly", "said this twice", "Is this true", "DRAFT OF MONDAY", "ostvik.example"):
        assert left_out not in parsed.text
    assert parsed.metadata.author == "Karin Holm"
    assert [issue.code for issue in parsed.issues] == ["tracked-changes"]


def test_its_document_has_the_headline_of_the_text_and_not_a_stale_one() -> None:
    document = read_bytes((OFFICE / "press.rtf").read_bytes(), name="press.rtf", suffix=".rtf")
    assert (document.title, document.published, document.published_basis) == (TITLE, "2025-03-04", "dateline")
    assert [document.text[slice(*span)] for span in document.headings] == [SUBHEAD]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"caf\'e9 \'93so\'94 \endash  na\'efve", "café “so” – naïve"),
        (r"\u8220?so\u8221? \u26085\'93\'fa", "“so” 日ú"),
        (r"\uc2\u26085\'93\'fa\u26412\'96\'7b", "日本"),
        (r"\uc0\u268 apek", "Čapek"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179?x", "\ufffdx"),
        (r"a\~b in\_house co\-operate \{braces\} back\\slash", "a\xa0b in-house cooperate {braces} back\\slash"),
        (r"\ldblquote so\rdblquote\lquote a\rquote\bullet", "“so”‘a’•"),
        ("caf\u00e9 as it is", "café as it is"),
    ],
)
def test_characters_in_every_way_that_the_format_writes_them(body: str, words: str) -> None:
    assert text(body) == words


def test_each_font_has_its_encoding() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}}"
    assert text(fonts + r"caf\'e9 {\f1 \'cc\'e8\'f0} {\f2 \'93\'fa\'96\'7b} \'e9") == "café Мир 日本 é"


def test_a_document_in_another_code_page() -> None:
    assert text(r"\'c8apek \'9akoda", r"\ansi\ansicpg1250\deff0") == "Čapek škoda"


def test_hidden_and_deleted_text_is_left_out() -> None:
    assert text(r"The mayor {\v secretly }spoke{\deleted  badly}.") == "The mayor spoke."
    assert text(r"The mayor \v secretly \v0 spoke.") == "The mayor spoke."
    assert text(r"The mayor said {\deleted\par}that it would close.\par") == "The mayor said that it would close."


def test_what_stands_beside_the_text_is_left_out() -> None:
    beside = r"{\header Courier\par}{\footer 3}{\footnote twice}{\*\unknown words}{\pict\wmetafile8 0102ff}"
    beside += r"{\field{\*\fldinst HYPERLINK 'x'}{\fldrslt a link}}{\*\annotation why}{\info{\title T}{\doccomm c}}"
    assert text(rf"The mayor {beside} spoke.") == "The mayor a link spoke."


def test_binary_data_is_passed_over() -> None:
    data = b"{\\rtf1\\ansi The mayor {\\pict\\bin8 }}}}{{{{} spoke.}"
    assert read_rtf(data, "a.rtf").text == "The mayor spoke."


def test_headings_by_style_and_by_outline() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}}"
    body = rf"{styles}\pard\s2 Harbour closes\par\pard\s1 Costs\par\pard {WORDS}\par\pard\outlinelevel1 More\par"
    parsed = read_rtf(rtf(body), "a.rtf")
    assert [(b.kind, b.level, parsed.text[b.start : b.end]) for b in parsed.blocks] == [
        ("heading", 1, "Harbour closes"),
        ("heading", 2, "Costs"),
        ("text", 0, WORDS),
        ("heading", 3, "More"),
    ]


def test_line_ends_in_the_file_are_none_of_the_text() -> None:
    assert read_rtf(b"{\\rtf1 The ma\r\nyor\\par\r\nspoke.}", "a.rtf").text == "The mayor\n\nspoke."


def test_markup_in_the_words_stays_words() -> None:
    assert text("A <b>bold</b> &amp; plan") == "A <b>bold</b> &amp; plan"


@pytest.mark.parametrize("data", [b"", b"plain words", b"PK\x03\x04", b"{\\html}"])
def test_what_is_no_rich_text_says_so(data: bytes) -> None:
    with pytest.raises(ReadError, match="is not in Rich Text Format"):
        read_rtf(data, "a.rtf")


def test_a_document_without_words_says_so() -> None:
    with pytest.raises(ReadError, match="holds no words"):
        read_rtf(rtf(r"{\header Courier}"), "a.rtf")


def test_a_file_cut_short_is_told() -> None:
    whole = (OFFICE / "press.rtf").read_bytes()
    parsed = read_rtf(whole[:-2000], "a.rtf")
    assert "cut-off" in [issue.code for issue in parsed.issues]
    assert parsed.text.startswith(TITLE)


def test_groups_that_are_too_deep_are_refused() -> None:
    with pytest.raises(ReadError, match="levels deep"):
        read_rtf(b"{\\rtf1 " + b"{" * 2000 + b"a", "a.rtf")


def test_what_follows_the_document_is_passed_over() -> None:
    assert read_rtf(b"{\\rtf1 The mayor spoke.}}} trailing {words}", "a.rtf").text == "The mayor spoke."

"""OpenDocument texts: the words that are in them now, and nothing around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_story import DATES, SUBHEAD, TITLE
from test_docx import PRESS, ROWS, WORDS, found, packed

from generator.errors import ReadError
from generator.read.formats.odt import read_odt
from generator.read.source import read_bytes

OFFICE = Path(__file__).parent / "files" / "office"
NS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{k}="{NS}{v}:1.0"' for k, v in (("office", "office"), ("text", "text"), ("draw", "drawing")))
NAMES += f' xmlns:table="{NS}table:1.0" xmlns:style="{NS}style:1.0"'


def content(body: str, styles: str = "") -> str:
    return (
        f'<?xml version="1.0"?><office:document-content {NAMES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(body: str, styles: str = "", **files: str) -> bytes:
    return packed({"content.xml": content(body, styles), **{f"{k}.xml": v for k, v in files.items()}})


def text(body: str) -> str:
    return read_odt(odt(body), "a.odt").text


def test_a_press_release_is_read_as_it_was_written() -> None:
    parsed = read_odt((OFFICE / "press.odt").read_bytes(), "press.odt")
    assert found(parsed) == PRESS
    assert ROWS in parsed.text
    assert f"1. {DATES[0]}\n2. {DATES[1]}" in parsed.text
    for left_out in ("secretly", "said this twice", "Is this true", "DRAFT OF MONDAY", "ostvik.example"):
        assert left_out not in parsed.text
    assert parsed.metadata.author == "Karin Holm"
    assert [issue.code for issue in parsed.issues] == ["tracked-changes"]


def test_its_document_has_the_headline_of_the_text_and_not_a_stale_one() -> None:
    document = read_bytes((OFFICE / "press.odt").read_bytes(), name="press.odt", suffix=".odt")
    assert (document.title, document.published, document.published_basis) == (TITLE, "2025-03-04", "dateline")
    assert [document.text[slice(*span)] for span in document.headings] == [SUBHEAD]


def test_spaces_tabs_and_line_ends_are_characters() -> None:
    assert text('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:s text:c="999999999"/>d</text:p>') == "a b c d"
    assert text("<text:p>The mayor<text:line-break/>spoke.</text:p>") == "The mayor\nspoke."


def test_a_text_box_is_read_behind_its_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
    assert text(f"<text:p>Above. {box}Below.</text:p>") == "Above. Below.\n\nIn the box."


def test_contents_notes_and_hidden_text_are_left_out() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>Costs 2</text:p></text:index-body></text:table-of-content>"
        f"<text:p>{WORDS}<text:note><text:note-body><text:p>twice</text:p></text:note-body></text:note>"
        "<text:hidden-text>secret</text:hidden-text></text:p>"
    )
    assert text(body) == WORDS


def test_a_table_that_lays_out_the_page_is_running_text() -> None:
    cells = (("Press office",), (WORDS, WORDS * 3))
    row = "".join(
        "<table:table-cell>" + "".join(f"<text:p>{words}</text:p>" for words in cell) + "</table:table-cell>"
        for cell in cells
    )
    parsed = read_odt(odt(f"<table:table><table:table-row>{row}</table:table-row></table:table>"), "a.odt")
    assert [words for _, words in found(parsed)] == ["Press office", WORDS, WORDS * 3]


def test_styles_are_followed_to_where_they_come_from() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="P2"/>'
    styles += '<style:style style:name="P2" style:parent-style-name="Title"/>'
    styles += '<style:style style:name="P3" style:parent-style-name="P3"/>'
    body = '<text:p text:style-name="P1">Harbour closes</text:p><text:p text:style-name="P3">'
    parsed = read_odt(odt(f"{body}{WORDS}</text:p>", styles), "a.odt")
    assert found(parsed) == [("heading", "Harbour closes"), ("text", WORDS)]


def problem(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_odt(data, "a.odt")
    return str(error.value)


def test_a_file_with_a_password_says_so() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    data = packed({"META-INF/manifest.xml": manifest, "content.xml": b"\x00\x9f\x1e"})
    assert "is encrypted" in problem(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is damaged or not an OpenDocument text"),
        (packed({"word/document.xml": "<a/>"}), "has no content.xml"),
        (packed({"content.xml": "<a/>"}), "is no text but another kind"),
        (odt("<text:p/>"), "holds no words"),
        (packed({"content.xml": content("<text:p>" + "a" * 50_000_000 + "</text:p>")}), "larger than any document"),
        (packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "has a document type"),
    ],
)
def test_what_is_no_document_says_so(data: bytes, told: str) -> None:
    assert told in problem(data)

"""Word documents: the words that they have once all changes are accepted, and nothing around them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from office_story import BODY, BYLINE, CONDITIONS, DATES, LETTERS, SUBHEAD, TABLE, TITLE

from generator.errors import ReadError
from generator.read.formats.docx import read_docx
from generator.read.parsed import Parsed
from generator.read.source import read_bytes

OFFICE = Path(__file__).parent / "files" / "office"
PRESS = [
    *(("heading", TITLE), ("text", BYLINE), ("text", BODY[0]), ("text", BODY[1]), ("text", BODY[2])),
    ("heading", SUBHEAD),
    ("text", "The council’s paper has these figures:"),
    ("text", "The ministry named two conditions:"),
    *(("item", words) for words in CONDITIONS),
    ("text", "It gave two dates:"),
    *(("item", words) for words in DATES),
    *(("text", BODY[5]), ("text", BODY[6]), ("text", LETTERS)),
]
"""What `press.docx`, `press.odt` and `press.rtf` hold."""
ROWS = "\n".join(" | ".join(row) for row in TABLE)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORDS = "The mayor of the town said on Tuesday that the harbour would close."


def found(parsed: Parsed) -> list[tuple[str, str]]:
    return [(block.kind, parsed.text[block.start : block.end]) for block in parsed.blocks]


def document(body: str, space: str = W) -> str:
    other = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f'{HEAD}<w:document xmlns:w="{space}" {other}><w:body>{body}</w:body></w:document>'


def packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def docx(body: str, space: str = W, **files: str) -> bytes:
    return packed({"word/document.xml": document(body, space), **{f"word/{k}.xml": v for k, v in files.items()}})


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def text(body: str, **files: str) -> str:
    return read_docx(docx(body, **files), "a.docx").text


def test_a_press_release_is_read_as_it_was_written() -> None:
    parsed = read_docx((OFFICE / "press.docx").read_bytes(), "press.docx")
    assert found(parsed) == PRESS
    assert ROWS in parsed.text
    assert f"1. {DATES[0]}\n2. {DATES[1]}" in parsed.text
    for left_out in ("secretly", "said this twice", "Is this true", "DRAFT OF MONDAY", "ostvik.example"):
        assert left_out not in parsed.text
    assert parsed.metadata.author == "Karin Holm"
    assert [issue.code for issue in parsed.issues] == ["tracked-changes"]


def test_its_document_has_the_headline_of_the_text_and_not_a_stale_one() -> None:
    document = read_bytes((OFFICE / "press.docx").read_bytes(), name="press.docx", suffix=".docx")
    assert (document.title, document.published, document.published_basis) == (TITLE, "2025-03-04", "dateline")
    assert document.title_span == (0, len(TITLE))
    assert [document.text[slice(*span)] for span in document.headings] == [SUBHEAD]


def test_deleted_and_moved_text_is_left_out_and_inserted_text_kept() -> None:
    body = p(
        r("The mayor "),
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
        f"<w:ins>{r('finally ')}</w:ins>",
        f"<w:moveFrom>{r('old place ')}</w:moveFrom><w:moveTo>{r('spoke')}</w:moveTo>",
        r("."),
    )
    parsed = read_docx(docx(body), "a.docx")
    assert parsed.text == "The mayor finally spoke."
    assert [issue.code for issue in parsed.issues] == ["tracked-changes"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = p(r("The mayor said "), properties="<w:rPr><w:del/></w:rPr>")
    assert text(first + p(r("that it would close."))) == "The mayor said that it would close."


def test_a_deleted_row_of_a_table_is_left_out() -> None:
    def row(words: str, mark: str = "") -> str:
        cells = "".join(f"<w:tc>{p(r(each))}</w:tc>" for each in words.split())
        return f"<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>"

    table = f"<w:tbl>{row('Year Boats')}{row('2024 31', '<w:del/>')}{row('2025 20', '<w:ins/>')}</w:tbl>"
    assert text(p(r(WORDS)) + table) == f"{WORDS}\n\nYear | Boats\n2025 | 20"


def test_hidden_text_field_codes_and_notes_are_left_out() -> None:
    body = p(
        r("The mayor", ""),
        r(" (secret)", "<w:vanish/>"),
        r(" spoke", '<w:vanish w:val="0"/>'),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>',
        "<w:r><w:tab/><w:t>in</w:t><w:noBreakHyphen/><w:t>house</w:t></w:r>",
    )
    assert text(body) == "The mayor spoke in-house"


def test_what_only_wraps_text_is_seen_through() -> None:
    wrapped = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{p(r(WORDS))}</w:sdtContent></w:sdt>'
    inline = p(f'<w:hyperlink w:anchor="a">{r("The council")}</w:hyperlink><w:smartTag>{r(" met.")}</w:smartTag>')
    assert text(wrapped + inline) == f"{WORDS}\n\nThe council met."


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('In the box.'))}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(p(r("Above. "), f"<w:r>{alternatives}</w:r>", r("Below."))) == "Above. Below.\n\nIn the box."


def test_a_table_that_lays_out_the_page_is_running_text() -> None:
    cell = f"<w:tc>{p(r(WORDS))}{p(r(WORDS * 2))}</w:tc>"
    parsed = read_docx(docx(f"<w:tbl><w:tr><w:tc>{p(r('Press office'))}</w:tc>{cell}</w:tr></w:tbl>"), "a.docx")
    assert [words for _, words in found(parsed)] == ["Press office", WORDS, WORDS * 2]


STYLES = f"""{HEAD}<w:styles xmlns:w="{W}">
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="House head"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style><w:style w:styleId="V"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def test_styles_tell_title_headings_captions_and_contents() -> None:
    body = "".join(
        p(r(words), properties=f'<w:pStyle w:val="{style}"/>')
        for style, words in (
            ("T", "Harbour closes"),
            ("V", "Costs 2"),
            ("Own", "Costs"),
            ("C", "The quay"),
            ("Loop", WORDS),
        )
    )
    parsed = read_docx(docx(body, styles=STYLES), "a.docx")
    assert [(b.kind, b.level, parsed.text[b.start : b.end]) for b in parsed.blocks] == [
        ("heading", 1, "Harbour closes"),
        ("heading", 3, "Costs"),
        ("caption", 0, "The quay"),
        ("text", 0, WORDS),
    ]


def test_the_strict_kind_of_the_format_is_read_too() -> None:
    assert read_docx(docx(p(r(WORDS)), STRICT), "a.docx").text == WORDS


def test_markup_in_the_words_stays_words() -> None:
    assert text(p(r("A &lt;b&gt;bold&lt;/b&gt; &amp;amp; plan"))) == "A <b>bold</b> &amp; plan"


# --- what cannot be read -----------------------------------------------------------------------------


def problem(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_docx(data, "a.docx")
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is damaged or not a Word document"),
        (b"PK\x03\x04rubbish", "is damaged or not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is encrypted or an old Word file"),
        (packed({"content.xml": "<a/>"}), "has no word/document.xml"),
        (packed({"word/document.xml": "<w:document>"}), "is not sound XML"),
        (docx(""), "holds no words"),
        (docx(p()), "holds no words"),
    ],
)
def test_what_is_no_document_says_so(data: bytes, told: str) -> None:
    assert told in problem(data)


def test_a_file_cut_short_says_so() -> None:
    whole = (OFFICE / "press.docx").read_bytes()
    for share in (0.1, 0.5, 0.9):
        assert "is damaged" in problem(whole[: int(len(whole) * share)])


def test_a_bomb_is_refused() -> None:
    bomb = document(p(r("a" * 50_000_000)))
    assert "larger than any document" in problem(packed({"word/document.xml": bomb}))


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">']
)
def test_entities_are_neither_fetched_nor_expanded(entity: str) -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE w [{entity}]>' + document(p(r("&b;"))).removeprefix(HEAD)
    assert "has a document type" in problem(packed({"word/document.xml": xml}))


def test_elements_that_are_too_deep_are_refused() -> None:
    assert "levels deep" in problem(docx("<w:sdt>" * 600 + p(r(WORDS)) + "</w:sdt>" * 600))

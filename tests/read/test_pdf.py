"""PDF files: the words in reading order with their pages, nothing that only the page has, no word changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from office_story import BODY, BYLINE, TITLE
from pdf_writer import HEIGHT, Text, column, page, pdf, stream

from generator.errors import ReadError
from generator.read.formats.pdf import read_pdf
from generator.read.parsed import Parsed
from generator.read.source import read_bytes

OFFICE = Path(__file__).parent / "files" / "office"
LEFT = (
    "The town council voted for the plan on Tuesday",
    "by nine votes to two. It will cost forty million",
    "crowns, and the government pays one half of it.",
    "",
    "Fishermen were told of it by letter, and some of",
    "them were angry. The union said that nobody had",
    "asked its members, and that the time was wrong.",
)
RIGHT = (
    "The mayor said that the work could not wait for",
    "another winter. She had asked for a report, which",
    "warned that the quay might give way under ice.",
    "",
    "Boats may use the harbour of the next town in the",
    "meantime. The ferry company had not been told and",
    "said that it would have to change its timetable.",
)


def read(data: bytes) -> Parsed:
    return read_pdf(data, "a.pdf")


def blocks(parsed: Parsed, *kinds: str) -> list[str]:
    return [parsed.text[b.start : b.end] for b in parsed.blocks if not kinds or b.kind in kinds]


def paragraphs(*lines: str) -> list[str]:
    return [" ".join(part.split("\n")) for part in "\n".join(lines).split("\n\n")]


# --- whole files, by two programs that make them -------------------------------------------------


def test_a_newspaper_in_two_columns_is_read_as_it_was_written() -> None:
    parsed = read((OFFICE / "courier.pdf").read_bytes())
    assert blocks(parsed, "heading") == [TITLE]
    assert blocks(parsed, "text") == [BYLINE, *BODY]
    assert parsed.text == "\n\n".join([TITLE, BYLINE, *BODY])
    assert "Courier" not in parsed.text
    assert "Page" not in parsed.text
    assert [issue.code for issue in parsed.issues] == ["page-margins"]


def test_its_pages_begin_where_they_do() -> None:
    parsed = read((OFFICE / "courier.pdf").read_bytes())
    assert len(parsed.pages) == 3
    assert parsed.pages[0] == 0
    starts = [parsed.text[start : start + 30] for start in parsed.pages]
    assert starts[0] == TITLE[:30]
    assert starts[1:] == ["Henrik Dahl, said that the rep", "Work is to begin on May 5 and "]


def test_a_paper_by_tex_loses_its_footnote_and_page_numbers_and_no_word() -> None:
    parsed = read((OFFICE / "paper.pdf").read_bytes())
    letters = [words.replace("-", "") for words in blocks(parsed, "text")]
    assert letters == [words.replace("-", "") for words in BODY]
    assert blocks(parsed, "heading")[0] == TITLE
    assert "Not all of them" not in parsed.text
    assert any("1 footnote at" in issue.message for issue in parsed.issues)


def test_a_document_from_a_pdf_knows_its_date_place_and_pages() -> None:
    document = read_bytes((OFFICE / "courier.pdf").read_bytes(), name="courier.pdf", suffix=".pdf")
    assert (document.title, document.published, document.published_basis) == (TITLE, "2025-03-04", "dateline")
    assert document.title_span == (0, len(TITLE))
    assert document.dateline == "OSTVIK, March 4, 2025"
    assert len(document.pages) == 3


def test_the_day_on_which_a_file_was_made_is_not_when_it_was_published() -> None:
    data = pdf(page(*column(60, 100, LEFT)), info="/CreationDate (D:20200102030405Z) /ModDate (D:20200102030405Z)")
    document = read_bytes(data, name="a.pdf", suffix=".pdf")
    assert (document.published, document.published_basis) == (None, "unknown")


# --- order -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other_however_the_file_orders_them(by_rows: bool) -> None:
    left, right = column(60, 100, LEFT), column(320, 100, RIGHT)
    texts = [text for pair in zip(left, right, strict=True) for text in pair] if by_rows else [*left, *right]
    assert blocks(read(pdf(page(*texts)))) == [*paragraphs(*LEFT), *paragraphs(*RIGHT)]


def test_what_runs_across_the_columns_parts_them() -> None:
    texts: list[Text] = [(60, 70, "Harbour closes for repairs and the union is angry", 18, "F2")]
    texts += [*column(60, 100, LEFT), *column(320, 100, RIGHT)]
    texts += [(60, 230, "Ferries sail again in the north of the country", 18, "F2")]
    texts += [*column(60, 260, RIGHT), *column(320, 260, LEFT)]
    expected = ["Harbour closes for repairs and the union is angry", *paragraphs(*LEFT), *paragraphs(*RIGHT)]
    expected += ["Ferries sail again in the north of the country", *paragraphs(*RIGHT), *paragraphs(*LEFT)]
    parsed = read(pdf(page(*texts)))
    assert blocks(parsed) == expected
    assert [b.level for b in parsed.blocks if b.kind == "heading"] == [1, 2]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = page(*column(60, 100, LEFT[:2] * 2), *column(320, 100, RIGHT[:2] * 2))
    second = page(*column(60, 100, [LEFT[2], "", *LEFT[4:]]))
    parsed = read(pdf(first, second))
    assert "for another winter." not in blocks(parsed)
    cut = parsed.text.index("crowns, and")
    assert parsed.text[cut - 1 : cut] in " \n"
    assert parsed.pages == (0, cut)


def test_a_table_is_kept_by_rows_and_is_no_prose() -> None:
    rows = [("Year", "Crowns", "Boats"), ("2024", "12 million", "31"), ("2025", "40 million", "20"), ("2026", "9", "7")]
    texts: list[Text] = list(column(60, 100, LEFT))
    for number, row in enumerate(rows):
        texts += [(60 + 120 * at, 200 + 14 * number, words) for at, words in enumerate(row)]
    parsed = read(pdf(page(*texts)))
    assert "Year | Crowns | Boats\n2024 | 12 million | 31\n2025 | 40 million | 20\n2026 | 9 | 7" in parsed.text
    assert blocks(parsed) == paragraphs(*LEFT)


def test_pages_that_lie_on_their_side_are_read() -> None:
    for matrix, x, y, step in (("0 1 -1 0", 100, 60, 12), ("0 -1 1 0", 500, 700, -12)):
        lines = [f"BT /F1 10 Tf {matrix} {x + step * n} {y} Tm ({words}) Tj ET" for n, words in enumerate(LEFT[:3])]
        assert blocks(read(pdf("\n".join(lines), rotate=90))) == [" ".join(LEFT[:3])]
    lines = [f"BT /F1 10 Tf -1 0 0 -1 500 {100 + 12 * n} Tm ({words}) Tj ET" for n, words in enumerate(LEFT[:3])]
    assert blocks(read(pdf("\n".join(lines), rotate=180))) == [" ".join(LEFT[:3])]


def test_a_stamp_across_the_page_is_left_out() -> None:
    stamp = "BT /F2 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET"
    assert blocks(read(pdf(page(*column(60, 100, LEFT), extra=stamp)))) == paragraphs(*LEFT)


def test_a_large_first_letter_belongs_to_its_word() -> None:
    texts: list[Text] = [(60, 122, "T", 36), (84, 100, LEFT[0][1:]), (84, 112, LEFT[1]), (60, 124, LEFT[2])]
    texts += column(60, 143, LEFT[4:])
    assert read(pdf(page(*texts))).text.startswith("The town council voted")


# --- what only the page has --------------------------------------------------------------------------


def with_margins(number: int, total: int) -> str:
    texts: list[Text] = [(60, 40, f"The Ostvik Courier, {number} of March", 8), (290, HEIGHT - 30, f"- {number} -", 8)]
    body = column(60, 100 + number, [*LEFT[:-1], f"asked its members, and that time {number} was wrong."])
    assert total
    return page(*texts, *body)


@pytest.mark.parametrize("total", [2, 5])
def test_running_heads_and_page_numbers_are_left_out(total: int) -> None:
    parsed = read(pdf(*(with_margins(number, total) for number in range(1, total + 1))))
    assert "Courier" not in parsed.text
    assert not any(words.startswith("-") for words in blocks(parsed))
    assert parsed.text.count("town council") == total
    assert f"left out {2 * total} lines" in parsed.issues[0].message


def test_words_of_the_text_that_two_pages_share_stay() -> None:
    """Only what stands apart from the text repeats as a head; the same first line of two pages does not."""
    parsed = read(pdf(page(*column(60, 100, LEFT)), page(*column(60, 100, LEFT))))
    assert blocks(parsed) == [*paragraphs(*LEFT), *paragraphs(*LEFT)]


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    pages = [
        page((60 if n % 2 else 400, 40, "Ostvik" if n % 2 else "Harbour news", 8), *column(60, 100 + n, LEFT))
        for n in range(1, 7)
    ]
    parsed = read(pdf(*pages))
    assert "Ostvik" not in parsed.text
    assert "Harbour news" not in parsed.text


def test_a_lone_number_that_is_no_page_number_stays() -> None:
    assert "2031" in read(pdf(page(*column(60, 100, LEFT), (60, 400, "2031")))).text


def test_a_raised_number_is_left_out_and_a_power_is_not() -> None:
    extra = (
        "BT /F1 10 Tf 1 0 0 1 60 500 Tm (The mayor told reporters) Tj 6 Tf 4 Ts (3) Tj 10 Tf 0 Ts ( that it was)"
        " Tj ET BT /F1 10 Tf 1 0 0 1 60 488 Tm (an area of 40 km) Tj 6 Tf 4 Ts (2) Tj 10 Tf 0 Ts ( in the year 2025.)"
        " Tj ET"
    )
    assert read(pdf(page(extra=extra))).text == (
        "The mayor told reporters that it was an area of 40 km2 in the year 2025."
    )


# --- words parted by line ends -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("The mayor of the old town said that the nego-", "tiations were over.", "the negotiations were"),
        ("The mayor of the old town said that a long-", "term plan was ready.", "a long-term plan"),
        ("The mayor of the old town had met the Anglo-", "Norlandic company.", "the Anglo-Norlandic company"),
        ("The mayor of the old town spoke of a cease-", "fire in the harbour.", "a cease-fire in"),
        ("The mayor of the old town spoke of the re-", "creation of the quay.", "the re-creation of"),
        ("The mayor of the old town had met Ms Soren-", "sen on Tuesday.", "Ms Soren-sen on"),
        ("The mayor of the old town is a 49-", "year-old teacher.", "a 49-year-old teacher"),
        ("The mayor of the old town talked of state-of-the-", "art machines.", "state-of-the-art machines"),
        ("The mayor of the old town had come with-", "out her deputy.", "come without her"),
        ("The mayor of the old town waited –", "and left at noon.", "waited – and left"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_only_where_it_surely_parts_one_word(before: str, after: str, joined: str) -> None:
    assert joined in read(pdf(page(*column(60, 100, [before, after])))).text


def test_a_word_that_stands_whole_elsewhere_decides() -> None:
    lines = ["Ms Sorensen said so. The mayor of the old town had met Ms Soren-", "sen on Tuesday, she said."]
    assert "met Ms Sorensen on" in read(pdf(page(*column(60, 100, lines)))).text
    lines = ["An air-strike was ruled out. The mayor of the old town had an air-", "strike in mind, she said."]
    assert "an air-strike in" in read(pdf(page(*column(60, 100, lines)))).text


def test_ligatures_are_the_letters_that_they_stand_for() -> None:
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "2 beginbfchar <41> <FB01> <42> <0065 0301> endbfchar 1 beginbfrange <20> <40> <0020> endbfrange "
        "1 beginbfrange <61> <7A> <0061> endbfrange endcmap end end"
    )
    fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>"
    data = pdf(page((60, 100, "the Ashermen of the cafB conArmed it")), fonts=fonts, objects=[stream(cmap.encode())])
    assert read(data).text == "the fishermen of the café confirmed it"


# --- titles and authors ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Microsoft Word - draft3.doc", None),
        ("press_release_final.docx", None),
        ("Untitled document", None),
        ("Untitled", None),
        ("Repairs of the quay in Ostvik", "Repairs of the quay in Ostvik"),
    ],
)
def test_a_title_that_a_program_made_up_is_none(stated: str, title: str | None) -> None:
    data = pdf(page(*column(60, 100, LEFT)), info=f"/Title ({stated})")
    assert read(data).metadata.title == title


def test_a_headline_in_the_text_goes_before_a_stated_title() -> None:
    texts: list[Text] = [(60, 60, "Harbour closes for repairs", 18, "F2"), *column(60, 100, LEFT)]
    document = read_bytes(pdf(page(*texts), info="/Title (Old title of another paper)"), name="a.pdf", suffix=".pdf")
    assert document.title == "Harbour closes for repairs"


def test_a_stated_title_tells_the_headline_from_the_masthead() -> None:
    texts: list[Text] = [(60, 40, "The Great Ostvik Courier", 30), (60, 75, "Harbour closes for repairs", 14)]
    data = pdf(page(*texts, *column(60, 100, LEFT)), info="/Title (Harbour closes for repairs)")
    document = read_bytes(data, name="a.pdf", suffix=".pdf")
    assert document.title == "Harbour closes for repairs"
    assert document.text[slice(*document.title_span or (0, 0))] == "Harbour closes for repairs"


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Karin Holm", "Karin Holm"),
        ("kholm", None),
        ("Administrator", None),
        ("Scanner User 3", None),
        ("HOLM-PC", None),
    ],
)
def test_an_author_is_a_name_and_no_login(stated: str, author: str | None) -> None:
    assert read(pdf(page(*column(60, 100, LEFT)), info=f"/Author ({stated})")).metadata.author == author


# --- what cannot be read -----------------------------------------------------------------------------

PICTURE = stream(b"\x80" * 100, "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray "
                 "/BitsPerComponent 8")  # fmt: skip
SHOWN = "q 500 0 0 700 40 40 cm /Im1 Do Q"


def problem(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read(data)
    return str(error.value)


def test_a_scan_says_that_it_is_one() -> None:
    data = pdf(SHOWN, SHOWN, objects=[PICTURE], resources="/XObject << /Im1 10 0 R >>")
    assert "is a scan" in problem(data)


def test_pages_that_are_pictures_among_others_are_told() -> None:
    text = page(*column(60, 100, LEFT))
    parsed = read(pdf(text, SHOWN, SHOWN, text, SHOWN, objects=[PICTURE], resources="/XObject << /Im1 10 0 R >>"))
    told = [issue.message for issue in parsed.issues if issue.code == "pages-without-text"]
    assert told == ["pages 2-3, 5 hold a picture and no text; have the text recognised (OCR) if it matters"]
    assert len(parsed.pages) == 5


def test_empty_pages_say_so() -> None:
    assert "has no text on its pages" in problem(pdf(page(), page()))


def test_a_file_with_a_password_says_so() -> None:
    assert "is encrypted" in problem((OFFICE / "locked.pdf").read_bytes())


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert read((OFFICE / "unlocked.pdf").read_bytes()).text == read((OFFICE / "courier.pdf").read_bytes()).text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.5\nnothing", b"<html>", b"\0" * 5000])
def test_what_is_no_pdf_says_so(data: bytes) -> None:
    assert "is damaged" in problem(data)


def outcome(data: bytes) -> tuple[Parsed | None, str]:
    """What a file gives, or why it gives nothing."""
    try:
        return read(data), ""
    except ReadError as error:
        return None, str(error)


def test_a_file_cut_short_is_refused_or_told() -> None:
    whole = (OFFICE / "courier.pdf").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        parsed, problem = outcome(whole[: int(len(whole) * share)])
        codes = [issue.code for issue in parsed.issues] if parsed else []
        assert problem.startswith("a.pdf: ") or "cut-off" in codes


def test_very_many_pages_are_refused_at_once() -> None:
    assert "2,001 pages, more than the 2,000" in problem(pdf(*(["BT ET"] * 2001)))


def test_a_number_of_pages_that_is_not_true_does_no_harm() -> None:
    parsed, problem = outcome(pdf(page(*column(60, 100, LEFT)), count=100_000))
    assert "pages" in problem or (parsed and blocks(parsed) == paragraphs(*LEFT))


def unmapped(code: str) -> bytes:
    """A file whose font gives its signs these characters of the private use area, or none at all."""
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfrange <21> <7E> <{code}> endbfrange endcmap end end"
    )
    fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>"
    return pdf(page(*column(60, 100, LEFT)), fonts=fonts, objects=[stream(cmap.encode())])


def test_signs_without_letters_are_no_text() -> None:
    assert "has a text layer that is no text" in problem(unmapped("E021"))


def test_letters_that_are_all_shifted_are_no_text() -> None:
    """A font that says wrongly which letters it has gives words without vowels."""
    lines = ["".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in line) for line in LEFT]
    assert "has a text layer that is no text" in problem(pdf(page(*column(60, 100, lines))))


def test_numbers_of_glyphs_are_no_text() -> None:
    lines = ["(cid:12)(cid:44)(cid:7) (cid:9)(cid:81)" for _ in range(8)]
    assert "has a text layer that is no text" in problem(pdf(page(*column(60, 100, lines))))


def test_a_few_unknown_signs_show_as_such() -> None:
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "1 beginbfchar <41> <E041> endbfchar 1 beginbfrange <20> <40> <0020> endbfrange "
        "1 beginbfrange <61> <7A> <0061> endbfrange endcmap end end"
    )
    fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>"
    words = "the conArmed Agures of the Ashermen were read out in the council on tuesday"
    parsed = read(pdf(page((60, 100, words)), fonts=fonts, objects=[stream(cmap.encode())]))
    assert parsed.text == words.replace("A", "\ufffd")
    assert [issue.code for issue in parsed.issues] == ["unknown-letters"]


def test_pages_always_rise() -> None:
    aside = page(*column(60, 100, LEFT[:2]), *column(60, 700, ["Photograph of the quay in the winter of 2009"], 7))
    parsed = read(pdf(aside, page(), page(*column(60, 100, [LEFT[2], "", *LEFT[4:]]))))
    assert len(parsed.pages) == 3
    assert all(one <= other for one, other in pairwise((0, *parsed.pages, len(parsed.text))))
    # What the caption parts is one paragraph again, and the caption stays on its page.
    assert paragraphs(*LEFT)[0] in blocks(parsed)
    assert parsed.text.index("Photograph") < parsed.pages[2]

"""Bytes to archived text: every encoding that occurs, and honest refusals."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.read.decode import decode

PROSE = "The minister’s café in Zürich closed – “for good”, she said."
PLAIN_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1).filter(
    lambda s: s.strip() and not {"\ufeff", "\u2028", "\u2029"}.intersection(s)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_the_same_text_from_every_encoding(encoding):
    text, issues = decode(PROSE.encode(encoding), "a.txt")
    assert text == PROSE
    assert issues == ()


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_a_byte_order_mark_decides_and_is_left_out(mark, encoding):
    assert decode(mark + PROSE.encode(encoding), "a.txt")[0] == PROSE


@given(PLAIN_TEXT)
def test_marked_encodings_round_trip_to_nfc(text):
    expected = unicodedata.normalize("NFC", text)
    for mark, encoding in [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]:
        assert decode(mark + text.encode(encoding), "a.txt")[0] == expected


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=4).filter(str.strip))
def test_ascii_in_utf16_without_a_mark_is_recognised(text):
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "a.txt")[0] == text


def test_line_ends_become_line_feeds():
    assert decode(b"one\r\ntwo\rthree\x0cfour\xe2\x80\xa8five", "a.txt")[0] == "one\ntwo\nthree\nfour\nfive"


def test_accents_are_composed():
    assert decode("Ame\u0301lie arrived.".encode(), "a.txt")[0] == "Amélie arrived."


def test_one_broken_byte_in_utf8_is_repaired_and_reported():
    data = "Málaga’s “fair” opened in Córdoba.".encode() + b" Caf\xe9 owners cheered."
    text, issues = decode(data, "a.txt")
    assert text == "Málaga’s “fair” opened in Córdoba. Café owners cheered."
    assert [issue.code for issue in issues] == ["mixed-encoding"]


def test_stray_control_characters_are_left_out_and_reported():
    text, issues = decode(b"A long enough sentence\x08 to hold one of them.", "a.txt")
    assert text == "A long enough sentence to hold one of them."
    assert [issue.code for issue in issues] == ["control-characters"]


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_an_empty_file_is_refused_by_name(data):
    with pytest.raises(ReadError, match=r"notes\.txt: is empty"):
        decode(data, "notes.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"PK\x03\x04rest",
        b"\x00\x01\x02\x03 binary \x00",
        bytes(range(1, 32)) * 20,
        b"abc\x00def",
        b"\xff\xfeab\x00",
    ],
)
def test_what_is_not_text_is_refused_with_a_remedy(data):
    with pytest.raises(ReadError, match=r"^junk\.txt: .*UTF-8"):
        decode(data, "junk.txt")


def test_an_encoding_that_cannot_be_told_is_refused_rather_than_guessed():
    with pytest.raises(ReadError, match="cannot be told"):
        decode("Министр заявил о решении".encode("cp1251"), "a.txt")


def test_markup_in_place_of_text_is_reported():
    _, issues = decode(rb"{\rtf1\ansi The minister resigned.}", "a.txt")
    assert [issue.code for issue in issues] == ["not-plain-text"]


@given(st.binary(max_size=400))
def test_any_bytes_give_clean_text_or_a_read_error(data):
    try:
        text, _ = decode(data, "a.txt")
    except ReadError:
        return
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\0" not in text

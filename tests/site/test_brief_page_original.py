"""Links into the original: they name the words as the draft on text fragments asks, and nothing that is not shown."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.original import place, web_address
from generator.site.publishable import mask

URL = "https://coastal.example/ferry?a=1&b=2"
TEXT = (
    "The board met on Tuesday. The line will open again, it said.\n\n"
    "“A, B & C – all well-known – will pay 50% more,” Ada Quist told the board before the meeting in the old town "
    "hall came to its end on Tuesday evening.\nShe left. The line will open again, Quist said."
)


def span(words, nth=0):
    found = list(re.finditer(re.escape(words), TEXT))[nth]
    return found.span()


def directives(address):
    """What a browser reads from an address: (prefix, start, end, suffix) for each directive, decoded."""
    found = []
    for part in address.partition(":~:")[2].split("&"):
        assert part.startswith("text=")
        terms = part.removeprefix("text=").split(",")
        prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
        suffix = unquote(terms.pop()[1:]) if terms[-1].startswith("-") else ""
        assert 1 <= len(terms) <= 2
        assert all("-" not in term for term in terms)
        found.append((prefix, unquote(terms[0]), unquote(terms[1]) if len(terms) == 2 else "", suffix))
    return found


def looked_up(text, directive):
    """Where a browser would go: the first place where the words stand, as whole words, in one block each."""
    prefix, start, end, suffix = directive
    blocks = re.escape(start).replace(r"\ ", r"[^\S\n]+")
    pattern = rf"(?:(?<!\w){re.escape(prefix)}\s*)?" if not prefix else rf"(?<!\w){re.escape(prefix)}\s*"
    pattern += rf"(?<!\w)(?P<words>{blocks}(?!\w)"
    if end:
        pattern += rf"[\s\S]*?(?<!\w){re.escape(end)}(?!\w)"
    pattern += rf")\s*{re.escape(suffix)}" if suffix else ")"
    found = re.search(pattern, text)
    return found.span("words") if found else None


def test_few_words_are_named_in_full():
    address = place(URL, TEXT, [span("Ada Quist told the board")])
    assert address == f"{URL}#:~:text=Ada%20Quist%20told%20the%20board"


def test_signs_of_the_form_itself_are_encoded():
    address = place(URL, TEXT, [span("A, B & C – all well-known – will pay 50% more")])
    encoded = "A%2C%20B%20%26%20C%20%E2%80%93%20all%20well%2Dknown%20%E2%80%93%20will%20pay%2050%25%20more"
    assert address == f"{URL}#:~:text={encoded}"


def test_a_hyphen_is_a_word_s_and_no_sign():
    address = place(URL, TEXT, [span("all well-known")])
    assert address.endswith(":~:text=all%20well%2Dknown")


def test_long_words_are_named_by_their_ends():
    address = place(
        URL, TEXT, [span("told the board before the meeting in the old town hall came to its end on Tuesday")]
    )
    assert directives(address) == [("", "told the board before the", "to its end on Tuesday", "")]


def test_words_over_two_blocks_are_named_by_their_ends():
    at = (span("Tuesday evening")[0], span("She left")[1])
    assert directives(place(URL, TEXT, [at])) == [("", "Tuesday evening", "She left", "")]


def test_words_that_stand_twice_are_told_apart_by_what_is_beside_them():
    first, second = (place(URL, TEXT, [span("The line will open again", n)]) for n in (0, 1))
    assert directives(first) == [("met on Tuesday.", "The line will open again", "", ", it said.")]
    assert directives(second) == [("She left.", "The line will open again", "", ", Quist said.")]


def test_evidence_in_pieces_gives_a_directive_for_each():
    address = place(URL, TEXT, [span("The board met"), span("She left")])
    assert directives(address) == [("", "The board met", "", ""), ("", "She left", "", "")]


def test_marks_around_the_words_and_parts_of_words_are_left_out():
    start, end = span("“A, B")
    assert directives(place(URL, TEXT, [(start, end)])) == [("", "A, B", "", "")]
    start, end = span("board met on Tues")
    assert directives(place(URL, TEXT, [(start, end)])) == [("", "board met on", "", "")]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x#part", "https://a.example/x#part:~:text=She%20left"),
        ("https://a.example/x#:~:text=old", "https://a.example/x#:~:text=She%20left"),
        ("https://a.example/x", "https://a.example/x#:~:text=She%20left"),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("seeds/a.txt", None),
        (None, None),
    ],
)
def test_only_an_address_of_the_web_is_linked(url, expected):
    assert place(url, TEXT, [span("She left")]) == expected
    assert (web_address(url) is None) == (expected is None)


def test_words_without_a_letter_lead_to_the_top():
    start = TEXT.index("–")
    assert place(URL, TEXT, [(start, start + 1)]) == URL


def test_nothing_that_is_not_shown_gets_into_the_address():
    at = span("The line will open again", 1)
    address = place(URL, mask(TEXT, [span("The line will open again", 0), at]), [at])
    assert directives(address) == [("", "The line will open again", "", "")]


WORDS = st.sampled_from(["a", "b-c", "d,", "“e”", "&", "f.", "g%", "h’s", "–", "\n\n", "\n", "i", "j", "k", "l", "m"])


@given(st.lists(WORDS, max_size=20), st.lists(WORDS, min_size=1, max_size=30), st.lists(WORDS, max_size=20))
def test_a_browser_finds_the_words(before, within, after):
    wanted = " ".join(within)
    text = " ".join([*before, wanted, *after])
    start = len(" ".join([*before, ""]))
    address = place(URL, text, [(start, start + len(wanted))])
    trimmed = re.sub(r"^[\W_]+|[\W_]+$", "", wanted)
    if not trimmed:
        assert address == URL
        return
    (directive,) = directives(address)
    found = looked_up(text, directive)
    assert found is not None
    first = start + wanted.index(trimmed)
    if len(re.findall(rf"(?<!\w){re.escape(directive[1])}(?!\w)", re.sub(r"\s+", " ", text))) == 1:
        assert found[0] == first
    if not directive[2]:
        assert text[slice(*found)].split() == trimmed.split()

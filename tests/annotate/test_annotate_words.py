"""Words, what the model is told about each, and the windows they are read in."""

from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.words import QUOTE_STATES, SHAPES, lines, split_words, windows

TEXTS = st.text(st.sampled_from("ab Z9.?!“”\"'’\n-é€\u200b"), max_size=120)


def described(text):
    words = split_words(text, lines(text))
    return [
        (text[s:e], SHAPES[shape], QUOTE_STATES[quote], first)
        for (s, e), shape, quote, first in zip(words.spans, words.shapes, words.quotes, words.breaks, strict=True)
    ]


def test_a_word_is_a_run_of_letters_and_digits_or_one_sign():
    assert [w for w, *_ in described("Kim Jong-un’s 3.5%")] == ["Kim", "Jong", "-", "un", "’", "s", "3", ".", "5", "%"]


def test_the_shape_tells_what_an_uncased_encoder_cannot_see():
    assert [shape for _, shape, *_ in described("the Paris NATO McKay A 26 ,")] == [
        "lower",
        "capitalised",
        "capitals",
        "mixed",
        "initial",
        "digits",
        "sign",
    ]


def test_words_between_quotation_marks_are_inside_whatever_the_marks():
    for text in ("“so be it” he", '"so be it" he', "«so be it» he", "'so be it' he", "‘so be it’ he"):
        assert [quote for *_, quote, _ in described(text)] == [
            "opening",
            "inside",
            "inside",
            "inside",
            "closing",
            "outside",
        ]


def test_an_apostrophe_opens_no_quotation():
    assert {quote for *_, quote, _ in described("It’s the workers' day")} == {"outside"}


def test_a_quotation_left_open_ends_with_its_line():
    assert [quote for *_, quote, _ in described("“so be\nit is")] == [
        "opening",
        "inside",
        "inside",
        "outside",
        "outside",
    ]


def test_only_the_first_word_of_a_region_is_a_break():
    text = "one two\nthree four"
    assert split_words(text, [(0, len(text))]).breaks == (1, 0, 0, 0)
    assert split_words(text, lines(text)).breaks == (1, 0, 1, 0)


def test_text_outside_the_regions_is_not_read():
    text = "ua en ru\nThe headline"
    assert [text[s:e] for s, e in split_words(text, [(9, 21)]).spans] == ["The", "headline"]


def test_a_window_ends_with_a_line_before_a_sentence_before_a_word():
    text = "One two. Three four.\nFive six seven eight nine. Ten"
    words = split_words(text, lines(text))
    cut = windows(text, words, [1] * len(words.spans), 8)
    parts = [text[words.spans[a][0] : words.spans[b - 1][1]] for a, b in cut]
    assert parts == ["One two. Three four.", "Five six seven eight nine. Ten"]
    cut = windows(text, words, [1] * len(words.spans), 4)
    parts = [text[words.spans[a][0] : words.spans[b - 1][1]] for a, b in cut]
    assert parts == ["One two.", "Three four.", "Five six seven eight", "nine. Ten"]


@given(TEXTS, st.integers(min_value=1, max_value=12))
def test_windows_cover_every_word_once_and_hold_no_more_than_they_may(text, limit):
    words = split_words(text, lines(text))
    cut = windows(text, words, [1] * len(words.spans), limit)
    assert [i for a, b in cut for i in range(a, b)] == list(range(len(words.spans)))
    assert all(0 < b - a <= limit for a, b in cut)


@given(TEXTS)
def test_words_are_in_order_and_hold_all_that_is_visible(text):
    words = split_words(text, lines(text))
    assert list(words.spans) == sorted(set(words.spans))
    seen = "".join(text[s:e] for s, e in words.spans)
    assert seen == "".join(text.split())

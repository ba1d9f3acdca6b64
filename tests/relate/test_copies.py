"""Copies among all texts: which are found, which are not, and what becomes of many."""

import random

import pytest
from printing import cut, further, led, report, reset

from generator.cache import Cache
from generator.relate import copies as module
from generator.relate.common_origin import common_origins
from generator.relate.copies import copies

TEXT = report(1)


def likeness(one: str, other: str) -> str | None:
    """What the other text is beside the one."""
    return dict(copies({"one": one, "other": other}).of("one")).get("other")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (TEXT, "same"),
        (TEXT.replace("\n\n", "\n").upper(), "same"),
        (reset(TEXT), "near"),
        (led(TEXT, 2), "near"),
        (cut(TEXT, 0.5), "shorter"),
        (cut(TEXT, 0.9), "near"),
        (further(TEXT, 3, 4), "longer"),
        (further(led(reset(TEXT), 4), 5, 4), "longer"),
        (report(6), None),
    ],
)
def test_what_outlets_do_to_a_text_leaves_it_a_copy(other, expected):
    """Neither case, paragraphs, a headline, a lead nor a dateline of its own make another text of it."""
    assert likeness(TEXT, other) == expected


def test_a_longer_version_is_so_from_one_side_only():
    """Of two versions each knows which it is."""
    assert (likeness(cut(TEXT, 0.5), TEXT), likeness(TEXT, cut(TEXT, 0.5))) == ("longer", "shorter")


def test_typographic_apostrophes_make_no_difference():
    """An outlet's own typography is not its own text."""
    text = "\n".join(
        f"The harbour's {name} doesn't open before Norland's new mayor has seen it." for name in "abcdefgh"
    )
    assert likeness(text, text.replace("'", "’")) == "same"


@pytest.mark.parametrize("own", [4, 8, 30])
def test_a_follow_up_that_quotes_half_of_an_earlier_report_is_no_copy(own):
    """Background is printed again and again."""
    assert likeness(TEXT, further(cut(report(7), own / 8), 8, 1) + "\n\n" + cut(TEXT, 0.5)) is None


def test_a_flash_that_a_long_report_contains_is_no_copy_of_it():
    """It has become a paragraph among many."""
    flash = report(9, paragraphs=1)
    assert likeness(flash, further(flash, 10, 1)) == "longer"
    assert likeness(flash, further(flash, 10, 12)) is None


def test_short_texts_are_copies_only_if_all_their_words_are_the_same():
    """A few words in common say nothing, and fewer than eight words are no report."""
    short = "The ferry to the northern islands will not sail before the wind has dropped."
    assert likeness(short, short) == "same"
    assert likeness(short, short.replace("ferry", "boat")) is None
    assert likeness("Page not found.", "Page not found.") is None


def test_two_texts_in_one_digest_are_no_copies_of_each_other():
    """Each is a shorter version of what has both, and that is all."""
    one, other = report(11), report(12)
    found = copies({"one": one, "other": other, "digest": f"{one}\n\n{other}"})
    assert dict(found.of("one")) == {"digest": "longer"}
    assert dict(found.of("digest")) == {"one": "shorter", "other": "shorter"}


def test_copies_have_one_origin_within_a_story():
    """There is one rule for both."""
    texts = {"a": TEXT, "b": led(TEXT, 2), "c": cut(TEXT, 0.5), "d": report(6)}
    assert common_origins(texts) == (("a", "b", "c"), ("d",))
    assert {name for name, _ in copies(texts).of("a")} == {"b", "c"}


def test_the_order_of_the_texts_does_not_matter():
    """And neither does the process that looks."""
    texts = {f"t{n}": further(report(n % 4), n, n % 3) for n in range(16)}
    shuffled = list(texts.items())
    random.Random(1).shuffle(shuffled)
    assert copies(dict(shuffled)) == copies(texts)


def many(count: int) -> dict[str, str]:
    """Texts of which every tenth is a copy of the one before, all with one paragraph in common."""
    common = report(0, paragraphs=2)
    found: dict[str, str] = {}
    for n in range(count):
        text = cut(found[f"t{n - 1:05}"], 0.9) if n % 10 == 9 else f"{report(n + 100, paragraphs=6)}\n\n{common}"
        found[f"t{n:05}"] = text
    return found


def test_all_copies_are_found_among_many_texts_with_a_paragraph_in_common():
    """What every text has is no reason to compare them all."""
    found = copies(many(400))
    assert set(found.near) == {f"t{n:05}" for n in range(400) if n % 10 in {8, 9}}


def test_a_text_that_very_many_print_is_one_group():
    """However many there are, each is connected with the others."""
    texts = {f"t{n:03}": led(TEXT, n) for n in range(200)}
    assert [len(group) for group in copies(texts).groups()] == [200]


def test_the_time_grows_with_the_number_of_texts(monkeypatch):
    """No text is compared with all others: of ten times as many with a paragraph in common, ten times as many pairs."""
    compared: list[int] = []
    plain = module.has_one_origin
    monkeypatch.setattr(module, "has_one_origin", lambda *runs: compared.append(1) or plain(*runs))
    counts = []
    for count in (100, 1000):
        compared.clear()
        copies(many(count))
        counts.append(len(compared))
    assert counts[1] <= 15 * counts[0]


def test_what_is_kept_is_what_is_found(tmp_path):
    """And nothing of a text is read again that was read before."""
    texts = many(60)
    cache = Cache(tmp_path, module.KIND, "1")
    plain = copies(texts)
    assert copies(texts, cache) == plain
    assert copies(texts, cache) == plain


def test_only_changed_texts_are_read_again(tmp_path, monkeypatch):
    """The second time, one print is made."""
    texts = many(30)
    cache = Cache(tmp_path, module.KIND, "1")
    copies(texts, cache)
    made: list[str] = []
    plain = module._print
    monkeypatch.setattr(module, "_print", lambda text: made.append(text) or plain(text))
    changed = texts | {"t00003": report(5000)}
    assert copies(changed, cache) == copies(changed)
    assert made.count(changed["t00003"]) == 2  # with the cache, and without
    assert len(made) == 1 + len(changed)


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": ""}, {"a": "…", "b": "…"}, {"a": TEXT}])
def test_nothing_is_a_copy_of_nothing(texts):
    """Texts without words have nothing in common."""
    found = copies(texts)
    assert found.groups() == ()
    assert [list(found.of(name)) for name in texts] == [[]] * len(texts)

"""Whom "he" and "she" go on about: the subject of the sentence before, and what speaks against it."""

from __future__ import annotations

import pytest
from actors_factory import annotation, document, resolved, speakers, unmark

from generator.actors import resolve


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "<[P Robert Long]> blamed [P Peter Moss] for the flood.\n\n<He> says the dam was old.",
            ["named robert-long"] * 2,
            id="the speaker before another name",
        ),
        pytest.param(
            "[P Peter Moss] came.\n\n[P Robert Long], a farmer from Reedham, has opened the mill. <He> said so.",
            ["named robert-long"],
            id="a subject with an aside",
        ),
        pytest.param(
            "[P Robert Long] runs the mill. He bought it in March. <He> says the price was fair.",
            ["named robert-long"],
            id="over a sentence with the same pronoun",
        ),
        pytest.param(
            "[P Robert Long] runs the mill.\n\n“[P Peter Moss] wanted it.”\n\n“I won,” <he> said.",
            ["named robert-long"],
            id="over a quotation that names another",
        ),
        pytest.param(
            "“The vote is lost,” said <[P Robert Long]>. “[P Peter Moss] lied.”\n\n<He> added more.",
            ["named robert-long"] * 2,
            id="a name inside the quotation",
        ),
        pytest.param(
            "[P Peter Moss] bought the mill from [P Robert Long]. “It was cheap,” <he> said.",
            ["unresolved"],
            id="two who fit and none who spoke",
        ),
        pytest.param(
            "[P Robert Long] sold the mill to [P Linda Moss]. “It was cheap,” <she> said.",
            ["named linda-moss"],
            id="the only one of that gender",
        ),
        pytest.param(
            "<[P Robert Long]> spoke. <A clerk> asked [P Peter Moss]. <He> added more.",
            ["named robert-long", "unnamed", "unresolved"],
            id="somebody else has the word",
        ),
        pytest.param(
            "[P Robert Long] left. The mayor praised [P Peter Moss]. <He> added more.",
            ["unresolved"],
            id="a subject without a name beside a name",
        ),
        pytest.param(
            "[P Peter Moss] came. One farmer at the market, [P Robert Long], has complained. <He> said so.",
            ["named robert-long"],
            id="a description with its name behind it",
        ),
        pytest.param(
            "<[P Robert Long]> spoke. Running against [P Peter Moss], <he> said little.",
            ["named robert-long"] * 2,
            id="the object of an opening phrase",
        ),
        pytest.param(
            "<[P Robert Long]> spoke. Asked about [P Peter Moss], <he> said little.",
            ["named robert-long"] * 2,
            id="who is asked about",
        ),
        pytest.param(
            "[P Robert Long] came. When he spoke after [P Peter Moss], <he> said little.",
            ["named robert-long"],
            id="a name behind the pronoun",
        ),
        pytest.param(
            "[P Robert Long] runs the mill. (As [P Peter Moss] said, it is old.) <He> says so.",
            ["unresolved"],
            id="behind an aside in brackets",
        ),
        pytest.param(
            "<[P Robert Long]> spoke.\n\n[P Peter Moss] holds a gun of [P Ed Hale].\n\n“It was cheap,” <he> added.",
            ["named robert-long", "unresolved"],
            id="who adds has spoken before",
        ),
        pytest.param(
            "<This is a plan that> fails. [P Linda Long] knew. <She> said so.", ["named linda-long"], id="plan"
        ),
    ],
)
def test_he_and_she_go_on_about_the_subject(marked, expected):
    assert speakers(marked)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("While <he> agreed, [P Robert Long] left.", ["named robert-long"], id="nobody before"),
        pytest.param(
            "<[P Robert Long]> spoke. While <he> agreed, [P Robert Long] left.",
            ["named robert-long"] * 2,
            id="the same before",
        ),
        pytest.param(
            "<[P Peter Moss]> spoke. While <he> agreed, [P Robert Long] left.",
            ["named peter-moss", "unresolved"],
            id="another before",
        ),
        pytest.param("While <she> agreed, [P Robert Long] left.", ["unresolved"], id="another gender"),
    ],
)
def test_a_pronoun_may_stand_before_its_name(marked, expected):
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("pronoun", "expected"), [("She", ["named", "named"]), ("He", ["named", "named"])], ids=["woman", "man"]
)
def test_the_pronoun_tells_which_of_two_namesakes_has_spoken(pronoun, expected):
    _, resolution = resolved(
        f"[P Linda Long] and her husband, [P Robert Long], came.\n\n<[P Long]> has a plan. <{pronoun}> said no."
    )
    last = resolution.speakers[-1]
    assert (last.kind, last.actors) == ("named", ("linda-long",) if pronoun == "She" else ("robert-long",))


def test_two_namesakes_of_one_gender_stay_open():
    marked = "[P Tom Hale] and [P Peter Hale] left. Rain fell.\n\n<[P Hale]> has a plan. <He> said no."
    assert speakers(marked) == ["unresolved", "unresolved"]


def test_a_name_in_the_reported_words_is_not_the_subject():
    text, mentions, sources = unmark("[P Peter Moss] was wrong, <[P Robert Long]> said. “Well,” <he> said.")
    contents = [(sources[0], (0, text.index(", Robert")))]
    resolution = resolve(document(text), annotation(mentions, sources, contents))
    assert [s.actors for s in resolution.speakers] == [("robert-long",)] * 2


def test_a_pronoun_unsettled_by_the_subject_lists_both():
    _, resolution = resolved(
        "[P Robert Long] came.\n\nThe mayor met [P Peter Moss]. <He> said no.",
    )
    (reading,) = resolution.speakers
    assert (reading.kind, reading.candidates) == ("unresolved", ("peter-moss",))

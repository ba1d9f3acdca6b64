"""People: one actor for each real one."""

from __future__ import annotations

import pytest
from actors_factory import actors, hows, resolved, role


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[P Ada Long] came. Later [P Long] left.", {"ada-long": ["Ada Long", "Long"]}, id="surname after full name"
        ),
        pytest.param(
            "Mr. [P Long] came with [P Edwin Long].", {"edwin-long": ["Long", "Edwin Long"]}, id="surname first"
        ),
        pytest.param(
            "[P Park Min Ho] met us. [P Park Min-ho] left; [P Park] stayed.",
            {"park-min-ho": ["Park Min Ho", "Park Min-ho", "Park"]},
            id="hyphens and family name first",
        ),
        pytest.param(
            "[P Cho Tae-min] spoke. [P Tae-min Cho] left.",
            {"cho-tae-min": ["Cho Tae-min", "Tae-min Cho"]},
            id="name order",
        ),
        pytest.param(
            "[P Donald J. Marsh] spoke. [P Donald Marsh] left.",
            {"donald-j-marsh": ["Donald J. Marsh", "Donald Marsh"]},
            id="middle initial",
        ),
        pytest.param(
            "[P E. Marsh] spoke. [P Edith Marsh] left.", {"edith-marsh": ["E. Marsh", "Edith Marsh"]}, id="initial"
        ),
        pytest.param(
            "[P Edith Marsh] and [P Edwin Marsh] came.",
            {"edith-marsh": ["Edith Marsh"], "edwin-marsh": ["Edwin Marsh"]},
            id="two of one surname stay two",
        ),
        pytest.param(
            "[P Edith Marsh] met [P Edwin Marsh].\n\nThen [P Marsh] left.",
            {"edith-marsh": ["Edith Marsh"], "edwin-marsh": ["Edwin Marsh"]},
            id="a surname that fits two stays open",
        ),
        pytest.param(
            "[P Linda Marsh] met [P Robert Marsh].\n\nThen Mrs. [P Marsh] left.",
            {"linda-marsh": ["Linda Marsh", "Marsh"], "robert-marsh": ["Robert Marsh"]},
            id="an honorific decides between two",
        ),
        pytest.param(
            "[P Edith Marsh] met [P Edwin Marsh].\n\n[P Edwin Marsh] spoke. [P Marsh] left.",
            {"edith-marsh": ["Edith Marsh"], "edwin-marsh": ["Edwin Marsh", "Edwin Marsh", "Marsh"]},
            id="the one just named in the paragraph",
        ),
        pytest.param("[P Russian Oleg Petrov] spoke.", {"oleg-petrov": ["Oleg Petrov"]}, id="adjective in the span"),
        pytest.param("[P the Oleg Petrov’s] plan.", {"oleg-petrov": ["Oleg Petrov"]}, id="article and possessive"),
        pytest.param(
            "[P Oleg Petrov and Anna Lund] spoke.",
            {"oleg-petrov": ["Oleg Petrov"], "anna-lund": ["Anna Lund"]},
            id="two names in one span",
        ),
        pytest.param(
            "[P President Oleg Petrov] spoke. [P Dr. Petrov] left.",
            {"oleg-petrov": ["Oleg Petrov", "Petrov"]},
            id="titles in the span",
        ),
        pytest.param(
            "[P Anna Lund] spoke. [O Lund] left. [P Lund] came back.",
            {"anna-lund": ["Anna Lund", "Lund", "Lund"]},
            id="one name tagged in two ways",
        ),
        pytest.param(
            "[P Yusuf Karimi] (also known as [P Joseph Carimy]) spoke. [P Karimi] left.",
            {"yusuf-karimi": ["Yusuf Karimi", "Joseph Carimy", "Karimi"]},
            id="also known as",
        ),
        pytest.param(
            "President [P Hale] spoke. Mr. [P Hale] met [P Linda Hale]. Mr. [P Hale] left.",
            {"hale": ["Hale", "Hale", "Hale"], "linda-hale": ["Linda Hale"]},
            id="a spouse named in full is not the president",
        ),
        pytest.param(
            "[P Ada Long] spoke. Then Long left.",
            {"ada-long": ["Ada Long", "Long"]},
            id="a place that the model missed",
        ),
        pytest.param(
            "[P Robert Hale, Jr.] left.", {"robert-hale-jr": ["Robert Hale, Jr."]}, id="comma before a suffix"
        ),
        pytest.param(
            "[P Kissana Phatha] spoke. Mr [P Kissana] left.",
            {"kissana-phatha": ["Kissana Phatha", "Kissana"]},
            id="a title with a given name, as in Thailand",
        ),
        pytest.param(
            "[P Thomas Hale] spoke. Mr. [P Thomas] left.",
            {"thomas-hale": ["Thomas Hale"], "thomas": ["Thomas"]},
            id="a title with a common given name is a surname",
        ),
        pytest.param(
            "[P Anna Lunde] met [P Anna Lund].",
            {"anna-lunde": ["Anna Lunde"], "anna-lund": ["Anna Lund"]},
            id="never by similarity",
        ),
        pytest.param(
            "[P Mona Farid] and her son, [P Farid], came.",
            {"mona-farid": ["Mona Farid"]},
            id="a relative is somebody else",
        ),
        pytest.param(
            "[P Robert Hale Sr.] met [P Robert Hale Jr.] at home.",
            {"robert-hale-sr": ["Robert Hale Sr."], "robert-hale-jr": ["Robert Hale Jr."]},
            id="father and son",
        ),
    ],
)
def test_names_become_people(marked, expected):
    assert actors(marked) == expected


def test_caption_alone_makes_no_actor():
    assert actors("^ Photo: [P Ada Long]\n\n[P Edwin Moss] came.") == {"edwin-moss": ["Edwin Moss"]}


def test_title_and_heading_count():
    assert set(actors("# [P Ada Long] wins\n\n## [P Edwin Moss] loses\n\nNothing else.")) == {"ada-long", "edwin-moss"}


def test_a_name_that_reads_like_a_country_code_gets_an_id_of_its_own():
    assert set(actors("[P Li] met [P No].")) == {"li-person", "no-person"}


def test_every_link_names_its_rule():
    found = hows("[P Ada Long] came. Later [P Long] left, and [P A. Long] too.")
    assert found == {"Ada Long": "full-name", "Long": "surname", "A. Long": "initial"}


@pytest.mark.parametrize(
    ("marked", "actor", "expected"),
    [
        ("The [N Norwegian] Foreign Minister [P Ada Long] spoke.", "ada-long", "Norwegian Foreign Minister"),
        ("Meanwhile, [L US] Secretary of State [P Ada Long] spoke.", "ada-long", "US Secretary of State"),
        ("Last week [O Harbour Board] spokesperson [P Ada Long] spoke.", "ada-long", "Harbour Board spokesperson"),
        ("[P Ada Long], a doctor from Zell, said so.", "ada-long", "doctor from Zell"),
        ("[P Ada Long], 45, the head of the harbour board, said so.", "ada-long", "head of the harbour board"),
        ("[P Ada Long], who heads the board, said so.", "ada-long", "heads the board"),
        ("[P Ada Long], who loves boats, said so.", "ada-long", None),
        ("Mr. [P Ada Long] said so.", "ada-long", None),
        ("“No,” says [P Ada Long], explains the pilot, and flies.", "ada-long", None),
        ("[P Oleg Petrov]'s spokesman [P Ivan Moss] said so.", "ivan-moss", "Oleg Petrov's spokesman"),
        (
            "Deputy Foreign Minister for Political Affairs [P Ada Long] spoke.",
            "ada-long",
            "Deputy Foreign Minister for Political Affairs",
        ),
        ("On [D Monday] then foreign minister [P Ada Long] spoke.", "ada-long", "then foreign minister"),
        ("President [P Ada Long] spoke. [N Finnish] President [P Long] left.", "ada-long", "Finnish President"),
        ("[P Ada Long], President [P Edwin Moss] and others came.", "ada-long", None),
        ("They met [P Ada Long], the mayor of Zell, [P Edwin Moss], said.", "ada-long", None),
        ("Following President [P Ada Long]'s speech, shares fell.", "ada-long", "President"),
        ("[L Beijing] Mayor [P Ada Long] spoke.", "ada-long", "Beijing Mayor"),
        ("Acting President [P Ada Long] spoke.", "ada-long", "Acting President"),
        ("A former national co-chairman of President [P Ada Long]'s campaign left.", "ada-long", "President"),
        ("He was envoy to Moscow under former President [P Ada Long].", "ada-long", "former President"),
        ("Deputy Under Secretary of State [P Ada Long] spoke.", "ada-long", "Deputy Under Secretary of State"),
    ],
)
def test_roles_are_the_words_of_the_text(marked, actor, expected):
    assert role(marked, actor) == expected


def test_mentions_are_the_words_of_the_text_and_counted_by_name_only():
    text, resolution = resolved("[P Ada Long] spoke. “Yes,” <she> said. [P Long] left.")
    (ada,) = resolution.actors
    assert ada.mentions == 2
    assert ada.aliases == ("Long",)
    assert [text[m.start : m.end] for m in resolution.mentions] == ["Ada Long", "she", "Long"]

"""Who the source of an attribution is."""

from __future__ import annotations

import pytest
from actors_factory import annotation, document, resolved, speakers, unmark

from generator.actors import resolve

JOINT = (
    "[L Norway], [L Iceland] and [L Denmark] have condemned the raid, according to <a joint statement released by the "
    "[O Harbour Ministry]>."
)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("<[P Ada Long]> said so.", ["named ada-long"], id="name"),
        pytest.param(
            "<[P Ada Long], a lawyer for the [O Harbour Board],> said so.", ["named ada-long"], id="apposition"
        ),
        pytest.param(
            "<[O Harbour Board] spokesperson [P Ada Long]> said so.", ["named ada-long"], id="role names a body"
        ),
        pytest.param("<[L US] Secretary of State [P Ada Long]> said so.", ["named ada-long"], id="of in a role"),
        pytest.param("<[L Oslo], [L Rome] and [L Paris]> said so.", ["named no+it+fr"], id="together"),
        pytest.param("<[L US], [L South Korea], [L Japan]> condemn it.", ["named us+kr+jp"], id="headline list"),
        pytest.param(
            "<the representatives of the [L United States], [L South Korea], and [L Japan]> condemn it.",
            ["named us+kr+jp"],
            id="representatives of several",
        ),
        pytest.param(
            "<A spokesman for the [O Harbour Ministry]> said so.", ["named harbour-ministry"], id="spokesman for a body"
        ),
        pytest.param("<a spokesman for [P Ada Long]> said so.", ["unnamed"], id="spokesman for a person"),
        pytest.param("<a [O Harbour Ministry] official> said so.", ["unnamed"], id="an official of a body"),
        pytest.param("<[P Ada Long] supporters> said so.", ["unnamed"], id="supporters are not the person"),
        pytest.param("<aides to [P Ada Long]> said so.", ["unnamed"], id="aides are not the person"),
        pytest.param("<[P Ada Long]’s lawyer> said so.", ["unnamed"], id="her lawyer is not the person"),
        pytest.param(
            "<analysts> say so. <Two officials> agree; <some> don't.", ["unnamed", "unnamed", "unnamed"], id="unnamed"
        ),
        pytest.param("<sources close to the [O Harbour Board]> said so.", ["unnamed"], id="sources close to"),
        pytest.param("<The [N Finnish] government> said so.", ["named fi"], id="government is the country"),
        pytest.param("<the [N Israeli] military> said so.", ["named israeli-military"], id="described body"),
        pytest.param("<the [P Long] campaign> said so.", ["named long-campaign"], id="a campaign is not the person"),
        pytest.param(
            "<the ministry's spokesman, [P Ivan Moss],> said so.", ["named ivan-moss"], id="name after description"
        ),
        pytest.param("<the [O Global Echo] newspaper> said so.", ["named global-echo"], id="body with its kind"),
        pytest.param(
            "<the [O Organization for Fish and Chips]> said so.",
            ["named organization-for-fish-and-chips"],
            id="and inside a name",
        ),
        pytest.param(
            "<[L US]> said so, and <[O WHO]> agreed.",
            ["named us", "named world-health-organization"],
            id="names in capitals that look like pronouns",
        ),
        pytest.param(
            "[L US], [L South Korea], <[L Japan]> condemn it.",
            ["named us+kr+jp"],
            id="the model took the last of a list",
        ),
        pytest.param(
            "[L Norway] and <[L Iceland]> rejected it.", ["named no+is"], id="the last of two that open the sentence"
        ),
        pytest.param("After talks with [L Norway], <[L Iceland]> rejected it.", ["named is"], id="no list"),
        pytest.param("He met [P Ada Long], and <[P Edwin Moss]> rejected it.", ["named edwin-moss"], id="a new clause"),
        pytest.param("<He and [P Ada Long]> said so.", ["unresolved"], id="a name beside a pronoun"),
        pytest.param(
            "<The head of the council and poet, [P Ada Long], for her part,> said so.",
            ["named ada-long"],
            id="name after two descriptions",
        ),
        pytest.param(
            "<representatives of the [O Fish Agency] and the health office> said so.",
            ["unnamed"],
            id="one of two known",
        ),
        pytest.param("<[O Harbour Council], [O HAC],> said so.", ["named harbour-council"], id="body and its acronym"),
        pytest.param(
            "<activist and scholar [P Ada Long], co-founder of [O Reed Aid], a charity that helps,> said so.",
            ["named ada-long"],
            id="two offices without an article",
        ),
        pytest.param(
            "<lawyer and reed activist [P Ada Long], also the head of [O RA] and [O RB],> said so.",
            ["named ada-long"],
            id="two offices and more",
        ),
        pytest.param("<the mayor and activist [P Ada Long]> said so.", ["unresolved"], id="perhaps two people"),
        pytest.param("<lawyer and activist [P Ada Long]> have said so.", ["unresolved"], id="a plural verb"),
        pytest.param(
            "<A grower, retired baker and keen historian, Mr [P Long],> said so.",
            ["named long"],
            id="several descriptions",
        ),
        pytest.param(
            "<The mayor and the historian, [P Ada Long],> said so.", ["unresolved"], id="descriptions of two people"
        ),
        pytest.param(
            "<[O Harbour Board] legal spokesman, [P Ada Long],> said so.", ["named ada-long"], id="spokesman, then name"
        ),
        pytest.param("<A friend of the mayor, [P Ada Long],> said so.", ["unresolved"], id="whose name it is, is open"),
        pytest.param("<one of the town's lawyers, [P Ada Long],> said so.", ["named ada-long"], id="one of several"),
        pytest.param("<[N Reeds], [N Cods] and even some staff> said so.", ["unnamed"], id="two of three"),
        pytest.param("<Mr [P Long] AM> said so.", ["named long"], id="honours after the name"),
        pytest.param("[P Ada Long] left. EVEN <[P LONG]’S BOSS> said so.", ["unresolved"], id="capitals of a headline"),
        pytest.param(
            "<The [O Cod Centre] at the [O Reed School] and [O Fish School]> said so.",
            ["unresolved"],
            id="a body of two",
        ),
        pytest.param("<[P Ada Long] at the [O Harbour Board]> said so.", ["named ada-long"], id="where she works"),
        pytest.param("<[P Ada Long] of [L Norway]> said so.", ["named ada-long"], id="where she is from"),
        pytest.param("<[P Ada Long] -- editor of [O Reed News], a paper --> said so.", ["named ada-long"], id="dashes"),
        pytest.param("<the [O Harbour Board] on Friday> said so.", ["named harbour-board"], id="a day after the name"),
        pytest.param("<The Prosecutor’s Office> said so.", ["named prosecutors-office"], id="possessive in a name"),
        pytest.param(
            "<[O Reed Party] ([O RP]) Chairman [P Ada Long]> said so.", ["named ada-long"], id="bracket inside a role"
        ),
        pytest.param("<Parliament> said so.", ["unnamed"], id="a body that nothing names"),
        pytest.param(
            "The [O Reed Parliament] met. <Parliament> said so.",
            ["named reed-parliament"],
            id="a common noun for the body named before",
        ),
        pytest.param("<World Herring Awards organization> said so.", ["unresolved"], id="a name that the model missed"),
        pytest.param("<The Herring Review> said so.", ["named herring-review"], id="a source of capitals only"),
        pytest.param("<[L Moscow]> said so.", ["named ru"], id="a whole source is no place"),
        pytest.param("<Officials in [L Moscow]> said so.", ["unnamed"], id="officials in a place"),
        pytest.param(
            "<Some [N Democrats]> said so. <[N Democrats]> agreed.",
            ["unnamed", "named democrats"],
            id="part of a group",
        ),
    ],
)
def test_sources_with_names(marked, expected):
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(JOINT, ["named no+is+dk via harbour-ministry"], id="released by"),
        pytest.param(
            JOINT
            + " <The parties> regretted it. “No,” <the joint statement> read, and <the document's authors> agreed.",
            ["named no+is+dk via harbour-ministry", "named no+is+dk", "named no+is+dk", "named no+is+dk"],
            id="named later",
        ),
        pytest.param("<The parties> regretted it.", ["unresolved"], id="no parties"),
        pytest.param(
            JOINT + " <The three countries> regretted it, and <the two countries> and <both presidents> did not.",
            ["named no+is+dk via harbour-ministry", "named no+is+dk", "unresolved", "unresolved"],
            id="counted",
        ),
        pytest.param(
            "<[O Harbour Board]> said in a statement no. <The statement> added more.",
            ["named harbour-board", "named harbour-board"],
            id="a statement of one",
        ),
        pytest.param("<The statement> added more.", ["unresolved"], id="no statement"),
        pytest.param("According to <a report by [O Harbour Watch]>, yes.", ["named harbour-watch"], id="report by"),
        pytest.param(
            "Says <a report by [O Reed Aid] ([O RA]), [O Fish School], and the [O Cod Fund] ([O CF])>, yes.",
            ["named reed-aid+fish-school+cod-fund"],
            id="report by several with acronyms",
        ),
        pytest.param(
            "According to <a report by [O Reed Aid] ([O RA]) published Tuesday>, yes.",
            ["named reed-aid"],
            id="report by, published",
        ),
        pytest.param(
            "<A joint statement by [L Norway] and [L Iceland]> said so.", ["named no+is"], id="joint statement by"
        ),
        pytest.param("<The [O Harbour Board]’s report> said so.", ["named harbour-board"], id="report of"),
        pytest.param("<The report> said so. <A poll> did too.", ["unresolved", "unresolved"], id="documents of nobody"),
    ],
)
def test_statements_speak_for_their_authors(marked, expected):
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("<[P Robert Long]> spoke. “No,” <he> said.", ["named robert-long"] * 2, id="only person"),
        pytest.param("<[P Robert Long]> spoke.\n\n“No,” <he> said.", ["named robert-long"] * 2, id="paragraph before"),
        pytest.param("<[P Linda Long]> met [P Robert Moss]. “No,” <she> said.", ["named linda-long"] * 2, id="gender"),
        pytest.param("[P Robert Long] met [P Peter Moss]. “No,” <he> said.", ["unresolved"], id="two who fit"),
        pytest.param(
            "<[P Robert Long]> said that [P Peter Moss] lied. <He> added more.",
            ["named robert-long", "named robert-long"],
            id="last speaker",
        ),
        pytest.param(
            "<[P Robert Long]> spoke. [P Peter Moss] left. <He> added more.",
            ["named robert-long", "unresolved"],
            id="a new subject since",
        ),
        pytest.param(
            "[P Keith Hale] and [P Peter Hale] came. [P Robert Long] too. Then [P Hale] spoke. “No,” <he> said.",
            ["unresolved"],
            id="a name since then that fits two",
        ),
        pytest.param(
            "<[O Harbour Board]> refused. The rate has a definition: <it> says so.",
            ["named harbour-board", "unresolved"],
            id="it of another subject",
        ),
        pytest.param("<A senior official> spoke. <He> added more.", ["unnamed", "unnamed"], id="unnamed antecedent"),
        pytest.param("<He> spoke.", ["unresolved"], id="nobody"),
        pytest.param("<[L Norway] and [L Iceland]> agreed. <They> said more.", ["named no+is"] * 2, id="they"),
        pytest.param("<Analysts> agreed. <They> said more.", ["unnamed", "unnamed"], id="they of nobody"),
        pytest.param("<[O Harbour Board]> refused. <It> said more.", ["named harbour-board"] * 2, id="it"),
        pytest.param(
            "<[O Harbour Board]> warned [L Norway]. <It> said more.",
            ["named harbour-board", "unresolved"],
            id="it of two",
        ),
        pytest.param("[P Ada Long], <who> said no, left.", ["named ada-long"], id="relative"),
        pytest.param(
            "[P Ada Long] of the [O Harbour Board], <who> said no, left.", ["unresolved"], id="who is no board"
        ),
    ],
)
def test_pronouns(marked, expected):
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "Finance minister [P Ada Long] met [P Edwin Moss]. <The minister> said no.", ["named ada-long"], id="role"
        ),
        pytest.param(
            "[N Finnish] President [P Ada Long] met [N Swedish] President [P Edwin Moss]. "
            "<The [N Finnish] president> said no.",
            ["named ada-long"],
            id="role and country",
        ),
        pytest.param(
            "Senator [P Ada Long] met Senator [P Edwin Moss]. <The senator> said no.",
            ["unresolved"],
            id="two of one role",
        ),
        pytest.param(
            "[L Finland] waits, <its defence minister> said. Defence Minister [P Ada Long] left.",
            ["named ada-long"],
            id="an office named later",
        ),
        pytest.param(
            "[L Finland] waits, <its defence minister> said. [N Swedish] Defence Minister [P Ada Long] left.",
            ["unresolved"],
            id="an office that may be another country's",
        ),
        pytest.param(
            "<[L Denmark]'s fisheries ministry> said no.", ["named denmarks-fisheries-ministry"], id="any portfolio"
        ),
        pytest.param("<The minister> said no.", ["unnamed"], id="nobody of that role"),
        pytest.param(
            "[P Edwin Moss] was hurt. <The minister> said so.", ["unresolved"], id="a person without that role"
        ),
        pytest.param(
            "<[P Edwin Moss]> said no. <The strongman> also said yes.",
            ["named edwin-moss"] * 2,
            id="a new word for the speaker",
        ),
        pytest.param(
            "[O Nordvik Shipping Ltd] grew. <The company> said so.", ["named nordvik-shipping-ltd"], id="only company"
        ),
        pytest.param(
            "[O Nordvik Shipping Ltd] met [O Zell Airlines]. <The company> said so.", ["unresolved"], id="two companies"
        ),
        pytest.param(
            "The [O Fish Control Agency] met the [O Harbour Board]. <The agency> said so.",
            ["named fish-control-agency"],
            id="noun in the name",
        ),
        pytest.param(
            "The [O Security Committee] met. <The foreign ministry> said so.",
            ["unresolved"],
            id="a body of another kind",
        ),
        pytest.param(
            "[P Ada Long] met [P Edwin Moss]. <The two leaders> said so.", ["named ada-long+edwin-moss"], id="pair"
        ),
        pytest.param(
            "[P Ada Long] met [P Edwin Moss] and [P Jo Berg]. <The two leaders> said so.", ["unresolved"], id="no pair"
        ),
    ],
)
def test_descriptions(marked, expected):
    assert speakers(marked) == expected


def test_first_person_is_the_speaker_of_the_quotation_around_it():
    text, mentions, sources = unmark("“<I> think so,” <[P Ada Long]> said. “<We> know.”")
    contents = [(sources[1], (0, text.index("”") + 1))]
    resolution = resolve(document(text), annotation(mentions, sources, contents))
    assert [(s.kind, s.actors) for s in resolution.speakers] == [
        ("named", ("ada-long",)),
        ("named", ("ada-long",)),
        ("unresolved", ()),
    ]


def test_an_open_pronoun_lists_its_candidates():
    _, resolution = resolved("[P Robert Long] met [P Peter Moss]. “No,” <he> said.")
    (reading,) = resolution.speakers
    assert reading.candidates == ("peter-moss", "robert-long")


def test_every_distinct_source_has_one_reading():
    text, mentions, sources = unmark("<[P Ada Long]> spoke and <she> left; “Yes,” <they> said.")
    doubled = annotation(mentions, [*sources, sources[0]])
    resolution = resolve(document(text), doubled)
    assert [(s.start, s.end) for s in resolution.speakers] == sources


def test_a_source_outside_the_body_is_left_open():
    assert speakers("^ <[P Ada Long]> said so.\n\nRain fell.") == ["unresolved"]


def test_nobody_is_named_in_their_own_reported_words():
    text, mentions, sources = unmark("“No,” <[P Robert Long]> said.\n\n[P Peter Moss] was wrong, <he> added.")
    contents = [(sources[1], (text.index("Peter"), text.index(", he")))]
    resolution = resolve(document(text), annotation(mentions, sources, contents))
    assert [s.actors for s in resolution.speakers] == [("robert-long",), ("robert-long",)]

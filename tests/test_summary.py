"""The bottom line of a document."""

import pytest
from claims_factory import document, make

from generator.claims import extract
from generator.records import Resolution
from generator.summary import FEWEST, MOST, summarise

NOBODY = Resolution((), (), ())

HARBOUR = (
    "Norway and Iceland signed a treaty on the herring stock in Bergen on Tuesday after two years of talks.\n\n"
    "However, the treaty leaves the quota of the herring stock to a later round.\n\n"
    "“We have waited,” said a fisherman at the pier.\n\n"
    "The treaty lets both coast guards board trawlers within forty miles of the herring stock.\n\n"
    "The cafés of Bergen were full.\n\n"
    "He had no comment.\n\n"
    "Iceland will pay for three research ships that count the herring stock every spring."
)
TITLE = "Norway and Iceland sign herring treaty"


def summary(text, title="", resolution=NOBODY, claims=()):
    doc = document(text, title=title)
    found = summarise(doc, resolution, claims)
    assert all(doc.text[e.start : e.end] == e.quote for e in found)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert {(e.start, e.end) for e in found} <= {(s.start, s.end) for s in doc.sentences}
    return [e.quote for e in found]


def test_it_is_two_to_four_whole_sentences_in_order_of_the_text():
    found = summary(HARBOUR, TITLE)
    assert FEWEST <= len(found) <= MOST
    assert found[0].startswith("Norway and Iceland signed")


@pytest.mark.parametrize(("text", "count"), [("", 0), ("It rained.", 1), ("It rained. Then it snowed.", 2)])
def test_a_shorter_document_is_its_own_summary(text, count):
    assert len(summary(text)) == count


@pytest.mark.parametrize(
    "opening",
    [
        "He said",
        "However, the treaty",
        "Meanwhile, the treaty",
        "But the treaty",
        "This treaty",
        "In it, the treaty",
        "The statement",
    ],
)
def test_what_points_back_comes_only_behind_its_antecedent(opening):
    text = (
        "Norway and Iceland signed a treaty on herring on Tuesday in Bergen.\n\n"
        "The cafés were full.\n\n"
        f"{opening} of Norway and Iceland on herring was signed with Norway and Iceland in Bergen.\n\n"
        "Norway pays for the herring count of the treaty in Bergen and in Iceland from spring."
    )
    found = summary(text, TITLE)
    leaning = [i for i, s in enumerate(found) if s.startswith(opening)]
    assert all(i and found[i - 1] == "The cafés were full." for i in leaning)


def test_a_fragment_of_a_quotation_is_left_out():
    text = (
        "Norway signed the herring treaty with Iceland on Tuesday in Bergen.\n\n"
        "“The herring treaty with Iceland is a gift to Norway and to Bergen. We are glad of it,” the mayor said.\n\n"
        "Iceland will send two ships to count the herring in spring.\n\n"
        "The count decides the quota for the year after."
    )
    assert not any(s.count("“") != s.count("”") for s in summary(text, TITLE))


def test_over_long_sentences_are_left_out_if_others_serve():
    endless = "Norway and Iceland and the herring treaty " + "and the herring treaty " * 20 + "met."
    text = f"{HARBOUR}\n\n{endless}"
    assert endless not in summary(text, TITLE)


def test_leftover_chrome_is_left_out():
    text = "Read more: Norway and Iceland sign the herring treaty in Bergen.\n\n" + HARBOUR
    assert not any("Read more" in s for s in summary(text, TITLE))


def test_it_does_not_say_the_same_twice():
    twin = "Norway and Iceland signed a treaty on the herring stock in Bergen on Tuesday after two years of long talks."
    found = summary(f"{HARBOUR}\n\n{twin}", TITLE)
    assert sum("signed a treaty" in s for s in found) == 1


def test_a_sentence_that_carries_a_fact_of_main_actors_is_preferred():
    """Same words and place: the one with actors and a narrated claim wins."""
    filler = "The gulls of the harbour were loud that week and nobody minded them much."
    marked = (
        "The harbour had a calm week with little wind and few ships to unload.\n\n"
        f"{filler}\n\n{filler.replace('gulls', 'bells')}\n\n"
        "{orlov:Orlov} and {berg:Berg} signed the pact of the four northern ports in the old hall."
    )
    doc, annotation, resolution = make(marked)
    found = summarise(doc, resolution, extract(doc, annotation, resolution))
    assert "Orlov and Berg signed" in " ".join(e.quote for e in found)


def test_the_same_input_gives_the_same_summary():
    assert summary(HARBOUR, TITLE) == summary(HARBOUR, TITLE)


@pytest.mark.parametrize(
    "leaning",
    [
        "Pressed by the envoys of Norway and Iceland on herring in Bergen, they refused the herring treaty.",
        "In a speech on the herring treaty of Norway and Iceland in Bergen, he praised the treaty.",
        "Norway and Iceland have asked Bergen for such a treaty on herring and its quota for years.",
        "Readers are advised that this article contains images of herring from Norway and Iceland in Bergen.",
        "Norway, Iceland, Herring, Treaty, Bergen, Quota and Trawlers Explained.",
        "In Norway and in Iceland we know what the herring treaty means for our boats in Bergen.",
    ],
)
def test_what_needs_another_sentence_or_is_no_news_gives_way(leaning):
    text = (
        "Norway and Iceland signed a treaty on herring on Tuesday in Bergen.\n\n"
        "The cafés were full.\n\n"
        f"{leaning}\n\n"
        "Norway pays for the herring count of the treaty in Bergen and in Iceland from spring."
    )
    assert leaning not in summary(text, TITLE)


def test_a_pronoun_whose_noun_stands_in_the_same_clause_is_no_fault():
    text = (
        "Norway and Iceland signed a treaty on herring on Tuesday in Bergen.\n\n"
        "The cafés were full.\n\n"
        "When the envoys of Norway and Iceland met in Bergen, they set the herring quota of the treaty.\n\n"
        "It rained."
    )
    assert any("they set the herring quota" in s for s in summary(text, TITLE))

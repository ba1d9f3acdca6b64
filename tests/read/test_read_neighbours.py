"""What a block is by what stands around it: whole plain texts in, the parts of the article out."""

import pytest

from generator.read import plain, read_bytes
from generator.read.layout import lay_out

TITLE = "Elsin council votes on the new harbour"
FIRST = "The council of Elsin voted on Monday to build a second harbour on the northern shore of the island."
SECOND = "Fishermen said that the current there would tear any pier apart before its first winter was over."
THIRD = "Work is to begin in May, once the engineers have measured the sea floor, the council said."
FOURTH = "A petition against the plan has been signed by half of the people who live on the island."


def parts(*blocks):
    text = "\n\n".join(blocks)
    layout = lay_out(text, plain.parse(text))
    return {
        name: [" ".join(text[start:end].split()) for start, end in spans]
        for name, spans in [
            ("body", layout.paragraphs),
            ("headings", layout.headings),
            ("captions", layout.captions),
        ]
    }


def body(*blocks):
    return parts(*blocks)["body"]


# --- repetitions -------------------------------------------------------------------------------------


def test_a_paragraph_shown_twice_at_once_is_read_once():
    assert body(TITLE, FIRST, FIRST, SECOND) == [FIRST, SECOND]


def test_an_article_shown_twice_is_read_once_with_its_subheads():
    article = [FIRST, "What comes next", SECOND, THIRD]
    found = parts(TITLE, *article, "Subscribe to our newsletter", *article, FOURTH)
    assert found["body"] == [FIRST, SECOND, THIRD, FOURTH]
    assert found["headings"] == ["What comes next"]


def test_the_headline_between_an_article_and_its_repetition_is_a_link():
    found = parts(
        TITLE, FIRST, SECOND, THIRD, FIRST, SECOND, THIRD, "Ferry line to Elsin closes after the storm", FOURTH
    )
    assert found == {"body": [FIRST, SECOND, THIRD, FOURTH], "headings": [], "captions": []}


def test_a_sentence_that_comes_back_later_stays():
    assert body(TITLE, FIRST, SECOND, FIRST, THIRD) == [FIRST, SECOND, FIRST, THIRD]


def test_short_lines_that_come_back_stay():
    hours = "Every day from 8:00 a.m. to 4:00 p.m."
    assert body(TITLE, FIRST, "Old harbour", hours, "New harbour", hours, "West pier", hours, "East pier", hours) == [
        FIRST,
        *[hours] * 4,
    ]


def test_the_first_sentence_above_the_text_is_still_told_in_it():
    first = "The council of Elsin on Monday allowed the builders of the harbour to begin with their work at once"
    assert body(first, first + ".", SECOND) == [first + ".", SECOND]


# --- pictures ----------------------------------------------------------------------------------------


def test_what_stands_above_a_lone_credit_is_the_caption():
    caption = "The northern shore of Elsin where the harbour is planned"
    found = parts(TITLE, FIRST, caption, "© Ida Holm/Harbour News", SECOND)
    assert found == {"body": [FIRST, SECOND], "headings": [], "captions": [caption, "© Ida Holm/Harbour News"]}


def test_a_description_for_the_blind_and_the_caption_below_it_are_captions():
    found = parts(TITLE, FIRST, "Northern shore", "Northern shore", "Photo: Ida Holm", SECOND)
    assert found["captions"] == ["Northern shore", "Northern shore", "Photo: Ida Holm"]
    assert found["body"] == [FIRST, SECOND]


def test_a_subhead_or_a_paragraph_above_a_credit_is_no_caption():
    assert parts(TITLE, FIRST, "What comes next", "Photo: Ida Holm", SECOND)["headings"] == ["What comes next"]
    assert body(TITLE, FIRST, SECOND, "Photo: Ida Holm", THIRD) == [FIRST, SECOND, THIRD]


# --- headlines of other articles ---------------------------------------------------------------------


def test_headlines_of_other_articles_between_paragraphs_are_dropped():
    found = parts(
        TITLE,
        FIRST,
        "Ferry line closes after worst storm in years",
        "How a fisherman saved the lighthouse",
        "What comes next",
        SECOND,
    )
    assert (found["body"], found["headings"]) == ([FIRST, SECOND], ["What comes next"])


@pytest.mark.parametrize(
    "entries",
    [
        ["Northern shore", "Southern shore", "Lighthouse Hill"],
        ["12 boats of the coast guard", "40 boats of the fishing fleet", "3 ferries of the island"],
        ["Pier: closed until the summer", "Ferry: leaves at noon each day"],
        ["I went down to the northern shore,", "the wind was in the sail,"],
        ["Who is to pay for all of this?", "Who asked the fishermen about it?"],
    ],
)
def test_lists_verse_and_questions_between_paragraphs_stay(entries):
    found = parts(TITLE, FIRST, *entries, SECOND)
    read = " ".join([*found["body"], *found["headings"]])
    assert [entry for entry in entries if entry not in read] == []


def test_entries_that_a_sentence_announces_stay():
    announced = "The plan of the council has three parts:"
    entries = ["Measure the sea floor before the summer", "Build the northern pier", "Move the ferry to the new pier"]
    assert body(TITLE, FIRST, announced, *entries, SECOND) == [FIRST, announced, *entries, SECOND]


def test_a_headline_with_its_date_within_an_article_is_a_link():
    found = parts(TITLE, FIRST, "Ferry line closes after worst storm in years", "11 July 2022", SECOND)
    assert (found["body"], found["headings"]) == ([FIRST, SECOND], [])


def test_a_headline_said_once_more_with_a_badge_is_a_link():
    found = parts(TITLE, FIRST, "Ferry line to ElsinPremium", "Ferry line to Elsin", SECOND)
    assert (found["body"], found["headings"]) == ([FIRST, SECOND], [])


def test_teasers_that_are_cut_off_belong_to_the_list_of_other_articles():
    assert body(TITLE, FIRST, "Related stories", "The ferry line that has linked Elsin to the...", SECOND) == [
        FIRST,
        SECOND,
    ]


def test_a_sentence_that_trails_off_stays_outside_such_a_list():
    trailing = "Nobody knows what the winter will bring..."
    assert trailing in body(TITLE, FIRST, trailing, SECOND)


# --- the end -----------------------------------------------------------------------------------------


def test_who_wrote_an_article_is_dropped_at_its_end_only():
    author = "Ida Holm is a freelance journalist based in Oslo."
    assert body(TITLE, FIRST, SECOND, author) == [FIRST, SECOND]
    assert body(TITLE, author, FIRST, SECOND, THIRD, FOURTH, SECOND + " Again.") == [
        author,
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        SECOND + " Again.",
    ]


def test_what_signs_the_last_paragraph_is_cut_off():
    assert body(TITLE, FIRST, SECOND + " (Reporting by Ida Holm; Editing by Ole Berg) Enditem") == [FIRST, SECOND]


def test_a_last_sentence_without_its_stop_stays():
    last = "He added that the case is still under investigation"
    assert body(TITLE, FIRST, last) == [FIRST, last]


def test_a_last_line_that_is_no_sentence_is_dropped():
    assert body(TITLE, FIRST, "Elsin Harbour Bureau") == [FIRST]


def test_the_last_entry_of_a_list_stays_with_the_others():
    entries = ["Northern Pier Company", "Elsin Ferry Line", "Holm and Daughters"]
    assert body(TITLE, FIRST, *entries) == [FIRST, *entries]


# --- sentences in pieces -----------------------------------------------------------------------------


def test_a_sentence_cut_by_a_blank_line_is_one_paragraph():
    start, end = FIRST.split(" on the northern ")
    assert body(TITLE, start, "on the northern " + end, SECOND) == [FIRST, SECOND]


def test_a_sentence_cut_by_a_picture_is_no_heading():
    found = parts(TITLE, FIRST, "A spokesman, who did not want", "© Ida Holm/Harbour News", "to be named, said so.")
    assert found["headings"] == []
    assert found["body"] == [FIRST, "A spokesman, who did not want", "to be named, said so."]


def test_entries_in_lower_case_stay_apart():
    announced = "The shop on the northern pier sells these to the fishermen and to those who come by ferry:"
    assert body(TITLE, FIRST, announced, "bread and milk", "nets and ropes", SECOND) == [
        FIRST,
        announced,
        "bread and milk",
        "nets and ropes",
        SECOND,
    ]


# --- addresses ---------------------------------------------------------------------------------------


def test_an_address_before_the_first_words_is_the_documents_own():
    text = f"https://harbour.example/news/2025/03/04/1903{FIRST}\n\n{SECOND}\n"
    layout = lay_out(text, plain.parse(text))
    assert layout.url == "https://harbour.example/news/2025/03/04/1903"
    assert [text[start:end] for start, end in layout.paragraphs] == [FIRST, SECOND]


def test_an_address_that_begins_a_sentence_stays_in_it():
    sentence = "https://harbour.example is the address of the new site."
    assert body(sentence, FIRST) == [sentence, FIRST]


def test_an_address_that_the_text_announces_stays():
    asked = "The fishermen ask everybody to sign their petition here:"
    address = "https://petition.example/northern-shore"
    assert body(TITLE, FIRST, asked, address, SECOND) == [FIRST, asked, address, SECOND]


def test_a_sentence_that_ends_with_an_address_is_no_subhead():
    sentence = "The plans of the council can be read at www.elsin.example/harbour"
    found = parts(TITLE, FIRST, sentence, SECOND)
    assert (found["body"], found["headings"]) == ([FIRST, sentence, SECOND], [])
    assert body(TITLE, FIRST, sentence) == [FIRST, sentence]


def test_a_line_with_a_label_is_not_taken_for_the_author():
    assert "Chair: Ole Berg" in body("Meeting of the council of Elsin", "Chair: Ole Berg", FIRST)


# --- what a file's name hides ------------------------------------------------------------------------


def test_rich_text_under_a_plain_name_is_read_as_what_it_is():
    data = b"{\\rtf1\\ansi " + TITLE.encode() + b"\\par\n" + FIRST.encode() + b"\\par\n" + SECOND.encode() + b"\\par}"
    document = read_bytes(data, name="vote.txt", suffix=".txt")
    assert [document.text[start:end] for start, end in document.paragraphs] == [FIRST, SECOND]


def test_braces_at_the_start_of_a_plain_text_are_its_own():
    document = read_bytes(f"{{Draft}} {FIRST}\n\n{SECOND}\n".encode(), name="vote.txt", suffix=".txt")
    assert document.text.startswith("{Draft}")

"""Page furniture, and prose that uses the same words."""

import pytest

from generator.read.furniture import classify

FURNITURE = """ua en ru
EN | FR | DE
English · Français
укр eng рус
Share on Facebook
Share Tweet Print Email
Facebook Twitter WhatsApp Copy link
Tweet
Print
Read more: Harbour reopens after storm
READ MORE | How the ferry sank
ALSO READ: Ferry line reopens
Also read:Ferry line reopens
See also: the report
Watch: Storm hits the coast
Click here to read the report
Subscribe to our newsletter
Sign up for our daily newsletter and never miss a story.
Follow us on Instagram
Already a subscriber? Log in
Support our journalism with a small donation, so that our reporting stays free.
This article is for subscribers only.
Advertisement
ADVERTISEMENT - SCROLL TO CONTINUE
Story continues below
© 2024 The Harbour News. All rights reserved.
Copyright 2024 Harbour News Ltd
This material may not be published or rewritten.
https://harbour.example/news/ferry
www.harbour.example
ida.holm@harbour.example
Contact the author: ida.holm@harbour.example
5 min read
3 hours ago
#ferry #storm
Home > World > Europe
Home / World
World / Europe / Harbours
Back to top
We use cookies to improve your visit.
***
ENDS
Menu""".splitlines()

OPENERS = [
    "Read more…",
    "ALSO READ:",
    "Related stories",
    "Related:",
    "Most read",
    "More>>",
    "Tags: ferry, storm",
    "12 Comments",
    "Leave a comment",
]

BYLINES = [
    "By Ida Holm",
    "BY IDA HOLM",
    "By Ida Holm and Ole Berg in Oslo",
    "Written by Ida van der Holm",
    "By Our Staff Reporter",
    "Reporting by Ida Holm; editing by Ole Berg",
    "With inputs from agencies",
]

CAPTIONS = [
    "Envoys meet Photo: Ida Holm (Getty Images)",
    "Photo: Ida Holm",
    "Photo by Ida Holm",
    "The harbour at dawn (Image: Harbour News)",
    "The minister speaks in Oslo. [AP Photo/Ida Holm]",
    "The minister speaks in Oslo / AFP",
    "FILE PHOTO: The harbour in 2019",
    "Image credit: Harbour News",
    "© Ida Holm/Harbour News",
]

PROSE = [
    "Share prices fell on Monday.",
    "Print workers walked out on Tuesday.",
    "Read alone, the report is thin.",
    "Related crimes rose by a tenth last year.",
    "More people left the harbour than came.",
    "By noon the crowd had grown to a thousand.",
    "By the Sea, By the Harbour the Town Waits?",
    "Support for membership grew, the poll said.",
    "Follow-up talks are planned for Oslo.",
    "The poll gave a mixed picture: most voters had not decided.",
    "Copyright law changed in 1998, he said.",
    "The minister said that all comments were welcome.",
    "In it, no us.",
    "To be or not to be.",
    "Subscribers left the paper after the vote.",
    "Advertisement revenue fell.",
    "The end of the war came in May.",
    "Photographs of the harbour were destroyed.",
    "He wrote to ida.holm@harbour.example to ask why the harbour had been sold to the highest bidder.",
    "Envoys meet in Geneva over fishing rights",
    "Join NATO or stay out? Sweden decides",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_recognised(line):
    assert classify(line) == "furniture"


@pytest.mark.parametrize("line", OPENERS)
def test_what_opens_a_list_of_other_pages_is_recognised(line):
    assert classify(line) == "more"


@pytest.mark.parametrize("line", BYLINES)
def test_bylines_are_recognised(line):
    assert classify(line) == "byline"


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_are_recognised(line):
    assert classify(line) == "caption"


@pytest.mark.parametrize("line", PROSE)
def test_prose_with_the_same_words_stays(line):
    assert classify(line) is None


def test_a_long_block_is_prose_whatever_it_starts_with():
    assert classify("Read more: " + "the ferry sank again " * 40) is None

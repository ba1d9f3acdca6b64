"""What web pages put around and into an article, and prose that looks like it: one block at a time."""

import pytest

from generator.read.credits import trailing_credit
from generator.read.furniture import classify
from generator.read.notices import is_about_author

CONTROLS = """Play video
Video Player
0:00 / 3:24
Duration: 2 minutes 3 seconds
1 of 12
Slide 3 of 5
Show caption
Enlarge this image
Opens in new window
10:45 pm
12.30pm BST
07:26 PM IST
Posted at 10:42
Updated 2 hours ago
Sort by
Report abuse
Loading comments
View this post on Instagram
A post shared by Ida Holm (@idaholm)
Share this story with your friends
Powered by WordPress
Terms and Conditions
Article continues after advertisement
Advertisement. Scroll to continue reading.
Skip Advertisement
Prev Next
(12)
ENDS/
/ENDS
Enditem""".splitlines()

OFFERS = """Follow @idaholm on Twitter
Follow Ida Holm on Twitter: @idaholm
Stay up to date with the news from the harbour. Subscribe to our newsletter.
You have reached your limit of free articles.
You've read 3 of 5 free articles this month.
Already have an account? Sign in
Don’t have an account? Register
Enter your email address
Thank you for subscribing!
By signing up you agree to our terms of use and our privacy policy.
You can unsubscribe at any time
Get all the Latest News, Breaking News and Live Updates here.
For latest updates, download our app.
Download the Harbour News app
To read the full story, please subscribe or log in.
Your email address will not be published. Required fields are marked *
This site uses Akismet to reduce spam. Learn how your comment data is processed.
This site is protected by reCAPTCHA and the Privacy Policy applies.
Have you been affected by the storm? Get in touch
Want more? Sign up for our newsletter""".splitlines()

NOTICES = """This article was first published in the Harbour News.
This story was originally published by The Coastal Review.
This article is republished from The Coastal Review under a Creative Commons licence. Read the original article.
Republished with permission from The Coastal Review
Originally published by The Coastal Review.
The views expressed in this article are the author's own and do not necessarily reflect those of the Harbour News.
Views expressed are personal
The opinions expressed here do not necessarily represent those of the publisher.
Disclaimer: The Harbour News is not responsible for the content of other sites.
(This story has not been edited by Harbour News staff and is auto-generated from a syndicated feed.)
Except for the headline, this story has not been edited by our staff.
To contact the reporter on this story: Ida Holm in Oslo at iholm@harbour.example
Warning: This article contains details that some may find distressing
This story contains graphic descriptions of abuse.
Readers are advised that this article contains images of people who have died.
If you or anyone you know needs help, contact the Harbour Lifeline on 12 34 56.
Let us know in the comments.
What do you think? Have you walked here? Let us know in the comments.
Our Standards: The Harbour Trust Principles.""".splitlines()

POINTERS = """Read the original article.
READ | Ferry line reopens after storm
More from Harbour News
More in Politics
Also in the news
Promoted stories
SUBSCRIBER ONLY STORIES View All
Be the first to comment
TOPICS""".splitlines()

CREDITS = """Ida Holm contributed to this report.
Nordwire writers Ida Holm in Oslo and Ole Berg in Elsin contributed to this report.
Ida Holm reported from Oslo.
Reporting by Ida Holm in Oslo; Editing by Ole Berg and Ana Silva
Additional reporting by Ana Silva
With files from Ida Holm
With inputs from PTI
Harbour News Desk
Reuters
PTI""".splitlines()

CAPTIONS = """Image source, Getty Images
Image caption, The mayor opens the bridge
Getty Images
AFP via Getty Images
AP Photo/Ida Holm
Reuters/Ida Holm
Ida Holm/AFP/Getty Images
The mayor opens the bridge [Twitter]""".splitlines()

PROSE = """To keep their seats, members must register by Friday.
Get the right papers before you travel, the ministry tells visitors.
Become a better swimmer, the poster says, and save a life.
Follow the river to the old mill.
By signing the treaty the two kings ended the war.
Reporting from the front, Ida Holm described a city in ruins.
Writing by hand is good for the memory, the study found.
Contributions from readers made up a tenth of the fund.
Twelve experts contributed to the report.
With files from the archive, the court rebuilt the case.
This report was published by the ministry on Monday.
The story was first published in 1921 and has been in print since, the library said.
Originally published in 1921, the novel tells of a drowned harbour town.
This article was corrected on 4 March: the ferry had 12 passengers, not 21.
Correction: an earlier version gave the wrong age of the captain.
Editor’s note: the name of the witness was changed.
This report contains 12 recommendations.
Opinions expressed by voters differed widely from town to town.
Views of the harbour draw painters every summer.
Readers of the paper are older than its writers.
If you need a boat, the harbour master says, ask before noon.
Q1: Thank you for coming. Could you tell us about your family?
“Let us know what you need,” the minister told the islanders.
Tell us about the storm.
Images of the storm went round the world.
Duration of the strike was not known.
Slide rules were sold at the fair.
At 10:45 pm the ferry left.
More from the north came than from the south.
Petra
Ana
The end of the pier was closed on Monday.""".splitlines()


@pytest.mark.parametrize("line", [*CONTROLS, *OFFERS, *NOTICES])
def test_controls_offers_and_notices_are_furniture(line):
    assert classify(line) == "furniture"


@pytest.mark.parametrize("line", POINTERS)
def test_pointers_to_other_articles_are_furniture(line):
    assert classify(line) in ("furniture", "more")


@pytest.mark.parametrize("line", CREDITS)
def test_credits_of_reporters_are_bylines(line):
    assert classify(line) == "byline"


@pytest.mark.parametrize("line", CAPTIONS)
def test_credits_of_pictures_are_captions(line):
    assert classify(line) == "caption"


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_looks_like_furniture_stays(line):
    assert classify(line) is None


def test_a_notice_can_be_longer_than_other_furniture_but_not_endless():
    notice = "The views expressed in this article are the author's own" + " and nobody else's" * 20 + "."
    assert classify(notice) == "furniture"
    assert classify(notice * 2) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ida Holm is a freelance journalist based in Oslo.",
        "Ole Berg is a reporter for the Harbour News. Follow him on Twitter @oleberg",
        "Dr Ana Silva writes about ferries for the Coastal Review.",
        "The writer has lived by the harbour since 1985. More of his writing can be found on his blog.",
        "The author teaches history at the University of Elsin.",
    ],
)
def test_who_presents_the_author_is_no_part_of_the_article(line):
    assert is_about_author(line, "The ferry sank on Monday. Nobody was hurt.")


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Ida Holm is a freelance journalist based in Oslo.", "The court freed Ida Holm on Monday."),
        ("The author teaches history at Elsin.", "The author denied that she had copied the book."),
        ("The author is due in court in May.", "The ferry sank."),
        ("Ole Berg is a fisherman from Elsin.", "The ferry sank."),
        ("Ole Berg was on board when the ferry sank.", "The ferry was old."),
    ],
)
def test_those_whom_the_article_is_about_stay(line, rest):
    assert not is_about_author(line, rest)


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("The port closed at noon. Enditem", "The port closed at noon."),
        ("The port closed at noon. /ENDS/", "The port closed at noon."),
        ("The port closed at noon. ###", "The port closed at noon."),
        ("The port closed. (Reporting by Ida Holm; Editing by Ole Berg)", "The port closed."),
        ("He said no.” Reporting by Ida Holm, editing by Ole Berg", "He said no.”"),
        ("The port closed. By Ida Holm Coastal Times Staff and Agencies", "The port closed."),
        ("The port closed. (harbournews.example)", "The port closed."),
        ("The port closed. -harbournews.example", "The port closed."),
        ("The port closed. (IH)", "The port closed."),
    ],
)
def test_what_signs_the_last_paragraph_is_cut_off(end, kept):
    assert end[: trailing_credit(end)].rstrip() == kept


@pytest.mark.parametrize(
    "end",
    [
        "The port closed. By noon the crowd had grown.",
        "The port closed. By Friday Ida Holm had left.",
        "The port closed (at noon).",
        "The fleet is owned by Holm & Co. (OSE: HOLM)",
        "“To be or not to be.” – Ole Berg",
        "Write to info@harbour.example.",
        "The strike ENDS on Monday.",
    ],
)
def test_last_words_that_belong_to_the_article_stay(end):
    assert trailing_credit(end) is None

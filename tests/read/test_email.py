"""Mails: whose they are and when, and the writer's own words without what they carry along."""

from __future__ import annotations

import textwrap
from email import policy
from email.message import EmailMessage

import pytest
from office_story import BODY, TITLE

from generator.errors import ReadError
from generator.read.formats.email import read_email
from generator.read.parsed import Parsed
from generator.read.source import read_bytes

SENDER = "Karin Holm <karin@courier.example>"
STORY = "\n\n".join(textwrap.fill(words, 72) for words in BODY[:4]) + "\n"


def mail(content: str = STORY, subject: str = TITLE, sender: str = SENDER, **options: str) -> EmailMessage:
    found = EmailMessage()
    found["From"] = sender
    found["To"] = "Desk <desk@courier.example>"
    found["Date"] = "Tue, 04 Mar 2025 23:30:00 -0500"
    found["Subject"] = subject
    found.set_content(content, **options)
    return found


def read(message: EmailMessage | bytes) -> Parsed:
    data = message if isinstance(message, bytes) else message.as_bytes(policy=policy.SMTP)
    return read_email(data, "a.eml")


def own(content: str) -> str:
    return read(mail(content)).text


def told(parsed: Parsed) -> dict[str, str]:
    return {issue.code: issue.message for issue in parsed.issues}


def test_a_plain_mail_gives_sender_day_subject_and_words() -> None:
    parsed = read(mail())
    assert [parsed.text[b.start : b.end] for b in parsed.blocks] == list(BODY[:4])
    assert parsed.text == "\n\n".join(BODY[:4])
    about = parsed.metadata
    assert (about.author, about.title, about.published) == ("Karin Holm", TITLE, "2025-03-04")
    assert (about.outlet, about.url) == (None, None)
    assert parsed.issues == ()


def test_the_day_in_the_head_is_the_documents() -> None:
    document = read_bytes(mail().as_bytes(), name="a.eml", suffix=".eml")
    assert (document.title, document.published, document.published_basis) == (TITLE, "2025-03-04", "metadata")
    assert document.outlet is None
    assert document.dateline == "OSTVIK, March 4, 2025"


def test_without_a_date_in_the_head_the_text_tells() -> None:
    message = mail()
    del message["Date"]
    document = read_bytes(message.as_bytes(), name="a.eml", suffix=".eml")
    assert (document.published, document.published_basis) == ("2025-03-04", "dateline")
    message.set_content("The harbour will close, the mayor said.\n")
    document = read_bytes(message.as_bytes(), name="a.eml", suffix=".eml")
    assert (document.published, document.published_basis) == (None, "unknown")


@pytest.mark.parametrize("date", ["yesterday", "Tue, 45 Foo 2025", ""])
def test_a_date_that_is_none_is_none(date: str) -> None:
    message = mail()
    message.replace_header("Date", "x")
    data = message.as_bytes().replace(b"Date: x", f"Date: {date}".encode())
    assert read(data).metadata.published is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Harbour closes", "Harbour closes"),
        ("AW: Fwd: RE[2]: Harbour closes", "Harbour closes"),
        ("Reactions to the plan", "Reactions to the plan"),
        ("News: harbour closes", "News: harbour closes"),
        ("Re:", None),
    ],
)
def test_a_subject_loses_the_marks_of_an_answer(subject: str, title: str | None) -> None:
    assert read(mail(subject=subject)).metadata.title == title


# --- encodings ------------------------------------------------------------------------------------------


def test_base64_and_encoded_heads_are_decoded() -> None:
    message = mail("Ordføreren sa: “日本, Čapek”.\n", "Havnen åpner", "Åse Bjørn <ase@x.example>", cte="base64")
    data = message.as_bytes(policy=policy.SMTP)
    assert "åpner".encode() not in data
    parsed = read(data)
    assert parsed.text == "Ordføreren sa: “日本, Čapek”."
    assert (parsed.metadata.author, parsed.metadata.title) == ("Åse Bjørn", "Havnen åpner")


@pytest.mark.parametrize("charset", ["iso-8859-1", "x-nobody-knows", "utf-8", "us-ascii", '"'])
def test_a_wrong_or_unknown_encoding_loses_no_letters(charset: str) -> None:
    data = (
        f"From: a@x.example\r\nDate: Tue, 04 Mar 2025 09:00:00 +0100\r\nSubject: =?{charset}?Q?caf=E9?=\r\n"
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "The caf=E9 will close, the mayor said on Tuesday.\r\n"
    ).encode()
    parsed = read(data)
    assert parsed.text == "The café will close, the mayor said on Tuesday."
    assert parsed.metadata.author == "a@x.example"


def test_bytes_that_mean_nothing_are_shown_as_such_and_told() -> None:
    data = b"From: a@x.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe \x81\x8d\x8f\x90\x9d mayor.\r\n"
    parsed = read(data)
    assert parsed.text == "The \ufffd\ufffd\ufffd\ufffd\ufffd mayor."
    assert "unknown-letters" in told(parsed)


def test_lines_that_flow_are_put_together() -> None:
    message = mail("The mayor of the town said on Tuesday \nthat the harbour would close.\n\n-- \nKarin\n")
    message.set_param("format", "flowed")
    assert read(message).text == "The mayor of the town said on Tuesday that the harbour would close."


# --- what it carries along ----------------------------------------------------------------------------

WORDS = "The mayor has confirmed it, her office said this morning."
EARLIER = "> Is it true that\n> the harbour closes?\n>\n> Olav\n"
HEADERS = (
    "From: Olav Strand <olav@union.example>\nSent: Tuesday, March 4, 2025 9:30 AM\n"
    "To: Marta Lind <marta@council.example>\nSubject: Harbour\n\nWhen will the ministry pay?\n"
)


@pytest.mark.parametrize(
    "below",
    [
        f"On Tue, Mar 4, 2025 at 9:12 AM Olav Strand <olav@union.example> wrote:\n\n{EARLIER}",
        f"On Tue, Mar 4, 2025 at 9:12 AM Olav Strand <olav@union.example>\nwrote:\n\n{EARLIER}",
        f"Am 04.03.2025 um 09:12 schrieb Olav Strand:\n{EARLIER}",
        f"Olav Strand <olav@union.example> wrote:\n{EARLIER}",
        EARLIER,
        f"-----Original Message-----\n{HEADERS}",
        f"________________________________\n{HEADERS}",
        HEADERS,
        HEADERS.replace("Sent", "Date").replace("From:", "*From:*"),
        "On Tue, Mar 4, 2025 at 9:12 AM Olav Strand <olav@union.example> wrote:\n\nIs it true?\n\nOlav\n",
        f"---------- Forwarded message ---------\n{HEADERS}",
        f"-- \nKarin Holm\n+47 555 01 02\n\nOn 4 March 2025 Olav Strand wrote:\n{EARLIER}",
        "-- \nKarin Holm\nThe Ostvik Courier\n",
        "Sent from my iPhone\n",
    ],
)
def test_earlier_mails_and_signatures_are_left_out_and_told(below: str) -> None:
    parsed = read(mail(f"{WORDS}\n\nIt stays so.\n\n{below}"))
    assert parsed.text == f"{WORDS}\n\nIt stays so."
    assert told(parsed)["mail-parts"].startswith("left out ")


def test_answers_between_quoted_lines_are_kept() -> None:
    content = (
        "On 4 March 2025 Olav Strand wrote:\n> Is it true that the harbour closes?\n\nYes, the council said so.\n\n"
        "> For how long?\n\nFor six weeks, the mayor told us.\n"
    )
    parsed = read(mail(content))
    assert parsed.text == "Yes, the council said so.\n\nFor six weeks, the mayor told us."
    assert told(parsed) == {"mail-parts": "left out quoted lines"}


@pytest.mark.parametrize(
    "content",
    [
        "On Tuesday the mayor wrote:\n\nWe shall close the harbour in May.",
        "From: the sea comes what we eat.\n\nTo: the sea it goes back.",
        "From: Ostvik\nTo: Nordhamn\n\nThe ferry takes two hours, the company said.",
        "The price rose by > 5 per cent, the ministry said.\n\nIt will rise again.",
        "The plan has two parts:\n\n-- the quay\n-- the basin\n\nBoth will be paid for, the ministry said.",
        "He spoke.\n\n-----\n\nShe did not.",
        "Best regards were sent by the mayor.\n\nThe council thanked her.",
        "Sent from my town hall, the letter said that all was well.\n\nNobody answered.",
    ],
)
def test_what_a_person_may_have_written_stays(content: str) -> None:
    assert own(content) == content


def test_a_mail_that_only_passes_another_on_is_read_as_that_one() -> None:
    content = (
        "---------- Forwarded message ---------\nFrom: Press Office <press@ostvik.example>\n"
        "Date: Mon, Mar 3, 2025 at 4:05 PM\nSubject: Harbour of Ostvik to close\nTo: <news@courier.example>\n\n\n"
        + STORY
    )
    parsed = read(mail(content, "Fwd: Harbour"))
    about = parsed.metadata
    assert (about.author, about.title) == ("Press Office", "Harbour of Ostvik to close")
    assert about.published == "2025-03-03"
    assert " ".join(parsed.text.split()) == " ".join(BODY[:4])
    assert "forwarded" in told(parsed)


def test_a_mail_with_nothing_of_its_own_says_so() -> None:
    with pytest.raises(ReadError, match="holds no words of its own, only quoted lines"):
        read(mail(EARLIER))


# --- parts --------------------------------------------------------------------------------------------


def test_plain_text_goes_before_html_and_attachments_are_told() -> None:
    message = mail()
    message.add_alternative("<p>Other words</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plån.pdf")
    message.add_attachment("notes", filename="notes.txt")
    parsed = read(message)
    assert " ".join(parsed.text.split()) == " ".join(BODY[:4])
    assert "plån.pdf, notes.txt" in told(parsed)["attachments"]


def test_html_is_read_where_there_is_nothing_else() -> None:
    html = (
        "<html><head><style>p {}</style></head><body><div style='display:none'>preheader</div><table><tr><td>"
        f"<h1>Harbour closes</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></td></tr></table><script>alert(1)</script>"
        "<div class='gmail_quote'><div class='gmail_attr'>On Tue wrote:</div><blockquote>old</blockquote></div>"
    )
    parsed = read(mail(html, subtype="html"))
    assert [parsed.text[b.start : b.end] for b in parsed.blocks] == ["Harbour closes", BODY[0], BODY[1]]
    assert parsed.text == "\n\n".join(["Harbour closes", BODY[0], BODY[1]])
    assert told(parsed) == {"mail-parts": "left out an earlier mail"}


def test_outlooks_earlier_mail_in_html_is_left_out() -> None:
    lines = "".join(f"<div>{line}</div>" for line in HEADERS.splitlines() if line)
    for opening in ("<div id='appendonsend'></div>", "<div id='divRplyFwdMsg'>", "<hr>"):
        parsed = read(mail(f"<html><body><p>{WORDS}</p>{opening}{lines}</body></html>", subtype="html"))
        assert parsed.text == WORDS


def test_a_line_in_place_of_the_html_is_not_read() -> None:
    message = mail("Your program cannot show this mail.\n")
    message.add_alternative("".join(f"<p>{words}</p>" for words in BODY), subtype="html")
    assert BODY[0] in read(message).text


def test_a_mail_without_words_says_what_it_has() -> None:
    message = mail("\n")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(ReadError, match="holds no words but attachments"):
        read(message)


@pytest.mark.parametrize(
    ("data", "message"), [(b"", "is empty"), (b"just words", "is no mail"), (b"X-A: b\r\n\r\nwords", "is no mail")]
)
def test_what_is_no_mail_says_so(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data)


def test_parts_within_parts_without_end_are_refused() -> None:
    head = b"From: a@x.example\r\n"
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(200))
    with pytest.raises(ReadError, match=r"more parts than any mail|too deep|holds no words"):
        read(head + nested + b"\r\nwords\r\n")


@pytest.mark.parametrize(
    "line",
    [
        "On " + "<" * 100 + "@" * 300_000,
        "> " * 100_000,
        "From: " + "a" * 300_000,
        "-" * 300_000,
        "a@" * 100_000,
        "\n" * 100_000,
        "From: a\n" * 50_000,
    ],
)
def test_odd_lines_take_no_time(line: str) -> None:
    """A rule that searches again from every place would run for hours."""
    assert read(f"From: a@x.example\n\n{WORDS}\n{line}\n{line}\n".encode()).text.startswith(WORDS)

"""Web archives: the page in them, where it came from, and when it was saved."""

from pathlib import Path

import pytest

from generator.errors import ReadError
from generator.read import read
from generator.read.formats.mhtml import read_mhtml

PAGES = Path(__file__).parent / "files" / "pages"
PROSE = (
    "<h1>Envoys meet in Geneva</h1><p>Envoys of Norway and Iceland agreed on Tuesday to resume talks on fishing rights "
    "in the northern waters. Both governments said that the quota would hold until a new one is found.</p>"
)


def archive(*parts, date="Wed, 7 Aug 2024 23:15:30 +0200", top=""):
    head = f'{top}Date: {date}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"{{}}\r\n\r\n'
    return (head + "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n").replace("{}", "").encode()


def html_part(body, **headers):
    lines = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in headers.items())
    return f"Content-Type: text/html\r\n{lines}\r\n<html><body>{body}</body></html>"


def test_a_page_in_quoted_printable_beside_a_picture_in_base64():
    found = read(PAGES / "archive.mhtml", name="archive.mhtml")
    assert found.title == "Gemeinderat vertagt Beschluss zur Mühle"
    assert found.text.endswith("teilte die Verwaltung mit.")
    assert "„Wer jetzt abreißt, der baut nie wieder auf“, sagte der Müller Götz Öhler." in found.text
    assert "Werbung" not in found.text
    assert found.url == "https://talbote.example/gemeinde/muehle-vertagt"
    assert found.retrieved == "2024-08-07T21:15:30Z"
    assert (found.outlet, found.language, found.published) == ("Talbote", "de", None)


def test_the_time_of_saving_is_in_utc():
    assert read_mhtml(archive(html_part(PROSE)), "x.mht").metadata.retrieved == "2024-08-07T21:15:30Z"


@pytest.mark.parametrize("date", ["", "yesterday", "Wed, 99 Aug 2024", "=?broken?="])
def test_a_time_that_nobody_can_read_is_unknown(date):
    assert read_mhtml(archive(html_part(PROSE), date=date), "x.mht").metadata.retrieved is None


def test_the_location_of_the_part_is_the_address():
    found = read_mhtml(archive(html_part(PROSE, Content_Location="https://gull.example/a")), "x.mht")
    assert found.metadata.url == "https://gull.example/a"


def test_the_part_that_is_named_as_the_start_is_the_page():
    frame = html_part("<p>An advertisement that stands in a frame of its own.</p>", Content_ID="<ad>")
    parts = (frame, html_part(PROSE, Content_ID="<main>"))
    data = archive(*parts).replace(b'boundary="b"', b'boundary="b"; start="<main>"')
    assert read_mhtml(data, "x.mht").text.startswith("Envoys meet in Geneva")


def test_the_encoding_of_the_part_goes_before_that_of_the_page():
    body = PROSE.replace("Geneva", "Zürich")
    part = html_part(f"<meta charset='koi8-r'>{body}").replace("text/html", "text/html; charset=iso-8859-1")
    data = archive(part).decode().encode("latin-1")
    assert "Zürich" in read_mhtml(data, "x.mht").text


@pytest.mark.parametrize(
    "data",
    [
        b"just some words\n",
        archive("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD"),
        archive("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
        b"Content-Type: multipart/related; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 5000,
    ],
)
def test_a_file_without_a_page_is_refused_by_name(data):
    with pytest.raises(ReadError, match=r"^x\.mht: "):
        read_mhtml(data, "x.mht")

"""Web pages that are added: kept as they were retrieved, beside them where they came from."""

from __future__ import annotations

import gzip
import hashlib
import time

import pytest
import yaml
from web_server import PAGE, Answer

from generator.add import Adding, Limits, add
from generator.add.hosts import is_public
from generator.read import read


@pytest.fixture
def adding(tmp_path):
    return Adding(tmp_path / "seeds", Limits(private=True, seconds=5, size=1_000_000), pause=0)


def one(what, how):
    (result,) = add([what], how)
    return result


def sidecar(file):
    return yaml.safe_load(file.with_name(file.name + ".meta.yml").read_text(encoding="utf-8"))


def reason(what, how):
    result = one(what, how)
    assert result.outcome == "failed"
    assert result.file is None
    assert not how.folder.exists() or not list(how.folder.iterdir()), "something was left behind"
    return result.reason


def test_a_page_is_kept_byte_for_byte_with_where_it_came_from(server, adding):
    result = one(server.page("/2025/harbour-talks.html"), adding)
    assert result.outcome == "added"
    assert result.file.read_bytes() == PAGE.encode()
    assert result.file.name.startswith("127.0.0.1-harbour-talks-")
    said = sidecar(result.file)
    assert said["url"] == server.root + "/2025/harbour-talks.html"
    assert said["title"] == "Harbour talks end without a deal"
    assert said["outlet"] == "Coastal News"
    assert said["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert said["retrieved"].endswith("Z")


def test_what_was_added_is_read_with_its_address_and_time(server, adding):
    file = one(server.page("/a"), adding).file
    document = read(file, name="a")
    assert document.url == server.root + "/a"
    assert document.outlet == "Coastal News"
    assert document.published == "2025-03-04"
    assert document.retrieved == sidecar(file)["retrieved"]
    assert not [issue for issue in document.issues if issue.severity != "note"]


def test_the_same_page_again_is_known_and_not_asked_for(server, adding):
    url = server.page("/a")
    first = one(url, adding)
    asked = len(server.asked)
    again = one(url + "?utm_source=mail#comments", adding)
    assert (again.outcome, again.file) == ("known", first.file)
    assert len(server.asked) == asked


def test_a_page_that_changed_takes_the_place_of_the_old_one_if_asked_for_again(server, adding, tmp_path):
    url = server.page("/a")
    first = one(url, adding)
    how = Adding(adding.folder, adding.limits, again=True, pause=0)
    assert one(url, how).outcome == "known"
    server.page("/a", PAGE.replace("two weeks", "three weeks"))
    again = one(url, how)
    assert (again.outcome, again.file) == ("updated", first.file)
    assert b"three weeks" in first.file.read_bytes()


def test_a_redirect_is_followed_and_the_page_known_by_both_addresses(server, adding):
    target = server.page("/story")
    server.answers["/short"] = Answer(status=301, headers={"Location": "/story"})
    result = one(server.root + "/short", adding)
    assert sidecar(result.file)["url"] == target
    assert one(server.root + "/short", adding).outcome == "known"
    assert one(target, adding).outcome == "known"


def test_a_packed_page_is_kept_unpacked(server, adding):
    server.answers["/a"] = Answer(gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"})
    assert one(server.root + "/a", adding).file.read_bytes() == PAGE.encode()


def test_a_text_and_a_page_of_no_stated_kind_are_known_by_what_they_are(server, adding):
    text = "Harbour talks end\n\nTalks on the new harbour of Lindvik ended on Tuesday, the mayor, Anna Berg, said.\n"
    assert one(server.page("/release", text, media_type="text/plain"), adding).file.suffix == ".txt"
    assert one(server.page("/page", media_type=""), adding).file.suffix == ".html"
    assert one(server.page("/wrong", media_type="application/octet-stream"), adding).file.suffix == ".html"


def test_a_page_in_another_script_has_a_plain_file_name(server, adding):
    result = one(server.page("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"), adding)
    assert result.file.name.isascii()
    assert "%" not in result.file.name


def test_no_path_leads_out_of_the_folder(server, adding):
    server.page("/..%2F..%2Fevil.html")
    result = one(server.root + "/..%2F..%2Fevil.html", adding)
    assert result.file.parent == adding.folder


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", status=404), "404 Not Found"),
        (Answer(b"", status=503), "503 Service Unavailable"),
        (Answer(b"\x89PNG\r\n", "image/png"), "cannot be read; known are"),
        (Answer(b"x" * 2_000_000, "text/plain"), "larger than 1,000,000 bytes"),
        (Answer(gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}), "larger than 1,000,000 bytes"),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "packed wrongly"),
        (Answer(b"?", headers={"Content-Encoding": "zstd"}), "zstd"),
        (Answer(PAGE.encode(), length=len(PAGE) + 500), "broke off"),
        (Answer(status=302, headers={"Location": "/bad"}), "leads on more than 5 times"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "is not a web address"),
        (Answer(b"<!doctype html><html><body><div id=app></div></body></html>"), ""),
    ],
)
def test_what_cannot_be_had_is_told_and_leaves_nothing(server, adding, answer, words):
    server.answers["/bad"] = answer
    assert words in reason(server.root + "/bad", adding)


def test_a_server_that_drips_is_given_up(server, adding):
    server.answers["/bad"] = Answer(PAGE.encode(), drip=0.05)
    how = Adding(adding.folder, Limits(private=True, seconds=1), pause=0)
    began = time.monotonic()
    assert "took longer than 1 seconds" in reason(server.root + "/bad", how)
    assert time.monotonic() - began < 5


def test_nothing_listens(server, adding, unused_port):
    assert "no connection" in reason(f"http://127.0.0.1:{unused_port}/", adding)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/a", "is not a web address"),
        ("file:///etc/passwd", "is not a web address"),
        ("http://", "is not a web address"),
        ("http://anna:secret@news.example/", "carries a user name"),
        ("https://no-such-host.invalid/", "cannot be found"),
    ],
)
def test_addresses_that_are_none(adding, url, words):
    assert words in reason(url, adding)


def test_no_page_of_a_private_network_unless_allowed(server, tmp_path):
    url = server.page("/a")
    how = Adding(tmp_path / "seeds", pause=0)
    assert "not on the public internet" in reason(url, how)
    assert "not on the public internet" in reason(url.replace("127.0.0.1", "localhost"), how)
    assert not server.asked


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 "
    "fe80::1 fc00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1:: ff02::1".split(),
)
def test_addresses_within_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "64:ff9b::909:909"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


def test_one_that_fails_costs_no_other(server, adding):
    results = list(add([server.root + "/none", server.page("/a"), "nothing.txt"], adding))
    assert [result.outcome for result in results] == ["failed", "added", "failed"]


def test_a_host_is_not_asked_more_often_than_is_polite(server, tmp_path):
    how = Adding(tmp_path / "seeds", Limits(private=True), pause=0.3)
    began = time.monotonic()
    list(add([server.page("/a"), server.page("/b")], how))
    assert time.monotonic() - began >= 0.3


def test_a_file_that_was_changed_since_it_was_added_is_told(server, adding):
    file = one(server.page("/a"), adding).file
    file.write_bytes(file.read_bytes().replace(b"Tuesday", b"Friday"))
    assert "changed-since" in {issue.code for issue in read(file, name="a").issues}

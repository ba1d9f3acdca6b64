"""Web pages that are added: kept as they were retrieved, beside them where they came from."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time

import pytest
import yaml
from web_server import PAGE, Answer

from generator.add import Adding, Limits, add, hosts
from generator.add.hosts import is_public
from generator.config import Settings
from generator.read import find_sources, read
from generator.read.contents import contents


@pytest.fixture
def adding(tmp_path):
    return Adding(tmp_path / "seeds", Limits(private=True, seconds=5, size=1_000_000), pause=0)


def one(what, how):
    (result,) = add([what], how)
    return result


def settings(folder):
    return Settings(folder.parent, (folder,), folder.parent / "briefs")


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


CZECH = PAGE.replace("Anna Berg", "Žaneta Břízová").replace("“", "„").replace("”", "“")
RUSSIAN = PAGE.replace("Anna Berg", "Анна Берг").replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(("page", "charset"), [(CZECH, "windows-1250"), (RUSSIAN, "koi8-r"), (PAGE, "Windows-1252")])
def test_an_encoding_that_only_the_server_says_is_kept_beside_the_page(server, adding, page, charset):
    data = page.encode(charset)
    server.answers["/a"] = Answer(data, f"text/html; charset={charset}")
    file = one(server.root + "/a", adding).file
    assert file.read_bytes() == data
    assert sidecar(file)["charset"] == charset.lower()
    document = read(file, name="a")
    assert [issue.code for issue in document.issues if issue.severity == "warning"] == []
    assert any(name in document.text for name in ("Žaneta Břízová", "Анна Берг", "Anna Berg"))
    assert "�" not in document.text


def test_what_the_server_says_of_an_encoding_counts_before_what_the_page_says(server, adding):
    """As in browsers, where the author of the page has looked at it."""
    page = CZECH.replace("<head>", '<head><meta charset="iso-8859-1">')
    server.answers["/a"] = Answer(page.encode("windows-1250"), "text/html; charset=windows-1250")
    assert "Žaneta Břízová" in read(one(server.root + "/a", adding).file, name="a").text


def test_an_encoding_that_only_the_server_says_of_a_text_or_a_table_is_kept_as_well(server, adding):
    words = "The mayor, Žaneta Břízová, said that the harbour would close."
    server.answers["/a.txt"] = Answer(f"Harbour\n\n{words}\n".encode("cp1250"), "text/plain; charset=windows-1250")
    assert words in read(one(server.root + "/a.txt", adding).file, name="a").text
    server.answers["/a.csv"] = Answer(f'text\n"{words}"\n'.encode("cp1250"), "text/csv; charset=windows-1250")
    one(server.root + "/a.csv", adding)
    (table,) = (file for file in find_sources(settings(adding.folder)).files if file.is_container)
    (part,) = contents(table)
    assert part.data.decode() == words


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "no-such-code", "unicode-escape", "utf-7"])
def test_an_encoding_that_the_bytes_do_not_need_or_that_is_none_is_not_kept(server, adding, charset):
    server.answers["/a"] = Answer(CZECH.encode(), f"text/html; charset={charset}")
    file = one(server.root + "/a", adding).file
    assert "charset" not in sidecar(file)
    assert "Žaneta Břízová" in read(file, name="a").text


def test_what_a_feed_says_is_read_in_the_encoding_that_only_the_server_says(server, adding):
    page = PAGE.replace("og:site_name", "x").replace("| Coastal News", "")
    entry = f"<item><title>Harbour</title><link>{server.page('/a', page)}</link></item>"
    feed = f"<rss version='2.0'><channel><title>Новости порта</title>{entry}</channel></rss>"
    server.answers["/feed"] = Answer(feed.encode("koi8-r"), "application/rss+xml; charset=koi8-r")
    assert sidecar(one(server.root + "/feed", adding).file)["outlet"] == "Новости порта"


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


def test_a_page_that_leads_into_a_private_network_is_not_followed(server, tmp_path, monkeypatch):
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.1")  # as if the server were far away
    how = Adding(tmp_path / "seeds", Limits(seconds=5), pause=0)
    assert one(server.page("/a"), how).outcome == "added"
    server.page("/secret")
    inside = server.root.replace("127.0.0.1", "127.0.0.2") + "/secret"
    server.answers["/bad"] = Answer(status=302, headers={"Location": inside})
    result = one(server.root + "/bad", how)
    assert result.outcome == "failed"
    assert "127.0.0.2, which is not on the public internet" in result.reason
    assert "/secret" not in [path for path, _ in server.asked]


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


@pytest.fixture
def behind_proxy(server, monkeypatch):
    """A machine that reaches others by a proxy only, which is the server."""
    for variable in ("no_proxy", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(variable, server.root)
    real = socket.getaddrinfo

    def look_up(host, *rest, **more):
        if host == "news.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_page_is_asked_for_by_the_proxy(server, adding, behind_proxy):
    """Which alone knows the host."""
    server.answers["http://news.invalid/a?b=c"] = Answer(PAGE.encode())
    result = one("http://news.invalid/a?b=c", adding)
    assert (result.outcome, result.reason) == ("added", None)
    assert sidecar(result.file)["url"] == "http://news.invalid/a?b=c"
    assert [path for path, _ in server.asked] == ["http://news.invalid/a?b=c"]
    assert "501" in one("https://news.invalid/a", adding).reason, "no tunnel was asked for"


def test_a_proxy_is_not_asked_for_a_private_network(server, tmp_path, behind_proxy):
    how = Adding(tmp_path / "seeds", pause=0)
    for url in ("http://10.1.2.3/a", "http://localhost/a", "http://0x7f.1/a"):
        assert "not on the public internet" in one(url, how).reason
    server.answers["http://news.invalid/a"] = Answer(status=302, headers={"Location": "http://10.1.2.3/a"})
    assert "not on the public internet" in one("http://news.invalid/a", how).reason
    assert [path for path, _ in server.asked] == ["http://news.invalid/a"]

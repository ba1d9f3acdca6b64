"""What one source may ask for: larger ones are named with what to do, quickly, and nothing in a folder hangs a run."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_writer import column, page, pdf

from generator.config import Settings
from generator.errors import ReadError
from generator.limits import DEFAULT, Limits, in_words
from generator.read import Options, fetch, find_sources, parts, read, read_bytes
from generator.read.decode import clean
from generator.read.opening import read_file

STORY = "Ferry sails again\n\nThe ferry to Holm sails again, the harbour master Ida Berg said on Monday.\n"


def refusal(do: Callable[[], object]) -> str:
    """The text of the refusal, which comes within seconds."""
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        do()
    assert time.monotonic() - start < 20
    return str(caught.value)


def issues_of(folder: Path) -> dict[str, tuple[str, str]]:
    found = find_sources(Settings(folder.parent, (folder,), folder.parent / "briefs"))
    return {issue.where: (issue.code, issue.message) for issue in found.issues}


# --- size ----------------------------------------------------------------------------------


def test_a_text_of_two_gigabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    tracemalloc.start()
    told = refusal(lambda: read(path, name="huge.txt"))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert told == "huge.txt: is larger than 300 MB; split it up, or raise the setting limits: size"
    assert most < 1 << 20


def test_the_size_of_a_container_has_a_limit_of_its_own(tmp_path: Path) -> None:
    for name in ("rows.csv", "a.txt"):
        (tmp_path / name).write_bytes(b"x" * 2000)
    limits = Limits(size=1000, container=3000)
    assert len(fetch(str(tmp_path / "rows.csv"), limits)) == 2000
    assert "limits: size" in refusal(lambda: fetch(str(tmp_path / "a.txt"), limits))
    assert "limits: container" in refusal(lambda: fetch(str(tmp_path / "rows.csv"), replace(limits, container=9)))


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    fdopen = os.fdopen

    def growing(descriptor: int, *args: object, **kw: object) -> object:
        with path.open("ab") as file:
            file.write(b"y" * 5000)
        return fdopen(descriptor, *args, **kw)

    monkeypatch.setattr(os, "fdopen", growing)
    assert "is larger than 1 KB" in refusal(lambda: read_file(str(path), "a.txt", 1000, "size"))


def test_a_long_sidecar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.txt.meta.yml").write_text("title: x\n" + "#" * 200_000, encoding="utf-8")
    assert refusal(lambda: read(tmp_path / "a.txt", name="a.txt")).startswith("a.txt.meta.yml: is larger than 100 KB")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".rtf", ".eml"])
def test_the_archived_text_has_a_limit_whatever_the_format(suffix: str) -> None:
    words = "The ferry sails again. " * 100
    source = {
        ".html": f"<p>{words}</p>",
        ".rtf": f"{{\\rtf1 {words}}}",
        ".eml": f"From: a@b.example\nSubject: Ferry\n\n{words}",
    }.get(suffix, words)
    told = refusal(
        lambda: read_bytes(source.encode(), name=f"a{suffix}", suffix=suffix, limits=Limits(characters=1000))
    )
    assert told == f"a{suffix}: is longer than 1,000 characters; split it up, or raise the setting limits: characters"
    assert read_bytes(source.encode(), name=f"a{suffix}", suffix=suffix).text


def test_bytes_that_cannot_be_so_few_characters_are_not_even_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.read.source.decode", lambda *_: pytest.fail("was decoded"))
    refusal(lambda: read_bytes(b"word " * 1000, name="a.txt", suffix=".txt", limits=Limits(characters=1000)))


# --- pages, unpacked content, parts --------------------------------------------------------


def test_a_pdf_of_a_hundred_thousand_pages_is_refused_before_they_are_read() -> None:
    told = refusal(lambda: read_bytes(many_pages(100_000), name="a.pdf", suffix=".pdf"))
    assert told == (
        "a.pdf: has 100,000 pages, more than the 2,000 that are read; split it up, or raise the setting limits: pages"
    )


def test_how_many_pages_are_read_is_a_setting() -> None:
    data = pdf(
        *(page(*column(72, 300, [f"The {word} sails again, they said."])) for word in ("ferry", "cutter", "boat"))
    )
    assert len(read_bytes(data, name="a.pdf", suffix=".pdf").pages) == 3
    told = refusal(lambda: read_bytes(data, name="a.pdf", suffix=".pdf", limits=Limits(pages=2)))
    assert "has 3 pages, more than the 2" in told


def many_pages(count: int) -> bytes:
    """A file in which one empty page is there so many times."""
    kids = b"4 0 R " * count
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        b"<< >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 3 0 R >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


@pytest.mark.parametrize(("suffix", "path"), [(".docx", "word/document.xml"), (".odt", "content.xml")])
def test_an_office_document_that_unpacks_to_gigabytes_is_refused(suffix: str, path: str) -> None:
    told = refusal(lambda: read_bytes(bomb(path), name=f"a{suffix}", suffix=suffix))
    assert f"holds {path}, which is larger than any document's" in told


def test_an_archive_that_unpacks_to_gigabytes_costs_that_file_only() -> None:
    found = list(parts(bomb("a.txt", ("b.txt", STORY.encode())), "z.zip"))
    assert [getattr(each, "name", None) or each.code for each in found] == ["unreadable-part", "z.zip/b.txt"]


def bomb(path: str, *others: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open(path, "w") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
        for name, data in others:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_how_many_documents_a_table_may_hold_is_a_setting() -> None:
    rows = "id,text\n" + "".join(f"{n},The ferry {n} sails.\n" for n in range(20))
    found = list(parts(rows.encode(), "a.csv", Options(limits=Limits(documents=5))))
    assert len(found) == 6
    assert "more than 5 documents" in found[-1].message
    assert found[-1].message.endswith("raise the setting limits: documents")


# --- what is nested, and what refers to itself or elsewhere --------------------------------

LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY e0 "ha">{LAUGHS}]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [BILLION, ELSEWHERE], ids=["billion laughs", "external"])
@pytest.mark.parametrize("suffix", [".rss", ".atom", ".xml", ".opml"])
def test_entities_are_never_expanded(suffix: str, doctype: str) -> None:
    feed = (
        '<rss version="2.0"><channel><title>T</title><item><title>Ferry</title>'
        "<description>It sails &e9; again.</description></item></channel></rss>"
    )
    outline = '<opml version="2.0"><head/><body><outline text="Ferry" _note="It sails &e9; again."/></body></opml>'
    start = time.monotonic()
    for root in (feed, outline):
        try:
            found = [each for each in parts((doctype + root).encode(), f"a{suffix}") if hasattr(each, "data")]
        except ReadError:
            found = []
        hostname = Path("/etc/hostname").read_bytes().strip() if Path("/etc/hostname").exists() else b"\0"
        assert all(b"haha" not in part.data and hostname not in part.data for part in found)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("doctype", [BILLION, ELSEWHERE], ids=["billion laughs", "external"])
def test_an_office_document_with_entities_is_refused(doctype: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"{doctype}<document><body>&e9;</body></document>")
    assert "document type" in refusal(lambda: read_bytes(buffer.getvalue(), name="a.docx", suffix=".docx"))


def test_json_that_is_nested_too_deep_costs_its_line_only() -> None:
    lines = '{"text": "The ferry sails."}\n{"text": ' + "[" * 100_000 + "\n"
    part, issue = parts(lines.encode(), "a.jsonl")
    assert part.data == b"The ferry sails."
    assert issue.code == "bad-row"


YAML_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
DEEP = "title: " + "[" * 5000 + "]" * 5000 + "\n"


@pytest.mark.parametrize("yaml", [YAML_LAUGHS + "title: *j\n", YAML_LAUGHS + "author: *j\n", DEEP])
def test_metadata_that_refers_to_itself_or_is_nested_deep_is_refused(yaml: str) -> None:
    told = refusal(lambda: read_bytes(f"---\n{yaml}---\n{STORY}".encode(), name="a.md", suffix=".md"))
    assert told.startswith("a.md: ")
    assert len(told) < 500


@pytest.mark.parametrize("value", ["9" * 10_000, "1e400", "2025-13-45", ".inf", "0x" + "f" * 5000])
def test_numbers_that_are_none_are_words(value: str) -> None:
    document = read_bytes(f"---\ntitle: {value}\n---\n{STORY}".encode(), name="a.md", suffix=".md")
    assert document.title == value


# --- what lies in a folder -----------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_pipes_sockets_and_devices_are_named_and_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "linked.txt").symlink_to(folder / "pipe.txt")
    # The name of a socket is short.
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(folder)
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
        told = issues_of(folder)
    assert {where: code for where, (code, _) in told.items()} == dict.fromkeys(
        ("seeds/pipe.txt", "seeds/linked.txt", "seeds/socket.txt"), "no-file"
    )
    assert told["seeds/pipe.txt"][1].startswith("is a pipe, not a file")
    assert told["seeds/socket.txt"][1].startswith("is a socket")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_that_takes_the_place_of_a_file_hangs_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    told: list[str] = []
    reading = threading.Thread(target=lambda: told.append(refusal(lambda: fetch(str(tmp_path / "a.txt")))), daemon=True)
    reading.start()
    reading.join(10)
    assert told == [f"{tmp_path / 'a.txt'}: is a pipe, not a file; put a document there or remove it"]


def test_a_link_out_of_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b.txt.meta.yml").symlink_to(tmp_path / "secret.txt")
    (folder / "b.txt").write_text(STORY, encoding="utf-8")
    (folder / "inner").symlink_to(tmp_path / "secrets")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "round").symlink_to(folder)
    found = find_sources(Settings(tmp_path, (folder,), tmp_path / "briefs"))
    assert [(file.name, file.sidecar) for file in found.files] == [("seeds/b.txt", None)]
    assert {issue.where: issue.code for issue in found.issues} == dict.fromkeys(
        ("seeds/a.txt", "seeds/b.txt.meta.yml", "seeds/inner", "seeds/device.txt"), "link-elsewhere"
    )


def test_a_folder_that_is_called_like_a_document_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "report.txt").mkdir(parents=True)
    (tmp_path / "seeds" / "report.txt" / "a.txt").write_text(STORY, encoding="utf-8")
    found = find_sources(Settings(tmp_path, (tmp_path / "seeds",), tmp_path / "briefs"))
    assert [file.name for file in found.files] == ["seeds/report.txt/a.txt"]
    assert "cannot be read" in refusal(lambda: fetch(str(tmp_path / "seeds" / "report.txt")))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    told = refusal(lambda: read(path, name="a.txt"))
    assert told == "a.txt: cannot be read (Permission denied); check that it is there and readable"


# --- what is out of all measure in a text --------------------------------------------------


def test_a_letter_has_no_more_accents_than_any_script_needs() -> None:
    start = time.monotonic()
    text, _ = clean("a" + "\u0301\u0323" * 500_000 + " end")
    assert time.monotonic() - start < 10
    assert len(text) < 40
    assert text.endswith(" end")
    assert clean("Vie\u0323\u0302t Nam, \u0939\u093f\u0928\u094d\u0926\u0940" * 20)[0].startswith("Việt Nam")


def test_white_space_in_a_row_has_an_end() -> None:
    assert clean("a" + " " * 100 + "b")[0] == "a" + " " * 100 + "b"
    assert clean("a" + " \n" * 5000 + "b")[0] == "a" + " \n" * 50 + "b"


def test_a_sentence_without_an_end_is_parted_between_words() -> None:
    document = read_bytes(("Title\n\nThe " + "ferry sails " * 5000).encode(), name="a.txt", suffix=".txt")
    assert all(2000 <= each.end - each.start <= 4000 for each in document.sentences[:-1])
    words = [document.text[each.start : each.end] for each in document.sentences]
    assert " ".join(words) == document.text[document.sentences[0].start :].strip()


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 bytes"), (1000, "1 KB"), (50_000_000, "50 MB"), (4 << 30, "4 GiB"), (1500, "1,500 bytes")],
)
def test_sizes_are_told_as_people_write_them(size: int, words: str) -> None:
    assert in_words(size) == words


def test_the_usual_limits_are_those_of_the_documentation() -> None:
    table = (Path(__file__).parent.parent.parent / "docs" / "limits.md").read_text(encoding="utf-8")
    for name, value in (
        ("size", in_words(DEFAULT.size)),
        ("container", in_words(DEFAULT.container)),
        ("unpacked", in_words(DEFAULT.unpacked)),
        ("documents", f"{DEFAULT.documents:,}"),
        ("pages", f"{DEFAULT.pages:,}"),
        ("characters", f"{DEFAULT.characters:,}"),
        ("seconds", f"{DEFAULT.seconds:,}"),
    ):
        assert f"| `{name}` | {value} |" in table

"""Zip archives and mailboxes, and containers in containers: what comes out, under which names, within bounds."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.limits import Limits
from generator.read import Options, parts, read_bytes
from generator.read.containers import archives
from generator.read.containers.archives import read_archive
from generator.read.containers.mailboxes import read_mailbox
from generator.read.contents import contents
from generator.read.metadata import Metadata
from generator.read.parsed import Part
from generator.read.places import SourceFile
from generator.records import Issue

TEXT = b"Ferry returns\n\nThe ferry runs again from Monday, the harbour master said.\n"


def zipped(files, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, **how)
    return out.getvalue()


def split(items):
    items = list(items)
    return [i for i in items if isinstance(i, Part)], [i for i in items if isinstance(i, Issue)]


def unpack(data, name="a.zip", **options):
    return split(parts(data, name, Options(**options)))


def test_documents_in_an_archive_have_their_paths_as_names():
    found, issues = unpack(zipped({"b/two.txt": TEXT, "one.MD": TEXT, "b/": b"", "photo.xyz": b"x"}))
    assert [(part.name, part.suffix, part.data) for part in found] == [
        ("a.zip/b/two.txt", ".txt", TEXT),
        ("a.zip/one.MD", ".md", TEXT),
    ]
    assert [(issue.code, issue.where) for issue in issues] == [("unknown-format", "a.zip/photo.xyz")]


def test_hidden_files_resource_forks_and_folders_of_pages_are_passed_over():
    names = [
        "__MACOSX/._one.txt",
        ".git/x.txt",
        "a/.hidden.txt",
        "s/Page.html",
        "s/Page_files/x.txt",
        "s/Page_files/i/y.txt",
    ]
    entries = split(read_archive(zipped(dict.fromkeys(names, TEXT)), "a.zip", Options()))[0]
    assert [part.name for part in entries] == ["a.zip/s/Page.html"]


def test_a_sidecar_in_an_archive_says_what_it_says_of_its_document():
    data = zipped({"one.txt": TEXT, "one.txt.meta.yml": b"outlet: Coastal News\n", "two.txt": TEXT})
    found, issues = unpack(data)
    assert [(part.name, part.metadata.outlet) for part in found] == [
        ("a.zip/one.txt", "Coastal News"),
        ("a.zip/two.txt", None),
    ]
    assert issues == []


@pytest.mark.parametrize(
    ("path", "harmless"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("C:\\x\\a.txt", "x/a.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("a\nb\x1b[31m.txt", "ab[31m.txt"),
        ("A\u030a.txt", "Å.txt"),
    ],
)
def test_no_path_leads_out_of_an_archive(path, harmless):
    info = zipfile.ZipInfo("x.txt")
    info.filename = path
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, TEXT)
    (part,), _ = unpack(out.getvalue())
    assert part.name == f"a.zip/{harmless}"


def test_names_that_a_mac_wrote_in_utf_8_without_saying_so_are_read():
    data = zipped({"faerge-aer.txt": TEXT}).replace(b"faerge-aer", "færge-ær".encode())
    (part,), _ = unpack(data)
    assert part.name == "a.zip/færge-ær.txt"


def test_an_encrypted_entry_is_told_and_the_others_go_on():
    data = bytearray(zipped({"one.txt": TEXT, "two.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    found, issues = unpack(bytes(data))
    assert [part.name for part in found] == ["a.zip/two.txt"]
    assert [(issue.code, issue.severity, issue.where) for issue in issues] == [
        ("unreadable-part", "error", "a.zip/one.txt")
    ]
    assert "encrypted" in issues[0].message


def test_a_broken_entry_is_told_and_the_others_go_on():
    noise = random.Random(1).randbytes(2000)
    data = bytearray(zipped({"one.txt": noise, "two.txt": TEXT}))
    data[data.index(noise[500:520])] ^= 0xFF
    found, issues = unpack(bytes(data))
    assert [part.name for part in found] == ["a.zip/two.txt"]
    assert "broken in the archive" in issues[0].message


def test_an_entry_packed_thousandfold_is_refused_without_unpacking_it():
    bomb = zipped({"bomb.txt": b"0" * (300 << 20), "two.txt": TEXT})
    start = time.process_time()
    found, issues = unpack(bomb)
    assert time.process_time() - start < 3
    assert [part.name for part in found] == ["a.zip/two.txt"]
    assert f"packed more than {archives.MOST_RATIO} times" in issues[0].message


def test_an_entry_that_understates_its_size_is_refused():
    data = zipped({"one.txt": b"ab" * 4000})
    assert data.count((8000).to_bytes(4, "little")) == 2
    found, issues = unpack(data.replace((8000).to_bytes(4, "little"), (80).to_bytes(4, "little")))
    assert found == []
    assert [issue.where for issue in issues] == ["a.zip/one.txt"]


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 1000)
    noise = random.Random(1).randbytes(2000).hex().encode()
    found, issues = unpack(zipped({"one.txt": noise, "two.txt": TEXT}))
    assert [part.name for part in found] == ["a.zip/two.txt"]
    assert "is larger than" in issues[0].message


def test_an_archive_of_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    with pytest.raises(ReadError, match="holds 4 files, more than 3"):
        unpack(zipped({f"{n}.txt": TEXT for n in range(4)}))


def test_an_archive_of_too_many_bytes_is_refused_before_they_are_unpacked():
    with pytest.raises(ReadError, match=r"comes to more than 250 bytes unpacked; .* limits: unpacked"):
        unpack(zipped({f"{n}.txt": TEXT for n in range(4)}), limits=Limits(unpacked=250))


def test_all_that_comes_out_of_one_file_is_bounded():
    inner = {f"{n}.zip": zipped({f"{m}.txt": TEXT + bytes([65 + n, 65 + m]) for m in range(3)}) for n in range(3)}
    found, issues = unpack(zipped(inner), limits=Limits(documents=5))
    assert len(found) < 5
    assert [(issue.code, issue.severity) for issue in issues] == [("too-much", "error")]


def test_containers_lie_in_containers_three_deep_and_no_deeper():
    data = zipped({"rows.csv": b"id,text\n7,The ferry runs again.\n", "x.txt": TEXT})
    for depth in range(3):
        found, issues = unpack(data, name="a.zip")
        assert len(found) + len(issues) == 2
        codes = [issue.code for issue in issues]
        assert codes == (["too-deep"] if depth == 2 else [])
        data = zipped({"in.zip": data})
    assert (
        unpack(zipped({"in.zip": zipped({"r.csv": b"id,text\n7,The ferry runs.\n"})}))[0][0].name
        == "a.zip/in.zip/r.csv/7"
    )


def test_a_container_within_one_that_cannot_be_read_is_told_and_the_others_go_on():
    found, issues = unpack(zipped({"a.csv": b"x,y\n1,2\n", "b.txt": TEXT, "c.zip": b"no zip"}))
    assert [part.name for part in found] == ["a.zip/b.txt"]
    assert [(issue.code, issue.where) for issue in issues] == [
        ("unreadable-part", "a.zip/a.csv"),
        ("unreadable-part", "a.zip/c.zip"),
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", zipped({"a.txt": TEXT})[:-30]])
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(ReadError, match=r"a\.zip: is not a sound zip archive"):
        unpack(data)


@given(st.data())
def test_any_damage_to_an_archive_is_told(data):
    whole = bytearray(zipped({"one.txt": TEXT, "r.csv": b"id,text\n7,x\n"}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found, _ = unpack(bytes(whole))
    except ReadError:
        return
    assert all(".." not in part.name.split("/") for part in found)


def test_an_archive_without_documents_says_so():
    found, issues = unpack(zipped({"__MACOSX/x.txt": TEXT}))
    assert found == []
    assert [(issue.code, issue.where) for issue in issues] == [("empty-container", "a.zip")]


def test_two_rows_with_one_id_are_kept_apart_and_told():
    rows = b"id,text\n7,First text.\n7,Second text.\n7,First text.\n8,Third.\n7,Second text.\n"
    found, issues = unpack(rows, name="r.csv")
    assert [part.data for part in found] == [b"First text.", b"Second text.", b"Third."]
    assert [part.name for part in found][::2] == ["r.csv/7", "r.csv/8"]
    assert found[1].name.startswith("r.csv/7-")
    assert [issue.code for issue in issues] == ["same-key", "repeated"]
    assert len({part.name for part in found}) == 3


MAILBOX = b"""From ida@post.example Tue Mar  4 09:30:00 2025
Message-ID: <1@post.example>
From: Ida Holm <ida@post.example>
Subject: Ferry

The ferry runs again.

From now on it runs on Sundays.
>From Monday, that is.
>>From him.

From per@post.example Tue Mar  4 10:30:00 2025 +0100
From: Per Lie <per@post.example>
Subject: No id

Thanks.
"""


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mailbox_is_parted_into_mails(end):
    found, issues = split(read_mailbox(MAILBOX.replace(b"\n", end), "m.mbox", Options()))
    assert issues == []
    first, second = found
    assert (first.suffix, second.suffix) == (".eml", ".eml")
    assert first.data.startswith(b"Message-ID: <1@post.example>")
    assert b"From now on it runs on Sundays." + end + b"From Monday, that is." + end + b">From him." in first.data
    assert second.data.endswith(b"Thanks.\n")


def test_a_mail_is_known_by_its_message_id_wherever_it_stands():
    first, second = split(read_mailbox(MAILBOX, "m.mbox", Options()))[0]
    start = MAILBOX.index(b"From per@")
    turned = MAILBOX[start:] + b"\n" + MAILBOX[:start].replace(b"Subject: Ferry", b"Subject: Re: Ferry")
    again = split(read_mailbox(turned, "m.mbox", Options()))[0]
    assert [part.name for part in again] == [second.name, first.name]


def test_a_mail_that_was_filed_twice_is_read_once():
    found, issues = split(read_mailbox(MAILBOX + b"\n" + MAILBOX, "m.mbox", Options()))
    assert len(found) == 2
    assert [(issue.code, issue.severity) for issue in issues] == [("repeated", "note")] * 2


def test_what_stands_above_the_first_mail_is_told():
    found, issues = split(read_mailbox(b"Junk.\n\n" + MAILBOX, "m.mbox", Options()))
    assert len(found) == 2
    assert [issue.code for issue in issues] == ["bad-mailbox"]


@pytest.mark.parametrize("data", [b"", b"From a friend\n\nHello.\n", b"Subject: x\n\ny\n"])
def test_what_is_no_mailbox_is_refused(data):
    with pytest.raises(ReadError, match=r"m\.mbox: is not a mailbox"):
        list(read_mailbox(data, "m.mbox", Options()))


def test_a_hostile_mailbox_takes_no_more_than_linear_time():
    start = time.process_time()
    split(read_mailbox(MAILBOX + b"\n\nFrom " + b"1:" * 500_000 + b"\nFrom \n\n" * 50_000, "m.mbox", Options()))
    assert time.process_time() - start < 5


def test_a_sidecar_of_a_container_says_outlet_and_language_of_all_and_nothing_else(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(b"title,outlet,author,text\nA,Other,,The ferry runs.\nB,,Per Lie,The bus stops.\n")
    sidecar = tmp_path / "r.csv.meta.yml"
    sidecar.write_text("title: Rows\noutlet: Coastal News\nlanguage: en\nauthor: Ida Holm\nurl: https://c.example\n")
    found, _ = split(contents(SourceFile("r.csv", str(path), "", str(sidecar))))
    assert [part.metadata for part in found] == [
        Metadata(title="A", outlet="Coastal News", language="en", author="Ida Holm"),
        Metadata(title="B", outlet="Coastal News", language="en", author="Per Lie"),
    ]


def test_a_file_that_is_no_container_is_its_only_content(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (part,) = contents(SourceFile("a.txt", str(tmp_path / "a.txt"), ""))
    assert part == Part("a.txt", ".txt", TEXT, Metadata())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The ferry runs again.", "The ferry runs again."),
        (
            "The ferry runs again " * 9 + "today.",
            "The ferry runs again The ferry runs again The ferry runs again The ferry runs…",
        ),
        ("Long" * 50 + ".", "Long" * 20 + "…"),
    ],
)
def test_a_row_without_a_title_is_called_by_its_first_words(text, title):
    (part,), _ = unpack(f"id,text\n7,{text}\n".encode(), name="r.csv")
    document = read_bytes(part.data, name=part.name, suffix=part.suffix, metadata=part.metadata)
    assert document.title == title
    assert [issue.code for issue in document.issues if issue.code == "no-title"] == ["no-title"]


def test_a_part_is_read_as_a_document_with_what_its_container_says():
    (part,), _ = unpack(b"id,title,date,author,text\n7,Ferry,2025-03-04,Ida Holm,The ferry runs again.\n", name="r.csv")
    document = read_bytes(part.data, name=part.name, suffix=part.suffix, metadata=part.metadata)
    assert (document.file, document.title, document.published) == ("r.csv/7", "Ferry", "2025-03-04")
    assert document.published_basis == "metadata"
    assert document.author == "Ida Holm"


def test_of_a_table_in_an_archive_a_file_beside_it_says_what_it_says_of_one_outside():
    """Its title, address and hash are the table's, not those of each row."""
    beside = (
        "title: Votes\nurl: https://harbour.example/t.csv\noutlet: Harbour News\nauthor: Ida Holm\nsha256: " + "0" * 64
    )
    table = b"text,author\nThe mayor said no.,\nThe mayor said yes.,Per Lie\n"
    found, issues = unpack(zipped({"t.csv": table, "t.csv.meta.yml": beside.encode()}))
    assert [part.metadata for part in found] == [
        Metadata(outlet="Harbour News", author="Ida Holm"),
        Metadata(outlet="Harbour News", author="Per Lie"),
    ]
    assert issues == []


def test_of_a_table_in_an_archive_a_file_beside_it_may_say_the_encoding():
    table = 'text\n"The mayor, Žaneta Břízová, said no."\n'.encode("cp1250")
    (part,), issues = unpack(zipped({"t.csv": table, "t.csv.meta.yml": b"charset: windows-1250\n"}))
    assert part.data.decode() == "The mayor, Žaneta Břízová, said no."
    assert issues == []

"""Tables: CSV in its dialects and JSON Lines, which column holds what, and rows that are no good."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.read.containers.json_lines import read_json_lines
from generator.read.containers.tables import read_table
from generator.read.metadata import Metadata
from generator.read.parsed import Options, Part
from generator.records import Issue

BODY = "The ferry runs again from Monday. The harbour master said so."


def run(reader, source, **columns):
    data = source.encode() if isinstance(source, str) else source
    options = Options(columns=tuple((key, (name,) if isinstance(name, str) else name) for key, name in columns.items()))
    items = list(reader(data, "wire.csv", options))
    return [i for i in items if isinstance(i, Part)], [i for i in items if isinstance(i, Issue)]


def table(source, **columns):
    return run(read_table, source, **columns)


def lines(*records, **columns):
    text = "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)
    return run(read_json_lines, text, **columns)


def test_usual_columns_are_recognised_whatever_their_case():
    (part,), issues = table(
        "Article ID,Headline,Publication Date,Publisher,Link,Byline,Lang,Full_Text\n"
        f'7,Ferry returns,"March 4, 2025",Coastal News,https://c.example/7,Ida Holm,en-GB,"{BODY}"\n'
    )
    assert issues == []
    assert (part.name, part.suffix, part.data.decode()) == ("wire.csv/7", ".txt", BODY)
    assert part.metadata == Metadata(
        title="Ferry returns",
        outlet="Coastal News",
        url="https://c.example/7",
        published="2025-03-04",
        language="en",
        author="Ida Holm",
    )


def test_columns_may_be_named_in_the_settings():
    source = f"nr,kop,stuk,body\nA-1,Ferry returns,{BODY},not this\n"
    (part,), _ = table(source, text="stuk", title="kop", id=["no such", "nr"])
    assert (part.name, part.metadata.title, part.data.decode()) == ("wire.csv/A-1", "Ferry returns", BODY)


def test_a_column_of_the_settings_that_a_table_lacks_leaves_the_usual_ones():
    (part,), _ = table(f"headline,body\nA,{BODY}\n", text="stuk")
    assert part.data.decode() == BODY


@pytest.mark.parametrize("reader", [read_table, read_json_lines])
def test_a_table_without_a_text_says_which_columns_there_are(reader):
    source = "name,stuk\nA,b\n" if reader is read_table else '{"name": "A"}\n{"stuk": "b"}\n'
    with pytest.raises(ReadError, match=r"wire\.csv: no column holds the text; its columns are name, stuk; .*columns"):
        run(reader, source)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_told(delimiter, end):
    rows = [["id", "title", "text"], ["1", "A; b, c", f'"{BODY}, at last; | so"'], ["2", "B", f'"Two{end}lines."']]
    rows[1][1] = f'"{rows[1][1]}"'
    (first, second), issues = table(end.join(delimiter.join(row) for row in rows) + end)
    assert issues == []
    assert first.metadata.title == "A; b, c"
    assert first.data.decode() == f"{BODY}, at last; | so"
    assert second.data.decode().split() == ["Two", "lines."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told(encoding):
    (part,), _ = table(f"title,text\nÆrø – ferge,“{BODY}” sa hun på kaien.\n".encode(encoding))
    assert part.metadata.title == "Ærø – ferge"
    assert part.data.decode() == f"“{BODY}” sa hun på kaien."


def test_the_line_by_which_excel_names_its_delimiter_is_understood():
    (part,), issues = table(f"sep=;\ntitle;text\nA, b;{BODY}\n")
    assert (part.metadata.title, issues) == ("A, b", [])


def test_rows_that_are_no_good_are_told_by_line_and_the_others_go_on():
    parts, issues = table(f'id,title,text\n1,A,"{BODY}"\n2,B,\n3,C,one, two, three\n\n4,D,"{BODY}\nMore."\n5,E,   \n')
    assert [part.name for part in parts] == ["wire.csv/1", "wire.csv/4"]
    assert [(issue.code, issue.where) for issue in issues] == [
        ("row-without-text", "wire.csv: line 3"),
        ("bad-row", "wire.csv: line 4"),
        ("row-without-text", "wire.csv: line 8"),
    ]
    assert "5 fields where the table has 3 columns" in issues[1].message


def test_many_rows_with_the_same_defect_are_told_in_one_line():
    parts, issues = table("title,text\n" + "A,\n" * 500 + f"B,{BODY}\n")
    assert len(parts) == 1
    assert len(issues) == 11
    assert (issues[-1].code, issues[-1].message.split(" rows")[0]) == ("more-rows", "has 490 more")


def test_a_row_is_known_by_its_id_then_its_address_then_its_content():
    (by_id,), _ = table(f"id,url,text\nx 1/2,https://c.example/1,{BODY}\n")
    (again,), _ = table("id,url,text\nx 1/2,https://c.example/other,Other.\n")
    (by_url,), _ = table(f"url,text\nhttps://c.example/1,{BODY}\n")
    (_, same_url), _ = table("url,text\nhttps://c.example/0,New on top.\nhttps://c.example/1,Corrected.\n")
    (by_content,), _ = table(f"title,text\nA,{BODY}\n")
    below, _ = table(f"title,text\nB,New on top.\nA,{BODY}\n")
    assert by_id.name == again.name
    assert by_url.name == same_url.name
    assert by_content.name == below[1].name
    assert len({by_id.name, by_url.name, by_content.name, below[0].name}) == 4
    assert "/" not in by_id.name.removeprefix("wire.csv/")


@pytest.mark.parametrize("key", ["../../etc/passwd", "..", ".hidden", "a/b", "a b", "", "x" * 500, "-rf"])
def test_a_hostile_id_makes_a_harmless_name(key):
    (part,), _ = table(f'id,text\n"{key}",{BODY}\n')
    tail = part.name.removeprefix("wire.csv/")
    assert tail
    assert set(tail) <= set("0123456789abcdef")


def test_html_in_a_column_is_read_as_html():
    (part,), _ = table(f'title,text\nA <b>,"<p>{BODY}</p><p>More.</p>"\n')
    assert part.suffix == ".html"
    assert part.data.decode() == f"<p>{BODY}</p><p>More.</p>"
    (plain,), _ = table('title,text\nA,"5 < 6 and 7 > 6, he said."\n')
    assert plain.suffix == ".txt"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04 23:30:00+01:00", "2025-03-04"),
        ("2025-03-04T23:30:00.123Z", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("20250304T101500Z", "2025-03-04"),
        ("1741080600", "2025-03-04"),
        ("1741080600000", "2025-03-04"),
        ("Tue, 04 Mar 25 10:00:00 GMT", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("25/03/2025", "2025-03-25"),
        ("03/04/2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
    ],
)
def test_dates_are_read_as_they_are_written(written, published):
    (part,), issues = table(f'date,text\n"{written}",{BODY}\n')
    assert (part.metadata.published, issues) == (published, [])


@pytest.mark.parametrize("written", ["soon", "2025-13-45", "99999999999999", "from 4 March 2025 to 5 March 2025"])
def test_a_date_that_is_none_is_told_and_left_out(written):
    (part,), issues = table(f'date,text\n"{written}",{BODY}\n')
    assert part.metadata.published is None
    assert [(issue.code, issue.severity) for issue in issues] == [("bad-metadata", "note")]
    assert written in issues[0].message


def test_a_field_longer_than_pythons_own_limit_is_read():
    (part,), _ = table(f'title,text\nA,"{BODY * 5000}"\n')
    assert len(part.data) == len(BODY) * 5000


def test_rows_come_one_by_one():
    """A large table takes little more memory than its bytes."""
    row = f'"{BODY * 20}"\n'
    data = ("text\n" + row * 20_000).encode()
    tracemalloc.start()
    try:
        count = sum(isinstance(each, Part) for each in read_table(data, "wire.csv", Options()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < len(data) // 4


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02\xff", b"%PDF-1.4 text,title", b"PK\x03\x04"])
@pytest.mark.parametrize("reader", [read_table, read_json_lines])
def test_what_is_no_table_is_refused(reader, data):
    with pytest.raises(ReadError, match=r"wire\.csv: "):
        run(reader, data)


def test_json_lines_are_read_with_records_inside_records():
    record = {
        "_id": {"oid": "x"},
        "headline": "Ferry returns",
        "body": ["First " + "long " * 50, "Second " + "long " * 50],
        "source": {"name": "Coastal News", "rank": 3},
        "authors": ["Ida Holm", {"name": "Per Lie"}, None],
        "date": 1741080600,
        "meta": {"page": {"link": "https://c.example/1"}},
    }
    (part,), issues = lines(record, url="meta.page.link")
    assert issues == []
    assert part.metadata == Metadata(
        title="Ferry returns",
        outlet="Coastal News",
        url="https://c.example/1",
        published="2025-03-04",
        author="Ida Holm, Per Lie",
    )
    assert part.data.decode().count("\n\n") == 1


def test_lines_that_are_no_records_are_told_and_the_others_go_on():
    deep = "[" * 100_000
    parts, issues = lines({"text": BODY}, "{broken", "[1]", deep, "", {"text": ""}, {"text": "Second."})
    assert len(parts) == 2
    assert [(issue.code, issue.where) for issue in issues] == [
        ("bad-row", "wire.csv: line 2"),
        ("bad-row", "wire.csv: line 3"),
        ("bad-row", "wire.csv: line 4"),
        ("row-without-text", "wire.csv: line 6"),
    ]


def test_lines_with_other_fields_each_are_read_each_by_its_own():
    parts, _ = lines({"text": "One."}, {"content": "Two."}, {"title": "A", "body": "Three."})
    assert [part.data.decode() for part in parts] == ["One.", "Two.", "Three."]


def test_a_line_that_unicode_breaks_within_a_text_stays_one():
    text = json.dumps({"text": "One\u2028two\x85three"}, ensure_ascii=False)
    parts, issues = lines(text, text.replace("One", "Two"))
    assert (len(parts), issues) == (2, [])


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=4), max_size=8), st.sampled_from(",;\t"))
def test_any_table_is_read_or_refused(rows, delimiter):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["title", "text"], *rows])
    data = out.getvalue().encode(errors="replace")
    try:
        items = list(read_table(data, "wire.csv", Options()))
    except ReadError:
        return
    assert all(isinstance(item, Issue) or item.data for item in items)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for reader in (read_table, read_json_lines):
        try:
            list(reader(b"text\n" + data, "wire.csv", Options()))
            list(reader(data, "wire.csv", Options()))
        except ReadError:
            pass


def test_hostile_cells_take_no_more_than_linear_time():
    start = time.process_time()
    table("title,text\n" + "<p " * 200_000 + ",<img " + "<" * 200_000 + "\n")
    assert time.process_time() - start < 5

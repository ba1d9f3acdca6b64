"""Whole files to documents: layout, dates, outlets, metadata, and what is promised of every span."""

import datetime as dt
import hashlib
import itertools
import re
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.read import CONTAINERS, READERS, read

LEAD = "Norway and Iceland agreed on Tuesday to resume talks on fishing rights in the northern waters."
NEXT = "Both governments said that the quota of last year would hold until a new one is found."


@pytest.fixture
def reading(tmp_path):
    def write_and_read(text, *, file="talks.txt", sidecar=None, as_of=None):
        path = tmp_path / file
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        if sidecar is not None:
            path.with_name(file + ".meta.yml").write_text(sidecar, encoding="utf-8")
        return read(path, name=f"seeds/{file}", as_of=as_of)

    return write_and_read


def words(document, spans):
    return [document.text[start:end] for start, end in spans]


def test_an_agency_report(reading):
    text = f"Envoys meet over fishing rights\n\nGeneva, March 4 (Agency) {LEAD}\n\n{NEXT}\n"
    document = reading(text)
    assert document.file == "seeds/talks.txt"
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.text == text
    assert document.title == "Envoys meet over fishing rights"
    assert words(document, [document.title_span]) == [document.title]
    assert words(document, document.paragraphs) == [LEAD, NEXT]
    assert (document.dateline, document.place) == ("Geneva, March 4 (Agency)", "Geneva")
    assert (document.published, document.published_basis) == ("XXXX-03-04", "dateline")
    assert (document.outlet, document.url, document.language, document.issues) == (None, None, "en", ())
    assert [s.paragraph for s in document.sentences] == [0, 1]


def test_a_saved_web_page_keeps_its_furniture_out_of_the_body(reading):
    headline = "Envoys meet over fishing rights"
    document = reading(
        f"""en no is

Share on Facebook
Home > World

{headline}

By Ida Holm
Published: 4 March 2025, 14:03

{headline} Photo: Ida Holm (Getty Images)

{LEAD}

ALSO READ: Ferry line reopens

A long quarrel over cod

{NEXT}

Tags: fish, talks

Related stories
Ferry line reopens after storm
Harbour sold to the highest bidder
A third headline that is not ours

© 2025 The Harbour News Ltd. All rights reserved
"""
    )
    assert document.title == headline
    assert words(document, document.paragraphs) == [LEAD, NEXT]
    assert words(document, document.headings) == ["A long quarrel over cod"]
    assert words(document, document.captions) == [f"{headline} Photo: Ida Holm (Getty Images)"]
    assert (document.published, document.published_basis) == ("2025-03-04", "stated")
    assert document.outlet == "The Harbour News"


def test_a_headline_repeated_as_a_line_is_left_out(reading):
    document = reading(f"Envoys meet\n\n{LEAD}\n\nENVOYS MEET\n\n{NEXT}")
    assert words(document, document.paragraphs) == [LEAD, NEXT]
    assert document.headings == ()


def test_a_file_without_a_headline_takes_its_own_name_and_says_so(reading):
    document = reading(f"{LEAD}\n\n{NEXT}\n")
    assert (document.title, document.title_span) == ("talks", None)
    assert [issue.code for issue in document.issues] == ["no-title"]


def test_a_headline_alone_says_that_there_is_no_body(reading):
    document = reading("Envoys meet over fishing rights\n")
    assert document.paragraphs == ()
    assert [issue.code for issue in document.issues] == ["no-body"]


def test_hard_wrapped_text_forms_paragraphs_at_blank_lines(reading):
    wrapped = (
        "Envoys meet over fishing rights\n\n"
        "OSLO, March 4 2025 - Norway and Iceland agreed on Tuesday to resume\n"
        "talks on fishing rights in the northern waters, after both had sent\n"
        "home the envoys of the other in a long quarrel over the quota of cod.\n\n"
        "Both governments said that the quota of last year would hold until a\n"
        "new one is found. The owners of the boats were not asked, their union\n"
        "said, and would go to sea as they saw fit.\n"
    )
    document = reading(wrapped)
    first, second = words(document, document.paragraphs)
    assert first.startswith("Norway and Iceland")
    assert first.endswith("quota of cod.")
    assert second.startswith("Both governments")
    assert len(document.sentences) == 3
    assert document.published == "2025-03-04"


def test_one_paragraph_to_a_line_without_blank_lines(reading):
    document = reading(f"Envoys meet\n{LEAD}\n{NEXT}\n{LEAD}\n")
    assert document.title == "Envoys meet"
    assert words(document, document.paragraphs) == [LEAD, NEXT, LEAD]


def test_entries_of_a_list_are_no_subheads(reading):
    document = reading(f"Envoys meet\n\n{LEAD}\n\nNorway\nIceland\nFaroe Islands\nGreenland\n\n1. Cod quota\n\n{NEXT}")
    assert document.headings == ()
    assert "Iceland" in words(document, document.paragraphs)


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("OSLO (Reuters) - ", "Reuters"),
        ("OSLO (Agency) - ", None),
        ("OSLO, March 4 (News Agencies) — ", None),
        ("Harbour News, 26 June - ", "Harbour News"),
        ("OSLO — ", None),
    ],
)
def test_an_outlet_is_named_only_where_the_document_names_it(reading, first, outlet):
    assert reading(f"Envoys meet\n\n{first}{LEAD}\n").outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: The Harbour News", "The Harbour News"),
        ("Source: Ministry of Fish", None),
        ("© 2024 Ida Holm/Harbour News", None),
        ("Copyright © 2024 Harbour Post. All rights reserved.", "Harbour Post"),
    ],
)
def test_lines_at_the_end_that_name_an_outlet(reading, line, outlet):
    assert reading(f"Envoys meet\n\n{LEAD}\n\n{NEXT}\n\n{line}\n").outlet == outlet


def test_an_agency_after_the_last_sentence_is_not_of_the_body(reading):
    document = reading(f"Envoys meet\n\n{LEAD}\n\n{NEXT} — SPA")
    assert words(document, document.paragraphs) == [LEAD, NEXT]
    assert document.outlet == "SPA"


def test_a_byline_can_give_the_place(reading):
    document = reading(f"Envoys meet\n\nBy Ida Holm in Oslo\n\n{LEAD}\n")
    assert (document.place, document.dateline) == ("Oslo", "By Ida Holm in Oslo")
    assert words(document, document.paragraphs) == [LEAD]


@pytest.mark.parametrize(
    ("head", "as_of", "published", "basis"),
    [
        (f"OSLO, March 4 — {LEAD}", None, "XXXX-03-04", "dateline"),
        (f"OSLO, March 4 — {LEAD}", dt.date(2025, 1, 1), "2024-03-04", "as-of"),
        (f"OSLO, Tuesday, March 4 — {LEAD}", None, "XXXX-03-04", "dateline"),
        (f"OSLO, Tuesday, March 4 — {LEAD}", dt.date(2026, 1, 1), "2025-03-04", "weekday"),
        (f"OSLO, March 4, 2020 — {LEAD}", dt.date(2026, 1, 1), "2020-03-04", "dateline"),
        (f"Updated: 5 March 2025\n\nOSLO, March 4, 2025 — {LEAD}", None, "2025-03-04", "dateline"),
        (f"Posted March 5\n\nOSLO — {LEAD}", None, "XXXX-03-05", "stated"),
        (f"https://harbour.example/2025/03/05/fish/\n\nOSLO, March 4 — {LEAD}", None, "2025-03-04", "dateline"),
        (f"https://harbour.example/2025/03/05/fish/\n\n{LEAD}", None, "2025-03-05", "stated"),
        (f"{LEAD} It began on 4 March 2025.", dt.date(2026, 1, 1), None, "unknown"),
    ],
)
def test_the_date_and_what_it_rests_on(reading, head, as_of, published, basis):
    document = reading(f"Envoys meet over fish\n\n{head}\n\n{NEXT}\n", as_of=as_of)
    assert (document.published, document.published_basis) == (published, basis)


def test_metadata_wins_over_the_text_and_the_sidecar_over_front_matter(reading):
    document = reading(
        f"---\ntitle: Mine\noutlet: Harbour News\nlanguage: no\n---\nEnvoys meet\n\nOSLO, March 4 (AP) — {LEAD}\n",
        sidecar="outlet: Harbour Post\npublished: 2025-03-05\nurl: https://harbour.example/a\n",
    )
    assert (document.title, document.title_span) == ("Mine", None)
    assert (document.outlet, document.language) == ("Harbour Post", "no")
    assert (document.published, document.published_basis) == ("2025-03-05", "metadata")
    assert document.url == "https://harbour.example/a"
    assert document.text.startswith("Envoys meet\n")
    assert words(document, document.paragraphs) == [LEAD]


def test_a_broken_sidecar_is_an_error_that_names_it(reading):
    with pytest.raises(ReadError, match=r"^seeds/talks\.txt\.meta\.yml: published: "):
        reading(LEAD, sidecar="published: soon\n")


def test_a_document_of_metadata_alone_is_an_error(reading):
    with pytest.raises(ReadError, match="no text below its metadata"):
        reading("---\ntitle: Mine\n---\n")


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(ReadError, match=r"^seeds/no\.txt: cannot be read"):
        read(tmp_path / "no.txt", name="seeds/no.txt")


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (LEAD, "en"),
        ("Stortinget vedtok i dag en ny lov om fiske i nord, og regjeringen lovet å følge den opp straks.", "no"),
        ("Le gouvernement a annoncé mardi que les pêcheurs seraient indemnisés avant la fin de l’année.", "fr"),
        ("Міністр заявив, що переговори про риболовлю відновляться наступного тижня у столиці країни.", "uk"),
        ("Berg 4, Lund 2.", "und"),
    ],
)
def test_the_language_is_told_from_the_body(reading, body, language):
    assert reading(body + "\n").language == language


def test_markdown_documents_have_the_same_parts(reading):
    document = reading(
        f"# Envoys meet\n\n*By Ida Holm*\n\nOSLO — {LEAD}\n\n## A quarrel\n\n> {NEXT}\n\n- [Read more](a.md)\n",
        file="talks.md",
    )
    assert document.title == "Envoys meet"
    assert words(document, document.paragraphs)[:2] == [LEAD, NEXT]
    assert words(document, document.headings) == ["A quarrel"]
    assert document.place == "OSLO"


def test_every_format_is_documented():
    guide = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    documented = {
        suffix
        for line in guide.splitlines()
        if line.startswith("| `.")
        for suffix in re.findall(r"`(\.\w+)`", line.split(" | ")[0])
    }
    assert documented == {*READERS, *CONTAINERS}
    assert not set(READERS) & set(CONTAINERS)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [LEAD, NEXT, "OSLO, March 4 (AP) — It rained.", "Envoys meet", "Share", "Photo: X", "- a", "# b", "> c", ""]
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from([".txt", ".md"]))
def test_any_text_reads_to_spans_in_order_within_bounds_and_apart(lines, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x" + suffix)
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        try:
            document = read(path, name="x")
        except ReadError:
            return
    text = document.text
    assert hashlib.sha256(text.encode()).hexdigest() == document.text_sha256
    title = () if document.title_span is None else (document.title_span,)
    for spans in (document.paragraphs, document.headings, document.captions):
        assert list(spans) == sorted(spans)
    spans = sorted((*document.paragraphs, *document.headings, *document.captions, *title))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in document.paragraphs)
    for sentence in document.sentences:
        start, end = document.paragraphs[sentence.paragraph]
        assert start <= sentence.start < sentence.end <= end
    assert document.title
    assert document.dateline is None or document.dateline in text


@pytest.mark.parametrize(
    "unit",
    ["a", "A ", "A, ", "(", "[", ". ", '." ', "- ", "*", "> ", "a\n", "1.1.2020 ", "a@", "U.", "a: b\n", "—", "\n"],
)
def test_hostile_repetition_is_read_in_no_more_than_linear_time(reading, unit):
    document_text = "Envoys meet\n\n" + unit * (200_000 // len(unit)) + "\n\n" + LEAD
    start = time.process_time()
    reading(document_text)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "headline",
    ["Bill stopped by the G.O.P.", "Last ferry to the “U.S.”", "Talks end at 5 p.m.", "Fish for Strand Inc."],
)
@pytest.mark.parametrize("section", ["", "Politics\n\n"])
def test_a_headline_may_end_with_the_stop_of_an_abbreviation(reading, headline, section):
    document = reading(f"{section}{headline}\n\n{LEAD}\n\n{NEXT}\n")
    assert document.title == headline
    assert words(document, document.paragraphs) == [LEAD, NEXT]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            f"Envoys meet over fishing rights\n\nShe now lives in the U.S.\n\n{LEAD}\n",
            ["She now lives in the U.S.", LEAD],
        ),
        (f"{LEAD}\n\nShe now lives in the U.S.\n\n{NEXT}\n", [LEAD, "She now lives in the U.S.", NEXT]),
        ("The ferry left for the U.S.\n", ["The ferry left for the U.S."]),
    ],
)
def test_a_sentence_of_the_body_may_end_with_an_abbreviation_too(reading, text, paragraphs):
    document = reading(text)
    assert words(document, document.paragraphs) == paragraphs


def test_an_encoding_beside_a_text_is_what_it_is_read_in(reading):
    russian = "Порт закрыт\n\nМэр Анна Берг сказала, что порт закроется в пятницу.\n"
    document = reading(russian.encode("koi8-r"), sidecar="charset: koi8-r\n")
    assert document.text == russian
    assert document.sha256 == hashlib.sha256(russian.encode("koi8-r")).hexdigest()


def test_an_encoding_beside_a_text_that_does_not_fit_it_is_told_and_costs_nothing(reading):
    text = f"Talks end in Ålesund\n\n{LEAD} Åse Ødegård said so.\n"
    document = reading(text.encode("cp1252"), sidecar="charset: utf-8\n")
    assert document.text == text
    assert "wrong-charset" in {issue.code for issue in document.issues}

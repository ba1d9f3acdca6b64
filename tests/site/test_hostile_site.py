"""Documents and briefs that mean harm, through the whole program: what comes out is text, in every file of the site."""

from __future__ import annotations

import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from mkdocs.exceptions import Abort

from benchmarks.trust.hostile import build, look, sources
from benchmarks.trust.hostile.words import PAYLOADS, Payload, sample
from generator.brief import store
from generator.config import load
from generator.generate import generate
from generator.site import page, render
from generator.site.original import host, web_address

SOME = sample(18)


def test_there_are_more_than_three_hundred_payloads_each_once():
    assert len({payload.words for payload in PAYLOADS}) == len(PAYLOADS) > 300
    assert len({payload.kind for payload in SOME}) == len({payload.kind for payload in PAYLOADS})


@pytest.mark.parametrize("make", [build.of_documents, build.of_briefs])
def test_hostile_words_are_words_in_every_file_of_a_site(tmp_path, make):
    built = make(tmp_path, SOME)
    assert built.complaints == ()
    assert len(built.briefs.briefs) == len(SOME)
    assert list(look.faults(built.site)) == []
    assert list(look.missing(built.site, built.briefs)) == []


def test_the_words_reach_the_briefs_as_they_are(tmp_path):
    """What stands in a brief is what stood in the document's metadata, so that the check above checks something."""
    sources.write_documents(tmp_path, SOME)
    generate(load(tmp_path / "mkdocs.yml"), annotator=sources.Marked(), workers=1)
    briefs = {each.brief.source.file: each.brief for each in store.load(tmp_path / "briefs").briefs}
    for payload in SOME:
        brief = briefs[f"seeds/{sources.file_name(payload)}"]
        words = sources.one_line(payload.words)
        assert sources.one_line(brief.title) == words
        assert sources.one_line(brief.source.outlet or "") == words
        (claim,) = brief.claims
        assert claim.speaker_text == f"Na{payload.number} {words} Nz{payload.number}"
        assert claim.evidence[0].quote.startswith(f"“Qa{payload.number} {words} Qz{payload.number}")


class TestABrokenTemplate:
    """The second lock: a template that forgets to escape costs the page what it must not have, not the reader."""

    @pytest.fixture
    def careless(self, monkeypatch):
        """Templates print what they are given as it is."""
        render._environment.cache_clear()
        real = render.jinja2.Environment

        def careless(**settings):
            return real(**settings | {"finalize": lambda value: Markup(value) if isinstance(value, str) else value})

        monkeypatch.setattr(render.jinja2, "Environment", careless)
        yield
        render._environment.cache_clear()

    def test_the_build_names_page_and_tag_and_publishes_the_rest(self, tmp_path, careless):
        harm = [p for p in PAYLOADS if p.words == "<img src=x onerror=x8()>"]
        built = build.of_briefs(tmp_path, harm)
        where = f"briefs/by-hand-{harm[0].number:06x}/index.md"
        assert any(f"{where}: has in its content <img src=x onerror=x8()>" in told for told in built.complaints)
        assert list(look.faults(built.site)) == []
        html = (built.site / where).with_suffix(".html").read_text(encoding="utf-8")
        assert "Something is left out here." in html
        assert "reported with" in html

    def test_a_strict_build_stops_also_the_second_time(self, tmp_path, careless):
        from mkdocs.commands.build import build as mkdocs
        from mkdocs.config import load_config

        sources.write_briefs(tmp_path, [p for p in PAYLOADS if p.words == "<svg onload=x8()>"])
        for _ in range(2):
            config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            with pytest.raises(Abort):
                mkdocs(config)
            config.plugins.on_shutdown()


def test_a_title_that_leaves_the_head_costs_the_page_its_title(tmp_path, monkeypatch):
    """Material puts titles into the head as they are; were they not escaped, the page would go by its file's name."""
    harm = [p for p in PAYLOADS if p.words in {"</title><script>x8()</script>", '" onmouseover="x8()'}]
    monkeypatch.setattr(page, "html", SimpleNamespace(escape=str))
    built = build.of_briefs(tmp_path, harm)
    monkeypatch.undo()
    assert [told for told in built.complaints if "has in its frame" in told]
    for payload in harm:
        name = f"by-hand-{payload.number:06x}"
        html = (built.site / "briefs" / name / "index.html").read_text(encoding="utf-8")
        head = html.partition("</head>")[0]
        assert f"<title>{name} - Port Elder Briefing</title>" in head
        assert "x8()" not in re.sub(r'<script type="application/ld\+json">.*?</script>', "", head)


NAMES = [
    *(b"con.txt", b"NUL.txt", b"aux.txt", b"-rf.txt", b"--help.txt", b"a\nb.txt", b"a\x1b[31m.txt", b"%2e%2e%2fx.txt"),
    *(b"a:b.txt", b"a\\..\\b.txt", b"<img src=x onerror=x8()>.txt", b"\"'&.txt", b"File.txt", b"file.txt", b"FILE.TXT"),
    *("cafe\u0301.txt".encode(), "café.txt".encode(), "ﬁle.txt".encode(), "аdmin.txt".encode(), b"admin.txt"),
    *("n\u202etxt.exe.txt".encode(), ("é" * 120 + ".txt").encode(), b"x" * 251 + b".txt", b"x" * 250 + b"y.txt"),
    *(b"name .txt", b"name..txt", b"index.txt", b"404.txt", b"{{7*7}}.txt", b"~.txt", b"$HOME.txt", b"#x?.txt"),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_file_names_of_all_kinds_give_briefs_with_names_that_every_system_takes(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(sources.SITE, encoding="utf-8")
    for number, name in enumerate(NAMES):
        text = f"Same headline\n\nPORT ELDER, March 4 - The board met number {number} on Tuesday and said no.\n"
        Path(os.fsdecode(os.fsencode(seeds) + b"/" + name)).write_text(text, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(seeds) + b"/\xff\xfe.txt")).write_text(
        "Not a name\n\nThe board met.\n", encoding="utf-8"
    )
    report = generate(load(tmp_path / "mkdocs.yml"), annotator=sources.Marked(), workers=1)
    files = [path.name for path in (tmp_path / "briefs").glob("*.md")]
    assert len({file.lower() for file in files}) == len(files) == len(NAMES)
    assert all(re.fullmatch(r"same-headline-[0-9a-f]{6,}\.md", file) for file in files)
    (refused,) = [issue for issue in report.issues if issue.severity == "error"]
    assert refused.code == "name-not-text"
    assert all(str(issue).isprintable() for issue in report.issues)
    built = build.built(tmp_path, [])
    assert built.complaints == ()
    assert {each.brief.source.file for each in built.briefs.briefs} == {f"seeds/{name.decode()}" for name in NAMES}
    assert list(look.faults(built.site)) == []
    assert list(look.missing(built.site, built.briefs)) == []


@pytest.mark.parametrize("title", ["__config", "__search", "claim-000001", "Source", "location"])
def test_a_title_takes_no_name_that_something_else_goes_by(tmp_path, title):
    payload = Payload(1, "mutations", title)
    built = build.of_briefs(tmp_path, [payload])
    assert built.complaints == ()
    html = (built.site / "briefs/by-hand-000001/index.html").read_text(encoding="utf-8")
    assert '<h1 id="headline">' in html
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert "source" in ids


def test_marks_of_direction_are_shown_and_joiners_stay():
    assert page.one_line("a \u202eb\u2069 c") == "a ⟨U+202E⟩b⟨U+2069⟩ c"
    assert page.one_line("می\u200cخواهم 👩\u200d👧\x00 x") == "می\u200cخواهم 👩\u200d👧 x"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://wire.example/a?b=c#d", "https://wire.example/a?b=c#d"),
        ('https://wire.example/"a b<c>', "https://wire.example/%22a%20b%3Cc%3E"),
        ("https://wire.example/\u202egnp.exe", "https://wire.example/%E2%80%AEgnp.exe"),
        ("https://evil.example\\@good.example/", None),
        ("https:evil.example", None),
        ("https://evil.example:99999/", None),
        ("javascript://evil.example/%0ax8()", None),
        ("https://[::1", None),
    ],
)
def test_what_is_linked_is_an_address_that_all_programs_read_alike(url, expected):
    assert web_address(url) == expected


def test_a_host_in_two_scripts_is_given_as_networks_know_it():
    assert host("https://еvil.example/") == "xn--vil-qdd.example"
    assert host("https://müller.example/") == "müller.example"

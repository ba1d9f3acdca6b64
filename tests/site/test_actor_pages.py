"""Who is who on the site: an actor's page, ids that lead on, and a register with an error."""

from __future__ import annotations

import logging
import re
import subprocess
import sys

import invented
import markdown
import pytest
from built import Site, read
from invented import actor, claim, loaded
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.brief import store
from generator.brief.compose import signed
from generator.brief.store import Loaded
from generator.config import Settings, load
from generator.relate.corpus import build as relate
from generator.relate.register import loads
from generator.site import pages as site_pages
from generator.site.activity import by_and_about
from generator.site.publish import EXTENSIONS
from generator.site.redirects import redirects
from generator.site.stage import read_register, related, stage

TEXT = "Talks\n\nQuist said that Norland would wait. Ada Quist and Bo Lind said that they agreed.\n"
QUIST = actor("ada-quist", "Ada Quist", country="XN", aliases=("Quist",), how=(("Quist", "surname"),), role="minister")


def talks(brief_id, *actors, published="2025-05-01", speaker=None, title="Talks", joint=False):
    by = speaker or actors[0].id
    claims = [claim(TEXT, "c10001", "Norland would wait", speaker="Quist", cue="said", speakers=(by,), about=("xn",))]
    if joint:
        both = "Ada Quist and Bo Lind"
        claims.append(claim(TEXT, "c10002", "they agreed", speaker=both, cue="said", speakers=(by, "bo-lind")))
    cast = (*actors, actor("xn", "Norland", type="country", country="XN"), actor("bo-lind", "Bo Lind"))
    return loaded(brief_id, title, TEXT, actors=cast, claims=tuple(claims), published=published, outlet="Coastal News")


WHOLE = talks("talks-000001", QUIST, joint=True)
SHORT = talks("more-talks-000002", actor("quist", "Quist"), published="2025-03-04", title="More talks")
INITIAL = talks("late-talks-000003", actor("a-quist", "A. Quist", role="former minister"), published="2024-01-01")


def corpus(*briefs, **rest):
    return relate(Loaded(briefs, ()), **rest)


def shown(found, path):
    page = next(page for page in site_pages.build(found) if page.path == path)
    return read(markdown.markdown(page.markdown, extensions=[*EXTENSIONS, "toc", "tables"])), page.markdown


def rows(text):
    """The cells of each row of the tables of a page."""
    found = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [[" ".join(read(c).text.split()) for c in re.findall(r"<td[^>]*>(.*?)</td>", r, re.DOTALL)] for r in found]


def test_each_name_has_the_reason_why_it_was_taken_for_this_actor():
    _, text = shown(corpus(WHOLE, SHORT, INITIAL), "actors/ada-quist/index.md")
    table = {row[0]: row[1] for row in rows(text.split('b-forms"')[1].split("</table>")[0]) if row}
    assert table == {
        "Ada Quist": "the name that this page has in Talks",
        "Quist": "surname, after the whole name in the document in Talks "
        "surname, and no other person of that surname in the briefs in More talks",
        "A. Quist": "same name, an initial written out or left out in Talks",
    }


def test_roles_have_their_dates_and_briefs():
    _, text = shown(corpus(WHOLE, SHORT, INITIAL), "actors/ada-quist/index.md")
    assert ["minister", "1 May 2025", "Talks"] in rows(text)
    assert ["former minister", "1 January 2024", "Talks"] in rows(text)


def test_statements_are_those_of_all_names_newest_first():
    html, text = shown(corpus(WHOLE, SHORT, INITIAL), "actors/ada-quist/index.md")
    said = text.split("## Statements by")[1].split("## Statements about")[0]
    dates = re.findall(r"<time[^>]*>(.*?)</time>", said)
    assert dates == ["1 May 2025", "1 May 2025", "4 March 2025", "1 January 2024"]
    assert "Says things together with Bo Lind" in html.text
    assert "Ada Quist speaks about Norland 3 statements" in html.text


def test_who_is_spoken_about_and_by_whom():
    html, _ = shown(corpus(WHOLE, SHORT), "actors/xn/index.md")
    assert "Speak about Norland Ada Quist 2 statements" in html.text


def test_the_country_has_a_flag_and_its_name_in_words():
    norway = talks("talks-000001", actor("ada-quist", "Ada Quist", country="NO"))
    _, text = shown(corpus(norway), "actors/ada-quist/index.md")
    assert '<span class="b-flag b-flag--no" aria-hidden="true">NO</span> Norway' in text


def test_activity_has_a_bar_for_each_period_and_the_same_in_a_table():
    found = corpus(WHOLE, SHORT)
    html, text = shown(found, "actors/ada-quist/index.md")
    assert text.count('<rect class="p-bar p-bar--by"') == 2
    assert "By week, from 3 Mar 2025 to 28 Apr 2025. By Ada Quist: 3 in all, at most 2 in one week" in text
    table = text.split("<caption", 1)[1].split("</table>", 1)[0]
    assert re.findall(r'row">(.*?)</th>.*?">(\d)</td>.*?">(\d)</td>', table) == [
        ("3 Mar 2025", "1", "0"),
        ("28 Apr 2025", "2", "0"),
    ]
    assert "style=" not in text
    entry = found.actors["ada-quist"]
    bars = by_and_about(entry.by, entry.about).bars
    assert [bar.counts for bar in bars] == [(1, 0), *[(0, 0)] * 7, (2, 0)]
    assert html.scripts == []


@pytest.mark.parametrize(
    ("dates", "unit", "labels", "undated"),
    [
        (["2025-02-27", "2025-03-02"], "day", ["27 Feb 2025", "28 Feb 2025", "1 Mar 2025", "2 Mar 2025"], 0),
        (["2024-12-31", "2025-02"], "month", ["Dec 2024", "Jan 2025", "Feb 2025"], 0),
        (["2020", "2022-02-01"], "year", ["2020", "2021", "2022"], 0),
        (["2024-12-31", "2025-02", "XXXX-01-02"], "month", ["Dec 2024", "Jan 2025", "Feb 2025"], 1),
        (["0001-01-01", "2025-02-01"], "year", None, 1),
    ],
)
def test_the_period_is_the_one_that_the_dates_call_for(dates, unit, labels, undated):
    entry = corpus(*(talks(f"b-{n}", QUIST, published=date) for n, date in enumerate(dates))).actors["ada-quist"]
    found = by_and_about(entry.by, ())
    assert (found.unit, found.undated) == (unit, (undated, 0))
    assert labels is None or [bar.label for bar in found.bars] == labels


def test_one_day_is_no_activity_over_time():
    _, text = shown(corpus(WHOLE), "actors/ada-quist/index.md")
    assert "Activity over time" not in text


def test_a_name_that_is_open_names_its_candidates_and_they_name_it():
    other = talks("other-talks-000004", actor("else-quist", "Else Quist"), title="Other talks")
    found = corpus(WHOLE, SHORT, other)
    html, _ = shown(found, "actors/quist/index.md")
    assert (
        "Not settled. No brief names this actor by more than “Quist”. It might be Ada Quist or Else Quist." in html.text
    )
    assert "might be <a" in shown(found, "briefs/more-talks-000002/index.md")[1]
    assert (
        "Perhaps also this actor, but nothing decides it: Quist in “More talks”"
        in shown(found, "actors/else-quist/index.md")[0].text
    )


def test_a_brief_says_why_a_short_name_was_taken_for_somebody():
    html, _ = shown(corpus(WHOLE, SHORT), "briefs/more-talks-000002/index.md")
    assert "also “Quist” (surname, and no other person of that surname in the briefs)" in html.text
    assert "Ada Quist" in html.text


def test_wikidata_is_linked_only_if_somebody_gave_it():
    assert "wikidata.org" not in shown(corpus(WHOLE), "actors/ada-quist/index.md")[1]
    register = loads("actors:\n  - {name: Ada Quist, wikidata: Q42}", "actors.yml")
    html, _ = shown(corpus(WHOLE, register=register), "actors/ada-quist/index.md")
    assert "https://www.wikidata.org/wiki/Q42" in html.links


def test_an_id_that_was_merged_leads_on_without_a_script():
    (asset,) = redirects(corpus(WHOLE, SHORT))
    assert asset.path == "actors/quist/index.html"
    html = asset.content.decode()
    assert '<meta http-equiv="refresh" content="0; url=../ada-quist/">' in html
    assert '<link rel="canonical" href="../ada-quist/">' in html
    page = read(html)
    assert (page.links, page.scripts, page.badly_closed) == (["../ada-quist/"], [], [])
    assert "This actor is now under Ada Quist." in page.text


def test_an_id_that_leads_to_several_lets_the_reader_choose():
    found = corpus(
        talks("talks-000001", actor("anna", "Anna")),
        talks("more-talks-000002", actor("anna", "Anna"), title="More talks"),
    )
    html, _ = shown(found, "actors/anna/index.md")
    assert len([link for link in html.links if link.startswith("../../actors/anna-")]) == 2
    page = next(page for page in site_pages.build(found) if page.path == "actors/anna/index.md")
    assert "search:\n  exclude: true" in page.text
    assert not [a for a in redirects(found) if a.path.startswith("actors/")]


def test_a_name_in_a_redirect_is_text():
    hostile = "<script>alert(1)</script>"
    register = loads(f"actors:\n  - {{id: x, name: '{hostile}', merge: [ada-quist]}}", "actors.yml")
    (asset,) = [a for a in redirects(corpus(WHOLE, register=register)) if "ada-quist" in a.path]
    page = read(asset.content.decode())
    assert page.scripts == []
    assert hostile in page.text


# --- built -----------------------------------------------------------------------------------------

MKDOCS = "site_name: Invented\ntheme: material\nplugins:\n  - search\n  - briefing: {generate: false}\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for each in (WHOLE, SHORT, INITIAL):
        store.write(tmp_path / "briefs", signed(each.brief), each.text)
    return tmp_path


def mkdocs(project, *, strict=True):
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Site(project / "site")


def test_merged_ids_are_on_the_site_but_in_neither_search_nor_map(project):
    site = mkdocs(project)
    assert {"actors/quist/", "actors/a-quist/", "actors/ada-quist/"} <= set(site.pages())
    assert site.broken_links() == []
    assert not [doc for doc in site.search() if doc["location"].startswith(("actors/quist/", "actors/a-quist/"))]
    assert "actors/quist/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_staged_pages_have_the_merged_ids_too(project):
    settings = load(project / "mkdocs.yml")
    stage(related(settings), project / "staged", settings)
    assert (project / "staged" / "docs" / "actors" / "quist" / "index.html").is_file()
    subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=project / "staged", check=True, capture_output=True)
    pages = Site(project / "staged" / "site").pages()
    assert "This actor is now under" in pages["actors/quist/"].text


def test_the_register_is_taken_up_at_the_next_build(project):
    assert "Ada Quist" in mkdocs(project).pages()["actors/ada-quist/"].title
    text = (
        "actors:\n  - {id: minister, name: Ada von Quist, merge: [ada-quist], wikidata: Q42}\nnot_actors: [Bo Lind]\n"
    )
    (project / "actors.yml").write_text(text, encoding="utf-8")
    pages = mkdocs(project).pages()
    assert "Ada von Quist" in pages["briefs/more-talks-000002/"].text
    assert "actors/bo-lind/" not in pages
    for old in ("quist", "a-quist", "ada-quist"):
        assert "../minister/" in pages[f"actors/{old}/"].links


def test_a_register_with_an_error_stops_a_strict_build_and_is_left_out_of_another(project, caplog):
    (project / "actors.yml").write_text("actors:\n  - {name: Ada Quist, type: robot}\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        site = mkdocs(project, strict=False)
    assert "actors.yml:2" in caplog.text
    for address in ("actors/", "actors/ada-quist/"):
        assert "Without the register." in site.pages()[address].text
    with pytest.raises(Abort):
        mkdocs(project)


def test_a_register_that_the_settings_name_has_to_be_there(tmp_path):
    settings = Settings(root=tmp_path, sources=(), briefs=tmp_path / "briefs", register=tmp_path / "people.yml")
    register, (issue,) = read_register(settings)
    assert register is None
    assert (issue.severity, issue.where) == ("error", "people.yml")


@pytest.mark.parametrize("content", [b"\xff", None])
def test_a_register_that_cannot_be_read_is_an_error(tmp_path, content):
    path = tmp_path / "actors.yml"
    path.mkdir() if content is None else path.write_bytes(content)
    _, (issue,) = read_register(Settings(root=tmp_path, sources=(), briefs=tmp_path / "briefs", register=path))
    assert "cannot be read" in issue.message


def test_no_register_is_no_error(tmp_path):
    for path in (None, tmp_path / "actors.yml"):
        assert read_register(Settings(root=tmp_path, sources=(), briefs=tmp_path, register=path)) == (None, ())


def test_the_list_of_actors_goes_on_over_pages(monkeypatch):
    from generator.site.pages import actors

    monkeypatch.setattr(actors, "PER_PAGE", 2)
    found = [page for page in site_pages.build(invented.corpus()) if page.path.startswith("actors/page/")]
    assert found
    assert 'href="../../../actors/"' in found[0].markdown

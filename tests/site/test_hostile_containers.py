"""Hostile words and names inside of archives and tables, and in the register: text, and no path."""

import csv
import json
import zipfile

import yaml

from benchmarks.trust.hostile import build, look, sources
from benchmarks.trust.hostile.words import sample
from generator.brief import store
from generator.config import load
from generator.generate import generate

SOME = sample(80)
NAMES = ["../../up.txt", "/top.txt", "C:\\x.txt", "con.txt", "a/../../b.txt", "x" * 300 + ".txt", "A.txt", "a.txt"]


def story(number, words):
    text = f"“Qa{number} {words} Qz{number},” Na{number} {words} Nz{number} said on Friday."
    return f"{words}\n\nPORT ELDER, March 4 - The board of the harbour met on Tuesday.\n\n{text}\n"


def test_what_is_inside_of_containers_and_the_register_is_text(tmp_path):
    project = tmp_path / "project"
    seeds = project / "seeds"
    seeds.mkdir(parents=True)
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(sources.SITE, encoding="utf-8")
    with zipfile.ZipFile(seeds / "a{{7*7}}<img src=x onerror=x8()>.zip", "w") as archive:
        for number, name in enumerate(NAMES, 1000):
            archive.writestr(name, story(number, f"Headline {number}"))
    words = [(payload.number, sources.one_line(payload.words)) for payload in SOME]
    with (seeds / "t.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "text", "url", "outlet"])
        rows.writerows([each, story(number, each), "javascript:x8()", each] for number, each in words)
    lines = [{"title": each, "text": story(number + 5000, each), "outlet": each} for number, each in words]
    (seeds / "j.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    report = generate(load(project / "mkdocs.yml"), annotator=sources.Marked(), workers=1)
    assert report.failed == ()
    loaded = store.load(project / "briefs")
    assert len(loaded.briefs) == len(NAMES) + 2 * len(SOME)
    ids = sorted({actor.id for each in loaded.briefs for actor in each.brief.actors})
    register = [{"id": each, "name": f"R{n} {words[n % len(words)][1]}"} for n, each in enumerate(ids)]
    (project / "actors.yml").write_text(yaml.safe_dump({"actors": register}), encoding="utf-8")
    built = build.built(project, [])
    assert built.complaints == ()
    assert list(look.faults(built.site)) == []
    assert list(look.missing(built.site, built.briefs)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["project"]

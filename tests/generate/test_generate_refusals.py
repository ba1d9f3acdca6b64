"""A document that cannot be read is not tried again before anything changes that it depends on."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from two_documents import FLEET, Fake, run

from generator import read
from generator.config import Settings
from generator.generate import Report, index
from generator.limits import Limits

SHELL = "<html><head><title>Harbour</title><script src='a.js'></script></head><body><div id='app'></div></body></html>"
ARTICLE = f"<html><body><article><h1>Fleet</h1><p>{FLEET}</p><p>{FLEET}</p></article></body></html>"


@pytest.fixture
def cached(project: Settings) -> Settings:
    (project.root / "seeds" / "shell.html").write_text(SHELL, encoding="utf-8")
    rows = [{"id": 1, "text": FLEET}, {"id": 2, "text": "<p> </p><!-- nothing -->"}]
    (project.root / "seeds" / "wire.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return replace(project, cache=project.root / ".cache")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of all documents that were handed to a reader."""
    names: list[str] = []
    real = read.read_bytes

    def watched(*args, name, **kw):
        names.append(name)
        return real(*args, name=name, **kw)

    monkeypatch.setattr(read, "read_bytes", watched)
    return names


def settled(project: Settings, tried: list[str]) -> Report:
    """What a run tells after which the index knows all; nothing has been tried since."""
    run(project)
    for path in (project.root / "seeds").iterdir():
        os.utime(path, ns=(10**18, 10**18))
    report = run(project)
    tried.clear()
    return report


def test_what_cannot_be_read_is_told_at_each_run_and_tried_once(cached: Settings, tried: list[str]) -> None:
    first = settled(cached, tried)
    assert "seeds/shell.html" in first.failed
    second = run(cached)
    assert tried == []
    assert (second.failed, second.reasons, second.issues) == (first.failed, first.reasons, first.issues)


@pytest.mark.parametrize("what", ["content", "sidecar", "limits", "program", "asked", "cache"])
def test_it_is_tried_again_once_anything_changes(
    cached: Settings, tried: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(cached, tried)
    shell = cached.root / "seeds" / "shell.html"
    if what == "content":
        shell.write_text(ARTICLE, encoding="utf-8")
    if what == "sidecar":
        shell.with_name("shell.html.meta.yml").write_text("title: Harbour\n", encoding="utf-8")
    if what == "limits":
        cached = replace(cached, limits=Limits(pages=7))
    if what == "program":
        monkeypatch.setattr(index, "program", lambda: "another one")
    if what == "cache":
        cached = replace(cached, cache=cached.root / ".another")
    report = run(cached, again=what == "asked")
    assert "seeds/shell.html" in tried
    assert ("seeds/shell.html" in report.failed) == (what != "content")


def test_a_document_of_a_container_that_cannot_be_read_keeps_no_run_from_relying_on_the_index(
    cached: Settings, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = settled(cached, tried)
    assert "seeds/wire.jsonl/2" in first.failed
    monkeypatch.setattr("generator.generate.plan.contents", lambda *_: pytest.fail("the container was opened"))
    assert run(cached) == first


def test_what_failed_for_another_reason_is_tried_at_each_run(cached: Settings, tried: list[str]) -> None:
    class Broken(Fake):
        def annotate(self, text, regions):
            raise OSError("no room")

    settled(cached, tried)
    path = Path(cached.root / "seeds" / "late.txt")
    path.write_text(FLEET, encoding="utf-8")
    os.utime(path, ns=(10**18, 10**18))
    for _ in range(2):
        tried.clear()
        assert "seeds/late.txt" in run(cached, Broken()).failed
        assert tried == ["seeds/late.txt"]
    assert len(run(cached).written) == 1

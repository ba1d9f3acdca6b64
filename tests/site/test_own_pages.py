"""Pages by hand whose front matter is none to MkDocs: it is never published as text, built or staged."""

from __future__ import annotations

import logging
from pathlib import Path

import invented
import pytest
from built import Site
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.config import load
from generator.site import own_pages
from generator.site.stage import related, stage

GUIDE = "\n# Guide\n\nText.\n"
BROKEN = {
    "no end": ("---\ntitle: x\nsecret: 1\n" + GUIDE, 1, "has no end", False),
    "no end, and no empty line": (
        "---\ntitle: x\nsecret: 1\n# Guide\nText.\n",
        1,
        "close it with a line of ---",
        False,
    ),
    "no end, no text": ("---\nsecret: 1", 1, "has no end", False),
    "no YAML": ("---\ntitle: a: b\nsecret: [\n---\n" + GUIDE, 2, "is not valid YAML", True),
    "ends in dots": ("---\nsecret: [\n...\n" + GUIDE, 3, "is not valid YAML", True),
    "a tab": ("---\ntitle: x\n\tsecret: 1\n---\n" + GUIDE, 3, "is not valid YAML", True),
    "marks of a merge": ("---\n<<<<<<< a\nsecret: 1\n=======\n>>>>>>> b\n---\n" + GUIDE, 3, "not valid YAML", True),
    "a tag": ("---\nsecret: !!python/name:os.system\n---\n" + GUIDE, 2, "is not valid YAML", True),
    "a list of mappings": ("---\n- secret: 1\n- b: 2\n---\n" + GUIDE, 1, "not a list", True),
    "four dashes": ("----\nsecret: 1\n----\n" + GUIDE, 1, "has to begin in the first line", True),
    "an empty line before it": ("\n---\nsecret: 1\n---\n" + GUIDE, 2, "has to begin in the first line", True),
    "two byte order marks": ("\ufeff\ufeff---\nsecret: [\n---\n" + GUIDE, 3, "is not valid YAML", True),
}
SOUND = {
    "front matter": "---\ntitle: x\n---\n" + GUIDE,
    "empty front matter": "---\n---\n" + GUIDE,
    "no front matter": GUIDE,
    "a line across the page": "---\n\nFirst words\n\n---\n\nText.\n",
    "a line and a heading": "---\nFirst words\n---\n\nText.\n",
    "a line and a list": "---\n- one\n- two\n\n---\n\nText.\n",
    "a line alone": "---\n\nNote: this is text.\n",
    "a line, and text below it": "---\nFirst words, and more.\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_front_matter_is_named_and_left_out(name: str) -> None:
    text, line, told, keeps_text = BROKEN[name]
    found = own_pages.shown(text, "guide.md")
    (issue,) = found.issues
    assert issue.where == f"guide.md:{line}"
    assert told in issue.message
    assert "secret" not in found.text
    assert "Not complete" in found.text
    assert ("Text." in found.text) == keeps_text


@pytest.mark.parametrize("name", SOUND)
def test_what_is_in_order_stays_to_the_letter(name: str) -> None:
    assert own_pages.shown(SOUND[name], "guide.md") == own_pages.Shown(SOUND[name])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Invented\ntheme: material\nplugins: [{briefing: {generate: false}}]\n", encoding="utf-8"
    )
    invented.write(folder)
    for number, (text, *_) in enumerate(BROKEN.values()):
        (folder / "docs" / f"broken-{number}.md").write_bytes(text.replace("\n", "\r\n").encode())
    for number, text in enumerate(SOUND.values()):
        (folder / "docs" / f"sound-{number}.md").write_text(text, encoding="utf-8")
    return folder


def mkdocs(project: Path, *, strict: bool = False) -> Site:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Site(project / "site")


def test_no_build_publishes_it(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        site = mkdocs(project)
    pages = site.pages()
    for number in range(len(BROKEN)):
        page = pages[f"broken-{number}/"].text
        assert "secret" not in page, number
        assert "Not complete." in page
        assert f"broken-{number}.md:" in caplog.text
    for number in range(len(SOUND)):
        assert "Not complete" not in pages[f"sound-{number}/"].text
    assert not [path for path in site.folder.rglob("*.json*") if b"secret" in path.read_bytes()]
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


def test_no_staged_site_holds_it(project: Path) -> None:
    settings = load(project / "mkdocs.yml")
    staged = stage(related(settings), project / "staged", settings)
    assert len([issue for issue in staged.issues if issue.code == "bad-page"]) == len(BROKEN)
    for path in (project / "staged" / "docs").glob("broken-*.md"):
        assert "secret" not in path.read_text(encoding="utf-8"), path.name
    for path in (project / "docs").glob("sound-*.md"):
        assert (project / "staged" / "docs" / path.name).read_bytes() == path.read_bytes()

"""What is staged is held against the same list as what is built, and can be made again after a kill."""

from __future__ import annotations

import html

import invented
import pytest
from markdown import Markdown

from generator.config import load
from generator.errors import ConfigError
from generator.site import checked as checking
from generator.site import stage as staging
from generator.site.stage import related, stage

FERRY = "ferry-talks-collapse-1a2b3c"
HOSTILE = """
Look: <script>steal()</script> <img src="x" onerror="steal()"> [there](javascript:steal())

*click*{: onclick="steal()" }

```
one {{ two }}

three
```
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    config = (
        "site_name: x\nmarkdown_extensions: [attr_list, {toc: {permalink: true}}, fenced_code]\nplugins: [briefing]\n"
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    invented.write(folder)
    return folder


def staged(project):
    settings = load(project / "mkdocs.yml")
    return stage(related(settings), project / "staged", settings)


def page(project):
    return (project / "staged" / "docs" / "briefs" / FERRY / "index.md").read_text(encoding="utf-8")


def test_notes_bring_nothing_into_a_staged_page_that_no_page_may_have(project):
    brief = project / "briefs" / f"{FERRY}.md"
    brief.write_text(brief.read_text(encoding="utf-8") + HOSTILE, encoding="utf-8")
    issues = staged(project).issues
    assert {issue.code for issue in issues} == {"not-allowed"}
    assert {issue.where for issue in issues} == {f"briefs/{FERRY}/index.md"}
    text = page(project)
    for word in ("steal()", "<script>", "onerror", "onclick", "javascript:"):
        assert word not in text
    assert "Something is left out here." in text
    made = Markdown(extensions=["md_in_html", "attr_list"]).convert(text.partition("\n---\n")[2])
    assert "they would suspend the ferry line" in made
    assert "one {{ two }}\n\nthree" in html.unescape(made)


def test_pages_in_order_stay_markdown(project):
    assert staged(project).issues == ()
    assert "Something is left out" not in page(project)
    assert "\n## " in page(project)


def test_what_breaks_out_of_a_template_is_stopped(project, monkeypatch):
    """The second lock: whatever wrote it."""
    real = staging.Book.parts

    def leaky(book, path):
        head, body = real(book, path)
        return head, body + '\n<iframe src="https://else.example"></iframe>\n'

    monkeypatch.setattr(staging.Book, "parts", leaky)
    result = staged(project)
    assert len(result.issues) == result.pages
    assert "<iframe" not in page(project)


def test_an_extension_that_is_not_there_is_told(project):
    with pytest.raises(ConfigError, match="markdown_extensions"):
        checking.checked("text", "x.md", ["no_such_extension"])


def test_a_folder_in_which_only_a_part_was_written_is_staged_again(project, monkeypatch):
    def stopped(*_given):
        raise KeyboardInterrupt

    for step in ("write_brief_files", "_copy"):
        with monkeypatch.context() as patched:
            patched.setattr(staging, step, stopped)
            with pytest.raises(KeyboardInterrupt):
                staged(project)
        assert (project / "staged" / "docs").is_dir()
        assert staged(project).pages

"""`mkdocs serve` while documents come in: the brief appears, the page reloads, and nothing goes round in circles."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from serving import fetch, free_port, running, wait_for

TITLE = "Lighthouse to be sold"
NEW = f"{TITLE}\n\nThe harbour board will sell the old lighthouse at Quern Point, chairwoman Ida Voss said.\n"
QUIET = 3.0
"""Seconds without a rebuild that show that there is no loop; MkDocs looks for changes several times a second."""


def _builds(log: Path) -> int:
    return log.read_text(encoding="utf-8").count("Building documentation")


def test_new_document_is_on_the_site_after_a_reload(project: Path, tmp_path: Path) -> None:
    """Drop a file into `seeds/`: its brief has a page, after few builds, and then the server rests."""
    address, log = f"127.0.0.1:{free_port()}", tmp_path / "log"
    home = f"http://{address}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with running(command, project, log) as server:
        page = wait_for(lambda: fetch(home), server, log)
        assert "livereload(" in page, "live reload is off"
        time.sleep(QUIET)
        assert _builds(log) == 1, "a site that nobody touches is built once"

        (project / "seeds" / "lighthouse.txt").write_text(NEW, encoding="utf-8")
        place = wait_for(lambda: _place(fetch(f"{home}briefs.json")), server, log)
        page = wait_for(lambda: fetch(home + place), server, log)
        assert "the old lighthouse at Quern Point" in page
        assert "livereload(" in page
        briefs = len(list((project / "briefs").glob("*.md")))
        wait_for(lambda: _searched(fetch(f"{home}pagefind/brief-1/pagefind-entry.json"), briefs), server, log)

        time.sleep(QUIET)
        builds = _builds(log)
        assert builds <= 3, "one new file asks for one build, or two where its brief is noticed as well"
        time.sleep(QUIET)
        assert _builds(log) == builds, "the server builds again and again"
    assert len(list((project / "briefs").glob("*lighthouse*.md"))) == 1


def _place(listed: str | None) -> str | None:
    """Where the page of the new brief is."""
    briefs = json.loads(listed)["briefs"] if listed else []
    return next((f"briefs/{brief['id']}/" for brief in briefs if TITLE in brief["title"]), None)


def _searched(entry: str | None, briefs: int) -> str | None:
    """What the search index says of itself, once it knows so many briefs."""
    return entry if entry and json.loads(entry)["languages"]["en"]["page_count"] == briefs else None


def test_edited_brief_is_on_the_site_after_a_reload(project: Path, tmp_path: Path) -> None:
    """What a person writes below `## Notes` is on the page, and stays in the file."""
    address, log = f"127.0.0.1:{free_port()}", tmp_path / "log"
    home = f"http://{address}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with running(command, project, log) as server:
        wait_for(lambda: fetch(home), server, log)
        brief = min((project / "briefs").glob("*.md"))
        text = brief.read_text(encoding="utf-8")
        notes = "## Notes\n" if "## Notes\n" not in text else ""
        brief.write_text(f"{text.rstrip()}\n\n{notes}\nSeen by the harbour pilot.\n", encoding="utf-8")
        page = f"{home}briefs/{brief.stem}/"
        wait_for(lambda: _holds(fetch(page), "harbour pilot"), server, log)
        time.sleep(QUIET)
        assert _builds(log) <= 3
    assert "Seen by the harbour pilot." in brief.read_text(encoding="utf-8")


def _holds(page: str | None, words: str) -> str | None:
    return page if page and words in page else None

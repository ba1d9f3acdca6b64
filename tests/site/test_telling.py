"""The log of a build says of each thing that is wrong once what it is."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from generator.records import Issue
from generator.site.plugin.telling import disk_told, need_writable, tell


def told(caplog: pytest.LogCaptureFixture, made: list[Issue], seen: list[Issue]) -> list[str]:
    with caplog.at_level(logging.DEBUG):
        tell(made, seen)
    return [record.getMessage().removeprefix("briefing: ") for record in caplog.records]


def test_what_the_run_and_the_site_both_saw_is_told_with_its_line(caplog: pytest.LogCaptureFixture) -> None:
    run = Issue("orphaned-claim", "warning", "briefs/a.md:c1", "its words are gone")
    site = Issue("orphaned-claim", "warning", "briefs/a.md:12:c1", "its words are gone")
    assert told(caplog, [run], [site]) == [str(site)]


def test_what_only_one_of_them_saw_is_told(caplog: pytest.LogCaptureFixture) -> None:
    run = Issue("failed", "error", "seeds/a.txt", "cannot be read")
    other = Issue("orphaned-claim", "warning", "briefs/a.md:c2", "its words are gone")
    site = Issue("orphaned-claim", "warning", "briefs/a.md:12:c1", "its words are gone")
    assert told(caplog, [run, other], [site]) == [str(run), str(other), str(site)]


def test_each_line_of_a_file_is_told(caplog: pytest.LogCaptureFixture) -> None:
    issues = [Issue("bad-front-matter", "error", f"briefs/a.md:{line}", "wrong") for line in (2, 9)]
    assert told(caplog, issues, issues) == list(map(str, issues))


def test_a_full_disk_ends_a_build_with_a_line() -> None:
    with pytest.raises(PluginError, match=r"the site cannot be written .*No space left.*mend that"), disk_told():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_folder_that_must_not_be_written_to_is_told_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_writable(tmp_path)
    need_writable(tmp_path / "not there yet")
    monkeypatch.setattr(os, "access", lambda *_given: False)
    with pytest.raises(PluginError, match="cannot be written to"):
        need_writable(tmp_path)

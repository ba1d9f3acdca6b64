"""What `--sources` takes: folders, files and addresses."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main


def run(*words):
    return CliRunner().invoke(main, ["generate", *words, "--briefs", "out"])


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_web_address_is_no_source_and_the_way_to_get_it_is_told():
    result = run("--sources", "https://news.example/a")
    assert result.exit_code == 2
    assert "briefing add" in result.output


def test_an_address_that_cannot_be_reached_is_told():
    result = run("--sources", "nosuch://bucket/news")
    assert "nosuch://bucket/news: cannot be read" in result.output


def test_a_single_file_is_a_source(here):
    (here / "r.csv").write_text("name,remark\nA,b\n", encoding="utf-8")
    result = run("--sources", "r.csv")
    assert result.exit_code == 1
    assert "no column holds the text; its columns are name, remark" in result.output

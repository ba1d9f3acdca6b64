"""The command `briefing add`: where documents go, what it prints, its exit codes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from web_server import PAGE

from generator.cli import main


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [{briefing: {sources: [reports, seeds]}}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["add", *arguments, "--allow-private", "--pause", "0"])


def test_a_page_goes_to_the_first_folder_of_sources(project, server):
    result = run(server.page("/harbour"))
    assert result.exit_code == 0
    (file,) = (project / "reports").glob("*.html")
    assert file.read_bytes() == PAGE.encode()
    assert f"added: reports/{file.name}" in result.output
    assert "reports: 1 added" in result.output


def test_another_folder_needs_no_project(tmp_path, monkeypatch, server):
    monkeypatch.chdir(tmp_path)
    assert run(server.page("/harbour"), "--to", "elsewhere").exit_code == 0
    assert list((tmp_path / "elsewhere").glob("*.html"))


def test_without_a_project_one_has_to_say_where(tmp_path, monkeypatch, server):
    monkeypatch.chdir(tmp_path)
    assert run(server.page("/harbour")).exit_code == 2


def test_a_failure_is_told_and_the_exit_code_tells(project, server):
    result = run(server.root + "/none", server.page("/harbour"))
    assert result.exit_code == 1
    assert f"failed: {server.root}/none: the server answered 404 Not Found" in result.output
    assert "1 added, 1 failed" in result.output


def test_json_has_one_object_a_line(project, server):
    result = run(server.root + "/none", server.page("/harbour"), "--json")
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [row["outcome"] for row in rows] == ["failed", "added"]
    assert rows[0]["reason"]
    assert rows[1]["file"].endswith(".html")


def test_private_addresses_need_a_word(project, server):
    result = CliRunner().invoke(main, ["add", server.page("/harbour")])
    assert result.exit_code == 1
    assert "--allow-private" in result.output

"""`briefing similarity`: rows in, rows out."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main

ROWS = [
    {"id": "same", "a": "Two sailors died when the ferry sank.", "b": "The sinking of the ferry killed two sailors."},
    {"id": "other", "a": "Two sailors died when the ferry sank.", "b": "The bank raised its rates for a third time."},
]


def run(*args: str, rows: str = "") -> Result:
    return CliRunner().invoke(main, ["similarity", *args], input=rows, catch_exceptions=False)


def test_each_row_is_scored(tmp_path: Path) -> None:
    """From a file or from standard input, the same."""
    text = "\n".join(json.dumps(row) for row in ROWS)
    piped = run("--jsonl", rows=text)
    assert piped.exit_code == 0
    scores = {row["id"]: row["score"] for row in map(json.loads, piped.stdout.splitlines())}
    assert 0 <= scores["other"] < 0.3
    assert 0.6 < scores["same"] <= 1
    (tmp_path / "rows.jsonl").write_text(text, encoding="utf-8")
    assert run("--jsonl", str(tmp_path / "rows.jsonl")).stdout == piped.stdout


def test_a_row_that_is_none_ends_it_with_its_line() -> None:
    """In one line, with the exit code for wrong data."""
    result = run("--jsonl", rows='{"id": 1}\n')
    assert result.exit_code == 1
    assert "standard input:1" in result.stderr


def test_the_form_of_the_rows_has_to_be_said() -> None:
    """So that another form can come beside it."""
    assert run().exit_code == 2

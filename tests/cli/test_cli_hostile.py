"""What commands print of documents obeys no control character: a terminal is not theirs to speak to."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from benchmarks.trust.hostile import sources
from benchmarks.trust.hostile.words import PAYLOADS
from generator.cli import main
from generator.config import load
from generator.generate import generate

HARM = [p for p in PAYLOADS if any(c in p.words for c in "\x1b\x07\x9b\u202e")]


def test_names_and_titles_with_controls_are_shown_and_not_obeyed(tmp_path):
    sources.write_documents(tmp_path, HARM)
    (tmp_path / "seeds" / "empty\x1b[31m.txt").write_bytes(b"")
    report = generate(load(tmp_path / "mkdocs.yml"), annotator=sources.Marked(), workers=1)
    assert len(report.written) == len(HARM)
    config = ["--config", str(Path(tmp_path / "mkdocs.yml"))]
    said = ""
    for command in ("check", "stories", "actors", "diff"):
        result = CliRunner().invoke(main, [command, *config])
        assert result.exception is None or isinstance(result.exception, SystemExit), command
        said += result.output
    said += "\n".join(map(str, report.issues))
    assert "empty\\x1b[31m.txt" in said
    assert not [c for c in said if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e")]

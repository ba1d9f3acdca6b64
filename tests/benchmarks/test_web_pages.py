"""The measurement of web pages: what counts as kept, and what stands beside it."""

import json

import pytest

from benchmarks import pages
from benchmarks.packs import PackError

PROSE = (
    "Envoys of Norway and Iceland agreed on Tuesday to resume talks on fishing rights in the northern waters. "
    "Both governments said that the quota of last year would hold until a new one is found."
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>
<nav><ul><li><a href="/w">World</a></li></ul></nav>
<article><h1>Envoys meet in Geneva</h1><p>{PROSE}</p>
<table><tr><td>Port</td><td>Tonnes</td></tr><tr><td>Elsin</td><td>1,200</td></tr></table>
<p>The harbour of Elsin will stay open through the winter, the mayor&nbsp;said on the quay.</p></article>
<footer>All rights reserved by the Gull</footer></body></html>"""


@pytest.fixture
def gold(tmp_path):
    def write(wanted, unwanted):
        (tmp_path / "a.html").write_text(PAGE, encoding="utf8")
        path = tmp_path / "gold.jsonl"
        path.write_text(json.dumps({"file": "a.html", "with": wanted, "without": unwanted}), encoding="utf8")
        return path

    return write


def test_a_string_is_kept_or_lost_whatever_its_white_space(gold):
    ours, beside = pages.page_figures(
        gold(["the mayor said  on", "never said", "Elsin | 1,200"], ["All rights", "Envoys meet"])
    )
    assert ours == {
        "kept, archived text": 66.7,
        "left out, archived text": 50.0,
        "kept, body": 33.3,
        "left out, body": 50.0,
    }
    assert beside["all words"]["left out, archived text"] == 0.0
    assert set(beside) == {"all words", "trafilatura", "for recall", "for precision"}


def test_what_is_lost_and_left_is_named(gold, capsys):
    assert pages.main([str(gold(["never said"], ["Envoys meet"])), "--each"]) == 0
    printed = capsys.readouterr().out
    assert "a.html: lost 'never said', kept 'Envoys meet'" in printed
    assert "0/1" in printed


def test_a_pack_without_what_is_measured_is_refused(tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"file": "a.html"}', encoding="utf8")
    with pytest.raises(PackError, match="with, without"):
        pages.page_figures(path)
    assert pages.main([str(path)]) == 2
    assert "gold.jsonl:1" in capsys.readouterr().err

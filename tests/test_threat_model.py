"""What is said about security points to what is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODEL = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
POLICY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_proof_is_there() -> None:
    """Tests that the threat model names; a folder has to hold some."""
    named = sorted(set(re.findall(r"`(tests/[\w/.]+)`", MODEL)))
    assert len(named) > 10
    missing = [name for name in named if not (ROOT / name).exists()]
    empty = [name for name in named if (ROOT / name).is_dir() and not list((ROOT / name).rglob("test_*.py"))]
    assert (missing, empty) == ([], [])


def test_every_attack_has_a_proof() -> None:
    """No row of the table is only a promise."""
    rows = MODEL.split("|---|---|---|\n")[1].split("\n\n")[0].splitlines()
    assert len(rows) > 10
    assert not [row for row in rows if not re.search(r"\| `tests/[^|]+\|$", row)]


def test_it_is_one_page() -> None:
    assert len(MODEL.split()) < 1000


def test_the_policy_is_found_and_leads_on() -> None:
    """From the README to the policy to the model."""
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    places = re.findall(r"\]\(([^)]+)\)", POLICY)
    assert "docs/threat-model.md" in places
    assert not [place for place in places if "://" not in place and not (ROOT / place).exists()]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"`make (\w+)`", POLICY)
    assert targets
    assert not [target for target in targets if f"\n{target}:" not in makefile]

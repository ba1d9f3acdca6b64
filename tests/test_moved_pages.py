"""Hand-written pages that were renamed: their old addresses lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
MOVED = sorted(DOCS.rglob("*.html"))


def test_the_guide_is_found_at_its_old_address() -> None:
    assert DOCS / "reading" / "index.html" in MOVED


@pytest.mark.parametrize("page", MOVED, ids=lambda page: page.parent.relative_to(DOCS).as_posix())
def test_an_old_address_leads_to_a_page_that_is_there(page: Path) -> None:
    """By itself and by a link, from a page that no search engine lists and that can run nothing."""
    markup = page.read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href="|content="0; url=)([^"]+)"', markup)
    assert len(addresses) == 3
    (address,) = set(addresses)
    target = (page.parent / address).resolve().relative_to(DOCS).with_suffix(".md")
    headline = re.search(r"^# (.+)$", (DOCS / target).read_text(encoding="utf-8"), re.MULTILINE)
    assert headline is not None
    assert f"<title>{headline[1]}</title>" in markup
    assert '<meta name="robots" content="noindex">' in markup
    assert """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">""" in markup
    assert not page.parent.with_suffix(".md").exists()

"""Words that are not where they are said to be are looked for, and the message says where they are."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from broken_briefs import folder_with_brief

from generator.brief import store
from generator.brief.examine import examine
from generator.brief.near_words import remedy, shown

TEXT = "🐟🐟 Café “Été” said: ‘We will wait’ – at Ostvik…  and at Ostvik. Zoë left.\n"


def at(words: str) -> int:
    assert TEXT.count(words) == 1
    return TEXT.index(words)


@pytest.mark.parametrize(
    ("words", "start", "told"),
    [
        ("We will wait", 0, f"stand at {at('We will')}:{at('We will') + 12}"),
        ("We will wait", len(TEXT[: at("We will")].encode("utf-16-le")) // 2, "count UTF-16 units"),
        ("We will wait", len(TEXT[: at("We will")].encode()), "count bytes"),
        ("Ostvik", 0, "in 2 other places, the nearest of them"),
        ('"Été"', 0, "quotation marks"),
        ("'We will wait' - at", 0, "quotation marks, dashes or dots"),
        (unicodedata.normalize("NFD", "Café"), 0, "the Unicode normal form"),
        ("Zoe left", 0, "accents, marks or spaces"),
        ("Zoë Left", 0, "capital letters"),
        ("said:\u00a0‘We", 0, "white space"),
        ("Ostvik...  and", 0, "dots"),
        ("We shall wait", 0, "copy the words from the archived text letter by letter"),
        ("", 0, "letter by letter"),
    ],
)
def test_the_remedy_says_where_the_words_are_or_what_they_differ_in(words: str, start: int, told: str) -> None:
    assert told in remedy(words, start, start + len(words), TEXT)


def test_what_looks_alike_is_told_apart() -> None:
    assert "Cafe\\u0301" in shown(unicodedata.normalize("NFD", "Café"))
    assert "\\xa0" in remedy("at Ostvik… and", 0, 14, TEXT.replace("  and", "\u00a0and"))


def test_a_file_that_may_not_be_read_is_named_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder_with_brief(tmp_path / "briefs")
    folder_with_brief(tmp_path / "briefs", "other-1a2b3c")
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == place.brief:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    (issue,) = examine(store.scan(tmp_path / "briefs"))
    assert issue.where == f"briefs/{place.brief.name}"
    assert "cannot be read (Permission denied); see who may read it" in issue.message

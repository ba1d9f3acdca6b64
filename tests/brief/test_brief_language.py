"""What is said of a document's language."""

import pytest

from generator.brief.language import caution, name


@pytest.mark.parametrize("code", ["en", "EN"])
def test_what_was_measured_needs_no_caution(code) -> None:
    assert caution(code) is None


@pytest.mark.parametrize(
    ("code", "told"), [("de", "German"), ("ko", "Korean"), ("und", "a language that could not be told"), ("zz", "zz")]
)
def test_every_other_language_is_told_by_its_name(code, told) -> None:
    assert caution(code).startswith(f"is in {told}. ")


def test_an_unknown_code_is_its_own_name() -> None:
    assert (name("no"), name("zz")) == ("Norwegian", "zz")

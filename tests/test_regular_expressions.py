"""Each regular expression of the package, against texts made to have it go back as often as it can."""

from __future__ import annotations

import re

import pytest

from benchmarks.trust.explosive.elsewhere import in_script, of_scripts, of_the_form
from benchmarks.trust.explosive.found import Expression, expressions, untold
from benchmarks.trust.explosive.pumping import seconds, texts
from benchmarks.trust.expressions import LONG, MOST, measure, slowest, unknown
from benchmarks.trust.figures import Options


def test_no_expression_takes_more_time_than_the_length_of_a_text_warrants() -> None:
    figures = measure(Options())
    assert not figures.failures, "\n".join(figures.failures)
    assert dict(figures.counts)["expressions"] > 550


def test_expressions_that_are_only_given_short_texts_are_all_still_there() -> None:
    assert unknown([name for expression in expressions() for name in expression.names]) == set()


def test_expressions_within_functions_and_tables_are_among_those_that_are_tried() -> None:
    names = {name for expression in expressions() for name in expression.names}
    assert "generator.claims.when._LEADS_ON" in names
    assert any(name.startswith("generator.actors.states:") for name in names)


def test_no_expression_is_left_untried_because_nobody_can_tell_what_it_is() -> None:
    """But those that a text in a brief has to match, which are tried as the form of a brief has them."""
    assert untold() == {"generator.brief.conform.unfit"}
    assert {expression.names[0].partition(" ")[0] for expression in of_the_form()} == {"generator.brief.layout"}
    assert len(list(of_the_form())) > 8


def test_expressions_of_the_scripts_are_among_those_that_are_tried() -> None:
    sources = {expression.pattern.pattern for expression in of_scripts()}
    assert {r"\s+", r'["“”„«»]([^"“”„«»]+)["“”„«»]', r"[^\w]+"} <= sources
    assert any(source.startswith(r"(?<![\w])(?:Abc") for source in sources)


def test_an_expression_that_a_script_makes_in_another_way_is_an_error() -> None:
    script = "// like /x+/g\nconst a = b / c / d;\nreturn text.replace(/(?:a+)+b/gu, (x) => x);\n"
    assert [each.pattern.pattern for each in in_script("a.js", script)] == ["(?:a+)+b"]
    with pytest.raises(ValueError, match=r"a\.js makes an expression"):
        list(in_script("a.js", f"{script}new RegExp(words);"))


@pytest.mark.parametrize(
    ("source", "everywhere"),
    [
        (r"(?:a+)+b", False),
        (r"(?:an?|\w+)*(?:b|c)", False),
        (r"(x\w+x)*y", False),
        (r"\w+\d+;", False),
        (r"\S+@\S+ x", True),
        (r"[-_]+$", True),
        (r"^[^\w]+|[^\w]+$", True),
        (r"^(\W*)(.*?)(\W*)$", False),
    ],
)
def test_expressions_that_explode_are_found(source: str, everywhere: bool) -> None:
    """So that the first test can fail."""
    assert slowest(Expression(re.compile(source), ["x"], everywhere))[1] >= MOST


@pytest.mark.parametrize("source", [r"\b(?:said|says)\b[^.?!]{0,80}+\.", r"(?<![-_])[-_]++$", r"\s*,\s*and\s"])
def test_expressions_that_only_go_through_a_text_are_not_blamed(source: str) -> None:
    assert slowest(Expression(re.compile(source), ["x"], everywhere=True))[1] < MOST


def test_an_expression_is_interrupted_when_its_time_is_over() -> None:
    pattern = re.compile(r"(?:a|a)+$")
    assert max(seconds(pattern, text, everywhere=False, most=0.2) for text in texts(pattern, LONG)) == 0.2

"""Each regular expression of the package, against texts made to have it go back as often as it can."""

from __future__ import annotations

import re

import pytest

from benchmarks.trust.explosive.found import Expression, expressions
from benchmarks.trust.explosive.pumping import seconds, texts
from benchmarks.trust.expressions import LONG, MOST, measure, slowest, unknown
from benchmarks.trust.figures import Options


def test_no_expression_takes_more_time_than_the_length_of_a_text_warrants() -> None:
    figures = measure(Options())
    assert not figures.failures, "\n".join(figures.failures)
    assert dict(figures.counts)["expressions"] > 400


def test_expressions_that_are_only_given_short_texts_are_all_still_there() -> None:
    assert unknown([name for expression in expressions() for name in expression.names]) == set()


def test_expressions_within_functions_and_tables_are_among_those_that_are_tried() -> None:
    names = {name for expression in expressions() for name in expression.names}
    assert "generator.claims.when._LEADS_ON" in names
    assert any(name.startswith("generator.actors.states:") for name in names)


@pytest.mark.parametrize(
    ("source", "everywhere"),
    [
        (r"(?:a+)+b", False),
        (r"(?:an?|\w+)*(?:b|c)", False),
        (r"(x\w+x)*y", False),
        (r"\w+\d+;", False),
        (r"\S+@\S+ x", True),
        (r"[-_]+$", True),
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

"""Expressions that no module of Python holds: those of the form of a brief, and those of the scripts of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import generator
from benchmarks.trust.explosive.found import STAND_IN, Expression
from generator.brief import layout

SCRIPTS = Path(generator.__file__).parent / "site" / "assets" / "js"

_COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)
_LITERAL = re.compile(
    r"(?<=[(,=:?&|!\[ ])(?<!\d )/(?P<source>(?:[^/\\\n\[ ]|\\.|\[(?:[^\]\\\n]|\\.)*\])"
    r"(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)/(?P<flags>[dgimsuvy]*)"
)
"""An expression as JavaScript writes it out."""
_MADE = re.compile(r"\bRegExp\(`(?P<source>[^`]*)`, \"(?P<flags>[a-z]*)\"\)")
_ANY_MADE = re.compile(r"\bRegExp\(")
_FILLED = {"LETTERS": r"\w", 'parts.join("|")': rf"{STAND_IN}[^\w]{{1,4}}{STAND_IN}|{STAND_IN}"}
"""What stands for the variables in an expression that a script makes, in the language of Python."""
_CLASSES = {r"\p{L}\p{N}\p{M}": r"\w", r"\p{L}\p{N}": r"\w"}
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}


def of_the_form() -> Iterator[Expression]:
    """Those that a text in the front matter has to match as a whole."""
    for source in sorted(_patterns(layout.json_schema())):
        yield Expression(re.compile(source), [f"generator.brief.layout {source}"])


def of_scripts() -> Iterator[Expression]:
    """Those of the scripts, as Python writes them; both engines go back in the same way.

    Raises:
        ValueError: a script makes an expression of which nothing is known here.
    """
    for path in sorted(SCRIPTS.glob("*.js")):
        yield from in_script(path.name, path.read_text(encoding="utf-8"))


def in_script(name: str, script: str) -> Iterator[Expression]:
    """Those of one script; see `of_scripts`.

    Args:
        name: of the script, to tell it by.
        script: its text.
    """
    plain = _COMMENT.sub("", script)
    made = list(_MADE.finditer(plain))
    if len(made) != len(_ANY_MADE.findall(plain)):
        raise ValueError(f"{name} makes an expression in a way that is not known")
    for match in (*_LITERAL.finditer(plain), *made):
        source = match["source"]
        for variable, value in _FILLED.items():
            source = source.replace(f"${{{variable}}}", value)
        for written, value in _CLASSES.items():
            source = source.replace(written, value)
        flags = sum(_FLAGS.get(flag, 0) for flag in match["flags"])
        yield Expression(re.compile(source, flags), [f"{name} {match['source']}"], everywhere=True)


def _patterns(schema: object) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*map(_patterns, schema.values()))
    return set().union(*map(_patterns, schema)) if isinstance(schema, list) else set()

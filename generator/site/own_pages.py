"""Pages that people write by hand: front matter that a generator of sites would publish as text is not let through."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from generator.records import Issue

__all__ = ["SUFFIXES", "Shown", "shown"]

SUFFIXES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""By which a page is known, in lower case."""

_OPENING = re.compile(r"\A(\ufeff*\s*?)(-{3,})[ \t]*\n")
_CLOSING = re.compile(r"^(?:-{3,}|\.{3})[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\"']?\w[\w-]*[\"']?[ \t]*:(?:\s|\Z)")

_LEFT_OUT = "Its front matter is broken and left out"
_NOT_SHOWN = "Its front matter has no end, so nobody can tell where its text begins"
_NOTICE = (
    '<p class="b-caution" role="note"><strong>Not complete.</strong> {}. The build’s log has the file and the line.</p>'
)
_LINE_ACROSS = "if it is meant as a line across the page, leave an empty line below it"


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be published of a page.

    Attributes:
        text: as it was written, or less what is broken, with a notice instead.
        issues: what is wrong with it.
    """

    text: str
    issues: tuple[Issue, ...] = ()


def shown(text: str, where: str, *, is_rest: bool = False) -> Shown:
    """The text of a page less front matter that is none to MkDocs and to others like it.

    Args:
        text: the whole page, with line feeds; front matter in order stays.
        where: the page's name, for messages.
        is_rest: whether front matter in order was taken away already, so that whatever looks like some is text.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Shown(text)
    first = text.count("\n", 0, opening.end())
    is_known = not opening[1].lstrip("\ufeff") and opening[2] == "---"
    has_key = _KEY.match(text, opening.end()) is not None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        if not has_key:
            return Shown(text)
        why = (
            f"the front matter has no end, so nothing of the page is shown; close it with a line of ---; {_LINE_ACROSS}"
        )
        return Shown(_NOTICE.format(_NOT_SHOWN) + "\n", (_issue(f"{where}:{first}", why),))
    rest = _NOTICE.format(_LEFT_OUT) + "\n\n" + text[closing.end() :]
    try:
        values = yaml.safe_load(text[opening.end() : closing.start()])
    except yaml.YAMLError as error:
        if not is_known and not has_key:
            return Shown(text)
        mark = getattr(error, "problem_mark", None)
        line = first + (mark.line + 1 if mark else 0)
        told = getattr(error, "problem", None) or " ".join(str(error).split())
        why = f"the front matter is not valid YAML ({told}); mend it; it is not shown"
        return Shown(rest, (_issue(f"{where}:{line}", why),))
    if isinstance(values, dict):
        if is_known and not is_rest:
            return Shown(text)
        why = "front matter has to begin in the first line, with ---; move it there; it is not shown"
        return Shown(rest, (_issue(f"{where}:{first}", why),))
    if isinstance(values, list) and any(isinstance(each, dict) for each in values):
        why = f"the front matter has to be keys with values, not a list; it is not shown; {_LINE_ACROSS}"
        return Shown(rest, (_issue(f"{where}:{first}", why),))
    return Shown(text)


def _issue(where: str, why: str) -> Issue:
    return Issue("bad-page", "error", where, why)

"""What of a brief can be shown although something in it is broken: all that does not rest on the broken parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, cast

from generator.brief.check import Flaw, flaws
from generator.brief.conform import Path
from generator.brief.front_matter import BAD_FORM
from generator.brief.yaml_read import Problem, Values, is_item
from generator.records import Brief, Issue

__all__ = ["Broken", "LeftOut", "Part", "broken", "of_file", "of_form", "sound"]

Part = Literal["actors", "claims", "summary", "unread", "main", "conflicts", "whole", "file"]
"""The list that what was left out stood in; `whole` where nothing can be shown for it, `file` where all is shown."""

_LISTS = ("actors", "claims", "summary", "unread")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a brief that cannot be relied on: one claim, say, or the whole.

    Attributes:
        part: the list that it stands in.
        line: of the file, where it begins; None where that is not known.
        codes: of the issues that are the reasons, sorted.
    """

    part: Part
    line: int | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A brief of which something cannot be shown.

    Attributes:
        file: its name for messages.
        id: of the brief, which is shown without what was left out; None where nothing of it is shown.
        left_out: in order of the lines.
    """

    file: str
    id: str | None
    left_out: tuple[LeftOut, ...]


def sound(
    brief: Brief, text: str, values: Values | None = None, acts: Collection[str] | None = None
) -> tuple[Brief | None, tuple[LeftOut, ...]]:
    """The brief without those parts that break an invariant.

    An actor that goes takes along the claims that name it: nobody else is put in its place.

    Args:
        brief: as it was read.
        text: the archived text.
        values: what it was read from, for lines; None where they are not known.
        acts: the acts that are allowed; None to allow any that has the form of one.

    Returns:
        The brief, None where what is broken is more than single items of lists; and what was left out.
    """
    values = values or Values({}, {})
    codes: dict[Path, set[str]] = {}
    places = {key: list(range(len(getattr(brief, key)))) for key in _LISTS}
    while found := [each for each in flaws(brief, text, acts) if each.severity == "error"]:
        for flaw in found:
            for path in _items(flaw, brief):
                at = (path[0], places[str(path[0])][int(path[1])]) if path else ()
                codes.setdefault(at, set()).add(flaw.code)
        if () in codes:
            return None, _left_out(codes, values)
        brief, places = _without(brief, places, {path for flaw in found for path in _items(flaw, brief)})
    return brief, _left_out(codes, values)


def of_form(problems: Iterable[Problem], values: Values | None) -> tuple[LeftOut, ...]:
    """What was left out because it has not the form that a brief has.

    Args:
        problems: with the places that they have in the file.
        values: None where nothing is left.
    """
    if values is None:
        return (LeftOut("whole", min((each.line or 0 for each in problems), default=None), (BAD_FORM,)),)
    items = {each.path[:2] for each in problems if each.breaks}
    left = [LeftOut(cast("Part", path[0]), values.lines.get(path), (BAD_FORM,)) for path in sorted(items, key=str)]
    remarks = [each.line or 0 for each in problems if not each.breaks]
    return (*left, *([LeftOut("file", min(remarks), (BAD_FORM,))] if remarks else ()))


def of_file(issue: Issue, line: int | None) -> LeftOut:
    """What is to be said of a file that is not in order, although all of it can be shown."""
    return LeftOut("file", line, (issue.code,))


def broken(file: str, brief_id: str | None, left_out: Iterable[LeftOut], issues: Iterable[Issue] = ()) -> Broken:
    """What cannot be shown of a brief.

    Args:
        file: its name for messages.
        brief_id: None where nothing is shown.
        left_out: what of it is not.
        issues: what else is wrong, for which nothing is shown.
    """
    codes = tuple(sorted({issue.code for issue in issues if issue.severity == "error"}))
    whole = (LeftOut("whole", None, codes),) if codes and not tuple(left_out) else ()
    return Broken(file, brief_id, tuple(sorted((*left_out, *whole), key=lambda each: each.line or 0)))


def _items(flaw: Flaw, brief: Brief) -> tuple[Path, ...]:
    """The items of the brief that a flaw is about; an empty path where it is about more than items."""
    if not is_item(flaw.path) or flaw.path[0] not in _LISTS:
        return ((),)
    key, index = str(flaw.path[0]), int(flaw.path[1])
    if flaw.code != "duplicate-id":
        return ((key, index),)
    # Which of them is meant nobody can tell.
    return tuple((key, n) for n, each in enumerate(getattr(brief, key)) if each.id == flaw.what)


def _without(brief: Brief, places: dict[str, list[int]], items: Collection[Path]) -> tuple[Brief, dict[str, list[int]]]:
    kept = {key: [n for n in range(len(getattr(brief, key))) if (key, n) not in items] for key in _LISTS}
    claims = tuple(brief.claims[n] for n in kept["claims"])
    ids = {claim.id for claim in claims}
    brief = dataclasses.replace(
        brief,
        actors=tuple(brief.actors[n] for n in kept["actors"]),
        claims=claims,
        summary=tuple(brief.summary[n] for n in kept["summary"]),
        unread=tuple(brief.unread[n] for n in kept["unread"]),
        main=tuple(each for each in brief.main if each in ids),
    )
    return brief, {key: [places[key][n] for n in kept[key]] for key in _LISTS}


def _left_out(codes: dict[Path, set[str]], values: Values) -> tuple[LeftOut, ...]:
    if () in codes:
        return (LeftOut("whole", None, tuple(sorted(codes[()]))),)
    found = (LeftOut(cast("Part", at[0]), values.line(at), tuple(sorted(why))) for at, why in codes.items())
    return tuple(sorted(found, key=lambda each: each.line or 0))

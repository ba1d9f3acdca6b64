"""Peoples, parties and faiths as actors: only as nouns, and only where they speak or act."""

from __future__ import annotations

from collections.abc import Sequence

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.spans import Name
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import Span

_QUANTIFIERS = words(
    "some many most several few other all both no two three four five six seven eight nine ten dozens "
    "hundreds thousands more fellow of senior leading top young older black white"
)


def add_groups(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer, sources: Sequence[Span]) -> None:
    """Adds groups that act or speak under a plural name ("Republicans", "the Houthis"), not in part ("some Democrats").

    Args:
        cast: gets the groups.
        view: the document.
        names: its names.
        gaz: the known names.
        sources: the spans that attributions name as their sources.
    """
    plurals: dict[str, list[Name]] = {}
    for name in names:
        if name.type == "NORP" and gaz.body(name.text) is None and _is_plural(name, view):
            plurals.setdefault(fold(name.text), []).append(name)
    for found in plurals.values():
        if any(_acts(n, view, sources) for n in found):
            draft = cast.new(Draft(found[0].text, "group"))
            for name in found:
                if not _partial(name, view):
                    draft.add(name.start, name.end, "group-name")
    cast.drop_empty()


def _is_plural(name: Name, view: View) -> bool:
    last = name.text.split()[-1].lower()
    if last.endswith("s") and not last.endswith("ss"):
        return True
    return (
        last.endswith(("ese", "ish", "ch"))
        and view.before(name.start).lower == "the"
        and not view.after(name.end).text[:1].isalpha()
    )


def _partial(name: Name, view: View) -> bool:
    before = view.before(name.start)
    before = view.before(name.start, 2) if before.lower == "the" else before
    return before.lower in _QUANTIFIERS or before.text[:1].isdigit()


def _acts(name: Name, view: View, sources: Sequence[Span]) -> bool:
    if _partial(name, view):
        return False
    before = view.before(name.start)
    start = before.start if before.lower == "the" else name.start
    if any((start == s and name.end == e) or (name.start, name.end) == (s, e) for s, e in sources):
        return True
    return is_finite(view.after(name.end).lower, view.after(name.end, 2).lower)

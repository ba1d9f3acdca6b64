"""Names that a model cut short or took for another kind, put right by the words beside them and by the other names.

Every rule adds only words that are capitalised in the text and belong to no other name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.actors.bodies import with_bodies
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.identities import organisation_type
from generator.actors.retyped import LEGAL_FORMS, of_kind
from generator.actors.roles import MODIFIERS
from generator.actors.spans import HONORIFICS, Name
from generator.actors.verbs import is_finite
from generator.actors.view import View, Word

_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
# Before a surname these are no given names: "Team Long", "Hurricane Ida", "Nobel laureate".
_NOT_GIVEN = words(
    "the a an and or but if when while as in on at by for to from of with after before hurricane typhoon cyclone storm "
    "team prophet virgin saint deceased blessed brother sister father mother uncle aunt"
)
_STAFF = words("members officials officers workers employees staff supporters leaders")
_TITLE = 8
"""Words of a title at most."""
_LONG = 3
"""Words of a body's name from which on a capital right behind it belongs to it."""


def put_right(view: View, found: Sequence[Name], gaz: Gazetteer) -> list[Name]:
    """The names with their whole extent and likelier kinds, in order of the text, without overlaps.

    Args:
        view: the document.
        found: its names, in order of the text.
        gaz: the known names.
    """
    names = of_kind(view, with_bodies(view, found, gaz), gaz)
    full = {fold(n.text.split()[-1]) for n in names if n.type == "Person" and " " in n.text}
    wider: list[Name] = []
    for index, name in enumerate(names):
        if wider and name.start < wider[-1].end:
            continue
        if wider and _is_rest_of(view, wider[-1], name):
            wider[-1] = replace(wider[-1], end=name.end, text=view.text[wider[-1].start : name.end])
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        if name.type == "Person":
            wider.append(_with_given(view, name, wider[-1].end if wider else 0, full, gaz))
        elif name.type == "Organization":
            whole = _with_state(view, name, following, gaz)
            wider.append(_with_rest(view, whole, following, gaz) if whole is name else whole)
        else:
            wider.append(name)
    return wider


def _is_rest_of(view: View, given: Name, name: Name) -> bool:
    """Whether two names beside each other are one that a model split ("|Ada| |Long|")."""
    beside = view.text[given.end : name.start] == " " and view.in_body(name.start)
    return beside and given.type == name.type == "Person" and " " not in given.text


def _with_given(view: View, name: Name, free: int, full: set[str], gaz: Gazetteer) -> Name:
    """A surname with the given name before it that the model missed ("her deputy, |Per| Osgaard")."""
    word = view.before(name.start)
    if (
        " " in name.text
        or word.start < free
        or fold(name.text) in full
        or not view.in_body(name.start)
        or view.text[word.end : name.start] != " "
        or not _is_given(word, gaz)
        or _ends_title(view, word, gaz)
    ):
        return name
    if view.sentence(name.start)[0] == word.start and not _acts(view, name, word, gaz):
        return name
    return replace(name, start=word.start, text=view.text[word.start : name.end])


def _is_given(word: Word, gaz: Gazetteer) -> bool:
    lower = word.lower
    if not word.text[:1].isupper() or word.text.isupper() or not word.text.replace("-", "").isalpha():
        return False
    if {lower.split("-")[-1], lower.removesuffix("s")} & gaz.people.keys() or lower in _NOT_GIVEN | MODIFIERS:
        return False
    return _is_name_word(word, gaz)


def _is_name_word(word: Word, gaz: Gazetteer) -> bool:
    """Whether a capitalised word is neither a noun for people, a time, nor a name of its own."""
    known = gaz.people.keys() | gaz.titles | HONORIFICS | _TIMES | _STAFF
    own = gaz.country(word.text) is not None or gaz.body(word.text) is not None
    return word.text[:1].isupper() and word.lower not in known and not own


def _ends_title(view: View, word: Word, gaz: Gazetteer) -> bool:
    """Whether a word is the last of a title's own words: "Minister of Mines and |Industry|"."""
    inside = False
    for count in range(1, _TITLE + 1):
        before = view.before(word.start, count)
        if before.lower in gaz.titles:
            return inside
        inside = inside or before.lower in {"of", "for"}
        if not before.text[:1].isupper() and before.lower not in {"of", "for", "and", "the", ","}:
            return False
    return False


def _acts(view: View, name: Name, given: Word, gaz: Gazetteer) -> bool:
    """Whether a sentence that begins with a word that may be a given name is about its bearer ("Will Long, who")."""
    after = view.after(name.end)
    return fold(given.text) in gaz.given and (
        after.text == "," or is_finite(after.lower, view.after(name.end, 2).lower)
    )


def _with_state(view: View, name: Name, following: Name | None, gaz: Gazetteer) -> Name:
    """A body of state with the state it is of: "Foreign Ministry |of Ethiopia|"."""
    if following is None or following.type != "Location" or gaz.own_name(following.text) is None:
        return name
    if not re.fullmatch(r"\s+of\s+(?:the\s+)?", view.text[name.end : following.start]):
        return name
    if fold(name.text).split()[-1] in {"government", "republic", "state", "kingdom"}:
        return name
    text = view.text[name.start : following.end]
    if "\n\n" in text or organisation_type(text, gaz) != "public-body":
        return name
    return replace(name, end=following.end, text=text)


def _with_rest(view: View, name: Name, following: Name | None, gaz: Gazetteer) -> Name:
    """A body's name with a legal form, or, if it is long, the capitalised word that ends it."""
    word = view.after(name.end)
    taken = following is not None and following.start <= word.start
    if taken or not word.text or view.text[name.end : word.start] != " ":
        return name
    form = word.text in LEGAL_FORMS
    long = len(name.text.split()) >= _LONG or " of " in name.text
    is_part = long and _is_name_word(word, gaz) and not view.after(word.end).text[:1].isupper()
    if not form and not is_part:
        return name
    return replace(name, end=word.end, text=view.text[name.start : word.end])

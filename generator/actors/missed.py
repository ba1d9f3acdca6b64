"""The names of a document: those that the model found, and those that it found elsewhere but missed here."""

from __future__ import annotations

import re
from bisect import bisect_left, insort_right
from collections.abc import Iterator, Sequence

from generator.actors.bounds import put_right
from generator.actors.forms import fold, initials, letters, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.spans import AMBIGUOUS, HONORIFICS, Name, cleaned, settled
from generator.actors.verbs import is_finite
from generator.actors.view import View, Word
from generator.records import Mention

_AMBIGUOUS_SHORT = frozenset({"GB", "CAR", "NZ", "ROC", "RSA", "KSA"})
_LONGEST = 8
_BRACKET = re.compile(r"(?P<more>(?:[ \t]++[\w'’-]++){1,5})[ \t]*+\((?P<acronym>[A-Z][A-Za-z]{2,9})\)")
_OPENERS = words(
    "then but and or when while if as after before since because so yet still though although for in on at by with to "
    "that the"
)


def names(view: View, mentions: Sequence[Mention], gaz: Gazetteer) -> tuple[Name, ...]:
    """The names of a document's regions, in order of the text, without overlaps.

    Args:
        view: the document.
        mentions: what the model found.
        gaz: the known names.
    """
    found = put_right(view, _with_countries(view, cleaned(view, mentions, gaz), gaz), gaz)
    return settled(_completed(view, _with_repeats(view, found)), gaz)


def _with_countries(view: View, found: list[Name], gaz: Gazetteer) -> list[Name]:
    """Adds country names that the model missed, and widens those that it cut ("S. |Korea|")."""
    result = sorted(found, key=_start)
    longest = max((n.end - n.start for n in result), default=0)
    for start, end in _country_spans(view, gaz):
        first, last = (bisect_left(result, offset, key=_start) for offset in (start - longest, end))
        overlapping = [n for n in result[first:last] if n.end > start]
        text = view.text[start:end]
        if not overlapping:
            sure = fold(text) not in AMBIGUOUS and letters(text) not in _AMBIGUOUS_SHORT
            if sure and not _inside_name(view, start, end):
                insort_right(result, Name(start, end, text, "Location"), key=_start)
                longest = max(longest, end - start)
        elif all(start <= n.start and n.end <= end and n.type != "Person" for n in overlapping) and (
            len(overlapping) > 1 or overlapping[0].text != text
        ):
            result[first:last] = [n for n in result[first:last] if n not in overlapping]
            insort_right(result, Name(start, end, text, "Location"), key=_start)
            longest = max(longest, end - start)
    return result


def _start(name: Name) -> int:
    return name.start


def _country_spans(view: View, gaz: Gazetteer) -> Iterator[tuple[int, int]]:
    passed = 0
    for index, word in enumerate(view.words):
        if index < passed or not word.text[0].isupper():
            continue
        for length in range(min(gaz.first_words.get(fold(word.text), 0), len(view.words) - index), 0, -1):
            end = view.words[index + length - 1].end
            text = view.text[word.start : end]
            if word.lower == "the" and fold(text) not in gaz.forms:
                continue  # "The Gambia", but not "The UK"
            if not text.islower() and gaz.own_name(text) and "\n" not in text:
                yield word.start, end
                passed = index + length
                break
        else:
            if word.text.isupper() and len(word.text) > 1 and letters(word.text) in gaz.abbreviations:
                yield word.start, word.end


def _inside_name(view: View, start: int, end: int) -> bool:
    """Whether the words around suggest a longer name that the model did not see (`China Daily`, `Bank of China`)."""
    after, before = view.after(end), view.before(start)
    if after.text[:1].isupper() and after.lower not in HONORIFICS and after.start == end + 1:
        return True
    if before.lower in {"of", "the"}:
        earlier = view.before(start, 2 if before.lower == "of" else 3)
        middle = view.before(start, 2).lower
        return (before.lower == "of" or middle == "of") and earlier.text[:1].isupper()
    return before.text[:1].isupper() and len(before.text) > 1 and view.before(before.start).text not in {"", "."}


def _with_repeats(view: View, found: list[Name]) -> list[Name]:
    """Adds further places of people's and organisations' names that the model saw somewhere else in the text."""
    forms: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for name in found:
        if name.type in {"Person", "Organization"}:
            inside = tuple(w.text for w in view.inside(name.start, name.end))
            if inside and inside[0][0].isupper() and len(inside) <= _LONGEST and len(name.text) > 2:
                forms.setdefault(inside[0], []).append((inside, name))
    surnames = {n.text.split()[-1] for n in found if n.type == "Person" and len(n.text.split()) > 1} - set(forms)
    taken = {w.start for n in found for w in view.inside(n.start, n.end)}
    lower = {w.text for w in view.words if w.text.islower()}
    added: list[Name] = []
    for index, word in enumerate(view.words):
        if word.start in taken:
            continue
        if word.text in surnames:
            if _stands_alone(view, word, lower) and _is_said_of_person(view, word):
                added.append(Name(word.start, word.end, word.text, "Person"))
        elif word.text in forms and (repeat := _repeat(view, index, forms[word.text], taken, lower)) is not None:
            added.append(repeat)
            taken.update(w.start for w in view.inside(repeat.start, repeat.end))
    return sorted([*found, *added], key=lambda n: n.start)


def _repeat(
    view: View, index: int, forms: Sequence[tuple[tuple[str, ...], Name]], taken: set[int], lower: set[str]
) -> Name | None:
    """The longest of the forms that stands at a word, if no other name has it."""
    for inside, name in sorted(forms, key=lambda f: (-len(f[0]), f[1].start)):
        here = view.words[index : index + len(inside)]
        if tuple(w.text for w in here) == inside and not any(w.start in taken for w in here):
            if len(inside) == 1 and not _stands_alone(view, here[0], lower):
                return None
            return Name(here[0].start, here[-1].end, view.text[here[0].start : here[-1].end], name.type)
    return None


def _completed(view: View, found: Sequence[Name]) -> list[Name]:
    """Widens a name to what its acronym in brackets spells: "|Fish Support Mission| in Zell (FSMZ)"."""
    result: list[Name] = []
    for name in found:
        if result and name.start < result[-1].end:
            continue
        wider = name
        if name.type == "Organization" and (match := _BRACKET.match(view.text, name.end)) is not None:
            end = match.end("more")
            text = view.text[name.start : end]
            if match.group("more") and match.group("acronym").casefold() in initials(text):
                wider = Name(name.start, end, text, name.type)
        result.append(wider)
    return result


def _stands_alone(view: View, word: Word, lower: set[str]) -> bool:
    """Whether a single capitalised word is neither a common word of the text nor part of a longer name."""
    before, after = view.before(word.start), view.after(word.end)
    led = before.text[:1].isupper() and before.lower.strip(".") not in HONORIFICS and before.lower not in _OPENERS
    in_name = led or after.text[:1].isupper()
    return word.lower not in lower and not in_name and not view.rest_of_word(word.end)


def _is_said_of_person(view: View, word: Word) -> bool:
    """Whether the words around a surname that is nowhere tagged alone speak of somebody."""
    before, after = view.before(word.start), view.after(word.end)
    titled = before.lower.strip(".") in HONORIFICS
    return titled or after.lower == "'s" or is_finite(after.lower, view.after(word.end, 2).lower)

"""Source spans that hold more than a source, or only one of several: what a model's or an annotator's span may miss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.actors.cast import Cast, Draft
from generator.actors.forms import words
from generator.actors.phrases import POSSESSIVE, PREPOSITIONS, Hit, Phrase, Segment, ending_hit
from generator.actors.verbs import is_finite
from generator.actors.view import View, Word
from generator.records import Span

_SAYING = words("said says told wrote writes insisted insists argued argues believes thinks added adds")
_RELATIVE = words("who which that")
_OTHERS = words("some several many most other others dozens hundreds thousands even")
_BEFORE_LIST = words("to by from with of than")
_ONE_SPEAKS = words("has is was hasn't isn't wasn't")
_LONGEST_HONOUR = 4
_OPENS = words("that the a an he she it they his her its their we i there")


def holds_report(source: Phrase) -> bool:
    """Whether the span holds somebody else's report: "a clerk who came said the board" is no one source.

    A verb of saying right in a relative clause ("the clerk who said the board lied") only describes the source.
    """
    clause = False
    for index, word in enumerate(source.words[:-1]):
        if word.start in source.inner:
            continue
        following = source.words[index + 1]
        if word.lower in _RELATIVE and index:
            clause = True
        elif word.lower in _SAYING and index:
            earlier = source.words[index - 1].lower
            opens = following.lower in _OPENS or following.text[0].isupper()
            if opens and not clause and earlier not in {"and", "or", "to"}:
                return True
            clause = False
        elif clause and is_finite(word.lower, following.lower) and word.lower not in {"has", "have", "had"}:
            clause = False
    return False


def others_after(view: View, cast: Cast, source: Phrase) -> tuple[list[Draft], bool]:
    """Those listed right after a source, who speak with it.

    Returns:
        The named ones, and whether others follow that the list does not name ("and some of the staff").
    """
    before = view.before(source.words[0].start)
    led = before.lower in _BEFORE_LIST or is_finite(before.lower, "")
    found: list[Draft] = []
    known = True
    position = source.span[1]
    while True:
        sign = view.after(position)
        last = sign.lower in {"and", "&"} or (sign.text == "," and view.after(position, 2).lower == "and")
        if not last and sign.text != ",":
            return [], False
        word = view.after(position, 3 if last and sign.text == "," else 2)
        if last and _is_open(word, led=led, parted=sign.text == "," and not found):
            return found, True
        if word.lower == "the":
            word = view.after(word.end)
        end = view.sentence(position)[1]
        hit = next(((f, d) for f, d in cast.within(word.start, end) if f.start == word.start), None)
        if hit is None and not word.text[:1].isupper():
            return [], False
        known = known and hit is not None
        position = word.end if hit is None else hit[0].end
        found += [] if hit is None else [hit[1]]
        if last:
            verb = view.after(position)
            acts = is_finite(verb.lower, view.after(position, 2).lower, plural=True)
            return (found if known and acts and not led else []), False


def one_speaks(view: View, source: Phrase) -> bool:
    """Whether a singular verb follows a list: in "the unit suing Long and Moss |has| said" neither speaks."""
    return view.after(source.words[-1].end).lower in _ONE_SPEAKS


def titled_at_end(segment: Segment, hits: Sequence[Hit], roles: Mapping[int, Span]) -> Hit | None:
    """The person whose title begins with a body's name and place: "the Fund of Reed Harbour chair Ada Long"."""
    hit = ending_hit(segment, hits)
    if hit is None or hit[1].type != "person" or hit[0].start not in roles:
        return None
    first = next((h for h in hits if h[0].start == segment.words[0].start), None)
    if first is None:
        return None
    title = roles[hit[0].start][0]
    between = [w.lower for w in segment.words if first[0].end <= w.start < title]
    return hit if between == ["of"] else None


def is_placed(segment: Segment, draft: Draft) -> bool:
    """Whether a segment goes on behind the name of a body that opens it."""
    return draft.type != "person" and not any(f.end >= segment.words[-1].end for f in draft.found)


def is_honour(word: Word) -> bool:
    """Whether a word looks like the letters of an honour behind a name ("OBE")."""
    return word.text.isupper() and word.text.isalpha() and len(word.text) <= _LONGEST_HONOUR


def ends_in_others(source: Phrase) -> bool:
    """Whether a source is a list that ends in others without a name; "a group led by X and others" is an aside."""
    last = source.segments[-1]
    if last.link != "and" or last.words[0].lower not in _OTHERS:
        return False
    before = [w for w in source.words if w.start < last.words[0].start][-2:]
    aside = any(w.lower in PREPOSITIONS for s in source.segments[1:-1] for w in s.words)
    return not aside or before[0].text == ","


def _is_open(word: Word, *, led: bool, parted: bool) -> bool:
    """Whether a word after "and" begins others without a name; "said Long, and some left" begins a new clause."""
    if led and parted:
        return False
    return word.lower in _OTHERS or (word.lower in POSSESSIVE and not led)

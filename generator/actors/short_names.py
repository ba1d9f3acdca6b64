"""Short forms of bodies' names, joined to the one longer name of the text that they are a part of.

Every rule asks that exactly one longer name fits; a form that fits two stays an actor of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.actors.cast import Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.identities import Identity
from generator.actors.spans import Name
from generator.actors.view import View, Word

Drafts = list[tuple[Draft, Identity]]

_LINKS = words("of for on against")
# What is left out makes another body: the Ford Foundation is not Ford, a party's committee is not the party.
OTHER_BODIES = words(
    "committee council commission board department office bureau agency ministry court foundation trust fund museum "
    "youth wing branch chapter institute center centre prize award awards"
)


def join_short_names(view: View, drafts: Drafts) -> None:
    """Joins every short form to its name; what was joined is left without places."""
    _join_countries(drafts)
    _join_short(view, drafts)
    _join_headline(view, drafts)


def _join_countries(drafts: Drafts) -> None:
    """A body named without its country is the one of that kind that the text names with a country, if only one."""
    for draft, mine in drafts:
        if mine.country is not None or not draft.found or draft.type != "public-body":
            continue
        fitting = [d for d, i in drafts if d is not draft and d.found and i.country and i.key == mine.key]
        if len(fitting) == 1:
            _merge(draft, fitting[0], "same-body")


def _join_short(view: View, drafts: Drafts) -> None:
    """A name is the one longer name that begins or ends with it: "Nord" of "Nord Shipping", "the Echo" of "Daily Echo".

    The longest short forms go first, so that "the Panel" finds one "Ethics Panel of the Union" under two forms.
    """
    # Only a name that has the first word of the short one can be longer by others.
    having: dict[str, list[tuple[Draft, Identity]]] = {}
    for each in drafts:
        for word in dict.fromkeys(fold(each[0].name).split()):
            having.setdefault(word, []).append(each)
    for draft, mine in sorted(drafts, key=lambda each: -len(each[0].name)):
        if not draft.found or mine.body is not None:
            continue
        near = having.get(next(iter(fold(draft.name).split()), ""), ())
        fitting = [d for d, i in near if d is not draft and d.found and _shortens(view, draft, mine, d, i)]
        if len(fitting) == 1:
            _merge(draft, fitting[0], "short-name")


def _shortens(view: View, draft: Draft, mine: Identity, longer: Draft, theirs: Identity) -> bool:
    short, long = fold(draft.name).split(), fold(longer.name).split()
    count = len(short)
    kinds = {draft.type, longer.type}
    begins = long[:count] == short
    alike = len(kinds) == 1 or "organisation" in kinds or (begins and "public-body" not in kinds)
    if not 0 < count < len(long) or not alike:
        return False
    if mine.country not in {None, theirs.country}:
        return False
    body = [f.start for f in draft.found if view.in_body(f.start)]
    if body and min(body) < min((f.start for f in longer.found if view.in_body(f.start)), default=min(body)):
        return False
    definite = all(view.before(start).lower == "the" for start in body)
    if begins:
        if long[count] in _LINKS:
            return count > 1 or (definite and bool(body))
        acronym = count == 1 and draft.name.isupper() and longer.type != "company"
        return longer.type != "public-body" and not acronym and not OTHER_BODIES & set(long[count:])
    return long[-count:] == short and definite and bool(body) and not _LINKS & {*long[:-count], *short}


def _join_headline(view: View, drafts: Drafts) -> None:
    """A headline's short form is the body whose name has its words in a row ("Cod council", North Sea Cod Council)."""
    for draft, _ in drafts:
        if not draft.found or any(view.in_body(f.start) for f in draft.found):
            continue
        ends = {f.start: [_headline_end(view, f.start, f.end, d.name) for d, _ in drafts] for f in draft.found}
        fitting = [
            index
            for index, (d, _) in enumerate(drafts)
            if any(view.in_body(f.start) for f in d.found) and all(found[index] for found in ends.values())
        ]
        if len(fitting) == 1:
            for start, found in ends.items():
                drafts[fitting[0]][0].add(start, found[fitting[0]], "headline-name")
            draft.clear()


def _headline_end(view: View, start: int, end: int, name: str) -> int:
    """Where the words of a headline stop being words of the name in a row; 0 where fewer than two are."""
    sequence = [w.strip("'") for w in fold(name).split()]
    said = [w for w in view.inside(start, end) if w.text[0].isalnum()]
    position = next((i for i in range(len(sequence)) if said and sequence[i] == fold(said[0].text)), -1)
    if position < 0 or [fold(w.text) for w in said] != sequence[position : position + len(said)]:
        return 0
    count = len(said)
    while (word := view.after(end)).text and (
        word.text in {"'", "’"} or fold(word.text) in sequence[position + count :][:1]
    ):
        count += word.text[0].isalnum()
        end = word.end
    return end if count > 1 else 0


def add_tails(view: View, names: Sequence[Name], drafts: Drafts, gaz: Gazetteer) -> None:
    """Adds "the Parliament" where the text has named one parliament only, and the model saw no name in its capital.

    Args:
        view: the document.
        names: all names of the text.
        drafts: its bodies; what they are called shows in the last word of their names, or the last before "of".
        gaz: the known names.
    """
    kinds = frozenset[str]().union(*(rule.words for rule in gaz.word_rules if rule.where != "first"))
    bodies: dict[str, list[Draft]] = {}
    for draft, _ in drafts:
        said = fold(draft.name).split()
        ends = {said[-1], said[said.index("of") - 1]} if "of" in said[1:] else {said[-1]}
        for kind in (ends & kinds) if draft.found and len(said) > 1 else ():
            bodies.setdefault(kind, []).append(draft)
    taken = {w.start for n in names for w in view.inside(n.start, n.end)}
    for word in view.words:
        fitting = bodies.get(word.lower, []) if word.text[0].isupper() and not word.text.isupper() else []
        if len(fitting) == 1 and word.start not in taken and _is_definite(view, word):
            earlier = [f for f in fitting[0].found if view.in_body(f.start) and f.start < word.start]
            if earlier:
                fitting[0].add(word.start, word.end, "short-name")


def _is_definite(view: View, word: Word) -> bool:
    """Whether a capitalised word of a paragraph stands alone behind "the"."""
    after = view.after(word.end)
    linked = after.lower in _LINKS and (after.lower == "of" or view.after(word.end, 2).text[:1].isupper())
    alone = not after.text[:1].isupper() and not linked and not view.rest_of_word(word.end)
    return alone and view.in_body(word.start) and view.before(word.start).lower == "the"


def _merge(source: Draft, target: Draft, how: str) -> None:
    for found in source.found:
        target.add(found.start, found.end, found.how if found.how == "in-role" else how)
    target.present = target.present or source.present
    source.clear()

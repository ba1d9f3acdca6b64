"""Pronouns that speak: resolved only where the paragraph leaves one reading.

The order of evidence follows the salience factors of Lappin & Leass (1994), cut down to those that decide without a
parse: recency by sentence, being the speaker of the sentence before, and being the only one who fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gender, gazetteer
from generator.actors.phrases import Reading
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import Attribution, Span, SpeakerKind

_SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = words("they them their theirs themselves both")
_NEUTER = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FIRST = words("i me my mine myself")
_FIRST_PLURAL = words("we us our ours ourselves")
FIRST_PERSON = _FIRST | _FIRST_PLURAL
_SUBORDINATORS = words(
    "which whom that what who because since when while after before as if though although where until whether"
)
# Readings of documents and other things, which are no "he" and no "she".
_THINGS = frozenset({"thing", "document", "statement-unknown"})
# Endings of names for followers and families: "Birchers" known by nothing else may be several.
_PLURAL_NAMES = ("ers", "ists", "ites", "ians")
_SINGULAR_SIGNS = words("'s is was has does says")
_LONGEST_SUBJECT = 3
# How a pronoun is left open that may mean the subject of the clause above its own; whoever speaks next is not in doubt.
_IN_CLAUSE = "pronoun-in-clause"
_REACH = 2
_OPENING = 4


@dataclass(frozen=True, slots=True)
class _Referent:
    start: int
    draft: Draft


class Pronouns:
    """Resolves pronouns in order of the text; earlier readings are evidence for later ones."""

    def __init__(
        self, cast: Cast, view: View, readings: Mapping[Span, Reading], attributions: Sequence[Attribution]
    ) -> None:
        """Takes the actors, the document, its attributions, and the readings so far, which the caller extends."""
        self._cast, self._view, self._readings, self._attributions = cast, view, readings, attributions

    def read(self, span: Span, word: str) -> Reading:
        """The reading of a third-person or relative pronoun.

        Args:
            span: where it stands.
            word: the pronoun, lower case.
        """
        if word in _SINGULAR:
            return self._person(span, word)
        if word in _PLURAL:
            return self._several(span)
        if word in _NEUTER:
            return self._thing(span)
        if word in _RELATIVE:
            return self._relative(span, word)
        return Reading(span, "unresolved", "pronoun")

    def first_person(self, span: Span, word: str) -> Reading:
        """The reading of `I` or `we`: the speaker of the quotation around it."""
        around = [
            a for a in self._attributions
            if a.source and span not in a.source and any(s <= span[0] and span[1] <= e for s, e in a.content)
        ]  # fmt: skip
        if not around:
            return Reading(span, "unresolved", "first-person")
        inner = min(around, key=lambda a: min(e - s for s, e in a.content if s <= span[0] and span[1] <= e))
        outer = self._readings.get(inner.source[0])
        if outer is None or outer.kind == "unresolved":
            return Reading(span, "unresolved", "first-person", candidates=list(outer.candidates) if outer else [])
        if outer.kind == "unnamed":
            return Reading(span, "unnamed", "first-person")
        one_person = len(outer.actors) == 1 and outer.actors[0].type == "person"
        if (word in _FIRST) != one_person:
            return Reading(span, "unresolved", "first-person", candidates=list(outer.actors))
        return Reading(span, "named", "first-person", list(outer.actors))

    def _person(self, span: Span, word: str) -> Reading:
        gender = _SINGULAR[word]
        region = self._view.region_of(span[0])
        excluded = self._named_in_content(span)
        for index in range(region, region - _REACH - 1, -1):
            if index < 0 or (index != region and self._view.regions[index] == self._view.title):
                break
            referents = [r for r in self._people_in(index, span[0], gender) if r.draft not in excluded]
            last = self._last_reading(index, span[0], _THINGS if index == region else frozenset())
            if last is not None and last.kind == "unnamed" and not last.plural:
                if not any(r.start > last.span[0] for r in referents):
                    return Reading(span, "unnamed", "pronoun-unnamed")
                return Reading(span, "unresolved", "pronoun", candidates=_distinct(referents))
            if self._open_since(index, span[0], referents, last):
                return Reading(span, "unresolved", "pronoun", candidates=_distinct(referents))
            if referents:
                return self._among(span, word, index, referents, last)
        return Reading(span, "unresolved", "pronoun", candidates=self._nearby(span, gender))

    def _among(
        self, span: Span, word: str, region: int, referents: Sequence[_Referent], last: Reading | None
    ) -> Reading:
        """Which of a region's people a pronoun means: the only one, or the last speaker."""
        gender = _SINGULAR[word]
        people = _distinct(referents)
        if self._somebody_else(span, referents, gender):
            return Reading(span, "unresolved", "pronoun", candidates=people)
        if self._other_subject(span, referents, last, gender):
            return Reading(span, "unresolved", _IN_CLAUSE, candidates=people)
        if len(people) == 1 and not self._perhaps_several(people[0]):
            return Reading(span, "named", "pronoun-only-person", people)
        chosen = self._salient(span, region, referents, last, possessive=word in {"his", "her"})
        if chosen is not None and chosen.gender is None and self._likelier(span, chosen, referents):
            return Reading(span, "unresolved", "pronoun", candidates=people)
        if chosen is not None and _hinted(chosen) in {None, gender} and not self._perhaps_several(chosen):
            return Reading(span, "named", "pronoun-last-speaker", [chosen])
        return Reading(span, "unresolved", "pronoun", candidates=people)

    def _likelier(self, span: Span, chosen: Draft, referents: Sequence[_Referent]) -> bool:
        """Whether the pronoun's own sentence names, after the chosen one, somebody who surely is of that gender."""
        start = self._view.sentence(span[0])[0]
        here = [r for r in referents if r.start >= start]
        position = max((r.start for r in here if r.draft is chosen), default=start)
        return any(r.start > position and r.draft.gender is not None for r in here)

    def _open_since(self, region: int, before: int, referents: Sequence[_Referent], last: Reading | None) -> bool:
        """Whether a name or speaker that nobody could be found for has come up since the last person of the region."""
        start, end = self._view.regions[region]
        latest = max((r.start for r in referents), default=start - 1)
        for position in self._cast.open_names:
            # "The Long campaign" is not about one who could be "he".
            if latest < position < min(end, before) and self._view.before(position).lower != "the":
                return True
        if last is None or last.kind != "unresolved" or last.plural:
            return False
        word = self._view.text[last.span[0] : last.span[1]].lower()
        return last.how == "name-of-several" or word in _SINGULAR or last.span[0] > latest

    def _named_in_content(self, span: Span) -> list[Draft]:
        """Those whom the reported words name: "Long was wrong, he said" is not said by Long (Chomsky's principle C)."""
        contents = [c for a in self._attributions if span in a.source for c in a.content]
        return [d for start, end in contents for _, d in self._cast.within(start, end)]

    def _people_in(self, region: int, before: int, gender: Gender) -> list[_Referent]:
        start, end = self._view.regions[region]
        end = min(end, before)
        return sorted(
            (
                _Referent(f.start, d)
                for d in self._cast.drafts
                if d.type == "person" and d.gender in {None, gender}
                for f in d.found
                if start <= f.start < end and f.how != "in-role"
            ),
            key=lambda r: r.start,
        )

    def _last_reading(self, region: int, before: int, without: frozenset[str] = frozenset()) -> Reading | None:
        """The last source of a region before an offset, but for pronouns under a clause and readings `without`."""
        start, end = self._view.regions[region]
        earlier = [
            r for s, r in self._readings.items()
            if start <= s[0] < min(end, before) and s[1] <= before and r.how not in {_IN_CLAUSE, *without}
        ]  # fmt: skip
        return max(earlier, key=lambda r: r.span[0], default=None)

    def _somebody_else(self, span: Span, referents: Sequence[_Referent], gender: Gender) -> bool:
        """Whether an unnamed man or woman has come up since the last name ("my mother"), whom the pronoun may mean."""
        last = max(referents, key=lambda r: r.start)
        people = gazetteer().people
        role = fold(last.draft.role or "").split()
        return any(
            people.get(w.lower) == gender and w.lower not in role for w in self._view.inside(last.start, span[0])
        )

    def _other_subject(self, span: Span, referents: Sequence[_Referent], last: Reading | None, gender: Gender) -> bool:
        """Whether a clause under the speaker's has a subject of its own, whom a pronoun under it in turn may mean.

        "Long said the president weighed his words, which |he| considered": the nearer subject is not Long.
        """
        if last is None or self._view.before(span[0]).lower not in _SUBORDINATORS:
            return False
        start = last.span[1]
        if self._view.sentence_of(last.span[0]) != self._view.sentence_of(span[0]):
            return False
        if any(r.start >= start and r.draft not in last.actors and self._acts(r) for r in referents):
            return True
        people, inside = gazetteer().people, self._view.inside(start, span[0])
        roles = {w for d in last.actors for w in fold(d.role or "").split()}
        for index, word in enumerate(inside):
            if word.lower not in {"the", "a", "an", "this", "that"}:
                continue
            for noun in inside[index + 1 : index + 1 + _LONGEST_SUBJECT]:
                after = self._view.after(noun.end)
                acts = is_finite(after.lower, self._view.after(noun.end, 2).lower)
                if acts and noun.lower not in roles and people.get(noun.lower, "") in {None, gender}:
                    return True
        return False

    def _perhaps_several(self, draft: Draft) -> bool:
        """Whether a person is known by one name only that reads like a plural, and by nothing that shows a person."""
        alone = all(f.how in {"single-name", "same-name"} for f in draft.found if f.named)
        one = any(self._view.after(f.end).lower in _SINGULAR_SIGNS for f in draft.found if f.named)
        return alone and not one and not (draft.gender or draft.role) and draft.name.endswith(_PLURAL_NAMES)

    def _acts(self, referent: _Referent) -> bool:
        """Whether a name has a finite verb right after it."""
        end = next(f.end for f in referent.draft.found if f.start == referent.start)
        return is_finite(self._view.after(end).lower, self._view.after(end, 2).lower)

    def _salient(
        self, span: Span, region: int, referents: Sequence[_Referent], last: Reading | None, *, possessive: bool
    ) -> Draft | None:
        """The speaker of the sentence before (or of this one, before the pronoun), if it is a person who fits."""
        if last is None or last.kind != "named" or len(last.actors) != 1:
            return None
        speaker = last.actors[0]
        if all(r.draft is not speaker for r in referents):
            return None
        mine, theirs = self._view.sentence_of(span[0]), self._view.sentence_of(last.span[0])
        same_region = self._view.region_of(span[0]) == region
        if (mine - theirs > 1 and same_region) or (possessive and mine != theirs):
            return None
        if self._view.before(last.span[0]).lower in {"by", "to", "with"}:
            return None  # "pressed by Holt, he": the one who asks is not the one who answers
        # A sentence since then that opens with somebody else has changed the subject.
        between = [r for r in referents if self._view.sentence_of(r.start) > theirs]
        return None if any(r.draft is not speaker for r in between) else speaker

    def _nearby(self, span: Span, gender: Gender) -> list[Draft]:
        region = self._view.region_of(span[0])
        found: list[_Referent] = []
        for index in range(max(0, region - _REACH), region + 1):
            found.extend(self._people_in(index, span[0], gender))
        return _distinct(found)

    def _several(self, span: Span) -> Reading:
        region = self._view.region_of(span[0])
        for index in (region, region - 1):
            last = self._last_reading(index, span[0]) if index >= 0 else None
            if last is None:
                continue
            if last.kind == "unnamed" and last.plural:
                return Reading(span, "unnamed", "pronoun-unnamed", plural=True)
            if last.kind == "named" and len(last.actors) > 1:
                return Reading(span, "named", "pronoun-plural", list(last.actors), plural=True)
            return Reading(span, "unresolved", "pronoun", candidates=list(last.actors))
        return Reading(span, "unresolved", "pronoun")

    def _thing(self, span: Span) -> Reading:
        """`it`: the body or country that the sentence before has as its speaker, if no other stands between."""
        region = self._view.region_of(span[0])
        last = self._last_reading(region, span[0]) or (self._last_reading(region - 1, span[0]) if region > 0 else None)
        if last is None or last.kind != "named" or len(last.actors) != 1 or last.actors[0].type in {"person", "group"}:
            return Reading(
                span, "unresolved", "pronoun", candidates=list(last.actors) if last and last.kind == "named" else []
            )
        if last.actors[0] in self._named_in_content(span):
            return Reading(span, "unresolved", "pronoun")
        others = [
            d for f, d in self._cast.within(last.span[1], span[0]) if d.type != "person" and d is not last.actors[0]
        ]
        distance = self._view.sentence_of(span[0]) - self._view.sentence_of(last.span[0])
        # In the next sentence only an opening "It" (or "Still, it") has the last speaker as its subject.
        opening = len(self._view.inside(self._view.sentence(span[0])[0], span[0])) <= _OPENING
        near = distance == 0 or (distance == 1 and opening)
        if others or not near:
            return Reading(span, "unresolved", "pronoun", candidates=[last.actors[0], *dict.fromkeys(others)])
        return Reading(span, "named", "pronoun-last-speaker", [last.actors[0]])

    def _relative(self, span: Span, word: str) -> Reading:
        before = self._view.before(span[0])
        if before.text == ",":
            before = self._view.before(span[0], 2)
        for draft in self._cast.drafts:
            fits = (draft.type == "person") == (word in {"who", "whom"}) or (
                word == "who" and draft.type in {"group", "armed-group"}
            )
            ends = [f for f in draft.found if f.end == before.end and f.named]
            if fits and ends:
                sentence = self._view.inside(self._view.sentence(span[0])[0], ends[0].start)
                # "A and B, who ...": one of them, or both.
                listed = any(w.lower in {"and", "or"} for w in sentence[-6:])
                kind: SpeakerKind = "unresolved" if listed else "named"
                return Reading(span, kind, "relative", [] if listed else [draft], candidates=[draft] if listed else [])
        if before.lower.endswith("s") or before.lower in {"those", "people", "one"}:
            return Reading(span, "unnamed", "relative", plural=True)
        return Reading(span, "unresolved", "relative")


def _hinted(draft: Draft) -> Gender | None:
    """The gender that a person known by one name has if that name is a given name; too weak to rule anybody out."""
    return draft.gender or gazetteer().given.get(fold(draft.name))


def _distinct(referents: Sequence[_Referent]) -> list[Draft]:
    return list(dict.fromkeys(r.draft for r in sorted(referents, key=lambda r: -r.start)))

"""Third persons of one gender: "he" and "she" stand for whom the paragraph leaves as the only reading.

The order of evidence follows the salience factors of Lappin & Leass (1994), cut down to those that decide without a
parse: recency by sentence, being the speaker of the sentence before, and being the only one who fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.actors.cast import Cast, Draft
from generator.actors.continuity import REACH, Continuity
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gender, gazetteer
from generator.actors.phrases import Reading
from generator.actors.subjects import IN_CLAUSE, Subjects, hinted
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import Span

SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_SUBORDINATORS = words(
    "which whom that what who because since when while after before as if though although where until whether"
)
# Readings of documents and other things, which are no "he" and no "she".
_THINGS = frozenset({"thing", "document", "statement-unknown"})
_LONGEST_SUBJECT = 3


@dataclass(frozen=True, slots=True)
class _Referent:
    start: int
    draft: Draft


class Personal:
    """Resolves "he", "she" and their other cases."""

    def __init__(self, cast: Cast, view: View, subjects: Subjects) -> None:
        """Takes the actors, the document, and the finder of subjects."""
        self._cast, self._view, self._subjects = cast, view, subjects
        self._continuity = Continuity(cast, view, subjects)

    def read(self, span: Span, word: str) -> Reading:
        """The reading of a pronoun.

        Args:
            span: where it stands.
            word: the pronoun, lower case, one of `SINGULAR`.
        """
        return self._continuity.settled(self._person(span, word), word)

    def _person(self, span: Span, word: str) -> Reading:
        gender = SINGULAR[word]
        region = self._view.region_of(span[0])
        excluded = [*self._subjects.named_in_content(span), *self._continuity.opening_objects(span)]
        for index in range(region, region - REACH - 1, -1):
            if index < 0 or (index != region and self._view.regions[index] == self._view.title):
                break
            referents = [r for r in self._people_in(index, span[0], gender) if r.draft not in excluded]
            last = self._subjects.last_reading(index, span[0], _THINGS if index == region else frozenset())
            if last is not None and last.kind == "unnamed" and not last.plural and self._subjects.is_person(last):
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
        gender = SINGULAR[word]
        people = _distinct(referents)
        if self._somebody_else(span, referents, gender):
            return Reading(span, "unresolved", "pronoun", candidates=people)
        if self._other_subject(span, referents, last, gender):
            return Reading(span, "unresolved", IN_CLAUSE, candidates=people)
        if len(people) == 1 and not self._subjects.perhaps_several(people[0]):
            return Reading(span, "named", "pronoun-only-person", people)
        chosen = self._salient(span, region, referents, last, possessive=word in {"his", "her"})
        if chosen is not None and chosen.gender is None and self._likelier(span, chosen, referents):
            return Reading(span, "unresolved", "pronoun", candidates=people)
        if chosen is not None and hinted(chosen) in {None, gender} and not self._subjects.perhaps_several(chosen):
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
        if last.how in {"pronoun", "description", "relative"} and word not in SINGULAR:
            return last.span[0] > latest and self._subjects.is_person(last)
        return last.how == "name-of-several" or word in SINGULAR or last.span[0] > latest

    def _people_in(self, region: int, before: int, gender: Gender) -> list[_Referent]:
        start, end = self._view.regions[region]
        end = min(end, before)
        return [
            _Referent(f.start, d)
            for f, d in self._cast.starting(start, end)
            if d.type == "person" and d.gender in {None, gender}
            if f.how != "in-role" and self._in_earshot(f.start, before)
        ]

    def _in_earshot(self, start: int, pronoun: int) -> bool:
        """Whether a name stands outside quotations or in the pronoun's own: who is quoted names others."""
        around = self._subjects.quotes.around(start)
        return around is None or around == self._subjects.quotes.around(pronoun)

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
        for index in range(max(0, region - REACH), region + 1):
            found.extend(self._people_in(index, span[0], gender))
        return _distinct(found)


def _distinct(referents: Sequence[_Referent]) -> list[Draft]:
    return list(dict.fromkeys(r.draft for r in sorted(referents, key=lambda r: -r.start)))

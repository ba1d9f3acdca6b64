"""Descriptions that speak ("the minister", "the company"): resolved where one actor fits, by role, name or type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.phrases import INDEFINITE, POSSESSIVE, PREPOSITIONS, Phrase, Reading, ending_hit
from generator.actors.subjects import Subjects
from generator.actors.view import View
from generator.records import ActorType, Span, SpeakerKind

_NOUNS: tuple[tuple[str, tuple[ActorType, ...]], ...] = (
    ("company firm airline carmaker manufacturer", ("company",)),
    ("bank", ("company", "public-body")),
    ("newspaper paper broadcaster network magazine", ("media",)),
    ("agency", ("public-body", "organisation", "media")),
    ("ministry department parliament court authority army military police", ("public-body",)),
    ("commission committee council watchdog body", ("organisation", "public-body")),
    ("organisation organization party union charity university institute bloc campaign", ("organisation",)),
    ("group", ("organisation", "armed-group")),
    ("militants", ("armed-group",)),
    ("fund foundation association federation league society alliance coalition", ("organisation",)),
    ("country nation government", ("country",)),
)
_TYPES = {noun: types for nouns, types in _NOUNS for noun in nouns.split()}
# Nouns that say enough to mean the only body of their type; all others have to be in the body's name.
_BY_TYPE = words("company firm airline carmaker manufacturer newspaper broadcaster country nation government militants")
# Nouns that are part of a body's own name and rarely said of another.
_SPECIFIC = words(
    "ministry department parliament court commission committee council university institute agency union "
    "authority army military bank fund foundation association federation league society alliance coalition campaign"
)
# Titles that many bear: who came up pages ago is not "the officer" of another tale.
_MANY = words(
    "officer deputy detective aide lawyer expert analyst reporter journalist activist doctor nurse teacher student "
    "driver pilot farmer engineer artist veteran"
)
_PLACING = words("in of with among from for at")
_PAIRS = words(
    "leaders countries nations sides presidents ministers men women governments neighbours neighbors allies "
    "companies pair duo"
)
_PERSONAL_PAIRS = words("leaders presidents ministers men women")
_RANKS = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general", "prof.": "professor",
    "adm.": "admiral", "col.": "colonel", "maj.": "major", "capt.": "captain", "lt.": "lieutenant",
    "sgt.": "sergeant", "rev.": "reverend",
}  # fmt: skip
_LOWER_RANKS = words(
    "former vice deputy assistant associate under undersecretary acting aspiring would-be candidate nominee"
)
_FILLERS = words("the this that former then late current 's")


class Descriptions:
    """Resolves noun phrases without a name."""

    def __init__(
        self, cast: Cast, view: View, gaz: Gazetteer, readings: Mapping[Span, Reading], subjects: Subjects
    ) -> None:
        """Takes the actors, the document, the readings so far, which the caller extends, and the finder of subjects."""
        self._cast, self._view, self._gaz, self._readings, self._subjects = cast, view, gaz, readings, subjects

    def read(self, source: Phrase) -> Reading:
        """The reading of a phrase that names nobody by itself."""
        head, determiner = source.head, source.determiner
        if not head:
            return Reading(source.span, "unresolved", "empty")
        if determiner in {"the", "both", "these"} and source.plural and head in _PAIRS:
            return self._pair(source)
        definite = determiner in {"the", "this", "that"} or (determiner == "'s" and not source.plural)
        if (unsure := self._unsure(source)) is not None:
            return unsure
        if determiner in {"its", "their"} and not source.plural and head in self._gaz.titles:
            return self._officer(source)
        if not determiner and not source.plural and len(source.words) == 1 and (officer := self._bare_title(source)):
            return officer
        if not definite and not (head in _TYPES and len(source.words) == 1 and not source.plural):  # "Parliament voted"
            return self._unnamed(source, "unnamed-possessed" if determiner in POSSESSIVE else "unnamed")
        if source.plural and head != "police":
            return self._unnamed(source, "unnamed")
        if head.split("-")[-1] in self._gaz.people:
            return self._person(source)
        if head in _TYPES:
            return self._body(source)
        return Reading(source.span, "unresolved", "description", candidates=_drafts(source))

    def _unsure(self, source: Phrase) -> Reading | None:
        """A phrase with a name in it that fits several people, or that the model did not see."""
        if source.core and source.core[-1].start in self._cast.open_names:
            return Reading(source.span, "unresolved", "name-of-several", candidates=self._namesakes(source))
        if not source.determiner and not source.plural and _has_name(source):
            return Reading(source.span, "unresolved", "name-unknown")
        people = [d for d in _drafts(source) if d.type == "person"]
        if people and not source.determiner and not source.plural and source.head in self._gaz.titles:
            # "Minister of Fish and Chips Ada Long and Director Rob Moss"
            return Reading(source.span, "unresolved", "name-beside-description", candidates=people)
        ends = [hit for s in source.segments[1:] if (hit := ending_hit(s, source.hits)) and hit[1].type == "person"]
        if (
            ends
            and not source.plural
            and not any(w.lower in PREPOSITIONS for s in source.segments[1:] for w in s.words)
        ):
            # "the mayor and activist Ada Long": one person, or two
            return Reading(source.span, "unresolved", "name-beside-description", candidates=[d for _, d in ends])
        return None

    def _namesakes(self, source: Phrase) -> list[Draft]:
        """The people whom the last word of a phrase may name."""
        last = fold(source.core[-1].text)
        return [d for d in self._cast.of_type("person") if last in fold(d.name).replace("-", " ").split()]

    def _officer(self, source: Phrase) -> Reading:
        """Reads "its defence minister": the only person of that office, whom the text may name later ("Minister X").

        A role that names its country is left open, for the pronoun does not say which country it means.
        """
        words = [w.lower for w in source.core if w.lower not in POSSESSIVE]
        fitting = [d for d in self._cast.of_type("person") if d.role is not None and self._fits(words, d.role)]
        plain = [d for d in fitting if not any(self._gaz.country(part) for part in _phrases(d.role or ""))]
        if len(fitting) == 1 and plain and len(words) > 1:
            return Reading(source.span, "named", "description-office", fitting)
        if fitting:
            return Reading(source.span, "unresolved", "description", candidates=fitting)
        return self._unnamed(source, "unnamed-possessed")

    def _bare_title(self, source: Phrase) -> Reading | None:
        """Reads "Ambassador" alone: those introduced by that title before; None where there are none."""
        if source.head not in self._gaz.titles:
            return None
        before = [d for d in self._cast.of_type("person") if d.first < source.span[0] and d.role is not None]
        return self._person(source) if any(self._fits([source.head], d.role or "") for d in before) else None

    def _unnamed(self, source: Phrase, how: str) -> Reading:
        first = source.core[0].lower if source.core else ""
        plural = source.plural or (first in INDEFINITE - {"a", "an", "one", "another"})
        return Reading(source.span, "unnamed", how, plural=plural)

    def _person(self, source: Phrase) -> Reading:
        """A person by role: every telling word of the description has to be in the role, or name its country."""
        head = source.head
        words = [w.lower for w in source.core if w.lower not in _FILLERS]
        people = [d for d in self._cast.of_type("person") if d.first < source.span[0]]
        fitting = [d for d in people if d.role is not None and self._fits(words, d.role)]
        fitting = self._of_same_rank(source, fitting)
        office = head in self._gaz.titles and head not in _MANY
        if len(fitting) == 1 and (office or self._in_reach(source, fitting)):
            return Reading(source.span, "named", "description-role", fitting)
        if fitting:
            near = self._mentioned_near(source, fitting)
            if len(near) == 1:
                return Reading(source.span, "named", "description-role-nearest", near)
            return Reading(source.span, "unresolved", "description", candidates=fitting)
        gender = self._gaz.people.get(head)
        near = [d for d in self._mentioned_near(source, people) if gender is None or d.gender in {None, gender}]
        bare = len(words) == 1 and len(source.words) == len(source.core) and source.determiner != "'s"
        if bare and len(near) == 1 and near[0].role is None and self._spoke_last(source, near[0]):
            return Reading(source.span, "named", "description-only-person", near)
        if not people:
            return Reading(source.span, "unnamed", "unnamed")
        return Reading(source.span, "unresolved", "description", candidates=near)

    def _of_same_rank(self, source: Phrase, people: Sequence[Draft]) -> list[Draft]:
        """Those whose role has the same rank as the description: "the president" is no vice-president.

        A former one may be meant by the plain title, where no one else bears it and the paragraph speaks of them.
        """
        said = {w.lower for w in source.core}
        same = [d for d in people if _ranks(d.role or "") - {"former"} <= said]
        present = [d for d in same if ("former" in _ranks(d.role or "")) == ("former" in said)]
        return present or ([] if "former" in said else self._mentioned_near(source, same))

    def _spoke_last(self, source: Phrase, person: Draft) -> bool:
        """Whether the paragraph's latest speaker is this person alone: only then can a new word mean them."""
        region = self._view.region_of(source.span[0])
        earlier = [
            r for s, r in self._readings.items() if s[1] <= source.span[0] and self._view.region_of(s[0]) == region
        ]
        last = max(earlier, key=lambda r: r.span[0], default=None)
        return last is not None and last.actors == [person]

    def _fits(self, words: Sequence[str], role: str) -> bool:
        role = " ".join(_RANKS.get(w.lower(), w) for w in role.split())
        have = set(fold(role).replace("-", " ").split()) | set(fold(role).split())
        countries = {f.code for w in _phrases(role) if (f := self._gaz.country(w)) is not None}
        for word in words:
            code = self._gaz.country(word.title() if not word.isupper() else word)
            if fold(word) not in have and (code is None or code.code not in countries):
                return False
        return True

    def _mentioned_near(self, source: Phrase, people: Sequence[Draft]) -> list[Draft]:
        """Those whom the paragraph has mentioned, by name or pronoun, before the description."""
        region = self._view.region_of(source.span[0])
        start = self._view.regions[region][0] if region >= 0 else 0
        return [d for d in people if any(start <= f.start < source.span[0] and f.how != "in-role" for f in d.found)]

    def _body(self, source: Phrase) -> Reading:
        """A body by the noun in its name, else by its type where only one of that type has been named."""
        head = source.head
        types = _TYPES[head]
        known = [d for d in self._cast.drafts if d.present and d.type in types and d.first < source.span[0]]
        known.sort(key=lambda d: d.first)
        named = [d for d in known if d.type != "country" and head in fold(d.name).split()]
        modifiers = [w.lower for w in source.core if w.lower not in _FILLERS][:-1]
        pool = named or (known if head in _BY_TYPE else [])
        if modifiers:
            pool = [d for d in pool if all(fold(m) in fold(d.name) for m in modifiers)]
        if not modifiers and not named and not source.hits and (continued := self._continued(source, types)):
            return continued
        if not pool:
            later = any(head in fold(d.name).split() for d in self._cast.drafts if d.type in types and d not in known)
            kind: SpeakerKind = "unresolved" if known or later else "unnamed"
            owned = any(d.type == "country" for d in _drafts(source))
            return Reading(source.span, kind, "description", candidates=[] if owned else self._in_reach(source, known))
        if any(d.type == "country" for d in _drafts(source)):
            # "Denmark's largest bank" is a body of that country, which none of those named need be.
            return Reading(source.span, "unresolved", "description")
        near = self._in_reach(source, pool)
        if len(near) == 1 and (named or len(pool) == 1) and (head in _SPECIFIC or not self._rivals(source, near[0])):
            return Reading(source.span, "named", "description-name" if named else "description-type", near)
        # "the court" is the only one named however far back, where no other body has come up since.
        alone = len(named) == 1 and not modifiers and not near and not self._rivals(source, named[0])
        if alone and head in _SPECIFIC - {"campaign"}:
            return Reading(source.span, "named", "description-name", named)
        return Reading(source.span, "unresolved", "description", candidates=self._in_reach(source, pool) or pool)

    def _continued(self, source: Phrase, types: Sequence[ActorType]) -> Reading | None:
        """Reads a body of one of these types as the one that the text is about, or that has just spoken."""
        after = self._view.after(source.span[1]).lower
        placed = self._view.before(source.span[0]).lower in _PLACING
        if placed or after in PREPOSITIONS or after.endswith("ing") or len(source.words) > len(source.core):
            return None  # "in the group seeking a vote" is a group of its own
        subject = self._subjects.spoken_of(source.span[0])
        if subject is not None and subject.actor is not None and subject.actor.type in types:
            since = [d for _, d in self._cast.within(subject.span[1], source.span[0]) if d.type in types]
            if all(d is subject.actor for d in since):
                return Reading(source.span, "named", "description-subject", [subject.actor])
        if (speaker := self._just_spoke(source)) is not None and speaker.type in types:
            return Reading(source.span, "named", "description-last-speaker", [speaker])
        return None

    def _just_spoke(self, source: Phrase) -> Draft | None:
        """The body that is the last speaker, in this sentence or the one before, if no other stands between."""
        region = self._view.region_of(source.span[0])
        last = self._subjects.last_reading(region, source.span[0])
        if last is None and region > 0:
            last = self._subjects.last_reading(region - 1, source.span[0])
        if last is None or last.kind != "named" or len(last.actors) != 1:
            return None
        if self._view.sentence_of(source.span[0]) - self._view.sentence_of(last.span[0]) > 1:
            return None
        between = self._cast.within(last.span[1], source.span[0])
        others = [d for _, d in between if d.type not in {"person", "country", "group"} and d is not last.actors[0]]
        return None if others else last.actors[0]

    def _in_reach(self, source: Phrase, pool: Sequence[Draft]) -> list[Draft]:
        """Those of the pool that the paragraph or the one before mentions, before the description."""
        region = self._view.region_of(source.span[0])
        start = self._view.regions[max(region - 1, 0)][0]
        return [d for d in pool if any(start <= f.start < source.span[0] for f in d.found)]

    def _rivals(self, source: Phrase, chosen: Draft) -> bool:
        """Whether another body in reach could be meant: "the group" says little about which."""
        bodies = [d for d in self._cast.drafts if d.type not in {"person", "country", "group"} and d is not chosen]
        if chosen.type == "country":
            bodies = [d for d in self._cast.drafts if d.type == "country" and d is not chosen]
        return bool(self._in_reach(source, bodies))

    def _pair(self, source: Phrase) -> Reading:
        """Reads `the two leaders`, `both sides`: the only two of that kind earlier in this sentence or in the last."""
        personal = source.head in _PERSONAL_PAIRS
        here = self._view.sentence_of(source.span[0])
        for back in (0, 1):
            if here - back < 0:
                break
            start, end = self._view.sentences[here - back]
            hits = self._cast.within(start, min(end, source.span[0]))
            found = list(dict.fromkeys(d for f, d in hits if (d.type == "person") == personal and f.how != "in-role"))
            if source.head in {"countries", "nations"}:
                found = [d for d in found if d.type == "country"]
            if len(found) == 2:
                return Reading(source.span, "named", "pair", found, plural=True)
            if found:
                return Reading(source.span, "unresolved", "pair", candidates=found, plural=True)
        return Reading(source.span, "unresolved", "pair", plural=True)


def _ranks(role: str) -> frozenset[str]:
    """The words of a role that set it apart from the office by the plain title."""
    return frozenset(fold(role).replace("-", " ").split()) & _LOWER_RANKS


def _has_name(source: Phrase) -> bool:
    """Whether two capitalised words stand together in the phrase: a name that the model did not see."""
    capital = [w.text[0].isupper() for w in source.core]
    return any(a and b for a, b in pairwise(capital))


def _drafts(source: Phrase) -> list[Draft]:
    return list(dict.fromkeys(d for _, d in source.hits))


def _phrases(text: str) -> list[str]:
    words = text.replace("’s", "").replace("'s", "").split()
    return [" ".join(words[i : i + n]) for n in (1, 2) for i in range(len(words) - n + 1)]

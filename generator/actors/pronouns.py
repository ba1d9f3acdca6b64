"""Pronouns that speak: each kind is resolved only where the text leaves one reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.actors.cast import Cast, Draft
from generator.actors.forms import words
from generator.actors.gazetteer import gazetteer
from generator.actors.personal import SINGULAR, Personal
from generator.actors.phrases import Reading
from generator.actors.relatives import RELATIVE, read_relative
from generator.actors.statements import listed_subject
from generator.actors.subjects import Subjects
from generator.actors.view import View
from generator.records import Attribution, Span

_PLURAL = words("they them their theirs themselves both")
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST = words("i me my mine myself")
_FIRST_PLURAL = words("we us our ours ourselves")
FIRST_PERSON = _FIRST | _FIRST_PLURAL
_OPENING = 4
_SENTENCES = 3
_SAYING = words(
    "said says added adds announced announces warned warns denied denies declined declines confirmed confirms urged "
    "urges called calls told tells insisted insists acknowledged acknowledges condemned condemns rejected rejects also"
)


class Pronouns:
    """Resolves pronouns in order of the text; earlier readings are evidence for later ones."""

    def __init__(
        self,
        cast: Cast,
        view: View,
        readings: Mapping[Span, Reading],
        attributions: Sequence[Attribution],
        subjects: Subjects,
    ) -> None:
        """Takes the actors, the document, its attributions, the readings so far, and the finder of subjects."""
        self._cast, self._view, self._readings, self._attributions = cast, view, readings, attributions
        self._subjects = subjects
        self._personal = Personal(cast, view, subjects)

    def read(self, span: Span, word: str) -> Reading:
        """The reading of a third-person or relative pronoun.

        Args:
            span: where it stands.
            word: the pronoun, lower case.
        """
        if word in SINGULAR:
            return self._personal.read(span, word)
        if word in _PLURAL:
            return self._several(span)
        if word in _NEUTER:
            return self._thing(span)
        if word in RELATIVE:
            return read_relative(self._view, self._cast, span, word)
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

    def _several(self, span: Span) -> Reading:
        last = None
        region = self._view.region_of(span[0])
        for index in (region, region - 1):
            last = self._subjects.last_reading(index, span[0]) if index >= 0 else None
            if last is None:
                continue
            if last.kind == "unnamed" and last.plural:
                return Reading(span, "unnamed", "pronoun-unnamed", plural=True)
            if last.kind == "named" and len(last.actors) > 1:
                return Reading(span, "named", "pronoun-plural", list(last.actors), plural=True)
            break
        if parties := self._listed_before(span):
            return Reading(span, "named", "pronoun-subjects", parties, plural=True)
        return Reading(span, "unresolved", "pronoun", candidates=list(last.actors) if last else [], plural=True)

    def _listed_before(self, span: Span) -> list[Draft]:
        """Those listed together as the subject of its own sentence, or of the one before that it goes on from."""
        if self._subjects.quotes.around(span[0]):
            return []
        for stretch in self._back(span):
            parties = listed_subject(self._view, self._cast, stretch, self._subjects.acts)
            said = self._view.inside(*stretch)
            own = stretch[1] == span[0]
            passed = all(self._subjects.quotes.around(w.start) for w in said) or said[0].lower in {"they", "both"}
            if not parties and (passed or (own and not self._cast.within(*stretch))):
                continue
            if parties:
                people = gazetteer().people
                others = any(w.lower.endswith("s") and w.lower[:-1] in people for w in said)
                excluded = self._subjects.named_in_content(span)
                alike = len({d.type == "person" for d in parties}) == 1
                return [] if others or not alike or any(d in excluded for d in parties) else parties
            break
        return []

    def _back(self, span: Span) -> Iterator[Span]:
        """Its own sentence up to the pronoun, and those before it that it may go on from."""
        here = self._view.sentence_of(span[0])
        start = self._view.sentences[here][0]
        yield start, span[0]
        opens = len([w for w in self._view.inside(start, span[0]) if w.text[0].isalnum()]) <= _OPENING
        if not opens and not self._subjects.quotes.around(start):
            return
        for index in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
            if not self._view.in_body(self._view.sentences[index][0]):
                return
            yield self._view.sentences[index]

    def _thing(self, span: Span) -> Reading:
        """`it`: the body or country that the sentence before has as its speaker, if no other stands between."""
        speaks = self._view.after(span[1]).lower in _SAYING
        opens = len(self._view.inside(self._view.sentence(span[0])[0], span[0])) <= _OPENING
        subject = self._subjects.spoken_of(span[0]) if speaks and opens else None
        body = subject.actor if subject is not None else None
        if subject is not None and body is not None and body.type not in {"person", "group"}:
            between = self._bodies(subject.span[1], span[0], body)
            if not between:
                return Reading(span, "named", "pronoun-subject", [body])
        region = self._view.region_of(span[0])
        last = self._subjects.last_reading(region, span[0]) or (
            self._subjects.last_reading(region - 1, span[0]) if region > 0 else None
        )
        if last is None or last.kind != "named" or len(last.actors) != 1 or last.actors[0].type in {"person", "group"}:
            return Reading(
                span, "unresolved", "pronoun", candidates=list(last.actors) if last and last.kind == "named" else []
            )
        if last.actors[0] in self._subjects.named_in_content(span):
            return Reading(span, "unresolved", "pronoun")
        others = self._bodies(last.span[1], span[0], last.actors[0])
        distance = self._view.sentence_of(span[0]) - self._view.sentence_of(last.span[0])
        # In the next sentence only an opening "It" (or "Still, it") has the last speaker as its subject.
        near = distance == 0 or (distance == 1 and opens)
        if others or not near:
            return Reading(span, "unresolved", "pronoun", candidates=[last.actors[0], *dict.fromkeys(others)])
        return Reading(span, "named", "pronoun-last-speaker", [last.actors[0]])

    def _bodies(self, start: int, end: int, other_than: Draft) -> list[Draft]:
        """The countries and bodies named in a stretch of text."""
        return [
            d
            for f, d in self._cast.within(start, end)
            if d.type not in {"person", "group"} and d is not other_than and f.how != "in-role"
        ]

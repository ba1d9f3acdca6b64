"""Whom a sentence is about: its subject, which the next sentence's "he" or "she" goes on with.

A subject that the next sentence takes up as a pronoun is the centre of attention (Grosz, Joshi & Weinstein, 1995). A
sentence counts as having a subject only where its words show it: a name or source with a verb behind it, and nothing
but an opening phrase before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gender, gazetteer
from generator.actors.names import parts
from generator.actors.phrases import Hit, Reading, phrase
from generator.actors.quotes import Quotes
from generator.actors.relatives import RELATIVE
from generator.actors.speakers import BODY_NOUNS
from generator.actors.things import is_thing
from generator.actors.verbs import is_finite
from generator.actors.view import View, Word
from generator.records import Attribution, Span

IN_CLAUSE = "pronoun-in-clause"
"""How a pronoun is left open that may mean the subject of the clause above; whoever speaks next is not in doubt."""
PERSONAL: Mapping[str, Gender] = {"he": "m", "she": "f"}
_ADVERBS = words(
    "also then later now still often never always again even just once repeatedly recently previously reportedly "
    "further quickly instead simply clearly initially once soon already only all both once himself herself himself "
)
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_OBLIQUE = words("by to with for from of about against told asked over on in at than like as after before")
_SOMEBODY = words("one another someone somebody anyone anybody who he she his her")
_ANYBODY = words("guy person fellow figure")
_PERSON_DETERMINERS = words("the a an this that another one his her their its")
_SENTENCES = 4
# Endings of names for followers and families: "Birchers" known by nothing else may be several.
_PLURAL_NAMES = ("ers", "ists", "ites", "ians")
_SINGULAR_SIGNS = words("'s is was has does says")
_LONGEST_ASIDE = 16
_LONGEST_DESCRIPTION = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """What is the subject of a sentence, as far as its words show it.

    Attributes:
        span: the words.
        actor: who it is; None for a pronoun and for those who are not known.
        gender: of a pronoun "he" or "she"; None for everything else.
        person: whether it is somebody who is not known.
        namesakes: those who may be meant by a name that several bear.
        leads: whether nothing but an opening phrase stands before it.
    """

    span: Span
    actor: Draft | None = None
    gender: Gender | None = None
    leads: bool = True
    person: bool = False
    namesakes: tuple[Draft, ...] = ()


class Subjects:
    """Finds the subjects of sentences."""

    def __init__(
        self, cast: Cast, view: View, readings: Mapping[Span, Reading], attributions: Sequence[Attribution]
    ) -> None:
        """Takes the actors, the document, its attributions, and the readings so far, which the caller extends."""
        self._cast, self._view, self.readings = cast, view, readings
        self.quotes = Quotes(view.text, view.regions)
        self._contents: dict[Span, list[Span]] = {}
        for attribution in attributions:
            for span in dict.fromkeys(attribution.source):
                self._contents.setdefault(span, []).extend(attribution.content)
        outside = (a for a in attributions if a.source and not self.quotes.around(a.source[0][0]))
        self._told = sorted(((a.source[0][0], a.content) for a in outside), key=lambda told: told[0])
        self._told_starts = [start for start, _ in self._told]

    def of(self, sentence: Span, before: int | None = None) -> Subject | None:
        """The first subject of a sentence outside quotations; None where it has none that is a person or actor.

        Args:
            sentence: its span.
            before: only what ends at or before this offset is looked at.
        """
        end = sentence[1] if before is None else min(before, sentence[1])
        reported = self._reported(sentence)
        said = [
            w for w in self._view.inside(sentence[0], end)
            if not self.quotes.around(w.start) and not any(s <= w.start < e for s, e in reported)
        ]  # fmt: skip
        starts = {f.start: (f.end, d) for f, d in reversed(self._places(sentence[0], end))}
        sources = {s[0]: r for s, r in self.readings.items() if sentence[0] <= s[0] and s[1] <= end}
        position = 0
        for index, word in enumerate(said):
            if word.start < position:
                continue
            found = self._at(said, index, starts, sources)
            if found is not None:
                return replace(found, leads=self._leads(said[:index]))
            if word.start in starts:
                position = starts[word.start][0]
        return None

    def persons(self, start: int, end: int) -> list[Draft]:
        """The people whom a stretch of text names or stands for, outside quotations, the latest last."""
        found = [d for f, d in self._places(start, end) if d.type == "person" and f.how != "in-role"]
        return list(dict.fromkeys(found))

    def perhaps_several(self, draft: Draft) -> bool:
        """Whether a person is known by one name only that reads like a plural, and by nothing that shows a person."""
        alone = all(f.how in {"single-name", "same-name"} for f in draft.found if f.named)
        one = any(self._view.after(f.end).lower in _SINGULAR_SIGNS for f in draft.found if f.named)
        return alone and not one and not (draft.gender or draft.role) and draft.name.endswith(_PLURAL_NAMES)

    def spoken_of(self, offset: int) -> Subject | None:
        """Who is the subject of the sentence before, where nobody is named between; quotations are passed over."""
        here = self._view.sentence_of(offset)
        start = self._view.sentences[here][0]
        if self._cast.within(start, offset) and not self.quotes.around(start):
            return None
        for index in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
            sentence = self._view.sentences[index]
            distance = self._view.region_of(offset) - self._view.region_of(sentence[0])
            if distance > 1 or not self._view.in_body(sentence[0]):
                return None
            if (subject := self.of(sentence)) is not None:
                return subject if subject.leads and subject.actor is not None else None
            if any(not self.quotes.around(w.start) for w in self._view.inside(*sentence)):
                return None
        return None

    def named_in_content(self, span: Span) -> list[Draft]:
        """Those whom the reported words name: "Long was wrong, he said" is not said by Long (Chomsky's principle C)."""
        return [d for start, end in self._contents.get(span, ()) for _, d in self._cast.within(start, end)]

    def last_reading(self, region: int, before: int, without: frozenset[str] = frozenset()) -> Reading | None:
        """The last source of a region before an offset, but for pronouns under a clause and readings `without`."""
        start, end = self._view.regions[region]
        earlier = [
            r for s, r in self.readings.items()
            if start <= s[0] < min(end, before) and s[1] <= before and r.how not in {IN_CLAUSE, *without}
        ]  # fmt: skip
        return max(earlier, key=lambda r: r.span[0], default=None)

    def _reported(self, sentence: Span) -> list[Span]:
        """What is reported before its source in the same sentence: "the vote was lost, Long said" is about Long."""
        first, last = (bisect_left(self._told_starts, offset) for offset in sentence)
        return [
            (start, end)
            for source, contents in self._told[first:last]
            for start, end in contents
            if sentence[0] <= start and end <= source
        ]

    def _places(self, start: int, end: int) -> list[Hit]:
        return [hit for hit in self._cast.places(start, end) if not self.quotes.around(hit[0].start)]

    def _at(
        self,
        said: Sequence[Word],
        index: int,
        starts: Mapping[int, tuple[int, Draft]],
        sources: Mapping[int, Reading],
    ) -> Subject | None:
        """The subject that begins at a word, if one does."""
        word = said[index]
        earlier = said[index - 1].lower if index else ""
        if word.lower in RELATIVE:
            return None
        if word.start in sources and earlier not in _OBLIQUE:
            reading = sources[word.start]
            actor = reading.actors[0] if reading.kind == "named" and len(reading.actors) == 1 else None
            if actor is not None or word.lower not in PERSONAL:
                namesakes = self._namesakes(reading)
                return Subject(
                    reading.span, actor, person=bool(namesakes) or self.is_person(reading), namesakes=namesakes
                )
        if word.lower in PERSONAL:
            return Subject((word.start, word.end), gender=PERSONAL[word.lower])
        if word.start in starts and earlier not in _OBLIQUE:
            end, draft = starts[word.start]
            return Subject((word.start, end), draft) if self.acts(end) else None
        if word.start in self._cast.open_names and earlier not in _OBLIQUE and self.acts(word.end):
            return Subject((word.start, word.end), person=True, namesakes=self.bearers(word))
        if word.lower in _PERSON_DETERMINERS and earlier not in _OBLIQUE:
            return self._described(said, index)
        return None

    def _namesakes(self, reading: Reading) -> tuple[Draft, ...]:
        """Those who may be meant where a source is a name that several people bear."""
        last = self._view.before(reading.span[1])
        return self.bearers(last) if last.start in self._cast.open_names else ()

    def bearers(self, word: Word) -> tuple[Draft, ...]:
        """The people whose family name is a word."""
        return tuple(d for d in self._cast.of_type("person") if fold(word.text) in parts(d.name).surnames)

    def _described(self, said: Sequence[Word], index: int) -> Subject | None:
        """Somebody described and not named: "the mayor resigned"."""
        people = gazetteer().people
        for noun in said[index + 1 : index + 1 + _LONGEST_DESCRIPTION]:
            if not noun.text[0].isalnum():
                return None
            if noun.lower in people or noun.lower in _ANYBODY or self._is_follower(noun):
                span = (said[index].start, noun.end)
                if (actor := self._apposed(noun)) is not None:
                    return Subject(span, actor)
                if self.acts(noun.end):
                    return Subject(span, person=True)
        return None

    def _apposed(self, noun: Word) -> Draft | None:
        """The person whose name stands in commas behind a description: "one clerk at the port, Ada Long, said"."""
        for count in range(1, _LONGEST_DESCRIPTION):
            sign = self._view.after(noun.end, count)
            if sign.text == ",":
                end = self._view.sentence(noun.start)[1]
                hits = [(f, d) for f, d in self._cast.within(sign.end, end) if d.type == "person"]
                role = self._view.inside(sign.end, hits[0][0].start) if hits else ()
                named = bool(hits) and all(w.text[0].isupper() for w in role) and len(role) < _LONGEST_DESCRIPTION
                if not named:
                    return None
                name = hits[0][0].end
                behind = name + 1 if self._view.after(name).text == "," else name
                return hits[0][1] if self.acts(noun.end) or self.acts(behind) else None
        return None

    def is_person(self, reading: Reading) -> bool:
        """Whether a source that is nobody known describes one person."""
        if reading.kind == "named" or reading.plural:
            return False
        people = gazetteer().people
        core = [w for w in phrase(self._view, reading.span, ()).core if w.lower != "'s"]
        if core and core[0].lower in _SOMEBODY:
            head = core[-1].lower
            return len(core) == 1 or not (head in BODY_NOUNS or is_thing(phrase(self._view, reading.span, ())))
        return bool(core) and (
            core[-1].lower in people or core[-1].lower in _ANYBODY or (len(core) > 1 and self._is_follower(core[-1]))
        )

    def _is_follower(self, word: Word) -> bool:
        """Whether a word is the singular of a group that is named, as in "the Harbour Republican"."""
        return word.text[0].isupper() and any(
            d.type == "group" and fold(d.name) in {fold(word.text), fold(word.text) + "s"} for d in self._cast.drafts
        )

    def acts(self, end: int) -> bool:
        """Whether a finite verb follows, right away or behind an aside between commas, dashes or brackets."""
        word, following = self._view.after(end), self._view.after(end, 2)
        if word.text in {",", "(", "—", "–"}:
            closing = ")" if word.text == "(" else word.text
            for count in range(2, _LONGEST_ASIDE):
                sign = self._view.after(end, count)
                if sign.text == closing:
                    word, following = self._view.after(end, count + 1), self._view.after(end, count + 2)
                    if closing == ")" and word.text == ",":
                        return self.acts(sign.end)
                    break
            else:
                return False
        if word.lower == "on" and following.lower in _WEEKDAYS:
            word, following = following, self._view.after(following.end)
        while word.lower in _ADVERBS | _WEEKDAYS or (word.lower.endswith("ly") and len(word.text) > 4):
            word, following = following, self._view.after(following.end)
        return is_finite(word.lower, following.lower)

    def _leads(self, before: Sequence[Word]) -> bool:
        """Whether the words before a subject are an opening phrase: connectives, or a phrase that a comma ends."""
        rest = [w for w in before if w.text[0].isalnum()]
        people = self._cast.within(before[0].start, before[-1].end) if before else []
        if any(d.type == "person" for _, d in people) or any(w.lower in PERSONAL for w in rest):
            return False
        roles = gazetteer().people
        # A title before the name is part of it.
        while rest and (rest[-1].lower in roles or rest[-1].text[0].isupper() or rest[-1].lower == "the"):
            rest.pop()
        return not rest or before[-1].text == "," or len(rest) <= 2 or any(w.text == "," for w in before[-3:])


def fits(draft: Draft, gender: Gender) -> bool:
    """Whether a person can be meant by a pronoun of this gender; a given name counts where the text shows nothing."""
    hinted = draft.gender or gazetteer().given.get(fold(draft.name).split()[0] if draft.name else "")
    return draft.type == "person" and hinted in {None, gender}


def hinted(draft: Draft) -> Gender | None:
    """The gender that a person known by one name has if that name is a given name; too weak to rule anybody out."""
    return draft.gender or gazetteer().given.get(fold(draft.name))

"""Whom a "he" or "she" goes on about: the subject of its own sentence or of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gender, gazetteer
from generator.actors.phrases import Reading
from generator.actors.subjects import IN_CLAUSE, PERSONAL, Subject, Subjects, fits, hinted
from generator.actors.view import View
from generator.records import Span

REACH = 2
"""How many paragraphs back a pronoun may look."""
_SENTENCES = 5
_SUBORDINATORS = words("although though while when as after before because since if whereas")
_LONGEST_OPENING = 3
_ASKED = words("asked pressed told questioned challenged confronted introduced joined criticised criticized")
_NO_PARTICIPLES = words("during including according spring morning evening nothing something king regarding concerning")
_ADDING = words("added adds continued continues concluded concludes")


class Continuity:
    """Settles or unsettles what a pronoun was read as, by whom the text is about."""

    def __init__(self, cast: Cast, view: View, subjects: Subjects) -> None:
        """Takes the actors, the document, and the finder of subjects."""
        self._cast, self._view, self._subjects = cast, view, subjects

    def settled(self, found: Reading, word: str) -> Reading:
        """A reading of "he" or "she" after a look at whom the text is about, which may settle or unsettle it."""
        if word not in PERSONAL or found.kind == "unnamed" or found.how == IN_CLAUSE:
            return found
        if (later := self._named_after(found.span, PERSONAL[word])) is not None:
            return self._beside(found, later, PERSONAL[word])
        subject, sure = self._going_on(found.span, PERSONAL[word])
        if subject is None or (found.kind == "named" and subject.actor in found.actors):
            return found
        actor = subject.actor
        if found.kind == "unresolved" and sure and actor is not None:
            return Reading(found.span, "named", "pronoun-subject", [actor])
        if found.kind == "named" and (sure or (actor is None and self._disjoint(subject, found.actors))):
            others = [d for d in [actor, *subject.namesakes] if d is not None]
            return Reading(
                found.span, "unresolved", "pronoun", candidates=list(dict.fromkeys([*found.actors, *others]))
            )
        return found

    def _named_after(self, span: Span, gender: Gender) -> Draft | None:
        """The subject of the clause after the pronoun's own: "While |he| agreed, Long left"."""
        start, end = self._view.sentence(span[0])
        opening = self._view.inside(start, span[0])
        if not opening or opening[-1].lower not in _SUBORDINATORS or len(opening) > _LONGEST_OPENING:
            return None
        commas = [
            w for w in self._view.inside(span[1], end) if w.text == "," and not self._subjects.quotes.around(w.start)
        ]
        subject = self._subjects.of((commas[0].end, end)) if commas else None
        if subject is None or not subject.leads or subject.actor is None or not fits(subject.actor, gender):
            return None
        return subject.actor

    def _beside(self, found: Reading, later: Draft, gender: Gender) -> Reading:
        """A reading beside the name that follows: settled where nobody else before it is meant as well."""
        if later in found.actors:
            return found
        subject, _ = self._going_on(found.span, gender)
        if found.actors or (subject is not None and subject.actor is not later):
            others = [d for d in [*found.actors, subject.actor if subject else None, later] if d is not None]
            return Reading(found.span, "unresolved", "pronoun", candidates=list(dict.fromkeys(others)))
        return Reading(found.span, "named", "pronoun-named-after", [later])

    def opening_objects(self, span: Span) -> list[Draft]:
        """Those in an opening phrase that has the pronoun for its subject: "Running against Long, |he| lost"."""
        start = self._view.sentence(span[0])[0]
        opening = self._view.inside(start, span[0])
        if not opening or opening[-1].text != ",":
            return []
        own = self._subjects.of((start, span[0]))
        if own is not None and own.gender is not None and own.leads:
            # "When he spoke after Long, |he|": the name behind a pronoun is another's (Chomsky's principle C).
            return [d for _, d in self._cast.within(own.span[1], span[0])]
        first = opening[0].lower
        if not (first in _ASKED or (first.endswith("ing") and first not in _NO_PARTICIPLES)):
            return []
        return [] if own is not None and own.leads else [d for _, d in self._cast.within(start, span[0])]

    def _disjoint(self, subject: Subject, actors: Sequence[Draft]) -> bool:
        """Whether a subject without a name, or of a name that several bear, is none of these.

        "The mayor met Long. |He|": the mayor is not Long, who is named beside him.
        """
        if subject.namesakes:
            return True
        sentence = self._view.sentence(subject.span[0])
        if any(d in actors for f, d in self._cast.within(*sentence) if f.start >= subject.span[1]):
            return True
        noun = fold(self._view.before(subject.span[1]).text)
        bearers = [d for d in self._cast.of_type("person") if noun in fold(d.role or "").split()]
        return bool(bearers) and all(d not in bearers for d in actors)

    def _going_on(self, span: Span, gender: Gender) -> tuple[Subject | None, bool]:
        """The subject of its own sentence or else of the one before, if that is a person whom the pronoun fits.

        Sentences that speak of nobody are passed over, and so are those whose subject is the same pronoun.

        Returns:
            The subject, None where no sentence in reach has one that decides; and whether the pronoun surely means it.
            A subject without an actor is somebody whom the pronoun may mean and who is not known.
        """
        if self._subjects.quotes.around(span[0]):
            return None, False
        adds = self._view.after(span[1]).lower in _ADDING
        for sentence in self._back(span):
            own = sentence[1] == span[0]
            subject = self._subjects.of(sentence)
            people = [d for d in self._subjects.persons(*sentence) if d.gender in {None, gender}]
            if own and (objects := self.opening_objects(span)):
                people = [d for d in people if d not in objects]
            if subject is None:
                if people or self._unknown_in(sentence) or (not own and self._described_in(sentence, gender)):
                    break
            elif subject.gender == gender and subject.leads and subject.span not in self._subjects.readings:
                if own and (people or self._unknown_in(sentence)):
                    break
            elif not subject.leads or (adds and subject.span not in self._subjects.readings):
                break  # who adds has spoken before
            else:
                return self._taken_up(span, subject, people, gender, own=own)
        return None, False

    def _back(self, span: Span) -> Iterator[Span]:
        """Its own sentence up to a pronoun, and those before it in reach, up to one in brackets or outside the body."""
        here = self._view.sentence_of(span[0])
        region = self._view.region_of(span[0])
        for index in range(here, max(-1, here - 1 - _SENTENCES), -1):
            start, end = self._view.sentences[index]
            aside = index < here and self._view.text[start] == "("
            if aside or region - self._view.region_of(start) > REACH or not self._view.in_body(start):
                return
            yield start, min(end, span[0])

    def _taken_up(
        self, span: Span, subject: Subject, people: Sequence[Draft], gender: Gender, *, own: bool
    ) -> tuple[Subject | None, bool]:
        """Whether a pronoun takes up a subject, beside which other people are named who may be meant."""
        if subject.actor is None:
            if not subject.person:
                return None, False
            bearers = [d for d in subject.namesakes if d.gender in {None, gender}]
            if subject.namesakes and not bearers:
                return None, False
            if len(bearers) == 1 and bearers[0].gender == gender:
                subject = replace(subject, actor=bearers[0])
            else:
                return replace(subject, namesakes=tuple(bearers)), False
        draft = subject.actor
        if draft is None or draft in self._subjects.named_in_content(span) or not fits(draft, gender):
            return None, False
        if self._subjects.perhaps_several(draft):
            return None, False
        if draft.gender is None and hinted(draft) is None:
            region = self._view.regions[self._view.region_of(subject.span[0])][0]
            people = [*people, *self._subjects.persons(region, subject.span[0])]
        rivals = [d for d in people if d is not draft and (d.gender == gender or own)]
        # "Long met Moss. He left" may be either; "Long blamed Moss in a letter, she said. She left" is who spoke.
        return subject, not rivals or (subject.span in self._subjects.readings and draft.gender is not None and not own)

    def _unknown_in(self, sentence: Span) -> bool:
        """Whether a sentence names, outside quotations, a person that could not be told from others."""
        return any(
            sentence[0] <= p < sentence[1]
            and not self._subjects.quotes.around(p)
            and self._view.before(p).lower != "the"
            for p in self._cast.open_names
        )

    def _described_in(self, sentence: Span, gender: Gender) -> bool:
        """Whether a sentence speaks, outside quotations, of a person without a name who could be meant."""
        people = gazetteer().people
        return any(
            people.get(w.lower, "") in {None, gender} and not self._subjects.quotes.around(w.start)
            for w in self._view.inside(*sentence)
        )

"""Who the source phrase of an attribution names: actors, an unnamed source, or a description to be resolved.

Decisions:
- A named spokesperson speaks for themself and keeps the body in the role; "a spokesman for the ministry" is the
  ministry (`spokesperson`), because that is who answers for the words. A spokesman for a *person* stays unnamed.
- "the Russian government", "Israeli authorities" are the country (`government`), as the seats of government are.
- "the Clinton campaign", "the Obama administration", "the Israeli military" are bodies of their own (`described-body`).
- Aides, officials, supporters and the like of somebody are unnamed, whoever they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.actors.cast import Cast, Draft
from generator.actors.extent import (
    ends_in_others,
    holds_report,
    is_honour,
    is_placed,
    one_speaks,
    others_after,
    titled_at_end,
)
from generator.actors.forms import fold, letters, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.identities import LAWS, organisation_type
from generator.actors.phrases import (
    DEFINITE,
    INDEFINITE,
    LINK,
    POSSESSIVE,
    PREPOSITIONS,
    Hit,
    Phrase,
    Reading,
    Segment,
    ending_hit,
    is_pronoun,
)
from generator.actors.verbs import is_finite, is_plural_verb
from generator.actors.view import View, Word
from generator.records import ActorType, Span

SPOKESPEOPLE = words(
    "spokesman spokeswoman spokesperson spokespersons spokespeople spokesmen representative representatives"
)
BODY_NOUNS = words(
    "newspaper tabloid magazine daily weekly agency network channel broadcaster website company firm bank "
    "carrier airline group party organisation organization charity movement university institute ministry "
    "department watchdog union outlet station"
)
_GOVERNMENTS = frozenset({"government", "authorities"})
_OWN_BODIES: Mapping[str, ActorType] = {
    "campaign": "organisation", "administration": "public-body", "government": "public-body", "camp": "organisation",
    "team": "organisation",
}  # fmt: skip
_STATE_BODIES = words(
    "military army navy police parliament ministry embassy cabinet court assembly senate congress department "
    "agency bank intelligence forces force treasury presidency judiciary prosecutors council mission "
    "delegation consulate office authority commission committee service directorate bureau board"
)
# Before these any words name the portfolio: "the Danish fisheries and food ministry".
_PORTFOLIOS = words("ministry department")
_LONGEST_PORTFOLIO = 4
_STATE_MODIFIERS = words(
    "foreign defence defense interior finance health justice energy trade culture education economy "
    "environment agriculture labour labor transport armed security central supreme constitutional air coast "
    "state federal national high permanent un military"
)

_OWN_DETERMINERS = DEFINITE | POSSESSIVE | {"a", "an"}
# What tells where a person belongs, or where a body is, and leaves the name before it the speaker.
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_OCCASIONS = frozenset({"after", "before", "during", "following", "amid"})
_OF_BODY = frozenset({"at", "in", "of"})
_BELONGING: Mapping[ActorType, frozenset[str]] = {
    "person": frozenset({"of", "at", "from", "with", "in", "for"}),
    "organisation": _OF_BODY, "company": _OF_BODY, "public-body": _OF_BODY, "media": _OF_BODY,
}  # fmt: skip


class Explicit:
    """Reads the phrases that carry their answer in themselves."""

    def __init__(self, cast: Cast, view: View, gaz: Gazetteer, roles: Mapping[int, Span]) -> None:
        """Takes what is known of the document; `roles` has the span of the title before a name, by the name's start."""
        self._cast, self._view, self._gaz, self._roles = cast, view, gaz, roles
        self._described: dict[tuple[int, str, str], Draft] = {}

    def read(self, source: Phrase) -> Reading | None:
        """The reading of a phrase with names, or None where the words alone do not decide."""
        if not source.words:
            return None
        if any(len(s.words) == 1 and is_pronoun(s.words[0]) for s in source.segments):
            return Reading(source.span, "unresolved", "pronoun", candidates=_drafts(source))
        if holds_report(source):
            return Reading(source.span, "unresolved", "whole-report", candidates=_drafts(source))
        speakers = self.listed(source)
        if len(speakers) == 1:
            others, more = others_after(self._view, self._cast, source)
            if more:  # "Democrats |, Republicans and even some clerks|": naming one of them would say too little
                return Reading(source.span, "unresolved", "one-of-several", candidates=[*speakers, *others])
            others = others if all(self._alike(speakers[0], d) for d in others) else []
            fellows = self._fellows(source, speakers[0])
            if fellows or others:
                together = list(dict.fromkeys([*fellows, *speakers, *others]))
                return Reading(source.span, "named", "named-with-list", together)
        if speakers and (ends_in_others(source) or (len(speakers) > 1 and one_speaks(self._view, source))):
            return Reading(source.span, "unresolved", "one-of-several", candidates=speakers)
        if speakers:
            return Reading(source.span, "named", "named" if len(speakers) == 1 else "named-together", speakers)
        return (
            self._apposed(source)
            or self._several_offices(source)
            or self._for_others(source)
            or self._described_body(source)
            or self._unrecognised(source)
        )

    def listed(self, source: Phrase) -> list[Draft]:
        """The actors of the names that open the phrase: one with its apposition, or a list."""
        run: list[tuple[Segment, Draft]] = []
        for segment in source.segments:
            hit = self._named(segment, source.hits)
            if hit is None:
                break
            run.append((segment, hit[1]))
        if not run:
            return []
        if len(run) < len(source.segments) and source.segments[len(run)].link == "and":
            return []  # "Putin and his aides": naming one of them would say too little
        if any(right[0].link == "and" and is_placed(*left) for left, right in pairwise(run)):
            return []  # "the Fish Centre at the Reed School and the Cod School" is one body of two
        conjoined = [i for i, (segment, _) in enumerate(run) if segment.link == "and"]
        if conjoined:
            run = run[: conjoined[-1] + 1]
            if any(s.link == "," and not self._alike(run[0][1], d) for s, d in run[1:]):
                run = run[:1]
        elif len(run) > 1:
            # Without "and" only a headline lists; "the Harbour Council, HAC," is one body with its acronym.
            countries = all(d.type == "country" for _, d in run)
            alike = len(run) > 2 and all(self._alike(run[0][1], d) for _, d in run)
            run = run if len(run) == len(source.segments) and (countries or alike) else run[:1]
        return list(dict.fromkeys(d for _, d in run))

    def _fellows(self, source: Phrase, speaker: Draft) -> list[Draft]:
        """The actors listed before a name that the model took alone: "US, South Korea, |Japan| condemn".

        They speak too where the verb is a plural, or where the sentence opens with the list.
        """
        start, end = source.words[0].start, source.words[-1].end
        sentence = self._view.sentence(start)[0]
        first, found = start, list[Draft]()
        for hit, draft in reversed(self._cast.within(sentence, start)):
            if LINK.fullmatch(self._view.text, hit.end, first) and draft is not speaker:
                first = hit.start
                found.insert(0, draft)
            elif hit.end <= first:
                break
        verb = self._view.after(end)
        joined = self._view.before(start).lower in {"and", "&"} or self._view.before(start, 2).lower == "and"
        opens = joined and not any(w.text.isalnum() and w.lower != "the" for w in self._view.inside(sentence, first))
        # "Whatever Long wants, Reeds say": a group has a plural verb of its own.
        listed = joined or not (speaker.type in {"group", "organisation"} and speaker.name.endswith("s"))
        acts = opens and is_finite(verb.lower, self._view.after(end, 2).lower)
        together = acts or (listed and is_plural_verb(verb.lower))
        return list(dict.fromkeys(found)) if together else []

    @staticmethod
    def _alike(left: Draft, right: Draft) -> bool:
        return (left.type == "person") == (right.type == "person")

    def _named(self, segment: Segment, hits: Sequence[Hit]) -> Hit | None:
        """The actor that a segment names: its last words, with nothing before them but modifiers and a title."""
        hit = ending_hit(segment, hits)
        if hit is not None and self._leads_to(segment, hit):
            return hit
        if (titled := titled_at_end(segment, hits, self._roles)) is not None:
            return titled
        return self._qualified(segment, hits) or (self._body_itself(segment, hits) if hit is None else None)

    def _leads_to(self, segment: Segment, hit: Hit) -> bool:
        """Whether nothing but modifiers and a title stands before a name in its segment."""
        role = self._roles.get(hit[0].start)
        before = [w for w in segment.words if w.end <= (role[0] if role else hit[0].start)]
        if any(w.lower in PREPOSITIONS for w in before) or any(
            w.lower in INDEFINITE - {"a", "an", "all"} for w in before[:1]
        ):
            return False
        return hit[1].type != "group" or all(w.lower == "the" for w in before)

    def _qualified(self, segment: Segment, hits: Sequence[Hit]) -> Hit | None:
        """The actor whose name opens a segment: "Ada Long of the Harbour Board", "Ada Long OBE", "Long after talks"."""
        start, end = segment.words[0].start, segment.words[-1].end
        inside = [h for h in hits if start <= h[0].start and h[0].end <= end]
        for hit in inside[:1]:
            after = [w for w in segment.words if w.start >= hit[0].end]
            honours = hit[1].type == "person" and all(is_honour(w) for w in after)
            honours = honours or all(w.text.isdigit() for w in after)
            placed = bool(after) and after[0].lower in _BELONGING.get(hit[1].type, frozenset())
            words = [w.lower for w in after[:2]]
            dated = len(words) > 1 and (words[0] in _OCCASIONS or (words[0] == "on" and words[1] in _WEEKDAYS))
            placed = dated or (placed and (after[0].lower != "of" or " " in hit[1].name))
            shouted = self._view.text[hit[0].start : hit[0].end].isupper() or self._view.rest_of_word(hit[0].end)
            honours = honours and (not shouted or hit[1].type != "person")
            if (honours or placed) and self._leads_to(segment, hit):
                return hit
        return None

    @staticmethod
    def _body_itself(segment: Segment, hits: Sequence[Hit]) -> Hit | None:
        """The body of "the Global Times newspaper": a name with a plain word for what it is."""
        words = segment.words
        if len(words) < 2 or words[-1].lower not in BODY_NOUNS or words[0].lower in INDEFINITE:
            return None
        ends = [
            h
            for h in hits
            if h[0].end == words[-2].end and h[1].type in {"media", "company", "organisation", "public-body"}
        ]
        start = ends[-1][0].start if ends else 0
        return ends[-1] if ends and not any(w.lower in PREPOSITIONS for w in words if w.end <= start) else None

    def _for_others(self, source: Phrase) -> Reading | None:
        """A spokesperson without a name speaks for the bodies named in the phrase."""
        if source.head not in SPOKESPEOPLE:
            return None
        core_end = source.core[-1].end
        bodies = [d for f, d in source.hits if f.start < core_end and f.end <= core_end]
        after = [w for w in source.words if w.start >= core_end]
        if not bodies and after and after[0].lower in {"for", "of", "from", "at", "with"}:
            bodies = self._list_after(source, after[0])
        bodies = [b for b in dict.fromkeys(bodies) if b.type not in {"person", "group"}]
        if not bodies:
            return None
        return Reading(source.span, "named", "spokesperson", bodies)

    def _list_after(self, source: Phrase, preposition: Word) -> list[Draft]:
        """The actors listed after a preposition, up to the first that no comma or conjunction links."""
        found: list[Draft] = []
        position = preposition.end
        for hit, draft in source.hits:
            if hit.start < position:
                continue
            between = self._view.inside(position, hit.start)
            if any(w.lower not in {",", "and", "the", "both"} and not self._gaz.demonym(w.text) for w in between):
                break
            found.append(draft)
            position = hit.end
        # "representatives of the institute and the health office": naming one of two would say too little.
        return [] if self._view.after(position).lower == "and" and position < source.span[1] else found

    def _described_body(self, source: Phrase) -> Reading | None:
        """Bodies that a state, a person or a demonym names: "the Israeli military", "the Clinton campaign"."""
        if len(source.segments) != 1 or source.segments[0].words != source.core:
            return None
        words = [w for w in source.core if w.lower not in {"the", "'s"}]
        if len(words) < 2 or words[0].lower in INDEFINITE | POSSESSIVE or not words[0].text[0].isupper():
            return None
        head = words[-1].lower
        country, used = self._leading_country(words)
        if words[-1].lower == "office" and not words[-1].text[0].isupper():
            return None  # "the Japanese prime minister's office" stays a description
        middle = [w.lower for w in words[used:-1] if not w.text[0].isupper() or not words[-1].text[0].isupper()]
        if country and head in _GOVERNMENTS and not middle:
            draft = next((d for d in self._cast.drafts if d.code == country), None)
            return Reading(source.span, "named", "government", [self._government(country, draft, words)])
        known = all(m in _STATE_MODIFIERS for m in middle)
        if country and (
            (head in _STATE_BODIES and known) or (head in _PORTFOLIOS and len(middle) < _LONGEST_PORTFOLIO)
        ):
            return Reading(source.span, "named", "described-body", [self._body(words, "public-body", country)])
        owner = [d for f, d in source.hits if f.start >= words[0].start and f.end == words[-2].end]
        if owner and owner[0].type == "person" and head in _OWN_BODIES:
            return Reading(
                source.span, "named", "described-body", [self._body(words, _OWN_BODIES[head], None, owner[0])]
            )
        return None

    def _leading_country(self, words: Sequence[Word]) -> tuple[str | None, int]:
        for length in (3, 2, 1):
            if length < len(words):
                form = self._gaz.country(self._view.text[words[0].start : words[length - 1].end])
                if form is not None:
                    return form.code, length
        return None, 0

    def _government(self, code: str, draft: Draft | None, words: Sequence[Word]) -> Draft:
        if draft is None:
            draft = self._cast.new(Draft(self._gaz.country_names[code], "country", code=code, country=code))
        draft.add(words[0].start, words[-1].end, "government")
        return draft

    def _body(self, words: Sequence[Word], kind: ActorType, country: str | None, owner: Draft | None = None) -> Draft:
        text = self._view.text[words[0].start : words[-1].end]
        key = (id(owner), words[-1].lower, "" if owner else f"{country} {fold(text)}")
        if key not in self._described:
            known = next((d for d in self._cast.drafts if owner and fold(d.name) == fold(text)), None)
            self._described[key] = known or self._cast.new(Draft(" ".join(text.split()), kind, country=country))
        self._described[key].add(words[0].start, words[-1].end, "described-body")
        return self._described[key]

    def _unrecognised(self, source: Phrase) -> Reading | None:
        """A name that the model did not see: a source of capitalised words only ("the New Yorker", "the I.R.S.")."""
        if len(source.segments) != 1 or source.segments[0].words != source.core or source.hits:
            return None
        given = [w for w in source.core if w.lower != "the"]
        capitals = all(w.text[0].isupper() or w.lower == "'s" for w in given)
        if not given or not capitals or (given[-1].lower in self._gaz.people or given[-1].lower in LAWS):
            return None
        if given[-1].start in self._cast.open_names:
            return None  # "Mr. Long" of several of that name
        text = self._view.text[given[0].start : given[-1].end]
        acronym = len(letters(text)) > 1 and text.isupper()
        if given[0].lower in INDEFINITE | POSSESSIVE or (source.plural and not acronym):
            return None
        if self._gaz.country(text) is not None or not (acronym or len(given) > 1):
            return None
        is_person = (
            len(given) > 1 and not acronym and len(given) == len(source.core) and fold(given[0].text) in self._gaz.given
        )
        kind: ActorType = "person" if is_person else organisation_type(text, self._gaz)
        if not (is_person or acronym or len(given) < len(source.core) or kind != "organisation"):
            return Reading(source.span, "unresolved", "name-unknown")
        return Reading(source.span, "named", "source-name", [self._same_or_new(given, text, kind)])

    def _same_or_new(self, given: Sequence[Word], text: str, kind: ActorType) -> Draft:
        draft = next((d for d in self._cast.drafts if fold(d.name) == fold(text)), None)
        body = self._gaz.body(text)
        if draft is None:
            draft = self._cast.new(Draft(" ".join(text.split()), kind, known_id=body.id if body else None))
        draft.add(given[0].start, given[-1].end, "source-name")
        return draft

    def _apposed(self, source: Phrase) -> Reading | None:
        """Descriptions of one person with the name after them: "the ministry's spokesman, Ivan Petrov"."""
        for index, segment in enumerate(source.segments):
            hit = self._named(segment, source.hits)
            if hit is None:
                if _is_plural(segment, self._gaz):
                    return None
                continue
            earlier = source.segments[:index]
            if not earlier or segment.link != "," or hit[1].type != "person":
                return None
            described = any(_describes(s, self._gaz) for s in earlier[:1] + earlier[-1:])
            # "the mayor and the historian, Ada Long" are two; so are "the mayor, Ada Long and Peter Moss".
            apart = any(s.link == "and" and s.words[0].lower in _OWN_DETERMINERS for s in earlier)
            # "a friend of the mayor, Ada Long": the mayor, or the friend?
            last = earlier[-1].words
            other = any(w.lower in PREPOSITIONS for w in last[1:]) and last[-1].lower in self._gaz.people
            if not described or apart or other or any(s.link == "and" for s in source.segments[index:]):
                return None
            return Reading(source.span, "named", "apposition", [hit[1]])
        return None

    def _several_offices(self, source: Phrase) -> Reading | None:
        """One person under several offices: "activist and scholar Ada Long" has no article to part them."""
        for index, segment in enumerate(source.segments):
            hit = self._named(segment, source.hits)
            if hit is None:
                if segment.words[0].lower in _OWN_DETERMINERS or not _describes(segment, self._gaz):
                    return None
                continue
            together = is_plural_verb(self._view.after(source.span[1]).lower)
            last = self._view.before(hit[0].start)
            titled = hit[1].type == "person" and (hit[0].start in self._roles or last.lower in self._gaz.people)
            own = segment.words[0].lower in _OWN_DETERMINERS
            alone = segment.words[0].start == hit[0].start
            if not index or segment.link != "and" or own or alone or not titled or together:
                return None
            return Reading(source.span, "named", "several-offices", [hit[1]])
        return None


def _drafts(source: Phrase) -> list[Draft]:
    return list(dict.fromkeys(d for _, d in source.hits))


def _heads(segment: Segment) -> list[Word]:
    """The words of a segment before its first preposition."""
    words = list(segment.words)
    cut = next((i for i, w in enumerate(words) if i and w.lower in PREPOSITIONS), len(words))
    return [w for w in words[:cut] if w.text[0].isalnum()]


def _describes(segment: Segment, gaz: Gazetteer) -> bool:
    """Whether a segment is a description of one person by what they do or are."""
    if [w.lower for w in segment.words[:2]] == ["one", "of"]:
        return segment.words[-1].lower.removesuffix("s") in gaz.people  # "one of the town's lawyers"
    heads = _heads(segment)
    return bool(heads) and heads[-1].lower.split("-")[-1] in gaz.people


def _is_plural(segment: Segment, gaz: Gazetteer) -> bool:
    heads = _heads(segment)
    word = heads[-1].lower.split("-")[-1] if heads else ""
    return word in {"people", "men", "women"} or (word.endswith("s") and word[:-1] in gaz.people)

"""Statements and other documents that speak: whose they are, and who releases them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.actors.cast import Cast, Draft
from generator.actors.forms import words
from generator.actors.phrases import LINK, Hit, Phrase, Reading, phrase
from generator.actors.speakers import Explicit
from generator.actors.things import OWN_THINGS, STATEMENTS, is_thing, is_work, singular
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import Span, SpeakerKind

_COUNTED = re.compile(
    r"^(?:(?:the|these|all) )?(?P<number>both|two|three|four|five) "
    r"(?:(?P<states>countries|nations|governments|states)|(?P<people>ministers|leaders|presidents|envoys))$"
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_GENERIC = frozenset({"document", "text"})
_INTRODUCED = re.compile(
    r"\b(?P<lead>\w+\s+)?(?:a|an|their|its|his|her)\s+(?P<adjectives>(?:[\w-]+\s+){0,3})(?:(?P<noun>statement|communiqu[eé]|"
    r"declaration|letter|memo|announcement|message|speech|tweet|post|release|document)|(?P<work>report|study|survey|poll|paper|"
    r"analysis|review|assessment|briefing|editorial|complaint|lawsuit|petition))\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"^(?:the |both )?(?:two |three |four |five )?(?:parties|signatories|sides|"
    r"(?:statement|document|declaration|text|letter|communiqu[eé])'s? (?:authors|signatories|parties)|"
    r"(?:authors|signatories) of the (?:joint )?(?:statement|document|declaration|text|letter|communiqu[eé]))$"
)
# A report is somebody's only where they say something in it or bring it out.
_PUBLISHING = words("in published released issued filed wrote with presented unveiled")
# What stands before an author's name, right behind the work or one word later; "records made public by" names none.
_AUTHORING = words("by from compiled conducted written prepared produced drafted")
_OWN_WORDS = words("tweet post statement speech letter memo message interview announcement")
_ISSUED = words("released issued published posted distributed")
_RELEASED = words("released issued published posted carried obtained seen distributed quoted cited")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the text introduces: where, by which noun, whether as a joint one, and whose it is."""

    position: int
    noun: str
    joint: bool
    actors: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """A report or other document whose author the text states: where, by which noun, and who it is."""

    span: Span
    noun: str
    actors: tuple[Draft, ...]


def _released(view: View, cast: Cast, introduced: Sequence[Statement]) -> list[_Work]:
    """The works that the text says somebody brought out: those of a sentence's speaker, or of the verb's subject."""
    found: list[_Work] = []
    for match in _INTRODUCED.finditer(view.text):
        lead = (match.group("lead") or "").strip().lower()
        if not match.group("work") or lead not in _PUBLISHING or view.region_of(match.start()) < 0:
            continue
        actors = next((s.actors for s in introduced if match.start() <= s.position < match.end()), ())
        if not actors and lead != "in":
            subject = view.before(match.start())
            subject = view.before(match.start(), 2) if subject.lower in {"has", "had", "also"} else subject
            sentence = view.sentence(match.start())[0]
            actors = tuple(d for f, d in cast.within(sentence, match.start()) if f.end == subject.end)
        if actors:
            found.append(_Work(match.span(), match.group("work").lower(), actors))
    return found


def _parties_in(
    view: View, cast: Cast, readings: Mapping[Span, Reading], sentence: Span, *, joint: bool
) -> list[Draft]:
    """Whose statement a sentence speaks of: the only named speakers in it, or the listed subjects."""
    named = [
        r for s, r in sorted(readings.items()) if sentence[0] <= s[0] < sentence[1] and r.kind == "named" and r.actors
        and not r.how.startswith("statement")
    ]  # fmt: skip
    if joint:
        together = [r for r in named if len(r.actors) > 1]
        if len(together) == 1:
            return together[0].actors
        return listed_subject(view, cast, sentence) if not together else []
    return named[0].actors if len(named) == 1 else []


def listed_subject(view: View, cast: Cast, sentence: Span, acts: Callable[[int], bool] | None = None) -> list[Draft]:
    """The first actors of a sentence that are listed together and followed by a verb.

    Args:
        view: the document.
        cast: its actors.
        sentence: the span of the sentence, or of its beginning.
        acts: tells of the offset behind a list whether it has a verb; by default only a verb right there counts.
    """
    acts = acts or (lambda end: is_finite(view.after(end).lower, view.after(end, 2).lower))
    run: list[Hit] = []
    for hit in cast.within(*sentence):
        if run and LINK.fullmatch(view.text, run[-1][0].end, hit[0].start):
            run.append(hit)
            continue
        if _several(view, run) and acts(run[-1][0].end):
            break
        run = [hit]
    return list(dict.fromkeys(d for _, d in run)) if _several(view, run) and acts(run[-1][0].end) else []


def _several(view: View, run: Sequence[Hit]) -> bool:
    """Whether several actors are listed with "and": "For Long, Moss said" lists nobody."""
    between = view.inside(run[0][0].start, run[-1][0].end) if run else ()
    return len({id(d) for _, d in run}) > 1 and any(w.lower in {"and", "&"} for w in between)


def _introduced(view: View, cast: Cast, readings: Mapping[Span, Reading]) -> list[Statement]:
    """The statements that sentences introduce beside a named speaker ("said in a statement"), in order of the text."""
    found = []
    for start, end in view.sentences:
        match = _INTRODUCED.search(view.text, start, end)
        if match is None or (match.group("work") and (match.group("lead") or "").strip().lower() not in _PUBLISHING):
            continue
        joint = "joint" in match.group("adjectives").lower()
        parties = _parties_in(view, cast, readings, (start, end), joint=joint)
        if parties:
            found.append(
                Statement(match.start(), (match.group("noun") or match.group("work")).lower(), joint, tuple(parties))
            )
    return found


class Statements:
    """Reads the documents that speak, and those whose they are."""

    def __init__(self, view: View, cast: Cast, explicit: Explicit, readings: Mapping[Span, Reading]) -> None:
        """Takes the document, its actors, the reader of names, and the readings so far, which the caller extends."""
        self._view, self._cast, self._explicit, self._readings = view, cast, explicit, readings
        self._introduced = _introduced(view, cast, dict(readings))
        self._authored = _released(view, cast, self._introduced)

    def read(self, source: Phrase) -> Reading | None:
        """The reading of a document or its parties; None where the phrase is neither."""
        if _PARTIES.match(source.lower.replace(" 's", "'s")):
            return self._parties(source)
        counted = self._counted(source)
        if counted is not None:
            return counted
        if is_work(source):
            reading = self._work(source)
            if reading.kind == "named" and reading.how != "statement-earlier":
                self._authored.append(_Work(source.span, source.head, tuple(reading.actors)))
            return reading
        return self._thing(source) if is_thing(source) else None

    def _thing(self, source: Phrase) -> Reading:
        """Reads what is no document of its own ("the data", "reports by X") as its stated author, if any."""
        own = singular(source.head) in OWN_THINGS
        # "Documents from Long" may be those that somebody else wrote and she gave.
        authors = _after(self._view, source, frozenset({"by", "from"} if own else {"by"}), self._explicit)
        between = [w for w in source.words if w.start >= source.core[-1].end][:2]
        if authors and any(w.lower in _AUTHORING for w in between):
            return Reading(source.span, "named", "statement-by", authors)
        owners, others = _owners(source)
        if owners and own:
            return Reading(source.span, "named", "statement-of", owners)
        return Reading(
            source.span, "unresolved", "thing", candidates=list(dict.fromkeys([*owners, *others])), plural=source.plural
        )

    def _parties(self, source: Phrase) -> Reading:
        """Reads "the parties" and the like: of the latest joint statement; its authors, of the latest statement."""
        before = [s for s in self._introduced if s.position < source.span[0]]
        several = [s for s in before if len(s.actors) > 1]
        chosen = several[-1] if several else before[-1] if before and "author" in source.lower else None
        if chosen is not None:
            return Reading(source.span, "named", "statement-parties", list(chosen.actors), plural=True)
        earlier = [r for s, r in sorted(self._readings.items()) if s[1] <= source.span[0] and len(r.actors) > 1]
        candidates = list(earlier[-1].actors) if earlier else []
        return Reading(source.span, "unresolved", "parties-unknown", candidates=candidates)

    def _counted(self, source: Phrase) -> Reading | None:
        """Reads "the two countries" as the parties of the latest joint statement, if that has as many of their kind."""
        match = _COUNTED.match(source.lower)
        latest = [s for s in self._introduced if s.position < source.span[0] and len(s.actors) > 1][-1:]
        if match is None or not latest or len(latest[0].actors) != _NUMBERS[match["number"]]:
            return None
        kind = "country" if match["states"] else "person"
        if any(actor.type != kind for actor in latest[0].actors):
            return None
        return Reading(source.span, "named", "statement-parties", list(latest[0].actors), plural=True)

    def _work(self, source: Phrase) -> Reading:
        """Reads a document through its authors, its releaser, its owner, or the statement named earlier."""
        span = source.span
        authors = _after(self._view, source, frozenset({"by", "from"}), self._explicit)
        issuers, passers = _released_by(self._view, source, self._explicit)
        if authors:
            return Reading(
                span, "named", "statement-by", authors, [d for d in [*issuers, *passers] if d not in authors]
            )
        if any(w.lower == "joint" for w in source.core):
            return self._joint(source, [*issuers, *passers])
        if issuers:
            return Reading(span, "named", "statement-released-by", issuers, passers)
        owners, others = _owners(source)
        if owners:
            return Reading(span, "named", "statement-of", owners, passers)
        if others:
            return Reading(span, "unresolved", "statement-unknown", via=passers, candidates=others)
        return self._earlier(source, passers)

    def _joint(self, source: Phrase, through: list[Draft]) -> Reading:
        """A joint statement is its parties', whoever releases it."""
        sentence = self._view.sentence(source.span[0])
        parties = _parties_in(self._view, self._cast, self._readings, sentence, joint=True)
        parties = parties or list(_latest(source, self._introduced, joint=True))
        via = [d for d in through if d not in parties]
        kind: SpeakerKind = "named" if parties else "unresolved"
        how = "statement-parties" if parties else "statement-unknown"
        return Reading(source.span, kind, how, parties, via, plural=True)

    def _earlier(self, source: Phrase, passers: list[Draft]) -> Reading:
        """A document that the phrase gives to nobody: the one named earlier, or of the sentence's speaker."""
        definite = source.determiner in {"the", "this", "that"}
        found: list[Draft] = []
        if definite and source.head in STATEMENTS:
            found = list(_latest(source, self._introduced, joint=False))
        elif source.head in STATEMENTS:
            sentence = self._view.sentence(source.span[0])
            found = _parties_in(self._view, self._cast, self._readings, sentence, joint=False)
        if definite and not found and not source.plural:
            found = self._only_author(source)
        if found:
            how = "statement-earlier" if definite else "statement-of-sentence"
            return Reading(source.span, "named", how, found, passers, plural=len(found) > 1)
        how = "statement-unknown" if source.head in STATEMENTS and definite else "document"
        return Reading(source.span, "unresolved", how, via=passers)

    def _only_author(self, source: Phrase) -> list[Draft]:
        """Whose "the report" is where one report only has been introduced before, with its author; else nobody."""
        before = [w for w in self._authored if w.span[1] <= source.span[0] and w.noun == source.head]
        authors = {w.actors for w in before}
        if len(authors) != 1:
            return []
        others = rf"(?:\b(?:an?|another|one)|['’]s)\s+(?:[\w-]+\s+){{0,3}}?{re.escape(source.head)}\b"
        for match in re.finditer(others, self._view.text[: source.span[0]], re.IGNORECASE):
            if not any(w.span[0] < match.end() and match.start() < w.span[1] for w in before):
                return []
        return list(authors.pop())


def _latest(source: Phrase, statements: Sequence[Statement], *, joint: bool) -> tuple[Draft, ...]:
    head = source.head.replace("é", "e")
    fitting = [
        s for s in statements
        if s.position < source.span[0] and (s.joint or not joint)
        and (s.noun.replace("é", "e") == head or head in _GENERIC)
    ]  # fmt: skip
    return fitting[-1].actors if fitting else ()


def _owners(source: Phrase) -> tuple[list[Draft], list[Draft]]:
    """Those whose document it is by a name before the head, and other names there, which do not say so."""
    core = source.core
    possessed = {left.end for left, right in pairwise(core) if right.lower == "'s"}
    owners: list[Draft] = []
    others: list[Draft] = []
    for found, draft in source.hits:
        if core[0].start <= found.start and found.end <= core[-1].end:
            # "the Trump dossier" is not Trump's, but "a Trump tweet" is.
            own = found.end in possessed or draft.type not in {"person", "country"} or source.head in _OWN_WORDS
            (owners if own else others).append(draft)
    return list(dict.fromkeys(owners)), list(dict.fromkeys(others))


def _after(
    view: View, source: Phrase, prepositions: frozenset[str], explicit: Explicit, start: int = -1
) -> list[Draft]:
    """The actors listed right after the first of these prepositions, if nothing but the head stands before it."""
    for position, word in enumerate(source.words):
        if word.start < max(start, source.core[-1].end) or word.start in source.inner:
            continue
        if word.lower in prepositions and position + 1 < len(source.words):
            span = (source.words[position + 1].start, source.words[-1].end)
            return explicit.listed(phrase(view, span, [h for h in source.hits if h[0].start >= span[0]]))
        if (
            word.lower in _RELEASED | {"of", "on", "to", "in", "for", "with", "about", "who", "which", "that"}
            and start < 0
        ):
            return []
    return []


def _released_by(view: View, source: Phrase, explicit: Explicit) -> tuple[list[Draft], list[Draft]]:
    """Those who issue the document, and those who only pass it on (who obtained it, or printed it)."""
    for word in source.words:
        if word.lower in _RELEASED and word.start >= source.core[-1].end and word.start not in source.inner:
            by = _after(view, source, frozenset({"by"}), explicit, word.end)
            through = _after(view, source, frozenset({"in", "on", "to"}), explicit, word.end)
            return (by, through) if word.lower in _ISSUED else ([], by or through)
    return [], []

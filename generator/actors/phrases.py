"""The parts of a source phrase: its segments, determiner and head, without what follows the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.actors.cast import Draft, Found
from generator.actors.forms import words
from generator.actors.gazetteer import gazetteer
from generator.actors.view import View, Word
from generator.records import Span, SpeakerKind

Hit = tuple[Found, Draft]

_SIGNS = frozenset("\"“”‘’'«»—–―;:*")
_CLAUSE = words("who which whose whom where when —") | {"—", "–", "―", "("}
PREPOSITIONS = words(
    "of for from at in on with by to near inside outside within about against among under around across close "
    "behind over through during after before between including released issued published made signed obtained "
    "seen reviewed cited quoted posted written carried familiar speaking working"
)
DEFINITE = words("the this that these those both")
_PRONOUNS = words(
    "he him his himself she her hers herself they them their theirs themselves both it its itself who which that "
    "whom whose i me my mine myself we us our ours ourselves you your yours"
)
POSSESSIVE = words("his her their its my our your")
_GOING_ON = frozenset({"and", "of", "in", "at", "from"})
LINK = re.compile(r"\s*(?:,|,?\s*\band\b|&|/)\s*(?:the\s+)?")
"""What may stand between two names of one list."""
INDEFINITE = words(
    "a an one another some many most several few other others two three four five six seven eight nine ten "
    "dozens hundreds thousands no nobody everyone everybody anyone someone somebody people any each every "
    "half more less all none critics much"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between commas and conjunctions, and the sign or word that parts them from those before."""

    words: tuple[Word, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase in parts.

    Attributes:
        span: as annotated.
        words: without quotation marks and the conjunctions or prepositions that a model may have caught at its start.
        segments: of what comes before a relative clause or bracket.
        hits: places inside the span that name an actor, in order.
        inner: starts of the words that stand inside a name, where "of" and "and" part nothing.
    """

    span: Span
    words: tuple[Word, ...]
    segments: tuple[Segment, ...]
    hits: tuple[Hit, ...]
    inner: frozenset[int]

    @property
    def lower(self) -> str:
        """The words in lower case with single blanks."""
        return " ".join(w.lower for w in self.words)

    @property
    def pronoun(self) -> str:
        """The pronoun that the phrase is, in lower case; empty where it is something else."""
        return self.words[0].lower if len(self.words) == 1 and is_pronoun(self.words[0]) else ""

    @property
    def determiner(self) -> str:
        """The first word if it determines: `the`, `a`, `his`, a number; `'s` for a possessor; else empty."""
        if not self.segments or not self.segments[0].words:
            return ""
        first = self.segments[0].words[0].lower
        if first in DEFINITE | INDEFINITE | POSSESSIVE or first[:1].isdigit():
            return first
        return "'s" if any(w.lower == "'s" for w in self.core) else ""

    @property
    def core(self) -> tuple[Word, ...]:
        """The first segment up to its first preposition: determiner, modifiers and head."""
        if not self.segments:
            return ()
        words = self.segments[0].words
        for index, word in enumerate(words):
            if index and word.lower in PREPOSITIONS and word.start not in self.inner:
                return words[:index]
        return words

    @property
    def head(self) -> str:
        """The last word of the core in lower case; empty where there is none."""
        words = [w for w in self.core if w.lower != "'s"]
        return words[-1].lower if words else ""

    @property
    def plural(self) -> bool:
        """Whether the head looks like a plural."""
        head = self.head
        return head in {"people", "police", "men", "women", "children", "spokespeople", "both", "others", "media"} or (
            head.endswith("s") and not head.endswith(("ss", "us", "is"))
        )


def is_pronoun(word: Word) -> bool:
    """Whether the word is a pronoun that can speak; `US`, `IT` and `WHO` in capitals are names."""
    return word.lower in _PRONOUNS and not (len(word.text) > 1 and word.text.isupper())


@dataclass(slots=True)
class Reading:
    """What a source phrase stands for, while actors are drafts."""

    span: Span
    kind: SpeakerKind
    how: str
    actors: list[Draft] = field(default_factory=list)
    via: list[Draft] = field(default_factory=list)
    candidates: list[Draft] = field(default_factory=list)
    plural: bool = False


def phrase(view: View, span: Span, hits: Sequence[Hit]) -> Phrase:
    """Takes a source phrase apart.

    Args:
        view: the document.
        span: the source span.
        hits: places inside it that name an actor.
    """
    words = [w for w in view.inside(*span) if w.start < span[1]]
    while words and (
        words[0].text in _SIGNS or words[0].lower in {",", "and", "but", "by", "from", "to", "according", "."}
    ):
        words.pop(0)
    while words and (words[-1].text in _SIGNS or words[-1].lower in {",", ".", "and"}):
        words.pop()
    while len(words) > 1 and words[-1].lower == "'s":
        words.pop()
    inner = frozenset(w.start for f, _ in hits for w in words if f.start < w.start < f.end)
    return Phrase(span, tuple(words), tuple(_segments(words, inner)), tuple(hits), inner)


def _segments(words: Sequence[Word], inner: frozenset[int]) -> list[Segment]:
    segments: list[Segment] = []
    current: list[Word] = []
    link, resume = "", 0
    for index, word in enumerate(words):
        if word.start in inner:
            current.append(word)
            continue
        if index < resume:
            continue
        if word.text == "(" and (closing := _short_bracket(words, index)):
            resume = closing + 1  # "the Fish Fund (FF), the Cod Fund"
            continue
        dash = word.text == "-" and index > 0 and words[index - 1].end < word.start
        if (word.lower in _CLAUSE or dash) and (current or segments):
            break
        if word.lower in {",", "and", "&"} or (
            word.lower == "as" and index + 2 < len(words) and words[index + 1].lower == "well"
        ):
            if current:
                segments.append(Segment(tuple(current), link))
                current, link = [], ""
            link = "and" if word.lower != "," else link or ","
            continue
        if not current and link == "and" and word.lower in {"well", "as"}:
            continue
        current.append(word)
    if current:
        segments.append(Segment(tuple(current), link))
    return segments


def _short_bracket(words: Sequence[Word], opening: int) -> int:
    """The index of the sign that closes a bracket of up to three words; 0 where the name does not go on behind it."""
    for index in range(opening + 1, min(opening + 5, len(words))):
        if words[index].text == ")":
            after = words[index + 1] if index + 1 < len(words) else None
            if after is None or not after.text[0].isalnum() or after.text[0].isupper() or after.lower in _GOING_ON:
                return index
            if index + 2 == len(words) and after.lower.endswith("s") and after.lower[:-1] in gazetteer().people:
                return index  # "Harbour Party (HP) lawmakers"
            return 0
    return 0


def ending_hit(segment: Segment, hits: Sequence[Hit]) -> Hit | None:
    """The actor whose name ends the segment."""
    words = segment.words[:-1] if len(segment.words) > 1 and segment.words[-1].lower == "'s" else segment.words
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    ends = [h for h in hits if start <= h[0].start and (h[0].end == end or words[-1].start < h[0].end <= end)]
    return ends[-1] if ends else None

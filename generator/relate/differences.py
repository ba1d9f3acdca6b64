"""How two statements that say the same differ: in a number, a date, a name, a verb, a hedge, a negation, in words.

Only what two sentences surely put differently is told: two numbers are compared where they count the same thing, two
names where everything around them is the same. The words of a difference are verbatim, from the evidence or the cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from generator.records import Claim, When
from generator.relate.entries import Statement
from generator.relate.phrasing import COMMON
from generator.relate.quantities import conflicts
from generator.relate.rarity import WORD, rarity, stem
from generator.relate.story import Difference, DifferenceKind

Found = tuple[DifferenceKind, str, str]

AROUND = 2
"""Words on each side that have to be the same for a name in between to be another one."""

OMITTED = 6
"""Words in a row that one of two statements leaves out, from which on that is told."""

_NEGATION = re.compile(r"(?:not|never|no|none|neither|nor|cannot|without|\w+n[’']t)", re.IGNORECASE)
_PLAIN = frozenset({"say", "express", "announce", "describe", "believe", "find", "claim", "suggest"})
"""Acts that tell of what is said without taking sides."""

AGAINST = frozenset({"deny", "rule-out", "reject", "doubt", "decline", "leave-open"})
"""Acts that take the side against what is said."""

_FOR = frozenset({"confirm", "acknowledge", "agree", "support", "promise", "praise", "announce"})
_JUDGING = frozenset({"describe", "criticise", "condemn", "accuse", "reject", "doubt"})
"""Acts that do not say of what follows that it is so: who refutes reports and who calls them false are at one."""

_QUOTED = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*\s")
_MATERIAL = frozenset({"number", "date", "name", "verb", "hedge", "negation"})
_REACH = 5
"""Words before and after a hedge that say what is hedged."""

_ALIKE = 0.6
"""Share of the words of two quotations in common from which on they are two forms of one."""


def differences(one: Statement, other: Statement) -> tuple[Difference, ...]:
    """What the second of two statements puts otherwise than the first, in a fixed order of kinds."""
    statements = ((one.entry.brief.id, one.claim.id), (other.entry.brief.id, other.claim.id))
    return tuple(Difference(kind, left, right, statements) for kind, left, right in _found(one, other))


def is_material(difference: Difference) -> bool:
    """Whether it makes another claim of it: a verb only where it takes the other side, wording alone never."""
    return difference.kind in _MATERIAL and (difference.kind != "verb" or bool(difference.left and difference.right))


def _found(one: Statement, other: Statement) -> Iterator[Found]:
    a, b = one.claim, other.claim
    left, right = _text(a), _text(b)
    yield from (("number", x, y) for x, y in conflicts(left, right))
    yield from _dates(a, b)
    matcher = _Matched(left, right)
    yield from (("name", x, y) for x, y in matcher.names() if not _is_one_actor(x, y, one, other))
    yield from _verbs(a, b)
    yield from _hedges(one, other)
    if a.negated != b.negated and _denies(a) != _denies(b) and (b if a.negated else a).act not in _JUDGING:
        yield "negation", (a.cue or "") if a.negated else "", (b.cue or "") if b.negated else ""
    elif a.negated == b.negated:
        yield from (("negation", x, y) for x, y in matcher.negations())
    yield from _quotations(left, right)
    yield from (("omission", x, y) for x, y in matcher.omissions() if not _is_around(x or y, other if x else one))


def _denies(claim: Claim) -> bool:
    """Whether it says that something is not so: "denied that it leaked" and "said it had not leaked" do."""
    negations = [word for word in WORD.findall(_text(claim)) if _NEGATION.fullmatch(word)]
    return claim.negated != (len(negations) % 2 == 1)


def _text(claim: Claim) -> str:
    return "\n".join(e.quote for e in claim.evidence)


def _dates(one: Claim, other: Claim) -> Iterator[Found]:
    """When it happened, or was said, where both are known and cannot be the same."""
    for a, b in ((one.happened, other.happened), (one.said, other.said)):
        if a is not None and b is not None and _are_apart(a, b):
            yield "date", a.words, b.words
            return


def _are_apart(one: When, other: When) -> bool:
    """Whether two dates in EDTF exclude each other; one that is less exact may be the other."""
    if one.edtf is None or other.edtf is None or "X" in one.edtf + other.edtf:
        return False
    (first, last), (begin, end) = (_ends(edtf) for edtf in (one.edtf, other.edtf))
    return not (first[: len(end)] <= end[: len(first)] and begin[: len(last)] <= last[: len(begin)])


def _ends(edtf: str) -> tuple[str, str]:
    first, _, last = edtf.rstrip("?~%").partition("/")
    return first[:10], (last or first)[:10]


def _verbs(one: Claim, other: Claim) -> Iterator[Found]:
    """Verbs that take sides, one for and one against, or one against and one that takes none."""
    sides = {one.act, other.act}
    if one.act == other.act or not (one.cue and other.cue) or one.negated or other.negated:
        return
    if len(sides & AGAINST) == 1 and sides & (_PLAIN | _FOR):
        yield "verb", one.cue, other.cue


def _hedges(one: Statement, other: Statement) -> Iterator[Found]:
    """A hedge on one side alone: in the cue, or at words of the evidence that the other side has unhedged."""
    for mine, theirs in ((one, other), (other, one)):
        words = mine.claim.hedge
        if words and not theirs.claim.hedge and _is_missed(words, mine, theirs):
            yield "hedge", words if mine is one else "", words if mine is other else ""


def _is_missed(hedge: str, mine: Statement, theirs: Statement) -> bool:
    start, end = theirs.claim.anchors.context
    if re.search(rf"\b{re.escape(hedge)}\b", f"{theirs.entry.text[start:end]} {_text(theirs.claim)}", re.IGNORECASE):
        return False
    if mine.claim.cue and hedge in mine.claim.cue:
        return True
    before, _, after = _text(mine.claim).partition(hedge)
    around = [*WORD.findall(before)[-_REACH:], *WORD.findall(after)[:_REACH]]
    telling = {form for form in map(stem, around) if rarity(form) > 1.0}
    known = set(map(stem, WORD.findall(_text(theirs.claim))))
    return bool(telling) and 2 * len(telling & known) > len(telling)


def _quotations(left: str, right: str) -> Iterator[Found]:
    """Two forms of one quotation, such as one with a word left out."""
    ours, theirs = ([m.group(1).strip(" ,.") for m in _QUOTED.finditer(text)] for text in (left, right))
    for a in ours:
        words = [stem(w) for w in WORD.findall(a)]
        for b in theirs:
            others = [stem(w) for w in WORD.findall(b)]
            if len(words) > 2 and not _is_part(words, others) and _ratio(words, others) >= _ALIKE:
                yield "quotation", a, b
                break


def _is_around(words: str, other: Statement) -> bool:
    """Whether the sentence of the other says these words too, outside its evidence: who speaks, or what about."""
    start, end = other.claim.anchors.context
    telling = {form for form in map(stem, WORD.findall(words)) if rarity(form) > COMMON}
    known = telling & set(map(stem, WORD.findall(other.entry.text[start:end])))
    return 2 * len(known) >= len(telling)


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one quotation is the other or only a shorter cut of it."""
    shorter, longer = sorted((f" {' '.join(words)} " for words in (one, other)), key=len)
    return shorter in longer


def _is_one_actor(left: str, right: str, one: Statement, other: Statement) -> bool:
    """Whether both names are of one actor, or of none that is known: two spellings are no difference."""
    ours, theirs = ({_plain(f): a.id for a in s.entry.brief.actors for f in (a.name, *a.aliases)} for s in (one, other))
    a, b = ours.get(_plain(left)), theirs.get(_plain(right))
    return a is None or b is None or a == b


def _plain(name: str) -> str:
    return " ".join(stem(word) for word in WORD.findall(name))


class _Matched:
    """Two texts word by word: runs of words that both have, and what stands between."""

    def __init__(self, left: str, right: str) -> None:
        self.texts = (left, right)
        self.spans = tuple([match.span() for match in WORD.finditer(text)] for text in self.texts)
        self.forms = tuple(
            [stem(text[a:b]) for a, b in spans] for text, spans in zip(self.texts, self.spans, strict=True)
        )
        self.steps = SequenceMatcher(None, self.forms[0], self.forms[1], autojunk=False).get_opcodes()

    def names(self) -> Iterator[tuple[str, str]]:
        """A name in place of another, between words that are the same."""
        for number, (step, a, b, c, d) in enumerate(self.steps):
            if step == "replace" and self._is_framed(number) and self._is_name(0, a, b) and self._is_name(1, c, d):
                yield self._words(0, a, b), self._words(1, c, d)

    def negations(self) -> Iterator[tuple[str, str]]:
        """A word that negates, more or less, between words that are the same."""
        for number, (step, a, b, c, d) in enumerate(self.steps):
            if step in ("insert", "delete") and b - a + d - c <= AROUND and self._is_framed(number):
                words = (self._words(0, a, b), self._words(1, c, d))
                if any(_NEGATION.fullmatch(word) for each in words for word in WORD.findall(each)):
                    yield words

    def omissions(self) -> Iterator[tuple[str, str]]:
        """The longest run of words that one has beyond the other, where the rest of the other is in it.

        Sentences of which the other has nothing are no omission: one report only quotes more than the other.
        """
        matched = sum(b - a for step, a, b, _, _ in self.steps if step == "equal")
        for side in (0, 1):
            rest = len(self.forms[1 - side])
            if rest < OMITTED or matched < 0.7 * rest:
                continue
            runs = [((a, b), (c, d))[side] for step, a, b, c, d in self.steps if step != "equal"]
            parts = [part for start, end in runs for part in self._within_sentences(side, start, end)]
            start, end = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
            if end - start >= OMITTED:
                words = self._words(side, start, end).strip(' ,.“”"')
                yield (words, "") if side == 0 else ("", words)

    def _within_sentences(self, side: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a run of words that begin or end within a sentence which has other words too."""
        ends = [n for n in range(1, len(self.spans[side])) if self._is_end(side, n)]
        for first, last in pairwise([0, *ends, len(self.spans[side])]):
            part = max(first, start), min(last, end)
            if part[0] < part[1] and part != (first, last):
                yield part

    def _is_end(self, side: int, place: int) -> bool:
        """Whether a sentence, or a piece of evidence, ends right before this word."""
        between = self.texts[side][self.spans[side][place - 1][1] : self.spans[side][place][0]]
        return "\n" in between or bool(_SENTENCE_END.search(between))

    def _is_framed(self, number: int) -> bool:
        """Whether what stands on both sides of a step is the same in both texts, at the ends on one side."""
        sides = [self.steps[n] for n in (number - 1, number + 1) if 0 <= n < len(self.steps)]
        return bool(sides) and all(step[0] == "equal" and step[2] - step[1] >= AROUND for step in sides)

    def _is_name(self, side: int, start: int, end: int) -> bool:
        spans = self.spans[side][start:end]
        return (
            bool(spans)
            and all(self.texts[side][a].isupper() for a, _ in spans)
            and any(rarity(form) > 1.0 for form in self.forms[side][start:end])
        )

    def _words(self, side: int, start: int, end: int) -> str:
        spans: Sequence[tuple[int, int]] = self.spans[side][start:end]
        return self.texts[side][spans[0][0] : spans[-1][1]] if spans else ""

"""Two sentences side by side: which words of each are not in the other, and which of them matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator.records import Span
from generator.relate.entries import Statement
from generator.relate.story import Difference, DifferenceKind, Group
from generator.site.publishable import plain

LONGEST = 300
"""Words of a sentence at most that are compared one by one; what matters is marked in longer ones too."""

ALIKE = 0.4
"""Share of words in common from which on the others are marked; below it, all of them would be."""

BESIDE = 0.5
"""Share of the words that one claim leaves out from which on its sentence, which has them, does not leave them out."""

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a sentence that are marked in one way.

    Attributes:
        words: with the spaces at their ends, on one line.
        kind: how they differ from the other sentence; `wording` where only the words do; None where they do not.
    """

    words: str
    kind: DifferenceKind | str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of a group to lay side by side.

    Attributes:
        differences: between these two, `left` being the first one's.
    """

    left: Statement
    right: Statement
    differences: tuple[Difference, ...]

    @property
    def left_runs(self) -> tuple[Run, ...]:
        """The first sentence, cut into runs."""
        return runs(self.left, self.right, [(d.kind, d.left) for d in self.differences])

    @property
    def right_runs(self) -> tuple[Run, ...]:
        """The other sentence, cut into runs."""
        return runs(self.right, self.left, [(d.kind, d.right) for d in self.differences])


def pairs(group: Group, lead: Statement) -> tuple[Pair, ...]:
    """What to lay side by side: statements that differ, then the lead and those of other briefs in other words."""
    at = {_key(member): member for member in group.members}
    found: dict[tuple[tuple[str, str], tuple[str, str]], list[Difference]] = {}
    for difference in group.differences:
        if all(statement in at for statement in difference.statements) and _is_told(difference, at):
            found.setdefault(difference.statements, []).append(difference)
    differing = [Pair(at[left], at[right], tuple(differences)) for (left, right), differences in found.items()]
    done = {lead.entry.brief.id, *(s.entry.brief.id for pair in differing for s in (pair.left, pair.right))}
    others: dict[str, Statement] = {}
    for member in group.members:
        if member.entry.brief.id not in done and _plain(member) not in {_plain(lead), *map(_plain, others.values())}:
            others.setdefault(member.entry.brief.id, member)
    return (*differing, *(Pair(lead, other, ()) for other in others.values()))


def runs(statement: Statement, other: Statement, differing: Iterable[tuple[DifferenceKind, str]]) -> tuple[Run, ...]:
    """A statement's sentence, cut into runs.

    Args:
        statement: whose sentence.
        other: what it is compared with.
        differing: kinds of difference and the statement's words for them; what is not found there stays unmarked.
    """
    text = statement.entry.text
    start, end = whole(statement)
    kinds: list[DifferenceKind | str | None] = [None] * (end - start)
    for left, right in _other_words(text[start:end], other.entry.text[slice(*whole(other))]):
        kinds[left:right] = ["wording"] * (right - left)
    for kind, words in differing:
        place = _find(statement, words, kind)
        if place is not None:
            left, right = place[0] - start, place[1] - start
            kinds[left:right] = [kind] * (right - left)
    return _runs(text[start:end], kinds)


def whole(statement: Statement) -> Span:
    """The sentence or sentences that a statement stands in, its evidence included."""
    claim = statement.claim
    spans = [claim.anchors.context, *((e.start, e.end) for e in claim.evidence)]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _is_told(difference: Difference, at: Mapping[tuple[str, str], Statement]) -> bool:
    """Whether it holds for the whole sentences: what one claim leaves out may stand beside it in its sentence."""
    if difference.kind != "omission":
        return True
    one, other = (at[statement] for statement in difference.statements)
    for words, there in ((difference.left, other), (difference.right, one)):
        wanted = {word.casefold() for word in _WORD.findall(words)}
        if wanted and len(wanted & set(_WORD.findall(_plain(there)))) >= len(wanted) * BESIDE:
            return False
    return True


def _plain(statement: Statement) -> str:
    return " ".join(statement.entry.text[slice(*whole(statement))].casefold().split())


def _key(statement: Statement) -> tuple[str, str]:
    return statement.entry.brief.id, statement.claim.id


def _runs(text: str, kinds: Sequence[DifferenceKind | str | None]) -> tuple[Run, ...]:
    cuts = [0, *(i for i in range(1, len(text)) if kinds[i] != kinds[i - 1]), len(text)]
    found = [Run(_SPACE.sub(" ", plain(text[a:b])), kinds[a]) for a, b in pairwise(cuts) if b > a]
    return tuple(run for run in found if run.words)


def _find(statement: Statement, words: str, kind: DifferenceKind) -> Span | None:
    """Where these words stand: in the evidence, in the cue, else anywhere in the sentence; of a verb, the cue first."""
    claim = statement.claim
    evidence = [(e.start, e.end) for e in claim.evidence]
    cue = [claim.anchors.cue] if claim.anchors.cue else []
    places = [*cue, *evidence] if kind == "verb" else [*evidence, *cue]
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    if not wanted:
        return None
    for start, end in (*places, whole(statement)):
        match = re.compile(rf"(?<!\w){wanted}(?!\w)", re.IGNORECASE).search(statement.entry.text, start, end)
        if match:
            return match.span()
    return None


def _other_words(text: str, other: str) -> list[Span]:
    """Runs of words of a text that the other one does not have at their place; none where little is alike."""
    words, others = (list(_WORD.finditer(part)) for part in (text, other))
    if not words or not others or max(len(words), len(others)) > LONGEST:
        return []
    matcher = SequenceMatcher(None, [m[0].casefold() for m in words], [m[0].casefold() for m in others], autojunk=False)
    if matcher.ratio() < ALIKE:
        return []
    return [
        (words[first].start(), words[last - 1].end())
        for tag, first, last, _, _ in matcher.get_opcodes()
        if tag in {"replace", "delete"}
    ]

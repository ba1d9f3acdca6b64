"""What the outlet reports in its own voice and what matters: "Orlov and Berg signed the treaty".

Rules, not a model, and on purpose narrow: what is left out is missed, what is wrongly taken is a fact
that nobody stated. A sentence counts if no attribution touches it, none of its words of telling was
missed by the annotator, it is not quoted, and its main clause says that something consequential was
done (past, perfect or future). The strongest `bound(...)` of a document are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.claims.cues import Match, matches
from generator.claims.hedges import find_clause_hedge
from generator.claims.quotations import Quotations
from generator.claims.words import Word, words
from generator.records import ActorMention, Document, Resolution, Sentence, Span

_WEIGHT = {
    "harm": 3.0,
    "attack": 3.0,
    "sign": 3.0,
    "take-effect": 2.5,
    "arrest": 2.5,
    "seize": 2.5,
    "sanction": 2.5,
    "resign": 2.5,
    "decide": 2.5,
    "agree": 2.0,
    "appoint": 2.0,
    "prosecute": 2.0,
    "meet": 2.0,
    "release": 2.0,
    "withdraw": 2.0,
    "deploy": 2.0,
    "win": 1.5,
    "launch": 1.5,
    "aid": 1.5,
    "travel": 1.5,
    "protest": 1.5,
}
_TOLD_OF_ANYBODY = frozenset(
    {"harm", "attack", "arrest", "sign", "prosecute", "seize", "resign", "appoint", "sanction", "release"}
)
"""Acts that matter in the passive whoever they befall: "three dockers were killed"."""

_SAYING = frozenset(
    """say tell add claim argue allege assert insist contend warn announce reveal believe think suggest report
    predict estimate confirm deny explain write tweet""".split()
)
_REPORTED = re.compile(
    r"\baccording to\b|\bin the words of\b|\breportedly\b|\ballegedly\b|\bpresumably\b|\bapparently\b|\bso-called\b",
    re.IGNORECASE,
)
_BE = frozenset("was were been is are being be".split())
_HAVE = frozenset("has have had 've 's".split())
_BETWEEN = frozenset(
    """also then later again now already recently formally officially finally jointly just soon eventually
    immediately subsequently briefly both all on monday tuesday wednesday thursday friday saturday sunday
    yesterday today have has had will not never did n't didn't hasn't haven't won't himself herself itself
    themselves once twice first early late last week month year this""".split()
)
_AGENTS = frozenset(
    """police troops forces soldiers rebels militants gunmen insurgents protesters demonstrators workers lawmakers
    senators parliament government cabinet court judge judges jury prosecutors authorities officials army navy
    council senate congress assembly ministers voters residents firefighters rescuers commission committee
    company firm union strikers""".split()
)
_CLAUSE_END = re.compile(
    r",\s+(?:which|who|where|while|but|and|after|as|because|although|with)\b|[;:]|\s[–—]\s|\b(?:that|which|who|because|if|when|after|before|since|until|while)\b"
)
_LEAD = re.compile(
    r"(?:(?:In|On|At|After|Before|During|Following|Since|Early|Late|Earlier|Last|This|Amid|By|Meanwhile|Later|Then|Also|Also,)\b[^,;:.]{0,80},|"
    r"(?:Meanwhile|Later|Then|Earlier|However|Separately|Last (?:week|month|year)|On \w+day)\b,?)\s+"
)
_NOBODY = frozenset("neither nobody none no nor hardly".split())
_LOST = re.compile(
    r"\s++(?:\S++\s++){0,4}?(?:elections?|votes?|seats?|race|runoff|primary|majority|war|battle|match|game|final|series|title|"
    r"appeal|case|lawsuit|bid|referendum)\b|\s++(?:\d\S*+\s++)?to\b",
    re.IGNORECASE,
)
_GIVEN_OUT = re.compile(
    r"\s++(?:\S++\s++){0,4}?(?:statements?|reports?|maps?|videos?|audio|footage|recordings?|photos?|photographs?|images?|data|"
    r"figures|findings|results|documents?|files|letters?|lists?|albums?|films?|songs?|singles?|books?|details|"
    r"transcripts?|e-?mails?|memos?|surveys?|polls?|plans?|guidelines|guidance|statistics|trailers?|versions?)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"[^,;.]{0,60}\b(?:photos?|photographs?|pictures?|images?|videos?|cameras?|film|footage|tape)\b")
_BACK_TO = re.compile(r"\s++(?:\w++\s++)?(?:home\b|from\b|to (?:the )?(?!T\d)[A-Z])")
_MODAL = frozenset("would could may might should must can if".split())


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence in the outlet's own voice that says what was done.

    Attributes:
        evidence: the sentence, without its final full stop being touched.
        act: one of the event acts.
        negated: whether it says that it was not done.
        hedge: hedging words, verbatim.
        score: how much it matters, in no unit; only the order counts.
    """

    evidence: Span
    act: str
    negated: bool
    hedge: str | None
    score: float


def bound(sentences: int) -> int:
    """How many narrated claims a document may have: two, and one more for every six sentences, up to eight."""
    return min(8, 2 + sentences // 6)


def find_facts(
    document: Document, attributed: Sequence[Span], resolution: Resolution, quotations: Quotations
) -> tuple[Fact, ...]:
    """The narrated facts that matter most, in order of the text.

    Args:
        document: the document.
        attributed: spans that attributions cover, from first to last word of each.
        resolution: whose mentions make the subjects.
        quotations: those of the text.
    """
    topic = _topic(document)
    mentions = sorted(resolution.mentions, key=_start)
    taken = sorted(attributed)
    # How far the spans reach up to each, for some hold others.
    reach = list(accumulate((end for _, end in taken), max))
    facts = []
    for position, sentence in enumerate(document.sentences):
        before = bisect_left(taken, (sentence.end,))
        if before and reach[before - 1] > sentence.start:
            continue
        if quotations.overlapping(sentence.start, sentence.end) and _mostly_quoted(sentence, quotations):
            continue
        fact = _fact(document, sentence, position, mentions, topic)
        if fact is not None:
            facts.append(fact)
    best = sorted(facts, key=lambda f: (-f.score, f.evidence))[: bound(len(document.sentences))]
    return tuple(sorted(best, key=lambda f: f.evidence))


def _mostly_quoted(sentence: Sentence, quotations: Quotations) -> bool:
    quoted = sum(
        min(q.end, sentence.end) - max(q.start, sentence.start)
        for q in quotations.overlapping(sentence.start, sentence.end)
    )
    return 3 * quoted > sentence.end - sentence.start


def _fact(
    document: Document, sentence: Sentence, position: int, mentions: Sequence[ActorMention], topic: frozenset[str]
) -> Fact | None:
    text = document.text
    start, end = sentence.start, sentence.end
    if text[start:end].rstrip('”"’ ').endswith("?") or _REPORTED.search(text, start, end):
        return None
    run = words(text, start, end)
    if any(m.lemma in _SAYING for m, _ in matches(run)):
        return None
    lead = _LEAD.match(text, start, end)
    main = lead.end() if lead else start
    boundary = _CLAUSE_END.search(text, main + 1, end)
    stop = boundary.start() if boundary else end
    first, last = bisect_left(mentions, start, key=_start), bisect_left(mentions, end, key=_start)
    inside = [m for m in mentions[first:last] if m.end <= end]
    clause = [w for w in run if main <= w.start and w.end <= stop]
    found = _event(text, main, clause, [m for m in inside if m.start >= main])
    if found is None and boundary:  # an apposition: "Orlov, who leads the party, signed"
        found = _event(
            text, main, [w for w in run if main <= w.start], [m for m in inside if m.start >= main], only_subject=True
        )
    if found is None:
        return None
    act, negated, by_actor = found
    overlap = len({w.form for w in run} & topic)
    score = _WEIGHT.get(act, 1.0) + 2.0 * by_actor + min(3, overlap) + 1.5 / (1 + position) + 0.3 * min(3, len(inside))
    return Fact((start, end), act, negated, find_clause_hedge(text[start:end]), score)


def _start(mention: ActorMention) -> int:
    return mention.start


def _event(
    text: str, main: int, clause: Sequence[Word], inside: Sequence[ActorMention], *, only_subject: bool = False
) -> tuple[str, bool, bool] | None:
    """Act, negation, and whether an actor is the subject, of the first event that the clause states as such."""
    for match, act in matches(clause, events=True):
        before = clause[: match.first]
        tense = _tense(match, before)
        if not _is_meant(text, match.lemma, clause[match.last - 1].end):
            continue
        if tense is None or any(w.form in _MODAL for w in before[-4:]):
            continue
        i = match.first
        while i and _is_between(before[i - 1].form):
            i -= 1
        negated = any(w.form in ("not", "never") or w.form.endswith("n't") for w in before[i:])
        negated = negated or any(w.form in _NOBODY for w in before)
        subject = _subject_before(text, main, before, i, inside)
        if subject == "actor" or (subject == "agents" and not only_subject):
            return act, negated, subject == "actor"
        told = (tense == "passive" and act in _TOLD_OF_ANYBODY) or act == "take-effect" or match.lemma == "die"
        if not only_subject and i and told:
            return act, negated, False
    return None


def _is_meant(text: str, lemma: str, end: int) -> bool:
    """Whether the verb means the event: not "lost two hours", "returned to action", "released a map"."""
    if lemma == "capture":
        return not _PICTURED.match(text, end)
    if lemma == "release":
        return not _GIVEN_OUT.match(text, end)
    if lemma == "lose":
        return bool(_LOST.match(text, end))
    return lemma != "return" or bool(_BACK_TO.match(text, end))


def _tense(match: Match, before: Sequence[Word]) -> str | None:
    """`passive`, `past`, `perfect` or `future`; None where the form states nothing as done."""
    close = [w.form for w in before[-4:]]
    while close and close[-1] not in _BE | _HAVE | {"will"} and (_is_between(close[-1])):
        close.pop()
    last = close[-1] if close else ""
    if "participle" in match.forms and last in _BE:
        certain = last not in ("be", "being") or (last == "be" and close[-2:-1] == ["will"])
        return "passive" if certain else None
    if "participle" in match.forms and last in _HAVE:
        return "perfect"
    if "base" in match.forms and any(w.form in ("did", "didn't", "will", "won't") for w in before[-3:]):
        return "future"
    if "past" in match.forms and last not in _BE:
        return "past"
    return None


def _is_between(form: str) -> bool:
    return form in _BETWEEN or form in _BE or form in _HAVE or form.endswith(("ly", "n't"))


def _subject_before(text: str, main: int, before: Sequence[Word], i: int, inside: Sequence[ActorMention]) -> str | None:
    """Who stands directly before the verb group: an `actor`, unnamed `agents`, or nobody that counts."""
    if not i:
        return None
    word = before[i - 1]
    for mention in inside:
        if mention.start <= word.start and word.end <= mention.end:
            if _governed(text, main, mention):
                return None
            return "actor"
    if word.form in _AGENTS:
        return "agents"
    return "actor" if _apposed(text, main, word.end, inside) else None


def _apposed(text: str, main: int, end: int, inside: Sequence[ActorMention]) -> bool:
    """Whether an apposition to an actor ends here: "Orlov, who leads the party," or "Berg, the mayor,"."""
    if text[end : end + 1] != ",":
        return False
    return any(
        text[m.end : m.end + 1] == "," and text.count(",", main, end) == 1 and not _governed(text, main, m)
        for m in inside
    )


def _governed(text: str, main: int, mention: ActorMention) -> bool:
    """Whether the mention hangs on a preposition and is no subject: "a man from Norway arrested"."""
    return bool(
        re.search(r"\b(?:from|with|against|to|at|by|for|near|about|between)\s+(?:the\s+)?$", text[main : mention.start])
    )


def _topic(document: Document) -> frozenset[str]:
    """The telling words of the title."""
    return frozenset(w for w in re.findall(r"[^\W_]+", document.title.lower()) if len(w) > 3)

"""What was not understood: quotations and reports in the body that are part of no claim.

For a reader, so rather too few than many that are none: a verb counts only with its subject in front of it or behind
it, and with what it tells; names, titles and words held at arm's length count for no quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from generator.claims.cues import Match, matches, names_thing
from generator.claims.quotations import Quotation, Quotations, blocks, find_quotations
from generator.claims.scare import quotes_nobody
from generator.claims.words import Word, words
from generator.records import Claim, Document, Sentence, Span, Unread

_LEAST_WORDS = 4
"""Shorter quotations are names, titles and scare quotes."""

_TELLING = frozenset(
    """say tell add state note explain write announce declare claim argue assert allege contend insist maintain warn
    deny confirm acknowledge admit concede reveal disclose stress emphasise emphasize underline reiterate predict
    promise pledge vow suggest believe reply respond complain testify recall observe remark comment conclude""".split()
)
_BY_ITSELF = frozenset({"said", "says", "told"})
"""Forms that are nothing but verbs of telling: what they tell may follow without a sign."""

_ADDING = frozenset("say claim argue assert allege contend insist maintain warn deny".split())
"""Verbs whose participle behind a comma tells something: "sued the port, claiming that …"."""

_NO_SUBJECT = frozenset(
    """the a an this that these those of to in on at by for with from and or but as than be is are was were been being
    am i we you not will would could should can may might must shall do does did so also if while when where because
    before after having 's n't aren't isn't wasn't weren't""".split()
)
_SKIPPED = frozenset(
    """has have had also then later again repeatedly once now publicly recently already previously earlier just never
    reportedly""".split()
)
_THAT = re.compile(r"(?:\s+(?:on|in|at|to|the|\w+day|\d+|[A-Z]\w+|reporters|journalists)){0,5}\s+that\b")
_OPENS = re.compile(r"[^.?!“”\"]{0,60}[,:]\s*[“\"]|\s+[“\"]")
_OBJECT = re.compile(r"\s+[\w“\"‘']")
_ASIDE = re.compile(r"\b(?:as|what|like|than)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE)
_TRAILS = re.compile(r"[.,]|\s+(?:in|on|at|during|to|via|through|after|by)\s|$")


def coverage(document: Document, claims: Sequence[Claim]) -> tuple[Unread, ...]:
    """The quotations of more than three words, and the sentences that report, which no claim accounts for, in order.

    Args:
        document: as read.
        claims: those that were found in it.
    """
    text = document.text
    told = _Spans(_told(claims))
    quotations = find_quotations(text, blocks(document))
    missed = [q for q in quotations.all if _is_missed(document, q, quotations, told)]
    found = [Unread("quotation", text[q.start : q.end], q.start, q.end) for q in missed]
    for sentence in document.sentences:
        if any(q.start < sentence.end and sentence.start < q.end for q in missed):
            continue
        if _reports(text, sentence, quotations, told):
            found.append(Unread("reporting", text[sentence.start : sentence.end], sentence.start, sentence.end))
    return tuple(sorted(found, key=lambda u: (u.start, u.end)))


class _Spans:
    """Spans in order of the text, asked for what they cover."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((end for _, end in self._spans), max))

    def reach(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with [start, end)."""
        before = bisect_left(self._spans, (end,))
        return bool(before) and self._ends[before - 1] > start


def _told(claims: Sequence[Claim]) -> list[Span]:
    """What the claims account for: evidence, speaker and cue of each."""
    out = []
    for claim in claims:
        out += [(each.start, each.end) for each in claim.evidence]
        out += [span for span in (claim.anchors.cue, claim.anchors.speaker) if span]
    return out


def _is_missed(document: Document, quotation: Quotation, quotations: Quotations, told: _Spans) -> bool:
    text, start, end = document.text, quotation.start, quotation.end
    if quotation.single or len(words(text, start, end)) < _LEAST_WORDS or told.reach(start, end):
        return False
    if quotes_nobody(text, quotation):
        return False
    around = [q for q in quotations.overlapping(start, end) if q.start < start and end <= q.end]
    return not around and any(s <= start < e for s, e in document.paragraphs)


def _reports(text: str, sentence: Sentence, quotations: Quotations, told: _Spans) -> bool:
    """Whether the sentence has a verb of telling that belongs to no claim."""
    run = words(text, sentence.start, sentence.end)
    for match, _ in matches(run):
        start, end = run[match.first].start, run[match.last - 1].end
        hangs_on = "ing" in match.forms and match.lemma in _ADDING
        if match.lemma not in _TELLING or not (hangs_on or match.forms & {"past", "third"}):
            continue
        if told.reach(start, end) or quotations.overlapping(start, end):
            continue
        if hangs_on:
            if text[sentence.start : start].endswith(", ") and _OBJECT.match(text, end, sentence.end):
                return True
        elif _tells(text, run, match, sentence) and not _looks_aside(text, run, match, sentence):
            return True
    return False


def _tells(text: str, run: Sequence[Word], match: Match, sentence: Sentence) -> bool:
    """Whether somebody tells something with the verb, rather than that it describes a noun ("the alleged fraud")."""
    start, end = run[match.first].start, run[match.last - 1].end
    sure = run[match.first].form in _BY_ITSELF
    before = match.first
    while before and run[before - 1].form in _SKIPPED:
        before -= 1
    subject = run[before - 1] if before else None
    if subject is not None and "," not in text[subject.end : run[before].start]:
        if subject.form in _NO_SUBJECT or (
            not sure and not text[subject.end : start].isspace() and before == match.first
        ):
            return False
        if names_thing(run[match.first].form) and not text[subject.start].isupper():
            return False  # "over claims that"
        if text.startswith(":", end) and end + 1 >= sentence.end:
            return True  # what is said is the next paragraph
        if _THAT.match(text, end, sentence.end) or _OPENS.match(text, end, sentence.end):
            return True
        if "third" in match.forms and not sure:
            return False  # "the liberal states", "many reports"
        if _trails(text, run, before - 1, sentence) and _TRAILS.match(text, end, sentence.end):
            return True
        return sure and bool(_OBJECT.match(text, end, sentence.end))
    # "Ada Long, the mayor of Split, said at a fair"
    aside = (
        sure and subject is not None and text.count(",", sentence.start, start) > 1 and text[start - 2 : start] == ", "
    )
    if aside and (_TRAILS.match(text, end, sentence.end) or _THAT.match(text, end, sentence.end)):
        return True
    # "…, said Berg"
    return sure and subject is not None and match.last < len(run) and _is_name(text, run[match.last])


def _trails(text: str, run: Sequence[Word], subject: int, sentence: Sentence) -> bool:
    """Whether the subject stands behind a comma, as in "…, the ministry added."."""
    start = run[subject].start
    comma = text.rfind(",", sentence.start, start)
    return comma >= 0 and len(words(text, comma, start)) <= _LEAST_WORDS + 2


def _is_name(text: str, word: Word) -> bool:
    return text[word.start].isupper() or word.form in {"the", "a", "an", "one", "he", "she"}


def _looks_aside(text: str, run: Sequence[Word], match: Match, sentence: Sentence) -> bool:
    """Whether it only looks back or aside: "as the report said", "what he said"."""
    start = run[match.first].start
    return _ASIDE.search(text, max(sentence.start, start - 40), start) is not None

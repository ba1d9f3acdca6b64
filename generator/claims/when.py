"""When it was said, and when what was said happened: which of a sentence's times belong to the cue, which to the words.

Only a time whose place in the sentence leaves one reading is taken. "Orlov said on Monday that …", "On Monday,
Orlov said", "Orlov late Monday told" date the saying; "said the fleet sailed on Monday" dates the sailing; in "said
after talks on Monday" or "the treaty signed last week is void" the time belongs to something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.verbs import is_past
from generator.claims.cues import Cue
from generator.claims.drafts import Draft
from generator.claims.nearby import sentences_at
from generator.claims.quotations import Quotations
from generator.claims.tense import Telling, reads_as_event, telling
from generator.claims.time_words import TimeWords, find_times
from generator.claims.times import UNKNOWN, Direction, Reference, reference, resolve
from generator.claims.words import words
from generator.records import Document, Span, When

_BETWEEN = re.compile(
    r"[\s,]*+(?:(?:also|again|later|first|then|publicly|earlier|back|here|there|afterwards?)[\s,]++)*"
    r"(?:(?:(?:the |a |an )?[\w’'-]++\s++){0,3}(?:to|in|at|during|on|with|through|via|from|for|inside|outside)\s.*|"
    r"(?:the |a |an )?(?:[\w.’'-]++\s++){0,5})?",
    re.DOTALL,
)
_ELSEWHERE = re.compile(
    r"\b(?:who|which|whom|whose|that|because|although|though|if|unless|when|while|after|before|since|until|whether|where|"
    r"as|than|following|ahead|amid|despite|of|about|over|against|aired|broadcast|recorded|taped|scheduled|planned|but|"
    r"and|or)\b|[;:()“”\"—–]|,\s+(?!speaking|talking|writing|appearing|addressing|during)\w+(?:ing|ed)\b",
    re.IGNORECASE,
)
_ADVERBS = re.compile(r"[\s,]*(?:(?:also|again|later|first|then|publicly|has|have|had)\s+)*", re.IGNORECASE)
_OPENING = re.compile(
    r"[\s“\"‘]*(?:(?:But|And|Also|Still|Then|Earlier|Later|Meanwhile|Separately|However),?\s+)?"
    r"(?:(?:In|At|From)\s+(?:an?\s|the\s)?(?:[\w.’'-]+\s+){1,5})?"
)
_TO_SPEAKER = re.compile(
    r"(?:,?\s++(?:in|at|during)\s++[^,;:.“”\"]{2,40})?,?\s++(?:(?:the|a|an)\s++)?(?:[\w.’'-]++\s++){0,6}", re.IGNORECASE
)
_GIVEN_OUT = re.compile(
    r"\b(?:statement|letter|report|memo|document|communique|communiqué|declaration|release|tweet|post|transcript|speech|"
    r"interview|e-?mail|message|video|briefing|conference|article|editorial|survey|poll|study)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(
    r"[.?!](?=[”\"’']?\s+[“\"‘]?[A-Z])(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Dr\.)(?<!Sen\.)(?<!Gov\.)(?<!Rep\.)(?<!Gen\.)(?<!Mrs\.)(?<!Ms\.)(?<!St\.)"
)
_MOST_WORDS = 14
"""Words between a cue and a time up to which they are of one clause."""

_OF_THINGS = frozenset({"condemn", "criticise", "praise", "reject", "support", "concern", "describe", "accuse"})
"""Acts whose content is a thing rather than a clause."""

_OVER = frozenset("over of about for on at with against by".split())
_LEADS_ON = {
    "accuse": re.compile(r"\s+of\s"),
    "urge": re.compile(r"\s+(?:not\s+)?to\s"),
    "ask": re.compile(r"\s+(?:to|whether|if)\s"),
    "demand": re.compile(r"\s+(?:to|that)\s"),
    "warn": re.compile(r"\s+(?:not to|that|of|against)\s"),
    "praise": re.compile(r"\s+for\s"),
    "criticise": re.compile(r"\s+(?:for|over)\s"),
    "condemn": re.compile(r"\s+(?:for|over)\s"),
    "describe": re.compile(r"\s+as\s"),
}
"""What leads on from whom such words are said to, and from a time behind it, to what is said."""

_NO_TIME_OF = frozenset("of before after since until till by for between from within".split())
"""Prepositions behind which a time does not tell when something was said or happened, but from or up to when."""

_STILL_TO_COME = re.compile(
    r"\b(?:will|shall)\b|[’']ll\b|\b(?:is|are|be|due|set|expect\w*|schedul\w+|slated|plan\w*|going|likely|hop(?:es?|ing)|"
    r"intend\w*|want\w*|prepar\w+|about|wait\w*|promis\w+|vow\w*|pledg\w+)\s+to\b"
)
"""A report to be made; "took to the airwaves to say" has been made."""


def date_reports(document: Document, drafts: Sequence[Draft], quotations: Quotations) -> tuple[When | None, ...]:
    """When each report was made; "…, saying …" was said when the clause that it hangs on was.

    Args:
        document: whose date the words are told from.
        drafts: all reports of the document.
        quotations: those of the text.
    """
    cues = [d.cue_span for d in drafts if d.cue_span]
    own = [said(document, draft, cues, quotations) for draft in drafts]
    return tuple(
        when or (_of_main_clause(document, draft, drafts, own) if draft.cue.participle else None)
        for draft, when in zip(drafts, own, strict=True)
    )


def _of_main_clause(
    document: Document, draft: Draft, drafts: Sequence[Draft], times: Sequence[When | None]
) -> When | None:
    if draft.cue_span is None or draft.speaker is None:
        return None
    home = sentences_at(document.sentences, *draft.cue_span)
    start = home[0].start if home else draft.cue_span[0]
    found = [
        when
        for other, when in zip(drafts, times, strict=True)
        if other.speaker == draft.speaker and other.cue_span and start <= other.cue_span[0] < draft.cue_span[0]
    ]
    return found[0] if found else None


def said(document: Document, draft: Draft, others: Sequence[Span], quotations: Quotations) -> When | None:
    """When a report was made, as far as its sentence says.

    Args:
        document: whose date the words are told from.
        draft: the report.
        others: the cues of all reports.
        quotations: those of the text.
    """
    if draft.cue_span is None:
        return None
    text = document.text
    for time in _of_cue(document, draft, others):
        if time.preposition not in _NO_TIME_OF and quotations.around(time.start, time.end) is None:
            edtf = resolve(time, reference(document.published), _direction_of_cue(text, draft.cue, draft.cue_span))
            return When(text[time.start : time.end], time.start, time.end, edtf)
    return None


def _direction_of_cue(text: str, cue: Cue, span: Span) -> Direction:
    """A report lies behind, unless it is still to be made ("will announce on Friday")."""
    words_ = text[slice(*span)].lower()
    if _STILL_TO_COME.search(words_):
        return "future"
    if cue.hedge is not None and re.search(r"\b(?:would|may|might|could|should)\b", words_):
        return None
    return "past"


def _of_cue(document: Document, draft: Draft, others: Sequence[Span]) -> Sequence[TimeWords]:
    """The times that date the cue, the likeliest first."""
    text, cue = document.text, draft.cue_span
    if cue is None:
        return ()
    within = find_times(text, *cue)
    if within:
        return within
    home = sentences_at(document.sentences, *cue)
    start, end = (home[0].start, home[-1].end) if home else cue
    return (
        _behind_cue(text, draft, cue, end, others)
        or _before_cue(text, draft, cue, start)
        or _in_speaker(text, draft)
        or _behind_quotation(text, draft, end)
        or _before_participle(text, draft, cue, start)
        or _behind_object(text, draft, cue)
    )


def _behind_cue(text: str, draft: Draft, cue: Span, end: int, others: Sequence[Span]) -> Sequence[TimeWords]:
    """Of "said on Monday", "told the Daily Post in an interview late Monday", "said Orlov on Monday"."""
    first = cue[1]
    if draft.cue.act == "expect" or text.startswith(" to ", cue[1]):
        # "the vote is expected to begin on Wednesday" was not said then
        first = max([first, *(e for s, e in draft.evidence if s <= cue[0] < e)])
    if draft.speaker and cue[1] <= draft.speaker[0] < end and not words(text, cue[1], draft.speaker[0]):
        first = draft.speaker[1]
    starts = [s for s, _ in (*draft.evidence, *others) if s >= first]
    stop = min([end, *starts])
    for time in find_times(text, first, stop):
        between = text[first : time.start]
        if _ELSEWHERE.search(between) or len(between.split()) > _MOST_WORDS or between.count(",") > 1:
            return ()
        if _BETWEEN.fullmatch(between):
            return (time,)
        return ()
    return ()


def _before_cue(text: str, draft: Draft, cue: Span, start: int) -> Sequence[TimeWords]:
    """Of "Orlov on Monday said", and of "On Monday, deputy minister Orlov said"."""
    speaker = draft.speaker
    if speaker and speaker[1] <= cue[0]:
        found = _ending_speaker(text, speaker, cue) or _behind_speaker(text, speaker, cue)
        if found:
            return found
    first = min(cue[0], speaker[0]) if speaker else cue[0]
    if any(s < first for s, _ in draft.evidence if s >= start) or first <= start:
        return ()
    for time in find_times(text, start, first):
        gap = text[time.end : first]
        if not _OPENING.fullmatch(text, start, time.start) or _ELSEWHERE.search(gap):
            return ()
        plain = not any(is_past(w.form) for w in words(text, time.end, first))
        return (time,) if plain and (_TO_SPEAKER.fullmatch(gap) or not gap.strip(" ,")) else ()
    return ()


def _ending_speaker(text: str, speaker: Span, cue: Span) -> Sequence[TimeWords]:
    """Of "|Ada Long of the council on Monday| said", but not of "|a man arrested on Monday| said"."""
    if words(text, speaker[1], cue[0]) or _GIVEN_OUT.search(text, *speaker):
        return ()
    for time in find_times(text, *speaker)[-1:]:
        before = words(text, speaker[0], time.start)
        if time.end == speaker[1] and not any(is_past(w.form) or w.form == "who" for w in before):
            return (time,)
    return ()


def _behind_speaker(text: str, speaker: Span, cue: Span) -> Sequence[TimeWords]:
    """Of "Orlov on Monday said", and of "Orlov resigned and on Monday said"."""
    for time in find_times(text, speaker[1], cue[0]):
        joined = text[speaker[1] : time.start].rstrip().endswith((" and", " but"))
        if (joined or _ADVERBS.fullmatch(text, speaker[1], time.start)) and _ADVERBS.fullmatch(text, time.end, cue[0]):
            return (time,)
    return ()


def _behind_quotation(text: str, draft: Draft, end: int) -> Sequence[TimeWords]:
    """Of "called it “a mistake” on Monday": what stands behind the marks is not in them."""
    last = draft.evidence[-1][1]
    if draft.cue_span is None or draft.cue_span[1] > last or text[last - 1 : last] not in ('"', "”"):
        return ()
    found = find_times(text, last, min(end, last + 40))
    return found[:1] if found and not text[last : found[0].start].strip() else ()


def _behind_object(text: str, draft: Draft, cue: Span) -> Sequence[TimeWords]:
    """Of "accused |Denmark on Friday of placing …|", "urged |the crews on Monday to leave|"."""
    first, last = draft.evidence[0]
    leads_on = _LEADS_ON.get(draft.cue.act)
    if leads_on is None or words(text, cue[1], first) or cue[1] > first:
        return ()
    found = find_times(text, first, last)[:1]
    plain = found and not any(is_past(w.form) for w in words(text, first, found[0].start))
    if not plain or _ELSEWHERE.search(text, first, found[0].start) or not leads_on.match(text, found[0].end):
        return ()
    return found


def _before_participle(text: str, draft: Draft, cue: Span, start: int) -> Sequence[TimeWords]:
    """Of "issued a statement on Friday, saying …"."""
    if not draft.cue.participle:
        return ()
    found = find_times(text, start, cue[0])[-1:]
    if found and text[found[0].end : cue[0]].strip() == "," and reads_as_event(text, start, found[0].start, cue[0]):
        return found
    return ()


def _in_speaker(text: str, draft: Draft) -> Sequence[TimeWords]:
    """Of "a statement released by the ministry on Monday" that is the source."""
    if draft.speaker is None or not _GIVEN_OUT.search(text, *draft.speaker):
        return ()
    end = draft.speaker[1]
    for time in find_times(text, draft.speaker[0], end):
        head = _GIVEN_OUT.search(text, draft.speaker[0], time.start)
        if head and not re.search(
            r"\b(?:who|which|that|after|before|about|on the|of the)\b", text[head.end() : time.start]
        ):
            return (time,)
    behind = find_times(text, end, min(len(text), end + 40))
    return behind[:1] if behind and not text[end : behind[0].start].strip() else ()


def names_thing(text: str, draft: Draft) -> bool:
    """Whether what a report is about is a thing and no clause: "concern over the treaty signed last week"."""
    first = draft.evidence[0][0]
    if draft.cue_span is None or first < draft.cue_span[1] or text.startswith("to ", first):
        return False
    last = words(text, *draft.cue_span)[-1:]
    return draft.cue.act in _OF_THINGS or any(w.form in _OVER for w in last)


def happened(document: Document, evidence: Sequence[Span], when: When | None, quotations: Quotations) -> When | None:
    """When what the evidence says happened or is to happen, as far as its main clause says.

    Args:
        document: whose date the words are told from; inside a quotation, the day of `when`.
        evidence: the words, in order.
        when: when they were said, if the text says so.
        quotations: those of the text.
    """
    text = document.text
    published = reference(document.published)
    spoken = reference(when.edtf) if when else UNKNOWN
    spoken = spoken if spoken.day else UNKNOWN
    for start, last in evidence[:1]:
        stop = _NEXT_SENTENCE.search(text, start, last)
        end = stop.start() + 1 if stop else last
        for time in find_times(text, start, end):
            if when is not None and (time.start, time.end) == (when.start, when.end):
                continue
            if time.preposition in ("of", "after", "before"):
                return None
            told = _telling_of(text, start, end, time)
            if told is None:
                return None
            quoted = quotations.around(time.start, time.end) is not None
            edtf = _resolved(time, told, published=published, spoken=spoken, quoted=quoted)
            return When(text[time.start : time.end], time.start, time.end, edtf)
    return None


def _resolved(time: TimeWords, told: Telling, *, published: Reference, spoken: Reference, quoted: bool) -> str | None:
    """The time in EDTF, told from the right day.

    Today is the outlet's own, save in a quotation, where it is the speaker's; a bare weekday counts from the saying.
    """
    if quoted:
        return resolve(time, spoken, told.direction)
    if time.kind in ("weekday", "range") and time.relation is None and spoken.day:
        return resolve(time, spoken, told.direction)
    direction = told.direction if not told.shifted or time.kind not in ("weekday", "range") else None
    return resolve(time, published, direction)


def _telling_of(text: str, start: int, end: int, time: TimeWords) -> Telling | None:
    """How the clause of a time is told; None where the time does not surely belong to the main clause."""
    before = words(text, start, time.start)
    if not [w for w in before if w.form not in ("that", "and", "but", "so", "then")]:
        return telling(words(text, time.end, _clause_end(text, time.end, end)))
    if not reads_as_event(text, start, time.start, end):
        return None
    return telling(before)


def _clause_end(text: str, start: int, end: int) -> int:
    found = re.search(
        r"[;:—–]|,\s+(?:who|which|while|but|and|because|after|when)\b|\b(?:who|which|that|if|because)\b",
        text[start:end],
    )
    return start + found.start() if found else end

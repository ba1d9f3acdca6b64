"""The bottom line: two to four sentences of the document that can be read without it, each anchored.

Extractive on purpose: a sentence of the source cannot say more than the source. Sentences are scored by
position, by centrality (how much of what the document and its title keep talking about they hold), and by the
main claims and actors that they carry; they are taken one by one, each for what it adds (maximal marginal
relevance, Carbonell and Goldstein, 1998), and given in order of the text.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import ActorMention, Claim, Document, Evidence, Resolution, Sentence

FEWEST, MOST = 2, 4
"""How many sentences a summary has, where the document has so many."""

_BUDGET = 120
"""Words that a third or fourth sentence may fill a summary to."""

_LONGEST = 60
"""Words of a sentence beyond which it is taken only if nothing shorter serves."""

_LONG = 40
"""Words of a sentence beyond which each costs a little."""

_SHORT = 12
"""Words of a sentence below which it says little alone, the less the shorter."""

_REDUNDANT = 0.6
"""The share of a sentence's weight that earlier choices may already hold."""

_HEADLINE = 5
"""How many words of more than three letters a line needs for its capitals to tell."""

_LEANING, _CONNECTED = 0.25, 0.5
"""What a sentence loses for needing the one before it, even where it is given behind it; and for saying so at once."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_STOP = frozenset(
    """a about after all also an and any are as at be because been before being between both but by can could did
    do does during each for from had has have he her here his how i if in into is it its just last like may me
    might more most my new no not now of on one only or other our out over own said says say she should since
    so some such than that the their them then there these they this those through to told too two under until
    up us very was we were what when where which while who whom why will with would year years you your
    according added""".split()
)
_DANGLING = re.compile(
    r"[“\"‘'(\[]*(?:He|She|It|They|His|Her|Its|Their|Him|Them|Hers|Theirs|This|That|These|Those|Such|Both|Another|Others|"
    r"But|And|Or|So|Yet|Nor|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Still|Instead|Otherwise|Thus|Therefore|"
    r"Also|Besides|Furthermore|Additionally|Similarly|Likewise|Then|There|Here|Earlier|Later|Afterwards?|Elsewhere|"
    r"Separately|Again|Either|Neither|In addition|In contrast|By contrast|In turn|In response|In fact|As a result|"
    r"(?:In|With|For|After|Of|From|By|To|On|Despite) (?:it|this|that|them|these|those|him|her)|"
    r"As for|For example|For instance|On the other hand|At the same time|After that|The latter|The former|"
    r"The (?:same|other|move|incident|latter|former|statement|document|report|pair|duo|two|three|trio|plan|decision|"
    r"deal|agreement|comments?|remarks?))\b"
)
_CONNECTIVE = re.compile(
    r"(?:But|Or|So|Yet|Nor|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Still|Instead|Otherwise|Also|Besides|"
    r"Then|Again|In addition|At the same time|On the other hand)\b"
)
_IT_ALONE = re.compile(
    r"It(?:’s|'s| is| was| has been| will be) (?:\w+ ){1,3}(?:that|to|for)\b|There (?:is|are|was|were|will)\b"
)
_INNER = re.compile(r"\b(?:he|she|they|him)\b(?=[^,“\"]{0,20}(?:\bsaid\b|\badded\b|\btold\b))", re.IGNORECASE)
_AFTER_LEAD = re.compile(
    r"[“\"‘'(\[]*"
    r"(?!(?:When|While|As|After|Before|Since|Although|Though|If|Because|Once|Until|Unless|Whether) (?!\w+ing\b))"
    r"(?:\w+ed|\w+ing|In|On|At|After|Before|During|For|From|By|With|Of|Since|Last|Under|Over|About|Despite|Amid|Through|"
    r"Asked|Told|Now|Today|Yesterday|Recently|Instead|First|Later|Finally|Eventually|Contacted)\b[^.?!“\"]*?,\s+"
    r"(?:he|she|they)\b"
)
_POINTING = re.compile(
    r"\bsuch an?\s|\b(?:the latter|the former|the same)\b|"
    r"\b(?:this|these|such)\s+(?!(?:week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|autumn|"
    r"fall|season|time|way|as|a|an|is|was|that)\b)[a-z]"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|me|my|we|We|our|Our|you|You)\b")
_NOISE = re.compile(
    r"https?://|www\.|@\w+|\(pictured\)|"
    # One \b for all, so that most places in a text are passed at once.
    r"\b(?:read more\b|click here\b|scroll down\b|subscribe\b|sign up\b|"
    r"(?:readers?|viewers?) (?:are|is|should be) (?:advised|warned|cautioned)\b|(?:reader|viewer) discretion\b|"
    r"this (?:article|story|post|report|piece) (?:contains|includes|was|has been|first|originally)\b|"
    r"(?:first|originally) (?:appeared|published) (?:in|on|by)\b|newsletter\b|"
    r"photo(?:graph)?\b\s*[:/]|image\b\s*:|copyright\b|all rights reserved\b|advertisement\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"].*?[”\"]")
_OPENS = re.compile(r"[“\"‘'(\[]*[^a-z\W]")
_CLOSES = re.compile(r"[.?!…][”\"’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence with what its choice depends on.

    Attributes:
        at: index into the document's sentences.
        weights: its telling words with the weight of each in the document.
        length: in words.
        leans: whether it needs the sentence before it to be understood.
        score: its worth without regard to others.
    """

    at: int
    weights: dict[str, float]
    length: int
    leans: bool
    score: float


def summarise(document: Document, resolution: Resolution, claims: tuple[Claim, ...]) -> tuple[Evidence, ...]:
    """Two to four sentences of the body, in order of the text; fewer only where it has fewer.

    Args:
        document: with its sentences.
        resolution: whose main actors a summary should name.
        claims: which a summary should carry.
    """
    text = document.text
    sentences = document.sentences
    if len(sentences) <= FEWEST:
        return tuple(_evidence(text, s) for s in sentences)
    candidates = _candidates(document, resolution, claims)
    chosen = _choose(candidates)
    return tuple(_evidence(text, sentences[i]) for i in sorted(chosen))


def _evidence(text: str, sentence: Sentence) -> Evidence:
    return Evidence(text[sentence.start : sentence.end], sentence.start, sentence.end)


def _candidates(document: Document, resolution: Resolution, claims: Sequence[Claim]) -> list[_Candidate]:
    text = document.text
    words = [[w.lower() for w in _WORD.findall(text, s.start, s.end)] for s in document.sentences]
    counts = Counter(w for ws in words for w in set(ws) if w not in _STOP and len(w) > 1)
    title = {w.lower() for w in _WORD.findall(document.title)} - _STOP
    weight = {w: math.log1p(n) * (1.6 if w in title else 1.0) for w, n in counts.items()}
    main = {a.id for a in sorted(resolution.actors, key=lambda a: -a.mentions)[:5]}
    carried = _carried(document.sentences, claims)
    mentions = sorted(resolution.mentions, key=_start)
    out = []
    for i, sentence in enumerate(document.sentences):
        weights = {w: weight[w] for w in words[i] if w in weight}
        length = len(words[i])
        central = sum(weights.values()) / (8 + length)
        first = bisect_left(mentions, sentence.start, key=_start)
        last = bisect_left(mentions, sentence.end, key=_start)
        named = {m.actor for m in mentions[first:last] if m.end <= sentence.end}
        titled = len(title & set(words[i])) / (1 + len(title))
        stands = min(2, carried[i])
        score = 1.6 / (1 + 0.45 * i) + 0.9 * central + 0.6 * titled + 0.08 * len(named & main) + 0.1 * stands
        leans = _leans(text, document, i)
        if leans:
            score -= _CONNECTED if _CONNECTIVE.match(text, sentence.start) else _LEANING
        score -= _penalty(text, sentence, length)
        out.append(_Candidate(i, weights, length, leans, score))
    return out


def _start(place: ActorMention | Sentence) -> int:
    return place.start


def _carried(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Counter[int]:
    """What the claims add to each sentence that holds some of their evidence, by the sentence's index."""
    ends = [sentence.end for sentence in sentences]
    carried: Counter[int] = Counter()
    for claim in claims:
        touched: set[int] = set()
        for each in claim.evidence:
            touched.update(range(bisect_right(ends, each.start), bisect_left(sentences, each.end, key=_start)))
        carried.update(dict.fromkeys(touched, _weight(claim)))
    return carried


def _weight(claim: Claim) -> int:
    """What a claim adds to its sentence: narrated facts were chosen for their weight already."""
    return 2 if claim.mode == "narrated" else 1


def _penalty(text: str, sentence: Sentence, length: int) -> float:
    """What speaks against a sentence whatever it says."""
    raw = text[sentence.start : sentence.end]
    penalty = 0.0
    if not _is_whole(raw):
        penalty += 3.0
    if _NOISE.search(raw):
        penalty += 2.0
    if length > _LONGEST:
        penalty += 1.5
    elif length > _LONG:
        penalty += 0.02 * (length - _LONG)
    if length < _SHORT:
        penalty += 0.1 * (_SHORT - length)
    if raw.endswith("?"):
        penalty += 0.7
    if _FIRST_PERSON.search(_QUOTED.sub("", raw)):
        penalty += 1.5
    elif raw[:1] in "“\"‘'":
        penalty += 0.5
    if _is_headline(raw):
        penalty += 2.0
    return penalty


def _is_headline(raw: str) -> bool:
    """Whether nearly every longer word is capitalised, as in headlines and lists of names."""
    longer = [w for w in _WORD.findall(raw) if len(w) > 3]
    return len(longer) >= _HEADLINE and sum(w[0].isupper() for w in longer) >= 0.9 * len(longer)


def _is_whole(raw: str) -> bool:
    """Whether it starts like a sentence, ends like one, and cuts no quotation."""
    if not _OPENS.match(raw) or not _CLOSES.search(raw):
        return False
    return raw.count("“") == raw.count("”") and raw.count('"') % 2 == 0


def _leans(text: str, document: Document, i: int) -> bool:
    """Whether the sentence opens with what points back ("He", "However", "The incident")."""
    sentence = document.sentences[i]
    raw = text[sentence.start : sentence.end]
    if i == 0 or _IT_ALONE.match(raw):
        return False
    return bool(_DANGLING.match(raw) or _AFTER_LEAD.match(raw) or _INNER.search(raw) or _POINTING.search(raw))


def _choose(candidates: Sequence[_Candidate]) -> set[int]:
    """Take sentences one by one, the one that adds most first; a leaning one only behind its antecedent."""
    chosen: set[int] = set()
    held: dict[str, float] = {}
    while len(chosen) < MOST:
        room = _BUDGET - sum(candidates[i].length for i in chosen)
        left = [c for c in candidates if c.at not in chosen]
        pool = [c for c in left if not c.leans or c.at - 1 in chosen]
        if len(chosen) >= FEWEST:
            least = _least(candidates) * (len(chosen) - 1)
            pool = [c for c in pool if c.length <= room and _gain(c, held) >= least]
        elif not pool:
            pool = left
        if not pool:
            break
        best = max(pool, key=lambda c: (_gain(c, held), -c.at))
        chosen.add(best.at)
        held.update(best.weights)
    return chosen


def _gain(candidate: _Candidate, held: dict[str, float]) -> float:
    total = sum(candidate.weights.values())
    shared = sum(w for word, w in candidate.weights.items() if word in held) / total if total else 1.0
    return candidate.score - 1.2 * max(0.0, shared - _REDUNDANT)


def _least(candidates: Sequence[_Candidate]) -> float:
    """What a third sentence has to be worth: a good part of the best; a fourth, twice that."""
    return 0.42 * max(c.score for c in candidates)

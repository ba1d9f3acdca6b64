"""What a person is, in the text's own words: the title before the name, or the apposition after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.spans import HONORIFICS, Name
from generator.actors.verbs import is_finite
from generator.actors.view import View, Word
from generator.records import Span

MODIFIERS = words(
    "former then ex acting interim deputy vice assistant associate senior junior chief prime foreign defence "
    "defense interior finance health education energy trade justice labour labor agriculture environment "
    "culture transport economy economic security home general national state federal regional provincial "
    "presidential parliamentary opposition government party military police army navy intelligence political "
    "executive managing supreme high top outgoing incoming newly-elected president-elect long-time longtime "
    "veteran late first second co under special permanent press communications campaign house senate majority "
    "minority human rights lead principal founding honorary retired ruling rebel separatist spiritual "
    "religious team club union media policy research legal medical news crown cabinet district city county "
    "town bank company group"
)
_ADJECTIVES = words(
    "sitting visiting leading presiding ranking commanding reigning serving retiring standing consulting"
)
_STATE_RANKS = words("sen. rep. gov. gen. lt. col. adm. maj. capt. sgt. prof. rev.")
_NO_ROLE = words(
    "the a an and or but in on at to by with from as after before while meanwhile last this that these "
    "those when where if monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december today yesterday tomorrow according said "
    "even only just ever still yet again perhaps instead "
    "says mr. mrs. ms. he she it they his her their its earlier later also however moreover both"
)
_NO_APPOSITION = frozenset(
    {
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "such",
        "there",
        "and",
        "or",
        "but",
        "ever",
        "even",
        "only",
        "just",
        "perhaps",
        "not",
        "nor",
        "as",
    }
)
_INNER = frozenset({"of", "for"})
_APPOSITION = re.compile(
    r"\s*,\s*(?:(?:aged\s+)?\d{1,3}\s*,\s*)?(?:who\s+(?P<verb>(?:is|was)\s+)?(?P<does>(?:heads|leads|chairs|runs|directs|commands)\s)?)?"
)
_ARTICLE = re.compile(
    r"(?:(?:also|now|currently|as)\s+)+(?:(?:the|a|an|its|his|her|their)\s+)?"
    r"|(?:the|a|an|its|his|her|their|one of the)\s+",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"\s+(?:of|for|at|from|with|in|on|to|and|under|near|between)$")
_STOP = re.compile(
    r"\s*(?:,|;|:|\(|\)|—|–|\s-\s|\.(?=\s|$)|[\"“”]|\n|\b(?:is|are|was|were|has|had|have|got|will|would|can|could|who|whom|which|whose|where|when|that|said|says|told|tells|stated|added|adds|noted|notes|"
    r"explained|explains|warned|argued|insisted|claimed|wrote|writes)\b)"
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|for|at|from|with|in|on|to|and|under|near|based|working|behind|until|since|during|before|after)\s"
)
_LONGEST = 14
_HEADS_DOING = 12


def role_before(view: View, name: Name, names: Sequence[Name], gaz: Gazetteer) -> Span | None:
    """The span of the title right before a name, with the country or body in it; None where there is none."""
    words: list[Word] = []
    behind = bisect_right(names, name.start, key=_end)
    owner = {n.end for n in names[max(0, behind - _LONGEST) : behind] if n.type == "Person"}
    count = 1
    while count <= _LONGEST:
        word = view.before(name.start, count)
        if not _belongs(word, words, owner, gaz):
            break
        words.insert(0, word)
        count += 1
    while words and (words[0].lower in _INNER or words[0].lower == "'s" or not words[0].text[0].isalnum()):
        words.pop(0)
    titles = [i for i, w in enumerate(words) if _is_title(w, gaz)]
    if titles and (parting := [i for i, w in enumerate(words[: titles[0]]) if w.lower in _INNER]):
        words = words[parting[-1] + 1 :]  # "the |home of| Security Minister Y" is not a role of Y
    if len(words) > 1 and _is_title(words[-1], gaz) and words[-1].lower != "justice":
        # "spokesman for |County Prosecutor| Y": who speaks for Y is not Y
        words = words[max((i for i, w in enumerate(words) if w.lower == "for"), default=-1) + 1 :]
    words = _without_governor(_without_place(view, words, gaz), names, gaz)
    if not words or not _has_title(words, gaz) or words[-1].lower in _INNER:
        return None
    if not _ends_as_title(words, gaz):
        return None
    return words[0].start, words[-1].end


def _end(name: Name) -> int:
    return name.end


def _belongs(word: Word, later: Sequence[Word], owner: set[int], gaz: Gazetteer) -> bool:
    if not word.text or word.lower in _NO_ROLE or word.end in owner:
        # "Putin's spokesman Dmitry Peskov": a possessor belongs to the role, with its 's.
        return bool(word.text) and word.end in owner and bool(later) and later[0].lower == "'s"
    if word.text == "Then" or (word.lower in HONORIFICS and not later):
        return False
    if word.lower == "'s" or word.lower in _INNER:
        return bool(later)
    return word.text[0].isupper() or word.lower in MODIFIERS or _is_title(word, gaz)


def _is_title(word: Word, gaz: Gazetteer) -> bool:
    lower = word.lower
    return lower in gaz.titles or lower.split("-")[-1] in gaz.titles or lower in _STATE_RANKS


def _has_title(words: Sequence[Word], gaz: Gazetteer) -> bool:
    return any(_is_title(w, gaz) for w in words)


def _ends_as_title(words: Sequence[Word], gaz: Gazetteer) -> bool:
    """Whether the last word is a title, or completes one ("Secretary of |State|", "director |general|")."""
    if _is_title(words[-1], gaz) or words[-1].lower in {"general", "elect"}:
        return True
    positions = [i for i, w in enumerate(words) if _is_title(w, gaz)]
    return bool(positions) and any(w.lower in _INNER for w in words[positions[0] + 1 :])


def _without_place(view: View, words: list[Word], gaz: Gazetteer) -> list[Word]:
    """Drops a capitalised word that a preposition claims for a place ("in |Tokyo| Prime Minister Abe")."""
    if words and view.before(words[0].start).lower in {"in", "at", "near", "from", "on"}:
        while words and words[0].text[0].isupper() and not _is_title(words[0], gaz):
            words = words[1:]
    return words


def _without_governor(words: list[Word], names: Sequence[Name], gaz: Gazetteer) -> list[Word]:
    """Drops what governs a title: "|Saying| President Y", "|chairman of| President Y", "|envoy under| President Y"."""
    while len(words) > 1 and _is_participle(words[0], gaz) and all(n.start != words[0].start for n in names):
        words = words[1:]
    for index in range(len(words) - 2, 0, -1):
        rest = words[index + 1 :]
        governs = words[index].lower == "of" or (words[index].lower == "under" and not _is_rank(rest[0]))
        if governs and _is_title(rest[-1], gaz) and all(w.lower in MODIFIERS for w in rest[:-1]):
            return rest
    return words


def _is_participle(word: Word, gaz: Gazetteer) -> bool:
    return word.lower.endswith("ing") and word.lower not in MODIFIERS | _ADJECTIVES and not _is_title(word, gaz)


def _is_rank(word: Word) -> bool:
    """Whether "under" makes one rank with a word: "under secretary"."""
    return word.lower.startswith("secretar")


def role_after(view: View, name: Name, gaz: Gazetteer) -> Span | None:
    """The span of the apposition after a name ("Name, a doctor from Z,"), without its article; else None."""
    region = view.region_of(name.start)
    limit = min(view.regions[region][1], max(view.sentence(name.start)[1], name.end))
    opening = _APPOSITION.match(view.text, name.end, limit)
    if opening is None:
        return None
    start = opening.start("does") if opening.group("does") else opening.end()
    plain_who = "who" in opening.group() and not opening.group("verb") and not opening.group("does")
    if plain_who:
        return None
    if not opening.group("does") and (article := _ARTICLE.match(view.text, start, limit)):
        start = article.end()
    stop = _STOP.search(view.text, start, limit)
    end = stop.start() if stop else limit
    if dangling := _DANGLING.search(view.text[start:end]):
        end = start + dangling.start()
    words = view.text[start:end].split()
    if not words or len(words) > _LONGEST or words[0].lower() in _NO_APPOSITION:
        return None
    if not opening.group("does") and is_finite(words[0].lower(), ""):
        return None  # ", explains the pilot" is a reporting clause
    if opening.group("does"):
        return (start, end) if len(words) <= _HEADS_DOING else None
    head_end = _HEAD_ENDS.search(view.text, start, end)
    head = fold(view.text[start : head_end.start() if head_end else end]).split()
    if not head or head[-1].split("-")[-1] not in gaz.people or not _reads_as_role(view, name, start, end):
        return None
    return start, end


def _reads_as_role(view: View, name: Name, start: int, end: int) -> bool:
    """Whether what stands between commas is an apposition and not the next name of a list."""
    following = view.after(end)
    bare_list = view.text[start].isupper() and following.lower == "and"
    return not bare_list and start > name.end


def honorific(view: View, name: Name) -> str:
    """The honorific right before a name, folded; empty where there is none."""
    word = view.before(name.start)
    bare = word.lower.strip(".")
    return bare if bare in HONORIFICS else ""

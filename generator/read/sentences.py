"""Where sentences end in news text: rules over the signs that can end one and the words beside them.

They follow the usual division (Mikheev, "Periods, Capitalized Words, etc.", 2002): a period after a
title never ends a sentence; after another abbreviation the next word decides. In doubt a sentence goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.read.wordlists import word_set
from generator.records import Sentence, Span

_CLOSING = "\"'”’»)]}」』）"
_OPENING = "\"'“‘«„([{「『（"
_DASHES = "—–-"
_STOP = re.compile(r"[.?!…。！？।؟۔]+")
_NEEDS_NO_SPACE = frozenset("。！？")
_STRAY_CLOSING = re.compile(r"\s{1,2}[”»]+(?=\s|\Z)")
"""A closing quotation mark that white space parts from the sentence it closes."""
_VISIBLE = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]+")
_LAST_TOKEN = re.compile(r"[^\s(\[{\"'“‘«„—–/]+\Z")
_LONGEST = 4_000
"""Code points of a sentence; the longest in literature have that many words, in print they have a tenth."""
_LONGEST_TOKEN = 24
"""Code points before a stop that can hold the abbreviation it belongs to."""
_LONGEST_ASIDE = 300
"""Code points between brackets beyond which sentences are told apart in them too."""
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")

# Before a name: the sentence goes on.
_TITLES = word_set(
    """Adm Amb Atty Brig Bro Capt Cdr Cllr Cmdr Col Comdr Cpl Cpt Det Dr Drs Engr Fr Gen Gov Hon Insp Lt Maj Md
    Messrs Mlle Mme Mohd Mr Mrs Ms Msgr Pres Prof Pvt Rep Reps Rev Sen Sens Sgt Shri Smt Supt Ven"""
)
_NEVER_LAST = frozenset({"vs", "v", "cf", "viz", "e.g", "i.e", "eg", "ie"})
# Before a figure: the sentence goes on.
_BEFORE_FIGURES = word_set(
    """No Nos Art Arts Sec Secs Fig Figs fig figs Vol Vols vol vols p pp Par Ch approx ca c est Tel tel Ext ext
    Rs Sh Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)
# May end a sentence: the next word decides.
_ABBREVIATIONS = word_set(
    """Jan Feb Aug Sep Sept Oct Nov Dec Mon Tue Tues Thu Thur Thurs Inc inc Corp Co Ltd ltd Llc Plc Bros Jr Sr
    Dept dept Univ Assn al Ave Blvd Rd Hwy Govt govt Intl Natl St Ste Mt Mts Ft Pt Ala Ariz Ark Calif Colo Conn
    Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis
    Wyo Ont Que Alta Sask"""
)
_DAYTIMES = frozenset({"a.m", "p.m"})
# Words that start a sentence and hardly ever a name.
_STARTERS = word_set(
    """the this that these those he she it they we you his her its their our my there here who what when where
    why how which but and or so yet nor if as at in on by for from with without within after before during since
    until while although though because however meanwhile moreover also still then now some many most more all
    both each every several another other such no not only even just last earlier later according asked under
    over between among against about despite instead an are was were will did does do has have had"""
)
_AFTER_DAYTIME = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december eastern central pacific mountain gmt utc est edt cst cdt mst mdt
    pst pdt bst cet ist local"""
)
_SPEECH = re.compile(
    r"\s{1,3}(?:[^\W\d_a-z][\w.’'-]{0,30}\s{1,3}){1,4}?(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|"
    r"wondered|replied|exclaimed|shouted|cried|recalled|tweeted|declared|warned)\b"
)


def split_sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of these parts of a text, in order, each without the white space around it.

    Every visible character of a paragraph is in one sentence, and no sentence crosses paragraphs. What goes on without
    a stop for longer than any sentence does is parted between words.

    Args:
        text: the archived text.
        paragraphs: half-open spans in code points, in order.
    """
    return tuple(
        Sentence(first + start, first + end, number)
        for number, (first, last) in enumerate(paragraphs)
        for whole in _sentences(text[first:last])
        for start, end in _parted(text[first:last], *whole)
    )


def _parted(paragraph: str, start: int, end: int) -> Iterator[Span]:
    """The sentence, in parts if it is longer than any; each stage compares all that is in one sentence."""
    while end - start > _LONGEST:
        space = paragraph.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        last = space if space > 0 else start + _LONGEST
        yield start, start + len(paragraph[start:last].rstrip())
        start = _skip_space(paragraph, last)
    yield start, end


def _sentences(paragraph: str) -> Iterator[Span]:
    start = _skip_space(paragraph, 0)
    asides = _asides(paragraph)
    for match in _STOP.finditer(paragraph):
        if match.start() < start:
            continue
        end = match.end()
        while end < len(paragraph) and paragraph[end] in _CLOSING:
            end += 1
        stray = _STRAY_CLOSING.match(paragraph, end)
        end = stray.end() if stray else end
        if _is_inside(match.start(), end, asides) or not _ends(paragraph, start, match, end):
            continue
        yield start, end
        start = _skip_space(paragraph, end)
    last = len(paragraph.rstrip())
    if start < last:
        yield start, last


def _skip_space(text: str, position: int) -> int:
    match = _VISIBLE.search(text, position)
    return match.start() if match else len(text)


def _asides(paragraph: str) -> list[Span]:
    """Where brackets open and close at no great distance: outermost pairs, in order."""
    asides: list[Span] = []
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]]", paragraph):
        if match[0] in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _LONGEST_ASIDE:
                while asides and asides[-1][0] > start:
                    asides.pop()
                asides.append((start, match.start()))
    return asides


def _is_inside(stop: int, end: int, asides: list[Span]) -> bool:
    """Whether a stop, with what closes behind it, leaves a bracket open around it."""
    index = bisect_right(asides, (stop,)) - 1
    return index >= 0 and end <= asides[index][1]


def _ends(paragraph: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence from `start` ends with this stop and the closing marks up to `end`."""
    stop = match[0]
    if end == len(paragraph) or not _NEEDS_NO_SPACE.isdisjoint(stop):
        return True
    if not paragraph[end].isspace():
        return _is_run_together(paragraph, match, end)
    following = _skip_space(paragraph, end)
    if following == len(paragraph):
        return True
    if paragraph[following] in _DASHES:
        return False
    quoted = False
    while following < len(paragraph) and paragraph[following] in _OPENING:
        # "Harold Berg Jr. (R-Elsin)": a bracket goes on about the name.
        quoted = quoted or paragraph[following] not in "([{（"
        following += 1
    if following == len(paragraph) or paragraph[following].islower():
        return False
    if stop != ".":
        return end == match.end() or _SPEECH.match(paragraph, end) is None
    if _ITEM_NUMBER.fullmatch(paragraph, start, match.start()):
        return False
    found = _LAST_TOKEN.search(paragraph, max(start, match.start() - _LONGEST_TOKEN), match.start())
    return found is None or _period_ends(found[0], paragraph, following, quoted=quoted)


def _period_ends(token: str, paragraph: str, following: int, *, quoted: bool) -> bool:
    """Whether a period after `token` ends the sentence, with the next word at `following`."""
    if token in _TITLES or token.lower() in _NEVER_LAST:
        return False
    word = _WORD.match(paragraph, following)
    following_word = word[0].lower() if word else ""
    is_figure = following_word[:1].isdigit()
    if token in _BEFORE_FIGURES and is_figure:
        return False
    if token.lower() in _DAYTIMES:
        return following_word not in _AFTER_DAYTIME
    if len(token) == 1 and token.isupper():
        # An initial, unless what follows can't be the rest of a name: "vitamin C. The".
        return not quoted and following_word in _STARTERS
    if token in _ABBREVIATIONS or _ACRONYM.fullmatch(token):
        return quoted or following_word in _STARTERS
    return True


def _is_run_together(paragraph: str, match: re.Match[str], end: int) -> bool:
    """Whether a space is missing after the stop, as in `the end.The start`."""
    before = paragraph[max(0, match.start() - _LONGEST_TOKEN) : match.start()]
    after = paragraph[end : end + _LONGEST_TOKEN].lstrip(_OPENING)
    found = _LAST_TOKEN.search(before)
    if found is None or len(match[0]) > 1 or found[0] in _TITLES:
        return False
    token = found[0]
    return (
        token[-3:].isalpha()
        and token[-3:].islower()
        and len(token) >= 3
        and after[:1].isupper()
        and after[1:2].islower()
        and not any(sign in before.split()[-1] for sign in "./@")
        and not any(sign in after.split(maxsplit=1)[0] for sign in "/@")
    )

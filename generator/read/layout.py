"""What each block of a document is: title, body, subhead, caption, or what the page puts around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.read import outlet as outlets
from generator.read.blocks import TERMINAL, Block
from generator.read.credits import byline_place, is_byline, trailing_credit
from generator.read.dateline import Dateline, find_dateline, whole_dateline
from generator.read.dates import DateLine, date_line
from generator.read.furniture import classify
from generator.read.neighbours import Role, folded, mark_neighbours
from generator.read.subheads import ENDS_AS_HEADLINE, MOST_HEADING_WORDS, MOST_NAME_WORDS, settle_shorts
from generator.records import Span

_LONGEST_SHORT = 200
"""Code points up to which a block without a final stop may be a headline, subhead or list entry."""
_FEWEST_HEADLINE_WORDS = 3
_DATED_OPENINGS = 4
"""Paragraphs from the top among which one may carry the dateline, after a lead or highlights."""
_FEWEST_OPENING_WORDS = 4
"""Words after a place's name alone from which it is a dateline, and no label."""
_LONGEST_HEADLINE_SENTENCE = 150
_SHORTEST_CUT = 40
"""Code points from which a block that lacks its stop can be a sentence cut in two, rather than an entry of a list."""
_MID_SENTENCE = re.compile(r"[\w,][’'\"”»]?\Z")
_ENDS = re.compile(rf"[{TERMINAL}:;,][\"'”’»)\]*_]{{0,4}}\Z")
_ENDS_IN_ADDRESS = re.compile(r"(?<!\S)(?:\S++\s++){6}(?:https?://|www\.)\S{4,300}\Z")
"""A sentence that ends with where to find more, and has no stop so as not to change it."""
_ENDS_IN_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:(?:[^\W\d_a-z]\.){2,6}|[ap]\.m\.|(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)[\"'”’»)\]]{0,2}\Z"
)
_COLON_OPENING = re.compile(r"[^\W\d_a-z][^\n:.?!]{0,40}:\s")
_WEB_ADDRESS = re.compile(r"[<(\[]?(https?://[^\s<>()\[\]]{4,380})[>)\]]?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a document; spans are half-open, in code points of the archived text, in order.

    Attributes:
        dateline: the words of the dateline; None where there is none.
        dateline_date: what the dateline says of the day.
        date_lines: what lines of their own say of it, in order.
        url: the address that stands alone at the top.
    """

    title: Span | None
    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...]
    captions: tuple[Span, ...]
    dateline: Dateline | None
    place: str | None
    byline: Span | None
    date_lines: tuple[DateLine, ...]
    outlet: str | None
    url: str | None


def lay_out(text: str, blocks: Sequence[Block]) -> Layout:
    """Find the parts of a document in the blocks of its text.

    Args:
        text: the archived text.
        blocks: its blocks, in order, none empty.
    """
    roles: list[Role] = [_first_role(text, block) for block in blocks]
    body = _first_of_body(text, blocks, roles)
    url = _own_address(text, blocks[: len(blocks) if body is None else body + 1])
    date_lines = _mark_dates(text, blocks, roles, body)
    lone_dateline = _mark_dateline(text, blocks, roles, body)
    title = _mark_title(text, blocks, roles, body, url)
    _mark_rest(text, blocks, roles, title)
    _keep_announced(text, blocks, roles)
    mark_neighbours(text, blocks, roles)
    _drop_after_article(text, blocks, roles)
    settle_shorts(text, blocks, roles)
    paragraphs = list(_paragraphs(text, blocks, roles))
    dateline = lone_dateline or _opening_dateline(text, paragraphs, url)
    if dateline is not None and dateline is not lone_dateline:
        paragraphs = [(dateline.body, end) if start == dateline.start else (start, end) for start, end in paragraphs]
    signed = None
    if paragraphs:
        last, signed = _without_sign_off(text, paragraphs[-1])
        paragraphs[-1] = last
    bylines = [block.span for block, role in zip(blocks, roles, strict=True) if role == "byline"]
    byline = next((span for span in bylines if byline_place(text[slice(*span)])), None)
    return Layout(
        title=None if title is None else blocks[title].span,
        paragraphs=tuple(paragraphs),
        headings=tuple(b.span for b, role in zip(blocks, roles, strict=True) if role == "heading"),
        captions=tuple(b.span for b, role in zip(blocks, roles, strict=True) if role == "caption"),
        dateline=dateline,
        place=(dateline.place if dateline else None) or (byline_place(text[slice(*byline)]) if byline else None),
        byline=byline,
        date_lines=tuple(date_lines),
        outlet=_header_outlet(date_lines)
        or _owner(text, blocks, roles)
        or outlets.named(dateline.agency if dateline else None)
        or outlets.named(signed),
        url=url,
    )


def _first_role(text: str, block: Block) -> Role:
    if block.kind == "caption":
        return "caption"
    content = text[block.start : block.end]
    kind = classify(content)
    if kind is not None:
        return kind
    if block.kind == "heading":
        return "heading"
    if block.kind == "item" or len(content) > _LONGEST_SHORT:
        return "prose"
    if ENDS_AS_HEADLINE.search(content) and len(content.split()) <= MOST_HEADING_WORDS:
        return "short"
    if _ENDS.search(content) or _ENDS_IN_ADDRESS.search(content):
        return "prose"
    # A sentence without its stop, told by the dateline before it.
    is_report = len(content.split()) > MOST_HEADING_WORDS and find_dateline(text, block.span) is not None
    return "prose" if is_report else "short"


def _first(roles: Sequence[Role], wanted: Role) -> int | None:
    return next((index for index, role in enumerate(roles) if role == wanted), None)


def _first_of_body(text: str, blocks: Sequence[Block], roles: list[Role]) -> int | None:
    """Where the body begins; a headline that ends with an abbreviation's full stop ("the G.O.P.") is no part of it."""
    body = _first(roles, "prose")
    following = None if body is None else next((i for i in range(body + 1, len(roles)) if roles[i] == "prose"), None)
    if body is None or following is None or blocks[body].kind != "text":
        return body
    has_headline = any(
        role == "heading" or (role == "short" and _has_words_of_headline(text, block))
        for role, block in zip(roles[:body], blocks, strict=False)
    )
    words = text[blocks[body].start : blocks[body].end].split()
    if has_headline or len(words) > MOST_HEADING_WORDS or not _ENDS_IN_ABBREVIATION.search(" ".join(words)):
        return body
    roles[body] = "short"
    return following


def _own_address(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        match = _WEB_ADDRESS.fullmatch(text, block.start, block.end)
        if match is None:
            continue
        try:
            if urlsplit(match[1]).hostname:
                return match[1]
        except ValueError:
            continue  # no host that could be looked up
    return None


def _mark_dates(text: str, blocks: Sequence[Block], roles: list[Role], body: int | None) -> list[DateLine]:
    """Give the lines that state the document's date their role; those near the top are returned."""
    found: list[DateLine] = []
    prose = 0
    for index, block in enumerate(blocks):
        prose += roles[index] == "prose"
        if roles[index] in ("caption", "title") or block.end - block.start > _LONGEST_SHORT:
            continue
        line = " ".join(text[block.start : block.end].split())
        dated = date_line(line)
        if dated is None or (dated.before and not _may_precede_date(dated.before)):
            continue
        if dated.before and (body is None or index > body or whole_dateline(text, block.span)):
            continue
        roles[index] = "date"
        if prose < _DATED_OPENINGS:
            found.append(dated)
    return found


def _may_precede_date(words: str) -> bool:
    """Whether words before a date on one line are an author, an outlet or a section, and no headline."""
    if is_byline(words) or outlets.sounds_like_outlet(words):
        return True
    split = words.split()
    return len(split) <= MOST_NAME_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in split)


def _mark_dateline(text: str, blocks: Sequence[Block], roles: list[Role], body: int | None) -> Dateline | None:
    """A dateline on a line of its own above the body."""
    for index in range(body or 0):
        if roles[index] == "short":
            found = whole_dateline(text, blocks[index].span)
            if found is not None:
                roles[index] = "dateline"
                return found
    return None


def _mark_title(text: str, blocks: Sequence[Block], roles: list[Role], body: int | None, url: str | None) -> int | None:
    """Find the headline: the first heading, else the first line above the body that can be one."""
    above = range(len(blocks) if body is None else body)
    headings = [i for i, role in enumerate(roles) if role == "heading" and (i in above or blocks[i].level == 1)]
    shorts = [i for i in above if roles[i] == "short"]
    title: int | None = None
    if headings:
        title = min(headings, key=lambda i: (blocks[i].level, i))
    elif shorts:
        # A section or a label ("Opinion") may stand over the headline.
        title = next((i for i in shorts if _has_words_of_headline(text, blocks[i])), shorts[0])
        if _is_name_in_capitals(text[slice(*blocks[title].span)]):
            roles[title] = "byline"
            return None
    elif body is not None and body + 1 < len(blocks) and _is_headline_sentence(text, blocks[body]):
        following = next((i for i in range(body + 1, len(blocks)) if roles[i] == "prose"), None)
        opening = find_dateline(text, blocks[following].span, url) if following is not None else None
        title = body if opening is not None and opening.is_strong else None
    if title is not None:
        roles[title] = "title"
        for index in range(title):
            if roles[index] in ("short", "heading"):
                roles[index] = "furniture"
    return title


def _has_words_of_headline(text: str, block: Block) -> bool:
    return len(text[block.start : block.end].split()) >= _FEWEST_HEADLINE_WORDS


def _is_name_in_capitals(words: str) -> bool:
    """Whether a line is two words in capitals, as authors stand over an article that lost its headline."""
    return words.isupper() and len(words.split()) == 2 and words.replace(" ", "").isalpha()


def _is_headline_sentence(text: str, block: Block) -> bool:
    content = text[block.start : block.end]
    return len(content) <= _LONGEST_HEADLINE_SENTENCE and not re.search(r"[.?!][\"”’]?\s", content)


def _mark_rest(text: str, blocks: Sequence[Block], roles: list[Role], title: int | None) -> None:
    """Mark what depends on the title: its repetitions, captions that begin with it, the author below it."""
    if title is None:
        return
    headline = folded(text[slice(*blocks[title].span)])
    body = _first(roles, "prose")
    for index, block in enumerate(blocks):
        if roles[index] not in ("short", "heading", "prose"):
            continue
        content = text[block.start : block.end]
        words = content.split()
        if block.end - block.start <= _LONGEST_SHORT and folded(content) == headline:
            # A first sentence that also stands above the text is told in it.
            is_told = roles[index] == "prose" and len(words) > MOST_HEADING_WORDS and content.endswith(tuple(TERMINAL))
            roles[index] = "prose" if is_told else "furniture"
        elif (
            roles[index] == "short"
            and title < index < (body or 0)
            and len(words) <= MOST_NAME_WORDS
            and all(word[0].isupper() for word in words)
            and ":" not in content
        ):
            roles[index] = "byline"


def _keep_announced(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Keep an address that the text itself gives: "Sign the petition here:", and below it the address."""
    for index in range(1, len(blocks)):
        before, block = blocks[index - 1], blocks[index]
        if (
            roles[index] == "furniture"
            and roles[index - 1] == "prose"
            and text[before.end - 1] == ":"
            and _WEB_ADDRESS.fullmatch(text, block.start, block.end)
        ):
            roles[index] = "prose"


def _drop_after_article(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Make furniture of the short or cut-off blocks that follow a heading such as "Related stories"."""
    dropping = False
    for index, role in enumerate(roles):
        if role == "more":
            dropping = True
        elif dropping and (role == "short" or (role == "prose" and _is_cut_off(text, blocks[index]))):
            roles[index] = "furniture"
        elif role in ("prose", "heading"):
            dropping = False


def _is_cut_off(text: str, block: Block) -> bool:
    return block.end - block.start <= _LONGEST_SHORT and text.endswith(("...", "…"), block.start, block.end)


def _paragraphs(text: str, blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[Span]:
    """The paragraphs of the body; a block that goes on in the middle of a sentence belongs to the one before."""
    open_span: Span | None = None
    for block, role in zip(blocks, roles, strict=True):
        if role != "prose":
            if open_span is not None:
                yield open_span
            open_span = None
        elif open_span is not None and block.kind == "text" and _goes_on(text, open_span, block):
            open_span = open_span[0], block.end
        else:
            if open_span is not None:
                yield open_span
            open_span = block.span
    if open_span is not None:
        yield open_span


def _goes_on(text: str, before: Span, block: Block) -> bool:
    return (
        text[block.start].islower()
        and before[1] - before[0] >= _SHORTEST_CUT
        and _MID_SENTENCE.search(text, before[1] - 2, before[1]) is not None
    )


def _without_sign_off(text: str, span: Span) -> tuple[Span, str | None]:
    """The last paragraph without who reported it, and the agency or outlet named there."""
    start, end = span
    name: str | None = None
    while True:
        signed = outlets.sign_off(text[start:end])
        cut = signed[0] if signed is not None else trailing_credit(text[start:end])
        if signed is not None:
            name = name or signed[1]
        if not cut:
            return (start, end), name
        end = start + len(text[start : start + cut].rstrip())


def _opening_dateline(text: str, paragraphs: Sequence[Span], url: str | None) -> Dateline | None:
    for place, span in enumerate(paragraphs[:_DATED_OPENINGS]):
        found = find_dateline(text, span, url)
        if found is None or not (found.is_strong or place == 0):
            continue
        if not found.is_strong and len(text[found.body : span[1]].split()) < _FEWEST_OPENING_WORDS:
            continue  # "Chair: Jane Doe"
        is_turn = not found.is_strong and ":" in text[found.end : found.body]
        if is_turn and sum(_COLON_OPENING.match(text, *other) is not None for other in paragraphs) > 1:
            continue  # the turns of an interview
        return found
    return None


def _header_outlet(date_lines: Sequence[DateLine]) -> str | None:
    """The outlet on the line above an article, as in "The Coastal News, 26 June 2024"."""
    for dated in date_lines:
        if outlets.sounds_like_outlet(dated.before) and not is_byline(dated.before):
            return outlets.named(dated.before)
    return None


def _owner(text: str, blocks: Sequence[Block], roles: Sequence[Role]) -> str | None:
    """The outlet in a copyright line, else in the one line that gives a source."""
    short = [
        text[b.start : b.end]
        for b, r in zip(blocks, roles, strict=True)
        if b.end - b.start <= _LONGEST_SHORT and r != "title"
    ]
    owners = [name for line in short if (name := outlets.from_rights(line))]
    sources = [name for line in short if (name := outlets.from_source_line(line))]
    if owners:
        return owners[-1]
    return sources[0] if len(set(sources)) == 1 else None

"""The text of a mail less what is not its writer's: earlier mails that it carries along, and the signature.

Only forms that mail programs write themselves count. What a person may have written stays: when in doubt, a line is
kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.records import Span

_QUOTE = re.compile(r"[ \t]{0,3}>")
_MAIL_DATE = (
    r"(?:\d{1,2}[./:-]\d{1,2}|\d{4}|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_WROTE = re.compile(
    rf"[ \t]*(?:On\b(?=.{{0,200}}{_MAIL_DATE}).{{5,300}}\bwrote|Am\b.{{5,300}}\bschrieb\b.{{0,120}}"
    r"|Le\b.{5,300}\ba écrit|El\b.{5,300}\bescribió|Il\b.{5,300}\bha scritto"
    r"|(?:Den|På)\b.{5,300}\bskrev\b.{0,120}|Op\b.{5,300}\bschreef\b.{0,120}|Em\b.{5,300}\bescreveu"
    r"|.{1,120}<[^<>\s]{1,100}@[^<>\s]{1,100}> (?:wrote|writes))[ ]?:[ \t]*",
    re.IGNORECASE,
)
_ADDRESS_BESIDE = re.compile(r"\s*[<\[(](?:mailto:)?[^<>\s@]{1,200}+@[^<>\s]{1,200}[>\])]")
_SEPARATOR = re.compile(
    r"[ \t]*(?:-{2,}[ ]*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original"
    r"|original appointment)[ ]*-{2,}|_{25,})[ \t]*",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"[ \t]*(?:-{2,}[ ]*(?:forwarded (?:message|by .{1,80})|weitergeleitete nachricht|message transféré)[ ]*-{2,}"
    r"|begin forwarded message:)[ \t]*",
    re.IGNORECASE,
)
_HEADERS = {
    "author": ("from", "von", "de", "fra", "från", "da", "van"),
    "published": ("sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "sendt", "skickat", "data"),
    "title": ("subject", "betreff", "objet", "asunto", "emne", "ämne", "oggetto", "onderwerp", "assunto"),
    "": ("to", "cc", "bcc", "reply-to", "an", "à", "para", "til", "till", "a", "aan", "importance", "attachments"),
}
_KEYS = {word: key for key, words in _HEADERS.items() for word in words}
_HEADER = re.compile(r"[ \t]*\*?([^\W\d_][\w-]{0,14})\*?[ ]?:\*?[ \t]+(\S.{0,400})")
_HEADER_LINES = 12
_SIGNATURE = re.compile(r"-- ?")
_DEVICE = re.compile(
    r"[ \t]*(?:sent|gesendet|envoyé|enviado|inviato) (?:from|with|using|von|mit|de|desde|da)"
    r"(?: my| meinem| mon| mi| mio)? ?[\w() .-]{2,40}|[ \t]*get outlook for (?:ios|android)\b.{0,60}",
    re.IGNORECASE,
)
_MOST_SIGNATURE = 15
"""Lines of a signature; below more of them stands something else."""
_LONGEST_INTRODUCTION = 500
"""Code points of one of its lines."""
_NEAR = 3
"""Lines that an introduction of quoted words may run over."""


@dataclass(frozen=True, slots=True)
class Own:
    """What of a mail's text is its writer's.

    Attributes:
        text: the writer's own words.
        kept: where they stand in the text that was given, half-open, in order.
        removed: what was left out, in words.
        headers: of a mail that is passed on: `author`, `published`, `title`, as it states them; empty otherwise.
    """

    text: str
    kept: tuple[Span, ...]
    removed: tuple[str, ...]
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def own_words(text: str) -> Own:
    """Part a mail's text.

    Args:
        text: with line feeds as line ends.
    """
    lines = text.split("\n")
    forwarded = _forwarded(lines)
    if forwarded is not None:
        first, headers = forwarded
        inner = _parted(lines, first, len(lines))
        if any(lines[i].strip() for start, end in inner[0] for i in range(start, end)):
            return _own(lines, *inner, headers)
    return _own(lines, *_parted(lines, 0, len(lines)), {})


_Lines = list[tuple[int, int]]


def _own(lines: Sequence[str], kept: _Lines, removed: list[str], headers: Mapping[str, str]) -> Own:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = tuple((starts[first], max(starts[first], starts[last] - 1)) for first, last in kept)
    pieces = ("\n".join(lines[first:last]).strip("\n") for first, last in kept)
    return Own("\n\n".join(filter(None, pieces)), spans, tuple(removed), MappingProxyType(dict(headers)))


def _parted(lines: Sequence[str], first: int, end: int) -> tuple[_Lines, list[str]]:
    """The stretches of lines between `first` and `end` that the writer wrote, and what was left out."""
    removed: list[str] = []
    last = _answered(lines, first, end)
    if last < end:
        removed.append("an earlier mail")
    below = _quoted_below(lines, first, last)
    signed = _signature(lines, first, below)
    if signed < below:
        removed.append("the signature")
    kept: _Lines = []
    quoted = last - below
    at = first
    while at < signed:
        stop = at
        if _QUOTE.match(lines[at]):
            while stop < signed and (_QUOTE.match(lines[stop]) or _goes_on_quoted(lines, stop, signed)):
                stop += 1
            quoted += 1
        elif (introduced := _introduction(lines, at, signed)) is not None:
            stop = introduced
        else:
            while stop < signed and not _QUOTE.match(lines[stop]) and _introduction(lines, stop, signed) is None:
                stop += 1
            kept.append((at, stop))
        at = stop
    if quoted:
        removed.insert(0, "quoted lines")
    return kept, removed


def _quoted_below(lines: Sequence[str], first: int, end: int) -> int:
    """The line from which on there is nothing but what is quoted, with the line that introduces it."""
    at = end
    while at > first and (not lines[at - 1].strip() or _QUOTE.match(lines[at - 1])):
        at -= 1
    if not any(_QUOTE.match(line) for line in lines[at:end]):
        return end
    for start in range(max(first, at - _NEAR), at):
        if _introduction(lines, start, end) is not None:
            return start
    return at


def _goes_on_quoted(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether a blank line stands between quoted ones."""
    return not lines[at].strip() and at + 1 < end and _QUOTE.match(lines[at + 1]) is not None


def _introduction(lines: Sequence[str], at: int, end: int) -> int | None:
    """The line behind "On … wrote:", if quoted lines follow; None where none begins here."""
    for stop in range(at + 1, min(at + _NEAR, end) + 1):
        if len(lines[stop - 1]) > _LONGEST_INTRODUCTION:
            return None
        if _WROTE.fullmatch(" ".join(line.strip() for line in lines[at:stop])):
            following = next((i for i in range(stop, end) if lines[i].strip()), None)
            return stop if following is None or _QUOTE.match(lines[following]) else None
        if not lines[stop - 1].strip():
            return None
    return None


def _answered(lines: Sequence[str], first: int, end: int) -> int:
    """The line from which on an earlier mail stands unmarked, as some programs put it below an answer."""
    for at in range(first, end):
        line = lines[at]
        if _SEPARATOR.fullmatch(line) and _header_block(lines, at + 1, end) is not None:
            return at
        if _FORWARD.fullmatch(line) and at > first:
            return at
        block = _header_block(lines, at, end) if line.strip() else None
        if block is not None and {"author", "published"} <= set(block[1]) and not (at and lines[at - 1].strip()):
            return at
        if _introduces_all(lines, at, end):
            return at
    return end


def _introduces_all(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether "On … wrote:" stands here above an earlier mail without marks, which goes on to the end."""
    if not lines[at].lstrip().lower().startswith("on ") or "@" not in " ".join(lines[at : at + _NEAR]):
        return False
    for stop in range(at + 1, min(at + _NEAR, end) + 1):
        if len(lines[stop - 1]) > _LONGEST_INTRODUCTION:
            return False
        if _WROTE.fullmatch(" ".join(line.strip() for line in lines[at:stop])):
            return not any(_QUOTE.match(line) for line in lines[stop:end])
    return False


def _header_block(lines: Sequence[str], at: int, end: int) -> tuple[int, dict[str, str]] | None:
    """The lines "From: … Sent: … Subject: …" of an earlier mail: the line behind them, and what they say."""
    last = min(at + _HEADER_LINES, end)
    while at < last and not lines[at].strip():
        at += 1
    found: dict[str, str] = {}
    count = 0
    key: str | None = None
    for stop in range(at, last):
        header = _header(lines[stop])
        if header is not None:
            key = header[0]
            count += 1
            if key:
                found.setdefault(key, header[1])
        elif lines[stop].strip():
            if key != "":
                break
            # The rest of a long list of recipients.
        elif stop + 1 >= last or _header(lines[stop + 1]) is None:
            break
    else:
        stop = last
    return (stop, found) if count >= 3 and "author" in found else None


def _header(line: str) -> tuple[str, str] | None:
    """What kind of header a line is, and its value."""
    match = _HEADER.fullmatch(line.lstrip("> "))
    if match is None or match[1].lower() not in _KEYS:
        return None
    return _KEYS[match[1].lower()], " ".join(match[2].split())


def _forwarded(lines: Sequence[str]) -> tuple[int, dict[str, str]] | None:
    """Where the text of a mail begins that is passed on without a word, and its headers."""
    at = next((i for i, line in enumerate(lines) if line.strip()), None)
    if at is None or not _FORWARD.fullmatch(lines[at]):
        return None
    block = _header_block(lines, at + 1, len(lines))
    if block is None:
        return None
    headers = block[1]
    if "author" in headers:
        headers["author"] = _ADDRESS_BESIDE.sub("", headers["author"]).strip("\"' ")
    return block[0], headers


def _signature(lines: Sequence[str], first: int, end: int) -> int:
    """The line from which on the signature stands: below "-- ", or the name of a device."""
    last = end
    while last > first and not lines[last - 1].strip():
        last -= 1
    for at in range(max(first, last - _MOST_SIGNATURE - 1), last):
        if _SIGNATURE.fullmatch(lines[at]):
            return at
    if last > first + 1 and _DEVICE.fullmatch(lines[last - 1].rstrip(" .")):
        return last - 1
    return end

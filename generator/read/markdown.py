"""Markdown to plain text: its structure kept, its inline markup resolved to the words that a reader sees.

Parsed by Python-Markdown with tables and fenced code, and read as `generator.read.marked_up` reads HTML.
Where it differs from CommonMark in a way that would put markup among the words, CommonMark's rule holds:
a list may follow a paragraph without a blank line, `#tag` is no heading, a backslash may end a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read.blocks import Block
from generator.read.marked_up import plain_text
from generator.read.parsed import check_length

_DEEPEST = 40
"""Elements within each other. The parser calls itself for each; far fewer than Python allows it."""
_MOST_SEARCHED = 10_000_000
"""Code points that the parser may pass over, step by step, in search of closing brackets: about three seconds."""
_MOST_COPIED = 4_000_000_000
"""Code points that it may copy, since each mark that it resolves copies its paragraph: about two seconds."""

_BLANK = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"[\\`*_!&<\[]")
_BRACKET = re.compile(r"\[|\]\(|\]")
_ROUND = re.compile(r"(?<=\])\(|[()]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])|>")
_ITEM = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
_HASHTAG = re.compile(r"#{1,6}[^#\s]")
_REMEDY = "correct it, or save its words as plain text (.txt)"


def parse(text: str, where: str, limits: Limits = DEFAULT) -> tuple[str, tuple[Block, ...]]:
    """The plain text of a Markdown document, and its blocks in order.

    Args:
        text: the document without its metadata.
        where: the file's name, for messages.
        limits: on its length.

    Raises:
        ReadError: the markup is nested too deep, has too many unclosed brackets, or holds no words.
    """
    check_length(text, where, limits)
    _check_size(text, where)
    try:
        html = Markdown(extensions=["tables", "fenced_code", _Rules(where)]).convert(text)
    except RecursionError as error:
        raise _too_deep(where) from error
    plain, blocks = plain_text(html, where)
    if not plain:
        raise ReadError(f"{where}: has markup but no words in it; put the document there")
    return plain, blocks


def _too_deep(where: str) -> ReadError:
    return ReadError(f"{where}: has lists or quotes more than {_DEEPEST} levels deep; {_REMEDY}")


def _check_size(text: str, where: str) -> None:
    """Refuse what the parser would take minutes or more for; its time grows with the square of some markup."""
    paragraphs = _BLANK.split(text)
    searched = _distance(_TAG.finditer(text), len(text), "<")
    searched += sum(_distance(_BRACKET.finditer(p), len(p), "[") for p in paragraphs)
    searched += sum(_distance(_ROUND.finditer(p), len(p), "(") for p in paragraphs)
    copied = sum(len(p) * sum(1 for _ in _MARK.finditer(p)) for p in paragraphs)
    if searched > _MOST_SEARCHED or copied > _MOST_COPIED:
        raise ReadError(f"{where}: has too many brackets and other marks of Markdown that lead nowhere; {_REMEDY}")


def _distance(signs: Iterable[re.Match[str]], length: int, opening: str) -> int:
    """Code points between every opening bracket and the one that closes it, or the end, in all."""
    total = 0
    unclosed: list[int] = []
    for sign in signs:
        if sign[0] == opening:
            unclosed.append(sign.start())
        elif unclosed:
            total += sign.start() - unclosed.pop()
    return total + sum(length - start for start in unclosed)


class _Rules(Extension):
    """What this reader asks of the parser beyond its own rules."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's name for it
        """Register the rules."""
        md.parser.blockprocessors.register(_NumberedList(md.parser), "olist", 40)
        # After code and raw HTML have been taken out (25, 20).
        md.preprocessors.register(_Lines(md), "briefing-lines", 10)
        # After escapes (180), so that a backslash that is itself escaped is none.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "briefing-break", 175)
        # Before inline markup (20), whose code calls itself too.
        md.treeprocessors.register(_Depth(self._where), "briefing-depth", 25)


class _NumberedList(OListProcessor):
    """Keeps the number that a list starts with."""

    LAZY_OL = False


class _Lines(Preprocessor):
    """CommonMark's rules on what a line begins."""

    def run(self, lines: list[str]) -> list[str]:
        found: list[str] = []
        for line in lines:
            if _HASHTAG.match(line):
                found.append("\\" + line)
                continue
            if found and found[-1].strip() and _ITEM.match(line):
                found.append("")
            found.append(line)
        return found


class _Depth(Treeprocessor):
    """Refuses a tree that is too deep, before anything else walks it."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def run(self, root: Element) -> None:
        level = [root]
        for _ in range(_DEEPEST):
            level = [child for element in level for child in element]
        if level:
            raise _too_deep(self._where)

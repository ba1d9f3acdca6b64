"""YAML text -> nodes with their lines, and everything about it that is refused, as far as it can be told in one go.

Built on the parser's events rather than its loader, so that duplicate keys, aliases (which can be made to explode),
tags and comments (which would be lost when the brief is written again) are seen and refused. A parser stops at the
first thing that is no YAML; then what is before and behind it is read piece by piece, for what else is wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import yaml

from generator.brief.conform import Path

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12
MOST = 50
"""So many comments, or characters that cannot be, are told of one by one."""

TEXT_TAG = "tag:yaml.org,2002:str"
NULL_TAG = "tag:yaml.org,2002:null"
_RESOLVER = yaml.resolver.Resolver()
_NO_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = re.compile(r"^(?=[^\s#\]}])", re.MULTILINE)
"""Where a key or an item that is not indented begins."""
_KEY = re.compile(r"[\"']?([\w-]+)[\"']?[ ]*:(?:[ ]|$)", re.MULTILINE)
_HEAD = re.compile(r"[\"']?([\w-]+)[\"']?[ ]*:[ ]*\n")
_ITEM = re.compile(r"-[ ]+")


_OPEN = ("quoted scalar", "flow mapping", "flow sequence", "simple key")
"""What a parser says it is in when it misses the end: then the beginning is the place to look at."""


class Problem(NamedTuple):
    """Something that is wrong.

    Attributes:
        line: of the file; None where it has none.
        field: the place as users read it; empty where the line says all.
        message: what is wrong, and what to do about it.
        path: the place: keys and indices from the top; empty where only the line is known.
        breaks: whether what is there cannot be relied on; a comment can stand beside a value that can.
    """

    line: int | None
    field: str
    message: str
    path: Path = ()
    breaks: bool = True


@dataclass(slots=True)
class Scalar:
    """A word or a text, and what it is to YAML."""

    line: int
    value: str
    tag: str


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with the line of each, and their values; not whole where some of it is no YAML."""

    line: int
    pairs: dict[str, tuple[int, Node]] = field(default_factory=dict)
    is_whole: bool = True


@dataclass(slots=True)
class Refused:
    """Something of which it has been told already what is wrong."""

    line: int


Node = Scalar | Sequence | Mapping | Refused


@dataclass(slots=True)
class Nodes:
    """What a text holds.

    Attributes:
        top: the whole of it.
        problems: what is refused, in order of the text.
        is_yaml: whether it is YAML at all; if not, `top` is what could be made out of pieces of it.
    """

    top: Node
    problems: list[Problem]
    is_yaml: bool = True


class _StopError(Exception):
    """The text cannot be read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str, first_line: int, *, comments: bool) -> Nodes:
    """Read a YAML text.

    Args:
        text: without the `---` around it.
        first_line: the line of the file that it starts on.
        comments: whether there may be comments.
    """
    problems = []
    for match in islice(_NO_YAML.finditer(text), MOST):
        line = first_line + text.count("\n", 0, match.start())
        message = f"holds U+{ord(match.group()):04X}, a character that YAML cannot have; take it away"
        problems.append(Problem(line, "", message))
    if problems:
        text = _NO_YAML.sub(" ", text)
    composing = _Composing(comments)
    top = composing.whole(text, first_line, 0)
    found = sorted({*problems, *composing.problems}, key=lambda problem: problem.line or 0)
    return Nodes(top, found, composing.is_yaml and not problems)


class _Composing:
    def __init__(self, comments: bool) -> None:
        self.comments = comments
        self.problems: list[Problem] = []
        self.comments_seen = 0
        self.is_yaml = True

    def whole(self, text: str, line: int, depth: int) -> Node:
        """A text as it is; if it is no YAML, what can be made of its pieces."""
        before = len(self.problems)
        try:
            return self._parsed(text, line)
        except _StopError as error:
            stop = error.problem
        except yaml.MarkedYAMLError as error:
            stop = _syntax(error, text, line)
        except yaml.YAMLError as error:
            stop = Problem(line, "", f"is not valid YAML ({' '.join(str(error).split())})")
        self.is_yaml = False
        del self.problems[before:]
        found = self._pieces(text, line, depth) if depth <= DEEPEST else None
        if len(self.problems) == before:
            self.problems.append(stop)
        return found or Refused(line)

    def _pieces(self, text: str, line: int, depth: int) -> Node | None:
        starts = [match.start() for match in _PIECE.finditer(text)]
        if not starts:
            return None
        pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
        lines = [line + text.count("\n", 0, starts[0])]
        for piece in pieces[:-1]:
            lines.append(lines[-1] + piece.count("\n"))
        if len(pieces) == 1:
            return self._inside(pieces[0], lines[0], depth)
        items = Sequence(line)
        mapping = Mapping(line)
        for piece, at in zip(pieces, lines, strict=True):
            self._join(mapping, items, self.whole(piece, at, depth + 1), piece)
        return mapping if mapping.pairs else items if items.items else None

    def _join(self, mapping: Mapping, items: Sequence, found: Node, piece: str) -> None:
        """Put what one piece holds to what those before it hold."""
        match found:
            case Sequence(items=more):
                items.items += more
            case Mapping(pairs=more):
                for key, (where, value) in more.items():
                    self._pair(mapping, key, where, value)
            case Scalar(line=line):
                mapping.is_whole = False
                message = "is not valid YAML (it stands alone); write a key and a colon before it, or take it away"
                self.problems.append(Problem(line, "", message))
            case Refused(line=line) if _ITEM.match(piece):
                items.items.append(Refused(line))
            case Refused(line=line):
                mapping.is_whole = False
                if word := _KEY.match(piece):
                    self._pair(mapping, word[1], line, Refused(line))

    def _inside(self, piece: str, line: int, depth: int) -> Node | None:
        """One key or item that is no YAML as a whole, by what is below it."""
        if dash := _ITEM.match(piece):
            width = dash.end()
            below = self.whole(_dedented(" " * width + piece[width:]), line, depth + 1)
            return Sequence(line, [below])
        if head := _HEAD.match(piece):
            below = self.whole(_dedented(piece[head.end() :]), line + 1, depth + 1)
            return Mapping(line, {head[1]: (line, below)})
        return None

    def _parsed(self, text: str, first_line: int) -> Node:
        events = self._checked(yaml.parse(text, Loader=PARSER), text, first_line)
        node = self._node(next(events, None), events, 0, first_line)
        if next(events, None) is not None:
            raise _StopError(Problem(first_line, "", "there is more than one YAML document; keep one"))
        return node

    def _checked(self, events: Iterable[Any], text: str, first_line: int) -> Iterator[Any]:
        """The events of the content; anchors, tags and comments are told of."""
        last = 0
        skipped = yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent
        for event in events:
            if isinstance(event, skipped):
                continue
            line = first_line + event.start_mark.line
            if getattr(event, "anchor", None) is not None:
                message = "anchors and aliases (& and *) are not allowed; write the value out"
                self.problems.append(Problem(line, "", message))
            if getattr(event, "tag", None) is not None:
                self.problems.append(Problem(line, "", f"the tag {event.tag!r} is not allowed; take it away"))
            if not self.comments and hasattr(event, "value"):  # a scalar
                start = event.start_mark.index
                # The line that a block of text is opened on may have a comment behind its `|` or `>`.
                self._see_comments(
                    text, last, text.find("\n", start) if event.style in {"|", ">"} else start, first_line
                )
                last = event.end_mark.index
            yield event
        if not self.comments:
            self._see_comments(text, last, len(text), first_line)

    def _see_comments(self, text: str, start: int, end: int, first_line: int) -> None:
        """Between two scalars there are only punctuation, white space and comments."""
        at = text.find("#", start, end)
        while at >= 0 and self.comments_seen < MOST:
            self.comments_seen += 1
            line = first_line + text.count("\n", 0, at)
            message = "comments are not kept when the brief is written again; move it below ## Notes"
            self.problems.append(Problem(line, "", message, breaks=False))
            next_line = text.find("\n", at, end)
            at = text.find("#", next_line, end) if next_line >= 0 else -1

    def _node(self, event: Any, events: Iterator[Any], depth: int, first_line: int) -> Node:
        if event is None:
            return Mapping(first_line)
        line = first_line + event.start_mark.line
        if depth > DEEPEST:
            raise _StopError(Problem(line, "", "lists and mappings are nested too deep"))
        if isinstance(event, yaml.AliasEvent):
            return Refused(line)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, event.value, _tag(event)) if event.tag is None else Refused(line)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self._node(inner, events, depth + 1, first_line))
            return Sequence(line, items)
        mapping = Mapping(line)
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._node(inner, events, depth + 1, first_line)
            value = self._node(next(events), events, depth + 1, first_line)
            if not isinstance(key, Scalar):
                self.problems.append(Problem(key.line, "", "a key has to be a word"))
            elif key.tag != TEXT_TAG:
                self.problems.append(Problem(key.line, key.value, not_text(key.value, key.tag)))
            else:
                self._pair(mapping, key.value, key.line, value)
        return mapping

    def _pair(self, mapping: Mapping, key: str, line: int, value: Node) -> None:
        if key in mapping.pairs:
            first = mapping.pairs[key][0]
            at = f"line {first}" if first != line else "this line"
            message = f"the key {key!r} stands here twice, as in {at}; keep one"
            self.problems.append(Problem(line, key, message))
        else:
            mapping.pairs[key] = (line, value)


def _syntax(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Problem:
    """What keeps a text from being YAML, at the line where it began rather than where it was noticed."""
    told = " ".join(part for part in (error.context, error.problem) if part)
    is_open = any(word in (error.context or "") for word in _OPEN)
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    lines = text.split("\n")
    there = lines[line] if line < len(lines) else ""
    if is_open and "end of stream" in (error.problem or ""):
        remedy = "close the quotation mark"
    elif "\t" in there[: len(there) - len(there.lstrip())]:
        remedy = "indent with spaces, not with tabs"
    elif "mapping values" in told:
        remedy = "put the text into quotation marks if it has a colon, else check the indentation"
    else:
        remedy = "check quotation marks, brackets and indentation"
    return Problem(first_line + line, "", f"is not valid YAML ({error.problem}); {remedy}")


def _dedented(text: str) -> str:
    """The text without the white space that its first line begins with."""
    width = len(text) - len(text.lstrip(" "))
    return "\n".join(line[width:] if not line[:width].strip(" ") else line for line in text.split("\n"))


def _tag(event: yaml.ScalarEvent) -> str:
    """What a scalar is to YAML 1.1, which is what most programs that read it know."""
    if not event.implicit[0]:
        return TEXT_TAG
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
    return tag


def not_text(value: str, tag: str) -> str:
    """That a word is something else than text to YAML."""
    kind = {"bool": "true or false", "int": "a number", "float": "a number", "timestamp": "a date", "null": "nothing"}
    read = kind.get(tag.rpartition(":")[2], "something special")
    return f'{value!r} is read as {read} by YAML; write it in quotation marks: "{value}"'

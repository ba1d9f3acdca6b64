"""YAML text -> plain values, strictly: what the layout does not allow is named with its line, nothing is guessed.

Built on the parser's events rather than its loader, so that duplicate keys, aliases (which can be made to explode),
tags and comments (which would be lost when the brief is written again) are seen and refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.brief.conform import Path, unfit
from generator.brief.layout import Fields, Flag, Items, Number, Place, Shape, Table, Text
from generator.errors import BriefError

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12
LONGEST = 16_000_000
"""Code points of front matter at most; far more than any document gives."""

_TEXT_TAG = "tag:yaml.org,2002:str"
_NULL_TAG = "tag:yaml.org,2002:null"
_RESOLVER = yaml.resolver.Resolver()
_WHOLE = re.compile(r"0|[1-9][0-9]{0,9}")


class YamlError(BriefError):
    """The front matter cannot be read; `problems` has all that was found, as (line, field, message)."""

    def __init__(self, problems: list[tuple[int | None, str, str]]) -> None:
        super().__init__("; ".join(f"line {line}: {message}" for line, _, message in problems))
        self.problems = problems


@dataclass(slots=True)
class _Scalar:
    line: int
    value: str
    tag: str


@dataclass(slots=True)
class _List:
    line: int
    items: list[_Node] = field(default_factory=list)


@dataclass(slots=True)
class _Mapping:
    line: int
    pairs: dict[str, tuple[int, _Node]] = field(default_factory=dict)


_Node = _Scalar | _List | _Mapping


@dataclass(slots=True)
class Values:
    """What was read: plain values by the layout, and the line of each."""

    plain: dict[str, Any]
    lines: dict[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of a value, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read(text: str, shape: Fields, first_line: int = 1, *, comments: bool = False) -> Values:
    """Read a mapping.

    Args:
        text: the YAML, without the `---` around it.
        shape: what it has to be; keys that are left out are left out of the result too.
        first_line: the line of the file that the text starts on.
        comments: whether there may be comments: in files that this program never writes.

    Raises:
        YamlError: it is not YAML or not of that shape, with everything that is wrong.
    """
    node = _parse(text, first_line, comments=comments)
    taking = _Taking()
    plain = taking.take(node, shape, ())
    if taking.problems:
        raise YamlError(taking.problems)
    return Values(plain, taking.lines)


def _parse(text: str, first_line: int, *, comments: bool) -> _Node:
    if len(text) > LONGEST:
        raise YamlError([(first_line, "", f"the YAML is longer than {LONGEST} characters")])
    try:
        events = _checked(yaml.parse(text, Loader=PARSER), text, first_line, comments=comments)
        node = _node(next(events, None), events, 0, first_line)
        if next(events, None) is not None:
            raise YamlError([(first_line, "", "there is more than one YAML document; keep one")])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise YamlError([(line, "", f"is not valid YAML ({error.problem}); check quotes and indentation")]) from error
    except yaml.YAMLError as error:
        raise YamlError([(first_line, "", f"is not valid YAML ({' '.join(str(error).split())})")]) from error
    return node


def _checked(events: Iterable[Any], text: str, first_line: int, *, comments: bool) -> Iterator[Any]:
    """The events of the content, without anchors, aliases, tags and comments, which are refused."""
    last = 0
    skipped = yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent
    for event in events:
        if isinstance(event, skipped):
            continue
        line = first_line + event.start_mark.line
        if getattr(event, "anchor", None) is not None:
            raise YamlError([(line, "", "anchors and aliases (& and *) are not allowed; write the value out")])
        if getattr(event, "tag", None) is not None:
            raise YamlError([(line, "", f"the tag {event.tag!r} is not allowed; take it away")])
        if not comments and hasattr(event, "value"):  # a scalar
            start = event.start_mark.index
            # The line that a block of text is opened on may have a comment behind its `|` or `>`.
            _refuse_comment(text, last, text.find("\n", start) if event.style in {"|", ">"} else start, first_line)
            last = event.end_mark.index
        yield event
    if not comments:
        _refuse_comment(text, last, len(text), first_line)


def _refuse_comment(text: str, start: int, end: int, first_line: int) -> None:
    """Between two scalars there are only punctuation, white space and comments."""
    at = text.find("#", start, end)
    if at >= 0:
        line = first_line + text.count("\n", 0, at)
        message = "comments are not kept when the brief is written again; move it below ## Notes"
        raise YamlError([(line, "", message)])


def _node(event: Any, events: Iterator[Any], depth: int, first_line: int) -> _Node:
    if event is None:
        return _Mapping(first_line)
    line = first_line + event.start_mark.line
    if depth > DEEPEST:
        raise YamlError([(line, "", "lists and mappings are nested too deep")])
    if isinstance(event, yaml.ScalarEvent):
        return _Scalar(line, event.value, _tag(event))
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[_Node] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_node(inner, events, depth + 1, first_line))
        return _List(line, items)
    mapping = _Mapping(line)
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _node(inner, events, depth + 1, first_line)
        value = _node(next(events), events, depth + 1, first_line)
        if not isinstance(key, _Scalar):
            raise YamlError([(key.line, "", "a key has to be a word")])
        if key.value in mapping.pairs:
            raise YamlError([(key.line, key.value, f"the key {key.value!r} stands here twice; keep one")])
        if key.tag != _TEXT_TAG:
            raise YamlError([(key.line, key.value, _not_text(key.value, key.tag))])
        mapping.pairs[key.value] = (key.line, value)
    return mapping


def _tag(event: yaml.ScalarEvent) -> str:
    """What a scalar is to YAML 1.1, which is what most programs that read it know."""
    if not event.implicit[0]:
        return _TEXT_TAG
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _not_text(value: str, tag: str) -> str:
    kind = {"bool": "true or false", "int": "a number", "float": "a number", "timestamp": "a date", "null": "nothing"}
    read = kind.get(tag.rpartition(":")[2], "something special")
    return f'{value!r} is read as {read} by YAML; write it in quotation marks: "{value}"'


def _kind(node: _Node) -> str:
    match node:
        case _List():
            return "a list"
        case _Mapping():
            return "a mapping"
        case _Scalar(value="", tag=tag) if tag == _NULL_TAG:
            return "nothing"
        case _Scalar():
            return repr(node.value if len(node.value) <= 60 else node.value[:59] + "…")


class _Taking:
    """Takes values out of nodes by their shapes, and collects what is wrong instead of stopping at it."""

    def __init__(self) -> None:
        self.problems: list[tuple[int | None, str, str]] = []
        self.lines: dict[Path, int] = {}

    def take(self, node: _Node, shape: Shape, path: Path) -> Any:
        self.lines.setdefault(path, node.line)
        match shape:
            case Text():
                return self._text(node, shape, path)
            case Number():
                return self._number(node, shape, path)
            case Flag():
                return self._flag(node, path)
            case Place():
                return self._place(node, shape, path)
            case Items():
                return self._items(node, shape, path)
            case Table():
                return self._table(node, shape, path)
            case Fields():
                return self._fields(node, shape, path)

    def _flag(self, node: _Node, path: Path) -> Any:
        if isinstance(node, _Scalar) and node.value in {"true", "false"} and node.tag != _TEXT_TAG:
            return node.value == "true"
        return self._wrong(node, path, f"has to be true or false, not {_kind(node)}")

    def _items(self, node: _Node, shape: Items, path: Path) -> Any:
        if not isinstance(node, _List):
            return self._wrong(node, path, f"has to be a list, not {_kind(node)}")
        if len(node.items) < shape.least:
            return self._wrong(node, path, f"has to have at least {shape.least} item")
        return [self.take(item, shape.item, (*path, i)) for i, item in enumerate(node.items)]

    def _table(self, node: _Node, shape: Table, path: Path) -> Any:
        if not isinstance(node, _Mapping):
            return self._wrong(node, path, f"has to be a mapping, not {_kind(node)}")
        return {key: self.take(inner, shape.value, (*path, key)) for key, (_, inner) in node.pairs.items()}

    def _fields(self, node: _Node, shape: Fields, path: Path) -> Any:
        if shape.nullable and isinstance(node, _Scalar) and node.tag == _NULL_TAG:
            return None
        if not isinstance(node, _Mapping):
            return self._wrong(node, path, f"has to be a mapping, not {_kind(node)}")
        known = {f.name: f for f in shape.fields}
        out: dict[str, Any] = {}
        for key, (line, inner) in node.pairs.items():
            if key not in known:
                names = ", ".join(known)
                self.problems.append((line, show((*path, key)), f"unknown field {key!r}; known here are {names}"))
                continue
            self.lines[(*path, key)] = line
            out[key] = self.take(inner, known[key].shape, (*path, key))
        for f in shape.fields:
            if f.required and f.name not in node.pairs:
                self._wrong(node, (*path, f.name), f"the field {f.name!r} is missing: {f.meaning}")
        for one, other in (("start", "end"), ("end", "start")):
            if one in out and other in known and other not in out:
                self._wrong(node, (*path, other), f"{one!r} stands without {other!r}; give both or neither")
        return out

    def _text(self, node: _Node, shape: Text, path: Path) -> Any:
        if not isinstance(node, _Scalar):
            return self._wrong(node, path, f"has to be text, not {_kind(node)}")
        if node.tag == _NULL_TAG and shape.nullable:
            return None
        if node.tag != _TEXT_TAG:
            return self._wrong(node, path, _not_text(node.value, node.tag))
        why = unfit(node.value, shape)
        if why is not None:
            return self._wrong(node, path, why)
        return node.value

    def _number(self, node: _Node, shape: Number, path: Path) -> Any:
        if not isinstance(node, _Scalar) or node.tag == _TEXT_TAG or not _WHOLE.fullmatch(node.value):
            return self._wrong(node, path, f"has to be a whole number, not {_kind(node)}")
        if shape.value is not None and int(node.value) != shape.value:
            return self._wrong(node, path, f"is {node.value}, but this program reads version {shape.value} only")
        if int(node.value) < shape.least:
            return self._wrong(node, path, f"has to be {shape.least} or more, not {_kind(node)}")
        return int(node.value)

    def _place(self, node: _Node, shape: Place, path: Path) -> Any:
        if shape.nullable and isinstance(node, _Scalar) and node.tag == _NULL_TAG:
            return None
        if not isinstance(node, _List) or len(node.items) != 2:
            return self._wrong(node, path, f"has to be [start, end], not {_kind(node)}")
        return [self.take(item, Number(), (*path, i)) for i, item in enumerate(node.items)]

    def _wrong(self, node: _Node, path: Path, message: str) -> None:
        self.problems.append((node.line, show(path), message))


def show(path: Path) -> str:
    """A path as users read it: `claims[2].evidence[0].quote`."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")

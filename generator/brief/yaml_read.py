"""YAML text -> plain values, strictly: what the layout does not allow is named with its line, nothing is guessed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Any

from generator.brief.conform import Path, unfit
from generator.brief.layout import Fields, Flag, Items, Number, Place, Shape, Table, Text
from generator.brief.yaml_nodes import (
    NULL_TAG,
    TEXT_TAG,
    Mapping,
    Node,
    Problem,
    Refused,
    Scalar,
    Sequence,
    compose,
    not_text,
)
from generator.errors import BriefError

__all__ = ["LONGEST", "Older", "Problem", "Values", "YamlError", "glean", "read", "show"]

LONGEST = 16_000_000
"""Code points of front matter at most; far more than any document gives."""

_WHOLE = re.compile(r"0|[1-9][0-9]{0,9}")


class YamlError(BriefError):
    """The front matter cannot be read; `problems` has all that was found, in order of the text."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"line {problem.line}: {problem.message}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Older:
    """What the digests of an older layout say, which the present one makes otherwise.

    Attributes:
        held: the parts that are as their digests say; with `conflicts.` before it, those that a conflict is about.
        incomparable: fields that are a person's, and of which the digest of what the program had there is no use now.
    """

    held: frozenset[str]
    incomparable: frozenset[str]


@dataclass(slots=True)
class Values:
    """What was read: plain values by the layout, and the line of each.

    Attributes:
        plain: what can be relied on; items of its lists in which something is wrong are not in it.
        lines: by the place in the text.
        places: of a list of which items were left out, the places of the others in the text.
        lost: ids of those that were left out, as far as they have any.
        older: of front matter in an older layout, what its digests say; None in the present one.
    """

    plain: dict[str, Any]
    lines: dict[Path, int]
    places: dict[str, list[int]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    older: Older | None = None

    def line(self, path: Path) -> int | None:
        """The line of a value of `plain`, or of the nearest one around it."""
        path = self.in_text(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def in_text(self, path: Path) -> Path:
        """Where in the text a value of `plain` stands."""
        places = self.places.get(str(path[0])) if path else None
        if places is None or not is_item(path):
            return path
        return (path[0], places[int(path[1])], *path[2:])


def is_item(path: Path) -> bool:
    """Whether it leads to an item of a list at the top, or into one."""
    return len(path) > 1 and isinstance(path[1], int)


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
    values, problems = glean(text, shape, first_line, comments=comments)
    if problems or values is None:
        raise YamlError(problems)
    return values


def glean(
    text: str, shape: Fields, first_line: int = 1, *, comments: bool = False
) -> tuple[Values | None, list[Problem]]:
    """Read what can be relied on of a mapping, and tell of everything else; the arguments are those of `read`.

    Returns:
        The values, without those items of lists at the top in which something is wrong, and all problems. No values
        where something is wrong elsewhere, or where the text is no YAML.
    """
    if len(text) > LONGEST:
        return None, [Problem(first_line, "", f"the YAML is longer than {LONGEST} characters")]
    nodes = compose(text, first_line, comments=comments)
    taking = _Taking()
    plain = taking.take(nodes.top, shape, ())
    values = Values(plain, taking.lines)
    if not nodes.problems and not taking.problems:
        return values, []
    around = _Items(taking.lines)
    told = [each._replace(path=around.at(each.line)) for each in nodes.problems]
    problems = sorted([*told, *taking.problems], key=lambda problem: problem.line or 0)
    broken = {each.path[:2] for each in problems if each.breaks}
    if not nodes.is_yaml or not all(map(is_item, broken)):
        return None, problems
    return without(values, broken), problems


def without(values: Values, items: set[Path]) -> Values:
    """The values less these items of lists at the top, and those that have the id of one of them."""
    plain, places, lost = dict(values.plain), dict(values.places), set(values.lost)
    for key in {str(path[0]) for path in items}:
        all_ = list(zip(values.places.get(key) or range(len(plain[key])), plain[key], strict=True))
        ids = {_id(item) for place, item in all_ if (key, place) in items} - {""}
        kept = [(place, item) for place, item in all_ if (key, place) not in items and _id(item) not in ids]
        plain[key] = [item for _, item in kept]
        places[key] = [place for place, _ in kept]
        lost |= ids
    return replace(values, plain=plain, places=places, lost=frozenset(lost))


def _id(item: Any) -> str:
    return str(item.get("id") or "") if isinstance(item, dict) else ""


class _Items:
    """The items of lists at the top, by the lines that they are on."""

    def __init__(self, lines: dict[Path, int]) -> None:
        self._starts: dict[int, set[Path]] = {}
        for path, line in lines.items():
            if 0 < len(path) <= 2:
                self._starts.setdefault(line, set()).add(path)
        self._lines = sorted(self._starts)

    def at(self, line: int | None) -> Path:
        """The item that a line is in; nothing where that is not one alone."""
        place = 0 if line is None else bisect_right(self._lines, line)
        found = self._starts[self._lines[place - 1]] if place else set()
        (path,) = found if len(found) == 1 else ((),)
        return path if is_item(path) else ()


def _kind(node: Node) -> str:
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Scalar(value="", tag=tag) if tag == NULL_TAG:
            return "nothing"
        case Scalar():
            return repr(node.value if len(node.value) <= 60 else node.value[:59] + "…")
        case Refused():
            return "what stands there"


class _Taking:
    """Takes values out of nodes by their shapes, and collects what is wrong instead of stopping at it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.lines: dict[Path, int] = {}

    def take(self, node: Node, shape: Shape, path: Path) -> Any:
        self.lines.setdefault(path, node.line)
        if isinstance(node, Refused):
            return None
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

    def _flag(self, node: Node, path: Path) -> Any:
        if isinstance(node, Scalar) and node.value in {"true", "false"} and node.tag != TEXT_TAG:
            return node.value == "true"
        return self._wrong(node, path, f"has to be true or false, not {_kind(node)}")

    def _items(self, node: Node, shape: Items, path: Path) -> Any:
        if not isinstance(node, Sequence):
            return self._wrong(node, path, f"has to be a list, not {_kind(node)}")
        if len(node.items) < shape.least:
            return self._wrong(node, path, f"has to have at least {shape.least} item")
        return [self.take(item, shape.item, (*path, i)) for i, item in enumerate(node.items)]

    def _table(self, node: Node, shape: Table, path: Path) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong(node, path, f"has to be a mapping, not {_kind(node)}")
        return {key: self.take(inner, shape.value, (*path, key)) for key, (_, inner) in node.pairs.items()}

    def _fields(self, node: Node, shape: Fields, path: Path) -> Any:
        if shape.nullable and isinstance(node, Scalar) and node.tag == NULL_TAG:
            return None
        if not isinstance(node, Mapping):
            return self._wrong(node, path, f"has to be a mapping, not {_kind(node)}")
        known = {f.name: f for f in shape.fields}
        out: dict[str, Any] = {}
        for key, (line, inner) in node.pairs.items():
            if key not in known:
                names = ", ".join(known)
                message = f"unknown field {key!r}; known here are {names}"
                self.problems.append(Problem(line, show((*path, key)), message, (*path, key)))
                continue
            self.lines[(*path, key)] = line
            out[key] = self.take(inner, known[key].shape, (*path, key))
        for f in shape.fields:
            if f.required and f.name not in node.pairs and node.is_whole:
                self._wrong(node, (*path, f.name), f"the field {f.name!r} is missing: {f.meaning}")
        for one, other in (("start", "end"), ("end", "start")):
            if one in out and other in known and other not in out:
                self._wrong(node, (*path, other), f"{one!r} stands without {other!r}; give both or neither")
        return out

    def _text(self, node: Node, shape: Text, path: Path) -> Any:
        if not isinstance(node, Scalar):
            return self._wrong(node, path, f"has to be text, not {_kind(node)}")
        if node.tag == NULL_TAG and shape.nullable:
            return None
        if node.tag != TEXT_TAG:
            return self._wrong(node, path, not_text(node.value, node.tag))
        why = unfit(node.value, shape)
        if why is not None:
            return self._wrong(node, path, why)
        return node.value

    def _number(self, node: Node, shape: Number, path: Path) -> Any:
        if not isinstance(node, Scalar) or node.tag == TEXT_TAG or not _WHOLE.fullmatch(node.value):
            return self._wrong(node, path, f"has to be a whole number, not {_kind(node)}")
        if shape.value is not None and int(node.value) != shape.value:
            return self._wrong(node, path, f"is {node.value}, but this program reads version {shape.value} only")
        if int(node.value) < shape.least:
            return self._wrong(node, path, f"has to be {shape.least} or more, not {_kind(node)}")
        return int(node.value)

    def _place(self, node: Node, shape: Place, path: Path) -> Any:
        if shape.nullable and isinstance(node, Scalar) and node.tag == NULL_TAG:
            return None
        if not isinstance(node, Sequence) or len(node.items) != 2:
            return self._wrong(node, path, f"has to be [start, end], not {_kind(node)}")
        return [self.take(item, Number(), (*path, i)) for i, item in enumerate(node.items)]

    def _wrong(self, node: Node, path: Path, message: str) -> None:
        self.problems.append(Problem(node.line, show(path), message, path))


def show(path: Path) -> str:
    """A path as users read it: `claims[2].evidence[0].quote`."""
    named = ((p if isinstance(p, int) or p.isprintable() else ascii(p)) for p in path)
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in named).lstrip(".")

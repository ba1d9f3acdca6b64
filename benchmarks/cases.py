"""The documents of the actors' benchmark: marked text, and the actors that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from generator.errors import BriefError
from generator.records import ActorType, Span

FOLDER = Path(__file__).parent / "actors"
UNSEEN = "unseen"
"""The file of documents that no rule was made from."""

_MARK = re.compile(r"\[([^\]]+)\]\(([\w-]+)(\??)\)")
_COUNTRY = re.compile("[A-Z]{2}")
_KEYS = {"id", "text", "actors", "roles", "not"}


class CaseError(BriefError):
    """A document of the benchmark contradicts itself."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An actor that a document has.

    Attributes:
        role: as the text gives it; None where the benchmark does not ask for it.
    """

    name: str
    type: ActorType
    country: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A document of the benchmark.

    Attributes:
        text: without marks.
        actors: by key.
        mentions: the key of the actor that each place names; spans in code points of the text.
        optional: places of `mentions` that may also be left out.
        barred: words that name no actor, for readers; every place that is not in `mentions` names none.
    """

    id: str
    text: str
    actors: Mapping[str, Expected]
    mentions: Mapping[Span, str]
    optional: frozenset[Span]
    barred: tuple[str, ...]


def cases(name: str, folder: Path = FOLDER) -> Iterator[Case]:
    """The documents of one file of the folder, in its order.

    Raises:
        CaseError: a document is not well formed.
    """
    for each in yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf8")):
        yield case(each)


def files(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the files that rules may be made from, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.yml") if path.stem != UNSEEN))


def case(values: Mapping[str, object]) -> Case:
    """A document from its YAML.

    Raises:
        CaseError: it is not well formed.
    """
    where = str(values.get("id"))
    if not {"id", "text", "actors"} <= set(values) <= _KEYS:
        raise CaseError(f"{where}: has the keys {sorted(values)}")
    marked, given = str(values["text"]), values["actors"]
    roles, barred = values.get("roles", {}), values.get("not", [])
    if not isinstance(given, dict) or not isinstance(roles, dict) or not isinstance(barred, list):
        raise CaseError(f"{where}: actors and roles are mappings, not is a list")
    text, mentions, optional = _unmarked(marked)
    actors = {key: _expected(where, key, fields, roles.get(key)) for key, fields in given.items()}
    if set(mentions.values()) != set(actors):
        raise CaseError(f"{where}: marks are for {sorted(set(mentions.values()))}, actors are {sorted(actors)}")
    for words in barred:
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if not places or all(place in mentions for place in places):
            raise CaseError(f"{where}: {words!r} does not stand in the text as something else than an actor")
    if odd := [key for key in roles if key not in actors or str(roles[key]).casefold() not in text.casefold()]:
        raise CaseError(f"{where}: the roles of {odd} are not in the text")
    return Case(where, text, actors, mentions, optional, tuple(barred))


def _unmarked(marked: str) -> tuple[str, dict[Span, str], frozenset[Span]]:
    text, position = "", 0
    mentions: dict[Span, str] = {}
    optional: set[Span] = set()
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        span = (len(text), len(text) + len(mark.group(1)))
        mentions[span] = mark.group(2)
        if mark.group(3):
            optional.add(span)
        text += mark.group(1)
        position = mark.end()
    return text + marked[position:], mentions, frozenset(optional)


def _expected(where: str, key: str, fields: object, role: object) -> Expected:
    match fields:
        case [str(name), str(kind)]:
            country = None
        case [str(name), str(kind), str(country)] if _COUNTRY.fullmatch(country):
            pass
        case _:
            raise CaseError(f"{where}: {key}: an actor is [name, type] or [name, type, COUNTRY]")
    for known in get_args(ActorType):
        if kind == known:
            return Expected(name, known, country, None if role is None else str(role))
    raise CaseError(f"{where}: {key}: there is no type {kind!r}")

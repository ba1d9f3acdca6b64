"""The user's register of actors: who is who, who is not, and what is no actor; it wins over every rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import pycountry

from generator.brief.identity import slug
from generator.brief.layout import ID, IDS, Field, Fields, Items, Table, Text
from generator.brief.yaml_read import Values, YamlError, read
from generator.errors import BriefingError
from generator.records import ActorType, Issue
from generator.relate.names import key

_NAME = Text(limit=300)
_REFS = Items(_NAME)
LAYOUT = Fields(
    (
        Field(
            "actors",
            Items(
                Fields(
                    (
                        Field("id", ID, "The id that it has from now on; left out, it comes from the name."),
                        Field("name", _NAME, "The name that the site shows.", required=True),
                        Field("aliases", _REFS, "Other names by which briefs may know it."),
                        Field("type", Text(choices=get_args(ActorType)), "What it is."),
                        Field("country", Text("[A-Z]{2}"), "Two capital letters, as in ISO 3166."),
                        Field("wikidata", Text("Q[1-9][0-9]*"), "Wikidata item."),
                        Field("merge", IDS, "Ids of other actors that are this one."),
                    )
                )
            ),
            "Who somebody is.",
        ),
        Field("separate", Items(Items(_NAME, least=2)), "Ids or names that are never one actor."),
        Field(
            "namesakes",
            Items(
                Fields(
                    (
                        Field("name", _NAME, "The name that two or more have.", required=True),
                        Field("briefs", Table(ID), "By brief, the id of the actor that it means.", required=True),
                    )
                )
            ),
            "One name in several briefs that is several actors.",
        ),
        Field("not_actors", _REFS, "Ids or names of what is no actor."),
    )
)
"""The form of the file; every key may be left out."""


class RegisterError(BriefingError):
    """The register cannot be used; `issues` has one entry for each thing that is wrong, with its line."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(f"{issue.where}: {issue.message}" for issue in issues))
        self.issues = issues


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody whom the register knows.

    Attributes:
        names: the name and the aliases.
        type, country, wikidata: None where the register leaves it to the briefs.
        merge: ids of actors that are this one.
        line: of the entry in the file.
    """

    id: str
    names: tuple[str, ...]
    type: ActorType | None
    country: str | None
    wikidata: str | None
    merge: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        """The name that the site shows."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Refs:
    """Ids or names in one line of the register."""

    refs: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Namesakes:
    """One name that means different actors in different briefs: pairs of a brief's id and an actor's."""

    name: str
    briefs: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the user has settled.

    Attributes:
        file: its name, for messages.
        separate: those of one line are all different actors.
        not_actors: each with one id or name.
    """

    file: str = "actors.yml"
    actors: tuple[Registered, ...] = ()
    separate: tuple[Refs, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()
    not_actors: tuple[Refs, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors or self.separate or self.namesakes or self.not_actors)


def loads(text: str, where: str) -> Register:
    """Read a register.

    Args:
        text: the file's content, YAML; comments are allowed.
        where: its name, for messages.

    Raises:
        RegisterError: it has not the form of a register, or contradicts itself.
    """
    try:
        values = read(text, LAYOUT, comments=True)
    except YamlError as error:
        raise RegisterError(tuple(_error(where, *problem[:3]) for problem in error.problems)) from error
    register = _register(values, where)
    problems = tuple(_error(where, line, "", message) for line, message in _contradictions(register))
    if problems:
        raise RegisterError(problems)
    return register


def _register(values: Values, where: str) -> Register:
    plain = values.plain
    return Register(
        where,
        tuple(_registered(e, values.line(("actors", i)) or 1) for i, e in enumerate(plain.get("actors", ()))),
        tuple(Refs(tuple(r), values.line(("separate", i)) or 1) for i, r in enumerate(plain.get("separate", ()))),
        tuple(
            Namesakes(e["name"], tuple(e["briefs"].items()), values.line(("namesakes", i)) or 1)
            for i, e in enumerate(plain.get("namesakes", ()))
        ),
        tuple(Refs((r,), values.line(("not_actors", i)) or 1) for i, r in enumerate(plain.get("not_actors", ()))),
    )


def _registered(entry: dict[str, Any], line: int) -> Registered:
    name, country = entry["name"], entry.get("country")
    of_country = country.lower() if country and entry.get("type") == "country" else ""
    return Registered(
        id=entry.get("id") or of_country or slug(name),
        names=tuple(dict.fromkeys((name, *entry.get("aliases", ())))),
        type=entry.get("type"),
        country=country,
        wikidata=entry.get("wikidata"),
        merge=tuple(dict.fromkeys(entry.get("merge", ()))),
        line=line,
    )


def _contradictions(register: Register) -> Iterator[tuple[int, str]]:
    """What the register says against itself, as (line, message)."""
    ids: dict[str, Registered] = {}
    names: dict[str, Registered] = {}
    for entry in register.actors:
        yield from _unusable(entry)
        for claimed in dict.fromkeys((entry.id, *entry.merge)):
            other = ids.setdefault(claimed, entry)
            if other is not entry:
                message = f"the id {claimed!r} is taken by {other.name!r} in line {other.line}; keep it in one of them"
                yield entry.line, message
        for name in entry.names:
            other = names.setdefault(key(name) or name, entry)
            if other is not entry:
                message = f"{name!r} is also a name of {other.name!r} in line {other.line}; keep it in one of them"
                yield entry.line, message
    known = {**names, **ids}
    for no_actor in register.not_actors:
        (ref,) = no_actor.refs
        if who := known.get(ref) or known.get(key(ref)):
            yield no_actor.line, f"{ref!r} is the actor {who.name!r} in line {who.line}; take it out of one of them"
    for refs in register.separate:
        yield from _one_and_the_same(refs, known)
    yield from _twice(register)


def _unusable(entry: Registered) -> Iterator[tuple[int, str]]:
    if not entry.id:
        yield entry.line, f"no id can be made from {entry.name!r}; write one: id: some-word"
    if entry.country and entry.country != "XK" and pycountry.countries.get(alpha_2=entry.country) is None:
        yield entry.line, f"{entry.country!r} is the code of no country; look it up in ISO 3166 (alpha-2)"


def _one_and_the_same(refs: Refs, known: Mapping[str, Registered]) -> Iterator[tuple[int, str]]:
    """Two that a line keeps apart and another makes one."""
    seen: dict[str, str] = {}
    for ref in refs.refs:
        who = known.get(ref) or known.get(key(ref))
        other = seen.setdefault(who.id if who else key(ref), ref)
        if other is ref:
            continue
        if who:
            yield (
                refs.line,
                f"{other!r} and {ref!r} are both {who.name!r} in line {who.line}; take one of the lines out",
            )
        else:
            yield refs.line, f"{other!r} and {ref!r} are one name; say under namesakes: which brief means whom"


def _twice(register: Register) -> Iterator[tuple[int, str]]:
    """Briefs of which two lines under `namesakes` say different things about one name."""
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for entry in register.namesakes:
        for brief, actor in entry.briefs:
            other, line = said.setdefault((key(entry.name), brief), (actor, entry.line))
            if other != actor:
                yield entry.line, f"{entry.name!r} in {brief} is {other!r} in line {line}; keep one"


def _error(where: str, line: int | None, field: str, message: str) -> Issue:
    place = f"{where}:{line}" if line else where
    return Issue("bad-register", "error", place, f"{field}: {message}" if field else message)

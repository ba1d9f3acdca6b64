"""An invented older layout of briefs, and the way from it to the present one: what a changed schema does to edits.

The real layout has had one version so far. Here a version before it says the same in other fields, in another order,
with digests of another kind; a brief that is written in it has to be read as if it had been written as it is today.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

from generator.brief import front_matter, layout, plain, sheet, versions
from generator.brief.identity import short_hash
from generator.brief.layout import Field, Fields, Items, Number, Shape, Text
from generator.brief.versions import Upgrade
from generator.brief.yaml_write import write
from generator.records import Brief

Plain = dict[str, Any]

VERSION = 0
CLAIM = {"speakers": "said_by", "act": "verb"}
"""Fields of a claim by the names that they had."""
SOURCE = {"outlet": "publisher"}
ACTOR = {"type": "kind"}
_SIZE = 8
"""Digits of the digests of that time."""


def _renamed(fields: Fields, names: dict[str, str]) -> Fields:
    return replace(fields, fields=tuple(replace(each, name=names.get(each.name, each.name)) for each in fields.fields))


def with_shape(fields: Fields, name: str, shape: Shape) -> Fields:
    """A layout in which one field has another shape."""
    return replace(fields, fields=tuple(replace(f, shape=shape) if f.name == name else f for f in fields.fields))


_DENIED = Field("denied", Text(choices=("yes", "no"), quoted=True), "Whether it is denied.")
_CLAIM = Fields(
    tuple(_DENIED if each.name == "negated" else each for each in reversed(_renamed(layout.CLAIM, CLAIM).fields))
)
_BRIEF = layout.BRIEF
for _name, _shape in (
    ("schema", Number(VERSION)),
    ("source", _renamed(layout.SOURCE, SOURCE)),
    ("actors", Items(_renamed(layout.ACTOR, ACTOR))),
    ("claims", Items(_CLAIM)),
):
    _BRIEF = with_shape(_BRIEF, _name, _shape)

LAYOUT = _BRIEF
"""The layout of that time."""


def digest(field: str, values: Any) -> str:
    """A digest of that time."""
    if field == "source":
        values = {
            key: values[key] for key in values if key not in {"file", "sha256", "text_sha256", "pages", "removed"}
        }
    elif field == "body":
        values = values.split()
    return short_hash([VERSION, field, values], digits=_SIZE)


def change(old: Plain) -> Plain:
    """Values of that time as they are today."""
    return {
        **old,
        "source": _back(old["source"], SOURCE),
        **({"actors": [_back(each, ACTOR) for each in old["actors"]]} if "actors" in old else {}),
        **({"claims": [_claim(each) for each in old["claims"]]} if "claims" in old else {}),
    }


def _claim(old: Plain) -> Plain:
    out = _back(old, CLAIM)
    if "denied" in out:
        out["negated"] = out.pop("denied") == "yes"
    return out


def _back(values: Plain, names: dict[str, str]) -> Plain:
    today = {old: new for new, old in names.items()}
    return {today.get(key, key): value for key, value in values.items()}


UPGRADE = Upgrade(LAYOUT, change, digest)


def written(brief: Brief, text: str) -> str:
    """The file of a brief as a program of that time would have written it, with its edits.

    What is the generator's has a digest of that time; what is not has one that nothing hashes to.
    """
    content = sheet.assemble(brief, text)
    parts = front_matter.split(content, brief.id)
    now = front_matter.loads(content, brief.id, text)
    values = _of_that_time(plain.of_brief(now))
    signed = _digests(values, plain.of_brief(now)["generated"]["digests"], now, parts.body)
    values["generated"] = {**values["generated"], "by": "briefing 0.0.1", "digests": signed}
    if now.conflicts:
        values["conflicts"] = [
            {**each, "digest": _conflict(each, plain.of_brief(now), values)}
            for each in plain.of_brief(now)["conflicts"]
        ]
    return f"---\n{write(values, LAYOUT)}---\n{parts.body}{front_matter.NOTES}\n{parts.notes}"


def _of_that_time(values: Plain) -> Plain:
    def claim(each: Plain) -> Plain:
        out = {CLAIM.get(key, key): value for key, value in each.items()}
        out["denied"] = "yes" if out.pop("negated") else "no"
        return out

    return {
        **values,
        "schema": VERSION,
        "source": {SOURCE.get(key, key): value for key, value in values["source"].items()},
        "actors": [{ACTOR.get(key, key): value for key, value in each.items()} for each in values["actors"]],
        "claims": [claim(each) for each in values["claims"]],
    }


def _digests(values: Plain, was: Plain, brief: Brief, body: str) -> Plain:
    today = plain.of_brief(brief)

    def of(field: str, old: str, now: Any, then: Any) -> str:
        return digest(field, then) if old and old == versions.digests.of_values(field, now) else _other(old)

    def items(key: str) -> Plain:
        now, then = ({each["id"]: each for each in some[key]} for some in (today, values))
        out = {}
        for each, told in was[key].items():
            old, _, place = told.partition(" ")
            new = of(key, old, now[each], then[each]) if each in now else _other(old)
            out[each] = f"{new} {place}".strip()
        return out

    whole = {
        key: of(key, was[key], today[key], values[key]) for key in ("title", "source", "summary", "main", "unread")
    }
    return {**whole, "body": of("body", was["body"], body, body), "actors": items("actors"), "claims": items("claims")}


def _conflict(conflict: Plain, today: Plain, values: Plain) -> str:
    field, _, item = conflict["part"].partition(".")
    parts = [
        next((each for each in some["claims"] if each["id"] == item), None) if field == "claims" else some[field]
        for some in (today, values)
    ]
    if None in parts or versions.digests.of_values(field, parts[0]) != conflict["digest"]:
        return _other(conflict["digest"])
    return digest(field, parts[1])


def _other(old: str) -> str:
    """A digest of something that is not there any more."""
    return short_hash([VERSION, old], digits=_SIZE) if old else ""


@contextlib.contextmanager
def known() -> Iterator[None]:
    """Let briefs of that time be read."""
    with mock.patch.dict(versions.UPGRADES, {VERSION: UPGRADE}):
        yield


def through(brief: Brief, text: str) -> Brief:
    """The brief as it is read from a file of that time."""
    with known():
        return front_matter.loads(written(brief, text), "b.md", text)

"""Front matter in another version of the layout: an older one is brought up to date as it is read, a newer one refused.

Whoever changes the layout so that what was written before does not fit any more raises `SCHEMA` and puts a row into
`UPGRADES`: the layout as it was, and how its values become those of the next version. Nothing else has to know of it.
What is whose in a brief is told by the digests of the version that it was written in; what they call the generator's is
signed anew, so that an edit stays an edit and nothing else becomes one. The file has the new layout once it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.brief import digests, layout
from generator.brief.layout import Fields
from generator.brief.yaml_read import Older, Problem, Values, glean
from generator.records import SCHEMA, Brief

__all__ = ["UPGRADES", "Upgrade", "read", "signed_anew"]

Plain = dict[str, Any]

_VERSION = re.compile(r"^schema:[ ]+(0|[1-9][0-9]{0,9})[ ]*$", re.MULTILINE)
_WHOLE = ("title", "source", "summary", "main", "unread")
_LISTS = ("actors", "claims")
_COMPARED = frozenset(("title", "source"))
"""Fields of which it is told, by comparing digests, whether the document says something else by now."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """How front matter of one version becomes front matter of the next.

    Attributes:
        layout: of the older version; its digests stand where they stand now.
        change: from plain values of that layout, in which a person may have left fields out, to those of the next. It
            gives what the program wrote all its fields, and every actor and claim the id that it had.
        digest: that the older version made of a part: the title, one claim, and so on; given its field and its values.
    """

    layout: Fields
    change: Callable[[Plain], Plain]
    digest: Callable[[str, Any], str] = digests.of_values


UPGRADES: dict[int, Upgrade] = {}
"""By the version that they are for. The first version is still the only one."""


def read(header: str, body: str, first_line: int) -> tuple[Values | None, list[Problem]]:
    """Front matter in any version that is known, as values of the layout as it is now; as `glean` gives them.

    Args:
        header: the YAML, without the `---` around it.
        body: what stands between front matter and notes.
        first_line: the line of the file that the YAML starts on.
    """
    found = _VERSION.search(header)
    version = int(found[1]) if found else SCHEMA
    if found and version != SCHEMA and version not in UPGRADES:
        line = first_line + header.count("\n", 0, found.start())
        return None, [Problem(line, "schema", _refusal(version), ("schema",))]
    upgrade = UPGRADES.get(version)
    if upgrade is None:
        return glean(header, layout.BRIEF, first_line)
    values, problems = glean(header, upgrade.layout, first_line)
    return (None if values is None else _up_to_date(values, version, body)), problems


def _refusal(version: int) -> str:
    told = f"is {version}, but this program reads version {SCHEMA} only"
    if version > SCHEMA:
        return f"{told}: a newer one wrote the brief; install that, and leave the file as it is"
    return f"{told}: no program wrote such a brief; take it back from version control"


def _up_to_date(values: Values, version: int, body: str) -> Values:
    upgrade = UPGRADES[version]
    held = frozenset(_held(values.plain, body, upgrade.digest))
    plain = values.plain
    while version < SCHEMA:
        plain = UPGRADES[version].change(plain)
        version += 1
    # What is another list by now has other places; of its items only the line of the whole is known.
    other = {key for key, old in values.plain.items() if isinstance(old, list) and _length(plain.get(key)) != len(old)}
    lines = {path: line for path, line in values.lines.items() if len(path) < 2 or path[0] not in other}
    places = {key: at for key, at in values.places.items() if key not in other}
    older = Older(held, frozenset(key for key in _COMPARED - held if not _is_same(upgrade, key, values.plain, plain)))
    return replace(values, plain={**plain, "schema": SCHEMA}, lines=lines, places=places, older=older)


def _is_same(upgrade: Upgrade, field: str, old: Plain, new: Plain) -> bool:
    """Whether a digest of the program's value, which is not there any more, can be compared with one of today."""
    return upgrade.digest is digests.of_values and old.get(field) == new.get(field)


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else -1


def _held(plain: Plain, body: str, digest: Callable[[str, Any], str]) -> Iterator[str]:
    """The parts that are as their digests say; `conflicts.` before those that are as a conflict says."""
    was = plain.get("generated", {}).get("digests", {})
    parts = {"body": body} | {key: plain[key] for key in _WHOLE if key in plain}
    yield from (part for part, value in parts.items() if was.get(part) == digest(part, value))
    for key in _LISTS:
        written = was.get(key, {})
        for item in _named(plain.get(key, ())):
            parts[f"{key}.{item['id']}"] = item
            # Behind its digest, a claim's place may stand.
            if written.get(item["id"], "").partition(" ")[0] == digest(key, item):
                yield f"{key}.{item['id']}"
    for each in plain.get("conflicts", ()):
        part = each["part"]
        if part in parts and each["digest"] == digest(part.partition(".")[0], parts[part]):
            yield f"conflicts.{part}"


def _named(items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (item for item in items if "id" in item)


def signed_anew(brief: Brief, body: str, older: Older | None) -> Brief:
    """A brief of an older version with digests as they are made now.

    Args:
        brief: as it was read.
        body: what stands between front matter and notes.
        older: what the digests say; None where the version is the present one.
    """
    if older is None:
        return brief
    held = older.held
    was, now = brief.generated.digests, digests.of_brief(brief)

    def pairs(key: str, old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> Any:
        known = dict(new)
        return tuple((each, known[each] if f"{key}.{each}" in held else digest) for each, digest in old)

    whole = {key: getattr(now, key) for key in _WHOLE if key in held} | dict.fromkeys(older.incomparable, "")
    if "body" in held:
        whole["body"] = digests.of_body(body)
    signed = replace(
        was, **whole, actors=pairs("actors", was.actors, now.actors), claims=pairs("claims", was.claims, now.claims)
    )
    fields = {key: getattr(now, key) for key in ("title", "source", "summary")}
    fields |= {f"claims.{claim}": digest for claim, digest in now.claims}
    unsettled = tuple(
        replace(each, digest=fields[each.part]) if f"conflicts.{each.part}" in held else each
        for each in brief.conflicts
    )
    return replace(brief, generated=replace(brief.generated, digests=signed), conflicts=unsettled)

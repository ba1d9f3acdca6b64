"""The list of actors for review, as text and as plain values: what there is, and a register to start from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.brief.yaml_write import scalar
from generator.relate.corpus import Corpus
from generator.relate.duplicates import Suspicion, duplicates
from generator.relate.portraits import ActorEntry


def as_yaml(corpus: Corpus) -> str:
    """Actors with counts as comments, then entries for the likely duplicates: all of it is a valid register."""
    found = duplicates(tuple(corpus.actors.values()))
    return "\n".join([*_listed(corpus), "", *_entries(corpus.actors, found), ""])


def as_json(corpus: Corpus) -> str:
    """The same as one JSON object, ended by a line feed."""
    shown: dict[str, Any] = {
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "type": a.type,
                "country": a.country,
                "wikidata": a.wikidata,
                "aliases": list(a.aliases),
                "briefs": len(a.briefs),
                "statements": len(a.by),
                "about": len(a.about),
                "candidates": list(a.candidates),
            }
            for a in corpus.actors.values()
        ],
        "duplicates": [
            {"keep": s.keep, "other": s.other, "why": s.why} for s in duplicates(tuple(corpus.actors.values()))
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _listed(corpus: Corpus) -> Iterator[str]:
    actors = tuple(corpus.actors.values())
    yield f"# {_count(len(actors), 'actor')} in {_count(len(corpus.briefs), 'brief')}"
    if actors:
        yield "#"
        yield "# briefs  statements  about  id: name (type, country)"
    for a in actors:
        what = ", ".join(filter(None, (a.type, a.country)))
        yield f"# {len(a.briefs):6}  {len(a.by):10}  {len(a.about):5}  {a.id}: {_line(a.name)} ({what})"


def _entries(actors: Mapping[str, ActorEntry], found: Sequence[Suspicion]) -> Iterator[str]:
    """An entry for each actor that others may be; each actor is in one entry only, for it can be but one."""
    if not found:
        yield "# No two of them look like one."
        return
    yield f"# {_count(len(found), 'likely duplicate')}. Keep the lines that are right and delete the others."
    kept: dict[str, list[Suspicion]] = {}
    merged: set[str] = set()
    rest: list[Suspicion] = []
    for s in sorted(found, key=lambda s: (-len(actors[s.keep].briefs), s.keep, s.other)):
        if s.keep in merged or s.other in merged or s.other in kept:
            rest.append(s)
        else:
            kept.setdefault(s.keep, []).append(s)
            merged.add(s.other)
    yield "actors:"
    for keep, suspicions in kept.items():
        actor = actors[keep]
        yield f"  - id: {scalar(keep)}  # {_count(len(actor.briefs), 'brief')}"
        yield f"    name: {scalar(actor.name)}"
        yield "    merge:"
        for s in suspicions:
            other = actors[s.other]
            yield f"      - {scalar(s.other)}  # {_line(other.name)}, {_count(len(other.briefs), 'brief')}: {s.why}"
    if rest:
        yield "# And these, each of which has a line above already:"
    for s in rest:
        yield f"#   {s.keep} and {s.other}: {s.why}"


def _line(text: str) -> str:
    """A text that stays within its comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

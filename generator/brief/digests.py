"""Digests tell the generator's work from a person's: what still hashes as it was written is the generator's."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator.brief import plain
from generator.brief.identity import short_hash
from generator.records import Actor, Brief, Claim, Digests, Evidence, Source, Unread

_FIRST_ANCHORS = ("speaker", "cue", "context")
"""The anchors that claims have had from the first; any other counts only where it is there, as `_of` has it."""

_NEVER = ("file", "sha256", "text_sha256", "pages", "removed")
"""Of a source block, what is never a person's to decide."""


def of_title(title: str) -> str:
    """Digest of a title."""
    return short_hash(title)


def of_source(source: Source) -> str:
    """Digest of a source block, without what is never a person's to decide, such as the file's name and hashes."""
    return of_values("source", plain.of_source(source))


def of_summary(summary: tuple[Evidence, ...]) -> str:
    """Digest of a summary."""
    return short_hash(plain.of_summary(summary))


def of_actor(actor: Actor) -> str:
    """Digest of an actor."""
    return of_values("actors", plain.of_actor(actor))


def of_claim(claim: Claim) -> str:
    """Digest of a claim."""
    return of_values("claims", plain.of_claim(claim))


def of_main(main: tuple[str, ...]) -> str:
    """Digest of the list of main claims."""
    return short_hash(list(main))


def of_unread(unread: tuple[Unread, ...]) -> str:
    """Digest of what was not understood."""
    return short_hash(plain.of_unread(unread))


def of_body(body: str) -> str:
    """Digest of a rendered body; white space does not count, since editors change it."""
    return short_hash(" ".join(body.split()))


def of_values(field: str, values: Any) -> str:
    """Digest of a part from its plain values.

    Args:
        field: where it stands: `title`, `source`, `summary`, `main`, `unread`, `body`, `actors` or `claims`.
        values: of the field; of `actors` and `claims`, of one of them.
    """
    match field:
        case "source":
            return _of({key: values[key] for key in values if key not in _NEVER})
        case "actors":
            return _of(values)
        case "claims":
            anchors = values.get("anchors", {})
            anchors = {key: at for key, at in anchors.items() if at is not None or key in _FIRST_ANCHORS}
            return _of({**values, "anchors": anchors})
        case "body":
            return of_body(values)
        case _:
            return short_hash(values)


def of_brief(brief: Brief) -> Digests:
    """Digests of a brief that is wholly the generator's; that of the body is added when it is rendered."""
    return Digests(
        title=of_title(brief.title),
        source=of_source(brief.source),
        summary=of_summary(brief.summary),
        actors=tuple((actor.id, of_actor(actor)) for actor in brief.actors),
        claims=tuple((claim.id, of_claim(claim)) for claim in brief.claims),
        main=of_main(brief.main),
        unread=of_unread(brief.unread),
        places=tuple((claim.id, tuple((e.start, e.end) for e in claim.evidence)) for claim in brief.claims),
    )


def is_unedited(brief: Brief) -> bool:
    """Whether all that stands in it is as the generator wrote it, nothing was taken out, and there are no notes."""
    if brief.notes.strip():
        return False
    written = dataclasses.replace(brief.generated.digests, body="", places=())
    return dataclasses.replace(of_brief(brief), places=()) == written


def _of(values: dict[str, Any]) -> str:
    """Digest of what is not empty, so that a field added to the layout later changes no digest by itself."""
    return short_hash({key: value for key, value in values.items() if value not in (None, [], {}, False)})

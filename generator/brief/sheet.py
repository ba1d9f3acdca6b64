"""A brief's whole file: front matter, rendered body, and the human notes."""

from __future__ import annotations

import dataclasses

from generator.brief import body, digests, front_matter, plain
from generator.brief.front_matter import NOTES, Parts
from generator.errors import BriefError
from generator.records import Brief

__all__ = ["assemble", "body_is_edited", "verify"]


def assemble(brief: Brief, text: str) -> str:
    """The file of a brief.

    Args:
        brief: what to write; the digest of its body is set here.
        text: the archived text.
    """
    rendered = body.render(brief, text)
    made = brief.generated
    made = dataclasses.replace(made, digests=dataclasses.replace(made.digests, body=digests.of_body(rendered)))
    brief = dataclasses.replace(brief, generated=made)
    return f"{front_matter.dumps(brief)}\n{rendered}\n{NOTES}\n{brief.notes}"


def verify(content: str, brief: Brief) -> None:
    """Hold what is about to be written against what it was made from.

    Raises:
        BriefError: it would not read back as that brief, so that something in it has not the form of the layout.
    """
    again = front_matter.loads(content, brief.id)
    if plain.of_brief(again) | {"generated": None} != plain.of_brief(brief) | {"generated": None}:
        raise BriefError(f"{brief.id}: the brief would not read back as it was written")


def body_is_edited(parts: Parts, brief: Brief, text: str) -> bool:
    """Whether a person changed the rendered part of a file, which would be lost when it is rendered again.

    A body that was taken away is not an edit: it asks for a new one.
    """
    if not parts.body.strip():
        return False
    digest = digests.of_body(parts.body)
    return digest not in {brief.generated.digests.body, digests.of_body(body.render(brief, text))}

"""A brief's whole file: front matter, rendered body, and the human notes."""

from __future__ import annotations

import dataclasses

from generator.brief import body, digests, front_matter, layout, plain
from generator.brief.conform import misfits
from generator.brief.front_matter import NOTES, Parts
from generator.brief.yaml_read import LONGEST, show
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
    """Make sure that what is about to be written will read back as what it was made from.

    Whatever fits the layout does, as the tests prove of writer and reader, so that it need not be parsed again.

    Raises:
        BriefError: something in the brief has not the form of the layout, or stands in it twice.
    """
    values = plain.of_brief(brief)
    for path, why in misfits(values, layout.BRIEF):
        raise BriefError(f"{brief.id}: {show(path)}: {why}")
    for key in ("actors", "claims"):
        if len({item["id"] for item in values[key]}) < len(values[key]):
            raise BriefError(f"{brief.id}: {key}: an id stands here twice")
    parts = front_matter.split(content, brief.id)
    if parts.notes != brief.notes or len(parts.header) > LONGEST:
        raise BriefError(f"{brief.id}: the brief would not read back as it was written")


def body_is_edited(parts: Parts, brief: Brief, text: str) -> bool:
    """Whether a person changed the rendered part of a file, which would be lost when it is rendered again.

    A body that was taken away is not an edit: it asks for a new one.
    """
    if not parts.body.strip():
        return False
    digest = digests.of_body(parts.body)
    return digest not in {brief.generated.digests.body, digests.of_body(body.render(brief, text))}

"""Briefs with claims in their own words, for tests of how stories are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from casting import actor

from generator.brief.identity import sha256, short_hash
from generator.brief.vectors import Vectors, key
from generator.records import Actor, Anchors, Brief, Claim, Digests, Evidence, Generated, Source
from generator.relate.day import day
from generator.relate.entries import Entry, Statement


def entry(brief_id: str, *said: Mapping[str, Any], text: str = "", **source: Any) -> Entry:
    """A brief of which each paragraph is one claim; `said` are the arguments of `says`, `text` what else it holds."""
    paragraphs = [" ".join(part for part in (each.get("who", ""), each.get("cue", ""), each["what"]) if part) + "."
                  for each in said]  # fmt: skip
    whole = "\n\n".join([*paragraphs, text])
    claims, start = [], 0
    for each, paragraph in zip(said, paragraphs, strict=True):
        claims.append(_claim(each, whole, start, start + len(paragraph)))
        start += len(paragraph) + 2
    actors = {name: person for each in said for name, person in _actors(each).items()}
    made = Generated("briefing 0", "test", Digests("", "", "", (), ()))
    told = Source(
        file=f"seeds/{brief_id}.txt",
        sha256="0" * 64,
        text_sha256=sha256(whole),
        outlet=source.get("outlet", f"Outlet of {brief_id}"),
        url=None,
        dateline=None,
        published=source.get("published"),
        published_basis="stated",
        language="en",
    )
    brief = Brief(1, brief_id, f"Title of {brief_id}", told, (), tuple(actors.values()), tuple(claims), made)
    return Entry(brief, whole, day(told.published))


def says(who: str, cue: str, what: str, **changes: Any) -> dict[str, Any]:
    """Somebody says something; a word in quotation marks makes it a quotation."""
    return {"who": who, "cue": cue, "what": what, **changes}


def narrates(what: str, **changes: Any) -> dict[str, Any]:
    """The outlet says it in its own voice."""
    return {"what": what, **changes}


def vectors_of(of: Entry, vectors: Sequence[bytes], model: str = "m") -> dict[str, Vectors]:
    """A vector for each claim of a brief, in order, by the brief's id."""
    rows = {key(claim.evidence): vector for claim, vector in zip(of.brief.claims, vectors, strict=True)}
    return {of.brief.id: Vectors(model, rows)}


def statements(of: Entry) -> list[Statement]:
    return [Statement(claim, of, number) for number, claim in enumerate(of.brief.claims, 1)]


def _actors(each: Mapping[str, Any]) -> dict[str, Actor]:
    named = {each["who"]: "person"} if each.get("who") and each.get("kind", "named") == "named" else {}
    return {name: actor(name, kind) for name, kind in {**named, **each.get("others", {})}.items()}


def _claim(each: Mapping[str, Any], text: str, start: int, end: int) -> Claim:
    at = text.index(each["what"], start)
    who, cue = each.get("who"), each.get("cue")
    kind = each.get("kind", "named") if who else "outlet"
    cue_at = text.index(cue, start) if cue else None
    hedge = each.get("hedge")
    return Claim(
        id=short_hash([text[start:end], start], digits=6),
        speakers=tuple(a.id for name, a in _actors(each).items() if name == who),
        speaker_kind=kind,
        speaker_text=who or None,
        candidates=(),
        via=tuple(each.get("via", ())),
        cue=cue or None,
        act=each.get("act", "say" if who else "decide"),
        mode="narrated" if not who else "direct" if re.fullmatch(r"“.*”", each["what"]) else "indirect",
        negated=each.get("negated", False),
        hedge=hedge,
        about=(),
        evidence=(Evidence(each["what"], at, at + len(each["what"])),),
        anchors=Anchors(
            (start, start + len(who)) if who else None, (cue_at, cue_at + len(cue)) if cue else None, (start, end)
        ),
        said=each.get("said"),
        happened=each.get("happened"),
    )

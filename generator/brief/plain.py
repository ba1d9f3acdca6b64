"""Brief <-> plain values as the layout has them; nothing is checked here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.records import (
    Actor,
    Anchors,
    Brief,
    Claim,
    Conflict,
    Digests,
    Evidence,
    Generated,
    Relay,
    Source,
    Span,
    Unread,
    When,
)


def of_brief(brief: Brief) -> dict[str, Any]:
    """The front matter of a brief, every field of the layout."""
    made = brief.generated
    return {
        "schema": brief.schema,
        "id": brief.id,
        "title": brief.title,
        "source": of_source(brief.source),
        "summary": of_summary(brief.summary),
        "actors": [of_actor(actor) for actor in brief.actors],
        "main": list(brief.main),
        "claims": [of_claim(claim) for claim in brief.claims],
        "unread": of_unread(brief.unread),
        **({"conflicts": [_of_conflict(each) for each in brief.conflicts]} if brief.conflicts else {}),
        "generated": {
            "by": made.by,
            "model": made.model,
            "inputs": made.inputs,
            "digests": {
                "title": made.digests.title,
                "source": made.digests.source,
                "summary": made.digests.summary,
                "body": made.digests.body,
                "actors": dict(made.digests.actors),
                "claims": _placed(made.digests),
                "main": made.digests.main,
                "unread": made.digests.unread,
            },
        },
    }


def of_source(source: Source) -> dict[str, Any]:
    """A source block."""
    return {
        "file": source.file,
        "sha256": source.sha256,
        "text_sha256": source.text_sha256,
        "outlet": source.outlet,
        "url": source.url,
        "dateline": source.dateline,
        "published": source.published,
        "published_basis": source.published_basis,
        "language": source.language,
        **({"author": source.author} if source.author is not None else {}),
        **({"retrieved": source.retrieved} if source.retrieved is not None else {}),
        **({"pages": list(source.pages)} if source.pages else {}),
        **({"removed": True} if source.removed else {}),
    }


def of_summary(summary: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    """The sentences of a summary."""
    return [_of_evidence(each, "text") for each in summary]


def of_actor(actor: Actor) -> dict[str, Any]:
    """An actor."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "role": actor.role,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "aliases": list(actor.aliases),
        "mentions": actor.mentions,
        "how": dict(actor.how),
    }


def of_claim(claim: Claim) -> dict[str, Any]:
    """A claim."""
    return {
        "id": claim.id,
        "speakers": list(claim.speakers),
        "speaker_kind": claim.speaker_kind,
        "speaker_text": claim.speaker_text,
        "candidates": list(claim.candidates),
        "via": list(claim.via),
        "cue": claim.cue,
        "act": claim.act,
        "mode": claim.mode,
        "negated": claim.negated,
        "hedge": claim.hedge,
        "about": list(claim.about),
        "evidence": [_of_evidence(each) for each in claim.evidence],
        "anchors": {
            "speaker": _of_span(claim.anchors.speaker),
            "cue": _of_span(claim.anchors.cue),
            "context": _of_span(claim.anchors.context),
            "hedge": _of_span(claim.anchors.hedge),
            "condition": _of_span(claim.anchors.condition),
        },
        "chain": [_of_relay(each) for each in claim.chain],
        "condition": claim.condition,
        "said": _of_when(claim.said),
        "happened": _of_when(claim.happened),
        "edits": [_of_evidence(each) for each in claim.edits],
    }


def of_unread(unread: tuple[Unread, ...]) -> list[dict[str, Any]]:
    """What was not understood."""
    return [{"kind": each.kind, "quote": each.quote, "start": each.start, "end": each.end} for each in unread]


def to_brief(plain: dict[str, Any], notes: str) -> Brief:
    """A brief from plain values in which nothing is missing."""
    made = plain["generated"]
    digests = made["digests"]
    return Brief(
        schema=plain["schema"],
        id=plain["id"],
        title=plain["title"],
        source=Source(**{**plain["source"], "pages": tuple(plain["source"].get("pages", ()))}),
        summary=tuple(
            Evidence(each["text"], each["start"], each["end"], each.get("page")) for each in plain["summary"]
        ),
        actors=tuple(_to_actor(each) for each in plain["actors"]),
        claims=tuple(_to_claim(each) for each in plain["claims"]),
        generated=Generated(
            by=made["by"],
            model=made["model"],
            inputs=made["inputs"],
            digests=Digests(
                **{k: digests[k] for k in ("title", "source", "summary", "body", "main", "unread")},
                actors=tuple(digests["actors"].items()),
                claims=tuple((each, value.split(" ")[0]) for each, value in digests["claims"].items()),
                places=tuple(_to_places(digests["claims"])),
            ),
        ),
        notes=notes,
        main=tuple(plain["main"]),
        unread=tuple(Unread(**each) for each in plain["unread"]),
        conflicts=tuple(Conflict(**each) for each in plain.get("conflicts", ())),
    )


def _placed(digests: Digests) -> dict[str, str]:
    """The digest of each claim, and behind it where its evidence stands: `52aa7b8c9d 310-339`."""
    places = dict(digests.places)
    return {
        each: " ".join([digest, *(f"{start}-{end}" for start, end in places.get(each, ()))])
        for each, digest in digests.claims
    }


def _to_places(values: dict[str, str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for each, value in values.items():
        pairs = [place.split("-") for place in value.split(" ")[1:]]
        if pairs:
            yield each, tuple((int(start), int(end)) for start, end in pairs)


def _of_conflict(conflict: Conflict) -> dict[str, Any]:
    words = {} if conflict.words is None else {"words": conflict.words}
    return {"part": conflict.part, "why": conflict.why, "digest": conflict.digest, **words}


def _to_actor(plain: dict[str, Any]) -> Actor:
    return Actor(**{**plain, "aliases": tuple(plain["aliases"]), "how": tuple(plain["how"].items())})


def _to_claim(plain: dict[str, Any]) -> Claim:
    lists = {key: tuple(plain[key]) for key in ("speakers", "candidates", "via", "about")}
    anchors = plain["anchors"]
    return Claim(
        **{
            **plain,
            **lists,
            "chain": tuple(Relay(**{**each, "actors": tuple(each["actors"])}) for each in plain["chain"]),
            "said": _to_when(plain["said"]),
            "happened": _to_when(plain["happened"]),
            "edits": tuple(Evidence(**each) for each in plain["edits"]),
            "evidence": tuple(Evidence(**each) for each in plain["evidence"]),
            "anchors": Anchors(
                speaker=_to_span(anchors["speaker"]),
                cue=_to_span(anchors["cue"]),
                context=tuple(anchors["context"]),
                hedge=_to_span(anchors["hedge"]),
                condition=_to_span(anchors["condition"]),
            ),
        }
    )


def _of_evidence(evidence: Evidence, words: str = "quote") -> dict[str, Any]:
    page = {} if evidence.page is None else {"page": evidence.page}
    return {words: evidence.quote, "start": evidence.start, "end": evidence.end, **page}


def _of_relay(relay: Relay) -> dict[str, Any]:
    return {
        "text": relay.text,
        "start": relay.start,
        "end": relay.end,
        "kind": relay.kind,
        "actors": list(relay.actors),
    }


def _of_when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"words": when.words, "start": when.start, "end": when.end, "edtf": when.edtf}


def _to_when(plain: dict[str, Any] | None) -> When | None:
    return None if plain is None else When(**plain)


def _of_span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _to_span(pair: list[int] | None) -> Span | None:
    return None if pair is None else (pair[0], pair[1])

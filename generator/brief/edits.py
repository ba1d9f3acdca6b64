"""What of a brief is a person's, and what the generator had there; all else in it is the generator's."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.brief import digests, merge, plain
from generator.records import Brief

__all__ = ["Edit", "What", "edits", "untouched"]

What = Literal["changed", "added", "removed", "reordered"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One part of a brief that is a person's.

    Attributes:
        part: `title`, `source`, `summary`, `main`, `unread`, `actors.<id>`, `claims.<id>`, `order.actors`,
            `order.claims` or `notes`.
        what: they did with it.
        yours: what stands there now, as plain values; None where it was removed.
        own: what the generator wrote there last, likewise; None where it is not known, or there was nothing.
        is_known: whether `own` is what it wrote, and not merely unknown.
    """

    part: str
    what: What
    yours: Any
    own: Any = None
    is_known: bool = False


def edits(brief: Brief, own: Brief | None = None) -> tuple[Edit, ...]:
    """What a person did to a brief, in the order of the front matter.

    Args:
        brief: as it is on disk.
        own: what may be the generator's last work on the same document; believed only where the digests say so.
    """
    work = () if own is None else (own, _less_removed(own, brief))
    return (
        *_values(brief, own),
        *_items(brief, work, "actors"),
        *_order(brief, "actors"),
        *_lists(brief, work),
        *_items(brief, work, "claims"),
        *_order(brief, "claims"),
        *([Edit("notes", "added", brief.notes.strip(), None, is_known=True)] if brief.notes.strip() else ()),
    )


def untouched(brief: Brief, found: Iterable[Edit]) -> tuple[str, ...]:
    """The parts of a brief that are the generator's, in the order of the front matter."""
    theirs = {each.part for each in found}
    parts = ["title", "source", "summary", *(f"actors.{each.id}" for each in brief.actors), "main"]
    parts += [*(f"claims.{each.id}" for each in brief.claims), "unread"]
    return tuple(part for part in parts if part not in theirs)


def _values(brief: Brief, own: Brief | None) -> Iterator[Edit]:
    was = brief.generated.digests
    if digests.of_title(brief.title) != was.title:
        is_known = own is not None and digests.of_title(own.title) == was.title
        yield _changed("title", brief.title, own.title if own else None, known=is_known)
    if digests.of_source(brief.source) != was.source:
        is_known = own is not None and digests.of_source(own.source) == was.source
        yours, theirs = _differences(plain.of_source(brief.source), plain.of_source(own.source) if own else {})
        yield _changed("source", yours, theirs if own else None, known=is_known)
    if digests.of_summary(brief.summary) != was.summary:
        is_known = own is not None and digests.of_summary(own.summary) == was.summary
        written = plain.of_summary(own.summary) if own else None
        yield _changed("summary", plain.of_summary(brief.summary), written, known=is_known)


def _lists(brief: Brief, work: Sequence[Brief]) -> Iterator[Edit]:
    was = brief.generated.digests
    if digests.of_main(brief.main) != was.main and (was.main or brief.main):
        main = next((list(own.main) for own in work if digests.of_main(own.main) == was.main), None)
        yield _changed("main", list(brief.main), main, known=main is not None)
    if digests.of_unread(brief.unread) != was.unread and (was.unread or brief.unread):
        unread = next(
            (plain.of_unread(own.unread) for own in work if digests.of_unread(own.unread) == was.unread), None
        )
        yield _changed("unread", plain.of_unread(brief.unread), unread, known=unread is not None)


def _items(brief: Brief, work: Sequence[Brief], kind: Literal["actors", "claims"]) -> Iterator[Edit]:
    digest: Callable[[Any], str] = digests.of_actor if kind == "actors" else digests.of_claim
    shown: Callable[[Any], Any] = plain.of_actor if kind == "actors" else plain.of_claim
    was = dict(getattr(brief.generated.digests, kind))
    present = {each.id: each for each in getattr(brief, kind)}
    known = {each.id: each for own in work for each in getattr(own, kind) if was.get(each.id) == digest(each)}
    for each, item in present.items():
        part = f"{kind}.{each}"
        if each not in was:
            yield Edit(part, "added", shown(item), None, is_known=True)
        elif was[each] != digest(item):
            yield _changed(part, shown(item), shown(known[each]) if each in known else None, known=each in known)
    for each in was:
        if each not in present:
            theirs = shown(known[each]) if each in known else None
            yield Edit(f"{kind}.{each}", "removed", None, theirs, is_known=each in known)


def _order(brief: Brief, kind: Literal["actors", "claims"]) -> Iterator[Edit]:
    ids = [each.id for each in getattr(brief, kind)]
    written = in_written_order(ids, [each for each, _ in getattr(brief.generated.digests, kind)])
    if ids != written:
        yield Edit(f"order.{kind}", "reordered", ids, written, is_known=True)


def in_written_order(ids: Sequence[str], written: Sequence[str]) -> list[str]:
    """Ids in the order that the generator wrote them; those that it did not write stay behind what is before them."""
    rank = {each: index for index, each in enumerate(written)}
    out = sorted((each for each in ids if each in rank), key=lambda each: rank[each])
    if [each for each in ids if each in rank] == out:
        return list(ids)
    for index, each in enumerate(ids):
        if each not in rank:
            out.insert(out.index(ids[index - 1]) + 1 if index else 0, each)
    return out


def _changed(part: str, yours: Any, own: Any, *, known: bool) -> Edit:
    return Edit(part, "changed", yours, own if known else None, is_known=known)


def _differences(yours: dict[str, Any], own: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of two source blocks, the fields in which they differ, less those that are never a person's."""
    never = {"file", "sha256", "text_sha256", "pages", "removed"}
    keys = [key for key in (*yours, *(own.keys() - yours.keys())) if key not in never]
    differ = [key for key in keys if not own or yours.get(key) != own.get(key)]
    return {key: yours.get(key) for key in differ}, {key: own.get(key) for key in differ}


def _less_removed(own: Brief, brief: Brief) -> Brief:
    """The generator's work less the actors that the person removed, which is how it is written from the next run on."""
    present = {each.id for each in brief.actors}
    gone = {each for each, _ in brief.generated.digests.actors} - present
    return merge.settle(dataclasses.replace(own, actors=tuple(each for each in own.actors if each.id not in gone)))[0]

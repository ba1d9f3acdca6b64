"""The two lists of a brief that follow from its claims: which of them matter most, and what none of them has.

Each is one value, as the summary is: a person who changes it has it as a whole. The generator's own is kept in step
with the claims that a person removed or added.
"""

from __future__ import annotations

import dataclasses

from generator.brief import digests
from generator.brief.complete import find_once
from generator.records import Brief, Unread


def merged(old: Brief, new: Brief, text: str | None) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    """Both lists of a brief brought up to date: a person's where they changed it, else the generator's new one.

    Args:
        old: as it is on disk.
        new: as composed anew.
        text: the archived text of `new` if it has changed, in which a person's entries are found again; those that
            are not there once are left out.
    """
    was = old.generated.digests
    main = old.main if _changed(digests.of_main(old.main), was.main, old.main) else new.main
    unread = new.unread
    if _changed(digests.of_unread(old.unread), was.unread, old.unread):
        unread = old.unread
        if text is not None:
            places = ((each, find_once(each.quote, text)) for each in unread)
            unread = tuple(dataclasses.replace(each, start=at[0], end=at[1]) for each, at in places if at)
    return main, unread


def in_step(brief: Brief) -> Brief:
    """The brief with its lists less claims that are gone, and less places that a claim now has.

    Where a list is the generator's, its digest follows; a person's list loses nothing but what a claim now has.
    """
    made = brief.generated
    was = made.digests
    ids = {claim.id for claim in brief.claims}
    main = brief.main
    if not _changed(digests.of_main(main), was.main, main):
        main = tuple(each for each in main if each in ids)
        was = dataclasses.replace(was, main=digests.of_main(main) if was.main else "")
    spans = [(e.start, e.end) for claim in brief.claims for e in claim.evidence]
    unread = tuple(u for u in brief.unread if not any(s < u.end and u.start < e for s, e in spans))
    if not _changed(digests.of_unread(brief.unread), was.unread, brief.unread):
        was = dataclasses.replace(was, unread=digests.of_unread(unread) if was.unread else "")
    return dataclasses.replace(brief, main=main, unread=unread, generated=dataclasses.replace(made, digests=was))


def _changed(digest: str, written: str, value: tuple[object, ...]) -> bool:
    """Whether a list is a person's; one that the generator never wrote is only if there is something in it."""
    return digest != written if written else bool(value)

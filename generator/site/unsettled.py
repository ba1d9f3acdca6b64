"""What a brief's page says of corrections under which the document has changed, until they are settled."""

from __future__ import annotations

from generator.records import Conflict, ConflictKind
from generator.relate.corpus import Entry
from generator.site import wording

_FIELDS = {
    "title": "Its title was corrected by hand, and the document has another one by now",
    "source": "What is said of its source was corrected by hand, and the document says something else by now.",
    "summary": "Its bottom line was chosen by hand, and has words that no longer stand in the document; they are left "
    "out.",
}
_REASONS: dict[ConflictKind, str] = {
    "orphaned": "Orphaned: its words no longer stand in the document.",
    "ambiguous": "Orphaned: its words stand in several places of the document by now, and its own is not clear.",
    "sentence-changed": "Its words still stand in the document, but what is around them has changed.",
    "changed": "",
}


def unsettled(entry: Entry) -> tuple[str, ...]:
    """What is not settled, a sentence each, plain text."""
    found = [_of_field(each) for each in entry.brief.conflicts if each.part in _FIELDS]
    if entry.apart:
        count = wording.count(len(entry.apart), "claim is", "claims are")
        found.append(f"{count} kept apart from the others, below, because the words they rest on have changed.")
    return tuple(found)


def reasons(entry: Entry) -> dict[str, str]:
    """Why each of the claims that are kept apart is, by its id."""
    return {each.part.removeprefix("claims."): _REASONS[each.why] for each in entry.brief.conflicts}


def _of_field(conflict: Conflict) -> str:
    told = _FIELDS[conflict.part]
    return told if told.endswith(".") else f"{told}{f': “{conflict.words}”' if conflict.words else '.'}"

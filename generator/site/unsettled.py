"""What a brief's page says of corrections under which the document has changed, until they are settled."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Conflict, ConflictKind
from generator.relate.corpus import Entry
from generator.site import wording


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A correction that is not settled.

    Attributes:
        what: a sentence, plain text.
        claims: (number, id) of the claims that it is about.
    """

    what: str
    claims: tuple[tuple[int, str], ...] = ()


_FIELDS: dict[str, str] = {
    "title": "Its title was corrected by hand, and the document has another one by now",
    "source": "What is said of its source was corrected by hand, and the document says something else by now.",
    "summary": "Its bottom line was corrected by hand, and has words that no longer stand in the document; they are "
    "left out.",
}
_LOST: dict[ConflictKind, tuple[str, str]] = {
    "orphaned": (
        "claim that was corrected by hand is orphaned: its words no longer stand in the document",
        "claims that were corrected by hand are orphaned: their words no longer stand in the document",
    ),
    "ambiguous": (
        "claim that was corrected by hand is orphaned: its words stand in several places of the document by now",
        "claims that were corrected by hand are orphaned: their words stand in several places of the document by now",
    ),
}


def unsettled(entry: Entry) -> tuple[Unsettled, ...]:
    """What is not settled, in order of the page; orphaned claims are shown apart from the others."""
    found = [Unsettled(_of_field(each)) for each in entry.brief.conflicts if each.part in _FIELDS]
    numbers = {f"claims.{claim.id}": (number, claim.id) for number, claim in enumerate(entry.brief.claims, 1)}
    about = tuple(numbers[each.part] for each in entry.brief.conflicts if each.part in numbers)
    if about:
        many = wording.count(len(about), "claim was", "claims were")
        what = f"{many} corrected by hand, and the document has changed around the words since."
        found.append(Unsettled(what, about))
    for why, (one, several) in _LOST.items():
        lost = sum(each.why == why and each.part.startswith("claims.") for each in entry.brief.conflicts)
        if lost:
            found.append(Unsettled(f"{wording.count(lost, one, several)}."))
    return tuple(found)


def _of_field(conflict: Conflict) -> str:
    told = _FIELDS[conflict.part]
    return told if told.endswith(".") else f"{told}{f': “{conflict.words}”' if conflict.words else '.'}"

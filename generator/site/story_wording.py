"""The words for what the sources of a story make of it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.records import Claim
from generator.relate.corpus import Corpus
from generator.relate.entries import Statement
from generator.relate.story import Difference, DifferenceKind, Standing, Status
from generator.site import wording
from generator.site.comparison import Cell, Column, Place, Row, origins, shortened
from generator.site.pictures.shares import Kind
from generator.site.wording_diff import Pair

STATUSES: Mapping[Status, str] = {
    "corroborated": "Corroborated",
    "differs": "Differs",
    "single-source": "Single source",
}

STATUSES_EXPLAINED: Mapping[Status, str] = {
    "corroborated": "Two or more outlets have it, and their texts show no common origin.",
    "differs": "Several outlets have it, but not in the same way.",
    "single-source": "One outlet has it, or several have it from one origin.",
}

ONE_ORIGIN = "One origin"
"""The status of what several outlets have from one origin, which is a single source too."""

SHARES: Mapping[Kind, str] = {
    "corroborated": STATUSES["corroborated"],
    "differs": STATUSES["differs"],
    "one-origin": ONE_ORIGIN,
    "single-source": STATUSES["single-source"],
}
"""The parts of a status bar."""

SHARES_EXPLAINED: Mapping[Kind, str] = {
    "corroborated": STATUSES_EXPLAINED["corroborated"],
    "differs": STATUSES_EXPLAINED["differs"],
    "one-origin": "Several outlets have it, but all from one origin.",
    "single-source": "One outlet has it.",
}

STANDINGS: Mapping[Standing, str] = {"said": "Said", "differs": "Differs", "not mentioned": "Not mentioned"}

DIFFERENCES: Mapping[DifferenceKind, str] = {
    "number": "number",
    "date": "date",
    "name": "name",
    "verb": "reporting verb",
    "hedge": "hedge",
    "negation": "negation",
    "quotation": "quotation",
    "omission": "omission",
}

SAME_CLAIM: frozenset[str] = frozenset({"quotation", "omission"})
"""Kinds of difference that do not make another claim of it."""

NOTHING: Mapping[DifferenceKind, str] = {"quotation": "nothing quoted", "omission": "left out"}
"""What to say of a side of a difference that has no words for it, where `none found` would not do."""

SHOWN = 60
"""Code points at most of words that a difference repeats: all of them are marked in the sentence."""

NAMED = 3
"""How many outlets a sentence names before it only counts the others."""


def kinds(found: Sequence[DifferenceKind]) -> str:
    """Kinds of difference in a row: `number and hedge`."""
    return wording.listing([DIFFERENCES[kind] for kind in found])


def labels(columns: Sequence[Column], most: int = NAMED) -> str:
    """Outlets in a row; of many, the first ones and the number of the others."""
    names = [column.label for column in columns]
    if len(names) > most + 1:
        names = [*names[:most], f"{wording.number(len(names) - most)} others"]
    return wording.listing(names)


def reporters(columns: Sequence[Column], nameless: str = "document") -> str:
    """Outlets in a row, those that are not stated by their number only: `Coastal News and 2 documents`."""
    names = [column.outlet for column in columns if column.outlet]
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{wording.number(len(names) - NAMED)} others"]
    unnamed = sum(column.outlet is None for column in columns)
    return wording.listing([*names, *([wording.count(unnamed, nameless)] if unnamed else [])])


def status(row: Row) -> str:
    """The name of a claim's status."""
    is_shared = row.group.status == "single-source" and row.only is None
    return ONE_ORIGIN if is_shared else STATUSES[row.group.status]


def several(columns: Sequence[Column]) -> str:
    """How many outlets: `two outlets`, or `two documents` where one does not say who published it."""
    noun = "outlet" if all(column.outlet for column in columns) else "document"
    return f"{wording.number(len(columns))} {noun}{'s' if len(columns) > 1 else ''}"


def verdict(row: Row, corpus: Corpus) -> str:
    """What follows from who has a claim, in one or two sentences; never that it is so."""
    if row.only is not None:
        return f"{_upper(f'only {_who_has(row, corpus, row.only.label)}')}."
    said = _upper(_who_has(row, corpus))
    if row.group.status == "differs":
        differing = [cell for cell in row.having if cell.standing == "differs"] or list(row.having)
        found = kinds(list(dict.fromkeys(d.kind for d in row.group.differences)))
        how = f" in the {found}" if found else ""
        if len(differing) == len(row.having):
            return f"{said}, and differ from each other{how}."
        verb = "differ" if len(differing) > 1 else "differs"
        return f"{said}; {labels([cell.column for cell in differing])} {verb}{how}."
    if row.origins == 1:
        return f"{said}, but all from one origin: that counts once."
    own, _ = _voices(row)
    unnamed = sum(cell.column.outlet is None for cell in row.having)
    if (sources := origins(own)) > 1:
        line = f"{said}." if unnamed else f"{said}: {wording.number(sources)} sources say that it is so."
    else:
        count = f", from {wording.number(row.origins)} origins" if row.origins < len(row.having) else ""
        line = f"{said}{count}. That is no confirmation that it is so."
    if unnamed == len(row.having):
        return f"{line} Whether they are of different outlets is not stated."
    return f"{line} The outlet of {wording.number(unnamed)} of them is not stated." if unnamed else line


def _upper(line: str) -> str:
    return line[:1].upper() + line[1:]


def _voices(row: Row) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The outlets that say it in their own voice, and the others that have it."""
    own = tuple(cell for cell in row.having if any(m.claim.speaker_kind == "outlet" for m in cell.members))
    return own, tuple(cell for cell in row.having if cell not in own)


def _who_has(row: Row, corpus: Corpus, subject: str | None = None) -> str:
    """What outlets do with a claim: `two outlets report that Ada Quist said this`; first those that say it themselves.

    Args:
        row: the claim.
        corpus: for the names of speakers.
        subject: what to call the outlet where there is but one.
    """
    own, told = _voices(row)
    parts = []
    if own:
        voice = "state this in their own voice" if len(own) > 1 else "states this in its own voice"
        parts.append(f"{subject or several([cell.column for cell in own])} {voice}")
    if told:
        parts.append(_attributed(told, corpus, subject or several([cell.column for cell in told])))
    return "; ".join(parts)


def _attributed(cells: Sequence[Cell], corpus: Corpus, subject: str) -> str:
    """To whom these outlets attribute a claim, and whether that one plainly said it."""
    claims = [member.claim for cell in cells for member in cell.members]
    speakers = Counter(_speaker(cell.members[0].claim, corpus) for cell in cells)
    ending = "" if len(cells) > 1 else "s"
    if len(speakers) == 1:
        (speaker,) = speakers
        if all(map(_is_said, claims)):
            return f"{subject} report{ending} that {speaker} said this"
        if all(claim.act == "leave-open" for claim in claims):
            return f"{subject} report{ending} that {speaker} left this open"
        to = f" to {speaker}"
    elif len(speakers) <= NAMED:
        to = ", " + wording.listing([f"{wording.number(number)} to {speaker}" for speaker, number in speakers.items()])
    else:
        to = " to speakers whom they name differently"
    what = "this"
    if all(claim.negated for claim in claims):
        what = "a denial or negation of this"
    elif any(claim.negated or claim.act == "leave-open" for claim in claims):
        what = "words on this"
    return f"{subject} attribute{ending} {what}{to}"


def _speaker(claim: Claim, corpus: Corpus) -> str:
    if claim.speakers:
        return wording.listing([corpus.actors[actor].name for actor in claim.speakers])
    if claim.speaker_text:
        return f"“{' '.join(claim.speaker_text.split())}”"
    return "an unnamed source" if claim.speaker_kind == "unnamed" else "a speaker whom the text does not settle"


def difference(found: Difference, pair: Pair, names: tuple[str, str]) -> str:
    """A difference as a line of text: `Number: “12” in Coastal News, “14” in Harbour Wire`.

    Args:
        found: the difference.
        pair: the statements that it is between.
        names: what to call the two sources, in the order of the pair.
    """
    words = (found.left, found.right) if found.statements[0] == key(pair.left) else (found.right, found.left)
    sides = [_side(found.kind, shortened(said, SHOWN), name) for said, name in zip(words, names, strict=True)]
    return f"{DIFFERENCES[found.kind].capitalize()}: {sides[0]}, {sides[1]}"


def _is_said(claim: Claim) -> bool:
    """Whether somebody plainly says it; beliefs, wishes, denials and what is hedged are only attributed."""
    return claim.act == "say" and not (claim.negated or claim.hedge or claim.condition)


def _side(kind: DifferenceKind, words: str, name: str) -> str:
    if words.strip():
        return f"“{' '.join(words.split())}” in {name}"
    return f"{NOTHING.get(kind, 'none found')} in {name}"


def key(statement: Statement) -> tuple[str, str]:
    """A statement as differences refer to it."""
    return statement.entry.brief.id, statement.claim.id


def qualifications(claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    """What keeps claims from being plain assertions, each once, as (kind of badge, words)."""
    found: dict[tuple[str, str], None] = {}
    for claim in claims:
        if claim.negated:
            found["denied", "Denied or negated"] = None
        if claim.hedge:
            found["hedged", f"Hedged: “{' '.join(claim.hedge.split())}”"] = None
        if claim.condition:
            found["hedged", f"On condition: “{' '.join(claim.condition.split())}”"] = None
    return tuple(found)


def beside(statement: Statement, place: Place) -> str:
    """On a brief's page, who else has a claim: `Also reported by Coastal News; differs in the number`, `Only here`."""
    row = place.row
    others = place.others(statement.entry.brief.id)
    if not others:
        return "Only here"
    said = f"Also {'reported' if row.group.is_report else 'stated'} by {labels([cell.column for cell in others])}"
    if row.origins == 1:
        return f"{said}, from the same origin"
    if len(others) > (number := origins(others)):
        said += f" ({wording.number(number)} {'origin' if number == 1 else 'origins'})"
    if row.group.status != "differs":
        return said
    own = dict.fromkeys(d.kind for d in row.group.differences if key(statement) in d.statements)
    if own:
        return f"{said}; differs in the {kinds(list(own))}"
    return f"{said}; the others differ in the {kinds(list(dict.fromkeys(d.kind for d in row.group.differences)))}"

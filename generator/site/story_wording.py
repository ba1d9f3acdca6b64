"""The words for what the sources of a story make of it together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.records import Claim
from generator.relate.corpus import Corpus
from generator.relate.entries import Statement
from generator.relate.story import Difference, DifferenceKind, Standing, Status
from generator.site import wording
from generator.site.comparison import Column, Place, Row, origins
from generator.site.wording_diff import Pair

STATUSES: Mapping[Status, str] = {
    "corroborated": "Corroborated",
    "differs": "Differs",
    "single-source": "Single source",
}

STATUSES_EXPLAINED: Mapping[Status, str] = {
    "corroborated": "Two or more outlets have it, from different origins.",
    "differs": "Several outlets have it, but not in the same way.",
    "single-source": "One outlet has it, or several have it from one origin.",
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

NOTHING: Mapping[DifferenceKind, str] = {
    "number": "no number",
    "date": "no date",
    "name": "no name",
    "verb": "no reporting verb",
    "hedge": "no hedge",
    "negation": "no negation",
    "quotation": "nothing quoted",
    "omission": "left out",
}
"""What to say of a side of a difference that has no words for it."""

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


def several(columns: Sequence[Column]) -> str:
    """How many outlets: `two outlets`, or `two documents` where one does not say who published it."""
    noun = "outlets" if all(column.outlet for column in columns) else "documents"
    return f"{wording.number(len(columns))} {noun}"


def asserted(row: Row, corpus: Corpus, *, plural: bool) -> str:
    """What outlets do with a claim: `report that Ada Quist said this`, or `state this in their own voice`."""
    ending = "" if plural else "s"
    if not row.group.is_report:
        return f"state{ending} this in {'their' if plural else 'its'} own voice"
    claim = row.lead.claim
    names = [corpus.actors[actor].name for actor in claim.speakers]
    if names:
        who = wording.listing(names)
    elif claim.speaker_text:
        who = f"“{' '.join(claim.speaker_text.split())}”"
    else:
        who = "an unnamed source" if claim.speaker_kind == "unnamed" else "a speaker whom the text does not settle"
    if claim.negated:
        return f"attribute{ending} a denial or negation of this to {who}"
    return f"report{ending} that {who} said this" if _is_said(claim) else f"attribute{ending} this to {who}"


def verdict(row: Row, corpus: Corpus) -> str:
    """What follows from who has a claim, in one or two sentences; never that it is so."""
    having = [cell.column for cell in row.having]
    if row.only is not None:
        return f"Only {row.only.label} {asserted(row, corpus, plural=False)}."
    said = f"{several(having).capitalize()} {asserted(row, corpus, plural=True)}"
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
    if row.group.is_report:
        said += f", from {wording.number(row.origins)} origins" if row.origins < len(having) else ""
        confirmed = "that it was said" if _is_said(row.lead.claim) else "the attribution"
        return f"{said}. That confirms {confirmed}, not that it is so."
    return f"{said}: {wording.number(row.origins)} sources say that it is so."


def difference(found: Difference, pair: Pair, names: tuple[str, str]) -> str:
    """A difference as a line of text: `Number: “12” in Coastal News, “14” in Harbour Wire`.

    Args:
        found: the difference.
        pair: the statements that it is between.
        names: what to call the two sources, in the order of the pair.
    """
    words = (found.left, found.right) if found.statements[0] == key(pair.left) else (found.right, found.left)
    sides = [_side(found.kind, said, name) for said, name in zip(words, names, strict=True)]
    return f"{DIFFERENCES[found.kind].capitalize()}: {sides[0]}, {sides[1]}"


def _is_said(claim: Claim) -> bool:
    """Whether somebody plainly says it; beliefs, wishes and denials are only attributed."""
    return claim.act == "say" and not claim.negated


def _side(kind: DifferenceKind, words: str, name: str) -> str:
    if words.strip():
        return f"“{' '.join(words.split())}” in {name}"
    return f"{NOTHING[kind]} in {name}"


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

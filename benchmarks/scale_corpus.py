"""Any number of briefs, resampled from those of real documents: other names, other words, the same shape.

The first copies are the briefs as they are. In each further round all but the common words become others of the same
length, so that every place in a text still holds; names change with them, and so do the years of dates. What is on one
event in the first round is so in each, and nothing is across rounds: what has no date in the first has one in others.
Countries stay: they are named everywhere.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.brief import store, vectors
from generator.brief.check import check_brief
from generator.brief.compose import signed
from generator.brief.identity import sha256, short_hash, slug
from generator.brief.store import LoadedBrief
from generator.records import Actor, Brief, Claim, Evidence

COMMON, FEWEST = 0.04, 3
"""A word that stands in so large a part of the texts, and in so many, stays as it is."""

_YEARS = 60
"""In how many rounds each has years of its own."""

_SOME_YEAR = "2024"

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19[6-9]\d|20[0-2]\d)(?![\d,.]*\d)")
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"


def resampled(found: Sequence[LoadedBrief], count: int) -> Iterator[LoadedBrief]:
    """So many briefs, round after round; those that a change of words would make unsound are left out."""
    often = Counter(word for each in found for word in {w.lower() for w in _WORD.findall(each.text)})
    common = {word for word, texts in often.items() if texts >= max(COMMON * len(found), FEWEST)}
    common |= {
        word.lower()
        for each in found
        for actor in each.brief.actors
        if actor.type == "country"
        for word in _WORD.findall(" ".join((actor.name, *actor.aliases)))
    }
    made = turn = 0
    while made < count:
        for each in found:
            other = _Round(turn, common).of(each) if turn else each
            if turn and any(i.severity == "error" for i in check_brief(other.brief, other.text, "")):
                continue
            yield other
            made += 1
            if made == count:
                return
        turn += 1


def write(found: Sequence[LoadedBrief], count: int, folder: Path) -> int:
    """Write as many briefs into a folder.

    Returns:
        The code points of their texts.
    """
    size = 0
    for each in resampled(found, count):
        store.write(folder, signed(each.brief), each.text, found=each.vectors)
        size += len(each.text)
    return size


class _Round:
    """The words of one round."""

    def __init__(self, turn: int, common: set[str]) -> None:
        self._turn = turn
        self._common = common
        self._others: dict[str, str] = {}

    def of(self, each: LoadedBrief) -> LoadedBrief:
        """The same brief in the words of this round."""
        brief, text = each.brief, self._words(each.text)
        title = self._words(brief.title)
        file = f"seeds/{self._turn}/{Path(brief.source.file).name}"
        outlet = brief.source.outlet
        source = dataclasses.replace(
            brief.source,
            file=file,
            sha256=sha256(f"{self._turn} {brief.source.sha256}"),
            text_sha256=sha256(text),
            outlet=outlet,
            url=f"https://news.example/{self._turn}/{brief.id}" if brief.source.url else None,
            dateline=self._words(brief.source.dateline) if brief.source.dateline else None,
            published=self._date(brief.source.published),
            published_basis=brief.source.published_basis if brief.source.published else "metadata",
        )
        actors = {actor.id: self._actor(actor) for actor in brief.actors}
        ids = {old: actor.id for old, actor in actors.items()}
        made = dataclasses.replace(
            brief,
            id=f"{slug(title)[:60].strip('-')}-{short_hash([brief.id, str(self._turn)])}",
            title=title,
            source=source,
            summary=self._quoted(brief.summary, text),
            actors=tuple(actors.values()),
            claims=tuple(self._claim(claim, text, ids) for claim in brief.claims),
            unread=tuple(dataclasses.replace(u, quote=text[u.start : u.end]) for u in brief.unread),
        )
        return LoadedBrief(each.path, made, text, self._vectors(each, made))

    def _vectors(self, each: LoadedBrief, made: Brief) -> vectors.Vectors | None:
        if each.vectors is None:
            return None
        old = (*(c.evidence for c in each.brief.claims), *((s,) for s in each.brief.summary))
        new = (*(c.evidence for c in made.claims), *((s,) for s in made.summary))
        keys = {vectors.key(a): vectors.key(b) for a, b in zip(old, new, strict=True)}
        rows = {keys[key]: row for key, row in each.vectors.rows.items() if key in keys}
        return vectors.Vectors(each.vectors.model, rows)

    def _actor(self, actor: Actor) -> Actor:
        if actor.type == "country":
            return actor
        name = self._words(actor.name)
        aliases = tuple(map(self._words, actor.aliases))
        return dataclasses.replace(
            actor,
            id=slug(name) or actor.id,
            name=name,
            role=self._words(actor.role) if actor.role else None,
            aliases=aliases,
            how=tuple((self._words(form), rule) for form, rule in actor.how),
        )

    def _claim(self, claim: Claim, text: str, ids: dict[str, str]) -> Claim:
        anchors = claim.anchors

        def at(span: tuple[int, int] | None, words: str | None) -> str | None:
            return words if span is None or words is None else text[span[0] : span[1]]

        def known(several: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(ids[each] for each in several)

        def when(told: Any) -> Any:
            return told and dataclasses.replace(told, words=text[told.start : told.end])

        return dataclasses.replace(
            claim,
            speakers=known(claim.speakers),
            speaker_text=at(anchors.speaker, claim.speaker_text),
            candidates=known(claim.candidates),
            via=known(claim.via),
            cue=at(anchors.cue, claim.cue),
            hedge=at(anchors.hedge, claim.hedge),
            about=known(claim.about),
            evidence=self._quoted(claim.evidence, text),
            chain=tuple(
                dataclasses.replace(r, text=text[r.start : r.end], actors=known(r.actors)) for r in claim.chain
            ),
            condition=at(anchors.condition, claim.condition),
            said=when(claim.said),
            happened=when(claim.happened),
            edits=self._quoted(claim.edits, text),
        )

    def _quoted(self, evidence: tuple[Evidence, ...], text: str) -> tuple[Evidence, ...]:
        return tuple(Evidence(text[e.start : e.end], e.start, e.end) for e in evidence)

    def _date(self, published: str | None) -> str:
        # What has no year may be of any round's.
        published = published or f"{_SOME_YEAR}-06-15"
        year = published[:4] if published[:4].isdecimal() else _SOME_YEAR
        return f"{self._year(year)}{published[4:]}".replace("-02-29", "-02-28")

    def _words(self, text: str) -> str:
        text = _YEAR.sub(lambda match: self._year(match.group()), text)
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def _year(self, year: str) -> str:
        return f"{int(year) - self._turn % _YEARS:04}"

    def _word(self, word: str) -> str:
        low = word.lower()
        if len(low) < 3 or low in self._common or len(low) != len(word):
            return word
        if low not in self._others:
            seed = hashlib.blake2b(f"{self._turn} {low}".encode()).digest()
            letters = (_CONSONANTS if n % 2 else _VOWELS for n in range(seed[-1] % 2, len(low) + 2))
            made = "".join(some[byte % len(some)] for some, byte in zip(letters, seed * len(low), strict=False))
            self._others[low] = made[: len(low)]
        return "".join(n.upper() if o.isupper() else n for n, o in zip(self._others[low], word, strict=True))

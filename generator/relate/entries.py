"""Briefs and claims as the site lists them: with their texts and dates."""

from __future__ import annotations

from dataclasses import dataclass

from generator.brief.sound import LeftOut
from generator.records import Brief, Claim
from generator.relate.day import Day


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief with its archived text and the date to sort it by.

    Attributes:
        brief: with the actors of the corpus in place of those of its file.
        apart: claims that a person edited and under which the text has changed, which are not in `brief`.
        left_out: parts of its file that cannot be relied on; they are not in `brief`.
    """

    brief: Brief
    text: str
    day: Day
    apart: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and the brief that it stands in.

    Attributes:
        number: its place among the claims of its brief, from 1.
    """

    claim: Claim
    entry: Entry
    number: int

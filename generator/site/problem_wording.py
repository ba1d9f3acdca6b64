"""What the site says of briefs that it cannot show, or not wholly: how many, where, and why, but none of their words.

What is broken is not published as if it held: a message of `briefing check` may quote it, a page never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.brief.sound import Broken, LeftOut, Part
from generator.site import wording

_PARTS: dict[Part, tuple[str, str]] = {
    "claims": ("claim", "claims"),
    "actors": ("actor", "actors"),
    "summary": ("sentence of the bottom line", "sentences of the bottom line"),
    "unread": ("place that was not understood", "places that were not understood"),
    "main": ("choice of a main claim", "choices of main claims"),
    "conflicts": ("note on what is not settled", "notes on what is not settled"),
}

_REASONS = {
    "bad-front-matter": "has not the form that a brief has",
    "bad-evidence": "its words are not those of the archived text",
    "not-verbatim": "its words are not those of the archived text",
    "bad-anchor": "what is said of its place in the text does not fit the text",
    "bad-chain": "what is said of who passes it on does not hold",
    "bad-date": "what is said of its date does not hold",
    "bad-pages": "what is said of pages does not fit the text",
    "unknown-actor": "it names an actor that the brief does not have, or whose entry is broken",
    "no-speaker": "what is said of its speaker contradicts itself",
    "unknown-act": "what it says is done is not in the list of acts",
    "duplicate-id": "its id is not its own",
    "missing-text": "the archived text, on which all rests, is missing",
    "text-changed": "the archived text is not the one that the brief was made from",
    "unreadable-brief": "the file cannot be read",
    "edited-body": "what is written from the front matter was edited instead",
    "duplicate-source": "another file is a brief of the same document",
}


def reasons(left: LeftOut) -> str:
    """Why a part is left out, a phrase."""
    return "; ".join(dict.fromkeys(_REASONS.get(code, "breaks a rule that briefs keep") for code in left.codes))


def part(left: LeftOut) -> str:
    """What is left out, one or two words."""
    if left.part == "whole":
        return "the whole brief"
    if left.part == "file":
        return "the file"
    word = _PARTS[left.part][0]
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def parts(left_out: Iterable[LeftOut]) -> str:
    """What is left out of one brief, counted: “two claims and one actor”; empty where nothing is."""
    counts = Counter(each.part for each in left_out if each.part in _PARTS)
    return wording.listing([wording.count(number, *_PARTS[name]) for name, number in counts.items()])


def sentence(broken: Sequence[Broken]) -> str:
    """What the first page says of all of them, without a full stop; empty where there are none."""
    lost = sum(each.id is None for each in broken)
    some = sum(each.id is not None and bool(parts(each.left_out)) for each in broken)
    rest = len(broken) - lost - some
    told = [wording.count(lost, "brief could not be shown", "briefs could not be shown")] if lost else []
    if some:
        told.append(wording.count(some, "brief is shown without parts of it", "briefs are shown without parts of them"))
    if rest:
        told.append(
            wording.count(rest, "brief has a file that is not in order", "briefs have files that are not in order")
        )
    return ", and ".join(told) if len(told) < 3 else f"{told[0]}, {told[1]}, and {told[2]}"

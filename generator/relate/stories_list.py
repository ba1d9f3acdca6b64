"""The list of stories and of documents of one text, as text and as plain values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.relate.copies import Likeness
from generator.relate.corpus import Corpus
from generator.relate.story import Story


def as_json(corpus: Corpus) -> str:
    """Every story, newest first, as one JSON list, ended by a line feed."""
    return json.dumps([_plain(story, corpus) for story in corpus.stories], ensure_ascii=False, indent=2) + "\n"


def as_text(corpus: Corpus) -> str:
    """Stories of several briefs with the ids to use in `stories.yml`, briefs of one text, and how many there are."""
    return "".join(f"{line}\n" for line in _lines(corpus))


def _plain(story: Story, corpus: Corpus) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "briefs": [entry.brief.id for entry in story.briefs],
        "sources": [entry.brief.source.file for entry in story.briefs],
        "claims": [
            {
                "status": group.status,
                "members": [{"brief": m.entry.brief.id, "claim": m.claim.id} for m in group.members],
            }
            for group in story.groups
        ],
        "copies": [
            {"brief": entry.brief.id, "of": copy.brief, "likeness": copy.likeness, "has_page": copy.is_shown}
            for entry in story.briefs
            for copy in corpus.copies.get(entry.brief.id, ())
        ],
    }


def _lines(corpus: Corpus) -> Iterator[str]:
    several = [story for story in corpus.stories if len(story.briefs) > 1]
    for story in several:
        yield _line(story.title)
        for entry in story.briefs:
            source = entry.brief.source
            yield "  " + "  ".join((entry.brief.id, source.published or "no date", _line(source.outlet or "no outlet")))
    for entry in corpus.briefs:
        if copies := corpus.copies.get(entry.brief.id):
            yield f"{entry.brief.id} has a text that others have too"
            for copy in copies:
                outlet = _line(copy.outlet or "no outlet")
                words = f"{_LIKENESS[copy.likeness]}{'' if copy.is_shown else ', has no page'}"
                yield "  " + "  ".join((copy.brief, copy.published or "no date", outlet, words))
    yield f"{_count(len(several), 'story', 'stories')} of several briefs, {_alone(corpus)} alone"
    if corpus.copies:
        yield f"{_count(len(corpus.copies), 'brief', 'briefs')} with a text that others have too"


_LIKENESS: dict[Likeness, str] = {
    "same": "the same",
    "near": "nearly the same",
    "longer": "longer",
    "shorter": "shorter",
}


def _alone(corpus: Corpus) -> str:
    return _count(sum(len(story.briefs) == 1 for story in corpus.stories), "brief", "briefs")


def _line(text: str) -> str:
    """A text that stays on its line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

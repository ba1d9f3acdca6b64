"""What a person may leave out of a brief by hand, worked out from the archived text; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.brief.conform import Path
from generator.brief.identity import claim_id, first_free, slug
from generator.brief.pages import page_at
from generator.brief.yaml_read import Problem, Values, YamlError, show
from generator.records import Span

_OPENING = "\"'“‘«„‹「『"
_CLOSING = "\"'”’»“›」』"
_DOUBLE = re.compile('["“”«»„「」『』]')

_ANCHORED = {"speaker": "speaker_text", "cue": "cue", "hedge": "hedge", "condition": "condition"}
"""The anchors of single words or clauses, each with the field that has the words."""

Plain = dict[str, Any]


def complete(values: Values, archived: str | None) -> Plain:
    """All fields of a brief from those that were read.

    Left out are filled in: null, empty or false where that is the plain meaning; offsets where the words occur
    exactly once in the text; the mode from the quotation marks around them; the context from the line around them;
    ids from what they stand for.

    Args:
        values: what was read.
        archived: the text that offsets refer to; None where it is not at hand, which is an error only if needed.

    Raises:
        YamlError: something that is left out cannot be worked out.
    """
    brief, problems = completed(values, archived)
    if problems:
        raise YamlError(problems)
    return brief


def completed(values: Values, archived: str | None) -> tuple[Plain, list[Problem]]:
    """As `complete`, with what could not be worked out beside it; there it holds what says nothing."""
    completing = _Completing(values, archived)
    return completing.brief(), completing.problems


def find_once(words: str, text: str, within: Span | None = None) -> Span | None:
    """Where words occur in a text (or in a part of it), if they do exactly once."""
    first, last = within or (0, len(text))
    start = text.find(words, first, last)
    if start < 0 or text.find(words, start + 1, last) >= 0:
        return None
    return start, start + len(words)


def lines_around(text: str, spans: list[Span]) -> Span:
    """The whole lines of the text that the spans are in."""
    start = text.rfind("\n", 0, min(s for s, _ in spans)) + 1
    end = text.find("\n", max(e for _, e in spans))
    return start, len(text) if end < 0 else end


def _mode(text: str, spans: list[Span]) -> str:
    whole = [_in_quotation_marks(text, span) for span in spans]
    if all(whole):
        return "direct"
    return "mixed" if any(whole) or any(_DOUBLE.search(text[s:e]) for s, e in spans) else "indirect"


def _in_quotation_marks(text: str, span: Span) -> bool:
    start, end = span
    opened = text[start : start + 1] in _OPENING or (start > 0 and text[start - 1] in _OPENING)
    closed = text[end - 1 : end] in _CLOSING or text[end : end + 2].lstrip(",.;:!?…")[:1] in {*_CLOSING}
    return opened and closed


class _Completing:
    def __init__(self, values: Values, archived: str | None) -> None:
        self.values = values
        self.text = archived
        self.problems: list[Problem] = []

    def brief(self) -> Plain:
        given = self.values.plain
        claims: list[Plain] = []
        taken = {claim["id"] for claim in given.get("claims", []) if "id" in claim}
        for index, claim in enumerate(given.get("claims", [])):
            claims.append(self._claim(claim, ("claims", index), taken))
            taken.add(claims[-1]["id"])
        actors: list[Plain] = []
        names = {actor["id"] for actor in given.get("actors", []) if "id" in actor}
        for actor in given.get("actors", []):
            actors.append(self._actor(actor, names))
            names.add(actors[-1]["id"])
        made = {"by": "", "model": "", "inputs": "", **given.get("generated", {})}
        self._twice("actors", actors)
        self._twice("claims", claims)
        empty = dict.fromkeys(("title", "source", "summary", "body", "main", "unread"), "")
        made["digests"] = {**empty, "actors": {}, "claims": {}, **made.get("digests", {})}
        return {
            **given,
            "source": {
                **dict.fromkeys(("outlet", "url", "dateline", "published")),
                "published_basis": "unknown",
                "language": "und",
                **given["source"],
            },
            "summary": [
                self._paged({**each, **self._offsets(each, "text", ("summary", i))})
                for i, each in enumerate(given.get("summary", []))
            ],
            "actors": actors,
            "main": given.get("main", []),
            "claims": claims,
            "unread": [
                {"kind": "quotation", **each, **self._offsets(each, "quote", ("unread", i))}
                for i, each in enumerate(given.get("unread", []))
            ],
            "generated": made,
        }

    def _twice(self, key: str, items: list[Plain]) -> None:
        seen: set[str] = set()
        for index, item in enumerate(items):
            if item["id"] in seen:
                self._problem((key, index, "id"), f"the id {item['id']!r} stands here twice; give each its own")
            seen.add(item["id"])

    def _actor(self, given: Plain, taken: set[str]) -> Plain:
        out = {"role": None, "country": None, "wikidata": None, "aliases": [], "how": {}, **given}
        if "id" not in out:
            country = out["country"] if out["type"] == "country" else None
            own = country.lower() if country else slug(out["name"]) or "actor"
            out["id"] = first_free([own, *(f"{own}-{n}" for n in range(2, 1000))], taken)
        if "mentions" not in out:
            forms = sorted({out["name"], *out["aliases"]}, key=lambda form: (-len(form), form))
            pattern = "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms)
            out["mentions"] = len(re.findall(pattern, self.text or ""))
        return out

    def _claim(self, given: Plain, path: Path, taken: set[str]) -> Plain:
        out: Plain = {
            "speakers": [],
            "speaker_text": None,
            "candidates": [],
            "cue": None,
            "act": "say",
            "negated": False,
            "hedge": None,
            "condition": None,
            "about": [],
            **given,
        }
        out["chain"] = [self._relay(each, (*path, "chain", i)) for i, each in enumerate(given.get("chain", []))]
        out["said"], out["happened"] = (self._when(given.get(key), (*path, key)) for key in ("said", "happened"))
        if "via" not in out:
            passing = (actor for relay in out["chain"] for actor in relay["actors"])
            out["via"] = [actor for actor in dict.fromkeys(passing) if actor not in out["speakers"]]
        out["evidence"] = [
            self._paged({**each, **self._offsets(each, "quote", (*path, "evidence", i))})
            for i, each in enumerate(given["evidence"])
        ]
        edits = enumerate(given.get("edits", []))
        out["edits"] = [{**each, **self._offsets(each, "quote", (*path, "edits", i))} for i, each in edits]
        spans = [(each["start"], each["end"]) for each in out["evidence"]]
        if "mode" not in out:
            out["mode"] = _mode(self.text, spans) if self.text is not None else self._need_text(path, "mode")
        if "speaker_kind" not in out:
            out["speaker_kind"] = self._speaker_kind(out, path)
        if "anchors" in out:
            out["anchors"] = {**dict.fromkeys(_ANCHORED), **out["anchors"]}
        else:
            out["anchors"] = self._anchors(out, spans, path)
        if "id" not in out:
            named = out["speakers"] or [out["speaker_text"] or out["speaker_kind"]]
            out["id"] = claim_id(named, [each["quote"] for each in out["evidence"]], taken)
        return out

    def _relay(self, given: Plain, path: Path) -> Plain:
        actors = given.get("actors", [])
        kind = "named" if actors else "unresolved"
        return {"kind": kind, "actors": actors, **given, **self._offsets(given, "text", path)}

    def _when(self, given: Plain | None, path: Path) -> Plain | None:
        return None if given is None else {"edtf": None, **given, **self._offsets(given, "words", path)}

    def _speaker_kind(self, claim: Plain, path: Path) -> str:
        if claim["speakers"]:
            return "named"
        if claim["mode"] == "narrated":
            return "outlet"
        message = "nobody is said to speak: give speakers, or speaker_kind: unnamed, or mode: narrated"
        self._problem((*path, "speaker_kind"), message)
        return "unresolved"

    def _anchors(self, claim: Plain, spans: list[Span], path: Path) -> Plain:
        if self.text is None:
            self._need_text(path, "anchors")
            return {**dict.fromkeys(_ANCHORED), "context": [0, 0]}
        context = lines_around(self.text, spans)
        places: dict[str, list[int] | None] = {}
        for anchor, field in _ANCHORED.items():
            words = claim[field]
            found = find_once(words, self.text, context) if words else None
            places[anchor] = list(found) if found else None
        return {**places, "context": list(context)}

    def _offsets(self, given: Mapping[str, Any], key: str, path: Path) -> dict[str, int]:
        if "start" in given:
            return {}
        if self.text is None:
            self._need_text(path, "start")
            return {"start": 0, "end": 0}
        found = find_once(given[key], self.text)
        if found is None:
            words = "do not occur in the archived text; copy them from it letter by letter"
            if given[key] in self.text:
                words = "occur more than once in the archived text; give start and end, or more words"
            self._problem((*path, key), f"the words {words}")
            return {"start": 0, "end": 0}
        return {"start": found[0], "end": found[1]}

    def _paged(self, given: Plain) -> Plain:
        """The words with the page that they stand on, where the source has pages."""
        page = page_at(self.values.plain["source"].get("pages", ()), given["start"])
        return given if page is None else {"page": page, **given}

    def _need_text(self, path: Path, key: str) -> str:
        self._problem((*path, key), f"{key!r} is left out and cannot be found without the archived text")
        return "indirect"

    def _problem(self, path: Path, message: str) -> None:
        where = show(self.values.in_text(path))
        self.problems.append(Problem(self.values.line(path), where, message, path))

"""What the words beside a body's name say of its kind, where the name itself shows none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.actors.cast import Draft
from generator.actors.forms import words
from generator.actors.view import View
from generator.records import ActorType

_MEDIA = words("newspaper tabloid magazine daily weekly broadcaster broadsheet")
_COMPANIES = words(
    "company firm airline carmaker automaker chipmaker drugmaker manufacturer maker retailer insurer lender startup "
    "start-up conglomerate brewer distributor supplier shipbuilder steelmaker planemaker supermarket subsidiary"
)
_ARMED = words("militia militias rebels guerrillas insurgents jihadists militants")
_FIGHTERS = words("rebel rebels armed insurgent insurgents militant militants guerrilla guerrillas jihadist jihadists")
_KINDS: Mapping[str, ActorType] = {
    **dict.fromkeys(_MEDIA, "media"),
    **dict.fromkeys(_COMPANIES, "company"),
    **dict.fromkeys(_ARMED, "armed-group"),
}
_MEN = words("fighters rebels militants insurgents guerrillas gunmen militiamen jihadists")
_APPOSITION = re.compile(r"\s*,\s+(?:an?|the|its|one of the)\s+")
_HEAD_ENDS = re.compile(r"[,;:.()“”\"–—]|\s(?:of|for|in|on|at|from|with|to|and|that|which|who|whose|based|led)\b")
_LONGEST = 80
"""Code points of an apposition up to the end of its head, at most."""


def kind_beside(view: View, draft: Draft) -> ActorType:
    """What the text calls a body: "the newspaper X", "X, a militia", "fighters of X"; its own kind where nothing."""
    for found in sorted(draft.found, key=lambda f: f.start):
        kind = _before(view, found.start) or _after(view, found.end)
        if kind is not None:
            return kind
    return draft.type


def _before(view: View, start: int) -> ActorType | None:
    noun, second = view.before(start), view.before(start, 2)
    if noun.lower == "the":
        noun, second = second, view.before(start, 3)
    if noun.lower in {"of", "from", "by"}:
        return "armed-group" if second.lower in _MEN else None
    if noun.text != noun.lower:
        return None
    armed = noun.lower in {"group", "movement"} and second.lower in _FIGHTERS
    return "armed-group" if armed else _KINDS.get(noun.lower)


def _after(view: View, end: int) -> ActorType | None:
    if view.after(end).lower in _MEN:
        return "armed-group"
    region = view.regions[view.region_of(end - 1)]
    opening = _APPOSITION.match(view.text, end, region[1])
    if opening is None:
        return None
    stop = _HEAD_ENDS.search(view.text, opening.end(), min(region[1], opening.end() + _LONGEST))
    head = view.text[opening.end() : stop.start()].lower().split() if stop else []
    if not head:
        return None
    armed = head[-1] in {"group", "movement"} and bool(_FIGHTERS & set(head))
    return "armed-group" if armed else _KINDS.get(head[-1])

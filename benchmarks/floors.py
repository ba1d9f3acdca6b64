"""Floors: figures that a change may not fall below, each pinned to the data that it was measured on.

A floor rises with the figures and is lowered only on demand. Figures and floors are by pack, in the form
`{PACK: {"data": SHA256, "percent": {NAME: PERCENT}}}`.
"""

from __future__ import annotations

SLACK = 0.5
"""How far below the measured figure a floor is set, in points: what another CPU's rounding may cost."""


def below(measured: dict, floors: dict) -> list[str]:
    """What does not reach its floor, on the data that the floor was measured on."""
    return [
        f"{pack}, {name}: {got['percent'].get(name, 0.0)} < {floor}"
        for pack, got in measured.items()
        if floors.get(pack, {}).get("data") == got["data"]
        for name, floor in floors[pack]["percent"].items()
        if got["percent"].get(name, 0.0) < floor
    ]


def elsewhere(measured: dict, floors: dict) -> list[str]:
    """The packs whose floors are pinned to other data than was measured, so that nothing holds the figures."""
    return [pack for pack, got in measured.items() if pack in floors and floors[pack]["data"] != got["data"]]


def raised(measured: dict, floors: dict) -> dict:
    """The floors after these figures: none lower than before, except where the figure itself is below.

    Packs that are pinned to other data are pinned to this. Whether either is wanted is for the caller to ask.
    """
    return {
        pack: {"data": got["data"], "percent": _raised(got, floors.get(pack, {}))} for pack, got in measured.items()
    }


def _raised(got: dict, floor: dict) -> dict[str, float]:
    before = floor["percent"] if floor.get("data") == got["data"] else {}
    out = {}
    for name, value in got["percent"].items():
        new = round(max(0.0, value - SLACK), 1)
        old = before.get(name, 0.0)
        out[name] = max(new, old) if value >= old else new
    return out

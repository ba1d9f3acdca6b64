"""Dates as briefs write them: a part of EDTF level 1 (ISO 8601-2), `X` for digits that are not known."""

from __future__ import annotations

import datetime as dt
import re

from generator.brief.layout import EDTF

_FORM = re.compile(EDTF)
_LEAP_YEAR = 2024


def is_date(text: str) -> bool:
    """Whether a text is such a date and its day exists: `2025-03-04`, `XXXX-06-24`, `2025-03`, `202X`."""
    if not _FORM.fullmatch(text):
        return False
    year, *rest = text.rstrip("?~%").split("-")
    if len(rest) < 2 or "X" in "".join(rest):
        return True
    try:
        dt.date(_LEAP_YEAR if "X" in year or year == "0000" else int(year), int(rest[0]), int(rest[1]))
    except ValueError:
        return False
    return True

"""What formats state of a document (feeds, tables, mails, pages), brought to the form that `Metadata` has."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from email.utils import parsedate_tz

from generator import edtf
from generator.errors import ReadError
from generator.read.dates import find_dates
from generator.read.decode import clean
from generator.read.metadata import Metadata, checked

_LONGEST = 1000
"""Code points of a title, name or address; the rest of a longer one is left out."""
_DAY_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?")
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")


def stated(values: Mapping[str, str]) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata that a format states, and what of it could not be used.

    Args:
        values: keys as in `Metadata`; empty values say nothing, dates are in any form that `day` knows.

    Returns:
        The metadata, and the keys whose values are not used as they are not what the key asks for.
    """
    sound: dict[str, str] = {}
    unsound: list[str] = []
    for key, raw in values.items():
        value = " ".join(clean(raw)[0].split())
        if not value:
            continue
        if key == "published":
            value = day(value) or value
        try:
            sound[key] = checked(key, value[:_LONGEST], key)
        except ReadError:
            unsound.append(key)
    return Metadata(**sound), tuple(unsound)


def day(value: str) -> str | None:
    """The calendar day of a time as machines and people write it, in EDTF; None where it names none.

    Knows ISO 8601 with or without signs, the form of mails and feeds (RFC 5322), seconds or milliseconds since 1970
    (in UTC), and dates in words. Where day and month could be either way round, only the year is sure.
    """
    value = " ".join(value.split())
    iso = _DAY_FIRST.fullmatch(value)
    if iso is not None:
        return iso[1] if edtf.is_date(iso[1]) else None
    if edtf.is_date(value):
        return value
    compact = _COMPACT.fullmatch(value)
    if compact is not None:
        found = "-".join(compact.groups())
        return found if edtf.is_date(found) else None
    since = _SECONDS.fullmatch(value)
    if since is not None:
        seconds = int(since[1]) if since[1] else int(since[2]) // 1000
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    dates = [found.date for found in find_dates(value)]
    parts = parsedate_tz(value) if not any(date.year for date in dates) else None
    if parts is not None:
        mailed = f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
        return mailed if edtf.is_date(mailed) else None
    return dates[0].edtf if len(dates) == 1 else None


def key_of(*values: str) -> str:
    """A short key from what a document is known by; the same values always make the same key."""
    return hashlib.sha256("\n".join(values).encode(errors="surrogatepass")).hexdigest()[:12]

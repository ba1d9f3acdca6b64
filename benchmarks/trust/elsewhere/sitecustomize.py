"""Read by Python as it starts, where it stands on the path: another clock, and folders listed in another order.

`OTHER_CLOCK` is what time it shall be, in seconds since 1970; `OTHER_ORDER` has folders listed backwards.
"""

from __future__ import annotations

import datetime  # noqa: ICN001 - its names are replaced
import os
import time
from typing import Any


class _Listing:
    """What `os.scandir` gives, the last name first."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Any:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        """There is nothing open."""


def _set_clock(then: float) -> None:
    ahead = then - time.time()
    real_time, gmtime, localtime, strftime = time.time, time.gmtime, time.localtime, time.strftime
    time.time = lambda: real_time() + ahead
    time.time_ns = lambda: int(time.time() * 1e9)
    time.gmtime = lambda secs=None: gmtime(time.time() if secs is None else secs)
    time.localtime = lambda secs=None: localtime(time.time() if secs is None else secs)
    time.strftime = lambda form, at=None: strftime(form, time.localtime() if at is None else at)
    real_date, real_datetime = datetime.date, datetime.datetime

    class Kind(type):
        """What the real classes made is of these classes as well."""

        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, real_datetime if cls is OtherDatetime else real_date)

    class OtherDate(real_date, metaclass=Kind):
        """A date that knows another today."""

        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(time.time())

    class OtherDatetime(real_datetime, metaclass=Kind):
        """A time that knows another now."""

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> Any:
            return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

    for name, kind in (("date", OtherDate), ("datetime", OtherDatetime)):
        kind.__module__, kind.__name__, kind.__qualname__ = "datetime", name, name
        setattr(datetime, name, kind)


if "OTHER_CLOCK" in os.environ:
    _set_clock(float(os.environ["OTHER_CLOCK"]))
if "OTHER_ORDER" in os.environ:
    _listdir, _scandir = os.listdir, os.scandir
    os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
    os.scandir = lambda path=".": _Listing(_scandir(path))

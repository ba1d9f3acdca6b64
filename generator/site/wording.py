"""The words that the site uses for what the records hold."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from generator.records import ActorType, Mode, PublishedBasis, RelayKind, UnreadKind
from generator.relate.corpus import Day, Entry, day

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

ACTOR_TYPES: dict[ActorType, str] = {
    "person": "Person",
    "country": "Country",
    "public-body": "Public body",
    "organisation": "Organisation",
    "company": "Company",
    "armed-group": "Armed group",
    "media": "Media",
    "group": "Group",
}

MODES: dict[Mode, str] = {
    "direct": "Direct quotation",
    "indirect": "Reported speech",
    "mixed": "Partly quoted",
    "narrated": "In the outlet’s own voice",
}

MODES_EXPLAINED: dict[Mode, str] = {
    "direct": "The source puts these words in quotation marks.",
    "indirect": "The source reports this in its own words, not in the speaker’s.",
    "mixed": "The source reports this in its own words, and quotes some of the speaker’s.",
    "narrated": "The source states this itself and names nobody for it.",
}

RELAYS: dict[RelayKind, str] = {"named": "named", "unnamed": "not named", "unresolved": "not clear who"}
"""What is known of who passes a claim on."""

BASES: dict[PublishedBasis, str] = {
    "metadata": "from the document’s metadata",
    "stated": "stated in the document",
    "dateline": "from the dateline",
    "weekday": "worked out from a weekday in the text",
    "as-of": "year from the project’s settings",
    "unknown": "not stated",
}

UNREAD: dict[UnreadKind, str] = {"quotation": "in quotation marks", "reporting": "reports what somebody said"}

BESIDE = {"also": "Elsewhere too", "only": "Only here", "differs": "Differs"}
"""What other reports on the event make of a claim."""

NO_OUTLET = "Outlet not stated"
NO_DATE = "Date not stated"
NOT_PUBLISHED = "Left out: this site does not publish these words."


def date(day: Day) -> str:
    """A date in words, with what is not known said: `24 June (year not stated)`."""
    if day.month is None:
        return str(day.year) if day.year is not None else NO_DATE
    month = MONTHS[day.month - 1]
    words = f"{day.day} {month}" if day.day is not None else month
    return f"{words} {day.year}" if day.year is not None else f"{words} (year not stated)"


def edtf(value: str) -> str:
    """A date or an interval in EDTF in words: `17 June 2024 – 23 June 2024`, `about March 2025`."""
    start, slash, end = value.partition("/")
    if slash and {start, end}.isdisjoint({"", ".."}):
        return span(day(end), day(start))
    if slash:
        return f"until {edtf(end)}" if start in {"", ".."} else f"from {edtf(start)}"
    words = date(day(value))
    if value.endswith(("~", "%")):
        words = f"about {words}"
    return f"{words} (uncertain)" if value.endswith(("?", "%")) else words


def moment(value: str) -> str:
    """A time as `Source.retrieved` has it, in words: `4 March 2025, 09:30 UTC`."""
    day, _, time = value.partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}, {time[:5]} UTC"


def short_date(day: Day) -> str:
    """A date for tables and lists: `24 Jun 2024`, `24 Jun`; empty where nothing is known."""
    parts = (day.day if day.month else None, MONTHS[day.month - 1][:3] if day.month else None, day.year)
    return " ".join(str(part) for part in parts if part is not None)


def machine_date(day: Day) -> str:
    """The value for the `datetime` of a `time` element; empty where HTML has no form for it."""
    if day.year is None and day.day is None:
        return ""
    parts = [f"{day.year:04}" if day.year is not None else None, *(_two(p) for p in (day.month, day.day))]
    return "-".join(part for part in parts if part is not None)


def _two(part: int | None) -> str | None:
    return f"{part:02}" if part is not None else None


def listing(words: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def count(number: int, singular: str, plural: str | None = None) -> str:
    """`1 brief`, `2 briefs`, `1,200 briefs`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def number(value: int) -> str:
    """A number in a sentence, in words up to ten: `two`, `11`, `1,200`."""
    return NUMBERS[value] if value < len(NUMBERS) else f"{value:,}"


def act(name: str) -> str:
    """What is done in saying it: `rule-out` as `rule out`."""
    return name.replace("-", " ")


def country(code: str) -> str:
    """The English name of an ISO 3166 alpha-2 code; the code where it is not known."""
    return str(Locale("en").territories.get(code.upper(), code))


def span(newest: Day, oldest: Day) -> str:
    """The dates that something runs over: `4 March 2024 – 1 May 2025`, `9–10 April 2025`; one where both agree."""
    last, first = date(newest), date(oldest)
    if last == first:
        return last
    if None in (newest.day, oldest.day) or newest.year is None or newest.year != oldest.year or oldest.month is None:
        return f"{first} – {last}"
    if newest.month == oldest.month:
        return f"{oldest.day}–{last}"
    return f"{oldest.day} {MONTHS[oldest.month - 1]} – {last}"


def dates(briefs: Sequence[Entry]) -> str:
    """The dates of briefs, newest first, in words: from the first to the last, of those of which most is known."""
    most = max(entry.day.newness[0] for entry in briefs)
    days = [entry.day for entry in briefs if entry.day.newness[0] == most]
    return span(days[0], days[-1])

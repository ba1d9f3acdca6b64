"""What a file has to know of the site that it belongs to: its name and, if it is known, its address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from generator.records import Source
from generator.site import original
from generator.site.page import Links

RIGHTS = "The words of a document belong to whoever published it; they are quoted here with their source."
"""What every file that can say so says about rights."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as those who take data away should know it.

    Attributes:
        name: of the site.
        url: where it is published, with a slash at its end; empty where that is not known, and then addresses are
            relative to the file that they stand in.
    """

    name: str = "Briefing"
    url: str = ""

    @classmethod
    def of(cls, name: str | None, url: str | None) -> Site:
        """The site that a project's `site_name` and `site_url` describe; what is no web address counts as none."""
        url = (url or "").split("#")[0].split("?")[0]
        is_web = url.startswith(("http://", "https://"))
        return cls(name or "Briefing", url.rstrip("/") + "/" if is_web else "")

    def links(self, path: str) -> Links:
        """How the file at this path writes the addresses of pages."""
        return Links(self.url or "../" * path.count("/"))


def stated_date(source: Source) -> str | None:
    """The date of a document in ISO 8601, as far as it is certain: a day, a month or a year; None where none is."""
    published = source.published or ""
    parts = published.split("-")
    known = parts[: next((n for n, part in enumerate(parts) if not part.isdecimal()), len(parts))]
    is_certain = known and published[-1:] not in {"?", "~", "%"}
    return "-".join(known) if is_certain else None


def source_address(source: Source) -> str | None:
    """Where a document was published, as an address that needs no more escaping; None where that is not known."""
    return web_address(source.url)


def web_address(url: str | None) -> str | None:
    """An address of the web that needs no more escaping; None where it is no such address."""
    address = original.web_address(url)
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~") if address else None

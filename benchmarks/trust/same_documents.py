"""A small project of many formats, and a reader without a model, to be built under many circumstances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from generator.records import Annotation, Attribution, Mention, Span

_HARBOUR = """Harbour of Vik to close for repairs

VIK, March 4 - The harbour of Vik will close in May. Ada Quist said that the old pier was not safe at all.

“We have waited for far too long,” Ada Quist said. Olav Strand denied that the ferry had been sold last year.
"""
_PIER = """---
title: Pier of Vik unsafe, harbour to close
outlet: Vik Courier
published: 2025-03-04
url: https://courier.example/pier
---

The harbour of Vik will close in May for repairs. Ada Quist said that the old pier was not safe at all.

“We have waited for far too long,” Ada Quist said. Mira Holm warned that the northern fleet would leave İzmir at once.
"""
_FERRY = """<!doctype html>
<html lang="en"><head><title>Ferry line to İstanbul opens</title>
<meta property="og:site_name" content="Northern Post"><meta property="article:published_time" content="2025-03-06">
</head><body><nav><a href="/">Start</a></nav><article><h1>Ferry line to İstanbul opens</h1>
<p>The new ferry line opened on Thursday. Mira Holm said that every second boat was full, and that this would last.</p>
<p>“Nobody sails in such weather,” Olav Strand said. Ivo Lund warned that the line was not safe in a storm.</p>
</article><footer>All rights reserved</footer></body></html>
"""
_TABLE = (
    "id,title,text,published,outlet\n"
    "7,Fleet stays in port,Ivo Lund said that the fleet would stay in port until Friday.,2025-03-07,Coast Watch\n"
    "8,Fleet sails,Olav Strand said that the northern fleet had sailed at dawn on Saturday.,2025-03-08,Coast Watch\n"
)
_REGISTER = """actors:
  - name: Ada Quist
    type: person
    aliases: [Mayor Quist]
"""
_CONFIG = """site_name: Same
site_url: https://news.example/briefing/
theme: {name: material}
plugins:
  - briefing: {generate: GENERATE, workers: WORKERS}
"""
_ABOUT = "# About\n\nWritten by hand.\n"


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ida Holm <ida@coast.example>", "desk@coast.example"
    mail["Subject"] = "Storm on the coast"
    mail["Date"] = "Sun, 09 Mar 2025 23:30:00 -0930"
    mail.set_content("Mira Holm said that the storm would pass on Monday.\n\nIvo Lund denied that a boat was lost.\n")
    return mail.as_bytes()


def _archive() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in ("zebra", "ærlig", "Émile"):
            text = f"A word from {name}\n\nOlav Strand said that the pier of {name} was closed for good.\n"
            archive.writestr(ZipInfo(f"{name}.txt", (2025, 3, 4, 5, 6, 8)), text)
    return buffer.getvalue()


def files(workers: int = 1, *, generates: bool = False) -> dict[str, bytes]:
    """Every file of the project by its path, in an order of no meaning.

    Args:
        workers: processes that read documents.
        generates: whether a build of the site also makes the briefs.
    """
    config = _CONFIG.replace("GENERATE", str(generates).lower()).replace("WORKERS", str(workers))
    texts = {
        "mkdocs.yml": config,
        "actors.yml": _REGISTER,
        "docs/about.md": _ABOUT,
        "seeds/harbour.txt": _HARBOUR,
        "seeds/pier.md": _PIER,
        "seeds/Zone/ferry.html": _FERRY,
        "seeds/fleet.csv": _TABLE,
        "seeds/ångström.txt": _HARBOUR.replace("Vik", "Ålesund").replace("May", "June"),
    }
    binary = {"seeds/storm.eml": _mail(), "seeds/words.zip": _archive()}
    return {path: text.encode() for path, text in texts.items()} | binary


_NAME = r"(?:Ada Quist|Olav Strand|Mira Holm|Ivo Lund)"
_QUOTED = re.compile(rf"“(?P<content>[^”\n]+)” (?P<source>{_NAME}) (?P<cue>said)")
_REPORTED = re.compile(rf"(?P<source>{_NAME}) (?P<cue>said|warned|denied) (?P<content>that [^.\n]+)")


class Reader:
    """Finds the four people of these documents and what they say, by patterns: the same on every machine."""

    model = "patterns 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        """See `generator.annotate.Annotator`."""
        inside = [(start, end) for start, end in regions]
        mentions = [
            Mention(found.start(), found.end(), "Person")
            for found in re.finditer(_NAME, text)
            if any(start <= found.start() and found.end() <= end for start, end in inside)
        ]
        found = [match for pattern in (_QUOTED, _REPORTED) for match in pattern.finditer(text)]
        attributions = [
            Attribution((match.span("source"),), (match.span("cue"),), (match.span("content"),))
            for match in sorted(found, key=lambda match: match.start())
            if any(start <= match.start() and match.end() <= end for start, end in inside)
        ]
        return Annotation(tuple(mentions), tuple(attributions), self.model)

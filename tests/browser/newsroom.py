"""A small site of invented reports: three outlets on one event, two on another, one alone, and one that means harm."""

# ruff: noqa: E501 - a paragraph of a report is a line

from __future__ import annotations

import shutil
from pathlib import Path
from unittest import mock

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.annotate import Annotator
from generator.config import load
from generator.generate import generate
from generator.site.search import repack

ROOT = Path(__file__).parent.parent.parent
SITE_NAME = "Port Elder Briefing"
STORY = "Ferry line between Norland and Sudland to stop on Friday"
"""The headline that the largest story goes by."""

HOSTILE = "<script>alert('x')</script> **bold** [link](javascript:alert(1)) {{ 7*7 }} ![i](x) &amp; `c` \"q\" # | {.x}"
"""A headline, an outlet and a speaker that must come out as words."""

REPORTS = {
    "wire": (
        {"outlet": "Harbour Wire", "url": "https://wire.example/ferry", "published": "2025-03-04"},
        """Norland suspends ferry line to Sudland

PORT ELDER, March 4 - Norland will suspend the ferry line to Sudland on Friday because of unpaid harbour fees, Transport Minister Ada Quist said on Tuesday.

"We have waited for far too long," Quist told reporters in Port Elder. She said that Sudland owed 12 million crowns in harbour fees.

Sudland's government denied that it owed anything. "There is no debt," Foreign Minister Olav Brandt said.

The line carried 90,000 passengers last year, according to the Port Elder Harbour Authority.

Fishermen may still use the harbour, officials said.
""",
    ),
    "coastal": (
        {"outlet": "Coastal News", "url": "https://coastal.example/ferry", "published": "2025-03-04"},
        f"""{STORY}

PORT ELDER, March 4 - Ferries between Norland and Sudland will stop on Friday over unpaid harbour fees, Norland's transport minister, Ada Quist, said on Tuesday.

Quist said that Sudland owed 14 million crowns in harbour fees. "We have waited for far too long," she said.

Foreign Minister Olav Brandt of Sudland rejected the claim. "There is no debt," Brandt told Coastal News.

The ferry line carried 90,000 passengers last year, the Port Elder Harbour Authority said.

Brandt accused Norland of breaking the harbour treaty of 1998.
""",
    ),
    "daily": (
        {"outlet": "Sound Daily", "published": "2025-03-05"},
        """Sudland rejects Norland's bill for harbour fees as ferries stop

ELDER HALL, March 5 - Sudland on Wednesday rejected a bill for harbour fees that led Norland to suspend the ferry line between the two countries.

"There is no debt," Foreign Minister Olav Brandt said. Norland's transport minister, Ada Quist, said that Sudland owed 12 million crowns.

Norland will suspend the ferry line on Friday, Quist said.

Captain Ines Moor, who heads the union of ferry crews, said that 300 sailors could lose their jobs. "Nobody has asked the crews," Moor said.
""",
    ),
    "lighthouse": (
        {"outlet": "Harbour Wire", "published": "2025-04-11"},
        """Lighthouse at Quern Point to be sold

QUERN POINT, April 11 - The harbour board will sell the old lighthouse at Quern Point, chairwoman Ida Voss said on Friday.

"It costs more than it earns," Voss said. She did not say who would buy it.

Neighbours fear that the tower will be closed to visitors, according to mayor Tomas Rill.
""",
    ),
    "tower": (
        {"outlet": "Coastal News", "published": "2025-04-12"},
        """Board sells Quern Point lighthouse

QUERN POINT, April 12 - The old lighthouse at Quern Point will be sold, the chairwoman of the harbour board, Ida Voss, said.

"It costs more than it earns," Voss said on Friday. Mayor Tomas Rill warned that the tower would be closed to visitors.
""",
    ),
    "storm": (
        {},
        """Storm keeps boats in port

Fishing boats from the north stayed in port for a third day because of the storm.

"Nobody sails in such weather," harbour master Lene Aas said on Friday.

It is not known when the storm will end.
""",
    ),
    "hostile": (
        {"outlet": HOSTILE},
        f"""{HOSTILE}

PORT ELDER - Mayor {HOSTILE} said on Monday that </div><script>alert(2)</script> was over.

"The tower <img src=x onerror=alert(3)> will stay," Anna Berg said.
""",
    ),
}
"""What the sidecar says, and the text, by the file's name."""


def make(folder: Path, annotator: Annotator) -> Path:
    """Write the reports, read them, and build the site as this project's own settings have it; where it lies."""
    import yaml

    (folder / "seeds").mkdir(parents=True)
    for name, (told, text) in REPORTS.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
        sidecar = yaml.safe_dump({"title": text.splitlines()[0], "language": "en", **told})
        (folder / "seeds" / f"{name}.txt.meta.yml").write_text(sidecar, encoding="utf-8")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("adr"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("site_name: Briefing\n", f"site_name: {SITE_NAME}\n")
    settings = settings.replace("# generate: false", "generate: false")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    report = generate(load(folder / "mkdocs.yml"), annotator=annotator)
    assert len(report.written) == len(REPORTS), report.issues
    config = load_config(
        str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), site_url="https://briefing.example/news/"
    )
    config.plugins.on_startup(command="build", dirty=False)
    try:
        # As if there were thousands of reports: the search has few places of words that stand in all of them.
        with mock.patch.multiple(repack, SMALLEST=60, SHARE=0, HEAVY=100):
            build(config)
    finally:
        config.plugins.on_shutdown()
    return folder / "site"

"""What is kept of real web pages, and what is left out: the strings that a reader must keep, and those that must go.

    python -m benchmarks.pages DIR/pages/gold.jsonl [--each]

Prints one table: our archived text and the body that is read, beside all words of a page and trafilatura on its own.
`--each` also prints every page on which something is missing or left over. White space counts as one space.
"""

from __future__ import annotations

import argparse
import logging
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.packs import PackError, rows
from generator.errors import ReadError
from generator.read import read_bytes
from generator.read.web.encoding import decode_page
from generator.read.web.tree import parse, words

ARCHIVED = "archived text"
BODY = "body"
KEPT, LEFT_OUT = "kept", "left out"

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known of it."""

    file: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one extraction did with one page.

    Attributes:
        missing: wanted strings that it lost.
        left: unwanted strings that it kept.
    """

    page: Page
    missing: tuple[str, ...]
    left: tuple[str, ...]


def page_figures(path: Path) -> tuple[Figures, dict[str, Figures]]:
    """Percent of wanted strings kept and of unwanted ones left out.

    Args:
        path: JSON Lines of `file` (beside it), `with` and `without` (lists of strings).

    Returns:
        Our figures, of the archived text and of the body; those of the archived text beside other extractions'.
    """
    outcomes = measure(path)
    ours = {
        f"{name}, {part}": value for part in (ARCHIVED, BODY) for name, value in figures(outcomes.pop(part)).items()
    }
    beside = {
        name: {f"{key}, {ARCHIVED}": value for key, value in figures(each).items()} for name, each in outcomes.items()
    }
    return ours, beside


def measure(path: Path) -> dict[str, list[Outcome]]:
    """What every extraction does with every page, by the extraction's name."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: dict[str, list[Outcome]] = {}
    for page in _pages(path):
        for name, extract in EXTRACTIONS.items():
            text = _one_space(extract(page))
            missing = tuple(string for string in page.wanted if _one_space(string) not in text)
            left = tuple(string for string in page.unwanted if _one_space(string) in text)
            found.setdefault(name, []).append(Outcome(page, missing, left))
    return found


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The shares over all pages, in percent."""
    wanted = sum(len(o.page.wanted) for o in outcomes)
    unwanted = sum(len(o.page.unwanted) for o in outcomes)
    return {
        KEPT: _percent(wanted - sum(len(o.missing) for o in outcomes), wanted),
        LEFT_OUT: _percent(unwanted - sum(len(o.left) for o in outcomes), unwanted),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _pages(path: Path) -> Iterator[Page]:
    for row in rows(path, "file", "with", "without"):
        yield Page(row["file"], (path.parent / row["file"]).read_bytes(), tuple(row["with"]), tuple(row["without"]))


def _one_space(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


# --- extractions -----------------------------------------------------------------------------------


def _archived(page: Page) -> str:
    try:
        return read_bytes(page.data, name=page.file, suffix=".html").text
    except ReadError:
        return ""


def _body(page: Page) -> str:
    """What the model reads: paragraphs, headings and headline."""
    try:
        document = read_bytes(page.data, name=page.file, suffix=".html")
    except ReadError:
        return ""
    spans = [*document.paragraphs, *document.headings, *([document.title_span] if document.title_span else [])]
    return "\n".join(document.text[start:end] for start, end in sorted(spans))


def _all_words(page: Page) -> str:
    return words(parse(decode_page(page.data, page.file)[0], page.file).find("body"))


def _alone(**options: bool) -> Callable[[Page], str]:
    def extract(page: Page) -> str:
        import trafilatura  # noqa: PLC0415 - slow to load, and needed by this measurement only

        return trafilatura.extract(decode_page(page.data, page.file)[0], **options) or ""

    return extract


EXTRACTIONS: dict[str, Callable[[Page], str]] = {
    ARCHIVED: _archived,
    BODY: _body,
    "all words": _all_words,
    "trafilatura": _alone(),
    "for recall": _alone(favor_recall=True),
    "for precision": _alone(favor_precision=True),
}
"""What is measured, by name; the last three are trafilatura's own settings."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where the pages cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Measure what is kept of pages.")
    parser.add_argument("gold", type=Path, help="the JSON Lines file beside the pages")
    parser.add_argument("--each", action="store_true", help="print what is missing or left over, page by page")
    options = parser.parse_args(arguments)
    try:
        outcomes = measure(options.gold)
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.each:
        for name in (ARCHIVED, BODY):
            print("\n".join(_lines(name, outcomes[name])), end="\n\n")
    print(table(outcomes))
    return 0


def table(outcomes: dict[str, list[Outcome]]) -> str:
    """The figures, a line for each extraction; pages without fault in the last column."""
    lines = [f"{'in percent':20}{KEPT:>8}{LEFT_OUT:>10}{'clean pages':>13}"]
    for name, each in outcomes.items():
        got = figures(each)
        clean = sum(not o.missing and not o.left for o in each)
        lines.append(f"{name:20}{got[KEPT]:8.1f}{got[LEFT_OUT]:10.1f}{clean:>9}/{len(each)}")
    return "\n".join(lines)


def _lines(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{name}:"
    for outcome in outcomes:
        faults = [f"lost {string!r}" for string in outcome.missing] + [f"kept {string!r}" for string in outcome.left]
        if faults:
            yield f"  {outcome.page.file}: " + ", ".join(faults)


if __name__ == "__main__":
    sys.exit(main())

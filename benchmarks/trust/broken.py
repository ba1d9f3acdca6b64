"""Damages the files of briefs by chance, and sees that all damage is named and nothing untrue is shown.

After each: nothing fails; of whatever is not shown the file is told, and the line where it has one; whatever is shown
stands in the archived text at its place, and names actors that the brief has; no file is changed.
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from benchmarks.trust.figures import Figures, Options, main
from benchmarks.trust.invented import MINDS, read, story
from generator.brief import kept, sheet
from generator.brief import store as disk
from generator.brief.examine import examine, line_of
from generator.claims.acts import ACTS
from generator.records import Brief

CASES, FEW = 6000, 66
SIGNS = "\"'{}[]:,-#&*!|>%@`\\ \t0aZ\u00a0é🐟\x00\n<"


def measure(options: Options) -> Figures:
    """Damage so many briefs."""
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(FEW if options.short else CASES):
        kind = list(DAMAGES)[number % len(DAMAGES)]
        with tempfile.TemporaryDirectory() as folder:
            told = list(case(Random(f"{options.seed} {number}"), kind, Path(folder) / "briefs"))
        failures += [f"{kind}, number {number}: {each}" for each in told]
        counts[kind] += 1
    note = "Each is a brief that was sound, damaged by chance, beside one that stays sound and has to be shown whole."
    seconds = time.perf_counter() - began
    return Figures("broken", "briefs damaged", tuple(counts.items()), seconds, tuple(failures), note)


def case(random: Random, kind: str, folder: Path) -> Iterator[str]:
    """Damage one brief, and tell of all that does not hold then."""
    path = _written(random, folder, "damaged")
    other = _written(random, folder, "sound")
    content = path.read_bytes().decode()
    path.write_bytes(DAMAGES[kind](random, content).encode("utf-8", "surrogateescape"))
    before = _files(folder)
    loaded = kept.load(folder, None)
    issues = examine(disk.scan(folder), ACTS)
    shown = {each.path: each for each in loaded.briefs}
    name = f"{folder.name}/{path.name}"
    errors = [issue for issue in issues if issue.severity == "error"]
    if _files(folder) != before:
        yield "a file was changed"
    twins = any(issue.code == "duplicate-id" for issue in issues)
    if not twins and (other not in shown or shown[other].left_out):
        yield "another brief is not shown"
    if loaded.broken and not errors:
        yield "something is left out and nothing told"
    for issue in errors:
        if not issue.where.startswith((name, f"{folder.name}/{other.name}")):
            yield f"no file is named: {issue}"
        if line_of(issue, name) is None and issue.where.startswith(name) and issue.code != "unreadable-brief":
            yield f"no line is named: {issue}"
    for each in loaded.briefs:
        yield from _untrue(each.brief, each.text)


def _untrue(brief: Brief, text: str) -> Iterator[str]:
    evidence = [*brief.summary, *(each for claim in brief.claims for each in claim.evidence)]
    for each in evidence:
        if text[each.start : each.end] != each.quote or not each.quote:
            yield f"{each.quote!r} is shown and not in the text"
    actors = {actor.id for actor in brief.actors}
    for claim in brief.claims:
        if not actors.issuperset({*claim.speakers, *claim.via, *claim.about, *claim.candidates}):
            yield f"{claim.id} names somebody who is not there"


def _written(random: Random, folder: Path, name: str) -> Path:
    """A sound brief of a document made by chance, with its text."""
    document = story(random)
    made = read(document, MINDS[0])
    source = dataclasses.replace(made.source, file=f"seeds/{name}.txt")
    brief = dataclasses.replace(made, id=f"{name}-4be1c2", source=source)
    path, text = folder / f"{brief.id}.md", disk.text_path(folder, brief.id)
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_bytes(document.text.encode())
    path.write_bytes(sheet.assemble(brief, document.text).encode())
    return path


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _header(content: str) -> int:
    """Where the front matter ends: what is behind it is not read."""
    return content.index("\n---\n", 4)


def _letter_changed(random: Random, content: str) -> str:
    at = random.randrange(4, _header(content))
    return content[:at] + random.choice(SIGNS) + content[at + 1 :]


def _letter_gone(random: Random, content: str) -> str:
    at = random.randrange(4, _header(content))
    return content[:at] + content[at + 1 :]


def _letter_more(random: Random, content: str) -> str:
    at = random.randrange(4, _header(content))
    return content[:at] + random.choice(SIGNS) + content[at:]


def _of_lines(change: Callable[[Random, list[str]], list[str]]) -> Callable[[Random, str], str]:
    def of(random: Random, content: str) -> str:
        end = _header(content)
        return "\n".join(["---", *change(random, content[4:end].split("\n"))]) + content[end:]

    return of


def _line_gone(random: Random, lines: list[str]) -> list[str]:
    del lines[random.randrange(len(lines))]
    return lines


def _line_twice(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]]


def _lines_swapped(random: Random, lines: list[str]) -> list[str]:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _line_moved(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    lines[at] = random.choice(("  ", " ", "\t")) + lines[at] if random.random() < 0.6 else lines[at][1:]
    return lines


def _number_changed(random: Random, lines: list[str]) -> list[str]:
    places = [n for n, line in enumerate(lines) if "start:" in line]
    if places:
        at = random.choice(places)
        digits = [n for n, character in enumerate(lines[at]) if character.isdigit()]
        place = random.choice(digits)
        lines[at] = lines[at][:place] + random.choice("0123456789") + lines[at][place + 1 :]
    return lines


def _merge(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    return [*lines[:at], "<<<<<<< ours", lines[at], "=======", lines[at].upper(), ">>>>>>> theirs", *lines[at + 1 :]]


def _cut(random: Random, content: str) -> str:
    return content[: random.randrange(_header(content))]


def _bytes_damaged(random: Random, content: str) -> str:
    at = random.randrange(4, _header(content))
    return content[:at] + "\udcff" + content[at:]


DAMAGES: dict[str, Callable[[Random, str], str]] = {
    "a letter changed": _letter_changed,
    "a letter gone": _letter_gone,
    "a letter more": _letter_more,
    "a line gone": _of_lines(_line_gone),
    "a line twice": _of_lines(_line_twice),
    "two lines swapped": _of_lines(_lines_swapped),
    "a line indented otherwise": _of_lines(_line_moved),
    "a digit of a place changed": _of_lines(_number_changed),
    "marks of a merge": _of_lines(_merge),
    "cut off": _cut,
    "a byte damaged": _bytes_damaged,
}

if __name__ == "__main__":
    sys.exit(main(measure))

"""A project with two documents, and an annotator that needs no model."""

from collections.abc import Sequence
from pathlib import Path

from generator.config import Settings
from generator.generate import Report, generate
from generator.records import Annotation, Attribution, Mention, Span

HARBOUR = """Harbour to close for repairs

BERGEN, March 4 - The harbour of Bergen will close in May, the mayor of the town, Anna Berg, said on Tuesday.

“We have waited for far too long,” Anna Berg said. The fishermen were told of it by letter.
"""
FLEET = """Fleet stays in port

Fishing boats from the north stayed in port for a third day because of the storm.

“Nobody sails in such weather,” Olav Strand said on Friday morning in the town hall.
"""


class Fake:
    """Finds one speaker and one quotation by name, and counts what it reads."""

    def __init__(self, model: str = "fake 1") -> None:
        self.model = model
        self.read: list[str] = []

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        self.read.append(text)
        mentions, attributions = [], []
        for name, words in (
            ("Anna Berg", "We have waited for far too long"),
            ("Olav Strand", "Nobody sails in such weather"),
        ):
            for start, end in regions:
                at = text.find(name, start, end)
                if at >= 0:
                    mentions.append(Mention(at, at + len(name), "Person"))
            quote, speaker = text.find(words), text.rfind(name)
            if quote >= 0 and any(start <= quote < end for start, end in regions):
                cue = text.index("said", speaker)
                attributions.append(
                    Attribution(((speaker, speaker + len(name)),), ((cue, cue + 4),), ((quote, quote + len(words)),))
                )
        return Annotation(tuple(mentions), tuple(attributions), self.model)


def run(project: Settings, annotator: Fake | None = None, **kw) -> Report:
    return generate(project, annotator=annotator or Fake(), **kw)


def files(project: Settings) -> dict[str, bytes]:
    return {p.relative_to(project.briefs).as_posix(): p.read_bytes() for p in project.briefs.rglob("*") if p.is_file()}


def brief_file(project: Settings, source: str = "harbour") -> Path:
    (path,) = (p for p in project.briefs.rglob("*.md") if f"file: seeds/{source}.txt" in p.read_text(encoding="utf-8"))
    return path


def edit(project: Settings, old: str, new: str, source: str = "harbour") -> None:
    path = brief_file(project, source)
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.issues if issue.severity != "note"]

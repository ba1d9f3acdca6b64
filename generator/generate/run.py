"""One run: the steps are taken, each result is merged with what people did to its brief, and written."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.brief import check, language, merge, sheet, store, vectors
from generator.brief.compose import signed
from generator.brief.disk import Change
from generator.brief.identity import brief_id
from generator.brief.store import Entry
from generator.config import Settings
from generator.errors import BriefingError
from generator.generate.index import Index
from generator.generate.known import Briefs, Known, known_of_written
from generator.generate.making import REFUSED, Failed, Made, fault, refused
from generator.generate.own import Own
from generator.generate.plan import Step, edited
from generator.generate.report import Report
from generator.records import Brief, Issue, Severity

UNREAD = frozenset({"too-deep", "too-much", "unknown-format", "unreadable-part"})
"""What is told of documents of which not even the bytes are handed to a reader."""


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A brief that is being put on the disk.

    Attributes:
        name: of its source.
        failed: where among the failures its own would stand.
        issues: where among the issues its own would stand.
        known: its short form; None if it has to be read for that.
        holds: what its files are to hold.
    """

    name: str
    path: Path
    failed: int
    issues: int
    known: Known | None
    holds: tuple[Change, ...]


@dataclass
class Run:
    """The state of one run: what was there, and what was done.

    Attributes:
        settings: of the project.
        disk: writes the briefs.
        briefs: that were there when it began.
        index: is told what was read and written.
        keeps_vectors: whether what was read comes with vectors.
        own: is given the generator's own work, as it was before it was merged with a person's.
    """

    settings: Settings
    disk: store.Disk
    briefs: Briefs
    index: Index
    keeps_vectors: bool
    own: Own
    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unread: int = 0
    by_bytes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the hash of a source: its name, and its brief's."""

    def __post_init__(self) -> None:
        self.taken = self.briefs.ids
        self._under_way: _UnderWay | None = None
        self._root = f"{self.settings.root}{os.sep}"

    def report(self) -> Report:
        """What was done so far."""
        return Report(
            written=tuple(self.written),
            unchanged=tuple(self.unchanged),
            orphaned=tuple(self.kept),
            failed=tuple(name for name, _ in self.failed),
            issues=tuple(self.issues),
            unread=self.unread,
            removed=tuple(self.removed),
            reasons=tuple(reason for _, reason in self.failed),
        )

    def tell(self, issues: Iterable[Issue]) -> None:
        """Tell of what is no document that can be read; what was to be one has failed."""
        for issue in issues:
            self.issues.append(issue)
            if issue.severity == "error" and issue.code in UNREAD:
                self.failed.append((issue.where, issue.message))

    def take(self, step: Step, outcome: Made | Failed | None) -> None:
        """Bring the brief of one document up to date; what goes wrong with it is told and costs no other."""
        if not step.is_document:
            self.tell(step.issues)
            return
        self.issues += step.issues
        if step.failed is not None:
            # What was told already is told once.
            self._fail(step.name, step.failed, is_told=bool(step.issues))
        elif isinstance(outcome, Failed):
            self._fail(step.name, outcome)
            if outcome.content is not None:
                self.index.refused(step.name, outcome.content, outcome.message)
                if step.file is not None:
                    self.index.read(step.file, outcome.content)
        elif outcome is None and step.known is not None and step.known.is_tidy and not step.known.is_marked:
            self._leave(step.name, step.known)
        else:
            self._guarded(step.name, lambda: self._bring_up_to_date(step, outcome))

    def _guarded(self, name: str, do: Callable[[], None]) -> None:
        try:
            do()
        except BriefingError as error:
            self._fail(name, refused(error, name))
        except OSError as error:
            self._fail(name, Failed(REFUSED.format(error)))
        except Exception as error:  # noqa: BLE001 - a fault of the program costs one document, never the rest
            self._fail(name, fault(error))

    def settle(self) -> None:
        """Wait until the last brief is on the disk; one that the disk did not take has failed, and is told in order."""
        last, self._under_way = self._under_way, None
        try:
            self.disk.settle()
        except OSError as error:
            if last is None:
                raise
            self.written.pop()
            why = REFUSED.format(error)
            self.failed.insert(last.failed, (last.name, why))
            self.issues.insert(last.issues, Issue("failed", "error", last.name, why))
        else:
            if last is not None:
                self.index.wrote(last.path, last.known, last.holds)

    def put(  # noqa: PLR0913, PLR0917 - a brief, and all that is known of its file
        self,
        brief: Brief,
        text: str,
        path: Path,
        source: str,
        found: vectors.Vectors | None = None,
        entry: Entry | None = None,
    ) -> bool:
        """Begin to write a brief made from what its file had, if there was one; whether there is anything to write."""
        self.settle()
        was = entry.content if entry is not None else None
        holds = store.write(self.settings.briefs, brief, text, path, self.disk, found=found, was=was)
        if holds:
            name = f"{self.settings.briefs.name}/{path.relative_to(self.settings.briefs).as_posix()}"
            known = None if found is None else known_of_written(path, name, brief, text, found)
            self._under_way = _UnderWay(source, path, len(self.failed), len(self.issues), known, holds)
        (self.written if holds else self.unchanged).append(self.shown(path))
        return bool(holds)

    def shown(self, path: Path) -> str:
        """The path as users know it."""
        # Not by pathlib: ten thousand paths are to be shown at once.
        shown = str(path)
        return shown[len(self._root) :].replace(os.sep, "/") if shown.startswith(self._root) else shown

    def _leave(self, name: str, known: Known) -> None:
        self._met(known.sha256, name, known.name)
        self.unchanged.append(self.shown(known.path))
        self.unread += known.unread
        self.issues += known.issues

    def _met(self, sha256: str, name: str, brief: str) -> None:
        """Note whose bytes these are, and tell of those that another document has as well."""
        first, _ = self.by_bytes.get(sha256, (name, brief))
        if first != name:
            self.issues.append(Issue("same-bytes", "note", name, f"has the same bytes as {first}; each has its brief"))
        self.by_bytes[sha256] = (name, brief)

    def _bring_up_to_date(self, step: Step, made: Made | None) -> None:
        # What is on the disk now counts: it may have been edited since the run began.
        entry = self._open(step.known)
        issues: tuple[Issue, ...] = ()
        if made is None:
            if entry is None or entry.brief is None or entry.text is None:
                raise BriefingError("its brief was changed at the same time; run this again")
            text = entry.text
            there = dataclasses.replace(entry.brief.source, removed=False)
            brief, issues = merge.settle(dataclasses.replace(entry.brief, source=there), entry.name)
        else:
            text, brief = made.text, made.brief
            self.issues += made.issues
            if entry is not None and entry.brief is not None:
                brief, issues = merge.merge(entry.brief, made.brief, made.text, entry.name, before=entry.text)
            elif brief.id in self.taken:
                longer = brief_id(brief.title, brief.source.file, self.taken)
                brief = signed(dataclasses.replace(brief, id=longer))
            self.issues += _unmeasured(brief, step.name)
            if step.file is not None:
                self.index.read(step.file, made.content)
        self.taken.add(brief.id)
        if made is not None:
            self.own.keep(brief.id, made.brief)
        found = vectors.vectors_of(brief, made.meanings) if made and self.keeps_vectors else None
        path = entry.path if entry else self.settings.briefs / f"{brief.id}.md"
        name = entry.name if entry else f"{self.settings.briefs.name}/{path.name}"
        if entry is None and path.is_file() and path.read_bytes().strip():
            raise BriefingError(f"{name}: is in the way and is no brief; mend its front matter, or move it elsewhere")
        self._met(brief.source.sha256, step.name, name)
        self.put(brief, text, path, step.name, found, entry)
        self.unread += len(brief.unread)
        self.issues += issues
        if entry is not None:
            told = {issue.where for issue in issues}
            self.issues += (issue for issue in check.check_brief(brief, text, name) if issue.where not in told)

    def _open(self, known: Known | None) -> Entry | None:
        """The brief as it is now; None where there is none.

        Raises:
            BriefingError: something was done to it since the run began that writing it would undo.
        """
        if known is None or not known.path.is_file():
            return None
        entry = store.entry(self.settings.briefs, known.path)
        if entry.brief is None or entry.brief.id != known.id:
            raise BriefingError("; ".join(str(i) for i in entry.issues) or f"{known.name}: is another brief by now")
        if entry.parts is not None and sheet.body_is_edited(entry.parts, entry.brief, entry.text or ""):
            raise BriefingError(f"{known.name}: {edited(known.name).message}")
        return entry

    def _fail(self, name: str, failed: Failed, *, is_told: bool = False) -> None:
        if not is_told:
            self.issues.append(Issue("failed", "error", name, failed.message))
        self.failed.append((name, failed.message))


def _unmeasured(brief: Brief, name: str) -> tuple[Issue, ...]:
    """What to tell of a document in a language that was not measured, as its brief has it after corrections."""
    caution = language.caution(brief.source.language)
    if caution is None:
        return ()
    # Too little text to tell a language by is common and mostly harmless; another language is neither.
    severity: Severity = "note" if brief.source.language == language.UNDETERMINED else "warning"
    message = f"{caution} If the language is another, give it in the document's metadata"
    return (Issue("language-unmeasured", severity, name, message),)

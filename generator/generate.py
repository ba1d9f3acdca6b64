"""Sources -> briefs: what changed is read, merged with what people did to its brief, and written.

What a brief was made from is hashed into the brief itself (`generated.inputs`). While that is the same and the
archived text is there, the document is not read by the model again. There is no other state, so there is none to lose.

The stages are imported inside the functions that run them: they load numpy, the runtime of the model and tables of
countries, which a run that finds nothing changed does without.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.brief import check, language, merge, sheet, store, vectors
from generator.brief.compose import BY, compose, signed
from generator.brief.identity import brief_id, short_hash
from generator.brief.store import Entry
from generator.config import Settings
from generator.errors import BriefingError
from generator.records import SCHEMA, Annotation, Brief, Document, Issue, Meanings, Severity

if TYPE_CHECKING:
    from generator.annotate import Annotator

__all__ = ["Made", "Report", "Task", "generate", "make"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Attributes:
        written: files of briefs that are new or changed, relative to the project, in order of their sources.
        unchanged: files of briefs that were left alone, likewise.
        orphaned: files of briefs whose source is no longer there; they are kept.
        failed: names of sources whose brief could not be made or brought up to date; `issues` says why.
        issues: everything that a user should know, in order of the sources.
        unread: how many places in the briefs of the sources look like claims and yielded none.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    orphaned: tuple[str, ...]
    failed: tuple[str, ...]
    issues: tuple[Issue, ...]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make a brief of; small and picklable, so that any process can do it.

    Attributes:
        path: where the source lies.
        name: its path as users know it.
        as_of: see `Settings.as_of`.
        model: name and version of the annotator.
    """

    path: Path
    name: str
    as_of: dt.date | None
    model: str


@dataclass(frozen=True, slots=True)
class Made:
    """A brief, wholly the generator's, with the archived text that it rests on and what the words of that mean."""

    brief: Brief
    text: str
    issues: tuple[Issue, ...]
    meanings: tuple[Meanings, ...] = field(default=(), compare=False, repr=False)


def generate(settings: Settings, *, annotator: Annotator | None = None, again: bool = False) -> Report:
    """Bring the briefs of a project up to date with its sources.

    Args:
        settings: of the project.
        annotator: reads the documents; the one of the settings if None, loaded when the first document needs it.
        again: read every document again, changed or not.

    Raises:
        BriefingError: nothing could be done at all: another run is writing there, the folder cannot be made, or
            the annotator cannot be loaded.
    """
    from generator.read import find_sources  # noqa: PLC0415 - loads the parsers

    try:
        settings.briefs.mkdir(parents=True, exist_ok=True)
        with store.locked(settings.briefs), store.Disk() as disk:
            store.sweep(settings.briefs)
            found, issues = find_sources(settings.sources, settings.root)
            sources = _without_briefs(found, settings)
            run = _Run(settings, annotator, disk, again=again)
            run.issues += issues
            for path, name in sources:
                run.document(path, name)
            run.settle()
            run.leftovers({name for _, name in sources})
            run.prune()
    except OSError as error:
        raise BriefingError(f"{settings.briefs}: cannot be written to ({error})") from error
    return Report(
        tuple(run.written),
        tuple(run.unchanged),
        tuple(run.orphaned),
        tuple(run.failed),
        tuple(run.issues),
        run.unread,
    )


def make(task: Task, annotator: Callable[[], Annotator]) -> Made:
    """Read one document and make its brief; depends on nothing else, and writes nothing.

    Args:
        task: what to read.
        annotator: gives the annotator; called only once the document has been read.

    Raises:
        BriefingError: the document cannot be read, or what was found in it cannot be written as a brief.
        OSError: its file cannot be read.
    """
    from generator import actors, claims, summary  # noqa: PLC0415 - load tables of names and countries
    from generator.claims.acts import ACTS  # noqa: PLC0415 - likewise
    from generator.read import read  # noqa: PLC0415 - loads the parsers

    before = _inputs(task)
    document = read(task.path, name=task.name, as_of=task.as_of)
    annotation = annotate_document(document, annotator())
    resolution = actors.resolve(document, annotation)
    found = claims.extract(document, annotation, resolution)
    known = {actor.id for actor in resolution.actors}
    sound, issues = [], list(document.issues)
    for claim in found:
        problems = tuple(check.problems_of_claim(claim, known, document.text))
        issues += (Issue(code, "error", f"{task.name}:{claim.id}", f"left out: {why}") for code, why in problems)
        if not problems:
            sound.append(claim)
    bottom_line = summary.summarise(document, resolution, tuple(sound))
    # A file that changed while it was read leaves no key, so that the next run reads it again.
    inputs = before if before == _inputs(task) else ""
    main = claims.main_claims(document, resolution, sound)
    unread = claims.coverage(document, sound)
    brief = compose(document, annotation.model, resolution, tuple(sound), bottom_line, main=main, unread=unread)
    brief = dataclasses.replace(brief, generated=dataclasses.replace(brief.generated, inputs=inputs))
    for issue in check.check_brief(brief, document.text, task.name, ACTS):
        if issue.severity == "error":
            raise BriefingError(f"{issue.where}: {issue.message}")
        issues.append(issue)
    return Made(brief, document.text, tuple(issues), annotation.meanings)


def _without_briefs(found: Sequence[tuple[Path, str]], settings: Settings) -> list[tuple[Path, str]]:
    """The sources less briefs and archived texts, whose folder may lie in that of the sources."""
    folder = settings.briefs.resolve()
    texts = folder / store.TEXTS
    is_around = any(folder in source.resolve().parents for source in settings.sources)
    return [
        (path, name)
        for path, name in found
        if not path.is_relative_to(folder)
        or not (path.is_relative_to(texts) or (path.suffix.lower() == ".md" and not is_around))
    ]


def annotate_document(document: Document, annotator: Annotator) -> Annotation:
    """The body with its attributions; of the headline and subheads the names only.

    Headlines are read apart, with the paragraph below for context, so that no quotation of the body begins in one; what
    they say in short the body says in full.
    """
    body = annotator.annotate(document.text, document.paragraphs)
    mentions, meanings = set(body.mentions), body.meanings
    title = (document.title_span,) if document.title_span else ()
    for start, end in {*title, *document.headings} - {*document.paragraphs}:
        below = next((paragraph for paragraph in document.paragraphs if paragraph[0] >= end), None)
        read = annotator.annotate(document.text, ((start, end), below) if below else ((start, end),))
        meanings += read.meanings
        mentions.update(mention for mention in read.mentions if start <= mention.start and mention.end <= end)
    in_order = sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.type))
    return dataclasses.replace(body, mentions=tuple(in_order), meanings=meanings)


def _inputs(task: Task) -> str:
    """Hash of everything that a brief is made from, other than the source's name."""
    from generator.read.metadata import SIDECAR_SUFFIX  # noqa: PLC0415 - loads the parsers

    sidecar = task.path.with_name(task.path.name + SIDECAR_SUFFIX)
    own = hashlib.sha256(sidecar.read_bytes()).hexdigest() if sidecar.is_file() else None
    raw = hashlib.sha256(task.path.read_bytes()).hexdigest()
    return short_hash([SCHEMA, BY, task.model, str(task.as_of), raw, own], digits=16)


def _unmeasured(brief: Brief, name: str) -> tuple[Issue, ...]:
    """What to tell of a document in a language that was not measured, as its brief has it after corrections."""
    caution = language.caution(brief.source.language)
    if caution is None:
        return ()
    # Too little text to tell a language by is common and mostly harmless; another language is neither.
    severity: Severity = "note" if brief.source.language == language.UNDETERMINED else "warning"
    message = f"{caution} If the language is another, give it in the document's metadata"
    return (Issue("language-unmeasured", severity, name, message),)


_REFUSED = "cannot be read or written ({})"


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A brief that is being put on the disk: its source, and where among failures and issues its own would stand."""

    name: str
    failed: int
    issues: int


class _Run:
    """The state of one run: what is on disk, and what was done."""

    def __init__(self, settings: Settings, annotator: Annotator | None, disk: store.Disk, *, again: bool) -> None:
        self.settings = settings
        self.disk = disk
        self.again = again
        self.entries = store.scan(settings.briefs)
        self.taken = {entry.brief.id for entry in self.entries if entry.brief is not None}
        self.written: list[str] = []
        self.unchanged: list[str] = []
        self.orphaned: list[str] = []
        self.failed: list[str] = []
        self.issues: list[Issue] = []
        self.unread = 0
        self.by_bytes: dict[str, tuple[str, str]] = {}  # hash of a source: its name, and its brief's
        self._annotator = annotator
        self._under_way: _UnderWay | None = None

    def document(self, path: Path, name: str) -> None:
        """Bring the brief of one source up to date; what goes wrong with it is told and costs no other."""
        mine = [entry for entry in self.entries if entry.is_of(name)]
        try:
            if self._can_be_written(mine, name):
                self._bring_up_to_date(Task(path, name, self.settings.as_of, self._model()), mine[0] if mine else None)
                return
        except BriefingError as error:
            self._error("failed", name, " ".join(str(error).split()).removeprefix(f"{name}: "))
        except OSError as error:
            self._error("failed", name, _REFUSED.format(error))
        except Exception as error:  # noqa: BLE001 - a fault of the program costs one document, never the rest
            told = f"{type(error).__name__}: {error}"
            self._error("failed", name, f"met a fault in the program ({told}); please report it with this document")
        self.failed.append(name)

    def settle(self) -> None:
        """Wait until the last brief is on the disk; one that the disk did not take has failed, and is told in order."""
        last, self._under_way = self._under_way, None
        try:
            self.disk.settle()
        except OSError as error:
            if last is None:
                raise
            self.written.pop()
            self.failed.insert(last.failed, last.name)
            self.issues.insert(last.issues, Issue("failed", "error", last.name, _REFUSED.format(error)))

    def leftovers(self, names: set[str]) -> None:
        """Tell of briefs whose source is no longer there, and of files that are no briefs; none is deleted."""
        told = set(self.issues)
        for entry in self.entries:
            if any(entry.is_of(name) for name in names) or self._shown(entry.path) in self.written:
                continue
            self.issues += (issue for issue in entry.issues if issue not in told)
            if entry.brief is None:
                continue
            self.orphaned.append(self._shown(entry.path))
            moved = self.by_bytes.get(entry.brief.source.sha256)
            hint = f"; {moved[0]} has the same bytes: copy your corrections to {moved[1]}" if moved else ""
            message = (
                f"its source {entry.file} is no longer there; the brief is kept, remove it if it is not wanted{hint}"
            )
            self.issues.append(Issue("source-removed", "warning", entry.name, message))
            if entry.text is not None:
                self.issues += check.check_brief(entry.brief, entry.text, entry.name)

    def prune(self) -> None:
        """Remove the vectors of briefs that were deleted, unless a file that cannot be read may be one of them."""
        if all(entry.brief is not None for entry in self.entries):
            store.prune(self.settings.briefs, self.taken)

    def _can_be_written(self, mine: Sequence[Entry], name: str) -> bool:
        if len(mine) > 1:
            files = ", ".join(entry.name for entry in mine)
            self._error("duplicate-brief", name, f"has more than one brief: {files}; keep one of them")
            return False
        if not mine:
            return True
        entry = mine[0]
        if entry.brief is None or any(issue.code == "duplicate-id" for issue in entry.issues):
            self.issues += entry.issues
            return False
        if entry.parts is not None and sheet.body_is_edited(entry.parts, entry.brief, entry.text or ""):
            message = (
                "the part between the front matter and ## Notes was edited, but is written from the front matter and "
                "the edit would be lost; move it there or below ## Notes, then delete that part, and it is written anew"
            )
            self._error("edited-body", entry.name, message)
            return False
        return True

    def _bring_up_to_date(self, task: Task, entry: Entry | None) -> None:
        issues: tuple[Issue, ...] = ()
        made: Made | None = None
        if (
            entry is not None
            and entry.brief is not None
            and entry.text is not None
            and self._is_current(task, entry.brief)
        ):
            text = entry.text
            brief, issues = merge.settle(entry.brief, entry.name)
        else:
            made = make(task, self._load)
            text, brief = made.text, made.brief
            self.issues += made.issues
            if entry is not None and entry.brief is not None:
                brief, issues = merge.merge(entry.brief, made.brief, made.text, entry.name)
            elif brief.id in self.taken:
                longer = brief_id(brief.title, brief.source.file, self.taken)
                brief = signed(dataclasses.replace(brief, id=longer))
            self.issues += _unmeasured(brief, task.name)
        self.taken.add(brief.id)
        found = vectors.vectors_of(brief, made.meanings) if made and self._keeps_vectors() else None
        path = entry.path if entry else self.settings.briefs / f"{brief.id}.md"
        name = entry.name if entry else f"{self.settings.briefs.name}/{path.name}"
        if entry is None and path.is_file() and path.read_bytes().strip():
            raise BriefingError(f"{name}: is in the way and is no brief; mend its front matter, or move it elsewhere")
        self.by_bytes[brief.source.sha256] = (task.name, name)
        self.settle()
        changed = store.write(self.settings.briefs, brief, text, path, self.disk, found=found)
        if changed:
            self._under_way = _UnderWay(task.name, len(self.failed), len(self.issues))
        (self.written if changed else self.unchanged).append(self._shown(path))
        self.unread += len(brief.unread)
        self.issues += issues
        if entry is not None:
            told = {issue.where for issue in issues}
            self.issues += (issue for issue in check.check_brief(brief, text, name) if issue.where not in told)

    def _is_current(self, task: Task, brief: Brief) -> bool:
        if self.again or brief.generated.inputs != _inputs(task):
            return False
        if not self._keeps_vectors():
            return True
        return vectors.are_current(store.read_vectors(self.settings.briefs, brief.id)[0], brief, task.model)

    def _keeps_vectors(self) -> bool:
        return self._annotator is None or isinstance(self._annotator, vectors.Encoder)

    def _model(self) -> str:
        """Name of the model, without loading it if that can be avoided."""
        if self._annotator is not None:
            return self._annotator.model
        from generator.annotate import model_name  # noqa: PLC0415 - beside `load`

        return model_name(self.settings.annotator)

    def _load(self) -> Annotator:
        if self._annotator is None:
            from generator.annotate import load  # noqa: PLC0415 - loads numpy and the model's runtime

            self._annotator = load(self.settings.annotator)
        return self._annotator

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.settings.root).as_posix() if path.is_relative_to(self.settings.root) else str(path)

    def _error(self, code: str, where: str, message: str) -> None:
        self.issues.append(Issue(code, "error", where, message))

"""What is to be done about each document, found out without opening those that have not changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.config import Settings
from generator.errors import ReadError
from generator.generate.deadline import each_within
from generator.generate.index import Index, PartContent
from generator.generate.known import Briefs, Known
from generator.generate.making import Content, Failed, Task, content_of, inputs, refused
from generator.read.contents import contents
from generator.read.metadata import SIDECAR_SUFFIX
from generator.read.parsed import Options, Part
from generator.read.places import SourceFile, fetch
from generator.records import Issue


@dataclass(frozen=True, slots=True)
class Step:
    """One document, or what is to be told of one.

    Attributes:
        name: of the document.
        place: of its file among all, from 1.
        known: its brief, if it has one.
        task: what to read; None where nothing has to be.
        issues: what is to be told before all else.
        failed: why nothing can be done; None if something can.
        file: the file that the document is all of; None for a part of a container.
        is_document: whether it is one at all, or only something to tell.
    """

    name: str
    place: int
    known: Known | None = None
    task: Task | None = None
    issues: tuple[Issue, ...] = ()
    failed: Failed | None = None
    file: SourceFile | None = None
    is_document: bool = True


class Plan:
    """The steps of a run, in order of the sources; what is found out on the way is put into the index.

    Args:
        settings: of the project.
        briefs: that are there.
        index: of the runs before.
        model: name and version of the annotator.
        keeps_vectors: whether the annotator gives vectors, which then are part of what has to be there.
        again: whether every document is to be read, changed or not.
    """

    def __init__(  # noqa: PLR0913 - what a plan depends on
        self, settings: Settings, briefs: Briefs, index: Index, model: str, *, keeps_vectors: bool, again: bool
    ) -> None:
        self.names: set[str] = set()
        """Of all documents that were found."""
        self.unsure: list[str] = []
        """Of places in which more documents may lie that could not be read."""
        self._settings = settings
        self._briefs = briefs
        self._index = index
        self._model = model
        self._keeps_vectors = keeps_vectors
        self._again = again

    def steps(self, files: Sequence[SourceFile]) -> Iterator[Step]:
        """What to do, one document after the other."""
        self._index.ask(files)
        for place, file in enumerate(files, 1):
            if file.is_container:
                yield from self._container(file, place)
            else:
                yield self._single(file, place)

    def is_there(self, name: str) -> bool:
        """Whether a document is among the sources, or may be, once all steps are planned."""
        return name in self.names or any(name == each or name.startswith(f"{each}/") for each in self.unsure)

    def _single(self, file: SourceFile, place: int) -> Step:
        self.names.add(file.name)
        limits = self._settings.limits
        as_of = self._settings.as_of
        task = Task(file.address, file.name, as_of, self._model, file.sidecar, suffix=file.suffix, limits=limits)
        known, trouble = self._brief(file.name, place)
        if trouble is not None:
            return trouble
        content = None if self._again else self._index.content(file)
        if known is not None and self._may_be_current(known):
            if content is None:
                try:
                    data = fetch(file.address, limits, file.name)
                    where = file.name + SIDECAR_SUFFIX
                    content = content_of(data, fetch(file.sidecar, name=where) if file.sidecar else None)
                except ReadError as error:
                    return Step(file.name, place, known, failed=refused(error, file.name, file.address))
                self._index.read(file, content)
            if self._is_current(known, content):
                return Step(file.name, place, known)
        known_refusal = None if content is None else self._refused(file.name, place, known, content)
        return known_refusal or Step(file.name, place, known, task, file=file)

    def _container(self, file: SourceFile, place: int) -> Iterator[Step]:
        told = None if self._again else self._index.parts(file)
        if told is not None and all(self._is_settled(part) for part in told):
            for part in told:
                yield self._part(part.name, part.content, part.issues, place)
            return
        found: list[PartContent] = []
        try:
            limits = self._settings.limits
            items = contents(file, Options(self._settings.columns, limits=limits))
            for item in each_within(items, limits.seconds, file.name):
                if isinstance(item, Issue):
                    found.append(PartContent(item.where, None, (item,)))
                    yield self._part(item.where, None, (item,), place)
                else:
                    content = content_of(item.data, item.metadata)
                    found.append(PartContent(item.name, content))
                    yield self._part(item.name, content, (), place, self._task(file, item))
        except ReadError as error:
            self.unsure.append(file.name)
            yield Step(file.name, place, failed=refused(error, file.name, file.address))
            return
        self._index.opened(file, found)

    def _task(self, file: SourceFile, part: Part) -> Task:
        return Task(
            file.address,
            part.name,
            self._settings.as_of,
            self._model,
            None,
            part.data,
            part.suffix,
            part.metadata,
            self._settings.limits,
        )

    def _part(
        self, name: str, content: Content | None, issues: tuple[Issue, ...], place: int, task: Task | None = None
    ) -> Step:
        if content is None:
            # What could not be read may hold documents, and is no reason to take their briefs away.
            self.unsure += (issue.where for issue in issues)
            return Step(name, place, issues=issues, is_document=False)
        if name in self.names:
            message = "is the name of another document; rename its file or its container"
            issue = Issue("same-name", "error", name, message)
            return Step(name, place, issues=(issue,), is_document=False)
        self.names.add(name)
        known, trouble = self._brief(name, place)
        if trouble is not None:
            return trouble
        if known is not None and self._may_be_current(known) and self._is_current(known, content):
            return Step(name, place, known)
        # One that has to be taken out of its container in any case is tried again.
        known_refusal = self._refused(name, place, known, content) if task is None else None
        return known_refusal or Step(name, place, known, task)

    def _refused(self, name: str, place: int, known: Known | None, content: Content) -> Step | None:
        """What to tell of a document that could not be read before, and is the same now."""
        why = self._index.refusal(name, content)
        return None if why is None else Step(name, place, known, failed=Failed(why))

    def _is_settled(self, part: PartContent) -> bool:
        """Whether a container need not be opened for this part."""
        if part.content is None:
            return True
        mine = self._briefs.of(part.name)
        if not mine:
            return self._index.refusal(part.name, part.content) is not None
        if len(mine) != 1 or mine[0].id is None:
            return False
        return self._may_be_current(mine[0]) and self._is_current(mine[0], part.content)

    def _brief(self, name: str, place: int) -> tuple[Known | None, Step | None]:
        """The brief of a document; or a step that tells why nothing can be done about it."""
        mine = self._briefs.of(name)
        if not mine:
            return None, None
        if len(mine) > 1:
            files = ", ".join(each.name for each in mine)
            issue = Issue("duplicate-brief", "error", name, f"has more than one brief: {files}; keep one of them")
            return None, Step(name, place, issues=(issue,), failed=Failed(issue.message))
        (known,) = mine
        twins = self._briefs.twins(known)
        if known.id is None or twins:
            issues = (*(() if known.has_text else known.issues), *twins)
            why = "; ".join(f"{issue.where}: {issue.message}" for issue in issues)
            return None, Step(name, place, issues=issues, failed=Failed(why))
        if known.is_edited:
            issue = edited(known.name)
            return None, Step(name, place, issues=(issue,), failed=Failed(f"{issue.where}: {issue.message}"))
        return known, None

    def _may_be_current(self, known: Known) -> bool:
        vectors = known.vectors == self._model or not self._keeps_vectors
        return known.has_text and vectors and not self._again

    def _is_current(self, known: Known, content: Content) -> bool:
        return known.inputs == inputs(content, self._model, self._settings.as_of)


def edited(name: str) -> Issue:
    """What to tell of a brief whose body was edited."""
    message = (
        "the part between the front matter and ## Notes was edited, but is written from the front matter and "
        "the edit would be lost; move it there or below ## Notes, then delete that part, and it is written anew"
    )
    return Issue("edited-body", "error", name, message)


def without_briefs(files: Sequence[SourceFile], settings: Settings, texts: Path) -> list[SourceFile]:
    """The sources less briefs and archived texts, whose folder may lie in that of the sources."""
    folder = settings.briefs.resolve()
    places = [source.resolve() for source in settings.folders]
    is_around = any(folder == source or source in folder.parents for source in places)
    is_inside = any(folder in source.parents for source in places)
    if not is_around and not is_inside:
        return list(files)
    return [file for file in files if not _is_brief(Path(file.address).absolute(), folder, texts, is_inside=is_inside)]


def _is_brief(path: Path, folder: Path, texts: Path, *, is_inside: bool) -> bool:
    if not path.is_relative_to(folder):
        return False
    return path.is_relative_to(texts) or (path.suffix.lower() == ".md" and not is_inside)

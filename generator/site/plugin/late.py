"""What a reader of a site that is being written does not wait for: files to take away, and the search index.

A build of `mkdocs serve` shows its pages as soon as they are there; the rest follows, and takes the place of what the
build before had. If the next build begins meanwhile, that one sees to it.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.errors import BriefingError
from generator.relate.corpus import Corpus
from generator.site import exports
from generator.site.comparison import Comparisons
from generator.site.exports import Planned
from generator.site.exports.site import Site
from generator.site.search.bundles import FOLDER
from generator.site.search.index import SearchIndex

log = get_plugin_logger("briefing")

Step = Callable[[], Callable[[], object]]
"""Makes something, and gives what puts it into its place."""

_WORK = ".briefing-search"
"""Where an index is made, below the folder of the site: MkDocs leaves alone what is hidden."""


class LateFile(File):
    """A generated file that is made when it is written.

    Args:
        planned: the file.
        config: of the build.
        write: has it written, now or later.
    """

    def __init__(self, planned: Planned, config: MkDocsConfig, write: Callable[[LateFile], object]) -> None:
        super().__init__(
            planned.path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.generated_by = "briefing"
        self._planned = planned
        self._write = write
        self._is_written = False

    @property
    def content_bytes(self) -> bytes:
        """What is in it, made anew each time."""
        return self._planned.make()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._planned = Planned(self._planned.path, lambda: value)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Have it written."""
        self._write(self)

    def put(self) -> int:
        """Write it, if it has not been written yet; how many bytes it has."""
        target = Path(self.abs_dest_path)
        if not self._is_written:
            self._put(self.content_bytes)
            self._is_written = True
        return target.stat().st_size

    def step(self) -> Callable[[], object]:
        """Make it now, to be written in a moment."""
        content = self.content_bytes
        return lambda: self._put(content)

    def _put(self, content: bytes) -> None:
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def add_exports(
    corpus: Corpus, site: Site, files: Files, config: MkDocsConfig, late: list[LateFile] | None
) -> dict[str, int]:
    """Add the files to take away to those of a build.

    Args:
        corpus: what they hold.
        site: what they say of the site.
        files: of the build.
        config: of the build.
        late: where those are noted that are to be written later; None if all are to be written at once.

    Returns:
        The sizes of those about the whole site, in bytes by path; none if they are written later.
    """
    write = LateFile.put if late is None else late.append
    sizes = {}
    for planned in exports.whole_of(corpus, site):
        if files.get_file_from_path(planned.path) is None:
            file = LateFile(planned, config, write)
            files.append(file)
            if late is None:
                sizes[planned.path] = file.put()
    for planned in exports.feeds_of(corpus, site):
        if files.get_file_from_path(planned.path) is None:
            files.append(LateFile(planned, config, write))
    return sizes


class Later:
    """Does what a build leaves for later, one build at a time, and only what the newest one left."""

    def __init__(self) -> None:
        self._build = 0
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def stop(self) -> None:
        """From now on, put nothing more of the build before into its place."""
        with self._lock:
            self._build += 1

    def start(self, steps: Iterable[Step]) -> None:
        """Do these steps, once those of builds before have stopped."""
        thread = threading.Thread(target=self._do, args=(self._build, tuple(steps), self._thread), daemon=True)
        self._thread = thread
        thread.start()

    def close(self, patience: float = 10.0) -> None:
        """Stop, and wait some seconds for what is under way."""
        self.stop()
        if self._thread is not None:
            self._thread.join(patience)

    def _do(self, build: int, steps: Iterable[Step], before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        for step in steps:
            if build != self._build:
                return
            try:
                put = step()
                with self._lock:
                    if build != self._build:
                        return
                    put()
            except (BriefingError, OSError) as error:
                if build == self._build:
                    log.error("%s", error)  # noqa: TRY400 - the error says what is wrong, not where in the program
                return


def search(index: SearchIndex, corpus: Corpus, comparisons: Comparisons, site: Path) -> Callable[[], object]:
    """Make the search index of a site, to be put into its place in a moment."""
    work = site / _WORK
    index.write(corpus, work, comparisons)

    def put() -> None:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        (work / FOLDER).rename(site / FOLDER)

    return put

"""Watching single files while a site is served."""

from __future__ import annotations

import os

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class FewFiles(FileSystemEventHandler):
    """Has the site built again when one of a few files comes, changes or goes."""

    def __init__(self, files: frozenset[str], server: LiveReloadServer) -> None:
        self._files = files
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        """See whether it is about one of the files."""
        if not self._files.isdisjoint({os.fsdecode(event.src_path), os.fsdecode(event.dest_path)}):
            # What `LiveReloadServer.watch` does for all files of a folder, which it offers for no single one of them.
            with self._server._rebuild_cond:  # noqa: SLF001
                self._server._want_rebuild = True  # noqa: SLF001
                self._server._rebuild_cond.notify_all()  # noqa: SLF001

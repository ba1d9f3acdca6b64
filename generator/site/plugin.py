"""The MkDocs plugin: brings the briefs up to date, adds the pages to the build. Nothing else here imports mkdocs."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.config import Settings, from_mapping
from generator.errors import BriefingError, ConfigError
from generator.site import pages as site_pages
from generator.site import publish, stage
from generator.site.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.records import Issue

log = get_plugin_logger("briefing")

_MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material fetches from another host if nobody says anything about fonts."""


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Settings are those of `generator.config.Settings`, under `briefing` in `plugins`."""

    config_scheme = tuple(
        (field.name, config_options.Type(object, default=None))
        for field in dataclasses.fields(Settings)
        if field.name != "root"
    )

    def __init__(self) -> None:
        self._settings: Settings | None = None
        self._server: LiveReloadServer | None = None
        self._watched: set[Path] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Do nothing; that the method is there lets one plugin live through all builds of `mkdocs serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings, and set up the theme where the project leaves it open.

        Raises:
            ConfigurationError: a setting is not allowed.
        """
        section = {key: value for key, value in self.config.items() if value is not None}
        try:
            self._settings = from_mapping(section, Path(config.config_file_path))
        except ConfigError as error:
            raise ConfigurationError(str(error)) from error
        config.extra_css = [*publish.STYLESHEETS, *(css for css in config.extra_css if css not in publish.STYLESHEETS)]
        config.markdown_extensions += [e for e in publish.EXTENSIONS if e not in config.markdown_extensions]
        if config.theme.name == "material":
            if config.theme.get("font") == _MATERIAL_FONTS:
                config.theme["font"] = False
            for key in ("palette", "features"):
                config.theme[key] = config.theme.get(key) or publish.THEME_DEFAULTS[key]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Bring the briefs up to date, and add their pages.

        Raises:
            PluginError: the briefs cannot be made or read at all. Defects of single ones are logged.
        """
        settings = self._of_project()
        try:
            made = self._generate(settings) if settings.generate else ()
            self._watch(settings)
            corpus = stage.related(settings)
            figures = stage.read_quality(Path(config.docs_dir))
        except BriefingError as error:
            raise PluginError(str(error)) from error
        own = [file.src_uri for file in files.documentation_pages()]
        published = publish.beside(site_pages.build(corpus, figures), own)
        _log(dict.fromkeys((*made, *corpus.issues, *published.issues)))
        for page in published.pages:
            inclusion = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.text, inclusion=inclusion))
        for asset in stage.assets(corpus):
            files.append(File.generated(config, asset.path, content=asset.content))
        if config.nav is None:
            config.nav = [{title: path} for title, path in published.menu]
            if published.own:
                config.nav.append({publish.OWN_SECTION: published.own})
        return files

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Build again when a source document, a brief, the register of actors or the file of stories changes."""
        self._server = server
        settings = self._of_project()
        self._watch(settings)
        told = [file for file in (settings.register, settings.stories) if file is not None]
        for folder in sorted({file.parent for file in told if file.parent.is_dir()}):
            # The folder, for a file may come, go or be replaced, but no other file in it.
            mine = frozenset(str(file) for file in told if file.parent == folder)
            server.observer.schedule(_Files(mine, server), str(folder), recursive=False)
        return server

    def _of_project(self) -> Settings:
        if self._settings is None:
            raise PluginError("the settings have not been read yet")
        return self._settings

    def _generate(self, settings: Settings) -> tuple[Issue, ...]:
        from generator.generate import generate  # noqa: PLC0415 - loads the model's runtime, which `generate: false` spares

        self._unwatch(settings.briefs)
        try:
            report = generate(settings)
        finally:
            self._watch(settings)
        if report.written:
            log.info("%s written", count(len(report.written), "brief"))
        return report.issues

    def _watch(self, settings: Settings) -> None:
        """Watch the folders, those that exist, for what people do in them."""
        for folder in (*settings.sources, settings.briefs):
            if self._server is not None and folder not in self._watched and folder.is_dir():
                self._server.watch(str(folder))
                self._watched.add(folder)

    def _unwatch(self, folder: Path) -> None:
        """Look away while the program itself writes there, so that what it writes starts no further build."""
        if self._server is not None and folder in self._watched:
            self._server.unwatch(str(folder))
            self._watched.remove(folder)


class _Files(FileSystemEventHandler):
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


def _log(issues: Iterable[Issue]) -> None:
    """Errors as warnings, so that `--strict` stops at them."""
    for issue in issues:
        level = {"error": log.warning, "warning": log.info, "note": log.debug}[issue.severity]
        level("%s", issue)

"""The MkDocs plugin: brings the briefs up to date, adds the pages to the build. Nothing else here imports mkdocs."""

from __future__ import annotations

import dataclasses
import html
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.config import config_options
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.config import Settings, from_mapping
from generator.errors import BriefingError, ConfigError
from generator.site import feedback, policy, publish, stage
from generator.site import pages as site_pages
from generator.site.exports.site import Site
from generator.site.search.index import SearchIndex
from generator.site.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.records import Issue
    from generator.relate.corpus import Corpus

log = get_plugin_logger("briefing")

_MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material fetches from another host if nobody says anything about fonts."""

_MATERIAL_FAVICON = "assets/images/favicon.png"

_OVERRIDES = Path(__file__).parent / "overrides"
"""Templates that take the place of Material's; a project's own `custom_dir` takes the place of both."""


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
        self._is_served = False
        self._corpus: Corpus | None = None
        self._search = SearchIndex()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note what the site is built for; one plugin lives through all builds of `mkdocs serve`."""
        self._is_served = command == "serve"

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
        own = [js for js in config.extra_javascript if str(js) not in publish.SCRIPTS]
        config.extra_javascript = [*own, *_scripts()]
        config.markdown_extensions += [e for e in publish.EXTENSIONS if e not in config.markdown_extensions]
        if config.theme.name == "material":
            if config.theme.get("font") == _MATERIAL_FONTS:
                config.theme["font"] = False
            if config.theme.get("favicon") == _MATERIAL_FAVICON:
                config.theme["favicon"] = publish.FAVICON
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_OVERRIDES))
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
        self._corpus = corpus
        own = [file.src_uri for file in files.documentation_pages()]
        site = Site.of(config.site_name, config.site_url)
        sizes = {}
        for asset in stage.assets(corpus, site):
            if files.get_file_from_path(asset.path) is None:
                files.append(File.generated(config, asset.path, content=asset.content))
                sizes[asset.path] = len(asset.content)
        published = publish.beside(site_pages.build(corpus, figures, site, sizes), own)
        _log(dict.fromkeys((*made, *corpus.issues, *published.issues)))
        for page in published.pages:
            inclusion = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.text, inclusion=inclusion))
        if config.nav is None:
            config.nav = [{title: path} for title, path in published.menu]
            if published.own:
                config.nav.append({publish.OWN_SECTION: published.own})
        return files

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        """Tell the page's template where its errors can be reported and its source edited, if the project says."""
        links: dict[str, str | None] = {}
        if config.repo_url and page.file.src_uri:
            title = html.unescape(str(page.meta.get("title") or page.title or config.site_name))
            links["report"] = feedback.report(config.repo_url, title, page.canonical_url or f"/{page.url}")
            links["edit"] = page.edit_url or self._edit(page.file.src_uri, config)
        cast("dict[str, object]", context)["feedback"] = links

    @event_priority(-100)  # what other plugins add is seen
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put the policy into the page's head: nothing from another host, no script but the theme's."""
        return policy.with_policy(output, page.content or "", is_served=self._is_served)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Put the policy into the head of pages that are made of a template alone, such as that for lost readers."""
        if not template_name.endswith(".html"):
            return output_content
        return policy.with_policy(output_content, is_served=self._is_served)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index and the files of the briefs beside the pages.

        Parts of the index that are as in the build before are not made again.

        Raises:
            PluginError: the indexer failed.
        """
        if self._corpus is None:
            return
        stage.write_brief_files(self._corpus, Path(config.site_dir))
        try:
            self._search.write(self._corpus, Path(config.site_dir))
        except BriefingError as error:
            raise PluginError(str(error)) from error

    def on_shutdown(self) -> None:
        """Remove what was kept for the next build."""
        self._search.close()

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

    def _edit(self, path: str, config: MkDocsConfig) -> str | None:
        """Where the source of a generated page can be edited: a brief's file, for a brief."""
        settings = self._of_project()
        folder, _, brief = path.removesuffix("/index.md").rpartition("/")
        file = settings.briefs / f"{brief}.md"
        docs = Path(config.docs_dir)
        inside = all(each.is_relative_to(settings.root) for each in (file, docs))
        if folder != "briefs" or not (inside and config.repo_url and config.edit_uri and file.is_file()):
            return None
        below = (each.relative_to(settings.root).as_posix() for each in (docs, file))
        return feedback.edit(config.repo_url, config.edit_uri, *below)

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


def _scripts() -> list[config_options.ExtraScriptValue]:
    """The scripts that every page loads, as modules."""
    scripts = [config_options.ExtraScriptValue(path) for path in publish.SCRIPTS]
    for script in scripts:
        script.type = "module"
    return scripts


def _log(issues: Iterable[Issue]) -> None:
    """Errors as warnings, so that `--strict` stops at them."""
    for issue in issues:
        level = {"error": log.warning, "warning": log.info, "note": log.debug}[issue.severity]
        level("%s", issue)

"""The MkDocs plugin: brings the briefs up to date, adds the pages to the build. Nothing else here imports mkdocs."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import html
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.config import config_options
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.config import Settings, from_mapping
from generator.errors import BriefingError, ConfigError
from generator.site import brief_files, feedback, policy, publish, stage
from generator.site.book import Book
from generator.site.exports.site import Site
from generator.site.headline import Headline
from generator.site.plugin import sitemap
from generator.site.plugin.few_files import FewFiles
from generator.site.plugin.gate import Gate
from generator.site.plugin.late import LateFile, Later, add_exports, search
from generator.site.plugin.own_pages import OwnPages, of_people
from generator.site.plugin.press import Compiled, MadeFile, Press, Touch
from generator.site.plugin.standing import Standing
from generator.site.plugin.surroundings import CannotTellError, is_alone, surroundings
from generator.site.search.index import SearchIndex
from generator.site.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.brief.kept import Kept
    from generator.records import Issue
    from generator.relate.corpus import Corpus, Entry

log = get_plugin_logger("briefing")

_MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material fetches from another host if nobody says anything about fonts."""

_MATERIAL_FAVICON = "assets/images/favicon.png"

_HEADLINE = Headline()

_OVERRIDES = Path(__file__).parent.parent / "overrides"
"""Templates that take the place of Material's; a project's own `custom_dir` takes the place of both."""


class BriefingPlugin(OwnPages):  # type: ignore[no-untyped-call]
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
        self._press: Press | None = None
        self._gate = Gate()
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._standing = Standing()
        self._compiled = Compiled()
        self._memory: dict[str, Kept] = {}
        self._late: list[LateFile] = []
        self._later = Later()

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

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the pages that are served from being removed before it is known which of them have changed."""
        self._press = None
        self._gate = Gate()
        gc.unfreeze()
        if self._is_served:
            self._later.stop()
            self._standing.hide(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Bring the briefs up to date, and add their pages.

        Raises:
            PluginError: the briefs cannot be made or read at all. Defects of single ones are logged.
        """
        settings = self._of_project()
        try:
            made = self._generate(settings) if settings.generate else ()
            self._watch(settings)
            with _never_collected():
                corpus = stage.related(
                    settings,
                    self._memory if self._is_served else None,
                    settings.preview if self._is_served else None,
                )
            figures = stage.read_quality(Path(config.docs_dir))
        except BriefingError as error:
            raise PluginError(str(error)) from error
        self._corpus = corpus
        if self._preview():
            log.info(self._preview())
        own = of_people(files, settings.briefs)
        site = Site.of(config.site_name, config.site_url)
        for asset in stage.looks(corpus):
            if files.get_file_from_path(asset.path) is None:
                files.append(File.generated(config, asset.path, content=asset.content))
        self._late = []
        sizes = add_exports(corpus, site, files, config, self._late if self._is_served else None)
        book = Book(corpus, stage.cache_of(settings, "pages"), quality=figures, site=site, sizes=sizes)
        published = publish.beside(book.outlines, own)
        _log(dict.fromkeys((*made, *corpus.issues, *published.issues)))
        self._press = Press(
            book,
            stage.cache_of(settings, "rendered"),
            self._gate,
            Touch(
                context=lambda context, page: self.on_page_context(context, page=page, config=config),
                output=lambda output, page: self.on_post_page(output, page=page),
                edit=lambda path: self._edit(path, config),
                is_standing=self._standing.holds if self._is_served else lambda *_: False,
            ),
        )
        in_menu = set(_paths(config.nav))
        is_ours = is_alone(config)
        for page in published.pages:
            if is_ours and not page.listed and page.path not in in_menu:
                self._press.files.append(MadeFile(page, config, self._press))
                files.append(self._press.files[-1])
            else:
                inclusion = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, page.path, content=book.text(page.path), inclusion=inclusion))
        self._standing.show()
        if config.nav is None:
            config.nav = [{title: path} for title, path in published.menu]
            if published.own:
                config.nav.append({publish.OWN_SECTION: published.own})
        return files

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Note the menu for generated pages."""
        self._nav, self._files = nav, files
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Hand over what generated pages are rendered with."""
        if self._is_served:
            # Templates of a theme are compiled once, not in each build.
            env.bytecode_cache = self._compiled
        if self._press is not None and self._nav is not None:
            try:
                around = surroundings(config, self._nav, self._is_served, self._preview())
            except CannotTellError as error:
                log.info("every page is rendered again: %s", error)
                around = None
            self._press.prepare(config, self._nav, files, env, around)
        return env

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: object) -> TemplateContext:
        """Put generated pages on the map of the site."""
        if template_name == sitemap.NAME and self._press is not None and self._files is not None:
            cast("dict[str, object]", context)["pages"] = sitemap.pages(context, self._press, self._files)
        cast("dict[str, object]", context)["preview"] = self._preview()
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Tell the page's template where its errors can be reported and its source edited, if the project says."""
        links: dict[str, str | None] = {}
        if config.repo_url and page.file.src_uri:
            title = html.unescape(str(page.meta.get("title") or page.title or config.site_name))
            links["report"] = feedback.report(config.repo_url, title, page.canonical_url or f"/{page.url}")
            links["edit"] = page.edit_url or self._edit(page.file.src_uri, config)
        cast("dict[str, object]", context).update(feedback=links, preview=self._preview())
        return context

    @event_priority(-100)  # right before MkDocs renders it
    def on_page_markdown(self, markdown: str, *, page: Page, **told: object) -> str:
        """Have the headline of a generated page that MkDocs renders named as on all others."""
        if page.file.generated_by != "briefing":
            return super().on_page_markdown(markdown, page=page)
        cast("list[object]", cast("MkDocsConfig", told["config"]).markdown_extensions).append(_HEADLINE)
        return markdown

    @event_priority(100)  # before other plugins add what they like
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Let nothing into a generated page that MkDocs renders which no page may have."""
        if page.file.generated_by != "briefing":
            return html
        cast("list[object]", config.markdown_extensions).remove(_HEADLINE)
        return self._gate.content(html, page.file.src_uri)[0]

    @event_priority(-100)  # what other plugins add is seen
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put the policy into the page's head: nothing from another host, no script but the theme's."""
        return policy.with_policy(output, page.content or "", is_served=self._is_served)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Put the policy into the head of pages that are made of a template alone, such as that for lost readers."""
        if not template_name.endswith(".html"):
            return sitemap.undated(output_content) if template_name == sitemap.NAME else output_content
        return policy.with_policy(output_content, is_served=self._is_served)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index and the files of the briefs beside the pages.

        Parts of the index that are as in the build before are not made again.

        Raises:
            PluginError: the indexer failed.
        """
        if self._corpus is None or self._press is None:
            return
        self._press.finish()
        comparisons = self._press.book.comparisons
        log.info("%s rendered, %s as before", count(self._press.rendered, "page"), f"{self._press.reused:,}")
        site = Path(config.site_dir)
        if self._is_served and self._files is not None:
            changed = [e for e in self._corpus.briefs if not self._standing.holds(*self._of_files(e, self._corpus))]
            stage.write_brief_files(changed, self._corpus.publish, site)
            beside = (path for e in self._corpus.briefs for path in brief_files.paths(e, self._corpus.publish))
            self._standing.settle({*(file.dest_uri for file in self._files), *beside})
            late = (file.step for file in self._late)
            self._later.start((*late, functools.partial(search, self._search, self._corpus, comparisons, site)))
            return
        stage.write_brief_files(self._corpus.briefs, self._corpus.publish, site)
        sitemap.pack(site)
        self._press.clear()
        try:
            self._search.write(self._corpus, site, comparisons)
        except BriefingError as error:
            raise PluginError(str(error)) from error
        gc.unfreeze()

    def on_build_error(self, **_: object) -> None:
        """Take nothing for granted in the next build."""
        self._standing.forget()
        gc.unfreeze()
        if self._press is not None:
            self._press.book.close()

    def on_shutdown(self) -> None:
        """Remove what was kept for the next build."""
        self._later.close()
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
            server.observer.schedule(FewFiles(mine, server), str(folder), recursive=False)
        return server

    def _preview(self) -> str:
        """What to tell of a site that has only some of the briefs; nothing of a whole one."""
        most = self._of_project().preview
        if most is None or not self._is_served:
            return ""
        return f"Preview: only the newest {count(most, 'brief')}, as `preview` in mkdocs.yml says. A build has all."

    @staticmethod
    def _of_files(entry: Entry, corpus: Corpus) -> tuple[str, str]:
        """By which the files beside the page of a brief are known to be as they were."""
        return next(brief_files.paths(entry, corpus.publish)), f"{corpus.publish} {corpus.digests[entry.brief.id]}"

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
        for folder in (*settings.folders, settings.briefs):
            if self._server is not None and folder not in self._watched and folder.is_dir():
                self._server.watch(str(folder))
                self._watched.add(folder)

    def _unwatch(self, folder: Path) -> None:
        """Look away while the program itself writes there, so that what it writes starts no further build."""
        if self._server is not None and folder in self._watched:
            self._server.unwatch(str(folder))
            self._watched.remove(folder)


@contextlib.contextmanager
def _never_collected() -> Iterator[None]:
    """What is made in here is no garbage until the build has ended: it need not be searched for any again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _paths(nav: object) -> Iterator[str]:
    """Every path that a menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for each in nav.values():
            yield from _paths(each)
    elif isinstance(nav, list):
        for each in nav:
            yield from _paths(each)


def _scripts() -> list[config_options.ExtraScriptValue]:
    """The scripts that every page loads, as modules."""
    scripts = [config_options.ExtraScriptValue(path) for path in publish.SCRIPTS]
    for script in scripts:
        script.type = "module"
    return scripts


def _log(issues: Iterable[Issue]) -> None:
    """Errors as such, which stop a strict build also where `--quiet` keeps MkDocs from counting warnings."""
    for issue in issues:
        level = {"error": log.error, "warning": log.info, "note": log.debug}[issue.severity]
        level("%s", issue)

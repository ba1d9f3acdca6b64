"""Writes the whole site as plain Markdown, for generators of Markdown sites that know no plugin of ours."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from pathspec.gitignore import GitIgnoreSpec

from generator.brief import kept
from generator.brief.disk import place, put
from generator.cache import Cache, program
from generator.config import REGISTER, STORIES, Publish, Settings, project
from generator.errors import ConfigError
from generator.records import Issue
from generator.relate import register, stories_file
from generator.relate.copies import KIND as COPIES_KIND
from generator.relate.corpus import Corpus, Entry, build, newest
from generator.relate.forgetting import forget
from generator.relate.kept import KIND as STORIES_KIND
from generator.relate.register import Register, RegisterError
from generator.relate.stories_file import StoriesError, StoriesFile
from generator.site import brief_files, flags, frame, own_pages, publish, quality, redirects, stylesheet, trust
from generator.site.book import Book
from generator.site.checked import checked
from generator.site.exports import exports
from generator.site.exports.site import Site
from generator.site.page import text
from generator.site.pages.search import PATH as SEARCH_PAGE
from generator.site.publish import Asset
from generator.site.publishable import publishable
from generator.site.quality import Quality

_MARK = "# Written by `briefing stage`, which replaces this folder's content: change the project instead.\n"
_TAKEN_OVER = ("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name", "nav")

_CSS = f"{publish.ASSETS}/css"

_FOLDERS = ("briefs", "stories", "actors", "outlets", "claims", "timeline")


@dataclass(frozen=True, slots=True)
class Staged:
    """What was written.

    Attributes:
        pages: how many generated pages.
        own: how many hand-written files.
        issues: where a hand-written page took the place of a generated one, and what was left out of pages.
    """

    pages: int
    own: int
    issues: tuple[Issue, ...]


def stage(corpus: Corpus, folder: Path, settings: Settings) -> Staged:
    """Write `mkdocs.yml` and `docs/` into a folder, hand-written pages included.

    `mkdocs build` and `zensical build` make the same set of pages from it, with no plugin but their search.

    Raises:
        ConfigError: the folder holds something that was not staged, or the project's mkdocs.yml cannot be read.
    """
    corpus = publishable(corpus, settings.publish)
    config_file = folder / "mkdocs.yml"
    if folder.exists() and any(folder.iterdir()):
        if not (config_file.is_file() and config_file.read_text(encoding="utf-8").startswith(_MARK)):
            raise ConfigError(f"{folder}: is not empty and was not made by `briefing stage`; name another folder")
        shutil.rmtree(folder / "docs", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    # First, so that a folder is known again in which only a part was written.
    put(config_file, _MARK.encode())
    is_project = (settings.root / "mkdocs.yml").is_file()
    own_config = project(settings.root / "mkdocs.yml") if is_project else {}
    own_docs = settings.root / str(own_config.get("docs_dir") or "docs")
    target = folder / "docs"
    target.mkdir(parents=True, exist_ok=True)
    # Without a project, a folder that happens to be called docs is not ours to publish.
    excluded = str(own_config.get("exclude_docs") or "")
    if settings.briefs.is_relative_to(own_docs):
        # A brief among the pages is no page.
        excluded += f"\n/{settings.briefs.relative_to(own_docs).as_posix()}/"
    own, broken = _copy(own_docs, target, excluded) if is_project else ([], ())
    markdown = [path for path in own if path.endswith(".md")]
    site = Site.of(own_config.get("site_name"), own_config.get("site_url"))
    sizes = {}
    for file in assets(corpus, site):
        if file.path not in own:
            _write(target, file)
            sizes[file.path] = len(file.content)
    figures = read_quality(own_docs) if is_project else None
    # The other generator has a search of its own, and no index for ours.
    book = Book(corpus, quality=figures, site=site, sizes=sizes)
    published = publish.beside([page for page in book.outlines if page.path != SEARCH_PAGE], markdown)
    refused: list[Issue] = []
    extensions = _extensions(own_config)
    for page in published.pages:
        head, body = book.parts(page.path)
        body, problems = checked(body, page.path, extensions)
        refused += problems
        _write(target, Asset(page.path, text(head, frame.crumbs(page.path, head) + body).encode()))
    book.close()
    write_brief_files(corpus.briefs, corpus.publish, target)
    nav: list[Any] = [{title: path} for title, path in published.menu]
    nav += [{publish.OWN_SECTION: published.own}] if published.own else []
    config = _config(own_config, nav)
    put(config_file, (_MARK + yaml.safe_dump(config, allow_unicode=True, sort_keys=False)).encode())
    return Staged(len(published.pages), len(own), (*published.issues, *broken, *refused))


def assets(corpus: Corpus, site: Site | None = None) -> Iterator[Asset]:
    """What is no page, one by one: what the site looks like, pages of ids that have moved, and files to take away."""
    yield from looks(corpus)
    yield from exports(corpus, site)


def looks(corpus: Corpus) -> Iterator[Asset]:
    """Stylesheets, fonts, scripts, and pages of ids that have moved."""
    folder = resources.files("generator.site") / "assets"
    packaged = tuple(file for file in _packaged(folder, publish.ASSETS) if not file.path.startswith(_CSS))
    css = _by_name(folder / "css") | {"flags": flags.stylesheet(flags.countries(corpus), _flags())}
    style = Asset(publish.STYLESHEETS[0], stylesheet.bundle(css).encode())
    yield from (*packaged, style, publish.highlights(corpus), *redirects.redirects(corpus))


def write_brief_files(entries: Iterable[Entry], share: Publish, folder: Path) -> None:
    """Write what readers take away of briefs beside their pages, brief by brief: no build has to hold them all."""
    for entry in entries:
        for file in brief_files.of(entry, share):
            _write(folder, file)


def related(settings: Settings, memory: dict[str, kept.Kept] | None = None, most: int | None = None) -> Corpus:
    """The briefs of a project related to each other, by its register of actors and its file of stories if it has any.

    Of the documents' texts it holds what the setting `publish` lets the site show. Its issues are also
    those of briefs that cannot be read.

    Args:
        settings: of the project.
        memory: the briefs as they were read the time before, if they are at hand.
        most: only so many briefs, the newest; None for all.
    """
    loaded = kept.load(settings.briefs, cache_of(settings, kept.KIND), memory)
    loaded = loaded if most is None else newest(loaded, most)
    corpus = build(
        loaded,
        *read_register(settings),
        *read_stories(settings),
        cache=cache_of(settings, STORIES_KIND),
        copies_cache=cache_of(settings, COPIES_KIND),
        duplicates=settings.duplicates,
    )
    if memory is None:
        # A site that is served is made again in a moment.
        forget()
    return publishable(replace(corpus, issues=(*loaded.issues, *corpus.issues)), settings.publish)


def cache_of(settings: Settings, kind: str) -> Cache | None:
    """What is kept of a kind from one build to the next; None where nothing is to be kept."""
    return Cache(settings.cache, kind, program()) if settings.cache else None


def read_register(settings: Settings) -> tuple[Register | None, tuple[Issue, ...]]:
    """The project's register of actors, and what is wrong with it; None where it has none or it has an error."""
    told, name, issues = _read_own(settings, settings.register, REGISTER, "register")
    if told is None:
        return None, issues
    try:
        return register.loads(told, name), ()
    except RegisterError as error:
        return None, error.issues


def read_stories(settings: Settings) -> tuple[StoriesFile | None, tuple[Issue, ...]]:
    """The project's file of stories, and what is wrong with it; None where it has none or it has an error."""
    told, name, issues = _read_own(settings, settings.stories, STORIES, "stories")
    if told is None:
        return None, issues
    try:
        return stories_file.loads(told, name), ()
    except StoriesError as error:
        return None, error.issues


def _read_own(
    settings: Settings, path: Path | None, usual: str, setting: str
) -> tuple[str | None, str, tuple[Issue, ...]]:
    """The text of a file of the user, None where there is none; its name for messages; what is wrong with it."""
    if path is None:
        return None, "", ()
    name = path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else str(path)
    code = f"bad-{setting}"
    try:
        return path.read_bytes().decode("utf-8-sig"), name, ()
    except FileNotFoundError:
        if path == settings.root / usual:
            return None, name, ()
        what = "file of stories" if setting == "stories" else setting
        message = f"the {what} that the settings name is not there; write it, or take `{setting}` out of mkdocs.yml"
        return None, name, (Issue(code, "error", name, message),)
    except (OSError, UnicodeDecodeError) as error:
        return None, name, (Issue(code, "error", name, f"cannot be read: {error}"),)


def read_quality(docs: Path) -> Quality | None:
    """The measured figures that lie beside the hand-written pages, if any.

    Raises:
        ConfigError: a file is not of the form that `quality.loads` or `trust.loads` reads.
    """
    figures, tried = docs / quality.FILE, docs / trust.FILE
    found = quality.loads(figures.read_text(encoding="utf-8"), str(figures)) if figures.is_file() else None
    if tried.is_file():
        found = replace(found or Quality(), tried=trust.loads(tried.read_text(encoding="utf-8"), str(tried)))
    return found


@functools.cache
def _flags() -> dict[str, str]:
    """Pictures of flags by the country's code in lower case."""
    return _by_name(resources.files("generator.site") / "flags", ".svg")


def _by_name(folder: Traversable, suffix: str = ".css") -> dict[str, str]:
    found = (item for item in folder.iterdir() if item.name.endswith(suffix))
    return {item.name.removesuffix(suffix): item.read_text(encoding="utf-8") for item in found}


def _write(folder: Path, file: Asset) -> None:
    (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
    place(folder / file.path, file.content)


def _packaged(folder: Traversable, path: str) -> tuple[Asset, ...]:
    found: list[Asset] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += _packaged(item, f"{path}/{item.name}")
        else:
            found.append(Asset(f"{path}/{item.name}", item.read_bytes()))
    return tuple(found)


def _copy(source: Path, target: Path, excluded: str) -> tuple[list[str], tuple[Issue, ...]]:
    """Copy hand-written pages and what lies beside them, less what patterns as in .gitignore exclude.

    Returns:
        Their paths, and what is wrong with pages, which are copied without it.
    """
    files = sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else []
    names = [file.relative_to(source).as_posix() for file in files]
    names = list(GitIgnoreSpec.from_lines([".*", *excluded.splitlines()]).match_files(names, negate=True))
    issues: list[Issue] = []
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
        if PurePosixPath(name).suffix.lower() in own_pages.SUFFIXES:
            shown = own_pages.shown((source / name).read_text(encoding="utf-8", errors="replace"), name)
            issues += shown.issues
            if shown.issues:
                (target / name).write_text(shown.text, encoding="utf-8")
    return names, tuple(issues)


def _config(own: Mapping[str, Any], nav: list[Any]) -> dict[str, Any]:
    theme = own.get("theme")
    taken_over = {key: own[key] for key in _TAKEN_OVER if own.get(key) is not None}
    return {
        "site_name": "Briefing",
        "nav": nav,
        **taken_over,
        "docs_dir": "docs",
        "not_in_nav": "".join(f"/{folder}/*/\n" for folder in _FOLDERS) + "/problems/\n",
        "theme": {**publish.THEME_DEFAULTS, **(theme if isinstance(theme, Mapping) and _is_plain(theme) else {})},
        "plugins": ["search"],
        "markdown_extensions": _extensions(own),
        "extra_css": [*publish.STYLESHEETS, *(own.get("extra_css") or [])],
    }


def _extensions(own: Mapping[str, Any]) -> list[Any]:
    """What Markdown is read with: the project's own extensions, and those that pages need."""
    extensions = [each for each in own.get("markdown_extensions") or [] if _is_plain(each)]
    return [*extensions, *(each for each in publish.EXTENSIONS if each not in extensions)]


def _is_plain(value: Any) -> bool:
    """Whether a setting needs nothing but this file: tags for Python objects and the environment read as None."""
    if isinstance(value, Mapping):
        return all(_is_plain(v) for v in value.values())
    return all(map(_is_plain, value)) if isinstance(value, list) else value is not None

"""Settings: the `briefing` section under `plugins` of mkdocs.yml, read by a call, never at import."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from generator.cache import FOLDER
from generator.errors import ConfigError
from generator.limits import DEFAULT, Limits, from_setting, shown

REGISTER = "actors.yml"
"""The register of actors where a project does not say otherwise."""

STORIES = "stories.yml"
"""The file of stories where a project does not say otherwise."""

COLUMNS = ("text", "title", "published", "outlet", "url", "author", "language", "retrieved", "id")
"""What the columns of a table can hold of a document; `id` is what it is known by in the table."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|[a-z][a-z0-9]+::")

_ARCHIVES = ("zip://", "tar://", "libarchive://")
"""Addresses within an archive, which fsspec knows only together with that of the archive."""

Publish = Literal["full", "evidence", "none"]
"""How much of the documents' texts a site publishes: all of them, the sentences that claims and summaries rest on, or
nothing but the words that are quoted as evidence."""

Removed = Literal["keep", "remove"]
"""What becomes of a brief whose source is no longer there: it is kept and says so, or it goes as well, unless somebody
worked on it."""


Duplicates = Literal["link", "one"]
"""What the site does with documents of one text: it links them, or shows one page for all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project decides.

    Attributes:
        root: the project's folder; the other paths are below it, and `Source.file` is relative to it.
        sources: folders with source documents, or single files; a text is an address such as `s3://bucket/folder`.
        briefs: the folder that briefs are written to; archived texts lie in `text/` below it.
        as_of: a date (ISO 8601) that settles the year of dates that state none; None to leave it unknown.
        annotator: name of the annotator; `embedded` is the one in the package.
        generate: whether a site build brings the briefs up to date first.
        register: what the user has settled about actors; the file need not be there. None for no register at all.
        stories: what the user has settled about stories, likewise.
        publish: how much of the documents' texts the site shows.
        include: patterns as in a .gitignore; where there are some, only sources whose name fits one are read.
        exclude: likewise; sources whose name fits are not read.
        columns: for tables, which columns hold what: pairs of `text`, `title` and so on and the names to look for.
        workers: processes that read documents; None for as many as there are processors.
        removed: whether a brief whose source is no longer there is kept and marked, or removed.
        cache: the folder for what can be computed again; None to keep nothing.
        duplicates: whether documents of one text have linked pages, or one page.
        preview: while the site is served for writing, how many of the newest briefs it has; None for all.
        limits: how much one source may ask for.
    """

    root: Path
    sources: tuple[Path | str, ...]
    briefs: Path
    as_of: dt.date | None = None
    annotator: str = "embedded"
    generate: bool = True
    register: Path | None = None
    stories: Path | None = None
    publish: Publish = "full"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    workers: int | None = None
    removed: Removed = "keep"
    cache: Path | None = None
    preview: int | None = None
    limits: Limits = DEFAULT
    duplicates: Duplicates = "link"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The sources that lie on this machine: folders and single files."""
        return tuple(source for source in self.sources if isinstance(source, Path))


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` and `!!python/name:` tags mean nothing here."""


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, lambda *_: None)


def load(path: Path) -> Settings:
    """The settings of the project whose mkdocs.yml this is.

    Raises:
        ConfigError: the file cannot be read, is not YAML, or has a setting that is not allowed.
    """
    section: Any = {}
    plugins = project(path).get("plugins") or []
    # MkDocs takes the plugins as a list of names and mappings, or as one mapping.
    if not isinstance(plugins, Mapping | list):
        raise ConfigError(f"{path}: plugins: has to be a list")
    for plugin in [plugins] if isinstance(plugins, Mapping) else plugins:
        if isinstance(plugin, Mapping) and "briefing" in plugin:
            section = plugin["briefing"] or {}
    if not isinstance(section, Mapping):
        raise ConfigError(f"{path}: plugins: briefing: has to be a mapping of settings")
    return from_mapping(section, path)


def check_names_of_files() -> None:
    """Refuse to work where names of files are not read as UTF-8: briefs would be called otherwise than elsewhere.

    Raises:
        ConfigError: they are not.
    """
    encoding = sys.getfilesystemencoding()
    if encoding.lower() not in {"utf-8", "utf8"}:
        raise ConfigError(
            f"names of files are read as {encoding} here, so that briefs would be called otherwise than on other "
            "machines; set the environment variable PYTHONUTF8 to 1, or LC_ALL to C.UTF-8"
        )


def project(path: Path) -> Mapping[str, Any]:
    """All of a mkdocs.yml as plain data; what only MkDocs can read (`!ENV`, Python names) is None.

    Raises:
        ConfigError: the file cannot be read, or is not YAML, or holds no mapping.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); run this in a folder with a mkdocs.yml"
        ) from error
    except RecursionError as error:
        raise ConfigError(f"{path}: has lists or mappings too deep in one another") from error
    # A number of thousands of digits and a date of month 13 are no errors of YAML, but of Python.
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(f"{path}: is not valid YAML: {error}") from error
    if content is not None and not isinstance(content, Mapping):
        raise ConfigError(f"{path}: has to be a mapping of settings, as MkDocs has it")
    return content or {}


def from_mapping(section: Mapping[str, Any], path: Path) -> Settings:
    """The settings that a `briefing` section holds.

    Args:
        section: keys as in `Settings`, without `root`; what is left out keeps its default.
        path: the mkdocs.yml that it is from, for messages and as the root of relative paths.

    Raises:
        ConfigError: a key or value is not allowed.
    """
    check_names_of_files()
    root = path.resolve().parent
    known = {f.name for f in dataclasses.fields(Settings)} - {"root"}
    for key in section:
        if key not in known:
            raise ConfigError(
                f"{path}: plugins: briefing: unknown setting {key!r}; known are {', '.join(sorted(known))}"
            )
    sources = section.get("sources", ["seeds"])
    sources = [sources] if isinstance(sources, str) else sources
    if not isinstance(sources, list) or not sources or not all(isinstance(s, str) for s in sources):
        raise ConfigError(f"{path}: plugins: briefing: sources: has to be a list of folders, files or addresses")
    annotator = section.get("annotator", "embedded")
    if annotator != "embedded":
        named = shown(annotator)
        raise ConfigError(f"{path}: plugins: briefing: annotator: {named} is not known; known is 'embedded'")
    generate = section.get("generate", True)
    if not isinstance(generate, bool):
        raise ConfigError(f"{path}: plugins: briefing: generate: has to be true or false")
    register = section.get("register", REGISTER)
    if not isinstance(register, str) or not register:
        raise ConfigError(f"{path}: plugins: briefing: register: has to be a file")
    stories = section.get("stories", STORIES)
    if not isinstance(stories, str) or not stories:
        raise ConfigError(f"{path}: plugins: briefing: stories: has to be a file")
    publish = section.get("publish", "full")
    if publish not in get_args(Publish):
        named = shown(publish)
        raise ConfigError(f"{path}: plugins: briefing: publish: {named} has to be full, evidence or none")
    return Settings(
        root=root,
        sources=tuple(place(s, root, f"{path}: plugins: briefing: sources") for s in sources),
        briefs=root / _folder(section.get("briefs", "briefs"), f"{path}: plugins: briefing: briefs"),
        as_of=_date(section.get("as_of"), path),
        annotator=annotator,
        generate=generate,
        register=root / register,
        stories=root / stories,
        publish=publish,
        include=_patterns(section.get("include"), f"{path}: plugins: briefing: include"),
        exclude=_patterns(section.get("exclude"), f"{path}: plugins: briefing: exclude"),
        columns=_columns(section.get("columns"), f"{path}: plugins: briefing: columns"),
        workers=_workers(section.get("workers"), f"{path}: plugins: briefing: workers"),
        removed=_removed(section.get("removed", "keep"), f"{path}: plugins: briefing: removed"),
        cache=root / _folder(section.get("cache", FOLDER), f"{path}: plugins: briefing: cache"),
        preview=_preview(section.get("preview"), f"{path}: plugins: briefing: preview"),
        duplicates=_duplicates(section.get("duplicates", "link"), f"{path}: plugins: briefing: duplicates"),
        limits=from_setting(section.get("limits"), f"{path}: plugins: briefing: limits"),
    )


def _workers(value: object, where: str) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise ConfigError(f"{where}: {shown(value)} has to be a number of processes, 1 or more")
    return value


def _preview(value: object, where: str) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise ConfigError(f"{where}: {shown(value)} has to be a number of briefs, 1 or more")
    return value


def _removed(value: object, where: str) -> Removed:
    for each in get_args(Removed):
        if value == each:
            removed: Removed = each
            return removed
    raise ConfigError(f"{where}: {shown(value)} has to be keep or remove")


def _duplicates(value: object, where: str) -> Duplicates:
    for each in get_args(Duplicates):
        if value == each:
            duplicates: Duplicates = each
            return duplicates
    raise ConfigError(f"{where}: {shown(value)} has to be link or one")


def _folder(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{where}: has to be a folder")
    return value


def is_address(source: str) -> bool:
    """Whether a source is an address of another place, such as `s3://bucket/folder`, rather than a path."""
    return _ADDRESS.match(source) is not None


def place(source: str, root: Path, where: str) -> Path | str:
    """What a source stands for: a path, relative ones below `root`, or an address as it is.

    Raises:
        ConfigError: it is an address that sources cannot lie at; the text begins with `where`.
    """
    if not is_address(source):
        return root / source
    if source.lower().startswith(("http://", "https://")):
        message = "is a web address; bring what is there into a source folder with `briefing add`"
        raise ConfigError(f"{where}: {source}: {message}")
    if "::" in source or source.lower().startswith(_ARCHIVES):
        raise ConfigError(f"{where}: {source}: has to be one address; a zip archive there is opened in any case")
    return source


def _patterns(value: object, where: str) -> tuple[str, ...]:
    patterns = [value] if isinstance(value, str) else value or []
    if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
        raise ConfigError(f"{where}: has to be a list of patterns, written as in a .gitignore")
    if patterns:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few projects have patterns

        try:
            GitIgnoreSpec.from_lines(patterns)
        except ValueError as error:
            raise ConfigError(f"{where}: {error}") from error
    return tuple(patterns)


def _columns(value: object, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, Mapping | None):
        raise ConfigError(f"{where}: has to say which column holds what, as in {{text: body, title: headline}}")
    columns = []
    for key, names in (value or {}).items():
        names = [names] if isinstance(names, str) else names  # noqa: PLW2901 - one name stands for a list of one
        if key not in COLUMNS:
            raise ConfigError(f"{where}: {key!r} is not known; known are {', '.join(COLUMNS)}")
        if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
            raise ConfigError(f"{where}: {key}: has to be the name of a column, or a list of names to look for")
        columns.append((key, tuple(names)))
    return tuple(columns)


def _date(value: object, path: Path) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    try:
        # What is no text is not made one: a list that holds itself many times over has no end.
        return dt.date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        named = shown(value)
        raise ConfigError(f"{path}: plugins: briefing: as_of: {named} is not a date like 2025-03-04") from error

"""Settings: the `briefing` section under `plugins` of mkdocs.yml, read by a call, never at import."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from generator.errors import ConfigError

REGISTER = "actors.yml"
"""The register of actors where a project does not say otherwise."""

STORIES = "stories.yml"
"""The file of stories where a project does not say otherwise."""

Publish = Literal["full", "evidence", "none"]
"""How much of the documents' texts a site publishes: all of them, the sentences that claims and summaries rest on, or
nothing but the words that are quoted as evidence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project decides.

    Attributes:
        root: the project's folder; the other paths are below it, and `Source.file` is relative to it.
        sources: folders with source documents.
        briefs: the folder that briefs are written to; archived texts lie in `text/` below it.
        as_of: a date (ISO 8601) that settles the year of dates that state none; None to leave it unknown.
        annotator: name of the annotator; `embedded` is the one in the package.
        generate: whether a site build brings the briefs up to date first.
        register: what the user has settled about actors; the file need not be there. None for no register at all.
        stories: what the user has settled about stories, likewise.
        publish: how much of the documents' texts the site shows.
    """

    root: Path
    sources: tuple[Path, ...]
    briefs: Path
    as_of: dt.date | None = None
    annotator: str = "embedded"
    generate: bool = True
    register: Path | None = None
    stories: Path | None = None
    publish: Publish = "full"


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
    except (yaml.YAMLError, UnicodeDecodeError) as error:
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
        raise ConfigError(f"{path}: plugins: briefing: sources: has to be a list of folders")
    briefs = section.get("briefs", "briefs")
    if not isinstance(briefs, str):
        raise ConfigError(f"{path}: plugins: briefing: briefs: has to be a folder")
    annotator = section.get("annotator", "embedded")
    if annotator != "embedded":
        raise ConfigError(f"{path}: plugins: briefing: annotator: {annotator!r} is not known; known is 'embedded'")
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
        raise ConfigError(f"{path}: plugins: briefing: publish: {publish!r} has to be full, evidence or none")
    return Settings(
        root=root,
        sources=tuple(root / s for s in sources),
        briefs=root / briefs,
        as_of=_date(section.get("as_of"), path),
        annotator=annotator,
        generate=generate,
        register=root / register,
        stories=root / stories,
        publish=publish,
    )


def _date(value: object, path: Path) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigError(f"{path}: plugins: briefing: as_of: {value!r} is not a date like 2025-03-04") from error

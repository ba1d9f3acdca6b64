"""What a rendered page depends on beside its own Markdown: settings, menu, templates, and programs that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import get_build_date

from generator.cache import program
from generator.relate.fingerprint import digest

_PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2", "markupsafe")

_NOT_SHOWN = {
    *("config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "hooks", "not_in_nav"),
    *("plugins", "remote_branch", "remote_name", "site_dir", "strict", "theme", "validation", "watch"),
}
"""Settings that no page shows; `theme` is told by itself."""

_ALL_PAGES = re.compile(r"\b(pages|files)\b")
_DATES = re.compile(r"\b(build_date_utc|update_date)\b")


class CannotTellError(Exception):
    """Something around the pages is of a kind that may change without notice."""


def surroundings(config: MkDocsConfig, nav: Navigation, *around: Any) -> str:
    """A hash of all that.

    Args:
        config: as MkDocs has it once all pages are known.
        nav: the menu, with the titles of its pages.
        around: whatever else they depend on.

    Raises:
        CannotTellError: it cannot be told what the pages depend on.
    """
    settings = {key: _plain(value) for key, value in config.items() if key not in _NOT_SHOWN}
    _check(config)
    theme = config.theme
    told = (
        program(),
        [(name, version(name)) for name in _PROGRAMS],
        sorted(settings.items()),
        _plain(theme),
        list(_templates(theme)),
        list(map(_item, nav.items)),
        nav.homepage.url if nav.homepage else None,
        around,
    )
    return digest(told)


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin and no hook but this one looks at pages while they are made."""
    return len(config.plugins) == 1 and not config.hooks


def _check(config: MkDocsConfig) -> None:
    """Make sure that Markdown is read by programs that make the same of it each time."""
    known = {each.name for each in entry_points(group="markdown.extensions") if _distribution(each) == "markdown"}
    for name in config.markdown_extensions:
        if name not in known and not (name.startswith("pymdownx.") and name != "pymdownx.snippets"):
            raise CannotTellError(f"the Markdown extension {name} may read anything")


def _distribution(each: Any) -> str:
    return each.dist.name.lower() if each.dist else ""


def _templates(theme: Theme) -> Iterator[tuple[str, str]]:
    """Every template, and every file of the project's own theme folder, with what is in it."""
    for folder in map(Path, theme.dirs):
        is_own = str(folder) == theme.custom_dir
        for path in sorted(folder.rglob("*" if is_own else "*.html")):
            if not path.is_file():
                continue
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            if is_own and path.suffix == ".html":
                text = content.decode("utf-8", "replace")
                if _ALL_PAGES.search(text):
                    raise CannotTellError(f"the template {name} may show other pages")
                if _DATES.search(text):
                    yield name, get_build_date()
            yield name, digest(content)


def _item(item: Any) -> Any:
    if isinstance(item, Section):
        return item.title, list(map(_item, item.children))
    if isinstance(item, Page | Link):
        return item.title, item.url
    raise CannotTellError(f"the menu holds a {type(item).__name__}")


def _plain(value: Any) -> Any:
    """A setting as plain data, the same in every process."""
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, ExtraScriptValue):
        return value.path, value.type, value.defer, value.async_
    if isinstance(value, Theme):
        plain = [(key, _plain(value[key])) for key in sorted(value) if key != "locale"]
        return plain, str(value.locale), sorted(value.static_templates)
    if isinstance(value, Mapping):
        return sorted((str(key), _plain(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return list(map(_plain, value))
    if callable(value) and hasattr(value, "__qualname__"):
        name = f"{value.__module__}.{value.__qualname__}"
        if value.__module__.split(".")[0] not in {"pymdownx", "material", "mkdocs", "markdown"}:
            raise CannotTellError(f"the settings hold the function {name}")
        return name
    raise CannotTellError(f"the settings hold a {type(value).__name__}")

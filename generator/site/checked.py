"""The check of pages that another program is to render: what it would make of them is made here, and looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

from generator.errors import ConfigError
from generator.records import Issue
from generator.site import allowed, publish, refusal
from generator.site.headline import Headline
from generator.site.whole_blocks import WholeBlocks

__all__ = ["checked"]

_EMPTY = re.compile(r"\n(?:[ \t]*\n)+")


def checked(markdown: str, path: str, extensions: Sequence[Any] = publish.EXTENSIONS) -> tuple[str, tuple[Issue, ...]]:
    """The Markdown of a page as it was if all that it makes is allowed, else what is allowed of that, as HTML.

    Args:
        markdown: without front matter.
        path: of the page, for messages.
        extensions: of Markdown, each by its name or as a mapping from its name to its settings.

    Raises:
        ConfigError: one of the extensions cannot be loaded.
    """
    names = [name for each in extensions for name in (each if isinstance(each, Mapping) else [each])]
    settings = {name: each[name] or {} for each in extensions if isinstance(each, Mapping) for name in each}
    try:
        converter = Markdown(extensions=[*names, Headline(), WholeBlocks()], extension_configs=settings)
    except (ImportError, TypeError, AttributeError, KeyError) as error:
        raise ConfigError(f"mkdocs.yml: markdown_extensions: one of them cannot be loaded: {error}") from error
    found = allowed.check(converter.convert(markdown))
    if not found.refused:
        return markdown, ()
    # Without empty lines inside, it is one block of HTML to every reader of Markdown.
    content = _EMPTY.sub(lambda lines: "\n" + "&#10;" * (lines[0].count("\n") - 1), found.content.strip())
    # Nor does it hold anything that extensions or macros obey.
    content = content.replace("{", "&#123;")
    return f"{refusal.NOTICE}\n<div>\n{content}\n</div>\n", refusal.issues(path, "content", found.refused)

"""The site's one stylesheet, put together from one file per concept, so that a page asks for it once."""

from __future__ import annotations

import re
from collections.abc import Mapping

FIRST = ("fonts", "palette", "type", "frame", "parts", "chips", "badges", "quotes", "status", "cards", "tables")
"""What other files build on, in this order."""

LAST = ("print",)
"""What has the last word."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundle(files: Mapping[str, str]) -> str:
    """All files as one: those that others build on, then the others by name, then what has the last word.

    Comments and empty lines are left out.

    Args:
        files: content by name without suffix.

    Raises:
        KeyError: one of those that others build on is missing.
    """
    others = sorted(files.keys() - {*FIRST, *LAST})
    lines = "\n".join(files[name] for name in (*FIRST, *others, *LAST))
    return "".join(f"{line}\n" for line in _COMMENT.sub("", lines).splitlines() if line.strip())

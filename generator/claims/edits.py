"""What an editor put into a quotation: "“[The ministry] will sign,” he said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.claims.quotations import Quotations
from generator.records import Evidence, Span

_INSERTED = re.compile(
    r"\[[^\[\]\n]{1,200}\]|"
    r"\((?:[^()\n]{0,160}[\s,;:–—-])?(?:ed\.?|sic|editor[’']s note|emphasis added)\)",
    re.IGNORECASE,
)


def find_edits(text: str, spans: Sequence[Span], quotations: Quotations) -> tuple[Evidence, ...]:
    """The editor's brackets inside the quoted parts of the evidence, in order of the text.

    The convention of printing: what stands in square brackets between quotation marks is the editor's, be it words
    put in for others, a remark such as "[sic]", or "[…]" for words left out. Round brackets may be the speaker's own,
    unless they say whose they are: "(the ministry – ed.)".

    Args:
        text: the document's text.
        spans: the evidence.
        quotations: those of the text.
    """
    return tuple(
        Evidence(match.group(), *match.span())
        for start, end in spans
        for match in _INSERTED.finditer(text, start, end)
        if quotations.around(*match.span()) is not None
    )

"""A reader of texts that costs nothing: names are words with capitals, and who is named before a verb said the rest."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import get_args

from generator.records import Annotation, Attribution, Mention, Span
from generator.records.kinds import EntityType

_NAME = re.compile(r"[^\W\d_a-zß-ÿ]\w+(?: [^\W\d_a-zß-ÿ]\w+){0,3}")
_CUE = re.compile(r"\b(?:said|says|warned|denied|told|according to|sagte)\b")
_END = re.compile(r"[.!?\n]|\Z")
_TYPES = get_args(EntityType)


class Stub:
    """An annotator by three expressions."""

    model = "stub 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        """Read the given parts of a text."""
        mentions: list[Mention] = []
        attributions: list[Attribution] = []
        kinds = itertools.cycle(_TYPES)
        for start, end in regions:
            names = [match.span() for match in _NAME.finditer(text, start, end)]
            mentions += [Mention(*name, next(kinds)) for name in names]
            for cue in _CUE.finditer(text, start, end):
                before = [name for name in names if name[1] <= cue.start() and cue.start() - name[1] < 80]
                stop = _END.search(text, cue.end(), end)
                last = stop.start() if stop else end
                content = text[cue.end() : last]
                first = cue.end() + len(content) - len(content.lstrip())
                last = cue.end() + len(content.rstrip())
                if first < last:
                    attributions.append(Attribution(tuple(before[-1:]), (cue.span(),), ((first, last),)))
        return Annotation(tuple(mentions), tuple(attributions), self.model)

"""What the model said of a text, kept in a file.

The model's integer arithmetic is not the same on every processor, and a score that is nearly even falls one
way or the other. Tests of exact bytes therefore rest on what it said once, tests of what is true on the model itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from generator.annotate import Annotator, model_name
from generator.records import Annotation, Attribution, Mention, Span


class Recorded:
    """An annotator that repeats what the file holds, or, where it is given the model, writes the file anew."""

    def __init__(self, file: Path, real: Annotator | None = None) -> None:
        self._file = file
        self._real = real
        self._said = {} if real else json.loads(file.read_text(encoding="utf-8"))
        self.model = model_name()

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        key = hashlib.sha256(json.dumps([self.model, text, list(regions)]).encode()).hexdigest()[:16]
        if self._real:
            self._record(key, self._real.annotate(text, regions))
        assert key in self._said, (
            f"{self._file} does not hold this text: run pytest --update-golden, read the difference"
        )
        mentions, attributions = self._said[key]
        return Annotation(
            tuple(Mention(*mention) for mention in mentions),
            tuple(Attribution(*(tuple(map(tuple, part)) for part in parts)) for parts in attributions),
            self.model,
        )

    def _record(self, key: str, said: Annotation) -> None:
        mentions = [[m.start, m.end, m.type] for m in said.mentions]
        attributions = [[list(map(list, p)) for p in (a.source, a.cue, a.content)] for a in said.attributions]
        self._said[key] = [mentions, attributions]
        rows = [f" {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(self._said.items())]
        self._file.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")

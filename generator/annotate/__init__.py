"""Document -> Annotation: who is named, and who says what, in exact places of the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from generator.errors import AnnotatorError
from generator.records import Annotation, Span

__all__ = ["Annotator", "load", "model_name"]


class Annotator(Protocol):
    """What reads a text; the embedded model is one, a language model behind an address could be another."""

    model: str
    """Name and version, recorded in every brief that rests on it."""

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        """Read the given parts of a text.

        Args:
            text: what all offsets refer to.
            regions: the parts to read, in order and apart: headline, paragraphs.

        Returns:
            Mentions and attributions in order of the text.
        """
        ...


def load(name: str = "embedded") -> Annotator:
    """The annotator of that name, ready to read.

    Raises:
        AnnotatorError: there is none of that name, or its files are missing or damaged.
    """
    if name != "embedded":
        raise AnnotatorError(f"there is no annotator {name!r}; the one there is is 'embedded'")
    from generator.annotate.embedded import EmbeddedAnnotator  # noqa: PLC0415 - loads numpy and ONNX Runtime

    return EmbeddedAnnotator()


def model_name(name: str = "embedded") -> str:
    """What `load(name).model` would be, without loading it.

    Raises:
        AnnotatorError: there is none of that name, or its files are missing or damaged.
    """
    if name != "embedded":
        raise AnnotatorError(f"there is no annotator {name!r}; the one there is is 'embedded'")
    file = Path(__file__).parent / "model" / "decoder.json"
    try:
        told: str = json.loads(file.read_text(encoding="utf-8"))["name"]
    except (OSError, ValueError, KeyError) as error:
        raise AnnotatorError(f"{file}: cannot be read ({error!r}); install the package again") from error
    return told

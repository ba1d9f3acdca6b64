"""The generator's own last work on each document, for showing a person what they changed; nothing else rests on it.

A brief holds the digests of what the generator wrote, not what it was. That is kept in the cache, and where the cache
has not got it, it is made again: from the same document by the same model, it is the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from generator.cache import Cache
from generator.config import Settings
from generator.errors import BriefingError
from generator.generate.making import Made, Task, content_of, inputs
from generator.generate.work import work
from generator.read.contents import contents
from generator.read.parsed import Options, Part
from generator.read.places import SourceFile, fetch, find_sources
from generator.records import Brief

KIND = "own"
"""The cache that this fills."""

_AT_ONCE = 200
"""So many are put into the cache at once."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Brief)


class Own:
    """What the generator made of documents last, by the ids of their briefs.

    Args:
        folder: of the cache; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._cache = None if folder is None else Cache(folder, KIND, "1")
        self._new: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._put()

    def keep(self, brief_id: str, made: Brief) -> None:
        """Keep what was made."""
        if self._cache is not None:
            self._new[brief_id] = zlib.compress(_ENCODER.encode(made), 1)
            if len(self._new) >= _AT_ONCE:
                self._put()

    def of(self, brief_id: str) -> Brief | None:
        """What was kept; None where nothing was, or nothing that can be read."""
        packed = self._cache.get_many([brief_id]).get(brief_id) if self._cache is not None else None
        try:
            return _DECODER.decode(zlib.decompress(packed)) if packed is not None else None
        except (zlib.error, msgspec.MsgspecError):
            return None

    def prune(self, used: Collection[str]) -> None:
        """Drop what is of briefs that are no longer there."""
        self._put()
        if self._cache is not None:
            self._cache.prune(used)

    def _put(self) -> None:
        if self._cache is not None and self._new:
            self._cache.put_many(self._new)
        self._new = {}


class Again:
    """Makes what is not kept again, from documents that have not changed since.

    Args:
        settings: of the project.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, brief: Brief) -> Brief | None:
        """What the generator made of a brief's document; None where that is gone or has changed, or cannot be read."""
        try:
            task = self._task(brief)
        except BriefingError:
            return None
        made = work(task, self._settings.annotator) if task is not None else None
        return made.brief if isinstance(made, Made) else None

    def is_there(self, name: str) -> bool:
        """Whether a document is among the sources; of one in a container, whether that is."""
        return self._file(name) is not None

    @cached_property
    def _files(self) -> dict[str, SourceFile]:
        return {file.name: file for file in find_sources(self._settings).files}

    @cached_property
    def _model(self) -> str:
        from generator.annotate import model_name  # noqa: PLC0415 - loads the model's runtime

        return model_name(self._settings.annotator)

    def _file(self, name: str) -> SourceFile | None:
        inside = (file for file in self._files.values() if file.is_container and name.startswith(f"{file.name}/"))
        return self._files.get(name) or next(inside, None)

    def _task(self, brief: Brief) -> Task | None:
        """What to read, if it is what the brief was made from."""
        name, as_of, limits = brief.source.file, self._settings.as_of, self._settings.limits
        file = self._file(name)
        if file is None or brief.generated.model != self._model:
            return None
        if not file.is_container:
            content = content_of(fetch(file.address), fetch(file.sidecar) if file.sidecar else None)
            task = Task(file.address, name, as_of, self._model, file.sidecar, suffix=file.suffix, limits=limits)
        else:
            found = contents(file, Options(self._settings.columns, limits=limits))
            part = next((each for each in found if isinstance(each, Part) and each.name == name), None)
            if part is None:
                return None
            content = content_of(part.data, part.metadata)
            task = Task(
                file.address, name, as_of, self._model, None, part.data, part.suffix, part.metadata, limits=limits
            )
        return task if inputs(content, self._model, as_of) == brief.generated.inputs else None

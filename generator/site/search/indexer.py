"""A client of Pagefind's indexer, which its Python package brings: records in, the files of an index out.

The package has a client of its own, which rests for a tenth of a second before each answer: hours for the records of a
large site. This one sends them one after the other and reads the answers as they come. The protocol is the one that all
of Pagefind's clients use: messages of JSON in base64, each ended by a comma.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import subprocess
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import IO, Any, Self

from pagefind.service import get_executable

from generator.errors import SearchError
from generator.site.search.records import Record

LANGUAGE = "en"
"""By whose rules words are cut to their stems, in all records: a search is for everything, whatever its language."""


def index(records: Iterable[Record]) -> dict[str, bytes]:
    """Index records.

    Returns:
        The files of the index, by path.

    Raises:
        SearchError: Pagefind's program is not there, refused a record or ended early.
    """
    with _Indexer() as indexer:
        indexer.ask({"type": "NewIndex", "config": {"force_language": LANGUAGE}})
        for record in records:
            indexer.tell(message(record))
        # The one index of this process has the number 0. Pagefind could write the files itself, but it says that it has
        # done so, and may end, before the last piece of each is on disk.
        told = indexer.ask({"type": "GetFiles", "index_id": 0})
    return {file["path"]: base64.b64decode(file["content"], validate=True) for file in told["files"]}


def message(record: Record) -> dict[str, Any]:
    """What the indexer is told of a record.

    Its address and its card go where Pagefind expects an address, which it hands on and never searches.
    """
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": json.dumps({"to": record.address, "kind": record.kind, **record.card}, ensure_ascii=False),
        "content": record.content,
        "language": LANGUAGE,
        "meta": {"title": record.title, **record.meta},
        "filters": {facet: list(values) for facet, values in record.facets.items()},
        # All others come by date.
        "sort": {"date": record.date} if record.kind == "actor" else {},
    }


class _Indexer:
    """Pagefind's program while it listens."""

    def __init__(self) -> None:
        program = get_executable()
        if program is None:
            raise SearchError("Pagefind’s program is not installed: install the package pagefind_bin")
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program that Pagefind's own package names
                [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        except OSError as error:
            raise SearchError(f"Pagefind’s program cannot be started: {error}") from error
        self._sent = 0
        self._answered = threading.Condition()
        self._answers = 0
        self._answer: dict[str, Any] = {}
        self._refusal: str | None = None
        self._has_ended = False
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                # What it did not read before it ended is of no use any more.
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def tell(self, payload: Mapping[str, Any]) -> None:
        """Send a message, and do not wait for the answer."""
        self._sent += 1
        text = json.dumps({"message_id": self._sent, "payload": payload})
        try:
            self._pipe().write(base64.b64encode(text.encode()) + b",")
        except BrokenPipeError as error:
            raise self._early_end() from error
        if self._refusal is not None:
            raise SearchError(f"Pagefind refused a record: {self._refusal}")

    def ask(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Send a message, wait until everything that was sent is answered, and give the last answer."""
        self.tell(payload)
        try:
            self._pipe().flush()
        except BrokenPipeError as error:
            raise self._early_end() from error
        with self._answered:
            self._answered.wait_for(lambda: self._answers >= self._sent or self._has_ended)
        if self._refusal is not None:
            raise SearchError(f"Pagefind refused a record: {self._refusal}")
        if self._answers < self._sent:
            raise SearchError("Pagefind’s program ended before it had made the index")
        return self._answer

    def _early_end(self) -> SearchError:
        """Why the program does not listen any more: what it said last, if anything."""
        self._reader.join()
        if self._refusal is not None:
            return SearchError(f"Pagefind refused a record: {self._refusal}")
        return SearchError("Pagefind’s program ended before it had all records")

    def _pipe(self) -> IO[bytes]:
        if self._process.stdin is None:
            raise SearchError("Pagefind’s program does not listen")
        return self._process.stdin

    def _read(self, stream: IO[bytes]) -> None:
        begun: list[bytes] = []
        while chunk := stream.read1(1 << 16):  # type: ignore[attr-defined]
            *ended, rest = chunk.split(b",")
            for end in ended:
                payload, refusal = _payload(b"".join([*begun, end]))
                begun = []
                with self._answered:
                    self._answers += 1
                    self._answer = payload
                    self._refusal = self._refusal or refusal
                    self._answered.notify_all()
            begun.append(rest)
        with self._answered:
            self._has_ended = True
            self._answered.notify_all()


def _payload(answer: bytes) -> tuple[dict[str, Any], str | None]:
    """What an answer holds, and what it complains of; None where it is content."""
    try:
        payload: dict[str, Any] = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except (binascii.Error, ValueError, KeyError):
        return {}, f"an answer that cannot be read: {answer[:200]!r}"
    return payload, str(payload.get("message")) if payload.get("type") == "Error" else None

"""The folder that documents are added to: what came from the web before, and how something new is put there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import yaml

from generator.errors import FetchError
from generator.read.metadata import SIDECAR_SUFFIX, Metadata

_LONGEST_NAME = 80
"""Characters of a file's name less its suffix, far below what any file system allows."""
_DIGITS = 8
_COUNTING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|cmpid)")
"""Parameters that count who came from where, and lead to the same page."""
_URL_LINE = re.compile(r"(?:url|# asked for): *(\S+)")


@dataclass(slots=True)
class Folder:
    """A source folder, and the addresses that its documents came from.

    Attributes:
        path: where it is; it need not be there yet.
        known: files by the addresses of their documents, as `same` has them.
    """

    path: Path
    known: dict[str, Path] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> Folder:
        """The folder as its sidecars tell it."""
        folder = cls(path)
        for sidecar in sorted(path.rglob(f"*{SIDECAR_SUFFIX}")) if path.is_dir() else ():
            with contextlib.suppress(OSError, UnicodeDecodeError):
                lines = sidecar.read_text(encoding="utf-8").splitlines()
                document = sidecar.with_name(sidecar.name.removesuffix(SIDECAR_SUFFIX))
                if document.is_file():
                    folder.note(document, (m[1].strip("\"'") for m in map(_URL_LINE.match, lines) if m))
        return folder

    def note(self, document: Path, urls: Iterable[str]) -> None:
        """Know a document by these addresses from now on."""
        self.known.update((same(url), document) for url in urls)

    def has(self, url: str) -> Path | None:
        """The document that came from an address."""
        document = self.known.get(same(url))
        return document if document is not None and document.is_file() else None

    def free(self, url: str, suffix: str) -> Path:
        """A file name for what came from an address: its host, the words of its path, and a hash that keeps it apart.

        The name says what it is to people who look into the folder, and is plain ASCII whatever the address.
        """
        parts = urlsplit(url)
        words = unquote(parts.path).rstrip("/").rpartition("/")[2].rpartition(".")[0] or unquote(parts.path)
        host = (parts.hostname or "").removeprefix("www.")
        stem = re.sub(r"[^a-z0-9.]+", "-", f"{host}-{words}".lower())[:_LONGEST_NAME].strip("-.")
        return self.path / f"{stem}-{hashlib.sha256(same(url).encode()).hexdigest()[:_DIGITS]}{suffix}"

    def put(self, document: Path, data: bytes, said: Metadata, asked: str) -> None:
        """Write a document and its sidecar, each of them whole or not at all.

        The sidecar comes first: a document without it would have lost where it came from.

        Args:
            document: the file, in this folder.
            data: what is to stand in it.
            said: what is known of it.
            asked: the address that was asked for, where it led on to another one.

        Raises:
            FetchError: the folder cannot be written to.
        """
        values = {key: value for key, value in _values(said).items() if value is not None}
        values["sha256"] = hashlib.sha256(data).hexdigest()
        head = f"# asked for: {asked}\n" if said.url and same(asked) != same(said.url) else ""
        text = head + yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1000)
        self.copy(document, data, text.encode())
        self.note(document, filter(None, (said.url, asked)))

    def copy(self, document: Path, data: bytes, sidecar: bytes | None) -> None:
        """Write a document and its sidecar as they are.

        Raises:
            FetchError: the folder cannot be written to.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if sidecar is not None:
                _write(document.with_name(document.name + SIDECAR_SUFFIX), sidecar)
            _write(document, data)
        except OSError as error:
            raise FetchError(f"{document}: cannot be written ({error.strerror})") from error


def same(url: str) -> str:
    """What is the same for addresses that lead to the same page."""
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _COUNTING.fullmatch(pair[0])]
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}".rstrip("?")


def _values(said: Metadata) -> dict[str, str | None]:
    return {
        "url": said.url,
        "retrieved": said.retrieved,
        "title": said.title,
        "outlet": said.outlet,
        "author": said.author,
        "published": said.published,
        "language": said.language,
        "charset": said.charset,
    }


def _write(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

"""What can be computed again, kept from one run to the next in a folder that can be deleted at any time.

A cache holds bytes by key. The key names the content that they were made from, so that nothing ever has to be
invalidated; what makes them, the version, is part of it. Nothing in a cache is run, and nothing is believed that is not
as it was put in: a damaged file is made anew, and where no file can be written there is no
cache and no error.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import sqlite3
import sys
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from generator.version import __version__

FOLDER = ".cache/briefing"
"""Where caches lie, below the project's folder, if the project does not say otherwise."""

T = TypeVar("T")

_AT_ONCE = 500
"""How many keys one question to the database names."""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_SPARE = 1000
"""So many unused entries stay in any case: what a user undoes, or another branch has, is found again."""

_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
}
"""What keeps a file from being used that need not be damaged."""

# One tree and no index beside it, so that damage cannot make two of them disagree.
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID
"""


class Cache:
    """Bytes by key, in one file for each kind of them; several processes and threads may use it at the same time.

    Args:
        folder: where the file lies; made when something is put in, with a note for Git to leave it alone.
        kind: what is kept: the file's name, without its ending.
        version: of whatever makes the values; those of another one are not found.
    """

    def __init__(self, folder: Path, kind: str, version: str) -> None:
        self._folder = folder
        self._file = folder / f"{kind}.sqlite"
        self._salt = f"{kind}\0{version}\0"

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that have one."""
        wanted = {self._key(key): key for key in keys}

        def ask(database: sqlite3.Connection) -> dict[str, bytes]:
            found = {}
            hashed = list(wanted)
            for start in range(0, len(hashed), _AT_ONCE):
                some = hashed[start : start + _AT_ONCE]
                query = f"SELECT key, seal, value FROM entries WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608
                for key, seal, value in database.execute(query, some):
                    if not isinstance(value, bytes) or seal != _seal(key, value):
                        raise sqlite3.DatabaseError("an entry is not as it was put in")
                    found[wanted[key]] = value
            return found

        if not wanted or not self._file.is_file():
            return {}
        return self._use(ask) or {}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values, all or, where the file cannot be written, none."""

        def put(database: sqlite3.Connection) -> None:
            keyed = ((self._key(key), value) for key, value in items.items())
            rows = ((key, _seal(key, value), value) for key, value in keyed)
            database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)

        if items and self._is_made():
            self._use(put)

    def prune(self, used: Collection[str]) -> None:
        """Drop what is not used, once there is more of that than of what is."""

        def drop(database: sqlite3.Connection) -> None:
            (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
            if count <= 2 * len(used) + _SPARE:
                return
            database.execute("CREATE TEMPORARY TABLE used (key BLOB PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((self._key(key),) for key in used))
            database.execute("DELETE FROM entries WHERE key NOT IN (SELECT key FROM used)")

        if self._file.is_file():
            self._use(drop)

    def _key(self, key: str) -> bytes:
        return hashlib.blake2b((self._salt + key).encode(), digest_size=20).digest()

    def _is_made(self) -> bool:
        """Whether there is a folder to write into."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            note = self._folder / ".gitignore"
            if not note.exists():
                note.write_text("*\n", encoding="utf-8")
        except OSError:
            return False
        return True

    def _use(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the database, with a new one if it is damaged; None if it cannot be used."""
        for is_last in (False, True):
            try:
                with contextlib.closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as database:
                    # A power cut may damage the file, which is then made anew: not worth waiting for the disk.
                    database.execute("PRAGMA synchronous = OFF")
                    database.execute("PRAGMA temp_store = MEMORY")
                    with database:
                        database.execute(_TABLE)
                        return work(database)
            except sqlite3.Error as error:
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
                if is_last or code in _PASSING or not self._removed():
                    return None
        return None

    def _removed(self) -> bool:
        try:
            for ending in ("-journal", "-wal", "-shm", ""):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True


class Shelf:
    """Bytes by key on disk for as long as a run takes, so that they take no memory; a key is put once.

    Attributes:
        close: forgets everything, at the latest when nobody has the shelf any more.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="briefing-")  # noqa: SIM115 - see the next line
        self.close = weakref.finalize(self, self._file.close)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, key: str, value: bytes) -> None:
        """Put a value behind the others."""
        self._file.seek(self._end)
        self._places[key] = (self._end, self._file.write(value))
        self._end += len(value)

    def get(self, key: str) -> bytes | None:
        """The value of a key; None where there is none."""
        if key not in self._places:
            return None
        start, size = self._places[key]
        self._file.seek(start)
        return self._file.read(size)


@functools.cache
def program() -> str:
    """A version for what depends on all of this program and on what it is run by: a hash of its code and templates."""
    hashed = hashlib.blake2b(f"{__version__}\0{sys.version}".encode(), digest_size=16)
    folder = Path(__file__).parent
    files = [path for suffix in ("py", "j2", "html") for path in folder.rglob(f"*.{suffix}")]
    for path in sorted(files):
        content = path.read_bytes()
        hashed.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()


def _seal(key: bytes, value: bytes) -> bytes:
    """What tells whether a value is the one that was put in under this key."""
    return hashlib.blake2b(value, key=key, digest_size=16).digest()

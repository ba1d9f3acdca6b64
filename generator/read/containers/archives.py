"""Zip archives of documents, unpacked in memory within bounds and never onto the disk."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

from generator.errors import ReadError
from generator.limits import in_words
from generator.read.decode import decode
from generator.read.metadata import SIDECAR_SUFFIX, Metadata, parse
from generator.read.parsed import Options, Part
from generator.read.saved_pages import without_page_folders
from generator.records import Issue

MOST_FILES = 100_000
LARGEST = 256 << 20
"""Bytes of one file, unpacked."""
MOST_RATIO = 200
"""How many times its packed size a file may have; text packs to a third or a tenth."""
_ALWAYS = 1 << 20
"""Bytes up to which the ratio does not matter."""
_CHUNK = 1 << 20
_UTF8 = 0x800
"""The flag of an entry whose name is in UTF-8."""
_ENCRYPTED = 0x1
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def read_archive(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:
    """The files of a zip archive in order of their paths, with the sidecars that lie beside them.

    Hidden files, resource forks of a Mac (`__MACOSX`) and the folders of saved web pages are passed over. A path
    never leads out of the archive: it is only a name.

    Raises:
        ReadError: it is no zip archive, or holds too many files.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(f"{name}: is not a sound zip archive ({error}); pack it again") from error
    with archive:
        entries = _entries(archive)
        if len(entries) > MOST_FILES:
            raise ReadError(f"{name}: holds {len(entries):,} files, more than {MOST_FILES:,}; split it")
        paths = [path for path in without_page_folders(sorted(entries)) if not _is_hidden(path)]
        left = options.limits.unpacked
        for path in paths:
            if path.endswith(SIDECAR_SUFFIX) and path.removesuffix(SIDECAR_SUFFIX) in entries:
                continue
            where = f"{name}/{path}"
            if options.suffixes and _suffix(path) not in options.suffixes:
                yield Part(where, _suffix(path), b"")
                continue
            left -= entries[path].file_size
            if left < 0:
                message = f"comes to more than {in_words(options.limits.unpacked)} unpacked"
                raise ReadError(f"{name}: {message}; split it, or raise the setting limits: unpacked")
            try:
                said, issues = _beside(archive, entries.get(path + SIDECAR_SUFFIX), where + SIDECAR_SUFFIX)
                unpacked = _unpacked(archive, entries[path], where)
            except ReadError as error:
                yield Issue("unreadable-part", "error", where, str(error).removeprefix(f"{where}: "))
                continue
            yield from issues
            yield Part(where, _suffix(path), unpacked, said)


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files by a harmless path; the last of those with the same path, as unpacking would have it."""
    entries = {_path(info): info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))}
    entries.pop("", None)
    return entries


def _path(info: zipfile.ZipInfo) -> str:
    """The path of an entry with forward slashes, without what would lead elsewhere."""
    path = info.filename
    if not info.flag_bits & _UTF8:
        try:
            path = path.encode("cp437").decode("utf-8")  # macOS writes UTF-8 and does not say so
        except UnicodeError:
            path = info.filename
    path = _CONTROLS.sub("", unicodedata.normalize("NFC", path)).replace("\\", "/")
    segments = [segment for segment in path.split("/") if segment not in ("", ".", "..")]
    if segments and re.fullmatch("[A-Za-z]:", segments[0]):
        del segments[0]
    return "/".join(segments)


def _is_hidden(path: str) -> bool:
    return any(segment.startswith(".") or segment == "__MACOSX" for segment in path.split("/"))


def _suffix(path: str) -> str:
    _, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return f"{dot}{suffix}".lower() if dot else ""


def _beside(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None, where: str) -> tuple[Metadata, tuple[Issue, ...]]:
    if info is None:
        return Metadata(), ()
    return parse(decode(_unpacked(archive, info, where), where)[0], where)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    """The bytes of an entry, counted while they are unpacked, so that the archive cannot understate their number.

    Raises:
        ReadError: it is encrypted, broken, packed in a way that Python does not know, or too large.
    """
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(f"{where}: is encrypted; unpack the archive with its password")
    most = min(info.file_size, LARGEST, max(_ALWAYS, info.compress_size * MOST_RATIO))
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                if size > most:
                    raise ReadError(f"{where}: {_too_large(info, most)}")
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise ReadError(f"{where}: is broken in the archive ({error}); pack it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ReadError(f"{where}: is packed in a way that cannot be read ({error}); pack it again") from error
    return b"".join(pieces)


def _too_large(info: zipfile.ZipInfo, most: int) -> str:
    if most == info.file_size:
        return "is larger than the archive says; pack it again"
    if most == LARGEST:
        return f"is larger than {LARGEST >> 20} MiB unpacked; put it beside the archive"
    return f"is packed more than {MOST_RATIO} times over, as no document is; unpack it yourself if it is one"

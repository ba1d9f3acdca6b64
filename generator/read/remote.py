"""Files at addresses such as `s3://bucket/folder`, by fsspec, which is imported only where a project has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator.errors import ReadError
from generator.read.listing import Listed
from generator.read.metadata import SIDECAR_SUFFIX
from generator.read.opening import check_size
from generator.read.saved_pages import without_page_folders
from generator.records import Issue

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_MARKS = (
    *("ETag", "etag", "md5Hash", "content_md5", "contentHash", "sha256"),
    *("mtime", "LastModified", "last_modified", "updated", "modified", "created"),
)
"""What tells that a file changed, as the various places call it; hashes before times."""


def list_address(address: str) -> Iterator[Listed | Issue]:
    """The files below an address in order of their names, or the one file that it names with its sidecar.

    A file is known by its path from the last part of the address down; one that the address names itself, from the
    folder that it lies in.

    Yields:
        The files, or an issue if there are none or the place cannot be listed.
    """
    try:
        with _told(address):
            base, found = _find(address)
    except ReadError as error:
        message = f"{str(error).removeprefix(address + ': ')}; nothing in it is read"
        yield Issue("unreadable-folder", "error", address, message)
        return
    if not found:
        message = "is not there or has no files; check the address in the setting `sources`"
        yield Issue("no-such-folder", "warning", address, message)
    is_file = base in found
    folder = base.rpartition("/")[0] if is_file else base
    place = address[: address.rindex("/") + 1] if is_file or address.endswith("/") else f"{address}/"
    below = {path[len(folder) :].lstrip("/"): info for path, info in sorted(found.items())}
    prefix = folder.rpartition("/")[2]
    for name in without_page_folders(below):
        # A store may have an object of no bytes for each folder.
        if not any(part.startswith(".") or not part for part in name.split("/")):
            where = f"{place}{name}"
            yield Listed(f"{prefix}/{name}" if prefix else name, where, where, _stamp(below[name]))


def fetch(address: str, name: str, most: int, setting: str | None = None) -> bytes:
    """The bytes of the file at an address, which is not fetched if the place says that it is larger than it may be.

    Args:
        address: where it lies.
        name: what to name in messages.
        most: how many bytes it may have.
        setting: which of the limits this is; None where no setting raises it.

    Raises:
        ReadError: it cannot be had, or is larger; the text says why.
    """
    with _told(name):
        fs, path = _place(address)
        size = fs.info(path).get("size")
    check_size(size if isinstance(size, int) else 0, name, most, setting)
    with _told(name):
        data = fs.cat_file(path)
    check_size(len(data), name, most, setting)
    return data if isinstance(data, bytes) else bytes(data)


def _find(address: str) -> tuple[str, dict[str, Mapping[str, Any]]]:
    """The path that the address stands for, and what is known of each file there."""
    fs, path = _place(address)
    fs.invalidate_cache()  # a site that is served looks more than once
    base = path.rstrip("/")
    found = dict(fs.find(base, detail=True))
    if base in found and fs.exists(base + SIDECAR_SUFFIX):
        found[base + SIDECAR_SUFFIX] = fs.info(base + SIDECAR_SUFFIX)
    return base, found


def _place(address: str) -> tuple[AbstractFileSystem, str]:
    from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra that only addresses need

    fs, path = url_to_fs(address)
    return fs, str(path)


def _stamp(info: Mapping[str, Any]) -> str:
    mark = next((str(info[key]) for key in _MARKS if info.get(key)), "")
    return f"{info.get('size')}-{mark}" if mark else ""


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Tell the user what went wrong at an address, whatever the library for that kind of place raises."""
    try:
        yield
    except ImportError as error:
        raise ReadError(f"{address}: needs a package that is not installed ({error}); {_REMEDY}") from error
    except Exception as error:  # each kind of place has errors of its own, under no common base
        why = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(f"{address}: cannot be read ({why[:_LONGEST_REASON]})") from error


_REMEDY = "run pip install 'briefing[remote]', and the package of fsspec for that kind of address, such as s3fs"
_LONGEST_REASON = 300

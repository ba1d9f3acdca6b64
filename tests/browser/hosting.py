"""A static host for a built site, on this machine only: compressed, below a folder, with the site's own 404 page."""

from __future__ import annotations

import contextlib
import functools
import gzip
import mimetypes
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

FOLDER = "/news/"
"""Where the site lies on the host: not at its root, which no address on a page may take for granted."""

_COMPRESSED = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
_TYPES = {".js": "text/javascript", ".map": "application/json", ".wasm": "application/wasm", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class Host:
    """A site that is being served.

    Attributes:
        folder: its files.
        url: the address of its home page, with a slash at the end.
    """

    folder: Path
    url: str


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """The built site at an address of this machine, while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Host(folder, f"http://127.0.0.1:{server.server_port}{FOLDER}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *rest) -> None:
        self._folder = folder
        super().__init__(*rest)

    def do_GET(self) -> None:
        file = self._file()
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        content_type, content = _read(file or self._folder / "404.html")
        self.send_response(status)
        if content_type.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _gzipped(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(FOLDER):
            return None
        file = self._folder / path.removeprefix(FOLDER)
        file = file / "index.html" if path.endswith("/") else file
        return file if file.is_file() and file.resolve().is_relative_to(self._folder.resolve()) else None

    def log_message(self, *_: object) -> None:
        """Keep quiet: the tests record what they ask for themselves."""


def _read(file: Path) -> tuple[str, bytes]:
    known = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return (f"{known}; charset=utf-8" if known.startswith("text/") else known), file.read_bytes()


@functools.lru_cache(maxsize=500)
def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 6)

"""Retrieving one address, within bounds of size, time and redirects."""

from __future__ import annotations

import contextlib
import datetime as dt
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import SplitResult, urljoin

import urllib3
from urllib3.exceptions import HTTPError

from generator.add.hosts import HostError, addresses_of, parts_of, proxy_of
from generator.errors import FetchError
from generator.version import __version__

Result = TypeVar("Result")

_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ZLIB_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
    "User-Agent": f"briefing/{__version__}",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        size: bytes at most, unpacked.
        seconds: wall-clock time at most, redirects included.
        redirects: how many are followed at most.
        private: whether addresses that are not on the public internet are allowed.
    """

    size: int = 20_000_000
    seconds: float = 60.0
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What an address gave.

    Attributes:
        url: the address in the end, after redirects.
        data: the bytes, as the server has them, unpacked.
        media_type: what the server says that they are, in lower case; empty where it does not say.
        charset: in which encoding, likewise.
        at: when, ISO 8601 in UTC to the second.
    """

    url: str
    data: bytes = field(repr=False)
    media_type: str
    charset: str
    at: str


def retrieve(url: str, limits: Limits) -> Retrieved:
    """What stands at a web address.

    Raises:
        FetchError: it cannot be had within the limits; the text says why, and where it helps what to do.
    """
    deadline = time.monotonic() + limits.seconds
    too_slow = FetchError(f"{url}: took longer than {limits.seconds:g} seconds; try again, or give a larger --timeout")
    return _within(lambda: _follow(url, limits, deadline, too_slow), limits.seconds, too_slow)


def _within(work: Callable[[], Result], seconds: float, too_slow: FetchError) -> Result:
    """What a function returns, or raises, unless it takes longer.

    A thread that is given up, since nothing else bounds how long a name is looked up or how slowly headers may come.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise too_slow
    return done[0]


def _follow(url: str, limits: Limits, deadline: float, too_slow: FetchError) -> Retrieved:
    at = parts_of(url)
    for _ in range(limits.redirects + 1):
        answer = _ask(at, limits, deadline)
        try:
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                at = parts_of(urljoin(at.geturl(), answer.headers["Location"]))
                continue
            if answer.status != HTTPStatus.OK:
                raise FetchError(f"{at.geturl()}: the server answered {_status(answer.status)}")
            told = Message()
            told["Content-Type"] = answer.headers.get("Content-Type", "")
            data = b"".join(_bounded(_read(answer, deadline, too_slow), limits, url))
            now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            media_type = told.get_content_type() if told["Content-Type"] else ""
            return Retrieved(at.geturl(), data, media_type, told.get_content_charset() or "", now)
        except HTTPError as error:
            raise FetchError(f"{at.geturl()}: the connection broke off ({_reason(error)}); try again") from error
        finally:
            answer.close()
    raise FetchError(f"{url}: leads on more than {limits.redirects} times; give the address of the page itself")


def _ask(at: SplitResult, limits: Limits, deadline: float) -> urllib3.BaseHTTPResponse:
    """The answer to a request, with its body still to be read."""
    last: Exception | None = None
    for pool, target in _ways(at, limits, deadline):
        try:
            return pool.urlopen(
                "GET",
                target,
                headers={"Host": at.netloc, **_HEADERS},
                retries=False,
                redirect=False,
                assert_same_host=False,  # what a proxy is asked for is on another host
                preload_content=False,
                decode_content=False,
            )
        except HTTPError as error:
            last = error
    raise FetchError(f"{at.geturl()}: no connection to {at.hostname} ({_reason(last)}); check it and your network")


def _ways(at: SplitResult, limits: Limits, deadline: float) -> Iterator[tuple[urllib3.HTTPConnectionPool, str]]:
    """The ways to a host, one after the other, each with what to ask for on it."""
    target = _quoted((at.path or "/") + (f"?{at.query}" if at.query else ""))
    proxy = proxy_of(at)
    if proxy is not None:
        # A host that only the proxy knows is looked up by the proxy; one that is known here has to be public.
        with contextlib.suppress(HostError):
            addresses_of(at, private=limits.private)
        manager = urllib3.ProxyManager(proxy, timeout=_timeout(deadline), ssl_context=ssl.create_default_context())
        pool = manager.connection_from_url(at.geturl())
        yield pool, target if at.scheme == "https" else f"{at.scheme}://{at.netloc}{target}"
        return
    host = at.hostname or ""
    for address in addresses_of(at, private=limits.private):
        if at.scheme == "https":
            yield (
                urllib3.HTTPSConnectionPool(
                    address,
                    at.port or 443,
                    timeout=_timeout(deadline),
                    ssl_context=ssl.create_default_context(),
                    server_hostname=host,
                    assert_hostname=host,
                ),
                target,
            )
        else:
            yield urllib3.HTTPConnectionPool(address, at.port or 80, timeout=_timeout(deadline)), target


def _timeout(deadline: float) -> urllib3.Timeout:
    left = max(0.1, deadline - time.monotonic())
    return urllib3.Timeout(connect=min(10.0, left), read=left)


def _quoted(target: str) -> str:
    """A path and query in ASCII, as a request line has it; what is quoted already stays."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode()) for c in target)


def _read(answer: urllib3.BaseHTTPResponse, deadline: float, too_slow: FetchError) -> Iterator[bytes]:
    """The body piece by piece, unpacked piece by piece, so that a small one cannot become a huge one unseen."""
    encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        unpack = None
    elif encoding in _ZLIB_WINDOW:
        unpack = zlib.decompressobj(_ZLIB_WINDOW[encoding])
    else:
        raise FetchError(f"{answer.url or ''}: is packed as {encoding}, which was not asked for")
    try:
        while piece := answer.read1(_CHUNK):
            if time.monotonic() > deadline:
                raise too_slow
            if unpack is None:
                yield piece
                continue
            while piece:
                yield unpack.decompress(piece, _CHUNK)
                piece = unpack.unconsumed_tail
    except zlib.error as error:
        raise FetchError(f"{answer.url or ''}: is packed wrongly ({error})") from error
    if unpack is not None:
        yield unpack.flush()


def _bounded(pieces: Iterator[bytes], limits: Limits, url: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.size:
            raise FetchError(f"{url}: is larger than {limits.size:,} bytes; give a larger --max-size if you want it")
        yield piece


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _reason(error: Exception | None) -> str:
    """What went wrong, without the names of classes and pools around it."""
    inner = getattr(error, "reason", None) or error
    return str(inner).rpartition(": ")[2] or type(inner).__name__

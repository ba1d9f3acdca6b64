"""Which machines may be asked: public ones, so that no page or redirect can make this program ask inside a network."""

from __future__ import annotations

import ipaddress
import socket
import urllib.request
from urllib.parse import SplitResult, urlsplit

from generator.errors import FetchError


class HostError(FetchError):
    """No such host is known here; a proxy may know it."""


SCHEMES = ("http", "https")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052), which is what has to be public then."""


def parts_of(url: str) -> SplitResult:
    """The parts of a web address, with its host in ASCII.

    Raises:
        FetchError: it is no address of the web, or it carries a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host else ""
    except ValueError as error:
        raise FetchError(f"{url}: is not a web address ({error})") from error
    if parts.scheme not in SCHEMES or not ascii_host:
        raise FetchError(f"{url}: is not a web address; write one like https://news.example/story")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{url}: carries a user name; pages that need one cannot be added, save them to a file")
    name = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    return parts._replace(netloc=name if port is None else f"{name}:{port}", fragment="")


def addresses_of(parts: SplitResult, *, private: bool) -> tuple[str, ...]:
    """The numeric addresses of a host, to be connected to as they are: asked again, a name could give another one.

    Args:
        parts: of a web address.
        private: whether addresses within a local network, or of this machine, are allowed.

    Raises:
        HostError: there is no such host.
        FetchError: one of its addresses is not allowed.
    """
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        reason = error.strerror or error
        raise HostError(f"{parts.geturl()}: the host {host} cannot be found ({reason}); check the address") from error
    addresses = tuple(dict.fromkeys(str(address[0]) for *_, address in found))
    for address in addresses:
        if not private and not is_public(address):
            raise FetchError(
                f"{parts.geturl()}: {host} is at {address}, which is not on the public internet; "
                "give --allow-private if you mean it"
            )
    return addresses


def proxy_of(parts: SplitResult) -> str | None:
    """The proxy that this machine's settings (`https_proxy`, `no_proxy` and so on) name for an address."""
    host = parts.hostname or ""
    try:
        literal = not is_public(host)
    except ValueError:
        literal = host == "localhost"
    if literal or urllib.request.proxy_bypass(parts.netloc):
        return None
    return urllib.request.getproxies().get(parts.scheme)


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(plain, ipaddress.IPv6Address):
        inner = plain.ipv4_mapped or plain.sixtofour or (plain.teredo[1] if plain.teredo else None)
        if inner is None and plain in _NAT64:
            inner = ipaddress.IPv4Address(int(plain) & 0xFFFFFFFF)
        if inner is not None:
            plain = inner
    return plain.is_global and not plain.is_multicast

"""A server on this machine, and a port that nothing listens on."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from web_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])

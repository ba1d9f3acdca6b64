"""Generating and building ask nothing of the network: every socket is forbidden while they run."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
ROOT = PACKAGE.parent

GUARD = '''
"""Loaded by each Python that starts; ends it at the first attempt to reach another host, or to ask for its address."""
import os
import sys

_FORBIDDEN = {
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "socket.getnameinfo", "socket.gethostname", "urllib.Request", "http.client.connect",
    "ftplib.connect", "smtplib.connect", "poplib.connect", "imaplib.open", "telnetlib.Telnet.open", "webbrowser.open",
}


def _guard(event, arguments):
    if event not in _FORBIDDEN:
        return
    address = arguments[1] if len(arguments) > 1 else None
    # A path: processes of this machine among each other.
    if event in {"socket.connect", "socket.bind"} and isinstance(address, (str, bytes)):
        return
    with open(os.environ["NETWORK_NOTES"], "a", encoding="utf-8") as notes:
        notes.write(f"{event} {arguments!r:.200}\\n")
    os._exit(99)


sys.addaudithook(_guard)
with open(os.environ["NETWORK_NOTES"] + ".guarded", "a", encoding="utf-8") as notes:
    notes.write(f"{os.getpid()}\\n")
'''
CLIENTS = {
    *("aiohttp", "asyncio", "distributed", "ftplib", "fsspec", "http.client", "http.server", "httpx", "imaplib"),
    *("nntplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request"),
    *("urllib3", "webbrowser", "websockets", "xmlrpc"),
}
"""Modules of the standard library and of packages that can reach other hosts."""
MAY_REACH = {
    "generator/generate/cluster.py": {"distributed"},
    "generator/read/remote.py": {"fsspec"},
}
"""What reaches places that the settings name, beside `generator/add`."""


def guarded(folder: Path, *command: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Run a command so that no Python in it can reach a host; what it tried is noted in a file."""
    guard = folder / "guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    notes = folder / "network-notes"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(guard), str(ROOT)]),
        "NETWORK_NOTES": str(notes),
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [*_cut_off(), sys.executable, *command],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return done, notes


def _cut_off() -> list[str]:
    """What runs a command without any network at all, programs that are not Python as well; where the system can."""
    command = ["unshare", "--map-root-user", "--net"]
    can = (
        shutil.which(command[0])
        and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    )
    return command if can else []


def processes(notes: Path) -> int:
    """How many processes were under guard."""
    return len(notes.with_name(f"{notes.name}.guarded").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("workers", ["1", "2"])
def test_generating_asks_nothing_of_the_network(project: Path, workers: str) -> None:
    done, notes = guarded(project, "-m", "generator", "generate", "--again", "--workers", workers)
    told = notes.read_text(encoding="utf-8") if notes.exists() else ""
    assert (done.returncode, told) == (0, ""), done.stderr
    assert processes(notes) > 1, "the processes that read documents were not under guard"


def test_building_with_the_search_index_asks_nothing_of_the_network(project: Path) -> None:
    done, notes = guarded(project, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site"))
    told = notes.read_text(encoding="utf-8") if notes.exists() else ""
    assert (done.returncode, told) == (0, ""), done.stderr
    assert (project / "site" / "index.html").is_file()
    assert any((project / "site").rglob("*pagefind*")), "the search index was not made"


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.getaddrinfo('host.example', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "import subprocess, sys; code = 'import socket; socket.socket().connect((\"127.0.0.1\", 9))'; "  # noqa: ISC004
        "sys.exit(subprocess.run([sys.executable, '-c', code]).returncode)",
    ],
)
def test_the_guard_notices_and_ends_what_reaches_out(tmp_path: Path, code: str) -> None:
    """So that the tests above can fail."""
    done, notes = guarded(tmp_path, "-c", code)
    assert done.returncode == 99
    assert notes.read_text(encoding="utf-8")


def test_no_part_of_the_program_but_add_can_reach_a_host() -> None:
    reaching: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        found = {client for client in _clients(path) if client not in MAY_REACH.get(name, set())}
        if found and not name.startswith("generator/add/"):
            reaching[name] = found
    assert reaching == {}


def test_those_that_may_reach_a_host_do_so_only_where_they_are_asked_to() -> None:
    """At the head of a module an import is run whoever imports it; so these stand in functions."""
    for name, clients in MAY_REACH.items():
        tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
        at_the_head = {alias for node in tree.body for alias in _named(node)}
        assert not clients & {alias.split(".")[0] for alias in at_the_head}


def _clients(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _named(node):
            yield from (client for client in CLIENTS if name == client or name.startswith(f"{client}."))


def _named(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports, under each name by which it could mean one."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)

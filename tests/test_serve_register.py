"""`mkdocs serve` while the register of actors comes, changes and goes."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from serving import fetch, free_port, running, wait_for

QUIET = 2.0
"""Seconds without a rebuild that show that nothing else in the folder is taken for the register."""


def _builds(log: Path) -> int:
    return log.read_text(encoding="utf-8").count("Building documentation")


def test_the_register_is_taken_up_while_the_site_is_served(project: Path, tmp_path: Path) -> None:
    """No register at first; then a file, an edit of it, and none again. The briefs are not touched."""
    address, log = f"127.0.0.1:{free_port()}", tmp_path / "log"
    page = f"http://{address}/actors/kp/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with running(command, project, log) as server:

        def wait_for_name(name: str) -> None:
            wait_for(lambda: text if f"<title>{name} " in (text := fetch(page) or "") else None, server, log)

        wait_for_name("North Korea")
        before = {path: path.read_bytes() for path in (project / "briefs").glob("*.md")}
        (project / "notes.txt").write_text("not the register", encoding="utf-8")
        time.sleep(QUIET)
        assert _builds(log) == 1
        register = project / "actors.yml"
        register.write_text("actors:\n  - {id: kp, name: Northern Korea}\n", encoding="utf-8")
        wait_for_name("Northern Korea")
        beside = project / "actors.yml~"
        beside.write_text("actors:\n  - {id: kp, name: Korea in the north}\n", encoding="utf-8")
        beside.replace(register)
        wait_for_name("Korea in the north")
        register.unlink()
        wait_for_name("North Korea")
    assert {path: path.read_bytes() for path in (project / "briefs").glob("*.md")} == before

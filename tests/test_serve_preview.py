"""`mkdocs serve` with a part of the briefs, for writing beside very many."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from serving import fetch, free_port, running, wait_for


def test_a_preview_has_the_newest_briefs_and_says_so(project: Path, tmp_path: Path) -> None:
    """Two seeds, and `preview: 1`: one page of a brief, and a line on every page and in the log."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace("- briefing:\n", "- briefing:\n      preview: 1\n"), encoding="utf-8"
    )
    address, log = f"127.0.0.1:{free_port()}", tmp_path / "log"
    home = f"http://{address}/"
    with running([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address], project, log) as server:
        page = wait_for(lambda: fetch(home), server, log)
        listed = wait_for(lambda: fetch(f"{home}briefs.json"), server, log)
        assert "Preview: only the newest 1 brief" in page
        assert "Preview: only the newest 1 brief" in (fetch(f"{home}claims/") or "")
        assert "Preview: only the newest 1 brief" in log.read_text(encoding="utf-8")
        (brief,) = json.loads(listed)["briefs"]
        shown = {path.stem for path in (project / "briefs").glob("*.md") if fetch(f"{home}briefs/{path.stem}/")}
        assert shown == {brief["id"]}
        assert len(list((project / "briefs").glob("*.md"))) > 1

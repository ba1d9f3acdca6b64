"""The workflow that publishes the site does what the Makefile can, with actions that nobody can change under it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent
FILE = ROOT / ".github" / "workflows" / "pages.yml"


@pytest.fixture(scope="module")
def workflow() -> dict:
    # YAML 1.1 takes `on` for a truth value, as every reader of such files but GitHub's does.
    return {"on" if key is True else key: value for key, value in yaml.safe_load(FILE.read_text("utf-8")).items()}


def steps(workflow: dict) -> list[dict]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_pinned_to_a_commit() -> None:
    """With the version that it is in a comment."""
    used = re.findall(r"uses: *(.*)", FILE.read_text(encoding="utf-8"))
    assert len(used) == 5
    assert not [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]


def test_every_command_is_a_target_of_the_makefile(workflow) -> None:
    """The same commands as on any other machine."""
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands == ["make check", "make site"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in commands:
        assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.MULTILINE), command
        shown = ["make", "--dry-run", *command.split()[1:]]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        subprocess.run(shown, cwd=ROOT, env=inherited, check=True, capture_output=True)


def test_what_is_published_is_what_was_checked_and_built(workflow) -> None:
    """The steps stand in this order, and the folder is the one that the site is built into."""
    names = [step.get("run") or step["uses"].split("@")[0] for step in steps(workflow)]
    order = ["make check", "make site", "actions/upload-pages-artifact", "actions/deploy-pages"]
    assert [name for name in names if name in order] == order
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    (upload,) = (step for step in steps(workflow) if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"]["path"] == Path(load_config(str(ROOT / "mkdocs.yml")).site_dir).name


def test_only_the_last_step_may_publish(workflow) -> None:
    """What runs the project's code may read, and nothing else; no pull request is published."""
    assert workflow["permissions"] == {}
    assert set(workflow["jobs"]["build"]["permissions"].values()) == {"read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_address_of_the_site_comes_from_the_environment(workflow, monkeypatch) -> None:
    """So that the workflow is right in every copy of the repository; without it the site has no address of its own."""
    (build,) = (step for step in steps(workflow) if step.get("run") == "make site")
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    monkeypatch.delenv("SITE_URL", raising=False)
    assert load_config(str(ROOT / "mkdocs.yml")).site_url in {None, ""}
    monkeypatch.setenv("SITE_URL", "https://news.example/briefing/")
    assert load_config(str(ROOT / "mkdocs.yml")).site_url == "https://news.example/briefing/"

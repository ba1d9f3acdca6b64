"""Asks which locked versions have known vulnerabilities: `python .ci/audit.py`, what `make audit` does.

It needs the network: the answers are PyPI's, and change from day to day. Exit code 0: all were asked about, and nothing
is known; 1: something is; 2: not all could be asked about.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-fuzz.lock")

UNREACHED = "PyPI could not be asked. This needs the network: the list of vulnerabilities is not kept here."


def asked(lock: str) -> tuple[dict[str, Any] | None, str]:
    """What the tool found for one lock file, and what it said; None where it could ask about nothing."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"),
        *("--require-hashes", "--disable-pip", "--requirement", lock),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout), done.stderr
    except ValueError:
        return None, done.stderr


def report(lock: str, found: dict[str, Any] | None, said: str) -> tuple[int, list[str]]:
    """The exit code for one lock file, and the lines to print."""
    if found is None:
        *_, last = said.strip().splitlines() or [""]
        return 2, [f"{lock}: {UNREACHED}", last]
    packages = found["dependencies"]
    known = [
        f"{lock}: {each['name']} {each['version']}: {one['id']}, "
        f"fixed in {', '.join(one['fix_versions']) or 'no version'}"
        for each in packages
        for one in each.get("vulns", ())
    ]
    skipped = [each for each in packages if "skip_reason" in each]
    if skipped:
        known.append(
            f"{lock}: nothing was found out about {len(skipped)} of {len(packages)} packages, such as "
            f"{skipped[0]['name']} ({skipped[0]['skip_reason']}). Only PyPI itself can tell, a mirror cannot."
        )
    if known:
        return (2 if len(known) == 1 and skipped else 1), known
    return 0, [f"{lock}: {len(packages)} packages, no known vulnerability"]


def main() -> int:
    """Ask about each lock file; the worst of the exit codes, a known vulnerability before all."""
    codes = set()
    for lock in LOCKS:
        code, lines = report(lock, *asked(lock))
        codes.add(code)
        print("\n".join(lines))
    return 1 if 1 in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())

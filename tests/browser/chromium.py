"""Where the browser of the tests is: told, on the PATH, or fetched by Playwright. As a program, prints it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
"""What distributions call it."""

MISSING = """The tests need a Chromium and found none. Do one of these:
    sudo apt-get install chromium                 on Debian
    .venv/bin/python -m playwright install chromium
    export BROWSER_PATH=/path/to/chrome           where one is installed already"""


class NoBrowserError(Exception):
    """There is no browser; the text says what to do."""


def find() -> Path:
    """The browser: BROWSER_PATH if it is set, else the first on the PATH, else Playwright's own.

    Raises:
        NoBrowserError: there is none.
    """
    told = os.environ.get("BROWSER_PATH")
    if told:
        there = shutil.which(told)
        if there is None:
            raise NoBrowserError(f"BROWSER_PATH is {told}, and there is no program of that name.\n{MISSING}")
        return Path(there)
    there = next((path for name in NAMES if (path := shutil.which(name))), None) or _fetched()
    if there is None:
        raise NoBrowserError(MISSING)
    return Path(there)


def _fetched() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    try:
        print(find())  # noqa: T201 - what it is for
    except NoBrowserError as error:
        sys.exit(str(error))

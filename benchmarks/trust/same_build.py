"""Makes the briefs and the site of the folder that it is run in, and its pages as plain Markdown.

python -m benchmarks.trust.same_build WORKERS [--model]
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.trust.same_documents import Reader
from generator.config import load
from generator.generate import generate
from generator.site import stage


def main(arguments: list[str]) -> int:
    """Build; 1 where a document failed or the site has defects."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    settings = load(Path("mkdocs.yml"))
    reader = None if "--model" in arguments else Reader()
    report = generate(settings, annotator=reader, workers=int(arguments[0]))
    for issue in report.issues:
        print(issue, file=sys.stderr)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    stage.stage(stage.related(settings), Path("build", "pages"), settings)
    return int(bool(report.failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Writes the search indexes into the folder of a built site."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path

from generator.relate.corpus import Corpus
from generator.site.search import indexer
from generator.site.search.bundles import FOLDER, cut, plan
from generator.site.search.records import Record, counts, records

PROGRAM = ("pagefind.js", f"wasm.{indexer.LANGUAGE}.pagefind")
"""What the first index brings for all."""

ENTRY = "pagefind-entry.json"

_DATA = ("fragment", "index", "filter")


class SearchIndex:
    """The indexes of a site, kept from one build to the next: what has not changed is not indexed again."""

    def __init__(self) -> None:
        self._kept: Path | None = None

    def write(self, corpus: Corpus, site: Path) -> int:
        """Write all indexes below the folder of a built site.

        Returns:
            How many had to be made, the others being those of the build before.

        Raises:
            SearchError: they cannot be made.
        """
        kept = self._kept
        if kept is None:
            kept = self._kept = Path(tempfile.mkdtemp(prefix="briefing-search-"))
            weakref.finalize(self, shutil.rmtree, kept, ignore_errors=True)
        bundles = plan(counts(corpus))
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        made = 0
        used = set()
        for bundle, found in cut(records(corpus), bundles):
            store = kept / f"{bundle.name}-{digest(found)}"
            if not store.is_dir():
                made += 1
                _make(found, store, bundles[0].name if bundle != bundles[0] else None)
            used.add(store.name)
            shutil.copytree(store, site / FOLDER / bundle.name, copy_function=_link)
        for old in kept.iterdir():
            if old.name not in used:
                shutil.rmtree(old)
        return made

    def close(self) -> None:
        """Forget everything."""
        if self._kept is not None:
            shutil.rmtree(self._kept, ignore_errors=True)
            self._kept = None


def digest(found: Iterable[Record]) -> str:
    """A hash of records, for telling whether they are the same as before."""
    hashed = hashlib.sha256()
    for record in found:
        hashed.update(json.dumps(indexer.message(record), sort_keys=True).encode())
    return hashed.hexdigest()[:16]


def _make(found: Iterable[Record], store: Path, program: str | None) -> None:
    """Make an index in a folder.

    Args:
        found: what is in it.
        store: the folder.
        program: the name of the index whose program it uses; None if it brings its own.
    """
    work = store.with_suffix(".part")
    shutil.rmtree(work, ignore_errors=True)
    indexer.write(found, work)
    kept = {ENTRY, *_DATA, *(PROGRAM if program is None else ())}
    for item in sorted(work.iterdir()):
        if item.name in kept or item.suffix == ".pf_meta":
            continue
        # Interfaces of Pagefind's own, which this site does not use.
        item.unlink()
    if program is not None:
        entry = json.loads((work / ENTRY).read_text(encoding="utf-8"))
        for language in entry["languages"].values():
            # Pagefind's script makes the path `wasm.….pagefind` of it: the same file for all, to be fetched once.
            language["wasm"] = f"{indexer.LANGUAGE}/../../{program}/wasm.{indexer.LANGUAGE}"
        (work / ENTRY).write_text(json.dumps(entry), encoding="utf-8")
    work.rename(store)


def _link(source: str, target: str) -> str:
    """A second name for the same file where the disk can do that, else a copy."""
    with contextlib.suppress(OSError):
        os.link(source, target)
        return target
    return shutil.copyfile(source, target)

"""Writes the search indexes into the folder of a built site."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from generator.relate.corpus import Corpus
from generator.site.comparison import Comparisons
from generator.site.search import indexer
from generator.site.search.bundles import FOLDER, PART, cut, plan
from generator.site.search.records import Record, counts, records
from generator.site.search.repack import ENTRY, OFTEN, lighter

PROGRAM = ("pagefind.js", f"wasm.{indexer.LANGUAGE}.pagefind")
"""What the first index brings for all."""

_AT_A_TIME = 2
"""How many indexes are made at the same time, of large ones one; the records of no more are in memory."""


class SearchIndex:
    """The indexes of a site, kept from one build to the next: what has not changed is not indexed again."""

    def __init__(self) -> None:
        self._kept: Path | None = None

    def write(self, corpus: Corpus, site: Path, comparisons: Comparisons | None = None) -> int:
        """Write all indexes below the folder of a built site.

        Args:
            corpus: what the site shows.
            site: its folder.
            comparisons: of its stories, if they are at hand.

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
        stores = {}
        made: list[Future[None]] = []
        room = threading.Semaphore(_AT_A_TIME)
        # While Pagefind's program works on one, what it made of another is written anew.
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            for bundle, found in cut(records(corpus, comparisons), bundles):
                store = stores[bundle] = kept / f"{bundle.name}-{digest(found)}"
                if not store.is_dir():
                    share = _AT_A_TIME if bundle.count > PART else 1
                    for _ in range(share):
                        room.acquire()
                    made.append(pool.submit(_make, found, store, None if bundle == bundles[0] else bundles[0].name))
                    made[-1].add_done_callback(lambda _, share=share: room.release(share))  # type: ignore[misc]
            for each in made:
                each.result()
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        for bundle, store in stores.items():
            shutil.copytree(store, site / FOLDER / bundle.name, copy_function=_link)
        used = {store.name for store in stores.values()}
        for old in kept.iterdir():
            if old.name not in used:
                shutil.rmtree(old)
        return len(made)

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
    listed = tuple(found)
    files = lighter(indexer.index(listed), [record.content for record in listed])
    if program is not None:
        files[ENTRY] = _sharing(files[ENTRY], program)
    kept = {ENTRY, OFTEN, *(PROGRAM if program is None else ())}
    for name, data in files.items():
        path = PurePosixPath(name)
        # Of Pagefind's own interfaces this site uses none.
        if len(path.parts) > 1 or path.suffix == ".pf_meta" or name in kept:
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(data)
    work.rename(store)


def _sharing(entry: bytes, program: str) -> bytes:
    """An entry of an index that uses the program in another folder."""
    told = json.loads(entry)
    for language in told["languages"].values():
        # Pagefind's script makes the path `wasm.….pagefind` of it: the same file for all, to be fetched once.
        language["wasm"] = f"{indexer.LANGUAGE}/../../{program}/wasm.{indexer.LANGUAGE}"
    return json.dumps(told).encode()


def _link(source: str, target: str) -> str:
    """A second name for the same file where the disk can do that, else a copy."""
    with contextlib.suppress(OSError):
        os.link(source, target)
        return target
    return shutil.copyfile(source, target)

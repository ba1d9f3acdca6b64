"""All pages of a site before they are rendered: what each is called, a hash of it, and its text when it is asked for.

A page that is made from what it was made from before is as it was, so its text need not be made to know that. However
many pages there are, the texts of few are in memory at a time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.cache import Cache, Shelf
from generator.relate.corpus import Corpus
from generator.site.comparison import Comparisons, compare
from generator.site.exports.site import Site
from generator.site.frame import HOME, Way, frame, onward
from generator.site.page import Page, text
from generator.site.pages import Batch, batches
from generator.site.quality import Quality


@dataclass(frozen=True, slots=True)
class Outline:
    """A page by its name.

    Attributes:
        path, title, listed: as those of `Page`.
        digest: a hash of its text.
    """

    path: str
    title: str
    listed: bool
    digest: str


class Book:
    """The pages of one site.

    Args:
        corpus: what they show.
        cache: where outlines are kept from one build to the next; None to make every page.
        quality: as for `pages.build`, and so are `site` and `sizes`.
        keeps_texts: whether texts that had to be made are likely to be asked for soon.

    Attributes:
        comparisons: of the corpus.
        outlines: those of the menu first and in its order.
        made: how many pages had to be made to know their outlines.
    """

    def __init__(  # noqa: PLR0913 - what pages are made of
        self,
        corpus: Corpus,
        cache: Cache | None = None,
        *,
        quality: Quality | None = None,
        site: Site | None = None,
        sizes: Mapping[str, int] | None = None,
        keeps_texts: bool = True,
    ) -> None:
        self.comparisons: Comparisons = compare(corpus)
        self._corpus = corpus
        self._ways: Mapping[str, tuple[Way, ...]] = onward(corpus, self.comparisons)
        self._batches = tuple(batches(corpus, self.comparisons, quality, site, sizes))
        self._titles: dict[str, str] = {}
        self._of: dict[str, int] = {}
        self._shelf = Shelf() if keeps_texts else None
        self._open: tuple[int, dict[str, bytes]] = (-1, {})
        self.made = 0
        self.outlines = tuple(sorted(self._outlined(cache), key=lambda outline: not outline.listed))

    def text(self, path: str) -> str:
        """The whole file of a page; raises KeyError where there is none at this path."""
        return text(*self.parts(path))

    def parts(self, path: str) -> tuple[dict[str, Any], str]:
        """The front matter and the Markdown of a page.

        Raises:
            KeyError: there is no page at this path.
        """
        kept = self._shelf.get(path) if self._shelf else None
        if kept is None:
            number = self._of[path]
            if self._open[0] != number:
                # The pages of a batch are asked for one after the other.
                self._open = number, {page.path: _packed(page) for page in self._framed(self._batches[number])}
            kept = self._open[1][path]
        head, _, markdown = kept.partition(b"\n")
        return json.loads(head), markdown.decode()

    def close(self) -> None:
        """Forget the pages; what was said of them stays."""
        if self._shelf:
            self._shelf.close()
        self._batches, self._ways, self._open = (), {}, (-1, {})
        self._titles.clear()
        self._of.clear()

    def _outlined(self, cache: Cache | None) -> Iterator[Outline]:
        keys = [batch.key for batch in self._batches if batch.key is not None]
        known = cache.get_many(keys) if cache else {}
        new: dict[str, bytes] = {}
        for number, batch in enumerate(self._batches):
            found = _loads(known[batch.key]) if batch.key in known else None
            if found is None:
                found = tuple(self._made(batch))
                if batch.key is not None:
                    new[batch.key] = _dumps(found)
            for outline in found:
                self._titles[outline.path] = outline.title or HOME
                self._of[outline.path] = number
            yield from found
        if cache:
            cache.put_many(new)
            cache.prune(keys)

    def _made(self, batch: Batch) -> Iterator[Outline]:
        for page in self._framed(batch):
            packed = _packed(page)
            self.made += 1
            if self._shelf:
                self._shelf.put(page.path, packed)
            digest = hashlib.blake2b(packed, digest_size=16).hexdigest()
            yield Outline(page.path, page.title, page.listed, digest)

    def _framed(self, batch: Batch) -> Iterator[Page]:
        for page in batch.make():
            self._titles[page.path] = page.title or HOME
            yield frame(page, self._titles, self._ways.get(page.path, ()), self._corpus)


def _packed(page: Page) -> bytes:
    return f"{json.dumps(page.head, ensure_ascii=False)}\n{page.markdown}".encode()


def _dumps(outlines: Iterable[Outline]) -> bytes:
    return json.dumps([(o.path, o.title, o.listed, o.digest) for o in outlines], ensure_ascii=False).encode()


def _loads(content: bytes) -> tuple[Outline, ...] | None:
    """The outlines that were kept; None if they are not of the form that is written here."""
    try:
        told = json.loads(content)
        found = (Outline(str(path), str(title), bool(listed), str(digest)) for path, title, listed, digest in told)
        return tuple(found) or None
    except (TypeError, ValueError):
        return None

"""Renders generated pages one by one, as MkDocs would, and only those that are not known from a build before.

MkDocs reads all pages of a site before it renders the first, and keeps them until it has rendered the last. Generated
pages are files to it that need no reading, with the addresses of pages; they are rendered when it copies such files.
"""

from __future__ import annotations

import copy
import html.parser
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jinja2
import markdown
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.brief.disk import place
from generator.cache import Cache
from generator.records import Issue
from generator.relate.fingerprint import digest
from generator.site.book import Book, Outline
from generator.site.headline import Headline
from generator.site.plugin import by_hand
from generator.site.plugin.gate import Gate
from generator.site.plugin.telling import disk_told
from generator.site.whole_blocks import WholeBlocks

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger("briefing")

_AHEAD = 64
"""How many rendered pages are looked up, and put away, at a time."""

_NOTES = 'markdown="1"'
"""By which a page is known that has Markdown of a person in it: its links are for MkDocs to resolve and to check."""

_AS_TEXT = (
    "has notes in which something is opened that takes in the rest of the page, so they are shown as they are written; "
    "write them in plain Markdown, and HTML that you tell of between backticks"
)


class MadeFile(File):
    """A generated page that MkDocs neither reads nor renders; it knows its address, so that links to it resolve.

    Args:
        outline: of the page.
        config: of the build.
        press: renders it.
        in_menu: what the menu calls it; None if it is not in there.

    Attributes:
        in_menu: the page that the menu knows; None if it is not in there.
    """

    def __init__(self, outline: Outline, config: MkDocsConfig, press: Press, in_menu: str | None = None) -> None:
        super().__init__(
            outline.path,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=outline.path.removesuffix(".md") + ".html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "briefing"
        self.outline = outline
        self._config = config
        self._press = press
        self.in_menu = Page(in_menu, self, config) if in_menu else None

    @property
    def page(self) -> Page | None:
        """A page with the address of this one, and with the anchors that its rendered form has."""
        page = self.in_menu or Page(None, self, self._config)
        page.present_anchor_ids = cast("set[str]", _Anchors(Path(self.abs_dest_path)))
        return page

    @page.setter
    def page(self, page: Page | None) -> None:
        """Keep no page: there may be very many."""

    def is_documentation_page(self) -> bool:
        """No, as far as MkDocs is to read it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Put the rendered page into its place."""
        with disk_told():
            self._press.write(self)


@dataclass(frozen=True, slots=True)
class OnMap:
    """What the map of a site says of a page.

    Attributes:
        page: itself: templates find the page of a file there.
    """

    canonical_url: str
    update_date: str = ""
    is_link: bool = False

    @property
    def page(self) -> OnMap:  # noqa: D102
        return self


@dataclass(frozen=True, slots=True)
class Touch:
    """What the plugin has to do with a page.

    Attributes:
        context: tells templates of it.
        output: does the rest to the rendered page.
        edit: where the source of the page with this path can be edited.
        is_standing: whether a file is in its place already, made from what this hash names; it is told of each.
    """

    context: Callable[[Any, Page], Any]
    output: Callable[[str, Page], str]
    edit: Callable[[str], str | None]
    is_standing: Callable[[str, str], bool]


class Press:
    """The pages of one build.

    Args:
        book: their Markdown.
        cache: where rendered pages are kept; None to render all.
        gate: what none gets past.
        touch: what the plugin does with each.

    Attributes:
        files: in the order in which MkDocs will ask for them.
        rendered, reused: how many pages had to be rendered, and how many were known.
    """

    def __init__(self, book: Book, cache: Cache | None, gate: Gate, touch: Touch) -> None:
        self.book = book
        self.files: list[MadeFile] = []
        self.rendered = self.reused = 0
        self._cache = cache
        self._gate = gate
        self._touch = touch
        self._around: str | None = None
        self._reader: markdown.Markdown | None = None
        self._ready: tuple[MkDocsConfig, Navigation, Files, jinja2.Environment, Sequence[File]] | None = None
        self._keys: dict[str, str] = {}
        self._ahead: dict[str, bytes] = {}
        self._behind: dict[str, bytes] = {}
        self._next = 0
        self._linking: list[Page] = []

    def add(self, outline: Outline, config: MkDocsConfig, in_menu: str | None) -> MadeFile:
        """A page as a file for MkDocs; `in_menu` is what the menu calls it, if it is in there."""
        self.files.append(MadeFile(outline, config, self, in_menu))
        return self.files[-1]

    def prepare(
        self, config: MkDocsConfig, nav: Navigation, files: Files, environment: jinja2.Environment, around: str | None
    ) -> None:
        """Take what pages are rendered with, and a hash of it; None where there is none, so that no page is known."""
        self._ready = config, nav, files, environment, files.documentation_pages()
        self._around = around
        if self._cache is None:
            self._around = None

    def on_map(self, site_url: str) -> dict[str, OnMap]:
        """What the map of the site says of each page, by the path of its Markdown."""
        base = site_url.rstrip("/") + "/"
        return {file.src_uri: OnMap(base + file.url.removeprefix("./")) for file in self.files}

    def write(self, file: MadeFile) -> None:
        """Render a page, or take it as it was, and put it into its place."""
        key = self._key(file)
        if key is not None and self._touch.is_standing(file.dest_uri, key):
            self.reused += 1
            return
        found = self._known(file, key) if key is not None else None
        if found is None:
            found = self._render(file)
        else:
            self.reused += 1
        target = Path(file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        place(target, found)

    def finish(self) -> None:
        """Check the links of people's notes, and put away what was rendered."""
        if self._ready is not None:
            config, _, files, *_ = self._ready
            for page in self._linking:
                page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        self._put_away()
        if self._cache is not None and self._around is not None:
            self._cache.prune([key for file in self.files if (key := self._key(file)) is not None])
        self._keys.clear()
        self.book.close()

    def clear(self) -> None:
        """Take the pages off the list of the build: what comes takes memory of its own, and has no use for them."""
        if self._ready is not None:
            for file in self.files:
                self._ready[2].remove(file)
        self.files.clear()
        self._ready = None

    def _key(self, file: MadeFile) -> str | None:
        """What the rendered page is known by; None where nothing is known of what is around it."""
        if self._around is None:
            return None
        if file.src_uri not in self._keys:
            made = digest(file.outline.digest, file.src_uri, self._around, self._touch.edit(file.src_uri))
            self._keys[file.src_uri] = made
        return self._keys[file.src_uri]

    def _known(self, file: MadeFile, key: str) -> bytes | None:
        if self._cache is None:
            return None
        if key not in self._ahead:
            while self._next < len(self.files) and self.files[self._next] is not file:
                self._next += 1
            some = self.files[self._next : self._next + _AHEAD] or [file]
            self._next += len(some)
            self._ahead = self._cache.get_many(filter(None, map(self._key, some)))
        packed = self._ahead.get(key)
        try:
            return zlib.decompress(packed) if packed is not None else None
        except zlib.error:
            return None

    def _render(self, file: MadeFile) -> bytes:
        if self._ready is None:
            raise RuntimeError("a page was asked for before the build was ready")
        config, nav, files, environment, documentation = self._ready
        self.rendered += 1
        page = file.in_menu or Page(None, file, config)
        page.meta, text = self.book.parts(file.src_uri)
        page.markdown = text
        has_notes = _NOTES in text
        if has_notes:
            own = copy.copy(config)
            own["markdown_extensions"] = [*config.markdown_extensions, Headline()]
            page.render(own, files)
            if by_hand.takes_in_the_rest(page.content or ""):
                log.error("%s", Issue("notes-as-text", "error", file.src_uri, _AS_TEXT))
                page.markdown = by_hand.as_text(text)
                page.render(own, files)
            if page.links_to_anchors:
                self._linking.append(page)
        else:
            reader = self._reader_of(config)
            page.content = reader.convert(text)
            page.toc = get_toc(getattr(reader, "toc_tokens", []))
        page.active = True  # for the menu, until it is rendered

        def render(page: Page) -> str:
            context = self._touch.context(get_context(nav, documentation, config, page), page)
            return environment.get_template("main.html").render(context)

        output, is_whole = self._gate.page(page, render)
        page.active = False
        made = self._touch.output(output, page).encode("utf-8", errors="xmlcharrefreplace")
        key = self._key(file)
        # What is wrong with a page is told in every build.
        if key is not None and is_whole and not has_notes:
            self._behind[key] = zlib.compress(made, 1)
            if len(self._behind) >= _AHEAD:
                self._put_away()
        return made

    def _reader_of(self, config: MkDocsConfig) -> markdown.Markdown:
        """A reader of Markdown that knows of no page before: the same one again, if all its extensions can forget."""
        if self._reader is not None and self._around is not None:
            return self._reader.reset()
        self._reader = markdown.Markdown(
            extensions=[*config.markdown_extensions, Headline(), WholeBlocks()],
            extension_configs=config.mdx_configs or {},
        )
        return self._reader

    def _put_away(self) -> None:
        if self._cache is not None:
            self._cache.put_many(self._behind)
        self._behind.clear()


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, in memory: what is compiled is run, so that it must not lie where others could put theirs."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same source."""
        if (known := self._known.get(bucket.key + bucket.checksum)) is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Note what was compiled."""
        self._known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


class _Anchors:
    """The places of a rendered page that links can lead to, read from its file when somebody asks."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __contains__(self, anchor: object) -> bool:
        try:
            page = self._file.read_text(encoding="utf-8")
        except OSError:
            return True
        found = _Ids()
        found.feed(page)
        return anchor in found.ids


class _Ids(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """Note what the tag is called."""
        self.ids.update(value for name, value in attrs if name == "id" or (name == "name" and tag == "a"))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take `<![` for a comment, as browsers do; the parser refuses to go on where it knows no such section."""
        return self.parse_bogus_comment(i, report)

"""What is fuzzed: each takes any bytes, and either all that has to hold does, or the program's own error says why."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser

import markdown

from benchmarks.trust.edits import case
from benchmarks.trust.fuzz import seeds, words
from benchmarks.trust.fuzz.chances import Chances
from benchmarks.trust.fuzz.held import brief_holds, document_holds, issues_hold
from benchmarks.trust.fuzz.stub import Stub
from benchmarks.trust.invented import MINDS, read
from generator.brief import check, front_matter, markdown_text
from generator.brief.merge import merge
from generator.brief.sound import sound
from generator.errors import BriefingError
from generator.generate.making import Task, make
from generator.read import Options, Part, parts, read_bytes
from generator.read.decode import decode
from generator.read.metadata import parse
from generator.relate import register, stories_file
from generator.site import allowed

_OPENED = 4
"""How many of the documents in a container are read."""

_SOME = re.compile(rb"(?m)^=== (.*)\n")
_EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed.

    Attributes:
        check: given any bytes, raises what is a finding, and nothing if all is well.
        seeds: inputs to begin with.
        tokens: words that mean something to the format.
        weight: of the time, beside the others.
        few: how many inputs a short run tries.
    """

    check: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    tokens: tuple[bytes, ...] = ()
    weight: float = 1.0
    few: int = 120


def zipped(data: bytes) -> bytes:
    """An archive of the parts that an input lists, each after a line `=== NAME`; any other input as it is.

    A change to an archive's own bytes seldom comes past its checksums.
    """
    if not data.startswith(b"=== "):
        return data
    pieces = _SOME.split(data)[1:]
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")  # two parts of one name are an input too
        for name, content in zip(pieces[::2], pieces[1::2], strict=True):
            archive.writestr(zipfile.ZipInfo(name.decode("utf-8", "replace")[:1000]), content.removesuffix(b"\n"))
    return target.getvalue()


def named(error: BriefingError, name: str) -> None:
    """Make sure that an error names its file and says something.

    Raises:
        AssertionError: it does not.
    """
    message = str(error)
    assert message.startswith(name), f"an error names no file: {message}"
    assert len(message) > len(name) + 5, "an error says nothing"


def _document(suffix: str, data: bytes) -> None:
    name = f"seeds/a{suffix}"
    try:
        document = read_bytes(zipped(data) if suffix in {".docx", ".odt"} else data, name=name, suffix=suffix)
    except BriefingError as error:
        named(error, name)
        return
    document_holds(document, name)


def _container(suffix: str, data: bytes) -> None:
    name = f"seeds/a{suffix}"
    names: set[str] = set()
    try:
        for item in parts(zipped(data) if suffix == ".zip" else data, name, Options()):
            if isinstance(item, Part):
                assert item.name not in names, f"two parts are called {item.name}"
                assert item.name.startswith(f"{name}/"), f"a part is called {item.name}"
                names.add(item.name)
                if len(names) <= _OPENED:
                    _part(item)
            else:
                issues_hold([item], name)
    except BriefingError as error:
        named(error, name)


def _part(part: Part) -> None:
    try:
        document = read_bytes(part.data, name=part.name, suffix=part.suffix, metadata=part.metadata)
    except BriefingError as error:
        named(error, part.name)
        return
    document_holds(document, part.name)


def _stages(data: bytes) -> None:
    name = "seeds/a.txt"
    try:
        read_bytes(data, name=name, suffix=".txt")
    except BriefingError as error:
        named(error, name)
        return
    made = make(Task(name, name, None, Stub.model, data=data), Stub)
    issues_hold(made.issues, name)
    brief_holds(made.brief, made.text)


def _sidecar(data: bytes) -> None:
    name = "seeds/a.txt.meta.yml"
    try:
        said, issues = parse(decode(data, name)[0], name)
    except BriefingError as error:
        named(error, name)
        return
    issues_hold(issues, name)
    body = b"Ferry sails\n\nThe ferry sails again, the harbour master Ida Berg said on Monday.\n"
    document_holds(read_bytes(body, name="seeds/a.txt", suffix=".txt", metadata=said), "seeds/a.txt")


def _yaml(loads: Callable[[str, str], object], name: str, data: bytes) -> None:
    try:
        loads(data.decode("utf-8", "replace"), name)
    except BriefingError as error:
        for line in str(error).splitlines():
            assert line.startswith(name), f"an error names no file: {line}"


def _front_matter(data: bytes) -> None:
    text, archived = data.decode("utf-8", "replace"), seeds.STORY.text
    found = front_matter.look(text, "b.md")
    issues_hold(found.issues, "b.md")
    brief, values, problems = front_matter.rest(found, archived)
    issues_hold(front_matter.told(problems, "b.md"), "b.md")
    if brief is not None:
        issues_hold(check.check_brief(brief, archived, "b.md", values=values), "b.md")
        left, _ = sound(brief, archived, values)
        if left is not None:
            brief_holds(left, archived)
    try:
        whole = front_matter.loads(text, "b.md", archived)
    except front_matter.FormatError as error:
        issues_hold(error.issues, "b.md")
        return
    assert (*found.issues, *problems) == (), "loaded in spite of problems"
    written = front_matter.dumps(whole)
    again = front_matter.loads(written, "b.md")
    assert front_matter.dumps(again) == written, "written again, it is other bytes"


def _any_brief(data: bytes) -> None:
    """A brief as anybody may have edited it, brought up to date with the document and with another one."""
    before = seeds.STORY.text
    try:
        old = front_matter.loads(data.decode("utf-8", "replace"), "b.md", before)
    except front_matter.FormatError:
        return
    for story in (seeds.STORY, seeds.LATER):
        out, issues = merge(old, read(story, MINDS[0]), story.text, "b.md", before=before)
        issues_hold(issues, "b.md")
        left, _ = sound(out, story.text)
        if left is not None:
            brief_holds(left, story.text)
    assert out.notes == old.notes, "the notes are other ones"


def _edited(data: bytes) -> None:
    case(Chances(data))


class _Shown(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.bad: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            address = re.sub(r"[\0-\x20]", "", value or "").lower()
            if name.startswith("on") or name == "srcdoc" or address.startswith(("javascript:", "vbscript:", "data:")):
                self.bad.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _escaped(data: bytes) -> None:
    text = data.decode("utf-8", "replace").replace("\r", "")
    shown = _Shown(markdown.markdown(f"words {markdown_text.escape(text)}", extensions=_EXTENSIONS))
    assert shown.tags == {"p"}, f"text became {shown.tags - {'p'}}"
    assert shown.text == f"words {markdown_text.visible(text)}", f"text is shown as {shown.text!r}"
    for tag in (shown.tags for shown in [_Shown(markdown.markdown(markdown_text.quote(text), extensions=_EXTENSIONS))]):
        assert tag <= {"p", "blockquote"}, f"a quotation became {tag}"


def _page(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    checked = allowed.check(text)
    shown = _Shown(checked.content.replace(allowed._OWN_SCRIPT, "", 1))  # noqa: SLF001 - the one that is allowed
    assert not shown.bad, f"let through: {shown.bad}"
    over = shown.tags & {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "template", "math"}
    assert not over, f"let through: {over}"
    assert not allowed.check(checked.content).refused, "what was let through is refused"


_READERS: dict[str, tuple[tuple[bytes, ...], float, int]] = {
    ".txt": (words.TEXT, 2, 80),
    ".md": ((*words.TEXT, *words.HTML), 2, 80),
    ".html": (words.HTML, 2, 50),
    ".mhtml": ((*words.MAIL, *words.HTML), 1, 60),
    ".pdf": (words.PDF, 2, 30),
    ".docx": ((*words.OFFICE, *words.ZIP), 1.5, 120),
    ".odt": ((*words.OFFICE, *words.ZIP), 1.5, 120),
    ".rtf": (words.RTF, 1.5, 80),
    ".eml": (words.MAIL, 2, 120),
}
_CONTAINERS: dict[str, tuple[tuple[bytes, ...], float]] = {
    ".rss": (words.FEED, 1.5),
    ".opml": (words.FEED, 1),
    ".mbox": (words.MAIL, 1),
    ".csv": (words.ROWS, 1),
    ".tsv": (words.ROWS, 0.5),
    ".jsonl": (words.ROWS, 1),
    ".zip": (words.ZIP, 1),
    ".xml": (words.FEED, 1),
}

TARGETS: dict[str, Target] = {
    **{
        f"reader {suffix}": Target(partial(_document, suffix), partial(seeds.documents, suffix), tokens, weight, few)
        for suffix, (tokens, weight, few) in _READERS.items()
    },
    **{
        f"container {suffix}": Target(partial(_container, suffix), partial(seeds.containers, suffix), tokens, weight)
        for suffix, (tokens, weight) in _CONTAINERS.items()
    },
    "stages behind": Target(_stages, partial(seeds.documents, ".txt"), words.TEXT, 2, 30),
    "sidecar": Target(_sidecar, seeds.sidecars, words.YAML),
    "front matter": Target(_front_matter, seeds.briefs, words.YAML, 2, 50),
    "merge of any brief": Target(_any_brief, seeds.briefs, words.YAML, 1.5, 50),
    "merge of edits": Target(_edited, seeds.chances, (), 2, 30),
    "register of actors": Target(partial(_yaml, register.loads, "actors.yml"), seeds.registers, words.YAML),
    "stories": Target(partial(_yaml, stories_file.loads, "stories.yml"), seeds.stories, words.YAML, 0.5),
    "escaping": Target(_escaped, partial(seeds.documents, ".md"), (*words.TEXT, *words.HTML), 1),
    "check of pages": Target(_page, seeds.pages, words.HTML, 1),
}
"""By name, in the order of the table."""

"""Metadata of the user's own: YAML front matter in the document, or a sidecar `<file>.meta.yml`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import pycountry
import yaml

from generator import edtf
from generator.errors import ReadError
from generator.read.decode import clean, codec
from generator.records import Issue

SIDECAR_SUFFIX = ".meta.yml"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a user or a file format says of a document; None where it says nothing.

    Attributes:
        published: EDTF date.
        language: ISO 639-1 code.
        author: who wrote it, as the document or its format states; several separated by commas.
        retrieved: when a web page was retrieved, ISO 8601 in UTC to the second, such as `2025-03-04T09:30:00Z`.
        sha256: of the file's bytes when it was put there, hexadecimal; tells whether somebody changed it since.
        charset: the encoding of a text, where only whoever sent it said so; a text cannot say it of itself.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    charset: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and those of `other` where there is none here."""
        pairs = dataclasses.asdict(self).items()
        return Metadata(**{key: getattr(other, key) if value is None else value for key, value in pairs})


KEYS = tuple(f.name for f in dataclasses.fields(Metadata))
_KNOWN = ", ".join(KEYS)
_USUAL_NAMES = {
    "date": "published",
    "lang": "language",
    "link": "url",
    "source": "outlet",
    "publisher": "outlet",
    "headline": "title",
    "byline": "author",
    "authors": "author",
    "accessed": "retrieved",
    "encoding": "charset",
}
_LONGEST_HEADER = 20_000
"""Code points; what is longer is text between two rules."""
_NO_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"""^["']?([A-Za-z][\w-]{0,40})["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
_TIME_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S{0,20}(?: ?[+-]\d\d:?\d\d)?")


def split_front_matter(text: str, where: str) -> tuple[Metadata, str, tuple[Issue, ...]]:
    """The metadata at the head of a text, and the text without it.

    A block between `---` lines is taken for metadata if it has one of the known keys, or nothing but
    `key: value` lines; else it is text between two rules, and stays.

    Raises:
        ReadError: the block is meant as metadata but is not valid, or is not closed.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Metadata(), text, ()
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_HEADER)
    if closing is None:
        first = _KEY.match(text, opening.end())
        if first is not None and first[1] in KEYS:
            raise ReadError(f"{where}: the metadata that starts with --- is not closed; put --- on a line after it")
        return Metadata(), text, ()
    header = text[opening.end() : closing.start()]
    lines = [line for line in header.splitlines() if line.strip() and not line.startswith(("#", " ", "\t", "-"))]
    keys = _KEY.findall(header)
    if not keys or (len(keys) != len(lines) and not set(KEYS).intersection(keys)):
        return Metadata(), text, ()
    metadata, issues = parse(header, where)
    if metadata.charset is not None:
        message = f"is of use only in {where}{SIDECAR_SUFFIX}: when it is read here, the text has been decoded already"
        issues = (*issues, Issue("unknown-metadata-key", "warning", f"{where}: charset", message))
        metadata = dataclasses.replace(metadata, charset=None)
    return metadata, text[closing.end() :], issues


def parse(source: str, where: str) -> tuple[Metadata, tuple[Issue, ...]]:
    """The metadata that this YAML holds; keys that are not known are reported and passed over.

    Every value is read as it is written, so that YAML's own ideas of `no`, `12:30` or `2025-03-04` do not matter.

    Raises:
        ReadError: not valid YAML, not `key: value` lines, or a value that its key does not allow.
    """
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1} of it" if mark else ""
        message = f"{where}: the metadata is not valid YAML{line}; write key: value lines, and quote values with colons"
        raise ReadError(message) from error
    if root is None:
        return Metadata(), ()
    if not isinstance(root, yaml.MappingNode):
        raise ReadError(f"{where}: the metadata has to be key: value lines with the keys {_KNOWN}")
    values: dict[str, str] = {}
    issues: list[Issue] = []
    for key_node, node in root.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        if key not in KEYS:
            issues.append(_unknown(key, where))
        elif key in values:
            raise ReadError(f"{where}: {key}: is given twice; keep one")
        elif key == "author" and isinstance(node, yaml.SequenceNode) and _are_scalars(node):
            names = (_one_line(name.value) for name in node.value)
            values[key] = _words(", ".join(filter(None, names)), f"{where}: {key}")
        elif not isinstance(node, yaml.ScalarNode):
            raise ReadError(f"{where}: {key}: has to be one value, not a list or mapping")
        elif node.tag != "tag:yaml.org,2002:null":
            values[key] = checked(key, node.value, f"{where}: {key}")
    return Metadata(**values), tuple(issues)


def checked(key: str, value: str, where: str) -> str:
    """The value in the form that a field of `Metadata` has.

    Args:
        key: the field.
        value: as somebody or something wrote it.
        where: what to name in messages.

    Raises:
        ReadError: it is not what the field holds.
    """
    return _CHECKS[key](_one_line(value), where)


def _are_scalars(node: yaml.SequenceNode) -> bool:
    return all(isinstance(item, yaml.ScalarNode) for item in node.value)


def _unknown(key: str, where: str) -> Issue:
    lower = key.lower()
    close = [_USUAL_NAMES[lower]] if lower in _USUAL_NAMES else difflib.get_close_matches(lower, KEYS, n=1)
    hint = f"did you mean {close[0]}?" if close else f"known are {_KNOWN}"
    return Issue(
        "unknown-metadata-key", "warning", f"{where}: {key}", f"is not a metadata key and was passed over; {hint}"
    )


def _one_line(value: str) -> str:
    return " ".join(clean(value)[0].split())


def _words(value: str, where: str) -> str:
    if not value:
        raise ReadError(f"{where}: is empty; give a value or remove the key")
    return value


def _url(value: str, where: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host or _NO_ADDRESS.search(value):
        raise ReadError(f"{where}: {value!r} is not a web address; write one like https://news.example/story")
    return value


def _published(value: str, where: str) -> str:
    timed = _TIME_OF_DAY.fullmatch(value)
    date = timed[1] if timed else value
    if not edtf.is_date(date):
        raise ReadError(
            f"{where}: {value!r} is not a date; write 2025-03-04, 2025-03 or 2025, or XXXX-03-04 for an unknown year"
        )
    return date


def _language(value: str, where: str) -> str:
    code = re.split(r"[-_]", value.lower())[0]
    if len(code) != 2 or pycountry.languages.get(alpha_2=code) is None:
        raise ReadError(f"{where}: {value!r} is not a language; write its two-letter ISO 639-1 code, such as en or no")
    return code


def _retrieved(value: str, where: str) -> str:
    moment = utc(value)
    if moment is None:
        raise ReadError(f"{where}: {value!r} is not a time with its zone; write one like 2025-03-04T09:30:00Z")
    return moment


def _sha256(value: str, where: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value.lower()):
        raise ReadError(f"{where}: {value!r} is not a SHA-256 in 64 hexadecimal digits; correct it or remove the key")
    return value.lower()


def _charset(value: str, where: str) -> str:
    if codec(value) is None:
        raise ReadError(f"{where}: {value!r} is not an encoding; write one such as windows-1250 or koi8-r")
    return value.lower()


def utc(value: str) -> str | None:
    """An ISO 8601 time with its zone in UTC to the second; None where it is no such thing."""
    try:
        moment = dt.datetime.fromisoformat(value)
        return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo and moment.year > 1 else None
    except (ValueError, OverflowError):
        return None


_CHECKS = {
    "title": _words,
    "outlet": _words,
    "url": _url,
    "published": _published,
    "language": _language,
    "author": _words,
    "retrieved": _retrieved,
    "sha256": _sha256,
    "charset": _charset,
}

"""Pagefind's files, made lighter to fetch: the same records and the same answers in fewer bytes.

Pagefind makes its files for sites of some hundred pages. Here its lists are written anew, in its own format, which is
CBOR in gzip and which `pagefind.js` reads as before:

- Records have names that count down instead of random ones. A list of names that no two of which are alike cannot be
  compressed, and it is fetched before the first result. The names also tell the order of the records, so that the list
  needs no second one to sort them by.
- Words are in smaller pieces, of which a search fetches one for each of its words.
- Of a word that stands nearly everywhere, a search needs to know in which records it is, and not each of its places.
  These stand in a second piece, for exact phrases, under a word that no document has.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
"""Where Pagefind's program looks first."""

OFTEN = "often.json"
"""What a phrase has to have in place of a word, by the form in which that stands in documents."""

SMALLEST, SHARE = 2_000, 4
"""How large a piece is, in bytes before compression, which halves them: at least so much, and so many times the square
root of all words' bytes. A search fetches the list of all pieces and a piece for each of its words, and with that size
both together are least. A word that is larger has a piece for itself."""

HEAVY = 10_000
"""Compressed bytes from which on a word is listed with a few of its places only."""

LARGE = 1_500
"""Bytes from which on the file of a record is worth the time to make it lighter."""

GROUP = 64
"""Records whose files share a folder, which is named by what is in them: so no file is taken for one of last week."""

_SIGNATURE = b"pagefind_dcd"
_LAST = "\U0010ffff"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_STEP = 1.2

_MARK = "+"
"""Around a word with all its places: in no other word, yet not dropped by Pagefind, and before letters and digits."""

_PLAIN = -25
"""The weight of a word that is no part of a compound; those of headlines are listed apart."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Neighbouring words.

    Attributes:
        first: the first of them.
        last: the last of them.
        content: as Pagefind's program reads them.
        whole: the same with every place, where `content` lacks some, under the word between marks.
        forms: in which the word stands in records, where `content` lacks places.
    """

    first: str
    last: str
    content: bytes
    whole: bytes | None = None
    forms: tuple[str, ...] = ()


def lighter(files: Mapping[str, bytes], contents: Sequence[str]) -> dict[str, bytes]:
    """The files of an index anew.

    Args:
        files: by path below the index, as Pagefind gives them, for one language.
        contents: the text of each record, in the order in which Pagefind got them.

    Returns:
        Files by path: the lists, the words, the records and the facets anew, and `OFTEN`. Files of Pagefind's own
        interfaces, and its program, are as they were, and so is an index of nothing.
    """
    listed = next((path for path in files if path.endswith(".pf_meta")), None)
    if listed is None:
        return {**files, OFTEN: b"{}"}
    version, records, _, facets, orders, *others = _read(files[listed])
    made = {path: data for path, data in files.items() if not path.startswith(("index/", "filter/"))}
    del made[listed]

    names = _names([name for name, _ in records])
    for (old, _), name in zip(records, names, strict=True):
        made[f"fragment/{name}.pf_fragment"] = _card(made.pop(f"fragment/{old}.pf_fragment"))
    counted = [[name, _roughly(words)] for name, (_, words) in zip(names, records, strict=True)]

    of_facets = []
    for facet, old in sorted(facets):
        name, data = _facet(files[f"filter/{old}.pf_filter"])
        made[f"filter/{name}.pf_filter"] = data
        of_facets.append([facet, name])

    words = _words(data for path, data in sorted(files.items()) if path.startswith("index/"))
    pieces = tuple(_pieces(words, contents))
    digest = _digest(*(piece.whole or piece.content for piece in pieces))
    of_words = []
    often: dict[str, str] = {}
    for number, (piece, (start, stop)) in enumerate(zip(pieces, _bounds(pieces), strict=True)):
        name = f"{digest}/{_base36(number)}"
        made[f"index/{name}.pf_index"] = piece.content
        of_words.append([start, stop, name])
        if piece.whole is not None:
            made[f"index/{name}-all.pf_index"] = piece.whole
            asked = f"{_MARK}{piece.first}{_MARK}"
            of_words.append([asked, asked, f"{name}-all"])
            often |= dict.fromkeys(piece.forms, asked)
    made[OFTEN] = json.dumps(often, ensure_ascii=False, separators=(",", ":")).encode()
    return made | _listed(json.loads(files[ENTRY]), [version, counted, of_words, of_facets, orders, *others])


def _listed(entry: dict[str, Any], meta: Sequence[object]) -> dict[str, bytes]:
    """The list of all that an index has, under a name of its own, and the entry that leads to it."""
    data = _written(cbor2.dumps(meta))
    ((language, about),) = entry["languages"].items()
    name = f"{language}_{_digest(data)}"
    led = {**entry, "languages": {language: {**about, "hash": name}}}
    return {f"pagefind.{name}.pf_meta": data, ENTRY: json.dumps(led).encode()}


def _names(old: Sequence[str]) -> list[str]:
    """Names that count down to 0, in folders by the dozen: what is added in front changes no name behind it."""
    width = len(_base36(max(len(old) - 1, 0)))
    upwards = old[::-1]
    folders = [_digest(*(name.encode() for name in upwards[n : n + GROUP])) for n in range(0, len(old), GROUP)]
    numbers = range(len(old) - 1, -1, -1)
    return [f"{folders[number // GROUP]}/{_base36(number).rjust(width, '0')}" for number in numbers]


def _roughly(words: int) -> int:
    """A number of words to about a tenth, which is all that an order by relevance needs of it."""
    return round(_STEP ** round(math.log(words, _STEP))) if words > 0 else words


def _card(data: bytes) -> bytes:
    """What a result shows, without the facets that it has, of which no card tells; small ones are left alone."""
    if len(data) < LARGE:
        return data
    card = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
    card |= {"filters": {}, "meta": {"title": card["meta"]["title"]}}
    return _written(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode())


def _facet(data: bytes) -> tuple[str, bytes]:
    """A facet's name and file with its values in order, which Pagefind leaves to chance."""
    facet, values, *others = _read(data)
    ordered = _written(cbor2.dumps([facet, sorted(values), *others]))
    return _digest(ordered), ordered


def _words(data: Iterable[bytes]) -> list[list[Any]]:
    """All words in order, each with its records and with its other spellings."""
    found = [word for each in data for word in _read(each)[0]]
    found.sort(key=lambda word: str(word[0]))
    return found


def _pieces(words: Iterable[list[Any]], contents: Sequence[str]) -> Iterator[_Piece]:
    encoded = [(word, cbor2.dumps(word)) for word in words]
    largest = max(SMALLEST, SHARE * math.isqrt(sum(len(data) for _, data in encoded)))
    begun: list[tuple[str, bytes]] = []
    size = 0
    for word, data in encoded:
        if begun and size + len(data) > largest:
            place = _cut(begun, word[0]) if len(data) <= largest else len(begun)
            yield _piece(begun[:place])
            begun = begun[place:]
            size = sum(len(each) for _, each in begun)
        if len(data) > largest:
            if begun:
                yield _piece(begun)
            yield _alone(word, data, contents)
            begun, size = [], 0
        else:
            begun.append((word[0], data))
            size += len(data)
    if begun:
        yield _piece(begun)


def _cut(words: Sequence[tuple[str, bytes]], following: str) -> int:
    """Where a piece ends: in its last third, where the next word has least in common with the one before."""
    texts = [text for text, _ in words] + [following]
    places = range(max(1, len(words) * 2 // 3), len(words) + 1)
    return min(reversed(places), key=lambda place: _alike(texts[place - 1], texts[place]))


def _piece(words: Sequence[tuple[str, bytes]]) -> _Piece:
    content = b"".join((b"\x81", _array(len(words)), *(encoded for _, encoded in words)))
    return _Piece(words[0][0], words[-1][0], _written(content))


def _alone(word: list[Any], encoded: bytes, contents: Sequence[str]) -> _Piece:
    """A piece for one word, with as many of its places as it may have."""
    whole = _piece([(word[0], encoded)])
    piece, most = whole, 8
    while len(piece.content) > HEAVY and most:
        piece = _piece([(word[0], cbor2.dumps(_with_few(word, most)))])
        most //= 2
    # A word with a sign in it cannot be asked for: Pagefind drops signs from what is asked.
    if piece is whole or not word[0].isalnum():
        return whole
    marked = _piece([("", cbor2.dumps([f"{_MARK}{word[0]}{_MARK}", *word[1:]]))])
    return replace(piece, whole=marked.content, forms=tuple(sorted(_forms(word, contents))))


def _forms(word: list[Any], contents: Sequence[str]) -> set[str]:
    """How a word is written in records, in small letters without signs and accents."""
    written = set()
    for records in (word[1], *(where for _, where, *_ in word[2])):
        number = 0
        for ahead, places, *_ in records:
            number += ahead
            words = contents[number].split()
            weight, place = _PLAIN, 0
            for step in places:
                if step < 0:
                    # Distances begin anew for each weight.
                    weight, place = step, 0
                    continue
                place += step
                if weight == _PLAIN and place < len(words):
                    written.add(words[place])
    return {form for form in map(plain, written) if form}


def plain(word: str) -> str:
    """A word in small letters, without signs and accents, as the search page has those of a phrase."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if sign.isalnum())


def _with_few(word: list[Any], most: int) -> list[Any]:
    text, records, spellings, *others = word
    return [
        text,
        _in_few(records, most),
        [[spelling, _in_few(where, most), *more] for spelling, where, *more in spellings],
        *others,
    ]


def _in_few(records: Iterable[list[Any]], most: int) -> list[list[Any]]:
    return [[record, _few(places, most), *others] for record, places, *others in records]


def _few(places: Iterable[int], most: int) -> list[int]:
    """The first places, with the weights that hold for them."""
    kept: list[int] = []
    left = most
    for place in places:
        if place >= 0:
            left -= 1
        if left < 0:
            break
        kept.append(place)
    while kept and kept[-1] < 0:
        kept.pop()
    return kept


def _bounds(pieces: Sequence[_Piece]) -> list[tuple[str, str]]:
    """From where to where each piece goes, without a gap: any word is to be looked for in just one of them.

    Where one is missing, Pagefind's program fetches every piece that begins alike.
    """
    starts = [piece.first[:1] for piece in pieces[:1]]
    for before, after in itertools.pairwise(pieces):
        same = _alike(before.last, after.first)
        starts.append(after.first[: same + 1])
    stops = [*(_before(start) for start in starts[1:]), _LAST]
    return list(zip(starts, stops, strict=False))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _before(text: str) -> str:
    """What comes last of all that comes before a text."""
    point = ord(text[-1]) - 1
    # No character has the numbers in between.
    return f"{text[:-1]}{chr(0xD7FF if 0xD800 <= point <= 0xDFFF else point)}{_LAST}"


def _read(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_SIGNATURE))


def _written(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, mtime=0)


def _array(length: int) -> bytes:
    """The beginning of an array of CBOR (RFC 8949, section 3)."""
    if length < 24:
        return bytes((0x80 | length,))
    size = 1 if length < 1 << 8 else 2 if length < 1 << 16 else 4
    return bytes((0x97 + size.bit_length(),)) + length.to_bytes(size, "big")


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _digest(*parts: bytes) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(hashlib.sha256(part).digest())
    return hashed.hexdigest()[:8]

"""Links into the original on the web that show the words of a claim there: text fragments, which need no anchor.

The form is that of the WICG draft "URL Fragment Text Directives"; browsers that do not know it open the page's top.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from generator.records import Span
from generator.site import allowed
from generator.site.publishable import MASK

WHOLE = 12
"""Words at most that are named in full; of more only the first and the last ones are."""

ENDS = 5
"""How many words from either end are named then."""

BESIDE = 3
"""How many words before or after tell words apart that stand in the text more than once."""

_BREAK = re.compile(rf"[\n{MASK}]")
_WORD = re.compile(r"\S+")
_NEVER = frozenset(' "<>^`{|}')


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, so that it may be linked; None otherwise.

    It is as it was but for what no address may hold, which is written as browsers do. One that programs read in two
    ways is none: a backslash ends the host for browsers, and for most others does not.
    """
    if not url or "\\" in url or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        has_host = bool(urlsplit(url).hostname)
    except ValueError:
        return None
    address = "".join(c if c.isprintable() and c not in _NEVER else quote(c, errors="replace") for c in url)
    return address if has_host and allowed.leads(address) else None


def host(url: str | None) -> str:
    """The site that an address of the web is on, as one says it: `news.example`; empty where there is none.

    A name with letters of several scripts in it, which may look like another name, is given as networks know it.
    """
    name = urlsplit(address).hostname if (address := web_address(url)) else None
    if name and len({unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha()}) > 1:
        with contextlib.suppress(UnicodeError):
            name = name.encode("idna").decode()
    return (name or url or "").removeprefix("www.")


def place(url: str | None, text: str, spans: Sequence[Span]) -> str | None:
    """The address of these words in the original; its top if they give nothing to look for, None if it is not known.

    Args:
        url: of the original.
        text: the archived text, as far as it is shown: nothing else gets into the address.
        spans: of the words, in order.
    """
    address = web_address(url)
    if address is None:
        return None
    found = [directive for directive in (_directive(text, *span) for span in spans) if directive]
    if not found:
        return address
    page, _, fragment = address.partition("#")
    fragment = fragment.partition(":~:")[0]
    return f"{page}#{fragment}:~:" + "&".join(f"text={directive}" for directive in dict.fromkeys(found))


def _directive(text: str, start: int, end: int) -> str:
    """`[prefix-,]start[,end][,-suffix]` for these words; empty where they have no letter or digit."""
    start, end = _bounds(text, start, end)
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    if not words:
        return ""
    if len(words) <= WHOLE and not _BREAK.search(text, start, end):
        head, tail = (start, end), None
    else:
        # A term has to stand in one block of the page, and a line end may be the end of one.
        head = _bounds(text, start, min(words[: ENDS + 1][-1][0], _break_after(text, start, end)))
        tail = _bounds(text, max(words[-ENDS - 1 :][0][1], _break_before(text, head[1], end)), end)
        tail = tail if tail[0] >= head[1] and tail[0] < tail[1] else None
    terms = [_encoded(text[slice(*head)])]
    if tail:
        terms.append(_encoded(text[slice(*tail)]))
    if _is_repeated(text, text[slice(*head)]):
        if before := _before(text, start):
            terms.insert(0, f"{_encoded(before)}-")
        if after := _after(text, end):
            terms.append(f"-{_encoded(after)}")
    return ",".join(terms)


def _bounds(text: str, start: int, end: int) -> Span:
    """The words without the marks around them, and without parts of words, which would not be found."""
    while start < end and (not text[start].isalnum() or (start > 0 and text[start - 1].isalnum())):
        start += 1
    while end > start and (not text[end - 1].isalnum() or (end < len(text) and text[end].isalnum())):
        end -= 1
    return start, end


def _break_after(text: str, start: int, end: int) -> int:
    found = _BREAK.search(text, start, end)
    return found.start() if found else end


def _break_before(text: str, start: int, end: int) -> int:
    return max((found.end() for found in _BREAK.finditer(text, start, end)), default=start)


def _is_repeated(text: str, words: str) -> bool:
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    found = re.finditer(rf"(?<!\w){wanted}(?!\w)", text, re.IGNORECASE)
    return next(found, None) is not None and next(found, None) is not None


def _before(text: str, start: int) -> str:
    """A few words right before a place, with the marks between, as far as they are in the same line and shown."""
    line = _break_before(text, max(0, start - 200), start)
    words = _WORD.findall(text[line:start].rstrip())[-BESIDE:]
    return " ".join(words) if any(map(str.isalnum, "".join(words))) else ""


def _after(text: str, end: int) -> str:
    line = _break_after(text, end, min(len(text), end + 200))
    words = _WORD.findall(text[end:line].lstrip())[:BESIDE]
    return " ".join(words) if any(map(str.isalnum, "".join(words))) else ""


def _encoded(term: str) -> str:
    """Percent-encoded so that the signs of the form itself (`&`, `-`, `,`) are only words."""
    return quote(" ".join(term.split()), safe="").replace("-", "%2D")

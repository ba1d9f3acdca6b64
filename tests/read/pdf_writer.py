"""Writes small PDF files by hand: text at places, nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
SIZE = 10.0
PITCH = 12.0
SIGNS = {"“": "\\223", "”": "\\224", "’": "\\222", "–": "\\226", "•": "\\225", "(": "\\(", ")": "\\)", "\xad": "\\255"}

Text = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, str, float, str]
"""From the left, from the top, words; size; font, `F1` plain or `F2` bold."""


def page(*texts: Text, extra: str = "") -> str:
    """The content of a page."""
    lines = []
    for text in texts:
        left, top, words, size, font = (*text, *((SIZE, "F1")[len(text) - 3 :]))
        shown = "".join(SIGNS.get(c, c) for c in words)
        lines.append(f"BT /{font} {size} Tf 1 0 0 1 {left} {HEIGHT - top} Tm ({shown}) Tj ET")
    return "\n".join([*lines, extra])


def column(left: float, top: float, lines: Sequence[str], size: float = SIZE) -> list[Text]:
    """Lines below each other; an empty one leaves half a line of white."""
    found: list[Text] = []
    for line in lines:
        if line:
            found.append((left, top, line, size))
        top += PITCH * size / SIZE * (1 if line else 0.6)
    return found


def pdf(
    *pages: str,
    info: str = "",
    rotate: int = 0,
    fonts: str = "",
    objects: Sequence[str | bytes] = (),
    resources: str = "",
    count: int | None = None,
) -> bytes:
    """A PDF file.

    Args:
        pages: their contents.
        info: entries of the document's information, such as `/Title (A)`.
        rotate: by which the pages are turned, in degrees.
        fonts: in place of Helvetica.
        objects: further ones, numbered from 10.
        resources: further ones of the pages.
        count: how many pages the file says that it has.
    """
    base = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding"
    fonts = fonts or f"/F1 << {base} /BaseFont /Helvetica >> /F2 << {base} /BaseFont /Helvetica-Bold >>"
    found: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: f"<< {info} >>".encode("cp1252"),
        4: f"<< /Font << {fonts} >> {resources} >>".encode(),
    }
    for number, each in enumerate(objects, 10):
        found[number] = each if isinstance(each, bytes) else each.encode("cp1252")
    kids = []
    for number, content in enumerate(pages):
        at = 1000 + 2 * number
        kids.append(f"{at} 0 R")
        found[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /Resources 4 0 R "
            f"/Contents {at + 1} 0 R >>"
        ).encode()
        found[at + 1] = stream(content.encode("cp1252"))
    total = len(pages) if count is None else count
    found[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {total} >>".encode()
    return assembled(found)


def stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def assembled(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

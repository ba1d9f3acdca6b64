"""PDF files: the words of their text layer in reading order, page by page.

Read with PDFium, which is what Chromium shows PDF files with. Nothing in the file is run or fetched.
"""

from __future__ import annotations

from generator.limits import DEFAULT, Limits
from generator.read.parsed import Parsed


def read_pdf(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read the text layer of a PDF file.

    Running heads and feet, page numbers and footnotes are left out. Words that a line end parts are put together
    where that is safe; paragraphs go on across columns and pages.

    Raises:
        ReadError: it is damaged, encrypted, too long, or has no text that can be read.
    """
    from generator.read.formats.pdf.document import parse  # noqa: PLC0415 - loads PDFium

    return parse(data, name, limits)

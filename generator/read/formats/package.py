"""Office documents that are zip archives of XML files, opened within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.errors import ReadError

_LARGEST = 64 << 20
"""Bytes of one file in the archive, unpacked; a book of a thousand pages has a quarter of it."""
_ALWAYS = 8 << 20
"""Bytes up to which the ratio does not matter."""
_MOST_RATIO = 300
"""How many times its packed size a file may have."""
_MOST_FILES = 20_000
_DEEPEST = 400
"""Elements within each other; Python cannot follow many more."""
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_OLD = b"\xd0\xcf\x11\xe0"
"""What old Word files begin with, and new ones that have a password."""


class Package:
    """The XML files of one office document.

    Args:
        data: the document.
        name: what users know it by, for messages.
        kind: what it should be, such as "a Word document (.docx)".

    Raises:
        ReadError: it is something else, damaged or encrypted.
    """

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self._name = name
        if data.startswith(_OLD):
            message = "is encrypted or an old Word file (.doc); open it and save it as .docx without a password"
            raise ReadError(f"{name}: {message}")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError(f"{name}: is damaged or not {kind}; get it again") from error
        self._entries = {info.filename: info for info in self._archive.infolist()[:_MOST_FILES]}

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def need(self, path: str, kind: str) -> Element:
        """The root of an XML file without which there is no document.

        Raises:
            ReadError: it is not there, or cannot be read.
        """
        root = self.xml(path)
        if root is None:
            raise ReadError(f"{self._name}: is not {kind}: it has no {path}; save it again")
        return root

    def xml(self, path: str) -> Element | None:
        """The root of an XML file; None where there is none.

        Raises:
            ReadError: it is damaged or encrypted, larger or deeper than any document, or defines entities.
        """
        info = self._entries.get(path)
        if info is None:
            return None
        data = self._bytes(info)
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            message = f"has a document type in {path}, which no office program writes; save it again"
            raise ReadError(f"{self._name}: {message}") from error
        except (ParseError, ValueError, LookupError) as error:
            raise ReadError(f"{self._name}: is damaged: {path} is not sound XML ({error}); get it again") from error
        level = [root]
        for _ in range(_DEEPEST):
            level = [child for element in level for child in element]
        if level:
            raise ReadError(f"{self._name}: has parts more than {_DEEPEST} levels deep; save its words as plain text")
        return root

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        """What a file holds, counted while it is unpacked, so that the archive cannot understate it."""
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self._name}: is encrypted; save it without a password")
        most = min(_LARGEST, max(_ALWAYS, info.compress_size * _MOST_RATIO))
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as file:
                while piece := file.read(_CHUNK):
                    size += len(piece)
                    if size > most:
                        message = f"holds {info.filename}, which is larger than any document's; save it again"
                        raise ReadError(f"{self._name}: {message}")
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise ReadError(f"{self._name}: is damaged ({error}); get it again") from error
        except (NotImplementedError, RuntimeError) as error:
            raise ReadError(f"{self._name}: is packed in a way that cannot be read ({error}); save it again") from error
        return b"".join(pieces)


def words_of(root: Element | None, tag: str) -> str | None:
    """The words of the first element with this tag below the root; None where there are none."""
    found = None if root is None else root.find(f".//{tag}")
    return None if found is None else "".join(found.itertext())

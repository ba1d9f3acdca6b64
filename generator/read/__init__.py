"""Source files to documents: encodings, formats, layout, page furniture, dates, sentences."""

from generator.read.contents import parts, sidecar
from generator.read.parsed import Options, Part
from generator.read.places import Found, SourceFile, fetch, find_sources
from generator.read.source import CONTAINERS, IN_ONE_ENCODING, READERS, read, read_bytes

__all__ = [
    "CONTAINERS",
    "IN_ONE_ENCODING",
    "READERS",
    "Found",
    "Options",
    "Part",
    "SourceFile",
    "fetch",
    "find_sources",
    "parts",
    "read",
    "read_bytes",
    "sidecar",
]

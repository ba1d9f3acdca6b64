"""Source files to documents: encodings, formats, layout, page furniture, dates, sentences."""

from generator.read.source import READERS, find_sources, read

__all__ = ["READERS", "find_sources", "read"]

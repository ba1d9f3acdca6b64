"""Errors that stop something. Defects of data that stop nothing are `records.Issue`."""

from __future__ import annotations


class BriefingError(Exception):
    """The base of every error that this program raises on purpose; its text is meant for the user."""


class ConfigError(BriefingError):
    """The settings cannot be used; the text names the file, the key and what is allowed."""


class ReadError(BriefingError):
    """A source document cannot be read; the text names the file and what to do."""


class FetchError(BriefingError):
    """An address could not be retrieved; the text names it and says why."""


class BriefError(BriefingError):
    """A brief breaks its format or an invariant; the text names the file and the field."""


class AnnotatorError(BriefingError):
    """The annotator cannot be loaded or gave what the verbatim gate refuses."""


class SearchError(BriefingError):
    """The search index cannot be made; the text says what the indexer said."""

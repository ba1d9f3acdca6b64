"""What a run did, for people and for other programs, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.records import Issue
from generator.version import __version__

REPORT = 1
"""Version of the machine-readable report's layout."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Attributes:
        written: files of briefs that are new or changed, relative to the project, in order of their sources.
        unchanged: files of briefs that were left alone, likewise.
        orphaned: files of briefs whose source is no longer there and that are kept.
        failed: names of sources whose brief could not be made or brought up to date; `issues` says why.
        issues: everything that a user should know, in order of the sources.
        unread: how many places in the briefs of the sources look like claims and yielded none.
        removed: files of briefs that were removed because their source is no longer there.
        reasons: for each of `failed`, why.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    orphaned: tuple[str, ...]
    failed: tuple[str, ...]
    issues: tuple[Issue, ...]
    unread: int = 0
    removed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing failed and nothing is wrong in the data."""
        return not self.failed and all(issue.severity != "error" for issue in self.issues)

    def as_plain(self) -> dict[str, Any]:
        """The report as plain values, for JSON; `docs/generating.md` describes it."""
        return {
            "report": REPORT,
            "by": f"briefing {__version__}",
            "ok": self.is_clean,
            "counts": {
                "written": len(self.written),
                "unchanged": len(self.unchanged),
                "kept": len(self.orphaned),
                "removed": len(self.removed),
                "failed": len(self.failed),
                "not_understood": self.unread,
            },
            "written": list(self.written),
            "unchanged": list(self.unchanged),
            "kept": list(self.orphaned),
            "removed": list(self.removed),
            "failed": [
                {"source": name, "reason": reason} for name, reason in zip(self.failed, self.reasons, strict=True)
            ],
            "issues": [
                {"code": issue.code, "severity": issue.severity, "where": issue.where, "message": issue.message}
                for issue in self.issues
            ],
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        done: files of sources that are settled, in any way; of one that holds many documents, all of them.
        total: files of sources in all.
        read: documents that were read, with or without success; what takes the time.
        name: the source that was settled last.
    """

    done: int
    total: int
    read: int
    name: str

"""Briefs whose source is no longer there: kept and marked, or removed, as the setting says; never silently."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence

from generator.brief import merge, sheet, store
from generator.brief.digests import is_unedited
from generator.config import Settings
from generator.errors import BriefingError
from generator.generate.known import Briefs, Known
from generator.generate.plan import Plan
from generator.generate.run import Run
from generator.read.places import SourceFile
from generator.records import Issue


def hollow_places(settings: Settings, files: Sequence[SourceFile]) -> tuple[str, ...]:
    """The places of sources that are not there or hold none: disks that are not mounted, as likely as not."""
    return tuple(str(place) for place in settings.sources if not any(_lies_in(file, place) for file in files))


def refuse_to_remove(places: Sequence[str], files: Sequence[SourceFile], briefs: Briefs) -> None:
    """Stop before anything is done if briefs would be removed for want of a whole place of sources.

    Raises:
        BriefingError: there are such places, and briefs without a source.
    """
    names = {file.name for file in files}
    parts = tuple(f"{file.name}/" for file in files if file.is_container)
    files_of = [known.file for known in briefs.all if known.file is not None]
    gone = [file for file in files_of if file not in names and not file.startswith(parts)]
    if places and gone:
        many = "1 brief" if len(gone) == 1 else f"{len(gone)} briefs"
        raise BriefingError(
            f"{', '.join(places)}: not there, or without any document; {many} would be removed, such as that of "
            f"{gone[0]}. Mount the disk or mend the setting `sources`; if the documents are gone for good, confirm it "
            "with --confirm-removal"
        )


def leftovers(run: Run, plan: Plan, *, is_complete: bool) -> None:
    """Tell of briefs whose source is no longer there, mark or remove them; and tell of files that are no briefs.

    Args:
        run: whose steps have all been taken.
        plan: of that run, all of it.
        is_complete: whether the sources that were found are sure to be all that there are. If not, no brief is
            marked or removed.
    """
    told = set(run.issues)
    written = set(run.written)
    names = {known.name for name in plan.names for known in run.briefs.of(name)}
    for known in run.briefs.all:
        is_unsure = known.file is not None and plan.is_there(known.file)
        if known.name in names or is_unsure or run.shown(known.path) in written:
            continue
        twins = run.briefs.twins(known)
        run.issues += (i for i in (*(() if known.has_text else known.issues), *twins) if i not in told)
        if known.id is not None:
            _orphan(known, run, is_complete=is_complete, is_single=not twins)


def _orphan(known: Known, run: Run, *, is_complete: bool, is_single: bool) -> None:
    moved = run.by_bytes.get(known.sha256)
    hint = f"; {moved[0]} has the same bytes: copy your corrections to {moved[1]}" if moved else ""
    gone = f"its source {known.file} is no longer there"
    is_to_go = run.settings.removed == "remove" and is_complete
    if is_to_go and known.is_ours and is_single and _remove(known, run):
        message = f"{gone}; the brief was removed, as the setting `removed` says"
        run.issues.append(Issue("source-removed", "warning", known.name, message))
        return
    run.kept.append(run.shown(known.path))
    kept = "the brief is kept, remove it if it is not wanted"
    if is_to_go:
        kept = "the brief is kept, for somebody worked on it; remove it if it is not wanted"
    run.issues.append(Issue("source-removed", "warning", known.name, f"{gone}; {kept}{hint}"))
    if known.has_text:
        run.issues += known.issues
    if is_complete and is_single and not known.is_marked and not known.is_edited:
        _mark(known, run)


def _remove(known: Known, run: Run) -> bool:
    """Whether the brief is gone; not if it has been touched since the run began."""
    entry = store.entry(run.settings.briefs, known.path)
    if known.id is None or entry.brief is None or entry.text is None:
        return False
    if sheet.assemble(entry.brief, entry.text) != entry.content or not is_unedited(entry.brief):
        return False
    run.settle()
    store.remove(run.settings.briefs, known.path, known.id)
    run.taken.discard(known.id)
    run.removed.append(run.shown(known.path))
    return True


def _mark(known: Known, run: Run) -> None:
    """Have the brief say that its source is no longer there."""
    entry = store.entry(run.settings.briefs, known.path)
    if entry.brief is None or entry.text is None:
        return
    if entry.parts is not None and sheet.body_is_edited(entry.parts, entry.brief, entry.text):
        return
    # A remark in the front matter would be lost, and with it all that tells that somebody worked on the brief.
    if not known.is_tidy and is_unedited(entry.brief):
        return
    source = dataclasses.replace(entry.brief.source, removed=True)
    brief, issues = merge.settle(dataclasses.replace(entry.brief, source=source), entry.name)
    run.put(brief, entry.text, known.path, known.name, entry=entry)
    run.issues += issues


def _lies_in(file: SourceFile, place: object) -> bool:
    start = str(place).split("*", 1)[0].rstrip("/")
    return file.address == str(place) or file.address.startswith((f"{start}{os.sep}", f"{start}/"))

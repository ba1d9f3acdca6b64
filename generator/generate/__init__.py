"""Sources -> briefs: what changed is read, merged with what people did to its brief, and written.

What a brief was made from is hashed into the brief itself (`generated.inputs`). While that is the same and the
archived text is there, the document is not read by the model again. All else that is kept only saves reading: the
index of the last run can be deleted at any time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.brief import store, vectors
from generator.brief.identity import short_hash
from generator.config import Settings
from generator.errors import BriefingError
from generator.generate.index import Index
from generator.generate.known import Briefs
from generator.generate.making import Failed, Made, Task, annotate_document, make
from generator.generate.own import Own
from generator.generate.plan import Plan, Step, without_briefs
from generator.generate.pool import InOrder, Pool, Processes, processors
from generator.generate.removed import hollow_places, leftovers, refuse_to_remove
from generator.generate.report import Progress, Report
from generator.generate.run import Run
from generator.generate.work import work_here
from generator.read.places import find_sources

if TYPE_CHECKING:
    from generator.annotate import Annotator

__all__ = ["Failed", "Made", "Progress", "Report", "Task", "annotate_document", "generate", "make"]

FEW = 8
"""So many documents are read sooner by one process than others could be started for them, if nobody asks for these."""


def generate(  # noqa: PLR0913 - each is a choice of the user's
    settings: Settings,
    *,
    annotator: Annotator | None = None,
    again: bool = False,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Callable[[Progress], None] | None = None,
    confirm_removal: bool = False,
) -> Report:
    """Bring the briefs of a project up to date with its sources.

    Args:
        settings: of the project.
        annotator: reads the documents; the one of the settings if None, loaded when the first document needs it. One
            that is given reads in this process, unless `workers` or `cluster` ask for others.
        again: read every document again, changed or not.
        workers: processes that read documents; None for what the settings say.
        cluster: address of the scheduler of a Dask cluster whose workers read the documents; None for processes here.
        progress: called after each document, and once all are settled.
        confirm_removal: whether briefs may be removed although a whole place of sources is missing or empty.

    Raises:
        BriefingError: nothing could be done at all: another run is writing there, the folder cannot be made, or
            the annotator cannot be loaded; or briefs would be removed for want of a whole place of sources; or the
            cluster cannot be reached or is gone. What was written till then is whole.
    """
    try:
        settings.briefs.mkdir(parents=True, exist_ok=True)
        with store.locked(settings.briefs), store.Disk() as disk:
            store.sweep(settings.briefs)
            found = find_sources(settings)
            files = without_briefs(found.files, settings, settings.briefs.resolve() / store.TEXTS)
            options = short_hash([settings.columns, dataclasses.astuple(settings.limits)])
            with Index(settings.cache, settings.briefs.resolve(), options) as index, Own(settings.cache) as own:
                briefs = Briefs(index.briefs())
                hollow = () if confirm_removal else hollow_places(settings, files)
                if settings.removed == "remove":
                    refuse_to_remove(hollow, files, briefs)
                keeps = annotator is None or isinstance(annotator, vectors.Encoder)
                model = annotator.model if annotator is not None else _model(settings)
                plan = Plan(settings, briefs, index, model, keeps_vectors=keeps, again=again)
                run = Run(settings, disk, briefs, index, keeps, own)
                run.tell(found.issues)
                plan.unsure += (issue.where for issue in found.issues)
                reads = 0
                staff = _staff(settings, annotator, workers, cluster)
                for step, outcome in staff.results(plan.steps(files)):
                    run.take(step, outcome)
                    reads += outcome is not None
                    if progress is not None:
                        # Nobody knows how many documents a container has before all of it has been read.
                        done = step.place - files[step.place - 1].is_container
                        progress(Progress(done, len(files), reads, step.name))
                if progress is not None and files:
                    progress(Progress(len(files), len(files), reads, files[-1].name))
                run.settle()
                # A document in another format is found, and only not read.
                errors = {issue.code for issue in found.issues if issue.severity == "error"} - {"unknown-format"}
                is_complete = not hollow and not errors
                leftovers(run, plan, is_complete=is_complete)
                run.settle()
                if briefs.are_readable:
                    own.prune(run.taken)
            if briefs.are_readable:
                store.prune(settings.briefs, run.taken)
    except OSError as error:
        raise BriefingError(f"{settings.briefs}: cannot be written to ({error})") from error
    return run.report()


def _model(settings: Settings) -> str:
    """Name of the model, without loading it."""
    from generator.annotate import model_name  # noqa: PLC0415 - beside `load`

    return model_name(settings.annotator)


def _staff(settings: Settings, annotator: Annotator | None, workers: int | None, cluster: str | None) -> InOrder[Step]:
    """Who reads the documents, and from how many on they are more than this process."""
    reader = settings.annotator if annotator is None else annotator
    count = workers or settings.workers or processors()
    few: int | None = 1 if workers or settings.workers else FEW

    def hire() -> Pool | None:
        if cluster is not None:
            from generator.generate.cluster import Cluster  # noqa: PLC0415 - loads an extra

            return Cluster(cluster, reader)
        return Processes.start(count, reader)

    here = annotator is not None and workers is None
    if cluster is not None:
        few = 0
    elif here or (count == 1 and annotator is not None):
        few = None
    elif count == 1:
        few = 0

    def alone() -> Pool | None:
        # A process of their own for a few as well, as it can be ended if a document takes too long.
        return Processes.start(1, reader) if annotator is None else None

    return InOrder(few, lambda task: work_here(task, reader), hire, alone)

"""From mentions to actors: the order in which the parts of this stage work."""

from __future__ import annotations

from generator.actors.cast import Cast, finish
from generator.actors.codes import without_codes
from generator.actors.descriptions import Descriptions
from generator.actors.gazetteer import Gazetteer, gazetteer
from generator.actors.groups import add_groups
from generator.actors.missed import names as names_of
from generator.actors.organisations import add_organisations
from generator.actors.people import add_people
from generator.actors.phrases import Reading, phrase
from generator.actors.places import add_countries
from generator.actors.pronouns import FIRST_PERSON, Pronouns
from generator.actors.roles import role_before
from generator.actors.shared import without_foreign
from generator.actors.speakers import Explicit
from generator.actors.statements import Statements
from generator.actors.states import add_states, as_places, without_namesakes
from generator.actors.subjects import Subjects
from generator.actors.things import is_work
from generator.actors.view import View
from generator.records import Annotation, Document, Resolution, Span, SpeakerReading


def resolve(document: Document, annotation: Annotation) -> Resolution:
    """Who is who in a document.

    Only the title, headings and paragraphs are read: a name that stands nowhere else than in a caption is no actor.

    Args:
        document: the document as read.
        annotation: its mentions and attributions; their offsets are into the document's text.

    Returns:
        The actors in order of first mention, the places that stand for them in order of the text, and one reading for
        every distinct piece of every attribution's source, in order of the text.
    """
    view = View(document)
    gaz = without_foreign(view, without_namesakes(view, gazetteer()))
    cast = Cast(document.text)
    sources = _sources(annotation)
    names = as_places(view, without_codes(view, names_of(view, annotation.mentions, gaz)), gaz)
    add_people(cast, view, names, gaz)
    add_organisations(cast, view, names, gaz)
    add_countries(cast, view, names, gaz, sources)
    add_states(cast, view, names, gaz, sources)
    add_groups(cast, view, names, gaz, sources)
    roles = {n.start: span for n in names if n.type == "Person" and (span := role_before(view, n, names, gaz))}
    readings = _read_sources(cast, view, annotation, roles, gaz)
    for reading in readings.values():
        for draft in [*reading.actors, *reading.via]:
            draft.present = True
    actors, mentions, ids = finish(cast, gaz)
    return Resolution(
        actors,
        mentions,
        tuple(
            SpeakerReading(
                start=start,
                end=end,
                kind=reading.kind,
                actors=tuple(ids[id(d)] for d in reading.actors),
                via=tuple(ids[id(d)] for d in reading.via),
                how=reading.how,
                candidates=tuple(ids[id(d)] for d in reading.candidates if id(d) in ids),
            )
            for (start, end), reading in sorted(readings.items())
        ),
    )


def _sources(annotation: Annotation) -> list[Span]:
    return sorted({span for a in annotation.attributions for span in a.source})


def _read_sources(
    cast: Cast, view: View, annotation: Annotation, roles: dict[int, Span], gaz: Gazetteer
) -> dict[Span, Reading]:
    """Reads every source: names first, then, in order of the text, what rests on what came before."""
    explicit = Explicit(cast, view, gaz, roles)
    phrases = {span: phrase(view, span, cast.within(*span)) for span in _sources(annotation)}
    readings: dict[Span, Reading] = {}
    for span, source in phrases.items():
        if not is_work(source) and not source.pronoun and (found := explicit.read(source)):
            readings[span] = found
    statements = Statements(view, cast, explicit, readings)
    subjects = Subjects(cast, view, readings, annotation.attributions)
    pronouns = Pronouns(cast, view, readings, annotation.attributions, subjects)
    descriptions = Descriptions(cast, view, gaz, readings, subjects)
    for span, source in phrases.items():
        if span in readings or source.pronoun in FIRST_PERSON:
            continue
        if not source.words:
            readings[span] = Reading(span, "unresolved", "outside-body")
        elif source.pronoun:
            readings[span] = pronouns.read(span, source.pronoun)
        else:
            readings[span] = statements.read(source) or descriptions.read(source)
        _mark(readings[span])
    for span, source in phrases.items():
        if span not in readings:
            readings[span] = pronouns.first_person(span, source.pronoun)
            _mark(readings[span])
    return readings


def _mark(reading: Reading) -> None:
    """Records a pronoun or description as a place that stands for those it was resolved to."""
    start, end = reading.span
    if reading.kind == "named":
        for draft in reading.actors:
            if not any(start <= f.start and f.end <= end for f in draft.found):
                draft.add(start, end, reading.how, named=False)

"""A brief's page: the bottom line, the source, the actors, the claims, and the archived text that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.brief import language
from generator.config import Publish
from generator.records import Brief, Claim, Evidence
from generator.relate.corpus import Corpus, Entry, Statement
from generator.site import brief_files, original, story_wording, wording
from generator.site.comparison import Comparisons, Place
from generator.site.highlight import Paragraph, Passage, paragraphs
from generator.site.page import Page, claim_anchor
from generator.site.publishable import is_whole
from generator.site.render import render
from generator.site.unsettled import reasons, unsettled

CAST = 6
"""How many actors stand open, those who speak most first; the others fold out."""

FEW = 3
"""As many more are not worth folding."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the document leaves open.

    Attributes:
        what: a sentence, plain text.
        claims: (number, id) of the claims that it is about.
    """

    what: str
    claims: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What other reports on the event make of some of a brief's claims.

    Attributes:
        words: who else has them and how they differ, in one sentence, plain text.
        claims: (number, id) of the claims.
    """

    words: str
    claims: tuple[tuple[int, str], ...]


def page(entry: Entry, corpus: Corpus, comparisons: Comparisons) -> Page:
    """The page of one brief."""
    brief = entry.brief
    path = f"briefs/{brief.id}/index.md"
    comparison = comparisons.by_brief.get(brief.id)
    order = _order(brief)
    most_actors = CAST if len(brief.actors) > CAST + FEW else len(brief.actors)
    spoken = {a.id: sum(a.id in c.speakers for c in brief.claims) for a in brief.actors}
    markdown = render(
        "brief.md.j2",
        path,
        corpus,
        comparison=comparison if comparison and comparison.is_of_several else None,
        places=comparisons.places,
        statements=_statements(entry),
        beside=beside(entry, comparisons.places) if comparison and comparison.is_of_several else {},
        entry=entry,
        brief=brief,
        notes=Markup(brief.notes.strip()),  # noqa: S704 - a person's own Markdown
        source=brief.source,
        caution=language.caution(brief.source.language),
        web_address=original.web_address(brief.source.url),
        web_host=original.host(brief.source.url),
        originals={c.id: original.place(brief.source.url, entry.text, _spans(c.evidence)) for c in brief.claims},
        excerpts=[excerpt(claim, entry.text) for claim in brief.claims],
        **order,
        gaps=gaps(entry),
        unsettled=unsettled(entry),
        reasons=reasons(entry),
        archived=paragraphs(entry.text, passages(brief)) if corpus.publish != "none" else (),
        is_whole=is_whole(entry.text),
        cast=sorted(brief.actors, key=lambda actor: (-spoken[actor.id], -actor.mentions)),
        most_actors=most_actors,
        not_printed=_not_printed(len(brief.actors) - most_actors, len(order["further"]), corpus.publish),
        spoken=spoken,
        files=brief_files.offered(entry, corpus.publish),
    )
    bottom_line = " ".join(sentence.quote for sentence in brief.summary)
    return Page(path, brief.title, bottom_line or brief.title, markdown, boost=2.0)


def _order(brief: Brief) -> dict[str, tuple[tuple[int, Claim], ...]]:
    """The claims that the page leads with and those that it folds, each with its number in order of the text.

    Where no claim is a main one, none is folded.
    """
    numbers = {claim.id: (number, claim) for number, claim in enumerate(brief.claims, 1)}
    leading = tuple(numbers.pop(each) for each in brief.main if each in numbers)
    return {"leading": leading or tuple(numbers.values()), "further": tuple(numbers.values()) if leading else ()}


def _not_printed(actors: int, claims: int, publish: Publish) -> list[str]:
    """What of the page does not stand on paper, in words: actors and claims by their number, then the rest."""
    found = [wording.count(n, f"further {what}") for n, what in ((actors, "actor"), (claims, "claim")) if n]
    texts = ["the sentences around the claims", "the archived text"] if publish != "none" else []
    return [*found, *texts, "the files to download"]


def passages(brief: Brief) -> tuple[Passage, ...]:
    """What of the archived text the page rests on: claims by number, the bottom line, then what was not understood."""
    claims = [
        Passage(claim.id, number, _spans(claim.evidence), str(number), claim_anchor(claim.id))
        for number, claim in enumerate(brief.claims, 1)
    ]
    lines = [
        Passage(f"line-{n}", len(claims) + n, ((line.start, line.end),), None, f"line-{n}")
        for n, line in enumerate(brief.summary, 1)
    ]
    before = len(claims) + len(lines)
    unread = [
        Passage(f"unread-{n}", before + n, ((each.start, each.end),), None, f"unread-{n}")
        for n, each in enumerate(brief.unread, 1)
    ]
    return (*claims, *lines, *unread)


def excerpt(claim: Claim, text: str) -> tuple[Paragraph, ...]:
    """The sentences around a claim, with its words, its speaker and its cue as passages of these names."""
    evidence = _spans(claim.evidence)
    parts = [Passage("evidence", 1, evidence, None, "")]
    for number, (key, span) in enumerate((("speaker", claim.anchors.speaker), ("cue", claim.anchors.cue)), 2):
        if span is not None:
            parts.append(Passage(key, number, (span,), None, ""))
    spans = (claim.anchors.context, *evidence)
    return paragraphs(text, parts, (min(s for s, _ in spans), max(e for _, e in spans)))


def gaps(entry: Entry) -> tuple[Gap, ...]:
    """What the document does not state, and what of it is not resolved."""
    source = entry.brief.source
    found = []
    if source.outlet is None:
        found.append(Gap("The document does not say who published it."))
    if source.published is None:
        found.append(Gap("The document does not say when it was published."))
    elif entry.day.year is None:
        found.append(Gap(f"The year of its date ({wording.short_date(entry.day) or source.published}) is not stated."))
    if source.url is None:
        found.append(Gap("Where it was published is not known, so there is no link to the original."))
    claims = tuple(enumerate(entry.brief.claims, 1))
    for kind, one, many in (
        (
            "unnamed",
            "claim comes from a source that the text does not name",
            "claims come from sources that the text does not name",
        ),
        (
            "unresolved",
            "claim has a speaker that the text does not settle",
            "claims have speakers that the text does not settle",
        ),
        (
            "outlet",
            "claim is the outlet’s own: the text names nobody for it",
            "claims are the outlet’s own: the text names nobody for them",
        ),
    ):
        about = tuple((number, claim.id) for number, claim in claims if claim.speaker_kind == kind)
        if about:
            found.append(Gap(f"{wording.count(len(about), one, many)}.", about))
    if not claims and not any(each.part == "claims" for each in entry.left_out):
        found.append(Gap("No claim was found in the document."))
    return tuple(found)


def beside(entry: Entry, places: Mapping[tuple[str, str], Place]) -> dict[str, tuple[Beside, ...]]:
    """A brief's claims by what the other reports of its story make of them: `also`, `only` and `differs`, none empty.

    Those that differ come last, whoever else has them.
    """
    found: dict[str, dict[str, list[tuple[int, str]]]] = {"also": {}, "only": {}, "differs": {}}
    for statement in _statements(entry).values():
        place = places.get((entry.brief.id, statement.claim.id))
        if place is not None:
            others = place.others(entry.brief.id)
            kind = "only" if not others else "differs" if place.row.group.status == "differs" else "also"
            words = story_wording.beside(statement, place)
            if kind == "also":  # the word is the heading's
                words = words[len("Also ")].upper() + words[len("Also ") + 1 :]
            found[kind].setdefault(words, []).append((statement.number, statement.claim.id))
    return {
        kind: tuple(Beside(words, tuple(claims)) for words, claims in lines.items())
        for kind, lines in found.items()
        if lines
    }


def _statements(entry: Entry) -> dict[str, Statement]:
    return {claim.id: Statement(claim, entry, number) for number, claim in enumerate(entry.brief.claims, 1)}


def _spans(evidence: tuple[Evidence, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((e.start, e.end) for e in evidence)

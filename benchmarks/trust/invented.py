"""Documents made by chance, how they change, and what a reader with more than one mind finds in them.

Every sentence has a number that it keeps when it is moved or reworded, so that it is known from outside whether a claim
still stands in the sentence that it was made of.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from generator.brief.compose import BY, signed
from generator.brief.identity import first_free, sha256, slug
from generator.brief.pages import paged
from generator.records import SCHEMA, Actor, Anchors, Brief, Claim, Digests, Evidence, Generated, Source

SPEAKERS = ("Ada Quist", "Olav Strand", "Harbour Board of Vik", "Mira Holm", "Coast Watch", "Ivo Lund")
CUES = ("said", "warned", "denied", "told reporters")
ACTS = {"said": "say", "warned": "warn", "denied": "deny", "told reporters": "say"}
SUBJECTS = ("the old pier", "the new ferry", "the northern fleet", "every second boat", "the town's harbour")
PREDICATES = ("was not safe at all", "would sail on Friday", "had been sold last year", "is closed for repairs")
OUTLETS = (None, "Vik Courier", "Northern Post")
TITLES = ("Harbour to close", "Ferry sold in Vik", "Fleet stays in port")
MINDS = (
    "reads all",
    "reads less, in narrower bounds",
    "reads otherwise, from the end",
    "reads all, calls it otherwise",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Who said what, and the number that the sentence keeps."""

    number: int
    speaker: str
    cue: str
    words: str
    end: str = ""

    @property
    def text(self) -> str:
        """As the document has it."""
        return f"{self.speaker} {self.cue} that {self.words}{self.end}."


@dataclass(frozen=True, slots=True)
class Story:
    """A document: its title, its outlet, and paragraphs of sentences."""

    title: str
    outlet: str | None
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in order."""
        return tuple(each for paragraph in self.paragraphs for each in paragraph)

    @property
    def text(self) -> str:
        """The archived text."""
        body = "\n\n".join(" ".join(each.text for each in paragraph) for paragraph in self.paragraphs)
        return f"{self.title}\n\n{body}\n"

    def places(self) -> Iterator[tuple[Sentence, int]]:
        """Each sentence with where it starts in the text."""
        at = len(self.title) + 2
        for paragraph in self.paragraphs:
            for each in paragraph:
                yield each, at
                at += len(each.text) + 1
            at += 1

    def at(self, start: int) -> Sentence | None:
        """The sentence that a place of the text is in."""
        return next((each for each, first in self.places() if first <= start < first + len(each.text)), None)


def story(random: Random) -> Story:
    """A document of one to nine sentences, some of which may be alike."""
    sentences = [sentence(random, number) for number in range(random.randint(1, 9))]
    return Story(random.choice(TITLES), random.choice(OUTLETS), _paragraphs(random, sentences))


def sentence(random: Random, number: int) -> Sentence:
    """Any sentence."""
    words = f"{random.choice(SUBJECTS)} {random.choice(PREDICATES)}"
    return Sentence(number, random.choice(SPEAKERS), random.choice(CUES), words)


ENDS = ("", ", but not in public", " or so")
CHANGES = (
    "added",
    "removed",
    "reworded",
    "attributed otherwise",
    "continued",
    "moved",
    "doubled",
    "title",
    "outlet",
    "restored",
)


def changed(random: Random, now: Story, first: Story, number: int) -> tuple[Story, str]:
    """A document as it is put out anew, and what was done to it.

    Args:
        random: chance.
        now: as it is.
        first: as it was first, which it may become again.
        number: that no sentence has yet.
    """
    what = random.choice(CHANGES)
    sentences = list(now.sentences)
    at = random.randrange(len(sentences)) if sentences else 0
    if what == "title":
        return dataclasses.replace(now, title=random.choice(TITLES)), what
    if what == "outlet":
        return dataclasses.replace(now, outlet=random.choice(OUTLETS)), what
    if what == "restored":
        return first, what
    if what == "added" or not sentences:
        sentences.insert(at, sentence(random, number))
        what = "added"
    elif what == "removed":
        del sentences[at]
    elif what == "reworded":
        sentences[at] = dataclasses.replace(sentences[at], words=sentence(random, 0).words)
    elif what == "attributed otherwise":
        other = sentence(random, 0)
        sentences[at] = dataclasses.replace(sentences[at], speaker=other.speaker, cue=other.cue)
    elif what == "continued":
        sentences[at] = dataclasses.replace(sentences[at], end=random.choice(ENDS))
    elif what == "moved":
        sentences.insert(random.randrange(len(sentences)), sentences.pop(at))
    else:
        sentences.insert(at, dataclasses.replace(sentences[at], number=number))
    return dataclasses.replace(now, paragraphs=_paragraphs(random, sentences, now)), what


def _paragraphs(
    random: Random, sentences: Sequence[Sentence], like: Story | None = None
) -> tuple[tuple[Sentence, ...], ...]:
    """Sentences in paragraphs of up to three; mostly with the breaks of another document."""
    if like is not None and random.random() < 0.7:
        sizes = [len(paragraph) for paragraph in like.paragraphs]
    else:
        sizes = [random.randint(1, 3) for _ in sentences]
    out, left = [], list(sentences)
    for size in [*sizes, len(left)]:
        if left:
            out.append(tuple(left[:size]))
            left = left[size:]
    return tuple(out)


def read(document: Story, mind: str) -> Brief:
    """What the generator would make of a document, wholly its own; the same each time."""
    text = document.text
    claims: list[Claim] = []
    for count, (each, start) in enumerate(document.places()):
        if mind == MINDS[1] and count % 3 == 2:
            continue
        words = each.words.rsplit(" ", 1)[0] if mind == MINDS[1] else each.words
        begin = start + each.text.index(each.words)
        evidence = Evidence(words, begin, begin + len(words))
        cue = start + len(each.speaker) + 1
        digest = hashlib.sha256(f"{each.speaker}\n{words}".encode()).hexdigest()
        claims.append(
            Claim(
                id=first_free((digest[:n] for n in range(6, 60, 2)), {claim.id for claim in claims}),
                speakers=(slug(each.speaker),),
                speaker_kind="named",
                speaker_text=each.speaker,
                candidates=(),
                via=(),
                cue=each.cue,
                act="claim" if mind == MINDS[3] else ACTS[each.cue],
                mode="indirect",
                negated=each.cue == "denied" and mind != MINDS[3],
                hedge=None,
                about=(),
                evidence=(evidence,),
                anchors=Anchors(
                    (start, start + len(each.speaker)), (cue, cue + len(each.cue)), (start, start + len(each.text))
                ),
            )
        )
    named = dict.fromkeys(each.speaker for each in document.sentences)
    actors = [
        Actor(slug(name), name, "person", None, None, None, (), sum(s.speaker == name for s in document.sentences))
        for name in named
    ]
    if mind == MINDS[2]:
        claims.reverse()
        actors.reverse()
    first = next(document.places(), None)
    lead = (Evidence(first[0].text, first[1], first[1] + len(first[0].text)),) if first else ()
    brief = Brief(
        schema=SCHEMA,
        id="harbour-to-close-4be1c2",
        title=document.title,
        source=Source(
            file="seeds/harbour.txt",
            sha256=sha256(f"{document.outlet}\n{text}"),
            text_sha256=sha256(text),
            outlet=document.outlet,
            url=None,
            dateline=None,
            published=None,
            published_basis="unknown",
            language="en",
        ),
        summary=lead,
        actors=tuple(actors),
        claims=tuple(claims),
        generated=Generated(by=BY, model=mind, digests=Digests("", "", "", (), ()), inputs=sha256(text + mind)[:16]),
        main=tuple(claim.id for claim in claims[:2]),
    )
    return signed(paged(brief))

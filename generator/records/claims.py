"""Who said what: claims, the words they rest on, who passes them on, and when."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.kinds import Mode, RelayKind, Span, SpeakerKind, UnreadKind

ACT_NAMES = frozenset(
    "say stress explain respond cite describe announce confirm affirm acknowledge claim suggest find deny "
    "rule-out leave-open reject doubt decline condemn criticise accuse praise support agree warn threaten "
    "demand urge promise propose ask believe expect want plan consider concern regret express sign meet "
    "travel decide appoint resign arrest prosecute attack harm deploy launch seize sanction aid protest "
    "release withdraw take-effect win".split()
)
"""The acts that a claim may have; `generator.claims.acts` says what each of them is."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the archived text: `text[start:end] == quote`.

    Attributes:
        page: of the source document, from 1, on which the words begin; None where it has no pages.
    """

    quote: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a claim stands in the archived text.

    Attributes:
        speaker: the words that name the speaker; None where nobody is named.
        cue: the reporting words; None where there are none.
        context: the whole sentence or sentences that the claim is in.
        hedge: the hedging words: within the cue where it hedges, within the evidence where its main verb does.
        condition: the clause of condition, which may stand right behind the evidence.
    """

    speaker: Span | None
    cue: Span | None
    context: Span
    hedge: Span | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """One who passes a claim on: `text` is the archived text at [start, end).

    Attributes:
        text: the words that name who passes it on, verbatim; the reporting words where nobody is named.
        kind: `named` where the actors are known, `unnamed` where the text leaves them unnamed ("a source"),
            `unresolved` where it does not decide.
        actors: ids, in order of the text; empty unless `named`.
    """

    text: str
    start: int
    end: int
    kind: RelayKind
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A time that the text gives: `words` are the archived text at [start, end).

    Attributes:
        words: verbatim, such as "last week".
        edtf: the date, or an interval of two, in EDTF; None where the words and the document's date do not settle it.
    """

    words: str
    start: int
    end: int
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who said what, through whom, with the exact words.

    Attributes:
        id: six or more hexadecimal digits from the speaker's words and the evidence.
        speakers: ids of actors, several for a joint statement; empty where unnamed, unresolved or narrated.
        speaker_kind: `outlet` for narrated claims: the document itself says so.
        speaker_text: the words that name the speaker, verbatim; None where narrated or unstated.
        candidates: ids of the actors that an unresolved speaker might be.
        via: ids of who passes it on, nearest the speaker first: the actors of `chain`, less the speakers.
        cue: the reporting words, verbatim; None where there are none.
        act: one of `ACT_NAMES`.
        mode: direct, indirect or mixed quotation, or narrated in the outlet's own voice.
        negated: whether the claim is denied or negated by its cue.
        hedge: the hedging words, verbatim; None where there are none.
        about: ids of actors that the evidence names, other than the speakers.
        evidence: the words it rests on, in order of the text, at least one.
        chain: everybody who passes it on, known or not, nearest the speaker first; the outlet, which comes last, is
            not in it. Empty in briefs that were written before there were chains.
        condition: the clause on which it depends ("if the talks fail"), verbatim; None where there is none.
        said: when it was said; None where the text does not tell.
        happened: when what it says happened or is to happen; None where its words do not tell.
        edits: of the evidence, what an editor put into a quotation in square brackets, in order of the text.
    """

    id: str
    speakers: tuple[str, ...]
    speaker_kind: SpeakerKind
    speaker_text: str | None
    candidates: tuple[str, ...]
    via: tuple[str, ...]
    cue: str | None
    act: str
    mode: Mode
    negated: bool
    hedge: str | None
    about: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    anchors: Anchors
    chain: tuple[Relay, ...] = ()
    condition: str | None = None
    said: When | None = None
    happened: When | None = None
    edits: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that looks like a claim and yielded none: `text[start:end] == quote`.

    Attributes:
        kind: `quotation` for words in quotation marks, `reporting` for a sentence in which somebody tells something.
    """

    kind: UnreadKind
    quote: str
    start: int
    end: int

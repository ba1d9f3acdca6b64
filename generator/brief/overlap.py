"""Which of the generator's new claims are claims that a person corrected or removed, read anew in other bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.brief.reanchor import place_of
from generator.records import Claim, Span

_SAME_WORDS = 0.5
"""Share of all words' places that two claims have in common from which on they are one claim, read anew."""

Stretches = Sequence[Span]
"""Parts of a text, in order and apart."""


def read_anew(settled: Iterable[Stretches], new: Sequence[Claim], known: Collection[str]) -> set[str]:
    """Ids of new claims that a person has settled already.

    Their version, or their removal, stands for it; without this a corrected or removed claim would come back under
    another id, uncorrected.

    Args:
        settled: where the claims that a person corrected or removed stand in the text.
        new: the generator's claims, of the same text.
        known: ids that are told by themselves.
    """
    out: set[str] = set()
    places = {claim.id: stretches(claim) for claim in new if claim.id not in known}
    for each in settled:
        shares = {other: shared(each, place) for other, place in places.items() if other not in out}
        best = max(shares, key=lambda other: shares[other], default=None)
        if best is not None and shares[best] > _SAME_WORDS:
            out.add(best)
    return out


def stretches(claim: Claim) -> Stretches:
    """The evidence of a claim."""
    return joined((each.start, each.end) for each in claim.evidence)


def joined(spans: Iterable[Span]) -> Stretches:
    """Parts of a text put in order; those that touch become one."""
    out: list[Span] = []
    for start, end in sorted((start, end) for start, end in spans if start < end):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def shared(first: Stretches, second: Stretches) -> float:
    """Places of the text that both cover, as a share of those that either does, in [0.0, 1.0]."""
    both = sum(max(0, min(e, f) - max(s, t)) for s, e in first for t, f in second)
    either = sum(e - s for s, e in (*first, *second)) - both
    return both / either if either else 0.0


def moved_places(places: Mapping[str, Stretches], before: str | None, text: str | None) -> dict[str, tuple[Span, ...]]:
    """Where claims that only their places are known of stand in a text that has changed; those that do not, nowhere.

    Args:
        places: by id, in `before`.
        before: the text as it was; None where it is not known.
        text: the text as it is; None where it is the same.
    """
    if text is None:
        return {each: tuple(spans) for each, spans in places.items()}
    if before is None:
        return {}
    found = {
        each: [place_of(span, before, text, is_sentence=False) for span in spans] for each, spans in places.items()
    }
    return {each: tuple(s for s in spans if s) for each, spans in found.items() if spans and all(spans)}

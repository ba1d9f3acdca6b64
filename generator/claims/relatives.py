"""Relative pronouns as content: of "The bill, which | Orlov opposed" the bill is what he opposed."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.actors.verbs import AUXILIARIES, is_past
from generator.claims.nearby import sentences_at
from generator.claims.words import words
from generator.records import Attribution, Document, Span

_RELATIVE = re.compile(r"(?:which|whom|that|who)", re.IGNORECASE)
_AS = re.compile(r"as\b")
_OPENING = re.compile(r"(?:The|A|An|This|That|These|Those|His|Her|Its|Their)\s")
_LONGEST_OPENING = 7


def with_antecedent(document: Document, attribution: Attribution) -> Attribution:
    """The attribution with the noun that a relative pronoun in its content stands for.

    Only a short noun phrase that opens the sentence, right behind which the pronoun follows after a comma, is taken;
    else what comes behind "as" goes without the pronoun.
    """
    text, content = document.text, attribution.content
    if not attribution.source or not content or not _RELATIVE.fullmatch(text, *content[0]):
        return attribution
    if len(content) > 1 and not _AS.match(text, content[1][0]):
        return attribution  # "which, Berg said, is a folly": the pronoun is the subject of what follows
    noun = _antecedent(document, content[0])
    kept = (*((noun,) if noun else ()), *content[1:])
    return replace(attribution, content=kept) if kept else attribution


def _antecedent(document: Document, span: Span) -> Span | None:
    text = document.text
    home = sentences_at(document.sentences, *span)
    start = home[0].start if home else span[0]
    end = text.rfind(",", start, span[0])
    if end < 0 or text[end : span[0]].strip() != "," or not _OPENING.match(text, start, end) or "," in text[start:end]:
        return None
    said = words(text, start, end)
    verbal = any(w.form in AUXILIARIES or is_past(w.form) for w in said)
    return (start, end) if len(said) <= _LONGEST_OPENING and not verbal else None

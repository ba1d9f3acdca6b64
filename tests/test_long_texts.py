"""Texts of one thing over and over, from bytes to the file of the brief: the time grows about as the text does."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress

import pytest

from generator.annotate import Annotator
from generator.brief import sheet
from generator.errors import BriefingError
from generator.generate import Task, make
from generator.records import Annotation, Attribution, EntityType, Mention, Span

SHORT, LONG = 12_000, 48_000
"""Characters of the texts."""
MOST = 10.0
"""How many times as long a text of four times the length may take; what grows with the square takes sixteen."""
ENOUGH = 3.0
"""Seconds that a long text may take in any case, whatever the machine does besides."""

NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")
CUE = re.compile(r"\b(?:said|told|denied)\b")
KINDS: tuple[EntityType, ...] = ("Person", "Organization", "Location")


class Eager:
    """Takes every word with a capital for a name, and every verb of saying for a report of what follows."""

    model = "eager 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        mentions: list[Mention] = []
        attributions: list[Attribution] = []
        for start, end in regions:
            names = NAME.finditer(text, start, end)
            mentions += (Mention(*name.span(), KINDS[len(name[0]) % 3]) for name in names if len(name[0]) < 60)
            for cue in CUE.finditer(text, start, end):
                word = text.rfind(" ", max(start, cue.start() - 40), max(start, cue.start() - 1)) + 1
                source = ((word, cue.start() - 1),) if start < word < cue.start() - 1 else ()
                if cue.end() + 1 < end:
                    content = ((cue.end() + 1, min(end, cue.end() + 120)),)
                    attributions.append(Attribution(source, (cue.span(),), content))
        return Annotation(tuple(mentions), tuple(attributions), self.model)


TEXTS = {
    "one letter": ".txt:a",
    "one word": ".txt:word ",
    "a word with a capital": ".txt:Word ",
    "a word on each line": ".txt:word\n",
    "a word in each paragraph": ".txt:Word\n\n",
    "a sentence without a stop": ".txt:the Minister of Norway said that ships and ",
    "a sentence without names": ".txt:ships went on and on and ",
    "quotations": ".txt:Tom Berg said “no way” on Friday. ",
    "quotations that are not closed": ".txt:“Word ",
    "marks": '.txt:"',
    "apostrophes": ".txt:'so ' ",
    "names": ".txt:John Smith ",
    "sentences with names": ".txt:John Smith said Anna Berg left. ",
    "countries": ".txt:Norway and Iceland said Oslo and Paris agreed. ",
    "dates": ".txt:on 3 March 2025 and Monday ",
    "initials": ".txt:A. ",
    "brackets": ".txt:(a) ",
    "speakers": ".txt:TOM BERG: We are here.\n\n",
    "addresses": ".txt:https://a.example/b ",
    "accents": ".txt:\u0301\u0323",
    "directions": ".txt:\u202e\u202c",
    "nothing visible": ".txt:\u200b",
    "white space": ".txt: \n",
    "headings": ".md:# Head\n\nText here.\n\n",
    "items": ".md:- item one\n",
    "rows": ".md:|x|y|\n",
    "emphasis": ".md:_a ",
    "deep quotations": ".md:> ",
    "paragraphs": ".html:<p>Text of it, said Tom Berg.</p>",
    "levels": ".html:<div>",
    "cells": ".html:<tr><td>a b c",
    "bold words": ".html:<b>a</b> ",
    "quoted lines": ".eml:> x\n",
    "paragraphs of rich text": ".rtf:x\\par ",
}
HEADS = {
    ".txt": "A title of its own\n\nBegin ",
    ".md": "# A title\n\n|a|b|\n|-|-|\n",
    ".html": "<html><body><article><h1>T</h1>",
    ".eml": "From: a@b.example\nSubject: T\n\nText.\n",
    ".rtf": "{\\rtf1 T\\par ",
}


def seconds(text: str, size: int, annotator: Annotator) -> float:
    """How long it takes to make the brief of a text of this size, or to refuse it."""
    suffix, _, unit = text.partition(":")
    data = (HEADS[suffix] + unit * (size // len(unit)) + " end.").encode()
    task = Task("x", f"x{suffix}", None, annotator.model, None, data, suffix)
    start = time.process_time()
    with suppress(BriefingError):
        made = make(task, lambda: annotator)
        sheet.assemble(made.brief, made.text)
    return time.process_time() - start


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    """Tables and parsers are loaded before anything is timed."""
    for suffix in HEADS:
        seconds(f"{suffix}:Tom Berg said so. ", 500, Eager())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_time_grows_about_as_the_text_does(text: str) -> None:
    long = seconds(text, LONG, Eager())
    assert long < ENOUGH or long < MOST * seconds(text, SHORT, Eager())


def test_the_model_is_no_slower_for_words_that_are_none(annotator: Annotator) -> None:
    """The length of a text bounds the work of the model, whatever it is made of."""
    usual = seconds(".txt:The ferry of Holm sails again, Ida Berg said on Monday. ", SHORT // 3, annotator)
    for unit in ("a", "¤", "word ", "\u0301\u0323"):
        assert seconds(f".txt:{unit}", SHORT // 3, annotator) < ENOUGH + 2 * usual

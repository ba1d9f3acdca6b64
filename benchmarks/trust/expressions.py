"""Each regular expression of the package, against texts made from it so that it goes back as often as it can.

Each is tried on short texts first; where one takes suspiciously long, a text of twenty times the length tells whether
its time grows with the length or with the square of it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from benchmarks.trust.explosive.elsewhere import of_scripts, of_the_form
from benchmarks.trust.explosive.found import Expression, expressions
from benchmarks.trust.explosive.pumping import seconds, texts
from benchmarks.trust.figures import Figures, Options, main
from generator.read.decode import clean

SHORT, LONG = 1_500, 30_000
SUSPICIOUS = 0.0007
"""Seconds for a short text from which an expression is tried on a long one."""
MOST = 1.0
"""Seconds for a long text: what grows with its length takes a hundredth, what grows with its square double."""
BOUNDED = {
    "generator.actors.identities._LEGAL": "a name",
    "generator.actors.spans._KIND_AFTER": "a name",
    "generator.claims.headlines._LAST": "a headline",
    "generator.claims.headlines._LAST_INVERTED": "a headline",
    "generator.claims.idioms._IDIOM": "the words of a cue and some behind it",
    "generator.claims.scare:88": "forty characters before a quotation",
    "generator.claims.trailing._TRAILING": "the last 320 characters of a sentence",
    "generator.read.formats.pdf.hyphens._PARTED": "the last sixty characters of a line",
    "generator.read.sentences._LAST_TOKEN": "twenty-four characters before a stop",
    "generator.site.allowed._WHOLE": "a page of ours, in which nothing from outside opens a tag",
    "generator.site.policy._INLINE": "likewise",
    "generator.site.stylesheet._COMMENT": "our own style sheets",
    "generator.summary._QUOTED": "a sentence",
}
"""Expressions that take longer, and the short text that is all they are ever given."""

_FEW = 10
"""Of how many expressions one is tried in a short run."""
_NOTE = (
    "Each expression is tried on texts of 1,500 and, where it is slow, of 30,000 characters: what it repeats, "
    "repeated, after what leads to it, with an end that does not fit."
)


def measure(options: Options) -> Figures:
    """Try the expressions."""
    start = time.monotonic()
    chosen = [*expressions(), *of_the_form(), *of_scripts()][:: _FEW if options.short else 1]
    failures: list[str] = []
    tried = 0
    for expression in chosen:
        if not BOUNDED.keys() & set(expression.names):
            number, taken, text = slowest(expression)
            tried += number
            if taken >= MOST:
                failures.append(f"{' '.join(expression.names)}: {taken:.1f} s and more for {text[:60]!r}…")
    counts = (("expressions", len(chosen)), ("texts that they were tried on", tried))
    return Figures("expressions", "expressions and texts", counts, time.monotonic() - start, tuple(failures), _NOTE)


def slowest(expression: Expression) -> tuple[int, float, str]:
    """How many texts an expression was tried on, the most seconds that a long one took, and that text."""
    worst = 0.0, ""
    number = 0
    # The same choices give texts of both sizes in the same order.
    pairs = zip(texts(expression.pattern, SHORT), texts(expression.pattern, LONG), strict=True)
    for number, (short, long) in enumerate(pairs, 1):  # noqa: B007 - the last one counts
        if _seconds(expression, short) >= SUSPICIOUS:
            taken = _seconds(expression, long)
            if taken >= MOST:
                taken = min(taken, *(_seconds(expression, long) for _ in range(2)))
            worst = max(worst, (taken, long))
        if worst[0] >= MOST:
            break
    return number, *worst


def _seconds(expression: Expression, text: str) -> float:
    # No expression is given a text that was not cleaned.
    return seconds(expression.pattern, clean(text)[0], everywhere=expression.everywhere, most=MOST)


def unknown(names: Sequence[str]) -> set[str]:
    """Which of the expressions that are excused are not among these."""
    return set(BOUNDED) - set(names)


if __name__ == "__main__":
    sys.exit(main(measure))

"""Invented reports, and what outlets do to a text when they print it."""

from __future__ import annotations

import random

_HEADS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v")
_TAILS = ("a", "en", "or", "ist", "um", "el", "ane", "ok", "ir", "y")


def word(draw: random.Random) -> str:
    return "".join(draw.choice(_HEADS) + draw.choice(_TAILS) for _ in range(draw.randint(1, 3)))


def sentence(draw: random.Random) -> str:
    return " ".join(word(draw) for _ in range(draw.randint(9, 18))).capitalize() + "."


def paragraph(draw: random.Random) -> str:
    return " ".join(sentence(draw) for _ in range(draw.randint(2, 3)))


def report(seed: int, paragraphs: int = 8) -> str:
    """A headline, a dateline and paragraphs; two of different seeds have nothing in common."""
    draw = random.Random(seed)
    first = f"PORT {word(draw).upper()}, March {seed % 28 + 1} – {paragraph(draw)}"
    return "\n\n".join([sentence(draw).rstrip("."), first, *(paragraph(draw) for _ in range(paragraphs - 1))])


def cut(text: str, share: float) -> str:
    """The first part of a text, paragraph by paragraph."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: 1 + round(share * (len(parts) - 1))])


def led(text: str, seed: int) -> str:
    """With a headline and a lead of its own."""
    draw = random.Random(seed)
    _, *rest = text.split("\n\n")
    return "\n\n".join([sentence(draw).rstrip("."), paragraph(draw), *rest])


def reset(text: str) -> str:
    """In capitals where a line begins, with another dateline and other quotation marks and apostrophes."""
    return text.replace("'", "’").replace(" – ", " (Harbour Wire) — ").replace("PORT", "NEAR PORT")


def further(text: str, seed: int, paragraphs: int) -> str:
    """With paragraphs that came later."""
    draw = random.Random(seed)
    return "\n\n".join([text, *(paragraph(draw) for _ in range(paragraphs))])

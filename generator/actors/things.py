"""Nouns for documents and other things that show or say something and are nobody: their authors speak, if anybody."""

from __future__ import annotations

from generator.actors.forms import words
from generator.actors.phrases import PREPOSITIONS, Phrase, Segment

STATEMENTS = words(
    "statement communique communiqué declaration document letter release memo memorandum note message text "
    "announcement resolution tweet post speech address interview"
)
WORKS = STATEMENTS | words(
    "report study survey poll filing complaint lawsuit indictment editorial book paper analysis article "
    "review assessment briefing dossier brief petition appeal notice order ruling bulletin update"
)
OWN_THINGS = words("data statistic finding research testimony forecast estimate projection")
"""What is said or found by whoever it is of: "the board's data", not "Long's emails"."""
_MORE = words(
    "comment remark email e-mail number result law act constitution treaty rule regulation subpoena record "
    "file transcript quote image picture photo photograph video footage evidence census audit chart map tally "
    "count index budget bill amendment contract agreement deal platform page story ad advert advertisement "
    "affidavit deposition motion warrant script guideline code charter passage section paragraph clause "
    "sentence line provision doctrine theory experience history poem song film movie documentary episode sign "
    "poster banner slogan slide graph test caption log diary inscription label precedent ledger polling clip "
    "recording suit headline "
)
_THINGS = WORKS | OWN_THINGS | _MORE


def singular(noun: str) -> str:
    """A noun in lower case without a plural's ending."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun == "analyses":
        return "analysis"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "is", "us")) else noun


def is_work(source: Phrase) -> bool:
    """Whether the phrase's head is a statement, report or other document."""
    return source.head in WORKS and not _is_named(source)


def is_thing(source: Phrase) -> bool:
    """Whether the phrase's head is a document or another thing, or a part of a law ("Article 629")."""
    core = source.core
    if len(core) > 1 and core[-1].text[:1].isdigit():
        return singular(core[-2].lower) in _THINGS
    if source.head == "number" or _is_named(source):
        return False  # "a number of clerks"
    # "Media reports and party sources" are people as well.
    return all(singular(_head(s)) in _THINGS for s in source.segments if s is source.segments[0] or s.link == "and")


def _head(segment: Segment) -> str:
    """The last word of a segment before its first preposition, in lower case."""
    said = [w.lower for w in segment.words if w.text[0].isalnum()]
    cut = next((i for i, word in enumerate(said) if i and word in PREPOSITIONS), len(said))
    return said[cut - 1] if said else ""


def _is_named(source: Phrase) -> bool:
    """Whether the head is the last word of a name: "The Herring Review" is not a review."""
    return len(source.core) > 1 and source.core[-1].text[:1].isupper()

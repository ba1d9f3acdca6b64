"""Names of bodies that a model did not see, or only in part: known ones, and those whose last word shows what they are.

All of them are capitalised in a paragraph; what the model took for a person is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.spans import HONORIFICS, Name
from generator.actors.view import View, Word
from generator.records import Span

_SMALL = words("of for the and in on to de del la du des")
_LONGEST = 10
"""Words of a known name at most."""
_RUN = 5
"""Words of an unknown name at most."""
# Too common as the last word of other things with capitals: "World Service", "Star Trek Voyager Project".
_VAGUE = words("service force forces office school club church society front project group energy capital star world")


def with_bodies(view: View, found: Sequence[Name], gaz: Gazetteer) -> list[Name]:
    """The names with the bodies added that the text names in capitals, in order of the text, without overlaps.

    Args:
        view: the document.
        found: what is known of its names, in order of the text.
        gaz: the known names.
    """
    names = list(found)
    for spans in (_known(view, gaz), _shown(view, names, gaz)):
        for start, end in spans:
            over = [n for n in names if n.start < end and n.end > start]
            whole = all(start <= n.start and n.end <= end and n.type != "Person" for n in over)
            text = view.text[start:end]
            if whole and not (len(over) == 1 and over[0].text == text and over[0].type == "Organization"):
                names = [n for n in names if n not in over] + [Name(start, end, text, "Organization")]
    return sorted(names, key=lambda n: n.start)


def _known(view: View, gaz: Gazetteer) -> Iterator[Span]:
    """Known names of several words, the longest that begins at a word."""
    first = {form.partition(" ")[0] for form in gaz.bodies if " " in form} - {"the"}
    passed = 0
    for index, word in enumerate(view.words):
        if index < passed or not word.text[0].isupper() or fold(word.text) not in first:
            continue
        ends = [
            (length, view.words[index + length - 1].end)
            for length in range(min(_LONGEST, len(view.words) - index), 1, -1)
            if fold(view.text[word.start : view.words[index + length - 1].end]) in gaz.bodies
        ]
        if ends and "\n\n" not in view.text[word.start : ends[0][1]]:
            passed = index + ends[0][0]
            yield word.start, ends[0][1]


def _shown(view: View, names: Sequence[Name], gaz: Gazetteer) -> Iterator[Span]:
    """Runs of capitalised words inside a sentence that end in a word for a kind of body ("shares in |Moss Oil|").

    An adjective of a country with one such word is a body of that country ("the |Finnish Police|").
    """
    rules = [rule for rule in gaz.word_rules if rule.where != "first"]
    kinds = frozenset[str]().union(*(rule.words for rule in rules)) - _VAGUE
    public = frozenset[str]().union(*(rule.words for rule in rules if rule.type == "public-body"))
    taken = {w.start for n in names if n.type not in {"NORP", "Misc"} for w in view.inside(n.start, n.end)}
    for index, last in enumerate(view.words):
        if fold(last.text) not in kinds or not _is_free(view, last, taken) or view.rest_of_word(last.end):
            continue
        if _is_free(view, view.after(last.end), taken) or view.after(last.end).text[:1].isdigit():
            continue
        run = _run(view, index, taken, gaz)
        of_state = fold(last.text) in public and gaz.demonym(view.before(last.start).text) is not None
        if len(run) > 1 or (run and of_state):
            yield run[0].start, last.end


def _run(view: View, index: int, taken: set[int], gaz: Gazetteer) -> list[Word]:
    """The capitalised words up to one, without what opens the sentence and adjectives of countries; empty of titles."""
    run = [view.words[index]]
    while len(run) < _RUN and index > 0:
        word = view.words[index - 1]
        if not _is_free(view, word, taken) or view.text[word.end : run[0].start] != " " or gaz.demonym(word.text):
            break
        run.insert(0, word)
        index -= 1
    if view.sentence(run[0].start)[0] == run[0].start:
        run = run[1:]
    forms = [fold(w.text) for w in run]
    return [] if any(f in gaz.people or f in gaz.titles or f in HONORIFICS for f in forms) else run


def _is_free(view: View, word: Word, taken: set[int]) -> bool:
    """Whether a word of a paragraph has a capital of its own and is in no name."""
    own = word.text[:1].isupper() and word.text[1:].islower() and fold(word.text) not in _SMALL
    return own and word.start not in taken and view.in_body(word.start)

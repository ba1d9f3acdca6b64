"""The marks that a merge of two versions leaves in a file until somebody settles it."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?\r?$", re.MULTILINE)
_OPENING, _BASE, _BETWEEN, _CLOSING = "<" * 7, "|" * 7, "=" * 7, ">" * 7
_ANY = (_OPENING, _BASE, _CLOSING)


def lines(text: str) -> tuple[int, ...]:
    """The lines, from 1, on which something to settle begins; those of the marks where none begins."""
    if not any(mark in text for mark in _ANY):
        return ()
    marks = [(text.count("\n", 0, each.start()) + 1, each.group()) for each in _MARK.finditer(text)]
    begun = [line for line, mark in marks if mark.startswith(_OPENING)]
    return tuple(begun or (line for line, _ in marks))


def one_side(text: str) -> str:
    """The text as one of the two has it, with empty lines for what is left out, so that the others keep their number.

    That is not to be relied on: it serves to see what else may be wrong.
    """
    out: list[str] = []
    inside = is_other = False
    for line in text.split("\n"):
        mark = line.rstrip("\r")[:7]
        if mark == _OPENING:
            inside, is_other = True, False
        elif inside and mark in {_BASE, _BETWEEN}:
            is_other = True
        elif mark == _CLOSING:
            inside = is_other = False
        elif not is_other:
            out.append(line)
            continue
        out.append("")
    return "\n".join(out)

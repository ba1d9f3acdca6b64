r"""Text of strangers -> Markdown that shows exactly this text and does nothing else.

Every character that means something to Markdown, to one of the extensions that sites use, to a template language or
to HTML becomes a numeric character reference, in hexadecimal, since some extensions take the `#58` of `&#58;` for the
number of an issue. References rather than backslashes, since not every reader of Markdown knows a backslash before
`|`, `{` or `=`, and since what works on the source text (snippets, macros) knows none. Characters that only mean
something in company are left alone elsewhere, so that prose stays readable in an editor.
"""

from __future__ import annotations

import re

__all__ = ["escape", "quote", "visible"]

_SPECIAL = re.compile(
    r"(?P<digits>\A\d+)(?P<item>[.)])"  # a numbered list, in the digits of any script
    r"|(?![g-zA-Z])(?P<char>"  # most of any text is passed at once
    r"[\\`*{}\[\]<>&|~^=$@#+\n\t\u2028\u2029]"  # always special
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # emphasis; inside a word it is none
    r"|\A[-:/\s]|\s\Z|(?<= ) "  # at the start or end: lists, definitions, blocks, code, line breaks
    r"|(?<=[-<>])-|-(?=[->])"  # rules, arrows, snippet marks
    r"|:(?=[^\s\d“”„«»‘’])|:(?=[-+\w]+:)"  # addresses, emoji, directives; neither times nor what somebody says
    r"|\((?=(?i:c|r|tm)\))"  # signs
    r"|(?<=(?<!\d)\d)/(?=\d(?!\d))|(?<=[cC])/(?=[oO])"  # fractions, care of
    r"|(?<=[wW]{3})\.|\.(?=\.)|(?<=\.)\."  # addresses, dots that become an ellipsis
    r"|!(?=[!\[\d])|(?<=!)!|\?(?=[?\d])|(?<=\?)\?"  # pictures, boxes, numbers of requests
    r"|[0-9a-f](?=[0-9a-f]{39})"  # names of commits
    r"|\"(?=\")|(?<=\")\"|'(?=')|(?<=')'"  # marks in twos
    r")"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def escape(text: str) -> str:
    """Markdown of one line whose rendered text is `visible(text)`, in a paragraph, heading, list or table cell.

    Args:
        text: anything. Line feeds become references too, so that the result never spans lines.
    """
    return _SPECIAL.sub(_reference, visible(text))


def quote(text: str) -> str:
    """A block quotation of the text, a paragraph for each of its paragraphs, without a line feed at the end."""
    return "\n>\n".join(f"> {escape(paragraph)}" for paragraph in _PARAGRAPH.split(text) if paragraph.strip())


def visible(text: str) -> str:
    """The text with its control characters shown rather than obeyed.

    Controls become their pictures (`␀`); those that turn the direction of writing, with which a text can show words
    in an order that it does not have, their names (`⟨U+202E⟩`). All else stays.
    """
    return _INVISIBLE.sub(_shown, text)


def _reference(match: re.Match[str]) -> str:
    if match["item"]:
        return f"{match['digits']}&#x{ord(match['item']):x};"
    return f"&#x{ord(match['char']):x};"


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return f"⟨U+{code:04X}⟩"

"""What has to hold of whatever came of an input, however strange the input is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from generator import edtf
from generator.brief import check, front_matter, sheet
from generator.brief.compose import compose
from generator.records import Brief, Document, Evidence, Issue, Resolution, Span

_LANGUAGE = re.compile(r"[a-z]{2}|und")


def document_holds(document: Document, name: str) -> None:
    """Judge a document by itself and by the brief that can be made of it.

    Raises:
        AssertionError: something is not as the record says.
    """
    text = document.text
    assert document.file == name, "another name"
    assert unicodedata.is_normalized("NFC", text), "the text is not NFC"
    assert not re.search("[\0\r\ud800-\udfff]", text), "NUL, a carriage return or half a character in the text"
    assert hashlib.sha256(text.encode()).hexdigest() == document.text_sha256, "the text's hash"
    _apart(document.paragraphs, text, "paragraphs")
    _apart(document.headings, text, "headings")
    _apart(document.captions, text, "captions")
    sentences = [(each.start, each.end) for each in document.sentences]
    _apart(sentences, text, "sentences")
    for each in document.sentences:
        start, end = document.paragraphs[each.paragraph]
        assert start <= each.start < each.end <= end, "a sentence leaves its paragraph"
        assert text[each.start : each.end].strip() == text[each.start : each.end], "white space around a sentence"
    if document.title_span is not None:
        _apart([document.title_span], text, "title")
    assert document.title.strip(), "no title"
    for stated in (document.title, document.author, document.outlet, document.url):
        assert not re.search("[\0-\x1f\x7f-\x9f\ud800-\udfff]", stated or ""), f"not to be shown: {stated!r}"
    assert document.dateline is None or document.dateline in text, "the dateline is not in the text"
    assert document.published is None or edtf.is_date(document.published), f"no date: {document.published!r}"
    assert (document.published is None) == (document.published_basis == "unknown"), "what the date rests on"
    assert _LANGUAGE.fullmatch(document.language), f"no language: {document.language!r}"
    assert list(document.pages) == sorted(document.pages), "pages out of order"
    assert all(0 <= page <= len(text) for page in document.pages), "a page outside the text"
    issues_hold(document.issues, name)
    summary = tuple(Evidence(text[start:end], start, end) for start, end in sentences[:3])
    brief = compose(document, "fuzz", Resolution((), (), ()), (), summary)
    brief_holds(brief, text)


def _apart(spans: Sequence[Span], text: str, what: str) -> None:
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text), f"{what}: out of order, empty or outside the text"
        last = end


def issues_hold(issues: Iterable[Issue], name: str) -> None:
    """Make sure that what is told names its file and can be shown in a terminal.

    Raises:
        AssertionError: it does not, or cannot.
    """
    for issue in issues:
        assert issue.where.startswith(name), f"an issue names no file: {issue}"
        assert str(issue).isprintable(), f"an issue cannot be shown: {issue!r}"


def brief_holds(brief: Brief, text: str) -> None:
    """Make sure that a sound brief reads back from its file as what was written, and is sound.

    Raises:
        AssertionError: it does not, or is not.
    """
    problems = [str(each) for each in check.check_brief(brief, text, "b.md") if each.severity == "error"]
    assert not problems, f"the brief is not sound: {problems}"
    content = sheet.assemble(brief, text)
    sheet.verify(content, brief)
    back = front_matter.loads(content, "b.md", text)
    assert sheet.assemble(back, text) == content, "the brief reads back as another one"
    assert front_matter.dumps(back) == front_matter.dumps(front_matter.loads(front_matter.dumps(back), "b.md"))

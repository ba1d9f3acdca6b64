"""From an office document, a PDF or a mail to its brief: every claim stands on words of the document."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.brief import store
from generator.brief.check import check_brief
from generator.brief.store import LoadedBrief
from generator.config import Settings
from generator.generate import generate
from generator.records import Annotation, Attribution, Mention, Span

OFFICE = Path(__file__).parent.parent / "read" / "files" / "office"
SAID = (("Berg", "told", "We have waited for far too long"), ("Jonas Moen", "told", "A timetable is to be published"))
MAIL = """From: Karin Holm <karin@courier.example>
Date: Tue, 04 Mar 2025 20:30:00 +0100
Subject: Re: Harbour of Ostvik to close for repairs
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

“We have waited for far too long,” the mayor of Ostvik, Anna Berg, told
reporters on Tuesday.

On 4 March 2025 Olav Strand wrote:
> “We have waited for far too long,” I said.
"""


class Stub:
    """Finds who said what by their names."""

    model = "stub 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        mentions, attributions = [], []
        for name, cue, words in SAID:
            quote = text.find(words)
            speaker, told = text.find(name, quote), text.find(cue, quote)
            if quote < 0 or not any(start <= quote < end for start, end in regions):
                continue
            mentions.append(Mention(speaker, speaker + len(name), "Person"))
            parts = ((speaker, speaker + len(name)), (told, told + len(cue)), (quote, quote + len(words)))
            attributions.append(Attribution(*((part,) for part in parts)))
        return Annotation(tuple(mentions), tuple(attributions), self.model)


def brief_of(name: str, data: bytes, folder: Path) -> LoadedBrief:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / name).write_bytes(data)
    settings = Settings(root=folder, sources=(seeds,), briefs=folder / "briefs")
    report = generate(settings, annotator=Stub())
    assert report.failed == ()
    (loaded,) = store.load(settings.briefs).briefs
    assert not [issue for issue in check_brief(loaded.brief, loaded.text, name) if issue.severity == "error"]
    return loaded


@pytest.mark.parametrize("name", ["courier.pdf", "paper.pdf", "press.docx", "press.odt", "press.rtf", "mail.eml"])
def test_each_format_gives_a_sound_brief(name: str, tmp_path: Path) -> None:
    data = MAIL.encode() if name == "mail.eml" else (OFFICE / name).read_bytes()
    loaded = brief_of(name, data, tmp_path)
    brief = loaded.brief
    assert (brief.title, brief.source.published) == ("Harbour of Ostvik to close for repairs", "2025-03-04")
    assert brief.source.outlet is None
    claim = next(c for c in brief.claims if "We have waited" in c.evidence[0].quote)
    assert (claim.speaker_kind, claim.cue, claim.mode) == ("named", "told", "direct")
    assert claim.evidence[0].quote == "“We have waited for far too long,”"
    assert "I said" not in loaded.text


def test_evidence_from_a_pdf_names_its_page(tmp_path: Path) -> None:
    loaded = brief_of("courier.pdf", (OFFICE / "courier.pdf").read_bytes(), tmp_path)
    pages = {each.quote[:12]: each.page for c in loaded.brief.claims for each in c.evidence}
    assert (pages["“We have wai"], pages["A timetable "], pages["The council "]) == (1, 2, 3)
    content = loaded.path.read_text(encoding="utf-8")
    assert "- Where: p. 2 of the document" in content
    assert "  pages: [0, " in content


def test_a_document_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "locked.pdf").write_bytes((OFFICE / "locked.pdf").read_bytes())
    (seeds / "cut.docx").write_bytes((OFFICE / "press.docx").read_bytes()[:3000])
    (seeds / "mail.eml").write_text(MAIL, encoding="utf-8")
    report = generate(Settings(root=tmp_path, sources=(seeds,), briefs=tmp_path / "briefs"), annotator=Stub())
    assert sorted(report.failed) == ["seeds/cut.docx", "seeds/locked.pdf"]
    assert len(report.written) == 1
    told = {issue.where: issue.message for issue in report.issues if issue.severity == "error"}
    assert any("is encrypted" in message for message in told.values())
    assert any("is damaged" in message for message in told.values())

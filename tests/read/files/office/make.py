"""Makes the documents in this folder; needs LibreOffice, TeX, their English hyphenation, and pypdf.

    python tests/read/files/office/make.py

They are stored, so that the tests need none of these programs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from office_story import BODY, BYLINE, CONDITIONS, DATES, LETTERS, SUBHEAD, TABLE, TITLE  # noqa: E402

NS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {"office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0", "meta": "meta:1.0"}
NAMES = " ".join(f'xmlns:{key}="{NS}{value}"' for key, value in SPACES.items())
NAMES += f' xmlns:fo="{NS}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def flat(styles: str, header: str, footer: str, body: str, page: str = 'fo:page-height="29.7cm"') -> str:
    """An OpenDocument text in one file."""
    edge = '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm" fo:margin-top="0.4cm"/>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Minutes of quite another meeting</dc:title>
<meta:initial-creator>Karin Holm</meta:initial-creator><dc:creator>Administrator</dc:creator></office:meta>
<office:styles><style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="N1"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."/></text:list-style></office:styles>
<office:automatic-styles>{styles}<style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="21cm" {page} fo:margin="2cm"/><style:header-style>{edge}</style:header-style>
<style:footer-style>{edge}</style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>{header}</text:p></style:header><style:footer><text:p>{footer}</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def press() -> str:
    """A press release with everything that a text document has."""
    who = "<office:change-info><dc:creator>Karin Holm</dc:creator><dc:date>2025-03-04T10:00:00</dc:date>"
    who += "</office:change-info>"
    note = '<text:note text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    note += "<text:note-body><text:p>She said this twice.</text:p></text:note-body></text:note>"
    council = escape(BODY[2]).replace(
        "voted for the well-known plan",
        '<text:change text:change-id="ct1"/>voted for the <text:change-start text:change-id="ct2"/>well-known'
        '<text:change-end text:change-id="ct2"/> plan',
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in TABLE
    )
    lists = [
        f'<text:list text:style-name="{style}">'
        + "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in items)
        + "</text:list>"
        for style, items in (("L1", CONDITIONS), ("N1", DATES))
    ]
    comment = "<office:annotation><dc:creator>Boss</dc:creator><text:p>Is this true?</text:p></office:annotation>"
    return flat(
        '<style:style style:name="T1" style:family="paragraph" style:parent-style-name="Title"/>',
        "DRAFT OF MONDAY",
        "<text:page-number/>",
        '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion>'
        f"{who}<text:p>secretly </text:p></text:deletion></text:changed-region>"
        f'<text:changed-region text:id="ct2"><text:insertion>{who}</text:insertion></text:changed-region>'
        "</text:tracked-changes>"
        f'<text:p text:style-name="T1">{TITLE}</text:p><text:p>{BYLINE}</text:p><text:p>{escape(BODY[0])}</text:p>'
        f"<text:p>{escape(BODY[1])}{note}</text:p><text:p>{council}</text:p>"
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{SUBHEAD}</text:h>'
        '<text:p>The council’s paper has these figures:</text:p><table:table table:name="T">'
        f'<table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
        f"<text:p>The ministry named two conditions:</text:p>{lists[0]}<text:p>It gave two dates:</text:p>{lists[1]}"
        f'<text:p>{escape(BODY[5])}{comment}</text:p><text:p><text:a xlink:href="https://ostvik.example/">'
        f"{escape(BODY[6][:8])}</text:a>{escape(BODY[6][8:])}</text:p><text:p>{LETTERS}</text:p>",
    )


def courier() -> str:
    """A newspaper's page in two columns, justified and hyphenated, on small pages with running heads."""
    styles = (
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"'
        ' fo:hyphenation-ladder-count="no-limit" fo:margin-bottom="0.2cm" fo:orphans="2" fo:widows="2"/>'
        '<style:text-properties fo:font-size="10pt" fo:language="en" fo:country="US" fo:hyphenate="true"'
        ' fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>'
        '<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.5cm"/>'
        '<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="S" style:family="section"><style:section-properties'
        ' text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.6cm"/>'
        "</style:section-properties></style:style>"
    )
    body = "".join(f'<text:p text:style-name="P">{escape(words)}</text:p>' for words in (BYLINE, *BODY))
    return flat(
        styles,
        "The Ostvik Courier – 4 March 2025",
        "Page <text:page-number/> of <text:page-count/>",
        f'<text:p text:style-name="H">{TITLE}</text:p><text:section text:name="a" text:style-name="S">{body}'
        "</text:section>",
        'fo:page-height="14cm"',
    )


def paper() -> str:
    """A paper by TeX in two columns, with a footnote."""
    words = "\n\n".join(BODY).replace("reporters after", "reporters\\footnote{Not all of them were let in.} after", 1)
    for sign, tex in (("“", "``"), ("”", "''"), ("’", "'"), ("–", "--"), ("OSTVIK", "OSTVIK")):
        words = words.replace(sign, tex)
    return (
        r"\documentclass[10pt,twocolumn]{article}\usepackage[paperwidth=18cm,paperheight=16cm,margin=2cm]{geometry}"
        rf"\title{{{TITLE}}}\author{{Karin Holm}}\date{{March 4, 2025}}\begin{{document}}\maketitle "
        f"{words}\n\\end{{document}}"
    )


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        for name, source, kinds in (("press", press(), ("docx", "odt", "rtf")), ("courier", courier(), ("pdf",))):
            path = Path(folder, f"{name}.fodt")
            path.write_text(source, encoding="utf-8")
            for kind in kinds:
                command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(HERE), str(path)]
                subprocess.run(command, check=True, capture_output=True)
        Path(folder, "paper.tex").write_text(paper(), encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-output-directory", folder, str(Path(folder, "paper.tex"))]
        subprocess.run(command, check=True, capture_output=True)
        (HERE / "paper.pdf").write_bytes(Path(folder, "paper.pdf").read_bytes())
    import pypdf

    for name, password in (("locked", "secret"), ("unlocked", "")):
        writer = pypdf.PdfWriter(clone_from=HERE / "courier.pdf")
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(HERE / f"{name}.pdf")


if __name__ == "__main__":
    main()

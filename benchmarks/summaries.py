"""ROUGE (Lin, 2004) of the bottom line, of the first three sentences, and of what other systems wrote.

Scored with the `rouge-score` library: F1, with stemming, the mean over documents. Its tokens are runs of
letters a to z and digits, so that spaces before punctuation in a reference make no difference.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from benchmarks.packs import rows
from generator.annotate import Annotator
from generator.generate import Task, make
from generator.read import read

KINDS = {"ROUGE-1": "rouge1", "ROUGE-2": "rouge2", "ROUGE-L": "rougeL"}
LEAD = "Lead-3"
"""The first three sentences of the body, which is hard to beat on news."""

Figures = dict[str, float]


def summary_figures(annotator: Annotator, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """F1 in percent on a summary pack: rows with `text`, `reference` and, for each system, a text in `peers`.

    Returns:
        The figures of the bottom line, and those of `LEAD` and of the systems that every row has, by name.
    """
    scorer = RougeScorer(list(KINDS.values()), use_stemmer=True)
    scores: dict[str, list[Figures]] = {}
    ours = ""
    documents = 0
    with tempfile.TemporaryDirectory() as folder:
        # A document without a headline takes the name of its file, and this one holds no words.
        file = Path(folder) / "_.txt"
        for row in rows(path, "text", "reference"):
            file.write_text(row["text"], encoding="utf8")
            bottom_line, lead = _summaries(file, annotator)
            documents += 1
            for name, text in {ours: bottom_line, LEAD: lead, **row.get("peers", {})}.items():
                score = scorer.score(row["reference"], text)
                scores.setdefault(name, []).append({kind: score[key].fmeasure for kind, key in KINDS.items()})
    means = {
        name: {kind: round(100 * sum(s[kind] for s in each) / documents, 1) for kind in KINDS}
        for name, each in scores.items()
        if len(each) == documents
    }
    return means.pop(ours), means


def _summaries(file: Path, annotator: Annotator) -> tuple[str, str]:
    """The bottom line of a document's brief, and the document's first three sentences."""
    brief = make(Task(file, file.name, None, annotator.model), lambda: annotator).brief
    document = read(file, name=file.name)
    lead = (document.text[s.start : s.end] for s in document.sentences[:3])
    return " ".join(sentence.quote for sentence in brief.summary), " ".join(lead)

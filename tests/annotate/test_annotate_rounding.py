"""Eight-bit weights say what the full ones say.

`fp32.jsonl` holds what the shipped model said in 32 bits of the texts in `tests/golden`
(`python -m training.export --fp32 --answers`); it is made anew with the model.
"""

import json
from pathlib import Path

from generator.annotate import load, model_name
from generator.annotate.words import lines

FULL = [json.loads(row) for row in (Path(__file__).parent / "fp32.jsonl").read_text(encoding="utf8").splitlines()]
GOLDEN = Path(__file__).parents[1] / "golden"
LEAST = 0.96
"""Of names and parts of attributions together: some lie on the edge, and another processor rounds otherwise."""


def parts(said):
    """Everything that was said of a text, in one set."""
    names = {("name", m["start"], m["end"], m["type"]) for m in said["mentions"]}
    spans = {(part, *span) for a in said["attributions"] for part in ("source", "cue", "content") for span in a[part]}
    return names | spans


def test_the_answers_are_of_the_model_that_ships():
    assert {row["model"] for row in FULL} == {model_name()}
    assert {row["id"] for row in FULL} == {path.parent.name for path in GOLDEN.glob("*/input.*")}


def test_rounding_changes_next_to_nothing():
    annotator = load()
    same = ours = theirs = 0
    for row in FULL:
        (path,) = (GOLDEN / row["id"]).glob("input.*")
        text = path.read_text(encoding="utf8")
        found = annotator.annotate(text, lines(text))
        small = parts(
            {
                "mentions": [{"start": m.start, "end": m.end, "type": m.type} for m in found.mentions],
                "attributions": [{"source": a.source, "cue": a.cue, "content": a.content} for a in found.attributions],
            }
        )
        full = parts(row)
        same, ours, theirs = same + len(small & full), ours + len(small), theirs + len(full)
    assert theirs > 100
    assert 2 * same / (ours + theirs) >= LEAST

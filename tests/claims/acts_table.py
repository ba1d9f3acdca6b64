"""The table of acts in the guide, as the code has it."""

from generator.claims.acts import ACTS


def table() -> str:
    """The whole table, in order of the vocabulary."""
    rows = ["| Act | What it is | Verbs | Nouns, adjectives | PLOVER |", "|---|---|---|---|---|"]
    for name, act in ACTS.items():
        gloss = act.gloss + (" (event)" if act.event else "")
        things = ", ".join((*act.nouns, *act.adjectives))
        rows.append(f"| `{name}` | {gloss} | {', '.join(act.verbs)} | {things or '–'} | {act.plover or 'null'} |")
    return "\n".join(rows)

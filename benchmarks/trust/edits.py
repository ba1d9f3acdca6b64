"""Random edits of briefs by hand, through random changes of the source and other models: nothing of a person's is lost.

Run alone with: python -m benchmarks.trust.edits
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from random import Random

from benchmarks.trust import older
from benchmarks.trust.figures import Figures, Options, main
from benchmarks.trust.hand import EDITS, Hand
from benchmarks.trust.invented import CHANGES, MINDS, changed, read, story
from benchmarks.trust.judge import judge, judge_revert
from generator.brief import front_matter, sheet
from generator.brief.conflicts import current
from generator.brief.edits import edits
from generator.brief.merge import merge, settle
from generator.records import Brief

CASES = 5000
"""As many as the published figures rest on."""

SHORT = 300
"""As many as take some seconds."""

ROUNDS = 3
"""How often a brief is edited and made again in one case, at most."""


def measure(options: Options) -> Figures:
    """Try cases by chance, each from a seed of its own."""
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    failures = []
    cases = SHORT if options.short else CASES
    for number in range(cases):
        seed = options.seed * 1_000_000 + number
        try:
            counts += case(Random(seed))
        except AssertionError as error:
            failures.append(f"seed {seed}: {error}")
    about = ", ".join(f"{kind} {counts[kind]:,}" for kind in sorted(counts) if kind.startswith("conflict:"))
    kinds = [*EDITS, *(f"source: {each}" for each in CHANGES), "another model", "older layout", "part given back"]
    return Figures(
        "edits",
        "edits by hand and changes under them",
        tuple((kind, counts[kind]) for kind in kinds),
        time.perf_counter() - began,
        tuple(failures),
        f"By chance, in {cases:,} briefs that were made again {counts['regenerations']:,} times; {about}.",
    )


def case(random: Random) -> Counter[str]:
    """One brief, edited and made again up to three times; what was done, by kind.

    Raises:
        AssertionError: something of a person's was lost, or something of the generator's is not up to date.
    """
    counts: Counter[str] = Counter()
    first = now = story(random)
    mind = random.choice(MINDS)
    made = read(now, mind)
    brief = _through_a_file(made, now.text)
    hand = Hand()
    for turn in range(random.randint(1, ROUNDS)):
        for _ in range(random.randint(0, 3)):
            brief, what = hand.edit(random, brief, now)
            counts[what] += 1
        brief = _through_a_file(brief, now.text)
        if random.random() < 0.25:
            brief = _through_an_older_file(brief, now.text)
            counts["older layout"] += 1
        brief = settle(brief)[0]
        hand.recognise(brief)
        before = now
        for step in range(random.choice((0, 1, 1, 2))):
            now, what = changed(random, now, first, 100 * (turn + 1) + step)
            counts[f"source: {what}"] += 1
        if random.random() < 0.4:
            mind = random.choice(MINDS)
            counts["another model"] += 1
        made = read(now, mind)
        out, _ = merge(brief, made, now.text, "b.md", before=before.text)
        judge(hand, brief, made, out, before, now)
        again, _ = merge(out, made, now.text, "b.md", before=now.text)
        assert again == out, "made twice, it is not as it was made once"
        brief = _through_a_file(out, now.text)
        hand.follow(out, now)
        counts["regenerations"] += 1
        counts.update(f"conflict: {each.why}" for each in brief.conflicts)
    counts["part given back"] += judge_revert(random, hand, brief, made, now)
    return counts


def _through_a_file(brief: Brief, text: str) -> Brief:
    """The brief as it is read from the file that is written of it, which is the same bytes again."""
    content = sheet.assemble(brief, text)
    sheet.verify(content, brief)
    back = front_matter.loads(content, "b.md", text)
    assert sheet.assemble(back, text) == content, "written again, it is other bytes"
    return back


def _through_an_older_file(brief: Brief, text: str) -> Brief:
    """The brief as it is read from a file in an older version of the layout: the same work of a person's."""
    back = older.through(brief, text)
    assert replace(back, generated=brief.generated, conflicts=()) == replace(brief, conflicts=()), "it says otherwise"
    assert [(each.part, each.what) for each in edits(back)] == [(each.part, each.what) for each in edits(brief)]
    assert [(each.part, each.why) for each in current(back)] == [(each.part, each.why) for each in current(brief)]
    return back


if __name__ == "__main__":
    raise SystemExit(main(measure))

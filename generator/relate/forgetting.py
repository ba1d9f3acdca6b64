"""What was kept so that nothing is computed twice while briefs are related, and is of no use once they are."""

from __future__ import annotations

from generator.relate import copies, grouping_dates, grouping_words, names, rarity

_KEPT = (
    *(names.fold, names.words, names.key, names.person, rarity.stem),
    *(copies._hash, grouping_dates._when, grouping_words._profile),  # noqa: SLF001 - they do not know when it is enough
)


def forget() -> None:
    """Give back the memory of it; whoever asks again computes again."""
    for known in _KEPT:
        known.cache_clear()

"""Attributions to claims: speaker, chain, act, mode, hedge, negation, what it is about."""

from __future__ import annotations

from generator.claims.acts import ACTS, Act
from generator.claims.coverage import Gap, coverage
from generator.claims.extract import extract

__all__ = ["ACTS", "Act", "Gap", "coverage", "extract"]

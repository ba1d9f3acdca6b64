"""Attributions to claims: speaker, chain, act, mode, hedge, negation, what it is about."""

from __future__ import annotations

from generator.claims.acts import ACTS, Act
from generator.claims.coverage import coverage
from generator.claims.extract import extract
from generator.claims.ranking import main_claims

__all__ = ["ACTS", "Act", "coverage", "extract", "main_claims"]

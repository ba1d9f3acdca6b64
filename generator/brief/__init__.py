"""Briefs: composed, written, read strictly, checked, and merged with what people changed in them."""

from __future__ import annotations

from generator.brief.compose import compose

__all__ = ["compose"]

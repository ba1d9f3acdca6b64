"""Across briefs: one actor in many briefs, who says what about whom, what comes from which outlet."""

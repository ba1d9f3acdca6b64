"""Pictures: what a drawing shows and where, worked out when the site is built; `templates/pictures.md.j2` draws it.

Each has a name, a description and a table with the same numbers. Where a picture is as wide as its page, its places
across are in per cent and its places down in pixels, so that its words keep their size on every screen.
"""

from generator.site.comparison import shortened
from generator.site.pictures.bars import bars
from generator.site.pictures.relations import by_brief, neighbours
from generator.site.pictures.shares import shares
from generator.site.pictures.story_time import story_time

__all__ = ["bars", "by_brief", "neighbours", "shares", "shortened", "story_time"]

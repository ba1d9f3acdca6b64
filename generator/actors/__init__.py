"""Who is who: mentions to actors, and the source of each attribution to those who speak."""

from generator.actors.resolve import resolve

__all__ = ["resolve"]

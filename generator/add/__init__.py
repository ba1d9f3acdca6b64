"""Puts documents into a source folder: web pages as they were retrieved, new entries of feeds, files.

The only part of the program that ever uses the network.
"""

from generator.add.add import Added, Adding, add
from generator.add.fetch import Limits

__all__ = ["Added", "Adding", "Limits", "add"]

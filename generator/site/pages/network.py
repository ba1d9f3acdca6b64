"""The network of actors: who speaks about whom."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page
from generator.site.pictures.network import network
from generator.site.render import render

OPEN = 20
"""How many pairs stand open below the picture; the others fold out."""


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """The one page."""
    path = "network/index.md"
    return (
        Page(
            path,
            "Network",
            "Who speaks about whom: the actors of the documents, and how often one of them speaks about another.",
            render("network.md.j2", path, corpus, found=network(corpus), open=OPEN),
            hide=("navigation", "toc"),
            listed=True,
        ),
    )

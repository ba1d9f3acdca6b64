"""The chain of a claim and what it depends on, as the page of its brief shows them."""

import dataclasses

from invented import ferry

from generator.brief.store import Loaded, LoadedBrief
from generator.records import Claim, Relay, RelayKind
from generator.relate.corpus import build
from generator.site import pages


def _shown(**changes: object) -> str:
    """The page of a brief whose first claim is changed."""
    whole = ferry()
    first: Claim = dataclasses.replace(whole.brief.claims[0], **changes)  # type: ignore[arg-type]
    brief = dataclasses.replace(whole.brief, claims=(first, *whole.brief.claims[1:]))
    site = build(Loaded((LoadedBrief(whole.path, brief, whole.text),), ()))
    (page,) = [p for p in pages.build(site) if brief.id in p.path]
    return page.markdown


def _relay(words: str, kind: RelayKind, *actors: str) -> Relay:
    start = ferry().text.index(words)
    return Relay(words, start, start + len(words), kind, actors)


def test_unnamed_relays_stand_in_the_chain_with_their_words() -> None:
    actor = ferry().brief.actors[0]
    chain = (_relay("The line", "unnamed"), _relay(actor.name, "named", actor.id))
    text = " ".join(_shown(chain=chain, via=(actor.id,), speakers=(), speaker_kind="unnamed").split())
    assert '<dt>via</dt> <dd>“The line” <span class="b-sub">(not named)</span>, then <a href=' in text


def test_an_older_brief_shows_whom_it_knows() -> None:
    actor = ferry().brief.actors[0]
    text = " ".join(_shown(chain=(), via=(actor.id,)).split())
    assert f">{actor.name}</a></dd>" in text.split("<dt>via</dt>")[1][:200]


def test_a_claim_on_a_condition_is_marked() -> None:
    assert "On condition: “last year”" in _shown(condition="last year")

"""Sites of documents and briefs that mean harm, in the browser: nothing runs, nothing is asked for, all is shown."""

from __future__ import annotations

import hosting
import pytest

from benchmarks.trust.hostile import browse, build
from benchmarks.trust.hostile.words import sample

SOME = sample(42)


@pytest.fixture(scope="module", params=[build.of_documents, build.of_briefs], ids=["documents", "briefs"])
def built(request, tmp_path_factory):
    """A site, which no test changes."""
    return request.param(tmp_path_factory.mktemp("hostile"), SOME)


def test_hostile_words_are_shown_and_do_nothing_even_without_the_policy(browser, built):
    """On the pages of briefs, actors, stories, outlets, the lists, and in what the search finds."""
    with hosting.hosted(built.site) as host:
        reader = browse.Reader(browser, host.url)
        assert list(browse.missing(reader, built.briefs.briefs)) == []
        for address in browse.addresses(built.site):
            if not address.startswith("briefs/"):
                reader.read(address)
        assert list(browse.not_found(reader, built.briefs.briefs[:4])) == []
        assert reader.faults == []
        reader.close()


def test_the_policy_has_nothing_to_stop(browser, built):
    with hosting.hosted(built.site) as host:
        reader = browse.Reader(browser, host.url, has_policy=True)
        for each in built.briefs.briefs:
            reader.read(f"briefs/{each.brief.id}/")
        assert reader.faults == []
        reader.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("<img src=x onerror=x8()>", "a script of a document ran"),
        ("<script>alert(1)</script>", "alert was called"),
        ("<img src=http://elsewhere.example/i.png>", "asked for http://elsewhere.example/i.png"),
    ],
)
def test_harm_would_be_noticed(browser, tmp_path, harm, told):
    """The tests above can fail: so they do on a page that has it."""
    page = tmp_path / "harmed" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<!doctype html><title>t</title><main><p>Words</p>{harm}</main>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><title>t</title>", encoding="utf-8")
    with hosting.hosted(tmp_path) as host:
        reader = browse.Reader(browser, host.url)
        reader.read("harmed/")
        assert any(told in fault for fault in reader.faults), reader.faults
        reader.close()

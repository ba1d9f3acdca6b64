"""The host of the search benchmark counts as a host on the web would: text compressed, the rest as it is."""

from __future__ import annotations

import gzip
import urllib.request

from benchmarks.search_corpus import OF, corpus, vocabulary
from benchmarks.search_host import hosted


def answer(url: str):
    with urllib.request.urlopen(url, timeout=10) as opened:
        return opened.headers, opened.read()


def test_text_is_compressed_and_the_rest_is_not(tmp_path):
    page, data = "<p>harbour</p>" * 100, bytes(range(256))
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "a.pf_index").write_bytes(data)
    with hosted(tmp_path) as base:
        headers, content = answer(base)
        assert headers["Content-Encoding"] == "gzip"
        assert int(headers["Content-Length"]) == len(content) < len(page)
        assert gzip.decompress(content).decode() == page
        headers, content = answer(f"{base}a.pf_index")
        assert headers["Content-Encoding"] is None
        assert content == data


def test_the_corpus_is_the_same_each_time_and_of_the_shape_it_says():
    made = corpus(60)
    assert [entry.text for entry in made.briefs] == [entry.text for entry in corpus(60).briefs]
    lengths = [len(entry.text.split()) for entry in made.briefs]
    assert min(lengths) < 450
    assert max(lengths) > 750
    often = vocabulary(size=OF + 1)[OF]
    assert sum(entry.text.split().count(often) for entry in made.briefs) / len(made.briefs) > 10
    dates = [entry.day.newness for entry in made.briefs]
    assert dates == sorted(dates, reverse=True)

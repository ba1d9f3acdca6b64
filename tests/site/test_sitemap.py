"""The map of the site says nothing of the day on which it was built."""

from __future__ import annotations

import gzip

import pytest

from generator.site.plugin import sitemap

MAP = """<urlset>
    <url>
         <loc>https://news.example/a/</loc>
         <lastmod>2001-09-09</lastmod>
    </url>
    <url>
         <loc>https://news.example/b/</loc>
         <lastmod>1999-12-31</lastmod>
    </url>
</urlset>
"""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")


def test_the_day_of_the_build_is_left_out():
    assert sitemap.undated(MAP).count("lastmod") == 2
    assert "<loc>https://news.example/a/</loc>\n    </url>" in sitemap.undated(MAP)


def test_dates_of_changes_that_somebody_knows_stay():
    assert "<lastmod>1999-12-31</lastmod>" in sitemap.undated(MAP)


def test_the_packed_map_is_the_map_and_has_no_time(tmp_path):
    (tmp_path / "sitemap.xml").write_text(MAP, encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(b"older", mtime=1_000_000_000))
    sitemap.pack(tmp_path)
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == MAP
    assert packed[4:8] == bytes(4)


def test_a_site_without_a_packed_map_gets_none(tmp_path):
    sitemap.pack(tmp_path)
    assert not list(tmp_path.iterdir())

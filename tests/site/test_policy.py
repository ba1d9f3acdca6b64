"""The Content-Security-Policy of each page: what it allows, and that it is right about the page's own scripts."""

from __future__ import annotations

import base64
import hashlib
import re

import invented
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.site import policy

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title>'


def page(*parts: str) -> str:
    return HEAD + "".join(parts) + "</head><body></body></html>"


def sha(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def rules(html: str) -> dict[str, list[str]]:
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return {words.split()[0]: words.split()[1:] for words in content.split(";")}


def test_only_the_own_host_may_be_asked():
    found = rules(policy.with_policy(page()))
    assert found["default-src"] == found["base-uri"] == ["'none'"]
    assert found["connect-src"] == found["font-src"] == found["form-action"] == found["worker-src"] == ["'self'"]
    assert found["img-src"] == ["'self'", "data:"]
    assert not [word for words in found.values() for word in words if "//" in word or word == "*"]


def test_scripts_are_allowed_by_what_they_are():
    found = rules(policy.with_policy(page("<script>var a=1</script>", "<script type=module>b()</script>")))
    assert found["script-src"] == ["'self'", "'wasm-unsafe-eval'", sha("var a=1"), sha("b()")]


def test_the_same_script_twice_has_one_hash():
    found = rules(policy.with_policy(page("<script>a</script>", "<script>a</script>")))
    assert found["script-src"].count(sha("a")) == 1


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
        '<script src="a.js"></script>',
    ],
)
def test_data_and_files_need_no_hash(script):
    assert "sha256" not in policy.with_policy(page(script))


def test_inline_styles_of_the_theme_are_allowed_by_what_they_are():
    found = rules(policy.with_policy(page("<style>:root{--x:1}</style>")))
    assert found["style-src-elem"] == ["'self'", sha(":root{--x:1}")]


def test_a_script_that_got_into_the_content_is_not_allowed():
    content = "<p>x</p><script>alert(1)</script>"
    html = page("<script>own</script>").replace("<body>", f"<body>{content}")
    assert sha("alert(1)") not in policy.with_policy(html, content)
    assert sha("own") in policy.with_policy(html, content)


def test_line_ends_count_as_browsers_read_them():
    assert policy.source("a\r\nb\rc") == sha("a\nb\nc")


def test_the_policy_comes_before_every_script_and_after_the_encoding():
    html = policy.with_policy(page("<script>a</script>"))
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<script>")


def test_what_is_no_page_stays_as_it_is():
    assert policy.with_policy("<urlset></urlset>") == "<urlset></urlset>"


@pytest.fixture(scope="module", params=["build", "serve"])
def built(request, tmp_path_factory):
    """A small site with a hand-written page that has a script, built to publish and to serve."""
    folder = tmp_path_factory.mktemp("policy")
    (folder / "docs").mkdir()
    own = "# Own\n\n<script>own()</script>\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n"
    (folder / "docs" / "own.md").write_text(own, encoding="utf-8")
    settings = "site_name: x\ntheme: material\nplugins: [search, briefing: {generate: false}]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    invented.write(folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command=request.param, dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return request.param, folder / "site"


def test_each_page_of_a_site_has_the_hashes_of_its_theme(built):
    command, site = built
    pages = [file for file in site.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")]
    assert site / "404.html" in pages
    for file in pages:
        html = file.read_text(encoding="utf-8")
        allowed = rules(html)["script-src"]
        inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        assert inline
        if command == "build":
            assert "'unsafe-inline'" not in allowed
            assert {sha(script) for script in inline if script != "own()"} <= set(allowed)
            assert sha("own()") not in allowed
        else:  # MkDocs puts a script of its own into each page that it sends
            assert "'unsafe-inline'" in allowed
            assert not [word for word in allowed if word.startswith("'sha256-")]

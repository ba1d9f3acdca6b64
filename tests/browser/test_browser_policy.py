"""The Content-Security-Policy is on every page, allows no script but the site's own, and is obeyed by the browser."""

from __future__ import annotations

import base64
import hashlib

import html5lib
import kinds
import pytest

HEAD = "meta", "title", "link", "script", "style", "base"
RUN = {"module", "text/javascript", "application/javascript"}
UNSAFE = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'", "*", "data:", "blob:"}


def parsed(file):
    return html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def policy(page) -> dict[str, list[str]]:
    """The directives of the page's policy."""
    (told,) = (
        meta.get("content")
        for meta in page.iter("meta")
        if (meta.get("http-equiv") or "").lower() == "content-security-policy"
    )
    directives = (directive.split() for directive in told.split(";") if directive.strip())
    return {name: sources for name, *sources in directives}


def test_every_page_has_a_strict_policy(site):
    """Before anything that it is about; nothing by default, scripts from the site or by hash, no other host at all."""
    for address, file in kinds.pages(site.folder).items():
        page = parsed(file)
        rules = policy(page)
        assert rules["default-src"] in (["'none'"], ["'self'"]), address
        scripts = rules["script-src"]
        assert "'self'" in scripts, address
        assert not UNSAFE & set(scripts), address
        assert rules.get("object-src", rules["default-src"]) == ["'none'"], address
        assert rules["base-uri"] in (["'none'"], ["'self'"]), address
        assert rules["form-action"] in (["'none'"], ["'self'"]), address
        sources = [source for name in rules for source in rules[name]]
        assert not [each for each in sources if "." in each or each in {"*", "https:", "http:"}], address
        first = next(e for e in page.find("head") if e.tag in HEAD and not e.get("charset"))
        assert first.get("http-equiv") == "Content-Security-Policy", address


def test_every_inline_script_is_one_that_the_policy_names(site):
    """And none stands in what was made from documents; scripts that hold data run nothing and are not counted."""
    for address, file in kinds.pages(site.folder).items():
        page = parsed(file)
        allowed = policy(page)["script-src"]
        inline = [s for s in page.iter("script") if not s.get("src") and (s.get("type") or "module") in RUN]
        for script in inline:
            found = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
            assert f"'sha256-{found}'" in allowed, f"{address}: {(script.text or '')[:100]}"
        within = page.find(".//article")
        assert not [s for s in inline if s in list(within.iter("script"))], address
        handlers = [(e.tag, name) for e in page.iter() for name in e.attrib if str(name).startswith("on")]
        assert handlers == [], address


@pytest.mark.parametrize(
    "planted",
    [
        "<script>window.ran = true</script>",
        "<img src='data:,' onerror='window.ran = true'>",
        "<script src='http://elsewhere.example/a.js'></script>",
        "<iframe srcdoc='<script>parent.ran = true</script>'></iframe>",
        "<a id='it' href='javascript:window.ran = true'>a</a>",
    ],
)
def test_planted_script_does_not_run(window, site, planted):
    """Were a document's words to come out as markup by mistake, the browser would refuse to run them."""
    page, seen = window()
    address = kinds.fullest(site.folder, "brief")
    words = (site.folder / address / "index.html").read_text(encoding="utf-8")
    harmed = words.replace("</article>", f"{planted}</article>")
    assert harmed != words
    page.route(site.url + address, lambda route: route.fulfill(body=harmed, content_type="text/html; charset=utf-8"))
    page.goto(address, wait_until="load")
    page.evaluate("document.getElementById('it')?.click()")
    page.wait_for_timeout(50)
    assert page.evaluate("window.ran") is None
    assert seen.violations, "the browser did not tell that it refused anything"

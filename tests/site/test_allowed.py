"""What a produced page may be made of, and that nothing else gets past the check."""

from __future__ import annotations

import re

import pytest

from generator.site import allowed

PLAIN = (
    '<h1 id="headline">A &lt;b&gt; &amp; c</h1>\n<p class="b-byline"><a href="../../outlets/x/">x</a><br />y</p>'
    "<ul><li><details open><summary>s</summary><mark>m</mark></details></li></ul>"
    '<table><thead><tr><th scope="col" style="text-align: right;">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>'
    '</table><svg class="p" viewBox="0 0 1 1" role="img"><title>t</title><path d="M0"/><text x="1">z</text></svg>'
    '<p><a href="https://wire.example/?a=1&amp;b=2" rel="noopener">x</a> "quoted" it\'s 1 &gt; 0</p>'
)


def test_what_templates_and_markdown_make_stays_as_it_is():
    assert allowed.check(PLAIN) == allowed.Checked(PLAIN)


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("<script>x8()</script>", "<script>"),
        ("<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<SCRIPT SRC=//evil.example/x.js>"),
        ('<img src="x" onerror="x8()">', "onerror"),
        ("<img src=x onerror=x8()>", "onerror"),
        ('<p onclick="x8()">t</p>', "onclick"),
        ('<p style="background:url(//evil.example/x)">t</p>', "style"),
        ('<td style="text-align: left; color: red">t</td>', "td"),
        ('<a href="javascript:x8()">t</a>', "javascript"),
        ('<a href="java&#115;cript:x8()">t</a>', "cript"),
        ('<a href=" java\tscript:x8()">t</a>', "script"),
        ('<a href="data:text/html,x">t</a>', "data:"),
        ('<a href="vbscript:x">t</a>', "vbscript"),
        ('<img src="https://evil.example/i.png" alt="">', "evil.example"),
        ('<img src="//evil.example/i.png" alt="">', "evil.example"),
        ('<img src="/\\evil.example/i.png" alt="">', "evil.example"),
        ('<img src="data:image/svg+xml,x" alt="">', "data:"),
        ('<form action="https://evil.example/"><input name="q"></form>', "<form"),
        ("<iframe></iframe>", "<iframe>"),
        ("<x-evil>t</x-evil>", "<x-evil>"),
        ("<textarea><script>x8()</script></textarea>", "<textarea>"),
        ("<math><mtext>t</mtext></math>", "<math>"),
        ('<svg><use href="#x"></use></svg>', "<use"),
        ("<svg><foreignObject>t</foreignObject></svg>", "<foreignObject>"),
        ('<svg><a><animate attributeName="href" values="javascript:x8()"></animate></a></svg>', "<animate"),
        ('<meta http-equiv="refresh" content="0">', "<meta"),
        ('<base href="https://evil.example/">', "<base"),
        ('<p id="__config">t</p>', "__config"),
        ('<p id="&#95;_config">t</p>', "_config"),
        ("<title><script>x8()</script></title>", "<script>"),
        ('="<script>x8()</script>"', "<script>"),
    ],
)
def test_what_is_not_on_the_list_is_named_and_left_out(harm, named):
    """Beside things that are allowed, and whatever way it is written in."""
    checked = allowed.check(f"{PLAIN}{harm}<p>after</p>")
    assert any(named in told for told in checked.refused), checked.refused
    tags = " ".join(re.findall("<[^>]*>", checked.content))
    assert not re.search("x8|evil|onclick|script|__config|iframe|math|use|meta|base|color|data:", tags)
    assert "<p>after</p>" in checked.content
    assert not allowed.check(checked.content).refused


def test_a_comment_is_left_out_without_a_word():
    assert allowed.check("<p>a</p><!-- <script> --><p>b</p>") == allowed.Checked("<p>a</p><p>b</p>")


def test_plain_tags_in_other_spellings_are_written_anew():
    assert allowed.check("<P CLASS='x'>a<BR>b") == allowed.Checked('<p class="x">a<br>b</p>')


def test_only_the_script_for_searching_is_content():
    own = '<script type="module" src="../assets/briefing/js/search.js"></script>'
    assert allowed.check(f"<p>a</p>{own}") == allowed.Checked(f"<p>a</p>{own}")
    assert allowed.check(f"<p>a</p>{own}{own}").refused
    assert allowed.check(own.replace("search.js", "other.js")).refused


@pytest.mark.parametrize("address", ["https://wire.example/x?a=1&b=2#c", "http://[::1]/", "https://müller.example/"])
def test_addresses_of_the_web_lead_there(address):
    assert allowed.leads(address)


@pytest.mark.parametrize(
    "address", ["https://a b.example/", "https://evil.example:99999/", "https://[::1", "https://%00x/"]
)
def test_addresses_that_no_browser_can_read_lead_nowhere(address):
    assert not allowed.leads(address)


FRAME = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="description" content="{0}">'
    '<title>{0} - Site</title><script src="a.js"></script>'
    '<script type="application/ld+json">{{"a":"{1}"}}</script></head>'
    '<body><nav><ol><li><a href="../x/">{0}</a></li></ol></nav></body></html>'
)


def test_frames_that_differ_in_their_words_only_are_made_of_the_same():
    known = allowed.around(FRAME.format("page", ""))
    assert allowed.around(FRAME.format("1 &lt; 2 &quot;x&quot; - it's", "y")) == known


@pytest.mark.parametrize(
    "harm",
    [
        "</title><script>x8()</script>",
        '"><script src="https://evil.example/x.js"></script>',
        '" http-equiv="refresh',
        "<img src=x onerror=x8()>",
        '<a href="javascript:x8()">',
        '<a onclick="x8()">',
        "<",
    ],
)
def test_a_word_that_is_more_than_a_word_makes_the_frame_another(harm):
    known = allowed.around(FRAME.format("page", ""))
    assert not allowed.around(FRAME.format(harm, "")) <= known


def test_data_that_ends_its_script_makes_the_frame_another():
    known = allowed.around(FRAME.format("page", ""))
    assert not allowed.around(FRAME.format("page", "</script><script>x8()//")) <= known


def test_of_links_the_one_that_leads_to_a_script_is_named() -> None:
    content = '<p><a href="a/">a</a> <a href="javascript:x()">b</a> <a href="c/">c</a></p>'
    found = allowed.check(content)
    assert found.refused == ('<a href="javascript:x()">',)
    assert "javascript" not in found.content

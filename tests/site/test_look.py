"""The stylesheet, the typefaces and the flags that the site ships."""

from __future__ import annotations

import re
from importlib import resources

import invented
import pytest

from generator.site import flags, stylesheet
from generator.site.stage import assets

CONTENT = {asset.path: asset.content for asset in assets(invented.corpus())}
CSS = CONTENT["assets/briefing/briefing.css"].decode()
FONTS = {path: content for path, content in CONTENT.items() if "/fonts/" in path}
FILES = sorted(each.name for each in (resources.files("generator.site") / "assets" / "css").iterdir())


def test_what_others_build_on_comes_first_and_print_last():
    names = {name: f".{name} {{}}" for name in (*stylesheet.FIRST, "zebra", "ant", "print")}
    order = re.findall(r"\.([\w-]+) {}", stylesheet.bundle(names))
    assert order == [*stylesheet.FIRST, "ant", "zebra", "print"]


def test_the_stylesheet_is_one_file_with_every_part():
    assert not [path for path in CONTENT if "/css/" in path]
    for name in FILES:
        text = (resources.files("generator.site") / "assets" / "css" / name).read_text(encoding="utf-8")
        bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        last = [line for line in bare.splitlines() if "{" in line][-1]
        assert last in CSS, name


def test_braces_are_even_and_comments_are_gone():
    assert CSS.count("{") == CSS.count("}")
    assert "/*" not in CSS


@pytest.mark.parametrize("name", FILES)
def test_each_part_is_short(name):
    text = (resources.files("generator.site") / "assets" / "css" / name).read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert text.count("\n") < 400


def test_every_colour_that_is_used_is_defined():
    used = set(re.findall(r"var\((--b-[\w-]+)\)", CSS))
    assert used
    assert used <= set(re.findall(r"(--b-[\w-]+):", CSS))


def test_both_palettes_define_the_same_colours():
    (light,) = re.findall(r':root,\n\[data-md-color-scheme="default"\] {(.*?)}', CSS, re.DOTALL)
    (dark,) = re.findall(r'\n\[data-md-color-scheme="slate"\] {(.*?)}', CSS, re.DOTALL)
    assert re.findall(r"(--b-[\w-]+):", light) == re.findall(r"(--b-[\w-]+):", dark)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "soft", "link", "accent") for ground in ("paper", "sheet")),
        ("ink", "mark"),
        ("ink", "mark-strong"),
        ("soft", "mark"),
        ("on-brand", "brand"),
        *((name, f"{name}-bg") for name in ("direct", "agree", "differ", "single", "warn", "bad", "info")),
        *((name, "paper") for name in ("direct", "agree", "differ", "single", "warn", "bad", "info")),
    ],
)
def test_words_can_be_read_on_their_ground(scheme, text, ground):
    (block,) = re.findall(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', CSS, re.DOTALL)
    colours = dict(re.findall(r"--b-([\w-]+): (#[0-9a-f]+);", block))
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_typefaces_are_our_own_small_and_licensed():
    wanted = {f"assets/briefing/{path}" for path in re.findall(r'url\("(fonts/[^"]+)"\)', CSS)}
    files = {path: content for path, content in FONTS.items() if path.endswith(".woff2")}
    assert wanted == set(files)
    assert all(content[:4] == b"wOF2" for content in files.values())
    assert sum(map(len, files.values())) <= 150_000
    licences = [content.decode() for path, content in FONTS.items() if "/LICENSE-" in path]
    assert len(licences) == len({path.split("/")[-1].split("-latin")[0] for path in files})
    assert all("sil open font license, version 1.1" in " ".join(text.lower().split()) for text in licences)


def test_the_stylesheet_asks_nothing_of_another_host():
    inert = re.sub(r'url\("data:.*?"\)', "", CSS)
    assert "//" not in inert
    assert "@import" not in inert


def test_flags_are_of_the_countries_of_the_site_only():
    codes = flags.countries(invented.corpus())
    assert codes
    pictures = {"no": "<svg/>", "se": "<svg/>"}
    assert re.findall(r"b-flag--(\w+)", flags.stylesheet(("no", "xn"), pictures)) == ["no"]


def test_a_site_about_the_whole_world_has_a_bounded_number_of_flags():
    pictures = {f"{a}{b}": "<svg/>" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop"}
    assert flags.stylesheet(tuple(pictures), pictures).count("b-flag--") == flags.MOST


def test_a_flag_is_a_picture_within_the_stylesheet():
    rule = flags.stylesheet(("no",), {"no": '<svg fill="#fff">%</svg>\n'})
    picture = "data:image/svg+xml,%3Csvg fill='%23fff'%3E%25%3C/svg%3E"
    assert rule == f'.b-flag--no {{ background-image: url("{picture}"); color: transparent; }}'


def test_every_country_has_a_flag():
    import pycountry

    have = {each.name.removesuffix(".svg") for each in (resources.files("generator.site") / "flags").iterdir()}
    assert {country.alpha_2.lower() for country in pycountry.countries} <= have
    assert "LICENSE-CircleFlags.md" in have

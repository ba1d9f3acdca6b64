"""Settings: what a project may decide, and what is said where it decides wrongly."""

import datetime as dt

import pytest

from generator import config
from generator.errors import ConfigError


def project(folder, text):
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_project_without_settings_has_the_usual_folders(tmp_path):
    settings = config.load(project(tmp_path, "site_name: x\nplugins: [search, briefing]\n"))
    assert settings.sources == (tmp_path / "seeds",)
    assert settings.briefs == tmp_path / "briefs"
    assert settings.as_of is None
    assert settings.publish == "full"
    assert settings.duplicates == "link"


def test_a_project_decides(tmp_path):
    section = "{sources: [in, also], briefs: out, as_of: 2025-03-04, generate: false, publish: none, duplicates: one}"
    settings = config.load(project(tmp_path, f"plugins:\n  - briefing: {section}\n"))
    assert settings.sources == (tmp_path / "in", tmp_path / "also")
    assert settings.briefs == tmp_path / "out"
    assert settings.as_of == dt.date(2025, 3, 4)
    assert not settings.generate
    assert settings.publish == "none"
    assert settings.duplicates == "one"


def test_tags_that_material_needs_do_not_disturb(tmp_path):
    text = (
        "theme: {custom: !ENV [A, b]}\nmarkdown_extensions:\n  - x: !!python/name:material.extensions.emoji.twemoji\n"
    )
    assert config.load(project(tmp_path, text)).annotator == "embedded"


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (
            "sauces: [a]",
            "unknown setting 'sauces'; known are annotator, as_of, briefs",
        ),
        ("sources: []", "sources: has to be a list of folders, files or addresses"),
        ("sources: [1]", "sources: has to be a list of folders, files or addresses"),
        ("briefs: [a]", "briefs: has to be a folder"),
        ("as_of: soon", "as_of: 'soon' is not a date like 2025-03-04"),
        ("annotator: oracle", "annotator: 'oracle' is not known"),
        ("register: [a]", "register: has to be a file"),
        ("publish: some", "publish: 'some' has to be full, evidence or none"),
        ("publish: off", "publish: False has to be full, evidence or none"),
        ("publish: [full]", "publish: ['full'] has to be full, evidence or none"),
        ("duplicates: drop", "duplicates: 'drop' has to be link or one"),
        ("duplicates: [one]", "duplicates: ['one'] has to be link or one"),
        ("generate: perhaps", "generate: has to be true or false"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file_and_remedy(tmp_path, section, message):
    path = project(tmp_path, f"plugins:\n  - briefing:\n      {section}\n")
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_section_that_is_no_mapping_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="has to be a mapping"):
        config.load(project(tmp_path, "plugins:\n  - briefing: [a]\n"))


@pytest.mark.parametrize("text", ["plugins: [", "\x00"])
def test_what_is_not_yaml_is_said_to_be(tmp_path, text):
    with pytest.raises(ConfigError, match="is not valid YAML"):
        config.load(project(tmp_path, text))


@pytest.mark.parametrize("text", ["- a\n", "plain\n", "plugins: 3\n"])
def test_a_file_of_another_shape_is_refused(tmp_path, text):
    with pytest.raises(ConfigError, match="has to be a"):
        config.load(project(tmp_path, text))


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ConfigError, match=r"run this in a folder with a mkdocs\.yml"):
        config.load(tmp_path / "mkdocs.yml")


def test_limits_are_those_that_are_set_and_the_usual_ones(tmp_path):
    section = "{limits: {size: 50 MB, container: 1 GiB, unpacked: 12345, seconds: 30}}"
    limits = config.load(project(tmp_path, f"plugins:\n  - briefing: {section}\n")).limits
    assert (limits.size, limits.container, limits.unpacked) == (50_000_000, 1 << 30, 12_345)
    assert (limits.seconds, limits.pages) == (30, 2000)
    assert config.load(project(tmp_path, "plugins: [briefing]\n")).limits.seconds == 600


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ("50 MB", "has to say what is limited"),
        ("{sise: 50 MB}", "'sise' is not known; known are characters, container"),
        ("{size: 50 MX}", "size: '50 MX' has to be a size such as 50 MB"),
        ("{size: -1}", "size: -1 has to be a size"),
        ("{seconds: 0}", "seconds: 0 has to be a whole number, 1 or more"),
        ("{seconds: 1.5}", "seconds: 1.5 has to be"),
        ("{pages: true}", "pages: True has to be"),
        ("{pages: 2 KB}", "pages: '2 KB' has to be a whole number"),
        ("{size: 999999999999 GB}", "has to be a size"),
    ],
)
def test_limits_that_cannot_be_are_named(tmp_path, limits, told):
    with pytest.raises(ConfigError, match=told):
        config.load(project(tmp_path, f"plugins:\n  - briefing: {{limits: {limits}}}\n"))


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)


@pytest.mark.parametrize(
    "setting", ["as_of", "workers", "preview", "publish", "annotator", "removed", "sources", "columns", "limits"]
)
def test_a_setting_that_holds_itself_a_billion_times_is_named_in_short(tmp_path, setting):
    with pytest.raises(ConfigError, match=setting) as caught:
        config.load(project(tmp_path, f"{LAUGHS}plugins:\n  - briefing: {{{setting}: *m}}\n"))
    assert len(str(caught.value)) < 20_000


@pytest.mark.parametrize("text", ["x: " + "[" * 5000 + "]" * 5000, f"x: {'9' * 9000}", "x: 2025-13-45", "x: *y"])
def test_settings_that_cannot_be_made_out_are_no_fault_of_the_program(tmp_path, text):
    with pytest.raises(ConfigError, match=r"mkdocs\.yml: "):
        config.load(project(tmp_path, f"{text}\nplugins: [briefing]\n"))

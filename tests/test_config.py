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


def test_a_project_decides(tmp_path):
    section = "{sources: [in, also], briefs: out, as_of: 2025-03-04, generate: false, publish: none}"
    settings = config.load(project(tmp_path, f"plugins:\n  - briefing: {section}\n"))
    assert settings.sources == (tmp_path / "in", tmp_path / "also")
    assert settings.briefs == tmp_path / "out"
    assert settings.as_of == dt.date(2025, 3, 4)
    assert not settings.generate
    assert settings.publish == "none"


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

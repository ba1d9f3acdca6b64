"""Files of this machine that are added."""

from __future__ import annotations

import pytest

from generator.add import Adding, add

TEXT = "Harbour talks end\n\nTalks on the new harbour of Lindvik ended on Tuesday, the mayor, Anna Berg, said.\n"


@pytest.fixture
def adding(tmp_path):
    return Adding(tmp_path / "seeds")


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    return file


def one(what, how):
    (result,) = add([str(what)], how)
    return result


def test_a_file_is_copied_with_its_sidecar(adding, report):
    report.with_name("report.txt.meta.yml").write_text("outlet: Coastal News\n")
    result = one(report, adding)
    assert result.outcome == "added"
    assert result.file == adding.folder / "report.txt"
    assert result.file.read_text() == TEXT
    assert (adding.folder / "report.txt.meta.yml").read_text() == "outlet: Coastal News\n"


def test_the_same_file_again_is_known_and_another_of_its_name_gets_its_own(adding, report):
    first = one(report, adding)
    assert one(report, adding).outcome == "known"
    report.write_text(TEXT.replace("Tuesday", "Friday"))
    other = one(report, adding)
    assert other.outcome == "added"
    assert other.file != first.file
    assert first.file.read_text() == TEXT
    assert one(report, adding).outcome == "known"


@pytest.mark.parametrize(
    ("name", "content"), [("picture.png", b"\x89PNG"), ("empty.txt", b""), ("binary.txt", b"\0" * 99)]
)
def test_what_cannot_be_read_is_not_copied(adding, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    result = one(tmp_path / name, adding)
    assert result.outcome == "failed"
    assert not adding.folder.exists()


def test_a_file_that_is_not_there_is_told(adding, tmp_path):
    assert "cannot be read" in one(tmp_path / "none.txt", adding).reason


def test_a_folder_that_cannot_be_written_is_told(tmp_path, report):
    (tmp_path / "blocked").write_text("a file where the folder should be")
    assert "cannot be written" in one(report, Adding(tmp_path / "blocked")).reason

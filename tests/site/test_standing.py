"""While a site is served: what stays in its folder from one build to the next, and what is done later."""

from __future__ import annotations

import logging
import threading

import pytest
from mkdocs.utils import clean_directory

from generator.errors import SearchError
from generator.site.plugin.late import Later
from generator.site.plugin.standing import Standing


def put(folder, path, content="x"):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(content, encoding="utf-8")


def built(standing, folder, files) -> list[str]:
    """One build of files, each with the hash that it is made from; those that had to be written."""
    standing.hide(folder)
    clean_directory(str(folder))
    standing.show()
    written = [path for path, key in files.items() if not standing.holds(path, key)]
    for path in written:
        put(folder, path, files[path])
    standing.settle(files)
    return written


def there(folder) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_only_what_changed_is_written_and_all_is_there(tmp_path):
    standing = Standing()
    first = {"a/index.html": "1", "b/index.html": "1", "top.html": "1"}
    assert built(standing, tmp_path, first) == list(first)
    assert built(standing, tmp_path, first) == []
    assert there(tmp_path) == first
    second = {"a/index.html": "2", "c/d/index.html": "1", "top.html": "1"}
    assert built(standing, tmp_path, second) == ["a/index.html", "c/d/index.html"]
    assert there(tmp_path) == second
    assert not (tmp_path / "b").exists()


def test_after_a_failed_build_everything_is_written_again(tmp_path):
    standing = Standing()
    files = {"a/index.html": "1", "b/index.html": "1"}
    built(standing, tmp_path, files)
    standing.hide(tmp_path)
    standing.forget()
    assert built(standing, tmp_path, files) == list(files)
    assert there(tmp_path) == files


def test_another_folder_begins_anew(tmp_path):
    standing = Standing()
    files = {"a/index.html": "1"}
    built(standing, tmp_path / "one", files)
    assert built(standing, tmp_path / "other", files) == list(files)


def test_what_was_left_for_later_is_done_in_its_order():
    done: list[int] = []
    later = Later()
    later.start([lambda n=n: lambda: done.append(n) for n in range(3)])
    later._thread.join(10)
    assert done == [0, 1, 2]
    later.close()


def test_a_new_build_takes_over_what_the_one_before_has_not_done():
    done: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        begun.set()
        go_on.wait(10)
        return lambda: done.append("old")

    later = Later()
    later.start([slow, lambda: lambda: done.append("old too")])
    assert begun.wait(10)
    later.stop()
    later.start([lambda: lambda: done.append("new")])
    go_on.set()
    later._thread.join(10)
    assert done == ["new"], "what was made for the site before is not put into this one"
    later.close()


@pytest.mark.parametrize("error", [OSError("disk full"), SearchError("no indexer")])
def test_what_fails_later_is_said(error, caplog):
    def fail():
        raise error

    later = Later()
    with caplog.at_level(logging.ERROR):
        later.start([fail])
        later._thread.join(10)
    assert str(error) in caplog.text
    later.close()

"""The store of what can be computed again: never wrong, never in the way."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3

import pytest

from generator.cache import Cache, program


def opened(folder, **changes) -> Cache:
    return Cache(**({"folder": folder / "cache", "kind": "things", "version": "1"} | changes))


def put_some(folder, number):
    cache = opened(folder)
    for part in range(20):
        cache.put_many({f"{number}-{part}-{n}": bytes([number]) * 3000 for n in range(10)})


def test_what_is_put_in_is_found(tmp_path):
    items = {f"key {n}": bytes([n % 256]) * n for n in range(1200)}
    opened(tmp_path).put_many(items)
    assert opened(tmp_path).get_many([*items, "another"]) == items


def test_a_value_can_be_put_in_again(tmp_path):
    cache = opened(tmp_path)
    cache.put_many({"a": b"old", "b": b"kept"})
    cache.put_many({"a": b"new"})
    assert cache.get_many(["a", "b"]) == {"a": b"new", "b": b"kept"}


def test_asking_makes_no_folder(tmp_path):
    cache = opened(tmp_path)
    cache.prune([])
    assert cache.get_many(["a"]) == {}
    cache.put_many({})
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("other", [{"version": "2"}, {"kind": "others"}])
def test_another_version_or_kind_finds_nothing(tmp_path, other):
    opened(tmp_path).put_many({"a": b"1"})
    assert opened(tmp_path, **other).get_many(["a"]) == {}
    opened(tmp_path, **other).put_many({"a": b"2"})
    assert opened(tmp_path).get_many(["a"]) == {"a": b"1"}


def test_git_leaves_it_alone(tmp_path):
    opened(tmp_path).put_many({"a": b"1"})
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_made_anew(tmp_path, content):
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    file = tmp_path / "cache" / "things.sqlite"
    file.write_bytes(content)
    assert cache.get_many(["a"]) == {}
    cache.put_many({"a": b"2"})
    assert cache.get_many(["a"]) == {"a": b"2"}


def test_a_database_of_another_form_is_made_anew(tmp_path):
    (tmp_path / "cache").mkdir()
    database = sqlite3.connect(tmp_path / "cache" / "things.sqlite")
    database.execute("CREATE TABLE entries (name TEXT)")
    database.close()
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    assert cache.get_many(["a"]) == {"a": b"1"}


def test_whatever_is_damaged_no_wrong_value_is_found(tmp_path):
    cache = opened(tmp_path)
    items = {f"key {n}": bytes([n]) * (500 + 37 * n) for n in range(60)}
    cache.put_many(items)
    file = tmp_path / "cache" / "things.sqlite"
    whole = file.read_bytes()
    rng = random.Random(5)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(rng.randrange(1, 200)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        file.write_bytes(broken[: rng.choice((len(broken), rng.randrange(len(broken))))])
        found = cache.get_many(items)
        assert {key: items[key] for key in found} == found
        # What was not touched may be found to be damaged later.
        for _ in range(2):
            cache.put_many(items)
            found = cache.get_many(items)
        assert found == items


def test_a_value_under_the_key_of_another_is_none(tmp_path):
    """A file that was not written by this program, but by someone who wants it to show something else."""
    cache = opened(tmp_path)
    cache.put_many({"a": b"1", "b": b"2"})
    database = sqlite3.connect(tmp_path / "cache" / "things.sqlite")
    rows = database.execute("SELECT key, seal, value FROM entries ORDER BY value").fetchall()
    database.execute("UPDATE entries SET seal = ?, value = ? WHERE key = ?", (*rows[1][1:], rows[0][0]))
    database.commit()
    database.close()
    assert cache.get_many(["a"]) == {}


def test_it_can_be_deleted_at_any_time(tmp_path):
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    (tmp_path / "cache").rmdir()
    assert cache.get_many(["a"]) == {}
    cache.put_many({"a": b"2"})
    assert cache.get_many(["a"]) == {"a": b"2"}


def test_where_nothing_can_be_written_there_is_no_cache(tmp_path):
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    cache.prune([])
    assert cache.get_many(["a"]) == {}


def test_a_folder_in_place_of_the_file_is_no_cache(tmp_path):
    (tmp_path / "cache" / "things.sqlite").mkdir(parents=True)
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    assert cache.get_many(["a"]) == {}


def test_several_processes_write_at_the_same_time(tmp_path):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=put_some, args=(tmp_path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    keys = [f"{number}-{part}-{n}" for number in range(3) for part in range(20) for n in range(10)]
    found = opened(tmp_path).get_many(keys)
    assert {key: value[:1] for key, value in found.items()} == {key: bytes([int(key[0])]) for key in keys}


def test_a_process_that_is_killed_while_it_writes_leaves_what_was_there(tmp_path):
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    process = multiprocessing.get_context("spawn").Process(target=put_for_ever, args=(tmp_path,))
    process.start()
    while not cache.get_many(["written"]):
        assert process.is_alive()
    process.kill()
    process.join()
    assert cache.get_many(["a"]) == {"a": b"1"}
    cache.put_many({"b": b"2"})
    assert cache.get_many(["b"]) == {"b": b"2"}


def put_for_ever(folder):
    cache = opened(folder)
    while True:
        cache.put_many({f"key {n}": bytes(50_000) for n in range(100)} | {"written": b"yes"})


def test_little_that_is_unused_is_kept_and_much_is_dropped(tmp_path):
    cache = opened(tmp_path)
    used = {f"used {n}": b"1" for n in range(10)}
    cache.put_many(used | {"undone": b"2"})
    cache.prune(used)
    assert cache.get_many(["undone"]) == {"undone": b"2"}
    cache.put_many({f"old {n}": b"3" for n in range(1200)})
    cache.prune(used)
    assert cache.get_many([*used, "undone", "old 1"]) == used


def test_pruning_drops_what_another_version_kept(tmp_path):
    opened(tmp_path, version="0").put_many({f"old {n}": b"3" for n in range(1200)})
    cache = opened(tmp_path)
    cache.put_many({"a": b"1"})
    cache.prune(["a"])
    assert opened(tmp_path, version="0").get_many(["old 1"]) == {}
    assert cache.get_many(["a"]) == {"a": b"1"}


def test_the_program_has_one_version():
    assert program() == program()
    assert len(program()) == 32

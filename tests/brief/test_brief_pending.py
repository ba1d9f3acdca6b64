"""Texts that wait to take the place of others, and notes of briefs that are being removed."""

from __future__ import annotations

import pytest
from brief_samples import TEXT, sample

from generator.brief import pending, store

BRIEF = sample()


@pytest.fixture
def folder(tmp_path):
    store.write(tmp_path, BRIEF, TEXT)
    return tmp_path


def text_of(folder):
    return store.text_path(folder, BRIEF.id)


def test_a_text_that_waits_counts_for_the_brief_that_refers_to_it(folder):
    text_of(folder).replace(pending.waiting(text_of(folder)))
    text_of(folder).write_text("the old one")
    loaded = store.load(folder)
    assert [each.text for each in loaded.briefs] == [TEXT]
    assert not loaded.issues


def test_it_is_given_its_name_by_the_next_run(folder):
    text_of(folder).replace(pending.waiting(text_of(folder)))
    text_of(folder).write_text("the old one")
    store.sweep(folder)
    assert text_of(folder).read_text(encoding="utf-8") == TEXT
    assert not pending.waiting(text_of(folder)).exists()


def test_one_that_no_brief_came_to_refer_to_is_dropped(folder):
    pending.waiting(text_of(folder)).write_text("never came to be")
    store.sweep(folder)
    assert text_of(folder).read_text(encoding="utf-8") == TEXT
    assert not pending.waiting(text_of(folder)).exists()


def test_what_lay_beside_a_removed_brief_goes_with_it(folder):
    (folder / f"{BRIEF.id}.md").unlink()
    pending.note_of(text_of(folder)).touch()
    store.sweep(folder)
    assert not list((folder / store.TEXTS).iterdir())


def test_a_brief_that_was_not_removed_after_all_keeps_its_text(folder):
    pending.note_of(text_of(folder)).touch()
    store.sweep(folder)
    assert text_of(folder).exists()
    assert not pending.note_of(text_of(folder)).exists()


def test_a_text_without_a_brief_stays_where_nothing_was_removed(folder):
    (folder / f"{BRIEF.id}.md").unlink()
    store.sweep(folder)
    assert text_of(folder).exists(), "a person may have taken the brief away for a while"

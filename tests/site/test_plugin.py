"""The plugin while a site is served: what it watches, and when it looks away."""

from __future__ import annotations

import logging
import threading

import invented
import pytest
from mkdocs.config import load_config
from watchdog.events import FileCreatedEvent, FileModifiedEvent, FileMovedEvent

import generator.generate
from generator.generate import Report
from generator.records import Issue
from generator.site import plugin as module


class Server:
    """Records what it is told, as MkDocs' server would be."""

    def __init__(self):
        self.events = []
        self.observer = self
        self._rebuild_cond = threading.Condition()
        self._want_rebuild = False

    def schedule(self, handler, path, *, recursive):
        """What watchdog's observer does; the handler is kept to be told of changes."""
        assert not recursive
        self.handler, self.folder = handler, path

    def watch(self, path):
        self.events.append(("watch", path.rpartition("/")[2]))

    def unwatch(self, path):
        self.events.append(("unwatch", path.rpartition("/")[2]))


@pytest.fixture
def served(tmp_path, monkeypatch):
    """A project being served: its configuration, the server, and what a run of the generator will report."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    text = "site_name: x\ntheme: material\nplugins:\n  - search\n  - briefing: {sources: [seeds, later]}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    invented.write(tmp_path)
    server = Server()
    report = Report((), (), (), (), ())
    runs = [report]

    def generate(settings):
        server.events.append(("generate", settings.briefs.name))
        return runs[-1]

    monkeypatch.setattr(generator.generate, "generate", generate)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = config.plugins["briefing"]
    plugin.on_config(config)
    plugin.on_serve(server, config=config, builder=None)
    return tmp_path, config, server, runs


def build(config):
    return config.plugins.on_files(module.Files([]), config=config)


def test_sources_and_briefs_are_watched_if_they_are_there(served):
    _, _, server, _ = served
    assert server.events == [("watch", "seeds"), ("watch", "briefs")]


def test_what_the_program_writes_itself_is_not_seen(served):
    _, config, server, _ = served
    server.events.clear()
    build(config)
    assert server.events == [("unwatch", "briefs"), ("generate", "briefs"), ("watch", "briefs")]


def test_a_folder_that_comes_later_is_watched_from_then_on(served):
    folder, config, server, _ = served
    (folder / "later").mkdir()
    server.events.clear()
    build(config)
    assert ("watch", "later") in server.events


def test_a_failure_does_not_blind_the_plugin(served, monkeypatch):
    _, config, server, _ = served

    def fail(_settings):
        raise module.BriefingError("the model is gone")

    monkeypatch.setattr(generator.generate, "generate", fail)
    with pytest.raises(module.PluginError, match="the model is gone"):
        build(config)
    assert server.events[-1] == ("watch", "briefs")


def test_only_what_is_an_error_stops_a_strict_build(served, caplog):
    _, config, _, runs = served
    issues = tuple(Issue("x", severity, severity, "is so") for severity in ("error", "warning", "note"))
    runs.append(Report((), (), (), (), issues))
    with caplog.at_level(logging.DEBUG):
        build(config)
    levels = {record.levelname for record in caplog.records if "is so [x]" in record.message}
    assert levels == {"ERROR", "INFO", "DEBUG"}
    assert [r.message for r in caplog.records if r.levelno >= logging.WARNING and "is so" in r.message] == [
        "briefing: error: error: is so [x]"
    ]


def test_a_user_names_fonts_and_styles_of_their_own(tmp_path):
    (tmp_path / "docs").mkdir()
    text = (
        "site_name: x\ntheme: {name: material, font: {text: Own}}\nextra_css: [own.css]\nplugins: [search, briefing]\n"
    )
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins["briefing"].on_config(config)
    assert config.theme["font"]["text"] == "Own"
    assert config.extra_css[-1] == "own.css"


def test_only_the_files_of_the_user_are_seen_in_their_folder(served):
    folder, _, server, _ = served
    assert server.folder == str(folder)
    server.handler.dispatch(FileModifiedEvent(str(folder / "serve.log")))
    assert not server._want_rebuild
    server.handler.dispatch(FileCreatedEvent(str(folder / "actors.yml")))
    assert server._want_rebuild
    server._want_rebuild = False
    server.handler.dispatch(FileMovedEvent(str(folder / "actors.yml~"), str(folder / "actors.yml")))
    assert server._want_rebuild
    server._want_rebuild = False
    server.handler.dispatch(FileModifiedEvent(str(folder / "stories.yml")))
    assert server._want_rebuild

"""Commands about a person's work on briefs: `diff` and `revert`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.program import (
    DATA_IS_WRONG,
    briefs_option,
    config_option,
    main,
    need_folder,
    project,
    show_issues,
    shown,
)
from generator.errors import BriefError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.brief.edits import Edit
    from generator.brief.store import Entry
    from generator.config import Settings
    from generator.records import Brief, Issue

COLOURS = {"changed": "yellow", "added": "green", "removed": "red", "reordered": "yellow", "renamed": "yellow"}
WIDEST = 300
"""Characters of a value that are shown; `--json` has all of it."""


@main.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, and nothing else.")
@briefs_option
@config_option
def diff(files: tuple[str, ...], as_json: bool, briefs: Path | None, config: Path | None) -> None:
    """Show what in briefs is yours and what is the program's.

    FILE is a brief's file or its id; without one all briefs are compared, and those that you changed are shown. What
    the program wrote stands beside what you made of it; where that is not kept, the document is read again, and if it
    has changed since, it is "not known".

    \b
    Examples:
      briefing diff
      briefing diff briefs/harbour-to-close-1b2c3d.md
      briefing diff --json > edits.json
    """
    settings = project(config, briefs=briefs)
    need_folder(settings.briefs)
    from generator.generate.own import Again, Own  # noqa: PLC0415

    entries, issues = _entries(settings, files)
    own, again = Own(settings.cache), Again(settings)
    told = [_told(entry, entry.brief, own, again) for entry in entries if entry.brief is not None]
    if as_json:
        click.echo(json.dumps({"diff": 1, "briefs": told}, ensure_ascii=False, indent=1))
    else:
        _show(told, asked=bool(files))
    show_issues(issues)
    if any(issue.severity == "error" for issue in issues):
        raise SystemExit(DATA_IS_WRONG)


@main.command()
@click.argument("file", metavar="FILE")
@click.argument("field", metavar="[FIELD]", required=False)
@briefs_option
@config_option
def revert(file: str, field: str | None, briefs: Path | None, config: Path | None) -> None:
    """Give a field of a brief, or all of it but the notes, back to the program.

    FILE is a brief's file or its id. FIELD is what `briefing diff` calls it: title, source, summary, main, unread,
    actors.ID, claims.ID, order.actors or order.claims; or actors, claims or order for all of these. The program's own
    comes back with the next `briefing generate`.

    \b
    Examples:
      briefing revert briefs/harbour-to-close-1b2c3d.md title
      briefing revert harbour-to-close-1b2c3d claims.c3f9a1
      briefing revert briefs/harbour-to-close-1b2c3d.md
    """
    settings = project(config, briefs=briefs)
    need_folder(settings.briefs)
    from generator.brief import sheet, store  # noqa: PLC0415
    from generator.brief.revert import revert as give_back  # noqa: PLC0415
    from generator.generate.own import Again  # noqa: PLC0415
    from generator.generate.plan import edited  # noqa: PLC0415

    with store.locked(settings.briefs):
        entries, issues = _entries(settings, (file,))
        show_issues(issues)
        entry = entries[0]
        if entry.brief is None or entry.text is None:
            raise SystemExit(DATA_IS_WRONG)
        if entry.parts is not None and sheet.body_is_edited(entry.parts, entry.brief, entry.text):
            raise BriefError(f"{entry.name}: {edited(entry.name).message}")
        try:
            brief, given = give_back(entry.brief, field)
        except BriefError as error:
            raise BriefError(f"{entry.name}: {error}") from error
        is_whole_again = all(each.part.startswith("order.") for each in given)
        if not is_whole_again and not Again(settings).is_there(brief.source.file):
            raise BriefError(
                f"{entry.name}: its document {brief.source.file} is not among the sources, so that the program has "
                "nothing of its own to put there; nothing was changed"
            )
        try:
            store.write(settings.briefs, brief, entry.text, entry.path, was=entry.content)
        except OSError as error:
            raise BriefError(f"{entry.name}: cannot be written ({error})") from error
    for each in given:
        click.echo(f"given back: {each.part} ({each.what})")
    if not is_whole_again:
        click.echo("Run `briefing generate` to have the program's own there.")


def _entries(settings: Settings, files: tuple[str, ...]) -> tuple[list[Entry], list[Issue]]:
    """The briefs that are asked for, in order of their names, all if none is; and what is wrong with them."""
    from generator.brief import store  # noqa: PLC0415

    folder = settings.briefs
    entries = list(store.scan(folder))
    if files:
        wanted = {_entry(entries, file).path: None for file in files}
        entries = [entry for entry in entries if entry.path in wanted]
    return entries, [issue for entry in entries for issue in entry.issues]


def _entry(entries: Iterable[Entry], file: str) -> Entry:
    for entry in entries:
        is_same_file = Path(file).absolute() == entry.path.absolute() or file in {entry.name, entry.path.name}
        if is_same_file or (entry.brief is not None and entry.brief.id == file):
            return entry
    raise click.BadParameter(f"{file}: there is no such brief; give its file or its id", param_hint="FILE")


def _told(entry: Entry, brief: Brief, own: Any, again: Any) -> dict[str, Any]:
    """What is whose in one brief, as plain values."""
    from generator.brief.conflicts import about, message  # noqa: PLC0415
    from generator.brief.edits import edits, untouched  # noqa: PLC0415

    found = edits(brief, own.of(brief.id))
    if not all(each.is_known for each in found):
        found = edits(brief, again.of(brief) or own.of(brief.id))
    renamed = entry.path.name != f"{brief.id}.md" or len(Path(entry.name).parts) > 2
    unsettled = about(brief)
    return {
        "file": shown(entry.path),
        "id": brief.id,
        "yours": [
            *([{"part": "file", "what": "renamed", "yours": entry.name, "own": f"{brief.id}.md"}] if renamed else []),
            *(_plain(each, unsettled[each.part].why if each.part in unsettled else None) for each in found),
        ],
        "own": list(untouched(brief, found)),
        "conflicts": [{"part": each.part, "why": each.why, "message": message(each)} for each in unsettled.values()],
    }


def _plain(edit: Edit, conflict: str | None) -> dict[str, Any]:
    known = {"own": edit.own} if edit.is_known else {"own": None, "own_unknown": True}
    return {
        "part": edit.part,
        "what": edit.what,
        "yours": edit.yours,
        **known,
        **({"conflict": conflict} if conflict else {}),
    }


def _show(told: list[dict[str, Any]], *, asked: bool) -> None:
    shown_ = [each for each in told if each["yours"] or asked]
    for brief in shown_:
        counts = Counter(edit["what"] for edit in brief["yours"])
        mine = ", ".join(f"{count} {what}" for what, count in counts.items()) or "nothing"
        click.secho(brief["file"], bold=True)
        click.echo(f"  yours: {mine}; {len(brief['own'])} of its parts are the program's")
        for edit in brief["yours"]:
            click.echo(f"  {edit['part']}: " + click.style(edit["what"], fg=COLOURS[edit["what"]]))
            for line in _lines(edit):
                click.echo(f"    {line}")
        for conflict in brief["conflicts"]:
            click.secho(f"  not settled: {conflict['part']} {_visible(conflict['message'])}", fg="yellow")
    rest = len(told) - len(shown_)
    if not asked:
        click.echo(f"{len(shown_)} with changes of yours, {rest} wholly the program's")


def _lines(edit: dict[str, Any]) -> Iterator[str]:
    """What was there and what is, a field a line where both are known and have fields."""
    yours, own = edit["yours"], edit["own"]
    if isinstance(yours, dict) and isinstance(own, dict):
        for key in yours:
            if yours[key] != own.get(key):
                yield f"{key}: {_short(own.get(key))} → {_short(yours[key])}"
        return
    if edit.get("own_unknown"):
        yield "program's: not known; the document has changed or is gone, or another version made this"
    elif own is not None:
        yield f"program's: {_short(_essence(own))}"
    if yours is not None:
        yield f"yours:     {_short(_essence(yours))}"


def _essence(value: Any) -> Any:
    """Of an actor or a claim, what tells it from others."""
    if isinstance(value, dict) and "evidence" in value:
        who = ", ".join(value["speakers"]) or value["speaker_text"] or value["speaker_kind"]
        return f"{who}: {value['act']}: " + " […] ".join(each["quote"] for each in value["evidence"])
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} ({value['type']})"
    return value


def _short(value: Any) -> str:
    text = _visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    text = text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
    return f"“{text}”" if isinstance(value, str) else text


def _visible(text: str) -> str:
    """The text on one line, so that no document can write over a terminal."""
    from generator.brief.markdown_text import visible  # noqa: PLC0415

    return visible(" ".join(text.split()))

"""Complete web pages as browsers save them: a page, and a folder beside it with its pictures and scripts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

PAGE_SUFFIXES = (".html", ".htm", ".xhtml")

_ENDINGS = ("_files", ".files", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "-Dateien", "_bestanden", "-filer")
"""What browsers put after the page's name, in the languages that they speak."""


def is_page_folder(folder: str, files: Collection[str]) -> bool:
    """Whether a folder holds only what belongs to a page.

    Args:
        folder: its own name.
        files: names of the files beside it.
    """
    stems = (folder.removesuffix(ending) for ending in _ENDINGS if folder.endswith(ending))
    return any(f"{stem}{suffix}" in files for stem in stems for suffix in PAGE_SUFFIXES)


def without_page_folders(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with forward slashes, less those in folders of pages; in their order."""
    listed = list(paths)
    beside: dict[str, set[str]] = {}
    for path in listed:
        folder, _, name = path.rpartition("/")
        if name.endswith(PAGE_SUFFIXES):
            beside.setdefault(folder, set()).add(name)
    known: dict[str, bool] = {"": False}
    yield from (path for path in listed if not _is_below_page(path.rpartition("/")[0], beside, known))


def _is_below_page(folder: str, beside: dict[str, set[str]], known: dict[str, bool]) -> bool:
    """Whether a folder is one of a page or lies in one; `known` keeps what was found."""
    climb = []
    while folder not in known:
        climb.append(folder)
        folder = folder.rpartition("/")[0]
    for each in reversed(climb):
        parent, _, name = each.rpartition("/")
        known[each] = known[parent] or is_page_folder(name, beside.get(parent, ()))
    return known[climb[0]] if climb else known[folder]

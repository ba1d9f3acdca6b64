"""Where readers can tell of an error and where a page's source can be edited: in the project's repository."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_LIKE_GITHUB = ("github", "gitea", "forgejo", "codeberg")


def report(repo_url: str, title: str, address: str) -> str:
    """Where to report an error of a page, with the page named where the kind of host is known.

    Args:
        repo_url: the repository's address.
        title: of the page, plain text.
        address: of the page.
    """
    repo = repo_url.rstrip("/").removesuffix(".git")
    host = urlsplit(repo).hostname or ""
    about, body = quote(f"Error on “{title}”", safe=""), quote(f"Page: {address}\n\nWhat is wrong:\n", safe="")
    if any(name in host for name in _LIKE_GITHUB):
        return f"{repo}/issues/new?title={about}&body={body}"
    if "gitlab" in host:
        return f"{repo}/-/issues/new?issue%5Btitle%5D={about}&issue%5Bdescription%5D={body}"
    return repo


def edit(repo_url: str, edit_uri: str, docs: str, file: str) -> str | None:
    """Where a file of the project can be edited; None where the settings do not lead to it.

    Args:
        repo_url: the repository's address.
        edit_uri: from there, or an address of its own, to the folder of hand-written pages, as MkDocs has it.
        docs: that folder, below the project's.
        file: below the project's folder, with forward slashes.
    """
    folder = edit_uri.rstrip("/")
    docs = docs.strip("/")
    if not docs or not folder.endswith(f"/{docs}"):
        return None
    base = folder.removesuffix(docs)
    start = "" if urlsplit(base).scheme else repo_url.rstrip("/") + "/"
    return f"{start}{base.lstrip('/')}{quote(file)}"

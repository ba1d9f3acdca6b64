"""Mailboxes in mbox format: many mails in one file, one after another.

Parted here rather than by `mailbox` of the standard library, which reads only from a file on the disk and takes any
line that begins with "From " for the start of a mail, in the midst of a paragraph too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesHeaderParser

from generator.errors import ReadError
from generator.read.parsed import Options, Part
from generator.read.stated import key_of
from generator.records import Issue

_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From (?=[^\r\n]*\d\d:\d\d)[^\r\n]*+\r?\n(?=[!-9;-~]+:|>?From )")
"""The line above a mail: sender and time, below it a header."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:  # noqa: ARG001 - a `Container`
    """The mails of a mailbox, in its order, each known by its Message-ID.

    Raises:
        ReadError: no mail begins in it.
    """
    starts = _START.finditer(data)
    start = next(starts, None)
    if start is None:
        line = "From ida@post.example Tue Mar  4 09:30:00 2025"
        raise ReadError(
            f"{name}: is not a mailbox in mbox format; a line such as {line!r} has to stand above each mail"
        )
    if data[: start.start()].strip():
        yield Issue("bad-mailbox", "warning", name, "holds text before its first mail, which is passed over")
    seen: set[str] = set()
    while start is not None:
        following = next(starts, None)
        mail = data[start.end() : following.start() if following else len(data)]
        mail = _QUOTED.sub(rb"\1", mail.rstrip(b"\r\n") + b"\n")
        start = following
        where = f"{name}/{_key(mail)}"
        if where in seen:
            yield Issue("repeated", "note", where, "is there more than once; the first is taken")
            continue
        seen.add(where)
        yield Part(where, ".eml", mail)


def _key(mail: bytes) -> str:
    head, _, _ = mail.replace(b"\r\n", b"\n").partition(b"\n\n")
    # The policy that keeps headers as they are: a broken one is no reason to lose the mail.
    known_by = BytesHeaderParser(policy=policy.compat32).parsebytes(head + b"\n\n")["Message-ID"]
    return key_of(str(known_by).strip()) if known_by else key_of(mail.decode("latin-1"))

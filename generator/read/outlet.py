"""Who published a document, where its own words say so: never a guess from its style or its subject."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.read.wordlists import word_set

_GENERIC = word_set(
    """a agencies agency agency's and bureau by correspondent correspondents desk editor editorial feed from
    inputs local media monitoring network news newsdesk newsroom of online our own press report reporter
    reporters reports service services source sources special staff team the web wire wires with writer writers
    international national"""
)
"""Words that name no outlet, alone or together: "(Agency)", "(News Agencies)", "Our Own Correspondent"."""
AGENCIES = word_set(
    """aa aap afp agencia ana anadolu anatolia ani aninews ann ansa antara ap apa app aps associated atpe bbc belta
    bernama bloomberg bna bss cbc cbs cmc cna cnn cp ddp dpa efe fides ians ina interfax ips irin irna isna
    itar-tass jiji kcna kuna kyodo lusa maghreb map mehr mena montsame mti namibian nampa nan nbc newswire
    notimex npr ntb nzme ots pa pana petra pna prnewswire pti ptk qna reuters ria rnz rtt sana sapa sna spa spc
    stt tanjug tap tasnim tass thomson tna tnn tt ukrinform unb uni upi vna voa wafa wam xinhua yonhap zenit
    znbc"""
)
"""News agencies by the names that datelines give them, in lower case."""
_WRITTEN_AS_NAMES = word_set("Anadolu Bernama Bloomberg Interfax Jiji Kyodo Reuters Xinhua Yonhap")
"""Those of them that are no words in capitals, and no people's or places' names."""
_MEDIA_NOUN = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Tribune|Press|Daily|Journal|Observer|Guardian|Telegraph|Chronicle|Courier|"
    r"Examiner|Monitor|Standard|Bulletin|Gleaner|Sentinel|Inquirer|Dispatch|Reporter|Newswire|Broadcasting|Radio|Magazine|"
    r"TV|Television|Today|Online|Media|Mirror|Argus|Echo|Record|Review|Weekly|Voice|NEWS|TIMES|POST|HERALD|TRIBUNE|PRESS)\Z"
)
_WORD = re.compile(r"[^\W_][\w.'’-]{0,40}")
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]{0,3}(?:\([cC]\)\s?)?"
    r"(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?[\s,]{0,3}(?:by )?"
    r"(?P<name>[^\W\d_][^\n.|©,;:]{1,60})"
)
_NAME_END = re.compile(
    r"\s(?:all rights|(?:19|20)\d\d)\b.*|\s(?:ltd|inc|llc|plc|limited|co|pty|gmbh|corp|corporation|pvt)\b.*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|via|courtesy|originally published (?:by|in|on)|published by)\s?:\s?(?P<name>\S[^\n]{1,60})",
    re.IGNORECASE,
)
_LONGEST_NAME = 50
_SIGN_OFF = re.compile(
    r"(?<=[.?!”\"’])\s{1,3}[—–-]{1,2}\s?(?P<name>[^\W\d_][\w .&/-]{1,30})\Z"
    r"|(?<=[.?!”\"’])\s{0,3}[(\[](?P<inner>[^\W\d_][\w .&/-]{1,30})[)\]]\Z"
)


def is_generic(name: str) -> bool:
    """Whether a name in an outlet's place names none, as "Agency" or "Staff Reporter"."""
    words = _WORD.findall(name.lower())
    return not words or _GENERIC.issuperset(words)


def is_agency(name: str) -> bool:
    """Whether this names a news agency, or says "Agency" without naming one."""
    words = _WORD.findall(name.lower())
    return is_generic(name) or any(word in AGENCIES for word in words[:2])


def sounds_like_outlet(name: str) -> bool:
    """Whether a name ends as those of newspapers and stations do."""
    return any(_MEDIA_NOUN.search(part.rstrip()) and not is_generic(part) for part in name.split("/"))


def named(name: str | None) -> str | None:
    """The name of an outlet as written; None where it names none."""
    if name is None:
        return None
    cleaned = " ".join(name.split()).strip(" .,;:–—-")
    if not cleaned or is_generic(cleaned) or len(cleaned) > _LONGEST_NAME:
        return None
    return cleaned


def from_rights(line: str) -> str | None:
    """The name in a copyright line, as "© 2024 The Coastal News Ltd. All rights reserved", without the legal form."""
    match = _RIGHTS.search(line)
    if match is None or "/" in match["name"]:
        return None
    return named(_NAME_END.sub("", match["name"]))


def from_source_line(line: str) -> str | None:
    """The name in a line such as "Source: The Coastal News"; None where the line names anything but an outlet."""
    match = _SOURCE.fullmatch(line)
    if match is None or "http" in line or "www." in line:
        return None
    name = named(match["name"])
    return name if name and (sounds_like_outlet(name) or is_agency(name)) else None


def is_source_line(line: str) -> bool:
    """Whether a line does nothing but name the outlet or the agency that an article comes from."""
    return len(line) <= _LONGEST_NAME and from_source_line(line) is not None


def is_agency_name(line: str) -> bool:
    """Whether a line is nothing but an agency's name, as under an article: "PTI", "Reuters", not "Petra"."""
    words = line.split()
    return 0 < len(words) <= 2 and all(
        word.lower() in AGENCIES and (word.isupper() or word in _WRITTEN_AS_NAMES) for word in words
    )


def sign_off(paragraph: str) -> tuple[int, str] | None:
    """Where an agency's name after the last sentence starts (in code points), and the name: "… the port. — SPA"."""
    first = max(0, len(paragraph) - 48)
    match = _SIGN_OFF.search(paragraph, first)
    if match is None:
        return None
    name = match["name"] or match["inner"]
    return (match.start(), name) if is_agency(name) or sounds_like_outlet(name) else None


def matches_address(name: str, url: str | None) -> bool:
    """Whether a name is that of the site in an address, as "COASTAL NEWS" is of coastalnews.example."""
    host = urlsplit(url).hostname if url else None
    squeezed = "".join(c for c in name.lower() if c.isalnum())
    return host is not None and bool(squeezed) and squeezed in host.split(".")

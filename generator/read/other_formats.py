"""Files that no reader and no container knows: documents in other formats, and what is no document at all."""

from __future__ import annotations

from generator.records import Issue

_REMEDIES = {
    "save it as .docx": ".doc .dot .docm .dotx .pages .wpd .wps .sxw .fodt .ott",
    "save it as .pdf": ".ppt .pptx .pps .ppsx .odp .key .epub .mobi .azw3 .djvu .ps .xps .pub .odg",
    "save its sheet as .csv": ".xls .xlsx .xlsm .xlsb .ods .numbers",
    "save each mail as .eml": ".msg .pst .ost",
    "save the page as .mhtml": ".webarchive .maff",
    "unpack it, or pack it as .zip": ".7z .rar .tar .gz .tgz .bz2 .tbz2 .xz .txz .zst .lz",
}
_BY_SUFFIX = {suffix: remedy for remedy, suffixes in _REMEDIES.items() for suffix in suffixes.split()}


def other_format(name: str, suffix: str, known: str) -> Issue:
    """What to tell of a file in a format that cannot be read.

    A document counts as one that failed. Anything else, such as a picture or a script, may lie beside documents for
    good reason.

    Args:
        name: what users know the file by.
        suffix: of its format, in lower case.
        known: what to tell where nothing better is known.
    """
    remedy = _BY_SUFFIX.get(suffix)
    if remedy is None:
        return Issue("unknown-format", "warning", name, known)
    return Issue("unknown-format", "error", name, f"is in a format that cannot be read; {remedy}")

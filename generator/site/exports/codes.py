"""Codes as other vocabularies write them."""

from __future__ import annotations

import functools

import pycountry


@functools.cache
def country(code: str | None) -> str | None:
    """A country's code in lower case; None for a code that ISO 3166 does not know. Kosovo has XK, as in CLDR."""
    is_known = code == "XK" or (code is not None and pycountry.countries.get(alpha_2=code) is not None)
    return code.lower() if code and is_known else None


@functools.cache
def language(code: str) -> str | None:
    """The ISO 639-3 code for one of ISO 639-1; None where there is none."""
    found = pycountry.languages.get(alpha_2=code)
    return str(found.alpha_3) if found is not None else None

"""Whether a spelling is EDTF, as a library of others reads it."""

from __future__ import annotations

import re
import warnings
from functools import cache

import pyparsing

# The grammar tries the same rule at the same place again and again: a set takes a quarter so.
pyparsing.ParserElement.enable_packrat(cache_size_limit=None)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import edtf


@cache
def _parses(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            edtf.parse_edtf(text)
        except edtf.EDTFParseException:
            return False
    return True


def valid(text: str) -> bool:
    """Valid EDTF; the library takes a second for a set of thirty, so its members are asked."""
    if text[0] not in "{[" or text.count(",") < 2:
        return _parses(text)
    members = text[1:-1].split(",")
    plain = {member for member in members if ".." not in member}
    return text[-1] in "}]" and all(
        _parses(member if member in plain else f"{text[0]}{member},2999{text[-1]}")
        for member in members
    )


_SHAPES: dict[str, bool] = {}


def valid_as_others(text: str) -> bool:
    """Valid EDTF, asked once for each shape: its days are those of periods that are checked."""
    shape = re.sub(r"\d", "9", text)
    if shape not in _SHAPES:
        _SHAPES[shape] = valid(text)
    return _SHAPES[shape]

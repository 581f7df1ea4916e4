"""Letters that a document may hold: what XML forbids and what turns the writing is shown as a sign.

XML 1.0, section 2.2, allows of the control characters only tab, line feed and carriage return; a
file with another one is refused by Word and PowerPoint as a whole.
"""

from __future__ import annotations

import re

from pages.shared.words.direction_signs import SIGN, upright

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
"""LibreOffice makes a paragraph of a carriage return, and of a table around it no table."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""The text with a sign for each letter that no document may hold, and one kind of line end.

    >>> printable("Встреча\x07")
    'Встреча�'
    >>> printable("две\r\nстроки")
    'две\nстроки'
    """
    return _FORBIDDEN.sub(SIGN, upright(_LINE_ENDS.sub("\n", text)))

"""Letters that turn the writing round: shown as a sign, so that no name stands backwards.

Unicode's embeddings, overrides and isolates (UAX #9, sections 2.1 to 2.5) reach beyond the text
they stand in: an override in a title turns the number, the date and the next label with it.
Hebrew or Arabic words need none of them and keep their own direction.
"""

from __future__ import annotations

import re

from etl.text import TURNING

SIGN = "\ufffd"
"""What a reader sees in their place: something stands here that is no letter."""
_TURNING = re.compile(f"[{''.join(sorted(TURNING))}]")


def upright(text: str) -> str:
    r"""The text with a sign for each letter that would turn what follows it.

    As long as before, so that places within the text still hold.

    >>> upright("Встреча \u202eанарт")
    'Встреча �анарт'
    """
    return _TURNING.sub(SIGN, text) if _TURNING.search(text) else text

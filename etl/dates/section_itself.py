"""Date cells that name the month or the quarter they stand under, and nothing else."""

from __future__ import annotations

import re

_ALL_OF = r"(?:в\s+течение\s+|весь\s+|на\s+протяжении\s+)(?:всего\s+)?(?:этого\s+)?"
_MONTH = re.compile(rf"{_ALL_OF}месяца?", re.IGNORECASE)
_QUARTER = re.compile(rf"{_ALL_OF}квартала?", re.IGNORECASE)


def section_itself(text: str) -> str:
    """What of its section a cell names: ``month``, ``quarter`` or "".

    >>> [section_itself(t) for t in ("в течение месяца", "весь квартал", "весь месяц май")]
    ['month', 'quarter', '']
    """
    text = text.strip()
    return "month" if _MONTH.fullmatch(text) else "quarter" if _QUARTER.fullmatch(text) else ""

"""How finely a place is known, and that nothing is named: for reports, pages and files alike."""

from __future__ import annotations

from collections.abc import Mapping

PLACE_PRECISIONS: Mapping[str, str] = {
    "venue": "здание или площадка",
    "settlement": "населённый пункт",
    "district": "район или округ",
    "region": "область или республика",
    "country": "страна",
}
NO_DATES, NO_PLACE = "срок не назван", "место не названо"
"""What is said of a cell that names none."""
NOT_SAID = "не указано"
"""What stands for a cell that says nothing, beside what it said or says now."""

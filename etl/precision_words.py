"""How finely a place is known, in Russian: for reports, pages and files alike."""

from __future__ import annotations

from collections.abc import Mapping

PLACE_PRECISIONS: Mapping[str, str] = {
    "venue": "здание или площадка",
    "settlement": "населённый пункт",
    "district": "район или округ",
    "region": "область или республика",
    "country": "страна",
}

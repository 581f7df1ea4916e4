"""The golden tables with three events that a person settled, as an edition's tables have them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from tests.pages import golden_tables

WHO = {"author": "Иванова", "at": "2026-03-12T10:00:00+00:00", "plan": "2026-H1"}
WHY = "письмо департамента от 12.03"
VITEBSK = "г. Витебск, Республика Беларусь"


def frames() -> dict[str, pd.DataFrame]:
    """№ 6 has a date instead of «уточняется», № 8 a place likewise, № 30 has taken place."""
    out = golden_tables.frames()
    events = out["events"].set_index("event_id", drop=False)
    _put(events, "e06", corrected=["dates_text"], quality=[], date_precision="day",
         date_kind="single", date_tentative=False, start_date=date(2026, 5, 12),
         end_date=date(2026, 5, 14), edtf="2026-05-12/2026-05-14")  # fmt: skip
    _put(events, "e08", corrected=["place_text"], quality=[])
    _put(events, "e30", corrected=["status"], status="held")
    out["events"] = events.reset_index(drop=True)
    out["periods"] = pd.concat(
        [
            out["periods"],
            pd.DataFrame(
                [
                    {
                        "event_id": "e06",
                        "period_no": 1,
                        "start_date": date(2026, 5, 12),
                        "end_date": date(2026, 5, 14),
                        "text": "12–14 мая 2026 года",
                    }
                ]
            ),
        ],
        ignore_index=True,
    )
    out["venues"] = pd.concat(
        [
            out["venues"],
            pd.DataFrame(
                [
                    {
                        "event_id": "e08",
                        "venue_no": 1,
                        "settlement": "Витебск",
                        "settlement_type": "г.",
                        "region": "Витебская область",
                        "country_code": "BY",
                        "place_precision": "settlement",
                        "latitude": 55.19,
                        "longitude": 30.2,
                        "coordinate_precision": "settlement",
                        "coordinate_source": "golden",
                        "tentative": False,
                    }
                ]
            ),
        ],
        ignore_index=True,
    )
    said = (
        ("e06", "dates_text", "Дата проведения уточняется", "12–14 мая 2026 года"),
        ("e08", "place_text", "Место проведения уточняется", VITEBSK),
        ("e30", "status", "planned", "held"),
    )
    names = ("event_id", "column", "old_value", "new_value")
    out["corrections"] = pd.DataFrame(
        [{**dict(zip(names, one, strict=True)), **WHO, "reason": WHY} for one in said]
    )
    return out


def _put(events: pd.DataFrame, event_id: str, **values: Any) -> None:
    for column, value in values.items():
        events.at[event_id, column] = value

"""The golden tables of the shipped plan as the dashboard's tables, without the ETL.

Pages are tested on what the plan says, read by eye, not on what the ETL makes of it.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pandas as pd

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "plan-2026-H1"
MANIFEST: dict[str, Any] = {
    "plan_id": "2026-H1",
    "edition": 1,
    "title": (
        "План международных мероприятий исполнительных органов Смоленской области "
        "и подведомственных им учреждений на I полугодие 2026 года"
    ),
    "period_start": "2026-01-01",
    "period_end": "2026-06-30",
    "source_name": "plan-2026-H1.txt",
    "built_at": "2026-01-20T09:00:00",
    "schema_version": 2,
    "counts": {},
    "unknown_headings": [],
    "leftovers": [],
    "notes": [],
}
# The golden table of those who take part gives points to towns only; these stand for areas
# without an outline on the map: an administrative centre or a capital, from any atlas.
_CENTRES = {
    "Витебский район": (55.19, 30.2),
    "Лепельский район": (54.88, 28.7),
    "Духовщинский муниципальный округ": (55.19, 32.41),
    "Калининградская область": (54.71, 20.5),
    "Республика Абхазия": (43.0, 41.02),
    "Республика Южная Осетия": (42.23, 43.97),
    "Донецкая Народная Республика": (48.0, 37.8),
    "KZ": (51.18, 71.45),
}
_DOUBTS = {6: ["date_unknown"], 8: ["place_unknown"], 47: ["row_incomplete", "date_unknown"]}


def frames() -> dict[str, pd.DataFrame]:
    """The tables by name, but for the partners' places; ids are made of the numbers («e11»)."""
    out = {name: _read(name) for name in ("events", "periods", "venues", "partners")}
    events = out["events"]
    events["plan_id"], events["edition"], events["schema_version"] = "2026-H1", 1, 2
    events["corrected"] = [[] for _ in events.index]
    events["extra"] = ""
    events["source_ref"] = [f"plan-2026-H1.txt, строка {n}" for n in events["number"]]
    events["quality"] = [_DOUBTS.get(int(n), []) for n in events["number"]]
    for column in ("partner_countries", "partner_groups"):
        events[column] = [[p for p in text.split("; ") if p] for text in events[column].fillna("")]
    for column in events.columns:
        if column.endswith("_text") or column in ("title", "description", "purpose", "edtf"):
            events[column] = events[column].fillna("")
    for frame in (events, out["periods"]):
        for column in ("start_date", "end_date"):
            frame[column] = pd.to_datetime(frame[column]).dt.date
    out["venues"]["coordinate_source"] = "golden"
    partners = out["partners"]
    partners["code"] = partners["code"].astype("str").where(partners["code"].notna(), None)
    partners["source_column"], partners["source_text"] = "participants_text", ""
    out["flat"] = events.merge(out["venues"], on="event_id", how="left").assign(
        **{
            name: lambda f, name=name: f[name].map("; ".join)
            for name in ("corrected", "partner_countries", "partner_groups", "quality")
        }
    )
    out["evidence"] = _evidence(events)
    return out


def _evidence(events: pd.DataFrame) -> pd.DataFrame:
    """The words behind some rows' values, at the first place where the cell has them."""
    frame = _read("evidence")
    cells = events.set_index("event_id")
    frame.insert(
        4,
        "start",
        [
            str(cells.loc[row["event_id"], row["source_column"]]).index(row["text"])
            for row in frame.to_dict("records")
        ],
    )
    frame.insert(5, "end", frame["start"] + frame["text"].str.len())
    return frame


def partner_places() -> pd.DataFrame:
    """Who takes part from where: a further table, which an edition need not have."""
    frame = _read("partner_places")
    frame["coordinate_source"] = "golden"
    for row in frame.index[frame["latitude"].isna()]:
        columns = ["district", "region", "country_code"]
        area = next(v for v in frame.loc[row, columns] if isinstance(v, str))
        if area in _CENTRES:
            frame.loc[row, ["latitude", "longitude"]] = _CENTRES[area]
    return frame


def many_places(count: int) -> dict[str, pd.DataFrame]:
    """The golden tables with ``count`` events, each in a village of its own."""
    tables = frames()
    chance = random.Random(1)
    ids = [f"m{i}" for i in range(count)]
    for name in ("events", "periods", "venues", "partners"):
        first = tables[name].iloc[[0]]
        tables[name] = pd.concat([first] * count, ignore_index=True).assign(event_id=ids)
    tables["events"]["number"] = range(1, count + 1)
    spheres = frames()["events"]["sphere"].unique()
    tables["events"]["sphere"] = [spheres[i % len(spheres)] for i in range(count)]
    venues = tables["venues"]
    venues["settlement"] = [f"Деревня {i}" for i in range(count)]
    venues["region"], venues["country_code"] = "Смоленская область", "RU"
    venues["place_precision"] = venues["coordinate_precision"] = "settlement"
    venues["latitude"] = [chance.uniform(52.0, 56.0) for _ in ids]
    venues["longitude"] = [chance.uniform(24.0, 34.5) for _ in ids]
    return tables


def _read(name: str) -> pd.DataFrame:
    frame = pd.read_csv(
        GOLDEN / f"{name}.csv", keep_default_na=False, na_values=[""], dtype={"number_text": str}
    )
    frame.insert(0, "event_id", [f"e{int(n):02d}" for n in frame["number"]])
    return frame if name == "events" else frame.drop(columns="number")


def write(
    directory: Path,
    tables: dict[str, pd.DataFrame] | None = None,
    manifest: dict[str, Any] | None = None,
) -> Path:
    """Write the tables and the manifest as a build would."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, frame in (tables or frames()).items():
        frame.to_parquet(directory / f"{name}.parquet", index=False)
    (directory / "plan.json").write_text(
        json.dumps(manifest or MANIFEST, ensure_ascii=False), "utf-8"
    )
    return directory

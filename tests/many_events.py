"""Any number of events as tables: the shipped plan's rows again and again, over many years.

A copy of a row keeps its words but for a number behind its title; its days are moved by half-years
(and a named day by some days within its month), its venues are another row's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pages.shared.plan.tables import Plan, plan_of
from tests.pages import golden_tables

FIRST_YEAR = 2026


def years_for(count: int) -> float:
    """Over how many years so many events are spread where nobody says it."""
    return 0.5 if count <= 47 else 1 if count <= 500 else 5 if count <= 5_000 else 20


def many_events(count: int, years: float = 0) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """The tables of a plan of ``count`` events, and its manifest.

    Args:
        count: how many.
        years: over which they are spread, a half-year being 0.5; see ``years_for``.
    """
    chance = np.random.default_rng(count)
    halves = max(1, round(2 * (years or years_for(count))))
    own = golden_tables.frames() | {"partner_places": golden_tables.partner_places()}
    events = own["events"]
    rows = np.resize(np.arange(len(events)), count)
    half = np.sort(np.arange(count) % halves) if count > len(events) else np.zeros(count, int)
    ids = np.array([f"m{i:06d}" for i in range(count)])
    named = (events["date_precision"] == "day").to_numpy()[rows]
    moved = np.where(named & (np.arange(count) >= len(events)), chance.integers(-12, 13, count), 0)
    venues_of = chance.permutation(rows) if count > len(events) else rows
    taken = {"venues": venues_of}
    out = {}
    for name in ("periods", "venues", "partners", "partner_places", "evidence"):
        frame, wanted = own[name], taken.get(name, rows)
        places = frame.groupby("event_id", sort=False).indices
        at = [places.get(event_id, np.array([], int)) for event_id in events["event_id"]]
        lengths = np.array([len(one) for one in at])[wanted]
        picked = np.concatenate([at[row] for row in wanted]).astype(int)
        copy = np.repeat(np.arange(count), lengths)
        table = frame.iloc[picked].reset_index(drop=True)
        table["event_id"] = ids[copy]
        if name == "periods":
            _move(table, half[copy], moved[copy])
        out[name] = table
    table = events.iloc[rows].reset_index(drop=True)
    table["event_id"], table["number"] = ids, np.arange(1, count + 1)
    again = np.arange(count) >= len(events)
    marked = table["title"] + [f" ({i})" for i in range(count)]
    table["title"] = table["title"].where(~again, marked)
    for column in ("description", "purpose", "participants_text"):
        # Texts of a real archive are not the same objects.
        table[column] = table[column].where(~again, table[column] + "\u00a0")
    _move(table, half, moved)
    # So much of the joined table as its checks want; pages never read it.
    out |= {"events": table, "flat": own["flat"].iloc[:1]}
    last = pd.Timestamp(FIRST_YEAR, 1, 1) + pd.DateOffset(months=6 * halves) - pd.Timedelta(days=1)
    manifest = golden_tables.MANIFEST | {"period_end": last.date().isoformat()}
    return out, manifest


def many_plan(count: int, years: float = 0) -> Plan:
    """The same as pages have it."""
    return plan_of(*many_events(count, years))


def write(directory: Path, count: int, years: float = 0) -> Path:
    """The same as a build would have put it into a directory."""
    tables, manifest = many_events(count, years)
    return golden_tables.write(directory, tables, manifest)


def _move(table: pd.DataFrame, halves: np.ndarray, days: np.ndarray) -> None:
    """Half-years later, a month's end staying one; then some days within the month."""
    for column in ("start_date", "end_date"):
        was = pd.to_datetime(table[column])
        ends = was.dt.is_month_end & (column == "end_date")
        month = was.dt.to_period("M") + 6 * halves
        start = month.dt.to_timestamp()
        length = month.dt.days_in_month
        day = was.dt.day.where(~ends, 31)
        shifted = (day + days).clip(1, length)
        moved = start + pd.to_timedelta(shifted - 1, unit="D")
        table[column] = moved.dt.date.where(was.notna(), None)
    wrong = table["start_date"].notna() & (
        pd.to_datetime(table["start_date"]) > pd.to_datetime(table["end_date"])
    )
    table.loc[wrong, "end_date"] = table.loc[wrong, "start_date"]

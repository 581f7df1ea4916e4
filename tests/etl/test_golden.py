"""The shipped plan against tables that a person read out of it (tests/golden/README.md)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from edtf import parse_edtf

from etl.model import CELL_FIELDS
from etl.store import Tables
from etl.text import key

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "plan-2026-H1"
LISTS = ("partner_countries", "partner_groups")


def golden(name: str) -> pd.DataFrame:
    return pd.read_csv(GOLDEN / f"{name}.csv", dtype=str, keep_default_na=False)


def as_text(value: object) -> str:
    """A cell of a built table in the golden files' spelling."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)


def numbered(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    numbers = tables.events.set_index("event_id")["number"]
    return frame.assign(number=frame["event_id"].map(numbers).astype(str))


def differences(ours: pd.DataFrame, wanted: pd.DataFrame, columns: list[str]) -> list[str]:
    assert len(ours) == len(wanted)
    out = []
    for (_, a), (_, b) in zip(ours.iterrows(), wanted.iterrows(), strict=True):
        for column in columns:
            left, right = as_text(a[column]), b[column]
            if key(left) != key(right):
                out.append(f"row {b['number']}, {column}: {left!r}, the plan says {right!r}")
    return out


def test_all_47_rows_are_there_in_order(shipped: Tables) -> None:
    assert list(shipped.events["number"]) == list(range(1, 48))
    assert shipped.events["sphere"].nunique() == 10


@pytest.mark.parametrize("column", ["sphere", "number_text", *CELL_FIELDS])
def test_text_is_whole_and_exactly_as_the_document_has_it(shipped: Tables, column: str) -> None:
    assert list(shipped.events[column]) == list(golden("events")[column])


def test_events_say_what_the_plan_says(shipped: Tables) -> None:
    wanted = golden("events")
    columns = [c for c in wanted.columns if c not in {"number", "number_text", "sphere", "edtf"}]
    assert differences(shipped.events, wanted, columns) == []


def test_edtf_is_valid_and_says_what_the_plan_says(shipped: Tables) -> None:
    for ours, wanted in zip(shipped.events["edtf"], golden("events")["edtf"], strict=True):
        if ours:
            parse_edtf(ours)
        assert ours == wanted or (wanted == "*" and ours)


def test_periods(shipped: Tables) -> None:
    ours, wanted = numbered(shipped, shipped.periods), golden("periods")
    assert differences(ours, wanted, ["number", "period_no", "start_date", "end_date"]) == []
    cells = shipped.events.set_index("event_id")["dates_text"]
    for (_, a), words in zip(ours.iterrows(), wanted["text"], strict=True):
        assert words in a["text"]
        assert a["text"] in cells[a["event_id"]]


def test_venues(shipped: Tables) -> None:
    ours, wanted = numbered(shipped, shipped.venues), golden("venues")
    columns = [c for c in wanted.columns if c not in {"latitude", "longitude"}]
    assert differences(ours, wanted, columns) == []


def test_venues_stand_where_they_are(shipped: Tables) -> None:
    for (_, a), (_, b) in zip(shipped.venues.iterrows(), golden("venues").iterrows(), strict=True):
        if b["latitude"]:
            assert a["latitude"] == pytest.approx(float(b["latitude"]), abs=0.02), b["number"]
            assert a["longitude"] == pytest.approx(float(b["longitude"]), abs=0.02), b["number"]
        assert a["coordinate_source"]


def test_partners(shipped: Tables) -> None:
    ours = numbered(shipped, shipped.partners).sort_values(
        ["number", "name"], key=lambda c: c.astype(int) if c.name == "number" else c
    )
    assert differences(ours, golden("partners"), ["number", "code", "name"]) == []
    cells = shipped.events.set_index("event_id")
    for _, row in ours.iterrows():
        assert row["source_text"]
        assert row["source_text"] in cells.loc[row["event_id"], row["source_column"]]


def test_evidence_quotes_its_cells(shipped: Tables) -> None:
    cells = {row["event_id"]: row for row in shipped.events.to_dict("records")}
    assert len(shipped.evidence)
    for row in shipped.evidence.to_dict("records"):
        cell = cells[row["event_id"]][row["source_column"]]
        assert cell[row["start"] : row["end"]] == row["text"]


def test_evidence_is_the_words_that_a_person_would_point_at(shipped: Tables) -> None:
    """All words of the rows in the golden table; a period's may hold a remark and the year."""

    def rows(frame: pd.DataFrame) -> dict[tuple[str, ...], list[str]]:
        out: dict[tuple[str, ...], list[str]] = {}
        for row in frame.astype(str).to_dict("records"):
            at = tuple(row[name] for name in ("number", "field", "item_no", "source_column"))
            out.setdefault(at, []).append(row["text"])
        return {at: sorted(texts) for at, texts in out.items()}

    wanted = golden("evidence")
    ours = numbered(shipped, shipped.evidence)
    ours_by_item = rows(ours[ours["number"].isin(wanted["number"])])
    wanted_by_item = rows(wanted)
    assert ours_by_item.keys() == wanted_by_item.keys()
    for at, words in wanted_by_item.items():
        if at[1] == "periods":
            assert [w in o for w, o in zip(words, ours_by_item[at], strict=True)] == [True]
        else:
            assert ours_by_item[at] == words, at


def test_every_derived_row_has_its_words(shipped: Tables) -> None:
    items = ["event_id", "field", "item_no"]
    said = set(shipped.evidence[items].itertuples(index=False, name=None))
    for field, name, table in (
        ("periods", "period_no", shipped.periods),
        ("venues", "venue_no", shipped.venues),
    ):
        for row in table.to_dict("records"):
            assert (row["event_id"], field, row[name]) in said
    for row in shipped.events.to_dict("records"):
        partners = len(row["partner_countries"]) + len(row["partner_groups"])
        for number in range(1, partners + 1):
            assert (row["event_id"], "partners", number) in said
        assert row["corrected"] == ()
        assert row["schema_version"] == 2


def test_the_cut_off_row_is_kept_and_flagged(shipped: Tables) -> None:
    last = shipped.events.iloc[-1]
    assert last["title"] == "Этапы открытого чемпионата Республики Беларусь по хоккею с шайбой"
    assert "row_incomplete" in last["quality"]


def test_a_doubt_is_no_decoration(shipped: Tables) -> None:
    doubted = shipped.events["quality"].map(bool)
    assert 0 < doubted.sum() < len(doubted) / 2
    # «Дата проведения уточняется», «Место проведения уточняется», «Уточняется» (participants)
    by_number = shipped.events.set_index("number")["quality"]
    assert "date_unknown" in by_number[6]
    assert "place_unknown" in by_number[8]
    assert "partner_unknown" in by_number[42]
    # «9-12 февраля 2026 года», г. Москва, 30 стран: nothing to doubt
    assert by_number[1] == ()


def test_flat_has_one_row_per_event_and_place(shipped: Tables) -> None:
    per_event = shipped.venues.groupby("event_id").size()
    wanted = sum(max(1, int(per_event.get(i, 0))) for i in shipped.events["event_id"])
    assert len(shipped.flat) == wanted
    assert set(shipped.flat["event_id"]) == set(shipped.events["event_id"])

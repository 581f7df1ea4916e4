"""Workbook, Parquet and GeoJSON read back by libraries that did not write them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape
from shapely.geometry import shape

from etl.schema import arrow_schema, check
from pages.handouts.handout import Slice, card_address, slice_of
from pages.handouts.tables import geojson_points, parquet_table
from pages.handouts.tables.cell_texts import CELL_LIMIT
from pages.handouts.tables.file_headings import EVENT_HEADINGS, table_columns
from pages.handouts.workbook import xlsx_book
from pages.shared.plan.tables import Plan, plan_of
from tests.pages import golden_tables, hostile

# What a spreadsheet would make something else of, and what XML cannot hold as it is.
TEXTS = (
    "=cmd|' /C calc'!A0", "5 февраля", "00123", "1E5", "http://x.example", "mailto:a@b.example",
    "@SUM(A1)", "+7 4812", "истина", "<b>&amp;</b>", "  края  ", "две\nстроки", "_x0041_",
    "a\x01b", "слева \u202eнаправо\u202c 😀", "12:30", "#Н/Д", "'апостроф",
    # A library that writes sheets takes this one for its own mark-up, and the sheet is broken.
    "<r><t>чужая разметка</t></r>", "<r></r>", "_x", "строка\rвозврат", "конец ",
)  # fmt: skip


def book_of(handed: Slice, grain: Any = "event") -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_book.make(handed, grain)))


def lines(book: Any, sheet: str) -> list[dict[str, Any]]:
    first, *rest = book[sheet].iter_rows(values_only=True)
    return [dict(zip(first, row, strict=True)) for row in rest]


@pytest.fixture(scope="module")
def book(golden_plan: Plan) -> Any:
    return book_of(slice_of(golden_plan, {}))


def test_the_workbook_has_its_sheets_and_all_rows(book: Any, golden_plan: Plan) -> None:
    assert book.sheetnames == [
        "Мероприятия", "Мероприятия × места", "Сроки", "Партнёры", "Сводки", "О выгрузке",
    ]  # fmt: skip
    # 47 events, 53 pairs with a venue; periods and partners as in the golden tables.
    rows = [len(lines(book, name)) for name in book.sheetnames[:4]]
    assert rows == [47, 53, len(golden_plan.periods), len(golden_plan.partners)]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "inlineStr"}  # not one formula, error or truth value


def test_a_day_is_a_date_and_a_window_is_words(book: Any) -> None:
    rows = {row["№"]: row for row in lines(book, "Мероприятия")}
    # № 1 «9–12 февраля 2026 года», № 7 «II квартал (дата проведения уточняется)»
    assert (rows[1]["Начало"], rows[1]["Окончание"]) == (
        datetime(2026, 2, 9), datetime(2026, 2, 12),
    )  # fmt: skip
    assert (rows[7]["Начало"], rows[7]["Окончание"]) == ("не раньше 01.04.2026",
                                                         "не позже 30.06.2026")  # fmt: skip
    assert rows[7]["Срок предварительный"] == "да"
    assert "уточняется" in rows[7]["Открыто в плане"]
    assert (rows[6]["Начало"], rows[6]["Срок"]) == (None, "срок уточняется")
    # № 11 «21-22 марта, 28-29 марта»: two periods of named days
    assert rows[11]["Начало"] == datetime(2026, 3, 21)
    periods = [row for row in lines(book, "Сроки") if row["№"] == 11]
    assert [row["Начало"] for row in periods] == [datetime(2026, 3, 21), datetime(2026, 3, 28)]


def test_every_text_of_a_hostile_plan_comes_back_to_the_character() -> None:
    frames = hostile.frames()
    for column in ("title", "place_text", "dates_text", "description", "participants_text"):
        frames["events"][column] = [TEXTS[i % len(TEXTS)] for i in range(47)]
    plan = plan_of(frames, golden_tables.MANIFEST)
    book = book_of(slice_of(plan, {}))
    for row, text in zip(lines(book, "Мероприятия"), plan.events["title"], strict=True):
        for name in ("title", "place_text", "description", "participants_text"):
            read = row[EVENT_HEADINGS[name]]
            # openpyxl leaves Excel's own spelling of a control character as it stands.
            assert unescape(read) == text
    links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(links)


def test_rows_are_as_high_as_their_texts_and_a_wide_sheet_prints_readably(book: Any) -> None:
    events = book["Мероприятия"]
    # № 10: its place, «Площадки проведения конкурсов…», 40 characters to a line, goes over two
    # or three; № 1 has a purpose of 5 lines. A sheet without heights is unreadable in LibreOffice.
    heights = [events.row_dimensions[row].height for row in range(2, 49)]
    assert min(heights) >= 30
    assert heights[0] >= 5 * 15
    assert book["Сводки"].row_dimensions[2].height == 15
    assert max(heights) <= 409  # Excel's own limit
    assert events.page_setup.fitToWidth > 2
    assert events.print_title_cols == "$C:$C"
    assert events["C1"].value == "№"
    assert book["Сводки"].page_setup.fitToWidth in (None, 1)


def test_what_does_not_fit_a_cell_is_said(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01"})
    plan.events["description"] = "а" * 40_000
    (row,) = lines(book_of(slice_of(plan, {})), "Мероприятия")
    assert len(row["Описание"]) <= CELL_LIMIT
    assert "не поместилось знаков: " in row["Описание"]


def test_counts_are_those_of_the_screen(book: Any, golden_plan: Plan) -> None:
    rows = lines(book, "Сводки")
    spheres = {
        row["Значение"]: row["Мероприятий"] for row in rows if row["Что считается"] == "Сфера"
    }
    assert spheres == golden_plan.events["sphere_name"].value_counts().to_dict()
    months = {r["Значение"]: (r["Мероприятий"], r["Возможно ещё"]) for r in rows
              if r["Что считается"] == "Месяц"}  # fmt: skip
    assert months["без срока"] == (2, None)  # № 6 and 47
    assert next(iter(months)) == "январь 2026"


def test_the_last_sheet_says_what_the_file_is_of(golden_plan: Plan) -> None:
    handed = slice_of(golden_plan, {"sphere": ["Спорт"], "sort": ["по сроку"]})
    rows = lines(book_of(handed), "О выгрузке")
    said = {row["О чём"]: row["Сведения"] for row in rows}
    assert said["Отборы"] == "Сфера: Спорт; порядок: по сроку"
    assert said["Мероприятий"] == "5 мероприятий из 47"
    assert said["Таблицы построены"].startswith("20.01.2026 09:00")
    explained = {row["Столбец"] for row in rows if row["О чём"] == "Столбец листа «Мероприятия»"}
    assert explained == set(EVENT_HEADINGS.values())


def test_cards_are_linked_where_the_address_is_known(
    golden_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_ADDRESS", "https://plan.example/")
    sheet = book_of(slice_of(golden_plan, {"sphere": ["Спорт"]}))["Мероприятия"]
    links = [row[-1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in links} == {"открыть"}
    targets = [cell.hyperlink.target for cell in links]
    assert targets[0] == "https://plan.example/events?event=e43"
    assert len(targets) == 5


def test_every_column_of_every_table_is_explained() -> None:
    known = table_columns()
    for table in ("periods", "venues", "partners", "partner_places", "evidence", "corrections"):
        assert set(known[table]) == set(arrow_schema(table).names), table
    assert set(known["events"]) == {
        *arrow_schema("events").names,
        "dates_words",
        "place_said",
        "countries",
        "open",
    }
    assert all(c.heading and c.meaning.endswith(".") for t in known.values() for c in t.values())


@pytest.mark.parametrize(("grain", "table"), [("event", "events"), ("venue", "flat")])
def test_parquet_has_the_tables_own_schema(golden_plan: Plan, grain: Any, table: str) -> None:
    handed = slice_of(golden_plan, {"sort": ["по сроку"]})
    content = parquet_table.make(handed, grain)
    read = pq.read_table(io.BytesIO(content))
    assert read.schema.remove_metadata() == arrow_schema(table)
    assert read.schema.metadata[b"plan_id"] == b"2026-H1"
    check(table, read.replace_schema_metadata(None))
    frame = pd.read_parquet(io.BytesIO(content))
    assert list(dict.fromkeys(frame["event_id"])) == list(handed.kept.events["event_id"])
    first = frame[frame["event_id"] == "e01"].iloc[0]
    assert first["start_date"] == date(2026, 2, 9)
    assert first["title"] == golden_plan.events["title"].iloc[0]


def test_geojson_draws_no_point_for_an_area(golden_plan: Plan) -> None:
    found = json.loads(geojson_points.make(slice_of(golden_plan, {}), "event"))
    assert found["type"] == "FeatureCollection"
    features = {feature["id"]: feature for feature in found["features"]}
    assert len(features) == 47
    venues = golden_plan.venues
    for event_id, own in venues.groupby("event_id"):
        exact = own[own["coordinate_precision"].isin(["venue", "settlement"])]
        geometry = features[event_id]["geometry"]
        assert len(features[event_id]["properties"]["venues"]) == len(own)
        if exact.empty:
            assert geometry is None
            continue
        points = shape(geometry)
        assert points.geom_type == ("Point" if len(exact) == 1 else "MultiPoint")
        drawn = [points] if len(exact) == 1 else list(points.geoms)
        # Longitude comes first; each point beside how exact it is.
        assert [(p.x, p.y) for p in drawn] == list(
            zip(exact["longitude"], exact["latitude"], strict=True)
        )
        precise = [p["coordinate_precision"] for p in features[event_id]["properties"]["points"]]
        assert precise == list(exact["coordinate_precision"])
    without = set(golden_plan.events["event_id"]) - set(venues["event_id"])
    assert without
    assert all(features[event_id]["geometry"] is None for event_id in without)
    # Areas are there, and none of them is a point.
    areas = venues[~venues["coordinate_precision"].isin(["venue", "settlement"])]
    assert len(areas)
    assert features["e01"]["properties"]["start_date"] == "2026-02-09"
    assert features["e07"]["properties"]["open"]


def test_geojson_by_venue_has_a_feature_for_each(golden_plan: Plan) -> None:
    found = json.loads(geojson_points.make(slice_of(golden_plan, {}), "venue"))
    assert len(found["features"]) == 53
    assert len({feature["id"] for feature in found["features"]}) == 53
    kinds = {(f["geometry"] or {"type": None})["type"] for f in found["features"]}
    assert kinds == {"Point", None}


@pytest.mark.parametrize(("length", "linked"), [(2_079, True), (2_080, False), (40_000, False)])
def test_an_address_longer_than_a_link_can_be_stays_as_text(
    golden_plan: Plan, length: int, linked: bool
) -> None:
    handed = slice_of(golden_plan, {})
    event = golden_plan.events["event_id"].iloc[0]
    room = length - len(card_address(handed, event))
    handed = replace(handed, address=f"https://x.example/{'a' * (room - 18)}")
    assert len(card_address(handed, event)) == length
    cells = next(book_of(handed)["Мероприятия"].iter_rows(min_row=2, max_row=2))
    last = cells[-1]
    assert (last.hyperlink is not None) == linked
    assert last.value == "открыть" if linked else last.value.startswith("https://x.example/aaa")


def test_geojson_has_no_letter_that_ends_a_text_for_gdal(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01"})
    plan.events["title"] = "до \x00 после \\u0000"
    (feature,) = json.loads(geojson_points.make(slice_of(plan, {}), "event"))["features"]
    assert feature["properties"]["title"] == "до \ufffd после \\u0000"

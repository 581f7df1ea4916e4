"""«Уточнить»: how words are read before they are settled, and what is stored of a form."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.corrections.points import NoPointError
from etl.swap import locked
from pages.events.card.settled_values import settled_of
from pages.events.finding.listed import rows_by_id
from pages.events.settling import storing_settled
from pages.events.settling.settle_dialog import is_still
from pages.events.settling.settle_reading import dates_read, place_read
from pages.events.settling.settle_rows import (
    MISSING_AUTHOR,
    MISSING_REASON,
    Said,
    point_row,
    point_typed,
    rows_to_store,
    shown_values,
)
from pages.events.settling.typed import TypedSpot
from pages.shared.plan.kept_editions import edition_shown, kept_editions, plan_in
from pages.shared.plan.tables import Plan, read_plan
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, content
from tests.pages.every_row import rows_of

SAID = Said({}, "письмо департамента от 12.03", "Иванова")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12–14 мая 2026 года", "12–14 мая — точная дата"),
        ("12 - 14 мая", "12–14 мая — точная дата"),
        ("май", "май — известен месяц"),
        ("II квартал", "II квартал — известен квартал"),
        ("21-22 марта, 28-29 марта 2026 года", "21–22 марта, 28–29 марта — точная дата"),
        ("предположительно 5 мая", "5 мая (предварительно) — точная дата"),
        ("уточняется", "срок уточняется"),
    ],
)
def test_a_date_is_shown_as_it_is_read(golden_plan: Plan, text: str, words: str) -> None:
    read = dates_read(text, golden_plan.info)
    assert not read.refused
    assert read.lines[0].replace("\u00a0", " ") == words
    assert "2026-" not in read.lines[0]  # no notation of programs


def test_a_date_outside_the_plan_is_read_and_said_to_be(golden_plan: Plan) -> None:
    read = dates_read("3 ноября 2026 года", golden_plan.info)
    assert not read.refused
    assert len(read.lines) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Новое значение пусто"),
        ("31 июня 2026 года", "такой даты нет в календаре"),
        ("когда-нибудь летом, а впрочем", "срок понят не весь"),
        ("после дождичка", "не читает"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(golden_plan: Plan, text: str, why: str) -> None:
    read = dates_read(text, golden_plan.info)
    assert read.refused
    (line,) = read.lines
    assert why in line
    assert "«12–14 мая 2026 года»" in line


def test_a_place_is_shown_with_its_precision_its_point_and_the_form(golden_plan: Plan) -> None:
    row = rows_by_id(golden_plan)["e08"]
    read = place_read("г. Витебск, Республика Беларусь", row, golden_plan.info)
    assert read.lines == (
        "г. Витебск, Витебская область, Беларусь — населённый пункт; "
        "точка 55,1904; 30,2049 — населённый пункт",
        "форма: очно",
    )
    assert [spot.level for spot in read.spots] == ["settlement"]
    read = place_read("видеоконференция", row, golden_plan.info)
    assert read.lines == ("форма: дистанционно",)
    assert place_read("ыва пртщ", row, golden_plan.info).refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("54,7818; 32,0401", "54.7818, 32.0401 (venue)"),
        ("54.78, 32.04", "54.78, 32.04 (venue)"),
        (" 54.78;32.04 ", "54.78, 32.04 (venue)"),
        ("0,00001; -0,000002", "0.00001, -0.000002 (venue)"),
    ],
)
def test_a_point_as_one_types_it(typed: str, kept: str) -> None:
    assert point_typed(typed, "venue") == kept
    assert point_typed(kept.removesuffix(" (venue)"), "venue") == kept


@pytest.mark.parametrize("typed", ["54,78, 32,04", "54,78", "-5,1", "54", "95; 32", "север"])
def test_no_point(typed: str) -> None:
    with pytest.raises(NoPointError, match=r"координаты пишутся|широта бывает"):
        point_typed(typed, "venue")


def test_only_what_differs_is_stored(golden_plan: Plan) -> None:
    row = rows_by_id(golden_plan)["e06"]
    same = shown_values(row, {})
    assert rows_to_store(PLAN, row, Said(same, "", ""), {}) == []
    said = Said({**same, "status": "held", "partner_countries": "Китай; Беларусь"}, "письмо", "Я")
    rows = rows_to_store(PLAN, row, said, {})
    assert [(r["column"], r["old_value"], r["new_value"]) for r in rows] == [
        ("status", "planned", "held"), ("partner_countries", "BY", "Китай; Беларусь"),
    ]  # fmt: skip
    # a settled cell is shown as settled; the document's words stay what it is held against
    settled = {"dates_text": "12 мая 2026 года"}
    assert shown_values(row, settled)["dates_text"] == "12 мая 2026 года"
    again = Said({"dates_text": "13 мая 2026 года"}, "письмо", "Я")
    (one,) = rows_to_store(PLAN, row, again, settled)
    assert one["old_value"] == row["dates_text"]
    assert Said({}, " ", "Я").lacks() == MISSING_REASON
    assert Said({}, "письмо", "").lacks() == MISSING_AUTHOR


@pytest.fixture
def folder(tmp_path: Path, published_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped plan published, in a folder of its own that pages show."""
    shutil.copytree(published_folder, tmp_path / "data")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(storing_settled, "may_edit", lambda: True)
    return tmp_path / "data"


def row_of(plan: Plan, number: int) -> dict[str, Any]:
    return next(row for row in rows_of(plan).values() if row["number"] == number)


def test_a_form_is_stored_as_a_file_is_and_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_plan(folder)
    kept = edition_shown(before.info)
    assert kept is not None
    assert (kept.plan, kept.edition, kept.published) == (PLAN, 1, True)
    assert kept.document is not None
    assert kept.document.read_bytes() == SHIPPED.read_bytes()
    row = row_of(before, 6)
    said = Said(
        {"dates_text": "12–14 мая 2026 года", "status": "postponed", "partner_countries": "Китай"},
        SAID.reason,
        SAID.author,
    )
    rows = rows_to_store(kept.plan, row, said, {})
    spot = TypedSpot("г. Минск", *_point(before, row))
    rows.append(point_row(kept.plan, row, 1, spot, "53.9, 27.5 (venue)", SAID))
    outcome = storing_settled.store(rows, by="Иванова")
    assert outcome == storing_settled.StoredOutcome(
        "Уточнено: срок, состояние, страны-партнёры, координаты."
    )
    after = read_plan(folder)
    now = row_of(after, 6)
    assert now["dates_words"].replace("\u00a0", " ") == "12–14 мая"
    assert (now["status"], now["countries"]) == ("postponed", ("Китай",))
    assert _point(after, row) == (53.9, 27.5)
    found = settled_of(after, now)
    assert [one.column for one in found] == [
        "dates_text", "status", "partner_countries", "coordinates",
    ]  # fmt: skip
    assert {one.reason for one in found} == {SAID.reason}
    # a form that was opened before all that is not taken
    assert is_still(after, now["event_id"], found)
    assert not is_still(before, now["event_id"], ())
    first = found[0]
    taken = storing_settled.take_back(
        kept.plan, now["event_id"], first.column, first.new_value, by="Иванова"
    )
    assert taken.words == "Уточнение снято: срок."
    left = row_of(read_plan(folder), 6)
    assert left["corrected"] == ("status", "partner_countries", "coordinates")
    assert left["dates_words"] == "срок уточняется"
    # what is refused changes nothing and names the field
    stand = content(folder)
    bad = Said({"dates_text": "31 июня 2026 года", "status": "held"}, SAID.reason, SAID.author)
    refused = storing_settled.store(rows_to_store(kept.plan, row, bad, {}), by="Иванова")
    assert refused.refused
    assert "срок — «31 июня 2026 года»: такой даты нет в календаре" in refused.words
    assert "строка" not in refused.words
    good = rows_to_store(kept.plan, row, Said({"status": "held"}, "письмо", "Я"), {})
    with locked(folder, wait=0):
        monkeypatch.setattr("etl.swap.locked.__wrapped__.__defaults__", (0,))
        busy = storing_settled.store(good, by="Я")
    assert busy.refused
    assert "занято" in busy.words
    monkeypatch.setattr(storing_settled, "may_edit", lambda: False)
    assert storing_settled.store(good, by="Я").refused
    assert content(folder) == stand


def _point(plan: Plan, row: dict[str, Any]) -> tuple[float, float]:
    (venue,) = plan.venues[plan.venues["event_id"] == row["event_id"]].to_dict("records")
    return venue["latitude"], venue["longitude"]


def test_a_folder_without_a_record_keeps_nothing(
    golden_plan: Plan, golden_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_DATA_DIR", str(golden_dir))
    assert kept_editions(golden_plan.info) == ()
    assert edition_shown(golden_plan.info) is None
    assert plan_in(golden_dir / "nothing") is None

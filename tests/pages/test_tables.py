from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.today import today
from pages.shared.figures.palette import sphere_colours
from pages.shared.plan.tables import Plan, TablesMissingError, read_plan
from tests import many_events
from tests.pages import golden_tables


def test_plan_is_read_with_what_the_top_line_says(golden_dir: Path) -> None:
    plan = read_plan(golden_dir)
    assert (plan.info.plan_id, plan.info.edition) == ("2026-H1", 1)
    assert (plan.info.start, plan.info.end) == (date(2026, 1, 1), date(2026, 6, 30))
    assert plan.info.home.region == "Смоленская область"
    assert len(plan.events) == 47


def test_missing_manifest_is_tolerated(tmp_path: Path) -> None:
    golden_tables.write(tmp_path)
    (tmp_path / "plan.json").unlink()
    plan = read_plan(tmp_path)
    assert (plan.info.plan_id, plan.info.start) == ("2026-H1", date(2026, 1, 1))
    assert plan.info.built_at is None


@pytest.mark.parametrize(
    ("plan_id", "start", "end"),
    [
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        ("2025-2026", date(2025, 9, 1), date(2026, 6, 30)),
        ("2026-02_2026-04", date(2026, 2, 1), date(2026, 4, 30)),
        ("2026-05-15_2026-06-14", date(2026, 5, 15), date(2026, 6, 14)),
    ],
)
def test_a_plan_id_names_its_period(tmp_path: Path, plan_id: str, start: date, end: date) -> None:
    frames = golden_tables.frames()
    frames["events"]["plan_id"] = plan_id
    (golden_tables.write(tmp_path, frames) / "plan.json").unlink()
    info = read_plan(tmp_path).info
    assert (info.start, info.end) == (start, end)


@pytest.mark.parametrize("damage", ["empty folder", "cut file", "no such folder"])
def test_damaged_tables_are_one_russian_sentence(tmp_path: Path, damage: str) -> None:
    directory = tmp_path / "tables"
    if damage == "empty folder":
        directory.mkdir()
    elif damage == "cut file":
        golden_tables.write(directory)
        whole = (directory / "venues.parquet").read_bytes()
        (directory / "venues.parquet").write_bytes(whole[:100])
    with pytest.raises(TablesMissingError, match=r"[Тт]аблиц"):
        read_plan(directory)


def test_today_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_TODAY", "2026-04-10")
    assert today() == date(2026, 4, 10)
    monkeypatch.delenv("PLAN_TODAY")
    assert date.today() <= today() <= date.today()  # also where it strikes midnight


def test_places_are_the_finest_name_and_countries_have_names(golden_plan: Plan) -> None:
    places = golden_plan.venues.groupby("event_id")["place"].agg(list)
    assert places["e01"] == ["Москва"]
    assert places["e05"] == ["Минская область"]
    assert places["e07"] == ["Беларусь"]
    assert places["e38"] == ["Смоленск", "Витебск"]


def test_keep_filters_every_table(golden_plan: Plan) -> None:
    kept = golden_plan.keep({"e34"})
    assert [len(t) for t in (kept.events, kept.periods, kept.venues)] == [1, 3, 2]
    assert set(kept.partners["name"]) == {"Беларусь"}


def test_spheres_keep_their_colour_and_repeat_with_a_pattern() -> None:
    spheres = [f"Сфера {i}" for i in range(12)]
    styles = sphere_colours(spheres)
    assert len({(s.colour, s.pattern) for s in styles.values()}) == 12
    assert styles["Сфера 0"].pattern == ""
    assert styles["Сфера 10"].pattern != ""
    assert styles["Сфера 10"].colour == styles["Сфера 0"].colour


def test_rows_that_say_the_same_share_their_words_and_each_keeps_its_own(tmp_path: Path) -> None:
    plan = read_plan(many_events.write(tmp_path, 500))
    own = golden_tables.frames()["events"]
    events = plan.events
    again = list(own["title"]) * 11
    for row in (0, 46, 47, 499):
        marked = again[row] + (f" ({row})" if row >= len(own) else "")
        assert events["title"].iloc[row] == marked
    # A quarter of an archive's memory is words that it has thousands of times.
    assert len({id(text) for text in events["sphere"]}) == own["sphere"].nunique()
    assert len({id(codes) for codes in events["quality"]}) == events["quality"].nunique()
    first = events.drop_duplicates(["dates_text", "start_date", "end_date"])["dates_words"]
    assert first.nunique() > 47
    settled = events[events["event_id"] == "m000000"].iloc[0]
    assert (settled["open"], settled["place_said"]) == ((), settled["place_text"])

"""Colours by sphere, month and form, and one month on the map: read from the plan by eye."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from etl.precision_words import NO_DATES
from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.ground.outlines import Outlines
from pages.map.layout.arrange import arrange
from pages.map.layout.screen import View
from pages.map.prepared_map import colouring, map_data, month_cut
from pages.map.spots.colouring import (
    CHOICES,
    SEVERAL,
    VAGUE,
    By,
    Colouring,
    by_month,
    by_sphere,
    month_category,
    paler,
)
from pages.map.spots.month_cut import cut_arrangement, cut_data, cut_summary
from pages.map.spots.spots import MapData
from pages.map.words.map_words import number_words
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import month_counts
from pages.shared.times.spans import events_in_months
from tests.pages.shipped_ground import shipped_outlines

APRIL, MARCH = date(2026, 4, 1), date(2026, 3, 1)


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


@pytest.fixture(scope="module")
def data(golden_plan: Plan, outlines: Outlines) -> MapData:
    return map_data(golden_plan, outlines)


def coloured(plan: Plan, by: str, theme: MapTheme = "light") -> Colouring:
    return colouring(plan, cast(By, by), tuple(dict.fromkeys(plan.events["sphere_name"])), theme)


@pytest.mark.parametrize("by", CHOICES)
@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_each_event_has_one_category_and_each_category_its_colour(
    golden_plan: Plan, by: str, theme: MapTheme
) -> None:
    found = coloured(golden_plan, by, theme)
    assert set(found.category_of) == set(golden_plan.events["event_id"])
    assert sum(found.counts(golden_plan.events["event_id"]).values()) == 47
    assert len(set(found.colours.values())) == len(found.colours)


@pytest.mark.parametrize(
    ("number", "category"),
    [
        (11, "март"),  # 21–22 and 28–29 March
        (22, "февраль"),  # 5 February
        (9, "апрель"),  # «апрель»
        (33, SEVERAL),  # «март, апрель»
        (3, SEVERAL),  # 31 March – 3 April, named to the day
        (5, VAGUE),  # «июнь-июль»
        (7, VAGUE),  # «II квартал»
        (21, VAGUE),  # «январь – март»
        (17, VAGUE),  # «в течение года»
        (6, NO_DATES),  # «Дата проведения уточняется»
        (47, NO_DATES),  # an empty cell
    ],
)
def test_an_event_has_a_months_colour_only_where_that_month_is_sure(
    golden_plan: Plan, number: int, category: str
) -> None:
    assert coloured(golden_plan, "Месяцы").category_of[f"e{number:02d}"] == category


def test_april_is_the_rows_that_say_april_and_nothing_else(golden_plan: Plan) -> None:
    found = coloured(golden_plan, "Месяцы")
    own = [e for e, category in found.category_of.items() if category == "апрель"]
    assert sorted(own) == ["e09", "e25", "e26", "e41", "e44"]


def test_months_are_in_order_and_keep_their_colour_under_a_filter(golden_plan: Plan) -> None:
    found = coloured(golden_plan, "Месяцы")
    assert list(found.colours)[:2] == ["февраль", "март"]
    assert list(found.colours)[-3:] == [SEVERAL, VAGUE, NO_DATES]
    only = coloured(golden_plan.keep({"e09"}), "Месяцы")
    assert only.colours == {"апрель": found.colours["апрель"]}


def test_a_plan_over_two_years_names_the_year() -> None:
    spans = {"a": [(date(2026, 12, 1), date(2026, 12, 31))], "b": [(date(2027, 1, 5),) * 2]}
    months = (date(2026, 12, 1), date(2027, 1, 1))
    assert list(by_month(spans, months, ()).colours) == ["декабрь 2026", "январь 2027"]


def test_a_month_outside_the_plan_has_its_own_colour() -> None:
    spans = {"a": [(date(2026, 9, 1), date(2026, 9, 30))]}
    assert list(by_month(spans, (APRIL,), ()).colours) == ["сентябрь"]


def test_two_periods_in_one_month_are_that_month() -> None:
    spans = [(date(2026, 3, 21), date(2026, 3, 22)), (date(2026, 3, 28), date(2026, 3, 29))]
    assert month_category(spans, exact=True) == MARCH


def test_forms_say_what_the_plan_says(golden_plan: Plan) -> None:
    found = coloured(golden_plan, "Форма")
    assert found.category_of["e33"] == "дистанционно"  # «в дистанционном формате»
    assert found.category_of["e21"] == "очно и дистанционно"  # «заочный этап», «очный этап»
    assert found.category_of["e35"] == "очно"  # г. Велиж
    assert found.colours["дистанционно"] == COLOURS["light"].link  # as the dashed lines


def test_paler_is_nearer_to_the_ground() -> None:
    assert paler("#000000", "#FFFFFF") == "rgb(140, 140, 140)"
    # Of a light colour on a dark ground more is left, or nobody would see it.
    assert paler("rgb(255, 255, 255)", "#000000") == "rgb(153, 153, 153)"


def test_april_on_the_map(golden_plan: Plan, data: MapData) -> None:
    """Sure: 9, 25, 26, 33, 35, 41, 44; possible: what only touches April."""
    cut = month_cut(golden_plan, APRIL)
    assert cut.sure == {"e09", "e25", "e26", "e33", "e35", "e41", "e44"}
    possible = (3, 7, 8, 10, 13, 16, 17, 18, 19, 20, 27, 31, 40, 42)
    assert cut.possible == {f"e{n:02d}" for n in possible}
    april = cut_data(data, cut)
    smolensk = next(s for s in april.spots if s.name == "Смоленск")
    assert smolensk.visits == ("e09", "e13", "e18", "e26", "e41", "e44")
    assert number_words(smolensk) == "4+2"
    assert (len(april.held), april.venue_rows) == (13, 13)
    assert april.linked == ("e33",)
    assert april.no_place == ("e08",)
    assert april.remote_only == ("e16", "e17", "e19", "e20", "e25", "e31")
    assert cut_summary(cut, {*april.held, *april.linked}).replace("\u00a0", " ") == (
        "В апреле точно 7 мероприятий, возможно ещё 14; из них на карте точно 6, возможно ещё 8."
    )


def test_a_place_has_no_mark_in_a_month_without_it(golden_plan: Plan, data: MapData) -> None:
    march = cut_data(data, month_cut(golden_plan, MARCH))
    names = {s.name for s in march.spots}
    assert "Астана" in names  # 10–12 March
    assert "Санкт-Петербург" not in names  # 3–6 June
    assert "Велиж" not in names  # April and May
    (roslavl,) = [k for k in march.links if k.start.name == "Рославль"]
    assert roslavl.unsure == frozenset()


def test_going_to_a_month_moves_nothing(
    golden_plan: Plan, data: MapData, outlines: Outlines
) -> None:
    whole = arrange(data, outlines, View())
    april = cut_arrangement(whole, cut_data(data, month_cut(golden_plan, APRIL)))
    before = {m.spot.spot_id: m for m in (*whole.marks, *whole.far)}
    for mark in (*april.marks, *april.far):
        same = before[mark.spot.spot_id]
        assert (mark.x, mark.y) == (same.x, same.y)
        assert mark.radius <= same.radius
    places = {p.label.label_id: p for p in whole.labels}
    assert all(places[p.label.label_id] == p for p in april.labels)
    names = {line for p in april.labels for line in p.label.lines}
    assert "Велиж" in names
    assert "Максимовка" not in names  # June


def test_months_are_cut_as_the_filter_cuts_them(golden_plan: Plan) -> None:
    """And the player says as many of each month as the map then shows."""
    for count in month_counts(golden_plan):
        cut = month_cut(golden_plan, count.month)
        assert (cut.sure, cut.possible) == events_in_months(golden_plan, (cut.month,))
        assert (len(cut.sure), len(cut.possible)) == (count.sure, count.possible)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_no_two_of_many_spheres_have_one_colour(theme: MapTheme) -> None:
    """A part of a ring is told by its colour alone: two spheres of one colour would be one part."""
    spheres = [f"сфера {n}" for n in range(30)]
    chosen = by_sphere({f"e{n}": sphere for n, sphere in enumerate(spheres)}, spheres, theme)
    assert len(set(chosen.colours.values())) == 30
    assert chosen.parts(["e0", "e10", "e20"], "#000000") == {
        chosen.colours[name]: 1 for name in ("сфера 0", "сфера 10", "сфера 20")
    }
    # Nor has one the colour of what another only may have in a month.
    possible = {paler(colour, COLOURS[theme].mark) for colour in chosen.colours.values()}
    assert possible.isdisjoint(chosen.colours.values())
    few = by_sphere({"e": "сфера 3"}, spheres[:10], theme)
    assert few.colours["сфера 3"] == chosen.colours["сфера 3"]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_any_number_of_spheres_has_colours(theme: MapTheme) -> None:
    spheres = [f"сфера {n}" for n in range(500)]
    chosen = by_sphere({f"e{n}": sphere for n, sphere in enumerate(spheres)}, spheres, theme)
    assert list(chosen.colours) == spheres
    assert sum(chosen.parts([f"e{n}" for n in range(500)], "#000000").values()) == 500

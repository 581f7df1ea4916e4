"""Counts under the matrix: form, direction, months, places in Belarus, who with whom."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, SPHERE
from pages.shared.plan.partner_areas import COUNTRY_ONLY, REGION_ONLY
from pages.shared.plan.tables import Plan
from pages.shared.visit.event_lists import event_list_html
from pages.spheres.below_matrix import BLOCKS, MONTH, PAIRS, PLACES, block_html
from pages.spheres.breakdowns import (
    by_direction,
    by_format,
    by_month,
    by_place,
    who_with_whom,
)
from pages.spheres.sphere_counts import Count, counts


def named(rows: tuple[Count, ...]) -> dict[str, tuple[str, ...]]:
    return {row.name: row.ids for row in rows}


def test_forms_and_directions_count_every_event_once(full_plan: Plan) -> None:
    for rows in (by_format(full_plan), by_direction(full_plan)):
        assert sorted(i for row in rows for i in row.ids) == sorted(full_plan.events["event_id"])
    # Москва, Астана, Москва, Санкт-Петербург: rows 1–4 travel.
    assert {"e01", "e02", "e03", "e04"} <= set(
        named(by_direction(full_plan))["выезд за пределы региона"]
    )


def test_months_have_sure_possible_and_undated(full_plan: Plan) -> None:
    rows, without = by_month(full_plan)
    march = rows[2]
    # By the full_plan, as on the calendar's page.
    assert march.sure == ("e02", "e11", "e12", "e24", "e32", "e33", "e34", "e43")
    assert {"e03", "e21", "e08"} <= set(march.possible)
    assert without == ("e06", "e47")


def test_regions_and_towns_from_venues(golden_plan: Plan) -> None:
    regions = {region.name: (region, named(towns)) for region, towns in by_place(golden_plan)}
    vitebsk, towns = regions["Витебская область"]
    assert vitebsk.ids == ("e14", "e32", "e33", "e34", "e36", "e38", "e39")
    assert towns["Витебск"] == ("e32", "e33", "e34", "e38")
    assert regions["Минская область"][1] == {"Молодечно": ("e15",), REGION_ONLY: ("e05",)}
    assert regions[COUNTRY_ONLY][0].ids == ("e07",)


def test_participants_institutions_count_too(full_plan: Plan) -> None:
    found = by_place(full_plan)
    regions = {region.name: (region, named(towns)) for region, towns in found}
    # 35 names «… Лепельского района», 16 a library in Могилев; neither has a venue there.
    assert "e35" in regions["Витебская область"][1]["Лепельский район"]
    assert "e16" in regions["Могилевская область"][1]["Могилев"]
    # 14 names Belarus and Дубровно: the town says more than the country.
    assert "e14" not in regions[COUNTRY_ONLY][0].ids
    assert found[-1][0].name == COUNTRY_ONLY
    for region, towns in found:
        assert len(set(region.ids)) == region.n
        assert all(set(town.ids) <= set(region.ids) for town in towns)


def test_regions_of_belarus_counted_by_hand(full_plan: Plan) -> None:
    regions = {region.name: region.ids for region, _ in by_place(full_plan)}
    # Дубровно, Витебск, two districts, Поставы, Максимовка, and the region itself (37).
    assert regions["Витебская область"] == (
        "e14", "e32", "e33", "e34", "e35", "e36", "e37", "e38", "e39",
    )  # fmt: skip
    assert regions["Могилевская область"] == ("e16", "e21")  # a library; an institute in Могилев
    assert regions["Минская область"] == ("e05", "e15")  # «Минская область»; Молодечно
    assert regions["Минск"] == ("e06",)
    # By venue 21 would be two: Смоленск and Могилев; by event it is one.
    assert sum(i == "e21" for ids in regions.values() for i in ids) == 1


def test_who_works_with_whom(full_plan: Plan) -> None:
    pairs = {pair.event_id: pair for pair in who_with_whom(full_plan)}
    assert pairs["e32"].home == ("СОГБУ «Геронтологический центр «Вишенки»",)
    assert pairs["e32"].partners == ("ГУ «Витебский социальный пансионат на Двине»",)
    assert pairs["e05"].partners == ("Минская область",)
    assert "Беларусь" in pairs["e10"].partners
    # The ministry is of Belarus: the country beside it would be a second partner.
    assert pairs["e09"].partners == ("Министерство труда и социальной защиты Республики Беларусь",)
    assert "e19" not in pairs  # only the college in Сафоново is named
    assert list(pairs) == sorted(pairs)


def test_months_are_bars_whose_two_parts_open_their_lists(full_plan: Plan) -> None:
    html = block_html(MONTH, counts(full_plan), full_plan, Selection()).replace("\u00a0", " ")
    march = html.split("<span>март</span>")[1].split("<span>апрель</span>")[0]
    # 8 and 9 as on the calendar's page, of at most 7 + 14 in April.
    assert "class='sure' style='width:38.1%'" in march
    assert "class='possible' style='width:42.9%'" in march
    words = re.sub(r"<a [^>]*>|</a>", "", march)
    assert "8 точно + 9 возможно" in words
    assert "<b>8</b> точно, <b>9</b> возможно" in words  # the links, beside what opens
    assert march.count("<li>") == 17


def test_a_month_without_events_has_nothing_to_open(full_plan: Plan) -> None:
    sport = Selection({SPHERE: ("Спорт",)}).apply(full_plan)
    html = block_html(MONTH, counts(sport), sport, Selection())
    assert html.split("<span>январь</span>")[0].endswith(
        "<p class='sp-none'><span class='sp-month'>"
    )


def test_a_doubt_stays_beside_its_title_in_a_list(full_plan: Plan) -> None:
    html = event_list_html(full_plan.events[full_plan.events["event_id"] == "e47"], Selection())
    title, when = html.split("<span class='pl-when'>")
    # The line is a grid of number, title and date: the mark must not become a fourth cell.
    assert title.startswith("<ol class='pl-list'><li><span class='pl-no'>47</span><span><a ")
    assert title.endswith("?</span></span>")
    assert when.startswith("срок")


def test_without_the_table_the_page_says_why(golden_plan: Plan) -> None:
    assert who_with_whom(golden_plan) == ()
    assert "Обе стороны" in block_html(PAIRS, counts(golden_plan), golden_plan, Selection())


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_opens_lists_and_keeps_filters(full_plan: Plan, block: str) -> None:
    html = block_html(block, counts(full_plan), full_plan, Selection({SPHERE: ("Спорт",)}))
    assert "event=e" in html
    assert "sphere=" in html


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_left_is_no_error(full_plan: Plan, block: str) -> None:
    none = Selection({COUNTRY: ("Нигде",)}).apply(full_plan)
    block_html(block, counts(none), none, Selection())


def test_words_of_the_plan_are_escaped(full_plan: Plan) -> None:
    places = full_plan.partner_places.copy()
    places.loc[places["event_id"] == "e32", ["name", "settlement"]] = "<img src=x>"
    hostile = replace(full_plan, partner_places=places)
    for block in (PAIRS, PLACES):
        html = block_html(block, counts(hostile), hostile, Selection())
        assert "<img" not in html
        assert "&lt;img" in html

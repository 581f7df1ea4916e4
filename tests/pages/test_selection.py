from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from pages.events.event_table import shown_in
from pages.overview.glance import glance
from pages.overview.overview_blocks import doubts_block, spheres_block, tiles, upcoming_block
from pages.overview.upcoming import upcoming
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.options import options_of
from pages.shared.plan.tables import Plan
from pages.shared.visit.selection import (
    NO_COUNTRY,
    TOWN,
    Selection,
    event_link,
    events_in_months,
    month_label,
    months_of,
    page_link,
    selection_of,
    undated,
)
from pages.spheres.below_matrix import BLOCKS, block_html
from pages.spheres.sphere_counts import counts
from tests.pages.golden_tables import GOLDEN

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def numbers(plan: Plan) -> list[int]:
    return plan.events["number"].astype(int).tolist()


def test_nothing_chosen_is_the_whole_plan(golden_plan: Plan) -> None:
    assert Selection().apply(golden_plan) is golden_plan
    assert not Selection()
    assert Selection().in_words() == []


def test_sphere_country_place_and_format(golden_plan: Plan) -> None:
    # read in the plan: rows 43-47 are sport; Kazakhstan only in row 2; Vitebsk in 32-34, 38
    assert numbers(Selection(spheres=("Спорт",)).apply(golden_plan)) == [43, 44, 45, 46, 47]
    assert numbers(Selection(countries=("Казахстан",)).apply(golden_plan)) == [2]
    assert numbers(Selection(places=("Витебск",)).apply(golden_plan)) == [32, 33, 34, 38]
    both = Selection(spheres=("Социальное развитие",), formats=("remote",))
    assert set(numbers(both.apply(golden_plan))) <= set(range(32, 41))


def test_filters_of_one_kind_add_of_two_kinds_narrow(golden_plan: Plan) -> None:
    towns = Selection(places=("Витебск", "Москва")).apply(golden_plan)
    assert numbers(towns) == [1, 3, 27, 32, 33, 34, 38]
    narrow = Selection(places=("Витебск", "Москва"), countries=("Беларусь",)).apply(golden_plan)
    assert numbers(narrow) == [32, 33, 34, 38]


def test_months_are_sure_or_possible_and_never_both(golden_plan: Plan) -> None:
    sure, possible = events_in_months(golden_plan, (MARCH,))
    # by eye: rows whose date lies inside March; rows whose longer period touches it
    assert sure == {"e02", "e11", "e12", "e24", "e32", "e33", "e34", "e43"}
    assert possible == {"e03", "e08", "e17", "e18", "e19", "e20", "e21", "e31", "e40"}
    assert not sure & possible


def test_neighbouring_months_are_one_stretch(golden_plan: Plan) -> None:
    # row 3, 31 March - 3 April, lies inside March and April together; row 27 is April-May
    sure, _ = events_in_months(golden_plan, (MARCH, APRIL))
    assert "e03" in sure
    apart, _ = events_in_months(golden_plan, (MARCH, MAY))
    assert "e03" not in apart


def test_period_hides_undated_events_and_says_so(golden_plan: Plan) -> None:
    assert undated(golden_plan) == {"e06", "e47"}
    march = Selection(months=(MARCH,))
    assert len(march.apply(golden_plan).events) == 17
    assert march.hidden_by_period(golden_plan) == (0, 2)
    strict = Selection(months=(MARCH,), sure_only=True)
    assert len(strict.apply(golden_plan).events) == 8
    assert strict.hidden_by_period(golden_plan) == (9, 2)
    generous = Selection(months=(MARCH,), with_undated=True)
    assert len(generous.apply(golden_plan).events) == 19


def test_all_tables_follow_the_events(golden_plan: Plan) -> None:
    shown = Selection(spheres=("Спорт",)).apply(golden_plan)
    ids = set(shown.events["event_id"])
    for table in (shown.periods, shown.venues, shown.partners):
        assert set(table["event_id"]) <= ids


def test_months_of_the_plan(golden_plan: Plan) -> None:
    assert months_of(golden_plan) == tuple(date(2026, m, 1) for m in range(1, 7))


def test_link_carries_the_filters(golden_plan: Plan) -> None:
    chosen = Selection(spheres=("Спорт",), months=(MARCH,), formats=("in_person",), sure_only=True)
    link = urlsplit(page_link("events", chosen, q="аэробика"))
    assert link.path == "./events"
    assert parse_qs(link.query) == {
        "sphere": ["Спорт"],
        "month": ["март 2026"],
        "format": ["очно"],
        "sure": ["true"],
        "q": ["аэробика"],
    }
    assert parse_qs(urlsplit(event_link("e11", Selection())).query) == {"event": ["e11"]}


def test_chips_name_every_choice() -> None:
    chosen = Selection(spheres=("Спорт",), countries=("Беларусь",), places=("Минск",))
    assert [chip.text for chip in chosen.in_words()] == [
        "Сфера: Спорт",
        "Страна: Беларусь",
        "Место: Минск",
    ]


@pytest.fixture(scope="module")
def full_plan(golden_plan: Plan) -> Plan:
    """With the places of participants, read by eye too."""
    places = pd.read_csv(GOLDEN / "partner_places.csv", keep_default_na=False, na_values=[""])
    places["event_id"] = [f"e{int(n):02d}" for n in places["number"]]
    return replace(golden_plan, partner_places=places)


def test_filters_behind_the_counts(full_plan: Plan) -> None:
    # Rows 1-4 travel to Москва, Астана and Санкт-Петербург.
    travel = numbers(Selection(directions=("outgoing",)).apply(full_plan))
    assert travel[:4] == [1, 2, 3, 4]
    # Rows without any country: read for the page «Сферы и страны».
    assert numbers(Selection(countries=(NO_COUNTRY,)).apply(full_plan)) == [
        1, 3, 4, 8, 19, 20, 22, 25, 26, 27, 31, 42,
    ]  # fmt: skip
    assert numbers(Selection(groups=("страны ближнего зарубежья",)).apply(full_plan)) == [
        19, 22, 25, 26, 31,
    ]  # fmt: skip
    # 35 has a guest «… Лепельского района»; it is held in Велиж.
    assert numbers(Selection(towns=("Лепельский район",)).apply(full_plan)) == [35]
    vitebsk = numbers(Selection(regions=("Витебская область",)).apply(full_plan))
    assert {14, 32, 33, 34, 35, 36, 38, 39} <= set(vitebsk)
    inside = Selection(regions=("Минская область",), towns=("Витебск",))
    assert numbers(inside.apply(full_plan)) == []


def test_only_the_possible_of_a_month(golden_plan: Plan) -> None:
    march = Selection(months=(MARCH,), possible_only=True)
    assert set(march.apply(golden_plan).events["event_id"]) == {
        "e03", "e08", "e17", "e18", "e19", "e20", "e21", "e31", "e40",
    }  # fmt: skip
    assert [chip.text for chip in march.in_words()] == [
        "Период: март 2026",
        "Только возможные в\u00a0этом периоде",
    ]


EVERYTHING = Selection(
    spheres=("Спорт",),
    countries=("Беларусь", NO_COUNTRY),
    formats=("in_person",),
    places=("Смоленск",),
    months=(MARCH, APRIL),
    sure_only=True,
    with_undated=True,
    directions=("incoming",),
    regions=("Витебская область",),
    towns=("Витебск",),
    groups=("страны СНГ",),
    doubts=("date_vague",),
)


def test_an_address_reads_back_as_it_was_written(full_plan: Plan) -> None:
    doubt = options_of(full_plan).doubts[0]
    for chosen in (
        replace(EVERYTHING, doubts=(doubt,)),
        Selection(months=(MAY,), possible_only=True),
        Selection(),
    ):
        asked = parse_qs(urlsplit(page_link("events", chosen)).query)
        assert selection_of(full_plan, asked) == (chosen, ())


def test_each_chip_takes_off_its_own_value_and_nothing_else() -> None:
    chips = EVERYTHING.in_words()
    assert len(chips) == 14
    for chip in chips:
        left = [(c.kind, c.value) for c in EVERYTHING.without(chip).in_words()]
        assert left == [(c.kind, c.value) for c in chips if c is not chip]


def test_the_last_month_takes_its_choices_along() -> None:
    march = Selection(months=(MARCH,), sure_only=True, with_undated=True)
    assert march.without(march.in_words()[0]) == Selection()


def test_values_that_have_gone_stay_in_links_and_narrow_nothing(golden_plan: Plan) -> None:
    chosen = Selection(spheres=("Спорт",), gone=(("sphere", "Космос"), (TOWN, "Атлантида")))
    assert numbers(chosen.apply(golden_plan)) == [43, 44, 45, 46, 47]
    query = parse_qs(urlsplit(page_link("map", chosen)).query)
    assert query == {"sphere": ["Спорт", "Космос"], "town": ["Атлантида"]}
    assert [chip.text for chip in chosen.in_words() if chip.gone] == [
        "Сфера: Космос",
        "Город или район партнёра: Атлантида",
    ]
    assert chosen.without(chosen.in_words()[1]).gone == ((TOWN, "Атлантида"),)
    _, gone = selection_of(golden_plan, {"sphere": ["Космос"], "month": [month_label(MAY), "май"]})
    assert gone == ("Космос", "май")


LINKED = re.compile(r"<a [^>]*href='(\./events\?[^']*)'[^>]*>(?:<b>)?(\d+)(?:</b>|\u00a0|<)")


def opened(plan: Plan, link: str) -> int:
    """How many events the page «Мероприятия» lists at this address."""
    asked = parse_qs(urlsplit(unescape(link)).query)
    chosen, gone = selection_of(plan, asked)
    assert not gone
    return len(shown_in(chosen.apply(plan), asked.get("show", [""])[0]))


@pytest.mark.parametrize(
    "chosen",
    [
        Selection(),
        Selection(spheres=("Социальное развитие",)),
        Selection(countries=("Беларусь",)),
        Selection(months=(MARCH,), sure_only=True),
        Selection(regions=("Витебская область",), formats=("remote",)),
    ],
)
def test_every_number_opens_as_many_events_as_it_says(full_plan: Plan, chosen: Selection) -> None:
    shown, today = chosen.apply(full_plan), date(2026, 4, 10)
    g, found = glance(shown), counts(shown)
    styles = sphere_colours(tuple(full_plan.events["sphere"]), "light")
    blocks = [
        tiles(g, chosen),
        spheres_block(g, styles, chosen),
        doubts_block(g, chosen),
        upcoming_block(shown, upcoming(shown, today), today, chosen),
        *(block_html(name, found, shown, chosen) for name in BLOCKS),
    ]
    links = [hit for html in blocks for hit in LINKED.findall(html)]
    assert len(links) > 10
    for link, number in links:
        assert opened(full_plan, link) == int(number), unescape(link)

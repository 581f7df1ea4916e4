from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from pages.shared.selection import (
    Selection,
    event_link,
    events_in_months,
    months_of,
    page_link,
    undated,
)
from pages.shared.tables import Plan

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

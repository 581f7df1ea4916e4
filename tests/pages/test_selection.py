from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from etl.folders import ROOT
from pages.events.finding.listed import shown_in
from pages.overview.glance import glance
from pages.overview.number_tiles import tiles
from pages.overview.overview_blocks import questions_block, spheres_block
from pages.overview.upcoming import upcoming
from pages.overview.what_comes import upcoming_block
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import (
    COUNTRY,
    DIRECTION,
    DOUBT,
    FILTERS,
    FORMAT,
    GROUP,
    MONTH,
    NO_COUNTRY,
    PLACE,
    REGION,
    SPHERE,
    TOWN,
)
from pages.shared.filters.options import options_of, selection_of
from pages.shared.filters.period_filter import CERTAINTY, POSSIBLE, UNDATED, YES
from pages.shared.plan.tables import Plan
from pages.shared.times.months import month_label, months_of
from pages.shared.times.spans import events_in_months, undated
from pages.shared.visit.selection import event_link, page_link
from pages.spheres.below_matrix import BLOCKS, block_html
from pages.spheres.sphere_counts import counts

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def numbers(plan: Plan) -> list[int]:
    return plan.events["number"].astype(int).tolist()


def test_nothing_chosen_is_the_whole_plan(golden_plan: Plan) -> None:
    assert Selection().apply(golden_plan) is golden_plan
    assert not Selection()
    assert Selection().in_words() == []


def test_sphere_country_place_and_format(golden_plan: Plan) -> None:
    # read in the plan: rows 43-47 are sport; Kazakhstan only in row 2; Vitebsk in 32-34, 38
    assert numbers(Selection({SPHERE: ("Спорт",)}).apply(golden_plan)) == [43, 44, 45, 46, 47]
    assert numbers(Selection({COUNTRY: ("Казахстан",)}).apply(golden_plan)) == [2]
    assert numbers(Selection({PLACE: ("Витебск",)}).apply(golden_plan)) == [32, 33, 34, 38]
    both = Selection({SPHERE: ("Социальное развитие",), FORMAT: ("дистанционно",)})
    assert set(numbers(both.apply(golden_plan))) <= set(range(32, 41))


def test_filters_of_one_kind_add_of_two_kinds_narrow(golden_plan: Plan) -> None:
    towns = Selection({PLACE: ("Витебск", "Москва")}).apply(golden_plan)
    assert numbers(towns) == [1, 3, 27, 32, 33, 34, 38]
    narrow = Selection({PLACE: ("Витебск", "Москва"), COUNTRY: ("Беларусь",)}).apply(golden_plan)
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
    march = Selection({MONTH: (month_label(MARCH),)})
    assert len(march.apply(golden_plan).events) == 17
    assert march.hidden_by_period(golden_plan) == (0, 2)
    strict = Selection({MONTH: (month_label(MARCH),), CERTAINTY: (YES,)})
    assert len(strict.apply(golden_plan).events) == 8
    assert strict.hidden_by_period(golden_plan) == (9, 2)
    generous = Selection({MONTH: (month_label(MARCH),), UNDATED: (YES,)})
    assert len(generous.apply(golden_plan).events) == 19


def test_all_tables_follow_the_events(golden_plan: Plan) -> None:
    shown = Selection({SPHERE: ("Спорт",)}).apply(golden_plan)
    ids = set(shown.events["event_id"])
    for table in (shown.periods, shown.venues, shown.partners):
        assert set(table["event_id"]) <= ids


def test_months_of_the_plan(golden_plan: Plan) -> None:
    assert months_of(golden_plan) == tuple(date(2026, m, 1) for m in range(1, 7))


def test_link_carries_the_filters(golden_plan: Plan) -> None:
    chosen = Selection(
        {SPHERE: ("Спорт",), MONTH: (month_label(MARCH),), FORMAT: ("очно",), CERTAINTY: (YES,)}
    )
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
    chosen = Selection({SPHERE: ("Спорт",), COUNTRY: ("Беларусь",), PLACE: ("Минск",)})
    assert [chip.text for chip in chosen.in_words()] == [
        "Сфера: Спорт",
        "Страна: Беларусь",
        "Место: Минск",
    ]


def test_filters_behind_the_counts(full_plan: Plan) -> None:
    # Rows 1-4 travel to Москва, Астана and Санкт-Петербург.
    travel = numbers(Selection({DIRECTION: ("выезд за пределы региона",)}).apply(full_plan))
    assert travel[:4] == [1, 2, 3, 4]
    # Rows without any country: read for the page «Сферы и страны».
    assert numbers(Selection({COUNTRY: (NO_COUNTRY,)}).apply(full_plan)) == [
        1, 3, 4, 8, 19, 20, 22, 25, 26, 27, 31, 42,
    ]  # fmt: skip
    assert numbers(Selection({GROUP: ("страны ближнего зарубежья",)}).apply(full_plan)) == [
        19, 22, 25, 26, 31,
    ]  # fmt: skip
    # 35 has a guest «… Лепельского района»; it is held in Велиж.
    assert numbers(Selection({TOWN: ("Лепельский район",)}).apply(full_plan)) == [35]
    vitebsk = numbers(Selection({REGION: ("Витебская область",)}).apply(full_plan))
    assert {14, 32, 33, 34, 35, 36, 38, 39} <= set(vitebsk)
    inside = Selection({REGION: ("Минская область",), TOWN: ("Витебск",)})
    assert numbers(inside.apply(full_plan)) == []


def test_only_the_possible_of_a_month(golden_plan: Plan) -> None:
    march = Selection({MONTH: (month_label(MARCH),), POSSIBLE: (YES,)})
    assert set(march.apply(golden_plan).events["event_id"]) == {
        "e03", "e08", "e17", "e18", "e19", "e20", "e21", "e31", "e40",
    }  # fmt: skip
    assert [chip.text for chip in march.in_words()] == [
        "Период: март 2026",
        "Только возможные в\u00a0этом периоде",
    ]


EVERYTHING = Selection(
    {
        SPHERE: ("Спорт",),
        COUNTRY: ("Беларусь", NO_COUNTRY),
        FORMAT: ("очно",),
        PLACE: ("Смоленск",),
        MONTH: (month_label(MARCH), month_label(APRIL)),
        CERTAINTY: (YES,),
        UNDATED: (YES,),
        DIRECTION: ("в регионе",),
        REGION: ("Витебская область",),
        TOWN: ("Витебск",),
        GROUP: ("страны СНГ",),
        DOUBT: ("date_vague",),
    }
)


def test_an_address_reads_back_as_it_was_written(full_plan: Plan) -> None:
    doubt = next(iter(options_of(full_plan)[DOUBT]))
    for chosen in (
        EVERYTHING.having({DOUBT: (doubt,)}),
        Selection({MONTH: (month_label(MAY),), POSSIBLE: (YES,)}),
        Selection(),
    ):
        asked = parse_qs(urlsplit(page_link("events", chosen)).query)
        assert selection_of(full_plan, asked) == chosen


def test_each_chip_takes_off_its_own_value_and_nothing_else() -> None:
    chips = EVERYTHING.in_words()
    assert len(chips) == 14
    for chip in chips:
        left = [(c.kind, c.value) for c in EVERYTHING.without(chip).in_words()]
        assert left == [(c.kind, c.value) for c in chips if c is not chip]


def test_the_last_month_takes_its_choices_along() -> None:
    march = Selection({MONTH: (month_label(MARCH),), CERTAINTY: (YES,), UNDATED: (YES,)})
    assert march.without(march.in_words()[0]) == Selection()


def test_values_that_have_gone_stay_in_links_and_narrow_nothing(golden_plan: Plan) -> None:
    chosen = Selection({SPHERE: ("Спорт",)}, gone=(("sphere", "Космос"), (TOWN, "Атлантида")))
    assert numbers(chosen.apply(golden_plan)) == [43, 44, 45, 46, 47]
    query = parse_qs(urlsplit(page_link("map", chosen)).query)
    assert query == {"sphere": ["Спорт", "Космос"], "town": ["Атлантида"]}
    assert [chip.text for chip in chosen.in_words() if chip.gone] == [
        "Сфера: Космос",
        "Город или район партнёра: Атлантида",
    ]
    assert chosen.without(chosen.in_words()[1]).gone == ((TOWN, "Атлантида"),)
    asked = selection_of(golden_plan, {"sphere": ["Космос"], "month": [month_label(MAY), "май"]})
    assert asked.gone == (("sphere", "Космос"), ("month", "май"))


LINKED = re.compile(r"<a [^>]*href='(\./events\?[^']*)'[^>]*>(?:<b>)?(\d+)(?:</b>|\u00a0|<)")


def opened(plan: Plan, link: str) -> int:
    """How many events the page «Мероприятия» lists at this address."""
    asked = parse_qs(urlsplit(unescape(link)).query)
    chosen = selection_of(plan, asked)
    assert not chosen.gone
    return len(shown_in(chosen.apply(plan), asked.get("show", [""])[0]))


@pytest.mark.parametrize(
    "chosen",
    [
        Selection(),
        Selection({SPHERE: ("Социальное развитие",)}),
        Selection({COUNTRY: ("Беларусь",)}),
        Selection({MONTH: (month_label(MARCH),), CERTAINTY: (YES,)}),
        Selection({REGION: ("Витебская область",), FORMAT: ("дистанционно",)}),
    ],
)
def test_every_number_opens_as_many_events_as_it_says(full_plan: Plan, chosen: Selection) -> None:
    shown, today = chosen.apply(full_plan), date(2026, 4, 10)
    g, found = glance(shown), counts(shown)
    styles = sphere_colours(tuple(full_plan.events["sphere"]), "light")
    blocks = [
        tiles(g, chosen),
        spheres_block(g, styles, chosen),
        questions_block(g, chosen),
        upcoming_block(shown, upcoming(shown, today), today, chosen),
        *(block_html(name, found, shown, chosen) for name in BLOCKS),
    ]
    links = [hit for html in blocks for hit in LINKED.findall(html)]
    assert len(links) > 10
    for link, number in links:
        assert opened(full_plan, link) == int(number), unescape(link)


def test_each_filter_is_one_object_that_knows_its_values_and_its_events(full_plan: Plan) -> None:
    for one in FILTERS:
        options = list(one.options(full_plan))
        assert options, one.key
        assert len(set(options)) == len(options), one.key
        for value in options:
            chosen = selection_of(full_plan, {MONTH: [month_label(MARCH)], one.key: [value]})
            assert value in chosen[one.key]
            matching = one.matches(full_plan, Selection({one.key: (value,)}))
            ids = set(full_plan.events["event_id"][matching])
            assert ids <= set(full_plan.events["event_id"])
            # A month of the plan may be empty; every other value is offered for an event.
            assert ids or one.key == MONTH or one.belongs_to, (one.key, value)
            assert one.words(value)


def test_a_choice_about_the_period_says_nothing_without_one(golden_plan: Plan) -> None:
    assert Selection({CERTAINTY: (YES,)}) == Selection()
    asked = selection_of(golden_plan, {"sure": ["false"], "undated": ["true"]})
    assert asked == Selection()
    both = Selection({MONTH: (month_label(MARCH),), CERTAINTY: (YES,), POSSIBLE: (YES,)})
    assert both.pairs() == [("month", "март 2026"), ("sure", "true")]


def test_a_selection_is_a_value() -> None:
    one = Selection({SPHERE: ["Спорт"], PLACE: ["Минск"]})
    same = Selection({PLACE: ("Минск",), SPHERE: ("Спорт",)})
    assert one == same
    assert hash(one) == hash(same)
    assert one != one.having({PLACE: ()})
    assert dict(one)[SPHERE] == ("Спорт",)
    with pytest.raises(KeyError):
        Selection({"spheres": ("Спорт",)})
    with pytest.raises(TypeError):
        one[SPHERE] = ()  # type: ignore[index]


def test_region_and_direction_stand_in_the_sidebar(
    golden_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The keys are those that links have held since they were behind numbers only.
    monkeypatch.setenv("PLAN_DATA_DIR", str(golden_dir))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    page.query_params["region"] = "Витебская область"
    page.run()
    assert not page.exception
    widgets = {widget.label: widget for widget in page.sidebar.multiselect}
    assert widgets["Область Беларуси"].value == ["Витебская область"]
    widgets["Направление"].select("в регионе").run()
    shown = " ".join(element.proto.body for element in page.get("html"))
    assert "Направление: в регионе" in shown
    assert "Область Беларуси: Витебская область" in shown
    link = urlencode({"direction": "в регионе", "region": "Витебская область"})
    assert link.replace("&", "&amp;") in shown

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pages.overview.figure import plot_months
from pages.overview.glance import glance
from pages.overview.number_tiles import tiles
from pages.overview.overview_blocks import spheres_block
from pages.overview.upcoming import upcoming
from pages.overview.what_comes import upcoming_block
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import MonthCount, month_counts
from pages.shared.words.months_in_words import months_title

TODAY = date(2026, 4, 10)


def test_numbers_at_a_glance_are_the_plans(golden_plan: Plan) -> None:
    g = glance(golden_plan)
    # counted in the printed plan
    assert (g.events, g.spheres) == (47, 10)
    assert g.precision["day"] == 9  # rows 1, 2, 3, 4, 11, 19, 20, 22, 30
    assert g.precision["unknown"] == 2  # rows 6 and 47
    assert sum(g.formats.values()) == 47
    assert sum(n for _, _, n in g.by_sphere) == 47
    assert [n for _, _, n in g.by_sphere] == [3, 3, 2, 2, 8, 13, 9, 1, 1, 5]


def test_disputed_entities_stand_apart_from_countries(golden_plan: Plan) -> None:
    g = glance(golden_plan)
    assert {name for name, _ in g.countries} == {"Беларусь", "Казахстан"}
    assert {name for name, _ in g.entities} == {
        "Республика Абхазия",
        "Республика Южная Осетия",
        "Донецкая Народная Республика",
    }
    assert "под именем из документа" in tiles(g, Selection())


def test_months_count_sure_and_possible(golden_plan: Plan) -> None:
    counts = month_counts(golden_plan)
    assert [c.month.month for c in counts] == [1, 2, 3, 4, 5, 6]
    march = counts[2]
    assert (march.sure, march.possible) == (8, 9)
    assert counts[0].sure == 0  # nothing is named for January alone
    assert counts[1].sure == 3  # rows 1, 22, 23
    assert months_title(counts).replace("\u00a0", " ") == (
        "Больше всего мероприятий — в марте: 8 точно, ещё 9 возможно"
    )


def test_no_month_is_called_the_first_among_equals() -> None:
    def title(*pairs: tuple[int, int]) -> str:
        counts = [MonthCount(date(2026, n, 1), *pair) for n, pair in enumerate(pairs, 1)]
        return months_title(counts).replace("\u00a0", " ")

    assert title((2, 1), (2, 1), (0, 9)) == (
        "Больше всего мероприятий — в январе и феврале: по 2 точно, ещё по 1 возможно"
    )
    assert title((1, 0), (1, 0), (1, 0), (0, 0)) == (
        "Больше всего мероприятий — в январе, феврале и марте: по 1 точно"
    )
    assert title(*[(1, 1)] * 5).startswith("Больше всего мероприятий — в 5 месяцах: по 1 точно")
    assert title((0, 2), (0, 2)) == (
        "Точно по месяцам ничего не названо; в январе и феврале возможно по 2"
    )


def test_month_figure_draws_sure_solid_and_possible_hatched(golden_plan: Plan) -> None:
    sure, possible = plot_months(month_counts(golden_plan)).data
    assert list(sure.y) == [c.sure for c in month_counts(golden_plan)]
    assert not sure.marker.pattern.shape
    assert possible.marker.pattern.shape == "/"
    assert list(possible.customdata)[2] == "март 2026"


def test_empty_plan_gives_an_empty_figure_and_says_so(golden_plan: Plan) -> None:
    nothing = golden_plan.keep(set())
    assert sum(c.sure + c.possible for c in month_counts(nothing)) == 0
    assert months_title(month_counts(nothing)).startswith("В месяцах плана нет")
    plot_months(month_counts(nothing))
    assert spheres_block(glance(nothing), {}, Selection()) == ""
    tiles(glance(nothing), Selection())


def test_what_comes_next_from_the_tenth_of_april(golden_plan: Plan) -> None:
    whats = upcoming(golden_plan, TODAY)
    # running: 20 (till 25 April), 19 (till 30 August); then 4 (3-6 June), 30 (18-19 June)
    assert [c.event_id for c in whats.exact] == ["e20", "e19", "e04", "e30"]
    assert set(whats.running) == {"e08", "e17", "e18", "e31", "e40"}
    assert whats.undated == 2
    april = [c.event_id for c in whats.vague if (c.start.month, c.end.month) == (4, 4)]
    assert set(april) == {"e09", "e25", "e26", "e33", "e35", "e41", "e44"}


def test_a_later_period_of_an_event_still_comes(golden_plan: Plan) -> None:
    may = upcoming(golden_plan, date(2026, 5, 15))
    visit = next(c for c in may.vague if c.event_id == "e34")  # March, June, September
    assert visit.start == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2025, 12, 1), "План начинает действовать 1\u00a0января"),
        (TODAY, "Что дальше: с\u00a010\u00a0апреля"),
        (date(2026, 7, 1), "Период плана завершён"),
    ],
)
def test_before_within_and_after_the_plan(golden_plan: Plan, today: date, says: str) -> None:
    block = upcoming_block(golden_plan, upcoming(golden_plan, today), today, Selection())
    assert says in block


@pytest.mark.parametrize(
    ("text", "when", "says"),
    [
        ("до 15 июня 2026 года", "до 15 июня 2026 года", "день не назван"),
        ("не позднее 15 июня", "не позднее 15 июня", "день не назван"),
        ("в срок до 15 июня", "до 15 июня", "день не назван"),
        ("срок – до 15 июня", "до 15 июня", "день не назван"),
        ("к 15 июня", "к 15 июня", "день не назван"),
        ("после 10 марта", "после 10 марта", "день не назван"),
        ("1 января – 15 июня 2026 года", "до 15 июня", "идёт сейчас"),
        ("с 1 января до 15 июня", "до 15 июня", "идёт сейчас"),
        ("по пятницам до 15 июня", "до 15 июня", "идёт сейчас"),
    ],
)
def test_what_is_to_be_by_a_day_is_not_going_on_until_then(
    golden_plan: Plan, text: str, when: str, says: str
) -> None:
    """The words of the period that is shown count, not those of the cell: it may be settled."""
    event = golden_plan.events.iloc[[0]].assign(
        dates_text="Дата проведения уточняется; до 1 апреля",
        date_precision="day",
        date_kind="single",
        status="planned",
        start_date=pd.Timestamp(2026, 1, 1),
        end_date=pd.Timestamp(2026, 6, 15),
    )
    periods = golden_plan.periods[golden_plan.periods["event_id"].isin(event["event_id"])]
    periods = periods.iloc[[0]].assign(
        start_date=pd.Timestamp(2026, 1, 1), end_date=pd.Timestamp(2026, 6, 15), text=text
    )
    plan = replace(golden_plan, events=event, periods=periods)
    today = date(2026, 4, 10)
    html = upcoming_block(plan, upcoming(plan, today), today, Selection()).replace("\u00a0", " ")
    assert f">{when}<" in html
    assert says in html


def test_cancelled_events_do_not_come(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e04", "e30"})
    plan.events.loc[plan.events["event_id"] == "e04", "status"] = "cancelled"
    assert [c.event_id for c in upcoming(plan, TODAY).exact] == ["e30"]


def test_equal_spheres_are_said_to_be_equal(golden_plan: Plan) -> None:
    first_of_each = golden_plan.events.drop_duplicates("sphere")["event_id"].tolist()[:3]
    shown = golden_plan.keep(first_of_each)
    styles = sphere_colours(tuple(shown.events["sphere"]))
    block = spheres_block(glance(shown), styles, Selection()).replace("\u00a0", " ")
    assert "По сферам: поровну, по 1 в каждой из 3<" in block


def test_sphere_counts_link_to_their_lists(golden_plan: Plan) -> None:
    styles = sphere_colours(tuple(golden_plan.events["sphere"]))
    block = spheres_block(glance(golden_plan), styles, Selection())
    assert "sphere=%D0%A1%D0%BF%D0%BE%D1%80%D1%82" in block  # «Спорт»
    assert "Образование и\u00a0наука», 13 из\u00a047" in block


def test_months_of_two_years_say_their_year_once_and_years_stand_beside_each_other() -> None:
    months = [MonthCount(date(2026 + n // 12, n % 12 + 1, 1), n, 99) for n in range(24)]
    figure = plot_months(months).to_dict()
    axis, bars = figure["layout"]["xaxis"], figure["data"]
    assert [text for text in axis["ticktext"] if "20" in text] == ["янв<br>2026", "янв<br>2027"]
    assert [text.partition("<br>")[0] for text in axis["ticktext"][:3]] == ["янв", "мар", "май"]
    assert set(axis["tickvals"]) <= set(bars[0]["x"])
    # Three signs for each of 24 months have no room beside each other: they stand upright.
    assert {bar["textangle"] for bar in bars} == {-90}
    half_year = plot_months(months[:6]).to_dict()
    assert {bar["textangle"] for bar in half_year["data"]} == {0}
    assert list(half_year["layout"]["xaxis"]["ticktext"]) == [
        "янв", "фев", "мар", "апр", "май", "июн",
    ]  # fmt: skip

"""A headline speaks of what is shown: the chosen months, as many events as the legend counts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.folders import ROOT
from pages.map.ground.boundary_files import load_outlines
from pages.map.map_choices import look
from pages.map.map_settings import MapSettings
from pages.overview.glance import glance
from pages.overview.overview_blocks import spheres_block
from pages.overview.upcoming import upcoming
from pages.overview.what_comes import upcoming_block
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.options import selection_of
from pages.shared.filters.period_filter import months_chosen
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import InMonths
from pages.shared.words.months_in_words import chosen_months_title
from pages.shared.words.russian import nbsp
from pages.show.slides.scenes import scene_data, slides_of
from pages.show.story.story import Scene


def heading(at: AppTest) -> str:
    text = "".join(str(element.proto.body) for element in at.get("html"))
    found = re.search("<div class='pl-block'><h2>(.*?)</h2><p class='pl-note'>(.*?)</p>", text)
    assert found
    return " | ".join(found.groups()).replace("\u00a0", " ")


def overview(golden_app: Path, **chosen: str | list[str]) -> str:
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    for name, value in chosen.items():
        at.query_params[name] = value
    return heading(at.run())


def test_the_overview_speaks_of_the_chosen_month(golden_app: Path) -> None:
    whole = overview(golden_app)
    assert whole.startswith("Больше всего мероприятий — в марте")
    april = overview(golden_app, month="апрель 2026")
    title, note = april.split(" | ")
    # Read by eye: № 9, 10… of April alone and those whose time only touches it.
    assert title == "Апрель 2026: 7 точно, ещё 14 возможно"
    assert "Остальные месяцы бледнее, для сравнения: больше всего мероприятий — в марте" in note
    sure = overview(golden_app, month="апрель 2026", sure="true")
    assert sure.startswith("Апрель 2026: 7 точно |")
    undated = overview(golden_app, month="апрель 2026", undated="true")
    assert undated.startswith("Апрель 2026: 7 точно, ещё 14 возможно, без срока 2")  # 6 and 47


def test_several_months_are_named_together() -> None:
    title = chosen_months_title(
        ("апрель 2026", "май 2026"),
        InMonths(frozenset(map(str, range(14))), frozenset(), frozenset()),
    )
    assert title == "Апрель 2026, май 2026: 14 точно"


def number(text: str) -> int:
    found = re.search(r"На карте (\d+)", text.replace("\u00a0", " "))
    assert found, text
    return int(found[1])


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"format": ["дистанционно"]},  # all of them by their links alone
        {"month": ["апрель 2026"]},
        {"sphere": ["Культура и туризм"]},
        {"country": ["Казахстан"]},
        {"place": ["Витебск"]},
    ],
)
def test_the_map_s_headline_counts_what_its_legend_counts(
    golden_plan: Plan, asked: dict[str, list[str]]
) -> None:
    plan = selection_of(golden_plan, asked).apply(golden_plan)
    spheres = tuple(dict.fromkeys(golden_plan.events["sphere_name"]))
    seen = look(
        plan, load_outlines(plan.info.home), spheres, "light", MapSettings("Сферы", False, None)
    )
    counts = seen.colouring.counts(seen.on_map)
    assert number(seen.title[0]) == sum(counts.values())


def test_a_month_of_the_map_counts_likewise(golden_plan: Plan) -> None:
    spheres = tuple(dict.fromkeys(golden_plan.events["sphere_name"]))
    outlines = load_outlines(golden_plan.info.home)
    april = MapSettings("Сферы", False, date(2026, 4, 1))
    seen = look(golden_plan, outlines, spheres, "light", april)
    title = seen.title[0].replace("\u00a0", " ")
    found = re.search(r"на карте точно (\d+), возможно ещё (\d+)", title)
    assert found
    assert sum(map(int, found.groups())) == sum(seen.colouring.counts(seen.on_map).values())


@pytest.mark.parametrize(
    ("view", "whole", "shown", "missing"),
    [
        ("map", 47, 36, 11),
        ("map?colour=Форма", 47, 36, 11),
        ("map?sphere=Культура и туризм", 8, 6, 2),
        # Exact and possible ones of the month; two of the plan have no date.
        ("map?shown=апрель 2026", 21, 14, 7),
        ("map?colour=Месяцы&shown=май 2026", 19, 13, 6),
    ],
)
def test_a_map_s_scene_adds_up(
    golden_plan: Plan, view: str, whole: int, shown: int, missing: int
) -> None:
    """24 were counted over a legend of 28."""
    (slide,) = slides_of(Scene(view), golden_plan, "light")
    legend = [int(n) for n in re.findall(r"<b>(\d+)</b>", slide.html)]
    title = slide.title.replace("\u00a0", " ")
    if "точно" in title:
        month, on_map = (
            re.findall(r"точно (\d+)\D+возможно ещё (\d+)|$", half)[0]
            for half in (title.replace("мероприятий", ""), title.split("на карте")[1])
        )
        assert sum(map(int, month)) == whole
        assert sum(map(int, on_map)) == shown
    else:
        assert number(title) == shown
    assert sum(legend) == shown
    assert f"Не на карте: {missing} " in slide.html.replace("\u00a0", " ")
    assert shown + missing == whole


def test_a_month_s_scene_lists_as_many_as_its_title_says(golden_plan: Plan) -> None:
    for view, listed in (
        ("overview?month=апрель+2026", 7 + 14),
        ("overview?month=апрель+2026&sure=true", 7),
        ("overview?month=апрель+2026&possible=true", 14),
        ("overview?month=апрель+2026&undated=true", 7 + 14 + 2),
    ):
        slides = slides_of(Scene(view), golden_plan, "light")
        assert sum(str(slide.html).count("<li") for slide in slides) == listed
        numbers = re.findall(r"(\d+) точно|(\d+) возможно|без срока (\d+)", slides[0].title)
        assert sum(int(n) for found in numbers for n in found if n) == listed


def test_what_comes_next_is_of_the_chosen_months(golden_plan: Plan) -> None:
    june = Selection({MONTH: ["июнь 2026"]})
    shown = june.apply(golden_plan)
    today, months = date(2026, 4, 10), months_chosen(june)
    found = upcoming(shown, today, months)
    # № 22 «18-19 июня», № 4 «3-6 июня»; the school years of 19 and 20 go on as well.
    starts = {coming.event_id: coming.start for coming in found.exact}
    assert starts["e04"] == date(2026, 6, 3)
    assert all(c.end >= date(2026, 6, 1) for c in (*found.exact, *found.vague))
    # № 34 «март, июнь, сентябрь»: in March it is over, in June it comes.
    assert {c.event_id: c.start for c in found.vague}["e34"] == date(2026, 6, 1)
    march = Selection({MONTH: ["март 2026"]})
    past = upcoming(march.apply(golden_plan), today, months_chosen(march))
    assert "e34" not in {c.event_id for c in past.vague}
    html = upcoming_block(shown, found, today, june).replace("\u00a0", " ")
    assert "Только выбранный период: июнь 2026." in html


def test_equal_spheres_are_all_named(golden_plan: Plan) -> None:
    # № 1-3 economy, 4-6 investment: three of each.
    six = golden_plan.keep({f"e{n:02d}" for n in range(1, 7)})
    styles = sphere_colours(tuple(golden_plan.events["sphere"]))
    html = spheres_block(glance(six), styles, Selection()).replace("\u00a0", " ")
    assert "больше всего — «Экономическое развитие» и «Инвестиционное развитие», по 3 из 6" in html
    one = spheres_block(glance(golden_plan), styles, Selection()).replace("\u00a0", " ")
    assert "больше всего — «Образование и наука», 13 из 47" in one


def test_a_timeline_in_parts_says_that_its_title_is_of_all(golden_plan: Plan) -> None:
    slides = slides_of(Scene("calendar"), golden_plan, "light")
    assert len(slides) > 1
    assert all("в заголовке — все части вместе" in slide.kicker for slide in slides)
    # Above a person's own words it would speak of a count that is not there.
    named = Scene("calendar", "Что и когда")
    assert slides_of(named, golden_plan, "light")[0].title == "Что и когда"
    assert not any("все части" in s.kicker for s in slides_of(named, golden_plan, "light"))
    shown = scene_data(named, golden_plan, "light")["slides"]
    assert nbsp(f"часть 1 из {len(slides)}") in nbsp(shown[0]["kicker"])
    assert not any("все части" in one["kicker"] for one in shown)
    (alone,) = slides_of(Scene("calendar?sphere=Спорт"), golden_plan, "light")
    assert "все части" not in alone.kicker

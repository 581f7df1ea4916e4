"""The calendar page as Streamlit runs it, on the golden tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.calendar.blocks.month_notes import months_of_events
from pages.calendar.timeline.event_stretches import calendar_events
from pages.shared.plan.tables import Plan
from pages.shared.times.months import months_of
from pages.shared.times.spans import events_in_months
from tests.pages.charts import figures
from tests.pages.folder_shown import show_folder

ROOT = Path(__file__).resolve().parents[2]


def open_page(page: str, **filters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    app.run()
    app.switch_page(f"pages/{page}/page.py").run()
    for key, value in filters.items():
        app.multiselect(key=key).select(value).run()
    return app


def html(app: AppTest) -> str:
    text = "\n".join(element.proto.body for element in app.get("html"))
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def calendar(golden_dir: Path) -> AppTest:
    with pytest.MonkeyPatch.context() as patch:
        show_folder(patch, golden_dir)
        return open_page("calendar")


def test_it_draws_the_timeline(calendar: AppTest) -> None:
    assert not calendar.exception
    (timeline,) = figures(calendar)
    drawn = {i for trace in timeline["data"] for i in trace.get("customdata") or ()}
    assert len(drawn) == 45


def test_months_have_sure_and_possible_counts(calendar: AppTest) -> None:
    march = html(calendar).split("<th scope='row'>март</th>")[1].split("</tr>")[0]
    # March by the plan: 2, 11, 12, 24, 32, 33, 34, 43 wholly inside;
    # touching it: 3, 21 and the long ones 8, 17, 18, 19, 20, 31, 40.
    assert ">8 точно</a>" in march
    assert ">9 возможно</a>" in march


def test_the_title_says_what_is_seen(calendar: AppTest) -> None:
    assert "в марте: 8 точно, ещё 9 возможно" in html(calendar)


def test_undated_events_are_listed_with_the_plans_own_words(calendar: AppTest) -> None:
    text = html(calendar)
    assert "Без срока: 2 мероприятия" in text
    assert "в плане: «Дата проведения уточняется»" in text
    assert "в плане срок не записан" in text  # row 47 breaks off


@pytest.fixture(scope="module")
def agenda(golden_dir: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        show_folder(patch, golden_dir)
        return html(with_block("Списком")).split("class='cal-agenda'")[1]


def with_block(name: str) -> AppTest:
    app = open_page("calendar")
    app.segmented_control(key="block").set_value(name).run()
    assert not app.exception
    return app


def test_the_agenda_holds_every_dated_event_once(agenda: str) -> None:
    agenda = agenda.split("</div>")[0]
    assert agenda.count("<li>") == 45
    assert agenda.index("<h3>Январь</h3>") < agenda.index("<h3>Июнь</h3>")


def test_year_long_events_stand_apart_in_the_agenda(agenda: str) -> None:
    apart = agenda.split("<h3>Весь год или больше полугода</h3>")[1].split("</div>")[0]
    assert apart.count("<li>") == 7  # 8, 17, 18, 19, 20, 31, 40


def test_months_are_counted_as_the_period_filter_counts_them(golden_plan: Plan) -> None:
    dated, _ = calendar_events(
        golden_plan.events,
        golden_plan.periods,
        plan_start=golden_plan.info.start,
        plan_end=golden_plan.info.end,
    )
    counts, _ = months_of_events(dated, months_of(golden_plan))
    for count in counts:
        sure, possible = events_in_months(golden_plan, (count.month,))
        assert (count.sure, count.possible) == (len(sure), len(possible))


@pytest.mark.usefixtures("golden_app")
def test_a_filter_changes_what_is_drawn() -> None:
    app = open_page("calendar", sphere="Спорт")
    assert not app.exception
    drawn = {i for trace in figures(app)[0]["data"] for i in trace.get("customdata") or ()}
    assert drawn == {"e43", "e44", "e45", "e46"}


@pytest.mark.usefixtures("golden_app")
def test_nothing_to_draw_is_said() -> None:
    app = open_page("calendar", sphere="Здравоохранение", country="Казахстан")
    assert not app.exception
    assert not figures(app)
    assert "Таких мероприятий нет" in html(app)


@pytest.mark.usefixtures("golden_app")
def test_spheres_page_has_its_figure_and_lists() -> None:
    app = open_page("spheres")
    assert not app.exception
    (matrix,) = figures(app)
    assert ["Культура и туризм", "Беларусь"] in matrix["data"][0]["customdata"]
    text = re.sub(r"<a [^>]*>|</a>", "", html(app))
    assert "Витебская область — <b>" in text  # where partners are stands first
    assert "Отобрано" not in text
    app.segmented_control(key="count").set_value("Без страны").run()
    text = re.sub(r"<a [^>]*>|</a>", "", html(app))
    assert "страны ближнего зарубежья — <b>5</b>" in text
    assert "страна не названа — <b>12</b>" in text


@pytest.mark.usefixtures("golden_app")
def test_a_chosen_number_shows_its_list_on_the_spheres_page() -> None:
    app = open_page("spheres", sphere="Труд и занятость населения")
    text = html(app).split("Отобрано: 2 мероприятия")[1].split("</section>")[0]
    assert text.count("<li>") == 2  # 9 and 10
    assert "«Лучший по профессии»" in text


@pytest.mark.usefixtures("golden_app")
def test_spheres_page_without_partners_says_so() -> None:
    app = open_page("spheres", sphere="Молодежная политика и гражданско-патриотическое воспитание")
    assert not app.exception
    assert "страны-партнёры не названы" in html(app)


@pytest.mark.usefixtures("golden_app")
@pytest.mark.parametrize(
    ("page", "key", "block", "words"),
    [
        ("calendar", "block", "Месяц по дням", "Апрель 2026: 7 точно, ещё 14 возможно"),
        ("calendar", "block", "Недели", "Самая плотная неделя"),
        ("calendar", "block", "Скоро, но без дней", "До 10 мая (30 дней)"),
        ("calendar", "block", "Совпадения", "Совпадений нет"),
        ("calendar", "lanes", "По местам", "Больше всего мероприятий"),
        ("spheres", "count", "Области и города", "Витебская область — <b>7</b>"),
        ("spheres", "count", "Кто с кем", "Обе стороны не названы"),  # tables without places
        ("spheres", "count", "Форма", "дистанционно — <b>"),
        ("spheres", "count", "Направление", "в регионе — <b>"),
        ("spheres", "count", "Месяцы", "8 точно + 9 возможно"),
    ],
)
def test_a_chosen_block_is_built_and_only_that(page: str, key: str, block: str, words: str) -> None:
    app = open_page(page)
    default = app.segmented_control(key=key).value
    before = html(app)
    app.segmented_control(key=key).set_value(block).run()
    assert not app.exception
    assert words in re.sub(r"<a [^>]*>|</a>", "", html(app))
    if key == "block":
        assert default == "По месяцам"
        assert "Сколько мероприятий в каждом месяце" in before
        assert "Сколько мероприятий в каждом месяце" not in html(app)

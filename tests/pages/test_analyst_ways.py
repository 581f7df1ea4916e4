"""Ways of an analyst: what a place leaves out, quarters and seasons, a slice with nothing in it."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from etl.folders import ROOT
from pages.events.finding.emptied_list import emptied_list
from pages.shared.filters.chosen import Selection
from pages.shared.filters.emptied import emptied_by
from pages.shared.filters.filters import COUNTRY, FORMAT, MONTH, PLACE, REGION, SPHERE
from pages.shared.filters.options import options_of, selection_of
from pages.shared.filters.period_filter import CERTAINTY, YES, months_chosen
from pages.shared.filters.wider_places import wider_place
from pages.shared.plan.tables import Plan
from pages.shared.times.months import months_called
from pages.shared.visit.file_formats import FILES


def run(page: str, **chosen: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    for name, value in chosen.items():
        at.query_params[name] = value
    at.run()
    if page != "overview":
        at.switch_page(f"pages/{page}/page.py").run()
    assert not at.exception
    return at


def html_of(at: AppTest) -> str:
    return "".join(str(element.proto.body) for element in at.get("html")).replace("\u00a0", " ")


# № 32, 33, 34 and 38 name г. Витебск; Витебская область has also Дубровно (14), Поставы (36) and
# two places of № 39.
def test_a_place_says_what_its_region_has_beside_it(golden_plan: Plan) -> None:
    wider = wider_place(golden_plan, Selection({PLACE: ["Витебск"]}))
    assert wider is not None
    assert (wider.place, wider.here, wider.there) == (
        "Витебск",
        "в\u00a0городе 4",
        "в\u00a0области 7",
    )
    assert dict(wider.selection.pairs()) == {REGION: "Витебская область"}


def test_other_filters_hold_for_both_numbers(golden_plan: Plan) -> None:
    remote = Selection({PLACE: ["Витебск"], FORMAT: ["дистанционно"]})
    wider = wider_place(golden_plan, remote)
    assert wider is not None
    # 32 «видеоконференции», 36 Поставы, …; 38 is a visit.
    assert wider.here.endswith(str(len(remote.apply(golden_plan).events)))
    assert wider.selection[FORMAT] == ("дистанционно",)


def test_in_the_home_region_the_wider_filter_is_all_its_places(golden_plan: Plan) -> None:
    wider = wider_place(golden_plan, Selection({PLACE: ["Рославль"]}))
    assert wider is not None
    assert wider.here == "в\u00a0городе 1"
    assert {"Рославль", "Смоленск", "Велиж"} <= set(wider.selection[PLACE])
    assert "Витебск" not in wider.selection[PLACE]
    alone = wider_place(golden_plan, Selection({PLACE: ["Минская область"]}))
    assert alone is not None
    assert alone.here == "без города и\u00a0района 1"  # № 5; Молодечно (15) is in it
    assert alone.there == "в\u00a0области 2"


@pytest.mark.parametrize(
    "chosen",
    [{}, {PLACE: ["Витебск", "Минск"]}, {PLACE: ["Москва"]}, {PLACE: ["Минск"]}],
)
def test_nothing_is_said_where_nothing_is_left_out(
    golden_plan: Plan, chosen: dict[str, list[str]]
) -> None:
    assert wider_place(golden_plan, Selection(chosen)) is None


def test_every_page_says_it_with_a_link(golden_app: Path) -> None:
    html = html_of(run("events", place="Витебск"))
    found = re.search(
        r"Витебск: в городе 4, <a [^>]*data-with='([^']*)' href='([^']*)'>в области 7", html
    )
    assert found
    assert parse_qs(urlsplit(unescape(found[2])).query) == {"region": ["Витебская область"]}
    kept = parse_qs(unescape(found[1]), keep_blank_values=True)
    assert kept == {"place": [""], "region": ["Витебская область"]}


@pytest.mark.parametrize(
    ("label", "months"),
    [
        ("март 2026", [(2026, 3)]),
        ("I квартал 2026", [(2026, 1), (2026, 2), (2026, 3)]),
        ("IV квартал 2026", [(2026, 10), (2026, 11), (2026, 12)]),
        ("зима 2025/2026", [(2025, 12), (2026, 1), (2026, 2)]),
        ("весна 2026", [(2026, 3), (2026, 4), (2026, 5)]),
        ("осень 2026", [(2026, 9), (2026, 10), (2026, 11)]),
        ("весь 2026 год", [(2026, month) for month in range(1, 13)]),
    ],
)
def test_a_period_has_its_months(label: str, months: list[tuple[int, int]]) -> None:
    assert months_called(label) == tuple(date(year, month, 1) for year, month in months)


@pytest.mark.parametrize(
    "label", ["вёсны 2026", "V квартал 2026", "2026", "март", "весь год", "весь май год", ""]
)
def test_what_is_no_period_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match=r"not in tuple|not in list|invalid literal"):
        months_called(label)


def test_quarters_and_seasons_stand_behind_the_months(golden_plan: Plan) -> None:
    offered = list(options_of(golden_plan)[MONTH])
    assert offered[:6] == [
        "январь 2026", "февраль 2026", "март 2026", "апрель 2026", "май 2026", "июнь 2026",
    ]  # fmt: skip
    # Of summer the plan has June alone, which is a month already.
    assert offered[6:] == ["I квартал 2026", "II квартал 2026", "зима 2025/2026", "весна 2026"]


def test_a_quarter_counts_as_one_stretch(golden_plan: Plan) -> None:
    quarter = Selection({MONTH: ["II квартал 2026"], CERTAINTY: [YES]})
    sure = set(quarter.apply(golden_plan).events["number"])
    # «II квартал» of № 7 and 16 lies in no single month but surely in its quarter.
    assert {7, 16} <= sure
    april = Selection({MONTH: ["апрель 2026"], CERTAINTY: [YES]})
    assert not {7, 16} & set(april.apply(golden_plan).events["number"])
    both = Selection({MONTH: ["апрель 2026", "II квартал 2026"]})
    assert months_chosen(both) == tuple(date(2026, m, 1) for m in (4, 5, 6))


def test_a_quarter_is_a_chip_and_a_headline(golden_app: Path) -> None:
    html = html_of(run("overview", month="II квартал 2026"))
    assert "Период: II квартал 2026" in html
    assert "<h2>II квартал 2026: " in html


def test_an_empty_slice_names_the_filter_that_emptied_it(golden_plan: Plan) -> None:
    # Kazakhstan is a partner of № 2 alone, «10-12 марта».
    chosen = selection_of(golden_plan, {COUNTRY: ["Казахстан"], MONTH: ["май 2026"]})
    assert chosen.apply(golden_plan).events.empty
    found = {one.key: one.n for one in emptied_by(golden_plan, chosen)}
    assert found[MONTH] == 1
    assert found[COUNTRY] == len(Selection({MONTH: ["май 2026"]}).apply(golden_plan).events)
    # Neither is in January, and health care has no event with Kazakhstan.
    three = Selection({COUNTRY: ["Казахстан"], SPHERE: ["Здравоохранение"], MONTH: ["январь 2026"]})
    assert emptied_by(golden_plan, three) == []


def test_no_files_are_offered_of_nothing(golden_app: Path) -> None:
    full = run("data", country="Казахстан")
    assert html_of(full).count("class='pl-file'") == len(FILES)
    at = run("data", country="Казахстан", month="май 2026")
    html = html_of(at)
    assert "pl-file'" not in html
    assert "Файлов нет: в отборе ни одного мероприятия" in html
    text = re.sub("<[^>]+>", "", html)
    assert "без отбора «Период: май 2026» — 1 мероприятие" in text
    without = re.findall(r"data-without='([^']*)' href='[^']*'>отбора «Период", html)
    assert set(without) == {"month"}


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        # Of sport are 5 events, «визит» stands in none of them: read by eye.
        ({"sphere": "Спорт", "q": "визит"}, {"sphere", "q"}),
        ({"q": "аэродинамика"}, {"q"}),  # stands nowhere
        ({"show": "с уточнениями"}, {"show"}),  # nobody has settled anything
        ({"q": "хоровод", "show": "без срока"}, {"q", "show"}),  # № 11 has its days
        ({"sphere": "Спорт", "q": "аэродинамика"}, {"q"}),
        ({"country": "Казахстан", "month": "май 2026", "q": "хоровод"}, set()),
        ({"sphere": "Спорт", "q": "аэродинамика", "show": "без срока"}, {"q"}),  # № 47
        ({"q": "аэродинамика", "show": "с уточнениями"}, set()),
    ],
)
def test_an_empty_list_names_what_emptied_it(
    golden_plan: Plan, asked: dict[str, str], ways: set[str]
) -> None:
    selection = selection_of(golden_plan, {k: [v] for k, v in asked.items()})
    found = emptied_list(golden_plan, selection, asked.get("q", ""), asked.get("show", ""))
    assert {one.key for one in found} == ways


@pytest.mark.parametrize("page", ["overview", "calendar", "map", "spheres", "events"])
def test_a_page_without_events_says_that_there_are_no_files(golden_app: Path, page: str) -> None:
    html = html_of(run(page, country="Казахстан", month="май 2026"))
    assert "pl-take" not in html
    assert "не подходит ни одно мероприятие, файлов тоже нет: " in re.sub("<[^>]+>|\n", "", html)


def test_a_search_without_hits_offers_no_files_and_names_the_ways_out(golden_app: Path) -> None:
    assert "pl-take" in html_of(run("events", q="хоровод"))
    asked = {"country": "Казахстан", "q": "хоровод", "sort": "по сроку"}
    for page in ("events", "data"):
        html = html_of(run(page, **asked))
        assert "pl-take" not in html
        assert "pl-file'" not in html
        block = html[html.index("Файлов нет" if page == "data" else "файлов тоже нет") :]
        ways = re.findall(r"data-without='(\w+)' href='([^']*)'", block)
        assert {key for key, _ in ways} == {"country", "q"}
        for key, href in ways:
            assert parse_qs(urlsplit(unescape(href)).query) == {
                name: [value] for name, value in asked.items() if name != key
            }

"""Lists and the matrix, where there are many events, partners and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.events.event_table import page_length
from pages.events.finding.listed import listed
from pages.map.ground.boundary_files import load_outlines
from pages.map.layout.screen import View
from pages.map.map_settings import MapRequest, MapSettings
from pages.map.prepared_map import map_data, map_text, people
from pages.map.words.below_map import MOST_NUMBERS, ROWS_OF_LONG, people_html, table_html
from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.palette import sphere_colours, tokens
from pages.shared.figures.plotly_defaults import plotly_layout
from pages.shared.figures.text_fit import text_width
from pages.shared.filters.chosen import Selection
from pages.shared.filters.options import OFFERED, offered, options_of
from pages.shared.plan.tables import Plan, plan_of, read_plan
from pages.shared.times.month_counts import counts_looked_over
from pages.shared.times.months import months_called
from pages.shared.times.spans import events_in_months
from pages.shared.visit.address_names import SORTS
from pages.shared.visit.event_lists import FIRST, LISTED, LISTED_OF_LARGE, events_listed
from pages.spheres.figure import plot_matrix
from pages.spheres.largest_rows import MOST, largest, parts_of
from pages.spheres.matrix_lettering import TOTALS
from pages.spheres.sphere_counts import Count, Counts, counts
from tests import many_events
from tests.pages import golden_tables
from tests.pages.charts import figure_of, figures
from tests.pages.folder_shown import show_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CLICKED = ("overview", "calendar", "map", "spheres", "events", "data")


@pytest.fixture(scope="module")
def many() -> Plan:
    return many_events.many_plan(1_000, 2)


@pytest.fixture(scope="module")
def wide(many: Plan) -> Counts:
    """Fifty partners: the plan's events dealt out to them, each to two."""
    found = counts(many)
    ids = [i for row in found.spheres for i in row.ids]
    sphere_of = {i: row.name for row in found.spheres for i in row.ids}
    partners = [
        Count(f"Страна {n:02d}", tuple(i for at, i in enumerate(ids) if at % 50 in (n, 49 - n)))
        for n in range(50)
    ]
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for partner in partners:
        for i in partner.ids:
            name = sphere_of[i], partner.name
            cells[name] = (*cells.get(name, ()), i)
    return replace(found, partners=tuple(partners), cells=cells)


def test_one_plans_matrix_is_whole(golden_plan: Plan) -> None:
    found = counts(golden_plan)
    assert parts_of(found) == 1
    assert largest(found) is found


def test_the_others_stand_together_and_open(wide: Counts) -> None:
    assert parts_of(wide) == 3
    first, last = largest(wide), largest(wide, 3)
    assert len(first.partners) == MOST
    others = first.partners[-1]
    assert others.name.replace("\u00a0", " ") == "ещё 31 партнёр"
    # An event of two of them is one event; each of the first nineteen has partners of its own.
    assert others.n == len({i for row in wide.partners[MOST - 1 :] for i in row.ids})
    assert others.n < sum(row.n for row in wide.partners[MOST - 1 :])
    in_cells = {i for (_, name), ids in first.cells.items() if name == others.name for i in ids}
    assert in_cells == set(others.ids)
    assert [row.name for row in last.partners] == [f"Страна {n:02d}" for n in range(38, 50)]


def test_what_stands_together_filters_by_no_name(wide: Counts) -> None:
    names = [row.name for row in wide.spheres]
    look = DrawingColours(sphere_colours(names, "light"), tokens("light"), plotly_layout("light"))
    figure = plot_matrix(largest(wide), look=look).to_dict()
    written = {value for pair in figure["data"][0]["customdata"] for value in pair}
    assert not [value for value in written if value.startswith("ещё")]
    assert "rest=2" in figure["layout"]["meta"]


@pytest.mark.parametrize("width", [800, 960, 1100])
def test_numbers_of_hundreds_stay_in_their_columns(wide: Counts, width: int) -> None:
    """Drawn as large as ever they ran into each other: «530487407»."""
    large = replace(wide, partners=tuple(replace(row, ids=row.ids * 10) for row in wide.partners))
    names = [row.name for row in large.spheres]
    look = DrawingColours(sphere_colours(names, "light"), tokens("light"), plotly_layout("light"))
    figure = plot_matrix(largest(large), look=look, width=width).to_dict()
    (trace,), layout = figure["data"], figure["layout"]
    margin = layout["margin"]
    pitch = (width - margin["l"] - margin["r"]) / layout["xaxis"]["range"][1]
    seen = 0
    for base, bar, text, size, at in zip(
        *(trace[name] for name in ("base", "x", "text")),
        trace["textfont"]["size"],
        trace["textposition"],
        strict=True,
    ):
        digits = re.sub("<[^>]*>", "", text)
        if base >= TOTALS and len(digits) >= 3:
            beside = at == "outside"
            room = pitch * (0.96 - bar if beside else 1)
            assert text_width(digits, size, bold=beside) <= room
            seen += 1
    assert seen


def test_a_list_in_place_says_what_is_beyond_it(many: Plan) -> None:
    ids = many.events["event_id"].tolist()
    html = events_listed(many, ids, Selection(), "./events")
    assert html.count("<li>") == FIRST
    assert f"<a href='./events' target='_self'>и ещё {1_000 - FIRST} — списком</a>" in html
    cut = events_listed(many, ids[: LISTED_OF_LARGE + 1], Selection())
    assert cut.count("<li>") == FIRST
    whole = events_listed(many, ids[:LISTED_OF_LARGE], Selection())
    assert whole.count("<li>") == LISTED_OF_LARGE
    # A slice of it that the filters leave is small again.
    small = many.keep(ids[:LISTED])
    assert events_listed(small, ids[:LISTED], Selection()).count("<li>") == LISTED
    few = events_listed(many, ids[:3], Selection())
    assert few.count("<li>") == 3
    assert "и ещё" not in few


def test_the_map_counts_many_events_once_and_says_little(tmp_path: Path) -> None:
    """Each event stands once in what the heading counts, whatever the number of its places."""
    plan = read_plan(many_events.write(tmp_path, 5_000))
    outlines = load_outlines(plan.info.home)
    data, seen = map_data(plan, outlines), people(plan, outlines)
    shares = [*data.held, *data.linked, *data.no_place, *data.remote_only]
    assert len(shares) == len(set(shares)) == 5_000
    remote = set(plan.events.loc[plan.events["format"] == "remote", "event_id"])
    capital = next(spot for spot in data.spots if spot.name == "Смоленск")
    there = plan.venues[plan.venues["settlement"] == "Смоленск"]
    assert set(capital.visits) == set(there["event_id"]) - remote
    assert len(capital.visits) == len(set(capital.visits))
    assert len(seen.one_sided) + len(seen.unplaced) + len(seen.joined) == 5_000
    wanted = MapRequest((), "light", View(), MapSettings("Форма", False, None), (), links="asked")
    text = map_text(plan, outlines, wanted)
    assert len(text) < 80_000
    for trace in figure_of(text)["data"]:
        for hover in trace.get("hovertext", ()):
            assert hover.count("<br>") < 14
    table = people_html(seen, plan.events, Selection())
    assert len(table) < 30_000
    busiest = max(seen.data.links, key=lambda link: len(link.events))
    assert f"и\u00a0ещё\u00a0{len(busiest.events) - MOST_NUMBERS // len(seen.data.links)}" in table


def test_thousands_of_places_go_neither_as_a_list_nor_in_the_figures_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = golden_tables.write(tmp_path / "tables", golden_tables.many_places(5_000))
    monkeypatch.setenv("PLAN_DATA_DIR", str(tables))
    link = "Деревня 4999"  # whoever comes by a link has what it asks for
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    app.query_params["place"] = link
    app.run()
    app.switch_page("pages/map/page.py").run()
    assert app.multiselect(key="place").value == [link]
    assert len(app.multiselect(key="place").options) == OFFERED + 1
    assert "5\u202f000" in app.multiselect(key="place").help
    app.multiselect(key="place").set_value([]).run()
    assert not app.exception
    assert len(app.multiselect(key="place").options) <= OFFERED + 1
    words = sum(len(element.proto.body.encode()) for element in app.get("html"))
    drawn = [element.proto for element in app.get("bidi_component")]
    assert words + sum(one.ByteSize() for one in drawn) < 80_000
    places = next(t for figure in figures(app) for t in figure["data"] if t.get("name") == "места")
    assert len(places["x"]) > 4_000  # they are all there, at the figure's own address


def test_of_values_that_are_as_frequent_every_server_offers_the_same() -> None:
    tables = golden_tables.many_places(300)
    # The last one of the alphabet, but with two events; and two that differ by a letter alone.
    tables["venues"].loc[296:, "settlement"] = ["Ёлки", "Елки", "Яма", "Яма"]
    plan = plan_of(tables, golden_tables.MANIFEST)
    given = [*offered(plan, "place")]
    assert len(given) == OFFERED
    assert given[:3] == ["Деревня 0", "Деревня 1", "Деревня 10"]
    # The first 199: 0; 1, 10 to 19, 100 to 199; 2; 20 to 26 with ten each; 27, 270 to 277.
    assert given[-2:] == ["Деревня 277", "Яма"]
    assert [v for v in options_of(plan)["place"] if v in ("Ёлки", "Елки")] == ["Ёлки", "Елки"]


def test_a_table_of_thousands_of_places_leads_on() -> None:
    tables = golden_tables.many_places(300)
    plan = plan_of(tables, golden_tables.MANIFEST)
    outlines = load_outlines(plan.info.home)
    html = table_html(map_data(plan, outlines), outlines.home)
    assert "Все места карты таблицей: 300" in html
    assert html.count("<tr>") == ROWS_OF_LONG + 1
    assert f"ещё {300 - ROWS_OF_LONG} есть на\u00a0карте" in html


def test_the_orders_of_the_list(many: Plan) -> None:
    by_date = [hit.event_id for hit in listed(many, many, order=SORTS[1]).hits]
    dates = many.events.set_index("event_id")["start_date"][by_date]
    known = dates.dropna()
    assert known.is_monotonic_increasing
    assert dates.iloc[len(known) :].isna().all()  # unknown ones last


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    tables = many_events.write(tmp_path_factory.mktemp("many"), 1_000, 2)
    with pytest.MonkeyPatch.context() as patch:
        show_folder(patch, tables)
        yield AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600).run()


@pytest.mark.parametrize("page", CLICKED)
def test_a_page_of_many_events_says_little_at_once(app: AppTest, page: str) -> None:
    app.switch_page(f"pages/{page}/page.py").run()
    assert not app.exception
    words = sum(len(element.proto.body) for element in app.get("html"))
    assert words < 100_000, (page, words)
    # Figures and the scripts of components go the same way; what draws them is not among them.
    drawn = [element.proto for element in app.get("bidi_component")]
    assert words + sum(one.ByteSize() for one in drawn) < 100_000, page
    assert all(len(one.js_content) < 1_000 for one in drawn)
    text = "\n".join(element.proto.body for element in app.get("html"))
    assert len(re.findall("<li>", text)) < 1_500


def test_a_short_list_stays_on_one_page_and_a_long_one_has_short_pages() -> None:
    lengths = {n: page_length(n) for n in (1, 47, 100, 101, 180_000)}
    assert lengths == {1: 100, 47: 100, 100: 100, 101: 50, 180_000: 50}


def test_a_years_bar_counts_what_the_filter_by_that_year_does() -> None:
    """Plans from the second half of 2025 to the end of 2027, and an event of the whole of 2025."""
    tables = golden_tables.frames() | {"partner_places": golden_tables.partner_places()}
    periods = tables["periods"]
    only = periods.index[periods["event_id"] == "e01"]
    assert len(only) == 1
    for column, day in (("start_date", "2025-01-01"), ("end_date", "2025-12-31")):
        periods[column] = periods[column].astype("datetime64[ns]")
        periods.loc[only, column] = pd.Timestamp(day)
    years = {"period_start": "2025-07-01", "period_end": "2027-12-31"}
    plan = plan_of(tables, golden_tables.MANIFEST | years)
    bars = counts_looked_over(plan)
    assert [bar.label for bar in bars] == ["весь 2025 год", "весь 2026 год", "весь 2027 год"]
    # Possible: № 19 and 20, which begin in September 2025 and end in 2026.
    assert (bars[0].sure, bars[0].possible) == (1, 2)
    for bar in bars:
        found = events_in_months(plan, months_called(bar.label))
        assert (bar.sure, bar.possible) == (len(found.sure), len(found.possible))
    assert "e01" in events_in_months(plan, months_called("весь 2025 год")).sure

"""The map as its controls want it: lines of those who take part, colours, one month; in words."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.map.ground.inner_points import holds, inner_points, points_outside
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE
from pages.map.layout.arrange import arrange
from pages.map.layout.label_canvas import square
from pages.map.layout.screen import View, home_window
from pages.map.map_choices import ChosenMap, below_html, look
from pages.map.map_settings import MapRequest, MapSettings
from pages.map.prepared_map import map_figure, people
from pages.map.words.below_map import missing_html, people_html
from pages.map.words.chosen_places import chosen_html
from pages.map.words.map_legend import categories_html, signs_html
from pages.map.words.map_words import link_hover, spot_hover
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan
from tests.pages.shipped_ground import shipped_outlines

APRIL = date(2026, 4, 1)
VIEWS = {
    "laptop": View(WHOLE, 740.0),
    "hall": View(WHOLE, 1140.0),
    "region": View(home_window(shipped_outlines()), 740.0),
}


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


def spheres(full_plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(full_plan.events["sphere_name"]))


def seen(full_plan: Plan, outlines: Outlines, **chosen: Any) -> ChosenMap:
    return look(full_plan, outlines, spheres(full_plan), "light", MapSettings(**chosen))


def drawn(full_plan: Plan, outlines: Outlines, **chosen: Any) -> dict[str, Any]:
    figure = map_figure(
        full_plan, outlines, MapRequest(spheres(full_plan), "light", View(), MapSettings(**chosen))
    )
    return dict(json.loads(figure.to_json()))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", VIEWS)
def test_with_everybody_named_no_name_covers_another_or_a_mark(
    full_plan: Plan, outlines: Outlines, name: str
) -> None:
    found = arrange(people(full_plan, outlines).data, outlines, VIEWS[name])
    for one, other in itertools.combinations(found.labels, 2):
        assert not one.box.overlaps(other.box), (one.label.lines, other.label.lines)
    for placed, mark in itertools.product(found.labels, found.marks):
        box = square(*found.view.to_screen(mark.x, mark.y), mark.radius)
        assert not placed.box.overlaps(box), (placed.label.lines, mark.spot.name)


def test_a_districts_badge_leaves_its_main_town_to_be_seen(
    full_plan: Plan, outlines: Outlines
) -> None:
    """All that is known of «Витебский район» is a point, which is Витебск's own."""
    found = arrange(people(full_plan, outlines).data, outlines, View())
    town, district = (
        next(m for m in found.marks if m.spot.name == name)
        for name in ("Витебск", "Витебский район")
    )
    boxes = [square(*found.view.to_screen(m.x, m.y), m.radius) for m in (town, district)]
    assert not boxes[0].overlaps(boxes[1])


@pytest.mark.parametrize("view", [*VIEWS.values(), View.telephone()])
def test_far_places_of_two_edges_keep_apart_in_the_corner(
    full_plan: Plan, outlines: Outlines, view: View
) -> None:
    """Абхазия, Южная Осетия and the ДНР all lie to the south-east."""
    found = arrange(people(full_plan, outlines).data, outlines, view)
    assert len(found.far) == 7
    for one, other in itertools.combinations(found.far, 2):
        apart = math.dist((one.x, one.y), (other.x, other.y))
        # An arrow reaches twelve pixels beyond its mark.
        assert apart > one.radius + other.radius + 12, (one.spot.name, other.spot.name)


@pytest.mark.parametrize("chosen", [{"with_people": True}, {"by": "Месяцы", "month": APRIL}])
def test_plotly_accepts_every_look(
    full_plan: Plan, outlines: Outlines, chosen: dict[str, Any]
) -> None:
    figure = drawn(full_plan, outlines, **chosen)
    go.Figure(figure)
    assert len(json.dumps(figure)) < 300_000


def lines(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines between places; outlines of areas are filled, and the scale bar has a text."""
    traces = [t for t in figure["data"] if t.get("mode") == "lines" and "fill" not in t]
    return [t["line"] | {"opacity": t.get("opacity", 1)} for t in traces]


def test_lines_of_those_who_take_part_are_dashed_and_thicker_with_more(
    full_plan: Plan, outlines: Outlines
) -> None:
    found = lines(drawn(full_plan, outlines, with_people=True))
    dashed = [line["width"] for line in found if line["dash"] != "solid"]
    solid = [line["width"] for line in found if line["dash"] == "solid"]
    assert dashed
    # Смоленск — Беларусь has seven events, Велиж — Лепельский район one.
    assert max(solid) > 2 * min(solid)


def test_who_only_comes_from_somewhere_has_a_small_mark_without_number(
    full_plan: Plan, outlines: Outlines
) -> None:
    found = arrange(people(full_plan, outlines).data, outlines, View())
    marks = {m.spot.name: m for m in found.marks}
    venues = [m.radius for m in found.marks if m.spot.visits]
    assert marks["Лепельский район"].radius < min(venues)
    figure = drawn(full_plan, outlines, with_people=True)
    badge = marks["Лепельский район"]
    own = [s for s in figure["layout"]["shapes"] if s.get("xanchor") == badge.x]
    assert [s["type"] for s in own] == ["rect"]
    assert "label" not in own[0]


def test_a_hover_says_how_exactly_both_ends_are_known(full_plan: Plan, outlines: Outlines) -> None:
    link = next(k for k in people(full_plan, outlines).data.links if k.start.name == "Велиж")
    words = plain(link_hover(link, {"e35": "Встреча по обмену опытом"}))
    assert "Велиж — Лепельский район" in words
    assert "1 мероприятие, участвуют вместе" in words
    assert "Лепельский район: известен только район" in words


def test_a_hover_says_what_the_colours_say(full_plan: Plan, outlines: Outlines) -> None:
    shown = seen(full_plan, outlines, by="Месяцы")
    smolensk = next(s for s in shown.data.spots if s.name == "Смоленск")
    words = plain(spot_hover(smolensk, {}, outlines.home, colouring=shown.colouring))
    # Rows 9, 26, 41 and 44 say «апрель».
    assert "апрель: 4" in words


def test_in_a_month_the_possible_is_paler_and_counted_apart(
    full_plan: Plan, outlines: Outlines
) -> None:
    figure = drawn(full_plan, outlines, month=APRIL)
    labels = [s["label"]["text"] for s in figure["layout"]["shapes"] if s.get("label")]
    assert "4+2" in labels  # Смоленск: 9, 26, 41, 44 for sure, 13 and 18 perhaps
    assert "+1" in labels  # «II квартал» in Беларусь, row 7
    shown = seen(full_plan, outlines, month=APRIL)
    belarus = next(s for s in shown.data.spots if s.name == "Республика Беларусь")
    words = plain(spot_hover(belarus, {}, outlines.home))
    assert "1 мероприятие, из них возможно 1" in words


def test_a_line_that_is_only_possible_is_paler(full_plan: Plan, outlines: Outlines) -> None:
    """June: row 16's «II квартал» is possible, row 39's «июнь» is sure."""
    found = lines(drawn(full_plan, outlines, with_people=True, month=date(2026, 6, 1)))
    assert {line["opacity"] for line in found} == {0.4, 1}


def test_a_months_title_and_lists_count_what_is_beside_the_map(
    full_plan: Plan, outlines: Outlines
) -> None:
    shown = seen(full_plan, outlines, month=APRIL)
    head, _ = shown.title
    assert plain(head).startswith("В апреле точно 7 мероприятий, возможно ещё 14")
    html = plain(below_html(full_plan, outlines, shown, Selection()))
    assert "показать: 1" in html  # row 8, «Место проведения уточняется»
    assert "не назван: 6" in html  # 16, 17, 19, 20, 25, 31
    assert "Срок не назван: в месяцах этих мероприятий нет: 2" in html  # 6 and 47


def test_events_and_rows_are_two_counts_in_a_month_too(full_plan: Plan, outlines: Outlines) -> None:
    """Row 38 («май, сентябрь») stands in Смоленск and in Витебск."""
    may = seen(full_plan, outlines, month=date(2026, 5, 1))
    assert may.data.venue_rows == len(may.data.held) + 1
    _, note = may.title
    assert f"«мероприятие × место» — {may.data.venue_rows}" in plain(note)


def test_the_title_of_who_with_whom_counts_events_not_lines(
    full_plan: Plan, outlines: Outlines
) -> None:
    head, note = seen(full_plan, outlines, with_people=True).title
    assert plain(head).startswith("Кто с кем: 33 мероприятия, 26 связей")
    assert "14 мероприятий" in plain(note)


def test_who_with_whom_is_a_table_too(full_plan: Plan, outlines: Outlines) -> None:
    html = people_html(people(full_plan, outlines), full_plan.events, Selection())
    assert html.count("<tr>") == 1 + 26
    assert "Республика Абхазия" in html  # beyond the edge, so no line shows it


def test_a_clicked_line_names_both_institutions(full_plan: Plan, outlines: Outlines) -> None:
    found = people(full_plan, outlines)
    link = next(k for k in found.data.links if k.start.name == "Велиж")
    html = plain(chosen_html([], [link], full_plan.events, Selection(), outlines.home, found))
    assert "СОГБУ «Велижский комплексный центр" in html
    assert "ГУ «Территориальный центр социального обслуживания населения Лепельского" in html
    maximovka = next(k for k in found.data.links if k.end.name == "Максимовка")
    html = plain(chosen_html([], [maximovka], full_plan.events, Selection(), outlines.home, found))
    assert "(Максимовка — судя по названию)" in html


def test_names_of_those_who_take_part_are_never_markup(full_plan: Plan, outlines: Outlines) -> None:
    places = full_plan.partner_places.copy()
    places["name"] = "<img src=x>"
    hostile = replace(full_plan, partner_places=places)
    found = people(hostile, outlines)
    links = [k for k in found.data.links if k.start.name == "Велиж"]
    events = pd.DataFrame(full_plan.events.assign(title="<img src=x>", title_short="<img src=x>"))
    html = chosen_html([], links, events, Selection(), outlines.home, found)
    html += people_html(found, events, Selection())
    html += missing_html(found.data, events, Selection(), people=found)
    assert "<img src=x" not in html


@pytest.mark.parametrize("by", ["Сферы", "Месяцы", "Форма"])
def test_the_legend_names_every_colour_with_its_number(
    full_plan: Plan, outlines: Outlines, by: str
) -> None:
    shown = seen(full_plan, outlines, by=by)
    html = plain(categories_html(shown.colouring, shown.counts))
    counts = shown.colouring.counts(shown.on_map)
    assert sum(counts.values()) == len(shown.on_map)
    for category, n in counts.items():
        assert plain(f"{category} — {n}") in html


def test_the_legend_explains_only_the_marks_that_are_there() -> None:
    assert "бледно" not in signs_html("light")
    assert "бледно" in signs_html("light", month=True)
    assert "участвуют вместе" not in signs_html("light")
    assert "участвуют вместе" in signs_html("light", people=True)


def test_a_countrys_badge_never_stands_in_a_region_that_has_its_own(outlines: Outlines) -> None:
    country = outlines.find("country", "", "BY")
    region = outlines.find("region", "Минская область", "BY")
    assert country is not None
    assert region is not None
    points = points_outside(country, [region])
    assert 0 < len(points) < len(inner_points(country))
    assert not any(holds(region, x, y) for x, y in points[::20])

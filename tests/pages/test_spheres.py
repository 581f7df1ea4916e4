"""Counts by sphere and partner against the plan, read by eye."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.palette import sphere_colours, tokens
from pages.shared.figures.plotly_defaults import plotly_layout
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, SPHERE
from pages.shared.plan.tables import Plan
from pages.spheres.figure import cell_ids, plot_matrix
from pages.spheres.sphere_counts import Count, Counts, counts
from pages.spheres.sphere_sentences import opening_lists, page_note, partners_title, spheres_title

# The plan's own sections and how many numbered rows stand in each.
SECTIONS = {
    "Экономическое развитие": 3,  # 1-3
    "Инвестиционное развитие": 3,  # 4-6
    "Сельское хозяйство": 2,  # 7-8
    "Труд и занятость населения": 2,  # 9-10
    "Культура и туризм": 8,  # 11-18
    "Образование и наука": 13,  # 19-31
    "Социальное развитие": 9,  # 32-40
    "Здравоохранение": 1,  # 41
    "Молодежная политика и гражданско-патриотическое воспитание": 1,  # 42
    "Спорт": 5,  # 43-47
}


@pytest.fixture(scope="module")
def found(golden_plan: Plan) -> Counts:
    return counts(golden_plan)


@pytest.fixture(scope="module")
def look(golden_plan: Plan) -> DrawingColours:
    spheres = golden_plan.events["sphere_name"].tolist()
    return DrawingColours(sphere_colours(spheres, "light"), tokens("light"), plotly_layout("light"))


def checked(figure: go.Figure) -> dict[str, Any]:
    """Plotly itself refuses names and values that it does not know."""
    data: dict[str, Any] = go.Figure(figure.to_dict()).to_dict()
    return data


def test_spheres_are_counted_in_document_order(found: Counts) -> None:
    assert {row.name: row.n for row in found.spheres} == SECTIONS
    assert [row.name for row in found.spheres] == list(SECTIONS)
    assert found.total == 47


def test_partners_are_counted_and_entities_marked(found: Counts) -> None:
    # Row 46 names Abkhazia, Belarus, South Ossetia and the DPR; row 2 is in Astana.
    assert {row.name: (row.n, row.entity) for row in found.partners} == {
        "Беларусь": (34, False),
        "Казахстан": (1, False),
        "Донецкая Народная Республика": (1, True),
        "Республика Абхазия": (1, True),
        "Республика Южная Осетия": (1, True),
    }
    assert found.partners[0].name == "Беларусь"
    assert [row.entity for row in found.partners] == [False, False, True, True, True]


def test_an_event_with_several_partners_is_counted_once_in_the_total(
    found: Counts, golden_plan: Plan
) -> None:
    assert found.shared == ("e46",)
    per_country = sum(row.n for row in found.partners)
    assert per_country + found.nameless.n == found.total + 3
    assert len(cell_ids(found, "Спорт", "")) == 5
    assert len(cell_ids(found, "", "")) == 47
    assert "1\u00a0мероприятие с несколькими партнёрами" in page_note(found)


def test_groups_are_no_countries(found: Counts) -> None:
    # Rows 19, 22, 25, 26, 31: «стран ближнего зарубежья»; 1, 3, 20, 27 one group each.
    assert {row.name: row.n for row in found.groups} == {
        "страны ближнего зарубежья": 5,
        "17 стран мира": 1,
        "более 30 стран": 1,
        "страны Евразии": 1,
        "страны СНГ": 1,
    }


def test_events_without_a_named_country_are_said(found: Counts) -> None:
    # 1, 3, 4, 8, 19, 20, 22, 25, 26, 27, 31, 42.
    assert found.nameless.n == 12


def test_titles_say_what_is_seen(found: Counts) -> None:
    assert spheres_title(found) == "Больше всего мероприятий — «Образование и наука»: 13 из 47"
    # Not with Belarus: the economy (1-3) and youth policy (42).
    assert partners_title(found) == (
        "чаще других партнёр — Беларусь: 34\u00a0мероприятия, 8 сфер из 10"
    )


def test_three_equal_partners_are_counted_in_good_russian(found: Counts) -> None:
    three = replace(found, partners=tuple(Count(f"Страна {i}", ("e01",)) for i in range(3)))
    assert partners_title(three).replace("\u00a0", " ") == "чаще других, по 1, — 3 партнёра"


def test_equal_spheres_are_said_to_be_equal(found: Counts) -> None:
    equal = replace(found, spheres=tuple(Count(f"Сфера {i}", ("e01", "e02")) for i in range(3)))
    assert spheres_title(equal) == "Мероприятий во всех 3 сферах поровну: по 2"


def boxes(found: Counts, look: DrawingColours) -> dict[tuple[str, str], dict[str, Any]]:
    """The figure's rectangles by what a click on them hands over."""
    trace = checked(plot_matrix(found, look=look))["data"][0]
    return {
        tuple(where): {
            "text": trace["text"][i],
            "width": trace["x"][i],
            "fill": trace["marker"]["color"][i],
        }
        for i, where in enumerate(trace["customdata"])
    }


def test_matrix_has_a_number_in_each_cell_and_totals(found: Counts, look: DrawingColours) -> None:
    cells = boxes(found, look)
    assert cells["Культура и туризм", "Беларусь"]["text"] == "8"
    assert cells["Образование и наука", "Беларусь"]["text"] == "6"  # 21, 23, 24, 28, 29, 30
    assert cells["Спорт", "Республика Абхазия"]["text"] == "1"
    assert ("Здравоохранение", "Казахстан") not in cells
    assert cells["Образование и наука", ""]["text"] == "<b>13</b>"
    assert cells["", "Беларусь"]["text"] == "<b>34</b>"
    assert cells["", "страна не названа"]["text"] == "<b>12</b>"
    assert cells["", ""]["text"] == "<b>47</b>"


def test_every_box_opens_as_many_events_as_it_says(
    found: Counts, look: DrawingColours, golden_plan: Plan
) -> None:
    for (sphere, partner), box in boxes(found, look).items():
        ids = cell_ids(found, sphere, partner)
        number = box["text"].removeprefix("<b>").removesuffix("</b>")
        assert str(len(set(ids) & set(golden_plan.events["event_id"]))) == number


def test_totals_are_drawn_in_proportion(found: Counts, look: DrawingColours) -> None:
    cells = boxes(found, look)
    whole, part = cells["Образование и наука", ""], cells["Здравоохранение", ""]
    assert whole["width"] == pytest.approx(13 * part["width"])


def test_columns_name_entities_with_a_mark(found: Counts, look: DrawingColours) -> None:
    texts = checked(plot_matrix(found, look=look))["layout"]["xaxis"]["ticktext"]
    assert [text.replace("<br>", " ") for text in texts] == [
        "<b>всего</b>",
        "Беларусь",
        "Казахстан",
        "Донецкая Народная Республика*",
        "Республика Абхазия*",
        "Республика Южная Осетия*",
        "страна не названа",
    ]
    assert "Звёздочка: обозначено так, как в документе" in page_note(found)


def test_an_entity_is_an_outline_and_no_country(found: Counts, look: DrawingColours) -> None:
    cells = boxes(found, look)
    assert cells["", "Казахстан"]["fill"] != cells["", "Республика Абхазия"]["fill"]


def test_spheres_keep_their_colours_when_filtered(golden_plan: Plan, look: DrawingColours) -> None:
    some = counts(Selection({SPHERE: ("Спорт",)}).apply(golden_plan))
    cells = boxes(some, look)
    assert cells["Спорт", ""]["fill"] == "#676874"
    assert cells["Спорт", ""]["text"] == "<b>5</b>"


def test_names_of_the_plan_are_never_markup(look: DrawingColours) -> None:
    row = Count("<b>Спорт</b>", ("e1",))
    some = Counts(1, (row,), (), (), Count("страна не названа", ("e1",)), (), {})
    figure = checked(plot_matrix(some, look=look))
    assert figure["layout"]["yaxis"]["ticktext"][1] == "&lt;b&gt;Спорт&lt;/b&gt;"
    assert all("<b>Спорт" not in text for text in figure["data"][0]["hovertext"])


def test_lists_escape_the_words_of_the_plan(golden_plan: Plan) -> None:
    row = Count("<script>alert(1)</script>", ("e46",))
    html = opening_lists((row,), "Собирательно", "", golden_plan, Selection())
    assert "<script>" not in html
    assert "НАШ" in html


@pytest.mark.parametrize(
    ("sphere", "title"),
    [
        ("Здравоохранение", "Одно мероприятие — в сфере «Здравоохранение»"),
        ("Спорт", "Все 5\u00a0мероприятий — в сфере «Спорт»"),
    ],
)
def test_one_sphere_has_all_that_is_left(golden_plan: Plan, sphere: str, title: str) -> None:
    assert spheres_title(counts(Selection({SPHERE: (sphere,)}).apply(golden_plan))) == title


def test_nothing_left_gives_an_empty_figure_and_words(
    golden_plan: Plan, look: DrawingColours
) -> None:
    none = counts(Selection({COUNTRY: ("Нигде",)}).apply(golden_plan))
    assert none.total == 0
    assert checked(plot_matrix(none, look=look))["data"] == []
    assert spheres_title(none) == "Таких мероприятий нет"


def test_many_partners_turn_their_names(look: DrawingColours, golden_plan: Plan) -> None:
    found = counts(golden_plan)
    many = replace(
        found,
        partners=tuple(Count(f"Страна {i}", ("e01",)) for i in range(20)),
        cells={("Экономическое развитие", f"Страна {i}"): ("e01",) for i in range(20)},
    )
    assert checked(plot_matrix(many, look=look))["layout"]["xaxis"]["tickangle"] != 0

"""Figures drawn without a browser: what plotly would show is there, as paths and in our letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from lxml import etree
from PIL import Image

from etl.calendar_names import MONTHS_SHORT
from etl.editions.listing import list_editions
from pages.handouts.handout import slice_of
from pages.handouts.picture.raster import as_png
from pages.handouts.still.legend_signs import signs_in
from pages.handouts.still.slice_timeline import MOST_DRAWN, slice_timeline, timeline_note
from pages.handouts.still.still_figure import still_picture
from pages.shared.figures.text_fit import text_width
from pages.shared.plan.tables import Plan, read_plans

NAMES = {"svg": "http://www.w3.org/2000/svg"}
LAYOUT: dict[str, Any] = {
    "margin": {"l": 20, "r": 20, "t": 20, "b": 20},
    "xaxis": {"range": [0, 160]},
    "yaxis": {"range": [100, 0]},
}


def points(figure: dict[str, Any]) -> Any:
    """The picture of a figure of 200 × 140 units, a dot a unit."""
    import io

    drawn = still_picture(figure, (200, 140), "")
    picture = Image.open(io.BytesIO(as_png(str(drawn.svg)))).convert("RGB")
    return picture.resize((200, 140), Image.Resampling.BOX)


def near(colour: tuple[int, ...], wanted: tuple[int, int, int], off: int = 40) -> bool:
    return all(abs(a - b) < off for a, b in zip(colour, wanted, strict=True))


def test_a_bar_an_area_a_mark_and_a_shape_stand_where_plotly_has_them() -> None:
    figure = {
        "layout": LAYOUT
        | {
            "shapes": [
                {"type": "rect", "layer": "below", "xref": "paper", "x0": 0.5, "x1": 1,
                 "yref": "paper", "y0": 0, "y1": 0.2, "fillcolor": "#00FF00", "line": {"width": 0}},
                {"type": "path", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 140,
                 "yanchor": 20, "path": "M-8,-8L8,-8L8,8L-8,8Z", "fillcolor": "#FF00FF",
                 "line": {"width": 0}},
            ]
        },
        "data": [
            {"type": "bar", "orientation": "h", "base": [10], "x": [60], "y": [20], "width": [20],
             "marker": {"color": ["#0000FF"]}},
            {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": "#FF0000",
             "x": [10, 50, 50, 10, 10], "y": [50, 50, 90, 90, 50], "line": {"width": 0}},
            {"type": "scatter", "mode": "markers", "x": [100], "y": [50],
             "marker": {"symbol": "diamond", "size": 20, "color": "#000000"}},
        ],
    }  # fmt: skip
    seen = points(figure)
    assert near(seen.getpixel((60, 40)), (0, 0, 255))
    assert near(seen.getpixel((50, 90)), (255, 0, 0))
    assert near(seen.getpixel((120, 70)), (0, 0, 0))
    assert near(seen.getpixel((130, 115)), (0, 255, 0))  # paper counts from below
    assert near(seen.getpixel((160, 40)), (255, 0, 255))
    assert not near(seen.getpixel((60, 60)), (0, 0, 255))


@pytest.mark.parametrize(("shape", "way"), [("/", 1), ("\\", -1)])
def test_a_hatching_rises_the_way_that_it_should(shape: str, way: int) -> None:
    pattern = {"shape": shape, "fgcolor": "#000000", "size": 10, "solidity": 0.3}
    ring = {"x": [0, 160, 160, 0, 0], "y": [0, 0, 100, 100, 0]}
    trace = {"type": "scatter", "mode": "lines", "fill": "toself", "line": {"width": 0}, **ring,
             "fillcolor": "rgba(0,0,0,0)", "fillpattern": pattern}  # fmt: skip
    drawn = still_picture({"layout": LAYOUT, "data": [trace]}, (200, 140), "")
    (lines,) = [one for one in etree.fromstring(str(drawn.svg)).iterfind(".//svg:path", NAMES)
                if one.get("stroke") == "#000000"]  # fmt: skip
    pieces = lines.get("d", "").split("M")[1:]
    ends = np.array([[float(n) for n in re.findall(r"-?\d+\.?\d*", piece)] for piece in pieces])
    assert len(ends) > 10
    slopes = (ends[:, 3] - ends[:, 1]) / (ends[:, 2] - ends[:, 0] + 1e-9)
    assert np.allclose(slopes[np.abs(ends[:, 2] - ends[:, 0]) > 1], -way, atol=0.05)
    # Nothing leaves the area.
    assert ends.min() >= 19.5
    assert ends[:, ::2].max() <= 180.5
    assert ends[:, 1::2].max() <= 120.5


def test_the_timeline_of_the_plan_has_every_dated_event_and_no_today(golden_plan: Plan) -> None:
    pictures = slice_timeline(slice_of(golden_plan, {}))
    text = " ".join(
        "".join(one.itertext())
        for drawn in pictures
        for one in etree.fromstring(str(drawn.svg)).iterfind(".//svg:text", NAMES)
    )
    numbers = {int(n) for n in re.findall(r"(\d+) · ", text)}
    # № 24, 40 … are numbered all; only these two have no date at all.
    undated = set(
        golden_plan.events.loc[golden_plan.events["date_precision"] == "unknown", "number"]
    )
    assert numbers == set(range(1, 48)) - undated
    assert "сегодня" not in text
    assert "дни не названы: где-то внутри" in text
    for drawn in pictures:
        assert "NaN" not in drawn.svg
        assert "<style" not in drawn.svg
        assert drawn.svg == slice_timeline(slice_of(golden_plan, {}))[pictures.index(drawn)].svg


def test_too_many_events_for_a_timeline_are_said_not_drawn(golden_plan: Plan) -> None:
    from tests.many_events import many_plan

    handed = slice_of(many_plan(MOST_DRAWN + 1), {})
    assert slice_timeline(handed) == []
    assert timeline_note(handed).startswith("Шкалы времени нет: она вмещает до 150")
    assert timeline_note(slice_of(golden_plan, {})) == ""


def test_signs_of_a_legend_keep_their_words_and_their_marks() -> None:
    found = signs_in(
        "<span><svg viewBox='0 0 22 18'><circle cx='11' cy='9' r='6'/></svg>город</span>"
        "<span><i style='background:#AA4499'></i>Спорт &lt;b&gt;</span>"
        "<span><i class='cal-mark window'></i>где-то внутри</span>"
        "<span><i class='cal-mark diamond'></i>день</span>"
    )
    assert [one.words for one in found] == ["город", "Спорт <b>", "где-то внутри", "день"]
    assert "circle" in found[0].drawn
    assert "#AA4499" in found[1].drawn
    assert "path" in found[2].drawn
    assert found[3].drawn.count("path") == 1
    hostile = still_picture({"layout": LAYOUT, "data": []}, (200, 140), "", signs=found)
    assert "&lt;b&gt;" in hostile.svg


FONT = {"size": 10, "color": "#22201C"}
NO_NUMBER = (None, float("nan"), float("inf"), np.float64("nan"), pd.NA, pd.NaT)


@pytest.mark.parametrize("ends", [[5, 5], [0, 0], [-3.5, -3.5], *([0, one] for one in NO_NUMBER)])
def test_a_scale_of_one_value_or_of_none_is_drawn(ends: list[Any]) -> None:
    figure = {
        "layout": LAYOUT | {"xaxis": {"range": ends, "tickvals": [5], "ticktext": ["пять"],
            "tickfont": FONT}},
        "data": [{"type": "scatter", "mode": "markers+text", "x": [5], "y": [50], "text": ["здесь"],
                  "marker": {"size": 20, "color": "#000000"}}],
    }  # fmt: skip
    drawn = str(still_picture(figure, (200, 140), "").svg)
    assert "здесь" in drawn
    assert not re.search(r"\b(?:nan|inf)\b", drawn)
    if ends == [
        5,
        5,
    ]:  # as plotly has it, one more at each side: what stands there is in the middle
        assert near(points(figure).getpixel((100, 70)), (0, 0, 0))


@pytest.mark.parametrize("nothing", NO_NUMBER)
def test_what_has_no_number_is_left_out_and_the_rest_stands(nothing: Any) -> None:
    pair, mark = [50, nothing], {"size": 20, "color": "#000000"}
    figure = {
        "layout": LAYOUT | {
            "xaxis": {"range": [0, 160], "tickvals": [nothing, 5], "ticktext": ["нет", "пять"],
                      "tickfont": FONT},
            "shapes": [{"type": "line", "x0": nothing, "x1": 9, "y0": 0, "y1": 9}],
        },
        "data": [
            {"type": "scatter", "mode": "lines+markers", "x": [50, 50], "y": pair, "marker": mark},
            {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": "#FF0000",
             "x": [110, 150, 150, nothing], "y": [10, 10, 30, 30], "line": {"width": 0}},
            {"type": "scatter", "mode": "lines", "x": [], "y": [], "fillcolor": "#00FF00",
             "meta": {"dots": 3, "x": [nothing, 100], "y": [20, 80]}},
            {"type": "bar", "orientation": "h", "base": [0, nothing], "x": [20, 20], "y": [90, 50],
             "width": [9, 9], "marker": {"color": "#0000FF"}, "text": ["", "нет"]},
        ],
    }  # fmt: skip
    drawn = str(still_picture(figure, (200, 140), "").svg)
    assert not re.search(r"\b(?:nan|inf|NaT|NA)\b", drawn)
    seen = points(figure)
    assert near(seen.getpixel((70, 70)), (0, 0, 0))
    assert near(seen.getpixel((165, 34)), (255, 0, 0))
    assert near(seen.getpixel((120, 100)), (0, 255, 0))
    assert near(seen.getpixel((22, 110)), (0, 0, 255))
    assert ("пять" in drawn, "нет" in drawn) == (True, False)


def test_names_of_many_months_stand_beside_each_other(several_folder: Path) -> None:
    rows = [row for row in list_editions(several_folder) if row["published"]]
    plan = read_plans([(row["plan"], row["directory"]) for row in rows])
    (drawn,) = slice_timeline(slice_of(plan, {}))
    texts = etree.fromstring(str(drawn.svg)).iterfind(".//svg:text", NAMES)
    names = [one for one in texts if one.text in ("2025", "2026", *MONTHS_SHORT)]
    # Two years, from January 2025 to December 2026: a January is called by its year.
    assert [one.text for one in names] == [
        *("2025", *MONTHS_SHORT[1:]), *("2026", *MONTHS_SHORT[1:]),
    ]  # fmt: skip
    middles = [float(one.get("x", "")) for one in names]
    halves = [text_width(str(one.text), float(one.get("font-size", ""))) / 2 for one in names]
    for at in range(23):
        assert middles[at] + halves[at] < middles[at + 1] - halves[at + 1], names[at].text

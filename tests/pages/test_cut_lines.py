"""What of outlines is kept for a picture of a part of a map: all that is seen, nothing far off."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import LineString, MultiLineString, Polygon, box

from pages.map.ground.cut_lines import cut_lines, cut_rings
from pages.map.ground.projection import Window
from tests.pages.shipped_ground import shipped_outlines

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]])


@pytest.mark.parametrize(
    ("window", "corners"),
    [
        (Window(-5, -5, 15, 15), {(0, 0), (10, 0), (10, 10), (0, 10)}),  # all of it
        (Window(2, 3, 4, 6), {(2, 3), (4, 3), (4, 6), (2, 6)}),  # the window within it
        (Window(5, -5, 15, 15), {(5, 0), (10, 0), (10, 10), (5, 10)}),  # half of it
        (Window(20, 20, 30, 30), set()),  # nothing of it
    ],
)
def test_a_square_is_cut_where_it_leaves_the_window(
    window: Window, corners: set[tuple[float, float]]
) -> None:
    for ring in (SQUARE, SQUARE[:-1], SQUARE[::-1]):
        found = {tuple(point) for cut in cut_rings([ring], window) for point in cut.tolist()}
        assert found == corners


def test_lines_keep_what_comes_into_the_window() -> None:
    line = np.array([[0.0, 0.0], [10.0, 0.0], [20.0, 0.0], [20.0, 90.0], [10.0, 90.0], [5.0, 1.0]])
    kept = [one.tolist() for one in cut_lines([line], Window(8, -1, 12, 2))]
    assert kept == [[[0, 0], [10, 0], [20, 0]], [[10, 90], [5, 1]]]
    assert list(cut_lines([line], Window(30, 30, 40, 40))) == []


def test_the_shipped_outlines_look_alike_in_a_window() -> None:
    outlines, window = shipped_outlines(), Window(-60.0, -40.0, 40.0, 60.0)
    frame = box(window.west, window.south, window.east, window.north)
    rings = [ring for area in outlines.areas for ring in area.rings]
    for ring in rings:
        whole = Polygon(ring).buffer(0).intersection(frame).area
        kept = sum(Polygon(one).buffer(0).area for one in cut_rings([ring], window))
        assert kept == pytest.approx(whole, abs=0.5)
    for river in outlines.rivers:
        whole = MultiLineString([LineString(line) for line in river.lines]).intersection(frame)
        cut = [LineString(line) for line in cut_lines(river.lines, window)]
        assert MultiLineString(cut).intersection(frame).length == pytest.approx(whole.length)

"""Counts as PowerPoint's own charts: their numbers can be edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.handouts.deck.deck_frame import INNER, LEFT, Box, in_russian, rgb
from pages.handouts.papers.paper_report import CountLine
from pages.handouts.papers.steady_zip import steady
from pages.shared.figures.palette import tokens
from pages.shared.words.russian import NBSP

_SIZE = Pt(14)
_WHITE = (
    f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
)
_NO_TEXT = re.compile(r"[={]|[a-z]+:", re.IGNORECASE)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def month_chart(slide: Any, months: Sequence[CountLine], box: Box, made: datetime) -> None:
    """Sure events solid, possible ones hatched above them."""
    data = _data([month.name for month in months])
    data.add_series("точно", [month.n for month in months])
    data.add_series("возможно", [month.possible for month in months])
    chart = _chart(slide, XL_CHART_TYPE.COLUMN_STACKED, data, box, made)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = _SIZE
    sure, possible = chart.plots[0].series
    colours = tokens("light")
    sure.format.fill.solid()
    sure.format.fill.fore_color.rgb = rgb(colours.action)
    sure.data_labels.font.color.rgb = rgb("#FFFFFF")
    possible.format.fill.patterned()
    possible.format.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    possible.format.fill.fore_color.rgb = rgb(colours.action)
    possible.format.fill.back_color.rgb = rgb("#FFFFFF")
    possible.format.line.color.rgb = rgb(colours.action)
    # On the hatching a number would not be read: it stands on a ground of its own.
    possible.data_labels._element.get_or_add_txPr().addprevious(parse_xml(_WHITE))


def bar_chart(
    slide: Any, of: str, counts: Sequence[CountLine], box: Box, made: datetime, most: int
) -> None:
    """One bar a name, the first at the top.

    Args:
        slide: where it goes.
        of: what is counted, for the chart's table.
        counts: names and numbers.
        box: top and height of the chart.
        made: the time within the chart's workbook.
        most: the largest number of all charts of this kind, so that they have one scale.
    """
    data = _data([count.name for count in counts])
    data.add_series(of, [count.n for count in counts])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, box, made)
    chart.has_legend = False
    chart.category_axis.reverse_order = True
    chart.value_axis.maximum_scale = max(most * 1.1, 1)
    series = chart.plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(tokens("light").action)
    series.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _data(names: Sequence[str]) -> Any:
    """The chart's table; what a workbook would take for a formula or a link stays a text."""
    made: Any = CategoryChartData
    data = made()
    data.categories = [f"{NBSP}{name}" if _NO_TEXT.match(name) else name for name in names]
    return data


def _chart(slide: Any, kind: Any, data: Any, box: Box, made: datetime) -> Any:
    top, height = box
    frame = slide.shapes.add_chart(kind, LEFT, top, INNER, height, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", slide.shapes.title.text_frame.text)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = _SIZE
    chart.font.language_id = MSO_LANGUAGE_ID.RUSSIAN
    chart.font.color.rgb = rgb(tokens("light").ink)
    chart.plots[0].gap_width = 45
    chart.plots[0].has_data_labels = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = rgb(tokens("light").line)
    for series in chart.plots[0].series:
        labels = series.data_labels
        labels.show_value = True
        # A nought beside a bar of no length says nothing and covers its neighbour.
        labels.number_format, labels.number_format_is_linked = "0;;", False
        labels.font.size = _SIZE
    in_russian(chart._chartSpace)
    workbook = chart.part.chart_workbook.xlsx_part
    workbook._blob = _steady_workbook(workbook.blob, made)
    return chart


def _steady_workbook(content: bytes, made: datetime) -> bytes:
    """The chart's numbers with the edition's time instead of the clock's."""
    out = io.BytesIO()
    when = f"{made:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + when, part)
            new.writestr(name, part)
    return steady(out.getvalue(), made)

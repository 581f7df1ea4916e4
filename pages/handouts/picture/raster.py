"""A drawn picture as points, for programs that show no SVG: 300 to the inch, its letters inside."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import typst

from etl.folders import FONTS

ACROSS = 230
"""Millimetres that a picture takes on paper: its smallest names are legible."""
_PAGE = """
#set page(width: float(sys.inputs.across) * 1mm, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""
_SVG_WITHIN = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{}"/></a:ext></a:extLst>'
)


@lru_cache(maxsize=1)
def faces() -> typst.Fonts:
    """The shipped letters and those within typst; none of the computer's own."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


@lru_cache(maxsize=8)
def as_png(svg: str, across: int = ACROSS) -> bytes:
    """The picture as PNG.

    Args:
        svg: the drawing.
        across: its width on paper in millimetres.
    """
    told = {"svg": svg, "across": str(across)}
    setter = typst.Compiler(_PAGE.encode(), font_paths=faces(), sys_inputs=told)
    png = setter.compile(format="png", ppi=300)
    assert isinstance(png, bytes)
    return png


def svg_beside(blip: Any, part: Any, svg_part: Any, parse: Any) -> None:
    """Give a picture of Word or PowerPoint its drawing: newer versions show that, sharp.

    Args:
        blip: the picture's ``a:blip``.
        part: the document's part that shows it.
        svg_part: the part with the drawing.
        parse: the library's reader of XML.
    """
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    blip.append(parse(_SVG_WITHIN.format(part.relate_to(svg_part, image))))

"""Pictures in a Word document: points that every version shows, the drawing beside them."""

from __future__ import annotations

import io
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from pages.handouts.picture.raster import ACROSS, as_png, svg_beside
from pages.handouts.picture.slice_map import MapPicture

_TALLEST = Mm(130)
"""So that a heading and what is said below find room on the picture's page: else LibreOffice leaves
the heading alone on the page before."""


def put_map(document: Any, drawn: MapPicture, *, level: int = 1, across: int = ACROSS) -> None:
    """The map under its title, or the line that says why there is none.

    Args:
        document: what is written.
        drawn: the map.
        level: of the heading.
        across: its width in millimetres.
    """
    document.add_heading(drawn.title, level)
    put_picture(document, drawn, "Карта", across, keep=bool(drawn.notes))
    for note in drawn.notes:
        document.add_paragraph(note, "Small Print")


def put_picture(
    document: Any, drawn: MapPicture, called: str, across: int = ACROSS, *, keep: bool = False
) -> None:
    """A picture in a paragraph of its own.

    Args:
        document: what is written.
        drawn: the picture; nothing where it has none.
        called: what it is, for those who cannot see it.
        across: its width in millimetres.
        keep: with what follows; two pictures and their headings that all keep together fit no page,
            and then none of them is kept.
    """
    if not drawn.svg:
        return
    place = document.add_paragraph()
    place.paragraph_format.keep_with_next = keep
    shape = place.add_run().add_picture(io.BytesIO(as_png(drawn.svg)), width=Mm(across))
    if shape.height > _TALLEST:
        shape.width, shape.height = round(shape.width * _TALLEST / shape.height), _TALLEST
    shape._inline.docPr.set("descr", f"{called}. {drawn.title}")
    shape._inline.docPr.set("name", called)
    package = document.part.package
    name = PackURI(f"/word/media/drawing{shape._inline.docPr.get('id')}.svg")
    drawing = Part(name, "image/svg+xml", drawn.svg.encode(), package)
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    svg_beside(blip, document.part, drawing, parse_xml)

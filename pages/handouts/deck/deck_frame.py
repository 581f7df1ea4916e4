"""A presentation to fill: 16 to 9, Russian, with title, foot and speaker's notes on every slide."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from pages.handouts.papers.file_properties import Handed, tell
from pages.handouts.papers.steady_zip import steady
from pages.handouts.picture.raster import ACROSS, as_png, svg_beside
from pages.handouts.picture.slice_map import MapPicture
from pages.shared.figures.palette import tokens
from pages.shared.figures.text_fit import text_width

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.6), Inches(1.45)
INNER = WIDTH - 2 * LEFT
"""Between the margins: the width of everything on a slide."""
ROOM = Inches(5.25)
"""From ``TOP`` to the foot."""
WIDER = 1.12
"""Arial beside PT Sans, whose widths are known; rather too much than too little."""
Box = tuple[int, int]
"""Top and height of what stands between the margins."""
_CUT = " … (полностью в заметках)"
_FACE = "Arial"
_COVER, _TITLED = 0, 5
"""Of the template's layouts those that are kept."""
_NAMES = {_COVER: "Титул", _TITLED: "Заголовок и свободное место"}
_PROMPTS = {"title": "Заголовок", "ctrTitle": "Заголовок", "subTitle": "Подзаголовок"}
_EXTRA = ("dt", "pic")


class Deck:
    """The slides of a report, one added after the other."""

    def __init__(self, report: Handed) -> None:
        """Begin with an empty presentation."""
        self._drawings = 0
        self.report = report
        self._presentation: Any = pptx.Presentation()
        _widen(self._presentation)
        _speak_russian(self._presentation)
        tell(self._presentation.core_properties, report)

    def cover(self, title: str, lines: Sequence[str], notes: str) -> None:
        """The first slide: what this is."""
        slide = self._slide(_COVER, notes)
        heading, below = slide.shapes.title, slide.placeholders[1]
        _place(heading, LEFT, Inches(1.3), INNER, Inches(2.5))
        _place(below, LEFT, Inches(4.0), INNER, Inches(2.4))
        _fill(heading.text_frame, [title], Inches(2.4), (36, 32, 28, 24, 20))
        heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        _fill(below.text_frame, lines, Inches(2.4), (18, 16, 14), quiet=True)

    def slide(self, title: str, notes: str) -> Any:
        """A slide with a title; what stands on it is added by whoever asked."""
        slide = self._slide(_TITLED, notes)
        heading = slide.shapes.title
        _place(heading, LEFT, Inches(0.35), INNER, Inches(0.95))
        _fill(heading.text_frame, [title], Inches(0.9), (28, 24, 20, 18))
        heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return slide

    def text(
        self,
        slide: Any,
        lines: Sequence[str],
        box: Box,
        sizes: Sequence[float],
        *,
        quiet: bool = False,
    ) -> None:
        """Lines of text on a slide, in the largest of the sizes that keeps them within a box."""
        top, height = box
        shape = slide.shapes.add_textbox(LEFT, top, INNER, height)
        shape.text_frame.word_wrap = True
        _fill(shape.text_frame, lines, height, sizes, quiet=quiet)

    def picture(
        self, slide: Any, drawn: MapPicture, box: Box, across: tuple[int, int] = (LEFT, INNER)
    ) -> None:
        """A figure in the middle of a box: points, and beside them the drawing itself.

        Args:
            slide: where it goes.
            drawn: the picture, as large as the box lets it be.
            box: its top and height.
            across: its left and width.
        """
        (top, high), (left, wide) = box, across
        times = min(wide / drawn.width, high / drawn.height)
        width, height = int(drawn.width * times), int(drawn.height * times)
        points = io.BytesIO(as_png(drawn.svg, min(ACROSS, round(Emu(width).mm))))
        place = (left + (wide - width) // 2, top + (high - height) // 2, width, height)
        shape = slide.shapes.add_picture(points, *place)
        shape._element.nvPicPr.cNvPr.set("descr", f"Рисунок. {drawn.title}")
        self._drawings += 1
        name = PackURI(f"/ppt/media/drawing{self._drawings}.svg")
        drawing = Part(name, "image/svg+xml", slide.part.package, drawn.svg.encode())
        blip = shape._element.blipFill.find(qn("a:blip"))
        svg_beside(blip, slide.part, drawing, parse_xml)

    def saved(self) -> bytes:
        """The presentation as a file."""
        out = io.BytesIO()
        self._presentation.save(out)
        return steady(out.getvalue(), self.report.made)

    def _slide(self, layout: int, notes: str) -> Any:
        kept = self._presentation.slide_layouts[list(_NAMES).index(layout)]
        slide = self._presentation.slides.add_slide(kept)
        foot = f"{self.report.edition} · {self.report.source}".removesuffix(" · ")
        for held in kept.placeholders:
            kind = held.element.ph.get("type")
            if kind in ("ftr", "sldNum"):
                element = copy.deepcopy(held.element)
                slide.shapes._spTree.append(element)
                if kind == "ftr":
                    shape = slide.shapes[-1]
                    write(shape.text_frame, [foot], 11, quiet=True)
        frame = slide.notes_slide.notes_text_frame
        sources = f"Отбор: {self.report.chosen}. Источник: {foot}."
        frame.text = f"{notes}\n{sources}".strip()
        return slide


def write(
    frame: Any, lines: Sequence[str], size: float, *, bold: bool = False, quiet: bool = False
) -> None:
    """Put lines into a text frame, a paragraph each; nothing in them is markup."""
    frame.clear()
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if at:
            paragraph.space_before = Pt(size / 2)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.language_id = MSO_LANGUAGE_ID.RUSSIAN
        colours = tokens("light")
        run.font.color.rgb = rgb(colours.quiet_ink if quiet else colours.ink)


def in_russian(element: Any) -> None:
    """Call the language of everything within an element Russian."""
    for one in element.iter():
        if one.get("lang"):
            one.set("lang", "ru-RU")


def rgb(colour: str) -> Any:
    """A ``#rrggbb`` colour as PowerPoint's."""
    made: Any = RGBColor
    return made.from_string(colour.removeprefix("#"))


def _fill(
    frame: Any, lines: Sequence[str], height: int, sizes: Sequence[float], *, quiet: bool = False
) -> None:
    """The lines in the largest size that fits, or in the smallest, cut."""
    room = Emu(height).pt

    def needed(size: float) -> float:
        return sum(lines_of(line, INNER, size) * size * 1.2 + size / 2 for line in lines)

    size = next((one for one in sizes if needed(one) <= room), sizes[-1])
    most = max(int(room / (size * 1.2)) - len(lines) + 1, 1)
    write(frame, [clipped(line, INNER, size, most) for line in lines], size, quiet=quiet)


def clipped(text: str, width: int, size: float, most: int) -> str:
    """A text up to where it takes so many lines; the rest is in the notes, and that is said."""
    if lines_of(text, width, size) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = lines_of(text[:middle] + _CUT, width, size) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + _CUT


def lines_of(text: str, width: int, size: float) -> int:
    """How many lines a text takes in a box, as far as can be told without PowerPoint."""
    # What is inside a text box or a cell: its width without the margins of 0.1 inch each.
    room = Emu(width - Inches(0.2)).pt
    lines, left = 1, room
    for word in text.split(" "):
        need = text_width(word + " ", size, bold=True) * WIDER
        if need > left:
            lines += 1 if left < room else 0
            lines += int(need // room)
            left = room - need % room
        else:
            left -= need
    return lines


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _widen(presentation: Any) -> None:
    """The template is 4 to 3: its placeholders are stretched along with the slide."""
    times = WIDTH / presentation.slide_width
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    layouts = presentation.slide_layouts
    for at, layout in reversed(list(enumerate(layouts))):
        if at in _NAMES:
            layout.name = _NAMES[at]
        else:
            layouts.remove(layout)
    for page in (presentation.slide_master, *layouts):
        for shape in list(page.placeholders):
            kind = shape.element.ph.get("type")
            if kind in _EXTRA:
                shape.element.getparent().remove(shape.element)
                continue
            if kind in ("ftr", "sldNum"):
                narrow = Inches(1.2)
                left = LEFT if kind == "ftr" else WIDTH - LEFT - narrow
                wide = INNER - narrow if kind == "ftr" else narrow
                _place(shape, left, HEIGHT - Inches(0.55), wide, Inches(0.35))
            elif shape.width is not None:
                _place(shape, Emu(int(shape.left * times)), shape.top,
                       Emu(int(shape.width * times)), shape.height)  # fmt: skip


def _speak_russian(presentation: Any) -> None:
    """The template's own words and letters: what whoever edits the file sees."""
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', _LATIN)
    for page in (master, *presentation.slide_layouts, presentation.notes_master):
        for shape in page.placeholders:
            kind = shape.element.ph.get("type", "body")
            if kind in ("ftr", "sldNum"):
                for paragraph in shape.text_frame.paragraphs:
                    paragraph.alignment = PP_ALIGN.LEFT if kind == "ftr" else PP_ALIGN.RIGHT
            elif shape.has_text_frame and kind not in ("dt", "hdr"):
                levels = shape.text_frame.paragraphs
                for at, paragraph in enumerate(levels):
                    word = _PROMPTS.get(kind, "Текст") + (f", уровень {at + 1}" if at else "")
                    for run in paragraph.runs[:1]:
                        run.text = word
                    for run in paragraph.runs[1:]:
                        run._r.getparent().remove(run._r)
    for part in (presentation, master, *presentation.slide_layouts, presentation.notes_master):
        in_russian(part.element)
    relations = presentation.part.package._rels
    for key in [k for k, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        relations.pop(key)


_LATIN = f'<a:latin typeface="{_FACE}"/>'.encode()

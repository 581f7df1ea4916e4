"""The files that a slice can be taken away as: their names in an address and for people.

The one list of them: a format is a line here and a module of ``pages/handouts/`` that makes it.
Addresses, the command line and every page's links follow from the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Grain = Literal["event", "venue"]
SHOW_FILE = "show.pptx"
"""The name of a whole show as slides in an address; what it takes is no slice."""
GRAINS: dict[Grain, str] = {"event": "мероприятие", "venue": "мероприятие × место"}
"""What a row is; it stands in the file's name, so that nobody counts an event twice."""
_BOTH: tuple[Grain, ...] = ("event", "venue")
_EVENT: tuple[Grain, ...] = ("event",)


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a slice leaves.

    Attributes:
        key: its name on the command line; never changed, scripts hold it.
        tail: what follows «events» or «venues» in its address: «-excel.csv».
        media_type: of the file, as HTTP says it.
        label: its link on a page.
        module: the module of ``pages/handouts/`` with ``make(slice, grain) -> bytes``.
        note: one sentence: how it is opened, what is special.
        reader: for whom, in the file's name, "" where the ending says it.
        grains: what a row can be.
        alone: its whole name in an address, where it is not a table of events.
    """

    key: str
    tail: str
    media_type: str
    label: str
    module: str
    note: str
    reader: str = ""
    grains: tuple[Grain, ...] = _BOTH
    alone: str = ""

    def address(self, grain: Grain) -> str:
        """Its name in an address: «venues-excel.csv»."""
        return self.alone or f"{grain}s{self.tail}"

    @property
    def ending(self) -> str:
        """The ending of its file's name: «.csv»."""
        return self.tail[self.tail.index(".") :]


_ALL = (
    Format(
        "xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel (XLSX)",
        "workbook.xlsx_book",
        "Листы: мероприятия, места, сроки, партнёры, сводки и «О выгрузке», где объяснён "
        "каждый столбец. Точные даты — даты, остальные — слова.",
    ),
    Format(
        "pptx",
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "Слайды PowerPoint",
        "deck.slide_deck",
        "Числа, диаграммы и списки по сферам на слайдах, которые можно править; с заметками.",
        grains=_EVENT,
    ),
    Format(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Документ Word",
        "papers.docx_document",
        "Краткий отчёт и перечень по сферам в семи столбцах плана; можно править.",
        grains=_EVENT,
    ),
    Format(
        "pdf",
        ".pdf",
        "application/pdf",
        "PDF для печати",
        "papers.pdf_document",
        "Тот же отчёт и перечень с номерами страниц; шрифт внутри.",
        grains=_EVENT,
    ),
    Format(
        "html",
        ".html",
        "text/html; charset=utf-8",
        "Страница одним файлом",
        "onefile.one_file_page",
        "Открывается с флешки без сети: карта, срок, перечень с поиском и отборами.",
        grains=_EVENT,
    ),
    Format(
        "ics",
        ".ics",
        "text/calendar; charset=utf-8",
        "Календарь (ICS)",
        "agenda.ics_calendar",
        "Точные даты как события на весь день; без точной даты не входит или, если попросить, "
        "стоит отметкой в начале промежутка.",
    ),
    Format(
        "csv-excel",
        "-excel.csv",
        "text/csv; charset=utf-8",
        "CSV для Excel",
        "tables.csv_excel",
        "Открывается двойным щелчком: русские заголовки, даты и дробные числа по-русски.",
        reader="Excel",
    ),
    Format(
        "csv",
        ".csv",
        "text/csv; charset=utf-8",
        "CSV для программ",
        "tables.csv_machine",
        "Имена и коды столбцов как в таблицах, даты год-месяц-день, запятая между столбцами.",
        reader="программ",
    ),
    Format(
        "geojson",
        ".geojson",
        "application/geo+json",
        "GeoJSON",
        "tables.geojson_points",
        "Места проведения для карт; район, область и страна точкой не ставятся.",
    ),
    Format(
        "parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "Parquet",
        "tables.parquet_table",
        "Столбцы и типы как в таблицах программы.",
    ),
    Format(
        "datapackage",
        ".zip",
        "application/zip",
        "Пакет данных (ZIP)",
        "tables.data_package",
        "Все таблицы, CSV и Parquet, с описанием каждого столбца (Frictionless Data Package).",
        reader="программ, все таблицы",
        grains=_EVENT,
        alone="datapackage.zip",
    ),
)
FORMATS: Mapping[str, Format] = {one.key: one for one in _ALL}
"""By key, in the order in which they are offered to people."""
FILES: Mapping[str, tuple[Format, Grain]] = {
    one.address(grain): (one, grain) for one in _ALL for grain in one.grains
}
"""Each file by its name in an address."""

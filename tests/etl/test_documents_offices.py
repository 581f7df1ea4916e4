"""One plan as programs of real offices write it; the right values are those of ``PLAN``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from openpyxl import Workbook

from etl.documents.file_kind import kind_of
from etl.documents.in_process import ToConvertError, read_bytes
from etl.model import PlanDocument
from tests.etl.documents_made import TITLE

HEADS = ["№ п/п", "Наименование мероприятия", "Место проведения", "Сроки проведения", "Участники"]
PLAN = [
    [
        "1.",
        "Фестиваль «Хоровод»",
        "г. Смоленск, ул. Мира, д. 8",
        "21-22 марта, 28 марта",
        "Беларусь",
    ],
    ["2.", "Выставка «Связь\nвремён»", "г. Рославль, музей", "II квартал 2026 года", "г. Кричев"],
    ["3.", "Турнир; пробег", "пгт Красный", "10.04.2026", "Казахстан"],
]
LINES = [HEADS, ["В сфере культуры"], *PLAN[:2], ["В сфере спорта"], PLAN[2]]
SHEET = [[TITLE], [], *LINES]


def is_plan(read: PlanDocument) -> bool:
    names = ("title", "place_text", "dates_text", "participants_text")
    said = [[r.number_text, *(r.cells[name] for name in names)] for r in read.rows]
    spheres = ["В сфере культуры", "В сфере культуры", "В сфере спорта"]
    clean = [row.quality for row in read.rows] == [()] * 3
    flat = [[" ".join(text.split()) for text in row] for row in PLAN]
    return said == flat and [r.sphere for r in read.rows] == spheres and clean


def separated(sign: str, first: str = "", *, wide: bool = False) -> str:
    out = io.StringIO()
    out.write(first)
    writer = csv.writer(out, delimiter=sign, lineterminator="\r\n")
    writer.writerows([[*row, *[""] * (5 - len(row))] if wide else row for row in SHEET])
    return out.getvalue()


def web(cell: str, *, head: str = "<meta charset=utf-8>", table: str = "<table>") -> str:
    """A page whose cells are written as ``cell``, with «{text}» and «{span}»."""
    rows = ""
    for line in LINES:
        span = ' colspan="5"' if len(line) == 1 else ""
        made = (cell.format(text=text.replace("\n", "<br>"), span=span) for text in line)
        rows += f"<tr>{''.join(made)}</tr>"
    return f"<html><head>{head}</head><body><p>{TITLE}</p>{table}{rows}</table></body></html>"


def reporting_sheet() -> bytes:
    """As 1C prints: columns of several narrow ones, all merged, a margin, lines below."""
    book, out = Workbook(), io.BytesIO()
    sheet, at = book.active, 4
    widths = (1, 4, 3, 2, 5)
    starts = [2 + sum(widths[:n]) for n in range(5)]
    sheet.cell(2, 2, TITLE)
    sheet.merge_cells("B2:P2")
    for line in LINES:
        for first, width, text in zip(starts, widths, line, strict=False):
            sheet.cell(at, first, text)
            end = 16 if len(line) == 1 else first + width - 1
            sheet.merge_cells(start_row=at, end_row=at, start_column=first, end_column=end)
        at += 1
    sheet.cell(at + 1, 2, "Исполнитель: Иванов И.И.")
    book.save(out)
    return out.getvalue()


def letter() -> bytes:
    """A page out of a mail program's archive: a text beside it, headers before it."""
    mail = MIMEMultipart("alternative")
    mail.attach(MIMEText("Направляем план.", "plain", "utf-8"))
    mail.attach(MIMEText(web("<td{span}><p class=MsoNormal>{text}</p></td>"), "html", "utf-8"))
    return mail.as_bytes()


WORD_HEAD = '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Excel, csv": ("план.csv", lambda: separated(";").encode("cp1251")),
    "Excel, csv with its sign": ("план.csv", lambda: separated(";", "sep=;\r\n").encode("cp1251")),
    "Excel, text in Unicode": ("план.txt", lambda: separated("\t").encode("utf-16")),
    "Google, csv": ("план.csv", lambda: separated(",", wide=True).encode()),
    "Google, tsv": ("план.tsv", lambda: separated("\t", wide=True).encode()),
    "LibreOffice, csv": ("план.csv", lambda: separated(";", wide=True).encode("utf-8-sig")),
    "Word, page": (
        "план.htm",
        lambda: web(
            "<td{span} valign=top><p class=MsoNormal><span>{text}<o:p></o:p></span></p></td>",
            head=WORD_HEAD,
        ).encode("cp1251"),
    ),
    "Google, page": (
        "план.html",
        lambda: web(
            '<td class="c3"{span}><p class="c1"><span class="c0">{text}</span></p></td>',
            head="<meta charset=utf-8><style>.c0{color:#000}.c3{border:1px}</style>",
        ).encode(),
    ),
    "LibreOffice, page": (
        "план.html",
        lambda: web('<td{span} align="left"><font face="Arial">{text}</font></td>').encode(),
    ),
    "a page in UTF-16": (
        "план.html",
        lambda: web("<td{span}>{text}</td>", head="").encode("utf-16"),
    ),
    "a page called .doc": ("план.doc", lambda: web("<td{span}>{text}</td>").encode()),
    "a page called .xls": ("план.xls", lambda: web("<td{span}>{text}</td>").encode()),
    "a letter": ("план.mht", letter),
    "1C": ("план.xlsx", reporting_sheet),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_plan_as_offices_write_it(kind: str) -> None:
    name, made = DOCUMENTS[kind]
    read = read_bytes(name, made())
    assert is_plan(read)
    assert TITLE in read.title


def test_real_dates_in_two_columns() -> None:
    book, out = Workbook(), io.BytesIO()
    heads = ["№", "Мероприятие", "Начало", "Окончание", "Место проведения"]
    first = [1, "Форум", datetime(2026, 5, 12), datetime(2026, 5, 14), "г. Минск"]
    second = [2, "Бал", datetime(2026, 3, 5, 18, 30), datetime(2026, 3, 5, 20), "г. Орша"]
    for row in ([TITLE], heads, first, second):
        book.active.append(row)
    for cells in book.active.iter_rows(min_row=3, min_col=3, max_col=4):
        for cell in cells:
            cell.number_format = "dd.mm.yyyy"
    book.save(out)
    read = read_bytes("план.xlsx", out.getvalue())
    assert [row.cells["dates_text"] for row in read.rows] == [
        "12.05.2026 – 14.05.2026",
        "05.03.2026",
    ]


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("план.xls", '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        ("план.doc", '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'),
    ],
)  # fmt: skip
def test_documents_of_office_as_xml_are_converted(name: str, root: str) -> None:
    data = f'<?xml version="1.0"?>\n{root}'.encode()
    assert kind_of(name, data) == "convert"
    with pytest.raises(ToConvertError):
        read_bytes(name, data)

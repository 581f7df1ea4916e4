"""Web pages as offices export them: looks by style and class, sheets, archives, encodings."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from etl.documents.in_process import read_bytes
from etl.model import PlanDocument
from tests.etl.documents_made import TITLE

HEADS = ("№", "Мероприятие", "Сроки", "Место проведения", "Участники")
ROWS = [("1", "Форум", "9 июня", "г. Чита", "Монголия"), ("2", "Слёт", "май", "г. Омск", "КНР")]


def page(dates: str = "", *, style: str = "", row: str = "", encoding: str = "utf-8") -> str:
    """A plan whose first row has these words for its dates."""
    lines = [HEADS, *(tuple(line) for line in ROWS)]
    cells = [[f"<td>{text}</td>" for text in line] for line in lines]
    if dates:
        cells[1][2] = dates if dates.startswith("<td") else f"<td>{dates}</td>"
    table = "".join(
        f"<tr{row if n == 1 else ''}>{''.join(line)}</tr>" for n, line in enumerate(cells)
    )
    head = f'<meta charset="{encoding}"><style>{style}</style>'
    return f"<html><head>{head}</head><body><p>{TITLE}</p><table>{table}</table></body></html>"


def read(text: str, name: str = "план.html", encoding: str = "utf-8") -> PlanDocument:
    return read_bytes(name, text.encode(encoding))


@pytest.mark.parametrize(
    ("style", "dates"),
    [
        (".c5{text-decoration:line-through;color:#000}", '<span class="c5">10 мая </span>9 июня'),
        (".c0{color:red}span.c5 {text-decoration: underline line-through}",
         '<span class="c0 c5">10 мая </span>9 июня'),
        ("p.x, span.c5, li.y{text-decoration-line:line-through}",
         '<span class="c5">10 мая </span>9 июня'),
        ("", '<span style="text-decoration:line-through">10 мая</span> 9 июня'),
        ("", '<p style="text-decoration:line-through">10 мая</p><p>9 июня</p>'),
        ("", "<del>10 мая</del> 9 июня"),
    ],
)  # fmt: skip
def test_words_struck_out_by_a_style(style: str, dates: str) -> None:
    plan = read(page(dates, style=style))
    assert plan.rows[0].cells["dates_text"] == "9 июня"
    assert plan.rows[0].quality == ("struck_out",)
    assert any("10 мая" in note for note in plan.notes)


@pytest.mark.parametrize(
    "look", ['<td class="s5">10 мая</td>', '<td style="text-decoration:line-through">10 мая</td>']
)
def test_a_cell_struck_out_whole(look: str) -> None:
    plan = read(page(look, style=".s5{text-decoration:line-through}"))
    assert plan.rows[0].cells["dates_text"] == ""
    assert "struck_out" in plan.rows[0].quality


@pytest.mark.parametrize(
    ("style", "dates"),
    [
        (".c7{vertical-align:super;font-size:8pt}", '2<span class="c7">1</span> мая'),
        ("", '2<span style="vertical-align:super">1</span> мая'),
        ("", "2<span style='mso-text-raise:4.0pt'>1</span> мая"),
        ("", "2<sup>1</sup> мая"),
    ],
)
def test_a_raised_mark_is_no_digit(style: str, dates: str) -> None:
    assert read(page(dates, style=style)).rows[0].cells["dates_text"] == "2¹ мая"


@pytest.mark.parametrize("look", ["color:red", "text-decoration:none", "vertical-align:top"])
def test_other_looks_say_nothing(look: str) -> None:
    plan = read(page(f'<span style="{look}">2</span>1 мая', style=f".c{{{look}}}"))
    assert plan.rows[0].cells["dates_text"] == "21 мая"
    assert plan.rows[0].quality == ()


def test_hidden_words_and_rows() -> None:
    plan = read(page('<span style="display:none">1</span>9 июня', row=" style='display:none'"))
    assert plan.rows[0].cells["dates_text"] == "9 июня"
    assert plan.rows[0].quality == ("hidden_row",)


def test_the_letters_and_numbers_of_a_google_sheet_are_no_cells() -> None:
    letters = "".join(f'<th class="column-headers-background">{c}</th>' for c in "ABCDE")
    lines = [(TITLE,), HEADS, *ROWS]
    body = "".join(
        f'<tr><th class="row-headers-background">{n}</th>'
        + "".join(f"<td>{text}</td>" for text in line)
        + "</tr>"
        for n, line in enumerate(lines, start=1)
    )
    origin = '<th class="row-header freezebar-origin-ltr"></th>'
    table = f'<table class="waffle"><thead><tr>{origin}{letters}</tr></thead>{body}</table>'
    plan = read(f"<html><head><meta charset=utf-8></head><body>{table}</body></html>")
    assert [row.number_text for row in plan.rows] == ["1", "2"]
    assert plan.title == TITLE


def test_a_class_of_the_same_name_elsewhere_is_a_cell() -> None:
    plan = read(page().replace("<td>1</td>", '<td class="row-header">1</td>'))
    assert [row.number_text for row in plan.rows] == ["1", "2"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1251", "utf-8"])
def test_a_page_in_any_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    plan = read(mark + page(encoding=encoding if not mark else "unicode"), encoding=encoding)
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]


def test_an_archive_of_frames_has_its_plan_in_a_further_page() -> None:
    frames = '<html><head></head><frameset><frame src="sheet001.htm"></frameset></html>'
    whole = MIMEMultipart("related")
    for text in (frames, page()):
        whole.attach(MIMEText(text, "html", "utf-8"))
    plan = read_bytes("план.mht", whole.as_bytes())
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]

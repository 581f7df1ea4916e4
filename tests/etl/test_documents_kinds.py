"""Endings of names: tables as text, web pages, workbooks that another program has to convert."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.documents import read_document
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import TITLE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
HEADS = ("№", "Мероприятие", "Сроки", "Место проведения", "Участники")
ROWS = (
    ("1", "Форум", "9-11 июня 2026 года", "г. Чита, театр", "Монголия, КНР"),
    ("2", "Выставка «Степь»", "май", "пгт Агинское", "Монголия"),
)
PAGE = (
    f"<html><meta charset=utf-8><p>{TITLE}</p><table>"
    + "".join("<tr><td>" + "<td>".join(row) for row in (HEADS, *ROWS))
    + "</table></html>"
)


def lines(sign: str, above: str = TITLE) -> str:
    """Cells that hold the sign stand in quotes, as programs write them."""
    quoted = [[f'"{c}"' if sign in c else c for c in row] for row in (HEADS, *ROWS)]
    return "\r\n".join([above, *map(sign.join, quoted)]) + "\r\n"


def workbook() -> bytes:
    book, stream = Workbook(), io.BytesIO()
    for row in ([TITLE], HEADS, *ROWS):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def read(folder: Path, name: str, data: bytes) -> PlanDocument:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def is_plan(document: PlanDocument) -> bool:
    names = ("number", "title", "dates_text", "place_text", "participants_text")
    said = [(r.number_text, *(r.cells[n] for n in names[1:])) for r in document.rows]
    return said == [*ROWS] and document.title == TITLE and not document.unknown_headings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_comma_separated_values(tmp_path: Path, sign: str, encoding: str) -> None:
    assert is_plan(read(tmp_path, "план.csv", lines(sign).encode(encoding)))


def test_a_title_with_commas_and_empty_cells_behind_it(tmp_path: Path) -> None:
    above = f'"{TITLE}",,,,\r\n,,,,'
    assert is_plan(read(tmp_path, "план.csv", lines(",", above).encode()))


def test_commas_are_no_columns_of_a_text(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocumentError):
        read(tmp_path, "план.txt", lines(",").encode())


@pytest.mark.parametrize("name", ["план.html", "план.htm", "план.mht", "план.xls", "ПЛАН.HTML"])
def test_a_web_page(tmp_path: Path, name: str) -> None:
    assert is_plan(read(tmp_path, name, PAGE.encode()))


def test_a_workbook_under_the_older_name(tmp_path: Path) -> None:
    assert is_plan(read(tmp_path, "план.xls", workbook()))


@pytest.mark.started_anew
@pytest.mark.parametrize("name", ["план.xls", "план.ods"])
def test_a_workbook_that_is_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A stand-in for soffice that is called as the real one and leaves an .xlsx behind."""
    (tmp_path / "готовый.xlsx").write_bytes(workbook())
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != --convert-to ]; do shift; done\n'
        f'/bin/cp "{tmp_path}/готовый.xlsx" "$4/plan.$2"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    data = OLE if name.endswith(".xls") else _open_document()
    document = read(tmp_path, name, data)
    assert is_plan(document)
    assert document.rows[0].source_ref.startswith(name)


@pytest.mark.started_anew
@pytest.mark.parametrize("name", ["план.xls", "план.ods"])
def test_without_libreoffice_the_advice_is_excel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedDocumentError, match=r"в Excel как \.xlsx"):
        read(tmp_path, name, OLE if name.endswith(".xls") else _open_document())


def _open_document() -> bytes:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return stream.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "cells",
    [
        ("3", "Выставка", "5", " 6 июня", "г. Минск", "музеи"),
        ("3", "Выставка", "5 июня", "г. Минск", "музеи", " театры"),
        ("3", "Выставка", "5 июня", "г. Минск", " ул. Ленина", " 5", "музеи"),
    ],
)
def test_a_row_with_more_cells_than_headings_is_doubted(
    tmp_path: Path, sign: str, cells: tuple[str, ...]
) -> None:
    name = "план.csv" if sign == "," else "план.txt"
    document = read(tmp_path, name, (lines(sign) + sign.join(cells)).encode())
    assert [r.quality for r in document.rows] == [(), (), ("more_cells",)]


@pytest.mark.parametrize("sign", [",", ";"])
def test_empty_cells_behind_a_row_are_no_doubt(tmp_path: Path, sign: str) -> None:
    row = sign.join(("3", "Выставка", "5 июня", "г. Минск", "музеи", "", " "))
    document = read(tmp_path, "план.csv", (lines(sign) + row).encode())
    assert [r.quality for r in document.rows] == [(), (), ()]


def test_a_comma_in_quotes_is_no_further_cell(tmp_path: Path) -> None:
    row = '3,"Выставка, показ","5, 6 июня","г. Минск, ул. Ленина, 5","музеи, театры"'
    document = read(tmp_path, "план.csv", (lines(",") + row).encode())
    assert document.rows[2].cells["dates_text"] == "5, 6 июня"
    assert [r.quality for r in document.rows] == [(), (), ()]


def test_where_most_rows_have_more_cells_a_sphere_is_no_cell(tmp_path: Path) -> None:
    rows = [f"{n},Форум,май,г. Минск, театр,КНР" for n in (1, 2, 3)] + ["4,Бал,июнь,г. Минск,КНР"]
    text = "\n".join([TITLE, ",".join(HEADS), "В сфере культуры", *rows, "В сфере спорта",
                      "5,Кубок,июль,г. Брест,Сербия"])  # fmt: skip
    document = read(tmp_path, "план.csv", text.encode())
    assert [r.sphere for r in document.rows] == ["В сфере культуры"] * 4 + ["В сфере спорта"]
    assert [r.quality for r in document.rows] == [("more_cells",)] * 3 + [(), ()]
    assert document.rows[3].cells["participants_text"] == "КНР"
    assert not document.unknown_headings

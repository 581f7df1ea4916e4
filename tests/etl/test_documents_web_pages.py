"""A web page that is named .doc, as many programs write «Word»: read without any other program."""

from __future__ import annotations

from pathlib import Path
from quopri import encodestring

import pytest

from etl.documents import read_document
from etl.refusals import RefusedDocumentError

HEADS = (
    "<tr><th>№</th><th>Наименование мероприятия</th><th>Дата</th><th>Место</th>"
    "<th>Участники</th></tr>"
)
ROW = (
    "<tr><td>1</td><td>Форум</td><td>9&ndash;11&nbsp;сентября</td><td>г. Минск</td>"
    "<td>Беларусь</td></tr>"
)
UTF8 = '<meta charset="utf-8">'
WINDOWS = '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'


def page(body: str, *, head: str = UTF8, before: str = "", start: str = "<html>") -> str:
    return f"{before}{start}<head>{head}</head><body><h2>План на 2026 год</h2>{body}</body></html>"


def archive(content: bytes, charset: str) -> bytes:
    """As Word saves a «web page in one file»."""
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="'
        + charset.encode()
        + b'"\r\n\r\n'
        + encodestring(content)
        + b"\r\n--x--\r\n"
    )


TABLE = f"<table>{HEADS}{ROW}</table>"
PAGES = {
    "plain": page(TABLE).encode(),
    "with a mark of its bytes": page(TABLE, before="\ufeff").encode(),
    "Windows-1251": page(TABLE, head=WINDOWS).encode("cp1251"),
    "Windows-1251 that does not say so": page(TABLE, head="").encode("cp1251"),
    "a wrong word for its encoding": page(TABLE).encode("cp1251"),
    "parts of a table": page(f"<table><thead>{HEADS}</thead><tbody>{ROW}</tbody></table>").encode(),
    "by Word": page(
        TABLE.replace("Форум", "<p class=MsoNormal><span>Форум<o:p></o:p></span></p>"),
        start='<html xmlns:o="urn:schemas-microsoft-com:office:office">',
    ).encode(),
    "a comment within": page(f"<!--[if gte mso 9]><xml></xml><![endif]-->{TABLE}").encode(),
    "a comment before": page(TABLE, before="<!-- сохранено -->\n").encode(),
    "a doctype": page(TABLE, before="<!DOCTYPE html>\n").encode(),
    "as XML": page(TABLE, before='<?xml version="1.0" encoding="utf-8"?>\n').encode(),
    "capitals": page(TABLE).replace("table", "TABLE").replace("html", "HTML").encode(),
    "no beginning": page(TABLE, start="").encode(),
    "a table that lays out the page": page(
        f"<table><tr><td>Меню<td><p>Новости</p><div>{TABLE}</div></table>"
    ).encode(),
    "two of them": page(f"<table><tr><td><table><tr><td>{TABLE}</table></table>").encode(),
    "an archive": archive(page(TABLE).encode(), "utf-8"),
    "an archive in Windows-1251": archive(
        page(TABLE, head=WINDOWS).encode("cp1251"), "windows-1251"
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "план.doc"
    path.write_bytes(PAGES[name])
    (row,) = read_document(path).rows
    cells = [row.cells[field] for field in ("title", "dates_text", "place_text")]
    assert cells == ["Форум", "9–11 сентября", "г. Минск"]
    assert row.quality == ()


@pytest.mark.parametrize(
    "body", ["", "<p>Текст</p>", "<div>" * 5_000 + TABLE, "<table><tr><td>" * 300 + TABLE]
)
def test_a_page_that_is_no_plan_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "план.doc"
    path.write_bytes(page(body).encode())
    with pytest.raises(RefusedDocumentError):
        read_document(path)


@pytest.mark.parametrize("nothing", ["<!doctype html><!-- <table> -->", "<html", "<!doctype html>"])
def test_a_page_of_nothing_but_remarks_has_no_table(nothing: str, tmp_path: Path) -> None:
    path = tmp_path / "план.html"
    path.write_text(nothing, encoding="utf-8")
    with pytest.raises(RefusedDocumentError, match="нет ни одной таблицы"):
        read_document(path)

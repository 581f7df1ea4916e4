"""Parts that Word shows as text, and titles and headings away from the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import HEADINGS, TITLE, W, docx, item, p, tbl, tc, tr, zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def made(path: Path, body: str, parts: dict[str, tuple[str, str | bytes]]) -> PlanDocument:
    """A document with further parts: target -> (kind, content); the ids are r0, r1, …"""
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for i, (target, (kind, _)) in enumerate(parts.items())
    )
    files: dict[str, bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}'
        "</Relationships>".encode(),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:body>{body}'
        "</w:body></w:document>".encode(),
    }
    for target, (_, content) in parts.items():
        files[f"word/{target}"] = content.encode() if isinstance(content, str) else content
    return read_document(zipped(path / "план.docx", files))


def titles(plan: PlanDocument) -> list[str]:
    return [row.cells["title"] for row in plan.rows]


def web(*rows: tuple[str, ...]) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><body><table>{lines}</table></body></html>"


CHUNK = '<w:altChunk r:id="r0"/>'
PAGE = web(item("2", "Слёт", place="г. <b>Витебск</b>", dates="2<sup>1</sup> мая"))


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("chunk.html", PAGE),
        ("chunk.htm", PAGE.replace("<html>", "<!DOCTYPE html><html>")),
        ("chunk.html", b"<meta charset=windows-1251>" + PAGE.encode("cp1251")),
        ("chunk.html", PAGE.encode("cp1251")),
        ("chunk.dat", PAGE),
        ("chunk.mht", b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
         b"Content-Transfer-Encoding: 8bit\r\n\r\n" + PAGE.encode()),
    ],
)  # fmt: skip
def test_an_imported_page_goes_on_with_the_plan(
    tmp_path: Path, target: str, content: str | bytes
) -> None:
    body = p(TITLE) + tbl(HEADINGS, item("1", "Форум")) + CHUNK
    plan = made(tmp_path, body, {target: ("aFChunk", content)})
    assert titles(plan) == ["Форум", "Слёт"]
    assert plan.rows[1].cells["place_text"] == "г. Витебск"
    assert plan.rows[1].cells["dates_text"] == "2¹ мая"
    assert plan.leftovers == ()


@pytest.mark.parametrize("embedding", ["<w:altChunk {}/>", "<w:subDoc {}/>", p("<w:subDoc {}/>")])
def test_the_whole_plan_may_be_an_embedded_document(tmp_path: Path, embedding: str) -> None:
    inner = docx(tmp_path / "inner.docx", p(TITLE) + tbl(HEADINGS, item("1", "Форум")))
    parts: dict[str, tuple[str, str | bytes]] = {"inner.docx": ("aFChunk", inner.read_bytes())}
    plan = made(tmp_path, embedding.format('r:id="r0"'), parts)
    assert titles(plan) == ["Форум"]
    assert plan.title == TITLE


def test_a_part_that_is_not_read_is_named(tmp_path: Path) -> None:
    body = p(TITLE) + tbl(HEADINGS, item("1", "Форум")) + CHUNK
    plan = made(tmp_path, body, {"chunk.rtf": ("aFChunk", "{\\rtf1 text}")})
    assert plan.notes == ("часть документа не прочитана: вставка «word/chunk.rtf»",)


def test_a_document_that_is_one_unread_part_is_not_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocumentError) as refused:
        made(tmp_path, CHUNK, {"chunk.rtf": ("aFChunk", "{\\rtf1 text}")})
    assert "вставлено отдельной частью «word/chunk.rtf»" in str(refused.value)


def test_a_part_within_a_cell_is_its_text_or_flags_the_row(tmp_path: Path) -> None:
    first = item("1", "Форум")
    body = p(TITLE) + tbl(HEADINGS, tr(*first[:2], tc(CHUNK + p("")), *first[3:]))
    read = made(tmp_path, body, {"chunk.html": ("aFChunk", "<html><p>г. Орша</p></html>")})
    assert read.rows[0].cells["place_text"] == "г. Орша"
    unread = made(tmp_path, body, {"chunk.rtf": ("aFChunk", "{\\rtf1 text}")})
    assert unread.rows[0].quality == ("part_unread",)


PLAN = tbl(HEADINGS, item("1", "Форум"))
LINES = p("ПЛАН") + p("международных мероприятий") + p("на 2026 год")
WHOLE = "ПЛАН международных мероприятий на 2026 год"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (tbl((tc(p(TITLE)),)) + PLAN, TITLE),
        (tbl((tc(LINES),)) + PLAN, WHOLE),
        (tbl((tc(p(TITLE) + PLAN + p("")),)), TITLE),
        (tbl(("СОГЛАСОВАНО", tc(p("УТВЕРЖДАЮ") + p("12.01.2026") + LINES))) + PLAN, WHOLE),
        (PLAN + p("") + LINES + p("Исполнитель: Иванов"), WHOLE),
        (p("План мероприятий") + tbl((tc(p("на 2026 год")),)) + PLAN,
         "План мероприятий на 2026 год"),
    ],
)  # fmt: skip
def test_the_title_stands_elsewhere(tmp_path: Path, body: str, title: str) -> None:
    assert made(tmp_path, body, {}).title == title


def test_an_approval_is_no_title(tmp_path: Path) -> None:
    stamp = tbl(("СОГЛАСОВАНО", tc(p("УТВЕРЖДАЮ") + p("Губернатор") + p("12 января 2025 года"))))
    assert made(tmp_path, stamp + PLAN, {}).title == ""


def test_title_and_column_headings_in_the_page_header(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="{W}">{p(TITLE)}{tbl(HEADINGS)}</w:hdr>'
    body = tbl(item("1", "Форум"), item("2", "Матч")) + (
        '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'
    )
    plan = made(tmp_path, body, {"header1.xml": ("header", header)})
    assert titles(plan) == ["Форум", "Матч"]
    assert plan.title == TITLE

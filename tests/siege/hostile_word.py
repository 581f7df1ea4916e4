"""Word files made to take the machine, or to be read where nobody looks."""

from __future__ import annotations

import zipfile

from tests.etl.documents_made import HEADINGS, item, p, section, tbl, tc, tr
from tests.siege import word_makers as made
from tests.siege.word_makers import Maker

WORD: dict[str, Maker] = {
    "таблицы в 20 слоёв": made.word(made.TITLE + made.nested(20, made.PLAN)),
    "таблицы в 20 слоёв по две": made.word(
        made.TITLE + made.nested(20, made.PLAN, f"<w:tc>{made.PLAN}</w:tc>")
    ),
    "таблицы в 200 слоёв": made.word(made.TITLE + made.nested(200, made.PLAN)),
    "таблицы в 3000 слоёв": made.word(made.TITLE + made.nested(3_000, made.PLAN)),
    "таблицы в 60 слоёв в 500 строках": made.word(
        lambda: (
            made.TITLE
            + tbl(HEADINGS, *[tr(tc(made.nested(60, p("x"))), *item("1", "Ф")[1:])] * 500)
        )
    ),
    "200 сносок в каждой строке": made.word(
        lambda: made.many_notes(300), footnotes=lambda: made.notes(200, 50)
    ),
    "сноска ссылается на себя": made.word(
        lambda: made.many_notes(3),
        footnotes='<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
    ),
    "100000 абзацев между строками": made.word(
        lambda: made.TITLE + made.PLAN + p("лишний абзац") * 100_000 + made.PLAN
    ),
    "абзацы прямо в таблице": made.word(
        lambda: made.TITLE + tbl(HEADINGS, *[tr(*item("1", "Ф")) + p("между строк")] * 2_000)
    ),
    "ширина ячейки в 5000 цифр": made.word(made.spans("9" * 5_000, 3)),
    "ширина ячейки миллиард": made.word(made.spans("1000000000", 2_000)),
    "ширина ячейки отрицательная": made.word(made.spans("-5", 3)),
    "стили по кругу": made.word(made.TITLE + made.PLAN, styles=made.LOOP),
    "20000 стилей друг на друге": made.word(
        lambda: made.TITLE + p("x", properties='<w:pStyle w:val="s0"/>') * 20_000 + made.PLAN,
        styles=made.DEEP_STYLES,
    ),
    "списки по кругу": made.word(lambda: made.listed_rows(3), numbering=made.LISTS),
    "римское число миллиард": made.word(
        lambda: made.listed_rows(500), numbering=made.roman("%1" * 9_000, "999999999", "upperRoman")
    ),
    "буквенный номер по мегабайту": made.word(
        lambda: made.listed_rows(2_000), numbering=made.roman("%1" * 9_000, "90000", "lowerLetter")
    ),
    "поля в 4000 слоёв": made.word(
        made.TITLE + "<w:sdt><w:sdtContent>" * 4_000 + made.PLAN + "</w:sdtContent></w:sdt>" * 4_000
    ),
    "поля в 300000 слоёв": made.word(
        lambda: (
            made.TITLE
            + "<w:sdt><w:sdtContent>" * 300_000
            + made.PLAN
            + "</w:sdtContent></w:sdt>" * 300_000
        )
    ),
    "вставки в 4000 слоёв": made.word(
        made.TITLE
        + made.PLAN
        + "<w:p>"
        + "<w:ins>" * 4_000
        + "<w:r><w:t>x</w:t></w:r>"
        + "</w:ins>" * 4_000
        + "</w:p>"
    ),
    "выбор в 16 слоёв по два": made.word(lambda: made.choices(16)),
    "рамки в 500 слоёв": made.word(made.boxes(500)),
    "начатые поля": made.word(lambda: made.TITLE + p(made.OPEN_FIELD * 100_000) + made.PLAN),
    "список на 20000 записей в 100 ячейках": made.word(
        lambda: (
            made.TITLE + tbl(HEADINGS, *[tr(tc("1"), tc(made.LIST_BOX), *item("1", "Ф")[2:])] * 100)
        )
    ),
    "200000 верхних знаков в ячейке": made.word(lambda: made.raised(200_000)),
    "30001 строка": made.word(lambda: made.TITLE + tbl(HEADINGS, *[tr(*item("1", "Ф"))] * 30_001)),
    "200000 пустых строк": made.word(
        lambda: made.TITLE + tbl(HEADINGS, *[tr("")] * 200_000, item("1", "Ф"))
    ),
    "60000 разделов": made.word(
        lambda: made.TITLE + tbl(HEADINGS, *[section("Культура")] * 60_000)
    ),
    "ячейка в 40 МБ": made.word(made.long_cells("12 мая, " * 3_000_000, 1, "dates")),
    "описания по 90000 знаков": made.word(
        made.long_cells("в Китае и в Минске " * 4_700, 200, "description")
    ),
    "вставка самого себя": made.chunks(lambda: b"", "document.xml", 3),
    "документ в документе 40 раз": made.chunks(lambda: made.russian_doll(40), "a.docx"),
    "вставка показана 3000 раз": made.chunks(
        lambda: made.web("<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>")(), "a.html", 3_000
    ),
    "страница в 100000 слоёв": made.chunks(made.web("<div>" * 100_000), "a.html"),
    "страница с ячейкой в миллиард": made.chunks(
        made.web("<table>" + "<tr><td rowspan=9999 colspan=9999>x</td></tr>" * 5_000 + "</table>"),
        "a.html",
    ),
    "почтовый архив в 3000 слоёв": made.chunks(
        lambda: b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
        ),
        "a.mht",
    ),
    "архив внахлёст": made.overlapping,
    "60000 частей": made.packed_with(lambda: {f"word/x{n}.xml": b"<x/>" for n in range(60_000)}),
    "части вне папки": made.packed_with(
        lambda: {"../../../etc/x": b"1", "/abs": b"2", "C:\\x": b"3"}
    ),
    "сжатие LZMA": made.packed_with(
        lambda: {"word/made.document.xml": b"<a>" * 60_000_000}, method=zipfile.ZIP_LZMA
    ),
    "сжатие BZIP2": made.packed_with(
        lambda: {"word/media/a.png": bytes(300_000_000)}, method=zipfile.ZIP_BZIP2
    ),
    "миллиард смеха": made.dtd(made.LAUGHS, "&a9;"),
    "одна сущность 10000 раз": made.dtd('<!ENTITY a "' + "а" * 100_000 + '">', "&a;" * 10_000),
    "внешняя сущность": made.dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "параметр в UTF-16": made.dtd('<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;', "y", "utf-16"),
    "параметр в UTF-7": made.packed_with(
        lambda: {
            "word/made.document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE x '
            b'+AFs-+ADw-!ENTITY a SYSTEM "file:///etc/passwd"+AD4-+AF0-+AD4-+ADw-x/+AD4-'
        }
    ),
    "миллион атрибутов": made.packed_with(
        lambda: {
            "word/made.document.xml": made.document(
                "", attributes=" ".join(f'a{n}=""' for n in range(10**6))
            )
        }
    ),
    "200000 пространств имён": made.packed_with(
        lambda: {
            "word/made.document.xml": made.document(
                "", attributes=" ".join(f'xmlns:a{n}="u{n}"' for n in range(200_000))
            )
        }
    ),
    "атрибут в 30 МБ": made.packed_with(
        lambda: {
            "word/made.document.xml": made.document("", attributes='a="' + "я" * 15_000_000 + '"')
        }
    ),
    "миллион имён элементов": made.packed_with(
        lambda: {
            "word/made.document.xml": made.document("".join(f"<e{n}/>" for n in range(1_000_000)))
        }
    ),
    "замечание в 90 МБ": made.packed_with(
        lambda: {
            "word/made.document.xml": made.document("", before="<!--" + "х " * 30_000_000 + "-->")
        }
    ),
}
"""What each is, in words, and how it is made."""

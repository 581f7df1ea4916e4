"""Workbooks made to take the machine: ranges, spellings, strings, formats, formulas."""

from __future__ import annotations

from tests.siege import workbook_makers as made
from tests.siege.word_makers import Maker

WORKBOOKS: dict[str, Maker] = {
    "ссылка на весь лист": made.after(
        f'<hyperlinks><hyperlink ref="{made.ALL}" location="x"/></hyperlinks>'
    ),
    "объединён весь лист": made.after(f'<mergeCells><mergeCell ref="{made.ALL}"/></mergeCells>'),
    "8000 объединений внахлёст": made.after(
        lambda: (
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:G{n + 5_000}"/>' for n in range(10, 8_010))
            + "</mergeCells>"
        )
    ),
    "8000 объединений над 30000 строк": made.book_with(
        lambda parts: {
            made.SHEET: parts[made.SHEET].replace(
                made.END,
                b"".join(
                    b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(50, 30_000)
                )
                + made.END
                + b"<mergeCells>"
                + b"".join(b'<mergeCell ref="A%d:G1000000"/>' % n for n in range(10, 8_010))
                + b"</mergeCells>",
            )
        }
    ),
    "объединение без строк": made.after('<mergeCells><mergeCell ref="A:G"/></mergeCells>'),
    "объединение без столбцов": made.after('<mergeCells><mergeCell ref="1:9"/></mergeCells>'),
    "объединение на чужом листе": made.after(
        '<mergeCells><mergeCell ref="Лист!A1:B2"/></mergeCells>'
    ),
    "объединение из цифр": made.after(
        f'<mergeCells><mergeCell ref="A1:G{"9" * 5000}"/></mergeCells>'
    ),
    "условное форматирование листа": made.after(f'<conditionalFormatting sqref="{made.ALL}"/>'),
    "100000 условий": made.after(
        lambda: (
            f'<conditionalFormatting sqref="{made.ALL}"><cfRule type="expression" priority="1"/>'
            "</conditionalFormatting>" * 100_000
        )
    ),
    "проверка значений листа": made.after(
        f'<dataValidations count="1"><dataValidation sqref="{made.ALL}"/></dataValidations>'
    ),
    "ячейки с табуляцией в теге": made.rows_added(made.CELLS),
    "ячейки с приставкой": made.rows_added(made.PREFIXED),
    "лист в картинке": made.book_with(made.elsewhere),
    "адрес ячейки из 5000 цифр": made.rows_added(
        f'<row r="50"><c r="A{"9" * 5000}"><v>1</v></c></row>'
    ),
    "адрес ячейки из 5000 букв": made.rows_added(
        f'<row r="50"><c r="{"A" * 5000}1"><v>1</v></c></row>'
    ),
    "номер строки миллиард": made.rows_added(
        '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'
    ),
    "столбец за краем": made.rows_added('<row r="50"><c r="ZZZ50"><v>1</v></c></row>'),
    "номер строки не число": made.rows_added('<row r="²"><c r="A1"><v>1</v></c></row>'),
    "размеры листа миллиард": made.book_with(
        lambda parts: {
            made.SHEET: parts[made.SHEET].replace(
                b"<dimension", b'<dimension ref="A1:XFD9999999"/><x'
            )
        }
    ),
    "100000 столбцов": made.book_with(
        lambda parts: {
            made.SHEET: parts[made.SHEET].replace(
                b"<sheetData>",
                b"<cols>"
                + b'<col min="1" max="16384" width="9"/>' * 100_000
                + b"</cols><sheetData>",
            )
        }
    ),
    "столбцы до миллиарда": made.book_with(
        lambda parts: {
            made.SHEET: parts[made.SHEET].replace(
                b"<sheetData>",
                b'<cols><col min="1" max="1000000000" hidden="1"/></cols><sheetData>',
            )
        }
    ),
    "строка в 20 МБ в 20000 ячейках": made.strings_in(lambda: "слово " * 1_800_000, 20_000),
    "строка в 30 КБ в 100000 ячейках": made.strings_in(lambda: "слово " * 2_700, 100_000),
    "миллион строк": made.book_with(
        lambda parts: made.with_strings(parts, "<si><t>а</t></si>" * 800_000)
    ),
    "миллион кусков одной строки": made.book_with(
        lambda parts: made.with_strings(parts, "<si>" + "<r><t>а</t></r>" * 700_000 + "</si>")
    ),
    "номера строк, каких нет": made.rows_added(made.typed("s", made.ODD)),
    "числа, каких нет": made.rows_added(made.typed("n", made.ODD)),
    "даты, каких нет": made.rows_added(
        made.typed("d", ("2026-13-45", "x", "9" * 5000, "-1", "2026-05-12T25:61:61"))
    ),
    "истина пять": made.rows_added(made.typed("b", made.ODD)),
    "род ячейки, какого нет": made.rows_added(made.typed("zzz", made.ODD)),
    "дата через миллион лет": made.formats("dd.mm.yyyy", "1e15"),
    "дата бесконечна": made.formats("dd.mm.yyyy", "1e308"),
    "дата отрицательна": made.formats("dd.mm.yyyy", "-1e9"),
    "время бесконечно": made.formats("[h]:mm:ss", "1e300"),
    "формат в мегабайт нулей": made.formats("0." + "0" * 1_000_000, "1.5", 3_000),
    "формат в мегабайт кавычек": made.formats("&quot;мая" * 200_000, "1.5", 1_000),
    "формат в мегабайт скобок": made.formats("[" * 1_000_000, "1.5", 1_000),
    "формат в мегабайт условий": made.formats("[&lt;1]" * 200_000, "1.5", 1_000),
    "формат: число больших размеров": made.formats("#,##0.00&quot; мая&quot;", "1e308", 1_000),
    "формат: не число": made.formats("0&quot; мая&quot;", "nan", 10),
    "формат: деление на тысячи": made.formats("0,,,,&quot; мая&quot;" * 10_000, "1e300", 100),
    "500 листов из одной части": made.book_with(made.same_sheet(500)),
    "10000 листов из одной части": made.book_with(made.same_sheet(10_000)),
    "формула на 100000 ячеек": made.rows_added(lambda: made.shared_formula(100_000)),
    "формула из скобок": made.rows_added(
        '<row r="50"><c r="A50"><f>' + "(" * 30_000 + "</f></c></row>"
    ),
    "400000 шрифтов": made.book_with(made.many_fonts),
    "100000 имён": made.book_with(made.names_part),
    "картинка-бомба": made.book_with(made.picture),
    "200000 знаков разного вида": made.rich(200_000),
    "ячейка в 40 МБ": made.rows_added(
        lambda: (
            f'<row r="50"><c r="A50" t="inlineStr"><is><t>{"12 мая, " * 3_000_000}</t></is></c></row>'
        )
    ),
    "лист обрывается": made.book_with(
        lambda parts: {made.SHEET: parts[made.SHEET][: len(parts[made.SHEET]) // 2]}
    ),
    "лист в UTF-16": made.book_with(
        lambda parts: {
            made.SHEET: '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16")
            + parts[made.SHEET].decode().partition("?>")[2].encode("utf-16-le")
        }
    ),
    "отношение ко всему": made.part(
        "xl/_rels/workbook.xml.rels",
        lambda parts: parts["xl/_rels/workbook.xml.rels"].replace(
            b'Target="', b'Target="../../../../'
        ),
    ),
    "нет стилей": made.part("xl/styles.xml", lambda parts: b""),
    "книга без листов": made.part(
        "xl/workbook.xml",
        lambda parts: parts["xl/workbook.xml"].split(b"<sheets>")[0] + b"<sheets/></workbook>",
    ),
    "xlsm": made.book_with(lambda parts: {}, "план.xlsm"),
    "xls, а внутри xlsx": made.book_with(lambda parts: {}, "план.xls"),
}
"""What each is, in words, and how it is made."""

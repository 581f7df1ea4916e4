"""«О выгрузке»: what a file is of, how it was chosen, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pages.handouts.handout import Slice
from pages.handouts.tables.cell_texts import CELL_LIMIT
from pages.handouts.tables.file_headings import EVENT_HEADINGS, VENUE_HEADINGS, table_columns
from pages.handouts.workbook.cell_values import Cell
from pages.handouts.workbook.sheets import BOTH, EVENTS, PARTNERS, PERIODS, SETTLED, Sheet
from pages.shared.plan.plan_said import edition_number, parts_said, period_words, region_words
from pages.shared.visit.several_note import DOUBLED_LABEL, doubled_in_words
from pages.shared.words.russian import events_counted, thousands

ABOUT = "О выгрузке"
_DATES = (
    "Настоящая дата стоит там, где план называет день. Где дня нет, стоят границы словами: "
    "«не раньше …», «не позже …»; день не выдуман."
)
_TEXTS = (
    "Тексты ячеек такие, как в плане. Срок, место и страны выделены программой; в чём она "
    "сомневается, сказано в «Вопросы к строке», что открывает сам план — в «Открыто в плане», "
    "что установил человек — в «Исправлено человеком»."
)


def facts(handed: Slice) -> list[tuple[str, str]]:
    """What a file of the slice is of: names and values, for people."""
    info, (n, all_n) = handed.info, handed.part
    of_all = "" if n == all_n else f" из {all_n}"
    built = f"{info.built_at:%d.%m.%Y %H:%M %Z}".strip() if info.built_at else ""
    found = [
        ("План", f"{info.title or period_words(info)}"),
        ("Период", f"{period_words(info)} ({info.plan_id})"),
        ("Регион", region_words(info)),
        ("Редакция", edition_number(info)),
        *(("Из чего", said) for said in parts_said(info)),
        ("Таблицы построены", built),
        ("Документ", info.source_name),
        ("SHA-256 документа", info.source_sha256),
        ("Отборы", "; ".join(handed.words) or "нет: весь план"),
        ("Запрос", f"?{handed.query}" if handed.query else ""),
        ("Мероприятий", f"{events_counted(n)}{of_all}".replace("\u00a0", " ")),
        (DOUBLED_LABEL, doubled_in_words(handed.kept).replace("\u00a0", " ")),
    ]
    return [(name, value) for name, value in found if value]


def about_sheet(handed: Slice, sizes: Sequence[tuple[str, int]]) -> Sheet:
    """The last sheet.

    Args:
        handed: the slice.
        sizes: the sheets with the number of their rows.
    """
    columns = [("О чём", 28), ("Столбец", 34), ("Сведения", 100), ("Единица", 12)]
    return Sheet(ABOUT, columns, list(_rows(handed, sizes)))


def _rows(handed: Slice, sizes: Sequence[tuple[str, int]]) -> Iterator[list[Cell]]:
    for name, value in facts(handed):
        yield [name, None, value, None]
    for sheet, n in sizes:
        yield ["Строк на листе", sheet, str(n), None]
    yield ["Сроки", None, _DATES, None]
    yield ["Тексты", None, _TEXTS, None]
    yield [
        "Длина",
        None,
        f"В ячейку помещается {thousands(CELL_LIMIT)} знаков; что не поместилось, сказано в её "
        "конце.",
        None,
    ]
    known = table_columns()
    for sheet, table, names in (
        (EVENTS, "events", tuple(EVENT_HEADINGS)),
        (BOTH, "venues", tuple(VENUE_HEADINGS)),
        (PERIODS, "periods", tuple(known["periods"])),
        (PARTNERS, "partners", tuple(known["partners"])),
        (SETTLED, "corrections", tuple(n for n in known["corrections"] if n != "plan")),
    ):
        if table != "corrections" or len(handed.kept.corrections):
            for name in names:
                column = known[table][name]
                yield [f"Столбец листа «{sheet}»", column.heading, column.meaning, column.unit]

"""The counts of a slice as the screen shows them, as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.precision_words import NO_DATES
from pages.handouts.handout import Slice
from pages.handouts.workbook.cell_values import Cell
from pages.handouts.workbook.sheets import Sheet
from pages.overview.glance import glance
from pages.overview.number_words import DOUBTFUL
from pages.shared.filters.filters import BY_KEY, DIRECTION, FORMAT, GROUP, OPEN, SPHERE
from pages.shared.times.month_counts import month_counts
from pages.shared.times.months import month_label
from pages.shared.times.spans import undated
from pages.shared.words.russian import PARTNER_COUNTRY, PRECISIONS
from pages.spheres.breakdowns import by_direction, by_format
from pages.spheres.sphere_counts import Count, counts

COUNTS = "Сводки"
_TWICE = "Мероприятие с двумя странами стоит в обеих строках: сумма больше числа мероприятий."


def count_sheet(handed: Slice) -> Sheet:
    """Every number counts events; what is sure and what possible stand apart."""
    columns = [("Что считается", 30), ("Значение", 44), ("Мероприятий", 14), ("Возможно ещё", 16),
               ("Пояснение", 60)]  # fmt: skip
    return Sheet(COUNTS, columns, list(_rows(handed)))


def _rows(handed: Slice) -> Iterator[list[Cell]]:
    plan = handed.kept
    found, seen = counts(plan), glance(plan)
    yield ["Всего", "мероприятий в файле", found.total, None, f"в плане {handed.part[1]}"]
    yield from _counted(BY_KEY[SPHERE].label, found.spheres)
    yield from _counted(PARTNER_COUNTRY, found.partners, _TWICE)
    yield from _counted(PARTNER_COUNTRY, [found.nameless] if found.nameless.n else [])
    yield from _counted(BY_KEY[GROUP].label, found.groups)
    yield from _counted(BY_KEY[FORMAT].label, by_format(plan))
    yield from _counted(BY_KEY[DIRECTION].label, by_direction(plan))
    for month in month_counts(plan):
        note = "точно в этом месяце; возможно ещё — срок задевает месяц"
        yield ["Месяц", month_label(month.month), month.sure, month.possible, note]
    yield ["Месяц", "без срока", len(undated(plan)), None, NO_DATES]
    for code, words in PRECISIONS.items():
        yield ["Точность срока", words, seen.precision.get(code, 0), None, None]
    for words, n in seen.open_kinds:
        yield [BY_KEY[OPEN].label, words, n, None, None]
    yield ["Вопросы", "открытые вопросы плана", seen.opened, None, "мероприятий, каждое один раз"]
    yield ["Вопросы", DOUBTFUL, seen.doubtful, None, "мероприятий, каждое один раз"]


def _counted(kind: str, rows: Iterable[Count], note: str | None = None) -> Iterator[list[Cell]]:
    for row in rows:
        yield [kind, row.name, row.n, None, note]

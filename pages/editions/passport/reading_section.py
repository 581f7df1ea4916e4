"""How whole a document was read: where each of its characters went, and what went nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.build_report import LEFT_OVER
from etl.documents.ledger import ABOVE, AROUND, LEFT, OUTSIDE
from etl.text import capitalized
from etl.told.told_row import HEADING_FIELDS
from pages.editions.passport.passport_parts import PaperList, PaperSection, PaperTable, cells
from pages.shared.words.russian import counted, thousands

_PLACES = {
    "dates_and_place": "срок и место",
    AROUND: "шапка, разделы и пометки таблицы",
    ABOVE: "заголовок над таблицей",
    OUTSIDE: "вне таблицы плана: не мероприятия",
    LEFT: "не вошло ни в одну ячейку",
}
_ORDER = ("number", "sphere", *HEADING_FIELDS)
_LAST = (AROUND, ABOVE, OUTSIDE, LEFT)
_COUNTED = "Знаки считаются без пробелов, переводов строк и дефисов."
_NOT_COUNTED = (
    "Таблицы этой редакции построены раньше, чем программа стала считать знаки; чтобы сосчитать, "
    "постройте их заново: python -m etl rebuild."
)


def reading_section(manifest: Mapping[str, Any]) -> PaperSection:
    """The section of an edition's manifest."""
    went: Mapping[str, int] = manifest.get("characters") or {}
    leftovers = tuple(manifest.get("leftovers") or ())
    lists = (
        PaperList(LEFT_OVER, leftovers),
        PaperList(
            "Столбцы, которых программа не знает; они сохранены",
            tuple(f"«{name}»" for name in manifest.get("unknown_headings") or ()),
        ),
        PaperList("Стоит в документе вне таблицы плана", tuple(manifest.get("outside") or ())),
        PaperList("Замечания при чтении", tuple(manifest.get("notes") or ())),
    )
    return PaperSection(
        _title(leftovers),
        (_whole(went),),
        (_table(went),) if went else (),
        tuple(one for one in lists if one.items),
    )


def _title(leftovers: tuple[str, ...]) -> str:
    if leftovers:
        n = len(leftovers)
        return f"Полнота чтения: {counted(n, 'запись', 'записи', 'записей')} вне ячеек"
    return "Полнота чтения: таблица плана прочитана вся"


def _whole(went: Mapping[str, int]) -> str:
    if not went:
        return _NOT_COUNTED
    total, left = sum(went.values()), went.get(LEFT, 0)
    table = total - went.get(ABOVE, 0) - went.get(OUTSIDE, 0)
    signs = counted(total, "знак", "знака", "знаков")
    if left:
        lost = counted(left, "знак не вошёл", "знака не вошли", "знаков не вошли")
        said = f"в таблице плана {thousands(table)}, из них {lost} ни в одну ячейку"
    else:
        said = f"в таблице плана {thousands(table)}, каждый на своём месте"
    return f"В документе {signs}: {said}. {_COUNTED}"


def _table(went: Mapping[str, int]) -> PaperTable:
    known = [name for name in dict.fromkeys(_ORDER) if name in went]
    others = [name for name in went if name not in known and name not in _LAST]
    names = [*known, *others, *(name for name in _LAST if name in went)]
    rows = tuple(cells(_name(name), thousands(went[name])) for name in names)
    return PaperTable("Куда вошли знаки", ("Куда", "Знаков"), (4, 1), rows, frozenset({1}))


def _name(name: str) -> str:
    words = _PLACES.get(name) or HEADING_FIELDS.get(name)
    if words is None:
        words = f"столбец «{name.partition(':')[2] or name}»"
    return capitalized(words)

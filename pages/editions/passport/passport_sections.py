"""The passport's sections: what is open or doubted, how precise it is, what changed, what holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from etl.corrections.correction import LABELS, Correction
from etl.model import POINT_PRECISIONS
from etl.precision_words import PLACE_PRECISIONS
from etl.settled_cells import NOT_SAID
from etl.told.told_row import ToldRow
from pages.editions.comparing.compared import Comparison
from pages.editions.letters.letter_sheets import Letter
from pages.editions.passport.passport_parts import (
    PaperCell,
    PaperList,
    PaperSection,
    PaperTable,
    cells,
    count_table,
)
from pages.shared.plan.openness import DOUBTS_LABEL, OPEN_LABEL
from pages.shared.plan.row_questions import RowQuestion, number_of
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import (
    PRECISIONS,
    counted,
    events_counted,
    short_title,
)
from pages.shared.words.settled_words import NOT_IN_EDITION, uncoded, who_and_when

Link = Callable[[str], str]
"""The address of an event's card by its id; "" where none is known."""
_ROWS = ("строке", "строках", "строках")
_WIDTHS = (0.5, 3.2, 2.4, 3.9)


def open_section(questions: Sequence[RowQuestion], link: Link) -> PaperSection:
    """What the plan leaves open, row by row, in its words."""
    own = [one for one in questions if one.open]
    if not own:
        return PaperSection("План ничего не оставляет открытым")
    n = len({one.event_id for one in own})
    title = f"План оставляет открытым: в\u00a0{counted(n, *_ROWS)}"
    words = "Так сказано в самом плане; уточнить можно у организатора."
    return PaperSection(title, (words,), (_questions(OPEN_LABEL, own, link),))


def doubts_section(questions: Sequence[RowQuestion], link: Link) -> PaperSection:
    """What the program doubts, row by row, with the plan's words."""
    own = [one for one in questions if not one.open]
    if not own:
        return PaperSection("Программа ни в чём не сомневается")
    n = len({one.event_id for one in own})
    title = f"Программа сомневается: в\u00a0{counted(n, *_ROWS)}"
    words = "Так говорит программа: строку нужно сверить с документом."
    return PaperSection(title, (words,), (_questions(DOUBTS_LABEL, own, link),))


def _questions(caption: str, own: Sequence[RowQuestion], link: Link) -> PaperTable:
    rows = tuple(
        (
            PaperCell(one.number),
            PaperCell(one.short, link(one.event_id)),
            PaperCell(one.what),
            PaperCell(one.words or "ячейка пуста" if one.column else one.title),
        )
        for one in own
    )
    heads = ("№", "Мероприятие", "Вопрос", "Слова плана")
    return PaperTable(caption, heads, _WIDTHS, rows, frozenset({0}))


def dates_section(plan: Plan) -> PaperSection:
    """How finely the plan names dates."""
    events = plan.events
    by = events["date_precision"].value_counts()
    counts = [(words, int(by.get(code, 0))) for code, words in PRECISIONS.items()]
    exact = int(by.get("day", 0))
    tentative = int(events["date_tentative"].astype(bool).sum())
    said = f"Из {len(events)} сроков {exact} названы до дня"
    words = f"{said}; предварительными план назвал {tentative}." if tentative else f"{said}."
    return PaperSection("Точность сроков", (words,), (count_table("Сроки", "Срок", counts),))


def places_section(plan: Plan) -> PaperSection:
    """How finely the plan names places, and what the points on the map stand for."""
    venues = plan.venues
    named = venues["place_precision"].value_counts()
    points = venues["coordinate_precision"].value_counts()
    rows = tuple(
        cells(words, str(int(named.get(code, 0))), str(int(points.get(code, 0))))
        for code, words in PLACE_PRECISIONS.items()
        if named.get(code, 0) or points.get(code, 0)
    )
    spots = sum(int(points.get(code, 0)) for code in POINT_PRECISIONS)
    areas, missing = int(points.sum()) - spots, int(venues["latitude"].isna().sum())
    without = len(plan.events) - venues["event_id"].nunique()
    said = (
        f"Мест названо {len(venues)}: на карте точкой стоят {spots}",
        f"районом, областью или страной целиком — {areas}" if areas else "",
        f"без координат {missing}" if missing else "",
        f"место не названо или дистанционное у {events_counted(without)}" if without else "",
    )
    heads = ("Насколько точно", "Назвал план", "Известно на карте")
    table = PaperTable("Места", heads, (4, 1.4, 1.4), rows, frozenset({1, 2}))
    return PaperSection(
        "Точность мест", (f"{'; '.join(filter(None, said))}.",), (table,) if rows else ()
    )


def changed_section(found: Comparison | None, base: str) -> PaperSection:
    """What changed against the edition before, as the comparison says it."""
    if found is None:
        return PaperSection("Изменения", ("Это первая редакция плана: сравнивать не с чем.",))
    title = f"Что изменилось против редакции {found.was.edition}"
    if not found.lines:
        return PaperSection(title, (found.none,))
    rows = tuple(
        (
            PaperCell("" if line.number is None else str(line.number)),
            PaperCell(
                line.title or "".join(piece.text for piece in (*line.old, *line.new)),
                base + line.link[1:] if base and line.link else "",
            ),
            PaperCell(line.begins),
            PaperCell(pieces=line.old if line.title else (), mark="del"),
            PaperCell(pieces=line.new if line.title else (), mark="ins"),
        )
        for line in found.lines
    )
    heads = ("№", "Мероприятие", "Что", "Было", "Стало")
    table = PaperTable("Изменения", heads, (0.5, 2.6, 1.5, 2.7, 2.7), rows, frozenset({0}))
    return PaperSection(title, (f"{found.counts}.",), (table,))


def letters_section(found: Sequence[Letter], address: Link) -> PaperSection:
    """Who can be asked about what is open: a letter each.

    Args:
        found: the letters.
        address: of the letter to one who is asked.
    """
    if not found:
        return PaperSection("Писем «Просим уточнить» нет", ("Спрашивать не о чем.",))
    rows = tuple(
        (PaperCell(letter.to, address(letter.to)), PaperCell(str(len(letter.rows))))
        for letter in found
    )
    words = "В письме код каждой строки, вопрос и пустое поле; заполненное загружают на «Редакции»."
    table = PaperTable("Письма", ("Кому", "Вопросов"), (4, 1), rows, frozenset({1}))
    return PaperSection("Письма «Просим уточнить»", (words,), (table,))


def settled_section(plan: Plan, unfit: Sequence[Correction], link: Link) -> PaperSection:
    """What persons settled and told, who, when and why; and what no longer fits."""
    titles = {
        row["event_id"]: (number_of(row), short_title(row["title"]))
        for row in plan.events[["event_id", "number", "title"]].to_dict("records")
    }
    own = plan.corrections.to_dict("records")
    told = plan.info.told
    lists = (
        PaperList("Сказано программе для всех планов", tuple(map(_told, told))),
        PaperList(
            "Не применено: документ говорит уже другое", tuple(_unfit(one, titles) for one in unfit)
        ),
    )
    rows = tuple(
        (
            PaperCell(titles.get(one["event_id"], ("", ""))[0]),
            PaperCell(titles.get(one["event_id"], ("", ""))[1], link(one["event_id"])),
            PaperCell(LABELS.get(one["column"], one["column"])),
            PaperCell(uncoded(one["column"], one["old_value"]) or NOT_SAID),
            PaperCell(uncoded(one["column"], one["new_value"])),
            PaperCell("; ".join(filter(None, (who_and_when(one["author"], one["at"]),
                                              one["reason"])))),
        )
        for one in own
    )  # fmt: skip
    heads = ("№", "Мероприятие", "Что", "Слова плана", "Уточнено", "Кто, когда, почему")
    table = PaperTable("Уточнения", heads, (0.5, 2.2, 1.1, 2, 2, 2.2), rows, frozenset({0}))
    n = len(own)
    title = f"Действующие уточнения: {n}" if n else "Уточнений нет"
    words = ("Слова плана не изменены; уточнение стоит рядом с ними.",) if n else ()
    return PaperSection(
        title, words, (table,) if rows else (), tuple(one for one in lists if one.items)
    )


def _told(one: ToldRow) -> str:
    who = who_and_when(one.author, one.at)
    return "; ".join(filter(None, (one.in_words(), who, one.reason)))


def _unfit(one: Correction, titles: Mapping[str, tuple[str, str]]) -> str:
    number, title = titles.get(one.event_id, ("", NOT_IN_EDITION))
    who = who_and_when(one.author, one.at)
    was, now = (uncoded(one.column, value) for value in (one.old_value, one.new_value))
    said = f"{LABELS[one.column]}: «{now}» вместо «{was or NOT_SAID}»"
    named = f"№ {number}, {title}" if number else title
    return f"{named} — {'; '.join(filter(None, (said, who, one.reason)))}"

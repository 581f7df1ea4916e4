"""Headings in the first column: an event a column, or a card an event."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from etl.refusals import HeadingsMissingError
from tests.etl.documents_made import TITLE, docx, p, run, tbl, tc, tr, xlsx

FIELDS = ("Наименование мероприятия", "Срок проведения", "Место проведения", "Участники")
EVENTS = (
    ("Форум", "12 мая 2026", "г. Минск", "Республика Беларусь"),
    ("Ярмарка", "июнь 2026", "г. Орша", "КНР"),
    ("Слёт", "1-3 июля 2026", "г. Чита", "Монголия"),
)
NAMES = ("title", "dates_text", "place_text", "participants_text")
CARDS = [tbl(*zip(FIELDS, event, strict=True)) for event in EVENTS]
LINES = [pair for event in EVENTS for pair in zip(FIELDS, event, strict=True)]


def read(folder: Path, body: str) -> PlanDocument:
    return read_document(docx(folder / "план.docx", p(TITLE) + body))


def said(plan: PlanDocument) -> list[tuple[str, ...]]:
    return [tuple(row.cells[name] for name in NAMES) for row in plan.rows]


@pytest.mark.parametrize(
    "body",
    [
        tbl(*zip(FIELDS, *EVENTS, strict=True)),
        tbl(("№ п/п", "1", "2", "3"), *zip(FIELDS, *EVENTS, strict=True)),
        tbl(("", *(f"Событие {n}" for n in "123")), *zip(FIELDS, *EVENTS, strict=True)),
        p("").join(CARDS),
        tbl(*LINES),
        tbl(*((str(n), *pair) for n, pair in enumerate(LINES, start=1))),
    ],
    ids=["columns", "with numbers", "with a line above", "cards", "one below the other", "counted"],
)
def test_headings_in_the_first_column(tmp_path: Path, body: str) -> None:
    plan = read(tmp_path, body)
    assert said(plan) == [*EVENTS]
    assert plan.title == TITLE
    assert all("заголовки стоят в первом столбце" in note for note in plan.notes)
    assert plan.leftovers == ()


def test_a_sheet_of_cards(tmp_path: Path) -> None:
    rows = [(TITLE,), (), *LINES]
    plan = read_document(
        xlsx(tmp_path / "план.xlsx", lambda book: [book.active.append(row) for row in rows])
    )
    assert said(plan) == [*EVENTS]
    assert plan.title == TITLE


def test_a_place_merged_over_all_events_is_the_place_of_each(tmp_path: Path) -> None:
    lines = [*zip(FIELDS, *EVENTS, strict=True)]
    merged = tr(tc(FIELDS[2]), tc("г. Смоленск", span=3))
    plan = read(tmp_path, tbl(*lines[:2], merged, lines[3]))
    assert [row.cells["place_text"] for row in plan.rows] == ["г. Смоленск"] * 3


def test_what_a_cell_has_beside_its_words_stays(tmp_path: Path) -> None:
    struck = p(run("г. Минск"), run(" г. Брест", "<w:strike/>"))
    lines = [*zip(FIELDS, EVENTS[0], strict=True)]
    lines[2] = (FIELDS[2], tc(struck))
    plan = read(tmp_path, tbl(*lines, ("Ответственный", "Иванов")))
    assert plan.rows[0].cells["place_text"] == "г. Минск"
    assert plan.rows[0].quality == ("struck_out",)
    assert plan.rows[0].extra["Ответственный"] == "Иванов"
    assert any("Брест" in text for text in plan.rows[0].extra.values())


def test_a_line_between_the_cards_is_named(tmp_path: Path) -> None:
    first, second = ([*zip(FIELDS, event, strict=True)] for event in EVENTS[:2])
    plan = read(tmp_path, tbl(*first, tr(tc("Согласовано письмом", span=2)), *second))
    assert said(plan) == [*EVENTS[:2]]
    assert any("не прочитано: «Согласовано письмом»" in note for note in plan.notes)


@pytest.mark.parametrize(
    "lines",
    [
        [("Организатор", "Минкультуры"), ("Место", "г. Минск"), ("Участники", "Беларусь")],
        [*zip(FIELDS, EVENTS[0], ("см. письмо", "", "", ""), strict=True)],
        [*zip(FIELDS[1:], EVENTS[0][1:], strict=True)],
        [
            ("Поле", "Как заполнять", "Пример"),
            *zip(
                FIELDS,
                ("полное наименование", "дата в формате ДД.ММ.ГГГГ", "город", "страны"),
                EVENTS[0],
                strict=True,
            ),
        ],
        [*zip(FIELDS, ("Не более 200 знаков", "Указываются полностью", "Город", ""), strict=True)],
        [("Показатель", "Было", "Стало"), *zip(FIELDS, *EVENTS[:2], strict=True)],
        [*zip(FIELDS, ("12", "май", "5", "100"), strict=True)],
        [*zip(FIELDS, ("Форум", "май", "5", "100"), strict=True)],
        [("Кому", "нам"), ("Мероприятие", "приём"), ("Тема", "май")],
    ],
    ids=[
        "no title",
        "a column that is no event",
        "no name of an event",
        "a manual",
        "demands",
        "changes",
        "counts",
        "a count of places",
        "a letter",
    ],
)
def test_what_is_no_event_is_refused(tmp_path: Path, lines: list[tuple[str, ...]]) -> None:
    with pytest.raises(HeadingsMissingError):
        read(tmp_path, tbl(*lines, ("Исполнитель", *[""] * (len(lines[0]) - 1))))


def test_one_event_whose_dates_are_open_is_one_all_the_same(tmp_path: Path) -> None:
    events = [EVENTS[0], ("Ярмарка", "по согласованию", "г. Орша", "КНР"), EVENTS[2]]
    plan = read(tmp_path, tbl(*zip(FIELDS, *events, strict=True)))
    assert said(plan) == events


def test_the_refusal_says_where_the_headings_stand(tmp_path: Path) -> None:
    lines = zip(FIELDS, EVENTS[0], ("см. письмо", "", "", ""), strict=True)
    with pytest.raises(HeadingsMissingError) as refused:
        read(tmp_path, tbl(*lines))
    sentence = str(refused.value)
    assert "таблица 1: заголовки стоят в первом столбце («Наименование мероприятия»" in sentence
    assert "поставьте заголовки в первую строку" in sentence


def test_a_plan_with_headings_in_its_first_row_is_not_turned(tmp_path: Path) -> None:
    staff = tbl(("Место", "зал"), ("Срок", "май"), ("Мероприятие", "приём"))
    plan = read(tmp_path, tbl(FIELDS, *EVENTS) + p("") + staff)
    assert said(plan) == [*EVENTS]
    assert any("таблица 2: не похожа на план" in note for note in plan.notes)

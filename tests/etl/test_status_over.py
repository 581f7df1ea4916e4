"""Events under a section row that calls them off: they were shown as planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.status_over import status_over
from tests.etl.readings import event

CANCELLED = """
Мероприятия, исключённые из плана
Исключённые из плана мероприятия
V. Исключённые из плана международные мероприятия:
Отменённые мероприятия
Мероприятия, которые отменены
Перечень международных мероприятий, отменённых в связи с неблагоприятной обстановкой
Исключить из плана:
Раздел III. Исключены из плана
Снятые с исполнения
Мероприятия, снятые с контроля распоряжением от 01.09.2026 № 15-р
Аннулированные события
ОТМЕНЕНО
"""
AWAY = """
Мероприятия, перенесённые на 2027 год
Перенесённые на следующее полугодие мероприятия
Отложенные до 2027 года
"""
NONE = """
Культура
Дополнительные мероприятия
Мероприятия, включённые дополнительно
Мероприятия, перенесённые с 2025 года
Мероприятия, перенесённые из плана на I полугодие
Исключительные события
Отменённые визы
Отмена виз для граждан Китая
Снятые с орбиты
Снятие ограничений
Не отменённые мероприятия
"""
DOUBTFUL = """
Отменённые и дополнительно включённые мероприятия
Мероприятия, исключённые из плана и включённые в него
Исключённые или перенесённые мероприятия
"""


@pytest.mark.parametrize("text", CANCELLED.strip().splitlines())
def test_all_under_it_is_called_off(text: str) -> None:
    said = status_over(["Культура", text])
    assert said is not None
    assert (said.status, said.quality) == ("cancelled", ())


@pytest.mark.parametrize("text", AWAY.strip().splitlines())
def test_all_under_it_is_moved_away(text: str) -> None:
    said = status_over([text])
    assert said is not None
    assert (said.status, said.quality) == ("postponed", ())


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_says_nothing_of_all(text: str) -> None:
    assert status_over([text]) is None


@pytest.mark.parametrize("text", DOUBTFUL.strip().splitlines())
def test_a_person_looks_where_only_some_may_be_meant(text: str) -> None:
    said = status_over([text])
    assert said is not None
    assert (said.status, said.quality) == ("planned", ("status_doubtful",))


def test_moved_but_from_where_is_not_said() -> None:
    said = status_over(["Перенесённые мероприятия"])
    assert said is not None
    assert (said.status, said.quality) == ("postponed", ("status_doubtful",))


@pytest.mark.parametrize("further", [["Спорт"], ["Культура", "Октябрь"]])
def test_a_part_of_it_or_the_next_section_is_for_a_person(further: list[str]) -> None:
    said = status_over(["Мероприятия, исключённые из плана", *further])
    assert said is not None
    assert (said.status, said.quality) == ("planned", ("status_doubtful",))


def test_what_is_added_after_it_is_held() -> None:
    assert status_over(["Отменённые мероприятия", "Дополнительные мероприятия", "Спорт"]) is None


def test_the_tables_say_so(tmp_path: Path) -> None:
    head = "№\tНаименование мероприятия\tМесто проведения\tСроки проведения\tУчастники"
    lines = [
        "План международных мероприятий Псковской области на второе полугодие 2026 года", head,
        "Культура", "1\tФестиваль\tг. Псков\t12 сентября\tЭстония",
        "Мероприятия, исключённые из плана", "2\tЯрмарка\tг. Псков\t14 октября\tЛатвия",
    ]  # fmt: skip
    path = tmp_path / "план.txt"
    path.write_text("\n".join(lines), "utf-8")
    document = read_document(path)
    events = [event(document, at) for at in range(2)]
    assert [(one.row.cells["title"], one.status.status) for one in events] == [
        ("Фестиваль", "planned"),
        ("Ярмарка", "cancelled"),
    ]

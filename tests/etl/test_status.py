"""Cancelled and postponed, by the document's own words only."""

from __future__ import annotations

import re

import pytest

from etl.status import read_status
from etl.status_words import BEGINNINGS


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Концерт (отменён)", "cancelled"),
        ("ОТМЕНЕНО", "cancelled"),
        ("Мероприятие не состоится", "cancelled"),
        ("Отмена", "cancelled"),
        ("перенесено на сентябрь", "postponed"),
        ("Фестиваль перенесён", "postponed"),
        ("май", "planned"),
        ("Выставка к годовщине отмены крепостного права", "planned"),
        ("Профилактика осложнений перенесённых заболеваний", "planned"),
        ("Конкурс не отменён", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert read_status({"title": "Название", "dates_text": text}).status == status


def test_cancelled_outweighs_postponed() -> None:
    said = read_status({"title": "перенесено на май", "dates_text": "отменено"})
    assert said.status == "cancelled"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Мероприятие отменено", "cancelled"),
        ("Отменяется в связи с эпидемиологической обстановкой", "cancelled"),
        ("Не проводится", "cancelled"),
        ("Проведение мероприятия в 2026 году не планируется", "cancelled"),
        ("Мероприятие проводиться не будет", "cancelled"),
        ("Визит отменен принимающей стороной", "cancelled"),
        ("Снято с плана", "cancelled"),
        ("аннулировано", "cancelled"),
        ("Снят. Фестиваль «Сябры»", "cancelled"),
        ("Переносится на 2027 год", "postponed"),
        ("Сроки проведения перенесены на II полугодие", "postponed"),
        ("сдвинуто на июнь", "postponed"),
        ("Мероприятие приостановлено", "postponed"),
        ("В 2023 году отменены визы между Россией и Китаем", "planned"),
        ("Разъяснение, почему роуминг между странами отменен", "planned"),
        ("Пошлины на товары отменены, обсуждаются новые условия", "planned"),
        ("Регистрационный взнос отменен", "planned"),
        ("Отборочный тур не проводится", "planned"),
        ("Награждение на месте не проводится", "planned"),
        ("Экскурсия в храм, куда перенесены мощи святого", "planned"),
        ("Столица была перенесена из Полоцка в Витебск", "planned"),
        ("Обсуждаются рейсы, которые были отменены авиакомпанией", "planned"),
        ("Форум не состоится без участия белорусской стороны", "planned"),
        ("Отменён ли Достоевский? Лекция", "planned"),
        ("Прошлогодний фестиваль был отменен из-за погоды", "planned"),
        ("В 2025 году встреча не состоялась", "planned"),
        ("Показ фильма «Встреча не состоится»", "planned"),
        ("Участие иностранных граждан не планируется", "planned"),
        ("Концертная программа перенесена в закрытое помещение", "planned"),
        ("Поездка отменена ввиду закрытия границы", "cancelled"),
        ("Выставка, запланированная на май, отменена", "cancelled"),
        ("Проведение турнира отложено до открытия границы", "postponed"),
        ("День города перенесён на сентябрь", "postponed"),
    ],
)
def test_a_status_is_said_of_the_event_not_of_what_it_is_about(text: str, status: str) -> None:
    assert read_status({"title": "Название", "description": text}).status == status


def test_a_holiday_that_is_moved_moves_no_event() -> None:
    cells = {"title": "Концерт", "dates_text": "8 марта (выходной день перенесён на 9 марта)"}
    assert read_status(cells).status == "planned"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("15 мая отменено", "cancelled"),
        ("12 мая - отменено", "cancelled"),
        ("с 5 мая перенесено на 12 мая", "postponed"),
        ("перенесено из мая в июнь", "postponed"),
        ("перенесено в 2027 год", "postponed"),
        ("май (возможен перенос на июнь)", "planned"),
    ],
)
def test_a_month_beside_the_word_is_not_what_it_is_said_of(text: str, status: str) -> None:
    assert read_status({"title": "Концерт", "dates_text": text}).status == status


@pytest.mark.parametrize(
    "title",
    [
        "Встреча с послом КНР отменена",
        "Концерт ансамбля «Русь» из Гродно отменён",
        "Турнир «Кубок» по самбо отменён",
        "Участие российской делегации отменено",
        "Кинофестиваль отменён",
        "Пресс-конференция отменена",
        "Симпозиум отменён",
        "«Концерт дружбы (отменён)»",
        "В связи с ограничениями встреча не состоится",
    ],
)
def test_any_event_is_called_off_whatever_its_kind(title: str) -> None:
    assert read_status({"title": title}).status == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "Проведение фуршета не планируется",
        "Церемония награждения не планируется",
        "В понедельник экскурсии не проводятся",
        "Приём граждан приостановлен",
        "В случае дождя концерт переносится в зал",
        "Премьера отложена на осень, в программе — показ эскизов",
        "Экскурсия для гостей отменена",
        "Мастер-классы отменены",
        "Фейерверк отменён, концерт состоится",
        "Выступление ансамбля из Витебска отменено",
        "Торжественная церемония отменена",
        "Банкет не состоится",
        "Лекция переносится на сентябрь, остальное по плану",
    ],
)
def test_a_part_that_does_not_take_place_calls_nothing_off(text: str) -> None:
    assert read_status({"title": "Концерт", "description": text}).status == "planned"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Концерт", "Экскурсия для гостей отменена"),
        ("Концерт", "Премьера отложена на осень"),
        ("Гастроли ансамбля «Русь»", "Выступление отменено"),
        ("Крестный ход", "Шествие отменено"),
        ("Концерт", "Гала-концерт отменён"),
        ("Смена «Дружба»", "Заезд перенесён на 5 июля"),
    ],
)
def test_what_may_be_a_part_or_the_whole_is_looked_at(title: str, text: str) -> None:
    said = read_status({"title": title, "Примечание": text})
    assert (said.status, said.quality) == ("planned", ("status_doubtful",))


def test_what_is_said_of_something_else_raises_no_question() -> None:
    said = read_status({"title": "Концерт", "description": "Пошлины отменены"})
    assert (said.status, said.quality) == ("planned", ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Заезд отменён", "cancelled"),
        ("заезд перенесён на 5 июля", "postponed"),
        ("выступление отменено", "cancelled"),
        ("шествие переносится на сентябрь", "postponed"),
        ("12 мая (гала-концерт отменён)", "cancelled"),
    ],
)
def test_a_part_in_the_cell_of_dates_is_the_event(text: str, status: str) -> None:
    said = read_status({"title": "Смена «Дружба»", "dates_text": text})
    assert (said.status, said.quality) == (status, ())


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Премьера спектакля «Гроза»", "Премьера отложена на осень"),
        ("Экскурсия для школьников Гродно", "Экскурсия отменена"),
        ("Международная лекция", "Лекция перенесена на май"),
        ("Церемония открытия памятника", "Церемония отменена"),
    ],
)
def test_a_part_that_is_the_event_itself_does(title: str, text: str) -> None:
    assert read_status({"title": title, "description": text}).status != "planned"


def test_a_cell_of_nothing_but_such_words_is_read_at_once() -> None:
    assert read_status({"extra": "концерт отменен " * 100_000}).status == "cancelled"
    assert read_status({"extra": "«" * 1_000_000}).status == "planned"


def test_the_last_sentence_of_a_long_description_is_read_too() -> None:
    text = "Встречи делегаций и показ выставки. " * 20 + "Мероприятие не проводится."
    assert read_status({"description": text}).status == "cancelled"


def test_no_wording_is_two_of_which_only_one_is_looked_for() -> None:
    for wording, beginning in BEGINNINGS.items():
        assert "|" not in re.sub(r"\(\?:[^()]*\)", "", wording)
        assert len(beginning) >= 3, wording

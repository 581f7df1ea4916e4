"""A country in the name of what is told or shown comes from nobody."""

from __future__ import annotations

import pytest

from etl.partners import find_partners


@pytest.mark.parametrize(
    "title",
    [
        "Литературный вечер «Тютчев в Мюнхене»",
        "Концерт «Весна в Париже»",
        "Экскурсия «Здесь был Наполеон на пути во Францию»",
        "Фотовыставка «Непал глазами смолян»",
        "Лекторий «Япония: вчера и сегодня»",
        "Вечер «Пушкин и Польша»",
    ],
)
def test_what_is_told_of_a_country_is_asked_about(title: str) -> None:
    reading = find_partners({"title": title}, ())
    assert reading.partners == ()
    assert reading.quality == ("partner_doubtful",)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Концерт «Дни Беларуси»", "BY"),
        ("Концерт ансамбля «Сябры» (Беларусь)", "BY"),
        ("Концерт детского ансамбля «Дети Бреста»", "BY"),
        ("Вечер дружбы «Россия – Сербия»", "RS"),
        ("Кинопоказ «Дни Индии»", "IN"),
        ("Участие в фестивале «Славянский базар в Витебске»", "BY"),
    ],
)
def test_days_and_sides_in_a_name_take_part(title: str, code: str) -> None:
    assert [partner.code for partner in find_partners({"title": title}, ()).partners] == [code]


def test_a_delegation_of_that_country_takes_part_all_the_same() -> None:
    cells = {"title": "Вечер «Знакомимся с Сербией»", "participants_text": "Студенты из Сербии"}
    reading = find_partners(cells, ())
    assert [partner.code for partner in reading.partners] == ["RS"]
    assert reading.quality == ()

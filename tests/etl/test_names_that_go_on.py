"""Venues whose name goes on as a sentence does are doubted; names that only look so are not."""

from __future__ import annotations

import pytest

from etl.home import load_home
from etl.places import read_place

WORDS_OF_A_SENTENCE = (
    "пгт Славянка, причал катера до о. Рикорда",
    "Отправление от Белорусского вокзала г. Москвы",
    "Дом культуры «Родина» в соседнем районе",
    "г. Вязьма, автобус от здания администрации",
    "спортивная школа со стороны парка, г. Рудня",
)
NAMES = (
    "г. Пермь, площадь у театра",
    "г. Козьмодемьянск, музей под открытым небом",
    "г. Смоленск, территория, прилегающая к ДК «Шарм»",
    "г. Минск, Академия управления при Президенте Республики Беларусь",
    "г. Каир, Российский университет в Египте",
    "г. Дар-эс-Салам, Русский дом в Танзании",
    "г. Смоленск, ул. Октябрьской Революции, 16, к. 215",
    "г. Владивосток, пл. Борцов за власть Советов",
    "г. Минск, РЦОП по фехтованию",
    "мост через реку Псоу",
    "г. Псков, с/к «Стрела»",
)


@pytest.mark.parametrize("cell", WORDS_OF_A_SENTENCE)
def test_a_name_that_goes_on_as_a_sentence_is_doubted(cell: str) -> None:
    assert "place_unreadable" in read_place(cell, home=load_home()).quality


@pytest.mark.parametrize("cell", NAMES)
def test_a_name_with_a_preposition_of_its_own_is_none(cell: str) -> None:
    assert read_place(cell, home=load_home()).quality == ()


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        (
            "Представительство Смоленской области в Республике Беларусь, г. Минск",
            "Представительство Смоленской области в Республике Беларусь",
            "BY",
        ),
        (
            "Представительство Псковской области в Республике Беларусь",
            "Представительство Псковской области в Республике Беларусь",
            "BY",
        ),
        (
            "Представительство Смоленской области в г. Москве",
            "Представительство Смоленской области",
            "RU",
        ),
    ],
)
def test_where_a_region_is_represented_is_part_of_the_name(cell: str, name: str, code: str) -> None:
    (venue,) = read_place(cell, home=load_home()).venues
    assert (venue.name, venue.country_code) == (name, code)

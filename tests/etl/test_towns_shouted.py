"""A town's name in capitals is the town, also where the cell goes on in small letters."""

from __future__ import annotations

import pytest

from etl.geonames_index import is_case_of_another
from etl.home import load_home
from etl.places import read_place


@pytest.mark.parametrize(
    ("cell", "town", "name"),
    [
        ("г. БАКУ", "Баку", None),
        ("г. УФА, ДК «Мир»", "Уфа", "ДК «Мир»"),
        ("г. ОРЁЛ, краеведческий музей", "Орёл", "краеведческий музей"),
        ("в г. ГОМЕЛЕ", "Гомель", None),
        ("с. ТАЛАШКИНО, музей «Теремок»", "Талашкино", "музей «Теремок»"),
        ("г. РОСТОВ-НА-ДОНУ, ДГТУ", "Ростов-на-Дону", "ДГТУ"),
        ("г. ТОМСК, ТГУ", "Томск", "ТГУ"),
        ("БАКУ, Гейдар Центр", "Баку", "Гейдар Центр"),
        ("ОМСК, Дворец спорта", "Омск", "Дворец спорта"),
        ("Республика Беларусь, МИНСК, ул. Ленина", "Минск", "ул. Ленина"),
        ("СМОЛЕНСКАЯ ОБЛАСТЬ, г. Вязьма", "Вязьма", None),
        ("г. Париж, ЮНЕСКО", "Париж", "ЮНЕСКО"),
        ("г. Томск, ТУСУР", "Томск", "ТУСУР"),
        ("г. Москва, ГИТИС", "Москва", "ГИТИС"),
        ("г. Москва, ЭКСПОЦЕНТР", "Москва", "ЭКСПОЦЕНТР"),
        ("пос. ВНИИСС", "ВНИИСС", None),
        ("с. МИС", "МИС", None),
    ],
)
def test_a_town_in_capitals_is_the_town(cell: str, town: str, name: str | None) -> None:
    (venue,) = read_place(cell, home=load_home()).venues
    assert (venue.settlement, venue.name) == (town, name)


def test_two_towns_in_capitals_are_two_places() -> None:
    venues = read_place("г. Смоленск, ВИТЕБСК", home=load_home()).venues
    assert [(one.settlement, one.name) for one in venues] == [("Смоленск", None), ("Витебск", None)]


@pytest.mark.parametrize(
    ("cell", "town", "code"),
    [
        ("в г. Гаване", "Гавана", "CU"),
        ("в г. Киншасе", "Киншаса", "CD"),
        ("в г. Тиране", "Тирана", "AL"),
        ("в г. Хургаде", "Хургада", "EG"),
        ("в г. Дакке", "Дакка", "BD"),
        ("в г. Мекке", "Мекка", "SA"),
        ("центр г. Сараева", "Сараево", "BA"),
        ("г. Катовице", "Катовице", "PL"),
    ],
)
def test_a_town_abroad_stands_in_the_nominative(cell: str, town: str, code: str) -> None:
    (venue,) = read_place(cell, home=load_home()).venues
    assert (venue.settlement, venue.country_code) == (town, code)


def test_the_latin_name_tells_which_spelling_is_the_nominative() -> None:
    assert is_case_of_another("Гаване", ["Гавана", "Гаване"], "Havana")
    assert is_case_of_another("Пешта", ["Пешт", "Пешта"], "Pest")
    assert not is_case_of_another("Гавана", ["Гавана", "Гаване"], "Havana")
    assert not is_case_of_another("Катовице", ["Катовица", "Катовице"], "Katowice")
    assert not is_case_of_another("Пуна", ["Пуна", "Пуне"], "Pune")

"""The towns that maps of regions name: whole towns, whatever GeoNames has beside them."""

from __future__ import annotations

import pytest

from etl.folders import ROOT
from etl.lookups import rows_of


@pytest.fixture(scope="module")
def names() -> set[str]:
    return {row["name"] for row in rows_of(ROOT / "plan_data/boundaries/all/towns.csv")}


@pytest.mark.parametrize(
    "district",
    ["Красногвардейский", "Калининский", "Василеостровский", "Васильевский остров", "Марьино",
     "Выхино-Жулебино", "Ясенево", "Пресненский", "Финляндский", "Светлановский", "Купчино",
     "Юнтолово"],
)  # fmt: skip
def test_a_district_of_a_city_is_no_town(names: set[str], district: str) -> None:
    assert district not in names


@pytest.mark.parametrize(
    "town",
    ["Москва", "Санкт-Петербург", "Минск", "Пушкин", "Колпино", "Кронштадт", "Зеленоград",
     "Троицк", "Щербинка", "Химки", "Кудрово", "Волжский", "Железнодорожный",
     "Дзержинский", "Бор", "Октябрьский", "Советский"],
)  # fmt: skip
def test_a_town_within_or_beside_it_stays(names: set[str], town: str) -> None:
    assert town in names

"""Partners of rows of whole plans of other regions, decided by eye; each kind with variations."""

from __future__ import annotations

import pytest

from etl.partners import find_partners


def partners(text: str, column: str = "participants_text") -> tuple[str, bool]:
    """Codes of a cell, and whether they are doubted."""
    found = find_partners({column: text}, ())
    codes = " ".join(one.code or one.name for one in found.partners)
    return codes, "partner_doubtful" in found.quality


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("с. Кинель-Черкассы", ""),
        ("Самарская область, с. Кинель-Черкассы", ""),
        ("г. Бугульма – г. Черкассы", "UA"),
        ("г. Усть-Каменогорск", "KZ"),
        ("г. Ростов-на-Дону", ""),
        ("г. Киев", "UA"),
    ],
)
def test_a_town_whose_last_part_is_a_town_abroad(place: str, codes: str) -> None:
    assert partners(place, "place_text") == (codes, False)


@pytest.mark.parametrize(
    ("participants", "codes"),
    [
        ("Юные дирижёры Белграда, Софии", "BG RS"),
        ("дирижёры Софии и Белграда", "BG RS"),
        ("театры Будапешта, Софии", "BG HU"),
        ("Школьники Бреста и Софии", "BG BY"),
        ("песни Минска, Софии Ротару", "BY"),
        ("Белград, София Ротару", "RS"),
    ],
)
def test_a_town_called_like_a_person_in_a_list_of_genitives(participants: str, codes: str) -> None:
    assert partners(participants)[0] == codes


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Грушинский фестиваль", ""),
        ("Слёт Грушинских бардов", ""),
        ("Гурзинский ансамбль", "GE"),
    ],
)
def test_an_adjective_of_a_surname_is_no_misspelt_country(title: str, codes: str) -> None:
    assert partners(title, "title")[0] == codes


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("ФГАОУ ВО «Северо-Кавказский федеральный университет», г. Ставрополь", ""),
        ("Северо-Кавказская государственная академия, г. Черкесск", ""),
        ("Кавказский университет", ""),
        ("Пизанский университет", "IT"),
    ],
)
def test_a_land_is_no_town_of_a_far_country(place: str, codes: str) -> None:
    """GeoNames has «Кавказ» as a name of Caucasia in Colombia, «Азия» of a town on Negros."""
    assert partners(place, "place_text")[0] == codes


@pytest.mark.parametrize(
    ("participants", "codes"),
    [("команды Кавказа, Минска", "BY"), ("гости из Азии, Бреста", "BY"), ("из Кавказа", "")],
)
def test_lands_among_participants(participants: str, codes: str) -> None:
    assert partners(participants)[0] == codes

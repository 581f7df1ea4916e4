"""Partners of rows of whole plans of other regions, decided by eye; each kind with variations."""

from __future__ import annotations

import pytest

from etl.home import load_home
from etl.partners import find_partners
from etl.places import read_place


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


@pytest.mark.parametrize(
    ("participants", "codes", "doubted"),
    [
        ("мастера из Сальвадора (Бразилия)", "BR", False),
        ("Сантьяго (Куба)", "CU", False),
        ("Брест (Франция)", "FR", False),
        ("Триполи (Ливан)", "LB", False),
        ("Лондон (Великобритания)", "GB", False),
        ("Пхеньян (Корея)", "KP", False),
        ("Пхеньян, Корея", "KP", False),
        ("Сеул (Корея)", "KR", False),
        ("Корея, КНДР", "KP KR", False),
        ("артисты Кореи, г. Пхеньян", "KP KR", True),
        ("делегация Белфаста (Ирландия)", "GB IE", True),
        ("Дублин (Великобритания)", "GB IE", True),
        ("Мехико (Испания)", "ES MX", True),
        ("г. Гронинген (Франция)", "FR NL", True),
        ("Варшава, США", "PL US", True),
        ("Сальвадор, Бразилия", "BR SV", True),
        ("Варшава, Польша", "PL", False),
        ("Рига, Литва, Эстония", "EE LT LV", False),
        ("Бенин, Нигерия, Того", "BJ NG TG", False),
    ],
)
def test_a_town_and_the_country_behind_it(participants: str, codes: str, *, doubted: bool) -> None:
    assert partners(participants) == (codes, doubted)


@pytest.mark.parametrize(
    ("participants", "codes", "doubted"),
    [
        ("Народный университет Коменского (Смоленск)", "SK", True),
        ("Университет Коменского (Братислава)", "SK", False),
        ("университет Аристотеля (г. Смоленск)", "GR", True),
        ("ООО «Белагросервис» (г. Белгород)", "BY", True),
        ("РО «Белагросервис»", "BY", False),
        ("БНТУ (г. Минск)", "BY", False),
        ("БЕЛТА (Москва)", "BY", False),
    ],
)
def test_another_body_of_the_same_name(participants: str, codes: str, *, doubted: bool) -> None:
    assert partners(participants) == (codes, doubted)


@pytest.mark.parametrize(
    ("participants", "codes"),
    [
        ("Лачын Мамедов", ""),
        ("солист Лачин Мамедов", ""),
        ("выступление Лачына Мамедова", ""),
        ("писатель Инин", ""),
        ("делегация г. Лачин", "AZ"),
        ("гости из Лачина", "AZ"),
        ("артисты Гянджи", "AZ"),
        ("Флоренция Мамедова", ""),
        ("мэр Риги Ушаков", "LV"),
        ("мэр Баку Алиев", "AZ"),
        ("мэр Ташкента Иванов", "UZ"),
        ("Гянджа, Лачин", "AZ"),
        ("г. Инин", "CN"),
    ],
)
def test_a_first_name_or_a_surname_is_no_town(participants: str, codes: str) -> None:
    assert partners(participants)[0] == codes


@pytest.mark.parametrize(
    ("participants", "codes", "doubted"),
    [
        ("Театр кукол Республики Беларусь", "BY", False),
        ("артисты театров кукол Минска", "BY", False),
        ("мастера традиционных кукол Беларуси", "BY", False),
        ("кавалеры государственных орденов Беларуси", "BY", False),
        ("вручение орденов Монголии", "MN", True),
        ("выставка кукол Японии", "JP", True),
        ("Агентство по экспорту Узбекистана", "UZ", False),
        ("Центр поддержки экспорта Беларуси", "BY", False),
        ("поддержка экспорта мёда в Китай", "CN", True),
        ("экспорт продукции в Узбекистан и Казахстан", "KZ UZ", True),
        ("участники рынка Республики Беларусь", "BY", False),
        ("Агентство по развитию финансового рынка Республики Казахстан", "KZ", False),
        ("участники программы выхода на рынки Индии", "IN", True),
        ("освоение рынка Китая", "CN", True),
    ],
)
def test_who_is_of_a_country_and_what_goes_there(
    participants: str, codes: str, *, doubted: bool
) -> None:
    assert partners(participants) == (codes, doubted)


@pytest.mark.parametrize(
    ("home_region", "participants", "codes", "doubted"),
    [
        ("Республика Башкортостан", "Предприятия РБ", "", False),
        ("Республика Башкортостан", "Постпредство РБ в РТ, Генконсульство Ирана", "IR", False),
        ("Республика Башкортостан", "Делегации РБ и Республики Беларусь", "BY", False),
        ("Республика Башкортостан", "Делегация г. Минска (РБ)", "BY", False),
        ("Республика Бурятия", "Министерство культуры РБ", "", False),
        ("Республика Башкортостан", "Посольство РБ в РФ", "BY", False),
        ("Республика Башкортостан", "граждане РБ", "BY", False),
        ("Республика Бурятия", "МИД РБ", "BY", False),
        ("Республика Башкортостан", "Союзное государство РФ и РБ", "BY", False),
        ("Республика Башкортостан", "участники из России, РБ и Казахстана", "BY KZ", True),
        ("Республика Башкортостан", "делегация РБ", "", False),
        ("Республика Башкортостан", "вузы РБ и Узбекистана", "UZ", False),
        ("Республика Башкортостан", "Соглашение между РБ и Республикой Казахстан", "KZ", False),
        ("Республика Башкортостан", "команды РБ, РТ, Казахстана", "KZ", False),
        ("Республика Башкортостан", "команды РФ, РБ, РК", "BY KZ", True),
        ("Республика Башкортостан", "страны: РБ, КНР, Иран", "BY CN IR", True),
        ("Республика Бурятия", "погрануправление РБ, Монголия", "MN", False),
        ("Республика Коми", "посольство РК в РФ", "KZ", False),
        ("Республика Коми", "предприятия РФ, РБ и РК", "BY KZ", False),
        ("Республика Адыгея", "страны ЕАЭС (РФ, РБ, РА)", "AM BY", False),
        ("Алтайский край", "Форум ЕАЭС, делегация РА", "AM", True),
        ("Смоленская область", "Предприятия РБ", "BY", True),
        ("", "Предприятия РБ", "BY", True),
    ],
)
def test_what_a_republic_calls_itself(
    home_region: str, participants: str, codes: str, doubted: bool
) -> None:
    found = find_partners({"participants_text": participants}, (), home_region=home_region)
    assert " ".join(one.code or one.name for one in found.partners) == codes
    assert ("partner_doubtful" in found.quality) is doubted


NEAR, FAR = "страны ближнего зарубежья", "страны дальнего зарубежья"


@pytest.mark.parametrize(
    ("participants", "groups"),
    [
        ("Школьники РФ, ближнего и дальнего зарубежья", {NEAR, FAR}),
        ("Ближнее и дальнее зарубежье", {NEAR, FAR}),
        ("Участники ближнего, дальнего зарубежья", {NEAR, FAR}),
        ("Гости из стран дальнего и ближнего зарубежья", {NEAR, FAR}),
        ("Соотечественники ближнего, дальнего зарубежья", {NEAR, FAR}),
        ("Представители ближнего и дальнего зарубежья", {NEAR, FAR}),
        ("театры дальнего/ближнего зарубежья", {NEAR, FAR}),
        ("Отдел по делам ближнего и дальнего зарубежья", set()),
        ("Комитет по культуре и коллективы ближнего зарубежья", {NEAR}),
        ("Управление культуры и делегации СНГ", {"страны СНГ"}),
        ("молодёжный центр с командами СНГ и БРИКС", {"страны СНГ", "страны БРИКС"}),
        ("отдельные коллективы и команды БРИКС", {"страны БРИКС"}),
        ("Министерство по связям с регионами ближнего и дальнего зарубежья", set()),
        ("Гости из дальнего зарубежья", {FAR}),
    ],
)
def test_near_and_far_abroad_are_two_groups(participants: str, groups: set[str]) -> None:
    assert set(find_partners({"participants_text": participants}, ()).groups) == groups


@pytest.mark.parametrize(
    ("place", "title", "participants", "codes"),
    [
        ("г. Ростов-на-Дону, пл. Свободы (Нахичевань)", "«Нахичеванский дворик»", "Театры", ""),
        ("г. Ростов-на-Дону, Нахичевань", "Нахичеванский променад", "Театры", ""),
        ("г. Ростов-на-Дону", "Прогулка по Нахичевани", "Театры", ""),
        ("г. Ростов-на-Дону", "Ярмарка на Нахичеванском рынке", "Театры", ""),
        ("г. Ростов-на-Дону", "Праздник «Нахичеванский парк»", "Театры", ""),
        ("г. Ростов-на-Дону", "Встреча с делегацией города Нахичевань", "Театры", "AZ"),
        ("г. Ростов-на-Дону", "Соглашение с Нахичеванью", "Театры", "AZ"),
        ("г. Ростов-на-Дону", "Обмен с Нахичеванским университетом", "Театры", "AZ"),
        ("г. Ростов-на-Дону", "Визит в Нахичевань", "Театры", "AZ"),
        ("г. Ростов-на-Дону, Нахичевань, Баку", "Форум", "Театры", "AZ"),
        ("г. Ростов-на-Дону", "Визит делегации из Нахичевани", "Театры", "AZ"),
        ("г. Ростов-на-Дону", "Выставка", "Мастера Нахичеванской автономной республики", "AZ"),
        ("г. Ростов-на-Дону; г. Нахичевань", "Форум", "Театры", "AZ"),
        ("г. Смоленск", "Прогулка по Нахичевани", "Театры", "AZ"),
    ],
)
def test_a_part_of_a_town_of_ours_that_is_called_like_a_town_abroad(
    place: str, title: str, participants: str, codes: str
) -> None:
    venues = read_place(place, home=load_home()).venues
    cells = {"place_text": place, "title": title, "participants_text": participants}
    found = find_partners(cells, venues)
    assert " ".join(one.code or one.name for one in found.partners) == codes


@pytest.mark.parametrize(
    ("place", "doubted"),
    [("г. Смоленск, Польский сад", True), ("г. Смоленск, Польский институт", False)],
)
def test_a_site_of_a_town_is_called_after_a_country(place: str, doubted: bool) -> None:
    assert partners(place, "place_text") == ("PL", doubted)


@pytest.mark.parametrize(
    ("participants", "codes", "doubted"),
    [
        ("Американский университет, г. Бейрут", "LB", False),
        ("Американский университет Армении", "AM", False),
        ("Американские студенты в Минске", "BY US", False),
        ("Кыргызско-Российский Славянский университет", "KG", False),
        ("Немецкий университет в Каире", "DE EG", True),
        ("Турецкая компания в Баку", "AZ TR", False),
    ],
)
def test_a_school_that_is_called_after_another_country_than_its_own(
    participants: str, codes: str, doubted: bool
) -> None:
    assert partners(participants) == (codes, doubted)


@pytest.mark.parametrize(
    ("title", "participants", "codes"),
    [
        ("Визит в г. Окленд", "Делегация г. Находки", "US"),
        ("Визит делегации", "мэрия Окленда", "US"),
        ("Гости из Веллингтона", "Делегация г. Находки", "NZ US"),
    ],
)
def test_a_namesake_of_the_venues_town_is_that_town(
    title: str, participants: str, codes: str
) -> None:
    place = "г. Окленд (штат Калифорния, США)"
    venues = read_place(place, home=load_home()).venues
    cells = {"title": title, "place_text": place, "participants_text": participants}
    found = find_partners(cells, venues)
    assert " ".join(sorted(one.code or one.name for one in found.partners)) == codes
    assert "partner_doubtful" not in found.quality

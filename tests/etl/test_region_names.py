"""Regions by their usual and old names, bodies and codes; whose plan a title says it is."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import pytest

from etl.folders import LOOKUPS
from etl.home import load_home
from etl.morphology import parses
from etl.plan_home import plan_home, title_owner
from etl.region_names import region_called, regions_known, unknown_region
from etl.told.told_use import region_remark
from tests.work import TWICE, growth

OWNERS = {
    "План Татарстана на 2026 год": "Республика Татарстан",
    "План международных мероприятий Гродненского облисполкома": "Гродненская область",
    "Гродненский областной исполнительный комитет. План": "Гродненская область",
    "План Минского облисполкома": "Минская область",
    "План Минского горисполкома": "Минск",
    "План Правительства Москвы": "Москва",
    "ГОРОД МОСКВА ПЛАН МЕРОПРИЯТИЙ": "Москва",
    "План мероприятий Югры": "Ханты-Мансийский автономный округ – Югра",
    "ПЛАН МЕРОПРИЯТИЙ ХМАО – ЮГРЫ": "Ханты-Мансийский автономный округ – Югра",
    "План Подмосковья": "Московская область",
    "План мероприятий Кемеровской области — Кузбасса": "Кемеровская область – Кузбасс",
    "План Горного Алтая": "Республика Алтай",
    "План Алтайского края": "Алтайский край",
    "План Республики Северная Осетия-Алания": "Республика Северная Осетия – Алания",
    "План Республики Саха (Якутия)": "Республика Саха (Якутия)",
    "План Псковской областной Думы": "Псковская область",
    "УТВЕРЖДАЮ Министр культуры Калининградской области План": "Калининградская область",
    "План международных мероприятий, проводимых в Псковской области": "Псковская область",
    "План Смоленской области в Республике Башкортостан": "Смоленская область",
    "План Псковской области по связям с Витебской и Могилёвской областями": "Псковская область",
}
NOBODYS = [
    "План международных мероприятий",
    "План с Витебской областью на 2026 год",
    "План приёма делегаций из Татарстана",
    "План ансамбля «Кубань»",
    "План мероприятий Коми-Пермяцкого музея",
    "План. г. Москва, 2026",
]
SEVERAL = {
    "План Белгородской и Курской областей": ["Белгородская область", "Курская область"],
    "План Татарстана и Башкирии": ["Республика Татарстан", "Республика Башкортостан"],
    "План города Москвы и Московской области": ["Москва", "Московская область"],
    "План Псковской области и Витебской области": ["Псковская область", "Витебская область"],
    "План Витебской и Смоленской областей": ["Витебская область", "Смоленская область"],
}


OURS_BUT_ASKED = [
    (
        "План мероприятий между Смоленской областью (Российская Федерация) и "
        "Могилевской областью (Республика Беларусь) на 2026 год"
    ),
    (
        "План мероприятий между Смоленской областью Российской Федерации и "
        "Витебской областью Республики Беларусь"
    ),
    "План визита делегации Могилевской области в Смоленскую область",
    "План мероприятий Дней Витебской (Могилевской) области в Смоленской области",
    "План пребывания делегации Республики Татарстан в Смоленской области",
    "Договор Смоленск — Татарстан. План мероприятий",
    "План мероприятий города Смоленска и города Витебска Витебской области",
    "План мероприятий г. Смоленска. Согласовано: Министр Московской области",
    "План мероприятий Дней Москвы в Смоленске",
    "План мероприятий Смоленского Поозерья и Приморья",
]
"""Titles with Smolensk in them beside what looks like an owner."""
OURS = [
    (
        "План мероприятий Смоленской области с регионами Республики Беларусь: "
        "Брестской, Витебской, Могилевской областями"
    ),
    "План мероприятий Смоленской области с участием Витебской, Гомельской области",
    (
        "СОГЛАСОВАНО Председатель Витебского облисполкома Иванов УТВЕРЖДАЮ "
        "Губернатор Смоленской области План международных мероприятий"
    ),
    (
        "План мероприятий между Администрацией Смоленской области и Могилевским "
        "областным исполнительным комитетом"
    ),
    "План ГУ МВД по г. Москве и Смоленской области",
    "План мероприятий между Смоленской областью и Витебской областью",
]
"""Titles of Smolensk with its partners: nobody is asked."""
REMEMBERED = [
    "План мероприятий, посвящённых годовщине снятия блокады Ленинграда",
    "План мероприятий к годовщине освобождения Ленинграда",
    "План мероприятий к годовщине контрнаступления под Москвой",
    "План мероприятий ансамбля Кубань",
]
SHORT = {
    "План мероприятий Ленинграда": "Санкт-Петербург",
    "План Министерства культуры Татарстана": "Республика Татарстан",
    "Администрация Приморья. План": "Приморский край",
    "План Правительства г. Москвы": "Москва",
    "Международные мероприятия Татарстана": "Республика Татарстан",
    "План Витебской области по связям с Псковской областью": "Витебская область",
}


def test_a_title_with_the_home_region_is_never_anothers_for_sure() -> None:
    for title in OURS_BUT_ASKED:
        owner = title_owner(title)
        assert (owner.region, owner.likely) == ("", "Смоленская область"), title
        assert len(owner.named) == 2, title
        assert "Смоленская область" in owner.named, title
        assert plan_home(title) == load_home()
        assert "укажите регион" in region_remark(title, plan_home(title))


def test_partners_of_the_home_region_ask_nobody() -> None:
    for title in OURS:
        assert title_owner(title).region == "Смоленская область", title
        assert region_remark(title, plan_home(title)) == ""


def test_a_city_or_a_short_name_is_an_owner_only_after_a_body_or_a_plan() -> None:
    assert {title: title_owner(title).region for title in SHORT} == SHORT
    assert {title: title_owner(title).named for title in REMEMBERED} == dict.fromkeys(
        REMEMBERED, ()
    )
    title = "План мероприятий, проводимых в Татарстане"
    assert plan_home(title) == load_home()
    remark = region_remark(title, plan_home(title))
    assert "упомянут регион «Республика Татарстан»" in remark
    assert "упомянут «Республика Татарстан»" in region_remark(
        title, plan_home(title, "Псковская область")
    )


TOWNS = {
    "План города Смоленска": ("Смоленская область", "Смоленск (Смоленская область)"),
    "План Администрации города Вязьмы на 2026 год": (
        "Смоленская область", "Вязьма (Смоленская область)",
    ),
    "УТВЕРЖДАЮ Глава города Пскова План мероприятий": (
        "Псковская область", "Псков (Псковская область)",
    ),
    "План Администрации Пскова": ("Псковская область", "Псков (Псковская область)"),
    "План г. Великие Луки": ("Псковская область", "Великие Луки (Псковская область)"),
    "План г. Орши": ("Витебская область", "Орша (Витебская область)"),
    "План городского округа Тольятти": (
        "Самарская область", "городской округ Тольятти (Самарская область)",
    ),
    # The home region is said in any way: another one is not taken for likely.
    "План внешних связей городов Смоленска и Витебска": (
        "Смоленская область", "Смоленск (Смоленская область), Витебск (Витебская область)",
    ),
    "План города Витебска по связям со Смоленском": (
        "Смоленская область", "Витебск (Витебская область)",
    ),
    # No outlines, no capital: nothing is guessed.
    "План города Донецка": ("", "Донецк (Донецкая Народная Республика)"),
}  # fmt: skip
NO_TOWN = [
    "План города Железногорска",  # of the Kursk region, or of Krasnoyarsk's
    "План визита в город Псков",
    "План мероприятий с городом Псковом",
    "План мероприятий, посвященных Дню города Пскова",
    "План. г. Псков, 2026",
    "План фестиваля города мастеров",
]


def test_a_town_alone_is_its_regions_likely_plan_and_that_is_said() -> None:
    for title, (likely, said) in TOWNS.items():
        owner = title_owner(title)
        assert (owner.region, owner.named, owner.likely) == ("", (), likely), title
        remark = region_remark(title, plan_home(title))
        assert f"вместо региона — {said}" in remark, title
        assert remark.endswith("если он другой, укажите регион.")
    assert "границ и столицы региона «Донецкая" in remark
    told = plan_home("План города Пскова", "Курская область")
    assert told.region == "Курская область"
    assert "указан человеком: в заголовке вместо" in region_remark("План города Пскова", told)
    for title in NO_TOWN:
        assert title_owner(title).towns == (), title
        assert plan_home(title) == load_home(), title


def test_a_long_title_is_read_in_a_moment() -> None:
    title = "План Псковской области " + "и города Москвы Витебской области " * 300
    assert "Псковская область" in title_owner(title).named
    words = "и города Москвы Витебской области "
    assert growth(lambda size: title_owner("План Псковской области " + words * size), 140) < TWICE


def test_a_title_names_its_region_by_any_of_its_names() -> None:
    assert {title: title_owner(title).region for title in OWNERS} == OWNERS
    assert {title: title_owner(title).named for title in NOBODYS} == dict.fromkeys(NOBODYS, ())


def test_several_regions_in_one_title_are_said_and_left_to_a_person() -> None:
    for title, named in SEVERAL.items():
        assert (title_owner(title).region, [*title_owner(title).named]) == ("", named)
        remark = region_remark(title, plan_home(title))
        assert all(f"«{name}»" in remark for name in named)
        assert "укажите регион" in remark
    # Where one is the shipped region, or the only one of Russia, it is the likely one; told wins.
    assert plan_home("План Витебской и Смоленской областей").region == "Смоленская область"
    assert plan_home("План Псковской области и Витебской области").region == "Псковская область"
    assert (
        plan_home("План Псковской и Витебской областей", "Витебская область").capital == "Витебск"
    )
    assert plan_home("План Белгородской и Курской областей").region == load_home().region


def test_a_region_without_outlines_is_named_in_the_remark() -> None:
    for title, name in (
        ("План г. Севастополя на 2026 год", "Севастополь"),
        ("План мероприятий Крыма", "Республика Крым"),
        ("План ДНР", "Донецкая Народная Республика"),
    ):
        remark = region_remark(title, plan_home(title))
        assert f"назван регион «{name}», но его границ и столицы у программы нет" in remark


@dataclass(frozen=True)
class Row:
    """A line of region_names.csv."""

    region: str
    iso: str
    names: str


def rows() -> list[Row]:
    with (LOOKUPS / "region_names.csv").open(encoding="utf-8", newline="") as file:
        return [Row(row["region"], row["iso"], row["names"]) for row in csv.DictReader(file)]


def in_case(name: str, case: str) -> str:
    """A name in a case, word by word, as pymorphy3 inflects it; capitals stay."""
    said = []
    for word in name.split(" "):
        first = next((p for p in parses(word) if "nomn" in p.tag and p.inflect({case})), None)
        new = first.inflect({case}).word if first and not word.isupper() else word
        said.append(new if word[0].islower() or word.isupper() else new[0].upper() + new[1:])
    return " ".join(said)


def test_every_region_is_found_by_each_name_in_each_case() -> None:
    known = rows()
    assert [row.region for row in known] == regions_known()
    assert len({row.iso for row in known}) == 90
    for row in known:
        for name in filter(None, (row.region, *row.names.split("|"))):
            forms = {case: in_case(name, case) for case in ("nomn", "gent", "datv", "ablt")}
            assert {case: region_called(form) for case, form in forms.items()} == dict.fromkeys(
                forms, row.region
            )
        assert region_called(row.iso.lower()) == row.region


@pytest.mark.parametrize(
    ("said", "region"),
    [
        ("Псковская обл.", "Псковская область"),
        ("псковской области", "Псковская область"),
        ("г. Москва", "Москва"),
        ("татарстан", "Республика Татарстан"),
        ("хмао", "Ханты-Мансийский автономный округ – Югра"),
        ("Ханты-Мансийский автономный округ", "Ханты-Мансийский автономный округ – Югра"),
        ("кемеровская область", "Кемеровская область – Кузбасс"),
        ("Кузбасс", "Кемеровская область – Кузбасс"),
        ("RU-PSK", "Псковская область"),
        ("BY-HR", "Гродненская область"),
        ("Башкирия", "Республика Башкортостан"),
        ("Ленинград", "Санкт-Петербург"),
        ("Тартастан", None),
        ("Псковская и Курская области", None),
        ("Севастополь", None),
        ("не Псковская область", None),
        ("Псковская область и Брянская", None),
        ("Псковская область и что-то ещё 12345", None),
        ("", None),
    ],
)
def test_a_person_may_call_a_region_as_people_do(said: str, region: str | None) -> None:
    assert region_called(said) == region


def test_what_is_no_region_is_answered_with_the_nearest_names() -> None:
    assert unknown_region("Тартастан").startswith(
        "Региона «Тартастан» программа не знает; похожие: Республика Татарстан"
    )
    assert "Смоленская область" in unknown_region("Смаленская область")
    assert "RU-PSK" in unknown_region("цццц")
    assert "«не Псковская область» программа не знает" in unknown_region("не Псковская область")
    assert "Границ и столицы региона «Севастополь»" in unknown_region("Севастополь")

"""Plans of other regions: whose plan it is and which period it covers."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from etl.home import home_of, load_home
from etl.model import CELL_FIELDS, PlanDocument, RawRow
from etl.plan_home import plan_home
from etl.plan_period import plan_period
from etl.refusals import RefusedDocumentError


@pytest.mark.parametrize(
    ("title", "region", "capital"),
    [
        ("План мероприятий Псковской области на 2027 год", "Псковская область", "Псков"),
        ("План мероприятий Республики Татарстан", "Республика Татарстан", "Казань"),
        ("План правительства Приморского края", "Приморский край", "Владивосток"),
        ("План международных мероприятий", "Смоленская область", "Смоленск"),
        ("План Гродненской области на 2027 год", "Гродненская область", "Гродно"),
        ("План Псковской области по связям с Витебской областью", "Псковская область", "Псков"),
        ("План Белгородской области и Курской области", "Смоленская область", "Смоленск"),
        ("ПЛАН МЕРОПРИЯТИЙ ПСКОВСКОЙ ОБЛАСТИ", "Псковская область", "Псков"),
        ("ЧУКОТСКИЙ АВТОНОМНЫЙ ОКРУГ\nПЛАН", "Чукотский автономный округ", "Анадырь"),
        ("План Чукотского АО на 2026 год", "Чукотский автономный округ", "Анадырь"),
        ("ПЛАН РЕСПУБЛИКИ СЕВЕРНАЯ ОСЕТИЯ — АЛАНИЯ", "Республика Северная Осетия – Алания",
         "Владикавказ"),
        ("План мероприятий города Москвы", "Москва", "Москва"),
        ("ПЛАН ПРАВИТЕЛЬСТВА САНКТ-ПЕТЕРБУРГА", "Санкт-Петербург", "Санкт-Петербург"),
        ("План приёма делегаций из г. Москвы", "Смоленская область", "Смоленск"),
        ("План мероприятий Смоленска и Минска", "Смоленская область", "Смоленск"),
        ("План мероприятий Минска и Смоленска", "Смоленская область", "Смоленск"),
    ],
)  # fmt: skip
def test_home_region_is_the_titles(title: str, region: str, capital: str) -> None:
    home = plan_home(title)
    assert (home.region, home.capital) == (region, capital)


def test_a_manifest_says_whose_plan_it_is() -> None:
    home = plan_home("План мероприятий Псковской области на 2027 год")
    stored = json.loads(json.dumps({"region": home.region, "home": asdict(home)}))
    assert home_of(stored) == home
    assert home_of(stored).capital == "Псков"
    # A later version may say more; tables older than the field are the shipped region's.
    stored["home"]["flag"] = "Псков"
    assert home_of(stored) == home
    assert home_of({"region": "Смоленская область"}) == load_home()
    assert home_of({}) == load_home()


def document(title: str, *dates: str) -> PlanDocument:
    empty = dict.fromkeys(CELL_FIELDS, "")
    rows = [
        RawRow("", "", empty | {"dates_text": text}, f"строка {i}") for i, text in enumerate(dates)
    ]
    return PlanDocument("plan.txt", title, tuple(rows))


@pytest.mark.parametrize(
    ("title", "dates", "given", "plan_id"),
    [
        ("План на I полугодие 2026 года", (), None, "2026-H1"),
        ("План на I полугодие 2026 года", (), "2027", "2026-H1"),
        ("План (июль – декабрь 2027 года)", (), None, "2027-H2"),
        ("План на 2025/2026 учебный год", (), None, "2025-2026"),
        ("План", ("15 августа 2027 г.", "3 декабря", "12 октября", "ежемесячно"), None, "2027-H2"),
        ("План", ("5 марта 2027 года", "октябрь"), None, "2027"),
        ("План", ("март", "октябрь"), "2027", "2027"),
    ],
)  # fmt: skip
def test_period(title: str, dates: tuple[str, ...], given: str | None, plan_id: str) -> None:
    assert plan_period(document(title, *dates), given)[0].plan_id == plan_id


def test_a_period_that_nothing_says_is_asked_for() -> None:
    with pytest.raises(RefusedDocumentError, match="--period 2026-H1"):
        plan_period(document("План", "март", "октябрь"))


def test_a_period_that_is_none_is_refused() -> None:
    with pytest.raises(RefusedDocumentError, match="«весна»"):
        plan_period(document("План"), "весна")

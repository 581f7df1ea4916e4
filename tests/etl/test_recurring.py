"""Events that recur across plans: recognised by title, sphere and place; doubt is said."""

from __future__ import annotations

from datetime import date

import pytest

from etl.precision_words import NO_DATES, NO_PLACE
from etl.recurring import (
    COMMON_TITLE,
    OTHER_PLACE,
    OTHER_SPHERE,
    OTHER_TITLE,
    SEVERAL,
    Occurrence,
    kin_of,
    unnumbered,
)

SPANS = {2025: (date(2025, 1, 1), date(2025, 12, 31)), 2026: (date(2026, 1, 1), date(2026, 12, 31))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("XVI фестиваль «Голоса»", "XVII фестиваль «Голоса»"),
        ("ХI слет «Объединяя усилия»", "XII слёт «Объединяя усилия»"),
        ("33-я выставка «Продэкспо-2026»", "32-я выставка «Продэкспо-2025»"),
        ("Форум – 2026", "Форум 2027 года"),
        ("Конкурс (2025/2026 учебный год)", "Конкурс (2026/2027 учебный год)"),
        ("Смена «Юность», 2025-2026 гг.", 'Смена "Юность", 2026-2027 гг.'),
        ("V областной слёт", "VI областной слёт"),
        ("X Турнир по самбо", "XI турнир по самбо"),
    ],
)
def test_a_year_and_a_number_make_no_other_event(one: str, other: str) -> None:
    assert unnumbered(one) == unnumbered(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("II этап олимпиады", "III этап олимпиады"),
        ("Олимпиада (тур II)", "Олимпиада (тур III)"),
        ("Праздник школы № 7", "Праздник школы № 8"),
        ("Проект «Дружба 2.0»", "Проект «Дружба 3.0»"),
        ("Фестиваль «Весна»", "Фестиваль «Осень»"),
        ("Забег на 5 км", "Забег на 10 км"),
        ("Смена I, 2026", "Смена II, 2026"),
        ("Первый бал", "Последний бал"),
    ],
)
def test_what_tells_two_events_apart_stays(one: str, other: str) -> None:
    assert unnumbered(one) != unnumbered(other)


def event(year: int, title: str, **told: object) -> Occurrence:
    given = {"sphere": "В сфере спорта", "places": frozenset({"Смоленск"}), "spans": ()} | told
    name = str(told.get("event_id", title))
    plan = str(given.pop("plan", year))
    given.pop("event_id", None)
    return Occurrence(plan, name, title, period=SPANS[year], **given)  # type: ignore[arg-type]


def kin(one: Occurrence, *others: Occurrence) -> list[tuple[str, bool, tuple[str, ...]]]:
    found = kin_of([one, *others]).get((one.plan, one.event_id), ())
    return [(k.other.event_id, k.twice, k.doubts) for k in found]


@pytest.mark.parametrize(
    ("other", "doubts"),
    [
        (event(2025, "XVI кубок «Дружба»"), ()),
        (event(2025, "XVI кубок «Дружба»", sphere="В сфере культуры"), (OTHER_SPHERE,)),
        (event(2025, "XVI кубок «Дружба»", places=frozenset({"Минск"})), (OTHER_PLACE,)),
        (event(2025, "XVI кубок «Дружба»", places=frozenset()), (NO_PLACE,)),
        (event(2025, "XVI кубок «Дружба»", places=frozenset({"Минск", "Смоленск"})), ()),
        (event(2025, "XVI открытый кубок «Дружба»"), None),
        (event(2025, "XVI кубки «Дружба»"), (OTHER_TITLE,)),
        (event(2025, "XVI кубок «Служба»"), None),
    ],
)
def test_title_sphere_and_place_say_how_certain_it_is(
    other: Occurrence, doubts: tuple[str, ...] | None
) -> None:
    expected = [] if doubts is None else [(other.event_id, False, doubts)]
    assert kin(event(2026, "XVII кубок «Дружба»"), other) == expected


def test_a_title_that_could_be_any_is_never_certain() -> None:
    meeting = "Встреча по обмену опытом"
    assert kin(event(2026, meeting), event(2025, meeting)) == [(meeting, False, (COMMON_TITLE,))]


def test_of_two_that_fit_alike_neither_is_certain_and_an_equal_title_fits_better() -> None:
    one = event(2026, "VIII кубок «Дружба»")
    two = (event(2025, "VI кубок «Дружба»"), event(2025, "VII кубок «Дружба»"))
    assert [doubts for _, _, doubts in kin(one, *two)] == [(SEVERAL,)]
    same = event(2025, "VIII кубок «Дружба»")
    assert kin(one, two[0], same) == [(same.event_id, False, ())]


def test_one_time_in_two_plans_is_one_event_named_twice() -> None:
    may = ((date(2026, 5, 12), date(2026, 5, 14)),)
    month = ((date(2026, 5, 1), date(2026, 5, 31)),)
    year, half = (
        event(2026, "Кубок «А»", spans=month),
        event(2026, "Кубок «А»", spans=may, plan="h"),
    )
    assert kin(year, half) == [("Кубок «А»", True, ())]
    april = event(2026, "Кубок «А»", spans=((date(2026, 4, 1), date(2026, 4, 30)),), plan="h")
    assert kin(year, april) == [("Кубок «А»", False, ())]
    undated = event(2026, "Кубок «А»", plan="h")
    assert kin(year, undated) == [("Кубок «А»", True, (NO_DATES,))]
    assert kin(year, event(2025, "Кубок «А»")) == [("Кубок «А»", False, ())]


def test_events_of_one_plan_are_none_of_each_other() -> None:
    assert kin_of([event(2026, "Кубок «А»", event_id=i) for i in ("a", "b")]) == {}

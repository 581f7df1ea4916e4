"""Small plans of several years and regions, changed on purpose, in a folder of plans."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.etl.conftest import SHIPPED

H1_2025 = "2025-H1-smolenskaya-oblast"
H1_2026 = "2026-H1-smolenskaya-oblast"
H2_2026 = "2026-H2-smolenskaya-oblast"
PSKOV = "2026-H1-pskovskaya-oblast"
CULTURE, SPORT, SCHOOL = "В сфере культуры и туризма", "В сфере спорта", "В сфере образования"


class Row(NamedTuple):
    """An event as a plan prints it."""

    sphere: str
    title: str
    place: str
    dates: str
    who: str = "Республика Беларусь"


def plan_text(period: str, rows: Iterable[Row], region: str = "Смоленской области") -> str:
    """A plan as the shipped one stands in its text file: its title, its heading, its rows."""
    head = SHIPPED.read_text("utf-8").split("\n\t1. \n")[0].rsplit("\n\t", 1)[0]
    title = f"План международных мероприятий {region} на {period}\n"
    head = title + head[head.index("\n\t№") :]
    lines, sphere = [head], ""
    for number, row in enumerate(rows, 1):
        if row.sphere != sphere:
            lines.append(f"\t{row.sphere}\n")
            sphere = row.sphere
        cells = (f"{number}. ", row.title, row.place, row.dates, "Описание", "Цель", row.who)
        lines.append("".join(f"\t{cell}\n" for cell in cells))
    return "\n".join(lines)


ROWS_2025 = (
    Row(CULTURE, "XVI Международный фестиваль «Голоса Днепра»", "г. Смоленск",
        "12-14 мая 2025 года"),
    Row(CULTURE, "Выставка «Два берега – 2025»", "г. Витебск, Республика Беларусь",
        "март 2025 года"),
    Row(CULTURE, "Вечер переводчиков", "г. Рославль, Смоленская область", "7 апреля 2025 года",
        "Республика Казахстан"),
    Row(SPORT, "Турнир по самбо «Кубок дружбы»", "г. Смоленск", "5 апреля 2025 года"),
    Row(SPORT, "Лыжный переход «Граница»", "г. Смоленск", "8 февраля 2025 года"),
)  # fmt: skip
ROWS_2026 = (
    Row(CULTURE, "XVII Международный фестиваль «Голоса Днепра»", "г. Смоленск",
        "13-15 мая 2026 года"),
    Row(CULTURE, "Выставка «Два берега – 2026»", "г. Минск, Республика Беларусь",
        "март 2026 года"),
    Row(CULTURE, "Вахта памяти", "г. Смоленск", "апрель – сентябрь 2026 года"),
    Row(SPORT, "Турнир по самбо «Кубок дружбы»", "г. Смоленск", "4 апреля 2026 года"),
    Row(SCHOOL, "Олимпиада по русскому языку", "в дистанционном формате", "май 2026 года",
        "Республика Казахстан"),
)  # fmt: skip
ROWS_2026_LATER = (
    Row(CULTURE, "Вахта памяти", "г. Смоленск", "апрель – сентябрь 2026 года"),
    Row(CULTURE, "Книжная ярмарка", "г. Смоленск", "IV квартал 2026 года"),
    Row(CULTURE, "Дни кино", "г. Минск, Республика Беларусь", "сентябрь 2026 года"),
    Row(SPORT, "Турнир по самбо «Кубок дружбы»", "г. Смоленск", "3 октября 2026 года"),
    Row(SCHOOL, "Неделя науки", "г. Смоленск", "ноябрь 2026 года"),
)
ROWS_PSKOV = (
    Row(CULTURE, "Вахта памяти", "г. Смоленск", "апрель – сентябрь 2026 года"),
    Row(CULTURE, "Дни культуры", "г. Псков", "май 2026 года"),
    Row(CULTURE, "Фестиваль «Граница»", "г. Витебск, Республика Беларусь", "июнь 2026 года"),
    Row(SPORT, "Гребной марафон", "г. Псков", "6 июня 2026 года", "Латвийская Республика"),
)


def several_plans(folder: Path) -> Path:
    """A folder with plans of three half-years of one region, and one of another region."""
    plans = (
        ("I полугодие 2025 года", ROWS_2025, "Смоленской области"),
        ("I полугодие 2026 года", ROWS_2026, "Смоленской области"),
        ("II полугодие 2026 года", ROWS_2026_LATER, "Смоленской области"),
        ("I полугодие 2026 года", ROWS_PSKOV, "Псковской области"),
    )
    for at, (period, rows, region) in enumerate(plans):
        document = folder / f"план {at + 1}.txt"
        document.write_text(plan_text(period, rows, region), encoding="utf-8")
        publish(Reading(document), folder / "data", by="Первый")
    return folder / "data"

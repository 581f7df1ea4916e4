"""Kaliningrad, second half of 2026: a PDF table without lines, four columns."""

from __future__ import annotations

from ..plans import ANY, Item, Plan, Site, place, town

REGION = "Калининградская область"

PLAN = Plan(
    title="Перечень международных мероприятий Калининградской области на II полугодие 2026 года",
    plan_id="2026-H2",
    spheres=(
        (
            "Культура",
            (
                Item(
                    "Международный фестиваль органной музыки",
                    "г. Калининград, Кафедральный собор",
                    "1-14 августа 2026 г.",
                    participants="Органисты из Италии, Испании и Португалии",
                    printed="1",
                    periods="2026-08-01..2026-08-14",
                    sites=(place("Кафедральный собор", "Калининград", REGION),),
                    direction="incoming",
                    countries="ES; IT; PT",
                ),
                Item(
                    "Выставка янтаря «Солнечный камень»",
                    "г. Светлогорск",
                    "сентябрь 2026 г.",
                    participants="Мастера Литвы и Польши",
                    printed="2",
                    periods="2026-09-01..2026-09-30",
                    precision="month",
                    sites=(town("Светлогорск", ANY, ANY),),
                    countries="LT; PL",
                ),
                Item(
                    "Концерт камерного хора в Бресте",
                    "г. Брест, Республика Беларусь",
                    "21 ноября 2026 г.",
                    participants="Камерный хор области",
                    printed="3",
                    periods="2026-11-21",
                    sites=(town("Брест", "Брестская область", "BY"),),
                    direction="outgoing",
                    countries="BY",
                ),
            ),
        ),
        (
            "Экология и туризм",
            (
                Item(
                    "Экологический десант на Куршской косе",
                    "пос. Рыбачий, Зеленоградский муниципальный округ",
                    "III квартал 2026 г.",
                    participants="Волонтёры из Сербии и Ливана",
                    printed="4",
                    periods="2026-07-01..2026-09-30",
                    precision="quarter",
                    sites=(
                        Site(None, "Рыбачий", "пос.", "Зеленоградский муниципальный округ", REGION),
                    ),
                    countries="LB; RS",
                ),
                Item(
                    "Форум приморских городов",
                    "г. Балтийск, г. Пионерский",
                    "8 и 9 октября 2026 г.",
                    participants="Китай, Индия, Оман",
                    printed="5",
                    periods="2026-10-08; 2026-10-09",
                    kind=ANY,
                    sites=(town("Балтийск", REGION), town("Пионерский", REGION)),
                    countries="CN; IN; OM",
                ),
                Item(
                    "Вебинар для туроператоров",
                    "на платформе «Сферум»",
                    "ноябрь 2026 г.",
                    participants="Казахстан, Армения",
                    printed="6",
                    periods="2026-11-01..2026-11-30",
                    precision="month",
                    sites=None,
                    format="remote",
                    direction="remote",
                    countries="AM; KZ",
                ),
            ),
        ),
    ),
)

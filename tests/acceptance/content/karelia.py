"""Karelia, first half of 2027: numbers made by Word, nested and restarting."""

from __future__ import annotations

from ..plans import ANY, Item, Plan, Site, place, town

REGION = "Республика Карелия"

PLAN = Plan(
    title="План мероприятий Республики Карелия в области международного сотрудничества "
    "на I полугодие 2027 года",
    plan_id="2027-H1",
    spheres=(
        (
            "Культура",
            (
                Item(
                    "Фестиваль «Калевала собирает друзей»",
                    "г. Петрозаводск, Национальный музей Республики Карелия",
                    "28 февраля 2027 года",
                    participants="Венгрия, Эстония, Китай",
                    periods="2027-02-28",
                    sites=(place("Национальный музей Республики Карелия", "Петрозаводск", REGION),),
                    countries="CN; EE; HU",
                ),
                Item(
                    "Гастроли театра кукол",
                    "г. Витебск, Республика Беларусь",
                    "22-25 марта 2027 года",
                    participants="Республика Беларусь",
                    periods="2027-03-22..2027-03-25",
                    sites=(town("Витебск", "Витебская область", "BY"),),
                    countries="BY",
                ),
                Item(
                    "Выставка «Дерево и человек»",
                    "о. Кижи, музей-заповедник «Кижи»",
                    "май-июнь 2027 года",
                    participants="Мастера из Индии",
                    periods="2027-05-01..2027-06-30",
                    precision="month",
                    sites=None,
                    countries="IN",
                ),
            ),
        ),
        (
            "Экономика",
            (
                Item(
                    "Лесной форум",
                    "г. Кондопога",
                    "I квартал",
                    participants="Турция, Египет, Республика Корея",
                    periods="2027-01-01..2027-03-31",
                    precision="quarter",
                    sites=(town("Кондопога", REGION),),
                    countries="EG; KR; TR",
                ),
                Item(
                    "Семинар экспортёров",
                    "пгт Пряжа",
                    "17 июня",
                    participants="Торговое представительство России в Финляндии",
                    periods="2027-06-17",
                    sites=(Site(None, "Пряжа", "пгт", ANY, REGION),),
                    countries="FI",
                ),
            ),
        ),
    ),
)

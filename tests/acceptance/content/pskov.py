"""Pskov, second half of 2027: no description or purpose, countries in a column of their own."""

from __future__ import annotations

from ..plans import ANY, Item, Plan, Site, place, town

PSKOV = "Псковская область"
VITEBSK = "Витебская область"

PLAN = Plan(
    title="План международных мероприятий органов исполнительной власти Псковской области "
    "на II полугодие 2027 года",
    plan_id="2027-H2",
    spheres=(
        (
            "Культура и искусство",
            (
                Item(
                    "Международный фестиваль народной музыки «Псковские звоны»",
                    "г. Псков, Псковский кремль",
                    "3–6 июля 2027 г.",
                    participants="Белоруссия, Сербия, Китайская Народная Республика",
                    periods="2027-07-03..2027-07-06",
                    sites=(place("Псковский кремль", "Псков", PSKOV),),
                    countries="BY; CN; RS",
                    direction="incoming",
                    extra={"Ответственный": "Комитет по культуре области"},
                ),
                Item(
                    "Ганзейский день: встреча с делегацией города Тарту",
                    "г. Псков",
                    "12 сентября",
                    participants="Эстония",
                    periods="2027-09-12",
                    sites=(town("Псков", PSKOV),),
                    countries="EE",
                    direction="incoming",
                    extra={"Ответственный": "Администрация города Пскова"},
                ),
                Item(
                    "Выставка старопечатных книг «Слово без границ»",
                    "с. Изборск Печорского района",
                    "октябрь 2027 г. (дата уточняется)",
                    participants="Латвия, Литва",
                    periods="2027-10-01..2027-10-31",
                    precision="month",
                    tentative=True,
                    sites=(Site(None, "Изборск", "с.", "Печорский район", PSKOV),),
                    countries="LT; LV",
                    extra={"Ответственный": "Комитет по культуре области"},
                ),
            ),
        ),
        (
            "Образование и наука",
            (
                Item(
                    "Программа обмена студентами",
                    "ПсковГУ, г. Псков",
                    "1 сентября 2027 года – 30 июня 2028 года",
                    participants="Узбекистан, Таджикистан",
                    periods="2027-09-01..2028-06-30",
                    sites=(place("ПсковГУ", "Псков", PSKOV),),
                    countries="TJ; UZ",
                    flags=("date_outside_plan",),
                    extra={"Ответственный": "Комитет по образованию области"},
                ),
                Item(
                    "Семинар преподавателей русского языка",
                    "в режиме видеоконференции",
                    "IV квартал",
                    participants="Республика Казахстан, Киргизия",
                    periods="2027-10-01..2027-12-31",
                    precision="quarter",
                    sites=(),
                    format="remote",
                    direction="remote",
                    countries="KG; KZ",
                    extra={"Ответственный": "Комитет по образованию области"},
                ),
                Item(
                    "Заседания дискуссионного клуба «Диалог»",
                    "г. Великие Луки",
                    "ежемесячно",
                    participants="Республика Беларусь",
                    periods="2027-07-01..2027-12-31",
                    precision="month",
                    kind="multiple",
                    sites=(town("Великие Луки", PSKOV),),
                    countries="BY",
                    extra={"Ответственный": ""},
                ),
            ),
        ),
        (
            "Туризм",
            (
                Item(
                    "Рекламный тур для туроператоров",
                    "г. Витебск, г. Полоцк (Республика Беларусь)",
                    "до 15 августа",
                    participants="Беларусь",
                    periods="2027-07-01..2027-08-15",
                    sites=(town("Витебск", VITEBSK, "BY"), town("Полоцк", VITEBSK, "BY")),
                    direction="outgoing",
                    countries="BY",
                    extra={"Ответственный": "Комитет по туризму области"},
                ),
                Item(
                    "Прием делегации Республики Абхазия",
                    "Псковская область",
                    "по отдельному плану",
                    participants="Республика Абхазия",
                    periods="",
                    precision="unknown",
                    kind="unknown",
                    sites=(Site(region=PSKOV, precision="region"),),
                    countries="Республика Абхазия",
                    direction="incoming",
                    extra={"Ответственный": "Комитет по туризму области"},
                ),
                Item(
                    "Участие в туристской выставке «Отдых» в Минске",
                    "Минск, Республика Беларусь",
                    "начало декабря",
                    participants="Польша, Беларусь, Турецкая Республика",
                    periods="2027-12-01..2027-12-10",
                    precision="month",
                    sites=(town("Минск", "Минск", "BY", type=ANY),),
                    direction="outgoing",
                    countries="BY; PL; TR",
                    extra={"Ответственный": "Комитет по туризму области"},
                ),
            ),
        ),
    ),
)

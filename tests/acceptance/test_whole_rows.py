"""Rows whose meaning lies in more than one cell: format, direction, partners of other cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import plain_text
from .checks import Built, build, entity
from .content.cells import TITLE
from .plans import ANY, Item, Plan, numbered

ROWS: dict[str, Item] = {
    "remote by description": Item(
        "Семинар экспортёров",
        "г. Тверь, Центр «Мой бизнес»",
        "15 мая",
        "Семинар пройдёт в формате видеоконференции",
        "Обучение",
        "Казахстан",
        format=ANY,
        direction=ANY,
        countries="KZ",
    ),
    "remote by title": Item(
        "Онлайн-встреча с побратимами из г. Бергамо",
        "",
        "15 мая",
        "Беседа",
        "Дружба",
        "",
        format="remote",
        direction="remote",
        countries="IT",
    ),
    "telephone": Item(
        "Телефонные консультации",
        "по телефону",
        "15 мая",
        "Ответы на вопросы",
        "Помощь",
        "Соотечественники в Латвии",
        format="remote",
        direction="remote",
        countries="LV",
    ),
    "journey": Item(
        "Визит делегации области в Сербию",
        "г. Белград",
        "15 мая",
        "Переговоры",
        "Связи",
        "Правительство области",
        direction="outgoing",
        countries="RS",
    ),
    "guests": Item(
        "Приём делегации города Хямеэнлинна",
        "г. Тверь",
        "15 мая",
        "Экскурсия",
        "Связи",
        "Финляндия",
        direction="incoming",
        countries="FI",
    ),
    "both ways": Item(
        "Обмен школьными группами",
        "г. Тверь, г. Минск (Республика Беларусь)",
        "15 мая",
        "Взаимные визиты",
        "Дружба",
        "Школьники",
        direction="two_way",
        countries="BY",
    ),
    "elsewhere in Russia": Item(
        "Участие в Петербургском форуме",
        "г. Санкт-Петербург",
        "15 мая",
        "Стенд",
        "Связи",
        "Делегации Индии и Китая",
        direction="outgoing",
        countries="CN; IN",
    ),
    "hybrid goes by its place": Item(
        "Конференция",
        "г. Витебск и онлайн",
        "15 мая",
        "Доклады",
        "Наука",
        "Вузы Беларуси",
        format="hybrid",
        direction="outgoing",
        countries="BY",
    ),
    "nowhere": Item(
        "Подготовка соглашения",
        "",
        "15 мая",
        "Обмен проектами",
        "Связи",
        "Монголия",
        format="unspecified",
        direction="unknown",
        countries="MN",
    ),
    "country only in the title": Item(
        "Дни культуры Армении",
        "г. Тверь",
        "15 мая",
        "Концерты",
        "Дружба",
        "Филармония",
        direction="incoming",
        countries="AM",
    ),
    "country only in the place": Item(
        "Гастроли театра",
        "г. Хельсинки",
        "15 мая",
        "Спектакли",
        "Дружба",
        "Театр драмы",
        direction="outgoing",
        countries="FI",
    ),
    "country only in the description": Item(
        "Молодёжный лагерь",
        "г. Тверь",
        "15 мая",
        "С участием команд из Таджикистана",
        "Отдых",
        "Молодёжь",
        countries="TJ",
    ),
    "organiser of the other side": Item(
        "Выставка «Дружба народов»",
        "г. Тверь",
        "15 мая",
        "Организатор – Министерство культуры Республики Узбекистан",
        "Дружба",
        "Музеи",
        countries="UZ",
    ),
    "university gives it away": Item(
        "Круглый стол",
        "г. Тверь",
        "15 мая",
        "Доклады",
        "Наука",
        "Белорусский государственный университет",
        countries="BY",
    ),
    "adjective in the title": Item(
        "Российско-китайский молодёжный форум",
        "г. Тверь",
        "15 мая",
        "Секции",
        "Дружба",
        "Вузы",
        countries="CN",
    ),
    "language course": Item(
        "Курсы английского и французского языков",
        "г. Тверь",
        "15 мая",
        "Занятия",
        "Обучение",
        "Учителя",
        countries="",
    ),
    "battle of the past": Item(
        "Вечер памяти участников боёв на озере Хасан",
        "г. Тверь",
        "15 мая",
        "Рассказ о разгроме немецко-фашистских войск под Ржевом",
        "Память",
        "Школьники",
        countries="",
    ),
    "music of the past": Item(
        "Концерт «Венский вальс»",
        "г. Тверь",
        "15 мая",
        "Произведения русских композиторов",
        "Досуг",
        "Оркестр области",
        countries=ANY,
    ),
    "only Russians": Item(
        "Фестиваль «Истоки»",
        "г. Тверь",
        "15 мая",
        "Концерт",
        "Досуг",
        "Московская, Псковская и Ярославская области, Республика Карелия",
        countries="",
    ),
    "street and square": Item(
        "Ярмарка на площади Гагарина",
        "г. Тверь, Волоколамский проспект",
        "15 мая",
        "Ряды вдоль улицы Софьи Перовской и Индийского переулка",
        "Торговля",
        "Фермеры",
        countries="",
    ),
    "two entities": Item(
        "Турнир городов",
        "г. Тверь",
        "15 мая",
        "Игры",
        "Спорт",
        "Команды Республики Абхазия, Республики Южная Осетия и Сербии",
        countries="RS; Республика Абхазия; Республика Южная Осетия",
    ),
    "an entity by its town": Item(
        "Концерт хора",
        "г. Тверь",
        "15 мая",
        "Концерт",
        "Досуг",
        "Хор из г. Сухума",
        countries="Республика Абхазия",
    ),
}
WHOLE = numbered(Plan(TITLE, (("Связи", tuple(ROWS.values())),)))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("rows")
    path = folder / "plan.txt"
    path.write_text(plain_text.cell_per_tab(WHOLE), encoding="utf-8")
    return build(path, folder / "tables")


@pytest.mark.parametrize("column", ["format", "direction", "partner_countries"])
@pytest.mark.parametrize("name", ROWS)
def test_row(name: str, column: str, whole: Built) -> None:
    item = ROWS[name]
    wanted = getattr(item, {"partner_countries": "countries"}.get(column, column))
    seen = whole.events[list(ROWS).index(name)][column]
    if wanted == ANY:
        return
    if column == "partner_countries":
        wanted = sorted(entity(part.strip()) for part in wanted.split(";") if part.strip())
        seen = sorted(entity(code) for code in seen)
    assert seen == wanted


def test_flat_has_every_event_and_every_venue(whole: Built) -> None:
    wanted = sum(max(1, len(whole.of("venues", event))) for event in whole.events)
    assert len(whole.tables["flat"]) == wanted
    assert {row["event_id"] for row in whole.tables["flat"]} == {
        event["event_id"] for event in whole.events
    }


def test_points_only_for_placed_venues(whole: Built) -> None:
    for venue in whole.tables["venues"]:
        placed = venue["latitude"] is not None
        assert placed == (venue["longitude"] is not None)
        assert placed == (venue["coordinate_precision"] is not None)
        if placed:
            assert -90 <= venue["latitude"] <= 90
            assert -180 <= venue["longitude"] <= 180
            assert venue["coordinate_source"]

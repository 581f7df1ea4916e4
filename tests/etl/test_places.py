"""Place cells: what a clerk wrote and what the contract says it means."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.gazetteer import settlements_named
from etl.home import load_home
from etl.lookups import lookup_rows
from etl.model import Venue
from etl.places import cell_remarks, read_direction, read_place
from etl.text import key
from tests.etl.cell_letters import REGIONS
from tests.work import calls

HOME = load_home()
HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "plan-2026-H1"


def labelled_cells() -> list[tuple[str, list[list[str]], str]]:
    """Lines of places_cells.txt and of strangers: the cell, its venues, its form."""
    found = []
    files = [HERE / "places_cells.txt", HERE / "places_cells_strangers.txt"]
    for line in "\n".join(file.read_text(encoding="utf-8") for file in files).splitlines():
        if not line or line.startswith("#"):
            continue
        cell, venues, form, *_ = [*(part.strip() for part in line.split("=>")), "", ""]
        fields = [[f.strip() for f in v.split("|")] for v in venues.split(";;") if v.strip()]
        found.append((cell, fields, form or "in_person"))
    return found


def as_fields(venue: Venue) -> list[str]:
    parts = (
        venue.name,
        venue.settlement_type,
        venue.settlement,
        venue.district,
        venue.region,
        venue.country_code,
    )
    return [part or "" for part in parts]


def is_as_labelled(venue: Venue, expected: list[str]) -> bool:
    wanted = [REGIONS.get(field, field) for field in expected[:6]]
    return venue.tentative is (expected[6:] == ["t"]) and all(
        want == "?" or key(got) == key(want)
        for got, want in zip(as_fields(venue), wanted, strict=True)
    )


def test_each_cell_means_what_its_clerk_meant() -> None:
    wrong = {}
    for cell, venues, form in labelled_cells():
        reading = read_place(cell, home=HOME)
        if (
            reading.format != form
            or len(reading.venues) != len(venues)
            or not all(map(is_as_labelled, reading.venues, venues))
        ):
            wrong[cell] = reading
    assert wrong == {}


def short_cells() -> list[tuple[str, list[tuple[str, str]], str, bool]]:
    """Lines of places_short.txt: the cell, settlement and country of each venue, form, doubt."""
    found = []
    for line in (HERE / "places_short.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cell, venues, form = [*(part.strip() for part in line.split("=>")), ""][:3]
        doubtful = venues.endswith("!")
        pairs = [tuple(v.split("|")) for v in venues.rstrip("!").split(";") if v]
        found.append((cell, [(key(a), b) for a, b in pairs], form or "in_person", doubtful))
    return found


def test_where_each_cell_leads() -> None:
    wrong = {}
    for cell, venues, form, doubtful in short_cells():
        reading = read_place(cell, home=HOME)
        found = [(key(v.settlement or "-"), v.country_code or "-") for v in reading.venues]
        if (found, reading.format) != (venues, form) or (doubtful and not reading.quality):
            wrong[cell] = reading
    assert wrong == {}


def golden_rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("event", golden_rows("events.csv"), ids=lambda row: row["number"])
def test_the_real_plan(event: dict[str, str]) -> None:
    about = {"title": event["title"], "description": event["description"]}
    reading = read_place(event["place_text"], **about, home=HOME)
    expected = [row for row in golden_rows("venues.csv") if row["number"] == event["number"]]
    assert [as_fields(venue) for venue in reading.venues] == [
        [
            row[field]
            for field in (
                "name",
                "settlement_type",
                "settlement",
                "district",
                "region",
                "country_code",
            )
        ]
        for row in expected
    ]
    assert [v.place_precision for v in reading.venues] == [r["place_precision"] for r in expected]
    assert [v.tentative for v in reading.venues] == [r["tentative"] == "true" for r in expected]
    assert reading.format == event["format"]
    direction = read_direction(reading, **about, purpose=event["purpose"], home=HOME).direction
    assert direction == event["direction"]


@pytest.mark.parametrize(
    ("title", "description", "form"),
    [
        ("Онлайн-конференция «Мосты»", "", "remote"),
        ("Вебинар для педагогов", "", "remote"),
        ("Конференция", "Мероприятие проходит в очном формате", "in_person"),
        ("Конференция", "Регистрация участников онлайн на сайте", "in_person"),
        ("Семинар по дистанционному обучению", "", "in_person"),
        ("Семинар", "Вопросы развития дистанционных технологий в образовании", "in_person"),
        ("Круглый стол", "Проводится в режиме видеоконференцсвязи", "remote"),
        ("Круглый стол", "Зарубежные участники подключатся по видеосвязи", "hybrid"),
        ("Форум", "Формат проведения: смешанный (очно и онлайн)", "hybrid"),
        ("Форум", "Уникальная платформа для обмена знаниями", "in_person"),
        ("Конкурс", "Отборочный этап проводится заочно, финал – в Смоленске", "hybrid"),
        ("Консультации", "Оказываются по телефону и электронной почте", "remote"),
        ("День телефона доверия", "", "in_person"),
        ("Конкурс", "Работы принимаются по электронной почте", "in_person"),
        ("Фестиваль", "Привлекает внимание к жизни удаленных районов", "in_person"),
        ("Акция", "Информация размещается в сети Интернет", "in_person"),
        ("Сессия", "Доклады историков, в том числе из Германии (заочно)", "hybrid"),
        ("Форум", "Приветствие от зарубежных коллег по видеосвязи, доклады врачей", "hybrid"),
        ("Форум", "Лекция профессора из Милана (онлайн)", "hybrid"),
        ("Мастер-класс", "Гости из Минска (в режиме ВКС)", "hybrid"),
        ("Форум", "Участие белорусской стороны – онлайн", "hybrid"),
        ("Форум", "Участие делегации Гродно в дистанционном формате", "hybrid"),
        ("Форум", "Зарубежные эксперты выступят в режиме онлайн", "hybrid"),
        ("Форум с дистанционным участием белорусских коллег", "", "hybrid"),
        ("Конференция с участием экспертов из Китая (онлайн)", "", "hybrid"),
        ("Встреча", "Встреча с зарубежными партнёрами в режиме видеоконференции", "remote"),
        ("Встреча ветеранов по ВКС", "", "remote"),
        ("Встреча офицеров в режиме ВКС", "", "remote"),
        ("Академия через ВКС", "", "remote"),
        ("Музейная ВКС с Минском", "", "remote"),
        ("Встреча ветеранов ВКС", "", "in_person"),
        ("Встреча офицеров запаса ВКС", "", "in_person"),
        ("Встреча с курсантами военной академии ВКС", "", "in_person"),
        ("Работа телефонных линий доверия", "", "in_person"),
        ("Дистанционное обучение: опыт и перспективы", "", "in_person"),
        ("Виртуальный тур по Минску", "", "in_person"),
        ("Виртуальная прогулка по Витебску", "", "in_person"),
        ("Конкурс видеообращений", "", "in_person"),
        ("Олимпиада", "Участие школьников в онлайн-конкурсе", "remote"),
        ("Участие делегации в онлайн-форуме", "", "remote"),
        ("Семинар", "Обмен опытом специалистов из Беларуси в онлайн-формате", "remote"),
    ],
)
def test_title_and_description_tell_the_form_of_an_event_in_a_town(
    title: str, description: str, form: str
) -> None:
    reading = read_place("г. Смоленск", title=title, description=description, home=HOME)
    assert reading.format == form


@pytest.mark.parametrize(
    ("title", "direction"),
    [
        ("Визит делегации Смоленской области в Республику Беларусь", "outgoing"),
        ("Прием делегации Республики Беларусь", "incoming"),
        ("Визит иностранной делегации в Смоленскую область", "incoming"),
        ("Обмен делегациями с Витебской областью", "two_way"),
        ("Взаимные визиты ветеранов", "two_way"),
        ("Рабочая поездка в Республику Беларусь", "outgoing"),
        ("Заседание рабочей группы", "unknown"),
    ],
)
def test_direction_from_the_title_where_no_place_is_named(title: str, direction: str) -> None:
    reading = read_place("Место проведения уточняется", title=title, home=HOME)
    found = read_direction(reading, title=title, description="", purpose="", home=HOME).direction
    assert found == direction


def test_a_hybrid_event_goes_where_its_physical_place_is() -> None:
    reading = read_place("очно – г. Смоленск; дистанционно – г. Витебск", home=HOME)
    assert reading.format == "hybrid"
    assert reading.linked == (1,)
    found = read_direction(reading, title="", description="", purpose="", home=HOME).direction
    assert found == "incoming"


@pytest.mark.parametrize(
    "cell",
    [
        "г. Сухум",
        "г. Цхинвали",
        "г. Тирасполь",
        "г. Донецк",
        "г. Луганск",
        "г. Ялта",
        "Севастополь",
    ],
)
def test_a_disputed_entity_is_never_under_another_countrys_code(cell: str) -> None:
    (venue,) = read_place(cell, home=HOME).venues
    assert venue.country_code is not None
    assert len(venue.country_code) > 2


@pytest.mark.parametrize("cell", ["", "Место проведения уточняется", "по согласованию", "—"])
def test_an_unknown_place_is_flagged_and_has_no_venue(cell: str) -> None:
    reading = read_place(cell, home=HOME)
    assert reading.venues == ()
    assert reading.format == "unspecified"
    assert reading.quality == ("place_unknown",)


def test_namesakes_that_nothing_tells_apart_get_no_region() -> None:
    # Кировск lies in Murmansk, Leningrad and Mogilev regions.
    reading = read_place("г. Кировск", home=HOME)
    assert reading.venues[0].region is None
    assert "place_ambiguous" in reading.quality


@settings(max_examples=150)
@given(st.text(alphabet='г. Смоленк,;()«»"–-/:12и в РБdZ\u00a0<', max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    reading = read_place(text, home=HOME)
    for venue in reading.venues:
        assert venue.place_precision in ("venue", "settlement", "district", "region", "country")
        assert venue.name is None or venue.name == venue.name.strip() != ""


def test_a_name_keeps_the_words_of_the_document() -> None:
    cell = "г. Смоленск,  ОГБУК  «Музей»  (2 этаж)"
    (venue,) = read_place(cell, home=HOME).venues
    assert venue.name == "ОГБУК «Музей»"


@pytest.mark.parametrize("part", ["Белорусско-", "май-", "Витебской, ", "(", "«", "г. Минск - "])
def test_repetitions_cost_no_minutes(part: str) -> None:
    """Of the longest cell that is read: some seconds at worst, told by the work."""
    longest = part * (3_000 // len(part))
    assert calls(lambda: read_place(longest, home=HOME)) < 4_000_000


def test_towns_with_another_name_are_known() -> None:
    """A short or a former name leads to a town that a gazetteer has."""
    tables = ("places_short_towns.csv", "places_other_names.csv")
    towns = {row["town"] for table in tables for row in lookup_rows(table)}
    assert {town for town in towns if not settlements_named(town)} == set()


def test_what_is_held_somewhere_is_looked_for_wherever_it_can_begin() -> None:
    files = [*HERE.glob("places_*.txt"), *HERE.glob("unseen_places*.txt")]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    held = [line for line in lines if cell_remarks._event().search(line)]
    assert len(held) > 20
    assert [line for line in held if not cell_remarks._OF_EVENT.search(line)] == []

"""Partners of a row: labelled cells written by reading, the shipped plan, the groups."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.home import load_home
from etl.model import PartnerReading, Venue
from etl.partners import find_groups, find_partners
from etl.places import read_place
from tests.work import TWICE, growth

HERE = Path(__file__).parent
PLAN = HERE.parent.parent / "plan_data" / "source" / "plan-2026-H1.txt"
NO_COUNTRY_CODE = {
    "Республика Абхазия",
    "Республика Южная Осетия",
    "Донецкая Народная Республика",
}


def names(reading: PartnerReading) -> set[str]:
    return {partner.code or partner.name for partner in reading.partners}


def read(**cells: str) -> PartnerReading:
    return find_partners(cells, ())


def labelled_cells() -> Iterator[tuple[str, str, str]]:
    """Participants cells with the countries and groups that a person reads in them."""
    for file in sorted(HERE.glob("partner_cells*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            countries, text, *groups = line.split("\t")
            yield text, countries, groups[0] if groups else ""


def labelled_rows() -> list[dict[str, str]]:
    with (HERE / "partner_rows.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_labelled_cell() -> None:
    wrong = {}
    for text, countries, groups in labelled_cells():
        reading = read(participants_text=text)
        found = names(reading), set(reading.groups)
        if found != (set(filter(None, countries.split(";"))), set(filter(None, groups.split(";")))):
            wrong[text] = found
    assert wrong == {}


@pytest.mark.parametrize("row", labelled_rows(), ids=lambda row: row["title"])
def test_labelled_row(row: dict[str, str]) -> None:
    cells = {column: text for column, text in row.items() if column != "countries"}
    assert names(find_partners(cells, ())) == set(filter(None, row["countries"].split(";")))


# Read off the printed plan: only these rows name no country at all, one is Kazakhstan.
NO_COUNTRY_ROWS = {1, 3, 4, 8, 19, 20, 22, 25, 26, 27, 31, 42}
GROUPS_OF_ROWS = {
    1: ("более 30 стран",),
    3: ("17 стран мира",),
    19: ("страны ближнего зарубежья",),
    20: ("страны Евразии",),
    22: ("страны ближнего зарубежья",),
    25: ("страны ближнего зарубежья",),
    26: ("страны ближнего зарубежья",),
    27: ("страны СНГ",),
    31: ("страны ближнего зарубежья",),
}


def test_shipped_plan_row_by_row() -> None:
    rows = read_document(PLAN).rows
    assert len(rows) == 47
    for number, row in enumerate(rows, start=1):
        reading = find_partners(row.cells, ())
        expected = {"BY"}
        if number in NO_COUNTRY_ROWS:
            expected = set()
        elif number == 2:
            expected = {"KZ"}
        elif number == 46:
            expected = {"BY"} | NO_COUNTRY_CODE
        assert names(reading) == expected, number
        assert reading.groups == GROUPS_OF_ROWS.get(number, ()), number
        unknown = number in {4, 8, 42}
        assert ("partner_unknown" in reading.quality) is unknown, number


def test_participants_are_the_best_evidence() -> None:
    reading = read(
        title="Участие в фестивале белорусской песни",
        place_text="г. Молодечно, Минская область, Республика Беларусь",
        participants_text="Коллективы Республики Беларусь (г. Минск)",
    )
    (partner,) = reading.partners
    assert partner.source_column == "participants_text"
    assert partner.source_text == "Республики Беларусь"
    assert partner.name == "Беларусь"


def test_partners_are_sorted_and_once_each() -> None:
    reading = read(participants_text="Казахстан, Армения, Беларусь, Республика Абхазия, Казахстан")
    assert [partner.code or partner.name for partner in reading.partners] == [
        "AM",
        "BY",
        "KZ",
        "Республика Абхазия",
    ]


def test_one_entity_under_two_names_goes_by_the_fuller() -> None:
    reading = read(title="Гости из Абхазии", participants_text="Команда Республики Абхазия")
    assert names(reading) == {"Республика Абхазия"}


def test_host_known_from_the_venue_only() -> None:
    venue = Venue(settlement="Максимовка", country_code="BY", place_precision="settlement")
    reading = find_partners({"place_text": "дом культуры"}, (venue,))
    assert names(reading) == {"BY"}
    assert reading.partners[0].source_text == "Максимовка"


def test_dates_are_not_searched() -> None:
    assert names(read(dates_text="День Республики Беларусь")) == set()


def test_home_country_and_russia_are_never_partners() -> None:
    cells = {"participants_text": "Россия и Беларусь"}
    assert names(find_partners(cells, (), home_country="BY")) == set()


def test_undecided_participants_are_flagged() -> None:
    assert "partner_unknown" in read(participants_text="Уточняется").quality
    assert "partner_unknown" in read(participants_text="Школьники города").quality
    assert "partner_unknown" not in read(participants_text="Представители стран СНГ").quality


def test_country_told_by_a_district_or_a_remark_is_doubtful() -> None:
    # Mari El has an Оршанский район too; Lepel's district has no namesake
    assert "partner_doubtful" in read(participants_text="школы Оршанского района").quality
    assert read(participants_text="школы Лепельского района").quality == ()
    assert "partner_doubtful" in read(description="при поддержке фирм Кубы").quality
    assert read(description="при поддержке посольства Кубы").quality == ()
    assert read(participants_text="школы Республики Беларусь").quality == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Компании из более чем 30 стран", ["более 30 стран"]),
        ("около 1 300 компаний из России и 17 стран мира", ["17 стран мира"]),
        ("представители 21 страны", ["21 страна"]),
        ("студенты 33 государств", ["33 государства"]),
        ("делегации более 21 страны", ["более 21 страны"]),
        ("стран СНГ и дальнего зарубежья", ["страны СНГ", "страны дальнего зарубежья"]),
        ("государств – участников СНГ", ["государства – участники СНГ"]),
        ("стран-участниц ЕАЭС", ["страны-участницы ЕАЭС"]),
        ("прибалтийских государств", ["прибалтийские государства"]),
        ("гости из ближнего зарубежья", ["страны ближнего зарубежья"]),
        ("двух стран", []),
        ("разных стран, других стран, соседних стран", []),
        ("из Азии, Африки, Европы, Южной Америки", []),
    ],
)
def test_groups_in_the_nominative(text: str, groups: list[str]) -> None:
    assert [nominative for nominative, _, _ in find_groups(text)] == groups


def test_a_long_list_is_read_as_a_short_one_and_with_the_work_of_its_length() -> None:
    part = "«Минск» г. Витебск, РБ и страны СНГ, "
    assert names(read(participants_text=part * 200)) == names(read(participants_text=part))
    assert growth(lambda size: read(participants_text=part * size), 80) < TWICE


@pytest.mark.parametrize(
    ("cell", "partner"),
    [
        ("школьники из Ялты", None),
        ("г. Луганск", None),
        ("луганские спортсмены", None),
        ("Донецкий государственный университет", None),
        ("ансамбль из Севастополя", "Севастополь"),
        ("крымчане", None),
        ("гости из Мариуполя", None),
        ("театр г. Мелитополя", None),
        ("делегация Республики Крым", "Республика Крым"),
        ("дети из ДНР", "Донецкая Народная Республика"),
        ("делегация Херсонской области", "Херсонская область"),
    ],
)
def test_a_claimed_territory_is_a_partner_by_its_own_name_only(
    cell: str, partner: str | None
) -> None:
    reading = read(participants_text=cell)
    assert names(reading) == ({partner} if partner else set())
    assert ("partner_doubtful" in reading.quality) is (partner is None)


@pytest.mark.parametrize("place", ["г. Ялта", "г. Луганск", "Республика Крым", "г. Донецк, ДНР"])
def test_a_claimed_territory_as_the_place_makes_no_partner(place: str) -> None:
    venues = read_place(place, home=load_home()).venues
    reading = find_partners({"place_text": place, "participants_text": "Дети"}, venues)
    assert reading.partners == ()
    assert "partner_doubtful" in reading.quality


@pytest.mark.parametrize(
    "cell",
    ["Узбекстан", "делегация Азербайжана", "гости из Кыргыстана", "Бресткая область", "Латвея"],
)
def test_a_misspelt_country_is_a_flagged_guess(cell: str) -> None:
    reading = read(participants_text=cell)
    assert len(reading.partners) < 2
    assert {"partner_doubtful", "partner_unknown"} & set(reading.quality)


def test_a_district_with_a_namesake_in_russia_is_doubtful_and_a_region_is_not() -> None:
    assert read(participants_text="акимат Актюбинской области").quality == ()
    assert "partner_doubtful" in read(participants_text="музей Оршанского района").quality
    assert read(participants_text="музей Дубровенского района").quality == ()


@pytest.mark.parametrize(
    "participants",
    [
        "гости из Кыргистана",
        "студия Сент-Луиса",
        "художница-японка",
        "«Барыс»",
        "команда Австразии",
    ],
)
def test_what_only_looks_like_a_country_or_may_be_at_home_is_a_guess(participants: str) -> None:
    assert "partner_doubtful" in read(participants_text=participants).quality


@pytest.mark.parametrize(
    "title", ["Опера о китайской принцессе", "Показ мультфильма «Дорога» о сербских врачах"]
)
def test_the_heroes_of_a_work_come_from_nowhere(title: str) -> None:
    assert find_partners({"title": title}, ()).partners == ()


def test_who_is_said_not_to_come_is_doubted_where_the_title_names_him() -> None:
    beside = {"participants_text": "делегация КНР; белорусская сторона не участвует"}
    named = find_partners({"title": "Российско-белорусский форум", **beside}, ())
    assert names(named) == {"BY", "CN"}
    assert "partner_doubtful" in named.quality
    assert "partner_doubtful" not in find_partners({"title": "Форум", **beside}, ()).quality


@pytest.mark.parametrize(
    "description",
    [
        "Телемост с учениками школы г. Хэфэй (КНР)",
        "Видеомост между школами Смоленска и Минска",
        "Приглашены гости из г. Витебска",
        "при участии театров Витебской обл. и Минска",
    ],
)
def test_a_description_that_says_who_takes_part_is_no_doubt(description: str) -> None:
    reading = find_partners({"description": description}, ())
    assert reading.partners
    assert reading.quality == ()


def test_a_district_that_only_another_country_has_is_no_doubt_in_a_title() -> None:
    sure = find_partners({"title": "Приём делегации Лиозненского района"}, ())
    either = find_partners({"title": "Приём делегации Оршанского района"}, ())  # Марий Эл has one
    assert names(sure) == names(either) == {"BY"}
    assert (sure.quality, either.quality) == ((), ("partner_doubtful",))


@pytest.mark.parametrize(
    "description",
    [
        "Приглашены победители 2025 г. Концерт посвящён Республике Беларусь",
        "Приглашены лауреаты 2023 и 2024 гг. Концерт посвящён Республике Беларусь",
        "Ожидаются команды Тверской обл. Концерт посвящён Республике Беларусь",
    ],
)
def test_a_year_or_a_land_may_end_the_sentence_that_says_who_takes_part(description: str) -> None:
    assert "partner_doubtful" in find_partners({"description": description}, ()).quality


def test_whose_press_stays_away_where_the_event_is_held_is_no_doubt() -> None:
    held = {"place_text": "г. Витебск, Республика Беларусь"}
    reading = find_partners({**held, "participants_text": "без участия белорусских СМИ"}, ())
    assert names(reading) == {"BY"}
    assert "partner_doubtful" not in reading.quality


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("participants_text", "ТЦСОН г. Ярцево"),
        ("participants_text", "ТЦСОН Краснинского района Смоленской области"),
        (
            "participants_text",
            "ГУ «Территориальный центр социального обслуживания населения», г. Пенза",
        ),
        ("participants_text", "ансамбли РК (Республика Коми), СКО «Олимп»"),
        ("participants_text", "регбийный клуб (РК), СКО"),
        ("description", "Участники: кафедра китайской медицины"),
        ("description", "Участники: театр английского сада"),
        ("description", "Участники: Брестская крепость-герой"),
        ("description", "Участники: Варшавский переулок, Берлинский дом"),
        ("description", "Участники: ансамбль Горецкой школы"),
        ("description", "Участники: китайская живопись"),
        ("description", "Участники: армянское кино"),
        ("description", "Участники: белорусские книги"),
        ("description", "Участники: армянский костёл"),
        ("description", "Участники: польская кафедра"),
    ],
)
def test_who_may_be_of_russia_is_no_certain_partner(column: str, cell: str) -> None:
    assert find_partners({column: cell}, ()).quality


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("participants_text", "ТЦСОН Лепельского района", "BY"),
        ("participants_text", "СКО, РК", "KZ"),
        ("participants_text", "РК, СКО", "KZ"),
        ("description", "Участники: студенты китайского университета", "CN"),
        ("description", "Участники: китайская делегация", "CN"),
        ("description", "Участники: белорусские школьники", "BY"),
        ("description", "Участники: китайские молодые учёные", "CN"),
        ("description", "Участники: Шэньянский педагогический университет", "CN"),
        ("description", "Планируется участие Витебского облисполкома", "BY"),
    ],
)
def test_who_can_be_of_one_country_only_is_certain(column: str, cell: str, code: str) -> None:
    reading = find_partners({column: cell}, ())
    assert [partner.code for partner in reading.partners] == [code]
    assert not reading.quality

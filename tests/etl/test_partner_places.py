"""Who works with whom: the shipped plan against a table read by eye, and cells of other plans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from etl import store
from etl.columns import FURTHER_TABLES, MAIN_TABLES, MANIFEST
from etl.home import load_home
from etl.model import Partner, Venue
from etl.partner_places import PartnerPlace, find_partner_places
from etl.partners import find_partners
from etl.schema import arrow_schema
from etl.store import Tables
from tests.etl.test_golden import differences, golden, numbered

HOME = load_home()
POINTS = ("latitude", "longitude")


def read(text: str, *venues: Venue, **cells: str) -> list[PartnerPlace]:
    cells = {"participants_text": text, **cells}
    partners: tuple[Partner, ...] = find_partners(cells, venues).partners
    return list(find_partner_places(cells, venues, partners, HOME))


def told(place: PartnerPlace) -> tuple[str | None, ...]:
    venue = place.venue
    return venue.name, venue.settlement, venue.district, venue.region, venue.country_code


def test_the_shipped_plan_row_by_row(shipped: Tables) -> None:
    ours, wanted = numbered(shipped, shipped.partner_places), golden("partner_places")
    columns = [c for c in wanted.columns if c not in POINTS]
    assert differences(ours, wanted, columns) == []


def test_points_stand_where_the_places_are(shipped: Tables) -> None:
    wanted = golden("partner_places")
    for (_, a), (_, b) in zip(shipped.partner_places.iterrows(), wanted.iterrows(), strict=True):
        if b["latitude"]:
            assert a["latitude"] == pytest.approx(float(b["latitude"]), abs=0.02), b["number"]
            assert a["longitude"] == pytest.approx(float(b["longitude"]), abs=0.02), b["number"]
        assert a["coordinate_source"]


def test_every_partner_country_has_a_place(shipped: Tables) -> None:
    places = shipped.partner_places
    abroad = places[places["side"] == "partner"].groupby("event_id")["country_code"].agg(set)
    for _, event in shipped.events.iterrows():
        assert set(event["partner_countries"]) <= abroad.get(event["event_id"], set())


def test_the_words_stand_in_their_cell(shipped: Tables) -> None:
    cells = shipped.events.set_index("event_id")
    for _, row in shipped.partner_places.iterrows():
        assert row["source_text"] in cells.loc[row["event_id"], row["source_column"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ГУО «Средняя школа № 12 г. Орши» (Республика Беларусь)",
            ("ГУО «Средняя школа № 12 г. Орши»", "Орша", None, "Витебская область", "BY"),
        ),
        (
            "Учащиеся гимназии № 1 г. Витебска",
            ("гимназия № 1", "Витебск", None, "Витебская область", "BY"),
        ),
        (
            "Делегация администрации Лиозненского района",
            (
                "администрация Лиозненского района",
                None,
                "Лиозненский район",
                "Витебская область",
                "BY",
            ),
        ),
        (
            "Ансамбль танца «Хорошки» (г. Минск, Республика Беларусь)",
            ("Ансамбль танца «Хорошки»", "Минск", None, "Минск", "BY"),
        ),
        (
            "Делегация провинции Хэнань (КНР)",
            (None, None, None, "провинция Хэнань", "CN"),
        ),
        (
            "УО «Полоцкий колледж», г. Полоцк",
            ("УО «Полоцкий колледж»", "Полоцк", None, "Витебская область", "BY"),
        ),
        (
            "народный хор «Росинка» (Вяземский район)",
            ("народный хор «Росинка»", None, "Вяземский район", "Смоленская область", "RU"),
        ),
        (
            "аг. Александрия, Шкловский район, Могилевская область",
            (None, "Александрия", "Шкловский район", "Могилевская область", "BY"),
        ),
        # there is a Мосты in Belarus too
        (
            "Мостовский район Краснодарского края",
            (None, None, "Мостовский район", "Краснодарский край", "RU"),
        ),
        ("Школьники Рославля", (None, "Рославль", None, "Смоленская область", "RU")),
        ("Ветераны из Полоцка", (None, "Полоцк", None, "Витебская область", "BY")),
        ("Команда г. Брянска", (None, "Брянск", None, "Брянская область", "RU")),
        ("Школьники Республики Абхазия", (None, None, None, None, "Республика Абхазия")),
    ],
)
def test_a_place_named_outright(text: str, expected: tuple[str | None, ...]) -> None:
    (place,) = read(text)
    assert told(place) == expected
    assert not place.inferred
    assert place.side == ("home" if expected[3] == HOME.region else "partner")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Студенты Витебского государственного университета имени П.М. Машерова",
            (
                "Витебский государственный университет имени П.М. Машерова",
                "Витебск",
                None,
                "Витебская область",
                "BY",
            ),
        ),
        # serves its oblast, its district: not the town
        (
            "Представители Витебского облисполкома",
            ("Витебский облисполком", None, None, "Витебская область", "BY"),
        ),
        (
            "Представители Оршанского райисполкома",
            ("Оршанский райисполком", None, "Оршанский район", "Витебская область", "BY"),
        ),
        (
            "Могилевская областная филармония",
            ("Могилевская областная филармония", None, None, "Могилевская область", "BY"),
        ),
        (
            "Ташкентский государственный университет",
            ("Ташкентский государственный университет", "Ташкент", None, "Ташкент", "UZ"),
        ),
        (
            "Студенты Смоленского государственного университета",
            (
                "Смоленский государственный университет",
                "Смоленск",
                None,
                "Смоленская область",
                "RU",
            ),
        ),
    ],
)
def test_a_place_told_by_the_adjective_of_a_name(
    text: str, expected: tuple[str | None, ...]
) -> None:
    (place,) = read(text)
    assert told(place) == expected
    assert place.inferred


@pytest.mark.parametrize(
    "text",
    [
        # It sits in Химки: an adjective is too little for another region of Russia.
        "Научный центр на базе ФГБОУ ВО «Московский государственный институт культуры»",
        # The country as a whole holds both sides.
        "Студенты организаций Российской Федерации",
        "Министерство труда и социальной защиты Российской Федерации",
        "Участники проекта «Мы вместе»",
        # a team and a person: no towns
        "Клуб «Смоленск», внук Гагарина",
        "Жители разных стран",
        "Уточняется",
        "",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert read(text) == []


def test_several_sides_of_one_cell() -> None:
    places = read(
        "Команды из Минской и Витебской областей Республики Беларусь, Псковской области, "
        "Смоленской области и Республики Беларусь"
    )
    assert [(place.side, place.venue.region) for place in places] == [
        ("partner", "Минская область"),
        ("partner", "Витебская область"),
        ("partner", "Псковская область"),
        ("home", "Смоленская область"),
        ("partner", None),
    ]


def test_two_institutions_that_share_a_closing_mark_stay_apart() -> None:
    first, second = read("СОГБУ «Центр «Вишенки» (г. Смоленск), ГУ «Пансионат «Северный» (г. Орша)")
    assert told(first)[:2] == ("СОГБУ «Центр «Вишенки»", "Смоленск")
    assert told(second)[:2] == ("ГУ «Пансионат «Северный»", "Орша")


def test_the_next_of_a_list_is_no_address() -> None:
    first, second = read("СОГБУ «Центр помощи» (Смоленская область), Витебской области")
    assert told(first)[3] == "Смоленская область"
    assert told(second) == (None, None, None, "Витебская область", "BY")


def test_a_list_after_a_body_is_not_its_address() -> None:
    # «Лиозненский» is Лиозно in Belarus, whatever district stands next in the list.
    first, second = read("Лиозненский районный исполнительный комитет, Руднянский район")
    assert told(first)[2:] == ("Лиозненский район", "Витебская область", "BY")
    assert told(second)[2:] == ("Руднянский район", "Смоленская область", "RU")


def test_what_stands_behind_a_comma_may_be_the_next_one() -> None:
    first, second = read("Тартуский университет, Витебская область")
    assert told(first)[1:] == ("Тарту", None, None, "EE")
    assert told(second) == (None, None, None, "Витебская область", "BY")
    town, district = read("Школьники Рославля, Смоленского района")
    assert told(town)[1:3] == ("Рославль", None)
    assert told(district)[1:3] == (None, "Смоленский район")


def test_another_region_has_its_own_home_side() -> None:
    pskov = replace(HOME, region="Псковская область", capital="Псков")
    cells = {"participants_text": "Администрация города Пскова, делегация г. Полоцка, г. Смоленск"}
    partners = find_partners(cells, ()).partners
    places = find_partner_places(cells, (), partners, pskov)
    assert [(place.side, place.venue.settlement) for place in places] == [
        ("home", "Псков"),
        ("partner", "Полоцк"),
        ("partner", "Смоленск"),
    ]


def test_an_institution_of_the_place_cell_lies_where_that_cell_says() -> None:
    library = Venue(
        name="ГБУК «Смоленская областная библиотека»",
        settlement="Смоленск",
        settlement_type="г.",
        region="Смоленская область",
        country_code="RU",
        place_precision="venue",
    )
    (place,) = read("Сотрудники ГБУК «Смоленская областная библиотека»", library)
    assert told(place)[1] == "Смоленск"
    assert not place.inferred


MAKSIMOVKA = Venue(
    settlement="Максимовка",
    settlement_type="дер.",
    district="Городокский район",
    region="Витебская область",
    country_code="BY",
    place_precision="settlement",
)


def test_a_village_of_the_place_cell_explains_a_name() -> None:
    (place,) = read("ГУ «Максимовский пансионат» (Витебская область)", MAKSIMOVKA)
    assert told(place)[1:3] == ("Максимовка", "Городокский район")
    assert place.inferred


def test_without_it_the_name_stays_at_what_is_named() -> None:
    (place,) = read("ГУ «Максимовский пансионат» (Витебская область)")
    assert told(place)[1:] == (None, None, "Витебская область", "BY")
    assert not place.inferred


def test_a_country_without_a_place_goes_by_the_venue_else_as_a_whole() -> None:
    (venue,) = read("Белорусские педагоги", MAKSIMOVKA, place_text="дер. Максимовка")
    assert (venue.source_column, venue.venue.settlement) == ("place_text", "Максимовка")
    (whole,) = read("Китайские студенты")
    assert told(whole) == (None, None, None, None, "CN")
    assert whole.source_text == "Китайские студенты"


def test_a_namesake_adds_no_country() -> None:
    # A Береза with its district is in Belarus; districts of that name are all over Russia.
    assert read("Березовский район") == []
    assert read("Жители ул. Киевской, ТОС «Витебский»") == []


def test_a_huge_cell_is_read_in_part() -> None:
    places = read("г. Орша, " + "слово " * 20_000 + "г. Полоцк")
    assert [place.venue.settlement for place in places] == ["Орша"]


def test_the_store_names_the_columns_of_the_schema() -> None:
    for name, columns in FURTHER_TABLES.items():
        assert list(columns) == arrow_schema(name).names


def test_an_edition_without_the_table_has_an_empty_one(
    shipped_directory: Path, tmp_path: Path
) -> None:
    for name in (*(f"{table}.parquet" for table in MAIN_TABLES), MANIFEST):
        (tmp_path / name).write_bytes((shipped_directory / name).read_bytes())
    places = store.read(tmp_path).partner_places
    assert places.empty
    assert list(places.columns) == list(FURTHER_TABLES["partner_places"])
    assert len(store.read(shipped_directory).partner_places) == len(golden("partner_places"))


def test_a_damaged_table_is_refused(shipped_directory: Path, tmp_path: Path) -> None:
    for path in shipped_directory.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    frame = pd.read_parquet(tmp_path / "partner_places.parquet").head(1)
    frame.to_parquet(tmp_path / "partner_places.parquet")
    with pytest.raises(store.TablesError, match="повреждены"):
        store.read(tmp_path)

from __future__ import annotations

import csv
import io

import pytest

from pages.handouts.handout import Slice, asked_of, slice_of
from pages.handouts.making import file_name
from pages.handouts.tables import csv_excel, csv_machine
from pages.handouts.tables.cell_texts import CELL_LIMIT
from pages.handouts.tables.csv_excel import text_cell
from pages.handouts.tables.file_headings import columns
from pages.shared.filters.chosen import Selection
from pages.shared.plan.plan_said import file_named, slice_named
from pages.shared.plan.tables import Plan, plan_of
from pages.shared.visit.event_lists import event_list_html
from pages.shared.visit.file_formats import FORMATS, Grain
from tests.pages import golden_tables, hostile


def rows(content: bytes, delimiter: str) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def excel_csv(plan: Plan, grain: Grain) -> bytes:
    return csv_excel.make(Slice(plan, plan, Selection(), ""), grain)


def machine_csv(plan: Plan, grain: Grain) -> bytes:
    return csv_machine.make(Slice(plan, plan, Selection(), ""), grain)


@pytest.mark.parametrize(
    ("grain", "count"),
    # 44 venues in 38 events, 9 events without a venue: counted in the golden tables
    [("event", 47), ("venue", 53)],
)
def test_both_files_have_the_rows_of_their_grain(
    golden_plan: Plan, grain: Grain, count: int
) -> None:
    without = 47 - golden_plan.venues["event_id"].nunique()
    assert count == (47 if grain == "event" else len(golden_plan.venues) + without)
    assert len(rows(excel_csv(golden_plan, grain), ";")) == count
    assert len(rows(machine_csv(golden_plan, grain), ",")) == count


def test_excel_file_opens_in_russian_excel(golden_plan: Plan) -> None:
    content = excel_csv(golden_plan, "venue")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 54
    first = rows(content, ";")[0]
    assert first["Начало"] == "09.02.2026"
    assert first["Широта"] == "55,752"
    assert first["№"] == "1"
    assert first["Форма проведения"] == "очно"
    assert first["Срок предварительный"] == "нет"


def test_machine_file_is_iso_with_contract_names(golden_plan: Plan) -> None:
    content = machine_csv(golden_plan, "venue")
    assert not content.startswith(b"\xef\xbb\xbf")
    first = rows(content, ",")[0]
    assert first["start_date"] == "2026-02-09"
    assert first["latitude"] == "55.752"
    assert first["format"] == "in_person"
    assert first["date_tentative"] == "false"
    assert first["partner_groups"] == "более 30 стран"
    unknown = rows(machine_csv(golden_plan, "event"), ",")[5]
    assert (unknown["number"], unknown["start_date"]) == ("6", "")


def test_several_values_are_joined(golden_plan: Plan) -> None:
    row = rows(machine_csv(golden_plan, "event"), ",")[45]
    assert row["partner_countries"].count("; ") == 3  # row 46 names four


def test_formulas_are_disarmed_for_excel_only() -> None:
    plan = plan_of(hostile.frames(), golden_tables.MANIFEST)
    excel = rows(excel_csv(plan, "event"), ";")[0]
    assert excel["Описание"] == "'" + hostile.FORMULA
    assert excel["Участники (как в плане)"] == "'-1+1"
    assert rows(machine_csv(plan, "event"), ",")[0]["description"] == hostile.FORMULA


def test_negative_coordinates_are_numbers_not_formulas(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01"})
    plan.venues.loc[0, "longitude"] = -74.5
    assert rows(excel_csv(plan, "venue"), ";")[0]["Долгота"] == "-74,5"


def test_cells_with_separators_quotes_and_breaks_survive(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e02"})
    plan.events.loc[0, "description"] = 'а;б,в "г"\nд'
    for content, delimiter, name in (
        (excel_csv(plan, "event"), ";", "Описание"),
        (machine_csv(plan, "event"), ",", "description"),
    ):
        assert rows(content, delimiter)[0][name] == 'а;б,в "г"\nд'


def test_file_name_says_plan_edition_grain_and_part(golden_plan: Plan) -> None:
    whole, sport = slice_of(golden_plan, {}), slice_of(golden_plan, {"sphere": ["Спорт"]})
    assert file_name(whole, FORMATS["csv-excel"], "event") == (
        "План 2026-H1, редакция 1 от 20.01.2026, мероприятие, для Excel.csv"
    )
    assert file_name(sport, FORMATS["csv"], "venue") == (
        "План 2026-H1, редакция 1 от 20.01.2026, мероприятие × место, Спорт, 5 из 47, "
        "для программ.csv"
    )


# How many: as the pages count, which other tests read by eye.
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sphere=Спорт&sphere=Здравоохранение", ", Спорт, Здравоохранение, 6 из 47.pdf"),
        # Two slices of as many events are two names.
        ("sphere=Экономическое развитие", ", Экономическое развитие, 3 из 47.pdf"),
        ("sphere=Инвестиционное развитие", ", Инвестиционное развитие, 3 из 47.pdf"),
        ("sphere=Экономическое развитие&q=выставка&sort=по сроку",
         ", Экономическое развитие, выставка, 3 из 47.pdf"),
        ("sphere=Культура и туризм&sphere=Образование и наука&country=Беларусь",
         ", Культура и туризм, Образование и наука, и ещё 1, 14 из 47.pdf"),
        ("only=e11", ", № 11, 1 из 47.pdf"),
        ("sort=по сроку", ".pdf"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_which_part(golden_plan: Plan, asked: str, said: str) -> None:
    name = file_name(slice_of(golden_plan, asked_of(f"?{asked}")), FORMATS["pdf"], "event")
    assert name == f"План 2026-H1, редакция 1 от 20.01.2026{said}"


def test_any_words_make_a_name(golden_plan: Plan) -> None:
    part = slice_named(['поиск: "где\\/": <кто>|*?\u202e\n'], (2, 47))
    named = file_named(golden_plan.info, part)
    assert named.endswith(" от 20.01.2026, -где---- -кто----\ufffd-, 2 из 47")
    assert slice_named([f"поиск: {'ж' * 60}"], (2, 47)) == f"{'ж' * 40}…, 2 из 47"
    longest = file_named(golden_plan.info, "мероприятие × место", "ж" * 40, "2 из 47, для программ")
    assert len(f"{longest}.csv".encode()) < 256


def test_empty_slice_still_has_its_heading(golden_plan: Plan) -> None:
    nothing = golden_plan.keep(set())
    assert machine_csv(nothing, "venue").decode().startswith("event_id,")
    assert rows(excel_csv(nothing, "event"), ";") == []


def test_the_list_of_columns_is_what_stands_in_the_files(golden_plan: Plan) -> None:
    excel = next(
        csv.reader(io.StringIO(excel_csv(golden_plan, "venue").decode("utf-8-sig")), delimiter=";")
    )
    machine = next(csv.reader(io.StringIO(machine_csv(golden_plan, "venue").decode())))
    assert [text for text, _ in columns() if text] == excel
    assert {name for _, name in columns() if name} == set(machine)
    assert ("Страны-партнёры", "partner_countries") in columns()
    assert ("Срок", "") in columns()  # words made for people only


def test_whole_numbers_are_whole_and_the_schema_says_which(golden_plan: Plan) -> None:
    for content, delimiter, no, latitude in (
        (machine_csv(golden_plan, "venue"), ",", "venue_no", "latitude"),
        (excel_csv(golden_plan, "venue"), ";", "Место №", "Широта"),
    ):
        found = rows(content, delimiter)
        # Events without a venue stand among them: row 6 has none.
        assert {row[no] for row in found} >= {"", "1", "2"}
        assert not any(row[no] and not row[no].isdecimal() for row in found)
        assert any(row[latitude] for row in found)
    plan = golden_plan.keep({"e01"})
    plan.venues.loc[0, ["latitude", "longitude"]] = [54.0, -190.0]
    row = rows(machine_csv(plan, "venue"), ",")[0]
    assert (row["latitude"], row["longitude"]) == ("54.0", "-190.0")


@pytest.mark.parametrize(
    "text",
    [
        "5 февраля", "5\u00a0февраля 2026 г.", "март 2026", "Май-26", "00123", "1E5", "1e-5",
        "1 июн", "12:30", "9:05:10", "1/2", "1 1/2", "10-12", "12.05.2026", "12.05", "2026-05-12",
        "50%", "1 000,5", "100 руб.",
        "(5)", "истина", "FALSE", "=1+1", "+7 481 2", "-5", "@имя", " =1", "\n=1", "＝1+1",
        "12.05.2026 10:00", "2026-05-12T10:00:00Z", "5 февраля 2026 10:30", "10:30 AM", "1:02:03,5",
        "2026 март", "янв.26", "5/6/26", "5 ₽", ".5", ",5", "1. ", "#Н/Д", "#REF!", "#DIV/0!",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_change_stays_a_text(text: str) -> None:
    assert text_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "21-22 марта, 28-29 марта 2026 года", "II квартал 2026 года", "г. Смоленск", "9–12 февраля",
        "1 мероприятие", "март, июнь", "мартовский фестиваль", "2026-H1", "", "б/н", "в 12:30",
        "#СмоленскиМинск", "№ 5",
    ],
)  # fmt: skip
def test_other_texts_are_as_the_plan_has_them(text: str) -> None:
    assert text_cell(text) == text


def test_a_cell_that_excel_could_not_hold_says_what_is_cut() -> None:
    assert text_cell("а" * CELL_LIMIT) == "а" * CELL_LIMIT
    cut = text_cell("а" * 40_000)
    assert len(cut) <= CELL_LIMIT
    kept = cut.count("а") - "не поместилось знаков".count("а")
    assert cut.endswith(f" … [не поместилось знаков: {40_000 - kept}]")


def test_what_a_person_settled_is_named_in_both_files(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01", "e02"})
    settled = ("dates_text", "partner_countries", "coordinates")
    plan.events["corrected"] = [settled, ()]
    excel = [row["Исправлено человеком"] for row in rows(excel_csv(plan, "event"), ";")]
    assert excel == ["Сроки (как в плане); Страны-партнёры; Координаты", ""]
    machine = [row["corrected"] for row in rows(machine_csv(plan, "event"), ",")]
    assert machine == ["dates_text; partner_countries; coordinates", ""]
    headings = [text for text, _ in columns()]
    assert headings.index("Исправлено человеком") == headings.index("Вопросы к строке") + 1


def test_letters_that_excel_counts_twice_are_counted_twice() -> None:
    whole = "🎉" * (CELL_LIMIT // 2)  # 16,383 of them are 32,766 of Excel's characters
    assert text_cell(whole) == whole
    cut = text_cell("🎉" * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    kept = cut.count("🎉")
    assert cut.endswith(f" … [не поместилось знаков: {20_000 - kept}]")


def test_no_cell_of_a_hostile_plan_changes_its_kind() -> None:
    """Every text of the plan comes out as it was, or behind an apostrophe."""
    texts = ["5 февраля", "март 2026", "00123", "1E5", "12:30", "1/2", "10-12", "=1", "II квартал"]
    plan = plan_of(hostile.frames(), golden_tables.MANIFEST)
    for column in ("title", "place_text", "dates_text", "description", "participants_text"):
        plan.events[column] = [texts[i % len(texts)] for i in range(len(plan.events))]
    for row in rows(excel_csv(plan, "event"), ";")[: len(texts)]:
        for heading in ("Наименование мероприятия", "Сроки (как в плане)", "Описание"):
            assert row[heading] == "II квартал" or row[heading].startswith("'")


@pytest.mark.parametrize(
    ("status", "words"),
    # What the tables may say of an event, «held» where a correction does.
    [
        ("planned", "запланировано"),
        ("cancelled", "отменено"),
        ("postponed", "перенесено"),
        ("held", "состоялось"),
    ],
)
def test_every_state_of_an_event_has_its_word(golden_plan: Plan, status: str, words: str) -> None:
    plan = golden_plan.keep({"e01"})
    plan.events["status"] = status
    assert rows(excel_csv(plan, "event"), ";")[0]["Состояние"] == words
    listed = event_list_html(plan.events, Selection())
    assert (words in listed) == (status != "planned")

"""The words behind each value stand where the readers say, whatever the cell's spelling."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from etl import store
from etl.columns import MAIN_TABLES
from etl.dates.date_cell import read_dates
from etl.events import read_events
from etl.evidence import check_words, evidence_rows
from etl.home import load_home
from etl.model import CELL_FIELDS, PlanDocument, PlanPeriod, RawRow
from etl.offsets import joined, plain_key
from etl.schema import arrow_schema
from etl.store import Tables

H1 = PlanPeriod("2026-H1", date(2026, 1, 1), date(2026, 6, 30))
_INVISIBLE = "\u00ad\u200b\u2060"


def evidence(**cells: str) -> list[tuple[str, int, str, str]]:
    """Field, number, column and words of one row; each quotes its cell."""
    row = RawRow("", "1", dict.fromkeys(CELL_FIELDS, "") | cells, "строка 1")
    event = read_events(PlanDocument("plan.txt", "План", (row,)), H1, load_home())[0]
    rows = evidence_rows(event, "e")
    for one in rows:
        assert row.cells[one["source_column"]][one["start"] : one["end"]] == one["text"]
    return [(one["field"], one["item_no"], one["source_column"], one["text"]) for one in rows]


def words(field: str, **cells: str) -> list[tuple[int, str]]:
    return [(number, text) for name, number, _, text in evidence(**cells) if name == field]


@pytest.mark.parametrize(
    ("cell", "periods", "tentative"),
    [
        ("12–14 мая 2026 года", ["12–14 мая 2026 года"], []),
        ("12\u00ad–14 ма\u00adя", ["12\u00ad–14 ма\u00adя"], []),
        ("\u200b5 марта, 7 мая", ["5 марта", "7 мая"], []),
        ("СЕРЕДИНА МАЯ (уточняется)", ["СЕРЕДИНА МАЯ"], ["уточняется"]),
        ("12¹ мая", ["12¹ мая"], []),
        ("Дата проведения уточняется", [], ["уточняется"]),
        ("ориентировочно май", ["май"], ["ориентировочно"]),
        ("", [], []),
    ],
)  # fmt: skip
def test_words_of_a_date(cell: str, periods: list[str], tentative: list[str]) -> None:
    assert words("periods", dates_text=cell) == list(enumerate(periods, 1))
    assert [text for _, text in words("date_tentative", dates_text=cell)] == tentative


@pytest.mark.parametrize(
    ("cell", "venues"),
    [
        ("г. Минск; г. Гомель", [(1, "г. Минск"), (2, "г. Гомель")]),
        ("Г. СМОЛЕНСК", [(1, "Г. СМОЛЕНСК")]),
        ("г. Cмоленск", [(1, "г. Cмоленск")]),  # a Latin letter
        ("г. Витебск¹, г. Орша", [(1, "г. Витебск"), (2, "г. Орша")]),
        ("в Вязьме и Рославле", [(1, "Вязьме"), (2, "Рославле")]),
        ("предположительно г. Псков", [(1, "г. Псков"), (1, "предположительно")]),
        ("г. Смоленск, ул. Ленина, 4", [(1, "г. Смоленск"), (1, "ул. Ленина"), (1, "4")]),
        ("учреждения культуры региона", [(1, "региона")]),
        ("Место проведения уточняется", []),
    ],
)  # fmt: skip
def test_words_of_places(cell: str, venues: list[tuple[int, str]]) -> None:
    assert words("venues", place_text=cell) == venues


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        ({"place_text": "в дистанционном формате"}, ["в дистанционном формате"]),
        ({"place_text": "г. Минск¹ (онлайн)"}, ["онлайн"]),
        ({"title": "Теле\u00adмост дружбы", "place_text": "г. Смоленск"}, ["Теле\u00adмост"]),
        ({"title": "Онлайн-регистрация", "place_text": "г. Смоленск"}, []),
        ({"place_text": "г. Смоленск"}, []),
    ],
)  # fmt: skip
def test_words_of_a_form(cells: dict[str, str], form: list[str]) -> None:
    assert [text for _, text in words("format", **cells)] == form


def test_words_of_a_direction_are_not_taken_from_two_cells() -> None:
    said = evidence(title="Обмен визитами", purpose="Приём делегаций")
    assert [one for one in said if one[0] == "direction"] == [
        ("direction", 1, "title", "Обмен визитами"),
        ("direction", 1, "purpose", "Приём делегаций"),
    ]
    across = evidence(title="Визит рабочей", description="делегации Смоленской области")
    assert [one for one in across if one[0] == "direction"] == []


def test_words_of_partners_and_groups() -> None:
    said = words("partners", participants_text="Команды Беларуси, Армении и стран СНГ")
    assert said == [(1, "Армении"), (2, "Беларуси"), (3, "стран СНГ")]
    # A town of the place cell alone makes the country a partner.
    assert words("partners", place_text="г. Гомель") == [(1, "Гомель")]


def test_words_of_a_status() -> None:
    assert words("status", title="Концерт (отменён)") == [(1, "отменён")]
    assert words("status", dates_text="май, пере\u00adнесено") == [(1, "пере\u00adнесено")]
    assert words("status", title="Концерт") == []


def test_invisible_characters_move_no_words(shipped: Tables) -> None:
    """Each date cell of the plan with soft hyphens and the like thrown in says the same."""
    chance = random.Random(7)
    for text in shipped.events["dates_text"]:
        plain = read_dates(text, H1)
        for _ in range(10):
            at = sorted(chance.sample(range(len(text) + 1), min(4, len(text) + 1)), reverse=True)
            varied = text
            for place in at:
                varied = varied[:place] + chance.choice(_INVISIBLE) + varied[place:]
            read = read_dates(varied, H1)
            assert read.periods == plain.periods
            for ours, wanted in zip(read.periods, plain.periods, strict=True):
                assert ours.words is not None
                assert wanted.words is not None
                quoted = varied[slice(*ours.words)]
                bare = "".join(sign for sign in quoted if sign not in _INVISIBLE)
                assert bare == text[slice(*wanted.words)] == ours.text


@pytest.mark.parametrize(
    "text", ["", "Ёлка", "  два  слова ", "мяг\u00adко", "\u00ad", "İstanbul и ё", "ΣΑΣ Σ"]
)
def test_every_plain_character_comes_from_its_own(text: str) -> None:
    plain = plain_key(text)
    if plain.origins is not None:
        assert len(plain.origins) == len(plain.text)
        for at, sign in enumerate(plain.text):
            source = text[plain.origins[at]].lower().replace("ё", "е")
            assert sign.casefold() in source.casefold()  # a final sigma is a sigma
    assert plain.span(0, 0) is None
    assert plain.span(0, len(plain.text) + 1) is None


def test_neighbouring_words_are_one_stretch_without_signs_at_its_ends() -> None:
    text = "— в онлайн формате, (очно)."
    assert [text[a:b] for a, b in joined(text, [(0, 1), (2, 3), (4, 10), (11, 18), (20, 27)])] == [
        "в онлайн формате",
        "очно",
    ]


def test_evidence_that_its_cell_does_not_say_is_refused(shipped_directory: Path) -> None:
    import pyarrow.parquet as pq

    events = pq.read_table(shipped_directory / "events.parquet")
    rows = pq.read_table(shipped_directory / "evidence.parquet").to_pylist()
    check_words(pa.Table.from_pylist(rows, schema=arrow_schema("evidence")), events)
    rows[0] = rows[0] | {"start": rows[0]["start"] + 1, "end": rows[0]["end"] + 1}
    with pytest.raises(ValueError, match="does not say"):
        check_words(pa.Table.from_pylist(rows, schema=arrow_schema("evidence")), events)


def test_tables_of_the_first_version_are_read(shipped_directory: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    for name in MAIN_TABLES:
        table = pq.read_table(shipped_directory / f"{name}.parquet")
        if "corrected" in table.column_names:
            table = table.drop_columns(["corrected"])
        pq.write_table(table, tmp_path / f"{name}.parquet")
    tables = store.read(tmp_path)
    assert set(tables.events["corrected"]) == {()}
    assert set(tables.flat["corrected"]) == {""}
    assert tables.evidence.empty

"""Text files: the shipped plan, the encodings, and rows on lines."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.texts.charset import decode
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.work import calls

SHIPPED = Path(__file__).parents[2] / "plan_data" / "source" / "plan-2026-H1.txt"
# Read off the plan by eye: items by sphere, in its order.
SPHERES = (
    ("В сфере экономического развития", 3),
    ("В сфере инвестиционного развития", 3),
    ("В сфере сельского хозяйства", 2),
    ("В сфере труда и занятости населения", 2),
    ("В сфере культуры и туризма", 8),
    ("В сфере образования и науки", 13),
    ("В сфере социального развития", 9),
    ("В сфере здравоохранения", 1),
    ("В сфере молодежной политики и гражданско-патриотического воспитания", 1),
    ("В сфере спорта", 5),
)


def stacked(*rows: tuple[str, ...] | str) -> str:
    """Text as converters make it: a tab begins a cell."""
    cells = [[r] if isinstance(r, str) else r for r in rows]
    return "\n".join("\n".join(f"\t{c}" for c in row) + "\n" for row in cells)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_shipped_plan_row_by_row() -> None:
    plan = read_document(SHIPPED)
    assert [r.number_text for r in plan.rows] == [f"{n}." for n in range(1, 48)]
    assert [r.sphere for r in plan.rows] == [s for s, times in SPHERES for _ in range(times)]
    assert plan.leftovers == plan.unknown_headings == plan.notes == ()
    assert plan.title.endswith("учреждений на I полугодие 2026 года")


def test_shipped_plan_cells_as_printed() -> None:
    rows = read_document(SHIPPED).rows
    assert rows[2].cells["dates_text"] == "31 марта – 3 апреля 2026 года"
    assert rows[19].cells["participants_text"].endswith("организаций Смоленской области")
    assert rows[31].cells["place_text"] == (
        "г. Смоленск, Российская Федерация; г. Витебск, Республика Беларусь "
        "(в дистанционном формате)"
    )
    assert rows[37].cells["participants_text"].endswith("(Республика Беларусь)")
    assert rows[38].cells["participants_text"].count("психоневрологичес-кий") == 1
    assert rows[41].cells["participants_text"] == "Уточняется"
    assert rows[0].source_ref == "plan-2026-H1.txt, строка 18"


def test_last_row_of_the_shipped_plan_is_cut_off() -> None:
    rows = read_document(SHIPPED).rows
    assert [i for i, r in enumerate(rows, 1) if "row_incomplete" in r.quality] == [47]
    assert rows[46].cells["title"] == (
        "Этапы открытого чемпионата Республики Беларусь по хоккею с шайбой"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = stacked(HEADINGS, "В сфере спорта", item("1.", "Турнир «Кубок дружбы»"))
    if encoding == "koi8-r":
        # That table has neither the number sign nor Russian quotes.
        text = text.replace("№", "N").replace("«", '"').replace("»", '"')
    path = write(tmp_path / "план.txt", f"{TITLE}\n\n{text}".replace("\n", line_end), encoding)
    plan = read_document(path)
    assert plan.title == TITLE
    assert plan.rows[0].number_text == "1."
    assert plan.rows[0].cells["title"].strip('"') in (
        "Турнир «Кубок дружбы»",
        'Турнир "Кубок дружбы',
    )
    assert plan.rows[0].sphere == "В сфере спорта"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text", ["Участие в форуме", "г. Минск", "МЕРОПРИЯТИЯ НА ГОД", "план", "№ п/п Наименование"]
)
def test_short_texts_are_told_apart(encoding: str, text: str) -> None:
    if encoding == "cp866" or (encoding == "koi8-r" and "№" in text):
        text = text.replace("№", "N")
    assert decode(text.encode(encoding), "x.txt") == text


def test_big_endian_mark() -> None:
    data = codecs.BOM_UTF16_BE + "План".encode("utf-16-be")
    assert decode(data, "x.txt") == "План"


@pytest.mark.parametrize(
    ("spheres", "sizes"),
    [
        (("В сфере культуры", "В сфере спорта", "В сфере образования"), sizes)
        for sizes in ((1,), (1, 1), (2, 1, 1), (1, 1, 1), (3, 1, 1), (2, 2), (1, 3))
    ]
    + [(("Культура", "Спорт", "Образование"), sizes) for sizes in ((2, 1, 1), (3, 1, 1), (2, 2))],
)
def test_sections_of_few_rows_in_a_stacked_text(
    spheres: tuple[str, ...], sizes: tuple[int, ...], tmp_path: Path
) -> None:
    rows: list[tuple[str, ...] | str] = []
    wanted: list[str] = []
    for sphere, size in zip(spheres, sizes, strict=False):
        rows.append(sphere)
        for _ in range(size):
            wanted.append(sphere)
            rows.append(item(f"{len(wanted)}.", f"Событие {len(wanted)}"))
    reading = read_document(write(tmp_path / "plan.txt", stacked(HEADINGS, *rows)))
    assert [row.sphere for row in reading.rows] == wanted
    assert reading.unknown_headings == ()


def test_unknown_heading_in_a_stacked_text(tmp_path: Path) -> None:
    rows = [(*item(f"{n}.", f"Форум {n}"), "Иванов И.И.") for n in (1, 2, 3)]
    text = stacked((*HEADINGS, "Ответственный"), "В сфере спорта", rows[0], *rows[1:])
    plan = read_document(write(tmp_path / "план.txt", text))
    assert [r.extra for r in plan.rows] == [{"Ответственный": "Иванов И.И."}] * 3
    assert plan.unknown_headings == ("Ответственный",)
    assert {r.sphere for r in plan.rows} == {"В сфере спорта"}


def test_column_numbers_and_repeated_header_in_a_stacked_text(tmp_path: Path) -> None:
    text = stacked(
        HEADINGS, tuple("1234567"), item("1.", "А"), "В сфере спорта", HEADINGS, item("2.", "Б")
    )
    plan = read_document(write(tmp_path / "план.txt", text))
    assert [(r.cells["title"], r.sphere) for r in plan.rows] == [("А", ""), ("Б", "В сфере спорта")]
    assert plan.leftovers == ()


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_rows_on_lines(tmp_path: Path, delimiter: str) -> None:
    rows = [HEADINGS, item("1", "Форум"), item("2", "Матч", place="г. Орша")]
    lines = [delimiter.join(row) for row in rows]
    text = "\n".join([TITLE, lines[0], "В сфере спорта", *lines[1:]])
    plan = read_document(write(tmp_path / "план.txt", text))
    assert [r.cells["title"] for r in plan.rows] == ["Форум", "Матч"]
    assert plan.rows[1].cells["place_text"] == "г. Орша"
    assert plan.rows[0].sphere == "В сфере спорта"
    assert plan.title == TITLE
    assert plan.leftovers == ()


def test_quoted_cells_over_several_lines(tmp_path: Path) -> None:
    text = "\n".join(
        [
            "\t".join(HEADINGS),
            '1\t"Форум ""Восток""\nи Запад"\tМинск\tмай\tо\tц\tу',
            '2\t"Днепр" фестиваль\tОрша\tиюнь\tо\tц\tу',
        ]
    )
    plan = read_document(write(tmp_path / "план.txt", text))
    assert [r.cells["title"] for r in plan.rows] == [
        'Форум "Восток" и Запад',
        '"Днепр" фестиваль',
    ]


def test_lines_broken_within_a_cell(tmp_path: Path) -> None:
    text = "\n".join(
        ["\t".join(HEADINGS), "1\tФорум\tг. Минск,", "ул. Мира\tмай\tо\tц\tСербия", "и Куба",
         "2\tМатч\tОрша\tиюнь\tо\tц\tу"]
    )  # fmt: skip
    plan = read_document(write(tmp_path / "план.txt", text))
    assert plan.rows[0].cells["place_text"] == "г. Минск, ул. Мира"
    assert plan.rows[0].cells["participants_text"] == "Сербия и Куба"
    assert len(plan.rows) == 2


def test_markdown_table(tmp_path: Path) -> None:
    text = "\n".join(
        ["| № | Мероприятие | Место | Дата |", "|---|:---:|---|---|", "| 1 | Форум | Минск | май |"]
    )
    plan = read_document(write(tmp_path / "план.txt", text))
    assert plan.rows[0].cells["title"] == "Форум"
    assert plan.rows[0].cells["dates_text"] == "май"


@pytest.mark.parametrize(
    "cell",
    [
        "гости из Сербии; участники из Беларуси; зрители",
        "участники; гости; организаторы",
        "Участники из Минска; место проведения уточняется; сроки уточняются",
        "Дата; место; участники",
        "гости | участники | место сбора",
        "участники конкурса; дата рождения; место учебы",
    ],
)
def test_an_ordinary_cell_is_no_header(cell: str, tmp_path: Path) -> None:
    """A header stands above the rows; a cell among them may have its words."""
    row = ("1.", "Фестиваль", "г. Смоленск", "15 мая", "Концерт", "Дружба", cell)
    path = write(tmp_path / "plan.txt", stacked(TITLE, HEADINGS, row))
    (read,) = read_document(path).rows
    assert read.cells["title"] == "Фестиваль"
    assert read.cells["participants_text"] == cell


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_encoding_of_a_long_text_is_judged_by_samples(encoding: str, at: int) -> None:
    """Russian stands in one place of three, figures in the others."""
    pieces = ["1;2;3;4\n" * 60_000] * 3
    pieces[at] = "Участники из Смоленска и Витебска\n" * 16_000
    text = "".join(pieces).encode(encoding)
    longer = "".join(piece * 2 for piece in pieces).encode(encoding)
    assert decode(text, "план.txt") == "".join(pieces)
    assert calls(lambda: decode(longer, "план.txt")) < 1.2 * calls(lambda: decode(text, "план.txt"))

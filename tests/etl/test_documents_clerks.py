"""What clerks of other regions do in their tables: their numbers, signatures, frames, lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.in_process import read_bytes
from etl.model import PlanDocument
from tests.etl.documents_made import TITLE, docx, p, section, tbl

HEADS = ("№", "Наименование мероприятия", "Дата проведения", "Место проведения", "Участники")
ROWS = [
    ("Форум «Восток»", "12 мая 2026 года", "г. Минск", "Беларусь"),
    ("Турнир по самбо", "июнь 2026 года", "г. Вязьма", "Сербия"),
    ("Выставка кукол", "1 июля 2026 года", "г. Орша", "Казахстан"),
]
TITLES = [row[0] for row in ROWS]


def numbered(*numbers: str) -> list[tuple[str, ...]]:
    return [(number, *row) for number, row in zip(numbers, ROWS, strict=True)]


def read(path: Path, *rows: str | tuple[str, ...], title: str = TITLE) -> PlanDocument:
    return read_document(docx(path / "план.docx", p(title) + tbl(*rows)))


def titles(document: PlanDocument) -> list[str]:
    return [row.cells["title"] for row in document.rows]


@pytest.mark.parametrize("heading", ["№", "Поз.", "Позиция", "Код", "Шифр", "Индекс", "Метка"])
@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3"),
        ("I/1", "I/2", "II/1"),
        ("I.1", "I.2", "II.1"),
        ("А-1", "А-2", "Б-1"),
        ("1/1", "1/2", "2/1"),
        ("1", "1а", "2"),
        ("К.1.1", "К.1.2", "С.1.1"),
    ],
)
def test_numbers_of_items(tmp_path: Path, heading: str, numbers: tuple[str, ...]) -> None:
    found = read(tmp_path, (heading, *HEADS[1:]), *numbered(*numbers))
    assert [row.number_text for row in found.rows] == list(numbers)
    assert titles(found) == TITLES
    assert [row.quality for row in found.rows] == [()] * 3


CLOSING = [
    ("Итого:", "3 мероприятия"),
    ("Всего", "3", "6 350 тыс. руб."),
    ("Всего: 3 мероприятия",),
    ("Начальник отдела", "Н.Н. Петров"),
    ("Начальник департамента", "А.А. Смирнов"),
    ("Заместитель министра культуры", "_________", "Иванова И. И."),
    ("И.о. руководителя", "(подпись)", "Салтыков-Щедрин М.Е."),
    ("Составил: Ли А.",),
    ("Директор департамента ________ П.П. Котов",),
    ("* по согласованию",),
]


@pytest.mark.parametrize("numbers", [("1.", "2.", "3."), ("I/1", "I/2", "I/3")])
@pytest.mark.parametrize("line", CLOSING, ids=lambda line: line[0])
def test_what_closes_a_table_is_no_item(
    tmp_path: Path, line: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    closing = (*line, *[""] * (5 - len(line)))
    found = read(tmp_path, HEADS, *numbered(*numbers), closing)
    assert titles(found) == TITLES
    assert [row.quality for row in found.rows] == [()] * 3


@pytest.mark.parametrize("line", CLOSING, ids=lambda line: line[0])
def test_what_closes_a_table_without_numbers(tmp_path: Path, line: tuple[str, ...]) -> None:
    for spread in (
        (*line, *[""] * (4 - len(line))),
        (*line[:-1], *[""] * (4 - len(line)), line[-1]),
    ):
        found = read(tmp_path, HEADS[1:], *ROWS, spread)
        assert titles(found) == TITLES
        assert [row.quality for row in found.rows] == [()] * 3


@pytest.mark.parametrize(
    "row",
    [
        ("Директор года: конкурс", "12 мая", "г. Орша", "Иванов И.И."),
        ("Глава региона встречает послов", "12 мая", "", "А.А. Смирнов"),
        ("Начальник отдела: семинар", "", "г. Орша", ""),
        ("Итоговая конференция", "", "г. Орша", "Беларусь"),
        ("Всероссийский слёт", "май", "", ""),
        ("Исполнительское мастерство", "", "", "Иванов И.И."),
        ("Подготовка к форуму", "март", "", "П.П. Котов"),
        ("Секретарь: курсы", "май 2026 года", "", ""),
        ("Всего лишь театр: фестиваль", "3 мая", "г. Орша", "Сербия"),
        ("Мэрский бал", "", "г. Орша", "П.П. Котов"),
    ],
    ids=lambda row: row[0],
)
def test_an_item_with_such_words_stays_one(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert titles(read(tmp_path, HEADS[1:], *ROWS, row)) == [*TITLES, row[0]]
    found = read(tmp_path, HEADS, *numbered("1", "2", "3"), ("4", *row))
    assert titles(found) == [*TITLES, row[0]]


def lines_of(*lines: str) -> PlanDocument:
    text = "\r\n".join((TITLE, "", "\t".join((*HEADS, "Ответственный")), *lines))
    return read_bytes("план.txt", text.encode("cp1251"))


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1. Культура", "2. Спорт", ("1.1", "1.2", "2.1")),
        ("1. Культура", "2. Спорт", ("1", "2", "3")),
        ("I. Культура", "II. Спорт", ("1", "2", "1")),
        ("I Культура", "II Спорт", ("1.", "2.", "3.")),
        ("Культура", "Спорт", ("1.", "2.", "3.")),
        ("1) Культура", "2) Спорт", ("1/1", "1/2", "2/1")),
    ],
)
def test_sections_of_a_text_with_tabs(first: str, second: str, numbers: tuple[str, ...]) -> None:
    a, b, c = ("\t".join((*row, "Отдел")) for row in numbered(*numbers))
    for blank in ((), ("\t\t\t\t\t",)):
        found = lines_of(first, a, b, *blank, second, c, "Начальник отдела\tН.Н. Петров")
        assert [row.sphere for row in found.rows] == [first, first, second]
        assert [row.extra for row in found.rows] == [{"Ответственный": "Отдел"}] * 3


@pytest.mark.parametrize("entries", [("1. Сербия", "2. Куба"), ("Сербия", "и Куба")])
def test_a_list_in_the_last_cell_of_a_line_is_no_section(entries: tuple[str, str]) -> None:
    first, second = f"1\tФорум\t12 мая\tг. Минск\t{entries[0]}", "2\tБал\t13 мая\tг. Орша\tСербия"
    text = "\n".join((TITLE, "\t".join(HEADS), first, entries[1], second))
    found = read_bytes("план.txt", text.encode())
    assert found.rows[0].cells["participants_text"] == " ".join(entries)
    assert [row.sphere for row in found.rows] == ["", ""]


FRAMED = """
{title}
+----+------------------+-------------+------------+------------+
| №  | Мероприятие      | Дата        | Место      | Участники  |
+----+------------------+-------------+------------+------------+
| 1  | Форум            | 12 мая      | г. Минск   | Беларусь   |
|    | «Восток»         |             |            |            |
+----+------------------+-------------+------------+------------+
|    | Спорт            |             |            |            |
+----+------------------+-------------+------------+------------+
| 2  | Кубок            | с 5         | г. Вязьма, | Республика |
|    | «Дружба»         | по 9 июня   | стадион    | Сербия     |
+----+------------------+-------------+------------+------------+
"""


@pytest.mark.parametrize(("signs", "encoding"), [("|-+«»", "utf-8"), ('│─┼""', "cp866")])
def test_a_table_with_a_rule_under_each_row(signs: str, encoding: str) -> None:
    text = FRAMED.format(title=TITLE).translate(str.maketrans("|-+«»", signs))
    first, second = read_bytes("план.txt", text.encode(encoding)).rows
    opened, closed = signs[3], signs[4]
    assert first.cells["title"] == f"Форум {opened}Восток{closed}"
    assert second.cells["title"] == f"Кубок {opened}Дружба{closed}"
    assert second.cells["dates_text"] == "с 5 по 9 июня"
    assert second.cells["place_text"] == "г. Вязьма, стадион"
    assert (first.sphere, second.sphere) == ("", "Спорт")


@pytest.mark.parametrize("sign", ["\u00ad", "&shy;", "&#173;", "&#xAD;"])
def test_a_soft_hyphen_of_a_page_is_no_letter(sign: str) -> None:
    heads = "".join(f"<th>{text}</th>" for text in HEADS[1:])
    cells = "".join(f"<td>{text}</td>" for text in (f"Яр{sign}марка &amp;shy;", *ROWS[0][1:]))
    page = f"<html><p>{TITLE}</p><table><tr>{heads}</tr><tr>{cells}</tr></table>"
    assert titles(read_bytes("план.html", page.encode())) == ["Ярмарка &shy;"]


def test_a_line_under_an_item_that_names_its_column(tmp_path: Path) -> None:
    lines = ("Описание: выставка изделий.", "Цель мероприятия: дружба")
    below = [section(line, 5) for line in lines]
    first, second = read(tmp_path, HEADS, ("1", *ROWS[0]), *below, ("2", *ROWS[1])).rows
    assert (first.cells["description"], first.cells["purpose"]) == ("выставка изделий.", "дружба")
    assert (second.sphere, second.cells["description"], second.extra) == ("", "", {})


@pytest.mark.parametrize(
    "line",
    [
        "Мероприятие № 1 проводится при поддержке Президентского фонда культурных инициатив.",
        "Дата и место второго этапа будут определены оргкомитетом дополнительно.",
        "Участники прибывают за счёт направляющей стороны, питание оплачивает область.",
        "По итогам форума стороны подпишут соглашение о сотрудничестве.",
    ],
)
def test_a_sentence_between_items_is_no_section(tmp_path: Path, line: str) -> None:
    head, last = section("Культура", 5), ("2", *ROWS[1])
    found = read(tmp_path, HEADS, head, ("1", *ROWS[0]), section(line, 5), last)
    assert [row.sphere for row in found.rows] == ["Культура"] * 2
    assert any(line[:40] in note for note in found.notes)


@pytest.mark.parametrize(
    "line",
    [
        "Мероприятия в рамках Года единства народов России.",
        "Мероприятия, которые проводятся по соглашению с Беларусью.",
        "2. Сотрудничество в сфере культуры и туризма.",
        "Раздел II: Мероприятия, проводимые на территории иностранных государств.",
        "Выставки, ярмарки, форумы и деловые миссии.",
        "Спорт",
        "Мероприятия Министерства культуры, планируемые на 2026 г.",
        "Участие в международных мероприятиях за рубежом",
        "Связи с Гродненской, Витебской и Могилёвской областями.",
        "Месяц: май",
        "Место проведения: г. Смоленск",
        "Участники: Республика Беларусь",
        "Направление «Дружим домами»: обмен делегациями.",
    ],
)
def test_a_section_of_many_words_stays_one(tmp_path: Path, line: str) -> None:
    head, last = section("Культура", 5), ("2", *ROWS[1])
    found = read(tmp_path, HEADS, head, ("1", *ROWS[0]), section(line, 5), last)
    assert [row.sphere for row in found.rows] == ["Культура", line]

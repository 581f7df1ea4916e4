"""What clerks of other regions do in their tables: their numbers, signatures, years, frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.build import read_plan
from etl.documents import Reading, read_document
from etl.documents.in_process import read_bytes
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanDocument, PlanPeriod
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import TITLE, docx, p, section, tbl, xlsx

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


TWO_YEARS = PlanPeriod("2026-2027", date(2026, 1, 1), date(2027, 12, 31))
LONG_TITLE = "План международных мероприятий на 2026–2027 годы"


def starts(document: PlanDocument) -> list[tuple[str, bool]]:
    events = read_events(document, TWO_YEARS, load_home())
    return [(str(e.dates.periods[0].start), bool(e.dates.quality)) for e in events]


DATED = [
    ("Форум", "12-17 мая", "г. Минск", ""),
    ("Бал", "июнь", "г. Орша", ""),
    ("Матч", "с 28 июня по 3 июля", "г. Орша", ""),
]
OF_2027 = [("2027-05-12", False), ("2027-06-01", False), ("2027-06-28", False)]


@pytest.mark.parametrize(
    "line",
    [
        *("2027 год", "2027", "В 2027 году", "Мероприятия 2027 года", "II. 2027 год"),
        *("II полугодие 2027 года", "Раздел 2. 2027 г.", "Этап II: 2027 год", "НА 2027 ГОД"),
    ],
)
def test_the_year_over_the_rows_of_a_plan_for_two(tmp_path: Path, line: str) -> None:
    first = ("Съезд", "12 мая", "г. Минск", "")
    rows = (HEADS[1:], section("2026 год", 4), first, section(line, 4), section("Культура", 4))
    found = read(tmp_path, *rows, *DATED, title=LONG_TITLE)
    assert starts(found) == [("2026-05-12", False), *OF_2027]
    body = p(LONG_TITLE) + p("2026 год") + tbl(HEADS[1:], first) + p(line) + tbl(HEADS[1:], *DATED)
    assert starts(read_document(docx(tmp_path / "два.docx", body))) == starts(found)


def test_the_year_over_the_rows_of_a_text_and_of_sheets(tmp_path: Path) -> None:
    lines = [LONG_TITLE, "\t".join(HEADS[1:]), "2026 год", "\t".join((*DATED[0][:3], "Сербия"))]
    lines += ["2027 год", *("\t".join((*row[:3], "Беларусь")) for row in DATED)]
    numbers = [f"{n}.\t{line}" if "\t" in line else line for n, line in enumerate(lines)]
    numbers[1] = "\t".join(HEADS)
    wanted = [("2026-05-12", False), *OF_2027]
    assert starts(read_bytes("план.txt", "\n".join(numbers).encode())) == wanted

    def fill(book: openpyxl.Workbook) -> None:
        book.remove(book.active)
        for year, first, rows in ((2026, 1, DATED[:1]), (2027, 2, DATED)):
            sheet = book.create_sheet(f"{year} год")
            numbered = [(str(n), *row) for n, row in enumerate(rows, first)]
            for row in ([LONG_TITLE], [f"{year} год"], HEADS, *numbered):
                sheet.append(row)

    assert starts(read_document(xlsx(tmp_path / "план.xlsx", fill))) == wanted


def test_without_a_year_over_it_such_a_date_is_doubted(tmp_path: Path) -> None:
    for line in (None, "Год семьи 2027", "К 80-летию Победы (2027)", "2026–2027 годы"):
        rows = [section(line, 4)] if line else []
        found = read(tmp_path, HEADS[1:], *rows, *DATED, title=LONG_TITLE)
        assert all(doubted for _, doubted in starts(found))


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


FIRST = "План международных мероприятий Псковской области на 2026 год"


@pytest.mark.parametrize(
    "second",
    [
        "План международных мероприятий Псковской области на 2027 год",
        "План международных мероприятий Новгородской области на 2027 год",
        "План международных мероприятий Новгородской области на 2026 год",
        "ПЛАН МЕРОПРИЯТИЙ НА 2025 Г.",
        "План мероприятий Витебской области на II квартал 2026 года",
        "План международных мероприятий на 2027/2028 учебный год",
    ],
)
def test_two_plans_in_one_document_are_refused(tmp_path: Path, second: str) -> None:
    body = p(FIRST) + tbl(HEADS[1:], *ROWS) + p(second) + tbl(HEADS[1:], *ROWS)
    inside = p(FIRST) + tbl(HEADS[1:], *ROWS) + tbl(section(second, 4), HEADS[1:], *ROWS)
    for at, made in enumerate((body, inside)):
        path = docx(tmp_path / f"{at}.docx", made)
        with pytest.raises(RefusedDocumentError, match=r"два плана: .+; сохраните каждый") as said:
            read_plan(Reading(path))
        assert second in str(said.value)
        assert "\n" not in str(said.value)


@pytest.mark.parametrize(
    "line",
    [
        "План на 2027 год будет утверждён позднее",
        "План международных мероприятий Псковской области на февраль 2026 года",
        "Мероприятия по итогам 2025 года",
        "Мероприятия, перенесённые с 2025 года",
        "Отчёт о выполнении плана за 2025 год",
        "В соответствии с планом на 2027 год",
        "Псковская область – Новгородская область",
        "План выполнен на 40 % к 2027 году по отдельному графику",
    ],
)
def test_one_plan_with_such_a_line_is_read(tmp_path: Path, line: str) -> None:
    body = p(FIRST) + tbl(HEADS[1:], *ROWS) + p(line) + tbl(HEADS[1:], *ROWS)
    assert len(read_plan(Reading(docx(tmp_path / "план.docx", body))).events) == 6


THIRD = ("Ярмарка", "в течение квартала", "г. Чита", "КНР")


def spheres_and_starts(document: PlanDocument) -> list[tuple[str, str]]:
    plan = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
    found = read_events(document, plan, load_home())
    return [(e.row.sphere, f"{e.dates.periods[0].start:%m}") for e in found]


def test_a_table_for_each_quarter_is_a_section(tmp_path: Path) -> None:
    first, second = (section(f"{n} квартал", 4) for n in ("I", "II"))
    one, two = p("I квартал"), p("II квартал")
    table = tbl(HEADS[1:], THIRD)
    bodies = (
        p(FIRST) + one + table + two + table,
        p(FIRST) + tbl(first, HEADS[1:], THIRD) + tbl(second, HEADS[1:], THIRD),
        p(FIRST) + tbl(HEADS[1:], first, THIRD, second, THIRD),
    )
    for at, body in enumerate(bodies):
        found = spheres_and_starts(read_document(docx(tmp_path / f"{at}.docx", body)))
        assert found == [("I квартал", "01"), ("II квартал", "04")]


def test_quarters_within_spheres_and_spheres_within_quarters(tmp_path: Path) -> None:
    one, two, table = p("I квартал"), p("II квартал"), tbl(HEADS[1:], THIRD)
    art, sport = p("Культура"), p("Спорт")
    body = p(FIRST) + art + one + table + two + table + sport + one + table + two + table
    found = spheres_and_starts(read_document(docx(tmp_path / "а.docx", body)))
    assert found == [(s, m) for s in ("Культура", "Спорт") for m in ("01", "04")]
    body = p(FIRST) + one + art + table + sport + table + two + art + table + sport + table
    found = spheres_and_starts(read_document(docx(tmp_path / "б.docx", body)))
    assert found == [(s, m) for m in ("01", "04") for s in ("Культура", "Спорт")]


def test_a_quarter_in_a_title_over_several_lines_is_no_section(tmp_path: Path) -> None:
    title = p("ПЛАН") + p("мероприятий") + p("II квартал") + p("2026 год")
    (row, _) = read_document(
        docx(tmp_path / "план.docx", title + tbl(HEADS[1:], THIRD) + tbl(HEADS[1:], ROWS[0]))
    ).rows
    assert row.sphere == ""


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


def test_a_column_for_each_month(tmp_path: Path) -> None:
    over = ("№", "Мероприятие", "Место", "Срок", "", "", "Участники")
    heads = ("", "", "", "январь", "февраль", "март", "")
    rows = [
        ("1", "Кубок", "г. Курск", "15-17", "", "", "Беларусь"),
        ("2", "Форум", "г. Курск", "", "", "20", "Китай"),
        ("3", "Смотр", "г. Курск", "5", "", "6", "Китай"),
    ]

    def fill(book: openpyxl.Workbook) -> None:
        for row in ([FIRST], over, heads, *rows):
            book.active.append(row)
        book.active.merge_cells("D2:F2")

    document = read_document(xlsx(tmp_path / "план.xlsx", fill))
    plan = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
    first, second, third = (e.dates for e in read_events(document, plan, load_home()))
    assert (first.periods[0].start, first.periods[0].end) == (date(2026, 1, 15), date(2026, 1, 17))
    assert (second.periods[0].start, second.quality) == (date(2026, 3, 20), ())
    assert third.quality == ("date_unreadable",)

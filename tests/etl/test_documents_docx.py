"""Word documents: what stands in the table is read, and only what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.headings import meaning
from etl.model import PlanDocument
from tests.etl.documents_made import (
    HEADINGS,
    TITLE,
    docx,
    item,
    numbered,
    numbering,
    p,
    run,
    section,
    tbl,
    tc,
    tr,
)

CULTURE, SPORT = "В сфере культуры", "В сфере спорта"


Read = Callable[..., PlanDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(body: str, **parts: str) -> PlanDocument:
        return read_document(docx(tmp_path / "план.docx", body, **parts))

    return make


def titles(plan: PlanDocument) -> list[str]:
    return [row.cells["title"] for row in plan.rows]


def spheres(plan: PlanDocument) -> list[str]:
    return [row.sphere for row in plan.rows]


def numbers(plan: PlanDocument) -> list[str]:
    return [row.number_text for row in plan.rows]


def is_complete(plan: PlanDocument) -> bool:
    return plan.leftovers == ()


def test_merged_sections_and_every_cell(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(
            HEADINGS, section(CULTURE), item("1.", "Фестиваль"), section(SPORT), item("2.", "Матч")
        )
    )
    assert plan.title == TITLE
    assert spheres(plan) == [CULTURE, SPORT]
    assert plan.rows[0].cells == {
        "title": "Фестиваль",
        "place_text": "г. Смоленск (Фестиваль)",
        "dates_text": "5 мая 2026 года",
        "description": "описание: Фестиваль",
        "purpose": "цель: Фестиваль",
        "participants_text": "Республика Беларусь",
    }
    assert plan.rows[1].source_ref == "план.docx, таблица 1, строка 5"
    assert is_complete(plan)
    assert plan.notes == ()


def test_unmerged_section_in_the_first_or_the_second_cell(read: Read) -> None:
    blank = ("",) * 5
    plan = read(
        p(TITLE)
        + tbl(
            HEADINGS,
            ("Культура", "", *blank),
            item("1", "Фестиваль"),
            ("", "Молодёжная политика", *blank),
            item("2", "Слёт"),
        )
    )
    assert spheres(plan) == ["Культура", "Молодёжная политика"]
    assert titles(plan) == ["Фестиваль", "Слёт"]


def test_one_table_per_sphere_with_the_header_given_once(read: Read) -> None:
    plan = read(
        p(TITLE)
        + p("Культура")
        + tbl(HEADINGS, item("1", "Фестиваль"))
        + p("Спорт")
        + tbl(item("1", "Матч"), item("2", "Турнир"))
        + p("Начальник управления И.И. Иванов")
    )
    assert plan.title == TITLE
    assert spheres(plan) == ["Культура", "Спорт", "Спорт"]
    assert numbers(plan) == ["1", "1", "2"]
    assert plan.rows[1].source_ref == "план.docx, таблица 2, строка 1"


def test_sphere_over_the_header_of_each_table(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(section(CULTURE), HEADINGS, item("1", "Фестиваль"))
        + tbl(section(SPORT), HEADINGS, item("2", "Матч"))
    )
    assert spheres(plan) == [CULTURE, SPORT]
    assert plan.title == TITLE


def test_title_in_the_first_row_of_the_table(read: Read) -> None:
    plan = read(tbl(section(TITLE), HEADINGS, item("1", "Фестиваль")))
    assert plan.title == TITLE
    assert spheres(plan) == [""]


def test_sphere_as_a_column_merged_or_left_empty(read: Read) -> None:
    head = ("№", "Сфера", "Мероприятие", "Место", "Дата")
    plan = read(
        tbl(
            head,
            tr("1", tc("Культура", merge="restart"), "Фестиваль", "Минск", "май"),
            tr("2", tc("", merge="continue"), "Выставка", "Брест", "июнь"),
            ("3", "Спорт", "Матч", "Гродно", "июль"),
            ("4", "", "Турнир", "Могилёв", "август"),
        )
    )
    assert spheres(plan) == ["Культура", "Культура", "Спорт", "Спорт"]
    assert is_complete(plan)


def test_repeated_header_and_column_numbers_are_no_items(read: Read) -> None:
    counted = tuple("1234567")
    plan = read(
        tbl(HEADINGS, counted, item("1", "Фестиваль"), HEADINGS, counted, item("2", "Матч"))
    )
    assert titles(plan) == ["Фестиваль", "Матч"]
    assert is_complete(plan)


def test_columns_in_another_order_worded_differently_and_one_unknown(read: Read) -> None:
    plan = read(
        tbl(
            ("Дата\nпроведения", "МЕРОПРИЯТИЕ", "Страны-участники", "Ответственный", "Город"),
            ("май", "Фестиваль", "Сербия", "Иванов И.И.", "Белград"),
        )
    )
    row = plan.rows[0]
    assert row.cells["dates_text"] == "май"
    assert row.cells["title"] == "Фестиваль"
    assert row.cells["participants_text"] == "Сербия"
    assert row.cells["place_text"] == "Белград"
    assert row.extra == {"Ответственный": "Иванов И.И."}
    assert plan.unknown_headings == ("Ответственный",)


def test_header_of_two_rows(read: Read) -> None:
    plan = read(
        tbl(
            tr(
                tc("№", merge="restart"),
                tc("Наименование", merge="restart"),
                tc("Срок", span=2),
                tc("Место", merge="restart"),
            ),
            tr(tc("", merge="continue"), tc("", merge="continue"), "начало", "окончание",
               tc("", merge="continue")),
            ("1", "Выставка", "01.03.2026", "05.03.2026", "г. Орша"),
        )
    )  # fmt: skip
    assert titles(plan) == ["Выставка"]
    assert plan.rows[0].cells["dates_text"] == "01.03.2026 – 05.03.2026"
    assert is_complete(plan)


def test_automatic_numbers_nested_restarted_and_roman(read: Read) -> None:
    lists = numbering(
        [("decimal", "%1."), ("decimal", "%1.%2.")], [("upperRoman", "%1)")], starts={9: 1}
    )
    rows = [
        tr(tc(numbered(number, level)), *item("", title)[1:])
        for (number, level), title in zip(
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (9, 0), (2, 0)], "АБВГДЕЖ", strict=True
        )
    ]
    plan = read(tbl(HEADINGS, *rows), numbering=lists)
    assert numbers(plan) == ["1.", "1.1.", "1.2.", "2.", "2.1.", "1.", "I)"]


def test_automatic_number_before_the_title_where_no_column_is_for_numbers(read: Read) -> None:
    level = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    plan = read(
        tbl(
            ("Мероприятие", "Место", "Дата"),
            tr(tc(p("Фестиваль", properties=level)), "Минск", "май"),
            tr(tc(p("Матч", properties=level)), "Брест", "июнь"),
        ),
        numbering=numbering([("decimal", "%1.")]),
    )
    assert numbers(plan) == ["1.", "2."]
    assert titles(plan) == ["Фестиваль", "Матч"]


def test_number_typed_before_the_title(read: Read) -> None:
    plan = read(
        tbl(
            ("Мероприятие", "Место", "Дата"),
            ("1. Фестиваль", "Минск", "май"),
            ("2. 33-я выставка", "Брест", "июнь"),
        )
    )
    assert numbers(plan) == ["1.", "2."]
    assert titles(plan) == ["Фестиваль", "33-я выставка"]
    assert is_complete(plan)


def test_no_numbers_at_all(read: Read) -> None:
    plan = read(
        tbl(HEADINGS[1:], section(CULTURE, 6), item("", "Фестиваль")[1:], item("", "Матч")[1:])
    )
    assert numbers(plan) == ["", ""]
    assert spheres(plan) == [CULTURE, CULTURE]


def test_section_with_a_number_of_its_own_over_nested_items(read: Read) -> None:
    blank = ("",) * 5
    plan = read(
        tbl(
            HEADINGS,
            ("1.", "Культура", *blank),
            item("1.1.", "Фестиваль"),
            ("2.", "Спорт", *blank),
            item("2.1.", "Матч"),
        )
    )
    assert spheres(plan) == ["Культура", "Спорт"]
    assert numbers(plan) == ["1.1.", "2.1."]
    assert is_complete(plan)


def test_item_cut_off_after_its_title_is_kept_and_flagged(read: Read) -> None:
    plan = read(tbl(HEADINGS, item("1", "Фестиваль"), ("2", "Матч", *("",) * 5)))
    assert titles(plan) == ["Фестиваль", "Матч"]
    assert plan.rows[0].quality == ()
    assert plan.rows[1].quality == ("row_incomplete",)


def test_item_over_several_rows_is_one_item(read: Read) -> None:
    def lower(place: str) -> str:
        kept = [tc("", merge="continue") for _ in range(2)]
        return tr(*kept, place, *[tc("", merge="continue") for _ in range(4)])

    cells = item("1", "Форум", place="г. Минск")
    upper = tr(*[tc(c, merge="" if i == 2 else "restart") for i, c in enumerate(cells)])
    plan = read(tbl(HEADINGS, upper, lower("г. Брест"), item("2", "Матч")))
    assert titles(plan) == ["Форум", "Матч"]
    assert plan.rows[0].cells["place_text"] == "г. Минск г. Брест"
    assert plan.rows[0].cells["dates_text"] == "5 мая 2026 года"
    assert is_complete(plan)


def test_cell_merged_over_two_items_belongs_to_both(read: Read) -> None:
    one, two = item("1", "Форум"), item("2", "Матч")
    plan = read(
        tbl(
            HEADINGS,
            tr(*one[:6], tc("Сербия", merge="restart")),
            tr(*two[:6], tc("", merge="continue")),
        )
    )
    assert [r.cells["participants_text"] for r in plan.rows] == ["Сербия", "Сербия"]
    assert is_complete(plan)


def test_row_continued_in_a_row_without_a_number(read: Read) -> None:
    plan = read(
        tbl(
            HEADINGS,
            item("1", "Международный фестиваль", description="Начало рассказа"),
            ("", "народной песни", "", "", "и его конец", "", ""),
            item("2", "Матч"),
        )
    )
    assert titles(plan) == ["Международный фестиваль народной песни", "Матч"]
    assert plan.rows[0].cells["description"] == "Начало рассказа и его конец"


def test_tracked_changes_count_what_is_inserted_only(read: Read) -> None:
    changed = p(
        run("г. "),
        f'<w:ins w:id="1">{run("Минск")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>Москва</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("ушло")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run(", зал")}</w:moveTo>',
    )
    first, second = item("1", "Форум"), item("3", "Слёт")
    plan = read(
        tbl(
            HEADINGS,
            tr(*first[:2], tc(changed), *first[3:]),
            tr(*item("2", "Удалённая строка"), properties='<w:del w:id="5"/>'),
            tr(*second, properties='<w:ins w:id="6"/>'),
            item("4", "Матч"),
        )
    )
    assert titles(plan) == ["Форум", "Слёт", "Матч"]
    assert plan.rows[0].cells["place_text"] == "г. Минск, зал"
    assert [r.quality for r in plan.rows] == [("tracked_changes",), ("tracked_changes",), ()]
    assert plan.notes == ("таблица 1, строка 3: удалена исправлением, не учтена",)


def test_deleted_rows_are_not_numbered(read: Read) -> None:
    def row(title: str, properties: str = "") -> str:
        return tr(tc(numbered(1)), *item("", title)[1:], properties=properties)

    plan = read(
        tbl(HEADINGS, row("А"), row("Б", '<w:del w:id="1"/>'), row("В")),
        numbering=numbering([("decimal", "%1.")]),
    )
    assert numbers(plan) == ["1.", "2."]


def test_hidden_text_is_left_out_and_flagged(read: Read) -> None:
    hidden_style = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    cell = p(
        run("Форум"),
        run(" (черновик)", "<w:vanish/>"),
        run(" тайна", '<w:rStyle w:val="Secret"/>'),
        run(" открыт", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'),
    )
    plan = read(
        tbl(HEADINGS, tr("1", tc(cell), *item("", "Форум")[2:]), item("2", "Матч")),
        styles=hidden_style,
    )
    assert titles(plan) == ["Форум открыт", "Матч"]
    assert [r.quality for r in plan.rows] == [("hidden_text",), ()]


def test_content_controls_at_every_level(read: Read) -> None:
    def sdt(content: str, properties: str = "") -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    first = item("1", "Форум")
    cells = tr(
        first[0],
        tc(p(sdt(run("Форум")))),
        sdt(tc("г. Минск")),
        tc(sdt(p("5 мая"))),
        tc(sdt(p("Место для ввода текста."), "<w:showingPlcHdr/>") + p("")),
        *first[5:],
    )
    plan = read(sdt(tbl(HEADINGS, sdt(cells), item("2", "Матч"))))
    row = plan.rows[0]
    assert (row.cells["title"], row.cells["place_text"], row.cells["dates_text"]) == (
        "Форум", "г. Минск", "5 мая",
    )  # fmt: skip
    assert row.cells["description"] == ""
    assert titles(plan) == ["Форум", "Матч"]


def test_nested_table_belongs_to_its_cell_in_order(read: Read) -> None:
    cell = p("до") + tbl(("а", "б"), ("в", "г")) + p("после")
    first = item("1", "Форум")
    plan = read(tbl(HEADINGS, tr(*first[:4], tc(cell), *first[5:]), item("2", "Матч")))
    assert plan.rows[0].cells["description"] == "до а б в г после"
    assert len(plan.rows) == 2


def test_plan_inside_of_a_layout_table(read: Read) -> None:
    plan = read(tbl((tc(tbl(HEADINGS, item("1", "Форум"))),)))
    assert titles(plan) == ["Форум"]


def test_approval_and_signature_tables_are_named_and_ignored(read: Read) -> None:
    plan = read(
        tbl(("СОГЛАСОВАНО", "УТВЕРЖДАЮ"), ("Министр", "Губернатор"))
        + p(TITLE)
        + tbl(HEADINGS, item("1", "Форум"))
        + tbl(("Исполнитель", "Иванов"))
    )
    assert titles(plan) == ["Форум"]
    assert plan.title == TITLE
    assert plan.notes == (
        "таблица 1: не похожа на план, пропущена",
        "таблица 3: не похожа на план, пропущена",
    )


def test_marks_within_a_run(read: Read) -> None:
    title = (
        "<w:p><w:r><w:t>научно</w:t><w:noBreakHyphen/><w:t>практи</w:t><w:softHyphen/>"
        "<w:t>ческая</w:t><w:br/><w:t>конфе\u00adренция</w:t><w:tab/><w:t>№</w:t>"
        '<w:sym w:font="Symbol" w:char="F02D"/><w:t>5</w:t></w:r></w:p>'
    )
    plan = read(tbl(HEADINGS, tr("1", tc(title), *item("", "х")[2:])))
    assert titles(plan) == ["научно-практическая конференция №–5"]


def test_fields_links_and_alternatives_count_once(read: Read) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>зал 5</w:t></w:r></w:p></w:txbxContent>"
    cell = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Минск</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:hyperlink><w:r><w:t>, сайт</w:t></w:r></w:hyperlink>"
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    first = item("1", "Форум")
    plan = read(tbl(HEADINGS, tr(*first[:2], tc(cell), *first[3:])))
    assert plan.rows[0].cells["place_text"] == "Минск, сайт зал 5"


def test_title_in_a_text_box(read: Read) -> None:
    content = f"<w:txbxContent>{p(TITLE)}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r></w:p>"
    assert read(box + tbl(HEADINGS, item("1", "Форум"))).title == TITLE


def test_footnotes_are_quoted_in_the_notes(read: Read) -> None:
    cell = p(run("май"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    first = item("1", "Форум")
    plan = read(
        tbl(HEADINGS, tr(*first[:3], tc(cell), *first[4:])),
        footnotes=f'<w:footnote w:id="2">{p("Дата уточняется")}</w:footnote>',
    )
    assert plan.rows[0].cells["dates_text"] == "май"
    assert plan.notes == ("таблица 1, строка 2, сноска: «Дата уточняется»",)


def test_hostile_cells_are_kept_as_text(read: Read) -> None:
    texts = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202eтскет 🎉", "я" * 100_000]
    rows = [tr(str(i), tc(p(run(t))), *item("", "Форум")[2:]) for i, t in enumerate(texts, 1)]
    plan = read(tbl(HEADINGS, *rows))
    assert titles(plan) == texts
    assert is_complete(plan)


def test_note_under_the_table_is_no_section(read: Read) -> None:
    plan = read(tbl(HEADINGS, item("1", "Форум"), section("* даты могут измениться")))
    assert titles(plan) == ["Форум"]
    assert plan.notes == (
        "таблица 1, строка 3: не мероприятие, пропущено: «* даты могут измениться»",
    )


def test_words_of_the_table_that_no_cell_holds_are_named(read: Read) -> None:
    stray = f"<w:tr><w:unknown>{p('потерянное слово')}</w:unknown></w:tr>"
    plan = read(tbl(HEADINGS, item("1", "Форум"), stray))
    assert titles(plan) == ["Форум"]
    assert plan.leftovers == ("таблица 1: «потерянное слово»",)


def test_second_table_with_other_columns(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(HEADINGS, item("1", "Форум"))
        + tbl(("Дата", "Мероприятие", "Место"), ("май", "Матч", "г. Орша"))
    )
    assert titles(plan) == ["Форум", "Матч"]
    assert plan.rows[1].cells["dates_text"] == "май"
    assert is_complete(plan)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Сроки прове-\nдения", "dates_text"),
        ("Планируемая дата", "dates_text"),
        ("Mесто (город, страна)", "place_text"),  # a Latin M
        ("Населённый пункт", "place_text"),
        ("ЦЕЛИ И ЗАДАЧИ", "purpose"),
        ("Предполагаемые участники", "participants_text"),
        ("Краткое содержание", "description"),
        ("Ответственный за проведение мероприятия", None),
        ("Количество участников", None),
        ("Срок подачи заявок", None),
        ("Наименование организации", None),
    ],
)
def test_headings_are_known_by_their_head_word(heading: str, field: str | None) -> None:
    found = meaning(heading)
    assert (found.field if found else None) == field


def test_one_column_for_date_and_place_fills_both(read: Read) -> None:
    plan = read(tbl(("Мероприятие", "Дата и место проведения"), ("Форум", "5 мая, г. Минск")))
    assert plan.rows[0].cells["dates_text"] == "5 мая, г. Минск"
    assert plan.rows[0].cells["place_text"] == "5 мая, г. Минск"


def test_country_column_is_a_place_beside_a_town_and_a_partner_beside_a_place(read: Read) -> None:
    place = read(
        tbl(("Мероприятие", "Страна", "Город", "Дата"), ("Форум", "Куба", "Гавана", "май"))
    )
    assert place.rows[0].cells["place_text"] == "Куба, Гавана"
    partner = read(
        tbl(("Мероприятие", "Страна", "Место", "Дата"), ("Форум", "Куба", "г. Смоленск", "май"))
    )
    assert partner.rows[0].cells["participants_text"] == "Куба"
    assert partner.rows[0].cells["place_text"] == "г. Смоленск"


def test_items_above_a_header_that_slipped_down(read: Read) -> None:
    first, second = item("1.", "Форум"), item("2.", "Ярмарка")
    plan = read(p(TITLE) + tbl(section(CULTURE), first, HEADINGS, second))
    assert titles(plan) == ["Форум", "Ярмарка"]
    assert spheres(plan) == [CULTURE, CULTURE]
    assert any("шапка стоит ниже" in note for note in plan.notes)
    assert is_complete(plan)


def test_a_table_before_the_one_with_the_header(read: Read) -> None:
    plan = read(p(TITLE) + tbl(item("1.", "Форум")) + tbl(HEADINGS, item("2.", "Ярмарка")))
    assert titles(plan) == ["Форум", "Ярмарка"]
    assert is_complete(plan)


def test_an_approval_over_the_plan_is_no_item(read: Read) -> None:
    approval = tbl([tc(p("СОГЛАСОВАНО")), tc(p("УТВЕРЖДАЮ"))])
    plan = read(approval + p(TITLE) + tbl(HEADINGS, item("1.", "Форум")))
    assert titles(plan) == ["Форум"]


@pytest.mark.parametrize("mark", ["ОТМЕНЕНО", "Перенесено на сентябрь 2026 года"])
def test_a_full_width_mark_belongs_to_the_item_above(tmp_path: Path, mark: str) -> None:
    body = p(run(TITLE)) + tbl(
        HEADINGS,
        section(CULTURE),
        item("1.", "Концерт", dates_text="5 мая"),
        section(mark),
        item("2.", "Выставка", dates_text="6 мая"),
    )
    rows = read_document(docx(tmp_path / "plan.docx", body)).rows
    assert [(row.cells["title"], row.sphere) for row in rows] == [
        ("Концерт", CULTURE),
        ("Выставка", CULTURE),
    ]
    assert list(rows[0].extra.values()) == [mark]
    assert not rows[1].extra

"""Which words of a Word cell count: tracked, hidden, nested, in fields, boxes and footnotes."""

from __future__ import annotations

from tests.etl.documents_made import (
    HEADINGS,
    TITLE,
    item,
    p,
    run,
    tbl,
    tc,
    tr,
)
from tests.etl.word_read import Read, is_complete, titles
from tests.etl.word_read import read as read


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


def test_words_of_the_table_that_no_cell_holds_are_named(read: Read) -> None:
    stray = f"<w:tr><w:unknown>{p('потерянное слово')}</w:unknown></w:tr>"
    plan = read(tbl(HEADINGS, item("1", "Форум"), stray))
    assert titles(plan) == ["Форум"]
    assert plan.leftovers == ("таблица 1: «потерянное слово»",)

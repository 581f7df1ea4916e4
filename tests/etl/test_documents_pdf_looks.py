"""How the letters of a PDF stand: raised marks, struck-out words, stamps, text over its border."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.pdf_made import HIGH, LEFT, TOP, WIDTHS, Page, corner, pdf, wide
from tests.etl.readings import bounds, day, event

Draw = Callable[[Page, float, float], object]
Read = Callable[..., PlanDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(
        draw: Draw | None = None,
        *,
        column: int = 3,
        under: Callable[[Page], object] | None = None,
        over: Callable[[Page], object] | None = None,
        empty: tuple[int, ...] = (),
        ruled: bool = True,
    ) -> PlanDocument:
        page = Page()
        page.text(200, 550, TITLE, size=11)
        if under is not None:
            under(page)
        if ruled:
            page.grid(3)
        first = list(item("1", "Форум", place="г. Минск", dates="5 мая"))
        if draw is not None:
            first[column] = ""
        for at in empty:
            first[at] = ""
        page.row(0, HEADINGS)
        page.row(1, first)
        if draw is not None:
            draw(page, *corner(1, column))
        page.row(2, item("2", "Слёт", place="г. Орша", dates="июнь"))
        if over is not None:
            over(page)
        return read_document(pdf(tmp_path / "план.pdf", page))

    return make


def up(page: Page, x: float, y: float, *pieces: str, size: float = 5, by: float = 3) -> float:
    """Every second piece is small and raised."""
    for n, piece in enumerate(pieces):
        x = page.text(x, y + by, piece, size=size) if n % 2 else page.text(x, y, piece)
    return x


@pytest.mark.parametrize(
    ("draw", "text", "period"),
    [
        (lambda p, x, y: up(p, x, y, "2", "1", " мая"), "2¹ мая", day(5, 2)),
        (lambda p, x, y: up(p, x, y, "май", "1"), "май¹", day(5, 1, 31)),
        (lambda p, x, y: up(p, x, y, "май", "1)"), "май¹⁾", day(5, 1, 31)),
        (lambda p, x, y: up(p, x, y, "май", "12"), "май¹²", day(5, 1, 31)),
        (lambda p, x, y: up(p, x, y, "1-2", "3", " мая"), "1-2³ мая", day(5, 1, 2)),
        (lambda p, x, y: up(p, x, y, "2", "1", " мая", size=6, by=2.4), "2¹ мая", day(5, 2)),
        (lambda p, x, y: up(p, x, y, "2", "1", " мая", size=4.6, by=3.6), "2¹ мая", day(5, 2)),
        (lambda p, x, y: up(p, x, y, "2", "1", " мая", size=8, by=3), "2¹ мая", day(5, 2)),
        (lambda p, x, y: up(p, x, y, "5 июня в 10", "00"), "5 июня в 10⁰⁰", day(6, 5)),
        (lambda p, x, y: up(p, x, y, "2", "-го", " мая"), "2-го мая", day(5, 2)),
        (lambda p, x, y: up(p, x, y, "12 мая", "*"), "12 мая*", day(5, 12)),
        (
            lambda p, x, y: p.text(p.text(p.text(x, y, "2"), y, "1", size=5, rise=3), y, " мая"),
            "2¹ мая",
            day(5, 2),
        ),
        (lambda p, x, y: p.text(x, y, "21 мая", size=5), "21 мая", day(5, 21)),
        (lambda p, x, y: p.text(p.text(x, y, "2"), y, "1 мая", size=6), "21 мая", day(5, 21)),
        (lambda p, x, y: p.text(x, y, "май²"), "май²", day(5, 1, 31)),
    ],
)
def test_small_raised_letters_are_a_mark(
    read: Read, draw: Draw, text: str, period: tuple[date, date]
) -> None:
    plan = read(draw)
    assert plan.rows[0].cells["dates_text"] == text
    assert bounds(plan) == [period]
    assert not event(plan).dates.tentative
    assert plan.rows[0].quality == ()


def test_a_mark_where_there_are_no_lines(read: Read) -> None:
    plan = read(lambda p, x, y: up(p, x, y, "2", "1", " мая"), ruled=False)
    assert plan.rows[0].cells["dates_text"] == "2¹ мая"


def _note(page: Page, text: str, y: float, *, size: float = 8) -> float:
    return up(page, LEFT, y, "", "1", text, size=size * 0.6)


@pytest.mark.parametrize(
    "under",
    [
        lambda p: _note(p, " Дата уточняется.", 370),
        lambda p: _note(p, " Дата уточняется.", 40),
        lambda p: p.text(LEFT, 370, "1 Дата уточняется.", size=7),
        lambda p: p.text(LEFT, 370, "1) срок предварительный"),
        lambda p: p.text(LEFT, 370, "Примечание: ¹ сроки уточняются"),
        lambda p: (
            p.text(LEFT, 370, "² по согласованию"),
            p.text(LEFT, 361, "¹ дата будет уточнена"),
        ),
        lambda p: (
            p.text(LEFT, 370, "¹ дата и программа форума пока не определены и"),
            p.text(LEFT, 361, "будут уточнены организаторами"),
        ),
        lambda p: (p.line(LEFT, 64, LEFT + 100, 64), _note(p, " дата уточняется", 50, size=7)),
        lambda p: (p.text(LEFT, 380, "Примечание:"), p.text(LEFT, 370, "1 – дата уточняется")),
        lambda p: (p.text(400, 20, "1"), _note(p, " дата уточняется", 50)),
    ],
)
def test_a_footnote_below_goes_with_its_row(read: Read, under: Callable[[Page], object]) -> None:
    plan = read(lambda p, x, y: up(p, x, y, "2", "1", " мая"), over=under)
    assert bounds(plan) == [day(5, 2)]
    assert event(plan).dates.tentative
    assert not event(plan, 1).dates.tentative


def struck(
    page: Page, x: float, y: float, gone: str, rest: str = "", *, bar: bool = False
) -> float:
    end = page.text(x, y, gone)
    (page.bar if bar else page.line)(x, y + 2.2, end, y + (2.7 if bar else 2.2))
    return page.text(end, y, rest) if rest else end


def _annotated(page: Page, x: float, y: float) -> None:
    page.text(x, y - 9, "20 мая")
    struck(page, x, y, "12 мая")


@pytest.mark.parametrize(
    ("draw", "text", "gone"),
    [
        (lambda p, x, y: struck(p, x, y, "12 мая", " 20 мая"), "20 мая", "12 мая"),
        (lambda p, x, y: struck(p, x, y, "12 мая", " 20 мая", bar=True), "20 мая", "12 мая"),
        (_annotated, "20 мая", "12 мая"),
        (lambda p, x, y: struck(p, p.text(x, y, "20 мая "), y, "12 мая"), "20 мая", "12 мая"),
        (lambda p, x, y: struck(p, x, y, "II квартал", " июнь"), "июнь", "II квартал"),
        (lambda p, x, y: struck(p, x, y, "1", "2 мая"), "2 мая", "1"),
        (
            lambda p, x, y: (struck(p, x, y, "12 мая"), struck(p, x, y - 9, "13 мая"),
                             p.text(x, y - 18, "20 мая")),
            "20 мая",
            "12 мая 13 мая",
        ),
        (
            lambda p, x, y: (p.text(x, y, "12 мая"), p.line(x - 2, y + 2.5, x + 34, y + 2.5),
                             p.text(x, y - 9, "20 мая")),
            "20 мая",
            "12 мая",
        ),
        (
            lambda p, x, y: (p.text(x, y, "12 мая"), p.line(x, y + 1.8, x + 27, y + 1.8),
                             p.line(x, y + 3, x + 27, y + 3), p.text(x, y - 9, "20 мая")),
            "20 мая",
            "12 мая",
        ),
        (
            lambda p, x, y: (p.text(x, y, "12 мая"), p.line(x, y + 2.2, x + 11, y + 2.2),
                             p.line(x + 11, y + 2.2, x + 27, y + 2.2),
                             p.text(x, y - 9, "20 мая")),
            "20 мая",
            "12 мая",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ruled", [True, False])
def test_a_line_through_words_strikes_them_out(
    read: Read, draw: Draw, text: str, gone: str, ruled: bool
) -> None:
    plan = read(draw, ruled=ruled)
    assert plan.rows[0].cells["dates_text"] == text
    assert plan.rows[0].quality == ("struck_out",)
    assert plan.rows[0].extra == {"Зачёркнуто": f"Сроки проведения: {gone}"}
    assert plan.rows[1].quality == ()


@pytest.mark.parametrize(
    "draw",
    [
        lambda p, x, y: p.line(x, y - 1, p.text(x, y, "12 мая"), y - 1),
        lambda p, x, y: p.line(x, y + 8, p.text(x, y, "12 мая"), y + 8),
        lambda p, x, y: p.text(x, y, "12 мая"),
    ],
)
def test_a_line_under_or_over_words_strikes_nothing(read: Read, draw: Draw) -> None:
    plan = read(draw)
    assert plan.rows[0].cells["dates_text"] == "12 мая"
    assert plan.rows[0].quality == ()


def test_a_row_struck_out_whole_is_no_item(read: Read) -> None:
    def strike(page: Page) -> None:
        y = TOP - HIGH - 10 + 2.2
        page.line(LEFT + WIDTHS[0] + 1, y, LEFT + sum(WIDTHS) - 2, y)

    def short(page: Page, x: float, y: float) -> None:
        page.text(x, y, "5 мая")

    plan = read(short, over=strike, empty=(4, 5, 6))
    assert [r.cells["title"] for r in plan.rows] == ["Слёт"]
    assert "строка зачёркнута целиком" in plan.notes[0]


FULL = {"title": "Форум", "place_text": "г. Минск", "dates_text": "5 мая"}


@pytest.mark.parametrize(
    "stamp",
    [
        lambda p: p.text(150, 380, "ПРОЕКТ", size=60, colour="0.85 g", turn=30),
        lambda p: p.text(60, 430, "ПРОЕКТ", size=14, turn=20),
        lambda p: p.text(60, 440, "ПРОЕКТ", size=60, colour="0.9 g"),
        lambda p: p.text(60, 440, "ПРОЕКТ", size=60),
        lambda p: p.text(60, 450, "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ", size=12, colour="0.6 g"),
        lambda p: p.text(215, 457, "КОПИЯ ВЕРНА", size=8, colour="0 0 1 rg"),
        lambda p: p.text(215, 455, "УТВЕРЖДЕНО", size=10, colour="1 0 0 rg"),
        lambda p: [p.text(90 + 60 * n, 440, c, size=20, colour="0.8 g")
                   for n, c in enumerate("ПРОЕКТ")],
        lambda p: p.text(250, 400, "ПРОЕКТ", size=30, colour="0.8 g", turn=90),
        lambda p: (p.text(330, 458, "ДОКУМЕНТ ПОДПИСАН", size=6, colour="0 0 1 rg"),
                   p.text(330, 451, "ЭЛЕКТРОННОЙ ПОДПИСЬЮ", size=6, colour="0 0 1 rg"),
                   p.text(330, 444, "Действителен до 12.01.2027", size=6, colour="0 0 1 rg")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_a_stamp_is_no_text_of_a_cell(
    read: Read, stamp: Callable[[Page], object], first: bool
) -> None:
    plan = read(under=stamp) if first else read(over=stamp)
    assert {name: plan.rows[0].cells[name] for name in FULL} == FULL
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]
    assert plan.rows[0].extra == {}
    assert any("надпись поверх текста" in note for note in plan.notes)


@pytest.mark.parametrize("colour", ["0 0 1 rg", "0 g"])
@pytest.mark.parametrize(("x", "y"), [(600, 455), (500, 450), (300, 455), (600, 430)])
def test_a_round_stamp_takes_its_level_letters_with_it(
    read: Read, colour: str, x: float, y: float
) -> None:
    """Of a ring some letters stand level, up the page or upside down, and borders cross some."""

    def ring(page: Page) -> None:
        letters = "УПРАВЛЕНИЕ ДЕЛАМИ " * 2
        for n, letter in enumerate(letters):
            turn = 360 * n / len(letters)
            at = math.radians(90 - turn)
            place = x + 45 * math.cos(at), y + 45 * math.sin(at)
            if letter != " ":
                page.text(*place, letter, size=7, colour=colour, turn=-turn)

    plan = read(over=ring)
    assert {name: plan.rows[0].cells[name] for name in FULL} == FULL
    assert [row.cells["purpose"] for row in plan.rows] == ["цель: Форум", "цель: Слёт"]


def test_a_stamp_like_the_text_itself_flags_its_row(read: Read) -> None:
    plan = read(over=lambda p: p.text(215, 457, "Отдел культуры согласовал"))
    assert "overlapping_text" in plan.rows[0].quality
    assert plan.rows[1].quality == ()


LONG = "Международная выставка-ярмарка изделий из льна"


def word_by_word(page: Page, x: float, y: float, text: str, after: str = "") -> None:
    for word in text.split():
        page.text(x, y, word + after)
        x += wide(word + " ", 8)


@pytest.mark.parametrize("empty", [(2,), ()])
@pytest.mark.parametrize(
    "draw",
    [
        lambda p, x, y: p.text(x, y, LONG),
        lambda p, x, y: [p.text(x + wide(LONG[:n], 8), y, c) for n, c in enumerate(LONG)],
        lambda p, x, y: word_by_word(p, x, y, LONG),
        lambda p, x, y: word_by_word(p, x, y, LONG, " "),
        lambda p, x, y: (p.text(x, y, LONG), p.text(x, y - 9, "и шерсти")),
    ],
)  # fmt: skip
def test_a_text_that_runs_over_its_border_stays_whole(
    read: Read, draw: Draw, empty: tuple[int, ...]
) -> None:
    plan = read(draw, column=1, empty=empty)
    assert plan.rows[0].cells["title"].startswith(LONG)
    assert plan.rows[0].cells["place_text"] == ("" if empty else "г. Минск")
    assert plan.rows[0].cells["dates_text"] == "5 мая"


def test_a_centred_text_wider_than_its_cell(read: Read) -> None:
    said = "г. Минск, Республика Беларусь, Дворец"
    middle = LEFT + sum(WIDTHS[:2]) + WIDTHS[2] / 2
    plan = read(lambda p, x, y: p.text(middle - wide(said, 8) / 2, y - 12, said), column=2)
    assert plan.rows[0].cells["place_text"] == said
    assert plan.rows[0].cells["title"] == "Форум"


def test_lines_that_run_into_the_row_below_are_flagged(read: Read) -> None:
    words = ["Форум", "молодых", "учёных", "и деятелей", "культуры"]
    plan = read(
        lambda p, x, y: [p.text(x, y - 9 * n, word) for n, word in enumerate(words)], column=1
    )
    assert "overlapping_text" in plan.rows[1].quality

"""Plans without a table: each event is a few lines with labels, or begins with its dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import docx, numbering, p, run, tbl

TITLE = "План международных мероприятий Смоленской области на второе полугодие 2026 года"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NAMES = ("title", "dates_text", "place_text", "participants_text")


def text(folder: Path, body: str) -> PlanDocument:
    path = folder / "план.txt"
    path.write_text(f"{TITLE}\n\n{body}", encoding="utf-8")
    return read_document(path)


def said(plan: PlanDocument) -> list[tuple[str, ...]]:
    return [tuple(row.cells[name] for name in NAMES) for row in plan.rows]


FESTIVAL = ("Фестиваль «Двина»", "5-7 августа", "г. Смоленск", "Республика Беларусь")
FORUM = ("Форум", "сентябрь", "г. Вязьма", "КНР")


@pytest.mark.parametrize(
    "body",
    [
        "Мероприятие: Фестиваль «Двина»\nСроки: 5-7 августа\nМесто: г. Смоленск\n"
        "Участники: Республика Беларусь\n-----\n"
        "Мероприятие: Форум\nСроки: сентябрь\nМесто: г. Вязьма\nУчастники: КНР\n",
        "1. Фестиваль «Двина»\nСрок проведения: 5-7 августа\nМесто проведения: г. Смоленск\n"
        "Участники: Республика Беларусь\n\n"
        "2. Форум\nСрок проведения: сентябрь\nМесто проведения: г. Вязьма\nУчастники: КНР\n",
        "1) Фестиваль «Двина»\n- сроки: 5-7 августа;\n- место: г. Смоленск;\n"
        "- участники: Республика Беларусь\n"
        "2) Форум\n- сроки: сентябрь;\n- место: г. Вязьма;\n- участники: КНР\n",
        "1. Фестиваль «Двина». Срок: 5-7 августа. Место: г. Смоленск. "
        "Участники: Республика Беларусь.\n"
        "2. Форум. Срок: сентябрь. Место: г. Вязьма. Участники: КНР.\n",
        "Фестиваль «Двина» (срок: 5-7 августа, место: г. Смоленск, "
        "участники: Республика Беларусь)\n"
        "Форум (срок: сентябрь, место: г. Вязьма, участники: КНР)\n",
        "1. Фестиваль «Двина»\nСроки проведения – 5-7 августа\nМесто проведения – г. Смоленск\n"
        "Участники – Республика Беларусь\n"
        "2. Форум\nСроки проведения – сентябрь\nМесто проведения – г. Вязьма\nУчастники – КНР\n",
        "**Мероприятие:** Фестиваль «Двина»\n**Сроки:** 5-7 августа\n**Место:** г. Смоленск\n"
        "**Участники:** Республика Беларусь\n\n"
        "**Мероприятие:** Форум\n**Сроки:** сентябрь\n**Место:** г. Вязьма\n**Участники:** КНР\n",
        "Мероприятие 1\nНаименование: Фестиваль «Двина»\nДата:    5-7 августа\n"
        "Место:   г. Смоленск\nУчастники:    Республика\n              Беларусь\n\n"
        "Мероприятие 2\nНаименование: Форум\nДата:    сентябрь\nМесто:   г. Вязьма\n"
        "Участники:    КНР\n",
    ],
    ids=["labels", "numbered", "bullets", "sentences", "brackets", "dashes", "stars", "counted"],
)
def test_each_line_says_what_it_is(tmp_path: Path, body: str) -> None:
    plan = text(tmp_path, body)
    assert [tuple(v.rstrip(".") for v in event) for event in said(plan)] == [FESTIVAL, FORUM]
    assert plan.title == TITLE
    assert plan.leftovers == ()
    assert any("мероприятия названы строками с подписями" in note for note in plan.notes)


def test_paragraphs_of_word_with_automatic_numbers_and_headings(tmp_path: Path) -> None:
    heading = '<w:outlineLvl w:val="1"/>'
    body = [
        p(TITLE),
        p("Экономика", properties=heading),
        p("Форум", properties=NUMBERED),
        p("Сроки: 9-11 сентября"),
        p("Место: г. Смоленск"),
        p("Спорт и туризм", properties=heading),
        p("Турнир", properties=NUMBERED),
        p("Сроки: IV квартал"),
        p("Место: г. Вязьма", run(", г. Рославль", "<w:strike/>")),
        p("Начальник управления И.И. Иванов"),
    ]
    path = docx(tmp_path / "план.docx", "".join(body), numbering=numbering([("decimal", "%1.")]))
    plan = read_document(path)
    assert [(row.number_text, row.sphere, row.cells["title"]) for row in plan.rows] == [
        ("1.", "Экономика", "Форум"),
        ("2.", "Спорт и туризм", "Турнир"),
    ]
    assert [row.source_ref for row in plan.rows] == [
        "план.docx, абзацы 3–5",
        "план.docx, абзацы 7–9",
    ]
    assert plan.rows[1].cells["place_text"] == "г. Вязьма"
    assert plan.rows[1].quality == ("struck_out",)
    assert any("Начальник управления" in line for line in plan.outside)


def test_an_event_struck_out_as_a_whole_is_named(tmp_path: Path) -> None:
    lines = ["1. Форум", "Сроки: май 2026", "Место: г. Вязьма"]
    struck = [run(line, "<w:strike/>") for line in ("2. Слёт", "Сроки: июнь", "Место: г. Ельня")]
    more = ["3. Ярмарка", "Сроки: июль 2026", "Место: г. Гагарин"]
    body = "".join(p(line) for line in (TITLE, *lines, *struck, *more))
    plan = read_document(docx(tmp_path / "план.docx", body))
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Ярмарка"]
    assert any("Слёт" in note for note in plan.notes)


def test_lines_over_events_are_spheres_and_times(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "=======\nIII КВАРТАЛ\n=======\n\nМероприятие: Форум\nДата: 15-17 сентября\n"
        "Место: г. Смоленск\n-------\nМероприятие: Визит\nДата: в течение квартала\n"
        "Место: г. Минск\n=======\nIV КВАРТАЛ\n=======\nМероприятие: Слёт\nДата: октябрь\n"
        "Место: г. Ельня\n\nВсего мероприятий: 3\n",
    )
    assert [row.under[-1] for row in plan.rows] == ["III КВАРТАЛ", "III КВАРТАЛ", "IV КВАРТАЛ"]
    assert [row.source_ref for row in plan.rows][1] == "план.txt, строки 11–13"
    assert plan.outside == ("под таблицей: «Всего мероприятий: 3»",)


def test_further_labels_and_remarks_stay_with_their_event(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "1. Фестиваль\nЕжегодный праздник песни.\nОрганизатор: Минкультуры\nДата: 5 августа\n"
        "Место: г. Смоленск\nПримечание: при поддержке фонда\n"
        "2. Форум\nВстреча деловых кругов.\nОрганизатор: Минэкономики\nДата:\n"
        "Место: г. Вязьма\nОТМЕНЕНО\n"
        "3. Проект: «Диалог культур»\nДата: 7 августа\nМесто: г. Ельня\n",
    )
    assert [row.cells["description"] for row in plan.rows] == [
        "Ежегодный праздник песни.",
        "Встреча деловых кругов.",
        "",
    ]
    assert plan.rows[0].extra == {
        "Организатор": "Минкультуры",
        "Примечание": "при поддержке фонда",
    }
    assert plan.rows[1].extra["Отметка под строкой"] == "ОТМЕНЕНО"
    assert plan.rows[1].cells["dates_text"] == ""
    assert plan.rows[2].cells["title"] == "Проект: «Диалог культур»"


def test_lines_that_begin_with_their_dates(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "Июль\n3–5 июля – ярмарка двух берегов (г. Смоленск, г. Витебск), участники: Беларусь;\n"
        "в течение месяца – обмен школьниками (г. Минск), участники: школы города.\n"
        "Август\n24 августа – форум «Восток – молодёжи» (г. Вязьма);\n"
        "август – сентябрь – пленэр (г. Ельня);\n"
        "дата уточняется – концерт (г. Орша, Беларусь).\n",
    )
    assert said(plan) == [
        ("ярмарка двух берегов", "3–5 июля", "г. Смоленск, г. Витебск", "Беларусь"),
        ("обмен школьниками", "в течение месяца", "г. Минск", "школы города"),
        ("форум «Восток – молодёжи»", "24 августа", "г. Вязьма", ""),
        ("пленэр", "август – сентябрь", "г. Ельня", ""),
        ("концерт", "дата уточняется", "г. Орша, Беларусь", ""),
    ]
    assert [row.sphere for row in plan.rows] == ["Июль"] * 2 + ["Август"] * 3


def test_the_rest_of_a_line_stands_in_the_next_one(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "1. Международный фестиваль славянской культуры\n«Двина – Днепр»\nДата: 5 августа\n"
        "Место: г. Смоленск\nУчастники: коллективы из Республики Беларусь, Сербии, а также из\n"
        "регионов России\n2. Форум\nДата: сентябрь\nМесто проведения:\nг. Вязьма\n"
        "Участники:\n- КНР;\n- Монголия\n3. Слёт\nДата: июль\nМесто: г. Ельня,\nг. Рославль\n",
    )
    assert said(plan) == [
        (
            "Международный фестиваль славянской культуры «Двина – Днепр»",
            "5 августа",
            "г. Смоленск",
            "коллективы из Республики Беларусь, Сербии, а также из регионов России",
        ),
        ("Форум", "сентябрь", "г. Вязьма", "- КНР; - Монголия"),
        ("Слёт", "июль", "г. Ельня, г. Рославль", ""),
    ]


def test_a_sphere_behind_an_empty_label_is_not_taken_for_its_words(tmp_path: Path) -> None:
    events = [
        ["1. Форум", "Дата: май 2026", "Место: г. Ельня", "Участники:"],
        ["2. Слёт", "Дата: июнь 2026", "Место: г. Вязьма", "Участники: КНР"],
    ]
    for between, read in (("Республика Беларусь", True), ("Внешние связи и туризм", False)):
        lines = [TITLE, *events[0], between, *events[1]]
        path = docx(tmp_path / "план.docx", "".join(map(p, lines)))
        if read:
            assert said(read_document(path))[0][-1] == "Республика Беларусь"
        else:
            with pytest.raises(RefusedDocumentError, match="абзац 6: «Внешние связи и туризм»"):
                read_document(path)


def test_dates_and_years_in_titles_stay(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "1. Праздник «Двина-2026. Лето»\nДата: 5 августа\nМесто: г. Смоленск\n"
        "2. Турнир (Минск, 2026) среди юношей\nДата: 6 августа\nМесто: г. Ельня\n"
        "3. 33-я выставка\nСроки: 8 августа (заезд: 7 августа; окончание: 9 августа)\n"
        "Место: г. Вязьма\n",
    )
    assert [row.cells["title"] for row in plan.rows] == [
        "Праздник «Двина-2026. Лето»",
        "Турнир (Минск, 2026) среди юношей",
        "33-я выставка",
    ]
    assert plan.rows[2].cells["dates_text"] == "8 августа (заезд: 7 августа; окончание: 9 августа)"


def test_dates_in_figures_and_wrapped_lines_before_titles(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "15.05.2026 – форум (г. Смоленск);\n"
        "20.05.2026-22.05.2026 – концерт молодых музыкантов Смоленской области и\n"
        "Республики Беларусь (г. Ельня);\n23.05.2026 – встреча (Россия, Беларусь, Казахстан)\n",
    )
    assert said(plan) == [
        ("форум", "15.05.2026", "г. Смоленск", ""),
        (
            "концерт молодых музыкантов Смоленской области и Республики Беларусь",
            "20.05.2026-22.05.2026",
            "г. Ельня",
            "",
        ),
        ("встреча (Россия, Беларусь, Казахстан)", "23.05.2026", "", ""),
    ]


def test_dates_before_the_title(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "Дата: 5 августа\nМероприятие: Форум\nМесто: г. Смоленск\n\n"
        "Дата: 6 августа\nМероприятие: Слёт\nМесто: г. Ельня\n",
    )
    assert [event[:3] for event in said(plan)] == [
        ("Форум", "5 августа", "г. Смоленск"),
        ("Слёт", "6 августа", "г. Ельня"),
    ]


def test_events_taken_out_of_the_plan_are_named_and_not_read(tmp_path: Path) -> None:
    plan = text(
        tmp_path,
        "1. Форум\nДата: 5 августа\nМесто: г. Смоленск\n2. Слёт\nДата: июль\nМесто: г. Ельня\n\n"
        "Мероприятия, исключённые из плана\n1. Ярмарка\nДата: 6 августа\nМесто: г. Вязьма\n",
    )
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]
    assert any("исключённые из плана» — не план" in note for note in plan.notes)


def test_a_table_beside_labelled_events_is_named(tmp_path: Path) -> None:
    events = ["1. Форум", "Дата: май 2026", "Место: г. Ельня", "2. Слёт", "Дата: июнь 2026"]
    body = "".join(p(line) for line in (TITLE, *events, "Место: г. Вязьма"))
    plan = read_document(docx(tmp_path / "план.docx", tbl(("Иванов", "12-34")) + body))
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]
    assert any("таблица 1: не похожа на план" in note for note in plan.notes)


def test_a_table_that_is_the_plan_is_read_though_lines_have_labels(tmp_path: Path) -> None:
    rows = [("Форум", "12 мая 2026", "г. Минск"), ("Слёт", "1 июля 2026", "г. Чита")]
    names = ("Наименование мероприятия", "Срок проведения", "Место проведения")
    cards = "".join(tbl(*zip(names, event, strict=True)) + p("") for event in rows)
    lines = ["до 10 января – сбор предложений"] * 3 + ["Даты: до 1 апреля", "Место: г. Омск"] * 2
    body = p(TITLE) + "".join(map(p, lines)) + cards
    plan = read_document(docx(tmp_path / "план.docx", body))
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Слёт"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Дата: 5 августа\nМесто: г. Смоленск\nУчастники: Беларусь\n", "нет ни одной таблицы"),
        (
            "Фестиваль\nЕжегодный праздник песни.\nДата: 5 августа\nМесто: г. Смоленск\n\n"
            "Форум\nВстреча деловых кругов.\nДата: 6 сентября\nМесто: г. Вязьма\n",
            "строка 8: «Форум»",
        ),
        (
            "Дата: 5 августа\nМесто: г. Смоленск\nУчастники: Беларусь\n"
            "Дата: 6 августа\nМесто: г. Вязьма\nУчастники: Китай\n",
            "строка 6: «Дата: 6 августа»",
        ),
        (
            "1. Форма заявки\nДата: в формате ДД.ММ.ГГГГ\nМесто: населённый пункт\n"
            "2. Порядок\nДата: в формате ДД.ММ.ГГГГ\nМесто: населённый пункт\n",
            "нет ни одной таблицы",
        ),
        (
            "1. Форум\nДата: 5 августа\nМесто: г. Смоленск\n2. Ярмарка (сроки уточняются)\n"
            "3. Слёт\nДата: 6 августа\nМесто: г. Ельня\n",
            "строка 6: «2. Ярмарка",
        ),
        (
            "1. Форум\nДата: 5 августа\nМесто: г. Смоленск\n2. Слёт\nДата: 6 августа\n"
            "Место: г. Ельня\n3. Ярмарка\n",
            "строка 9: «3. Ярмарка»",
        ),
        (
            "1. Форум\nДата: 5 августа\nМесто: г. Смоленск\nВ программе выступят коллективы.\n"
            "2. Слёт\nДата: 6 августа\nМесто: г. Ельня\n",
            "строка 6: «В программе",
        ),
        (
            "3 июля – ярмарка (г. Орша); 6 июля – форум (г. Смоленск)\n7 июля – слёт (г. Ельня)\n"
            "8 июля – концерт (г. Вязьма)\n9 июля – турнир (г. Рудня)\n",
            "строка 3: «3 июля",
        ),
    ],
    ids=["one event", "which line is the title", "no titles", "how to fill in", "no labels",
         "the last one without labels", "words after labels", "two in a line"],
)  # fmt: skip
def test_what_nobody_can_tell_apart_is_refused(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(RefusedDocumentError, match=re.escape(why)):
        text(tmp_path, body)


@pytest.mark.parametrize(
    "title",
    ["Отчёт о выполнении плана мероприятий", "Уважаемые коллеги!", "Программа форума"],
)
def test_papers_that_call_themselves_no_plan_are_none(tmp_path: Path, title: str) -> None:
    path = tmp_path / "письмо.txt"
    events = "1. Форум\nДата: 5 августа\nМесто: г. Орша\n2. Слёт\nДата: 6 августа\nМесто: Ельня\n"
    path.write_text(f"{title}\n\n{events}", encoding="utf-8")
    with pytest.raises(RefusedDocumentError, match="нет ни одной таблицы"):
        read_document(path)

"""Search as officials type; what is expected was read in the plan by eye."""

from __future__ import annotations

import csv
import re

import pytest

from etl.folders import LOOKUPS
from pages.events.event_table import table_html
from pages.events.finding.answers import hidden_note, list_note, nothing_note
from pages.events.finding.listed import rows_by_id
from pages.events.finding.search import Found, exact_first, find
from pages.events.finding.searched_text import field_text
from pages.events.marked_text import excerpt
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan, plan_of
from tests.pages import golden_tables, hostile


def numbers(plan: Plan, query: str, *, kin: bool = True) -> list[int]:
    hits = exact_first(find(plan, query).hits)
    return sorted(int(hit.event_id[1:]) for hit in hits if kin or not hit.kin)


def marked_words(plan: Plan, query: str, number: int) -> set[str]:
    """The words that a search marks in an event, in all its fields."""
    row = rows_by_id(plan)[f"e{number:02d}"]
    hit = next(h for h in find(plan, query).hits if h.event_id == row["event_id"])
    return {field_text(row, f)[a:b] for f, spans in hit.marks for a, b in spans}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # any case and form, ё and е
        ("хоровод", [11]),
        ("ХОРОВОДА", [11]),
        ("могилёв", [16, 21]),
        ("слёт", [37, 46]),
        ("Казахстан", [2]),
        ("казахстанские", [2]),
        ("велижский", [35]),
        ("продэкспо", [1]),
        ("ребёнок", [11, 16, 20, 25, 30, 33, 36, 37, 46]),  # «дети» is its plural
        # several words, in any order, over several cells
        ("тхэквондо турнир", [43]),
        ("хоровод тхэквондо", []),
        ("музей заповедник", [17, 18]),
        ("музея-заповедника", [17, 18]),
        ("оз. Рытое", [46]),
        ("гор. Велиж", [35]),
        ("на Двине", [32, 38]),
        ("А.С. Пушкина", [16]),
        ("5 февраля", [22]),
        ("Международный фестиваль-конкурс «Славянский хоровод»", [11]),
        # beginnings of words, as one types
        ("колледж мед", [41]),
        ("академия проф образования", [19, 25, 26, 31]),
        ("хорово", [11, 14]),  # «хоровод» and «хорового»
        # run together or apart
        ("медколледж", [41]),
        ("соцработник", [34, 40]),
        ("соцзащита", [9]),
        ("госдума", [25]),
        ("он-лайн семинары", [32, 34, 36, 40]),
        ("психоневрологический", [39, 40]),  # «психоневрологичес-кий» in row 39
        ("видео конференция", [17, 32, 33]),
        ("конференция", [9, 17, 22, 32, 33, 41]),  # «видеоконференция» too, «конференц» is not
        # other names
        ("РК", [2]),
        ("питер", [4]),
        ("СПб", [4]),
        ("ДНР", [46]),
        ("второй квартал", [7, 10, 16]),
        ("2 квартал", [7, 10, 16]),
        ("с/х", [2, 7, 8]),
        ("ВКС", [17, 32, 33]),
        ("ДС Юбилейный", [43, 44, 45]),
        ("ДК", [12]),
        # first letters of names
        ("ПМЭФ", [4]),
        ("СГИИ", [11]),
        ("САПО", [19, 25, 26, 31]),
        ("СОИРО", [21]),
        ("КВЦ", [9, 13]),
        ("ЗОЖ", [19, 41]),
        # kinds of institutions
        ("ГУ", [32, 33, 34, 35, 36, 38, 39]),
        ("ГАУ ДПО", [21]),
        # the other keyboard, the other alphabet
        ("[jhjdjl", [11]),
        ("vtlrjkktl;", [41]),
        ("ьщыигшдв", [3]),
        ("агритек", [2]),
        ("innoprom", [6]),
        # numbers
        ("№ 11", [11]),
        ("11", [11, 37]),  # the eleventh «Методический слет» is written «ХI», with a Russian Х
        ("XXIX", [4]),
        # none
        ("слово-которого-нет", []),
        ("Китай", []),
        ("США", []),
        ("День Победы", []),
    ],
)
def test_search_finds_what_is_meant(golden_plan: Plan, query: str, expected: list[int]) -> None:
    assert numbers(golden_plan, query) == expected
    assert not find(golden_plan, query).similar


BELARUS = [n for n in range(1, 48) if n not in {1, 2, 3, 4, 8, 19, 20, 22, 25, 26, 27, 31, 42}]


@pytest.mark.parametrize(
    "query", ["белорусских", "Беларуси", "белоруссия", "РБ", "Республики Беларусь", ",tkfhecm"]
)
def test_a_country_is_found_by_all_its_names(golden_plan: Plan, query: str) -> None:
    assert numbers(golden_plan, query) == BELARUS
    # «…коллеги из белорусских музеев…», «По заявкам областных музеев Республики Беларусь»
    assert {"белорусских", "Республики Беларусь"} <= marked_words(golden_plan, query, 17)


def test_a_country_known_from_a_town_marks_the_words_that_say_so() -> None:
    tables = golden_tables.frames()
    partners = tables["partners"]
    cell = "Сотрудники музея (г. Смоленск), коллеги из г. Полоцка"
    tables["events"].loc[21, "participants_text"] = cell  # row 22: no country is named in it
    partners.loc[len(partners)] = {
        **partners.iloc[0].to_dict(),
        "event_id": "e22", "code": "BY", "name": "Беларусь",
        "source_column": "participants_text", "source_text": "г. Полоцка",
    }  # fmt: skip
    plan = plan_of(tables, golden_tables.MANIFEST)
    assert 22 in numbers(plan, "РБ")
    assert "г. Полоцка" in marked_words(plan, "РБ", 22)


def test_a_language_is_no_country(golden_plan: Plan) -> None:
    # Row 21: «…реализующих образовательные программы на русском языке»
    assert 21 not in numbers(golden_plan, "РФ")
    assert 21 in numbers(golden_plan, "русский")


def test_empty_query_is_the_whole_list(golden_plan: Plan) -> None:
    assert numbers(golden_plan, "  ") == list(range(1, 48))
    assert numbers(golden_plan, "в") == list(range(1, 48))
    assert find(golden_plan, "в").notes == ("Для поиска нужны хотя бы две буквы",)


@pytest.mark.parametrize(
    ("query", "instead", "expected"),
    [
        ("хородод", "хоровод", [11]),
        ("тхеквондо", "тхэквондо", [43]),
        ("хокей", "хоккею", [47]),
        ("аеробика", "аэробике", [44]),
        ("питербург", "Санкт-Петербург", [4]),
        ("Вмтебск", "Витебск", [32, 33, 34, 38]),  # two letters changed places
        ("козахстан", "Казахстан", [2]),
        ("мосбилд", "MosBuild", [3]),
        ("фестевать", "фестивале", [11, 14, 15, 30]),  # two slips in a long word
    ],
)
def test_a_slip_is_forgiven_and_said(
    golden_plan: Plan, query: str, instead: str, expected: list[int]
) -> None:
    answer = find(golden_plan, query)
    assert numbers(golden_plan, query) == expected
    assert answer.similar
    assert f"Слова «{query}» в плане нет, показано похожее" in answer.notes[0]
    assert f"«{instead}»" in answer.notes[0]
    assert "<b>Точных совпадений нет.</b>" in list_note(answer, 1, 0, None)


def test_a_slip_never_drowns_a_word_that_is_there(golden_plan: Plan) -> None:
    assert not find(golden_plan, "хоровод").similar
    # All words of a query but one are spelt right: only that one is guessed.
    assert numbers(golden_plan, "Казахстан выстовка") == [2]


def test_whole_words_come_before_beginnings(golden_plan: Plan) -> None:
    sure = numbers(golden_plan, "Витебск", kin=False)
    assert sure == [32, 33, 34, 38]  # «г. Витебск», «г. Витебска»
    assert numbers(golden_plan, "Витебск") == [14, 32, 33, 34, 36, 37, 38, 39]  # «Витебская»
    hits = exact_first(find(golden_plan, "Витебск").hits)
    assert [h.kin for h in hits] == [False] * 4 + [True] * 4
    html = table_html(golden_plan, hits, Selection(), {})
    assert html.index("event=e38") < html.index("только слова с") < html.index("event=e14")
    assert "в\u00a04 есть все слова, в\u00a04 — только похожие" in list_note(
        find(golden_plan, "Витебск"), 8, 4, None
    )


@pytest.mark.parametrize("query", ["кот", "кт", "она", "вот", "и"])
def test_short_words_make_no_nonsense(golden_plan: Plan, query: str) -> None:
    # «которых», «она», «и» are in nearly every row, and nobody looks for them.
    assert numbers(golden_plan, query) in ([], list(range(1, 48)))
    assert numbers(golden_plan, f"{query} Астана") in ([], [2])
    # «слет» is one letter away, but short words are too alike to guess by.
    assert numbers(golden_plan, "слат") == []


def test_the_inside_of_a_word_is_no_hit(golden_plan: Plan) -> None:
    # Row 33 is about «транспортными средствами».
    assert 33 not in numbers(golden_plan, "спорт")
    # Row 4: «губернаторов» has nothing to do with «ГУ».
    assert 4 not in numbers(golden_plan, "ГУ")


def test_a_phrase_in_quotes_stands_as_it_is(golden_plan: Plan) -> None:
    # Row 4 has «обмену знаниями и опытом», row 10 «обмен передовым опытом».
    apart, phrase = numbers(golden_plan, "обмен опытом"), numbers(golden_plan, "«обмен опытом»")
    assert {4, 10} <= set(apart)
    assert not {4, 10} & set(phrase)
    assert {8, 17, 35, 39} <= set(phrase)


def test_a_phrase_of_little_words_is_found_whole_or_not_at_all(golden_plan: Plan) -> None:
    assert numbers(golden_plan, "«Мы и вы»") == []
    assert numbers(golden_plan, "«от А до Я»") == []


def test_words_close_in_meaning_only_where_nothing_else_is(golden_plan: Plan) -> None:
    answer = find(golden_plan, "пенсионеры")
    assert answer.similar
    assert "показано близкое по смыслу" in answer.notes[0]
    assert numbers(golden_plan, "пенсионеры") == [34, 37, 40]  # «пожилыми», «пожилого возраста»


def test_hit_says_in_which_fields(golden_plan: Plan) -> None:
    hits = {h.event_id: h.fields for h in find(golden_plan, "Роу").hits}
    assert hits["e24"] == ("description",)  # «по мотивам сказок А. Роу»
    html = table_html(golden_plan, find(golden_plan, "Роу").hits, Selection(), {})
    assert "<b>описание:</b>" in html
    assert "<mark>Роу</mark>" in html
    hits = {h.event_id: h.fields for h in find(golden_plan, "Феникс").hits}
    assert hits["e28"] == ("place_text", "description")
    # «Астана» stands in the title as ASTANA and in the place cell.
    html = table_html(golden_plan, find(golden_plan, "астана").hits, Selection(), {})
    assert "<mark>ASTANA</mark>" in html
    assert "<b>также:</b> место, описание</small>" not in html
    assert "<b>также:</b> место</small>" in html


def test_what_was_made_of_the_words_is_found_too(golden_plan: Plan) -> None:
    html = table_html(golden_plan, find(golden_plan, "Велиж очно").hits, Selection(), {})
    assert "event=e35" in html
    assert "<mark>Велиж</mark>" in html


def test_long_text_is_cut_round_the_words() -> None:
    text = "слово " * 40 + "цель " + "слово " * 40
    pieces = excerpt(text, [(240, 244)], 20)
    assert [piece.text for piece in pieces if piece.marked] == ["цель"]
    assert [pieces[0].text, pieces[-1].text] == ["…", "…"]


def test_nothing_found_says_why_and_what_there_is(golden_plan: Plan) -> None:
    answer = find(golden_plan, "хоровод тхэквондо")
    text = nothing_note(answer, "хоровод тхэквондо", lambda words: f"?q={words}")
    assert "вместе не стоят" in text
    assert "href='?q=тхэквондо'" in text
    text = nothing_note(find(golden_plan, "Китай хоровод"), "Китай хоровод", lambda w: f"?q={w}")
    assert "«Китай» — нет ни в\u00a0одной ячейке плана" in text
    assert "href='?q=хоровод'" in text
    bad = nothing_note(find(golden_plan, "<b>"), "<b>x</b>", lambda w: f"?q={w}")
    assert "<b>x" not in bad


def test_what_filters_hide_is_said() -> None:
    assert "скрывают 3\u00a0мероприятия" in hidden_note(3, "./events?q=а&b")
    assert "q=а&amp;b" in hidden_note(3, "./events?q=а&b")
    assert "«&lt;i&gt;»" in list_note(Found((), notes=("«<i>» — это",)), 1, 0, None)


@pytest.mark.parametrize("query", ["а", "«»", " - "])
def test_too_little_to_search_for_is_no_filter_that_hides(golden_plan: Plan, query: str) -> None:
    answer = find(golden_plan, query)
    assert len(answer.hits) == 47
    assert not answer.searched
    assert answer.notes == ("Для поиска нужны хотя бы две буквы",)


def test_other_columns_are_searched_by_heading_and_cell(golden_plan: Plan) -> None:
    tables = golden_tables.frames()
    tables["events"].loc[2, "extra"] = '{"Ответственный": "Сидоренко \\"П\\""}'
    plan = plan_of(tables, golden_tables.MANIFEST)
    assert numbers(plan, "сидоренко") == [3]
    assert marked_words(plan, "ответственного", 3) == {"Ответственный"}


@pytest.mark.parametrize(
    "query",
    [
        "<script>",
        "«",
        "»«",
        "(.*",
        "%s",
        "\\",
        "\u202e",
        "а" * 500,
        "б " * 300,
        "🙂🙂",
        "«Мы и вы»",
        "«от А до Я»",
        '"R&D"',
        '"и я"',
        "«не о том» форум",
    ],
)
def test_any_query_gets_an_answer(golden_plan: Plan, query: str) -> None:
    answer = find(golden_plan, query)
    assert len(answer.hits) <= 47
    nothing_note(answer, query, lambda words: words)


def test_hostile_words_are_marked_as_text() -> None:
    plan = plan_of(hostile.frames(), golden_tables.MANIFEST)
    html = table_html(plan, find(plan, "HYPERLINK script alert").hits, Selection(), {})
    assert "event=e01" in html
    assert set(re.findall(r"<(\w+)", html)) <= {
        "table", "thead", "tbody", "tr", "th", "td", "a", "mark", "small", "span", "b",
    }  # fmt: skip


def test_the_synonyms_are_a_table_that_can_be_edited() -> None:
    with (LOOKUPS / "search_synonyms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["relation"] for row in rows} == {"", "near", "skip"}
    for row in rows:
        wordings = row["words"].split("|")
        assert len(set(wordings)) == len(wordings) > 1
        assert all(w == w.strip() and w for w in wordings)

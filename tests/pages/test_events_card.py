"""The card: each value beside the words it comes from, a small map, related events."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from starlette.requests import Request

from pages.events.card.card_rows import values_of
from pages.events.card.card_values import Value
from pages.events.card.event_card import card_html
from pages.events.card.minimap import minimap_html
from pages.events.card.related_events import related, related_html
from pages.events.card.shown_card import shown_card
from pages.events.finding.listed import rows_by_id
from pages.events.marked_text import WordMark, numbered
from pages.shared.figures.pictures import address_of, routes
from pages.shared.markup.svg_address import svg_address
from pages.shared.plan.tables import Plan, plan_of, read_plan
from tests.pages import golden_tables, hostile


def words_of(plan: Plan, number: int, kind: str) -> list[tuple[str, set[str]]]:
    """Each value of one kind with the words that it is said to come from."""
    event_id = f"e{number:02d}"
    row = rows_by_id(plan)[event_id]
    return [
        (value.text.replace("\u00a0", " "), {row[c][a:b] for c, a, b in value.where})
        for value in values_of(plan, event_id)
        if value.kind == kind
    ]


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (11, "dates", [("21–22 марта", {"21-22 марта"}), ("28–29 марта", {"28-29 марта"})]),
        (6, "dates", [("срок уточняется", {"уточняется"})]),
        (
            38,
            "dates",
            [
                ("май", {"май"}),
                ("сентябрь", {"сентябрь"}),
                ("срок назван предварительно", {"по согласованию сторон"}),
            ],
        ),
        (
            9,
            "places",
            [
                (
                    "СОГБУК «Культурно-выставочный центр имени Тенишевых», г. Смоленск, "
                    "Смоленская область, Россия",
                    {
                        "предположительно",
                        "г. Смоленск",
                        "СОГБУК «Культурно-выставочный центр имени Тенишевых»",
                    },
                )
            ],
        ),
        # Two sides, each with its own country in the cell.
        (
            36,
            "places",
            [
                (
                    "г. Смоленск, Смоленская область, Россия",
                    {"г. Смоленск", "Российская Федерация"},
                ),
                (
                    "г. Поставы, Витебская область, Беларусь",
                    {"г. Поставы", "Витебская область", "Республика Беларусь"},
                ),
            ],
        ),
        (10, "places", [("Смоленская область, Россия", {"Смоленской области"})]),
        (
            36,
            "form",
            [
                ("Форма: дистанционно", {"в дистанционном формате"}),
                ("Направление: дистанционно", set()),
            ],
        ),
        (16, "form", [("Форма: дистанционно", {"Телемост"}), ("Направление: дистанционно", set())]),
        (8, "doubts", [("Место уточняется", {"Место проведения уточняется"})]),
        (1, "partners", [("более 30 стран", {"более чем 30 стран"})]),
        (27, "partners", [("страны СНГ", {"страны СНГ"})]),
        (22, "partners", [("страны ближнего зарубежья", {"стран ближнего зарубежья"})]),
    ],
)
def test_values_point_at_their_words(
    golden_plan: Plan, number: int, kind: str, expected: list[tuple[str, set[str]]]
) -> None:
    assert words_of(golden_plan, number, kind) == expected


def test_partner_points_at_the_words_of_its_source() -> None:
    plan = plan_of(golden_tables.frames(), golden_tables.MANIFEST)
    assert words_of(plan, 11, "partners") == [("Беларусь", {"Республики Беларусь"})]


def test_tables_of_the_first_version_are_shown(tmp_path: Path) -> None:
    tables = golden_tables.frames()
    del tables["evidence"]
    for name in ("events", "flat"):
        del tables[name]["corrected"]
        tables[name]["schema_version"] = 1
    plan = read_plan(golden_tables.write(tmp_path, tables))
    assert set(plan.events["corrected"]) == {()}
    assert plan.evidence.empty
    assert words_of(plan, 11, "dates") == [("21–22 марта, 28–29 марта", set())]
    for number in range(1, 48):
        assert "<mark" not in card_html(plan, f"e{number:02d}") or number in (6, 8, 47)


def test_a_direction_rests_on_the_places(golden_plan: Plan) -> None:
    values = values_of(golden_plan, "e38")
    places = tuple(v.number for v in values if v.kind == "places")
    direction = next(v for v in values if v.text.startswith("Направление"))
    assert len(places) == 2
    assert direction.refs == places
    # Row 8 names no place: the title says that visits go both ways.
    said = dict(words_of(golden_plan, 8, "form"))["Направление: на обеих сторонах"]
    assert "за пределы" in said
    # «…зарубежным представителям бизнеса … на предприятия…», words whole
    assert any(words.endswith("на предприятия") for words in said)


def test_what_the_cell_does_not_say_is_called_added(golden_plan: Plan) -> None:
    place = next(v for v in values_of(golden_plan, "e11") if v.kind == "places")
    assert "добавлено по справочнику: Смоленская область, Россия" in place.notes
    place = next(v for v in values_of(golden_plan, "e14") if v.kind == "places")
    assert not any("добавлено" in note for note in place.notes)  # all of it is in the cell


def test_numbers_are_the_same_on_both_sides_and_leave_the_words_whole(golden_plan: Plan) -> None:
    html = card_html(golden_plan, "e33").replace("\u00a0", " ")
    for value in values_of(golden_plan, "e33"):
        if value.number:
            assert f"<span class='pl-n'>{value.number}</span>" in html
            assert re.search(rf'<mark class="pl-m [^"]*v{value.number}\b', html)
            assert re.search(rf'data-n="[^"]*\b{value.number}\b', html)
            assert f".v{value.number}:hover" in html
    bare = re.sub(r"<[^>]+>", "", html)
    assert "г. Рославль, Смоленская область; г. Витебск, Республика Беларусь" in bare


def test_overlapping_marks_keep_the_text_and_both_numbers() -> None:
    text = "г. Минск, Республика Беларусь"
    pieces = numbered(text, [WordMark(0, 29, 1), WordMark(10, 29, 2, doubt=True)])
    assert "".join(piece.text for piece in pieces).replace("\u00a0", " ") == text
    assert [piece.numbers for piece in pieces] == ["", "1 2?"]
    assert [piece.classes for piece in pieces] == ["pl-m v1", "pl-m v1 v2"]
    outside = numbered("ab", [WordMark(1, 1, 1), WordMark(5, 9, 2), WordMark(-1, 1, 3)])
    assert [(piece.text, piece.marked) for piece in outside] == [("ab", False)]


def test_doubts_are_numbered_with_a_question_mark(golden_plan: Plan) -> None:
    html = card_html(golden_plan, "e06")
    assert re.search(r"<span class='pl-n'>\d\?</span>", html)
    assert 'data-n="1 ' in html  # «уточняется» is what the term rests on and the doubt's reason
    incomplete = card_html(golden_plan, "e47")
    assert "пустые ячейки: место, срок, описание, цель, участники" in incomplete


def pictures(html: str) -> Sequence[str]:
    return [
        base64.b64decode(code).decode()
        for code in re.findall(r"src='data:image/svg\+xml;base64,([^']+)'", html)
    ]


def test_map_draws_towns_as_rings_sites_as_dots_areas_as_hatching(golden_plan: Plan) -> None:
    def svg(number: int) -> str:
        light, dark = pictures(minimap_html(golden_plan, f"e{number:02d}"))
        assert light != dark
        return light

    ring, dot = 'r="5" ', 'r="4.5" '
    assert svg(14).count(ring) == 1  # г. Дубровно
    assert svg(13).count(dot) == 1  # the exhibition centre's house is known
    assert ring not in svg(13)
    # Row 9 calls the same house tentative: an outline of dashes, no dot.
    assert dot not in svg(9)
    assert "stroke-dasharray" in svg(9)
    for number in (5, 7, 42):  # an oblast, a country, the home region: never a point
        assert "<circle" not in svg(number)
        assert 'fill="url(#h)"' in svg(number)


def test_the_maps_ground_is_no_part_of_the_answer_and_there_when_it_is_asked_for(
    golden_plan: Plan,
) -> None:
    first, other = (shown_card(golden_plan, f"e{number}") for number in (13, 14))
    assert len(first.encode()) < 20_000
    grounds = re.findall(r"src='\./(picture/[^']+)'", first)
    assert len(set(grounds)) == 2  # light and dark
    assert grounds == re.findall(r"src='\./(picture/[^']+)'", other)
    for number in range(70):  # others push it out of what the server keeps
        address_of(svg_address(f"<svg>{number}{' ' * 4_000}</svg>"))
    shown_card(golden_plan, "e13")
    for ground in grounds:
        name = {"name": ground.removeprefix("picture/")}
        asked = Request({"type": "http", "method": "GET", "path_params": name})
        answer = asyncio.run(routes()[0].endpoint(asked))
        assert answer.status_code == 200
        assert bytes(answer.body).startswith(b"<svg")
        assert bytes(answer.body).endswith(b"</svg>")


def test_map_links_towns_of_a_remote_event_by_dashes(golden_plan: Plan) -> None:
    html = minimap_html(golden_plan, "e33")
    assert 'stroke-dasharray="5 4"' in pictures(html)[0]
    assert "Рославль" in pictures(html)[0]
    assert "Витебск" in pictures(html)[0]
    assert "дистанционная связь, а не поездка" in html
    both = minimap_html(golden_plan, "e38")
    assert "stroke-dasharray" not in pictures(both)[0]
    assert "встречи на обеих сторонах" in both


def test_map_names_far_places_with_distance_and_direction(golden_plan: Plan) -> None:
    text = minimap_html(golden_plan, "e02").replace("\u00a0", " ").replace("\u202f", "")
    assert re.search(r"Астана — за краем карты: 26\d0 км на восток от города Смоленск", text)
    assert "<circle" not in pictures(text)[0]
    north = minimap_html(golden_plan, "e04").replace("\u00a0", " ")
    assert "Санкт-Петербург" in north
    assert "на север" in north


def test_map_says_why_there_is_none(golden_plan: Plan) -> None:
    for number, words in ((8, "Место не названо"), (19, "дистанционное"), (47, "не названо")):
        html = minimap_html(golden_plan, f"e{number:02d}").replace("\u00a0", " ")
        assert "<img" not in html
        assert words in html


def groups(plan: Plan, number: int) -> dict[str, list[int]]:
    return {
        group.reason.replace("\u00a0", " "): [int(i[1:]) for i in group.event_ids]
        for group in related(plan, f"e{number:02d}")
    }


def test_related_events_say_why(golden_plan: Plan) -> None:
    assert groups(golden_plan, 43)["Та же площадка: Дворец спорта «Юбилейный»"] == [44, 45]
    assert groups(golden_plan, 14).keys() == {"Та же страна-партнёр: Беларусь"}
    assert groups(golden_plan, 27)["То же место: г. Москва"] == [1, 3]
    alike = (
        "Название начинается так же: «Участие в Международном выставочно-ярмарочном мероприятии»"
    )
    assert groups(golden_plan, 2)[alike] == [1, 3]
    assert groups(golden_plan, 20) == {}
    assert related_html(golden_plan, "e20") == ""
    for number in range(1, 48):
        listed = [i for ids in groups(golden_plan, number).values() for i in ids]
        assert number not in listed
        assert len(listed) == len(set(listed))


def test_numbered_editions_of_one_series_belong_together() -> None:
    tables = golden_tables.frames()
    events = tables["events"]
    events.loc[events["number"] == 20, "title"] = "XII форум «Днепр–2026»"
    events.loc[events["number"] == 31, "title"] = "Заседание клуба, форум «Днепр – 2025»"
    plan = plan_of(tables, golden_tables.MANIFEST)
    assert groups(plan, 20)["Та же серия: «Днепр»"] == [31]


def test_the_same_partner_institution_is_a_reason() -> None:
    tables = golden_tables.frames()
    same = {
        "place_no": 1, "side": "partner", "name": "ГУ «Витебский социальный пансионат на Двине»",
        "settlement": "Витебск", "settlement_type": "г.", "region": "Витебская область",
    }  # fmt: skip
    rows = [{"event_id": "e32", **same}, {"event_id": "e38", **same}]
    plan = plan_of({**tables, "partner_places": pd.DataFrame(rows)}, golden_tables.MANIFEST)
    reason = next(iter(groups(plan, 32)))
    assert reason.startswith("Тот же партнёр: «Витебский социальный пансионат на Двине»")
    assert groups(plan, 32)[reason] == [38]


def test_a_wide_reason_is_a_link_to_the_list(golden_plan: Plan) -> None:
    html = related_html(golden_plan, "e14").replace("\u00a0", " ")
    assert "Все вместе с этим: 34 мероприятия" in html
    assert "country=" in html
    assert "<ol" not in html


def crowded() -> Plan:
    """Row 1 with everything at once: 30 venues, 60 periods, a very long text, hostile cells."""
    tables = hostile.frames()
    events = tables["events"]
    towns = [f"г. Город{n}" for n in range(30)]
    events.loc[0, "place_text"] = "; ".join(towns)
    events.loc[0, "dates_text"] = ", ".join(["каждая среда"] * 60)
    events.loc[0, "description"] = "<b>очень</b> длинно " * 3000
    venue = tables["venues"].iloc[0]
    more = [
        {**venue.to_dict(), "venue_no": n + 2, "name": None, "settlement": f"Город{n}"}
        for n in range(30)
    ]
    period = tables["periods"].iloc[0].to_dict()
    weeks = [{**period, "period_no": n + 2, "text": "каждая среда"} for n in range(60)]
    tables["venues"] = pd.concat([tables["venues"], pd.DataFrame(more)], ignore_index=True)
    tables["periods"] = pd.concat([tables["periods"], pd.DataFrame(weeks)], ignore_index=True)
    return plan_of(tables, golden_tables.MANIFEST)


def test_card_holds_up_with_very_much_in_it() -> None:
    plan = crowded()
    html = card_html(plan, "e01") + minimap_html(plan, "e01") + related_html(plan, "e01")
    assert "г.\u00a0Город29" in html
    assert "&lt;b&gt;очень&lt;/b&gt;" in html
    assert not set(re.findall(r"<(\w+)", html)) & {"script", "i", "u"}
    for svg in pictures(html):
        assert "<b>" not in svg
        assert "<script" not in svg


def test_card_holds_up_with_nothing_in_it() -> None:
    tables = golden_tables.frames()
    columns = ["title", "place_text", "dates_text", "description", "purpose", "participants_text"]
    tables["events"].loc[46, columns] = ""
    tables["events"].loc[46, ["sphere", "number_text", "extra"]] = ["", "", "не таблица"]
    tables["events"]["number"] = tables["events"]["number"].astype("Int64")
    tables["events"].loc[46, "number"] = pd.NA
    tables["partners"] = tables["partners"][tables["partners"]["event_id"] != "e47"]
    plan = plan_of(tables, golden_tables.MANIFEST)
    html = card_html(plan, "e47").replace("\u00a0", " ")
    assert html.count("не указано") >= 5
    assert "страны-партнёры не названы" in html
    assert "не таблица" in html
    assert isinstance(values_of(plan, "e47")[0], Value)
    assert "<img" not in minimap_html(plan, "e47")

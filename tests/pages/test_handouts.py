"""What is handed out: the same slice as on the screen, the same bytes by address and by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.__main__ import main
from pages.events.finding.listed import listed
from pages.handouts.handout import RefusedError, asked_of, slice_of
from pages.handouts.making import file_name, hand_out
from pages.shared.plan.tables import Plan
from pages.shared.visit.file_formats import FILES, FORMATS
from tests.pages.asking import ask


def test_a_file_that_is_known_is_not_sent_again(golden_app: Path) -> None:
    first = ask("/data/events.csv?format=очно")
    again = ask("/data/events.csv?format=очно", headers={"if-none-match": first.headers["etag"]})
    other = ask("/data/events.csv", headers={"if-none-match": first.headers["etag"]})
    assert (first.status, again.status, other.status) == (200, 304, 200)
    assert again.content == b""
    head = ask("/data/events.csv?format=очно", "HEAD")
    assert (head.status, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]
    assert head.headers["content-length"] == str(len(first.content))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("сфера=Спорт", "Отбора «сфера» нет"),
        ("sphere=Рыбалка", "нет значения «Рыбалка»"),
        ("sphere=Спорт&sphere=Рыбалка", "нет значения «Рыбалка»"),
        ("show=всё", "нет значения «всё»"),
        ("sort=по цене", "нет значения «по цене»"),
        ("month=май 2026&sure=может быть", "нет значения «может быть»"),
        ("vague=да", "нет значения «да»"),
        ("only=e99", "Мероприятия «e99» нет в этой редакции плана"),
        ("only=e01&sphere=Спорт", "без отбора «Сфера: Спорт»"),
        # Kazakhstan is a partner of № 2 alone, «10-12 марта».
        ("country=Казахстан&month=май 2026", "без отбора «Период: май 2026» — 1\u00a0мероприятие"),
        ("q=аэродинамика", "без поиска «аэродинамика»"),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(
    golden_app: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    query: str,
    why: str,
) -> None:
    answer = ask(f"/data/events.csv?{query}")
    assert answer.status == 400
    assert why in answer.text
    assert "\n" not in answer.text
    out = tmp_path / "file.csv"
    command = ["export", "--format", "csv", "--data", str(golden_app), "--out", str(out)]
    assert main([*command, "--query", query]) == 2
    said = capsys.readouterr().err
    assert why.replace("\u00a0", " ") in said.replace("\u00a0", " ")
    assert said.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--format", "dbf"], "Вида файла «dbf» нет; есть xlsx, "),
        (["--format", "csv", "--grain", "partner"], "«partner»"),
        (["--format", "csv", "--plan", "2031"], "Плана «2031» в папке нет"),
    ],
)
def test_what_the_command_does_not_know_it_says(
    golden_app: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    why: str,
) -> None:
    out = tmp_path / "file"
    out.write_text("прежний")
    assert main(["export", *arguments, "--data", str(golden_app), "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1
    assert out.read_text() == "прежний"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "copied",
    [
        "sphere=Спорт&q=%D1%82%D1%83%D1%80%D0%BD%D0%B8%D1%80+дружбы",
        "?sphere=Спорт&q=турнир дружбы",
        "http://127.0.0.1:8501/events?sphere=%D0%A1%D0%BF%D0%BE%D1%80%D1%82&q=турнир+дружбы#верх",
        "./events?sphere=Спорт&q=турнир%20дружбы",
    ],
)
def test_a_query_is_taken_as_people_copy_it(copied: str) -> None:
    assert asked_of(copied) == {"sphere": ["Спорт"], "q": ["турнир дружбы"]}


def test_an_address_without_a_query_asks_for_everything() -> None:
    assert asked_of("http://127.0.0.1:8501/events") == asked_of("?") == asked_of("") == {}


def test_the_slice_has_the_order_of_the_list(golden_plan: Plan) -> None:
    handed = slice_of(golden_plan, {"sort": ["по сроку"], "sphere": ["Спорт"]})
    hits = listed(golden_plan, handed.selection.apply(golden_plan), order="по сроку").hits
    assert list(handed.kept.events["event_id"]) == [hit.event_id for hit in hits]
    starts = handed.kept.events["start_date"].dropna()
    assert starts.is_monotonic_increasing
    # The other tables go along, each event's rows together and in their own order.
    for table in (handed.kept.venues, handed.kept.periods, handed.kept.partners):
        ids = list(dict.fromkeys(table["event_id"]))
        assert ids == [i for i in handed.kept.events["event_id"] if i in set(ids)]
    assert handed.words == ("Сфера: Спорт", "порядок: по сроку")


def test_the_files_of_a_card_are_of_its_event_alone(golden_plan: Plan) -> None:
    # № 7, «II квартал (дата проведения уточняется)»: a mark in the calendar, or it were empty.
    handed = slice_of(golden_plan, asked_of("?only=e07&vague=marks"))
    assert (handed.part, handed.words) == ((1, 47), ("одно мероприятие: «БЕЛАГРО»",))
    made = hand_out(handed, *FILES["events.ics"])
    assert made.name == "План 2026-H1, редакция 1 от 20.01.2026, мероприятие, № 7, 1 из 47.ics"
    assert made.content.count(b"BEGIN:VEVENT") == 1
    assert slice_of(golden_plan, asked_of(f"?{handed.query}")).query == handed.query


def test_one_slice_has_one_query(golden_plan: Plan) -> None:
    one = slice_of(golden_plan, {"sort": ["по номеру"], "sphere": ["Спорт"], "q": [" кубок  "]})
    other = slice_of(golden_plan, {"q": ["кубок"], "sphere": ["Спорт"], "p": ["3"]})
    assert one.query == other.query
    assert slice_of(golden_plan, asked_of(one.query)).query == one.query


def test_nothing_is_searched_for_with_one_letter(golden_plan: Plan) -> None:
    """As on the page, which shows all and says that two letters are needed."""
    assert slice_of(golden_plan, {"q": ["в"]}).part == (47, 47)


def test_an_unknown_file_names_those_that_there_are(golden_app: Path) -> None:
    answer = ask("/data/events.doc")
    assert answer.status == 400
    assert "events-excel.csv" in answer.text


def test_names_of_files_differ_and_are_names(golden_plan: Plan) -> None:
    handed = slice_of(golden_plan, {})
    names = [file_name(handed, form, grain) for form in FORMATS.values() for grain in form.grains]
    assert len(set(names)) == len(names)
    assert not any(set(name) & set('/\\:*?"<>|') for name in names)


def test_a_refusal_names_no_filter_where_none_is_set(golden_plan: Plan) -> None:
    with pytest.raises(RefusedError, match="без поиска «аэродинамика» — 47\u00a0") as refused:
        slice_of(golden_plan, {"q": ["аэродинамика"]})
    assert "отбор" not in str(refused.value)

"""An event through the editions that are kept: what has changed of it, and the card of one gone."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.corrections.correction import Correction
from etl.documents import Reading
from etl.editions.correcting import correct
from etl.editions.publishing import publish
from etl.folders import ROOT
from pages.events.card.event_history import FieldReading as Said
from pages.events.card.event_history import drawn_periods, history_html, history_of
from pages.shared.plan.edition_moments import EditionMoment as Moment
from pages.shared.plan.edition_moments import edition_moments
from pages.shared.plan.kept_editions import kept_editions
from pages.shared.plan.tables import Plan, read_plan
from tests.etl.plan_folders import PLAN, changed
from tests.pages import settled_plan
from tests.pages.every_row import rows_of
from tests.pages.folder_shown import show_folder


def text(html: str) -> str:
    blocks = re.sub(r"</?(?:b|span|a|small)\b[^>]*>", "", html)  # what stands within a line
    return " ".join(re.sub(r"<[^>]+>", " ", blocks).replace("\u00a0", " ").split())


def test_only_what_changed_is_told(golden_plan: Plan, settled: Plan) -> None:
    editions = [
        Moment(1, golden_plan, "2026-01-20T09:00:00+00:00"),
        Moment(2, golden_plan),
        Moment(3, settled, "2026-03-12T10:00:00+00:00"),
    ]
    found = history_of(editions, "e06")
    assert {k: [(r.edition, r.words.replace("\u00a0", " ")) for r in v]
            for k, v in found.fields.items()} == {
        "Срок": [(1, "срок уточняется"), (3, "12–14 мая")],
    }  # fmt: skip
    assert found.fields["Срок"][1].settled
    html = history_html(editions, "e06")
    assert "Редакция 1 · 20 января 2026" in text(html)
    assert "Редакция 2" not in text(html)
    begin, *_, end = text(html).partition("Срок: срок уточняется Редакция 3 · 12 марта 2026")
    assert begin
    assert end.startswith(
        " года Срок: 12–14 мая (уточнено человеком: Иванова, 12 марта 2026 года) 1 января 30 июня "
    )
    assert "<script" not in html
    assert not history_of(editions, "e11")
    assert history_html(editions, "e11") == ""
    assert history_html([], "e06") == ""


def test_a_date_is_drawn_in_its_plans_time_and_a_vague_one_never_as_a_day(
    golden_plan: Plan, settled: Plan
) -> None:
    # The plan is of January to June 2026: 181 days. 12 May is its day 132, three days long.
    assert drawn_periods(golden_plan, "e06") == ()
    (exact,) = drawn_periods(settled, "e06")
    assert (round(exact.left * 1.81), round(exact.width * 1.81), exact.kind) == (131, 3, "exact")
    for event_id, row in rows_of(golden_plan).items():
        for bar in drawn_periods(golden_plan, event_id):
            assert 0 <= bar.left < bar.left + bar.width <= 100.001
            if row["date_precision"] in ("month", "quarter"):
                assert bar.kind in ("window", "open")
                assert bar.width * 1.81 > 8


def test_back_and_forth_is_told_whole(golden_plan: Plan, settled: Plan) -> None:
    found = history_of([Moment(1, golden_plan), Moment(2, settled), Moment(3, golden_plan)], "e08")
    assert found.fields["Место"] == (
        Said(1, "Место проведения уточняется"),
        Said(2, settled_plan.VITEBSK, settled=True),
        Said(3, "Место проведения уточняется"),
    )


def test_since_when_and_where_not(golden_plan: Plan) -> None:
    without = golden_plan.keep(set(golden_plan.events["event_id"]) - {"e11"})
    assert history_of([Moment(1, without), Moment(2, golden_plan)], "e11").since == 2
    assert history_of(
        [Moment(1, golden_plan), Moment(2, without), Moment(3, golden_plan)], "e11"
    ).gone == (2,)
    html = history_html([Moment(1, golden_plan), Moment(2, without), Moment(3, without)], "e11")
    assert "Редакция 2 Мероприятия в этой редакции нет" in text(html)
    assert "Редакция 3 Мероприятия в этой редакции нет" in text(html)
    late = text(history_html([Moment(1, without), Moment(2, golden_plan)], "e11"))
    assert "Редакция 2 Мероприятие впервые в этой редакции" in late
    assert not history_of([Moment(1, without)], "e11")


def test_a_hostile_title_stays_text(golden_plan: Plan) -> None:
    events = golden_plan.events.copy()
    events.loc[events["event_id"] == "e11", "title"] = "<script>x</script>"
    other = replace(golden_plan, events=events)
    html = history_html([Moment(1, golden_plan), Moment(2, other)], "e11")
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_the_card_of_a_changed_event_and_of_one_that_is_gone(
    tmp_path: Path, published_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(published_folder, folder)
    first = {row["number"]: row for row in rows_of(read_plan(folder)).values()}
    lines = [
        {"plan": PLAN, "event_id": first[n]["event_id"], "column": column, "old_value": old,
         "new_value": new, "reason": "письмо", "author": "Иванова",
         "at": "2026-03-12T10:00:00+00:00"}
        for n, column, old, new in (
            (6, "dates_text", "Дата проведения уточняется", "12–14 мая 2026 года"),
            (30, "status", "planned", "held"),
        )
    ]  # fmt: skip
    correct(folder, list(enumerate(lines, 1)))
    later = changed(tmp_path, "later.txt", ("Дата проведения уточняется", "1-3 июня 2026 года"))
    words = later.read_text("utf-8")
    begin, end = words.index("\t30. "), words.index("\t31. ")
    later.write_text(words[:begin] + words[end:], "utf-8")
    publish(Reading(later), folder, by="Первый")
    show_folder(monkeypatch, folder)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    app.run().switch_page("pages/events/page.py")
    app.query_params["event"] = first[6]["event_id"]
    shown = shown_by(app)
    assert re.search(
        r"Редакция 1 · \d+ \w+ \d{4}( года)? Срок: срок уточняется "
        r"Уточнение в редакции 1 · Иванова, 12 марта 2026 года Срок: 12–14 мая "
        r"\(уточнено человеком\) "
        r"Редакция 2 · \d+ \w+ \d{4}( года)? Срок: 1–3 июня",
        shown,
    )
    assert (
        "Уточнение не применено: срок «12–14 мая 2026 года» (Иванова, 12 марта 2026 года) — "
        "уточняли «Дата проведения уточняется», а в документе теперь «1-3 июня 2026 года»"
    ) in shown
    assert "не подошли и не применены: 2 — «ИННОПРОМ. Беларусь», «Феникс встречает друзей»" in shown
    app.query_params["event"] = first[30]["event_id"]
    shown = shown_by(app)
    assert "В редакции 2 этого мероприятия нет; карточка по редакции 1." in shown
    assert "уточнено состояние: состоялось" in shown
    assert "Уточнение не применено: состояние состоялось" in shown
    assert "мероприятия в этой редакции нет" in shown
    assert "Мероприятия в этой редакции нет" in shown
    app.query_params["event"] = "2026-H1-00000000"
    assert "Мероприятия с таким адресом в этой редакции плана нет" in shown_by(app)


def test_a_correction_is_dated_by_when_it_was_made_and_taken_back(
    tmp_path: Path, published_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(published_folder, folder)
    monkeypatch.setenv("PLAN_DATA_DIR", str(folder))
    rows = {row["number"]: row for row in rows_of(read_plan(folder)).values()}
    event_id, other = rows[6]["event_id"], rows[4]["event_id"]

    def said(column: str, new: str, at: str, old: str = "", of: str = event_id) -> Correction:
        return Correction(PLAN, of, column, old, new, "письмо", "Иванова", f"{at}T10:00:00+00:00")

    may, later = "12–14 мая 2026 года", "20 мая 2026 года"
    acts = [
        said("dates_text", may, "2026-03-12", "Дата проведения уточняется"),
        said("status", "held", "2026-03-13", "planned", of=other),
        said("dates_text", later, "2026-03-14", may),
        said("dates_text", later, "2026-03-15"),
    ]
    seconds = iter(f"2026-04-{day:02}T09:00:00+00:00" for day in range(1, 30))
    monkeypatch.setattr("etl.editions.correcting.now", lambda: next(seconds))
    for number, one in enumerate(acts):
        correct(folder, [(1, asdict(one))], by="Петров", back=number == 3)
    second = Reading(changed(tmp_path, "second.txt", ("3-6 июня", "5-8 июня")))
    early = said("dates_text", "май 2026 года", "2026-05-02", "Дата проведения уточняется")
    monkeypatch.setattr("etl.editions.next_edition.now", lambda: "2026-05-09T09:00:00+00:00")
    publish(second, folder, by="Петров", corrections=[early])
    plan = read_plan(folder)
    moments = edition_moments(kept_editions(plan.info), event_id, plan)
    told = text(history_html(moments, event_id))
    begin, *steps = re.split(r" (?=Уточнение в|Редакция \d)", told.partition(" 1 января")[0])
    assert begin.endswith("редакции")
    assert re.sub(r" · \d+ \w+ 2026 года", "", steps[0]) == "Редакция 1 Срок: срок уточняется"
    assert steps[1:] == [
        "Уточнение в редакции 1 · Иванова, 12 марта 2026 года Срок: 12–14 мая (уточнено человеком)",
        "Уточнение в редакции 1 · Иванова, 14 марта 2026 года Срок: 20 мая (уточнено человеком)",
        "Уточнение в редакции 1 снято · Петров, 4 апреля 2026 года Срок: срок уточняется",
        "Редакция 2 · 9 мая 2026 года Срок: май (уточнено человеком: Иванова, 2 мая 2026 года)",
    ]
    moments = edition_moments(kept_editions(plan.info), other, plan)
    assert [(one.edition, one.act) for one in moments] == [
        (1, "added"),
        (1, "settled"),
        (2, "added"),
    ]


def shown_by(app: AppTest) -> str:
    """What the page says when it has run."""
    app.run()
    assert not app.exception
    return text(" ".join(one.proto.body for one in app.get("html")))

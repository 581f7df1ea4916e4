"""What is settled in a preview is seen there, changes nothing stored, and is published with it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from etl.corrections.correction import Correction
from etl.documents import Reading
from etl.editions.published import Published
from etl.editions.publishing import publish
from etl.editions.record import Record
from etl.store import read
from pages.editions.loading.settled_carried import carried_over
from pages.editions.loading.trials import (
    Trial,
    current_trial,
    publish_trial,
    try_document,
    try_reading,
)
from pages.events.card.settled_values import settled_of
from pages.events.settling import settle_dialog, storing_settled
from pages.events.settling.settle_rows import row_to_take_back
from pages.events.settling.settled_drafts import (
    CHANGED,
    GONE,
    PUBLISHED_ONE,
    settle_in_draft,
    unsettle_in_draft,
)
from pages.shared.plan import kept_drafts
from pages.shared.plan.folder_of_plans import folder_stamp
from pages.shared.plan.kept_editions import edition_of_draft
from pages.shared.plan.tables import load_plan
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, Told, changed, content
from tests.pages.every_row import rows_of
from tests.pages.folder_shown import copy_shown
from tests.pages.test_shell import run


@pytest.fixture
def folder(tmp_path: Path, published_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_shown(monkeypatch, published_folder, tmp_path)


def row(number: int, column: str, old: str, new: str, token: str) -> dict[str, str]:
    """A correction of an event of the preview, by its number."""
    events = load_plan({"draft": [token]}).events
    event_id = str(events.loc[events["number"] == number, "event_id"].iloc[0])
    made = row_to_take_back(PLAN, event_id, column, new)
    return {**made, "old_value": old, "reason": "письмо", "author": "Иванова"}


def shown(token: str, number: int) -> dict[str, Any]:
    rows = rows_of(load_plan({"draft": [token]})).values()
    return next(dict(one) for one in rows if one["number"] == number)


def test_settled_in_the_preview_published_with_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = Reading(changed(tmp_path, "second.txt", ("3-6 июня", "5-8 июня")))
    would_be = publish(reading, folder, dry_run=True)
    token = kept_drafts.keep(kept_drafts.draft_of(reading, "", would_be, folder_stamp()))
    before = content(folder)
    date = row(6, "dates_text", "Дата проведения уточняется", "12–14 мая 2026 года", token)
    point = row(21, "coordinates", "2: 53.9088, 30.3404", "2: 53.9, 30.33 (venue)", token)
    partners = row(4, "partner_countries", "", "Китай; BY", token)
    assert settle_in_draft(token, [date, point, partners]) == ""
    assert shown(token, 6)["dates_words"].replace("\u00a0", " ") == "12–14 мая"
    assert tuple(shown(token, 4)["partner_countries"]) == ("BY", "CN")
    assert tuple(shown(token, 21)["corrected"]) == ("coordinates",)
    edition = edition_of_draft(token)
    assert edition is not None
    assert (edition.plan, edition.edition, edition.unfit) == (PLAN, 2, ())
    # What cannot be read, or does not fit, changes nothing; nor does what is only looked at.
    bad = {**date, "new_value": "31 июня 2026 года"}
    assert "такой даты нет в календаре" in settle_in_draft(token, [bad])
    assert "U+202E" in settle_in_draft(token, [{**date, "reason": "\u202e"}])
    assert "в документе теперь" in settle_in_draft(token, [{**date, "old_value": "май"}])
    again = {**date, "new_value": "20 мая 2026 года", "old_value": "12–14 мая 2026 года"}
    assert settle_in_draft(token, [again]) == ""
    assert shown(token, 6)["dates_words"].replace("\u00a0", " ") == "20 мая"
    status = row(30, "status", "planned", "held", token)
    assert settle_in_draft(token, [status]) == ""
    assert unsettle_in_draft(token, status["event_id"], "status", "held") == ""
    assert shown(token, 30)["status"] == "planned"
    assert unsettle_in_draft(token, status["event_id"], "status", "held") == PUBLISHED_ONE
    assert content(folder) == before
    page = run("events", draft=token, event=date["event_id"])
    assert "Уточнить" in [button.label for button in page.button]

    done = publish_trial(Trial("second.txt", "draft", token=token), "Петров")
    assert (done.outcome, done.words) == ("published", "")
    assert done.done is not None
    assert done.done.directory is not None
    events = read(done.done.directory).events.set_index("number")
    assert list(events.loc[[4, 6, 21, 30], "corrected"]) == [
        ("partner_countries",), ("dates_text",), ("coordinates",), (),
    ]  # fmt: skip
    told = Told(folder, capsys)
    assert told("correct", "--list").count("Иванова") == 3
    acts = [(r["act"], r["by"]) for r in Record(folder).all("SELECT act, by FROM log ORDER BY no")]
    assert acts[-2:] == [("published", "Петров"), ("corrected", "Петров")]
    assert "Ничего не изменено" in told("publish", tmp_path / "second.txt")
    # All of it is made again of the document and the record, byte for byte.
    assert "не совпада" not in told("rebuild")
    (last,) = Record(folder).all("SELECT what FROM log ORDER BY no DESC LIMIT 1")
    assert len(json.loads(last["what"])["taken"]) == 3


@pytest.fixture
def token(folder: Path, tmp_path: Path) -> str:
    """A preview of a second edition, event 6 settled in it."""
    reading = Reading(changed(tmp_path, "second.txt", ("3-6 июня", "5-8 июня")))
    would_be = publish(reading, folder, dry_run=True)
    made = kept_drafts.keep(kept_drafts.draft_of(reading, "", would_be, folder_stamp()))
    assert settle_in_draft(made, [row(6, *DATE, made)]) == ""
    return made


DATE = ("dates_text", "Дата проведения уточняется", "12–14 мая 2026 года")


@pytest.mark.usefixtures("folder")
def test_settled_values_follow_their_rows_into_a_plan_of_another_period() -> None:
    text = SHIPPED.read_text("utf-8").replace(" на I полугодие 2026 года", "", 1)
    asked = try_document("план.txt", re.sub(r"\b(19|20)\d\d\b", "", text).encode())
    assert asked.reading is not None
    trial = try_reading(asked.reading, "2027-H1")
    first = kept_drafts.find(trial.token)
    assert first is not None
    partners = row(4, "partner_countries", "", "Китай; BY", trial.token)
    assert settle_in_draft(trial.token, [{**partners, "plan": first.would_be.plan}]) == ""
    trial = try_reading(asked.reading, "2027-H2", trial.token)
    second = kept_drafts.find(trial.token)
    assert second is not None
    assert second.would_be.plan == PLAN.replace("2026-H1", "2027-H2")
    assert second.would_be.unfit == ()
    assert tuple(shown(trial.token, 4)["partner_countries"]) == ("BY", "CN")
    done = publish_trial(trial, "Петров")
    assert (done.outcome, done.words) == ("published", "")
    assert done.done is not None
    assert done.done.directory is not None
    events = read(done.done.directory).events.set_index("number")
    assert events.loc[4, "corrected"] == ("partner_countries",)


def test_of_a_row_with_several_events_each_keeps_what_is_its_own_or_it_is_said(
    folder: Path,
) -> None:
    text = SHIPPED.read_text("utf-8").replace(" на I полугодие 2026 года", "", 1)
    asked = try_document("план.txt", re.sub(r"\b(19|20)\d\d\b", "", text).encode())
    assert asked.reading is not None
    first = kept_drafts.find(try_reading(asked.reading, "2027-H1").token)
    would_be = publish(asked.reading, folder, period="2027-H2", dry_run=True)
    assert first is not None
    assert would_be.made is not None
    made, old = would_be.made, first.tables.events
    new = made.tables["events"]
    settled = Correction(
        plan=first.would_be.plan, event_id=str(old["event_id"].iloc[3]), column="format",
        old_value="unspecified", new_value="remote", reason="", author="Иванова",
        at="2026-03-12T10:00:00+00:00",
    )  # fmt: skip
    first = replace(
        first,
        corrections=(settled,),
        tables=replace(first.tables, events=old.assign(source_ref="план.txt, строка 1")),
    )

    def tried(rows: int) -> Published:
        """The next trial of the document, with its first rows, all said of one row."""
        events = new.slice(0, rows)
        same = pa.array(["план.txt, строка 1"] * rows)
        events = events.set_column(events.schema.get_field_index("source_ref"), "source_ref", same)
        return replace(would_be, made=replace(made, tables={"events": events}))

    (carried,) = carried_over(first, tried(len(new)))
    assert (carried.plan, carried.event_id) == (would_be.plan, new["event_id"][3].as_py())
    # One more or fewer of them: nobody knows which it is now. It is left, and publishing says so.
    assert carried_over(first, tried(len(new) - 1)) == (settled,)
    done = publish(asked.reading, folder, period="2027-H2", corrections=[settled])
    (unfit,) = done.unfit
    assert "уточняли план" in unfit.in_words()
    assert "форма" in unfit.in_words()


def test_settled_values_are_not_lost_unsaid_where_another_published_the_document(
    folder: Path, tmp_path: Path, token: str
) -> None:
    publish(Reading(tmp_path / "second.txt"), folder, by="Другой")
    trial = Trial("second.txt", "draft", token=token)
    for done in (current_trial(trial), publish_trial(trial, "Петров")):
        assert done.outcome == "known"
        assert done.words.replace("\u00a0", " ") == (
            "second.txt: этот документ уже опубликован как редакция 2, а уточнённое в этом "
            "предпросмотре (1 значение) не сохранено: впишите его в карточки опубликованной "
            "редакции (№ 6, срок «12–14 мая 2026 года»)."
        )
        assert kept_drafts.find(token) is not None
    kept_drafts.drop(token)
    assert try_reading(Reading(tmp_path / "second.txt"), "", token).outcome == "refused"
    assert kept_drafts.find(token) is None


def test_of_two_who_settle_at_once_the_second_is_told(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = kept_drafts.find(token)
    assert other is not None
    status = row(30, "status", "planned", "held", token)

    def meanwhile(*args: Any, **named: Any) -> Any:
        between()
        return publish(*args, **named)

    def settled() -> None:
        now = kept_drafts.find(token)
        assert now is not None
        assert kept_drafts.put_in_place(token, now, replace(now))

    monkeypatch.setattr("etl.editions.publishing.publish", meanwhile)
    between = settled
    assert settle_in_draft(token, [status]) == CHANGED
    trial = try_reading(other.reading, "2027-H2", token)
    assert (trial.outcome, "предпросмотр изменился" in trial.words) == ("draft", True)
    now = kept_drafts.find(token)
    assert now is not None
    assert [one.column for one in now.corrections] == ["dates_text"]

    def dropped() -> None:
        kept_drafts.drop(token)

    between = dropped
    assert settle_in_draft(token, [status]) == GONE
    assert kept_drafts.find(token) is None


def test_taking_back_asks_for_the_right_and_a_preview_that_went_is_said(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = load_plan({"draft": [token]})
    one = shown(token, 6)
    monkeypatch.setattr(storing_settled, "may_edit", lambda: False)
    what = (PLAN, one["event_id"], "dates_text", DATE[2])
    assert storing_settled.take_back(*what, by="Я", draft=token).refused
    assert tuple(shown(token, 6)["corrected"]) == ("dates_text",)
    monkeypatch.setattr(settle_dialog, "load_plan", lambda: load_plan({"draft": [token]}))
    found = settled_of(plan, one)
    assert settle_dialog.come_between(plan, one["event_id"], found, token) == ""
    kept_drafts.drop(token)
    assert settle_dialog.come_between(plan, one["event_id"], found, token) == GONE

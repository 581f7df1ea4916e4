"""«Редакции»: what comes of a document, publishing, looking back, comparing, the log."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from etl.build import build_plan
from etl.documents import Reading
from etl.editions.publishing import publish
from pages.editions.comparing.word_differences import differences
from pages.editions.edition_csv import changes_csv, log_csv
from pages.editions.loading import trials
from pages.shared.plan import kept_drafts
from pages.shared.plan.tables import load_plan
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, changed, content
from tests.pages.asking import ask
from tests.pages.folder_shown import copy_shown
from tests.pages.test_shell import html_of, run

EDITS = (
    ("3-6 июня", "4-7 июня"),
    ("«Славянский хоровод»", "«Славянский большой хоровод»"),
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions") / "data"
    publish(Reading(SHIPPED), folder, by="Первый")
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_shown(monkeypatch, published, tmp_path)


def later(tmp_path: Path) -> bytes:
    return changed(tmp_path, "later.txt", *EDITS).read_bytes()


def with_trials(*made: trials.Trial, **query: str) -> AppTest:
    """The page after these documents have been dropped on it."""
    app = run("overview", **query)
    app.session_state["_trials"] = list(made)
    app.session_state["_author"] = "Иванова И. И."
    return app.switch_page("pages/editions/page.py").run()


def test_a_document_is_shown_before_it_is_published_and_then_published(
    folder: Path, tmp_path: Path
) -> None:
    before = content(folder)
    trial = trials.try_document("План (новый).txt", later(tmp_path))
    assert trial.outcome == "draft"
    app = with_trials(trial)
    assert not app.exception
    html = html_of(app)
    assert "Смоленская область, редакция 2" in html
    assert "Документ: План (новый).txt" in html
    assert "2 изменения: переименовано — 1, перенесено — 1" in html
    assert "<mark>3</mark>-<mark>6</mark> июня 2026 года" in html
    assert "<mark>4</mark>-<mark>7</mark> июня 2026 года" in html
    assert "Один из сроков — вне периода плана" in html
    assert "«март, июнь, сентябрь 2026 года»" in html.replace("<q class='ed-said'>", "«").replace(
        "</q>", "»"
    )
    assert f"./map?draft={trial.token}" in html
    assert content(folder) == before
    app.button(key="trial-publish-0").click().run()
    assert "Опубликована редакция 2 по документу «План (новый).txt»" in html_of(app)
    assert load_plan({}).info.edition == 2
    assert kept_drafts.find(trial.token) is None
    log = list(csv.reader(io.StringIO(log_csv().decode("utf-8-sig")), delimiter=";"))
    assert log[1][1:5] == ["Иванова И. И.", "План на I\u00a0полугодие 2026\u00a0года · "
                           "Смоленская область", "'2", "опубликована"]  # fmt: skip
    assert log[1][-1] == "2 изменения: переименовано — 1, перенесено — 1"
    assert [row[4] for row in log[1:]] == ["опубликована", "опубликована"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("план.zip", b"PK\3\4", "файлы вида «.zip» не читаются"),
        ("план.docx", b"PK\3\4 cut", "архив документа повреждён"),
        ("план.txt", b"", "пуст"),
        ("записка.txt", "Уважаемые коллеги!\n".encode(), "записка.txt: "),
        ("<b>план</b>\n.pptm", b"PK", "<b>план</b> .pptm: файлы вида «.pptm»"),
    ],
)
def test_a_refused_document_says_one_sentence_and_changes_nothing(
    name: str, data: bytes, words: str, folder: Path
) -> None:
    before = content(folder)
    trial = trials.try_document(name, data)
    assert trial.outcome == "refused"
    assert words in trial.words
    assert trial.words.count("\n") == 0
    assert content(folder) == before


def test_a_document_that_is_there_says_which_edition_it_is(folder: Path, tmp_path: Path) -> None:
    trial = trials.try_document("ещё раз.txt", SHIPPED.read_bytes())
    assert (trial.outcome, "опубликованная редакция 1" in trial.words) == ("known", True)
    publish(Reading(changed(tmp_path, "later.txt", *EDITS)), folder, by="Вторая")
    trial = trials.try_document("ещё раз.txt", SHIPPED.read_bytes())
    assert "это редакция 1; опубликована редакция 2" in trial.words


def test_a_person_tells_the_period_that_the_document_does_not(folder: Path) -> None:
    text = SHIPPED.read_text("utf-8").replace(" на I полугодие 2026 года", "", 1)
    text = re.sub(r"\b(19|20)\d\d\b", "", text)
    trial = trials.try_document("план.txt", text.encode())
    assert trial.outcome == "period"
    app = with_trials(trial)
    assert "ни заголовок, ни сроки не говорят" in html_of(app)
    app.selectbox(key="period-part-0").set_value("II полугодие")
    app.selectbox(key="period-year-0").set_value(2027).run()
    app.button(key="trial-period-0").click().run()
    assert "План на\u00a0II\u00a0полугодие 2027\u00a0года" in html_of(app)
    app.button(key="trial-publish-0").click().run()
    assert "Опубликована редакция 1" in html_of(app)
    asked = {"plan": [PLAN.replace("2026-H1", "2027-H2")]}
    assert load_plan(asked).info.plan_id == "2027-H2"


def test_what_is_published_is_what_was_shown(folder: Path, tmp_path: Path) -> None:
    trial = trials.try_document("later.txt", later(tmp_path))
    other = changed(tmp_path, "other.txt", ("3-6 июня", "5-8 июня"))
    publish(Reading(other), folder, by="Другой")
    made = trials.publish_trial(trial, "Иванова")
    assert made.outcome == "draft"
    assert "проверьте ещё раз" in made.words
    draft = kept_drafts.find(trial.token)
    assert draft is not None
    assert (draft.would_be.edition, draft.would_be.previous) == (3, 2)
    made = trials.publish_trial(made, "Иванова")
    assert (made.outcome, load_plan({}).info.edition) == ("published", 3)


def test_a_disk_that_takes_nothing_is_said_and_the_draft_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = trials.try_document("later.txt", later(tmp_path))
    before = content(folder)
    monkeypatch.setattr("os.rename", _full)
    made = trials.publish_trial(trial, "Иванова")
    assert made.outcome == "draft"
    assert "ничего не изменено" in made.words
    assert content(folder) == before
    monkeypatch.undo()
    monkeypatch.setenv("PLAN_DATA_DIR", str(folder))
    assert trials.publish_trial(trial, "Иванова").outcome == "published"


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_earlier_edition_is_published_again_and_any_two_are_compared(
    folder: Path, tmp_path: Path
) -> None:
    publish(Reading(changed(tmp_path, "later.txt", *EDITS)), folder, by="Вторая")
    app = with_trials(was="2", now="1")
    html = html_of(app)
    assert "<mark>4</mark>-<mark>7</mark> июня 2026 года</del>" in html
    assert f"./events?plan={PLAN}&amp;edition=1&amp;event=" in html
    changes = changes_csv("", "1", "2").decode("utf-8-sig").splitlines()
    assert len(changes) == 3
    assert changes[2].startswith("перенесено;'4;")
    app.button(key=f"again-{PLAN}-1").click().run()
    assert "Снова опубликована редакция 1" in html_of(app)
    assert load_plan({}).info.edition == 1


def test_nothing_is_offered_where_others_reach_the_server(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(Reading(changed(tmp_path, "later.txt", *EDITS)), folder, by="Вторая")
    monkeypatch.setattr(st, "get_option", lambda _: "0.0.0.0")
    app = run("editions")
    assert not app.exception
    assert "только на\u00a0самом компьютере" in html_of(app)
    assert not app.button
    assert not app.get("file_uploader")
    assert "Редакция 2" in html_of(app)


@pytest.mark.usefixtures("folder")
def test_tables_of_one_edition_are_told_apart_and_publishing_takes_them_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_plan(SHIPPED, tmp_path / "tables")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "tables"))
    html = html_of(run("editions"))
    assert "лежат таблицы одной редакции, построенные отдельной командой" in html
    assert "Журнал пуст" in html
    trial = trials.try_document("later.txt", later(tmp_path))
    app = with_trials(trial)
    assert "Смоленская область, редакция 2" in html_of(app)
    assert trials.publish_trial(trial, "Иванова").outcome == "published"
    html = html_of(run("editions"))
    assert "Редакция 1" in html
    assert "учтена: таблицы были в папке раньше" in html


def test_texts_are_told_apart_to_the_character() -> None:
    def shown(old: str, new: str) -> tuple[str, str]:
        return tuple(  # type: ignore[return-value]
            "".join(f"[{p.text}]" if p.differs else p.text for p in side)
            for side in differences(old, new)
        )

    assert shown("3-6 июня 2026 года", "3-7 июля 2026 года") == (
        "3-[6] ию[н]я 2026 года", "3-[7] ию[л]я 2026 года"
    )  # fmt: skip
    assert shown("г. Минск", "г. Минск, Республика Беларусь") == (
        "г. Минск", "г. Минск[, Республика Беларусь]"
    )  # fmt: skip
    assert shown("г. Москва", "г. Минск") == ("г. [Москва]", "г. [Минск]")
    assert shown("", "март") == ("", "[март]")
    assert shown("одно", "одно") == ("одно", "одно")
    long = "слово " * 3000
    assert shown(long + "а" + long, long + "б" + long) == (
        long + "[а]" + long, long + "[б]" + long
    )  # fmt: skip


def test_the_addresses_answer_with_tables_or_a_sentence(folder: Path) -> None:
    assert ask("/editions/log.csv").text.startswith("\ufeffКогда;Кто;План")
    answer = ask("/editions/changes.csv?was=1&now=7")
    assert (answer.status, answer.text) == (400, "Редакции «7» у этого плана нет; есть: 1.")
    now = json.loads(ask("/editions/now").text)
    assert now == {"mark": now["mark"], "words": "Опубликована редакция 1"}
    assert json.loads(ask("/editions/now?plan=нет").text)["mark"] == ""


def test_a_document_that_changes_no_event_says_so(folder: Path, tmp_path: Path) -> None:
    same = changed(tmp_path, "same.txt", ("№ п/п", "№")).read_bytes()
    html = html_of(with_trials(trials.try_document("Тот же план.txt", same)))
    assert "Против редакции 1 мероприятия не изменились." in html
    assert "None" not in html


def test_beside_what_was_not_said_everything_is_new(folder: Path, tmp_path: Path) -> None:
    """«не указано» is a word of the page's own: it has no letters in common with the plan's."""
    heading = "Участники мероприятия\n(страна, другие дополнительные сведения)"
    gone = changed(tmp_path, "gone.txt", (heading, "Контрагенты")).read_bytes()
    html = html_of(with_trials(trials.try_document("Без участников.txt", gone)))
    assert "<ins>не указано</ins>" in html
    assert "<del><mark>Российские и зарубежные компании." in html

"""«Редакции»: what a document does not say, the person tells there; it is kept and marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.corrections.correction import LABELS
from etl.documents import Reading
from etl.editions.publishing import publish
from etl.store import read
from etl.told.told_row import CELLS, ToldRow
from pages.editions.loading import trials
from pages.editions.loading.wording_block import EXAMPLES, READINGS, told_reading
from pages.shared.plan import kept_drafts
from pages.shared.plan.plan_said import edition_in_full, edition_number
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.words.russian import NBSP
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, section, tbl
from tests.etl.plan_folders import content
from tests.etl.test_telling import FOUNTAIN, MEANINGS, NAVIGATION, ROWS, STRANGE, plan
from tests.pages import test_shell
from tests.pages.folder_shown import show_folder
from tests.pages.test_loading_editions import with_trials
from tests.pages.test_shell import run

OLD = item("1.", "Встреча", dates="5 мая 2025 года")
CULTURE = "В сфере культуры, искусства и межмуниципальных связей"


def html_of(app: AppTest) -> str:
    """What the page shows, with plain spaces."""
    return test_shell.html_of(app).replace(NBSP, " ")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small plan of another year."""
    old = docx(tmp_path / "old.docx", p(TITLE.replace("2026", "2025")) + tbl(HEADINGS, OLD))
    publish(Reading(old), tmp_path / "data", by="Первый")
    return show_folder(monkeypatch, tmp_path / "data")


def test_each_kind_of_cell_has_its_example_and_reading() -> None:
    assert set(EXAMPLES) == set(READINGS) == set(CELLS) <= set(LABELS)


def test_columns_are_told_on_the_page_and_the_next_document_is_read_at_once(
    folder: Path, tmp_path: Path
) -> None:
    trial = trials.try_document("первый.docx", plan(tmp_path, "а.docx", STRANGE).read_bytes())
    assert trial.outcome == "headings"
    before = content(folder)
    app = with_trials(trial)
    html = html_of(app)
    assert "<b>Форма и суть</b><q>Форум</q><q>Парусная регата</q>" in html
    app.selectbox(key="column-0-1").set_value("title")
    app.selectbox(key="column-0-2").set_value("title")
    app.button(key="FormSubmitter:columns-0-Прочитать с этими столбцами").click().run()
    assert "не могут быть одним и тем же: наименование мероприятия" in html_of(app)
    for at, field in enumerate(MEANINGS, 1):
        app.selectbox(key=f"column-0-{at}").set_value(field)
    app.button(key="FormSubmitter:columns-0-Прочитать с этими столбцами").click().run()
    assert not app.exception
    html = html_of(app)
    assert "редакция 1" in html
    assert "заголовок столбца «Форма и суть» — «наименование мероприятия»" in html
    assert content(folder) == before  # nothing is kept before it is published
    app.button(key="trial-publish-0").click().run()
    assert "Опубликована редакция 1" in html_of(app)
    assert "Сказано программе" in html_of(app)
    later = plan(tmp_path, "б.docx", STRANGE, *ROWS[:1]).read_bytes()
    assert trials.try_document("второй.docx", later).outcome == "draft"


def test_words_a_section_and_a_region_are_told_and_marked(folder: Path, tmp_path: Path) -> None:
    made = docx(tmp_path / "п.docx", p(TITLE) + tbl(HEADINGS, section(CULTURE), *ROWS))
    app = with_trials(trials.try_document("план.docx", made.read_bytes()))
    html = html_of(app)
    assert not app.exception
    options = [label.replace(NBSP, " ") for label in app.selectbox(key="wording-0-0").options]
    assert options[0] == f"срок «{NAVIGATION}» — 2 мероприятия"
    key = f"meaning-0-0-dates_text-{NAVIGATION}"
    app.text_input(key=key).set_value("когда-нибудь потом").run()
    assert "не читает" in html_of(app)
    app.text_input(key=key).set_value("15 апреля — 15 мая").run()
    assert "Читается так: 15 апреля — 15 мая" in html_of(app)
    app.button(key="wording-store-0-0").click().run()
    options = [label.replace(NBSP, " ") for label in app.selectbox(key="wording-0-1").options]
    assert options[1:] == [f"место «{FOUNTAIN}» — 1 мероприятие"]
    app.text_input(key="sphere-0-1-0").set_value("Культура")
    app.button(key="FormSubmitter:spheres-0-1-Назвать так").click().run()
    app.selectbox(key="region-0-2").set_value("Псковская область").run()
    app.button(key="region-store-0-2").click().run()
    html = html_of(app)
    assert "Псковская область, редакция 1" in html
    (token,) = [trial.token for trial in app.session_state["_trials"]]
    draft = kept_drafts.find(token)
    assert draft is not None
    assert [one.kind for one in draft.told] == ["dates_text", "sphere", "region"]
    assert {one.author for one in draft.told} == {"Иванова И. И."}
    app.button(key="untell-0-3-2").click().run()
    assert "Смоленская область, редакция 1" in html_of(app)
    app.button(key="trial-publish-0").click().run()
    plan_now = load_plan({})
    assert set(plan_now.events["sphere_name"]) == {"Культура"}
    event = plan_now.events.iloc[0]
    card = html_of(run("events", event=str(event["event_id"])))
    assert "Уточнено человеком" in card
    assert "«15 апреля — 15 мая»" in card
    assert "сказано для всех планов" in card
    assert "название раздела: <b>«Культура»</b>" in card
    # Taken back on the page: the published edition is made anew without it.
    app = with_trials()
    app.button(key="untold-0").click().run()
    assert f"Отменено: запись о сроке «{NAVIGATION}»" in html_of(app)
    assert "date_unreadable" in list(read(folder).events["quality"].iloc[0])
    assert "сказанное программе отменено" in html_of(app)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("г. Витебск, Республика Беларусь", "Витебск, Витебская область, Беларусь — населённый "
         "пункт, точка 55,1904; 30,2049 — населённый пункт; форма: очно"),
        ("Витебская область", "Витебская область, Беларусь — область или республика"),
        ("дистанционно", "Читается так: место не названо; форма: дистанционно"),
    ],
)  # fmt: skip
def test_a_told_place_is_shown_as_it_is_read(golden_plan: Plan, words: str, read: str) -> None:
    said, fits = told_reading(ToldRow("place_text", "у фонтана", words), golden_plan.info)
    assert fits
    assert read in said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Донецкой Народной Республики", "назван «Донецкая Народная Республика»"),
        ("Республики Крым", "назван «Республика Крым»"),
        ("города Донецка", "назван город региона «Донецкая Народная Республика»"),
    ],
)
def test_a_plan_of_a_region_without_a_sheet_is_nobodys_in_the_preview(
    tmp_path: Path, folder: Path, title: str, said: str
) -> None:
    """Publishing refuses it: the preview calls it no edition of the shipped region either."""
    made = docx(
        tmp_path / "п.docx", p(f"План {title} на I полугодие 2025 года") + tbl(HEADINGS, OLD)
    )
    before = content(folder)
    app = with_trials(trials.try_document("план.docx", made.read_bytes()))
    html = html_of(app)
    assert "регион не указан" in html
    assert f"{said}, но его границ и столицы у программы нет" in html
    assert "редакция 2" not in html
    assert "Что изменится против" not in html
    assert "Посмотреть прочитанное:" in html
    assert app.button(key="trial-publish-0").disabled
    assert app.button(key="trial-publish-0").label == "Опубликовать"
    assert "план считается планом региона" not in html
    (token,) = [trial.token for trial in app.session_state["_trials"]]
    for page in ("overview", "calendar", "data"):
        html = html_of(run(page, draft=token))
        assert "чей это план, ещё не указано" in html
        top = html.split("pl-edition")[1].split("</p>")[0]
        assert "регион не указан · предпросмотр" in " ".join(top.split())
        assert "Смоленская область" not in top
        assert "редакция" not in top
    info = load_plan({"draft": [token]}).info
    handed_on = edition_in_full(info).replace(NBSP, " ")
    assert handed_on.startswith("План на I полугодие 2025 года · регион не указан · предпросмотр")
    assert edition_number(info) == "нет: предпросмотр, чей это план, ещё не указано"
    # A person says whose it is, be it the region that it was read as so far.
    app.selectbox(key="region-0-0").set_value("Смоленская область").run()
    app.button(key="region-store-0-0").click().run()
    assert not app.exception
    html = html_of(app)
    assert "Смоленская область, редакция 2" in html
    info = load_plan({"draft": [token]}).info
    assert (
        edition_in_full(info)
        .replace(NBSP, " ")
        .startswith("План на I полугодие 2025 года · Смоленская область · предпросмотр редакции 2")
    )
    assert edition_number(info) == "2: предпросмотр, не опубликована"
    assert said not in html.split("Что ещё сказать о документе")[0]
    assert content(folder) == before
    app.button(key="trial-publish-0").click().run()
    assert "Опубликована редакция 2" in html_of(app)

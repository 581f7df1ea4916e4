"""A JSON line per build, publication, refusal, slow page: no person, path or words of a plan."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl import happenings
from etl.__main__ import main
from etl.folders import ROOT
from etl.happenings import note_happening, reason_alone
from pages.editions.loading.trials import try_document
from pages.shared.server.guard import FAILED
from pages.shared.server.serving import _say_failed
from tests.pages.asking import ask
from tests.pages.test_shell import html_of, run

SHIPPED = ROOT / "plan_data" / "source" / "plan-2026-H1.txt"


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What has been written so far."""
    place = tmp_path / "log.jsonl"
    monkeypatch.setenv("PLAN_LOG", str(place))
    return lambda: [json.loads(line) for line in place.read_text("utf-8").splitlines()]


def test_builds_publications_and_refusals_have_a_line_each(
    lines: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "Папка Иванова"
    assert main(["publish", str(SHIPPED), "--data", str(data), "--by", "Пётр Иванов"]) == 0
    assert capsys.readouterr().err == ""  # a command's standard error is for the person
    wrong = tmp_path / "План Сидорова.docx"
    wrong.write_bytes(b"no document at all")
    assert main(["publish", str(wrong), "--data", str(data), "--by", "Пётр Иванов"]) == 2
    built, published, refused = lines()
    assert (built["what"], built["events"], built["edition"]) == ("built", 47, 1)
    assert (published["what"], published["act"]) == ("published", "published")
    assert refused["what"] == "refused"
    assert refused["why"]
    written = json.dumps([built, published, refused], ensure_ascii=False)
    for secret in ("Иванов", "Сидоров", str(tmp_path), ".docx", "plan-2026-H1.txt"):
        assert secret not in written


def test_a_refusal_by_a_page_and_by_an_archive_has_a_line_too(
    lines: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    assert try_document("План Сидорова.docx", b"no document at all").outcome == "refused"
    (tmp_path / "Архив").mkdir()
    (tmp_path / "Архив" / "План Сидорова.docx").write_bytes(b"no document at all")
    words = ["archive", str(tmp_path / "Архив"), "--data", str(tmp_path / "data")]
    assert main([*words, "--workers", "1"]) == 2
    assert [(one["what"], one["by"]) for one in lines()] == [
        ("refused", "page"), ("refused", "archive")
    ]  # fmt: skip
    assert all(one["why"] and "Сидоров" not in str(one) for one in lines())


REASONS = [
    ("x.docx: «внеш «внутр Петров» хвост Сидоров» нет", "x.docx", "… нет"),
    ("x.docx: «внеш «внутр Петров» хвост", "x.docx", "…"),
    ('x.docx: ячейка "12 мая" непонятна', "x.docx", "ячейка … непонятна"),
    ("а б.docx: нет таблицы; сохраните как .docx", "", "нет таблицы; сохраните как .docx"),
    ("а.docx: в ячейке «Иванов» нет даты", "а.docx", "в ячейке … нет даты"),
    ("Папки /srv/plans/иванов нет", "", "Папки … нет"),
    (r"Папки C:\Users\Иванов нет", "", "Папки … нет"),
    ("Строка «без конца", "", "Строка …"),
    (
        "Не записать /srv/Мои планы/Иванов А: на диске нет места",
        "",
        "Не записать …: на диске нет места",
    ),
    (r"C:\Мои планы\Иванов А: нет права записи", "", "…: нет права записи"),
    ("Мои планы/Иванов А: нет права записи", "", "нет права записи"),
    (
        "Таблицы повреждены: python -m etl rebuild --data /srv/Мои планы Иванова.",
        "",
        "Таблицы повреждены: python -m etl rebuild --data …",
    ),
]


def test_names_that_a_command_was_given_stay_out_of_the_log(
    lines: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("План: Иванов И.И. (8910).txt", "Иванов без расширения", "Иван Иванов.txt"):
        (tmp_path / name).write_text("привет", "utf-8")
        command = "correct" if name.startswith("Иван ") else "publish"
        assert main([command, str(tmp_path / name), "--data", str(tmp_path / "data")]) == 2
        assert "Иванов" in capsys.readouterr().err
    assert len(lines()) == 3
    assert not any("Иван" in str(one) or "8910" in str(one) for one in lines())


@pytest.mark.parametrize(("sentence", "name", "left"), REASONS)
def test_a_reason_names_nobody(sentence: str, name: str, left: str) -> None:
    assert reason_alone(sentence, name) == left


@pytest.mark.usefixtures("golden_app")
def test_a_slow_page_has_a_line_and_a_quick_one_none(
    lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_SLOW_SECONDS", "0")
    run("data", sphere="Спорт")
    assert {(one["what"], one["page"]) for one in lines()} == {
        ("slow_page", "overview"),
        ("slow_page", "data"),
    }
    assert all(one["seconds"] > 0 and "Спорт" not in str(one) for one in lines())
    count = len(lines())
    monkeypatch.setenv("PLAN_SLOW_SECONDS", "600")
    run("data")
    assert len(lines()) == count


def test_a_server_speaks_to_standard_error_where_no_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("PLAN_LOG", raising=False)
    note_happening("slow_page", page="map")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(happenings, "_server", True)
    note_happening("slow_page", page="map")
    assert json.loads(capsys.readouterr().err)["page"] == "map"
    monkeypatch.setenv("PLAN_LOG", str(tmp_path / "not" / "there"))
    note_happening("slow_page", page="map")  # nothing fails for its log


@pytest.fixture
def damaged(shipped_plan_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (events,) = shipped_plan_folder.glob("editions/*/1/tables-1/events.parquet")
    events.write_bytes(events.read_bytes()[:50])
    monkeypatch.setenv("PLAN_DATA_DIR", str(shipped_plan_folder))
    return shipped_plan_folder


@pytest.fixture
def shipped_plan_folder(published_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(published_folder, tmp_path / "plans")
    return tmp_path / "plans"


def test_who_may_not_publish_hears_no_path(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(damaged) in html_of(run())  # at this computer the path is of use
    monkeypatch.setattr("pages.shared.visit.said_errors.may_edit", lambda: False)
    html = html_of(run())
    assert "повреждены или неполны" in html
    answers = [ask("/health"), ask("/data/events.csv"), ask("/editions/changes.html?plan=x")]
    assert [one.status for one in answers] == [503, 400, 400]
    (damaged / "plans.sqlite").write_bytes(b"none")
    answers += [ask("/health"), ask("/editions/log.csv")]
    for told in (html, *(one.text for one in answers)):
        assert str(damaged.parent) not in told
        assert str(ROOT) not in told


def test_a_page_that_fails_says_a_sentence_and_the_log_has_the_trace(
    lines: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("streamlit.html", shown.append)
    with pytest.raises(ZeroDivisionError) as failed:
        raise ZeroDivisionError(f"in {ROOT}")
    assert _say_failed(failed.value)
    assert FAILED in shown[0]
    assert str(ROOT) not in shown[0]
    assert "ZeroDivisionError" in caplog.text
    assert f"in {ROOT}" in caplog.text
    (line,) = lines()
    assert (line["what"], line["error"]) == ("page_failed", "ZeroDivisionError")

"""``python -m etl doctor``: each fault is made on purpose, and named with what to do."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from etl.__main__ import main
from etl.doctor import program_checks
from etl.doctor.data_checks import check_folder, check_plans, last_act
from etl.doctor.finding import Finding, Verdict
from etl.doctor.machine_checks import check_clock, check_port, check_today
from etl.doctor.settings_checks import CONFIG, check_settings
from etl.folders import LOOKUPS, ROOT
from tests.etl.plan_folders import PLAN


def ill(found: Iterable[Finding]) -> list[str]:
    """What is wrong, in the doctor's words; each fault says what to do."""
    faults = [one for one in found if one.verdict is Verdict.FAULT]
    assert all(one.advice for one in faults)
    return [one.says for one in faults]


def remarks(found: Iterable[Finding]) -> list[str]:
    return [one.says for one in found if one.verdict is Verdict.REMARK]


def test_a_file_in_the_place_of_the_folder_and_a_folder_in_that_of_the_record(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plans"
    file.write_bytes(b"")
    found = [*check_folder(file), *check_plans(file)]
    assert ill(found) == [f"«{file}» — файл, а не папка"]
    assert "уберите этот файл" in found[0].advice
    (tmp_path / "folder" / "plans.sqlite").mkdir(parents=True)
    (one,) = check_plans(tmp_path / "folder")
    assert one.says == "на месте файла plans.sqlite стоит папка"
    assert "уберите её и верните файл" in one.advice


def test_an_edition_without_its_manifest_is_not_whole(
    published_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(published_folder, folder)
    (folder / "editions" / PLAN / "1" / "tables-1" / "plan.json").unlink()
    assert ill(check_plans(folder)) == [
        f"editions/{PLAN}/1/tables-1: нет plan.json, хеши таблиц сверить не с чем"
    ]


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((3, 10, 9), Verdict.FAULT),
        ((3, 11, 0), Verdict.FINE),
        ((3, 13, 2), Verdict.FINE),
        ((3, 19, 0), Verdict.REMARK),
    ],
)
def test_the_interpreter_s_version(found: tuple[int, ...], verdict: Verdict) -> None:
    assert [one.verdict for one in program_checks.check_python(found)] == [verdict]


def test_packages_against_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "pandas==3.1.1 \\\n    --hash=sha256:00\n    # via x==1\nlxml==6.1.3\n", "utf-8"
    )
    there = {"pandas": "3.1.1", "lxml": "6.1.3"}
    assert ill(program_checks.check_packages(lock, there.get)) == []
    assert ill(program_checks.check_packages(lock, {**there, "lxml": "5.0"}.get)) == [
        "не те версии: lxml 5.0 вместо 6.1.3"
    ]
    assert ill(program_checks.check_packages(lock, {"pandas": "3.1.1"}.get)) == [
        "не установлено 1: lxml"
    ]
    assert ill(program_checks.check_packages(tmp_path / "no", there.get)) == [
        "нет списка пакетов no"
    ]


def test_a_package_that_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_wrong.py").write_text("raise ImportError('wrong ELF class')", "utf-8")
    (tmp_path / "half_there.py").write_text("import nothing_of_that_name", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    names = ["json", "made_wrong", "half_there", "not_installed"]
    assert ill(program_checks.check_loading(names)) == ["не загружаются: made_wrong, half_there"]


def test_served_files_are_those_that_came_and_all_of_them(tmp_path: Path) -> None:
    assert ill(program_checks.check_served_files()) == []
    listed = (ROOT / "static" / program_checks.SUMS).read_text("utf-8").split()[1::2]
    there = {p.relative_to(ROOT / "static").as_posix() for p in (ROOT / "static").rglob("*.*")}
    assert set(listed) == there, "cd static && sha256sum $(…) > SHA256SUMS"
    copy = tmp_path / "static"
    shutil.copytree(ROOT / "static", copy)
    (copy / "favicon.png").unlink()
    (copy / "fonts" / "OFL.txt").write_bytes(b"")
    assert ill(program_checks.check_served_files(copy)) == [
        "нет файлов в static/: favicon.png",
        "изменены файлы в static/: fonts/OFL.txt",
    ]
    (copy / program_checks.SUMS).unlink()
    assert ill(program_checks.check_served_files(copy)) == ["нет списка static/SHA256SUMS"]


def test_a_file_of_wordings_with_a_slip_in_it(tmp_path: Path) -> None:
    assert ill(program_checks.check_lookups()) == []
    (tmp_path / "lookups").mkdir()
    shutil.copy(LOOKUPS / "home.toml", tmp_path / "lookups")
    assert ill(program_checks.check_lookups(tmp_path)) == []
    (tmp_path / "lookups" / "home.toml").write_text("region = Смоленская", "utf-8")
    (tmp_path / "lookups" / "words.csv").write_bytes("а;б".encode("cp1251"))
    (found,) = ill(program_checks.check_lookups(tmp_path))
    assert found.endswith("lookups/home.toml, lookups/words.csv")
    assert ill(program_checks.check_lookups(tmp_path / "none")) == [
        "в папке none/ нет справочников"
    ]


def test_programs_that_only_some_things_need_are_never_a_fault() -> None:
    none = list(program_checks.check_other_programs(lambda name: None))
    assert ill(none) == []
    assert len(remarks(none)) == 2
    assert remarks(program_checks.check_other_programs(lambda name: f"/usr/bin/{name}")) == []


SETTINGS = [
    ("enableStaticServing = true", "enableStaticServing = false", "server.enableStaticServing"),
    ("gatherUsageStats = false", "gatherUsageStats = true", "browser.gatherUsageStats"),
    ('showErrorDetails = "none"', 'showErrorDetails = "full"', "client.showErrorDetails"),
    ("headless = true", "headless = true\nenableXsrfProtection = false", "enableXsrfProtection"),
    ("[browser]", "[browser", "не разобрать"),
]


@pytest.mark.parametrize(("right", "wrong", "named"), SETTINGS)
def test_settings_that_unseal_the_dashboard(
    right: str, wrong: str, named: str, tmp_path: Path
) -> None:
    text = CONFIG.read_text("utf-8")
    assert ill(check_settings(environment={})) == []
    path = tmp_path / "config.toml"
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    (found,) = ill(check_settings(path, {}))
    assert named in found


def test_settings_of_the_environment_stand_above_the_file(tmp_path: Path) -> None:
    (found,) = ill(check_settings(CONFIG, {"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true"}))
    assert "browser.gatherUsageStats = true" in found
    assert ill(check_settings(CONFIG, {"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "False"})) == []
    for open_to_all in ("0.0.0.0", "", "::", "plan.example.ru"):
        noted = remarks(check_settings(CONFIG, {"STREAMLIT_SERVER_ADDRESS": open_to_all}))
        assert noted == ["страницы открыты всей сети без шифрования"]
    assert ill(check_settings(CONFIG, {"PLAN_ADDRESS": "plan.example.ru"})) != []
    assert ill(check_settings(CONFIG, {"PLAN_ADDRESS": "https://plan.example.ru"})) == []
    assert ill(check_settings(tmp_path / "config.toml", {})) != []


_AUTH = f"[auth]\ncookie_secret = '{'k' * 48}'\n"
_RIGHTS = "[people]\neditor = ['a@b']\n"


@pytest.mark.parametrize(
    ("secrets", "access", "named"),
    [
        (None, None, ""),
        ("[other]\n", None, ""),
        (_AUTH, _RIGHTS, ""),
        ("[auth", _RIGHTS, "secrets.toml не разобрать"),
        ("\ufeff[auth]\n", None, "secrets.toml не разобрать"),
        (None, _RIGHTS, "смотреть может каждый"),
        ("[auth]\ncookie_secret = ''\n", _RIGHTS, "не войдёт никто"),
        (_AUTH, None, "не может никто и ничего"),
        (_AUTH, "[people", "не может никто и ничего"),
    ],
)
def test_a_slip_in_what_sign_in_needs_is_told(
    secrets: str | None, access: str | None, named: str, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    shutil.copy(CONFIG, config)
    for name, text in (("secrets.toml", secrets), ("access.toml", access)):
        if text is not None:
            (tmp_path / name).write_text(text, "utf-8")
    found = ill(check_settings(config, {}))
    assert len(found) == (1 if named else 0)
    assert named in "".join(found)


def test_a_folder_that_cannot_be_written_or_is_full(tmp_path: Path) -> None:
    assert ill(check_folder(tmp_path / "not" / "yet")) == []
    (tmp_path / "file").write_text("", "utf-8")
    (found,) = ill(check_folder(tmp_path / "file"))
    assert "файл, а не папка" in found
    found = ill(check_folder(Path("/proc/self")))[0]  # root may write everywhere but here
    assert "записать нельзя" in found
    for free, verdict in ((50, Verdict.FAULT), (900, Verdict.REMARK), (9000, Verdict.FINE)):
        room = SimpleNamespace(free=free * 2**20)
        assert list(check_folder(tmp_path, Mock(return_value=room)))[-1].verdict is verdict


@pytest.fixture
def plans(published_folder: Path, tmp_path: Path) -> Path:
    """A copy of a published folder, to be damaged."""
    copy = tmp_path / "plans"
    shutil.copytree(published_folder, copy)
    assert ill(check_plans(copy)) == []
    return copy


DAMAGES = [
    ("truncated", "venues.parquet", "хеш не сходится у venues.parquet"),
    ("gone", "periods.parquet", "нет файлов periods.parquet"),
    ("truncated", "plan.json", "plan.json не разобрать"),
]


@pytest.mark.parametrize(("how", "name", "said"), DAMAGES)
def test_damaged_tables_are_named(how: str, name: str, said: str, plans: Path) -> None:
    tables = plans / "editions" / PLAN / "1" / "tables-1"
    if how == "gone":
        (tables / name).unlink()
    else:
        (tables / name).write_bytes((tables / name).read_bytes()[:100])
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: {said}"]
    shutil.rmtree(tables)
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: папки нет"]


def test_tables_of_a_later_program_are_named(plans: Path) -> None:
    tables = plans / "editions" / PLAN / "1" / "tables-1"
    (tables / "plan.json").write_text('{"edition": "первая"}', "utf-8")
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: plan.json устроен иначе"]


def test_a_document_that_is_no_longer_as_received(plans: Path) -> None:
    (document,) = (plans / "editions" / PLAN / "1").glob("document.*")
    document.write_bytes(document.read_bytes() + b" ")
    (found,) = ill(check_plans(plans))
    assert found.startswith("пропали или изменены: ")


def test_a_damaged_or_lost_record(plans: Path) -> None:
    record = plans / "plans.sqlite"
    whole = record.read_bytes()
    record.write_bytes(whole[:5000])
    (found,) = ill(check_plans(plans))
    assert "повреждён" in found
    record.unlink()
    (found,) = ill(check_plans(plans))
    assert "нет их учёта" in found


def test_an_empty_folder_is_none_that_is_ill(tmp_path: Path) -> None:
    assert ill(check_plans(tmp_path)) == []
    assert remarks(check_plans(tmp_path)) == ["планов в папке ещё нет"]


def test_tables_without_a_record(shipped_directory: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tables"
    shutil.copytree(shipped_directory, copy)
    assert ill(check_plans(copy)) == []
    (copy / "flat.parquet").unlink()
    assert ill(check_plans(copy)) == [".: нет файлов flat.parquet"]


def test_the_port_is_free_taken_or_our_own() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert ill(check_port(port)) == ["занят другой программой"]
    assert ill(check_port(port)) == []

    class Ours(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-security-policy", "default-src 'self'")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Ours) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (found,) = check_port(server.server_port)
        assert found.says == "дашборд уже работает и показывает план"
        server.shutdown()


MOSCOW = timezone(timedelta(hours=3))
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=MOSCOW)
CLOCKS = [
    (NOW, "", 0, 0),
    (NOW.replace(year=1970), "", 1, 0),
    (NOW.replace(year=2099), "", 1, 0),
    (NOW, "2026-12-01T11:59:00+03:00", 0, 0),
    (NOW, "2026-12-02T11:59:00+03:00", 1, 0),
    (NOW, "когда-то", 0, 0),
    (NOW.astimezone(UTC), "", 0, 1),
    (NOW.astimezone(timezone(timedelta(hours=-5))), "", 0, 1),
]


@pytest.mark.parametrize(("now", "acted", "faults", "noted"), CLOCKS)
def test_the_clock_and_its_zone(now: datetime, acted: str, faults: int, noted: int) -> None:
    found = list(check_clock(acted, now))
    assert (len(ill(found)), len(remarks(found))) == (faults, noted)


def test_the_last_act_is_the_record_s(plans: Path, tmp_path: Path) -> None:
    assert datetime.fromisoformat(last_act(plans)) <= datetime.now(UTC)
    assert last_act(tmp_path / "nowhere") == ""


def test_a_day_that_was_set_is_said() -> None:
    assert list(check_today("")) == []
    assert remarks(check_today("2026-04-10")) != []
    assert ill(check_today("10.04.2026")) == ["«10.04.2026» — не дата"]


def test_the_command_says_it_and_ends_with_1_where_something_is_wrong(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    assert main(["doctor", "--data", str(plans), "--port", port]) == 0
    assert "Итог: установка исправна" in capsys.readouterr().out
    (plans / "plans.sqlite").write_bytes(b"no record")
    assert main(["doctor", "--data", str(plans), "--port", port, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["subject"] for one in said if one["verdict"] == "fault"] == ["Учёт редакций"]
    assert main(["doctor", "--port", "восемь"]) == 2


def test_the_doctor_comes_without_any_package() -> None:
    command = [sys.executable, "-S", "-m", "etl", "doctor", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    assert "не установлено" in done.stdout


def test_a_manifest_without_a_bottom_and_a_pipe_for_a_document_are_told(plans: Path) -> None:
    manifest, document = (next(plans.rglob(name)) for name in ("plan.json", "document.*"))
    manifest.write_text("[" * 200_000, "utf-8")
    document.unlink()
    os.mkfifo(document)
    tables, documents = ill(check_plans(plans))
    assert "plan.json не разобрать" in tables
    assert "пропали или изменены" in documents


@pytest.mark.parametrize(
    ("change", "says", "advice"),
    [
        ("DROP TABLE state", "повреждён", "из резервной копии"),
        ("ALTER TABLE log RENAME TO diary", "повреждён", "из резервной копии"),
        ("PRAGMA user_version = 99", "более новой программой", "обновите программу"),
    ],
)
def test_a_record_that_is_whole_and_not_ours_is_told(
    change: str, says: str, advice: str, plans: Path
) -> None:
    with closing(sqlite3.connect(plans / "plans.sqlite")) as record:
        record.execute("PRAGMA foreign_keys = off")
        record.execute(change)
        record.commit()
    (found,) = (one for one in check_plans(plans) if one.verdict is Verdict.FAULT)
    assert says in found.says
    assert advice in found.advice

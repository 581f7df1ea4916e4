"""``python -m etl doctor``: each fault is made on purpose, and named with what to do."""

from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from etl.doctor import machine_checks, program_checks
from etl.doctor.finding import Verdict
from etl.doctor.machine_checks import check_clock, check_port, check_today
from etl.doctor.settings_checks import CONFIG, check_settings
from etl.folders import LOOKUPS, ROOT
from tests.etl.doctor_findings import ill, remarks


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


def test_the_port_is_free_taken_or_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with monkeypatch.context() as patch:
            patch.setattr(machine_checks, "SILENT", 0.2)  # it never answers
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
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        monkeypatch.setattr(machine_checks, "SILENT", 600)
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


def test_a_day_that_was_set_is_said() -> None:
    assert list(check_today("")) == []
    assert remarks(check_today("2026-04-10")) != []
    assert ill(check_today("10.04.2026")) == ["«10.04.2026» — не дата"]


def test_the_doctor_comes_without_any_package() -> None:
    command = [sys.executable, "-S", "-m", "etl", "doctor", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert (done.returncode, done.stderr) == (1, "")
    assert "не установлено" in done.stdout

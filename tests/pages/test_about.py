"""«О системе»: what runs, what is shown, on which terms; no path for those who may not publish."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit as st

from etl.folders import ROOT
from etl.installed import packages, pinned
from pages.about.about_rows import shipped_parts, versions
from pages.about.about_words import sealed_words
from tests.pages.test_shell import html_of, run

SHIPPED_SHA256 = "a53b2ecd6eab7e9d61b462afe3b7100a50fad382fb2e4d982e007473f6673f5c"


@pytest.fixture
def folder(published_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "plans"
    shutil.copytree(published_folder, copy)
    monkeypatch.setenv("PLAN_DATA_DIR", str(copy))
    return copy


def test_the_edition_is_named_by_its_hashes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = html_of(run("about"))
    assert "План на I\u00a0полугодие 2026\u00a0года, редакция 1" in html
    assert SHIPPED_SHA256 in html
    (manifest,) = folder.glob("editions/*/1/tables-1/plan.json")
    (events,) = folder.glob("editions/*/1/tables-1/events.parquet")
    for path in (manifest, events):
        assert sha256(path.read_bytes()).hexdigest() in html
    assert "Браузеру запрещено обращаться" in html
    assert str(folder) in html  # asked for on this computer

    there = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else there(name)
    )
    html = html_of(run("about"))
    assert SHIPPED_SHA256 in html
    assert str(folder.parent) not in html
    assert str(ROOT) not in html


def test_all_parts_have_terms_and_their_notices_are_there() -> None:
    assert [one.name for one in packages()] == list(pinned())
    assert [one.name for one in packages() if not one.licence] == []
    assert [one.part for one in shipped_parts() if not (ROOT / one.notice).is_file()] == []
    told = "\n".join((ROOT / one.notice).read_text("utf-8") for one in shipped_parts())
    for name in ("GeoNames", "Natural Earth", "GSHHG", "PT Sans", "plotly.js"):
        assert re.search(name.replace(" ", "[ _]"), told)
        assert any(one.part.startswith(name) for one in shipped_parts())
    # What comes with a licence file or a note of sources has a line.
    notices = {
        path.relative_to(ROOT).parent.as_posix()
        for folder in ("static", "plan_data")
        for path in (ROOT / folder).rglob("*")
        if re.fullmatch(r"SOURCES\.md|OFL\.txt|LICENSE\.txt", path.name)
    }
    assert {Path(one.notice).parent.as_posix() for one in shipped_parts()} >= notices


def test_a_day_that_is_set_is_said_beside_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_TODAY", "2026-04-10")
    (why,) = (what for name, what, _ in versions() if name == "Часы сервера")
    assert why == "«сегодня» задано при запуске: 10\u00a0апреля 2026\u00a0года"


def test_versions_are_those_that_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLAN_TODAY", raising=False)
    moscow = timezone(timedelta(hours=3))
    said = versions(datetime(2026, 12, 1, 9, 5, tzinfo=moscow))
    rows = {name: version for name, _, version in said}
    assert rows["Streamlit"] == st.__version__
    assert rows["Часы сервера"] == "1\u00a0декабря 2026\u00a0года, 09:05, UTC+3"


def test_what_leaves_the_server_is_said_as_it_is() -> None:
    assert "выключен" in sealed_words(False)[-1]
    assert sealed_words(True)[-1].startswith("Внимание")

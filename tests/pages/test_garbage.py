"""Garbage is not looked for after each run of a page: it was 70 ms of every click."""

from __future__ import annotations

import inspect
import tomllib

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from etl.folders import ROOT


def test_the_shipped_settings_switch_the_collection_off() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert told["runner"]["postScriptGC"] is False


def test_the_installed_streamlit_collects_only_where_it_is_told_to() -> None:
    source = inspect.getsource(ScriptRunner)
    asked = source.index('config.get_option("runner.postScriptGC")')
    assert source.count("gc.collect(") == 1
    assert source.index("gc.collect(") > asked

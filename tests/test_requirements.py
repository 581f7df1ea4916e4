"""What is imported is asked for by name, whatever other packages bring it as well."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from etl.folders import ROOT
from tests.parsed import parsed

OURS = {"dashboard", "deploy", "etl", "pages", "tests"}
BY_A_DEVELOPER = ("etl/boundaries/", "etl/geonames_index.py")
"""Commands that make files that come along: what they need is not installed on a server."""


def asked_for(name: str) -> set[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    found = (re.match(r"[A-Za-z][\w.-]*", line) for line in lines)
    return {normal(match.group()) for match in found if match}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> Iterator[str]:
    for node in parsed(path):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.fixture(scope="module")
def packages() -> Mapping[str, list[str]]:
    return packages_distributions()


@pytest.mark.parametrize("room", ["etl", "pages", "dashboard.py"])
def test_what_is_imported_stands_in_the_requirements(
    room: str, packages: Mapping[str, list[str]]
) -> None:
    there = ROOT / room
    missing = {}
    for path in [there] if there.is_file() else sorted(there.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        known = asked_for("requirements.txt")
        if name.startswith(BY_A_DEVELOPER):
            known |= asked_for("requirements-dev.txt")
        for module in {*imported(path)} - OURS - sys.stdlib_module_names:
            if not {normal(one) for one in packages[module]} & known:
                missing[module] = name
    assert missing == {}

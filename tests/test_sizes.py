"""Functions, calls and modules stay of a size that one can hold; what does not says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from etl.folders import ROOT
from tests.parsed import parsed

LONGEST_FUNCTION = 60
"""Lines, docstring included."""
MOST_PARAMETERS = 8
LONGEST_MODULE = 300

# What is longer, with a reason; a line that is no longer needed fails the test.
LONG_FUNCTIONS: dict[str, str] = {}
MANY_PARAMETERS: dict[str, str] = {}
LONG_MODULES: dict[str, str] = {}


def modules() -> Iterator[tuple[str, Path]]:
    for path in [*(ROOT / "etl").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        yield path.relative_to(ROOT).as_posix(), path


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, path in modules():
        for node in parsed(path):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}:{node.name}", node


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        name: size
        for name, node in functions()
        if (size := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long.keys() == LONG_FUNCTIONS.keys(), long


def test_no_function_takes_nine_values() -> None:
    many = {
        name: count
        for name, node in functions()
        if (count := len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]))
        > MOST_PARAMETERS
    }
    assert many.keys() == MANY_PARAMETERS.keys(), many


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    sizes = {name: path.read_text("utf-8").count("\n") for name, path in modules()}
    long = {name: size for name, size in sizes.items() if size > LONGEST_MODULE}
    assert long.keys() == LONG_MODULES.keys(), long

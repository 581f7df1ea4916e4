"""Every plan in every one-byte alphabet: what is guessed wrongly shows in the cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from . import plain_text, word
from .checks import build, compare_rows, run, said
from .content import (
    altai,
    belgorod,
    bryansk,
    kaliningrad,
    karelia,
    murmansk,
    novosibirsk,
    orenburg,
    tatarstan,
)
from .plans import Plan, numbered, respelled
from .refused import REFUSED

# KOI8-R has no guillemets, no number sign, no long dash; NBSP it has.
KOI8 = {"«": '"', "»": '"', "–": "-", "№": "N"}
PLANS = {
    module.__name__.rsplit(".", 1)[-1]: numbered(module.PLAN)
    for module in (
        altai, belgorod, bryansk, kaliningrad, karelia, murmansk, novosibirsk, orenburg, tatarstan
    )
}  # fmt: skip


def one_line(plan: Plan) -> Plan:
    """The title on one line, as every text file of the tests has it."""
    return replace(plan, title=" ".join(plan.title.split()))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
@pytest.mark.parametrize("name", PLANS)
def test_one_byte_alphabets(name: str, encoding: str, tmp_path: Path) -> None:
    plan = one_line(PLANS[name])
    columns = word.SEVEN
    if encoding == "koi8_r":
        plan = respelled(plan, KOI8)
        columns = (("N п/п", word.NUMBER[1]), *word.SEVEN[1:])
    path = tmp_path / "plan.txt"
    path.write_bytes(plain_text.encoded(plain_text.cell_per_tab(plan, columns), encoding))
    built = build(path, tmp_path / "tables")
    bare = replace(
        plan,
        spheres=tuple(
            (sphere, tuple(replace(item, extra={}, shown={}) for item in items))
            for sphere, items in plan.spheres
        ),
    )
    faults = compare_rows(bare, built)
    assert not faults, said(faults)


@pytest.mark.parametrize("case", ["odd rtf", "odd doc"])
def test_other_formats_are_told_of_docx(case: str, tmp_path: Path) -> None:
    name, make = REFUSED[case]
    (tmp_path / name).write_bytes(make())
    assert ".docx" in run("build", tmp_path / name, "--out", tmp_path / "tables").err

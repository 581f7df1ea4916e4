"""Plans of other regions, each in its own form, against tables written by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from . import plain_text, word, word_plans, workbook
from .checks import PARTS, Built, build, compare_rows, said
from .content import (
    altai,
    belgorod,
    bryansk,
    kaliningrad,
    karelia,
    murmansk,
    novosibirsk,
    orenburg,
    primorye,
    pskov,
    rostov,
    tatarstan,
)
from .plans import Plan, numbered, respelled
from .word import SEVEN, Column

Maker = Callable[[Path], Path]
KOI8 = {"«": '"', "»": '"', "–": "-", "№": "N"}
ALTAI_KOI8 = respelled(altai.PLAN, KOI8)
KOI8_COLUMNS = (("N п/п", word.NUMBER[1]), *SEVEN[1:])
PDF = Path(__file__).resolve().parent / "pdf"


def _text(
    plan: Plan,
    layout: Callable[..., str],
    encoding: str,
    line_end: str = "\n",
    columns: tuple[Column, ...] = SEVEN,
) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / "plan.txt"
        path.write_bytes(plain_text.encoded(layout(plan, columns), encoding, line_end))
        return path

    return make


def _word(maker: Callable[[Path], Path]) -> Maker:
    return lambda folder: maker(folder / "План мероприятий.docx")


def _plain(plan: Plan) -> Maker:
    return lambda folder: word.plain(plan, folder / "plan.docx")


def _sheet(plan: Plan) -> Maker:
    return lambda folder: workbook.simple(plan, folder / "plan.xlsx")


def _pdf(name: str) -> Maker:
    return lambda folder: PDF / name


DOCUMENTS: dict[str, tuple[Plan, Maker, tuple[str, ...]]] = {
    "pskov-docx": (pskov.PLAN, _word(word_plans.pskov_docx), ()),
    "bryansk-docx": (bryansk.PLAN, _word(word_plans.bryansk_docx), ()),
    "belgorod-docx": (belgorod.PLAN, _word(word_plans.belgorod_docx), ()),
    "karelia-docx": (karelia.PLAN, _word(word_plans.karelia_docx), ()),
    "rostov-docx": (rostov.PLAN, _word(word_plans.rostov_docx), ("--period", "2027-H2")),
    "novosibirsk-docx": (novosibirsk.PLAN, _plain(novosibirsk.PLAN), ()),
    "orenburg-docx": (orenburg.PLAN, _plain(orenburg.PLAN), ()),
    "primorye-xlsx": (
        primorye.PLAN,
        lambda folder: workbook.primorye_xlsx(folder / "Приморье.xlsx"),
        (),
    ),
    "orenburg-xlsx": (orenburg.PLAN, _sheet(orenburg.PLAN), ()),
    "tatarstan-pdf": (tatarstan.PLAN, _pdf("tatarstan-ruled.pdf"), ()),
    "tatarstan-split-pdf": (tatarstan.PLAN, _pdf("tatarstan-split.pdf"), ()),
    "kaliningrad-pdf": (kaliningrad.PLAN, _pdf("kaliningrad-unruled.pdf"), ()),
    "murmansk-pdf": (murmansk.PLAN, _pdf("murmansk-unruled.pdf"), ()),
    "bryansk-pdf": (numbered(bryansk.PLAN), _pdf("bryansk-ruled.pdf"), ()),
    "murmansk-utf8-bom": (
        murmansk.PLAN,
        _text(murmansk.PLAN, plain_text.cell_per_tab, "utf-8-sig"),
        (),
    ),
    "murmansk-utf16": (
        murmansk.PLAN,
        _text(murmansk.PLAN, plain_text.cell_per_tab, "utf-16", "\r\n"),
        (),
    ),
    "murmansk-cp1251": (
        murmansk.PLAN,
        _text(murmansk.PLAN, plain_text.cell_per_tab, "cp1251", "\r\n"),
        (),
    ),
    "murmansk-lines-cp1251": (
        murmansk.PLAN,
        _text(murmansk.PLAN, plain_text.line_per_row, "cp1251"),
        (),
    ),
    "murmansk-lines-utf8": (
        murmansk.PLAN,
        _text(murmansk.PLAN, plain_text.line_per_row, "utf-8", "\r\n"),
        (),
    ),
    "altai-koi8": (
        ALTAI_KOI8,
        _text(ALTAI_KOI8, plain_text.cell_per_tab, "koi8_r", "\n", KOI8_COLUMNS),
        (),
    ),
    "altai-lines-koi8": (
        ALTAI_KOI8,
        _text(ALTAI_KOI8, plain_text.line_per_row, "koi8_r", "\r\n", KOI8_COLUMNS),
        (),
    ),
    "altai-utf8": (altai.PLAN, _text(altai.PLAN, plain_text.cell_per_tab, "utf-8"), ()),
    "altai-xlsx": (altai.PLAN, _sheet(altai.PLAN), ()),
    "altai-docx": (altai.PLAN, _plain(altai.PLAN), ()),
}
_BUILT: dict[str, Built | Exception | AssertionError] = {}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Build a document once a session."""

    def get(name: str) -> Built:
        if name not in _BUILT:
            folder = tmp_path_factory.mktemp(name)
            _, make, options = DOCUMENTS[name]
            document = make(folder)
            try:
                _BUILT[name] = build(document, folder / "tables", *options)
            except (Exception, AssertionError) as trouble:
                _BUILT[name] = trouble
        result = _BUILT[name]
        if isinstance(result, BaseException):
            raise result
        return result

    return get


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows(name: str, built: Callable[[str], Built]) -> None:
    plan = DOCUMENTS[name][0]
    faults = compare_rows(plan, built(name))
    assert not faults, said(faults)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_meaning(name: str, part: str, built: Callable[[str], Built]) -> None:
    plan = DOCUMENTS[name][0]
    tables = built(name)
    if len(tables.events) != len(plan.items):
        pytest.fail("не те строки (см. test_rows)")
    faults = PARTS[part](plan, tables)
    assert not faults, said(faults)


@pytest.mark.parametrize("name", ["bryansk-docx", "primorye-xlsx", "murmansk-utf8-bom"])
def test_counts_are_printed(name: str, built: Callable[[str], Built]) -> None:
    out = built(name).outcome.out
    assert str(len(DOCUMENTS[name][0].items)) in out
    assert any("а" <= letter <= "я" for letter in out)


def test_unknown_heading_is_named(built: Callable[[str], Built]) -> None:
    assert "Ответственный" in built("pskov-docx").outcome.out


@pytest.mark.parametrize("other", ["altai-xlsx", "altai-utf8"])
def test_same_content_gives_the_same_events(other: str, built: Callable[[str], Built]) -> None:
    place = {"source_ref", "event_id"}
    here, there = (
        [
            {key: value for key, value in event.items() if key not in place}
            for event in built(name).events
        ]
        for name in ("altai-docx", other)
    )
    assert here == there

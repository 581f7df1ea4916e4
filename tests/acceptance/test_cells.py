"""Single date, place and participant cells, built as three plans of one row each cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from . import plain_text
from .checks import PARTS, Built, Row, build, said
from .content import cells, more_cells
from .plans import Item, Plan, fold, numbered

WHAT = "Рабочая встреча"


def plan_of(items: list[Item]) -> Plan:
    return numbered(Plan(cells.TITLE, (("Связи", tuple(items)),)))


DATES = {
    text: Item(
        WHAT,
        "г. Тверь",
        text,
        "Беседа",
        "Дружба",
        "Сербия",
        periods=periods,
        precision=precision,
        kind=kind,
        tentative=tentative,
        flags=flags,
    )
    for text, (periods, precision, kind, tentative, flags) in (
        cells.DATES | more_cells.DATES
    ).items()
}
PLACES = {
    text: Item(WHAT, text, "15 мая", "Беседа", "Дружба", "Область", format=form, sites=sites)
    for text, (form, sites) in (cells.PLACES | more_cells.PLACES).items()
}
PARTNERS = {
    text: Item(WHAT, "г. Тверь", "15 мая", "Беседа", "Дружба", text, countries=countries)
    for text, countries in (cells.PARTNERS | more_cells.PARTNERS).items()
}
RowOf = Callable[[str, dict[str, Item], str], Built]
_BUILT: dict[str, Built] = {}


@pytest.fixture(scope="session")
def row_of(tmp_path_factory: pytest.TempPathFactory) -> RowOf:
    """The tables cut down to the one row of a cell."""

    def get(name: str, items: dict[str, Item], text: str) -> Built:
        if name not in _BUILT:
            folder = tmp_path_factory.mktemp(name)
            path: Path = folder / "plan.txt"
            path.write_text(
                plain_text.cell_per_tab(plan_of(list(items.values()))), encoding="utf-8"
            )
            _BUILT[name] = build(path, folder / "tables")
        whole = _BUILT[name]
        assert len(whole.events) == len(items)
        event: Row = whole.events[list(items).index(text)]
        return Built(whole.outcome, {**whole.tables, "events": [event]})

    return get


@pytest.mark.parametrize("text", DATES)
def test_date(text: str, row_of: RowOf) -> None:
    built = row_of("dates", DATES, text)
    plan = Plan(cells.TITLE, (("Связи", (DATES[text],)),))
    faults = PARTS["dates"](plan, built) + PARTS["doubts"](plan, built)
    assert not faults, said(faults)


@pytest.mark.parametrize("text", PLACES)
def test_place(text: str, row_of: RowOf) -> None:
    built = row_of("places", PLACES, text)
    faults = PARTS["places"](Plan(cells.TITLE, (("Связи", (PLACES[text],)),)), built)
    assert not faults, said(faults)


@pytest.mark.parametrize("text", PARTNERS)
def test_partners(text: str, row_of: RowOf) -> None:
    built = row_of("partners", PARTNERS, text)
    assert built.events[0]["participants_text"] == fold(text)
    faults = PARTS["partners"](Plan(cells.TITLE, (("Связи", (PARTNERS[text],)),)), built)
    assert not faults, said(faults)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Страны СНГ и Китай", ["страны СНГ"]),
        ("Представители 12 стран", ["12 стран"]),
        ("Малые города России", []),
    ],
)
def test_groups(text: str, groups: list[str], row_of: RowOf) -> None:
    assert row_of("partners", PARTNERS, text).events[0]["partner_groups"] == groups

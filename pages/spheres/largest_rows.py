"""A matrix of many partners and spheres: the largest, and all the others together.

What stands together is counted by event, each once, and is opened by a click on its name: then
the next ones stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.shared.words.russian import PARTNERS, SPHERES, counted
from pages.spheres.sphere_counts import Count, Counts

MOST = 20
"""Rows or columns of one matrix; a plan has some ten of each."""


def parts_of(found: Counts) -> int:
    """In how many parts the partners, or the spheres, stand one after the other."""
    longest = max(len(found.partners), len(found.spheres))
    return 1 if longest <= MOST else -(-longest // (MOST - 1))


def largest(found: Counts, part: int = 1) -> Counts:
    """The counts with as many partners and spheres as a matrix has room for.

    Args:
        found: all of them; returned as they are where they fit.
        part: which of them, the largest first; those after them stand together.
    """
    if parts_of(found) == 1:
        return found
    partners, columns = _cut(found.partners, part, PARTNERS)
    by_number = sorted(found.spheres, key=lambda row: -row.n)
    spheres, rows = _cut(by_number, part, SPHERES)
    order = {row.name: at for at, row in enumerate(found.spheres)}
    spheres.sort(key=lambda row: order.get(row.name, len(order)))
    cells: dict[tuple[str, str], dict[str, None]] = {}
    for (sphere, partner), ids in found.cells.items():
        if sphere in rows and partner in columns:
            own = cells.setdefault((rows[sphere], columns[partner]), {})
            own.update(dict.fromkeys(ids))
    return replace(
        found,
        partners=tuple(partners),
        spheres=tuple(spheres),
        cells={names: tuple(ids) for names, ids in cells.items()},
    )


def _cut(
    rows: Sequence[Count], part: int, kind: tuple[str, str, str]
) -> tuple[list[Count], dict[str, str]]:
    """The rows of a part, the others after them as one; of each name the one it stands under."""
    if len(rows) <= MOST:
        return list(rows), {row.name: row.name for row in rows}
    first = min(part - 1, (len(rows) - 1) // (MOST - 1)) * (MOST - 1)
    kept, rest = list(rows[first : first + MOST - 1]), rows[first + MOST - 1 :]
    stands = {row.name: row.name for row in kept}
    if rest:
        name = f"ещё {counted(len(rest), *kind)}"
        ids = dict.fromkeys(i for row in rest for i in row.ids)
        kept.append(Count(name, tuple(ids), part=part + 1))
        stands |= {row.name: name for row in rest}
    return kept, stands

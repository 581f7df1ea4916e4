"""Nouns of the lands that countries consist of: «провинция», «штат», «воеводство»."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache

from etl.lookups import lookup_rows, several

_TABLE = "subdivision_units.csv"
# No adjective: «уездный бал» is of no land abroad.
_ENDING = r"(?:[аеиоуыюяй]|о[вм]|а[мх]|ами|е[йм]|я[мх]|ями)?(?![а-я])"


@lru_cache(maxsize=1)
def _units() -> tuple[tuple[str, frozenset[str], bool], ...]:
    """Each noun, the countries that use it (none: any), and whether Russia has such lands."""
    return tuple(
        (noun, frozenset(several(row["codes"])), bool(row["ours"]))
        for row in lookup_rows(_TABLE)
        for noun in several(row["noun"])
    )


@lru_cache(maxsize=1_000)
def unit_told(form: str) -> tuple[frozenset[str], bool] | None:
    """The countries that use a noun (none: any), and whether Russia does; None for other words."""
    for noun, codes, ours in _units():
        if form == noun or (noun.endswith("*") and fnmatchcase(form, noun)):
            return codes, ours
    return None


@lru_cache(maxsize=1)
def units_abroad() -> str:
    """A piece of a pattern: nouns of lands that Russia has none of, whatever their case.

    Those that mean something else as well («департамент») are left out.
    """
    nouns = [
        noun.replace("*", _ENDING)
        for row in lookup_rows(_TABLE)
        if not (row["ours"] or row["other_sense"])
        for noun in several(row["noun"])
    ]
    return f"(?:{'|'.join(nouns)})"

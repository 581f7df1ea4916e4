"""What period a plan covers: its title says so, else its dates, else the person who builds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from etl.dates.date_cell import read_dates
from etl.dates.title_period import (
    period_from_id,
    read_title_period,
    spanning,
    whole_year,
    years_in,
)
from etl.model import PlanDocument, PlanPeriod
from etl.periods_in_words import ongoing_in_words
from etl.refusals import RefusedDocumentError

MOSTLY = 0.8
"""Share of the dated rows that must lie in one half-year for it to be the plan's period."""
_DATES = ("dates_text", "dates_start", "dates_end", "dates_and_place")
HALF_YEAR = timedelta(days=184)


class PeriodMissingError(RefusedDocumentError):
    """Only a person can say which period the document is for."""


def plan_period(document: PlanDocument, given: str | None = None) -> tuple[PlanPeriod, str]:
    """The plan's period and a Russian remark on how it was found ("" from the title).

    Args:
        document: the document read.
        given: ``--period`` of the command line, e.g. "2026-H1".

    Raises:
        PeriodMissingError: nothing says which period the plan is for.
        RefusedDocumentError: ``given`` is no period.
    """
    asked = period_from_id(given) if given else None
    if given and asked is None:
        raise RefusedDocumentError(
            f"Период «{given}» не понят: укажите --period в виде 2026-H1, 2026-Q3 или 2026."
        )
    titled = read_title_period(document.title)
    if titled is not None:
        titled = spanning(titled, filter(None, map(read_title_period, document.parts)))
    if titled is not None:
        remark = ""
        if asked is not None and asked != titled:
            remark = (
                f"В заголовке назван период «{_said(titled)}»; «{_said(asked)}», как указал "
                "человек, не использован."
            )
        return titled, remark
    cells = [row.cells["dates_text"] for row in document.rows]
    headed = [heading for heading, field in document.headings if field in _DATES]
    dated = _from_dates(cells, headed)
    if asked is not None:
        return asked, f"Период плана — {_said(asked)}: так указал человек."
    if dated is not None:
        return dated, f"Период плана — {_said(dated)}: определён по датам, в заголовке его нет."
    raise PeriodMissingError(
        f"{document.name}: ни заголовок, ни сроки не говорят, на какой период этот план; "
        "укажите его, например: --period 2026-H1."
    )


def _said(period: PlanPeriod) -> str:
    return ongoing_in_words(period.start, period.end).removeprefix("весь ")


def _from_dates(cells: Sequence[str], headings: Sequence[str]) -> PlanPeriod | None:
    """The period that the dates lie in; their year may stand in the column's heading only."""
    years = Counter(year for cell in cells for year in years_in(cell))
    years = years or Counter(year for heading in headings for year in years_in(heading))
    if not years:
        return None
    year = max(years, key=lambda y: (years[y], -y))
    whole = whole_year(year)
    halves = Counter[str]()
    for cell in cells:
        reading = read_dates(cell, whole)
        if reading.precision in ("unknown", "year") or not reading.periods:
            continue
        start = min(period.start for period in reading.periods)
        end = max(period.end for period in reading.periods)
        if end - start > HALF_YEAR:
            continue  # «ежемесячно» or a school year says nothing of the half-year
        halves["H1" if start <= date(year, 6, 30) else "H2"] += 1
    for half, count in halves.items():
        if count >= MOSTLY * halves.total():
            return period_from_id(f"{year}-{half}")
    return whole

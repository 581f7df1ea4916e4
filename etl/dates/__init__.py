"""Dates in Russian: the plan's «Сроки» cells and the period in its title."""

from etl.dates.date_cell import read_dates
from etl.dates.title_period import period_from_id, read_title_period, years_in

__all__ = ["period_from_id", "read_dates", "read_title_period", "years_in"]

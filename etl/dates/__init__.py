"""Dates in Russian: the plan's «Сроки» cells and the period in its title."""

from etl.dates.plan_period import period_from_id, read_title_period, years_in
from etl.dates.reading import read_dates

__all__ = ["period_from_id", "read_dates", "read_title_period", "years_in"]

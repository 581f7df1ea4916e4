"""What a filter by place leaves out: events elsewhere in the same region."""

from __future__ import annotations

from dataclasses import dataclass

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import PLACE, REGION
from pages.shared.plan.column_values import of_values
from pages.shared.plan.partner_areas import partner_areas
from pages.shared.plan.tables import Plan


@dataclass(frozen=True, slots=True)
class WiderPlace:
    """A chosen place beside its region.

    Attributes:
        place: the place, as the filter names it.
        here: the events that the filter leaves, in words: «в городе 4».
        there: those of the whole region, in words: «в области 9».
        selection: the filters that leave these.
        key: of the filter that does.
    """

    place: str
    here: str
    there: str
    selection: Selection
    key: str


def wider_place(plan: Plan, selection: Selection) -> WiderPlace | None:
    """The region of the one place chosen, where more events are in it.

    In the partner country the region is a filter of its own, which also counts where those who
    take part are from; elsewhere it is all its places. None where several places are chosen, or
    a region is.

    Args:
        plan: the whole plan.
        selection: the filters.
    """
    if len(selection[PLACE]) != 1 or selection[REGION]:
        return None
    (place,) = selection[PLACE]
    venues = plan.venues
    own = venues[of_values(plan, "venues", "place").rows_of([place])]
    regions = [r for r in own["region"].dropna().unique() if r]
    if len(regions) != 1:
        return None
    region = str(regions[0])
    if region in partner_areas(plan):
        wider, key = selection.having({PLACE: (), REGION: (region,)}), REGION
    else:
        inside = sorted(set(venues.loc[venues["region"] == region, "place"]))
        wider, key = selection.having({PLACE: inside}), PLACE
    here, there = (chosen.apply(plan).n for chosen in (selection, wider))
    if there <= here:
        return None
    town = set(own["settlement_type"].dropna()) == {"г."}
    known = "в\u00a0городе" if town else "без города и\u00a0района" if place == region else "здесь"
    whole = "в\u00a0области" if region.endswith("область") else f"{region} целиком —"
    return WiderPlace(place, f"{known} {here}", f"{whole} {there}", wider, key)

"""«Варна, ул. Ленина»: a site as only Russia and Belarus have it means no city abroad."""

from __future__ import annotations

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import GazetteerRow
from etl.places.place_words import pattern
from etl.places.town_namesakes import Context, fits
from etl.places.venue_draft import Draft
from etl.text import key

_ALIKE = ["AM", "AZ", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UA", "UZ"]
"""Countries whose schools, houses of culture and streets were called the same (the USSR's)."""


def namesake_at_home(
    draft: Draft, chosen: GazetteerRow | None, context: Context, home: Home
) -> GazetteerRow | None:
    """The settlement of the home region that the site in it tells; None where nothing does.

    Args:
        draft: a settlement and what is held in it.
        chosen: the namesake that would be meant without the site, None where it is open.
        context: what else the cell says.
        home: whose plan it is.
    """
    told = context.country is not None or context.region is not None
    if draft.settlement is None or told or draft.settlement.size == "town":
        return None  # «г. Париж» is no village
    if chosen is not None and chosen.country_code in (*HOME_COUNTRIES, *_ALIKE):
        return None
    site = key(f"{draft.name or ''} {draft.address or ''}")
    if pattern("name", "ours").search(site) is None:
        return None
    rows = settlements_named(draft.settlement.name)
    return next((r for r in rows if r.region == home.region and fits(r, context)), None)

"""Items of a cell that lie in the town named before them."""

from __future__ import annotations

import itertools
import re

from etl.home import Home
from etl.places.cell_remarks import PreparedCell
from etl.places.venue_draft import Draft
from etl.places.venues import finish

# «г. Чебоксары, театр; Красная площадь»: there is one elsewhere that everybody knows.
_OF_ANY_TOWN = re.compile(r"(?:[а-яё-]+\s)?(?:площадь|набережная|бульвар|сквер)", re.IGNORECASE)


def head_the_rest(drafts: list[Draft], prepared: PreparedCell) -> None:
    """«г. Смоленск: СмолГУ, ул. Пржевальского, 4; СГМУ»: the town before the colon heads all.

    An address alone («…, ул. Ленина, 8; ул. Крупской, 28») lies in the town before it.
    """
    for before, draft in itertools.pairwise(drafts):
        areas = (draft.settlement, draft.district, draft.region, draft.country)
        if draft.name is None and draft.address is not None and not any(areas):
            draft.settlement, draft.district = before.settlement, before.district
            draft.region, draft.country = before.region, before.country
    town = drafts[0].settlement if drafts else None
    if town is None or not re.match(r"\s*:", prepared.shadow[town.end :]):
        return
    first, headed = drafts[0], False
    for draft in drafts[1:]:
        if draft.group and not any((draft.settlement, draft.district, draft.region, draft.country)):
            draft.settlement, headed = town, True
            draft.region, draft.country = first.region, first.country
    if headed and first.name is None and first.address is None:
        drafts.remove(first)  # «г. Казань: 1) КФУ; 2) КНИТУ»


def go_on_in_town(drafts: list[Draft], home: Home) -> None:
    """«г. Смоленск, СмолГУ; СГМУ»: what names no place of its own lies in the town before it.

    Behind a second town a person is asked.
    """
    towns = 0
    for before, draft in itertools.pairwise(drafts):
        towns += before.settlement is not None and "settlement" not in before.inherited
        areas = (draft.settlement, draft.district, draft.region, draft.country)
        if draft.name is None or before.settlement is None or before.name_first or any(areas):
            continue
        own, town = (finish(one, home, tentative=False)[0] for one in (draft, before))
        same = own.region in (None, town.region) and own.country_code in (None, town.country_code)
        same = same or _OF_ANY_TOWN.match(draft.name) is not None
        if draft.group and same and town.country_code:
            draft.settlement, draft.district = before.settlement, before.district
            draft.region, draft.country = before.region, before.country
            draft.inherited.add("settlement")
            draft.unsure = draft.unsure or towns > 1
        elif draft.group and draft.hints and own.country_code == town.country_code:
            draft.unsure = True  # «г. Улан-Удэ, …; Этнографический музей народов Забайкалья»

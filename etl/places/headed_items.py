"""Items of a cell that lie in the town named before them."""

from __future__ import annotations

import itertools
import re

from etl.home import Home
from etl.model import Venue
from etl.places.bare_names import places_of
from etl.places.cell_remarks import PreparedCell
from etl.places.mention import Mention
from etl.places.place_words import districts_called, first_level_cities, known_site
from etl.places.venue_draft import Draft, are_of_district, settlement_agrees
from etl.places.venues import finish
from etl.text import key

# «г. Чебоксары, театр; Красная площадь»: there is one elsewhere that everybody knows.
_OF_ANY_TOWN = re.compile(r"(?:[а-яё-]+\s)?(?:площадь|набережная|бульвар|сквер)", re.IGNORECASE)
# Kinds that each town has its own of; «Эрмитаж», «Хмелита», «о. Ольхон» may be anywhere.
_LOCAL = re.compile(
    r"(?:[а-яё-]+(?:ая|[ыио]й|[ое]е)\s){0,4}(?:школ|гимнази|лице[йя]|библиотек|[рг]?дк(?!\w)|фок(?!\w)|дом|"
    r"двор[еца]|стадион|спорт|бассейн|парк|театр|кинотеатр|музе[йя]|галере|гостиниц|отел|центр|зал|"
    r"т[рк]?[цк](?!\w)|бц(?!\w)|кд?[цк](?!\w)|кдц(?!\w)|к?вц(?!\w)|лд(?:с)?(?!\w)|с[ош]?ш(?!\w)|м[абк]?о?у[кд]?о?(?!\w)|"
    r"кафе|ресторан|сквер|сад(?!\w)|больниц|поликлиник|цирк|училищ|площадк|каток|ледов|"
    r"филармони|колледж|техникум|администраци|храм|собор|церк|арен|манеж|университет|институт|"
    r"академи|ул\.|улиц)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[А-ЯЁ][А-Яа-яЁё]{0,3}[А-ЯЁ]{1,5}(?!\w)")
_ALIKE = 4
"""Letters in which «Хакасский музей» and «Республика Хакасия» begin alike."""


def _may_lie_in(name: str, hints: list[Mention], town: Venue) -> bool:
    """Whether a name without a place of its own is likely to lie in the town before it.

    «театр», «Хакасский музей» in Хакасия; an institution's letters where the first is the
    town's or the region's («СГМУ» in Смоленск, «АмГУ» in Амурская область, not «МГИМО»).
    """
    areas = [key(one) for one in (town.settlement, town.region) if one]
    areas += [area.removeprefix("республика ") for area in areas]
    site = known_site(name)
    if site is not None and key(site[0] or "") == key(town.settlement or ""):
        return True
    if _LOCAL.match(name):
        named = [hint.name for hint in hints]
        named += places_of(name)
        return all(_is_alike(one, areas) for one in named)
    return _SHORT.match(name) is not None and any(a.startswith(key(name[0])) for a in areas)


def _is_alike(name: str, areas: list[str]) -> bool:
    return any(area.startswith(key(name)[:_ALIKE]) for area in areas)


def head_the_rest(drafts: list[Draft], prepared: PreparedCell) -> None:
    """«г. Смоленск: СмолГУ, ул. Пржевальского, 4; СГМУ»: the town before the colon heads all.

    An address alone («…, ул. Ленина, 8; ул. Крупской, 28») lies in the town before it.
    """
    for before, draft in itertools.pairwise(drafts):
        areas = (draft.settlement, draft.district, draft.region, draft.country)
        if draft.name is None and draft.address is not None and not any(areas):
            draft.settlement, draft.district = before.settlement, before.district
            draft.region, draft.country = before.region, before.country
    if drafts:
        _head_with_areas(drafts, prepared.shadow)
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


def _head_with_areas(drafts: list[Draft], shadow: str) -> None:
    """«Терский район: пгт Умба, ДК; с. Варзуга»: the areas before the colon hold for all items.

    Until an item names an area of its own; a town beside the district's centre is none of it.
    """
    first = drafts[0]
    areas = [area for area in (first.district, first.region) if area is not None]
    ends = max((area.end for area in areas), default=0)
    if not ends or not re.match(r"\s*:", shadow[ends:]):
        return
    for draft in drafts[1:]:
        town = draft.settlement
        if draft.district or draft.region or draft.country or town is None:
            return
        region = first.region.name if first.region is not None else None
        if key(town.name) in first_level_cities() or not settlement_agrees(draft, region=region):
            return  # «Минская область: г. Борисов; г. Минск»
        if first.district is not None and not _may_be_of(town, first.district):
            return
        draft.district, draft.region = first.district, first.region
        draft.country = first.country


def _may_be_of(town: Mention, district: Mention) -> bool:
    centres = [key(row.centre) for row in districts_called(district.name)]
    return are_of_district(town) or key(town.name) in centres


def go_on_in_town(drafts: list[Draft], home: Home) -> None:
    """«г. Смоленск, театр; библиотека № 1»: what each town has its own of lies in the one before.

    A name that may be anywhere («; МГИМО», «; Хмелита») is left without a town: the cell names
    none for it. Behind a second town a person is asked.
    """
    towns = 0
    for before, draft in itertools.pairwise(drafts):
        towns += before.settlement is not None and "settlement" not in before.inherited
        areas = (draft.settlement, draft.district, draft.region, draft.country)
        if draft.name is None or before.settlement is None or before.name_first or any(areas):
            continue
        own, town = (finish(one, home, tentative=False)[0] for one in (draft, before))
        same = own.region in (None, town.region) and own.country_code in (None, town.country_code)
        same = same and _may_lie_in(draft.name, draft.hints, town)
        same = same or _OF_ANY_TOWN.match(draft.name) is not None
        if draft.group and same and town.country_code:
            draft.settlement, draft.district = before.settlement, before.district
            draft.region, draft.country = before.region, before.country
            draft.inherited.add("settlement")
            draft.unsure = draft.unsure or towns > 1
        elif draft.group and draft.hints and own.country_code == town.country_code:
            draft.unsure = True  # «г. Улан-Удэ, …; Этнографический музей народов Забайкалья»

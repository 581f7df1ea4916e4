"""Countries that stand behind towns or follow from those beside: «Баку, Тбилиси, Азербайджан»."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.countries import find_countries
from etl.countries.two_states import is_korea
from etl.country_names import country_name
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.places.mention import Mention
from etl.places.place_words import words
from etl.places.venue_draft import Draft
from etl.places.venues import finish
from etl.text import key

_FEWEST_LISTED = 2
_LISTED = re.compile(r"\s*[,/]\s*")


def _is_bare_country(draft: Draft) -> bool:
    finer = (draft.name, draft.address, draft.settlement, draft.district, draft.region)
    return draft.country is not None and not any(finer)


class _Towns:
    """The towns before a country; where each lies is asked once."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._codes: dict[int, str | None] = {}

    def of(self, draft: Draft, before: list[Draft]) -> list[Draft]:
        """Towns named before a country that lie in it and have none written beside them."""
        assert draft.country is not None
        found = []
        for one in before:
            told = one.country is not None and "country" not in one.inherited
            if one.group != draft.group or one.settlement is None or told:
                continue
            if self._code(one) == draft.country.code:
                found.append(one)
        return found

    def lie_in(self, towns: list[Draft], draft: Draft) -> None:
        """Give towns the country that stands behind them."""
        for one in towns:
            one.country = draft.country
            self._codes.pop(id(one), None)

    def _code(self, town: Draft) -> str | None:
        if id(town) not in self._codes:
            self._codes[id(town)] = finish(town, self._home, tentative=False)[0].country_code
        return self._codes[id(town)]


def countries_behind(drafts: list[Draft], text: str, home: Home) -> list[Draft]:
    """The venues without countries that only say where towns before them lie.

    A country right behind a town and its own country may be a second place, or tell who takes
    part there: such a venue stays and is asked about.
    """
    kept: list[Draft] = []
    towns = _Towns(home)
    for draft in drafts:
        if not _is_bare_country(draft) or not kept:
            kept.append(draft)
            continue
        owners = towns.of(draft, kept)
        if owners:
            towns.lie_in(owners, draft)
            continue
        second = _is_second_behind(draft, kept[-1], text) or _is_disputed_part(draft, kept[-1])
        draft.unsure = draft.unsure or second
        kept.append(draft)
    return kept


_MUNICIPAL = re.compile(r"(?<!\w)(?:В?МО|муниципальн\w+\sобразовани\w+)\s[«\"]?$")


def countries_beside(drafts: list[Draft], text: str, home: Home) -> None:
    """Of a town's namesakes abroad the one in the country of all towns beside it is meant.

    «Валенсия, Маракайбо, Каракас» are Venezuela's.
    """
    towns = [d for d in drafts if d.settlement and not (d.country or d.region)]
    if len(drafts) < _FEWEST_LISTED or not towns:
        return
    told = [one for one in find_countries(text) if one.kind in ("settlement", "guess")]
    for draft in towns:
        assert draft.settlement is not None
        name, start, end = draft.settlement.name, draft.settlement.start, draft.settlement.end
        own = [one.code for one in told if start <= one.start and one.end <= end]
        code = finish(draft, home, tentative=False)[0].country_code
        if len(own) != 1 or code in (None, *own, *HOME_COUNTRIES) or own[0] in HOME_COUNTRIES:
            continue
        if any(row.country_code == own[0] for row in settlements_named(name)):
            draft.country = Mention("country", 0, 0, country_name(str(own[0])), own[0])


def doubt_shared_names(drafts: list[Draft], text: str) -> None:
    """«Корея» and no town of it: the South as a rule, but a person should look; «МО Коломна»."""
    for draft in drafts:
        town = draft.settlement
        quarter = town is not None and key(town.name) in words()["town"]["shared_quarters"]
        open_ = town is not None and not (town.settlement_type or draft.region)
        if town and quarter and open_ and _MUNICIPAL.search(text[: town.start]):
            draft.unsure = True  # the town of that name, or the okrug of Санкт-Петербург
    korean = [d for d in drafts if d.country is not None and d.country.code in ("KR", "KP")]
    if len(korean) != 1 or not _is_bare_country(korean[0]):
        return
    country = korean[0].country
    if country is not None and is_korea(text[country.start : country.end]):
        korean[0].country = replace(country, guess=True)


def _is_disputed_part(draft: Draft, before: Draft) -> bool:
    """«Азербайджан, Карабах»: an entity without a code behind a country, as a part of it or not."""
    assert draft.country is not None
    if before.group != draft.group or not _is_bare_country(before) or before.country is None:
        return False
    whole = words()["town"]["claimed_by"].get(before.country.code, ())
    return any(stem in key(draft.country.code or "") for stem in whole)


def _is_second_behind(draft: Draft, before: Draft, text: str) -> bool:
    """«г. Алматы, Казахстан, Узбекистан», not «Казахстан, г. Алматы, Узбекистан»."""
    if before.settlement is None or before.country is None or draft.country is None:
        return False
    if before.group != draft.group or before.country.start < before.settlement.start:
        return False
    gap = text[before.country.end : draft.country.start]
    return _LISTED.fullmatch(gap) is not None

"""Settlements of a place cell: one address, or places beside each other."""

from __future__ import annotations

from dataclasses import replace

from etl.places.area_assembly import AreaAssembly
from etl.places.cell_piece import Piece
from etl.places.listed_sites import share_town
from etl.places.mention import Mention
from etl.places.place_words import first_level_cities
from etl.places.sites_within import (
    is_abroad_too,
    is_town_of_city,
    is_unheard_beside,
    is_within_town,
    lies_beyond,
    region_of_closed_town,
)
from etl.places.venue_draft import (
    Draft,
    fits_country,
    in_region,
    lies_outside,
)
from etl.text import key


class TownAssembly(AreaAssembly):
    """What a settlement says of the venue before it."""

    def _is_return(self, mention: Mention) -> bool:
        """«Самара – Казань – Самара»: a way that ends where it began."""
        towns = [d.settlement for d in self.drafts if d.group == self.group and d.settlement]
        return len(towns) > 1 and key(towns[0].name) == key(mention.name)

    def _settle(self, draft: Draft, mention: Mention) -> None:
        draft.settlement = mention
        draft.inherited.discard("settlement")
        if "district" in draft.inherited and lies_outside(mention, draft.district):
            draft.district = None  # «Смоленский район, д. Печерск, ДК / Дом дружбы (г. Орша)»
        region = draft.region if "region" in draft.inherited and mention.size == "town" else None
        if region is not None and mention.settlement_type and not in_region(mention, region):
            draft.region = None  # «Смоленская область, д. Печерск, ДК, Дом дружбы (г. Орша)»
        if draft.name is not None:
            draft.name_first = True
        if draft is self.drafts[-1]:
            share_town(self.drafts, mention)

    def _passes_on(self, draft: Draft, part: str, mention: Mention) -> bool:
        """Whether an area named before one settlement holds for the next one too."""
        area = getattr(draft, part)
        if area is None or draft.settlement is None or area.start > draft.settlement.start:
            return False
        if part == "country":
            return fits_country(mention, area.code)
        return part == "district" or in_region(mention, area)

    def _nested(
        self, draft: Draft, mention: Mention, following: Piece | None, *, inside: bool
    ) -> bool:
        """«г. Смоленск, пос. Вишенки», also the other way round: one address."""
        assert draft.settlement is not None
        if (following is not None and following.kind == "district") or self.way:
            return False
        outer, inner = draft.settlement, mention
        goes_on = following is not None and following.join != ";"
        for part, town in ((inner, outer), (outer, inner)):
            if is_within_town(part, town, self.home):
                if is_abroad_too(part) and not inside:
                    others = [one for one in self.drafts if one.group == draft.group]
                    goes_to = following is not None and following.kind in ("settlement", "country")
                    if goes_to or part is outer or len(others) > 1:
                        return False  # «г. Ростов-на-Дону, Нахичевань, Баку»
                    draft.unsure = True
                draft.settlement = town
                first_level = key(town.name) in first_level_cities()
                if first_level and (part.settlement_type is not None or is_town_of_city(part)):
                    # «г. Пушкин (Санкт-Петербург)»: the city is the region.
                    draft.settlement = part
                    draft.region = replace(town, kind="region", code=self.home.country_code)
                elif part.settlement_type is None and not (draft.name or draft.address or goes_on):
                    draft.name, draft.named_at = part.name, [(part.start, part.end)]
                return True
        if outer.settlement_type is None or inner.settlement_type is None:
            return False
        if outer.settlement_type == "ЗАТО" != inner.settlement_type:
            return self._in_closed_town(draft, outer, inner)
        if inner.settlement_type == "ЗАТО":
            return False  # a closed town is part of no other
        if (
            inner.size == "town"
            and outer.size in ("village", "small", "any")
            and outer.settlement_type != inner.settlement_type
        ):
            if draft.district is not None or draft.region is not None:
                return False
            leads = following is not None and following.kind in ("name", "address")
            if outer.size == "village" and lies_beyond(outer, inner):
                if not leads:
                    return False  # «с. Териберка, г. Апатиты» are two places
                draft.unsure = True  # «с. Нижняя Синячиха, г. Алапаевск, музей»: where is it?
            # «д. Кимжа, г. Мезень»: nobody knows where it is, and the town is small
            draft.unsure = draft.unsure or is_unheard_beside(outer, inner)
            draft.settlement = mention
            return True
        listed = [one for one in self.drafts if one.group == draft.group]
        if len(listed) > 1 and not inside and all(one.is_bare_town() for one in listed):
            return False  # «г. Владимир, г. Суздаль, пос. Боголюбово»
        if inside and draft.name is not None and inner.size == "village":
            return outer.size == "town"  # «г. Ржев, Ржевский мемориал (д. Хорошево)»
        within = outer.size == "town" and inner.size in ("small", "any") and not inner.oblique
        near = within and not lies_beyond(inner, outer)
        # «г. Теберда, п. Домбай»: nobody knows where it is, and the town is small
        draft.unsure = draft.unsure or (near and is_unheard_beside(inner, outer))
        return near

    def _in_closed_town(self, draft: Draft, closed: Mention, inner: Mention) -> bool:
        """«ЗАТО Александровск, г. Полярный»: one address."""
        region = region_of_closed_town(closed, inner)
        if region is None:
            return False
        draft.region = draft.region or region
        if inner.size == "town":
            name = f"ЗАТО {closed.name}"
            draft.district = draft.district or replace(closed, kind="district", name=name)
            draft.settlement = inner
        return True

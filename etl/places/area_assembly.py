"""Countries, regions and districts of a place cell given to the venues that lie in them."""

from __future__ import annotations

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.places.areas_of_others import (
    district_of,
    is_called_after,
    is_city_beside,
    is_district_here,
    is_own_region,
    lie_apart,
    may_share_district,
    part_from_region,
    speaks_of_another,
)
from etl.places.cell_piece import Piece, is_behind_site, is_right_behind
from etl.places.islands import is_island_abroad
from etl.places.mention import Mention
from etl.places.out_of_town import is_far_village
from etl.places.place_words import districts_called, first_level_cities, words
from etl.places.sites_within import is_open_hamlet, is_open_part
from etl.places.town_namesakes import Context, choose
from etl.places.venue_draft import (
    Draft,
    district_agrees,
    is_astray,
    is_small_abroad,
    settlement_agrees,
)
from etl.text import key


def mention_of(piece: Piece) -> Mention:
    """What a piece of a kind that names a place says."""
    assert piece.mention is not None
    return piece.mention


def _is_village(piece: Piece) -> bool:
    return piece.mention is not None and piece.mention.size == "village"


class AreaAssembly:
    """The venues found so far, and what an area says of them."""

    def __init__(self, home: Home, *, way: bool = False) -> None:
        self.home = home
        self.way = way
        self.text = ""
        self.drafts: list[Draft] = []
        self.group = 0

    @property
    def _current(self) -> Draft | None:
        return self.drafts[-1] if self.drafts and self.drafts[-1].group == self.group else None

    def _new(self, *inherit: str) -> Draft:
        last = self._current
        draft = Draft(group=self.group)
        if last is not None:
            for part in inherit:
                value = getattr(last, part)
                if value is not None:
                    setattr(draft, part, value)
                    draft.inherited.add(part)
        self.drafts.append(draft)
        return draft

    def _take_country(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        mention = mention_of(piece)
        draft = self._current
        if draft is None or draft.is_empty():
            self._target().country = mention
            return
        if self._is_whole_of(draft, mention):
            return
        if self._takes_beside(draft, mention, "country", piece):
            return
        other = draft.country is not None and draft.country.code != mention.code
        if draft.region is not None and draft.region.code not in (None, mention.code):
            other = True
        joined = piece.join == "и" and previous is not None and previous.kind != "name"
        # A country passed on from the place before gives way to the place's own.
        passed_on = "country" in draft.inherited and draft.settlement is not None
        # «г. Ла-Пас (Боливия)»: what the brackets say of the town is believed.
        told = piece.inside and piece.join == "(" and previous is not None
        told = told and previous is not None and previous.kind == "settlement"
        # «Баку, Тбилиси (Азербайджан, Грузия)»: brackets that list countries are of all towns.
        told = told and not (
            following is not None and following.inside and following.kind == "country"
        )
        apart = joined or not (told or settlement_agrees(draft, country=mention.code))
        heads = following is not None and following.inside and following.join == "("
        if (other or apart) and not (other and passed_on and not apart and not heads):
            self._new().country = mention
            return
        draft.country = mention
        draft.inherited.discard("country")
        draft.unsure = draft.unsure or is_island_abroad(draft.name or "", draft)
        if not (piece.inside and draft.far_end):
            self._spread_back("country", mention)

    def _is_whole_of(self, draft: Draft, mention: Mention) -> bool:
        """«Гонконг (КНР)», «Китай, Макао»: one place, the land that has a code of its own."""
        within: dict[str | None, str] = words()["town"]["within_country"]
        if draft.country is None:  # «г. Гонконг, КНР»
            rows = settlements_named(draft.settlement.name) if draft.settlement else ()
            return bool(rows) and within.get(rows[0].country_code) == mention.code
        if within.get(mention.code) == draft.country.code is not None:
            draft.country = mention
            return True
        return within.get(draft.country.code) == mention.code is not None

    def _take_region(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        mention = mention_of(piece)
        draft = self._current
        if draft is None or draft.is_empty():
            self._target().region = mention
            return
        if draft.region is not None and key(draft.region.name) == key(mention.name):
            return
        if part_from_region(self.drafts, mention):
            return
        if speaks_of_another(draft, mention):
            self._new().region = mention
            return
        other = draft.region is not None and "region" not in draft.inherited
        # «Выборгский район / Южная Карелия»: two sides of a border
        sides = piece.join == "–" and draft.district is not None and draft.settlement is None
        other = other or (sides and mention.code not in (None, *HOME_COUNTRIES))
        if not other and self._takes_beside(draft, mention, "region", piece):
            return
        if draft.country is not None and mention.code not in (None, draft.country.code):
            other = True
        joined = piece.join == "и" and previous is not None and previous.kind != "name"
        country = mention.code if draft.country is None else None
        agrees = settlement_agrees(draft, country=country, region=mention.name)
        town, beside = draft.settlement if draft.district is None else None, False
        if town is not None and town.size != "village" and key(town.name) in first_level_cities():
            # «г. Минск, Минская область» is one address for its writer.
            round_it = (town.name, words()["town"]["region_round"].get(key(town.name), ""))
            agrees = key(mention.name) in map(key, round_it) and not joined
            # «Москва, Московская область» are two, of which none lies in the other
            beside = agrees and mention.code == "RU" and key(mention.name) != key(town.name)
            agrees = agrees and not beside
            leads = following is not None and following.kind in ("settlement", "district")
            beside = beside or not (joined or leads or not is_city_beside(town.name, mention))
        near = self._near_end()
        if near is not None and not (other or joined or agrees):
            near.region = mention  # «МАПП «Пограничный – Суйфэньхэ», Приморский край»
            return
        if other or joined or not agrees:
            inherit = (
                ("country",)
                if draft.country is not None and draft.country.code == mention.code
                else ()
            )
            self._new(*inherit).region = mention
            self.drafts[-1].unsure = beside and piece.join in (",", "(")
            return
        draft.region = mention
        draft.inherited.discard("region")
        # «г. Тегеран, г. Решт (провинция Гилян)»: of a land without a table of its towns
        # what the brackets say is of the town before them only.
        if not (piece.inside and mention.code not in HOME_COUNTRIES):
            self._spread_back("region", mention)

    def _takes_beside(self, draft: Draft, area: Mention, part: str, piece: Piece) -> bool:
        """«Выборгский район, Южная Карелия»: a district of Russia, and a land beside it.

        Of a land that may have a namesake of the district it is only doubted.
        """
        if draft.settlement or not is_district_here(draft, area, self.home):
            return False
        rows = districts_called(district_of(draft))
        ours = not piece.inside and any(row.region == self.home.region for row in rows)
        if ours:
            setattr(self._new(), part, area)
        self.drafts[-1].unsure = True
        return ours

    def _near_end(self) -> Draft | None:
        """The draft before the far end of a way, where it has no region yet."""
        near = self.drafts[-2] if self.drafts[-1].far_end and len(self.drafts) > 1 else None
        return near if near is not None and near.region is None else None

    def _take_district(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        mention = mention_of(piece)
        draft = self._current
        if draft is None or draft.is_empty():
            self._target().district = mention
            return
        if draft.district is not None and key(draft.district.name) == key(mention.name):
            return
        joined = piece.join == "и" and previous is not None and previous.kind != "name"
        # «с. Амурзет – уезд Лобэй» goes from one to the other.
        joined = joined or (piece.join == "–" and draft.settlement is not None)
        if draft.district is not None or joined or not district_agrees(draft, mention, self.home):
            abroad = mention.name.startswith(("уезд ", "хошун "))
            leading = self._leading(draft, "region", "country")
            if piece.join == "–":
                # «Дубровенский р-н (РБ) – Краснинский р-н (РФ)»: what brackets say is of one side.
                first = min(m.start for m in (draft.district, draft.settlement, mention) if m)
                named = {part: getattr(draft, part) for part in leading}
                leading = tuple(p for p, m in named.items() if m.start < first and not abroad)
            self._new(*leading).district = mention
            # «г. Астрахань, порт Оля (Лиманский район)», «г. Казань, «Казань Экспо», … район»
            behind_site = draft.name is not None and (piece.inside or following is None)
            # «нацпарк «Поозерье», Демидовский и Духовщинский районы»: it lies in both
            spread = draft.district is not None and piece.join == "и"
            self.drafts[-1].unsure = behind_site and (spread or piece.join in (",", "("))
            lone = draft.name is None and following is not None and following.kind == "name"
            lone = lone or (draft.name is None and following is not None and _is_village(following))
            if lone and piece.join == "," and is_called_after(mention, draft.settlement):
                self.drafts[-1].unsure = True  # «г. Орёл, Орловский округ, мемориал»
            return
        draft.district = mention
        draft.unsure = draft.unsure or self._lies_at_centre(draft, mention, previous)
        self._spread_back("district", mention)

    def _lies_at_centre(self, draft: Draft, district: Mention, previous: Piece | None) -> bool:
        """«г. Уфа, с. Зубово, Уфимский район»: two places, or the way to one."""
        of_group = [one for one in self.drafts if one.group == draft.group]
        if len(of_group) != 2 or previous is None or previous.join != "," or draft.name:
            return False
        town = of_group[0].settlement if of_group[0].name is None else None
        rows = districts_called(district.name) if town is not None else ()
        at_centre = any(town is not None and key(row.centre) == key(town.name) for row in rows)
        return at_centre or is_called_after(district, town)

    def _leading(self, draft: Draft, *parts: str) -> tuple[str, ...]:
        """Parts that stand for what follows too: named before anything finer."""
        return tuple(part for part in parts if getattr(draft, part) is not None)

    def _target(self) -> Draft:
        return self._current or self._new()

    def _spread_back(self, part: str, mention: Mention) -> None:
        """An area after a list of places belongs to all of them that may lie in it."""
        for draft in reversed(self.drafts[:-1]):
            if draft.group != self.group:
                break
            if getattr(draft, part) is not None:
                break
            if part == "district" and not may_share_district(draft, mention):
                break
            country = mention.code if part in ("country", "region") else None
            region = mention.name if part == "region" else None
            if (
                draft.region is not None
                and part == "country"
                and draft.region.code not in (None, country)
            ):
                break
            if not settlement_agrees(draft, country=country, region=region):
                break
            if region is not None and (
                is_own_region(draft, region) or lie_apart(draft, self.drafts[-1], mention)
            ):
                break  # «г. Минск, г. Орша (Витебская область)»
            of_ours = draft.district is not None and bool(districts_called(draft.district.name))
            if part == "country" and of_ours and mention.code not in HOME_COUNTRIES:
                break  # «п. Печки Печорского района, г. Вярска (Эстония)»
            if part == "country" and draft.settlement is not None:
                row, _ = choose(settlements_named(draft.settlement.name), Context(), self.home)
                if row is not None and row.country_code != mention.code:
                    break
            setattr(draft, part, mention)

    def _may_be_one(
        self, draft: Draft, piece: Piece, previous: Piece | None, following: Piece | None
    ) -> bool:
        """Whether a town behind the venue ``draft`` may belong to it, though it was taken apart."""
        mention = mention_of(piece)
        if is_right_behind(piece, previous) or (
            following is None and is_behind_site(piece, previous)
        ):
            return True
        if piece.join != ",":
            return False
        in_brackets = previous is not None and previous.kind == "name" and previous.inside
        if in_brackets and draft.settlement and is_far_village(draft.settlement, mention):
            rows = settlements_named(draft.settlement.name)
            own = any(row.region == self.home.region for row in rows)
            return draft.region is None and not own  # «Лермонтовка (библиотека), Ставрополь»
        pair = len(self.drafts) == 2 and draft.is_bare_town()
        if pair and draft.settlement and is_open_part(mention, draft.settlement, following):
            return True
        alone = len(self.drafts) == 2 and not (draft.name or draft.address)
        alone = alone and ":" not in self.text[: mention.start]  # «Смоленский район: д. …, с. …»
        if alone and draft.settlement and is_open_hamlet(mention, draft.settlement, following):
            return True
        own = following is not None and following.kind == "country"
        return is_astray(mention, self.drafts[-1], draft.region) or (
            not own and is_small_abroad(mention, draft.country)
        )

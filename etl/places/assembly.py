"""Pieces of a place cell put together into venues."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.gazetteer import settlements_named
from etl.places.alternatives import is_reserve
from etl.places.area_assembly import mention_of
from etl.places.cell_piece import Piece, is_between_towns
from etl.places.far_ports import is_port, town_of_port
from etl.places.islands import is_abroad, is_island, is_island_abroad, lies_elsewhere
from etl.places.nested_sites import (
    how_nested,
    is_bare_noun,
    is_bare_room,
    is_land_behind,
    is_moored,
    is_room_behind,
    is_told_by_walls,
    lies_before,
    lies_within,
)
from etl.places.open_air import (
    beside_square,
    describes_square,
    is_address_of_walls,
    is_open_air,
    is_walk_after,
)
from etl.places.quoted_towns import settle_by_names
from etl.places.sites_within import (
    goes_with_site,
    is_called_too,
    site_hints,
)
from etl.places.town_assembly import TownAssembly
from etl.places.two_sides import only_adds
from etl.places.venue_draft import Draft, are_of_district, clashes
from etl.text import key


def _may_be_there(piece: Piece, previous: Piece | None, following: Piece | None) -> bool:
    """«ДК «Мир», г. Псков, парк Победы»: there too, as far as the cell says."""
    behind = previous is not None and previous.kind == "settlement" and not previous.inside
    last = following is None or following.join == ";"
    return behind and last and piece.join == "," and not piece.inside


class Assembly(TownAssembly):
    """Takes pieces in order; ``drafts`` are the venues found."""

    def take(self, pieces: Sequence[Piece], text: str) -> list[Draft]:
        """Put the pieces of a cell's text together."""
        self.text = text
        previous: Piece | None = None
        for at, piece in enumerate(pieces):
            if piece.join == ";":
                self.group += 1
            handler = getattr(self, f"_take_{piece.kind}", None)
            if handler is not None:
                following = pieces[at + 1] if at + 1 < len(pieces) else None
                handler(piece, previous, following)
            previous = piece
        named = [draft for draft in self.drafts if not draft.is_empty()]
        return settle_by_names([one for one in named if not one.is_part_of_nothing()], self.home)

    def _take_part(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        self._target()

    def _take_settlement(
        self, piece: Piece, previous: Piece | None, following: Piece | None
    ) -> None:
        mention = mention_of(piece)
        draft = self._current
        if draft is None or draft.is_empty():
            draft = self._target()
            self._settle(draft, mention)
            return
        if piece.join == "–" and self._is_return(mention):
            return
        own = draft.settlement is not None and "settlement" not in draft.inherited
        # «г. Смоленск (КВЦ, СмолГУ), г. Вязьма»: towns lead their sites.
        left = draft.name is not None and "settlement" in draft.inherited and not piece.inside
        if left and previous is not None and previous.inside:
            self._settle(self._new(), mention)
            return
        if not own:
            clash = clashes(draft, mention)
            beside = piece.join in ("и", "–") and draft.name is None and draft.settlement is None
            # «Беларусь – Витебск, Полоцк» is a heading and its list.
            heads = piece.join == "–" and draft.country is not None and draft.region is None
            # «Витебская обл. – Витебск, Орша»
            heads = heads or (draft.region is not None and draft.district is None and not clash)
            beside = beside and not (heads and settlements_named(mention.name))
            if not clash and not (beside and previous is not None and previous.kind != "name"):
                self._settle(draft, mention)
                return
            self._settle(self._new(), mention)
            return
        assert draft.settlement is not None
        if piece.inside and piece.join == "(" and is_called_too(draft.settlement, mention):
            draft.hints.append(mention)
            return
        if key(draft.settlement.name) == key(mention.name):
            goes_on = following is not None and following.kind in ("name", "address")
            if goes_on and following and following.kind == "address" and draft.address is None:
                return  # «г. Смоленск, школа № 8, г. Смоленск, ул. Рыленкова, 61»
            if draft.name is not None and not piece.inside and goes_on:
                self._settle(self._new("district", "region", "country"), mention)
            return
        if (
            piece.join not in ("и", "–")
            and (draft.name is None or goes_with_site(piece, draft.settlement, self.home))
            and self._nested(draft, mention, following, inside=piece.inside)
        ):
            return
        inherited = [p for p in ("region", "country") if self._passes_on(draft, p, mention)]
        if are_of_district(draft.settlement, mention) and self._passes_on(
            draft, "district", mention
        ):
            inherited.append("district")
        self._settle(self._new(*inherited), mention)
        self.drafts[-1].far_end = piece.join == "–"
        self.drafts[-1].unsure = self._may_be_one(draft, piece, previous, following)

    def _take_name(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        draft = self._current or self._new()
        if self._is_put_as_reserve(draft, piece) or self._takes_apart(piece, draft):
            return
        if draft.name is None and draft.address and is_bare_room(piece, previous):
            return
        told = previous is not None and previous.inside and previous.kind == "settlement"
        if told and piece.inside and piece.join == "," and draft.name_first:
            # «площадка «Сабантуй» (г. Уфа, ипподром «Акбузат»)»: one site, told twice.
            draft.hints += piece.hints
            return
        if draft.name is not None and is_address_of_walls(piece, following):
            draft.address = draft.address or piece.text
            return
        around = is_land_behind(piece, previous, following) or is_room_behind(piece, previous)
        if describes_square(piece, previous) or (draft.name_first and around):
            return
        if draft.name is None and not (draft.name_first and draft.settlement is not None):
            if beside_square(piece, previous):
                draft = self._beside(draft)
            draft.unsure = draft.unsure or is_between_towns(piece, previous, following)
            draft.unsure = draft.unsure or is_island_abroad(piece.text, draft)
            self._put_name(draft, piece)
            return
        beside = previous is not None and previous.inside and piece.join in (",", "и")
        listed = beside and previous is not None and previous.text == draft.name
        named = previous is not None and (previous.kind == "address" or not listed)
        if piece.inside and named and previous and previous.kind in ("name", "address"):
            # what follows a name is its short form, «г. Смоленск (СмолГУ, СГИИ)» lists two
            draft.hints += (*piece.hints, *site_hints(piece.text))
            return
        behind = previous is not None and previous.kind in ("name", "address")
        nested = how_nested(piece, draft.name or "", previous) if behind and previous else "apart"
        moored = draft.name is not None and is_moored(draft.name, piece.text)
        leads = following is not None and following.kind == "settlement" and following.join != ";"
        bare = draft.settlement is None and not leads
        told_by_walls = bare and is_told_by_walls(piece.text, draft.name)
        if moored or nested == "part" or told_by_walls:
            draft.hints += (*piece.hints, *site_hints(piece.text))
            draft.name_first = draft.name_first and not moored
            return
        within = draft.name is not None and (
            lies_within(piece.text, draft.name) or lies_before(piece.text, draft.name)
        )
        if within and piece.join in (",", "(", ""):
            # «о. Русский, ДВФУ»: the island only says where the site stands.
            draft.hints += site_hints(draft.name or "")
            self._put_name(draft, piece)
            return
        if (
            draft.name is not None
            and previous is not None
            and previous.kind == "name"
            and only_adds(piece.text)
        ):
            draft.hints += (*piece.hints, *site_hints(piece.text))
            return
        self._put_further(draft, piece, previous, following)
        self.drafts[-1].unsure |= nested == "open" or is_bare_noun(piece, draft.name or "")

    def _put_further(
        self, draft: Draft, piece: Piece, previous: Piece | None, following: Piece | None
    ) -> None:
        """A name that is a site of its own, with what holds for it of the place before."""
        inherited = ["settlement", "district", "region", "country"]
        shared = draft.name_first and _may_be_there(piece, previous, following)
        of_far_side = piece.join == "–" and previous is not None and previous.inside
        if (draft.name_first and not shared) or of_far_side:
            inherited = []  # «МАПП «А» (Псковская область) – «Б» (Эстония)»
        self._put_name(self._new(*inherited), piece)
        self.drafts[-1].beside = piece.join if piece.join in ("и", ",") else ""
        self.drafts[-1].unsure = shared

    def _is_put_as_reserve(self, draft: Draft, piece: Piece) -> bool:
        """«пл. Победы (при дожде – ДК)»: a site to move to is no part of the one before it."""
        told = piece.words is not None and is_reserve(self.text, piece.words[0])
        if draft.is_empty() or not told:
            return False
        draft.name = draft.name or draft.address
        self._put_name(self._new("settlement", "district", "region", "country"), piece)
        return True

    def _takes_apart(self, piece: Piece, draft: Draft) -> bool:
        """Whether a name is no site in the place before it, and so was taken as its own venue."""
        if piece.join == "–" and is_port(piece.text) and not draft.is_empty():
            town = town_of_port(piece.text, (piece.words or (0, 0))[0])
            far = self._new()
            far.settlement, far.far_end, far.name_first = town, True, town is not None
            self._put_name(far, piece)
            return True
        if piece.inside or piece.join not in (",", "и") or not is_island(piece.text):
            return False
        # «Греция: Афины, Салоники, о. Корфу», «о. Крит, о. Родос»
        listed = [one for one in self.drafts if one.group == self.group]
        towns = len(listed) > 1 and all(one.settlement and one.name is None for one in listed)
        islands = draft.settlement is None and is_island(draft.name or "")
        if towns or islands:
            elsewhere = lies_elsewhere(piece.text, draft)
            own = self._new() if elsewhere else self._new("region", "country")
            self._put_name(own, piece)
            own.hints += site_hints(piece.text)
            own.unsure = elsewhere or (towns and not is_abroad(draft))
        return towns or islands

    def _beside(self, square: Draft) -> Draft:
        """A further site in the town of a square, which is a site itself then."""
        square.name, square.address = square.name or square.address, None
        further = self._new("settlement", "district", "region", "country")
        further.beside = ","
        return further

    def _put_name(self, draft: Draft, piece: Piece) -> None:
        draft.unsure = draft.unsure or self._lies_in_several(draft, piece)
        draft.name = piece.text
        draft.named_at = [piece.words] if piece.words else []
        draft.hints += piece.hints

    def _lies_in_several(self, draft: Draft, piece: Piece) -> bool:
        """«граница Брянской и Гомельской областей, монумент Дружбы»: in both, or in the last."""
        before = [one for one in self.drafts if one.group == draft.group and one is not draft][-1:]
        if not before or piece.join != "," or draft.settlement or draft.name:
            return False
        first = before[0]
        part = "district" if draft.district is not None else "region"
        alike = all(getattr(one, part) is not None for one in (first, draft))
        return alike and part not in draft.inherited and not (first.name or first.settlement)

    def _take_address(self, piece: Piece, previous: Piece | None, following: Piece | None) -> None:
        if re.fullmatch(r"\d{6}", piece.text):
            # A postal code says nothing that the address does not.
            return
        square = re.match(r"(?i)(?:[а-яё]+ая )?(?:пл(?:ощадь|\.)|наб)|сквер|бульвар", piece.text)
        numbered = following is not None and following.kind == "address"
        beside = previous is not None and previous.kind == "name" and '"' not in previous.text
        outdoors = beside and not re.search(r"[«\d]|[А-ЯЁ]{2}", previous.text if previous else "")
        outdoors = outdoors or (beside and piece.text == "набережная")  # which one, it does not say
        if square and outdoors and not numbered:
            # «Лопатинский сад, площадь Ленина» are two sites, not a site and its address.
            count = len(self.drafts)
            self._take_name(piece, previous, following)
            # «Драматический театр, Театральная площадь»: its address, or another site
            house = previous is not None and not is_open_air(previous.text) and piece.join == ","
            self.drafts[-1].unsure = len(self.drafts) > count and house
            return
        if square and beside_square(piece, previous) and not numbered:
            # «Советская площадь, площадь Ленина»: two squares, none the other's address.
            self._put_name(self._beside(self._target()), piece)
            return
        if is_walk_after(piece, previous) and not numbered:
            # «ДК «Вымпел», набережная реки Волги»: its address, or a walk afterwards
            self._put_name(self._beside(self._target()), piece)
            self.drafts[-1].unsure = True
            return
        draft = self._target()
        if draft.address is None:
            draft.address = piece.text
        elif previous is not None and previous.kind == "address":
            close = piece.words and previous.words and piece.words[0] == previous.words[1] + 1
            draft.address += f"{',' if close else ', '}{piece.text}"
        else:
            return
        if draft.name is None and piece.words:
            draft.named_at.append(piece.words)

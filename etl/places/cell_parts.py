"""A place cell cut into pieces in order: areas, settlements, names, addresses, remarks."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.home import Home
from etl.places.bare_names import begins_hall
from etl.places.cell_piece import Piece
from etl.places.chunk_words import ChunkWords
from etl.places.crossings import BARE_CROSSING
from etl.places.mention import Mention
from etl.places.named_after import is_called_by_town, is_owner, lie_close
from etl.places.named_areas import areas_and_rest, is_indeclinable
from etl.places.open_air import without_shores
from etl.places.place_words import PREPOSITION
from etl.places.separators import Join, cut_chunks, number_lists, unhyphened
from etl.places.sites_within import federal_sites, is_federal_within, with_grounds
from etl.places.spelled_towns import port_town
from etl.places.typed_lists import typed_lists
from etl.places.wording import (
    are_two_names,
    is_address,
    is_authority,
    is_short_genitive,
)
from etl.text import key

_SIDE = re.compile(
    r"(?:[Сс]еверо-|[Юю]го-)?(?:[Цц]ентральн|[Сс]еверн|[Юю]жн|[Вв]осточн|[Зз]ападн)(?:[ыо]й|ая|ом)"
)
_HOUSE_OF_BODY = re.compile(r"(?<![\w-])(?:[Зз]дани|[Пп]омещени)[а-яё]{1,2}\s+")
_LEADING_HOUSE = re.compile(rf"{_HOUSE_OF_BODY.pattern}$")


class _ChunkReader(ChunkWords):
    """Tells the name of one chunk from its areas.

    ``town`` is the settlement of the address that the chunk goes on with, if there is one.
    """

    def pieces(self) -> list[Piece]:
        """The chunk's pieces in order."""
        join, inside = self.chunk.join, self.chunk.inside
        start = self._skip_lead(self.chunk.start)
        head: list[Mention] = []
        while True:
            mention = next((m for m in self.mentions if m.start == start), None)
            if mention is None or begins_hall(self.shadow[: self.chunk.end], mention):
                break
            head.append(mention)
            start = self._skip_lead(mention.end)
        tail_from, tail = self._tail(start)
        middle = self.shadow[start:tail_from].strip(" .,:;–—-")
        if tail and tail[0].kind != "settlement" and _SIDE.fullmatch(middle):
            middle = ""  # «Центральный Китай»
        kind = self._classify(start, tail_from) if middle else ""
        house = self._house(start, tail) if kind == "name" and is_authority(middle) else None
        inner = [m for m in self.mentions if m not in head and m not in tail]
        if kind in ("generic", "noise"):
            found = self._area_pieces([*head, *inner, *tail], join)
            said = self._left(start, tail_from, inner)
            return [*found, Piece(kind, "," if found else join, said, inside=inside)]
        found = self._area_pieces(head, join)
        if kind in ("name", "address"):
            hints = (*self._kept, *inner, *self._port(start, tail_from))
            if tail and is_called_by_town(self.shadow[start : tail[0].start], tail[0]):
                tail_from = tail[0].end
                if self.town is not None and lie_close(self.town, tail[0]):
                    hints, tail = (*hints, tail[0]), tail[1:]  # «г. Нью-Дели, Университет Дели»
            own_town = tail[:1] and tail[0].size != "village" and is_owner(self.shadow, tail[0])
            if own_town and self.town is not None and not found:
                found, tail = self._area_pieces(tail, "и"), []
            for number, (first, last) in enumerate(self._conjoined(kind, start, tail_from)):
                between: Join = "и" if number else "," if found else join
                words = self._shown(first if number or house is None else house, last)
                shown = self.text[slice(*words)]
                found.append(Piece(kind, between, shown, words, hints=hints, inside=inside))
            return [*found, *self._area_pieces(tail, ",")]
        return found + self._area_pieces([m for m in tail if m not in head], ",")

    def _port(self, start: int, end: int) -> list[Mention]:
        """«парусник «Надежда», порт Владивосток»: the port, or airport, tells the region."""
        town = port_town(self.shadow[start:end].strip(" ."), self.text[start:end], self.home)
        return [Mention("settlement", start, end, town)] if town is not None else []

    def _left(self, start: int, end: int, inner: list[Mention]) -> str:
        """The words of a chunk that are no area."""
        said = self.shadow[:end]
        for mention in inner:
            said = said[: mention.start] + " " * (mention.end - mention.start) + said[mention.end :]
        return said[start:end].strip()

    def _conjoined(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """«КВЦ имени Тенишевых и Смоленский драматический театр» is two names."""
        if kind == "name":
            for match in re.finditer(
                r"\s(?:(?:или|либо)\s+|и\s+(?=[А-ЯЁA-Z]|[а-яё-]{3,}\s¤|(?:(?:драм|кино)?театр|музей|дворец|парк|сквер|площадь|школа|галерея|"
                r"библиотека|филармония|стадион|бассейн|набережная|клуб|храм|собор|церковь|мечеть|каток|"
                r"пляж|цирк|планетарий|зоопарк|лицей|гимназия|колледж|гостиница)(?:\s|$)|"
                r"[а-яё]+(?:[иы]й|ой|[ая]я|ое)\s(?:амфитеатр|театр|музей|дворец|парк|сквер|стадион|библиотека|филармония|галерея|школа)(?!\w)))",
                self.shadow[start:end],
            ):
                left = self.shadow[start : start + match.start()]
                right = self.shadow[start + match.end() : end]
                if are_two_names(left, right, match.group().strip()):
                    first = (start, start + match.start())
                    return [first, *self._conjoined(kind, start + match.end(), end)]
        return [(start, end)]

    def _area_pieces(self, mentions: list[Mention], join: Join) -> list[Piece]:
        found = []
        for number, mention in enumerate(mentions):
            between: Join = join
            if number:
                gap = self.shadow[mentions[number - 1].end : mention.start]
                between = ""
                if re.search(r"(?:^|\s)(?:и|или|либо|а также)\s", gap):
                    between = "и"
                elif "," in gap:
                    between = ","
                elif "-" in gap:
                    between = "–"
            elif re.match(
                r"\s*(?:и|а также|или|либо)\s", self.shadow[self.chunk.start : mention.start]
            ):
                between = "и"
            inside = self.chunk.inside
            if is_federal_within(mention, self.town, self.home):
                closed = self.text[mention.end : mention.end + 1] in ("»", '"')
                words = (mention.start, mention.end + closed)
                found.append(Piece("name", between, self.text[slice(*words)], words, inside=inside))
                continue
            found.append(Piece(mention.kind, between, mention=mention, inside=inside))
        return found

    def _tail(self, start: int) -> tuple[int, list[Mention]]:
        """Areas at the chunk's end that are no part of the name before them."""
        self._kept: tuple[Mention, ...] = ()
        end = self.chunk.end
        tail: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: -m.end):
            if mention.start < start or self.shadow[mention.end : end].strip(" .,-"):
                break
            tail.insert(0, mention)
            end = len(self.shadow[: mention.start].rstrip())
            glue = re.search(
                rf"(?<!\w)(?:{PREPOSITION}|на территории|и|(?:в|на)\s(?:порту|рейде))$",
                self.shadow[start:end],
            )
            if glue:
                end = start + glue.start()
        if not tail:
            return self.chunk.end, []
        body = self.shadow[start:end].strip(" .,")
        if self._belongs_to_name(body, tail, glued=self.shadow[end : tail[0].start].strip()):
            return self.chunk.end, []
        if (
            tail[0].kind == "region"
            and (tail[0].oblique or is_short_genitive(self.shadow[tail[0].start : tail[0].end]))
            and self._is_institution(start, tail[0].start)
        ):
            # «Национальный музей Республики Карелия»
            if self._represents(body, tail):
                self._kept = (tail[1],)
                return tail[1].end, tail[2:]
            self._kept = (tail[0],)
            return tail[0].end, tail[1:]
        bound = body[-1:] not in ("", "¤") and (is_authority(body) or tail[0].kind == "country")
        bound = bound and self._house(start, tail) is None
        word = self.shadow[tail[0].start : tail[0].end]
        if not bound or not (tail[0].oblique or word[:2].isupper() or is_indeclinable(word)):
            return end, tail
        # What follows «в» is where the body is, what comes before belongs to its name only
        # («Посольство Республики Беларусь в г. Москве»).
        for at, mention in enumerate(tail):
            place = re.search(r"(?<!\w)(?:в|во)\s+$", self.shadow[start : mention.start])
            further = tail[at + 1 :] and tail[at + 1].kind == "settlement"
            if place and mention.kind == "country" and not further:
                self._kept = tuple(tail[at:])
                return self.chunk.end, []
            if place and mention.kind != "country":
                self._kept = tuple(tail[:at])
                return start + place.start(), tail[at:]
        self._kept = tuple(tail)
        return self.chunk.end, []

    def _house(self, start: int, tail: list[Mention]) -> int | None:
        """Where «здании администрации города Пскова» begins: a house is in the town it names."""
        if not tail or tail[0].kind != "settlement":
            return None
        if _HOUSE_OF_BODY.match(self.shadow, start):
            return start
        led = _LEADING_HOUSE.search(self.shadow[self.chunk.start : start])
        return self.chunk.start + led.start() if led is not None else None

    def _represents(self, body: str, tail: list[Mention]) -> bool:
        """«Представительство Смоленской области в Республике Беларусь»: all of it is the name."""
        there = tail[1:2] and self.shadow[tail[0].end : tail[1].start].strip() in ("в", "во")
        return bool(there) and tail[1].kind == "country" and "представит" in key(body)

    def _belongs_to_name(self, body: str, tail: list[Mention], *, glued: str) -> bool:
        """«г. Ташкент, Дом Москвы», «г. Минск, Музей истории города Минска»: one address each."""
        town = tail[0]
        wording = self.shadow[town.start : town.end]
        letters = re.fullmatch(r"[А-ЯЁ]{2,4}(?:\s?\([А-ЯЁ]\)|\s?[-–—]\s?[А-ЯЁ][а-яё]+)?", wording)
        short = len(tail) == 1 and letters and body[-1:].isalnum()
        # «УМВД России по Смоленской области», «Музей Верхнего Прикамья»
        goes_on = re.search(r"[А-ЯЁ].*\sпо$|\s[А-ЯЁ][а-яё]+(?:ого|его|ой|ей)$", body)
        if short or (town.kind == "region" and goes_on):  # «НБ РК», «МИД РБ»
            self._kept = tuple(tail)
            return True
        if len(tail) > 1 or town.kind != "settlement" or glued or not body or body[-1] == "¤":
            return False
        if town.settlement_type is None and town.oblique and key(body) == "дом":
            return True
        known = [*([self.town_before] if self.town_before else []), *self.towns_behind]
        same = key(town.name) in {key(one.name) for one in known}
        return same and BARE_CROSSING.fullmatch(key(body)) is None


def read_pieces(text: str, shadow: str, home: Home, *, linked: bool = False) -> list[Piece]:
    """Cut a cell into pieces.

    Args:
        text: the cell, from which names are taken.
        shadow: its shadow of equal length: quotations masked, remarks blanked.
        home: for namesakes.
        linked: the cell tells of a remote form.
    """
    shadow = number_lists(shadow)
    mentions, shadow = areas_and_rest(shadow, home)
    shadow = unhyphened(shadow, mentions)
    placed = any(m.kind in ("region", "district", "country") for m in mentions)
    pieces: list[Piece] = []
    new_item = False
    town: Mention | None = None
    town_before: Mention | None = None
    for chunk in cut_chunks(shadow, mentions, linked=linked):
        # «в Вязьме, Ярцеве и Рославле»: the preposition stands once for all.
        oblique = any(piece.mention is not None and piece.mention.oblique for piece in pieces)
        new_item |= chunk.join == ";"
        reader = _ChunkReader(text, shadow, chunk, mentions, home, placed=placed, oblique=oblique)
        town = None if chunk.join == ";" else town
        reader.town, reader.town_before = town, town_before
        body = shadow[chunk.start : chunk.end].strip(" .,:")
        if not is_address(body) or any(m.start <= chunk.start + 2 for m in reader.mentions):
            reader.find_untyped()
        elif reader.town is None and not placed:
            reader.find_owner()
        found = reader.pieces()
        wider = bool(found) and found[-1].kind == "generic" and found[0].kind == "region"
        if wider and any(piece.kind in ("settlement", "name") for piece in pieces):
            # «г. Смоленск, муниципальные образования Смоленской области» are two places.
            found[0] = replace(found[0], join="и")
        if found and new_item:
            found[0] = replace(found[0], join=";")
            new_item = False
        pieces += found
        town = next((p.mention for p in reversed(found) if p.kind == "settlement"), town)
        town_before = town or town_before
    pieces = without_shores(federal_sites(with_grounds(pieces, text), text, home))
    return typed_lists(pieces, shadow)

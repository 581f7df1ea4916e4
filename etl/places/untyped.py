"""Settlements named without a type: «в Смоленске», «ДС «Юбилейный» Смоленск»."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.home import Home
from etl.morphology import known_parses, parses
from etl.places.bare_names import (
    ADJECTIVE,
    BY_WAY,
    LAND,
    LED,
    SETTLEMENT_LIKE,
    SOME,
    is_only_person,
    is_river,
    largest,
    largest_of,
)
from etl.places.crossings import are_stops, stops_of
from etl.places.far_ports import is_port
from etl.places.guessed_towns import guessed_abroad, guessed_town
from etl.places.mention import Kind, Mention
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import PREPOSITION, known_site, pattern, told_settlement, words
from etl.places.separators import Chunk
from etl.places.settlement_names import read_settlement
from etl.places.settlements import TOWN_WORD
from etl.places.short_towns import begins_short, written_short
from etl.places.sites_within import is_site_of
from etl.places.town_namesakes import Context
from etl.places.town_of_site import town_of_site
from etl.places.two_sides import is_chain
from etl.text import key

# «вузы Калининграда и области»
_AND_ROUND = re.compile(r"\s+и\s+(?:области|края|района|региона|республики)$")


_TOWNS_ONLY = re.compile(rf"{TOWN_NAME}(?:(?:,\s?|\sи\s){TOWN_NAME})*[\s.]*")


class ChunkAreas:
    """The areas and settlements of one chunk, those without a type included."""

    def __init__(
        self,
        text: str,
        shadow: str,
        chunk: Chunk,
        mentions: list[Mention],
        home: Home,
        *,
        placed: bool,
        oblique: bool,
    ):
        self.text, self.shadow, self.chunk, self.home = text, shadow, chunk, home
        self.mentions = [m for m in mentions if chunk.start <= m.start and m.end <= chunk.end]
        self.placed = placed
        self.oblique = oblique
        self.town: Mention | None = None
        self.town_before: Mention | None = None
        towns = [m for m in mentions if m.kind == "settlement"]
        self.settled = bool(towns)
        behind = [m for m in towns if m.start >= chunk.end]
        self.towns_behind = [m for m in behind if ";" not in shadow[chunk.end : m.start]]
        self.in_district = any(m.kind == "district" for m in mentions)
        self.in_chain = chunk.join == "–" and is_chain(shadow)
        self.lead = pattern("lead", "words", whole=True)

    def _skip_lead(self, at: int) -> int:
        while at < self.chunk.end:
            if any(m.start == at for m in self.mentions) or begins_short(self.shadow, at):
                return at
            if self.shadow[at] in " .,:–—-+&":
                at += 1
                continue
            match = self.lead.match(self.shadow, at, self.chunk.end)
            match = match or self._vehicle(at)
            word = match.group() if match else ""
            if match is None or self.shadow[match.end() : match.end() + 1] in ("/", "-", "("):
                return at
            if word[:1].isupper() and at != self.chunk.start and len(word) > 3:
                return at
            at = match.end()
        return at

    def _vehicle(self, at: int) -> re.Match[str] | None:
        """«теплоход» before «Москва – Казань»; with a name of its own it is the site."""
        match = pattern("lead", "vehicle", whole=True).match(self.shadow, at, self.chunk.end)
        if match is None:
            return None
        way = BY_WAY.match(self.shadow, match.end(), self.chunk.end)
        end = way.end() if way is not None else match.end()
        town = TOWN_WORD.match(self.shadow[end : self.chunk.end].lstrip())
        typed = any(m.start in (end, end + 1) for m in self.mentions)
        return match if typed or (town is not None and nominatives(town.group())) else None

    def _free(self, start: int, end: int) -> bool:
        return all(m.end <= start or end <= m.start for m in self.mentions)

    def find_untyped(self) -> None:
        """Add settlements without a type, where their place in the chunk says that they are."""
        at = self._skip_lead(self.chunk.start)
        while at < self.chunk.end:
            mention = next((m for m in self.mentions if m.start == at), None)
            if mention is None:
                found = self._untyped_at(at)
                if not found:
                    break
                self.mentions += found
                mention = found[-1]
            at = self._skip_lead(mention.end)
        self._after_preposition()
        self._at_end()
        self.mentions.sort(key=lambda m: m.start)

    def find_owner(self) -> None:
        """«набережная Витебска»: a street or a square without a number, and whose it is."""
        if re.search(r"\d", self.shadow[self.chunk.start : self.chunk.end]) is None:
            self._at_end()

    def _untyped_at(self, at: int) -> list[Mention]:
        candidates: list[str] = []
        end = at
        while len(candidates) < 3:
            word = TOWN_WORD.match(self.shadow, end, self.chunk.end)
            if word is None or not self._free(word.start(), word.end()):
                break
            end = word.end()
            candidates.append(self.shadow[at:end])
            if self.shadow[end : end + 1] != " ":
                break
            end += 1
        for name in reversed(candidates):
            stop = at + len(name)
            rest = self.shadow[stop : self.chunk.end].strip(" .")
            forms = nominatives(name)
            if written_short(name) is not None:
                return [self._mention(at, stop, name)]  # «Наб. Челны»
            if not forms and not rest and told_settlement(name, None) is not None:
                return [Mention("settlement", at, stop, name)]
            before = self.shadow[self.chunk.start : at]
            if is_river(name, before.rstrip()):
                return []
            led = self.oblique or LED.search(before) is not None
            # «Ереване, Армения» begins the cell, «Пскова» is all of it.
            alone = stop == len(self.shadow.rstrip(" .")) or _TOWNS_ONLY.fullmatch(self.shadow)
            whole = not rest and at == 0 and (self.placed or bool(alone))
            if whole and forms and not is_ordinary_word(name) and largest_of(forms) > 50_000:
                led = True
            if forms and key(name) not in forms and (not led or known_site(name) is not None):
                # «г. Смоленск, Блонье»: no name of a town, and nothing calls for another case.
                continue
            if self.town is not None and key(name) == key(self.town.name) and rest[:1].isupper():
                return []  # «г. Пермь, Пермь Экспо»
            if forms:
                if self.town is not None and is_site_of(name, self.town, self.home):
                    return []  # «г. Москва, Сколково»
                if self._is_settlement(name, rest, at) or (not rest and self._is_stop(name)):
                    return [self._mention(at, stop, name, oblique=whole and key(name) not in forms)]
                continue
            stops = stops_of(name)
            if len(stops) > 1 and are_stops(stops) and known_site(name) is None:
                return self._route(at, stops)
            guess = (
                None
                if rest or self.settled
                else (guessed_town(name) or guessed_abroad(name, self.shadow))
            )
            if guess is not None and not known_parses(name):
                return [
                    Mention("settlement", at, stop, settlements_named(guess)[0].name, guess=True)
                ]
            if not rest and (self._looks_like_settlement(name) or self._is_stop(name)):
                return [self._mention(at, stop, name)]
        return []

    def _route(self, at: int, towns: list[str]) -> list[Mention]:
        """«Рославль-Витебск»: each town once, in order."""
        found: list[Mention] = []
        for town in towns:
            mention = self._mention(at, at + len(town), town)
            found.append(mention)
            at += len(town) + 1
        return found

    def _is_stop(self, name: str) -> bool:
        """«Ташкент – Шурчи – Термез»: between two dashes, with towns in the cell."""
        leads_on = re.match(r"\s*[–—-]\s", self.shadow[self.chunk.end :]) is not None
        site = pattern("name", "site").match(name) and not SETTLEMENT_LIKE.search(name)
        site = site or known_site(name) is not None
        return self.chunk.join == "–" and leads_on and self.town is not None and not site

    def _looks_like_settlement(self, name: str) -> bool:
        if self.in_chain:
            return True  # «Смоленск – Хаген – Тюль»
        known = known_parses(name)
        if self.chunk.join == "–" and known and all("Geox" in p.tag for p in known):
            return True  # «Черкесск – Домбай»: no house («дом») though it begins so
        if " " in name or is_ordinary_word(name) or pattern("name", "site").match(name):
            return False
        if self.chunk.join == "–" and not known:
            return True  # «Владивосток – Сокчо – Владивосток»: a stop that nobody knows
        if self.settled:
            # «г. Смоленск, Блонье» is a site in the town.
            return False
        if LAND.fullmatch(name):
            return False
        return self.in_district or SETTLEMENT_LIKE.search(name) is not None

    def _is_settlement(self, name: str, rest: str, at: int) -> bool:
        if ADJECTIVE.search(name.split(" ")[-1]) and rest:
            return False
        if re.match(r"[а-яё]", rest) and any("ADJF" in p.tag for p in parses(name)):
            return False  # «на Красной площади»
        following = self.shadow[at + len(name) : at + len(name) + 1]
        if following not in ("", " ", ",", ".", ";", ")", "(", ":", "/", "&", "-", "–"):
            return False
        rows = tuple(row for form in nominatives(name) for row in settlements_named(form))
        at_home = any(row.region == self.home.region for row in rows)
        if is_only_person(name) and len({row.region for row in rows}) == 1:
            return not rest and largest(rows) > SOME
        if self.in_chain:
            return True
        if LAND.fullmatch(name) and self.settled and not rest:
            return False  # «Урал, г. Пермь»
        if key(name) in words()["town"]["continents"]:
            return False  # «пешеходный мост Европа – Азия»
        # «Ангарск ДК нефтехимиков»: no hangar («ангар») though it begins so
        town = SETTLEMENT_LIKE.search(name) and largest(settlements_named(name)) > 20_000
        like_site = pattern("name", "site", whole=False).match(name) and not town
        if is_ordinary_word(name) or like_site:
            return not rest and (self.placed or at_home or largest(rows) > 20_000)
        if rest and not self._may_follow(rest):
            return False
        return not rest or at_home or self.placed or largest(rows) > 8_000

    def _may_follow(self, rest: str) -> bool:
        """Whether these words may come right after a settlement: an area, a site, «и»."""
        if re.match(r"[а-яё]", rest) is None:
            return True
        return (
            self.lead.match(rest) is not None
            or pattern("name", "site").match(rest) is not None
            or pattern("generic", "singular").match(rest) is not None
        )

    def _mention(self, start: int, end: int, name: str, *, oblique: bool = False) -> Mention:
        before = self.shadow[self.chunk.start : start]
        led = re.search(rf"(?:^|\s)(?:{PREPOSITION}|территории)\s+$", before, re.IGNORECASE)
        oblique = oblique or led is not None
        settlement = read_settlement(name, Context(), self.home, oblique=oblique)
        # «г. Новосибирск, Академгородок»: one address.
        part = self.settled and pattern("town", "part", whole=True).fullmatch(key(name)) is not None
        kind: Kind = "part" if part else "settlement"
        return Mention(kind, start, end, settlement.name, oblique=oblique)

    def _after_preposition(self) -> None:
        """«Дворец спорта в Витебске»."""
        text = self.shadow[self.chunk.start : self.chunk.end]
        for match in re.finditer(
            rf"(?<=\s)(?:в|во)\s+({TOWN_WORD.pattern}(?:\s{TOWN_WORD.pattern})?)", text
        ):
            for name in (match.group(1), match.group(1).split(" ")[0]):
                start = self.chunk.start + match.start(1)
                if (
                    self._free(start, start + len(name))
                    and nominatives(name)
                    and not ADJECTIVE.search(name)
                ):
                    if not is_ordinary_word(name):
                        self.mentions.append(self._mention(start, start + len(name), name))
                    break

    def _at_end(self) -> None:
        """«ледовая арена Витебска», «ДС «Юбилейный» Смоленск»."""
        end = self.chunk.end
        for mention in sorted(self.mentions, key=lambda m: -m.end):
            if not self.shadow[mention.end : end].strip(" .,"):
                end = mention.start
        text = _AND_ROUND.sub("", self.shadow[self.chunk.start : end].rstrip(" .,"))
        if self.chunk.join == "–" and is_port(text.strip()):
            return  # «порт Оля – порт Энзели (Иран)»
        known = self.settled or self.town_before is not None
        found = town_of_site(text, self.chunk.start, self.home, known=known)
        if found is not None and self._free(found.start, found.end):
            self.mentions.append(found)

"""What the words of a chunk beside its areas are: a name, an address, a general word, a remark."""

from __future__ import annotations

import re

from etl.model import Span
from etl.places.bare_names import LAND
from etl.places.crossings import BARE_CROSSING
from etl.places.place_words import BESIDE, local_abbreviations, pattern
from etl.places.separators import ABBREVIATED
from etl.places.untyped import ChunkAreas
from etl.places.wording import (
    SPOKEN_OF,
    has_name,
    is_address,
    is_bare_site,
    is_national,
    is_of_water,
    is_phrase,
    is_singular,
    names_owner,
)
from etl.text import key

_TOWNS_BEFORE = re.compile(r"[а-яё]\s[–—-]\s(?:г\.\s?)?[А-ЯЁ][^;,()]*,\s*$")
_TOWNS_BEHIND = re.compile(r"\s?[:(][^;)]*\s[–—-]\s")


class ChunkWords(ChunkAreas):
    """Tells what stretches of a chunk are, and which of their words are shown."""

    def _classify(self, start: int, end: int) -> str:
        body = self.shadow[start:end].strip(" .,:;–—-")
        lead = self.shadow[self.chunk.start : start]
        if is_address(body):
            return "address"
        if body in local_abbreviations() or body.startswith("для "):
            return "noise"
        if re.fullmatch(r"[а-яё-]+[иы]е (?:[СРГ]?ДК|ДШИ|СОШ|КДЦ|ФОК|ФАП)", body):
            return "generic"  # «Ершичи, Шумячи – районные ДК»
        if LAND.fullmatch(body) and (self.settled or self.placed):
            return "generic"  # «Заполярье, г. Воркута»
        if pattern("lead", "vehicle", whole=True).fullmatch(key(body)):
            return "noise"  # «(паром)»
        if re.fullmatch(r"[A-Z][A-Za-z -]+ (?:Province|Region|Oblast|District|State|County)", body):
            return "noise"
        governed = re.search(r"(?:баз|площадк|помещени|здани|территори)\w*\s+$", lead) is not None
        governed = governed or re.search(rf"(?:^|\s){BESIDE}\s+$", lead) is not None
        found = list(re.finditer(r"[А-ЯЁа-яё\-/]+|¤+", body))
        for number, word in enumerate(found):
            low = key(word.group())
            if pattern("generic", "plural", whole=True).fullmatch(low):
                of_one = names_owner(body) and not self._heads_way(low)
                if number == 0 and ((governed and is_singular(low)) or of_one):
                    break
                return "generic"
            kinds = re.fullmatch(r"[а-яё-]+(?:[иы]е|[иы]х)", word.group()) is not None
            if kinds and not re.search(r"[А-ЯЁ¤№\d]", body):
                continue  # «драматические театры»
            if not pattern("generic", "before", whole=True).fullmatch(low):
                if number and SPOKEN_OF.fullmatch(low) and not re.search(r"[А-ЯЁ¤]", body[1:]):
                    return "generic"
                break
        if BARE_CROSSING.fullmatch(key(body)):
            beside = self.town is not None or self.shadow[self.chunk.end :][:1] == ","
            # «пункт пропуска Ташанта – Цагааннур»; «пгт Забайкальск, МАПП» names one
            return "name" if self.settled and beside and not self.mentions else "generic"
        quoted = "¤" in body
        beside = re.search(rf"\s{BESIDE}\s", body) is not None
        named = quoted or has_name(body) or is_bare_site(body)
        singular = pattern("generic", "singular", whole=True)
        if not (quoted or beside or names_owner(body)) and singular.match(key(body)):
            return "generic"
        if not named and governed and singular.match(key(lead.split()[-1])):
            return "generic"
        if not named and (self.town is not None or self.in_district) and is_phrase(body):
            return "name"  # «г. Славгород, Голубая криница»
        return "name" if named else "noise"

    def _heads_way(self, noun: str) -> bool:
        """«акватория Каспийского моря: Махачкала – Баку»: a water with towns on its shores."""
        if not is_of_water(noun):
            return False
        between = _TOWNS_BEFORE.search(self.shadow[: self.chunk.start]) is not None
        return between or _TOWNS_BEHIND.match(self.shadow, self.chunk.end) is not None

    def _is_institution(self, start: int, end: int) -> bool:
        """Whether bare words name an institution that the genitive right after them goes on.

        Words of a remark («гостиницы Смоленской области») and names that are complete
        («ДК «Юность» Смоленской области», «школа № 5 …») do not take it in.
        """
        body = self.shadow[start:end]
        complete = re.search(r"[а-яё]{3,}\s$", body) is None or "¤" in body
        site = re.match(r"[А-ЯЁ]", body) is not None or pattern("name", "site").search(key(body))
        named = bool(site) and self._classify(start, end) == "name"
        nouns = re.findall(r"[А-ЯЁа-яё][а-яё]+", body)
        own = is_national(self.shadow[start:], body)
        return named and not complete and (own or nouns[-1][:1].islower() or len(nouns) == 1)

    def _shown(self, start: int, end: int) -> Span:
        """Where the document's own words stand, without the remarks blanked at either end."""
        end = start + len(self.shadow[start:end].rstrip(" ,:;–—-+&/"))
        start += len(self.shadow[start:end]) - len(self.shadow[start:end].lstrip(" .,:;–—-+&/"))
        shown = self.text[start:end]
        if ABBREVIATED.search(shown[:-1]):
            return start, end
        if shown.rfind("«") > shown.rfind("»") and self.text[end : end + 1] == "»":
            return start, end + 1  # «администрация МО «Сертолово»»: its area was opened
        return start, start + len(shown.rstrip(" ."))

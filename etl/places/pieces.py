"""A place cell cut into pieces in order: areas, settlements, names, addresses, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from etl.home import Home
from etl.model import GazetteerRow
from etl.morphology import parses
from etl.places.areas import TOWN_WORD, Mention, find_areas
from etl.places.names import Context, choose, is_ordinary_word, nominatives, read_settlement
from etl.places.vocabulary import pattern, words
from etl.text import key

Join = Literal["", ",", ";", "(", ")", "и", "–"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a cell.

    Attributes:
        kind: that of an area, or "name", "address", "generic" (a plural such as
            «учреждения»), "noise" (words that name nothing).
        join: what stands between it and the piece before.
        text: a name or an address as the document spells it.
        mention: the area or settlement.
        hints: areas inside a name, which say where it lies but are no place themselves.
        inside: the piece stands in brackets.
    """

    kind: str
    join: Join
    text: str = ""
    mention: Mention | None = None
    hints: tuple[Mention, ...] = field(default=())
    inside: bool = False


_SPLIT = re.compile(
    r"[;|•·●▪]|,|\(|\)|\[|\]|:|\s[–—-]+\s|\s/\s|(?<=[а-яё»\d])/(?=[А-ЯЁг«])|\.(?=\s+[А-ЯЁ«])|\.$"
)
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s;,.(]))\d{1,2}\)\s*(?=[А-ЯЁа-яё«\"¤])|(?:^|(?<=[;,.]\s)|(?<=[а-яё»¤] ))\d{1,2}\.\s+(?=[А-ЯЁа-яё«\"¤])"
)
_BULLET = re.compile(r"(?:^|(?<=[;,.]\s)|(?<=[;,.]))[–—\-*]\s+(?=\S)")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:г|гор|д|дер|с|п|пос|ст|х|ул|пр|пл|пер|обл|респ|р|оз|им|н|о|м|ж|корп|стр|каб|оф|наб|просп|аг|т|кв|ауд|св|[А-ЯЁ]|б|ш|к|рп|пгт|гп|[Рр]есп|обл|проф|акад|ген|мкр|бул|в|пом|эт|гл|гг|хут|стц|сл|муниц|окр)$"
)
_SETTLEMENT_LIKE = re.compile(
    r"(?:[оеё]в[оа]|ин[оа]|ыно|ичи|ск|цк|щина|щино|[оеи]вка|инка|бург|град|поль|абад|ье|[иы]ца|[кн]и|чье|ское)$"
)
_ADJECTIVE = re.compile(
    r"(?:[сц]к|ьн|рн|нн|вн)(?:ий|ая|ое|ие|ого|ой|ом|ую|их|ому)$|(?:ый|ая|ое|ые)$"
)


def number_lists(shadow: str) -> str:
    """Numbers and bullets of a list become semicolons; the length stays."""
    for marks in (_NUMBERING, _BULLET):
        shadow = marks.sub(lambda match: ";" + " " * (len(match.group()) - 1), shadow)
    return shadow


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    end: int
    join: Join
    inside: bool


def _chunks(shadow: str, mentions: list[Mention]) -> list[_Chunk]:
    """The parts between separators that stand outside quotations and area names."""
    cuts: list[tuple[int, int, Join]] = []
    for match in _SPLIT.finditer(shadow):
        at, sign = match.start(), match.group().strip()
        if any(m.start < match.end() and at < m.end for m in mentions):
            continue
        if sign == "." and _ABBREVIATED.search(shadow[:at]):
            continue
        join: Join = ","
        if sign in (";", "|", "•", "·", "●", "▪"):
            join = ";"
        elif sign in ("(", "["):
            join = "("
        elif sign in (")", "]"):
            join = ")"
        elif (sign and sign[0] in "–—-") or sign == "/":
            join = "–"
        cuts.append((match.start(), match.end(), join))
    chunks, start, before, depth = [], 0, "", 0
    for cut_start, cut_end, join in [*cuts, (len(shadow), len(shadow), "")]:
        chunks.append(_Chunk(start, cut_start, before, depth > 0))  # type: ignore[arg-type]
        depth = max(0, depth + (join == "(") - (join == ")"))
        start, before = cut_end, join
    return _joined_dashes(
        shadow, [chunk for chunk in chunks if shadow[chunk.start : chunk.end].strip()], mentions
    )


def _joined_dashes(shadow: str, chunks: list[_Chunk], mentions: list[Mention]) -> list[_Chunk]:
    """A dash within a name («Центр – филиал «Юность»») is no separator."""
    joined: list[_Chunk] = []
    for chunk in chunks:
        if (
            chunk.join == "–"
            and joined
            and not any(_is_area_like(shadow, part, mentions) for part in (joined[-1], chunk))
        ):
            last = joined.pop()
            chunk = _Chunk(last.start, chunk.end, last.join, last.inside)
        joined.append(chunk)
    return joined


def _is_area_like(shadow: str, chunk: _Chunk, mentions: list[Mention]) -> bool:
    text = shadow[chunk.start : chunk.end].strip()
    if any(m.start >= chunk.start and m.end <= chunk.end for m in mentions):
        return True
    return bool(TOWN_WORD.fullmatch(text) and nominatives(text) and not is_ordinary_word(text))


def _largest(rows: tuple[GazetteerRow, ...]) -> int:
    return max((row.population for row in rows), default=0)


class _Reader:
    """Finds untyped settlements of one chunk and tells its name from its areas."""

    def __init__(
        self,
        text: str,
        shadow: str,
        chunk: _Chunk,
        mentions: list[Mention],
        home: Home,
        *,
        placed: bool,
    ):
        self.text, self.shadow, self.chunk, self.home = text, shadow, chunk, home
        self.mentions = [m for m in mentions if chunk.start <= m.start and m.end <= chunk.end]
        self.placed = placed
        self.in_district = any(m.kind == "district" for m in mentions)
        self.lead = pattern("lead", "words", whole=True)

    def _skip_lead(self, at: int) -> int:
        while at < self.chunk.end:
            if any(m.start == at for m in self.mentions):
                return at
            if self.shadow[at] in " .,:–—-+&":
                at += 1
                continue
            match = self.lead.match(self.shadow, at, self.chunk.end)
            word = match.group() if match else ""
            if match is None or self.shadow[match.end() : match.end() + 1] == "/":
                return at
            if word[:1].isupper() and at != self.chunk.start and len(word) > 3:
                return at
            at = match.end()
        return at

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

    def _untyped_at(self, at: int) -> list[Mention]:
        candidates = []
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
            if nominatives(name):
                if self._is_settlement(name, rest, at):
                    return [self._mention(at, stop, name)]
                continue
            halves = name.split("-")
            if len(halves) == 2 and all(nominatives(half) and len(half) > 2 for half in halves):
                middle = at + len(halves[0])
                return [
                    self._mention(at, middle, halves[0]),
                    self._mention(middle + 1, stop, halves[1]),
                ]
            if not rest and self._looks_like_settlement(name):
                return [self._mention(at, stop, name)]
        return []

    def _looks_like_settlement(self, name: str) -> bool:
        if " " in name or is_ordinary_word(name) or pattern("name", "site").match(name):
            return False
        return self.in_district or _SETTLEMENT_LIKE.search(name) is not None

    def _is_settlement(self, name: str, rest: str, at: int) -> bool:
        if _ADJECTIVE.search(name.split(" ")[-1]) and rest:
            return False
        following = self.shadow[at + len(name) : at + len(name) + 1]
        if following not in ("", " ", ",", ".", ";", ")", "(", ":", "/", "-", "–"):
            return False
        rows = tuple(row for form in nominatives(name) for row in _rows(form))
        at_home = any(row.region == self.home.region for row in rows)
        if is_ordinary_word(name) or pattern("name", "site", whole=False).match(name):
            return not rest and (self.placed or at_home or _largest(rows) > 20_000)
        if rest and not self._may_follow(rest):
            return False
        return not rest or at_home or self.placed or _largest(rows) > 8_000

    def _may_follow(self, rest: str) -> bool:
        """Whether these words may come right after a settlement: an area, a site, «и»."""
        if re.match(r"[а-яё]", rest) is None:
            return True
        return (
            self.lead.match(rest) is not None
            or pattern("name", "site").match(rest) is not None
            or pattern("generic", "singular").match(rest) is not None
        )

    def _mention(self, start: int, end: int, name: str) -> Mention:
        before = self.shadow[self.chunk.start : start]
        oblique = re.search(
            r"(?:^|\s)(?:в|во|на|из|под|до|от|у|близ|около|территории|между)\s+$", before, re.I
        )
        settlement = read_settlement(name, Context(), self.home, oblique=oblique is not None)
        return Mention("settlement", start, end, settlement.name, oblique=oblique is not None)

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
                    and not _ADJECTIVE.search(name)
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
        text = self.shadow[self.chunk.start : end].rstrip(" .,")
        match = re.search(rf"(?<=[а-яё»\"¤])\s({TOWN_WORD.pattern})$", text)
        if match is None or not nominatives(match.group(1)) or _ADJECTIVE.search(match.group(1)):
            return
        name, start = match.group(1), self.chunk.start + match.start(1)
        readings = [p for p in parses(name) if p.is_known]
        person = any(
            {"Surn", "Name", "Patr"} & set(str(p.tag).replace(" ", ",").split(","))
            for p in readings
        )
        genitive = any("Geox" in p.tag and "gent" in p.tag for p in readings)
        after_quote = match.group(0)[:1] == " " and text[match.start() - 1] in '»"¤'
        if self._free(start, start + len(name)) and not person and (genitive or after_quote):
            if after_quote and is_ordinary_word(name):
                return
            settlement = read_settlement(name, Context(), self.home, oblique=not after_quote)
            self.mentions.append(
                Mention("settlement", start, start + len(name), settlement.name, oblique=True)
            )

    # -- names ---------------------------------------------------------------------

    def pieces(self) -> list[Piece]:
        """The chunk's pieces in order."""
        join, inside = self.chunk.join, self.chunk.inside
        start = self._skip_lead(self.chunk.start)
        head: list[Mention] = []
        while True:
            mention = next((m for m in self.mentions if m.start == start), None)
            if mention is None:
                break
            head.append(mention)
            start = self._skip_lead(mention.end)
        tail_from, tail = self._tail(start)
        middle = self.shadow[start:tail_from].strip(" .,:;–—-")
        kind = self._classify(start, tail_from) if middle else ""
        inner = [m for m in self.mentions if m not in head and m not in tail]
        if kind in ("generic", "noise"):
            found = self._area_pieces([*head, *inner, *tail], join)
            return (
                [Piece(kind, join if not found else ",", inside=inside), *found]
                if not found
                else [*found, Piece(kind, ",", inside=inside)]
            )
        found = self._area_pieces(head, join)
        if kind in ("name", "address"):
            hints = (*inner, *self._kept)
            for number, (first, last) in enumerate(self._conjoined(kind, start, tail_from)):
                between: Join = join if not found and not number else ","
                shown = self._shown(first, last)
                found.append(Piece(kind, between, shown, hints=hints, inside=inside))
            return [*found, *self._area_pieces(tail, ",")]
        return found + self._area_pieces([m for m in tail if m not in head], ",")

    def _conjoined(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """«КВЦ имени Тенишевых и Смоленский драматический театр» is two names."""
        if kind == "name":
            for match in re.finditer(r"\s(?:и|или)\s+(?=[А-ЯЁA-Z])", self.shadow[start:end]):
                left = self.shadow[start : start + match.start()]
                right = self.shadow[start + match.end() : end]
                site = pattern("name", "site")
                if "¤" in right or site.search(key(right)):
                    if left.rstrip().endswith("¤") or (
                        site.search(key(left)) and _is_nominative(right)
                    ):
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
            found.append(Piece(mention.kind, between, mention=mention, inside=self.chunk.inside))
        return found

    def _tail(self, start: int) -> tuple[int, list[Mention]]:
        """Areas at the chunk's end that are no part of the name before them."""
        self._kept: tuple[Mention, ...] = ()
        end = self.chunk.end
        tail: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: -m.end):
            if mention.start < start or self.shadow[mention.end : end].strip(" .,"):
                break
            tail.insert(0, mention)
            end = len(self.shadow[: mention.start].rstrip())
            glue = re.search(r"(?<!\w)(?:в|во|на территории|из|и)$", self.shadow[start:end])
            if glue:
                end = start + glue.start()
        if not tail:
            return self.chunk.end, []
        body = self.shadow[start:end].strip(" .,")
        state_body = body and _authority(body)
        first = tail[0]
        by_preposition = re.search(r"(?<!\w)(?:в|во)\s+$", self.shadow[: first.start]) is not None
        if state_body and "¤" not in body[-1:] and first.oblique and not by_preposition:
            self._kept = tuple(tail)
            return self.chunk.end, []
        only_country = first.kind == "country" and first.oblique and not by_preposition
        if only_country and "¤" not in body[-1:] and body:
            self._kept = tuple(tail)
            return self.chunk.end, []
        return end, tail

    def _classify(self, start: int, end: int) -> str:
        body = self.shadow[start:end].strip(" .,:;–—-")
        lead = self.shadow[self.chunk.start : start]
        if _is_address(body):
            return "address"
        governed = re.search(r"(?:баз|площадк|помещени|здани|территори)\w*\s+$", lead) is not None
        found = list(re.finditer(r"[А-ЯЁа-яё\-/]+|¤+", body))
        for number, word in enumerate(found):
            low = key(word.group())
            if pattern("generic", "plural", whole=True).fullmatch(low):
                if number == 0 and governed and _is_singular(low):
                    break
                return "generic"
            if not pattern("generic", "before", whole=True).fullmatch(low):
                break
        quoted = "¤" in body
        beside = re.search(r"\s(?:у|возле|перед|около|напротив)\s", body) is not None
        if (
            not quoted
            and not beside
            and pattern("generic", "singular", whole=True).match(key(body))
        ):
            return "generic"
        if (
            not quoted
            and governed
            and pattern("generic", "singular", whole=True).match(key(lead.split()[-1]))
        ):
            if not _has_name(body):
                return "generic"
        return "name" if quoted or _has_name(body) else "noise"

    def _shown(self, start: int, end: int) -> str:
        """The document's own words, without the remarks that were blanked at either end."""
        end = start + len(self.shadow[start:end].rstrip(" ,:;–—-+&"))
        start += len(self.shadow[start:end]) - len(self.shadow[start:end].lstrip(" .,:;–—-+&"))
        shown = self.text[start:end]
        return shown if _ABBREVIATED.search(shown[:-1]) else shown.rstrip(".")


def _authority(body: str) -> bool:
    """Whether a state body is named, which keeps its region or town in its name."""
    if pattern("name", "authority").match(body):
        return True
    return any(m.group()[:1].isupper() for m in pattern("name", "authority").finditer(body))


def _is_nominative(name: str) -> bool:
    """Whether a name begins with a word that may stand in the nominative."""
    first = re.match(r"[А-ЯЁ][а-яё]+", name)
    return first is None or any("nomn" in p.tag for p in parses(first.group()))


def _is_singular(word: str) -> bool:
    return any("sing" in p.tag and "gent" in p.tag for p in parses(word))


def _rows(form: str) -> tuple[GazetteerRow, ...]:
    from etl.gazetteer import settlements_named

    return settlements_named(form)


def _is_address(body: str) -> bool:
    number = re.compile(words()["address"]["number"])
    if number.fullmatch(body):
        return True
    if pattern("address", "words").match(body):
        return "¤" not in body
    return (
        re.match(
            r"[А-ЯЁ][а-яё-]+(?:ая|ий|ое|ый)\s(?:ул|набережн|площад|шоссе|просп|бульв|пер)", body
        )
        is not None
    )


def _has_name(body: str) -> bool:
    if re.search(r"(?<!\w)[А-ЯЁA-Z]{2,}|[A-Z][a-z]+|№", body):
        return True
    if pattern("name", "site").search(key(body)):
        return True
    if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)+", body):
        return True
    return re.match(r"[А-ЯЁ][а-яё]+", body) is not None and not is_ordinary_word(
        body.split(" ")[0].strip(",.")
    )


def read_pieces(text: str, shadow: str, home: Home) -> list[Piece]:
    """Cut a cell into pieces.

    Args:
        text: the cell, from which names are taken.
        shadow: its shadow of equal length: quotations masked, remarks blanked.
        home: for namesakes.
    """
    shadow = number_lists(shadow)
    mentions = find_areas(shadow, home)
    placed = any(m.kind in ("region", "district", "country") for m in mentions)
    pieces: list[Piece] = []
    for chunk in _chunks(shadow, mentions):
        reader = _Reader(text, shadow, chunk, mentions, home, placed=placed)
        body = shadow[chunk.start : chunk.end].strip(" .,:")
        if not _is_address(body) or any(m.start <= chunk.start + 2 for m in reader.mentions):
            reader.find_untyped()
        found = reader.pieces()
        if found and chunk.join == ";" and found[0].join != ";":
            found[0] = Piece(
                found[0].kind, ";", found[0].text, found[0].mention, found[0].hints, found[0].inside
            )
        pieces += found
    return _typed_lists(pieces, shadow)


def _typed_lists(pieces: list[Piece], shadow: str) -> list[Piece]:
    """«гг. Смоленск, Витебск и Минск»: the type stands once for all."""
    listed: str | None = None
    typed = []
    for piece in pieces:
        mention = piece.mention
        if mention is None or mention.kind != "settlement":
            listed = listed if mention is not None and piece.join != ";" else None
        elif mention.settlement_type is not None:
            plural = re.match(
                r"(?:гг|город(?:а|ах|ов)|деревн[яи]х?|сел(?:а|ах)|поселк(?:и|ах))\W",
                shadow[mention.start :],
                re.I,
            )
            listed = mention.settlement_type if plural else None
        elif listed is not None:
            piece = replace(piece, mention=replace(mention, settlement_type=listed, size="town"))
        typed.append(piece)
    return typed


def settlement_row(name: str, context: Context, home: Home) -> tuple[GazetteerRow | None, bool]:
    """The gazetteer's row for a settlement, and whether namesakes left it open."""
    return choose(_rows(name), context, home)

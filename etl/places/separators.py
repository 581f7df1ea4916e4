"""A cell cut at its separators; numbers and bullets of lists too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from etl.morphology import parses
from etl.places.mention import Mention
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import pattern, words
from etl.places.settlements import TOWN_WORD
from etl.places.short_towns import SHORT_FIRST
from etl.places.two_sides import are_two_sites, is_chain, stand_apart
from etl.text import key

Join = Literal["", ",", ";", "(", ")", "и", "–"]


_SPLIT = re.compile(
    r"[;|•·●▪]|,|\(|\)|\[|\]|:|\s[–—-]+\s|\s/\s|(?<=[а-яё»\d])[/&\\](?=[А-ЯЁг«]|[а-я]{1,4}\.\s?[А-ЯЁ])|\.(?=\s+[А-ЯЁ«])|\.$"
)


_NUMBERING = re.compile(
    r"(?:^|(?<=[\s;,.(]))\d{1,2}\)\s*(?=[А-ЯЁа-яё«\"¤])|(?:^|(?<=[;,.]\s)|"
    r"(?<=[а-яё»¤] ))\d{1,2}\.\s+(?=[А-ЯЁа-яё«\"¤])"
)


# «1. г. Архангельск, САФУ 2. г. Северодвинск»: one number makes the next one sure.
_NUMBERED_FROM_ONE = re.compile(r"\s*1[.)]\s")
_NUMBERED = re.compile(r"(?:^|(?<=[;,.\s]))\d{1,2}[.)]\s+(?=[А-ЯЁа-яё«\"¤])")


# «Витебская обл. – Витебск»: the full stop is the abbreviation's.
_BULLET = re.compile(
    r"(?:^|(?<=[;,.]\s)(?<!обл\.\s)(?<!респ\.\s)(?<!кр\.\s)|(?<=[;,.]))[–—\-*]\s+(?=\S)",
    re.IGNORECASE,
)


ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{SHORT_FIRST}|"
    r"гос|нац|Дм|Ал|Вл|Вас|Ник|Серг|Мих|Конст|Павл|Бр|г|гор|д|дер|с|п|пос|ст|х|ул|пр|пл|пер|обл|р|оз|им|н|о|м|ж|корп|стр|каб|оф|"
    r"[Нн]аб|просп|аг|т|кв|ауд|св|свт|прп|прав|[А-ЯЁ]|б|ш|к|рп|пгт|гп|[Рр]есп|проф|акад|ген|мкр|бул|в|пом|эт|"
    r"гл|гг|лит|кр|вл|зд|соор|ак|адм|марш|кн|преп|архиеп|митр|патр|ун-т|хут|стц|сл|муниц|окр)$"
)


# «театр им. н.а. СССР Г.Ц. Цыдынжапова», «им. засл. арт. РСФСР …», «им. ген.-л. …»
_HONOURED = re.compile(r"(?<!\w)(?:им\.|имени)(?:\s?-?[а-яё]{1,5}\.?){1,5}$")


# «С(А)ФУ», «РС(Я)»
_WITHIN_WORD = re.compile(r"[А-ЯЁ]\([А-ЯЁ]\)")


def number_lists(shadow: str) -> str:
    """Numbers and bullets of a list become semicolons; the length stays."""
    numbering = _NUMBERED if _NUMBERED_FROM_ONE.match(shadow) else _NUMBERING
    for marks in (numbering, _BULLET):
        shadow = marks.sub(lambda match: ";" + " " * (len(match.group()) - 1), shadow)
    return shadow


_WORD_BEHIND = re.compile(r"[А-ЯЁ][а-яё]+(?=\s*(?:$|[,;()]))")
_WORD_BEFORE = re.compile(r"(?:^|(?<=[,;(]\s)|(?<=[;(]))(?:г\.\s?)?([А-ЯЁ][а-яё]+)$")


def unhyphened(shadow: str, mentions: list[Mention]) -> str:
    """«Ташкент-Узбекистан»: a hyphen between a town and its country stands for a comma."""
    for country in [one for one in mentions if one.kind == "country"]:
        before = _WORD_BEFORE.search(shadow[: country.start - 1]) if country.start else None
        if before and shadow[country.start - 1] == "-" and nominatives(before.group(1)):
            shadow = f"{shadow[: country.start - 1]},{shadow[country.start :]}"
        behind = _WORD_BEHIND.match(shadow, country.end + 1)
        if behind and shadow[country.end] == "-" and nominatives(behind.group()):
            shadow = f"{shadow[: country.end]},{shadow[country.end + 1 :]}"
    return shadow


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a cell between separators; ``join`` is what stands before it."""

    start: int
    end: int
    join: Join
    inside: bool


def cut_chunks(shadow: str, mentions: list[Mention], *, linked: bool = False) -> list[Chunk]:
    """The parts between separators that stand outside quotations and area names.

    In a cell of a remote form (``linked``) a dash stands between the two ends of the link.
    """
    cuts: list[tuple[int, int, Join]] = []
    for match in _SPLIT.finditer(shadow):
        at, sign = match.start(), match.group().strip()
        if any(m.start < match.end() and at < m.end for m in mentions):
            continue
        if sign in ("(", ")") and _WITHIN_WORD.match(shadow, at - 1 - 2 * (sign == ")")):
            continue
        if sign == "." and (ABBREVIATED.search(shadow[:at]) or _HONOURED.search(shadow[:at])):
            continue
        join: Join = ","
        if sign in (";", "|", "•", "·", "●", "▪"):
            join = ";"
        elif sign in ("(", "["):
            join = "("
        elif sign in (")", "]"):
            join = ")"
        elif (sign and sign[0] in "–—-") or sign in ("/", "&", "\\"):
            join = "–"
        cuts.append((match.start(), match.end(), join))
    chunks, start, before, depth = [], 0, "", 0
    for cut_start, cut_end, join in [*cuts, (len(shadow), len(shadow), "")]:
        chunks.append(Chunk(start, cut_start, before, depth > 0))  # type: ignore[arg-type]
        depth = max(0, depth + (join == "(") - (join == ")"))
        start, before = cut_end, join
    filled = [chunk for chunk in chunks if shadow[chunk.start : chunk.end].strip()]
    return _joined_dashes(shadow, _joined_lists(shadow, filled), mentions, linked=linked)


# «мемориальный комплекс, посвящённый битве при Лесной», «территория, прилегающая к ДК»
_SAYS_OF_IT = re.compile(r"\s*(?:посвящ[её]нн(?:ый|ая|ое|ые|ого|ой|ом|ому|ую)|прилегающ\w\w)\s")
_LIST_GOES_ON = re.compile(
    r"\s*(?:[а-яё]+(?:ого|ой|их|ых)\s)?([а-яё]{4,})(?:\s[а-яё]+)?\s+и\s+[а-яё]{4,}"
)


def _joined_lists(shadow: str, chunks: list[Chunk]) -> list[Chunk]:
    """«Музей истории литературы, искусства и культуры»: a comma within a name."""
    joined: list[Chunk] = []
    for chunk in chunks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and chunk.join == ","
            and (_SAYS_OF_IT.match(shadow, chunk.start) or _is_list_within(shadow, before, chunk))
        ):
            joined.pop()
            chunk = Chunk(before.start, chunk.end, before.join, before.inside)
        joined.append(chunk)
    return joined


def _is_list_within(shadow: str, before: Chunk, chunk: Chunk) -> bool:
    """Whether a part goes on with the list of nouns in a name («…, искусства и культуры»)."""
    goes_on = _LIST_GOES_ON.match(shadow, chunk.start, chunk.end)
    name = shadow[before.start : before.end]
    if goes_on is None or re.search(r"\s[а-яё]{4,}$", name.rstrip()) is None:
        return False
    site = pattern("name", "site")
    if site.search(key(name)) is None:
        return False
    learned = re.search(r"факультет|кафедр|институт|академи", name) is not None
    if site.match(goes_on.group(1)) is not None and not learned:
        return False
    return any("gent" in p.tag and "NOUN" in p.tag for p in parses(goes_on.group(1)))


def _joined_dashes(
    shadow: str, chunks: list[Chunk], mentions: list[Mention], *, linked: bool
) -> list[Chunk]:
    """A dash within a name («Центр – филиал «Юность»») is no separator."""
    if is_chain(shadow):
        return chunks
    joined: list[Chunk] = []
    stops = _stops_of_ways(shadow, chunks, mentions)
    for chunk in chunks:
        if (
            chunk.join == "–"
            and joined
            and chunk.start not in stops
            and not any(_is_area_like(shadow, part, mentions) for part in (joined[-1], chunk))
            and not stand_apart(
                shadow[joined[-1].start : joined[-1].end],
                shadow[chunk.start : chunk.end],
                linked=linked or _lists_two(shadow, joined[-1], chunk),
            )
        ):
            last = joined.pop()
            chunk = Chunk(last.start, chunk.end, last.join, last.inside)
        joined.append(chunk)
    return joined


_STOP = re.compile(rf"{TOWN_WORD.pattern}(?:\s{TOWN_WORD.pattern})?")


def _stops_of_ways(shadow: str, chunks: list[Chunk], mentions: list[Mention]) -> set[int]:
    """Where the stops of «Белград – Врбановац – Ниш» begin: three bare names and more."""
    ways: list[list[Chunk]] = []
    for chunk in chunks:
        if chunk.join != "–" or not ways:
            ways.append([])
        ways[-1].append(chunk)
    found: set[int] = set()
    for way in (way for way in ways if len(way) > 2):
        towns = [_is_area_like(shadow, chunk, mentions) for chunk in way]
        bare = [_STOP.fullmatch(shadow[c.start : c.end].strip(" .")) is not None for c in way]
        if any(towns) and all(b or t for b, t in zip(bare, towns, strict=True)):
            found |= {chunk.start for chunk in way}
    return found


def _lists_two(shadow: str, left: Chunk, right: Chunk) -> bool:
    """«кинотеатр «А» / КДЦ «Б»», «площадь Победы / Сквер Героев»: a slash between two sites."""
    if "/" not in shadow[left.end : right.start]:
        return False
    parts = [shadow[one.start : one.end].strip() for one in (left, right)]
    return all(part.endswith("¤") for part in parts) or are_two_sites(*parts)


_BY_WAY = re.compile(r"^(?:[а-яё]+\s){0,3}(?:маршрут|направлени)\w*\s", re.IGNORECASE)


def _is_area_like(shadow: str, chunk: Chunk, mentions: list[Mention]) -> bool:
    text = shadow[chunk.start : chunk.end].strip()
    if any(m.start >= chunk.start and m.end <= chunk.end for m in mentions):
        return True
    text = _BY_WAY.sub("", text)
    if key(text) in words()["town"]["continents"]:
        return False
    return bool(TOWN_WORD.fullmatch(text) and nominatives(text) and not is_ordinary_word(text))

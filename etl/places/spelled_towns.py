"""Settlements in an unusual dress: hyphens astray, Latin letters, pairs and lists behind a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.countries.latin_names import is_latin_country, latin_towns
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.morphology import parses
from etl.places.crossings import face_each_other, leads_to_sides, stops_of
from etl.places.guessed_towns import guessed_abroad, guessed_town, is_told
from etl.places.joined_names import airport_town
from etl.places.mention import Mention
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import PREPOSITION, pattern
from etl.places.regional_adjectives import regional_adjectives
from etl.places.settlement_names import read_settlement
from etl.places.settlement_types import type_ends
from etl.places.town_namesakes import Context
from etl.places.units_abroad import names_land_abroad
from etl.text import key, right_before

_NAME = rf"{TOWN_NAME}(?:\s[А-ЯЁ][а-яё]+)?"
_TYPE = re.compile(r"(?<![\w.-])(г\.|г|гор\.|город(?:а|е|у|ом)?)\s*$", re.IGNORECASE)
_LED = re.compile(rf"(?:^|[\s(]){PREPOSITION}\s+$", re.IGNORECASE)
_GAP = r"(?:\s?[-–—]\s?|\s)"
_APART = re.compile(
    rf"(?<![\w-])([А-ЯЁ][а-яё]{{1,12}}){_GAP}(?:(на|де|эль|ан){_GAP})?([А-ЯЁ][а-яё]{{1,15}})(?![\w-])"
)
_LATIN = re.compile(
    r"(?:^|(?<=[,;(/]\s)|(?<=[;(/])|(?<=г\.\s)|(?<=г\.)|(?<=[–—]\s))[A-Z][A-Za-z' .-]*[a-zA-Z]"
)
_PAIR = re.compile(
    # «пункты пропуска Маштаково (Оренбургская область) – Сырым (Республика Казахстан)»
    rf"(?:(?<=[а-яё])|(?<=ПП))\s+({TOWN_NAME})(?:\s\([^()]*\))?\s*[–—-]\s*({TOWN_NAME})(?=\s*(?:$|[,;.()]))"
)
_FIRST_WORD = re.compile(r"(?:^|[\s(])[А-ЯЁ][а-яё]+(?:[иы]й|[ая]я|[ое]е|[иы]е|ой)$")
_CROSSINGS = re.compile(r"(?:пункт(?:ы|ах|ов)\sпропуска|переход(?:ы|ах|ов))$", re.IGNORECASE)
_WAY = re.compile(
    rf"(?:^|[;,]\s|[:(]\s?)({_NAME})(?:\s[–—-]\s?|[–—-]\s)({_NAME})(?=\s*(?:$|[,;()]))"
)
_BOTH = re.compile(rf"(?:^\s*|[;,]\s|\s)({TOWN_NAME})\s+и\s+({TOWN_NAME})(?=\s*(?:$|[,;.()]))")
_MANY = re.compile(
    r"(?<![\w.])(?:гг\.?|г\.\s?г\.|город(?:а|ах|ов))\s*(?-i:(?=[А-ЯЁ]))", re.IGNORECASE
)
_PORT = re.compile(
    r"(?:[а-яё]+\s)*(?:порт|аэропорт|рейд|космодром)\s([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
)
_SEVERAL = 5_000
_KNOWN = 20_000


def _largest(name: str) -> int:
    forms = nominatives(name)
    return max((row.population for form in forms for row in settlements_named(form)), default=0)


def _settlement(
    text: str, start: int, end: int, name: str, home: Home, *, oblique: bool, guess: bool = False
) -> Mention:
    """A mention with the type that stands before it taken in."""
    before = right_before(text, start)
    typed = _TYPE.search(before)
    kind = None
    if typed is not None:
        kind = "город" if typed.group(1).lower().startswith("город") else typed.group(1).lower()
        kind = "г." if kind == "г" else kind
        before = before[: typed.start()]
    oblique = oblique or _LED.search(before) is not None
    shown = read_settlement(name, Context(), home, oblique=oblique).name
    size = "town" if typed is not None else "any"
    first = start - (len(typed.group()) if typed is not None else 0)
    return Mention(
        "settlement", first, end, shown, settlement_type=kind, size=size, oblique=oblique,
        guess=guess,
    )  # fmt: skip


def _apart(text: str, home: Home) -> Iterator[Mention]:
    """«Ростов – на – Дону», «Нью Дели»: one name, where nothing else is called so."""
    for match in _pairs_apart(text):
        parts = [part for part in match.groups() if part]
        joined = "-".join(parts)
        spaced = " ".join(parts)
        if match.group() == joined and nominatives(joined):
            continue
        dashed = re.search(r"[-–—]", match.group()) is not None
        spaced_known = key(spaced) in nominatives(spaced)
        if not dashed and spaced_known and _largest(spaced) > _largest(joined):
            continue
        exact = all(key(part) in nominatives(part) for part in parts)
        two = exact and len(parts) == 2 and all(_largest(part) > _SEVERAL for part in parts)
        if dashed and two and not (_is_adjective(parts[0]) or _is_one_of_many(parts, joined)):
            continue  # «Москва – Минск» is a way, whatever else is called so
        for name, other in ((joined, spaced), (spaced, joined)):
            # «Набережные-Челны» the other way round
            written = name == spaced and not dashed
            known = bool(nominatives(name)) and _largest(name) >= max(_KNOWN, _largest(other))
            if not written and (known or is_told(name)):
                yield _settlement(text, match.start(), match.end(), name, home, oblique=False)
                break


def _pairs_apart(text: str) -> Iterator[re.Match[str]]:
    """Each two words that may be one name: «Братск – Усть – Илимск» holds two pairs."""
    match = _APART.search(text)
    while match is not None:
        yield match
        match = _APART.search(text, match.start(3))


def _is_one_of_many(parts: list[str], joined: str) -> bool:
    """«Каменск – Уральский»: the second word tells which, and the town of both is larger by far."""
    return _is_adjective(parts[-1]) and _largest(joined) > 4 * _largest(parts[-1])


def _is_adjective(word: str) -> bool:
    return any("ADJF" in parse.tag for parse in parses(word))


def _latin(text: str, home: Home) -> Iterator[Mention]:
    """«Minsk, Belarus»: a town that stands for itself, not within a firm's name."""
    for match in _LATIN.finditer(text):
        town, end = _without_country(match.group()), match.start()
        end += len(town)
        found = latin_towns().get(town)
        alone = re.match(r"\s*(?:$|[,;.()/–—])", text[match.end() :])
        if found is not None and alone:
            yield _settlement(text, match.start(), end, found[0], home, oblique=False)


def _without_country(said: str) -> str:
    """«Minsk Belarus», «New Delhi India»: the town alone, where a country follows it."""
    for space in re.finditer(" ", said):
        town, behind = said[: space.start()], said[space.end() :]
        if said not in latin_towns() and town in latin_towns() and is_latin_country(behind):
            return town
    return said


def _sides(match: re.Match[str]) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """The two names of a pair and where they stand («Наушки-Сухэ-Батор»: cut once)."""
    whole = match.string[match.start(1) : match.end(2)]
    stops = stops_of(whole) if " " not in whole and whole.count("-") > 1 else []
    if len(stops) != 2:
        return match.groups(), [match.span(1), match.span(2)]
    cut = match.start(1) + len(stops[0])
    return tuple(stops), [(match.start(1), cut), (cut + 1, match.end(2))]


def _together(text: str, home: Home) -> Iterator[Mention]:
    """«мост Благовещенск – Хэйхэ», «на площадках Бреста и Гродно»: each is a town."""
    for match in _WAY.finditer(text):
        # «Пограничный – Суйфэньхэ»: one of the two is known, the other may be an ordinary word.
        names = match.groups()
        known = [_largest(n) > 1_000 or is_told(n) for n in names]
        sites = [n for n in names if pattern("name", "site").match(n) or len(n) < 3]
        telling = [n for n, k in zip(names, known, strict=True) if k and not is_ordinary_word(n)]
        if telling and not sites:
            for number in (1, 2):
                at = match.span(number)
                yield _settlement(text, *at, match.group(number), home, oblique=False)
    for match in _PAIR.finditer(text):
        names, spans = _sides(match)
        firm = [n for n in names if is_ordinary_word(n) or pattern("name", "site").match(n)]
        before = right_before(text, match.start())
        crossing = leads_to_sides(before)
        if "(" in match.group() and not _CROSSINGS.search(before):
            continue
        if not crossing and _FIRST_WORD.search(before):
            continue  # «Псков – Старый Погост – Печоры»: the first name begins before the pair
        if (firm and not crossing) or key("-".join(names)) in nominatives("-".join(names)):
            continue
        if crossing and not face_each_other(*names):
            continue
        known = [(key(n) in nominatives(n) and _largest(n) > 1_000) or is_told(n) for n in names]
        if all(known) or (crossing and any(known)):
            for name, at in zip(names, spans, strict=True):
                yield _settlement(text, *at, name, home, oblique=False)
    for match in _BOTH.finditer(text):
        names = match.groups()
        lead = re.search(r"[А-ЯЁа-яё/-]+$", right_before(text, match.start()))
        plural = lead is None or pattern("generic", "plural", whole=True).fullmatch(
            key(lead.group())
        )
        oblique = any(key(n) not in nominatives(n) for n in names)
        if type_ends(right_before(text, match.start(1))):
            continue
        if lead is not None and key(lead.group()).startswith(("город", "гг")):
            continue
        if (
            not plural
            or not oblique
            or any(_TYPE.search(right_before(text, match.start(n))) for n in (1, 2))
        ):
            continue
        if all(_largest(n) > _SEVERAL and not is_ordinary_word(n) for n in names):
            for number in (1, 2):
                at = match.span(number)
                yield _settlement(text, *at, match.group(number), home, oblique=True)


def _listed_name(text: str, at: int) -> re.Match[str] | None:
    """One town of a list, of two words where a gazetteer has them («Великие Луки»)."""
    two = re.compile(_NAME).match(text, at)
    known = two is not None and nominatives(two.group())
    return two if known else re.compile(TOWN_NAME).match(text, at)


def _after_plural(text: str, home: Home) -> Iterator[Mention]:
    """«гг. Харбин, Суйфэньхэ и Дуннин»: the last one too, though no gazetteer has it."""
    for lead in _MANY.finditer(text):
        at = lead.end()
        number = 0
        while (word := _listed_name(text, at)) is not None:
            name = word.group()
            known = bool(nominatives(name))
            if not known and (is_ordinary_word(name) or pattern("name", "site").match(name)):
                break
            if re.match(r"\s[А-ЯЁа-яё]{3,}", text[word.end() :]):
                break
            if number:
                oblique = known and key(name) not in nominatives(name)
                shown = read_settlement(name, Context(size="town"), home, oblique=oblique).name
                yield Mention("settlement", at, word.end(), shown, oblique=oblique)
            number += 1
            joint = re.compile(r"\s?,\s?(?:а также\s)?|\s(?:и|или)\s").match(text, word.end())
            if joint is None:
                break
            at = joint.end()


def port_town(name: str, text: str, home: Home) -> str | None:
    """The town of «порт Владивосток», «аэропорт Витебск (Восточный)», which tells the region.

    Args:
        name: the words of the shadow, in which an airport's own name is masked.
        text: the cell's own words.
        home: for namesakes.
    """
    town = _PORT.fullmatch(name)
    if town is None or not nominatives(town.group(1)):
        return airport_town(text)
    return read_settlement(town.group(1), Context(), home, oblique=False).name


def _misspelt(text: str, home: Home) -> Iterator[Mention]:
    """«г. Виетбск»: taken as the town it is nearest to, and said to be a guess.

    Where another country is named behind it («г. Балвы, Латвия») only a town of that one.
    """
    for match in re.finditer(
        rf"(?<![\w.-])(?:г\.\s?|гор\.\s?|город\s)({TOWN_NAME})(?![\w-])", text
    ):
        town = guessed_town(match.group(1))
        abroad = re.match(r"\s?[,(]\s?([А-ЯЁ][^,;()]*)", text[match.end() :])
        if town is None or (abroad is not None and names_land_abroad(abroad.group(1))):
            town = guessed_abroad(match.group(1), text)
        if town is not None:
            shown = settlements_named(town)[0].name
            yield _settlement(text, *match.span(1), shown, home, oblique=False, guess=True)


def _is_elsewhere(town: Mention, text: str, areas: list[Mention]) -> bool:
    """«города Рославль и Мир Смоленской области»: an ordinary word that no town there is called."""
    behind = [one for one in areas if one.kind == "region" and one.code in HOME_COUNTRIES]
    region = next((one for one in behind if text[town.end : one.start] in (" ", " (", ", ")), None)
    if region is None or not is_ordinary_word(text[town.start : town.end]):
        return False
    return all(key(row.region or "") != key(region.name) for row in settlements_named(town.name))


def _areas_cut_off(text: str, areas: list[Mention]) -> str:
    for area in areas:
        text = f"{text[: area.start]};{text[area.start + 1 :]}"
    return text


def spelled_towns(text: str, taken: list[Mention], home: Home) -> list[Mention]:
    """What the usual readers would miss or misread, outside of what is taken already.

    Args:
        text: a shadow (see ``etl.places.shadow``).
        taken: areas found before.
        home: for namesakes.
    """
    found: list[Mention] = []
    # «города Полоцк и Глубокое Витебской области»: the list ends where an area begins.
    listed = _areas_cut_off(text, taken)
    for reader in (regional_adjectives, _apart, _latin, _together, _after_plural, _misspelt):
        for mention in reader(listed if reader is _after_plural else text, home):
            if reader is _after_plural and _is_elsewhere(mention, text, taken):
                continue
            if all(m.end <= mention.start or mention.end <= m.start for m in [*taken, *found]):
                found.append(mention)
    return found

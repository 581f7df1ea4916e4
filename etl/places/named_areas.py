"""Every area and typed settlement of a text, without overlaps."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries import find_countries
from etl.countries.latin_names import ends_in_latin_town, is_in_latin_name
from etl.countries.two_states import is_of_two_states
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import CountryMention
from etl.one_letter import OneLetter
from etl.places.districts import districts_named
from etl.places.listed_districts import listed_districts
from etl.places.mention import Mention
from etl.places.misspelt_areas import misspelt_areas
from etl.places.municipal_formations import municipal_formations
from etl.places.name_cases import nominatives
from etl.places.place_words import islands, region_table, usual_name, words
from etl.places.regions import abbreviated_regions, regions, regions_told, short_regions
from etl.places.settlement_types import type_ends
from etl.places.settlements import typed_settlements
from etl.places.short_districts import short_districts
from etl.places.spelled_towns import spelled_towns
from etl.places.towns_of_lands import blank_lands, lands
from etl.text import key, right_before

# An area after these words only describes another one («районы, граничащие с Беларусью»).
_ASIDE = re.compile(
    r"(?<!\w)(?:граничащ\w+ с|границе с|граница с|участием|совместно с|делегаци\w+(?: из)?|"
    r"гостей из|"
    r"гости из|участник\w*(?: из)?|за пределы|за пределами|представител\w+(?: из)?)\s+$",
    re.IGNORECASE,
)

_OFFICE = re.compile(r"представительств\w{0,3}\s+$", re.IGNORECASE)
# Whose stand it is says nothing of where it stands («Стенд Смоленской области, г. Минск»).
_STAND = re.compile(
    r"(?<!\w)(?:стенд|экспозици|павильон|экспоместо)\w{0,2}\s+$",
    re.IGNORECASE,
)


# «Республика Армения», where the vocabulary has the short name only.
_STATE = re.compile(
    r"(?<!\w)(?:Республик|Королевств|Княжеств|Государств|Султанат)[а-яё]+\s$|(?<!\w)[Рр]есп\.\s?$"
)


# «Республики Абхазия и Южная Осетия»: the noun in the plural is of both.
_REPUBLICS = re.compile(r"(?<!\w)Республик(?:и|ах|ам)\s[А-ЯЁ]\S+(?:,\s[А-ЯЁ]\S+)*\sи\s$")


_STATES = OneLetter(["республика", "республики", "республике", "республику"])


def _misspelt_state(before: str) -> re.Match[str] | None:
    """«Респблика Беларусь»: the word before the country's name, a letter wrong."""
    word = re.search(r"(?<!\w)[Рр][а-яё]{7,11}\s$", before)
    return word if word is not None and _STATES.near(key(word.group().strip())) else None


# Larger than a region and no country's name: what lies in one lies in Russia.
_FEDERAL = re.compile(
    r"(?<!\w)(?:(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё]+[сц]к\w{2,3}\sфедеральн\w{2,3}\sокруг\w{0,2}"
    r"|(?:[ДПСЦЮ]|Ур|СЗ|СК)ФО)(?!\w)"
)


# Of two regions; which one, nobody says.
_LAND = re.compile(r"^\W*Алтай(?=\s*(?:$|[,;(](?!.*(?:МНР|Монголи|Алтайск|Республик))))")


def _federal_districts(text: str) -> list[Mention]:
    return [
        Mention("country", *match.span(), "Россия", "RU", oblique=not match.group().endswith("уг"))
        for match in _FEDERAL.finditer(text)
    ] + [
        Mention("country", match.end() - len("Алтай"), match.end(), "Россия", "RU", guess=True)
        for match in _LAND.finditer(text)
    ]


def _is_oblique_country(wording: str, name: str) -> bool:
    first, *rest = wording.split(" ")
    if wording.endswith("."):
        return False  # «Узб.»
    if rest:
        return re.search(r"(?:ики|ике|ику|ой|ую|ых|ств[ае])$", first) is not None
    return (
        not wording.isupper() and key(wording) != key(name) and not wording.endswith(("ия", "ан"))
    )


def is_indeclinable(wording: str) -> bool:
    """«Университет Зимбабве»: a country whose genitive is its nominative."""
    return re.fullmatch(r"[А-ЯЁ][а-яё-]+(?:[оеуэ]|ли|гуа)", wording) is not None


def _is_called_town(text: str, start: int, end: int) -> bool:
    """«г. Панама», «город Маньчжурия»: a country's name that the text gives to a town."""
    known = nominatives(text[start:end])
    if known and type_ends(right_before(text, start)):
        return True
    return any(name in words()["town"]["rather_than_country"] for name in known)


def _is_island(text: str, start: int, end: int) -> bool:
    """«о. Сицилия»: the vocabulary of countries has it as a name of Italy."""
    noun = re.search(r"(?<!\w)(?:о\.|о-в|остров\w{0,2})\s?$", right_before(text, start))
    return noun is not None and key(text[start:end]) in islands()


def _is_inflected(text: str, mention: CountryMention) -> bool:
    wording, name = key(text[mention.start : mention.end]), key(mention.name)
    return wording != name and wording.startswith(name[:-1])


def _heads_town(text: str, mention: CountryMention) -> bool:
    """«болгарский город Варна»: the adjective of a country right before a town of it."""
    town = r"\s(?:город(?:а|е|у|ом)?|столиц[аеуы])\s[А-ЯЁ]"
    return mention.kind == "adjective" and re.match(town, text[mention.end :]) is not None


def _is_alone(text: str, mention: CountryMention) -> bool:
    """Whether a country in Latin letters, or one misspelt, fills its part of the cell."""
    before, behind = right_before(text, mention.start), text[mention.end :]
    begins = re.search(r"(?:^|[,;(/])\s*$", before) or (
        text[mention.start].isascii() and ends_in_latin_town(before)
    )
    if text[mention.start : mention.end].endswith("."):  # «Узб. и Каз.»
        return True
    return bool(begins) and re.match(r"\s*(?:$|[,;()/:])", behind) is not None


def _countries(text: str) -> list[Mention]:
    found = []
    told = find_countries(text)
    stated = {one.code for one in told if one.kind == "name"}
    for mention in told:
        if is_in_latin_name(text, mention):
            continue
        town = any(row.country_code == mention.name for row in settlements_named(mention.name))
        town = town or _is_called_town(text, mention.start, mention.end)
        town = town or _is_island(text, mention.start, mention.end)
        unit = region_table().get(key(text[mention.start : mention.end]))
        town = town or (unit is not None and unit[1] == mention.code)  # «ЗКО» tells its country
        # «ТОГУ» is a university, no case of «Того».
        shouted = text[mention.start : mention.end].isupper() and _is_inflected(text, mention)
        # «Istanbul, Turkey» stands for itself; «Казахтан» is a guess.
        shared = is_of_two_states(text[mention.start : mention.end])
        guess = mention.kind == "guess" and (shared or _is_alone(text, mention))
        named = mention.kind in ("name", "abbreviation") or _heads_town(text, mention)
        if (named or guess) and not town and not shouted:
            oblique = _is_oblique_country(text[mention.start : mention.end], mention.name)
            before = right_before(text, mention.start)
            listed = _REPUBLICS.search(before) is not None
            code = mention.code or (usual_name(mention.name) if listed else mention.name)
            state = _STATE.search(before) or _misspelt_state(before)
            start = mention.start - (len(before) - state.start() if state is not None else 0)
            found.append(
                Mention(
                    "country",
                    start,
                    mention.end,
                    mention.name,
                    code,
                    oblique=oblique,
                    guess=guess and not text[mention.start].isascii(),
                )
            )
        elif mention.kind == "region" and mention.code is not None:
            # «г. Хэйхэ, Хэйлунцзян»: a province that fills its part of the cell
            before, after = right_before(text, mention.start), text[mention.end :]
            wording = text[mention.start : mention.end]
            opens = re.search(r"(?:^|[,;(/–—])\s*$", before)
            alone = opens and re.match(r"\s*(?:$|[,;()/–—])", after)
            ours = mention.code not in stated and _is_part_of_ours(wording, text)
            if alone and not ours and mention.code not in HOME_COUNTRIES and wording.istitle():
                found.append(Mention("region", mention.start, mention.end, wording, mention.code))
    return found


def _is_part_of_ours(wording: str, text: str) -> bool:
    """«Северная Карелия, г. Костомукша»: the north of the republic that the town lies in."""
    region = region_table().get(key(wording.split(" ")[-1])) if " " in wording else None
    return region is not None and region[0] in regions_told(text)


def _is_settlement_called(text: str, region: Mention) -> bool:
    """«пос. Приморье», «с. Крым»: a land's name that the text gives to a settlement."""
    # «города Смоленской и Брянской областей»: an adjective is the region's.
    lone = (
        re.fullmatch(r"(?!\S+[сц]кой$)[А-ЯЁ][а-яё]+", text[region.start : region.end]) is not None
    )
    return region.kind == "region" and lone and type_ends(text[: region.start])


# «НАО Медицинский университет Астана»
_HEADS_UNIVERSITY = re.compile(
    r"(?:\s(?!г\.|п\.|с\.|д\.)[А-ЯЁа-яё.-]+){0,3}?\s(?i:университет|консерватори|академия|институт)"
)


def _is_legal_form(text: str, region: Mention, towns: list[Mention]) -> bool:
    """«г. Павлодар, НАО «Торайгыров университет»», «г. Минск, НСО БГУ»: no region, a form."""
    short = re.fullmatch(r"[А-ЯЁ]{2,4}", text[region.start : region.end])
    if region.kind == "region" and short and _HEADS_UNIVERSITY.match(text, region.end):
        own = (row.region for one in towns for row in settlements_named(one.name)[:1])
        return short.group() in words()["region"]["legal_forms"] and region.name not in own
    heads = short and re.match(
        r"\s(?:¤|[А-ЯЁ][а-яё]*[А-ЯЁ]|[А-ЯЁ][а-яё]+(?:ий|ая|ое)\s)", text[region.end :]
    )
    if region.kind != "region" or not heads:
        return False
    if short and short.group() in words()["region"]["legal_forms"] and "¤" in heads.group():
        return True
    before = [
        one for one in towns if one.end <= region.start and ";" not in text[one.end : region.start]
    ]
    behind = [one for one in towns if one.start > region.start]
    rows = settlements_named((before[-1:] or behind[:1])[0].name) if before or behind else ()
    return bool(rows) and all(
        row.country_code != region.code or row.region not in (None, region.name) for row in rows
    )


def _named_by_entity(mention: Mention) -> Mention:
    """A region that is an entity of disputed status stands for its own country."""
    if mention.kind == "region" and mention.code is None:
        named = [m for m in find_countries(mention.name) if m.code is None and m.kind == "name"]
        if named:
            return Mention("country", mention.start, mention.end, named[0].name, named[0].name)
    return mention


def find_areas(text: str, home: Home) -> list[Mention]:
    """Every area and typed settlement of a text whose quotations are masked, in order.

    Args:
        text: a shadow (see ``etl.places.shadow``).
        home: for namesakes of settlements.
    """
    return list(_areas(text, home))


def areas_and_rest(text: str, home: Home) -> tuple[list[Mention], str]:
    """The same, and the text of equal length without lands whose towns are not named."""
    mentions = find_areas(text, home)
    return mentions, blank_lands(text, mentions)


def _is_side_of_ferry(before: str, side: str) -> bool:
    """«переправа Кавказ – Крым», «мост Европа – Азия»: lands that a way is called by."""
    other = re.search(r"([А-ЯЁ][а-яё]+)\s?[–—-]\s?$", before)
    lands_of_ways = words()["town"]["continents"]
    return other is not None and {key(other.group(1)), key(side)} <= set(lands_of_ways)


def _is_aside(text: str, area: Mention) -> bool:
    before = right_before(text, area.start)
    if _OFFICE.search(before) is not None:
        return text[area.start : area.end].isupper()  # «представительство РТ» is its name
    if _is_side_of_ferry(before, text[area.start : area.end]):
        return True
    owns = area.kind in ("region", "country") and _STAND.search(before) is not None
    return owns or _ASIDE.search(before) is not None


# Two readers ask for each cell, and most cells of a plan stand in its next edition too.
@lru_cache(maxsize=2048)
def _areas(text: str, home: Home) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for reader in (
        misspelt_areas, municipal_formations, districts_named, listed_districts, short_districts,
        regions, abbreviated_regions, _countries, short_regions, _federal_districts,
    ):  # fmt: skip
        mentions = reader(text)
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if any(m.start < mention.end and mention.start < m.end for m in found):
                continue
            if "¤" in text[mention.start : mention.end] or _is_settlement_called(text, mention):
                continue
            found.append(mention)
    found += spelled_towns(text, found, home)
    of_lands = list(lands(text))
    typed = typed_settlements(text, found, home)
    found += [m for m in typed if not any(m.start < s < m.end for s, _ in of_lands)]
    towns = [m for m in found if m.kind == "settlement"]
    found = [m for m in found if not _is_legal_form(text, m, towns)]
    named = (_named_by_entity(m) for m in found if not _is_aside(text, m))
    return tuple(sorted(named, key=lambda mention: mention.start))

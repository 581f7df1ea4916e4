"""Countries in a text: candidates by the vocabulary, then the traps around them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from etl.countries import traps
from etl.countries.abbreviations import has_abbreviation, own_plan_of, read_abbreviations
from etl.countries.acceptance import stands
from etl.countries.bound_parts import doubt_bound, is_town_elsewhere
from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_tokens import split_words
from etl.countries.country_words import Kind, index, is_claimed
from etl.countries.dwellers import is_russian_place
from etl.countries.gazetteer_towns import (
    are_listed,
    bare_town,
    both_in_genitive,
    gazetteer_mention,
    is_an_item,
    stands_in_a_list,
)
from etl.countries.guesses import guessed_entry, is_led, is_named_after_places, may_be_misspelt
from etl.countries.lands_beside import put_into_land
from etl.countries.latin_names import latin_mentions
from etl.countries.makers import is_by_makers
from etl.countries.namesakes import (
    country_behind,
    doubt_contradicted,
    follows_a_land_of_russia,
    in_russia,
    is_of_a_russian_region,
    is_perhaps_a_town,
    is_put_elsewhere,
    may_be_listed,
    other_country,
    spellings,
)
from etl.countries.origins import by_origin
from etl.countries.quoted_names import is_a_bare_name
from etl.countries.school_towns import firm_country, school_country
from etl.countries.schools_abroad import by_seat
from etl.countries.shortened import shortened
from etl.countries.shown_works import tells_whose_works
from etl.countries.subdivisions import subdivision_mention
from etl.countries.town_marks import is_typed
from etl.countries.two_states import which_of_two
from etl.countries.women import woman_of_a_land
from etl.country_names import country_name
from etl.home import HOME_COUNTRIES
from etl.model import CountryMention

_OF_A_TOWN = re.compile(r"\s(?:г\.|города)\s?")  # «белорусы г. Тюмени»
_TOWN_SIGN = re.compile(r"(?<![А-Яа-яё])(?:г\.|город[ае]?)\s?$")
_JOINT = re.compile(r"(?:\s+|\s*[-–—‑]\s*|[’'`]\s?|\s?\(|\s+[-–—]\s+)")


def _matches(reading: CellReading, at: int) -> list[Candidate]:
    """The longest wordings that begin with the word at ``at``."""
    found: list[Candidate] = []
    for entry in index().get(reading.words[at].form, ()):
        last = reading.last_of(at, entry.words, _JOINT)
        if last is not None and (not found or last >= found[0].last):
            found.append(Candidate(entry, at, last))
    return found


def _mention(reading: CellReading, candidate: Candidate) -> CountryMention | None:
    entry = candidate.entry
    start = reading.words[candidate.first].start
    end = reading.words[candidate.last].end
    code, name, kind = entry.code, entry.name, entry.kind
    if entry.kind == "settlement":
        spelling = reading.text[start:end]
        if in_russia(reading.folded, start, end, spelling, spellings(entry.words)):
            return None
        bracketed = reading.text.startswith((" (", "("), end)
        own_name = code is None and bracketed and not is_claimed(name)
        if own_name and country_behind(reading.text, end):
            return None  # «Рыбница (Молдова)»: the document says of which country it is
        other = other_country(reading.text, end, entry.words)
        elsewhere = other is not None and other != code
        if elsewhere and code in HOME_COUNTRIES and may_be_listed(reading.text, start, end):
            kind = "guess"
        elif other and elsewhere:  # «Сантьяго (Куба)»
            code, name = other, country_name(other)
        elif is_put_elsewhere(reading.text, start, end, code) and not other:
            kind = "guess"
    elif entry.kind == "name" and (
        reading.text.startswith((" (", "("), end) or is_typed(reading, candidate.first)
    ):
        # «мастера из Сальвадора (Бразилия)»
        code = other_country(reading.text, end, entry.words) or code
        name = country_name(code) if code and code != entry.code else name
    elif entry.kind == "name" and is_perhaps_a_town(reading.text, start, end, entry.words):
        kind = "guess"  # «Сальвадор, Бразилия»: a town, or two countries?
    if (
        kind in ("settlement", "region")
        and code != "BY"
        and is_a_bare_name(reading.text, start, end)
    ):
        kind = "guess"  # «команда «Бавария»»
    elif kind == "citizen":
        # «армяне Кубани», «Корейцы Хабаровска» as the name of a union: a nationality of Russia
        named = bool(reading.quotations_around(start, end)) or bool(
            _OF_A_TOWN.match(reading.text, end)
        )
        if follows_a_land_of_russia(reading.folded, start):
            return None
        if is_russian_place(reading.text, end, towns=named) or (
            is_of_a_russian_region(reading.folded, end)
        ):
            return None
    if reading.listed and tells_whose_works(reading, candidate, next_to=False):
        kind = "guess"
    return CountryMention(code, name, start, end, kind)


def _broken_mention(reading: CellReading, at: int) -> CountryMention | None:
    """A name that a line's end has cut («Бела- русь», «Узбе-кистан»)."""
    if at + 1 >= len(reading.words):
        return None
    first, second = reading.words[at : at + 2]
    gap = reading.text[first.end : second.start]
    if not re.fullmatch(r"[-‐‑]\s*", gap) or second.capitalised or not first.capitalised:
        return None
    for entry in index().get(first.form + second.form, ()):
        if len(entry.words) == 1 and entry.kind == "name":
            return CountryMention(entry.code, entry.name, first.start, second.end, "name")
    return None


def _listed_mention(
    reading: CellReading, candidate: Candidate, mentions: list[CountryMention]
) -> CountryMention | None:
    """A town named like something else in a list of towns («Алматы, Уральск»; «Кито, Лима»).

    Of another country they must be whole items both, with nothing else beside the town, or
    stand in one genitive («дирижёры Белграда, Софии»).
    """
    start, end = reading.words[candidate.first].start, reading.words[candidate.last].end
    alone = is_an_item(reading.text, start, end)
    beside = any(
        (
            one.code == candidate.entry.code
            or (alone and one.code != "RU" and is_an_item(reading.text, one.start, one.end))
            or (one.code != "RU" and both_in_genitive(reading.text, one.start, one.end, start, end))
        )
        and one.kind == "settlement"
        and are_listed(reading.text, (one.start, one.end), (start, end))
        for one in mentions
    )
    plain = Candidate(replace(candidate.entry, rule=""), candidate.first, candidate.last)
    return _mention(reading, plain) if beside and stands(reading, plain) else None


def _guessed_mention(reading: CellReading, at: int) -> CountryMention | None:
    """A misspelt name or adjective where the noun of a unit follows; a woman of a land."""
    word = reading.words[at]
    if not may_be_misspelt(word) or reading.masked(word.start, word.end):
        return woman_of_a_land(reading, at)
    alone = is_an_item(reading.text, word.start, word.end)
    led = is_led(reading.folded_before(word.start))
    entry = guessed_entry(word.form, alone=alone, led=led)
    if entry is None and _TOWN_SIGN.search(reading.before(word.start, 12)):
        entry = guessed_entry(word.form, town=True)
        if entry is not None:
            return CountryMention(entry.code, entry.name, word.start, word.end, "guess")
    if entry is None or (entry.local and not reading.unit_follows(at)):
        return None
    longer = entry.kind == "adjective" and not entry.local
    if longer and is_named_after_places(reading.before(word.start)):
        return None
    if longer and traps.head_after(reading.words, at, reading.text) is None:
        return None
    return CountryMention(entry.code, entry.name, word.start, word.end, "guess")


def _named_after_a_town(reading: CellReading, at: int) -> CountryMention | None:
    """A firm by its town («Гродноазот»), a university by its adjective, which is a guess."""
    word = reading.words[at]
    firm = firm_country(word.form) if word.capitalised else None
    if firm is not None:
        return CountryMention(firm, country_name(firm), word.start, word.end, "settlement")
    head = traps.head_after(reading.words, at, reading.text) if word.capitalised else None
    school = school_country(word, head)
    if school is None or reading.masked(word.start, word.end):
        return None
    code, sure = school
    iso = code if len(code) == 2 else None
    kind: Kind = "settlement" if sure else "guess"
    return CountryMention(iso, country_name(code), word.start, word.end, kind)


def find_countries(
    text: str, context: str = "", *, listed: bool = False, home_region: str = ""
) -> list[CountryMention]:
    """Every mention of a country in a text, in order, without overlaps.

    Names in any case, abbreviations, adjectives, citizens, regions and towns count;
    streets, languages, hotels, wars and the other traps of countries_traps.csv do not.
    Russia's own mentions are among the answers (code RU).

    Args:
        text: one cell of a plan, folded or not.
        context: the row's other cells, which tell what «РБ» or «РК» stands for.
        listed: the cell lists who takes part: a thing or a work there leaves its country a guess.
        home_region: the region whose plan it is, in the nominative: it may be called «РБ» too.

    Returns:
        The mentions; ``code`` is None for an entity without a code or of disputed
        status, ``name`` is then the name that the text uses, in the nominative.
    """
    mentions = list(_find(text, listed=listed))
    if has_abbreviation(text):
        around = list(_find(context)) if context else mentions
        words = split_words(text)
        home = own_plan_of(text, mentions, home_region)
        mentions += read_abbreviations(words, text, context or text, around, home)
        mentions.sort(key=lambda mention: mention.start)
    return mentions


def _words_of(reading: CellReading, at: int, end: int) -> int:
    """How many words there are from one to where a mention ends."""
    last = at + 1
    while last < len(reading.words) and reading.words[last].start < end:
        last += 1
    return last - at


@lru_cache(maxsize=4_000)
def _find(text: str, *, listed: bool = False) -> tuple[CountryMention, ...]:
    reading = CellReading(text, listed=listed)
    mentions: list[CountryMention] = []
    untyped: list[Candidate] = []
    unknown: list[int] = []
    at = 0
    while at < len(reading.words):
        candidates = _matches(reading, at)
        step, mention = 1, None
        for candidate in candidates:
            # «Западно-Казахстанский университет» is no region: its last word may stand alone.
            of_unit = candidate.entry.rule.startswith("unit ")
            step = 1 if of_unit else candidate.last - at + 1
            if stands(reading, candidate):
                mention = _mention(reading, candidate)
                step = candidate.last - at + 1
                break
            if candidate.entry.kind == "settlement" and candidate.entry.rule == "typed":
                untyped.append(candidate)
        if mention is None:
            mention = subdivision_mention(reading, at)
            if mention is None and not candidates:
                mention = gazetteer_mention(reading, at)
                mention = mention or subdivision_mention(reading, at, alone=True)
            step = _words_of(reading, at, mention.end) if mention is not None else step
        of_units = all(one.entry.rule.startswith("unit ") for one in candidates)
        if mention is None and not candidates:
            mention = _broken_mention(reading, at) or _guessed_mention(reading, at)
            step = 2 if mention is not None and mention.kind != "guess" else step
        if mention is None and of_units:
            mention = _named_after_a_town(reading, at)
        if mention is not None:
            mentions.append(mention)
        elif not candidates and reading.words[at].capitalised:
            unknown.append(at)
        at += step
    for at in unknown:
        if stands_in_a_list(reading, at, mentions):
            town = gazetteer_mention(reading, at, listed=True)
            mentions += [] if town is None else [town]
        elif is_an_item(text, reading.words[at].start, reading.words[at].end):
            mentions += bare_town(reading, at)
    for candidate in untyped:
        mention = _listed_mention(reading, candidate, mentions)
        mentions += [] if mention is None else [mention]
    short = shortened(text, mentions)
    mentions = [m for m in mentions if not any(s.start < m.end and m.start < s.end for s in short)]
    mentions += short
    mentions += latin_mentions(text, [*mentions])
    mentions = [
        doubt_bound(text, told)
        for mention in mentions
        if not is_town_elsewhere(text, mention) and (listed or not is_by_makers(text, mention))
        if (told := by_origin(text, mention, listed=listed)) is not None
    ]
    seated = (by_seat(text, mention, mentions) for mention in mentions)
    mentions = [which_of_two(text, one, mentions) for one in seated if one is not None]
    mentions = [doubt_contradicted(text, mention, mentions) for mention in mentions]
    mentions = [put_into_land(text, mention, mentions) for mention in mentions]
    return tuple(sorted(mentions, key=lambda mention: mention.start))

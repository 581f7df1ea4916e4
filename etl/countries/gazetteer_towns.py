"""Towns abroad that only the gazetteer knows, and towns in a list of towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.countries import traps
from etl.countries.bound_parts import is_in_a_compound
from etl.countries.country_candidates import CellReading
from etl.countries.country_words import Kind
from etl.countries.namesakes import in_russia, is_put_elsewhere, other_country
from etl.countries.town_marks import is_typed
from etl.country_names import country_name
from etl.gazetteer import is_of_russia, settlements_named
from etl.model import CountryMention, GazetteerRow, Span
from etl.morphology import parses
from etl.text import key, right_before

_IN_A_LIST = re.compile(r",\s|\s(?:и|или)\s|\s?[/;]\s?|\s[-–—]\s|,\sг\.\s?")
_BETWEEN = 5
"""The most characters that ``_IN_A_LIST`` has room for: what is further apart is not looked at."""
_ITEM_BEFORE = re.compile(r"(?:^|[,;]\s|\sи\s)$")
_ITEM_BEHIND = re.compile(r"\s?(?:[,;.]|$|\sи\s)")
# «Нови Сад», «Стоук-он-Трент», «Рио-де-Жанейро»
_OF_WORDS = re.compile(r"[А-ЯЁа-яё]+(?:[-\s][А-ЯЁ][а-яё]+|(?:-[А-ЯЁа-яё]+){2,3})")
_MANY_PEOPLE = 30_000
_LARGE_TOWN = 60_000
_OF_SISTERS = 60
_BY_FAR = 3
"""How many times the people of its namesakes a town must have to be the one that is meant."""


def gazetteer_mention(
    reading: CellReading, at: int, *, listed: bool = False, several: bool = False
) -> CountryMention | None:
    """A town that only the gazetteer knows, where the text calls it a town or lists it as one.

    Args:
        reading: the text.
        at: the first word of the name.
        listed: it stands in a list, or alone.
        several: it stands beside towns abroad, so that of several countries' towns one is meant.
    """
    word = reading.words[at]
    of_people = traps.follows_people_word(reading.words, at, reading.text)
    called = listed or is_typed(reading, at) or of_people
    sister = "побратим" in reading.folded_before(word.start, _OF_SISTERS)
    sure = True
    comes_from = reading.folded_before(word.start).endswith("из ")
    if not word.capitalised or not (called or comes_from):
        return None
    for last, name, guessed in _spellings(reading, at, bent=of_people or listed or sister):
        end = reading.words[last].end
        rows = settlements_named(name)
        if not rows:
            continue
        if is_of_russia(name):
            return None
        code = rows[0].country_code
        if is_in_a_compound(reading, at, last, code):
            return None
        if any(row.country_code != code for row in rows):
            followed = other_country(reading.text, end, (frozenset({name}),))
            if followed is None and not (sister or (several and _is_by_far_the_largest(rows))):
                return None
            code = followed or code
            sure = followed is not None
        if in_russia(reading.folded, word.start, end, reading.text[word.start : end]):
            return None
        small = rows[0].population < _MANY_PEOPLE
        # «мэр Иванов»: in Bulgaria there is a village of that name
        if small and (not called or (of_people and last == at and _is_a_name(reading, at))):
            return None
        iso = code if len(code) == 2 else None
        sure = sure and not (guessed and listed)
        doubted = not sure or is_put_elsewhere(reading.text, word.start, end, code)
        kind: Kind = "guess" if doubted else "settlement"
        return CountryMention(iso, country_name(code), word.start, end, kind)
    return None


def _spellings(reading: CellReading, at: int, *, bent: bool) -> Iterator[tuple[int, str, bool]]:
    """What the name that begins with a word may be in the nominative, the longest first.

    Yields:
        Its last word, the nominative, and whether that is guessed by its ending: of a name of
        several words the last one is bent («Рио-де-Жанейро», «мэры Лас-Вегаса»).
    """
    for last in (at + 3, at + 2, at + 1, at):
        if last >= len(reading.words):
            continue
        start, ending = reading.words[at].start, reading.words[last]
        spelling = reading.text[start : ending.end]
        if last > at and not _OF_WORDS.fullmatch(spelling):
            continue
        yield last, key(spelling), False
        known = {p.normal_form.replace("ё", "е") for p in parses(ending.form) if "Geox" in p.tag}
        endings = [] if last > at and not bent else [(one, last > at) for one in sorted(known)]
        if bent:
            endings += [(one, True) for one in undeclined(ending.form, known=last > at)]
        for one, guessed in endings:
            yield last, key(reading.text[start : ending.start]) + one, guessed


def _is_by_far_the_largest(rows: Sequence[GazetteerRow]) -> bool:
    """Whether of the towns of one name that of one country is the one that people speak of."""
    largest = rows[0]
    rivals = [row for row in rows if row.country_code != largest.country_code]
    return largest.population >= _LARGE_TOWN and all(
        row.population * _BY_FAR < largest.population for row in rivals
    )


def undeclined(form: str, *, known: bool = False) -> list[str]:
    """What the nominative may be of a genitive that the dictionary does not know («Хофа»).

    Args:
        form: the word.
        known: it may be another word too, as the last one of a name («Эль-Мансуры») may.
    """
    if not known and any(parse.is_known for parse in parses(form)):
        return []
    ends = {"а": ("",), "ы": ("а",), "и": ("а", "ь", "я", "ия"), "я": ("ь", "й")}
    stem, end = form[:-1], form[-1:]
    return [stem + one for one in ends.get(end, ()) if len(stem) > 2]


def is_a_word(form: str) -> bool:
    """Whether the dictionary knows a form as something else than a place («дом», «мир»)."""
    return any(parse.is_known and "Geox" not in parse.tag for parse in parses(form))


def bare_town(reading: CellReading, at: int) -> CountryMention | None:
    """A large town abroad that is all of an item («Гронинген»), where the word is no other."""
    if not reading.words[at].text[1:].islower():
        return None  # «МонГУ»
    if is_a_word(reading.words[at].form):
        return None
    town = gazetteer_mention(reading, at, listed=True)
    rows = settlements_named(reading.words[at].form)
    large = town is not None and rows and rows[0].population >= _LARGE_TOWN
    return town if large else None


def are_listed(text: str, one: Span, other: Span) -> bool:
    """Whether two stretches, in either order, are neighbours in a list («Гродно, Брест и Лида»)."""
    first, second = (one, other) if one[1] <= other[0] else (other, one)
    between = second[0] - first[1]
    return 0 < between <= _BETWEEN and bool(_IN_A_LIST.fullmatch(text, first[1], second[0]))


def both_in_genitive(text: str, *bounds: int) -> bool:
    """Whether two listed names are genitives, none of which a name goes on («Софии Ротару»)."""
    first, last, start, end = bounds
    words = text[first:last], text[start:end]
    cased = all(
        {parse.tag.case for parse in parses(word)} & {"gent"}
        and "nomn" not in {parse.tag.case for parse in parses(word)}
        for word in words
    )
    return cased and not any(re.match(r"\s[А-ЯЁ]", text[stop:]) for stop in (last, end))


def is_an_item(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all of an item of a list."""
    return bool(_ITEM_BEFORE.search(right_before(text, start)) and _ITEM_BEHIND.match(text, end))


def _ends_a_longer_name(reading: CellReading, at: int) -> bool:
    """Whether an adjective with a capital belongs to the name («Великих Лук», «Нижней Туры»)."""
    before = reading.words[max(0, at - 1) : at]
    return any(
        word.capitalised
        and traps.is_adjectival(word)
        and reading.text[word.end : reading.words[at].start] == " "
        for word in before
    )


def listed_towns(
    reading: CellReading, unknown: Sequence[int], mentions: Sequence[CountryMention]
) -> list[CountryMention]:
    """The towns that only the gazetteer knows beside towns abroad, or that are an item alone.

    A list is followed from what is known in both directions («Эскишехира, Нишапура, Бонна»).

    Args:
        reading: the text.
        unknown: words with a capital that the vocabulary does not know, in order.
        mentions: what has been found in it.
    """
    abroad = [one for one in mentions if one.kind == "settlement" and one.code != "RU"]
    found: dict[int, CountryMention] = {}
    for ordered in (unknown, [*reversed(unknown)]):
        for at in ordered:
            town = None if at in found else _beside_towns(reading, at, abroad)
            if town is not None:
                found[at] = town
                abroad.append(town)
    for at in unknown:
        word = reading.words[at]
        alone = at not in found and is_an_item(reading.text, word.start, word.end)
        town = bare_town(reading, at) if alone else None
        if town is not None:
            found[at] = town
    return [found[at] for at in sorted(found)]


def _last_of_name(reading: CellReading, at: int) -> int:
    """The last word of the name that begins with a word, as far as the gazetteer has it."""
    return next(
        (last for last, name, _ in _spellings(reading, at, bent=True) if settlements_named(name)),
        at,
    )


def begins_a_name(reading: CellReading, at: int) -> bool:
    """Whether the gazetteer has a name of several words that begins with a word."""
    return _last_of_name(reading, at) > at


def _beside_towns(
    reading: CellReading, at: int, abroad: Sequence[CountryMention]
) -> CountryMention | None:
    """The town that a word listed beside a town abroad is («из Гродно, Сувалок»)."""
    if not abroad or _ends_a_longer_name(reading, at):
        return None
    last = _last_of_name(reading, at)
    start, end = reading.words[at].start, reading.words[last].end
    beside = [
        one.start < start
        for one in abroad
        if are_listed(reading.text, (one.start, one.end), (start, end))
    ]
    if not beside:
        return None
    town = gazetteer_mention(reading, at, listed=True, several=True)
    if town is None or last > at or not _is_rather_a_word(reading, at):
        return town
    # «Бурсы, Аданы, Измира»: a word as well, but towns stand on both sides of it
    between = len(set(beside)) > 1 and is_an_item(reading.text, start, end)
    return replace(town, kind="guess") if between and not _is_a_name(reading, at) else None


def _is_a_name(reading: CellReading, at: int) -> bool:
    """«из Витебска, Иванов Сергей»; nobody speaks of several Аданы at once."""
    best = parses(reading.words[at].form)[0]
    tags = set(best.tag.grammemes)
    return best.is_known and bool({"Surn", "Patr"} & tags or {"Name", "sing"} <= tags)


def _is_rather_a_word(reading: CellReading, at: int) -> bool:
    """Whether a word of a list is another one in the dictionary, or somebody's name."""
    word = reading.words[at]
    if _is_a_name(reading, at):
        return True
    known = [parse for parse in parses(word.form) if parse.is_known]
    only_a_word = known and not any("Geox" in parse.tag for parse in known)
    # «г. Усть-Каменогорск, Дом дружбы»: Ghana has a town so called
    whole = is_an_item(reading.text, word.start, word.end)
    return bool(only_a_word) or (is_a_word(word.form) and not whole)


def without_parts(mentions: list[CountryMention]) -> list[CountryMention]:
    """The mentions without those that are a part of a longer name («Лондон» of «Ист-Лондон»)."""
    longest = sorted(mentions, key=lambda one: (one.start, -one.end))
    kept: list[CountryMention] = []
    for one in longest:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept

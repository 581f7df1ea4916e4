"""Towns abroad that only the gazetteer knows, and towns in a list of towns."""

from __future__ import annotations

import re

from etl.countries import traps
from etl.countries.bound_parts import is_in_a_compound
from etl.countries.country_candidates import CellReading
from etl.countries.country_words import Kind
from etl.countries.namesakes import in_russia, is_put_elsewhere, other_country
from etl.countries.town_marks import is_typed
from etl.country_names import country_name
from etl.gazetteer import is_of_russia, settlements_named
from etl.model import CountryMention, Span
from etl.morphology import parses
from etl.text import key, right_before

_IN_A_LIST = re.compile(r",\s|\s(?:и|или)\s|\s?[/;]\s?|\s[-–—]\s|,\sг\.\s?")
_BETWEEN = 5
"""The most characters that ``_IN_A_LIST`` has room for: what is further apart is not looked at."""
_ITEM_BEFORE = re.compile(r"(?:^|[,;]\s|\sи\s)$")
_ITEM_BEHIND = re.compile(r"\s?(?:[,;.]|$|\sи\s)")
# «Нови Сад», «Стоук-он-Трент», «Рио-де-Жанейро»
_OF_WORDS = re.compile(r"[А-ЯЁа-яё]+(?:[-\s][А-ЯЁ][а-яё]+|(?:-[А-ЯЁа-яё]+){2,3})")
_HYPHENED = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+){1,3}")
_MANY_PEOPLE = 30_000
_LARGE_TOWN = 60_000
_OF_SISTERS = 60


def gazetteer_mention(
    reading: CellReading, at: int, *, listed: bool = False
) -> CountryMention | None:
    """A town that only the gazetteer knows, where the text calls it a town or lists it as one."""
    word = reading.words[at]
    of_people = traps.follows_people_word(reading.words, at, reading.text)
    called = listed or is_typed(reading, at) or of_people
    sister = "побратим" in reading.folded_before(word.start, _OF_SISTERS)
    guessed: list[str] = []
    sure = True
    comes_from = reading.folded_before(word.start).endswith("из ")
    if not word.capitalised or not (called or comes_from):
        return None
    for last in (at + 3, at + 2, at + 1, at):
        if last >= len(reading.words):
            continue
        end = reading.words[last].end
        spelling = reading.text[word.start : end]
        if last > at and not _OF_WORDS.fullmatch(spelling):
            continue
        names = [key(spelling)]
        if last == at:
            names += sorted(
                {p.normal_form.replace("ё", "е") for p in parses(word.form) if "Geox" in p.tag}
            )
            guessed = _undeclined(word.form) if of_people or listed or sister else []
            names += guessed
        elif _HYPHENED.fullmatch(spelling):
            names += _undeclined_last(spelling)
        for name in names:
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
                if followed is None and not sister:
                    return None
                code = followed or code
                sure = followed is not None
            if in_russia(reading.folded, word.start, end, spelling):
                return None
            if not called and rows[0].population < _MANY_PEOPLE:
                return None
            iso = code if len(code) == 2 else None
            sure = sure and (name not in guessed or not listed)
            doubted = not sure or is_put_elsewhere(reading.text, word.start, end, code)
            kind: Kind = "guess" if doubted else "settlement"
            return CountryMention(iso, country_name(code), word.start, end, kind)
    return None


def _undeclined(form: str) -> list[str]:
    """What the nominative may be of a genitive that the dictionary does not know («Хофа»)."""
    if any(parse.is_known for parse in parses(form)):
        return []
    return _ended_otherwise(form)


def _ended_otherwise(form: str) -> list[str]:
    ends = {"а": ("",), "ы": ("а",), "и": ("а", "ь", "я", "ия"), "я": ("ь", "й")}
    stem, end = form[:-1], form[-1:]
    return [stem + one for one in ends.get(end, ()) if len(stem) > 2]


def _undeclined_last(spelling: str) -> list[str]:
    """The same of a name of several words joined: its last one has the case («Эль-Мансуры»)."""
    first, _, last = key(spelling).rpartition("-")
    return [f"{first}-{one}" for one in _ended_otherwise(last)]


def _last_of_joined(reading: CellReading, at: int) -> int:
    """The last word of a joined name that the gazetteer has («Ришон-ле-Циона»), or the first."""
    start = reading.words[at].start
    for last in range(min(at + 3, len(reading.words) - 1), at, -1):
        spelling = reading.text[start : reading.words[last].end]
        if not _HYPHENED.fullmatch(spelling):
            continue
        if any(settlements_named(name) for name in (spelling, *_undeclined_last(spelling))):
            return last
    return at


def is_a_word(form: str) -> bool:
    """Whether the dictionary knows a form as something else than a place («дом», «мир»)."""
    return any(parse.is_known and "Geox" not in parse.tag for parse in parses(form))


def bare_town(reading: CellReading, at: int) -> list[CountryMention]:
    """A large town abroad that is all of an item («Гронинген»), where the word is no other."""
    if not reading.words[at].text[1:].islower():
        return []  # «МонГУ»
    if is_a_word(reading.words[at].form):
        return []
    town = gazetteer_mention(reading, at, listed=True)
    rows = settlements_named(reading.words[at].form)
    large = town is not None and rows and rows[0].population >= _LARGE_TOWN
    return [town] if town is not None and large else []


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


def stands_in_a_list(reading: CellReading, at: int, mentions: list[CountryMention]) -> bool:
    """Whether a word is listed beside a town abroad («из Гродно, Сувалок»)."""
    last = _last_of_joined(reading, at)
    start, end = reading.words[at].start, reading.words[last].end
    if _ends_a_longer_name(reading, at):
        return False
    if last > at:
        return _is_beside_a_town(reading, start, end, mentions)
    best = parses(reading.words[at].form)[0]
    if best.is_known and {"Surn", "Name", "Patr"} & set(best.tag.grammemes):
        return False  # «из Витебска, Иванов Сергей»
    known = [parse for parse in parses(reading.words[at].form) if parse.is_known]
    only_a_word = known and not any("Geox" in parse.tag for parse in known)
    whole = is_an_item(reading.text, start, end)
    if only_a_word or (is_a_word(reading.words[at].form) and not whole):
        return False  # «г. Усть-Каменогорск, Дом дружбы»: Ghana has a town so called
    return _is_beside_a_town(reading, start, end, mentions)


def _is_beside_a_town(
    reading: CellReading, start: int, end: int, mentions: list[CountryMention]
) -> bool:
    return any(
        one.kind == "settlement"
        and one.code != "RU"
        and are_listed(reading.text, (one.start, one.end), (start, end))
        for one in mentions
    )

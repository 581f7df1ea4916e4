"""Units that only other countries have: «провинция …», «префектура …», «воеводство …».

Where the vocabulary does not know which one it is, a person looks: somebody from abroad takes
part whom no country is given for.
"""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.countries.abbreviations import is_settled
from etl.countries.dwellers import is_named_russian
from etl.countries.unit_nouns import units_abroad
from etl.gazetteer import is_of_russia, settlements_named
from etl.partners.telling_institutions import find_institutions
from etl.places.name_cases import nominatives

_NAME = r"[А-ЯЁ][а-яё]+(?:[-\s][А-ЯЁ][а-яё]+)*"
_NAMED_UNIT = re.compile(
    rf"(?<!\w){units_abroad()}\s[«\"]?(?P<behind>{_NAME})|(?P<ahead>{_NAME})\s{units_abroad()}"
)
_REACH = 60
# «Китай, КНДР, РК»: Казахстан or Корея; «РТ» is Татарстан's own so often that it says nothing.
_ITEM = re.compile(
    r"(?:^|(?<=[,;]\s)|(?<=\sи\s)|(?<=представители\s)|(?<=команды\s)|"
    r"(?<=делегации\s)|(?<=спортсмены\s))(?:РК|КР|РА|РМ)(?=\s*(?:[,;.]|$)|\sи\s)"
)
# «БГУ, ЕНУ (Казахстан)»: a university of Belarus, or of Брянск, Уфа, Улан-Удэ.
_SCHOOLS = (("БГУ", "BY"), ("ТНУ", "TJ"), ("ЕГУ", "AM"))
_OURS = re.compile(
    r"бишкек|карасаев|баку|бакинск|брянск|башкир|бурят|(?<!\w)уф[аеыу](?!\w)|улан-удэ|"
    r"елец|ельц|липецк|бунин|таврич|вернадск|симферопол",
    re.IGNORECASE,
)


def _has_an_open_school(text: str, named: set[str]) -> bool:
    return any(
        code not in named and re.search(rf"(?<!\w)(?<!в ){school}(?!\w)", text)
        for school, code in _SCHOOLS
    )


def has_an_open_abbreviation(text: str, place: str = "") -> bool:
    """Whether «РК» or «БГУ» stands beside other countries, and nothing says whose it is."""
    mentions = [*find_countries(text), *find_institutions(text)]
    named = {one.code or one.name for one in mentions if one.code != "RU"}
    if named and not _OURS.search(f"{text} {place}") and _has_an_open_school(text, named):
        return True
    return bool(named) and any(
        not is_settled(item.group(), text, named) for item in _ITEM.finditer(text)
    )


# «города-побратимы: Асти, Валанс»: a town there is most likely abroad
_SISTERS = re.compile(
    r"(?<![\w-])(?:город\w*-(?:побратим|партн[её]р)\w*|побратим\w*|побратимск\w+ город\w*|"
    r"сестринск\w+ город\w*|породн[её]нн\w+ город\w*)\s?[:–—(-]\s?"
    r"(?P<list>(?:[^;.:\n]|(?<=\sг)\.|(?<=^г)\.|(?<=\(г)\.){3,300})",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"(?:^|[,(]\s?|\sи\s)(?:г\.\s?)?(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
    r"(?=\s?[,()]|$|\sи\s)"
)
_CALLED_A_TOWN = re.compile(
    r"(?<!\w)(?:г\.\s?|город\s)(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?!\w|\s[А-ЯЁ][а-яё])"
)


def has_an_unread_sister_town(text: str) -> bool:
    """Whether a list of sister towns has one that no gazetteer knows."""
    for sisters in _SISTERS.finditer(text):
        start = sisters.start("list")
        read = [(one.start, one.end) for one in find_countries(text)]
        for town in _TOWN.finditer(sisters["list"]):
            at = start + town.start("name")
            known = any(first <= at < last for first, last in read)
            bracket = sisters["list"].startswith((" (", "("), town.end())
            if not (known or bracket or _lies_in_russia(town["name"])):
                return True
    return False


def has_an_unread_town(text: str) -> bool:
    """Whether «г. …» names a town that is not Russia's, and no country is read for it."""
    towns = list(_CALLED_A_TOWN.finditer(text))
    if not towns:
        return False
    mentions = find_countries(text)
    named = {one.code for one in mentions}
    by_name = any(one.kind == "name" and one.code != "RU" for one in mentions)
    return any(
        not any(one.start <= town.start("name") < one.end for one in mentions)
        and not _may_lie_in(town["name"], named | {"RU"}, unknown=by_name)
        and not text.startswith((" (", "(", "-", " –", " —"), town.end())
        for town in towns
    )


# «курорты Карловы Вары, Хевиз, Боржоми»: what stands between towns abroad is most likely one
_NAMES_LISTED = re.compile(
    rf"(?<![\w«\"-]){_NAME}(?:(?:,\s|\sи\s|,\sи\s){_NAME}){{2,}}(?=\s?(?:[,;.(]|$))"
)
_ONE_LISTED = re.compile(_NAME)
_OFFICE = re.compile(r"Рос[а-яё]{4,}|Мин[а-яё]{4,}|Гос[а-яё]{4,}")
"""«Россотрудничество», «Минкультуры»: an office of Russia."""


def has_an_unread_item(text: str) -> bool:
    """Whether a list has several towns or lands abroad, and one that nobody knows.

    >>> has_an_unread_item("Главы курортов Карловы Вары, Хевизбад и Боржоми")
    True
    >>> has_an_unread_item("Карловы Вары, Сочи и Боржоми")
    False
    """
    for listed in _NAMES_LISTED.finditer(text):
        mentions = find_countries(text)
        read, open_items = 0, 0
        for item in _ONE_LISTED.finditer(text, listed.start(), listed.end()):
            of_item = [m for m in mentions if m.start < item.end() and item.start() < m.end]
            read += any(m.code != "RU" for m in of_item)
            open_items += not of_item and _is_unknown(text, item)
        if read >= 2 and open_items:
            return True
    return False


def _is_unknown(text: str, item: re.Match[str]) -> bool:
    """Whether an item of one word is no place of Russia, and none that the gazetteer has."""
    name = item.group()
    if re.search(r"\s", name) or _OFFICE.match(name) or is_named_russian(text, item.start()):
        return False
    return not any(settlements_named(one) for one in (name, *nominatives(name)))


def _may_lie_in(name: str, codes: set[str | None], *, unknown: bool) -> bool:
    """Whether a town lies in one of the countries; of one that no gazetteer has it is told."""
    found = [row for one in (name, *nominatives(name)) for row in settlements_named(one)]
    return any(row.country_code in codes for row in found) if found else unknown


def _lies_in_russia(name: str) -> bool:
    return is_of_russia(name)


def has_an_unread_unit(text: str) -> bool:
    """Whether a unit abroad is named beside which no country is read.

    Args:
        text: the cell of the participants. A «воеводство» is Poland's today; «Полоцкое» and
            «Смоленское» were others' once. «КНР, провинция …» and «провинция …, КНР» say
            which country it is of.
    """
    units = list(_NAMED_UNIT.finditer(text))
    if not units:
        return False
    mentions = [one for one in find_countries(text) if one.code != "RU"]
    mentions += find_institutions(text)
    return any(
        not any(
            one.start < unit.end() + _REACH
            and unit.start() - _REACH < one.end
            and (one.code == "PL" or "воеводств" not in unit.group())
            for one in mentions
        )
        for unit in units
    )

"""Which of several towns of one name is meant, by the country or region named beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from etl.countries.country_tokens import CellWord, split_words
from etl.countries.country_words import index
from etl.countries.traps import is_one
from etl.countries.two_states import share_a_name
from etl.gazetteer import first_level_units, is_of_russia, settlements_named
from etl.model import CountryMention
from etl.morphology import parses
from etl.text import key

_UNIT = r"(?:област[а-я]*|обл|кра[йюяе]|краем|район[а-я]*|р-н[а-я]*|округ[а-я]*|республик[а-я]*)"
# «Лейпцига и Варны (Челябинская область)»: the bracket is of both.
_LIST_BEFORE_BRACKET = re.compile(
    r"(?:(?:,\s|\sи\s)(?:г\.\s?|с\.\s?|пос\.\s?)?[а-я-]+){1,5}(?=\s?\()"
)
_REGION_AFTER = re.compile(rf"[\s,(]{{1,3}}(?:[а-я-]+\s){{0,3}}?([а-я-]+)\s{_UNIT}(?![а-я])")
_REGION_BEFORE = re.compile(
    rf"([а-я-]+)\s{_UNIT}\.?(?:\s[а-я-]+\s(?:област|кра)[а-я]*)?[,\s]{{1,2}}"
    r"(?:[а-я-]{1,12}\.?\s?)?$"
)
_OF_A_REGION = re.compile(r"\s([а-я-]+)(?:ой|ого)\s(?:област|обл|кра[яю]|республик|автономн|округ)")
_LED_BY = re.compile(r"(?<![а-я-])([а-я-]+?)(?:[иы][ех]|[иы]ми?)\s(?:[а-я]+(?:,\s|\sи\s)){0,3}$")
_COUNTRY_AFTER = re.compile(
    r"\s?[,(–-]\s?(?:[А-ЯЁ][а-яё]+(?:ая|ой) (?:область|области|обл\.)[,\s]*)?"
    r"(?P<country>[А-ЯЁ][^,;()]{1,40})"
)
# «Мехико (Испания)», not «Минск (Россия, Беларусь)»
_IN_BRACKETS = re.compile(r"\s?\([А-ЯЁ][А-Яа-яЁё\s-]{1,40}\)")
# «Варшава, США» as all of an item, not «Минск, Варшава, США»
_ITEM_BEGINS = re.compile(r"(?:^|[;:(]\s?|(?<![А-Яа-яё])из\s)(?:г\.\s?|город[ае]?\s)?$")
_ENDS_THE_ITEM = re.compile(r",\s?[А-ЯЁ][А-Яа-яЁё\s-]{1,40}(?=\s?(?:[;.)]|$))")
_AFTER_A_COMMA = re.compile(r",\s?(?P<word>[А-ЯЁ][а-яё]+)")
_IN_A_LIST = re.compile(r"[А-ЯЁ][а-яё]+,\s?(?:г\.\s?)?$")
_OF_A_STATE = re.compile(r"республик|королевств|соедин|государств|федерати|народн|исламск|княжеств")
_BRACKET_BEHIND = re.compile(r"(?:\s(?:област[ьи]|обл\.|кра[йя]|район[а]?|р-на?))?\s?\(")
_GREAT_TOWN = 200_000
_BEFORE = 20


def _is_foreign_word(word: str) -> bool:
    return any(entry.code != "RU" for entry in index().get(word, ()))


def in_russia(folded: str, start: int, end: int, spelling: str, names: Sequence[str] = ()) -> bool:
    """Whether a Russian region or Russia itself is named right beside a settlement.

    Args:
        folded: the text in lower case with ё as е.
        start: where the settlement's name begins.
        end: where it ends.
        spelling: its name as written.
        names: what its nominative may be.
    """
    if re.match(r"\s?[,(]\s?(?:росси|рф\b|российск)", folded[end : end + 20]):
        return True
    listed = _LIST_BEFORE_BRACKET.match(folded, end)
    namesake = listed is not None and any(
        is_one("namesake", name) or is_of_russia(name) for name in names
    )
    start_after = listed.end() if listed is not None and namesake else end
    after = _REGION_AFTER.match(folded, start_after, start_after + 60)
    before = _REGION_BEFORE.search(folded[max(0, start - 60) : start])
    named = [found.group(1) for found in (after, before) if found]
    if any(_is_foreign_word(word) for word in named):
        return False
    if any(word[:-2] in russian_regions() for word in named):
        beside = after or before
        listed_too = after is not None and start_after == end and folded.startswith(" и ", end)
        if beside is None or ("," not in beside.group() and not listed_too):
            return True
        return not _lies_only_abroad([spelling, *names], beside.group(1))
    return bool(named) and is_of_russia(spelling)


_TOWN_ABROAD = 20_000


def _lies_only_abroad(names: Sequence[str], adjective: str) -> bool:
    """«Смоленская область, г. Минск»: a list, for that region has no town of the name."""
    rows = [row for name in names for row in settlements_named(name)]
    there = any(key(row.region or "").startswith(adjective[:-2]) for row in rows)
    abroad = [row for row in rows if row.country_code != "RU"]
    sure = len(abroad) == len(rows) or any(row.population > _TOWN_ABROAD for row in abroad)
    return bool(abroad) and sure and not there


def is_of_a_russian_region(folded: str, end: int) -> bool:
    """Whether a region of Russia follows in the genitive («казахи Астраханской области»)."""
    named = _OF_A_REGION.match(folded, end)
    return named is not None and named.group(1) in russian_regions()


def follows_a_land_of_russia(folded: str, start: int) -> bool:
    """Whether people are called after a land of Russia («сахалинские корейцы»)."""
    led = _LED_BY.search(folded[max(0, start - 40) : start])
    if led is None or led.group(1) == "русскоязычн":  # «русскоязычные израильтяне»
        return False
    return led.group(1) in russian_regions() or is_one("ours", led.group(1))


@lru_cache(maxsize=1)
def russian_regions() -> frozenset[str]:
    """Stems of the adjectives of Russian regions («смоленск», «алтайск»)."""
    return frozenset(
        word.form[:-2]
        for (country, _), name in first_level_units().items()
        if country == "RU"
        for word in split_words(name)
        if word.form.endswith(("ая", "ий"))
    )


def country_behind(text: str, end: int) -> set[str]:
    """The codes of the country that is named right after a town («…, Молдова», «(Китай)»)."""
    after = _COUNTRY_AFTER.match(text, end)
    words = split_words(after.group("country") if after else "")
    own = _begins_with_an_entity(words)
    return {
        entry.code
        for word in words[own:]
        for entry in index().get(word.form, ())
        if entry.kind in ("name", "abbreviation") and entry.code
    }


def _begins_with_an_entity(words: list[CellWord]) -> int:
    """How many words name an entity: «Приднестровская Молдавская Республика» is no Молдова."""
    lengths = [
        len(entry.words)
        for word in words[:1]
        for entry in index().get(word.form, ())
        if entry.code is None and entry.kind == "name"
        if all(one.form in forms for one, forms in zip(words, entry.words, strict=False))
    ]
    return max((length for length in lengths if length <= len(words)), default=0)


def is_put_elsewhere(text: str, start: int, end: int, code: str | None) -> bool:
    """Whether a town is said to lie in another country («Белфаст (Ирландия)», «Варшава, США»).

    Args:
        text: the cell.
        start: where the town is named.
        end: where its name ends.
        code: the country that the town is known to be of.
    """
    if code in (None, "BY"):
        return False
    beside = _IN_BRACKETS.match(text, end) is not None or _goes_with_one_country(text, start, end)
    codes = country_behind(text, end) if beside and not _is_a_house_of(text, end) else set()
    return bool(codes) and code not in codes and not any(share_a_name(code, it) for it in codes)


def doubt_contradicted(
    text: str, mention: CountryMention, others: Sequence[CountryMention]
) -> CountryMention:
    """The mention, as a guess where brackets put it elsewhere («г. Гродно (Литва)»)."""
    if mention.kind not in ("settlement", "region", "adjective") or mention.code == "RU":
        return mention
    opened = _BRACKET_BEHIND.match(text, mention.end)
    inside = [one for one in others if opened is not None and one.start == opened.end()]
    if not inside or inside[0].kind != "name" or not text.startswith(")", inside[0].end):
        return mention
    code = inside[0].code
    if code in (None, "RU", mention.code) or share_a_name(mention.code, str(code)):
        return mention
    return replace(mention, kind="guess")


def is_perhaps_a_town(text: str, start: int, end: int, words: tuple[frozenset[str], ...]) -> bool:
    """Whether a country has the name of a great town of the next («Сальвадор, Бразилия»)."""
    if not _goes_with_one_country(text, start, end):
        return False
    codes = country_behind(text, end)
    rows = [row for name in spellings(words) for row in settlements_named(name)]
    return any(row.country_code in codes and row.population > _GREAT_TOWN for row in rows)


def _is_a_house_of(text: str, end: int) -> bool:
    """Whether what stands behind a town is a site called after a country («Белград, Дом РФ»)."""
    after = _COUNTRY_AFTER.match(text, end)
    words = split_words(after.group("country")) if after else []
    known = [word for word in words if _names_a_country(word.form)]
    return bool(known) and known[0] != words[0] and not _OF_A_STATE.match(words[0].form)


def _names_a_country(form: str) -> bool:
    return any(entry.kind in ("name", "abbreviation") for entry in index().get(form, ()))


def _goes_with_one_country(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    return bool(_ITEM_BEGINS.search(before) and _ENDS_THE_ITEM.match(text, end))


def other_country(text: str, end: int, words: tuple[frozenset[str], ...]) -> str | None:
    """The country named right after a town, where the gazetteer has the town there too."""
    codes = country_behind(text, end)
    rows = [row for name in spellings(words) for row in settlements_named(name)]
    for row in rows:
        if row.country_code in codes:
            return row.country_code
    return None


def may_be_listed(text: str, start: int, end: int) -> bool:
    """Whether a town and the country behind it may be two of a list («из Бреста, Франции»).

    An address has its country in the nominative and no town before («Брест, Франция»).

    Args:
        text: the cell.
        start: where a town of a home country is named.
        end: where its name ends.
    """
    behind = _AFTER_A_COMMA.match(text, end)
    if behind is None:
        return False
    bent = not any("nomn" in one.tag for one in parses(behind["word"]))
    return bent or _IN_A_LIST.search(text[max(0, start - _BEFORE) : start]) is not None


def spellings(words: tuple[frozenset[str], ...]) -> list[str]:
    """What the nominative of a wording may be, as a gazetteer is asked for it."""
    if len(words) == 1:
        return sorted(words[0])
    return ["-".join(min(forms, key=len) for forms in words)]

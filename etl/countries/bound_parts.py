"""A town's name as the last part of a longer one: «Ново-Минск», «Спас-Берлин», «Усть-Алматы»."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.countries.country_candidates import CellReading
from etl.countries.country_tokens import split_words
from etl.countries.country_words import index
from etl.countries.traps import is_one
from etl.gazetteer import settlements_named
from etl.model import CountryMention
from etl.morphology import parses
from etl.text import small

_FIRST = re.compile(r"(?<![А-Яа-яЁё-])([А-Яа-яЁё]{2,})[-‐‑]$")
_VOWELS = ("о", "е")
_LONGEST = 24


def _is_bound(first: str) -> bool:
    """Whether a word only begins compounds: «ново», «усть»; «Осло», «дело» stand by themselves."""
    if is_one("bound", first):
        return True
    if not first.endswith(_VOWELS) or first in index() or settlements_named(first):
        return False
    return not any(parse.is_known and "NOUN" in parse.tag for parse in parses(first))


def _is_written_apart(first: str, mention: CountryMention, last: str) -> bool:
    """«Ново-Полоцк»: the town is Новополоцк, in the same country."""
    return any(
        row.country_code == mention.code
        for word in (last, *(parse.normal_form for parse in parses(last)))
        for row in settlements_named(first + word)
    )


_HYPHEN = ("-", "‑")
_A_TOWN = 20_000
_GREAT_TOWN = 100_000


def is_in_a_compound(reading: CellReading, first: int, last: int, code: str | None) -> bool:
    """Whether a small town abroad is only a part of another name («Нарын-Кала», «Кош-Агач»).

    «Баку-Тбилиси», «Ташкент-Сити»: two towns, or a great one that is called so once more.
    """
    words, text = reading.words, reading.text
    beside = []
    if last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHEN:
        beside.append(words[last + 1])
    if first and text[words[first - 1].end : words[first].start] in _HYPHEN:
        beside.append(words[first - 1])
    beside = [word for word in beside if word.capitalised and not word.upper]
    if code in ("BY", "RU") or not beside or any(_is_a_place(word.form) for word in beside):
        return False
    names = {words[last].form, *(parse.normal_form for parse in parses(words[last].form))}
    rows = [row for name in names for row in settlements_named(name) if row.country_code == code]
    return max((row.population for row in rows), default=0) < _GREAT_TOWN


def _is_a_place(form: str) -> bool:
    """Whether a word by itself is a country or a town that people know."""
    if any(entry.kind in ("name", "settlement", "region") for entry in index().get(form, ())):
        return True
    rows = [row for name in _nominatives(form) for row in settlements_named(name)]
    return any(row.country_code == "RU" or row.population >= _A_TOWN for row in rows)


def _nominatives(form: str) -> set[str]:
    return {form, *(parse.normal_form for parse in parses(form) if "Geox" in parse.tag)}


_WHOLE = re.compile(r"[А-ЯЁ][А-Яа-яЁё]+(?:[-‐‑][А-Яа-яЁё]+)+")


# «Мо-и-Рана» is no town of France that is called «Мо».
_OF_PARTS = re.compile(r"[А-ЯЁ][а-яё]+[-‐‑](?:и|о|на|де|ан|ам)[-‐‑][А-ЯЁ][а-яё]+")


def is_town_elsewhere(text: str, mention: CountryMention) -> bool:
    """«Кинель-Черкассы»: all of the word is a town that other countries alone have."""
    begins = mention.start
    while begins and (text[begins - 1].isalpha() or text[begins - 1] in "-‐‑"):
        begins -= 1
    whole = _WHOLE.match(text, begins)
    town = mention.kind in ("settlement", "guess")
    if whole is None or whole.end() < mention.end or not town:
        return False
    rows = settlements_named(whole.group())
    if _OF_PARTS.fullmatch(whole.group()) and whole.end() - begins > mention.end - mention.start:
        return not any(row.country_code == mention.code for row in rows)
    return bool(rows) and all(row.country_code != mention.code for row in rows)


def doubt_bound(text: str, mention: CountryMention) -> CountryMention:
    """The mention, as a guess where its town is only the last part of a name nobody knows."""
    if mention.kind not in ("name", "settlement") or mention.code == "RU":
        return mention
    found = _FIRST.search(text[max(0, mention.start - _LONGEST) : mention.start])
    if found is None:
        return mention
    first = split_words(found.group(1))[0].form
    last = small(text[mention.start : mention.end])
    if not _is_bound(first) or _is_written_apart(first, mention, last):
        return mention
    return replace(mention, kind="guess")

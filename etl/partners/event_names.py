"""Countries in the name of an event that participants are from: «участники фестиваля «…»».

The name of a festival or a project tells what it is about, not who came: no partner, and a
person looks. What the name itself calls the place («базар в Витебске») counts. So does a
society's or a choir's name («ансамбль «Дети Бреста»»): it may be at home anywhere.
"""

from __future__ import annotations

import re

from etl.countries.country_tokens import split_words
from etl.countries.quoted_names import quotations
from etl.countries.traps import is_one
from etl.model import CountryMention, Span

# «о ссыльных поляках и …»
_ABOUT = re.compile(r"(?<![а-яё])[Оо]б?\s(?:[а-яё]+(?:ых|их)\s)*(?:[а-яё]+[ая]х(?:,\s|\sи\s))*$")
_PLACE = re.compile(r"(?<![а-яё])(?:в|во|из)\s(?:[а-яё.]{1,9}\s?)?$", re.IGNORECASE)

# «…: диалог», and two sides of which none is Russia by name.
_BEGINNING = 120
_LED = 60
_THEME = re.compile(r":\s*[а-яё]")
_SIDES = re.compile(r"[А-ЯЁ][а-яё]+\s[-–—]\s[А-ЯЁ][а-яё]+")
_WITH_RUSSIA = re.compile(r"(?<![а-яё])(?:росси[яи]|рф|русь)(?![а-яё])", re.IGNORECASE)


def event_names(text: str) -> list[Span]:
    """Where the quoted names of events stand in a cell, quotation marks excluded."""
    found = []
    for quotation in quotations(text):
        led = _led_by(text, quotation.start)
        of_sport = any(is_one("sport", form) for form in led)  # «гандбольный клуб «СКА-Минск»»
        named = not of_sport and any(is_one("event_name", form) for form in led)
        first = split_words(text[quotation.start : min(quotation.end, quotation.start + _LED)])[:1]
        named = named or _fills_the_cell(text, (quotation.start, quotation.end))
        named = named or _joins_two_sides(text[quotation.start : quotation.end])
        if named or any(is_one("poetic_name", word.form) for word in first):
            found.append((quotation.start, quotation.end))
    return found


def _led_by(text: str, start: int) -> list[str]:
    """The three words before a quotation that belong to it («вечер памяти поэта «…»»)."""
    before = re.split(r"[;:.,()»]", text[max(0, start - _LED) : start - 1])
    return [word.form for word in split_words(before[-1])[-3:]]


def _fills_the_cell(text: str, name: Span) -> bool:
    """«Сибирь – Монголия: диалог»: a quoted title with its theme, and nobody beside it."""
    around = text[: name[0]] + text[name[1] :]
    inside = text[slice(*name)]
    if re.search(r"[А-Яа-яЁёA-Za-z]", around) or "«" in inside:
        return False
    return _THEME.search(inside) is not None or (
        _SIDES.fullmatch(inside) is not None and _WITH_RUSSIA.search(inside) is None
    )


def _joins_two_sides(name: str) -> bool:
    """«команда «Сибирь – Монголия: диалог»»: whoever is called so may be at home on either side."""
    sides = _SIDES.match(name)
    themed = sides is not None and _THEME.match(name, sides.end()) is not None
    return themed and _WITH_RUSSIA.search(name) is None


def tells_a_theme(text: str, mention: Span, names: list[Span]) -> bool:
    """Whether a mention stands in the name of an event, not as where it is held."""
    start, end = mention
    around = [name for name in names if name[0] <= start and end <= name[1]]
    return bool(around) and not _PLACE.search(text[around[0][0] : start])


def told_names(text: str) -> list[Span]:
    """The quoted names of what is told or shown: «вечер «Тютчев в Мюнхене»», «час «Битва …»».

    Such a name says what is spoken of; nobody comes from there. Quotation marks are excluded.
    """
    found = []
    for quotation in quotations(text):
        led = _led_by(text, quotation.start)
        if not ((led and is_one("shown", led[-1])) or any(is_one("told", form) for form in led)):
            continue
        # Quotations that nobody closes hold each other: only the beginning is looked at.
        inside = text[quotation.start : min(quotation.end, quotation.start + _BEGINNING)]
        first = [word.form for word in split_words(inside)[:1]]
        if any(is_one("event_name", form) for form in first) or _SIDES.search(inside):
            continue  # «концерт «Дни Беларуси»», «вечер «Россия – Сербия»»
        found.append((quotation.start, quotation.end))
    return found


def is_told_about(text: str, people: CountryMention) -> bool:
    """Whether a text is about people: «о ссыльных поляках и финнах»."""
    told = people.kind == "citizen" and text[people.start : people.end].endswith(("ах", "ях"))
    return told and _ABOUT.search(text[max(0, people.start - _LED) : people.start]) is not None


def titles_of_things(text: str) -> list[Span]:
    """The quoted names of events, books, magazines: «авторы книги «Страны СНГ: 30 лет»»."""
    found = event_names(text)
    for quotation in quotations(text):
        if any(is_one("printed", form) for form in _led_by(text, quotation.start)):
            found.append((quotation.start, quotation.end))
    return found

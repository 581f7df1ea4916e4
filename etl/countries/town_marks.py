"""What marks a word as a town or a region: «г.», «город», «провинции», «посольство в …»."""

from __future__ import annotations

import re

from etl.countries.country_candidates import SENTENCE, CellReading
from etl.countries.street_names import names_a_street
from etl.countries.unit_nouns import units_abroad

TWO_INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?$")
TOWN_WORD = re.compile(
    r"(?:(?<![а-яё])(?:г|гг|гор|город|города|городе|городу|городом|городов|городах|городами"
    r"|город[а-я]{0,3}-побратим[а-я]{0,3}|побратим[а-я]{0,3}"
    r"|г\.?п|г\. ?п|п\.?г\.?т|аг|агрогородок|агрогородка|агрогородке|дер|деревня|деревни|деревне"
    r"|пос|поселок|поселка|поселке|р\. ?п|столица|столицы|столице)\.?\s*[«\"]?)$"
)
_TOWN_LIST = re.compile(
    r"(?<![а-я])(?:город[а-я]*-побратим[а-я]*|побратим[а-я]*|города|городов|городах|гг\.)"
    r"(?:\s[а-я-]+)?(?::\s|\s(?:[а-я-]+(?:,\s|\sи\s|\s[-–—]\s))|:\s(?:[а-я-]+(?:,\s|\sи\s)))"
    r"(?:[а-я-]+(?:,\s|\sи\s|\s[-–—]\s))*$"
)
# «провинции Фарс», «мэрия Ниша»: what a place abroad is called that bears a common word.
_PROVINCE_WORD = re.compile(
    rf"(?<![а-я])(?:{units_abroad()}|(?:регион|област|департамент|"
    r"мэри|општин|общин|муниципалитет|ратуш|магистрат|университет)[а-я]{0,3})\s[«\"]?$"
)
# «Русский дом (Бар)», «университет в Нише»: a town, whatever else is called so.
_SEATED = re.compile(
    r"(?<![а-я])(?:русск[а-я]{2,3}\sдом[а-я]{0,2}|центр[а-я]{0,2}|представительств[а-я]{0,3}|"
    r"посольств[а-я]{0,3}|консульств[а-я]{0,3}|генконсульств[а-я]{0,3}|торгпредств[а-я]{0,3}|"
    r"(?:университет|колледж|институт|академи)[а-я]{0,3}|консерватори[а-я]{0,2}|"
    r"россотрудничеств[а-я]{0,2})(?:[^.;,()]{0,40}\sв\s|\s\()$"
)
GOES_ON = re.compile(r"[-–‑][А-ЯЁ]")
"""A name that is only the first part of another: «Сус-Масса»."""
VILLAGE_WORD = re.compile(
    r"(?<![а-яё])(?:(?:с|д|х|ст|п|дер|пос)\.|ст-ца|село|села|селе|хутор|хутора|станица|станице"
    r"|станицы|деревня|деревни|деревне|поселок|поселка|поселке"
    r"|(?:с|д|п|х|пос|дер|село|деревня|поселок|хутор)\.?\s?(?:нов|стар|верхн|нижн|больш|мал)[а-я]{2}"
    r"|(?:села?|деревень|деревни|поселк(?:и|ов)|хутор(?:а|ов)|станицы?)(?=\s)(?:\s[а-я-]+(?:,|\sи)(?=\s))*)\s*$"
)
VILLAGES_LISTED = re.compile(
    r"(?<![А-Яа-яё])(?:[Сс][её]ла?|[Дд]ерев(?:ень|ни)|[Пп]ос[её]лк(?:и|ов)|[Хх]утор(?:а|ов)"
    r"|[Сс]таницы?)(?:\s[А-ЯЁ][А-Яа-яё-]+(?:,|\sи)(?=\s))+\s$"
)
"""«коллективы сел Париж, Фершампенуаз, Варна и …»: a list of villages, however long."""
NEW_OR_OLD = re.compile(r"(?<![а-яё])(?:нов|стар|верхн|нижн|больш|мал)[а-я]{2}\s$")
VILLAGE_MARK = re.compile(r"(?<![а-яё])(?:д|дер|с|п|пос|х|ст)\.\s?$")


def is_typed(reading: CellReading, first: int) -> bool:
    """Whether «г.», «город» or the like stands before a word, or before its list."""
    start = reading.words[first].start
    # «Т.Г. Шевченко» is no town
    named_after = TWO_INITIALS.search(reading.before(start)) or names_a_street(reading.text, start)
    return not named_after and bool(
        TOWN_WORD.search(reading.folded_before(start))
        or _TOWN_LIST.search(reading.folded_before(start, SENTENCE))
    )


def is_placed(reading: CellReading, first: int) -> bool:
    """Whether a word must be a place: of a type, of a unit abroad, come from, seated in."""
    before = reading.folded_before(reading.words[first].start)
    return (
        is_typed(reading, first)
        or bool(_PROVINCE_WORD.search(before) or _SEATED.search(before))
        or before.endswith(" из ")
        or before == "из "
    )

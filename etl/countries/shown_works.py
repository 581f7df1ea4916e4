"""Whose works are shown or told about: «сказки датского писателя», «вечер французской музыки»."""

from __future__ import annotations

import re

from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.traps import head_after, is_adjectival, is_one
from etl.morphology import parses

_FAR = 8
_INITIALS = 2
_ENDS = re.compile(r"[;!?()\n]")
# Those who are met or come are no mere names on covers.
_COMES = re.compile(
    r"со?|встреч[а-я]*|от|гост[а-я]+|приезд[а-я]*|выступлени[а-я]*|участи[а-я]*|участву[а-я]+|"
    r"приглаш[а-я]+|прин[ия][а-я]+|делегаци[а-я]*|мастер-класс[а-я]*|диалог[а-я]*|бесед[а-я]*"
)
# «болгарская песня в исполнении хора»: whose song it is, not who sings
_PERFORMED = re.compile(r"\sв\sисполнении(?![а-я])")


def _is_author_of_works(
    words: list[CellWord], at: int, head: CellWord, text: str, *, next_to: bool
) -> bool:
    """Whether the adjective tells whose works they are («сказки датского писателя»)."""
    if not is_one("author", head.form):
        return False
    led = words[at].start
    for word in reversed(words[max(0, at - _FAR) : at]):
        gap = text[word.end : led]
        if _ENDS.search(gap) or ("." in gap and len(word.form) > _INITIALS):
            return False  # «Презентация книг. Встреча с белорусскими авторами»
        if _COMES.fullmatch(word.form) and not gap.startswith("."):
            return False  # «с авторами», not «И.С. Баха»
        if is_one("works", word.form):
            return not any("anim" in one.tag for one in parses(word.form)) and _is_governed(head)
        if next_to and word.form != "и" and not is_adjectival(word):
            return False
        led = word.start
    return False


def _is_governed(author: CellWord) -> bool:
    """«книги и белорусские авторы»: in the nominative people are no one's works."""
    cases = {one.tag.case for one in parses(author.form) if "anim" in one.tag}
    return not cases or "gent" in cases


def is_shown_art(words: list[CellWord], at: int, art: CellWord, text: str, *, titled: bool) -> bool:
    """Whether the art of a land is performed or told about («вечер французской музыки»).

    Args:
        words: of the text.
        at: the first word of the land's art.
        art: the noun («музыка», «орган», «поэзия»).
        text: as it is written.
        titled: whether a name that begins so («Немецкий орган») is a concert's.
    """
    if not is_one("art", art.form):
        return False
    led = words[at].start
    if _PERFORMED.match(text, art.end):
        return True
    if titled and text[:led].endswith(("«", '"', "“", "„")):
        return True
    for word in reversed(words[max(0, at - 4) : at]):
        if re.search(r"[.;()«»]", text[word.end : led]):
            return False
        if is_one("shown", word.form):
            return True
        led = word.start
    return False


_LONGEST_LIST = 60
"""Words; a cell that lists more is no list of whose works they are."""


def before_the_list(words: list[CellWord], at: int) -> int:
    """The word before a country or its list («поэтов Китая и Японии»), -1 where there is none."""
    for back in range(at - 1, max(-1, at - 1 - _LONGEST_LIST), -1):
        if words[back].form != "и" and words[back].form not in index():
            return back
    return -1


def tells_whose_works(reading: CellReading, candidate: Candidate, *, next_to: bool) -> bool:
    """Whether a country tells whose works they are («стихи поэтов Китая», «датских поэтов»).

    Args:
        reading: the cell.
        candidate: a country's name or its adjective.
        next_to: only where the works stand next to their authors.
    """
    words, text = reading.words, reading.text
    if candidate.entry.kind == "adjective":
        head, at = head_after(words, candidate.last, text), candidate.first
    else:
        at = before_the_list(words, candidate.first)
        head = words[at] if at >= 0 and candidate.entry.kind == "name" else None
    return head is not None and _is_author_of_works(words, at, head, text, next_to=next_to)


# «опера о китайской принцессе»: nobody comes from there
_WORK_ABOUT = re.compile(
    r"(?<![а-я])(?:опер[аыуе]|оперой|балет|спектакл|мюзикл|сказк|легенд|поэм|мультфильм)[а-я]{0,3}\s(?:[«\"“][^«»\"“”]{1,60}[»\"”]\s)?об?\s"
    r"(?:[а-я]{3,20}(?:ой|ей|ом|ем|ых|их)(?:,\s|\sи\s|\s)){0,3}$"
)
_ABOUT = 120


def _is_of_a_hero(reading: CellReading, candidate: Candidate) -> bool:
    """«опера о китайской принцессе»: whose people an invented work is about."""
    before = reading.folded_before(reading.words[candidate.first].start, _ABOUT)
    if candidate.entry.kind != "adjective" or _WORK_ABOUT.search(before) is None:
        return False
    head = head_after(reading.words, candidate.last, reading.text)
    cases = {one.tag.case for one in parses(head.form) if "anim" in one.tag} if head else set()
    return "loct" in cases


def is_of_works(reading: CellReading, candidate: Candidate) -> bool:
    """Whether a country only tells whose works they are; of those who take part if it is plain."""
    if _is_of_a_hero(reading, candidate):
        return True
    return tells_whose_works(reading, candidate, next_to=reading.listed)

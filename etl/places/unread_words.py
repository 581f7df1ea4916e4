"""Whether words of a place cell beside its venues may say more than was read of them."""

from __future__ import annotations

import re

from etl.dates.date_words import MONTH_WHOLE, PART_OF_YEAR, WEEKDAY
from etl.lookups import any_of, lookup_words
from etl.model import Venue
from etl.morphology import known_parses, parses
from etl.places.cell_piece import Piece
from etl.places.other_names import may_be_other_name
from etl.places.place_words import pattern
from etl.places.wording import is_lone_adjective, is_small_phrase
from etl.text import key

# What may stand beside a place and names none: days, hours, people, remarks.
_HARMLESS = re.compile(
    rf"{MONTH_WHOLE}|{PART_OF_YEAR}|{WEEKDAY}|"
    rf"{any_of(lookup_words('places_remarks.toml')['harmless']['words'])}\w*",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[А-ЯЁA-Z][а-яёa-z]{2,}|(?<!\w)[А-ЯЁ]{2,}(?!\w)")
# Words that are no place, and the preposition by which an area hung on them.
_LEADS_TO = re.compile(r"[а-яё]{4,}\s+(?:во?|на|из|для|со?)(?:\s*$|\s{2})", re.IGNORECASE)
_SMALL = re.compile(r"[а-яё]{4,}")


def is_partly_read(pieces: list[Piece], venues: list[Venue]) -> bool:
    """Whether words of the cell may say more than its venues, or less than them."""
    former = any(may_be_other_name(*pair) for pair in zip([None, *pieces], pieces, strict=False))
    unread = any(_is_unread(piece) for piece in pieces)
    return former or unread or _is_told_in_passing(pieces, venues)


def _is_unread(piece: Piece) -> bool:
    """Whether words beside a place that was read may name another one."""
    if piece.kind == "name":
        return is_lone_adjective(piece.text)  # «г. Казань, кремлёвская»
    if piece.kind != "noise":
        return False
    said = piece.text
    telling = _TELLING.search(_HARMLESS.sub(" ", said)) is not None
    return telling or _is_small_name(said) or is_small_phrase(said)


def _is_told_in_passing(pieces: list[Piece], venues: list[Venue]) -> bool:
    """«г. Смоленск, участие в фестивале в Беларуси»: a venue, or a part of what is said."""
    led = any(piece.kind == "noise" and _LEADS_TO.search(piece.text) for piece in pieces)
    bare = len(venues) > 1 and any(not (one.name or one.settlement) for one in venues)
    return bare and led


def _is_small_name(text: str) -> bool:
    """«г. Мурманск, алёша»: one word, written small, that no remark consists of."""
    word = text.strip(" .,:")
    if _SMALL.fullmatch(word) is None or _HARMLESS.search(word):
        return False
    if is_lone_adjective(word):
        return True  # «г. Смоленск, лопатинский»
    if word.endswith(("но", "ние")) or any("ablt" in parse.tag for parse in parses(word)):
        return False  # «межрегионально», «видеовключение», «с видеоподключением участников»
    known = known_parses(word)
    if known and {"NOUN", "nomn", "inan"} <= known[0].tag.grammemes:
        # «г. Вязьма, ларёк»: a site that no list has; «полуфинал» is none.
        return pattern("doings", "words").match(key(word)) is None
    names = {"Name", "Surn", "Geox", "Orgn"}
    return not known or not names.isdisjoint(known[0].tag.grammemes)

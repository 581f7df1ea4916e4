"""Abbreviations of two letters that more than one republic uses («РБ», «РК», «РА»)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import Kind
from etl.countries.republic_beside import (
    ABBREVIATION,
    is_bashkortostan,
    names_a_bashkir_town,
)
from etl.country_names import country_name
from etl.lookups import lookup_rows
from etl.model import CountryMention
from etl.text import small


@lru_cache(maxsize=1)
def _table() -> dict[str, list[dict[str, str]]]:
    table: dict[str, list[dict[str, str]]] = {}
    for row in lookup_rows("countries_abbreviations.csv"):
        table.setdefault(row["abbreviation"], []).append(row)
    return table


def _names(text: str, stems: str) -> bool:
    return bool(stems) and bool(re.search(rf"\b(?:{stems})", text))


def has_abbreviation(text: str) -> bool:
    """Whether any ambiguous abbreviation stands in the text at all."""
    return any(abbreviation in text for abbreviation in _table()) or bool(
        re.search(r"\b[PР][BВКKТTАA]\b", text)
    )


def _meaning(abbreviation: str, folded: str, named: set[str]) -> dict[str, str] | None:
    """The row of the table that the context settles on, None where it does not."""
    for row in _table()[abbreviation]:
        refused = _names(folded, row["refused_by"])
        if (row["code"] or row["name"]) in named:
            return row
        if not refused and (row["default"] or _names(folded, row["needs"])):
            return row
    return None


def _is_home(home_region: str) -> bool:
    """Whether the region whose plan it is writes «РБ» of itself: in Уфа and in Улан-Удэ."""
    return any(_names(small(home_region), row["refused_by"]) for row in _table()[ABBREVIATION])


OF_A_STATE = (
    r"(?:(?:посольств|консул|генконсул|генеральн\w+ консул|торгпред|гражд[ао]н|госпогран)\w*|"
    r"пос(?:ол|ла|лу|лом|ле)|мид|торгов\w+ представит\w+|вс|вооруж[её]нн\w+ сил\w*|"
    r"национальн\w+ собрани\w+)"
)
"""What no region has («Посольство РБ», «граждане РБ»), a piece of a pattern for small letters."""
_OF_A_STATE = re.compile(
    rf"(?<!\w)(?:{OF_A_STATE}|правительств\w+ рф и|"
    r"(?:союзн\w+ государств\w+|между|сотрудничеств\w+) (?:рф|росси\w+) и)\W+$"
)
_MAY_BE_A_STATE = re.compile(r"(?<!\w)(?:стран|государств)\w*\W+$")
_LISTED = re.compile(r"\s?(?:,|\sи|;)\s")


OwnPlan = Callable[[CellWord], Kind | None]
"""How sure «РБ» is Belarus in a plan of a region that writes so of itself; None where it is not."""


def own_plan_of(text: str, mentions: Sequence[CountryMention], home_region: str) -> OwnPlan | None:
    """How «РБ» of a cell is read in a plan of Башкортостан or Бурятия; None for other plans.

    Args:
        text: the cell.
        mentions: the countries found in it otherwise.
        home_region: the region whose plan it is, in the nominative.
    """
    if ABBREVIATION not in text or not home_region or not _is_home(home_region):
        return None
    return lambda word: _in_its_own_plan(text, word, mentions)


def _in_its_own_plan(text: str, word: CellWord, mentions: Sequence[CountryMention]) -> Kind | None:
    before = small(text[max(0, word.start - _REACH) : word.start])
    if _OF_A_STATE.search(before):
        return "abbreviation"
    # «участники из России, РБ и Казахстана», «команды РФ, РБ, РК», not «вузы РБ и Узбекистана»
    peers = [one for one in mentions if one.code == "RU"]
    beside = any(
        _LISTED.fullmatch(text[one.end : word.start])
        or _LISTED.fullmatch(text[word.end : one.start])
        for one in peers
        if one.end <= word.start or one.start >= word.end
    )
    around = [row for row in states_listed(text, "") if row.start <= word.start < row.end]
    if any(row.members & (_ALWAYS_OURS | {"РТ"}) for row in around):
        return None
    beside = beside or any("РФ" in row.members for row in around)
    return "guess" if beside or _MAY_BE_A_STATE.search(before) else None


def is_settled(abbreviation: str, text: str, named: set[str]) -> bool:
    """Whether the text says which republic is meant, be it one within Russia.

    Args:
        abbreviation: «РК».
        text: the cell.
        named: codes of the countries named in it.
    """
    folded = small(text)
    rows = _table()[abbreviation]
    return any(row["code"] in named or _names(folded, row["refused_by"]) for row in rows)


_REACH = 60
_ITEM = r"(?:РФ|РБ|РК|КР|РУз|РТ|РА|РМ|КНР|РМЭ|УР|ЧР|РСО|КБР|КЧР|РХ|РД)(?!\w)"
_ROW = re.compile(rf"(?<!\w){_ITEM}(?:(?:[,;]\s?|\sи\s){_ITEM})+")
_NEVER_OURS = frozenset({"КР", "РУз"})
_ALWAYS_OURS = frozenset({"РМЭ", "УР", "ЧР", "РСО", "КБР", "КЧР", "РХ", "РД"})
_SUBJECTS = re.compile(
    r"(?i:(?:субъект|регион|республик)[а-яё]*\s(?:рф|россии|российской федерации))\s?"
    rf"(?:\(|:|[-–—]\s)\s?{_ITEM}(?:(?:[,;]\s?|\sи\s){_ITEM})*"
)


@dataclass(frozen=True, slots=True)
class StatesListed:
    """Republics by their abbreviations in a row («РБ, РК, КР»), and whose they are.

    ``clear`` is true where all are states: there are three, of one of which no republic of
    Russia is called so, and the row of the plan names none; ``mixed`` where some are Russia's.
    """

    start: int
    end: int
    members: frozenset[str]
    clear: bool
    mixed: bool


def states_listed(text: str, context: str) -> list[StatesListed]:
    """The rows of abbreviations in a cell.

    >>> [one.clear for one in states_listed("Эксперты: РБ, РК, КР", "")]
    [True]
    """
    folded = small(context)
    found = []
    subjects = _subjects(text)
    for row in _ROW.finditer(text):
        names = frozenset(re.findall(r"\w+", row.group())) - {"и"}
        refused = any(
            _names(folded, meant["refused_by"])
            for name in names
            for meant in _table().get(name, ())
        )
        ours = bool(names & _ALWAYS_OURS) or _lies_inside(row.start(), subjects)
        clear = len(names) > 2 and bool(names & _NEVER_OURS) and not refused and not ours
        tatarstan = "РТ" in names and not clear and not _names(folded, _table()["РТ"][0]["needs"])
        mixed = ours or refused or tatarstan
        found.append(StatesListed(row.start(), row.end(), names, clear, mixed))
    return found


def _subjects(text: str) -> list[tuple[int, int]]:
    """Where republics are told to be Russia's: «субъекты РФ (РТ, РБ, РК)»."""
    return [told.span() for told in _SUBJECTS.finditer(text)]


def _lies_inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in spans)


def read_abbreviations(
    words: list[CellWord],
    text: str,
    context: str,
    mentions: list[CountryMention],
    own_plan: OwnPlan | None = None,
) -> list[CountryMention]:
    """The countries that ambiguous abbreviations stand for, where the context tells.

    Args:
        words: the words of the text.
        text: the cell.
        context: the whole row.
        mentions: what was found in the row otherwise; a country named there in full or
            by a town of it settles which republic is meant.
        own_plan: says what «РБ» is where its own region's clerks write (``own_plan_of``).
    """
    folded = small(context)
    rows = states_listed(text, context)
    subjects = _subjects(text)
    clear = {one for row in rows if row.clear for one in row.members}
    named = {mention.code or mention.name for mention in mentions}
    meant: dict[str, dict[str, str] | None] = {}
    found = []
    open_rb = "BY" not in named and ABBREVIATION in text and names_a_bashkir_town(context)
    for word in words:
        if word.text not in _table() or text[word.end : word.end + 1] in ("-", "‑"):
            continue
        if _lies_inside(word.start, subjects):
            continue
        ours = is_bashkortostan(text, word) if word.text == ABBREVIATION else False
        if ours:
            continue
        if word.text not in meant:
            sure = _table()[word.text][0] if word.text in clear else None
            meant[word.text] = sure or _meaning(word.text, folded, named)
        row = meant[word.text]
        own: Kind | None = "abbreviation"
        if own_plan is not None and word.text == ABBREVIATION and "BY" not in named:
            row, own = _table()[ABBREVIATION][0], own_plan(word)
        if row is not None and own is not None:
            name = country_name(row["code"]) if row["code"] else row["name"]
            code = row["code"] or None
            unsure = ours is None or (open_rb and word.text == ABBREVIATION)
            kind: Kind = "guess" if unsure else own
            found.append(CountryMention(code, name, word.start, word.end, kind))
    return found

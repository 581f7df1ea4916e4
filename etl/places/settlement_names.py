"""A settlement as the cell writes it: its nominative and what the gazetteers know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import GazetteerRow
from etl.places.name_cases import guessed_nominative, nominatives, with_capitals
from etl.places.short_towns import written_short
from etl.places.town_namesakes import Context, choose, fits
from etl.text import key


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement's name in the nominative and what the gazetteers know of it."""

    name: str
    rows: tuple[GazetteerRow, ...]


# Endings of an adjective that stands for the settlement's name, by its type.
_GENDERS = (
    (re.compile(r"с\.?|село"), ("ое", "ее")),
    (re.compile(r"д\.?|дер\.?|деревня|ст\.?|ст-ца|станица|слобода"), ("ая", "яя")),
    (re.compile(r"п\.?|пос\.?|пос[её]лок|х\.?|хутор|р\.п\.|пгт\.?"), ("ий", "ый", "ой")),
)


def _gender(name: str, settlement_type: str | None) -> tuple[str, ...] | None:
    """«в с. Бурятском»: the neuter, since it is a village."""
    if settlement_type is None or re.search(r"(?:ом|ем|ого|его|ой|ей)$", name) is None:
        return None
    return next((ends for kind, ends in _GENDERS if kind.fullmatch(settlement_type)), None)


def _is_as_written(
    name: str, settlement_type: str, context: Context, home: Home, *, oblique: bool
) -> bool:
    """«пос. Прутской»: called so, where the region has no «Прутский» that it is a slip for.

    So is a «посёлок» in any case, a «село» in its own; a «деревня» is rather one in -ая.
    """
    none: tuple[str, ...] = ()
    ends = next((ends for kind, ends in _GENDERS if kind.fullmatch(settlement_type)), none)
    own = "ой" in ends or ("ое" in ends and not oblique)
    if not name.endswith("ской") or not own:
        return False
    rows = settlements_named(f"{name[:-2]}{ends[0]}")
    return all(row.region != (context.region or home.region) for row in rows)


# Endings that a name in another case, its type abbreviated, seldom has.
_WHOLE = re.compile(r"(?:[аяыи]|[иы]м|[бгджзклнпрстфцчшщ])$")
# «деревне», «сёлах», «посёлком»: neither the nominative nor the genitive of a settlement's type.
_OTHER_CASE = re.compile(r"[а-яё]{2,}(?:е|у|ю|ом|ем|ой|ей|ах|ях|ам|ям|ами|ями)$")
_PLURAL = re.compile(r"[А-ЯЁ]\S+[ыи]е\s\S+[ыи]$")  # «с. Новые Батеки»
_TOWN = re.compile(r"г\.|гг|г$|гор")
LETTERS = r"[А-ЯЁ]{2,9}(?:-\d{1,2})?"
"""A piece of a pattern: a settlement called by letters («ВНИИСС», «ГРЭС-2»)."""


def is_as_called(wording: str, nominative: str, name: str) -> bool:
    """«деревня Крюки», «в деревне Крюки»: the name keeps its nominative, whatever stands before.

    Of «Крюка» it would be «в деревне Крюке», while «в городе Твери» is a case of «Тверь».

    Args:
        wording: the settlement's type as the document has it.
        nominative: the type's nominative, "" where it is abbreviated.
        name: what follows it.
    """
    said = key(wording)
    if said == key(nominative) and not said.endswith("."):
        return True
    if _PLURAL.match(name) and _TOWN.match(wording) is None:
        return True
    if _OTHER_CASE.search(said) is None or not name.endswith(("ы", "и")):
        return False
    return not any(form.endswith(("ь", "ия")) for form in nominatives(name))


def may_be_genitive(name: str, settlement_type: str) -> bool:
    """Whether a village's name behind its site may be of one in -а or -я («СДК п. Локни»).

    Args:
        name: as the cell has it.
        settlement_type: as the document has it.
    """
    plural = name.endswith(("ичи", "ичы", "цы", "ники", "щики", "яне", "ые", "ие"))
    plural = plural or _PLURAL.match(name) is not None
    return _TOWN.match(settlement_type) is None and name.endswith(("ы", "и")) and not plural


def read_settlement(
    name: str,
    context: Context,
    home: Home,
    *,
    oblique: bool,
    settlement_type: str | None = None,
) -> Settlement:
    """The nominative of a settlement's name and its gazetteer rows.

    Args:
        name: one or more words, in any case.
        context: what else the cell says.
        home: for namesakes.
        oblique: a preposition or an inflected word before it says that the name is
            probably not in the nominative.
        settlement_type: as the document has it; its gender tells «Бурятское» from «Бурятский».
    """
    if re.fullmatch(LETTERS, name):
        return Settlement(name, settlements_named(name))  # «пос. ВНИИСС»
    name = written_short(name) or name
    forms = nominatives(name)
    if not forms and nominatives(name.replace("-", " ")):
        name = name.replace("-", " ")  # «Александров-Гай»
        forms = nominatives(name)
    same = key(name)
    gender = _gender(name, settlement_type)
    if gender is not None and not any(form.endswith(gender) for form in forms):
        if _is_as_written(name, settlement_type or "", context, home, oblique=oblique):
            return Settlement(name, ())
        adjective = re.fullmatch(r"(\S+[сц]к)(?:ом|ого|ому|ой)", name)
        if adjective is not None:
            return Settlement(adjective.group(1) + gender[0], ())
        gender = None

    if same in forms and not oblique:
        return Settlement(name, settlements_named(same))
    if (
        not oblique
        and re.search(r"(?:[оеё]в|[иы]н|[сц]к|[оеё]е|[иы]й)о?$", same)
        and " " not in same
    ):
        forms = ()  # an ending of the nominative: a namesake-like word is another place
    village = settlement_type is not None and _TOWN.match(settlement_type) is None
    if village and same not in forms:
        forms = _of_a_village(forms, same, context, home, oblique=oblique)
    if same not in forms and name.endswith("ё"):
        forms = ()  # «г. Будё» is no case of Буда
    if forms:
        likely = partial(_likely, context=context, home=home, gender=gender)
        best = max(forms, key=lambda form: likely(form, written=(form == same) is not oblique))
        rows = settlements_named(best)
        twin = same in forms and rows[0].source in {r.source for r in settlements_named(same)}
        if best == same or twin:
            return Settlement(name, settlements_named(same))
        shown = with_capitals(best)
        if "ё" in name.lower() or "ё" not in rows[0].name.lower():
            shown = rows[0].name if key(rows[0].name) == best else shown
        return Settlement(shown, rows)
    return Settlement(with_capitals(guessed_nominative(name)) if oblique else name, ())


def _of_a_village(
    forms: tuple[str, ...], same: str, context: Context, home: Home, *, oblique: bool
) -> tuple[str, ...]:
    """Of which names «same», which is none itself, may be a case."""
    if not oblique and _WHOLE.search(same):
        # «пос. Родина» is no case of Родино, «с. Казым» none of Каз
        forms = _of_the_region(forms, context, home) if same.endswith(("ы", "и")) else ()
    # «клуб п. Струги» is none of Струга in Macedonia
    return tuple(form for form in forms if _is_at_home(form) or context.country)


def _is_at_home(form: str) -> bool:
    """Whether Russia or Belarus has a settlement of that name."""
    return any(row.country_code in HOME_COUNTRIES for row in settlements_named(form))


def _of_the_region(forms: tuple[str, ...], context: Context, home: Home) -> tuple[str, ...]:
    """«школа п. Локни»: of Локня, where the region has it and nothing is called «Локни»."""
    region = key(context.region or home.region)
    return tuple(
        form
        for form in forms
        if form.endswith(("а", "я"))
        and any(
            fits(row, context) and key(row.region or "") == region
            for row in settlements_named(form)
        )
    )


def _likely(
    form: str, *, written: bool, context: Context, home: Home, gender: tuple[str, ...] | None
) -> tuple[bool, bool, int, float]:
    """How well a form of the name fits, the best the largest; ``written``: as its case says."""
    rows = settlements_named(form)
    chosen, _ = choose(rows, context, home)
    fitting = [row for row in rows if fits(row, context)]
    people = (chosen.population if chosen else max((r.population for r in fitting), default=0)) + 1
    near = 0
    if chosen is not None and chosen.region == home.region:
        near = 2
    elif chosen is not None and chosen.country_code in (home.country_code, *home.bias_countries):
        near = 1
    agrees = gender is None or form.endswith(gender)
    return bool(fitting), agrees, near, people * (1 if written else 0.02)

"""What the finder knows: names, adjectives and citizens of countries, out of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from etl.countries.country_tokens import split_words
from etl.countries.inflection import adjective_forms, citizen_forms, word_forms
from etl.country_names import country_name
from etl.lookups import lookup_rows, several
from etl.text import key

SINGULAR = re.compile(r"(?:[иыо]й|[оеы]го|[ое]му|ая|ое|ую|[иы]м|ом)$")
"""How an adjective ends that is said of one thing («витебского», not «витебские»)."""

Kind = Literal["name", "abbreviation", "adjective", "citizen", "region", "settlement", "guess"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording of one country.

    ``rule`` says what else must be there for it to count: "" nothing, "typed" a word such
    as «г.», "region" the noun «область», "unit …" one of the nouns that begin so, "head" a
    noun that can take part, "compound" adjectives of other countries joined to it, "context"
    other words that name the same country.
    ``local`` is true for the adjective of a town or region, which has no country's name
    in it.
    """

    code: str | None
    name: str
    kind: Kind
    words: tuple[frozenset[str], ...]
    rule: str = ""
    local: bool = False


Index = dict[str, list[Entry]]


def _phrase(wording: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of a name; a final «!» says that it does not decline."""
    if wording.endswith("!"):
        return tuple(frozenset({word.form}) for word in split_words(wording[:-1]))
    return tuple(word_forms(word.text) for word in split_words(wording))


def _name_kind(wording: str) -> Kind:
    bare = wording.rstrip("!")
    return "abbreviation" if bare.isupper() and len(bare) < 6 else "name"


def _adjectives(
    cell: str, code: str | None, name: str, rule: str = "", local: bool = False
) -> Iterator[Entry]:
    for wording in several(cell):
        parts = [word.text for word in split_words(wording)]
        words = tuple(
            adjective_forms(part) if part == parts[-1] else frozenset({key(part)}) for part in parts
        )
        yield Entry(code, name, "adjective", words, rule, local)
        if words[1:] and parts[-1] == "российский" and not parts[0].endswith("ско"):
            # «армяно-российский», and so «армяно-иранский»
            yield Entry(code, name, "adjective", words[:1], "compound", local)


def _country_entries() -> Iterator[Entry]:
    for row in lookup_rows("countries.csv"):
        code, name = row["code"], row["name"]
        for wording in [name, *several(row["other_names"])]:
            fixed = wording.endswith(("о", "оа")) and " " not in wording  # «Того», «Самоа»
            words = _phrase(wording + "!" if fixed else wording)
            yield Entry(code, name, _name_kind(wording), words)
        yield from _adjectives(row["adjectives"], code, name)
        for wording in several(row["citizens"]):
            yield Entry(code, name, "citizen", (citizen_forms(wording),))


def _entity_entries() -> Iterator[Entry]:
    for row in lookup_rows("countries_entities.csv"):
        usual = row["name"]
        for wording in several(row["names"]):
            yield Entry(None, wording.rstrip("!"), "name", _phrase(wording))
        for wording in several(row["other_forms"]):
            yield Entry(None, usual, _name_kind(wording), _phrase(wording))
        yield from _adjectives(row["adjectives"], None, usual)
        yield from _adjectives(row["region_adjectives"], None, usual, "region", local=True)
        for wording in several(row["citizens"]):
            yield Entry(None, usual, "citizen", (citizen_forms(wording),))
        for wording in several(row["towns"]):
            rule = "typed" if wording.endswith("*") else ""
            yield Entry(None, usual, "settlement", _phrase(wording.rstrip("*")), rule)


def _place_entries() -> Iterator[Entry]:
    for row in lookup_rows("countries_cities.csv"):
        code, name = row["code"], country_name(row["code"])
        kind: Kind = "region" if row["level"] == "region" else "settlement"
        for wording in several(row["names"]):
            yield Entry(code, name, kind, _phrase(wording), row["name_rule"])
        yield from _adjectives(row["adjectives"], code, name, row["adjective_rule"], local=True)
        for wording in several(row["citizens"]):
            yield Entry(code, name, "citizen", (citizen_forms(wording),), local=True)


def _region_entries() -> Iterator[Entry]:
    """First-level units of the neighbours; an adjective counts with the noun of its unit only."""
    for row in lookup_rows("countries_regions.csv"):
        code, name = row["code"], country_name(row["code"])
        for wording in several(row["names"]):
            yield Entry(code, name, "region", _phrase(wording))
        rule = f"unit {row['units']}" if row["units"] else ""
        yield from _adjectives(row["adjectives"], code, name, rule, local=True)


def _indexed(entries: Iterable[Entry]) -> Index:
    index: Index = {}
    for entry in entries:
        for form in entry.words[0]:
            index.setdefault(form, []).append(entry)
    for found in index.values():
        if len(found) > 1:  # of 35,000 forms 3,000 are of several
            # «Ливанский край» is Latvia's: what asks for its noun is asked first.
            found.sort(key=lambda entry: (-len(entry.words), not entry.rule.startswith("unit ")))
    return index


@lru_cache(maxsize=1)
def index() -> Index:
    """Every wording by each form of its first word, the longest wordings first."""
    return _indexed(
        [*_country_entries(), *_entity_entries(), *_place_entries(), *_region_entries()]
    )


@lru_cache(maxsize=1)
def _usual_names() -> dict[str, str]:
    return {
        key(wording.rstrip("!")): row["name"]
        for row in lookup_rows("countries_entities.csv")
        for wording in [row["name"], *several(row["names"]), *several(row["other_forms"])]
    }


def usual_name(name: str) -> str:
    """The one name under which an entity without a code is counted («Абхазия» and all)."""
    return _usual_names().get(key(name), name)


def is_entity(name: str) -> bool:
    """Whether words are a name of an entity without a code of its own, and nothing else."""
    return key(name) in _usual_names()


@lru_cache(maxsize=1)
def _claimed() -> frozenset[str]:
    rows = lookup_rows("countries_entities.csv")
    return frozenset(row["name"] for row in rows if row["claimed"])


def is_claimed(name: str) -> bool:
    """Whether both Russia and Ukraine claim the entity, by any of its names."""
    return usual_name(name) in _claimed()


def is_local_adjective(words: str) -> bool:
    """Whether words are the adjective of a town or region and so name no country."""
    forms = [word.form for word in split_words(words)]
    entries = [entry for entry in index().get(forms[0], ()) if entry.kind == "adjective"]
    return bool(entries) and all(entry.local for entry in entries)

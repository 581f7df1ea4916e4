"""Every area and typed settlement of a text, without overlaps."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import Home
from etl.places.districts import districts_named
from etl.places.mention import Mention
from etl.places.regions import regions, short_regions
from etl.places.settlements import typed_settlements
from etl.places.spelled_towns import spelled_towns
from etl.text import key

# An area after these words only describes another one («районы, граничащие с Беларусью»).
_ASIDE = re.compile(
    r"(?<!\w)(?:граничащ\w+ с|границе с|граница с|участием|совместно с|делегаци\w+(?: из)?|"
    r"гостей из|"
    r"гости из|представител\w+(?: из)?)\s+$",
    re.IGNORECASE,
)


def _is_oblique_country(wording: str, name: str) -> bool:
    first, *rest = wording.split(" ")
    if rest:
        return re.search(r"(?:ики|ике|ику|ой|ую|ых|ств[ае])$", first) is not None
    return (
        not wording.isupper() and key(wording) != key(name) and not wording.endswith(("ия", "ан"))
    )


def _countries(text: str) -> list[Mention]:
    found = []
    for mention in find_countries(text):
        town = any(row.country_code == mention.name for row in settlements_named(mention.name))
        if mention.kind in ("name", "abbreviation") and not town:
            oblique = _is_oblique_country(text[mention.start : mention.end], mention.name)
            code = mention.code or mention.name
            found.append(
                Mention("country", mention.start, mention.end, mention.name, code, oblique=oblique)
            )
    return found


def _named_by_entity(mention: Mention) -> Mention:
    """A region that is an entity of disputed status stands for its own country."""
    if mention.kind == "region" and mention.code is None:
        named = [m for m in find_countries(mention.name) if m.code is None and m.kind == "name"]
        if named:
            return Mention("country", mention.start, mention.end, named[0].name, named[0].name)
    return mention


def find_areas(text: str, home: Home) -> list[Mention]:
    """Every area and typed settlement of a text whose quotations are masked, in order.

    Args:
        text: a shadow (see ``etl.places.shadow``).
        home: for namesakes of settlements.
    """
    found: list[Mention] = []
    for mentions in (districts_named(text), regions(text), _countries(text), short_regions(text)):
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if any(m.start < mention.end and mention.start < m.end for m in found):
                continue
            if "¤" in text[mention.start : mention.end]:
                continue
            found.append(mention)
    found += spelled_towns(text, found, home)
    found += typed_settlements(text, found, home)
    named = (_named_by_entity(m) for m in found if not _ASIDE.search(text[: m.start]))
    return sorted(named, key=lambda mention: mention.start)

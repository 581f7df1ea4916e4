"""Sites listed before a town: «ДК, стадион, г. Елец» are there, «МГУ, БГУ, г. Минск» not both."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.gazetteer import settlements_named
from etl.places.bare_names import is_of_another_town, places_of
from etl.places.mention import Mention
from etl.places.nested_sites import is_university
from etl.places.open_air import is_square
from etl.places.out_of_town import is_of_region_elsewhere
from etl.places.place_words import known_site, pattern
from etl.places.venue_draft import Draft
from etl.text import key

# Bodies of a state or of a science: where they sit is known, or they are of another land.
_OF_STATE = re.compile(r"(?<!\w)(?:МИД|МВД|МЧС|РАН|НАН|ТПП|СНГ|РФ)(?!\w)")


def share_town(drafts: list[Draft], town: Mention) -> None:
    """Give the town behind a list of sites to those before the last that may lie there.

    A house that every town has takes it; a site with a name of its own takes it as a guess,
    which a person is asked about; a body known beyond its town, or one called after another
    place, takes none, nor does what stands before it.

    Args:
        drafts: the venues so far, the one that the town settled last.
        town: the town.
    """
    behind, astray = drafts[-1], False
    for before in reversed(drafts[:-1]):
        bare = before.words() == sorted(set(before.named_at))
        if not (behind.beside and bare) or before.group != behind.group:
            break
        joined_by_and = behind.beside == "и"
        astray = astray or _lies_elsewhere(before, town)
        told = any(hint.kind == "region" for hint in before.hints)  # the town's own, see above
        beyond = not (joined_by_and or told) and _is_known_beyond(before.name or "")
        astray = astray or beyond
        if astray:
            before.unsure = True  # «Московский Кремль, ДК «Юность», г. Елец»
        else:
            sure = joined_by_and or _is_of_every_town(before.name or "", town.name)
            before.settlement = town if sure else replace(town, guess=True)
        behind = before


def _lies_elsewhere(site: Draft, town: Mention) -> bool:
    """Whether a site's own name tells another place than the town behind a list of sites."""
    rows = settlements_named(town.name)
    regions = {row.region for row in rows}
    countries = {row.country_code for row in rows}
    for hint in site.hints:
        if hint.kind == "country" and rows and hint.code not in countries:
            return True  # «МИД России, Посольство России, г. Минск»
        if hint.kind == "region" and hint.name not in regions:
            return True
        if hint.kind == "settlement" and key(hint.name) != key(town.name):
            return True
    name = site.name or ""
    if is_square(name):
        return False
    known = known_site(name)
    if known is not None and known[0] not in regions:
        return True
    return is_of_another_town(name, town.name) or is_of_region_elsewhere(name, town.name)


def _is_known_beyond(name: str) -> bool:
    """Whether it is a university, or governs, or stands for another land («МГУ», «Посольство»)."""
    if pattern("name", "of_every_town").match(key(name)):
        return False
    governs = pattern("name", "authority").match(key(name)) or _OF_STATE.search(name)
    return governs is not None or is_university(name)


def _is_of_every_town(name: str, town: str) -> bool:
    """«ДК «Юность»», «школа № 3», «Краеведческий музей», and «Казанский кремль» in Казань."""
    if any(key(town).startswith(key(stem)[:4]) for stem in places_of(name)):
        return True
    own = re.search(r"[«\"]|\s[А-ЯЁ]", name) is not None
    plain = pattern("name", "plain_house", whole=True).match(key(name)) is not None and not own
    return is_square(name) or plain or bool(pattern("name", "of_every_town").match(key(name)))

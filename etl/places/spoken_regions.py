"""A region told by its noun alone: «учреждения региона», «г. Смоленск и районы области»."""

from __future__ import annotations

import re

from etl.home import Home
from etl.places.cell_piece import Piece
from etl.places.cell_remarks import PreparedCell
from etl.places.mention import Mention
from etl.places.place_words import words
from etl.places.venue_draft import Draft
from etl.places.venues import finish, home_region
from etl.text import key

_HOME_WORDS = re.compile(
    r"(?<!\w)(?:регион(?:а|е|у)?|област(?:ь|и)|нашей области|на территории области|"
    r"в области)(?!\w)",
    re.I,
)
# A land of another kind is called by its own noun: «школы края», «музеи республики».
_OTHER_HOMES = {
    "край": re.compile(r"(?<!\w)кра(?:й|я|е|ю)(?!\w)", re.IGNORECASE),
    "республика": re.compile(r"(?<!\w)республик(?:а|и|е|у)(?!\w)", re.IGNORECASE),
}


def area_of_generic(pieces: list[Piece], prepared: PreparedCell, home: Home) -> Draft | None:
    """«учреждения культуры региона»: the home region, where no other area is named."""
    if any(piece.mention is not None or piece.kind in ("name", "address") for piece in pieces):
        return None
    told = _HOME_WORDS.search(prepared.shadow)
    for noun, said in _OTHER_HOMES.items():
        if noun in key(home.region).split(" "):
            told = told or said.search(prepared.shadow)
    beyond = told is not None and re.search(r"предел\w+\s$", prepared.shadow[: told.start()])
    if any(piece.kind == "generic" for piece in pieces) and told and not beyond:
        return Draft(region=home_region(home), named_at=[told.span()])
    return None


_DISTRICTS_TOO = re.compile(
    r"(?:(?:муниципальн|городск|сельск|образовательн)\w+\s)*(?:районы|районах|округа|округах|образования|"
    r"образованиях|города|городах|школы|школах|учреждения|учреждениях)\s(?:культуры\s)?"
    r"(?:нашей\s)?(?:области|региона)",
    re.IGNORECASE,
)


def home_districts(pieces: list[Piece], drafts: list[Draft], home: Home) -> bool:
    """«г. Смоленск и районы области»: the home region beside its own town."""
    told = any(p.kind == "generic" and _DISTRICTS_TOO.fullmatch(p.text) for p in pieces)
    if not told:
        return False
    venues = [finish(draft, home, tentative=False)[0] for draft in drafts]
    return all(venue.region == home.region and venue.settlement for venue in venues)


def region_beside(pieces: list[Piece], drafts: list[Draft], home: Home) -> list[Draft]:
    """«г. Калининград и область», «площадки г. Воронежа и области»: the region beside its town."""
    if not drafts or pieces[-1].kind != "generic":
        return []
    said = re.search(r"(?:(?:^|\s)и\s+(?:области|края)|^область)$", key(pieces[-1].text))
    if said is None:
        return []
    venue, open_ = finish(drafts[-1], home, tentative=False)
    if open_ or venue.settlement is None or venue.region is None:
        return []
    region = words()["town"]["region_round"].get(key(venue.settlement), venue.region)
    named = Mention("region", 0, 0, region, venue.country_code)
    return [Draft(region=named, group=drafts[-1].group)]

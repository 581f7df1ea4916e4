"""«Алапаевское муниципальное образование»: a district whose noun and adjective are neuter."""

from __future__ import annotations

import re

from etl.places.adjectives import STEM, adjective_nominative, listed
from etl.places.districts import DISTRICT
from etl.places.mention import Mention
from etl.places.name_cases import nominatives
from etl.text import key

_ADJECTIVE = (
    r"(?!(?:Внутригородск|Городск|Сельск|Российск|Районн|Областн|Краев|Республиканск)\w+\s)"
    rf"{STEM}(?<=[цс]к)(?:ое|ого|ому|им|ом|их)"
)
_NOUN = r"муниципальн\w+\s+образовани\w+"
FORMATION = re.compile(
    rf"(?<![\w-])({_ADJECTIVE}(?:(?:\s*,\s*|\s+(?:и|или|либо)\s+){_ADJECTIVE})*)\s+"
    rf"((?:(?:районн|городск|сельск)\w+\s+)?{_NOUN}|Р?МО(?!\w))",
)
# «муниципальное образование Алапаевское»: the noun in front, as charters have it.
TURNED = re.compile(
    rf"(?<![\w-])((?:(?i:районн|городск|сельск)\w+\s+)?(?i:{_NOUN})|МО)\s+[«\"]?\s?"
    rf"({STEM}(?<=[цс]к)ое)(?=\s*[»\"]?\s*(?:$|[,;()]))"
)


def _kind_of(noun: str) -> str:
    """The noun in the nominative; «МО» is the plain one."""
    smaller = re.match(r"(районн|городск|сельск)", noun.lower())
    lead = "районн" if noun == "РМО" else smaller[1] if smaller else ""
    return f"{lead}ое муниципальное образование" if lead else "муниципальное образование"


def is_formation(words: str) -> bool:
    """Whether words behind «муниципальное образование» begin with its adjective, no town's name."""
    called = re.match(rf"[«\"\s]*({STEM}(?<=[цс]к)ое)(?=\s*[»\"]?\s*(?:$|[,;()]))", words)
    return called is not None and key(called[1]) not in nominatives(called[1])


def is_called_formation(district: str) -> bool:
    """Whether a district's name, as it is read here, is a formation's: it may be a mere volost."""
    return district.endswith("муниципальное образование")


def municipal_formations(text: str) -> list[Mention]:
    """Municipal formations of a shadow; one within a district that is named too is a part of it."""
    found = []
    for match in FORMATION.finditer(text):
        if match.group(2).endswith("МО") and not match.group(1).endswith("ое"):
            continue  # «Починковского МО»: a district's short noun
        for start, end, adjective in listed(match, 1):
            name = f"{adjective_nominative(adjective, 'ое')} {_kind_of(match.group(2))}"
            found.append(_mention(text, start, end, name))
    for match in TURNED.finditer(text):
        if is_formation(match.group(2)):
            name = f"{match.group(2)} {_kind_of(match.group(1))}"
            found.append(_mention(text, *match.span(), name))
    return found


def _mention(text: str, start: int, end: int, name: str) -> Mention:
    item = text[text.rfind(";", 0, start) + 1 :].split(";")[0]
    within = DISTRICT.search(item) is not None or re.match(r"(?:сельское|городское)\s", name)
    oblique = key(name) != key(text[start:end])
    return Mention("part" if within else "district", start, end, name, oblique=oblique)

"""Collective mentions of partners («страны СНГ», «более 30 стран») in the nominative."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.lookups import longest_first, lookup_rows, several
from etl.text import small
from etl.written_numbers import COMPOUND, NOMINATIVE_OF, compound_nominative

_DASH = r"\s?[-–—‑]\s?"
_NOUNS = ("стран", "государств")
_NOUN = (
    rf"(?P<noun>стран\w{{0,3}}|государств\w{{0,3}})"
    rf"(?:(?P<dash>{_DASH})(?P<role>участни\w+|член\w*|партн[её]р\w*|наблюдател\w*))?"
)
_GEOGRAPHIC = (
    r"(?P<adjective>арабск|европейск|африканск|азиатск|скандинавск|прибалтийск|балтийск"
    r"|евразийск|балканск|латиноамериканск|центральноазиатск|среднеазиатск|закавказск"
    r"|ближневосточн|мусульманск|славянск|прикаспийск|каспийск|причерноморск|восточноевропейск"
    r"|западноевропейск|североевропейск|южноамериканск|североафриканск|тюркск|исламск|постсоветск"
    r"|[а-яё]{4,12}оязычн|карибск|придунайск|тихоокеанск|островн|сопредельн|(?<!\d )дружественн)"
    r"(?:ие|ые|их|ых|им|ым|ими|ыми)"
)
_IN_WORDS = "|".join(one.replace("е", "[её]") for one in (*COMPOUND, *NOMINATIVE_OF))
_APPROXIMATE = r"от\s\d{1,3}\sдо|более|свыше|больше|не\sменее|около|порядка|примерно|почти|до|менее"
_COUNTED = re.compile(
    rf"(?<![\w])(?:(?P<bound>{_APPROXIMATE})\s(?:чем\s)?(?:(?:из|в|с|для)\s)?)?"
    rf"(?P<count>\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}})?|{_IN_WORDS})"
    rf"(?:{_DASH}(?:ти|и|х|ми|ю))?\s"
    rf"(?P<kind>(?:(?:зарубежн|иностранн|дружественн|разн|различн)ы[хе])\s)?"
    rf"(?P<noun>стран[аы]?|государств[а]?)(?P<world>\sмира)?(?![\w])",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _tails() -> dict[str, tuple[str, ...]]:
    return {
        small(row["wording"]): tuple(several(row["nominative"]))
        for row in lookup_rows("partner_groups.csv")
    }


@lru_cache(maxsize=1)
def _tail() -> str:
    return longest_first(_tails()).replace(r"\ ", r"\s")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    joint = r"(?:\s?,\s?(?:а также\s)?|\s+и\s+|\s+или\s+|/)"
    more = rf"(?:{joint}(?:{_tail()})(?![\w]))"
    # «Совет государств Балтийского моря» is a body
    alone = r"(?<!Совет )(?<!Совета )(?<!Советом )(?<!Совету )(?<![\w])"
    return re.compile(rf"{alone}{_NOUN}\s(?P<tails>(?:{_tail()})(?![\w]){more}*)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """«участники из ближнего зарубежья», «команды России и СНГ»: no word «страны»."""
    tail = (
        r"(?:(?:ближнего(?:\sи\sдальнего)?|дальнего(?:\sи\sближнего)?)\sзарубежья|СНГ|ЕАЭС"
        r"|Союзного\sгосударства)"
    )
    return re.compile(
        r"(?<![\w])(?:(?:из|с|для)\s(?:Росси\w+(?:,|\sи)\s)?|Росси\w\s(?:и|,)\s)"
        rf"(?P<tails>{tail}(?:(?:,\s|\sи\s)(?:из\s)?{tail})*)(?![\w])",
        re.IGNORECASE,
    )


_ALONE_JOINT = r"(?:^|[,;:\n(]\s?|\s(?:и|а также)\s)"
_ALONE_END = r"(?=\s?(?:$|[,;:.\n()])|\s(?:и|а также)\s)"
_FROM_THERE = (
    r"(?:делегаци|участни|команд|граждан|молод[её]ж|студент|спортсмен|гост|коллектив|эксперт|"
    r"предпринимател|специалист|школьник|артист|музыкант|художник|инвестор)\w*\s"
    r"(?:из\s)?"
)


@lru_cache(maxsize=1)
def _alone() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str], re.Pattern[str]]:
    """«СНГ; Евросоюз», «делегации ШОС» where those who take part are listed: no word «страны».

    A body of an association («Исполком СНГ», «Совет Европы») is not all its countries.
    """
    tails = {
        wording.lower(): tuple(several(row["nominative"]))
        for row in lookup_rows("partner_groups.csv")
        for wording in several(row["alone"])
    }
    names = longest_first(tails)
    # «Представители ШОС, БРИКС и ОДКБ»: of the first as of the others
    led = rf"(?<!\w)представител\w+\s(?P<tail>{names})(?=(?:,\s|\sи\s)(?:{names}){_ALONE_END})"
    return (
        tails,
        re.compile(
            rf"(?:{_ALONE_JOINT}|(?<!\w){_FROM_THERE})(?P<tail>{names}){_ALONE_END}", re.IGNORECASE
        ),
        re.compile(led, re.IGNORECASE),
    )


_NEAR_AND_FAR = re.compile(
    r"(?<!\w)(?P<tail>(?P<one>ближн|дальн)(?:ее|его)(?:\s(?:и|или)\s|,\s|/)(?!(?P=one))(?:ближн|дальн)"
    r"(?:ее|его)\sзарубежь[ея])(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(?:министерств\w*|управлени\w*|департамент\w*|отдел(?:а|е|у|ом|ы|ов)?|комитет\w*|"
    r"центр\w{0,2}|агентств\w*|комисси\w*)\s(?:по|для)\s(?:делам|связям|работе|сотрудничеству|"
    r"взаимодействию)(?:\s(?:с|со)\s[а-яё]+(?:ами|ями))?(?:\s[а-яё]+,?){0,2}\s$",
    re.IGNORECASE,
)


def _is_a_body(text: str, at: int) -> bool:
    """Whether words stand in the name of an office: «отдел … ближнего и дальнего зарубежья»."""
    return _BODY.search(text, max(0, at - 120), at) is not None


# «члены ОДКБ»: no word «государства» before them.
_MEMBERS = re.compile(
    r"(?<![\w-])(?<![-–—] )(?<![-–—])член(?:ы|ов|ам|ами|ах)\s"
    r"(?P<tail>СНГ|ЕАЭС|ОДКБ|ШОС|БРИКС|ЕС|АСЕАН)(?![\w])"
)


@lru_cache(maxsize=1)
def _geographic() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w]){_GEOGRAPHIC}\s(?P<noun>стран|государств)\w{{0,3}}", re.IGNORECASE
    )


def _plural(noun: str) -> str:
    return "страны" if noun.lower().startswith("стран") else "государства"


def _role(role: str | None, dash: str | None) -> str:
    if not role or dash is None:
        return ""
    role = role.lower()
    if role.startswith("участни"):
        word = "участницы" if role.startswith("участниц") else "участники"
    elif role.startswith("член"):
        word = "члены"
    elif role.startswith("наблюдател"):
        word = "наблюдатели"
    else:
        word = "партнеры"
    return f"{dash}{word}"


def _is_singular(noun: str) -> bool:
    return noun.lower() in {
        "страна",
        "страну",
        "страной",
        "стране",
        "государство",
        "государству",
        "государством",
        "государстве",
    }


def _counted(match: re.Match[str]) -> str | None:
    bound = (match["bound"] or "").lower()
    count = small(match["count"])
    world = " мира" if match["world"] else ""
    kind = (match["kind"] or "").lower().replace("ые ", "ых ")
    noun = match["noun"].lower()
    genitive = "стран" if noun.startswith("стран") else "государств"
    if count in COMPOUND and not bound:
        number, ones = compound_nominative(count, neuter=genitive != "стран"), COMPOUND[count][2]
        few_noun = "страны" if genitive == "стран" else "государства"
        one_noun = "страна" if genitive == "стран" else "государство"
        noun = one_noun if ones == 1 else few_noun if ones < 5 else genitive
        return f"{number} {kind}{noun}{world}"
    if count in NOMINATIVE_OF and not bound:
        number = NOMINATIVE_OF[count]
        few = number in ("три", "четыре")
        if few and not world:
            return None
        noun = _plural(noun) if few and noun.startswith("стран") else genitive
        noun = "государства" if few and genitive == "государств" else noun
        return f"{number} {kind}{noun}{world}"
    digits = re.findall(r"\d+", count)
    last = int(digits[-1]) if digits else 0
    if digits and last < 3 and not bound:
        return None
    one = bool(digits) and last % 10 == 1 and last % 100 != 11
    few = bool(digits) and last % 10 in (2, 3, 4) and last % 100 not in (12, 13, 14)
    if bound:
        singular = "страны" if genitive == "стран" else "государства"
        return f"{bound} {count} {kind}{singular if one else genitive}{world}"
    if one:
        noun = "страна" if genitive == "стран" else "государство"
    elif few:
        noun = "страны" if genitive == "стран" else "государства"
        kind = kind.replace("ых ", "ые ") if noun == "страны" else kind
    else:
        noun = genitive
    return f"{count} {kind}{noun}{world}"


def _geographic_group(stem: str, noun: str) -> str:
    ending = "ые" if stem.lower().endswith("н") else "ие"
    return f"{stem.lower()}{ending} {_plural(noun)}"


def find_groups(text: str, *, listed: bool = False) -> list[tuple[str, int, int]]:
    """Every collective mention of foreign partners, in order.

    Args:
        text: one folded cell.
        listed: the cell lists who takes part, so that «СНГ» alone is the countries of it.

    Returns:
        Triples of the nominative, as the document words it, and where it stands.
        «разных стран», «двух стран» and bare parts of the world are none.
    """
    found: list[tuple[str, int, int]] = []
    lower = small(text)
    # The pattern of all of them takes longer to be made than a plan without any to be read.
    told = any(noun in lower for noun in _NOUNS) and any(tail in lower for tail in _tails())
    for match in _named().finditer(text) if told else ():
        if _is_singular(match["noun"]):
            continue
        lead = _plural(match["noun"]) + _role(match["role"], match["dash"])
        for tail in re.finditer(rf"(?<![\w])(?:{_tail()})(?![\w])", match["tails"], re.IGNORECASE):
            for nominative in _tails()[small(tail.group())]:
                found.append((f"{lead} {nominative}", match.start(), match.end()))
    for match in _bare().finditer(text):
        for tail in re.finditer(rf"(?<![\w])(?:{_tail()})(?![\w])", match["tails"], re.IGNORECASE):
            for nominative in _tails()[tail.group().lower()]:
                found.append((f"страны {nominative}", match.start(), match.end()))
    if listed:
        tails, alone, led = _alone()
        both = (one for one in _NEAR_AND_FAR.finditer(text) if not _is_a_body(text, one.start()))
        ahead = (*both, *led.finditer(text), *alone.finditer(text))
        found += [
            (f"страны {nominative}", match.start("tail"), match.end("tail"))
            for match in ahead
            for nominative in tails[match["tail"].lower()]
            if not any(start <= match.start("tail") < end for _, start, end in found)
            and not _is_a_body(text, match.start("tail"))
        ]
    for match in _MEMBERS.finditer(text):
        found.append((f"члены {match['tail']}", match.start(), match.end()))
    for match in _geographic().finditer(text):
        if any(start <= match.start() < end for _, start, end in found):
            continue  # «страны Лиги арабских государств»
        found.append(
            (
                _geographic_group(match["adjective"], match["noun"]),
                match.start(),
                match.end(),
            )
        )
    for match in _COUNTED.finditer(text):
        nominative_count = _counted(match)
        if nominative_count is not None:
            found.append((nominative_count, match.start(), match.end()))
    return sorted(found, key=lambda group: group[1])

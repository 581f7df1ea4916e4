"""«(с подключением участников из г. Бреста по видеосвязи)»: the town of those who are linked."""

from __future__ import annotations

import re

from etl.dates.date_words import MONTH_WHOLE
from etl.places.bare_names import largest_of
from etl.places.formats import cut_out
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import pattern

_TYPE = r"(?:гг?\.\s?|город(?:а|ов)?\s)"
_NAME = rf"(?:{_TYPE})?{TOWN_NAME}(?:\s[А-ЯЁ][а-яё]+)?"
_LINK = r"(?:подключ|включен|участ|связ|присоедин|выход|приветств|выступлен)\w+"
_WORD = r"(?!г\.|гг\.|города?\s)(?:[а-яё-]+|ВКС|Zoom|ZOOM)(?:\s[–—-](?=\s))?"
_CLAUSE = re.compile(
    rf"(?:(?<=\()|(?<=[,;]\s)|(?<=\w\s)(?=со?\s(?:[а-яё-]+\s)?{_LINK}))"
    rf"(?P<lead>(?:{_WORD}\s){{1,7}}?)(?P<of>из\s)"
    rf"(?P<towns>{_NAME}(?:(?:,\s|\sи\s)(?:из\s)?{_NAME})*)(?=(?P<rest>[^(),;]*(?:\([^()]*\))?))"
)
_REMOTE = re.compile(r"подключ|включен", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:участни|гост|эксперт|коллег|партн[её]р|представител|студент|школьник|преподавател|уч[её]н|"
    r"спикер|докладчик|лектор|специалист|делегац|делегат|педагог|волонт[её]р|врач|стороны)\w*\s",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"(?<!\w)со?\sучасти\w+", re.IGNORECASE)


def _is_town(wording: str) -> bool:
    typed = re.match(_TYPE, wording)
    name = wording[typed.end() :] if typed is not None else wording
    if not name[:1].isupper():
        return False
    forms = nominatives(name) or nominatives(name.split(" ")[0])
    known = bool(forms) and not is_ordinary_word(name) and largest_of(tuple(forms)) > 5_000
    return known or (typed is not None and not typed.group().startswith("городов"))


def _without_people(match: re.Match[str]) -> str:
    whole, lead = match.group(), match["lead"]
    said = f"{lead}{match['rest']}"
    linked = _REMOTE.search(lead) or pattern("remote", "words").search(said)
    towns = re.split(r",\s|\sи\s", re.sub(r"\sиз\s", " ", match["towns"]))
    if not linked or not _PEOPLE.search(lead) or not all(map(_is_town, towns)):
        return whole
    kept = [" "] * len(lead)
    bare = lead
    for words in (_TAKING_PART, _PEOPLE):
        bare = words.sub(lambda said: " " * len(said.group()), bare)
    for start, end in cut_out(bare, "remote"):
        kept[start:end] = lead[start:end]
    if match.string[match.start() - 2 : match.start() - 1].isalpha():
        kept[0] = ","
    return "".join(kept) + whole[len(lead) :]


# «ЛГТУ (с подключением БНТУ, г. Минск)»: another body, no short name of the first.
_BODY = re.compile(
    r"\((со?\s(?:видео-?|онлайн-)?(?:под|в)ключением\s(?!г\.|города)[А-ЯЁ«][^()]*,\s[^()]*)\)"
)
# «СмолГУ (подключение БНТУ, г. Минск)»: the town is the other body's, not the first one's.
_SIDE = re.compile(
    r"\((?P<lead>(?:(?:видео-?)?(?:под|в)ключение|"
    r"участие(?=[^()]*(?:онлайн|дистанц|видео|удал[её]нн|ВКС|Zoom))):?\s)(?!г\.|города|во?\s)"
    r"(?P<body>[^(),]*)(?P<rest>,\s(?P<town>[^(),]*))\)",
    re.IGNORECASE,
)
# «СмолГУ (онлайн – БНТУ, г. Минск)», «(подключение университета г. Минск)»: likewise.
_REMOTE_SIDE = re.compile(
    r"(?<=[\w»\"¤]\s)\((?P<said>(?:(?:видео-?|онлайн-)?(?:под|в)ключение|(?:по\s)?ВКС|онлайн|дистанционно|"
    r"по\sвидео(?:конференц)?-?связи|видеомост)\s?(?:[:–—-]\s?|со?\s|(?=\s)))(?P<body>[^();:]*?)"
    rf"(?P<town>{_TYPE}[А-ЯЁ][А-ЯЁа-яё-]+)\)",
    re.IGNORECASE,
)
_BODY_BEHIND = re.compile(
    r",(?=\sсо?\s(?:видео-?|онлайн-)?(?:под|в)ключением\s(?:«|¤|[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ](?!\w)))"
)


# «СмолГУ, онлайн-подключение г. Минска», «СмолГУ с видеоподключением г. Минска»: likewise.
_TOWN_BEHIND = re.compile(
    r"(?<=[\w».)¤])(?:,\s|\s)(?=(?:со?\s)?(?:онлайн|видео|дистанционн\w+|удал[её]нн\w+)[- ]?"
    rf"(?:под|в)ключени\w+\s(?:из\s)?{_TYPE}[А-ЯЁ])",
    re.IGNORECASE,
)
# «СмолГУ (онлайн-подключение из Минска и Бреста)», at the end of an item
_LINKED = rf"{_TYPE}?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё]+)?"
_BRACKETED_TOWN = re.compile(
    r"(?<=[\w».¤])\s\((?P<said>(?i:(?:онлайн|видео|дистанционн\w+|удал[её]нн\w+)[- ]?"
    rf"(?:под|в)ключени\w+\s)(?:из\s)?{_LINKED}(?:(?:,|\sи)\s{_LINKED})*)\)(?=\s*(?:$|;))"
)


# «СмолГУ (очно), г. Минск (онлайн)», «музей – очно и г. Минск – онлайн»: each as it takes part.
_FORM = (
    r"(?:очн|заочн|онлайн|дистанц|удал[её]н|видео|по\s(?:видео|ВКС)|ВКС|[Zz]oom|"
    r"в\s(?:очн|онлайн|дист|реж))"
)
_PART = (
    r"(?:\d|I{1,3}\s|(?:перв|втор|треть)\w+\s|откры|закры|финал|полуфинал|площадк|"
    rf"{MONTH_WHOLE})"
)
_REMARK = rf"(?:\s\((?:{_FORM}|{_PART})[^А-ЯЁ(),;]*\)|\s(?:[–—-]\s)?(?:очно|онлайн|дистанционно))"
_EACH_REMARKED = re.compile(
    rf"(?P<first>[^,;()]*?{_REMARK})(?:,|\sи)(?P<town>\s{_TYPE}?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?)"
    rf"(?={_REMARK}\s*$)"
)


def _apart(match: re.Match[str]) -> str:
    """Two items; «г. Смоленск (май) и г. Минск (июнь)» are two without it."""
    if re.search(_TYPE, match["first"]) or not _is_town(match["town"].strip()):
        return match.group()
    return f"{match['first']};".ljust(match.start("town") - match.start()) + match["town"]


def _side(match: re.Match[str]) -> str:
    people = _PEOPLE.search(match["body"]) is not None
    typed = re.match(_TYPE, match["town"]) is not None
    if not typed and (people or not _is_town(match["town"].strip())):
        return match.group()
    body = " " * len(match["body"]) if people else match["body"]
    rest = f" {match['rest'][1:]}" if people else match["rest"]
    return f";{' ' * len(match['lead'])}{body}{rest} "


def _remote_side(match: re.Match[str]) -> str:
    """The same as an item of its own; who is linked goes unless it has a name."""
    named = re.search(r"[«¤]|[А-ЯЁ]{2}", match["body"]) is not None
    body = match["body"] if named else " " * len(match["body"])
    return f";{match['said']}{body}{match['town']} "


def keep_linked_towns(shadow: str) -> str:
    """A shadow without such words round the towns, of equal length.

    «участники из разных городов» name none, «участники из Сербии» a country and no town.
    """
    shadow = _EACH_REMARKED.sub(_apart, shadow)
    shadow = _BODY_BEHIND.sub(";", _BODY.sub(r";\1 ", _SIDE.sub(_side, shadow)))
    shadow = _REMOTE_SIDE.sub(_remote_side, shadow)
    shadow = _TOWN_BEHIND.sub(lambda match: ";".ljust(len(match.group())), shadow)
    shadow = _BRACKETED_TOWN.sub(lambda match: f"; {match['said']} ", shadow)
    return _CLAUSE.sub(_without_people, shadow) if "из " in shadow else shadow

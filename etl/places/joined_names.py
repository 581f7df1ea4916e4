"""Names in which a bracket or a dash stands: «имени святителя Иннокентия (Вениаминова)»."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.places.bare_names import largest
from etl.places.name_cases import nominatives

# «Казанский (Приволжский) федеральный университет»: brackets within a name.
# «Дворец детского (юношеского) творчества» likewise.
_IN_A_NAME = re.compile(
    r"([сц]к(?:ий|ая|ое|ом|ого|ой)|(?<=[а-яё])(?:ого|его|ой|ых|их|ый|ий|ая|ое)) "
    r"\(([А-ЯЁа-яё][а-яё]+(?:ий|ый|ая|ое|ом|ого|его|ой|ых|их))\) (?=[а-яё]{4})"
)
# «имени святителя Иннокентия (Вениаминова)», «им. свт. Луки (Войно-Ясенецкого)»
_OF_CLERGY = re.compile(
    r"((?:свят\w+|преподобн\w+|праведн\w+|(?:архи)?епископа|митрополита|патриарха|игумена|"
    r"свт\.|св\.|прп\.|прав\.)\s[А-ЯЁ][а-яё]+) "
    r"\(((?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё]+(?:[ое]го|[оеё]ва|[иы]на))\)"
)
# «ТИ (ф) СВФУ», «Бузулукский ГТИ (филиал) ОГУ»: a branch and its university are one name.
_BRANCH = re.compile(
    r"(?<=[А-ЯЁа-яё»]) ?\((ф|фил\.?|филиал)\)"
    r"(?=\s(?:[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ](?!\w)|[А-ЯЁ][а-яё-]+(?:ого|ой)\s))"
)
# «имени Д.К. Сивцева – Суорун Омоллоона»: a writer's two names.
_TWO_NAMES = re.compile(
    r"((?:имени|им\.)\s(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+) [–—-] "
    r"(?=([А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+[аяы])(?:\s*$|[,;(]|\s[(–—-]))"
)
# «аэропорт Новосибирск (Толмачёво)»
_AIRPORT = re.compile(
    r"((?<!\w)[Аа]эропорт\w{0,2}\s)([А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?)\s?\(([А-ЯЁ][а-яё-]+)\)"
)


def _people(name: str) -> int:
    return largest(settlements_named(name))


def _tells_town(match: re.Match[str]) -> bool:
    """Whether the town stands before the bracket; «аэропорт Внуково (Москва)» has it in there."""
    _, town, own = match.groups()
    return _people(town) > _people(own) and not find_countries(own)


def _airport(match: re.Match[str]) -> str:
    """The airport's own name masked."""
    whole, lead = match[0], match[1]
    return lead + "¤" * (len(whole) - len(lead)) if _tells_town(match) else whole


def airport_town(name: str) -> str | None:
    """The town of «аэропорт Витебск (Восточный)»: the name stays whole, the area is the town's."""
    match = _AIRPORT.search(name)
    return match[2] if match is not None and _tells_town(match) else None


def _writer(match: re.Match[str]) -> str:
    return match.group() if nominatives(match[2]) else f"{match[1]}   "


def join_names(plain: str) -> str:
    """A shadow in which nothing cuts such names; the text keeps its length."""
    plain = _IN_A_NAME.sub(r"\1  \2  ", plain)
    plain = _OF_CLERGY.sub(lambda match: f"{match[1]} {'¤' * (len(match[2]) + 2)}", plain)
    plain = _BRANCH.sub(lambda match: match.group().replace("(", " ").replace(")", " "), plain)
    return _AIRPORT.sub(_airport, _TWO_NAMES.sub(_writer, plain))

"""Where a thing was made or thought of: «методика, разработанная в Будапеште».

A sure sign is a noun of such a thing with its participle, or a list of them; a project that was
worked out somewhere may have its partners there.
"""

from __future__ import annotations

import re

from etl.model import CountryMention
from etl.text import small

_THING = (
    r"(?:методи[кч]|метод(?!ист)|технологи|систем|прибор|аппарат|оборудовани|техник|томограф|сорт|мебел|"
    r"препарат|вакцин|тест(?!ир)|устройств|инструмент|станк|станок|машин|трактор|комбайн|материал)"
)
_MADE = (
    r"(?:разработан|создан|изобретен|примен[её]н|произвед[её]н|изготовлен|выпущен|вывед[её]н|предложен|"
    r"собран|придуман|внедр[её]н|апробирован)н?(?:ы[йехм]|ая|ой|ого|ую|ое|ому|ым|а|о)(?![а-я])"
)
# «…, разработанной в Будапеште», «…, созданные в Японии и Китае»
_MADE_IN = re.compile(
    rf"(?<![а-я]){_THING}[а-я]*[^.;:()]{{0,60}}?(?:,\s|\s)(?:впервые\s|ранее\s)?{_MADE}\s"
    r"(?:впервые\s)?во?\s(?:г\.\s?|городе\s)?(?:[а-я-]+(?:,\s|\sи\s)){0,3}$"
)
_PRODUCED = re.compile(
    r"(?<![а-я])(?!(?:организаци|представител|работник|специалист|директор|развити|рост)[а-я]*\s)"
    r"[а-я]{3,}\sпроизводства\s(?:[а-я-]+(?:,\s|\sи\s)){0,3}$"
)
_REACH = 160


def tells_origin(text: str, mention: CountryMention) -> bool:
    """Whether a country or town only tells where a thing comes from.

    Args:
        text: the cell.
        mention: in it, by its name.
    """
    if mention.kind not in ("name", "settlement", "abbreviation"):
        return False
    before = small(text[max(0, mention.start - _REACH) : mention.start])
    return bool(_MADE_IN.search(before) or _PRODUCED.search(before))

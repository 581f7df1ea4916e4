"""Who made a thing in history: «города, основанного греками», «дворец построил итальянский зодчий».

Only of towns and buildings, and of one author's works, is it sure that the makers do not come.
"""

from __future__ import annotations

import re

from etl.model import CountryMention
from etl.morphology import agreements
from etl.text import small

_ENDED = r"н?(?:ы[йехм]|ого|ому|ом|ая|ой|ую|ое|а|о|ы)?"
_BUILT = (
    r"(?:основан|заложен|построен|выстроен|отстроен|возвед[её]н|воздвигнут|сооруж[её]н|разрушен|"
    rf"сожж[её]н|захвачен|завоеван|засел[её]н|спроектирован|разбит){_ENDED}(?![а-я])"
)
_WRITTEN = rf"(?:написан|сочин[её]н){_ENDED}(?![а-я])"
_HOW = r"(?:[а-я]+(?:ими|ыми|ами|ями)(?:,|\sи)\s|(?:еще|некогда|впервые|древними|тогда)\s){0,3}$"
_BY = re.compile(rf"(?P<things>[^.;:()]{{3,80}}?)(?:,\s|\s)(?P<made>{_BUILT})\s{_HOW}")
_BY_AUTHOR = re.compile(rf"(?P<things>[^.;:()]{{3,80}}?)(?:,\s|\s)(?P<made>{_WRITTEN})\s$")
_BY_PROJECT = re.compile(
    rf"(?P<things>[^.;:()]{{3,80}}?)(?:,\s|\s)(?P<made>{_BUILT})\s"
    r"по\s(?:проекту|чертежам|замыслу|плану)\s$"
)
_MADE_IT = re.compile(
    r"(?P<things>[^.;:()]{3,80}?)\s(?:основа|заложи|построи|выстрои|возве|воздвиг|сооруди|спроектирова)"
    r"л?и?\s(?:(?:еще|некогда|впервые|древние)\s)?$"
)
_THING = re.compile(
    r"(?:город(?:а|у|ом|е|ок|к[аеу]|ищ[аеу])?|крепост[ьию]\w*|зам(?:ок|к[аеу])|двор(?:ец|ц[аеу])|особняк\w?|"
    r"усадьб\w+|храм\w?|церк\w+|собор\w?|кирх\w+|мечет\w+|кост[её]л\w?|монастыр\w+|мост\w?|лестниц\w+|"
    r"башн\w+|форт\w?|поселени\w+|колони\w+|сел(?:о|а|е|у|ение|ения)|слобод\w+|деревн\w+|форпост\w?|"
    r"дом(?:а|у|е|ом)?|здани\w+|вокзал\w?|завод\w?|фабрик\w+|порт\w?|маяк\w?|парк\w?|сад\w?|"
    r"набережн\w+|фонтан\w?|мельниц\w+|часовн\w+|синагог\w+|бульвар\w?|квартал\w?|полис\w?)"
)
_WORK = re.compile(
    r"(?:опер|балет|симфони|музык|пьес|роман|повест|рассказ|сказк|стих|поэм|песн|кантат|сонат|марш|"
    r"трактат|гимн|произведени)\w*"
)
_MAKERS = re.compile(
    r"\s(?:(?!и\s)[а-я-]+\s)?(?:мастер|архитектор|зодч|колонист|переселен|поселен|купц|купец|монах|завоеват|"
    r"скульптор|промышленник|корол|импер|княз|рыцар|войск|арми|моряк|мореплав|садовник|"
    r"иконопис|ремесленник|каменщик|миссионер|военнопленн|пленн|беженц|иммигрант|эмигрант)"
)
_AUTHORS = re.compile(
    r"\s(?:композитор|писател|поэт|драматург|сказочник|классик|философ|автор|прозаик)\w*(?:ом|ем|ей)(?![а-я])"
)
# Makers who may well be there: «Открытие храма, построенного сербскими мастерами в 2025 году»
_OF_TODAY = re.compile(
    r"(?<![а-я])(?:открыти|конкурс|премьер|снежн|снегов|ледов|ледян|пленэр|мастер-класс|алле[ия]|"
    r"примут участие|встреч)|20[2-4]\d"
)
_REACH = 160


def is_by_makers(text: str, mention: CountryMention) -> bool:
    """Whether a people, or the adjective of a land, only tells who once made a thing.

    Args:
        text: the cell.
        mention: in it.
    """
    if mention.kind not in ("citizen", "adjective") or _OF_TODAY.search(small(text)):
        return False
    before = small(text[max(0, mention.start - _REACH) : mention.start])
    said, behind = small(text[mention.start : mention.end]), small(text[mention.end :])
    people = mention.kind == "citizen" or _MAKERS.match(behind) is not None
    if said.endswith(("ими", "ыми", "ами", "ями", "им", "ым", "ом", "ем", "ой")):
        built = _BY.search(before)
        if built is not None and people:
            return _is_one(_THING, built)
        written = _BY_AUTHOR.search(before)
        return written is not None and bool(_AUTHORS.match(behind)) and _is_one(_WORK, written)
    project = _BY_PROJECT.search(before)
    if project is not None:
        return people and _is_one(_THING, project)
    active = _MADE_IT.search(before)
    return active is not None and people and _names(_THING, active["things"])


def _names(kind: re.Pattern[str], things: str) -> bool:
    return any(kind.fullmatch(word) for word in re.findall("[а-я-]+", things))


def _is_one(kind: re.Pattern[str], found: re.Match[str]) -> bool:
    """Whether the word that the participle agrees with is such a thing."""
    wanted = agreements(found["made"], ("PRTF", "PRTS", "ADJF", "ADJS"))
    return any(
        kind.fullmatch(word) is not None and wanted & agreements(word, ("NOUN",))
        for word in re.findall("[а-я-]+", found["things"])
    )

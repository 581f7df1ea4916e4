"""Those who live in Russia and bear another country's name: «армяне Кубани», «польский дом»."""

from __future__ import annotations

import re

from etl.countries.country_candidates import SENTENCE, Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.dwellers import are_beside_russians, is_russian_place, live_in_russia
from etl.countries.namesakes import is_of_a_russian_region
from etl.countries.traps import is_one
from etl.text import small

# «воскресная армянская школа», «немецкий театр на русском языке», «польский клуб при храме»
_HERE = re.compile(
    r"(?<![а-я])(?:при (?:храм|церк|приход|собор|мечет|синагог|школ|библиотек|дом|двор|центр|вуз"
    r"|универс)"
    r"|на русском языке|воскресн|национально-культурн|диаспор|землячеств)"
)


_NATIONALITIES = re.compile(
    r"(?<![а-я])(?:диаспор|землячеств|национально-культурн|национальностей|народностей"
    r"|национальн[а-я]{2,3}\s(?:объединени|общин|обществ|меньшинств)|(?:дом|дружбы|представител[а-я]{1,2})\sнародов"
    r"|народы\s(?:област|кра[яй]|регион|республик|росси))[^.;]*[:(–—]"
    r"(?:[а-я\s,)(–—-]|и др\.)*$"
)
_UNION_AFTER = re.compile(
    r",?\s(?:живущ|проживающ)\w+\s(?:в|на)\s(?:территории\s)?"
    r"(?:наш|област|регион|кра[ея]|город|росси|рф|район|смоленс|москв|петербург)"
    r"|\s\((?:ассоциаци|союз|общин|диаспор|землячеств|автономи|местн[а-я]+\s)"
)
# «Общество греков «Понтос»», «центр азербайджанцев»
_OF_MANY = ("ов", "ев", "ок", "ан", "ян", "ин")
_UNION_OF = re.compile(r"(?<![а-я])(?:обществ|центр|объединени|клуб|организаци)[а-я]{0,3}\s$")
_SAID_OF_A_THEATRE = ("драмы", "кукол", "комедии", "республики")
_PEOPLE = ("молодеж", "женщин", "семьи", "семей", "семья", "населени")
# What people far from home do not found: «белорусский протезно-ортопедический центр»
_OF_A_STATE = (
    "госуд|национ|респуб|академ|православ|медицин|протез|научн|техн|торгов|промышл|инженер|аграр|"
    "эконом|выставоч|экспорт|логист|исследоват|сертификац|финанс|инвестиц|олимп|драматич|симфон|"
    "космич|биолог|кардиолог|онколог|реабилитац|туристич|издатель|железнодорож|университет"
)
_OF_ACTORS = (
    r"(?<=театр)[а-я]{0,2}\s(?:драм|опер|балет|кукол|марионет|танц|пантомим|музык|им\.|имени)|[а-я]"
)
# «узбекская и таджикская общественные организации области»: of its own nationalities
_UNIONS = ("организаци", "объединени", "обществ")
_OF_OUR_REGION = re.compile(
    r"\s(?:(?:наш(?:его|ей)\s)?(?:области|края|региона|города)|нашей\sреспублики)"
    r"(?=\s?(?:[,;.)]|$)|\sи\s)"
)
_AT_A_SCHOOL = re.compile(r"(?<!\w)при [А-ЯЁ]{3,}")  # «корейский культурный центр при ДВФУ»


def lives_here(words: list[CellWord], at: int, head: CellWord, text: str) -> bool:
    """Whether an institution bears the adjective of a nationality of the region itself.

    Args:
        words: of the text.
        at: the adjective.
        head: the noun that it belongs to.
        text: as it is written.
    """
    if head.form.startswith("культур") and at:
        return is_one("culture_of", words[at - 1].form)
    if head.form.startswith(_PEOPLE):  # «азербайджанская молодёжь Поволжья»
        folded = small(text)
        if is_russian_place(text, head.end, towns=True) or is_of_a_russian_region(folded, head.end):
            return True
    if not is_one("community", head.form):
        return False
    if head.form.startswith(_UNIONS) and _is_union_of_people(words, at, head):
        of_ours = _OF_OUR_REGION.match(text, head.end) is not None
        if of_ours or is_of_a_russian_region(small(text), head.end):
            return True
    if not head.form.startswith("центр") and _is_of_a_land_abroad(words, head):
        return True
    if _HERE.search(small(text)) or _AT_A_SCHOOL.search(text):
        return True
    if text.startswith(" (", head.end):
        return False  # «Китайский культурный центр (г. Москва)»: it may be the state's own
    return is_russian_place(text, head.end, towns=True)  # «польский костёл г. Смоленска»


def _is_union_of_people(words: list[CellWord], at: int, head: CellWord) -> bool:
    """«узбекская и таджикская общественные организации», not those of trade or building.

    Nor «белорусские и российские общественные организации»: two countries'.
    """
    between = [word.form for word in words if words[at].start < word.start < head.start]
    before = words[at - 2].form if at > 1 and words[at - 1].form == "и" else ""
    return not any(form.startswith("росси") for form in (before, *between)) and all(
        form == "и" or form.startswith(("общественн", "национальн")) or index().get(form)
        for form in between
    )


def _is_of_a_land_abroad(words: list[CellWord], head: CellWord) -> bool:
    """«Немецкий и уйгурский театры Казахстана»: of those who live there."""
    after = [word for word in words if word.start > head.start][:3]
    while after and after[0].form in _SAID_OF_A_THEATRE:
        after = after[1:]
    land = after[0] if after else None
    return land is not None and any(
        entry.kind == "name" and entry.code != "RU" and land.capitalised
        for entry in index().get(land.form, ())
    )


def is_community(text: str, end: int) -> bool:
    """Whether an adjective's noun is what people living here found as well («польский дом»)."""
    between = rf"(?:(?!{_OF_A_STATE})[а-я-]+(?:ый|ий|ой|ая|ое)\s)?"
    head = re.match(rf"\s{between}([а-я]+)(?!{_OF_ACTORS})", small(text[end : end + 60]))
    return head is not None and is_one("community", head.group(1))


def are_of_the_region(reading: CellReading, candidate: Candidate) -> bool:
    """Whether the people are a nationality of the region itself («объединения: татары, армяне»)."""
    start = reading.words[candidate.first].start
    end = reading.words[candidate.last].end
    return bool(
        _NATIONALITIES.search(reading.folded_before(start, SENTENCE))
        or (
            not candidate.entry.local  # «минчане, проживающие …» are of a town abroad
            and not are_beside_russians(reading.text, start)
            and (
                _UNION_AFTER.match(reading.folded, end) or live_in_russia(reading.text, start, end)
            )
        )
        or (
            reading.words[candidate.last].form.endswith(_OF_MANY)
            and _UNION_OF.search(reading.folded_before(start))
        )
    )

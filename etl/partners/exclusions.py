"""Words that say who does not take part: without somebody, but for them, formerly, not coming."""

from __future__ import annotations

import re

# «кроме Молдовы, Грузии и Украины»: a list that ends in «и» is excluded whole.
_CLAUSE = r"[^,;:.()«»\n]{0,120}(?:(?-i:(?:,\s[А-ЯЁ][а-яё-]+)+\sи\s[А-ЯЁ][а-яё-]+))?"
_PEOPLE = (
    r"участи\w+|представител\w+|делегаци\w+|команд\w*|гостей|коллег|привлечени\w+|приглашени\w+|"
    r"присутстви\w+|выезда"
)
_AFTER = re.compile(
    rf"(?<!\w)(?:без\s(?:\w+\s)?(?:{_PEOPLE})(?!\w){_CLAUSE}|без\s(?=[А-ЯЁ]|\w+ских\s){_CLAUSE}|"
    rf"(?:кроме(?!\sтого)|за\sисключением|исключая|не\sсчитая|вместо|отсутстви[ея])\s{_CLAUSE})",
    re.IGNORECASE,
)
# «Без границ» excludes nobody: a name has a capital.
_BARE_WITHOUT = re.compile(r"[Бб]ез\s[а-яё]")
_CAME = (
    r"(?:приезжал|участвовал|принимал|выступал|был|приглашал|прибывал|посещал|входил|"
    r"проводил|состоял|планировал|заявлял|ожидал|заявлен|приглашен|запланирован)\w*"
)
_FORMERLY = re.compile(
    rf"(?<!\w)(?:(?:ранее|прежде|раньше|в\sпрошл\w+\s(?:год\w*|раз\w?)|в\sпрошлые\sгоды|"
    rf"в\sпредыдущ\w+\s\w+|в\s20\d\d\sг(?:оду|\.))[^.;()]{{0,40}}?{_CAME}[^.;()]{{0,120}}|"
    rf"(?:ранее|прежде|раньше)\s?[-–—:]\s?[^,;.()]{{1,80}}|"
    rf"(?<=\()(?:ранее|прежде|в\sпрошл\w+\sгод\w*|в\s20\d\d\sг(?:оду|\.))[^()]{{0,120}})",
    re.IGNORECASE,
)
_NOT_COMING = re.compile(
    r"[^,;.()]{1,120}?\s(?:не\s(?:участву[ею]т\w*|приглаша[ею]т\w*|приглашен\w*|приед\w+|приезжа\w+|"
    r"прим\w+\sучасти\w+|принима\w+\sучасти\w+|планиру\w+\sучаств\w+|ожида\w+)|"
    r"не\s(?:планиру\w+|предусм\w+|подтвер\w+|представлен\w*)|"
    r"отказал\w*(?:\sот\sучасти\w+)?|отсутству\w+|отмен[иеёя]\w+)",
    re.IGNORECASE,
)
# «Не приглашаются делегации Литвы», «не планируется участие Польши»
_NOBODY_FROM = re.compile(
    r"(?<!\w)не\s(?:(?:приглаша[ею]тся|приглаша[ею]м|приглашен[аоы]?|участву[ею]т)\s|"
    r"(?:ожида[ею]тся|предусм\w+|планиру[ею]тся)\s(?:[а-яё]+(?:ое|ая|ые|ие|ый|ий)(?<!ние)\s)?"
    r"(?:(?=(?-i:[А-ЯЁ]))|(?:участи|приезд|приглашени|присутстви|визит|выступлени|делегаци|представител|гост|команд|"
    r"участник|сторон)\w*\s))[^,;.:()\n]{1,120}|"
    r"(?<!\w)не\s(?:приглаша[ею]тся|участву[ею]т|приглашен[аоы]?|заявлен[аоы]?|подтвердил\w*|"
    r"прибудут|приедут|ожида[ею]тся):\s[^;.:()\n]{1,120}|"
    r"(?<!\w)отмен[её]н[аоы]?\s(?:участи|приезд|визит|выступлени|гастрол|поездк|прибыти)\w*\s"
    r"[^,;.:()\n]{1,120}",
    re.IGNORECASE,
)
# «взнос для участников из Беларуси не предусмотрен»: they come, and pay nothing.
_OF_COSTS = re.compile(
    r"(?<!\w)(?:(?:орг)?взнос|оплат|плата|стоимост|питани|проживани|размещени|трансфер|расход|"
    r"компенсаци|возмещени|приз[ыо](?!\w*р)|визы|визов|перевод|трансляци)\w*",
    re.IGNORECASE,
)
# «Польша – нет», «Латвия (отказ)», «из Литвы (не подтвердили)»
_SAID_NO = re.compile(
    r"[А-ЯЁ][^,;.()]{1,60}?\s?(?:[-–—:]\s?|\()(?:нет(?!\w|\sподтв)|отказ\w*|не\s(?:будет|приед\w+|подтвер\w+|"
    r"приглаш\w+|участву\w+)|(?:(?:визит|приезд|участие|поездка|выступление|гастроли)\s)?отмен\w+|под\sвопросом\sне)",
)
# «призёры турнира в Болгарии 2019 года», «бывший консул Германии»
_ONCE = re.compile(
    r"(?<!\w)(?:(?:победител|приз[её]р|чемпион|участни|лауреат|дипломант)\w*[^.;()]{0,60}?\s"
    r"(?:19\d\d|20[01]\d|202[0-4])\s?г|прошлогодн\w+[^,.;()]{0,60}|"
    r"бывш\w+\s(?:посол|посл|консул|президент|министр|губернатор|мэр|глав)\w*[^,.;()]{0,60})",
    re.IGNORECASE,
)
# «лауреат конкурсов в Италии и Германии», «призёры Ташкентского фестиваля»: former merits.
_MERIT = re.compile(
    r"(?<!\w)(?:победител|приз[её]р|лауреат|дипломант|обладател|финалист|чемпион|медалист|"
    r"рекордсмен|олимпи[ей]|участник(?=\w*\s(?:XX|Олимп|Паралимп|летн|зимн)))\w*\s"
    r"(?:(?![Ии]з\s)[^\s,.;:()]+\s){0,6}?"
    r"(?:конкурс|фестивал|чемпионат|турнир|первенств|олимпиад|соревновани|преми|биеннале|игр|мира|Европы)\w*"
    r"(?:\s(?:мира|Европы|Азии|России|СССР))?"
    r"(?:\s[«\"][^»\"]*[»\"])?\s(?:в|во|на)\s(?:г\.\s?|городе\s)?[^\s,.;:()]+"
    r"(?:(?:,\s(?-i:[А-ЯЁ])[^\s,.;:()]+)*\sи\s(?-i:[А-ЯЁ])[^\s,.;:()]+)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)не\s|(?<!\w)нет(?!\w)|отказ|отсутству|отмен", re.IGNORECASE)
"""What a cell has at least where somebody is not coming; looked for first, it is quick."""


def excluded_spans(text: str) -> list[tuple[int, int]]:
    """Where a cell names somebody who takes no part («кроме Молдовы», «ранее были из Латвии»).

    «помимо Беларуси» and «не только из Беларуси» exclude nobody.

    >>> [text[slice(*span)] for text in ["страны СНГ, кроме Молдовы"]
    ...  for span in excluded_spans(text)]
    ['кроме Молдовы']
    """
    found = []
    for match in _AFTER.finditer(text):
        words = match.group()
        people = re.match(rf"без\s(?:\w+\s)?(?:{_PEOPLE})", words, re.IGNORECASE)
        adjective = re.match(r"без\s\w+ских\s", words, re.IGNORECASE)
        if people or adjective or not _BARE_WITHOUT.match(words):
            found.append(match.span())
    found += [match.span() for match in _FORMERLY.finditer(text)]
    found += [match.span() for match in _ONCE.finditer(text)]
    found += [match.span() for match in _MERIT.finditer(text)]
    if _NOT.search(text):
        found += [
            match.span()
            for match in _NOT_COMING.finditer(text)
            if not _OF_COSTS.search(match.group())
        ]
        found += [match.span() for match in _NOBODY_FROM.finditer(text)]
        found += [match.span() for match in _SAID_NO.finditer(text)]
    return found


def is_excluded(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a mention lies in one of the stretches."""
    return any(first <= start and end <= last for first, last in spans)

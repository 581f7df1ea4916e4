"""«г. Минск – отменено», «перенесено на II квартал»: what a place cell says of the event itself."""

from __future__ import annotations

import re
from functools import cache

from etl.dates.date_words import MONTH_WHOLE, PART_OF_YEAR, UNIT, WEEKDAY
from etl.lookups import any_of, lookup_words

# «на осень», «с мая на июнь», «на 2027 год», «на II полугодие», «на более поздний срок», «на
# начало июня»; what follows «в» is a place, and so is «на Летнюю эстраду».
_PART = r"(?:начало|середину|конец|половину|\w+ую\sполовину)"
_TIME = (
    rf"(?:{_PART}\s(?:{UNIT}|(?:лета|осени|зимы|весны)(?!\w))"
    rf"|(?:{_PART}\s)?(?:\d|[IVХX]+\s|{MONTH_WHOLE}|{PART_OF_YEAR}|{WEEKDAY})"
    r"|(?:весну|лето|осень|зиму|позднее|позже|завтра|выходные|каникулы)(?!\w)"
    rf"|(?:более\s)?\w+\s(?:{UNIT}|срок|дат|врем|период))"
)

# «на 12 июня в г. Гродно» names a place again, «на 2027 г. в связи с ремонтом» does not.
_AGAIN = r"(?:\s(?:во?\s(?!связи)|из\s)|(?<!\d)\sг\.)"
_TO_A_TIME = rf"на\s{_TIME}(?:(?!{_AGAIN})[^,;()])*"


@cache
def _said() -> re.Pattern[str]:
    status = lookup_words("status.toml")
    words = any_of(word for said in ("cancelled", "postponed") for word in status[said])
    alone = rf"(?:^|(?<=[–—(,;-]\s)|(?<=\()){any_of(status['alone_cancelled'])}(?=\s*(?:$|[,;)]))"
    events = any_of(status["events"])
    return re.compile(
        rf"{alone}|(?:(?<!\w){events}\s)?{words}(?:\s(?:со?\s[^,;()]{{1,30}}?)?{_TO_A_TIME})?",
        re.IGNORECASE,
    )


# «перенесено в г. Волгоград», «перенесен из г. Астрахани»: one of the cell's places is the former.
_MOVED = re.compile(
    rf"(?<!\w)перенес(?:ен[аоы]?|ли)\s(?:{_TO_A_TIME}{_AGAIN}|(?:во?|из|на(?!\s{_TIME}))\s)",
    re.IGNORECASE,
)

# «(в предыдущем плане – г. Архангельск)», «(вместо г. Обнинска)»: where it would have been.
_FORMER = re.compile(
    r"(?:\(\s*|,\s|^\s*(?=вместо\s))(?:(?:(?:во?|по)\s(?:предыдущ|прошл|прежн|минувш)\w+\s(?:план|год|раз|сезон|редакци)|"
    r"(?:ранее|прежде|первоначально)\s(?:планиров|намечал|предполагал|намерев))[^(),;]*|"
    r"вместо\s(?:(?!\s[–—-]\s)[^(),;])*)\)?",  # «, вместо ДК – театр»
    re.IGNORECASE,
)
# «(Тюменская область, ЯНАО)», «Тюменская область, ЯНАО, г. Надым»: the okrugs lie in the oblast.
_AROUND = re.compile(
    r"(?:Тюменск\w+\sобл(?:аст\w+|\.),\s*(?=(?:ЯНАО|Ямало|ХМАО|Ханты|Югр)[^,;()]*"
    r"(?:\)|,\s*(?:г|п|пгт|с)\.))|"
    r"Архангельск\w+\sобл(?:аст\w+|\.),\s*(?=(?:НАО(?!\s?[«\"¤])|Ненецк)[^,;()]*(?:\)|,\s*(?:г|п|пгт|с)\.)))"
)
# «драмтеатр / трансляция ВК»: what is shown of it, and where.
_SHOWN = re.compile(
    r"\s/\s(?:он-?лайн-?\s?|видео-?|прям\w+\s)?(?:трансляци|эфир)\w*[^,;()]*", re.IGNORECASE
)
# «МАПП «Борисоглебский» на российско-норвежской границе»
_ON_BORDER = re.compile(r"(?<=[»\"])\sна\s(?:[а-яё]+о-[а-яё]+ской|государственной)\sгранице(?!\w)")


# «г. Глубокое («Вишнёвый фестиваль»)», «площадь, «День города»»: a quotation in brackets or
# between commas that is what is held there.
@cache
def _quoted_event() -> re.Pattern[str]:
    event = lookup_words("places_remarks.toml")["event"]
    held, called = any_of(event["held"]), any_of(event["called"])
    inside = r"[^«»\"()]*"
    holiday = rf"(?:[а-яё]+ые\s)?[«\"](?:{any_of(event['holidays'])})(?:[\s-]{inside})?[»\"]"
    told = rf"(?:{called}\s|(?={inside}(?<!\w){held}(?!\w)))"
    name = rf"(?:{holiday}|[«\"](?=\S{inside}\s){told}{inside}[»\"])"
    between = rf"(?<=,\s)(?<=[а-яё»\")],\s){name}(?=\s*(?:$|[,;(]))"
    return re.compile(rf"\(\s?{name}\s?\)|{between}", re.IGNORECASE)


# «(г. Минск) – с использованием телемедицинских технологий»: by what means, not where.
_MEANS = re.compile(
    r"(?:\s?[–—-]\s|,\s|(?<=\()|\s)с\s(?:использованием|применением)\s(?:[а-яё-]+\s)*"
    r"(?:технологи|средств|оборудовани|метод)\w+(?:\s[а-яё]+)?(?=\s*(?:$|[,;()]))",
    re.I,
)

# «г. Стамбул (через Минск)»: how one gets there; of a way with ends it is a stop.
_THROUGH = re.compile(
    r"\(\s*(?:транзитом\s|проездом\s|авиарейсом\s)?(?:через|с\sпересадкой\sв|с\sостановкой\sв)\s"
    r"(?:г\.\s?)?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё]+)?\s*\)"
)
_WAY = re.compile(
    rf"\s[–—-]\s|(?<!\w){any_of(lookup_words('places_remarks.toml')['way']['heads'])}", re.I
)


# «СмолГУ – пленарное заседание», «ДК + автобусная экскурсия по району»
@cache
def _parts() -> re.Pattern[str]:
    parts = any_of(lookup_words("places_remarks.toml")["event"]["parts"])
    return re.compile(
        rf"\s[–—+-]\s(?:[а-яё]+(?:[ыи]й|[ая]я|ое|ые)\s){{0,2}}{parts}(?![\w-])(?:\s[а-яё]+){{0,3}}"
        r"(?=\s*(?:$|[;,)]))"
    )


def blank_status(shadow: str) -> str:
    """Blank what says of the event that it is called off, moved, what it is, how it is held.

    The text keeps its length.
    """
    plain = shadow.replace("ё", "е")
    through = () if _WAY.search(plain) else (_THROUGH,)
    beside = (*through, _quoted_event(), _MEANS, _FORMER, _SHOWN, _ON_BORDER, _AROUND)
    said = [m for words in (_said(), _parts(), *beside) for m in words.finditer(plain)]
    for start, end in [match.span() for match in said]:
        shadow = shadow[:start] + " " * (end - start) + shadow[end:]
    return shadow


def moves_elsewhere(text: str) -> bool:
    """Whether the cell says that the event goes from one place to another."""
    return _MOVED.search(text.replace("ё", "е")) is not None


@cache
def _called_off() -> re.Pattern[str]:
    status = lookup_words("status.toml")
    words = any_of(status["cancelled"])
    alone = rf"(?<=[–—(,;-])\s?{any_of(status['alone_cancelled'])}(?=\s*(?:$|[,;)]))"
    return re.compile(rf"{words}|{alone}", re.IGNORECASE)


def is_called_off(text: str) -> bool:
    """«г. Минск – отменяется, проводится в г. Орше»: of several places one is none any more."""
    return _called_off().search(text.replace("ё", "е")) is not None

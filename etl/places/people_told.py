"""Who takes part, told in a place cell: words that belong to another column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.dates.date_words import MONTH_WHOLE
from etl.lookups import any_of, lookup_words
from etl.model import Span, Venue
from etl.places.line_ends import begins_site
from etl.places.name_cases import TOWN_NAME
from etl.places.place_words import pattern
from etl.text import capitalized


def said(table: str, *entries: str) -> str:
    """One of the words of ``places_remarks.toml``, as a piece of a pattern."""
    lists = lookup_words("places_remarks.toml")[table]
    return any_of(word for entry in entries for word in lists[entry])


# «международная конференция в БГУ», «конкурс на базе СмолГУ»: a venue may stand behind these.
AT = rf"\s(?:во?|на|при|у)\s(?!{MONTH_WHOLE}|{said('event', 'not_where')})"
# Where areas stand behind «в» too («Дни Смоленской области в Гродно») only these lead to one.
SITE = (
    r"(?=(?-i:(?!РФ|РБ|РК|СНГ|ЕАЭС|ЛНР|ДНР|КНР|ЦФО|СЗФО)[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ](?!\w))|"
    rf"{pattern('name', 'site').pattern})"
)
AT_SITE = rf"\s(?:на\s(?:базе|площадк[еу])\s|(?:во?|на)\s{SITE})"
# «партнёры из КНР», «для партнёров из КНР»; «Клуб партнёров из Витебска» is a site.
_LED = "|".join(rf"(?<={word}\s)" for word in lookup_words("places_remarks.toml")["people"]["led"])
_OF_THEM = r"(?<=ов)|(?<=ей)|(?<=ых)|(?<=лег)|(?<=[ая])|(?<=ого)"
_FROM = (
    rf"(?:участник\w+|{said('people', 'from')}(?!{_OF_THEM})|"
    rf"(?:(?<=[.;,(–—]\s)|(?<=\()|{_LED}){said('people', 'from')})"
)
# «(участие БГУ, г. Минск)»: who comes there, unless it is told where to or that they are linked.
_COMING = (
    rf"{said('people', 'coming')}\s(?!во?\s|на\s)"
    r"(?![^;()]*(?:он-?лайн|дистан|видео|вкс|удал[её]н|подключ|zoom))"
)
# «Партнёры: Витебск, Орша. Место: г. Смоленск»
_UP_TO_SITE = r"(?:(?![.,]\s?Место(?:\s[а-яё]+){0,2}\s?[:–—-])[^;)])*"
# «Участники: делегация …» belongs to another cell and is no place.
PARTICIPANTS = re.compile(
    rf"(?:^|(?<=[.;,(\s])){said('people', 'heads')}(?:\s?[:–—-]|(?<=\.)\s){_UP_TO_SITE}|"
    # «на базе партнёра: г. Витебск», «Форум партнёров – г. Минск» tell the venue
    rf"(?:^\s*|(?<=[.;,(]\s)|(?<=\()){said('people', 'hosts')}(?:\s?[:–—]|\s-\s){_UP_TO_SITE}|"
    r"(?<=[,;(]\s)(?:(?-i:[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.))(?=\s*(?:$|[,;)]))|"
    rf"(?<=[\s(])(?:(?:и|со?)\s)?(?:он-?лайн[- ])?{_FROM}\s+из\s[^,;)]*|"
    rf"(?<=[,;(]\s){said('people', 'with')}(?=\s)(?:(?!{AT_SITE})[^;,)])*|"
    rf"(?<=\(){said('people', 'with')}(?=\s)(?:(?!{AT_SITE})[^;)])*|"
    rf"(?<=[,;]\s){_COMING}(?:(?!{AT_SITE})[^;,()])*(?:\([^()]*\))?|(?<=\(){_COMING}(?:(?!{AT_SITE})[^;)])*",
    re.IGNORECASE,
)
# «Областная дума – онлайн-участие депутатов …»: who comes remotely goes on with no name.
REMOTE_SIDE = re.compile(
    r"(?:\s[–—-]|\s?,)(\s(?:он-?лайн|видео|дистанционн\w+|удал[её]нн\w+)[- ]?"
    rf"(?:участи|подключени|включени|выступлени)\w+\s(?:[а-яё-]+(?:ых|их|ой|ей|ого)\s){{0,2}}"
    rf"{said('people', 'from', 'remote')}(?!\w)(?:\s[^;,()]*)?|"
    # «СГИИ – онлайн-лекция для студентов г. Минска»
    r"\s(?:он-?лайн|видео|дистанционн\w+)[- ]?"
    r"(?:лекци|урок|встреч|семинар|заняти|консультаци|экскурси|викторин|конференци|показ|трансляци)\w*"
    r"(?:\s(?:для|с участием)\s(?-i:(?!г\.|город|[А-ЯЁ]))[^;,()]*)?|"
    # «школа № 37 – телемост со школой № 7»
    r"\s(?:теле|видео)мост(?=\s))",
    re.IGNORECASE,
)


_ADJECTIVES = r"(?:[а-яё-]+(?:ых|их|ого|ой|ей)\s){0,3}"
_FAR = rf"{said('people', 'far')}(?:ых|их)(?!\w)(?:\s[а-яё]+)?"
_OTHERS = rf"(?:{_ADJECTIVES}{said('people', 'others')}(?!\w)[^;,()«\"]*|{_FAR})"
_FROM_AWAY = (
    rf"{_ADJECTIVES}{said('people', 'audience')}\s(?:из\s|{said('people', 'far')})[^;,()«\"]*"
)
_AUDIENCE = rf"{_ADJECTIVES}{said('people', 'audience')}(?!\w)[^;,()«\"]*"
_LED_TO = r"(?:для|у)\s(?!всех\s)"


def _beside(whom: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of people behind the words of a form, and before them."""
    lone = rf"{said('people', 'far')}[ыи]е(?:\s[а-яё]+){{0,2}}"
    return (
        re.compile(rf"\s*[-–—:,]?\s*{_LED_TO}{whom}", re.IGNORECASE),
        re.compile(
            rf"(?:(?<=[;,(]\s)|(?<=\()|(?<=[–—/]\s))(?:{_LED_TO}{whom}|{lone})\s?[–—:-]\s?$",
            re.IGNORECASE,
        ),
    )


_FOR_OTHERS = _beside(rf"(?:{_FROM_AWAY}|{_OTHERS})")
_FOR_ANYBODY = _beside(rf"(?:{_OTHERS}|{_AUDIENCE})")
# «онлайн-лекция для студентов г. Минска» is remote as a whole.
_REMOTE_DOING = re.compile(r"-(?!режим|формат|форм|участи|подключ|связ|конференц)[а-яё]{4,}$")


def for_whom(text: str, remote: Span, *, others: bool) -> list[Span]:
    """Where a cell says of whom a remote form is, beside the words of the form itself.

    Args:
        text: the cell.
        remote: where words of the form stand.
        others: only who joins from elsewhere, while others come («дистанционно – для участников
            из районов», «для иногородних – Zoom»), not the whole audience («онлайн для педагогов»).
    """
    following, leading = _FOR_OTHERS if others else _FOR_ANYBODY
    doing = _REMOTE_DOING.search(text[slice(*remote)])
    behind = following.match(text, remote[1]) if doing is None else None
    before = leading.search(text[: remote[0]])
    return [match.span() for match in (behind, before) if match is not None]


_IN_BRACKET = re.compile(
    rf"\((?:{said('people', 'coming')}|{said('people', 'with')})\s[^;()]*,[^;()]*\)", re.IGNORECASE
)


def may_hide_place(text: str, venues: Sequence[Venue]) -> bool:
    """«г. Минск (участие делегации, выставочный центр «БелЭкспо»)»: theirs, or where it is held?

    A town is asked about where nothing but an area is named before it.
    """
    bare = not any(venue.name or venue.settlement for venue in venues)
    names = {venue.name for venue in venues}
    items = [
        item.strip()
        for match in _IN_BRACKET.finditer(text)
        for item in match.group()[1:-1].split(",")[1:]
    ]
    return any(
        (begins_site(capitalized(item)) and item not in names)
        or (bare and re.match(rf"г\.\s?[А-ЯЁ]|{TOWN_NAME}$", item) is not None)
        for item in items
    )


def names_people(text: str) -> bool:
    """Whether a cell says who takes part («участники из Сербии»)."""
    return PARTICIPANTS.search(text) is not None

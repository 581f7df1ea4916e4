"""A place cell without what names no place: contacts, people, times, labels, its form."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from etl.gazetteer import settlements_named
from etl.model import Span
from etl.places.alternatives import open_reserves
from etl.places.bare_streets import join_houses
from etl.places.crossings import unquote_crossings
from etl.places.formats import NOT_REMOTE, cut_out
from etl.places.joined_names import join_names
from etl.places.left_open import blanked, dashes_behind, nameless_sites, open_words
from etl.places.line_ends import comma_at_line_ends
from etl.places.linked_people import keep_linked_towns
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.other_names import blank_other_names
from etl.places.people_told import AT, AT_SITE, PARTICIPANTS, REMOTE_SIDE, SITE, for_whom, said
from etl.places.place_words import pattern
from etl.places.quoted_municipalities import blank_municipal_leads, unmask_municipalities
from etl.places.separators import number_lists
from etl.places.shadow import masked, quoted_spans, shadow
from etl.places.short_names import keep_short_names
from etl.places.status_remarks import blank_status
from etl.places.times_told import blank_times
from etl.places.told_addresses import comma_before_addresses
from etl.places.told_in_verbs import blank_told
from etl.places.town_ranks import blank_ranks
from etl.places.web_homes import blank_owners
from etl.street_words import STREET_SHORT
from etl.text import RAISED_DIGITS, RAISED_LETTERS, fold, key

_QUOTED = r"«[^»;]*»|\"[^\";]*\""
# «выставка «Белагро» БелЭкспо», «Экспозиция «Старина» музея»: whose it is stands behind it.
_OWNED = rf"(?!\s(?:{_QUOTED})\s(?:(?-i:[А-ЯЁ¤«])|{pattern('name', 'site').pattern}))"
# How the large pattern below begins, each of its ways: most cells have none of it, and to make it
# takes as long as to read a hundred cells.
_HELD = (
    rf"(?:^|(?<=,\s))(?:[а-яё]+(?:ый|ий|ая|ое)\s){{0,3}}"
    rf"(?:{said('event', 'held')}(?![\w-])|{said('event', 'shown')}(?=\s[«\"])){_OWNED}"
)
_OF_EVENT = re.compile(
    rf"(?<=\(){said('event', 'kinds', 'occasions')}(?=\s)|"
    rf"(?<=[,;.]\s){said('event', 'occasions', 'outcomes')}(?=\s)|{_HELD}",
    re.IGNORECASE,
)


# «(Дни Смоленской области в Гродно)», «, в рамках форума «…»»: what is held there is no place.
@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        rf"\({said('event', 'kinds', 'occasions')}(?=\s)(?:{_QUOTED}|(?!{AT_SITE})[^()])*\)|"
        rf"(?<=\(){said('event', 'kinds', 'occasions')}(?=\s)(?:{_QUOTED}|(?!{AT_SITE})[^()])*"
        rf"(?={AT_SITE})|"
        rf"(?<=[,;.]\s){said('event', 'occasions', 'outcomes')}(?=\s)"
        rf"(?:{_QUOTED}|(?!{AT_SITE})[^;,()])*|"
        rf"{_HELD}(?:{_QUOTED}|(?!{AT}|(?:\s[–—-]|:)\s{SITE})[^;,()])*",
        re.IGNORECASE,
    )


# «фестиваль на Блонье», «конкурс в Беларуси»: a quarter, a river or an area, read with its event.
_AT_WORD = re.compile(r"\s(?:во?|на|при|у)\s[А-ЯЁ][а-яё-]+\s*(?:$|[,;()])")
# «Форум: Минск», «Конкурс «Весна» – г. Минск»: the town behind the event.
_TOWN_BEHIND = re.compile(
    r"\s?[:–—-]\s((г\.\s?)?([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?:\sи\s[А-ЯЁ]\S+)?)\s*$"
)
# «города-побратимы Смоленска» are not that town itself.
_TWINS_OF = re.compile(
    r"(?<!\w)(город\w*-побратим\w*|побратим(?:ы|ах|ов|ами?|а|ом|у)?)\s(?:(?:г\.|города)\s?)?"
    r"([А-ЯЁ][а-яё-]+[аяыи])(?=\s*(?:$|[,;:()–—])|\s(?:[А-ЯЁ]|г\.))",
    re.IGNORECASE,
)
# «(граница России, Беларуси и Украины)» says where, it is no place in each of them.
# «районы, граничащие с Латвией и Эстонией» lie in neither.
_AREA = r",\s(?:[А-ЯЁ][а-яё-]+\s(?:область|район|край|муницип|р-н)|(?:г|д|дер|с|п|пос|пгт)\.)"
_AT_BORDER = re.compile(
    rf"\(\s*(?:на\s)?{said('border', 'nouns')}\s[^()]*\)|"
    rf"(?<!\w)(?:(?:на|в)\s(?:месте\s)?)?{said('border', 'meeting')}\s(?:(?!{_AREA})[^;()])*|"
    r"(?<=[,;]\s)(?:на\s)?границ[аеу]\s(?-i:(?=[А-ЯЁ]))(?![^;,()]*(?:област|кра[йея]))[^;,()]*|"
    rf"(?<!\w){said('border', 'lying')}\sсо?\s[^;,()]*|"
    rf"(?:(?<=[,;]\s)|(?<=\()){said('border', 'ways')}\s[^;,()]*",
    re.IGNORECASE,
)
_MARKS = re.compile(
    rf"[{RAISED_DIGITS}{RAISED_LETTERS}†‡]|\[\d{{1,2}}\]|(?<=\s)\(\d{{1,2}}\)|"
    r"(?<=[а-яё])\d{1,2}\)(?=\s*(?:$|[,;]))"
)

_CONTACTS = re.compile(
    rf"{said('contact', 'telephone')}\w*[.:\s]*[+\d][\d\s()+-]{{4,}}|\+7[\d\s()-]{{8,}}|"
    r"(?:https?://|www\.)(?!\S*(?:telemost|zoom|trueconf|webinar|meet\.google|teams\.))\S+|"
    r"(?:(?:e-?mail|эл\.?\sпочта|электронная\sпочта|почта)\s?[:–—-]?\s?)?\S+@\S+",
    re.IGNORECASE,
)
# «г. Казань (IT-парк; КФУ)»: the town before the brackets heads all that stands in them.
_IN_BRACKETS = re.compile(r"(?<=[а-яё] )\((?!\d)[^()]*;[^()]*\)")
# «Площадка проведения – …» is a label, «(ЗАТО)» says of what kind the town before it is.
_LABEL = re.compile(
    rf"(?:^|(?<=[;.]\s)){said('label', 'place')}(?:\s{said('label', 'of')}){{0,2}}\s?[:–—-]\s|"
    rf"(?:^|(?<=[;,(]\s)|(?<=[;(]))(?:{said('label', 'stages', 'sides')}|"
    rf"(?:\d|I{{1,3}})(?:-?[йя])?\s{said('label', 'numbered')})\s?[:–—-]\s|"
    rf"\({said('label', 'town_kinds')}\)|"
    rf"\(\s*(?:\d|I{{1,3}}|перв\w+|втор\w+|трет\w+)(?:-?[йя])?\s{said('label', 'numbered')}\s*\)",
    re.IGNORECASE,
)
# «Поезд Памяти: Брест – Минск», «экспедиция по Днепру (Смоленск – Орша)»: what heads a way.
_WAY_HEAD = re.compile(
    rf"^\W*(?:по\s)?(?:[а-яё]+\s)?{said('way', 'heads')}[^;:()]*[:(]"
    r"(?=[^;:()]*\s?[–—-]\s?(?:[А-ЯЁ]|г\.))",
    re.IGNORECASE,
)
# «г.. Смоленск», «г, Смоленск»: a slip of the finger.
_SLIP = re.compile(r"(?<!\w)([Гг])(?:\.[.,]|,|\s\.)(?=\s*[А-ЯЁ][а-яё])")
# «г.о.г. Воронеж»: the town, whose okrug is called by it.
_OKRUG_OF_TOWN = re.compile(r"(?<!\w)г\.(?:о\.г\.|\sо\.\sг\.)(?=\s?[А-ЯЁ])", re.IGNORECASE)
# «на платформе «ТолкТ»»: whatever stands in the quotes is no site.
_PLATFORM = re.compile(rf"(?<!\w){said('platform', 'words')}\w*\s$", re.IGNORECASE)
# «(формат уточняется)», «время – по согласованию»: the place itself is sure.
_ANOTHER_OPEN = re.compile(
    rf"(?<!\w){said('open', 'things')}\w*(?:\s{said('open', 'of')})*\s?[-–—:]?\s?"
    rf"{said('open', 'said')}",
    re.IGNORECASE,
)
# «г.Смоленск-д.Катынь»: a way written without spaces.
_GLUED_WAY = re.compile(r"(?<=[а-яё])-(?=(?:г|гп|д|дер|с|п|пос|пгт|аг|рп|ст|х)\.\s?[А-ЯЁ])")
# «пр. Славы, 38 «А»»: the letter of a house; «Мичуринск-наукоград» is called Мичуринск.
_HOUSE_LETTER = re.compile(r"(?<=\d\s)[«\"]([А-Я])[»\"]|(?<=\d)[«\"]([А-Я])[»\"]")
_SCIENCE_TOWN = re.compile(r"(?<=[а-яё])\s?[-–—]\s?наукоград\w{0,2}")
# «г. Минск, БГУКИ и г. Витебск, ВГУ»: two addresses, not two names of one town.
_NEXT_ADDRESS = re.compile(
    r"(?<![\w.])(г\.\s?[А-ЯЁ][^,;()]*,\s(?!(?:г|гор|пос|пгт|дер|д|с)\.)[^,;()]+)\sи\s"
    r"(?=г\.\s?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё]+)?\s*(?:[,(]|$))"
)
# «пл. Свободы, 8 — Русский дом»: the name behind a house.
_HOUSE_DASH = re.compile(r"(,\s?(?:д\.\s?|дом\s)?\d{1,3}[а-я]?)\s[–—-](?=\s[А-ЯЁ¤])")
# «онлайн-переговоры с компаниями Республики Узбекистан»: whom one speaks with is no site.
_WITH_PEOPLE = re.compile(r"(?<=\s)со?\s(?:[а-яё]+(?:ыми|ими|ми)\s)?[а-яё]{3,}(?:ями|ами)(?=\s|$)")
# «ул. Тихоокеанская 136 ТОГУ»: no comma after the house.
_HOUSE = re.compile(
    rf"(?<!\w)({STREET_SHORT}(?:\.|(?<=-т))\s?[А-ЯЁ][^,;()]{{2,40}}?\s\d{{1,3}}[а-я]?)"
    r"\s(?=[А-ЯЁ¤])"
)

_IN_PERSON = re.compile(
    rf"(?<!\w)(?:в\s+)?{said('in_person', 'words')}(?:[ -]?\w*заочн\w+|[ -]дистанционн\w+)?"
    rf"(?:\s+{said('in_person', 'around')})?(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PreparedCell:
    """A cell with its remarks blanked: ``shadow`` is as long as the folded ``text``.

    Attributes:
        remote: where the words of a remote form stand.
        unknown: where «место уточняется» and its like stand.
        tentative: where «предположительно» and its like stand.
    """

    text: str
    shadow: str
    remote: tuple[Span, ...]
    unknown: tuple[Span, ...]
    tentative: tuple[Span, ...]


def _is_town(word: str) -> bool:
    return key(word) in nominatives(word) and not is_ordinary_word(word)


def _event_blanked(match: re.Match[str]) -> str:
    told = _AT_WORD.match(match.string, match.end()) is not None
    behind = _TOWN_BEHIND.search(match.group())
    if behind is not None and (behind[2] or _is_town(behind[3])):
        return " " * behind.start(1) + match.group()[behind.start(1) :]
    return match.group() if told else " " * len(match.group())


def _whose_twin(match: re.Match[str]) -> str:
    """«город-побратим Смоленска» without the owner; «город-побратим Кайсери» is that town."""
    forms = nominatives(match.group(2))
    goes_on = re.match(r"\s[А-ЯЁ]", match.string[match.end() :]) is not None
    named = key(match.group(2)) in forms or (not forms and (goes_on or match[2].endswith("и")))
    single = (
        re.match(r"город(?:а|е|у|ом)?-|побратим(?:а|у|ом)?\s", match.group(), re.IGNORECASE)
        is not None
    )
    return match.group() if named and single else match.group(1).ljust(len(match.group()))


def _capitalised(text: str) -> str:
    """«псков»: a town that fills the cell and was written small."""
    small = re.fullmatch(r"[а-яё]{4,}(?:[ -][а-яё]{3,})?", text)
    rows = settlements_named(text) if small else ()
    if not rows or rows[0].population < 20_000 or is_ordinary_word(text):
        return text
    return re.sub(r"(?<![а-яё])[а-яё]", lambda match: match.group().upper(), text)


def prepare(place_text: str) -> PreparedCell:
    """Blank what names no place; quoted names are masked, every letter keeps its position."""
    text = fold(place_text)
    lines = comma_before_addresses(shadow(comma_at_line_ends(place_text, text)))
    plain = _CONTACTS.sub(lambda match: " " * len(match.group()), lines)
    plain = _HOUSE_LETTER.sub(lambda m: f"{m.group(1) or m.group(2)}  ", plain)
    plain = _SCIENCE_TOWN.sub(lambda match: " " * len(match.group()), plain)
    plain = _OKRUG_OF_TOWN.sub(lambda match: "г.".rjust(len(match.group())), plain)
    plain = _GLUED_WAY.sub("/", _capitalised(open_reserves(plain)))
    plain = _ANOTHER_OPEN.sub(lambda match: " " * len(match.group()), plain)
    plain = keep_linked_towns(plain)
    plain = PARTICIPANTS.sub(lambda match: " " * len(match.group()), plain)
    if _OF_EVENT.search(plain):
        plain = _event().sub(_event_blanked, plain)
    plain = _TWINS_OF.sub(_whose_twin, plain)
    plain = blank_ranks(blank_status(plain))
    plain = _AT_BORDER.sub(lambda match: " " * len(match.group()), plain)
    plain = _MARKS.sub(lambda match: " " * len(match.group()), plain)
    plain = blank_times(plain)
    plain = _SLIP.sub(lambda match: match.group(1) + "." + " " * (len(match.group()) - 2), plain)
    plain = keep_short_names(blank_other_names(join_names(plain)))
    plain = _WAY_HEAD.sub(lambda match: " " * len(match.group()), plain)
    plain = _IN_BRACKETS.sub(lambda match: match.group().replace(";", ","), plain)
    plain = _LABEL.sub(lambda match: " " * len(match.group()), plain)
    plain = join_houses(blank_owners(unquote_crossings(plain)))
    quotes = quoted_spans(plain)
    plain = blanked(plain, [q for q in quotes if _PLATFORM.search(plain[: q[0]])])
    plain, quotes = unmask_municipalities(plain, quoted_spans(plain))
    plain = blank_municipal_leads(masked(plain, _names(plain, quotes)))
    plain = _HOUSE.sub(r"\1,", plain)
    plain = _HOUSE_DASH.sub(r"\1 ,", plain)
    plain = _NEXT_ADDRESS.sub(r"\1 ; ", plain)
    plain = REMOTE_SIDE.sub(lambda match: re.sub(r"^\s[–—-]", " ,", match.group()), plain)
    searched = NOT_REMOTE.sub(lambda match: "¤" * len(match.group()), plain)
    in_person = [match.span() for match in _IN_PERSON.finditer(searched)]
    remote = cut_out(searched, "remote")
    remote += [] if remote else cut_out(searched, "remote", "place_words")
    unknown, tentative, invited = open_words(searched, remote)
    sides = [match.span(1) for match in REMOTE_SIDE.finditer(searched)]
    if remote:
        sides += [match.span() for match in _WITH_PEOPLE.finditer(searched)]
        sides += _whom(plain, text, remote)
    sides += [*nameless_sites(searched, unknown), *dashes_behind(searched, tentative)]
    plain = blank_told(
        blanked(plain, [*remote, *unknown, *tentative, *invited, *in_person, *sides])
    )
    return PreparedCell(text, plain, tuple(remote), tuple(unknown), tuple(tentative))


def _whom(plain: str, text: str, remote: list[Span]) -> list[Span]:
    """For whom it is remote; where nothing else is named, they are the towns that are linked."""
    people = [span for one in remote for span in for_whom(text, one, others=False)]
    return people if re.search(r"\w{3}|¤", blanked(plain, [*remote, *people])) else []


def items_of(prepared: PreparedCell) -> list[tuple[int, int]]:
    """Where the cell's semicolon-separated items stand."""
    marks = [
        0,
        *(m.end() for m in re.finditer(";", number_lists(prepared.shadow))),
        len(prepared.text),
    ]
    return list(itertools.pairwise(marks))


def _names(plain: str, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations that are names; «Сферум» and «Интернет» tell the form instead."""
    names = []
    for start, end in quotes:
        inside = key(plain[start + 1 : end - 1])
        tells = pattern("remote", "words").match(inside) is not None or inside == "интернет"
        tells = tells or _PLATFORM.search(plain[:start]) is not None
        if end - start >= 30 or not tells:
            names.append((start, end))
    return names


def said_of_form(place_text: str) -> str:
    """The cell without its quoted names, in which words of a form mean nothing."""
    plain = shadow(fold(place_text))
    plain = _CONTACTS.sub(lambda match: " " * len(match.group()), plain)
    return masked(plain, _names(plain, quoted_spans(plain)), " ")

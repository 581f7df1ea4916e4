"""What a place cell tells in a sentence: «далее выставка переезжает в г. Полоцк» names no site."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.morphology import known_parses
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import pattern
from etl.text import key

# Words that may be a verb of the present or the future; the dictionary says whether they are.
_MAY_BE_VERB = re.compile(r"(?<![\w-])[а-яё]{2,}(?:[её]т|ит|[уюая]т)(?:ся)?(?![\w-])")
_PART = re.compile(r"[^,;:()–—]+")
_SUBJECT = re.compile(r"\s*[А-ЯЁ]?[а-яё\s-]*")
# «стартует от Лопатинского сада» is a site, in a case that is not its name's.
_TO_A_PLACE = re.compile(r"\s(?:во?|на|по|из)\s|\s(?:г|гор|д|с|п|пос|аг)\.|\s(?:город|посел|дерев)")
_GOES_ON = re.compile(r"\s([а-яё]{4,})")


def _is_verb(word: str) -> bool:
    known = known_parses(word)
    return bool(known) and all({"VERB", "indc"} <= parse.tag.grammemes for parse in known)


def verb_in(text: str) -> re.Match[str] | None:
    """The first finite verb of some words, outside of quotations that are masked."""
    return next((m for m in _MAY_BE_VERB.finditer(text) if _is_verb(m.group())), None)


def is_told(name: str) -> bool:
    """Whether what was taken for a name is a sentence: a verb stands outside of its quotes."""
    return verb_in(_IN_QUOTES.sub(" ", name)) is not None


# «площадь у театра», «музей под открытым небом», «мост через Псоу» and «Академия при …» are names;
# behind these prepositions goes what a sentence says of a site («причал, катер до острова»).
_LEADS_ON = re.compile(
    r"(?<![\w/-])(?:(?:из|до|от|со?|для|между|(?<!щая )к|над)\s|по\s(?:адрес|маршрут))"
    r"|(?<![\w/-])(?P<where>во?)\s",
)
# «Посольство Узбекистана в РФ», «Русский дом в Танзании».
_REPRESENTS = re.compile(
    r"посол|консул|предста?в|русск\w+ дом|дом москвы|миссия|школ", re.IGNORECASE
)
_IN_QUOTES = re.compile(r"[«\"].*[»\"]")


_TOWN_AMID = re.compile(
    rf"(?<!\w)(?:г|гп|с|д|п|дер|пос|пгт|аг)\.\s?({TOWN_NAME})\s(?!им\.|имени|\()(?=\S)"
)


def holds_another_town(name: str, town: str | None) -> bool:
    """«ДК «Мир» г. Ярцево ул. Ленина, 5 г. Рославль»: two addresses that nothing parts."""
    towns = (nominatives(one.group(1)) or (key(one.group(1)),) for one in _TOWN_AMID.finditer(name))
    return town is not None and any(key(town) not in forms for forms in towns)


def says_more(name: str) -> bool:
    """Whether a name goes on with what no name of a site has: «ДК «Родина» в подмосковных …»."""
    plain = _IN_QUOTES.sub("", name).partition(" им")[0]
    found = _LEADS_ON.search(plain)
    if found is None or found["where"] is None:
        return found is not None
    # «Российский университет в Египте»
    land = any(
        one.start == found.end() and one.kind != "settlement" for one in find_countries(plain)
    )
    return not (land or _REPRESENTS.search(plain, 0, found.start()))


def _told_until(part: str) -> int:
    """Where the verb of a part ends that nothing but small words go before; 0 without one."""
    verb = verb_in(part)
    subject = _SUBJECT.fullmatch(part, 0, verb.start()) if verb is not None else None
    if verb is None or subject is None or "если" in subject.group():
        return 0
    first = re.match(r"\s*([А-ЯЁ][а-яё]+)", part)
    if first is not None and (
        not is_ordinary_word(first[1]) or pattern("name", "site").match(first[1])
    ):
        return 0
    further = _GOES_ON.match(part, verb.end())
    end = further.end() if further is not None and _belongs(further[1]) else verb.end()
    return end if _TO_A_PLACE.match(part, end) else 0


def _belongs(word: str) -> bool:
    """«будет показана», «продолжит экспонироваться», «финиширует колонна»."""
    tags = [parse.tag.grammemes for parse in known_parses(word)]
    if any({"PRTS", "INFN"} & tag for tag in tags):
        return True
    return any({"NOUN", "nomn"} <= tag for tag in tags) and not pattern("name", "site").match(word)


def blank_told(shadow: str) -> str:
    """Blank who does what before a place; the text keeps its length."""
    if _MAY_BE_VERB.search(shadow) is None:
        return shadow
    for part in _PART.finditer(shadow):
        end = _told_until(part.group())
        at = part.start()
        shadow = shadow[:at] + " " * end + shadow[at + end :]
    return shadow

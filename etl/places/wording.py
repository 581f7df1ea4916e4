"""Is it a name, an address, or a plural that names nothing?"""

from __future__ import annotations

import re

from etl.morphology import known_parses, parses
from etl.places.bare_streets import BARE_STREET
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import known_site, pattern, region_table, words
from etl.places.two_sides import only_adds
from etl.text import key


def is_authority(body: str) -> bool:
    """Whether a state body is named, which keeps its region or town in its name."""
    if pattern("name", "authority").match(body):
        return True
    return any(m.group()[:1].isupper() for m in pattern("name", "authority").finditer(body))


def may_be_nominative(name: str) -> bool:
    """Whether a name begins with a word that may stand in the nominative."""
    first = re.match(r"[А-ЯЁ][а-яё]+", name)
    return first is None or any("nomn" in p.tag for p in parses(first.group()))


def is_national(text: str, body: str) -> bool:
    """«Национальный музей имени Алдан-Маадыр Республики Тыва»: the republic ends its name.

    Args:
        text: the name and what follows it.
        body: the name up to the region.
    """
    national = re.match(r"(?:Национальн|Государственн|Республиканск)\w+\s", body) is not None
    after = re.search(r"\s(?:имени|им\.)\s\S+\s$", body) is not None
    return national and after and text.startswith("Республики ", len(body))


def is_short_genitive(region: str) -> bool:
    """«Музей истории Бурятии»: a land's short name in another case than the first."""
    genitive = re.fullmatch(r"[А-ЯЁ][а-яё]+(?:ии|[аяы])", region) is not None
    return genitive and key(region) not in region_table()


def is_phrase(body: str) -> bool:
    """Whether words are a capitalised name in the nominative («Соловьёва переправа»)."""
    found = re.fullmatch(r"([А-ЯЁ][а-яё]+)\s([а-яё]{4,})", body)
    if found is None or pattern("name", "person").search(key(body)):
        return False
    first, second = known_parses(found[1]), parses(found[2])
    if any("NOUN" in p.tag and "nomn" in p.tag for p in second):
        return True
    # «Город мастеров», «Поляна сказок»
    head = any("NOUN" in p.tag and "nomn" in p.tag for p in first)
    return head and any({"NOUN", "gent", "plur"} <= p.tag.grammemes for p in second)


def is_singular(word: str) -> bool:
    """Whether a word may be a genitive singular («на базе учреждения»)."""
    return any("sing" in p.tag and "gent" in p.tag for p in parses(word))


_OF_SEVERAL = re.compile(
    r"(?:[а-яё]+\s)?(?:и\s|вузов|школ|колледж|предприяти|завод|университетов|институтов|организаци|учрежден)"
)


def names_owner(body: str) -> bool:
    """Whether parts of one institution are named («залы Псковского музея-заповедника»)."""
    parts, _, owner = body.partition(" ")
    if is_of_water(parts):
        return _names_water(owner)
    if key(parts) == "лаборатории" and owner and not _OF_SEVERAL.match(owner):
        return True  # «в лаборатории ядерных реакций»: one of them
    if not pattern("generic", "of_site", whole=True).fullmatch(key(parts)) or not has_name(owner):
        return False
    if _SHORT.match(owner) and not pattern("generic", "singular", whole=True).match(key(owner)):
        return True  # «площадка СмолГУ»
    if owner.startswith("и ") and not re.search(r"[А-ЯЁ«\"¤]", owner):
        return False  # «лаборатории и кафедры вузов»
    if re.match(r"(?:[А-ЯЁ]{2,4}\s)?[«\"¤]", owner):
        return True  # «цеха АО «Звёздочка»»
    site = next((w for w in owner.split(" ") if pattern("name", "site").match(key(w))), "")
    return is_singular(site.split("-")[0])


_WATER = r"(?:р(?:еки|\.)|оз(?:ера|\.)|вдхр\.|моря|залива|пролива|бухты|водохранилища|порта)"
_OF_WATER = re.compile(rf"{_WATER}\s?[«А-ЯЁ¤]|(?:[А-ЯЁ][а-яё-]+\s){{1,2}}{_WATER}(?!\w)")


def is_of_water(noun: str) -> bool:
    """Whether a noun means the waters of what is named behind it."""
    return re.fullmatch(r"акватори[яию]", key(noun)) is not None


def _names_water(owner: str) -> bool:
    """«Псковского озера», «р. Амур», «Невы», not «озёр» and «города»."""
    if _OF_WATER.match(owner):
        return True
    named = {*nominatives(owner), *(key(parse.normal_form) for parse in parses(owner))}
    return not named.isdisjoint(words()["town"]["rivers"])


def is_lone_adjective(text: str) -> bool:
    """«лопатинский», «кремлёвская»: an adjective whose noun was left out; no «выездное»."""
    if re.fullmatch(r"[а-яё]{5,}(?:[иы]й|ой|[ая]я|о[ей]|ее)", text) is None:
        return False
    remark = pattern("adjectives", "remarks").match(key(text)) is not None
    return not remark and any({"ADJF", "nomn"} <= p.tag.grammemes for p in parses(text))


_PROCESS = re.compile(r"(?:ние|тие|ция|сия|тура|вка|жка|ство|ость|изм|аж)$")


def is_small_phrase(text: str) -> bool:
    """«галерея почёта», «беговые дорожки»: two small words that may be a site nobody lists."""
    found = re.fullmatch(r"([а-яё]{4,})\s([а-яё]{4,})", text.strip(" .,:"))
    if found is None or any(_is_remark(word) for word in found.groups()):
        return False
    first, second = ([p.tag for p in known_parses(word)] for word in found.groups())
    thing = {"NOUN", "nomn", "inan"}
    of_what = any({"NOUN", "gent"} <= tag.grammemes for tag in second)
    noun = bool(first) and thing <= first[0].grammemes and not _PROCESS.search(found[1])
    plural = any({"ADJF", "nomn", "plur"} <= tag.grammemes for tag in first)
    things = bool(second) and {"NOUN", "plur", "inan"} <= second[0].grammemes
    return (noun and of_what) or (plural and things)


def _is_remark(word: str) -> bool:
    low = key(word)
    return (
        pattern("doings", "words").match(low) is not None
        or pattern("name", "person").match(low) is not None
        or pattern("adjectives", "remarks").match(low) is not None
        or any(pattern(kind, "around", whole=True).fullmatch(low) for kind in ("remote", "unknown"))
        or pattern("generic", "plural", whole=True).fullmatch(low) is not None
    )


SPOKEN_OF = re.compile(r"организаци[яию]|учреждени[еяи]|предприяти[еяи]|заведени[еяи]")
"""«образовательная организация по выбору участников» is no particular one."""
# The short name of an institution, three letters at least: «БГУ», «СмолГУ».
_SHORT = re.compile(r"(?!РФ|РБ|РК|СНГ)[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ]{2}(?:[ауе](?=\s|$)|(?!\w))")
_SHORT_AT_END = re.compile(rf"(?<!\w){_SHORT.pattern}$")


# «открытие выставки»: what is done there
_DOING = re.compile(
    r"(?:(?:торжественн|официальн)[а-яё]+\s)?(?:открыти|закрыти|церемони|презентаци|награждени)[а-яё]\s[а-яё\s]+"
)
_OUTDOORS = re.compile(r"(?:площадь|парк|сквер|набережная|бульвар)(?:\s[А-ЯЁ][а-яё]+)?$")
# «на базе Витебского госуниверситета и Псковского …»: each begins with whose it is
_OF_PLACE = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]+[сц]к(?:ого|ой)\s")
_NAMED_AFTER = re.compile(r"(?:им\.|имени)\s(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+$")


_LEAD = re.compile(r"^(?:(?!бывш|прежн|стар)[а-яё-]+(?:[иы]й|ой|[ая]я|[ое]е)\s){1,3}")
_LONE_ADJECTIVE = re.compile(r"[а-яё-]+(?:[ыо]й|[кгхшщжчн]ий|[ая]я|[ое]е)")


def _are_alternatives(left: str, right: str) -> bool:
    """«театр или филармония», «СОШ № 5 или РДК»: each side begins with a kind of site.

    «школа № 5 или № 6», «детская или взрослая библиотека», rooms of one house are one name.
    """
    bare = [_LEAD.sub("", key(side).strip()) for side in (left, right)]
    kinds = all(
        _SHORT.match(side.strip())
        or (pattern("name", "site").match(one) and not _LONE_ADJECTIVE.fullmatch(one))
        for side, one in zip((left, right), bare, strict=True)
    )
    rooms = any(pattern("name", "part").match(key(side).strip()) for side in (left, right))
    rooms = rooms or re.match(r"аэропорт\s", right) is not None
    return kinds and not rooms and not only_adds(right.replace("¤", "«"))


_HOUSE = re.compile(
    r"(?:драм|кино)?театр|музей|дворец|парк|сквер|площадь|школа|галерея|библиотека|филармония|стадион|"
    r"бассейн|набережная|клуб|храм|собор|церковь|мечеть|каток|пляж|цирк|планетарий|зоопарк|"
    r"лицей|гимназия|колледж|университет|гостиница|дк|фок|"
    r"дом(?= (?:культуры|офицеров|молодежи|творчества|дружбы|народн))"
)


def _begins_house(side: str) -> bool:
    """Whether a side of «и» begins with the noun of a house or a park, as it is named."""
    plain = _LEAD.sub("", key(side).strip())
    found = _HOUSE.match(plain)
    return found is not None and re.match(r"$|[ ,¤]", plain[found.end() :]) is not None


def are_two_names(left: str, right: str, joined: str = "и") -> bool:
    """Whether «и» joins two sites («СмолГУ и СГМУ», «музей «А» и парк «Б»») or is within one."""
    if joined != "и":
        return _are_alternatives(left, right)
    site = pattern("name", "site")
    after_person = _NAMED_AFTER.search(left) is not None
    short = _SHORT.match(right) is not None and (
        after_person or _SHORT_AT_END.search(left) is not None
    )
    if all(_OF_PLACE.match(side) and site.search(key(side)) for side in (left, right)):
        return True
    ended = short or left.rstrip().endswith("¤") or after_person
    ended = ended or _OUTDOORS.search(left) is not None
    if right[:1].islower():
        if _begins_house(left) and _begins_house(right):
            return True  # «драмтеатр и библиотека», «Дворец спорта и музей космонавтики»
        return ended and site.match(_LEAD.sub("", key(right))) is not None
    names_two = short or "¤" in right or site.search(key(right)) is not None
    return names_two and (
        ended or (site.search(key(left)) is not None and may_be_nominative(right))
    )


_SITE_ABROAD = re.compile(
    r"(?<!\w)(?:hotel|hall|cent(?:er|re)|museum|plaza|mall|university|expo\w*)(?!\w)", re.IGNORECASE
)


# «портовый проезд», «5-я линия В.О.»; «городская набережная», «главная аллея» are sites.
_SMALL_STREET = re.compile(
    r"[а-яё-]+(?:[иы]й|ой|[ая]я|ое) "
    r"(?:улица|ул\.?|проспект|пр-к?т|проезд|пр-д|переулок|пер\.?|шоссе|тракт|тупик)|"
    r"\d{1,2}(?:-?я)?(?:\s?[–—-]\s?\d{1,2}-?я)? лини[ия](?: В\.? ?О\.?)?"
)


def is_address(body: str) -> bool:
    """Whether words are a street, a house or a room; «улицы города» are none in particular."""
    if re.match(r"(?i)улиц(?:ы|ах)\sи\s[а-яё]", body):
        return False  # «Улицы и площади г. Костромы»
    if re.match(r"улиц(?:ы|ах)\s(?:города|г\.|посел|дерев|сел|район)", body):
        return False
    streets = re.fullmatch(r"улиц(?:ы|ах)\s([А-ЯЁ][а-яё-]+)", body)
    if streets is not None and any("Geox" in p.tag for p in parses(streets.group(1))):
        return False  # «улицы Витебска»
    if re.search(r"\sи\s(?:парк|сквер|площадь|набережная|стадион|театр|музей)\s", body):
        return False  # «Соборная площадь и парк Победы»
    if BARE_STREET.fullmatch(body):
        return True
    if re.match(r"[А-ЯЁ][А-ЯЁа-яё]+-(?:бульвар|проспект|шоссе|проезд|стрит)(?!\w)", body):
        return True  # «Экспо-бульвар»
    if _SMALL_STREET.fullmatch(body):
        return True
    number = re.compile(words()["address"]["number"])
    if number.fullmatch(body):
        return True
    abroad = pattern("address", "abroad", whole=True).fullmatch(body)
    if abroad is not None and _SITE_ABROAD.search(body) is None:
        return True
    if pattern("address", "words").match(body):
        return "¤" not in body
    return (
        re.match(
            r"(?:\d+-?(?:й|я|ая|ый|ий|е|го)\s)?(?:[А-ЯЁ][а-яё-]+\s)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*(?:ая|яя|ий|ое|ее|ый|ой)\s"
            r"(?:ул(?:иц|\W|$)|наб|площад|пл(?!\w)|шоссе|ш(?!\w)|пр(?:осп|оез|\W|$)|бульв|б-р|"
            r"пер(?:еул|\W|$)|тракт|тупик|лини|аллея|кв-?л|квартал)",
            body,
        )
        is not None
    )


def is_bare_site(body: str) -> bool:
    """Whether only a common noun says what the site is («городской пруд»)."""
    noun = re.sub(r"^(?:[а-яё-]+(?:[иы]й|ой|ая|яя|ое|ее)\s){1,2}(?=[а-яё])", "", body)
    return pattern("name", "bare", whole=True).fullmatch(key(noun)) is not None


def has_name(body: str) -> bool:
    """Whether words name an institution or a site."""
    if _DOING.fullmatch(body):
        return False
    if re.search(r"(?<!\w)[А-ЯЁA-Z]{2,}|[A-Z][a-z]+|№", body) or _SHORT_AT_END.search(body):
        return True
    noun, _, owner = body.partition(" ")
    if is_of_water(noun):
        return _names_water(owner)
    if known_site(body) is not None:
        return True  # «маска скорби», written small
    if pattern("name", "site").search(key(body)):
        return True
    if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)+", body):
        return True
    if re.match(r"[А-ЯЁ][а-яё]+[сц]к(?:ий|ая|ое)\s[а-яё]", body):
        return True
    return re.match(r"[А-ЯЁ][а-яё]+", body) is not None and not is_ordinary_word(
        body.split(" ")[0].strip(",.")
    )

"""Two names beside each other: does one site lie in the other, or are they two?"""

from __future__ import annotations

import re
from typing import Literal

from etl.places.cell_piece import Piece
from etl.places.open_air import is_open_air, is_square
from etl.places.place_words import known_site, pattern
from etl.text import key

Nested = Literal["part", "open", "apart"]


def lies_within(site: str, around: str) -> bool:
    """Whether a site named behind another lies in it («о. Русский, ДВФУ», «Кремль, собор»)."""
    if pattern("name", "around").match(key(around)):
        return True
    return stands_in_walls(site, around)


def stands_in_walls(site: str, walls: str) -> bool:
    """«Кремль, Успенский собор», and the other way round: what the second is of the first."""
    walled = pattern("name", "walls", whole=True).match(key(walls)) is not None
    called = re.sub(r" \([^()]*\)", "", key(site))  # «Грановитая (Владычная) палата»
    return walled and pattern("name", "within_walls").match(called) is not None


def is_told_by_walls(site: str, walls: str | None) -> bool:
    """«Новгородский кремль, Владычная палата»: without a town only the walls tell where it is."""
    return walls is not None and known_site(walls) is not None and stands_in_walls(site, walls)


def is_bare_noun(piece: Piece, name: str) -> bool:
    """«г. Калининград, ФК «Балтика», стадион»: the club's, or another place?"""
    bare = piece.join == "," and re.fullmatch(r"[а-яё]+", piece.text) is not None
    return bare and re.search(r"[А-ЯЁ]", name) is not None


_BARE_ROOM = re.compile(
    r"(?:[А-ЯЁа-яё]+(?:ый|ий|ой)\s|конференц-?|спорт|актовый\s)?зал(?:\s(?:заседаний|совещаний|приёмов|"
    r"приемов|коллегии|№\s?\d+|\d+(?:-й)?\sэтажа?))?|(?:холл|фойе|вестибюль)(?:\s\d+(?:-го)?\sэтажа)?|"
    r"(?:кабинет|каб\.|аудитория|ауд\.)\s?(?:№\s?)?\d+|(?:переговорная|комната\sпереговоров)(?:\s\d+)?",
    re.IGNORECASE,
)


def is_bare_room(piece: Piece, before: Piece | None) -> bool:
    """«ул. Республики, 72, зал заседаний»: a room whose house only the address tells."""
    told = before is not None and before.kind == "address" and re.search(r"\d", before.text)
    return bool(told) and _BARE_ROOM.fullmatch(piece.text) is not None


def is_room_behind(piece: Piece, before: Piece | None) -> bool:
    """«отель Hilton (г. Баку), зал Caspian»: the room of the site before the bracket."""
    if before is None or not before.inside or before.kind != "settlement" or piece.inside:
        return False
    quoted = re.search(r"[«\"]", piece.text) is not None
    room = not quoted and pattern("name", "part").match(piece.text) is not None
    hall = re.match(r"(?:конференц-)?зал\s[«\"]", piece.text) is not None
    return piece.join == "," and (room or hall)


_LAND = re.compile(r"(?:о\.|остров|полуостров|п-ов|мыс|бухта|коса)\s[А-ЯЁ][а-яё-]+$")


def is_land_behind(piece: Piece, before: Piece | None, following: Piece | None) -> bool:
    """«Павильон «Сахалин», г. Владивосток, о. Русский»: the island says where the site stands."""
    town = before is not None and before.kind == "settlement"
    last = following is None or following.kind != "name"
    return town and last and piece.join == "," and any(p.match(piece.text) for p in (_LAND, _METRO))


_SHIP = re.compile(
    r"(?:[А-ЯЁа-яё-]+\s){0,2}(?:передвижн\w+\s(?:музе|выстав)\w*|(?:агит)?поезд(?:-музе\w+|-выстав\w+)?|музе\w-поезд|т/х|[УН][А-Я]С|[ПТ]С|теплоход|пароход|паром|парусник|барк|фрегат|ледокол|судно|крейсер|"
    r"яхта|корабль|лайнер|шхуна)\s"
)
_MOORING = re.compile(
    r"(?:[а-яё]+\s){0,3}(?:(?:реч|мор)?(?:порт|вокзал)|причал|пристань|гавань|набережная)(?!\w)"
)


def lies_before(site: str, name: str) -> bool:
    """Whether of two names the first only says where in the second («зал № 4, СмолГУ»)."""
    room = pattern("name", "room", whole=True).match(key(name))
    own = re.match(r"[А-ЯЁA-Z¤«\"]", site) is not None and not is_square(site)
    if _METRO.match(name) or is_moored(site, name):
        return True  # «железнодорожный вокзал, поезд «Сила в правде»»
    return (
        own
        and room is not None
        and re.fullmatch(r"(?: ?(?:№ ?)?\d+)?", key(name)[room.end() :]) is not None
    )


def is_moored(ship: str, place: str) -> bool:
    """«теплоход «Мустай Карим», речной вокзал Казани»: the second is where the ship lies."""
    return _SHIP.match(ship) is not None and _MOORING.match(key(place)) is not None


# «МБУ «Центр»», «ФГБУ «Поозерье»», «ГАУ ДПО»: a form of law, no university's short name.
_OF_LAW = (
    r"(?:(?:Ф?Г|М|СОГ|ОГ|КГ|Ч|Н)?[БК]?О?У|(?:ФГ|М|Г)АОУ|ФГАУ|АУ|АНОУ|"
    r"[А-ЯЁ]{1,4}У(?=\sД[ПО]О?(?!\w)|\s[«\"]))(?!\w)"
)
_UNIVERSITY = re.compile(
    rf"(?:\w+\s)*?(?:(?!{_OF_LAW})[А-ЯЁ][А-ЯЁа-яё]*(?:[А-ЯЁ]У|[ГТ]У[А-ЯЁ]{{1,4}})|РУДН|МИФИ|МГИМО|ИТМО)"
    r"(?!\w)|"
    r".*университет(?!\w)|.*[«\"][А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ]У[»\"]"
)
_FACULTY = re.compile(
    r"[Ии]нститут\s(?!им)[а-яё]|(?:[А-ЯЁ][а-яё-]+\s)?факультет|Факультет|[Кк]афедра|"
    r"Школа\s[а-яё]|научная\sбиблиотека|"
    r"(?:Высшая\sшкола\s(?!экономики)|(?:Инженерная|Юридическая|Научная|Бизнес)\s?-?школа)|"
    r"[А-ЯЁ][а-яё]+[нв]ый\sинститут$|(?:Медицинский|Педагогический|Юридический|Гуманитарный|Политехнический)\sинститут$"
)

_LIBRARY = re.compile(r"(?:[А-ЯЁ][а-яё]+ная\s)?[Нн]аучная\sбиблиотека")  # no region's

_CHAIR = re.compile(r"(?:[А-ЯЁ][а-яё-]+\s)?факультет|Факультет|[Кк]афедра")

_METRO = re.compile(
    r"(?:ст\.\s?)?м\.\s?[«\"]|ст\.\s?м\.\s?[А-ЯЁ]|(?:ст\.\s?|станция\s|[ув]\s(?:ст\.\s?|станции\s))?метро\s[«\"А-ЯЁ]"
)
_BERTH = re.compile(r"(?:речной|морской|железнодорожный|автобусный) (?:вокзал|порт)$")
_HALL = re.compile(
    r"(?:к[зк]ц|[гб]?кз|(?:[а-яё]+ ){0,2}(?:концерт|киноконцерт|орган|камерн)\w+ зал)(?!\w)"
)
_CULTURE = re.compile(r"(?:КТЦ|К?ДК|КДЦ|КЦ|ЦК|ДК[А-Я]|ЦКиД|ДИ|ЦКР)\s[«\"]")
# «Стенд Калужской области, МВЦ»: what is named behind it says where it stands.
_STAND = re.compile(
    r"(?:(?:(?:коллектив|един|объедин[её]н|националь|региональ|выставоч)н?ный|единый)\s)?"
    r"(?:стенд|экспоместо|павильон)(?!\w)",
    re.IGNORECASE,
)
_FAIR = re.compile(r".*(?:экспо|вднх|ввц|выстав|ярмар|конгресс|форум|экспоз|крокус|манеж)")

_PALACE = re.compile(
    r"(?!ледов|спорт|детск|молод|юнош|студенч|школьн|пионер|свадеб|торжеств|бракосоч)"
    r"[а-яё-]+(?:ий|ый|ой) (?:дворец|особняк|замок|флигель)|[а-яё-]+ые палаты|"
    r"(?:грановит|владычн|никитск|золот|оружейн|судн|приказн|крестов|трапезн|бел)ая палата"
)

# Kinds of sites that have others in them, in the order in which they are asked.
_AROUND = ("university", "park", "museum", "halls", "walls")
_QUOTED = re.compile(r"[«\"]([^«»\"]+)[»\"]")
_SHORT = re.compile(r"(?<!\w)[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ](?!\w)")


def how_nested(piece: Piece, name: str, before: Piece) -> Nested:
    """What a name is to the one before it.

    Args:
        piece: the name.
        name: the name before.
        before: the piece before it.
    """
    site = piece.text
    hall = is_open_air(name) and _QUOTED.search(site) is not None  # «ЦПКиО, зал «…»»
    stand = _STAND.match(name) is not None
    if stand and not (_FAIR.match(key(site)) or _is_kind(site, "halls")):
        return "open"  # «павильон № 2, Дом книги»
    if stand or (pattern("name", "part").match(site) and not hall):
        if re.match(r"[А-ЯЁ][а-яё]+ый зал [«\"]", site) and not is_university(name):
            return "open"  # «Летний амфитеатр, Концертный зал «Витебск»»
        return "part"  # «СмолГУ, ауд. 42»
    if piece.join != "," or piece.inside or before.inside:
        return "apart"
    if (_is_faculty(site) or _LIBRARY.fullmatch(site)) and is_university(name):
        return "part"
    if _CHAIR.match(site):
        return "open"  # «ГБУ «Центр», факультет искусств»
    if stands_in_walls(name, site):
        return "part"  # «Успенский собор, Соборная гора»
    if _METRO.match(site):
        return "part"  # «МВК «Новосибирск Экспоцентр», ст. метро «Площадь Маркса»»
    if _BERTH.match(key(site)) and _QUOTED.search(name):
        return "open"  # «КТЦ «Маяк», Речной вокзал»: its house, or another place
    if _HALL.match(key(site)) and ("филармони" in key(name) or _CULTURE.match(name)):
        return "open"  # «Ярославская филармония, КЗЦ «Миллениум»»
    if key(site).startswith("местность"):
        return "open"  # «стадион «Туймаада», местность Ус Хатын»
    land = pattern("name", "around")
    if land.match(key(site)) and not land.match(key(name)):
        return "part"  # «экотропа «Чистик», нацпарк «Смоленское Поозерье»»
    nested = _by_kind(site, name)
    if nested == "apart" and _by_kind(name.strip('«»"'), site) == "part":
        return "open"  # «Технопарк, ИРНИТУ»
    return nested


# «НИ ТГУ, НИ ТПУ», «ФГБОУ ВО ВГУ, ФГБОУ ВО ВГТУ»: of what kind each is.
_OF_ALL = frozenset(("ни", "ниу", "нияу", "во", "впо", "спо", "дпо", "ран", "рф", "им"))


def _own_names(name: str) -> set[str]:
    """What a name has in quotes, and its short names."""
    short = {key(word) for word in _SHORT.findall(name) if not re.fullmatch(r"Ф\w+У", word)}
    return {*map(key, _QUOTED.findall(name)), *(short - _OF_ALL)}


def _by_kind(site: str, name: str) -> Nested:
    """«ТПУ, Международный культурный центр», «Парк Горького, Музей «Гараж»»."""
    own, said = _own_names(name), _own_names(site)
    around = next((kind for kind in _AROUND if _is_kind(name, kind)), None)
    if around is None and "музе" in key(name) and _PALACE.fullmatch(key(site)):
        return "open"  # «Русский музей, Мраморный дворец»: its house, or another
    if around is None:
        # «парк «Патриот», КВЦ «Патриот»»
        return "open" if set(map(key, _QUOTED.findall(name))) & said else "apart"
    if is_university(site) and around != "university":
        return "apart"
    if own & said and site.strip('«»"') not in name:
        return "part" if around == "university" else "open"  # «ТПУ, Культурный центр ТПУ»
    low = key(site)
    if pattern("nested", f"in_{around}").match(low):
        return "part"
    if around == "walls" and pattern("nested", "open_walls").match(low):
        return "open"  # «Новгородский кремль, Филармония»: its house stands there
    if around == "university" and (is_university(site) or "«" in site or '"' in site):
        return "apart"
    own_house = pattern("name", "independent").search(low) or (
        around == "university" and pattern("nested", "apart_university").match(low)
    )
    return "apart" if own_house or pattern("nested", "apart").match(low) else "open"


def _is_kind(name: str, kind: str) -> bool:
    if kind == "university":
        return is_university(name)
    called = re.sub(r"^[А-ЯЁ]{2,8}\s(?:[А-ЯЁ]{2,3}\s)?[«\"]", "", name)  # «ОГБУК «…»»
    kinds = pattern("nested", kind)
    return kinds.match(key(called)) is not None or kinds.match(key(name)) is not None


def is_university(name: str) -> bool:
    """Whether a name is a university's («КФУ», «Витебский государственный университет»)."""
    return _UNIVERSITY.match(name) is not None


def _is_faculty(site: str) -> bool:
    """«КФУ, Институт международных отношений»; «БГУ, Институт истории НАН Беларуси» is none."""
    bare = re.search(r"государственн|[«\"]", site) is None
    independent = pattern("name", "independent").search(key(site))
    return bare and independent is None and _FACULTY.match(site) is not None

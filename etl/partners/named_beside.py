"""Why a country may be named beside those who take part: friends of it, its stamps, its market.

Such a country is kept, and a person looks.
"""

from __future__ import annotations

import re

_REACH = 80
# «Общество дружбы с Кубой», «Дом Армении»: whose friends they are, not who takes part.
_OF_FRIENDS = re.compile(
    r"(?:[Оо]бществ\w+\s(?:\w+\s)?дружбы\s(?:с\s|[«\"])?|(?<!\w)[Дд]ом(?:а|е|ом)?\s|"
    r"[Оо]бществ\w+\s[«\"](?:[^»\"]*\s)?)$"
)
# «книга о немецких архитекторах Самары»: they may come, or have long been dead
_OF_HEROES = re.compile(
    r"(?<![а-яё])(?:(?:[Кк]ино)?[Фф]ильм|[Кк]ниг|[Рр]оман|[Пп]овест(?!к)|[Пп]ьес|[Пп]остановк)[а-я]{0,3}\s"
    r"(?:[«\"“][^«»\"“”]{1,60}[»\"”]\s)?об?\s(?:[а-яё]{3,20}(?:ой|ей|ом|ем|ых|их)(?:,\s|\sи\s|\s)){0,3}$"
)
# «выставка марок Кубы»: what a collector has of a country.
# «турнир «Кубок Испании»» of the yards of a town: so it is called
_CUP = re.compile(r"[«\"“„]\s?(?:[Мм]алый\s)?(?:[Кк]убок|[Сс]уперкубок|[Лл]ига)\s$")
_COLLECTED = re.compile(
    r"(?:марок|монет|банкнот|бон|открыток|плакатов|значков|кукол|минералов|костюмов|орденов|"
    r"медалей|знаков)\s$"
)
# «театр кукол Беларуси», «кавалеры орденов Беларуси»: they themselves are of the country.
_OF_WHOM = re.compile(
    r"(?<!\w)(?:[Тт]еатр|[Кк]авалер|[Оо]бладател|[Мм]астер|[Пп]роизводител|[Ии]зготовител|"
    r"[Ии]здател|[Хх]удожни|[Сс]оюз|[Фф]едераци|[Аа]ссоциаци|[Фф]абрик)\w*\s"
    r"(?:[а-яё]+\s){0,2}[а-яё]+\s$"
)
# «компании, поставляющие продукцию в Китай», «выход на рынки Индии»: where goods go.
_MARKET = re.compile(
    r"(?<!\w)(?:(?:[Ээ]кспорт(?:а|у|ом|е)?(?=\s(?:[^,;.()]{0,50}\s)?(?:в|во|на)\s)|"
    r"[Ээ]кспортир(?:ующ\w+|овавш\w+|уют)|"
    r"[Ээ]кспорт[её]р\w*\s(?:[а-яё]+\s){0,3}(?:в|на)|(?<!из )[Пп]оставк\w+|[Пп]оставля\w+|"
    r"[Оо]тгружа\w+|(?<!с )[Рр]ын(?:ок|к\w{1,3})|выезжающ\w+|поступающ\w+|"
    r"организующ\w+\s(?:поездки|туры)|в\sнаправлении)\s(?:[^,;.()]{0,50}\s)?(?<!\sиз\s)|"
    r"(?:[Вв]воз\w+|[Ии]мпортирующ\w+)\s(?:[^,;.()]{0,50}\s)?)$"
)
# «участники рынка Беларуси», «Агентство по развитию рынка Казахстана»: it is their own.
_OF_ITS_OWN = re.compile(
    r"(?:(?<!\w)(?:[Уу]частни|[Оо]ператор|[Ии]грок|[Рр]егулятор|[Пп]редставител|[Сс]убъект|"
    r"[Лл]идер|[Дд]иректор|[Аа]дминистраци|[Аа]гентств|[Кк]омитет|[Кк]омисси|[Мм]инистерств|"
    r"[Сс]отрудни|[Пп]рофессионал)\w*\s)"
    r"(?:[а-яё]+\s){0,6}?рынк(?:а|ов)\s(?:[а-яё]+\s){0,2}$"
)


def is_named_beside(text: str, start: int, kind: str) -> bool:
    """Whether a country is more likely spoken of than taking part.

    Args:
        text: the cell.
        start: where the country is named.
        kind: how: by its name, a town, an adjective …

    >>> is_named_beside("компании, поставляющие продукцию в Китай", 35, "name")
    True
    """
    before = text[max(0, start - _REACH) : start]
    if kind == "adjective" and _OF_HEROES.search(before):
        return True
    if _OF_FRIENDS.search(before[-40:]) or _CUP.search(before[-20:]):
        return True
    if kind not in ("name", "settlement"):
        return False
    if _COLLECTED.search(before) is not None:
        return _OF_WHOM.search(before) is None
    return _MARKET.search(before) is not None and _OF_ITS_OWN.search(before) is None

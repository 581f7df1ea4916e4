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
# «выставка марок Кубы»: what a collector has of a country.
_COLLECTED = re.compile(
    r"(?:марок|монет|банкнот|бон|открыток|плакатов|значков|кукол|минералов|костюмов|орденов|"
    r"медалей|знаков)\s$"
)
# «компании, поставляющие продукцию в Китай», «выход на рынки Индии»: where goods go.
_MARKET = re.compile(
    r"(?<!\w)(?:(?:[Ээ]кспорт(?:а|у|ом|е|ирующ\w+|ировавш\w+|ируют)?|"
    r"[Ээ]кспорт[её]р\w*\s(?:[а-яё]+\s){0,3}(?:в|на)|(?<!из )[Пп]оставк\w+|[Пп]оставля\w+|"
    r"[Оо]тгружа\w+|(?<!с )[Рр]ын(?:ок|к\w{1,3})|выезжающ\w+|поступающ\w+|"
    r"организующ\w+\s(?:поездки|туры)|в\sнаправлении)\s(?:[^,;.()]{0,50}\s)?(?<!\sиз\s)|"
    r"(?:[Вв]воз\w+|[Ии]мпортирующ\w+)\s(?:[^,;.()]{0,50}\s)?)$"
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
    if _OF_FRIENDS.search(before[-40:]):
        return True
    if kind not in ("name", "settlement"):
        return False
    return _COLLECTED.search(before) is not None or _MARKET.search(before) is not None

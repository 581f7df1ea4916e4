"""Where a text that is no list of participants says outright that somebody takes part.

«при участии Посольства Индии», «ожидаются команды Беларуси, Казахстана» in a description. What a
text says so is looked for once: asked anew before each of a thousand countries, the words before
it would be searched a thousand times.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from etl.model import Span

_SAID = re.compile(
    r"(?:(?:при|с)\sучасти(?:и|ем)|[Пп]ри\s(?:\w+\s)?поддержке(?=\s(?:[Пп]осольств|[Гг]ен|[Кк]онсул))|[Сс]овместно\sс|[Пп]ри(?:мут|нимают|нимает)\sучастие|"
    r"[Пп]риглашен\w*+|[Оо]жидаются|[Оо]жидается\sучастие|[Пп]риедут|[Пп]рибуд\w++|"
    r"[Уу]частвуют|[Уу]частники:|(?:Участники|Гости|Делегации|Команды)\sиз|[Пп]ланируется\sучастие|"
    r"[Вв]идео(?:привет|обращени|поздравлени|приветстви)\w*+\s(?:от|из)|"
    r"(?:[Гг]рупп[ауы]|[Дд]елегаци[июя]|[Сс]тудентов|[Шш]кольников|[Гг]остей|[Аа]ртистов)\s"
    r"(?:[а-яё]+\s){0,2}из(?=\s(?:г\.\s)?[^.;()]{2,80}?\s"
    r"(?:прин[ия]\w+|встре[тч]\w+|разме[сщ]\w+|посе[тщ]\w+|сопровожда\w+|приед\w+)(?![а-яё]))|"
    r"(?:[Тт]еле|[Вв]идео|[Рр]адио)мост\w*\s(?:с|со|между))\s"
)
# A short word's dot ends nothing before a name: «приглашены гости из г. Витебска»; «2025 г.» and
# «Минской обл.» may end the sentence.
_ENDED = re.compile(
    r"\.(?!(?<=\D\sг\.)\s?[А-ЯЁ])(?!(?<=\D\sгг\.)\s?[А-ЯЁ])"
    r"(?!(?<=\sобл\.)(?:,|\s[а-яё(]|\s(?:Республик|РБ|РФ|Беларус|Росси)))|[;!?()«»]"
)


def where_said(text: str) -> list[Span]:
    """From the words that say so to the sign that ends what they are about, in order.

    >>> where_said("при участии Индии. Также Куба")
    [(12, 17)]
    """
    ends = [found.start() for found in _ENDED.finditer(text)] + [len(text)]
    said = [found.end() for found in _SAID.finditer(text)]
    return [(start, ends[bisect_left(ends, start)]) for start in said]


def is_said_of(start: int, said: list[Span]) -> bool:
    """Whether what begins at a character is among those who take part.

    Args:
        start: where it begins.
        said: what ``where_said`` gave for the text.
    """
    at = bisect_right(said, start, key=itemgetter(0)) - 1
    return at >= 0 and start <= said[at][1]

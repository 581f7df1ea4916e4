"""«ДК «Мир» по адресу: г. Псков, …»: words that only lead to an address stand for a comma."""

from __future__ import annotations

import re

from etl.morphology import parses
from etl.street_words import STREET_SHORT
from etl.text import right_before

_LIES = (
    r"(?:(?:котор(?:ый|ая|ое)\s)?"
    r"(?:расположен|размещен|размещён|находящ|располаг|находит)[а-яё]*\s)"
)
_ADDRESS = (
    r"(?:по\s(?:следующему\s|фактическому\s|юридическому\s)?адресу|"
    r"(?:фактический\s|юридический\s|почтовый\s)?адрес(?:\s(?:места|площадки|объекта|учреждения|"
    r"проведения|нахождения|мероприятия))*(?=\s?[:–—-])|место\s?нахождени[ея](?=\s?[:–—-]))"
)
_LEADS = re.compile(
    rf"(?:(?<=[^\s(;:,.])|\s?[,;.])\s{_LIES}?{_ADDRESS}(?:\s?[:–—-])?(?=\s)", re.IGNORECASE
)
# «Дворец спорта «Юность» по ул. Мира, 5», «СОШ № 3 на улице Ленина»
_ON_STREET = re.compile(
    rf"(?:(?<=[»\"”])|(?<=№\s\d)|(?<=№\s\d\d)|(?<=№\d))\s(?:по|на)(?=\s(?:{STREET_SHORT}[.\s]|улице|"
    r"проспекту?е?|набережной|площади|бульвару?е?)\s?[А-ЯЁ\d])"
)


def comma_before_addresses(plain: str) -> str:
    """A shadow in which such words are a comma; its length stays.

    >>> comma_before_addresses("Музей по адресу: г. Псков")
    'Музей,            г. Псков'
    """
    for words in (_LEADS, _ON_STREET):
        plain = words.sub(_comma, plain)
    return plain


def _comma(match: re.Match[str]) -> str:
    """«форум пройдёт по адресу: …» goes on; nothing that has a name stands before it."""
    before = re.search(r"[А-ЯЁа-яё]+$", right_before(match.string, match.start()))
    verb = before is not None and any(
        parse.tag.POS in ("VERB", "PRTS") for parse in parses(before.group())
    )
    return match.group() if verb else ",".ljust(len(match.group()))

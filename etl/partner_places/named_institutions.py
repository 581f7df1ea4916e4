"""Institutions named in a text: where they stand and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.morphology import parses
from etl.partner_places.addresses import Address
from etl.partner_places.nominative import name_nominative
from etl.partner_places.place_patterns import pattern

_MARKS = re.compile(r"[«»“”„\"]")
_FORM = re.compile(r"(?<![\w-])(?:[А-ЯЁ]{2,9}\s){1,3}$")
_BRANCH = re.compile(
    r"(?:(?<!\w)[А-ЯЁ][а-яё-]+(?:ий|ый|ой|ого|ому|ом|им|ым)\s)?филиал[а-яё]{0,2}\s$"
)
_ADJECTIVE = r"[А-ЯЁа-яё-]{2,40}(?:[иы]й|ая|[ое]е|ой|[ое]го|[ое]му|[иы]м|[ое]м|[ую]ю)"
_ADJECTIVES = re.compile(rf"(?:(?<![\w-]){_ADJECTIVE}\s){{1,5}}$")
_BEFORE_QUOTE = 90
_PERSON = r"(?:академика\s)?(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?"
# «библиотеки-филиала им. А.С. Пушкина», «средней школы № 5»
_OWN_NAME = re.compile(rf"(?:\s[а-яё-]+){{0,3}}?\s(?:(?:им\.|имени)\s?{_PERSON}|№\s?\d+)")
# «Витебский государственный университет», «Поставского райисполкома»
_LOCAL_WORD = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)(?!\w)"
)
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution: its name in the nominative and where the text has it."""

    name: str
    start: int
    end: int


def quoted(text: str) -> list[tuple[int, int]]:
    """Outermost quotations, also where inner and outer ones share a closing mark.

    «Центр «Вишенки» (г. Смоленск), ГУ «Пансионат»» are two: in a text with too few
    closing marks, one that is followed by an opening mark closes all that are open.
    """
    marks = [(m.start(), _opens(text, m)) for m in _MARKS.finditer(text)]
    uneven = sum(1 if opens else -1 for _, opens in marks) > 0
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []
    for number, (at, opens) in enumerate(marks):
        if opens:
            open_at.append(at)
            continue
        if not open_at:
            continue
        start = open_at[0]
        open_at.pop()
        last = number + 1 == len(marks) or marks[number + 1][1]
        if not open_at or (uneven and last):
            spans.append((start, at + 1))
            open_at.clear()
    return spans


def _opens(text: str, mark: re.Match[str]) -> bool:
    at = mark.start()
    if mark.group() == '"':
        return (at == 0 or text[at - 1] in ' («"-–') and text[at + 1 : at + 2] not in ("", " ", ",")
    return mark.group() in "«„“"


def named_institutions(text: str) -> list[Institution]:
    """Every institution with a name of its own, in order, without overlaps.

    Args:
        text: one folded cell.
    """
    quotations = quoted(text)
    found = [item for span in quotations if (item := _of_quotation(text, *span))]
    for table in ("site", "authority"):
        for head in pattern(table).finditer(text):
            if not any(start <= head.start() < end for start, end in quotations):
                _add(found, _of_words(text, head, table))
    return sorted(found, key=lambda item: item.start)


def find_institutions(text: str, addresses: Sequence[Address]) -> list[Institution]:
    """The institutions of a text and its state bodies.

    Args:
        text: one folded cell.
        addresses: the text's areas; a state body's name reaches to the area it serves.
    """
    quotations = quoted(text)
    found = named_institutions(text)
    for head in pattern("authority").finditer(text):
        if not any(start <= head.start() < end for start, end in quotations):
            _add(found, _state_body(text, head, addresses))
    return sorted(found, key=lambda item: item.start)


def may_name_institutions(text: str) -> bool:
    """Whether a text is worth looking for areas because of the institutions it names."""
    return bool(named_institutions(text) or pattern("authority").search(text))


def _add(found: list[Institution], item: Institution | None) -> None:
    if item and all(other.end <= item.start or item.end <= other.start for other in found):
        found.append(item)


def _of_quotation(text: str, start: int, end: int) -> Institution | None:
    """«СОГБУ «Центр …»», «колледжа «…»»: what stands before makes a quotation an institution."""
    begin = max(0, start - _BEFORE_QUOTE)
    form = _FORM.search(text[begin:start])
    if form is not None:
        at = begin + form.start()
        branch = _BRANCH.search(text[max(0, at - 60) : at])
        if branch is None:
            return Institution(text[at:end], at, end)
        words = branch.group().strip()
        lead = name_nominative(words, len(words.split(" ")) - 1)
        return Institution(f"{lead} {text[at:end]}", at - len(branch.group()), end)
    before = re.split(r"[,;:.()«»]", text[begin:start])[-1]
    for table in ("form", "site"):
        heads = list(pattern(table).finditer(before))
        if heads and re.fullmatch(r"(?:\s[а-яё]+){0,3}\s", before[heads[-1].end() :]):
            lead, at = _with_adjectives(before, heads[-1])
            return Institution(f"{lead} {text[start:end]}", start - len(before) + at, end)
    first = " ".join(text[start + 1 : end - 1].split(" ")[:4])
    if pattern("site").search(first) and text[end : end + 2] == " (":
        return Institution(text[start:end], start, end)
    return None


def _with_adjectives(text: str, head: re.Match[str]) -> tuple[str, int]:
    """The words from the adjectives before a head noun on, nominative, and where they begin."""
    at = _adjectives_before(text, head.start())
    words = text[at:].strip()
    return name_nominative(words, len(text[at : head.start()].split())), at


def _adjectives_before(text: str, end: int) -> int:
    """Where the adjectives right before a place begin; the place itself where there are none."""
    begin = max(0, end - _BEFORE_QUOTE)
    found = _ADJECTIVES.search(text[begin:end])
    return begin + found.start() if found else end


def _state_body(
    text: str, match: re.Match[str], addresses: Sequence[Address]
) -> Institution | None:
    """«Министерства труда и социальной защиты Республики Беларусь», up to the area's end."""
    address = next((a for a in addresses if a.start >= match.end()), None)
    lower = not match.group()[:1].isupper()
    if address is None or (lower and not pattern("authority", "lower").fullmatch(match.group())):
        return None
    between = text[match.end() : address.start]
    if len(between) > _LONGEST or re.search(r"[,;:()]|\.\s|^\sи\s", between):
        return None
    end = address.start
    for mention in sorted(address.mentions, key=lambda m: m.start):
        if "(" in text[end : mention.start]:
            break
        end = mention.end
    last = next(m for m in address.mentions if m.end == max(end, address.mentions[0].end))
    if last.kind in ("district", "region") and " " not in text[last.start : last.end]:
        return None  # «администраций Минской и Витебской областей»: the noun stands once for all
    end += text[end : end + 1] in ("»", '"') and text[match.start() : end].count("«") > 0
    at = _adjectives_before(text, match.start())
    at = at if text[at].isupper() else match.start()
    words = text[at:end]
    return Institution(name_nominative(words, len(text[at : match.start()].split())), at, end)


def _of_words(text: str, head: re.Match[str], table: str) -> Institution | None:
    """An institution without quotation marks: after a town, after a person, or numbered."""
    more = _OWN_NAME.match(text, head.end()) if table == "site" else None
    at = _adjectives_before(text, head.start())
    before = text[at : head.start()].split()
    while before and not _is_adjective(before[0]):
        at += len(before[0]) + 1
        before = before[1:]
    if more is None and not any(_LOCAL_WORD.fullmatch(word) for word in before):
        return None
    end = more.end() if more else head.end()
    return Institution(name_nominative(text[at:end], len(before)), at, end)


def _is_adjective(word: str) -> bool:
    return any(parse.tag.POS in ("ADJF", "PRTF") for parse in parses(word))

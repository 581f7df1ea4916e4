"""A day of a part of the event: «24-26 ноября (пленарное заседание – 25 ноября)».

Such a day lies in the event's own stretch and does not take its place, nor is it a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import timedelta

from etl.dates.date_brackets import Bracket
from etl.dates.date_doubts import Doubts
from etl.dates.date_tokens import Token
from etl.dates.nodes import Parsed
from etl.dates.remark_words import is_ordinary, names_a_land
from etl.dates.resolve import Resolved, resolve, within
from etl.model import PlanPeriod
from etl.written_numbers import NUMBER_OF

_LABELS = frozenset({"noise", "stage", "event", "word", "vague", "holiday"})
_DATES = frozenset({"number", "ordinal", "date", "months", "year", "units", "from", "to", "by"})
_AROUND = frozenset({"sep", "and", "dash", "colon", "dot", "time", "in", "toward"})
# «1-31 мая (точная дата – 15 мая)», «(мероприятие – 15 мая)»: the event's own day.
_ITSELF = re.compile(
    r"(?<![а-я])(?:дат[аы]|сроки?|период|точн|проведен|проход|проводи|пройд|состо|мероприяти|уточн"
    r"|утвержд|назначен|факт|план|ожида|включ|реализ|основн|не(?![а-я])"
    r"|конкретн|окончательн|нов(?:ая|ое|ый|ые)(?![а-я])|согласован|измен|исправлен"
    r"|подтвержд|вариант|дубл|выбор|выбран|решени)"
)
_VERB = re.compile(r"(?:пройд|проход|проводи|состо)[а-я]*$")  # «открытие состоится 20 мая»
# In a stretch longer than this a day may be all of the event: «1-30 июня, семинар 12 июня».
_LONG = timedelta(days=16)
_ENDS = re.compile(
    r"(?<![а-я])(?:открыти|закрыти|вернисаж|финал|гала|награжд|начал|окончани|заверш)"
)
_FIRST = re.compile(
    r"(?<![а-я])(?:открыти|вернисаж|начал[оа](?![а-я])|старт(?![а-я])|заезд|приезд)"
)
_LAST = re.compile(r"(?<![а-я])(?:закрыти|окончани|заверш|финиш|отъезд)")
_FINAL = re.compile(r"(?<![а-я])(?:финал|гала|награжд)")
_OF_WHICH = re.compile(r"(?<![а-я])(?:из них|в том числе|в т\. ?ч\.)")
_OPENED_AND_CLOSED = re.compile(
    r"^(?!.*сезон).*(?:[а-я]ое открыти|(?<![а-я])открыти[а-я]+ «?[а-я]{3}).*(?<![а-я])закрыти"
)
_TAKEN_DOWN = re.compile(r"(?<![а-я])открыти[^0-9]*[0-9].*(?<![а-я])демонтаж[^0-9]{0,30}[0-9]")
_SERIES = re.compile(r"(?<![а-я])(?:цикл|сери[яию]|курс|комплекс) из ([0-9]+|[а-я]+) ")
_WEATHER = re.compile(
    r"при (?:хорош|благоприятн|подходящ)[а-я]+ (?:погодн[а-я]+ )?(?:погод|услови)"
)
_FEASTS = re.compile(r"праздник(?:и|ов)(?![а-я])|праздничны[а-я]+ дн")
_NEAR, _NEAR_IN_WEEKS = timedelta(days=1), timedelta(days=3)


def tells_a_part(
    bracket: Bracket, content: Parsed, found: Sequence[Resolved], outer: Sequence[Token],
    cell: str, plan: PlanPeriod, doubts: Doubts,
) -> bool:  # fmt: skip
    """Whether brackets only say on which of the event's days a part of it is.

    Args:
        bracket: behind the event's stretch.
        content: what the grammar made of it.
        found: the periods outside brackets.
        outer: the tokens outside brackets.
        cell: the cell, normalised.
        plan: the plan's period.
        doubts: «10-15 мая (закрытие 12 мая)» is the stretch, and a person looks.
    """
    before = [one for one in found if one.words[0] < bracket.start]
    known = {token.kind for token in bracket.tokens} <= _LABELS | _DATES | _AROUND
    if not before or not known or not content.items or not _is_stretch(before[-1]):
        return False
    stretch = before[-1]
    frame = PlanPeriod(plan.plan_id, stretch.start, stretch.end)
    one_month = (stretch.start.year, stretch.start.month) == (stretch.end.year, stretch.end.month)
    parts = resolve(deepcopy(content), frame, month=stretch.start.month if one_month else None)
    inside = [one for one in parts if one.precision == "day" and (one.named or not one.deadline)]
    if not parts or len(inside) < len(parts) or not all(within(one, stretch) for one in parts):
        return False
    if labels := _labels(bracket.tokens, cell):
        counted = any(token.kind in ("number", "date") for token in bracket.tokens)
        feasts = counted and any(_FEASTS.search(word) for _, word in labels)
        if feasts and not _covers(parts, stretch):
            doubts.partly = True  # «1 апреля – 30 июня (праздники 1-10 мая)»: but for them?
            return True
        if not _names_a_part(labels, stretch, parts=len({(one.start, one.end) for one in parts})):
            return False
        towns = [word for kind, word in labels if kind in ("noise", "word")]
        elsewhere = not _tells_an_end(labels) and any(map(names_a_land, towns))
        doubts.partly |= elsewhere or _off_its_end(labels, stretch, parts)
        return True
    ahead = [token for token in outer if stretch.words[1] <= token.start < bracket.start]
    return _covers(parts, stretch) or _names_a_part(_labels(ahead, cell), stretch)


def without_parts(found: list[Resolved], tokens: Sequence[Token], cell: str) -> list[Resolved]:
    """The periods without the days of parts: «5-9 мая, открытие 5 мая в 16.00»."""
    if len(found) < 2 or not _is_stretch(found[0]):
        return found
    stretch, *others = found
    kept = [stretch]
    ended = stretch.words[1]
    # «выставка 3-7 июня, концерт 5 июня»: of which of the two is the day?
    named = any(
        token.kind in ("stage", "word") for token in tokens if token.start < stretch.words[0]
    )
    for one in others:
        between = [token for token in tokens if ended <= token.start < one.words[0]]
        known = {token.kind for token in between} <= _LABELS | _AROUND | {"units"}
        same = (one.start, one.end) == (stretch.start, stretch.end)
        part = known and one.precision == "day" and within(one, stretch) and not same
        labels = _labels(between, cell)
        own = _is_of_the_stretch(between) or (named and not _tells_an_end(labels))
        part = part and not own and _names_a_part(labels, stretch, parts=2)
        if not part or _off_its_end(labels, stretch, [one]):
            kept.append(one)
        ended = one.words[1]
    return kept


def is_at_odds(found: Sequence[Resolved], cell: str) -> bool:
    """«10-15 мая, в том числе 20 мая»; «открытие 5 марта, демонтаж 1 мая»: shown until when?

    «открытие чемпионата 1 июня, закрытие 5 июня»: are they all the days? Of a season
    they are, and «открытие 12 мая, закрытие 20 мая» names no more than the two.
    """
    for said in _OF_WHICH.finditer(cell):
        before = [one for one in found if one.words[1] <= said.start()]
        behind = [one for one in found if one.words[0] >= said.end()]
        if before and behind:  # a day in the stretch is a part by now, none of these
            return True
    weather = _WEATHER.search(cell)
    if (
        weather
        and any(one.words[1] <= weather.start() for one in found)
        and any(one.words[0] >= weather.end() for one in found)
    ):
        return True  # «10 мая и, при хорошей погоде, 17 мая»
    days = [one for one in found if one.start == one.end]
    series = _SERIES.search(cell)
    if series and days == list(found) and len(days) > 1:  # «5, 12 мая (цикл из трех лекций)»
        number = series.group(1)
        return (int(number) if number.isdigit() else NUMBER_OF.get(number)) != len(days)
    told = {1: _TAKEN_DOWN, 2: _OPENED_AND_CLOSED}.get(len(found)) if days == list(found) else None
    return told is not None and told.search(cell) is not None


def _is_stretch(one: Resolved) -> bool:
    bounded = not (one.named or one.deadline or one.ongoing or one.listed)
    return bounded and one.precision == "day" and one.start < one.end


def _labels(tokens: Sequence[Token], cell: str) -> list[tuple[str, str]]:
    """The words beside the dates with their kinds, times of day left out."""
    words = [
        (token.kind, cell[token.start : token.end]) for token in tokens if token.kind in _LABELS
    ]
    return [
        (kind, word) for kind, word in words
        if re.search(r"[а-я]{3}", word) and not re.search(r"\d", word)
    ]  # fmt: skip


def _names_a_part(labels: Sequence[tuple[str, str]], stretch: Resolved, *, parts: int = 1) -> bool:
    """Whether words name what is on that day, and not the event's day itself."""
    told = [(kind, word) for kind, word in labels if not _VERB.match(word)]
    if not told or any(_ITSELF.search(word) for _, word in told):
        return False
    ends = _tells_an_end(told)
    if stretch.end - stretch.start > _LONG and not ends:
        return False
    if parts > 1 and not ends and any(names_a_land(word) for _, word in told):
        return False  # «10-20 октября (Минск – 12 октября, Брест – 15 октября)»
    return all(is_ordinary(word) for kind, word in told if kind == "word")


def _tells_an_end(labels: Sequence[tuple[str, str]]) -> bool:
    return any(_ENDS.search(word) for _, word in labels)


def _off_its_end(
    labels: Sequence[tuple[str, str]], stretch: Resolved, parts: Sequence[Resolved]
) -> bool:
    """«10-15 мая, закрытие 12 мая», «1-30 апреля, вернисаж 15 апреля»: until or from when is it?"""
    words = " ".join(word for _, word in labels)
    first, last = min(one.start for one in parts), max(one.end for one in parts)
    length = stretch.end - stretch.start
    near = _NEAR_IN_WEEKS if length > _LONG else _NEAR
    if _FIRST.search(words) and (first - stretch.start > near or first == stretch.end):
        return True
    if _LAST.search(words):
        return stretch.end - last > near or last == stretch.start
    final = _FINAL.search(words) is not None
    return final and length > _LONG and last - stretch.start < length * 2 / 3


def _is_of_the_stretch(between: Sequence[Token]) -> bool:
    """«3-7 июня – мужчины, 5 июня – женщины»: each date has its own words behind it."""
    kinds = [token.kind for token in between]
    return bool(kinds) and kinds[0] != "sep" and kinds[-1] == "sep"


def _covers(parts: Sequence[Resolved], stretch: Resolved) -> bool:
    """«18-19 апреля (18.04 – 10:00-18:00, 19.04 – 10:00-15:00)»: all its days, each by itself."""
    day = stretch.start
    for one in sorted(parts, key=lambda part: part.start):
        if one.start > day:
            return False
        day = max(day, one.end + timedelta(days=1))
    return day > stretch.end

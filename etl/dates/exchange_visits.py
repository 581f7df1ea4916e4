"""Visits to and fro: «21-25 сентября (прием делегации), 19-23 октября (ответный визит)».

Each of them is what the event is; «прием заявок», «заезд» and «отъезд» of a single event are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, takewhile

from etl.dates.date_brackets import split_brackets
from etl.dates.date_tokens import Token
from etl.dates.grammar import Grammar
from etl.dates.resolve import Resolved, resolve
from etl.model import PlanPeriod
from etl.morphology import parses
from etl.text import small

_DATED = frozenset({"number", "date", "months", "units", "roman"})
_WORDS = frozenset({"word", "noise", "stage"})
_RECEIVED, _GONE, _TRAINED = ("прием",), ("выезд", "приезд", "отъезд"), ("сборы", "тренировочные")
_BACK = re.compile(r"(?<![а-я])(?:ответн|обратн|встречн)[а-я]+ (?:визит|прием|выезд|поезд|приезд)")
_JOURNEY = re.compile(r"(?<![а-я])(?:визит|поездк|выезд|приезд|командировк)")
_VISIT = re.compile(r"(?<![а-я])(?:прием|визит|поездк|выезд(?!н)|приезд|отъезд|командировк)")
_PARTY = ("делегаци", "групп", "команд", "коллектив", "представител", "сторон")
# Of these «прием» may be how they sign up: «прием участников 1-3 июня, фестиваль 10-12 июня».
_SIGN_UP = ("участник", "команд", "спортсмен", "конкурсант", "абитуриент", "слушател")
_MOST_WORDS = 4
_APART = timedelta(days=3)
_ROUND = re.compile(r"(?<![а-я])приезд.*(?<![а-я])отъезд")


def with_visits(tokens: list[Token], cell: str, plan: PlanPeriod) -> list[Token]:
    """The tokens with such visits as what is on, where their times lie apart.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell, cleaned.
        plan: the plan's period.
    """
    text = small(cell)
    others = [at for at, token in enumerate(tokens) if token.kind == "other_date"]
    if not others or not all(_is_visit(tokens, at, text) for at in others):
        return tokens
    trial = [replace(one, kind="noise") if one.kind in _WORDS else one for one in tokens]
    for at in others:
        trial[at] = replace(trial[at], kind="stage")
    found = _resolved(trial, plan)
    if found is None or not _lie_apart(found) or not _are_visits(found, text):
        return tokens
    words = [text[tokens[at].start : tokens[at].end] for at in others]
    gone = [word for word in words if word.startswith(_GONE)]
    alone = bool(gone) and len(_VISIT.findall(text)) < len(found)
    if alone and not gone[0].startswith("выезд"):
        return tokens  # «приезд участников 1–2 июля, чемпионат 8–12 июля»
    # «1-3 июня (приезд), 10-12 июня (отъезд)»: two visits, or one from first to last?
    # «турнир 10–12 июля, тренировочные сборы 1–5 июля»: is the training of the event?
    trained = any(word.startswith(_TRAINED) for word in words)
    unsure = alone or trained or _ROUND.search(text) is not None
    kept = list(tokens)
    for at in others:
        kept[at] = replace(
            tokens[at], kind="sep" if unsure else "stage", value="guessed" if unsure else None
        )
    return kept


def _is_visit(tokens: Sequence[Token], at: int, text: str) -> bool:
    """«прием делегации», «прием в Минске», «выезд», «сборы»; «прием» beside another journey."""
    word = text[tokens[at].start : tokens[at].end]
    if word.startswith((*_GONE, *_TRAINED)):
        return not word.startswith("выездн")
    if not word.startswith(_RECEIVED):
        return False
    behind = tokens[at + 1 : at + 1 + _MOST_WORDS]
    if behind and behind[0].kind == "in":
        return True
    journey = _JOURNEY.search(text) is not None
    if not behind or behind[0].kind not in _WORDS:
        return journey
    told = " ".join(text[one.start : one.end] for one in takewhile(_is_word, behind))
    return _is_party(re.findall("[а-я]+", told), journey=journey)


def _is_word(token: Token) -> bool:
    return token.kind in _WORDS


def _is_party(words: Sequence[str], *, journey: bool) -> bool:
    """Whether those received come right behind, over adjectives («тезисов участников» do not)."""
    for word in words:
        tags = [one.tag for one in parses(word)]
        if word.startswith(_PARTY) or any("NOUN" in tag and "anim" in tag for tag in tags):
            return journey or not word.startswith(_SIGN_UP)
        if not any(tag.POS in ("ADJF", "PRTF") for tag in tags):
            return False
    return any("Subx" in one.tag for word in words[-1:] for one in parses(word))


def _resolved(tokens: Sequence[Token], plan: PlanPeriod) -> list[Resolved] | None:
    """The times of the cell; None where brackets narrow one of them or any is not plain."""
    outer, brackets = split_brackets(tokens)
    if not any(map(_dates, outer)):
        outer = [token for token in tokens if token.kind not in ("(", ")")]
    elif any(_dates(token) for one in brackets for token in one.tokens):
        return None
    parsed = Grammar(outer).parse()
    if any(item.bound or item.ongoing for item in parsed.items):
        return None
    found = resolve(parsed, plan)
    return None if parsed.unknown or parsed.impossible or parsed.recurrences else found


def _dates(token: Token) -> bool:
    return token.kind in _DATED and token.value != "year"


def _lie_apart(found: Sequence[Resolved]) -> bool:
    times = sorted(found, key=lambda one: one.start)
    pairs = list(pairwise(times))
    return bool(pairs) and all(after.start - before.end > _APART for before, after in pairs)


def _are_visits(found: Sequence[Resolved], text: str) -> bool:
    """Whether no time is the day on which people come or leave."""
    return (
        all(one.start < one.end for one in found)
        or _BACK.search(text) is not None
        or ("прием" in text and _JOURNEY.search(text) is not None)
    )

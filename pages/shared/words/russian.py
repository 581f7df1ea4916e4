"""Russian words for what the tables hold: numbers, labels, names, typography."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.periods_in_words import NBSP, period_in_words
from pages.shared.words.dates_in_words import event_dates_in_words
from pages.shared.words.sphere_names import sphere_label

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "NBSP",
    "PRECISIONS",
    "STATUSES",
    "QualityCode",
    "counted",
    "event_dates_in_words",
    "events_counted",
    "events_noun",
    "in_a_row",
    "nbsp",
    "of_events_counted",
    "of_events_noun",
    "period_in_words",
    "plural",
    "quality_codes",
    "quality_label",
    "short_title",
    "sphere_label",
    "uncapitalized",
]

FORMATS = {
    "in_person": "очно",
    "remote": "дистанционно",
    "hybrid": "очно и дистанционно",
    "unspecified": "форма не указана",
}
DIRECTIONS = {
    "outgoing": "выезд за пределы региона",
    "incoming": "в регионе",
    "two_way": "на обеих сторонах",
    "remote": "дистанционно",
    "unknown": "не определено",
}
PRECISIONS = {
    "day": "точная дата",
    "month": "известен месяц",
    "quarter": "известен квартал",
    "year": "известен год",
    "unknown": "срок неизвестен",
}
STATUSES = {
    "planned": "запланировано",
    "cancelled": "отменено",
    "postponed": "перенесено",
    "held": "состоялось",
}


NO_SUCH_EVENTS = "Таких мероприятий нет"
PARTNER_COUNTRY, HOW_PEOPLE_MEET = "Страна-партнёр", "Форма проведения"
"""What is counted or chosen, where a heading names it."""
SPHERES = ("сфера", "сферы", "сфер")
PARTNERS = ("партнёр", "партнёра", "партнёров")
"""Forms beside a number, for ``plural`` and ``counted``."""


@dataclass(frozen=True, slots=True)
class QualityCode:
    """What a doubt means, and what a person can do about it."""

    label: str
    advice: str


@lru_cache(maxsize=1)
def quality_codes() -> dict[str, QualityCode]:
    """The known doubt codes, from ``plan_data/lookups/quality.csv``."""
    rows = lookup_rows("quality.csv")
    return {row["code"]: QualityCode(row["label"], row["advice"]) for row in rows}


def quality_label(code: str) -> QualityCode:
    """The words of one code; an unknown one is named as such instead of shown raw."""
    return quality_codes().get(
        code, QualityCode("Нужно посмотреть на строку", "Сверить с исходным документом")
    )


def uncapitalized(words: str) -> str:
    """As it stands inside a sentence; an abbreviation keeps its letters.

    >>> uncapitalized("Срок не назван"), uncapitalized("МИД не ответил")
    ('срок не назван', 'МИД не ответил')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def in_a_row(remarks: Iterable[str]) -> str:
    """Remarks in one line: «Срок не назван; строка обрывается»."""
    first, *rest = list(remarks) or [""]
    return "; ".join([first, *map(uncapitalized, rest)])


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that agrees with a number.

    >>> plural(21, "строка", "строки", "строк")
    'строка'
    """
    tens, units = abs(n) % 100, abs(n) % 10
    if 11 <= tens <= 14:
        return many
    if units == 1:
        return one
    return few if 2 <= units <= 4 else many


def counted(n: int, one: str, few: str, many: str) -> str:
    """Number and word together, unbreakable: «3 мероприятия»."""
    return _beside(n, plural(n, one, few, many))


def _beside(n: int, noun: str) -> str:
    return thousands(n) + NBSP + noun


def thousands(n: int) -> str:
    """A number with a narrow space between its thousands: «12 345»."""
    return f"{n:,}".replace(",", "\u202f")


def yes_or_no(value: object) -> str:
    """A flag as a table for people has it."""
    return "да" if value else "нет"


def with_comma(number: str) -> str:
    """Digits with the comma that Russian has for a point."""
    return number.replace(".", ",")


EVENT, EVENTS_FEW, EVENTS_MANY = "мероприятие", "мероприятия", "мероприятий"


def events_noun(n: int) -> str:
    """The noun that stands beside a number of events: «мероприятия» for 3."""
    return plural(n, EVENT, EVENTS_FEW, EVENTS_MANY)


def of_events_noun(n: int) -> str:
    """The noun in the genitive, as after «из» and «нет»: «мероприятия» for 21."""
    return plural(n, EVENTS_FEW, EVENTS_MANY, EVENTS_MANY)


def events_counted(n: int) -> str:
    """«3 мероприятия»."""
    return _beside(n, events_noun(n))


def of_events_counted(n: int) -> str:
    """«1 мероприятия» (нет на карте), «5 мероприятий»."""
    return _beside(n, of_events_noun(n))


_STICK_AFTER = re.compile(
    r"(?<![\w-])(г|гг|ул|им|д|дер|пос|с|оз|р|обл|стр|№|в|во|к|ко|о|об|и|а|у|на|за|из|от|до|по|не|"
    r"для|при|с|со)(\.?) (?=\S)",
    re.IGNORECASE,
)
_STICK_BEFORE = re.compile(
    r" (?=(?:года?|гг\.|г\.(?! [А-ЯЁ])|—|–)(?:[\s,.;)]|$))|(?<=\d) (?=(?:точно|возможно)\b)"
)


@lru_cache(maxsize=4096)
def nbsp(text: str) -> str:
    """No line break after short words and «г.», before «года» and dashes, in «8 точно».

    >>> nbsp("г. Смоленск, 2026 года").count(NBSP)
    2
    """
    return _STICK_BEFORE.sub(NBSP, _STICK_AFTER.sub(rf"\1\2{NBSP}", text))


_QUOTED = re.compile(r"«((?:[^«»]|«[^«»]*»)*)»")
_ORGANISATION_BEFORE = re.compile(r"(?:^|[\s(])[А-ЯЁ]{2,}\s*$")
# Where the sentence may stop without losing what the event is.
_TAIL = re.compile(
    r"\s*(?:[(;]|,\s|:\s|\bв рамках\b|\bв целях\b|\bпосвящ|\bпо вопросам\b|\bпо основам\b|"
    r"\bв формате\b|\bс участием\b|\bдля\b).*$",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=20_000)
def short_title(title: str, limit: int = 60) -> str:
    """The name people use: the quoted one if any, else the title cut by sense.

    >>> short_title("Международный фестиваль-конкурс «Славянский хоровод»")
    '«Славянский хоровод»'
    """
    straight = re.sub(r'["“„]([^"“”„]*)["”“]', r"«\1»", title)
    for match in _QUOTED.finditer(straight):
        # «ОГБУК «Музей-заповедник»» names who holds it, not what is held.
        if not _ORGANISATION_BEFORE.search(straight[: match.start()]):
            name = re.sub(r"\s*/\s*", "/", match.group(1).strip())
            if name:
                return f"«{_cut(name, limit)}»"
    if len(straight) <= limit:
        return straight
    brief = _TAIL.sub("", straight)
    return _cut(brief if len(brief) >= 12 else straight, limit)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    words = text[: limit - 1].rsplit(" ", 1)[0].split(" ")
    # A preposition left alone at the end leads nowhere.
    while len(words) > 2 and _STICK_AFTER.match(f"{words[-1]} …"):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") + "…"

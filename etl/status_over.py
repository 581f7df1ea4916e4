"""What a section row or a sheet's name says of the events under it: that they are called off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.lookups import any_of
from etl.model import EventStatus, StatusReading
from etl.status_words import OVER
from etl.text import key

_EVENTS = r"(?:международн\w+ )?(?:мероприяти\w+|событи\w+|пункты?)"
_FROM = (
    r"(?: (?:из|с) (?:(?:настоящ|данн|утвержденн|действующ)\w+ )?"
    r"(?:план|исполнени|контрол|реализаци|повестк)\w*(?: (?:международных )?мероприятий)?)?"
)
_HEAD = r"\W*(?:(?:раздел |часть )?[ivx\d]{1,4}(?:\.\d+)*[.)]? ?)?(?:перечень |список )?"


def _said_by(status: EventStatus, left: str) -> re.Pattern[str]:
    words = any_of(OVER[status])
    return re.compile(
        rf"{_HEAD}(?:{_EVENTS}\W+(?:которые )?{words}|{words}){left}(?: {_EVENTS})?{left}(?![\w-])"
    )


_OVER: dict[EventStatus, re.Pattern[str]] = {
    "cancelled": _said_by("cancelled", _FROM),
    "postponed": _said_by("postponed", ""),
}
_LONGEST = 160
"""Letters of a heading; a longer one tells more than that."""
_SOME = re.compile(
    r"включ|дополн|добавл|\bнов(?:ые|ых)\b|взамен|замен|вместо|\bи\b|\bили\b|\bкроме"
)
"""«Мероприятия, исключённые из плана и включённые в него»: not of each is the same said."""
_ENDS = re.compile(
    r"[\s:.;()]*(?:$|(?:\(|, )?(?:в связи|по |на |до |в |во |согласно|приказ|распоряжени|решени"
    r"|постановлени|(?:с|от) \d))"
)
"""What may follow: «отменённые визы» and «снятые с орбиты» are said of other things."""
_FROM_ELSEWHERE = re.compile(r"\W*(?:с|со|из|от) ")
"""«Мероприятия, перенесённые с 2025 года»: they take place now."""
_TO = re.compile(r"\W*(?:на|до|в|во) ")
_IN_FORCE = re.compile(r"включенн|дополнительн|добавленн|действующ|сохраненн|актуальн")
"""What is said of events that are held, after those that are called off."""


def status_over(under: Sequence[str]) -> StatusReading | None:
    """``cancelled`` or ``postponed`` where what stands over an event says so.

    Args:
        under: section rows and the sheet's name over the event, the nearest last.

    Returns:
        None where none says so. ``status_doubtful`` where it may be said of some of them only,
        where another section row has come since (a part of that, or the next), or where they may
        have been moved to this time as well as away from it.

    >>> status_over(["Культура", "Мероприятия, исключённые из плана"]).status
    'cancelled'
    >>> status_over(["Мероприятия, исключённые из плана", "Спорт"])
    StatusReading(status='planned', words=(), quality=('status_doubtful',))
    >>> status_over(["Мероприятия, перенесённые с 2025 года"]) is None
    True
    """
    for number, text in enumerate(reversed(under)):
        said = _heading_says(key(text)) if len(text) <= _LONGEST else None
        if said is not None:
            return said if number == 0 else StatusReading("planned", quality=("status_doubtful",))
        if _IN_FORCE.search(key(text)):
            return None
    return None


def _heading_says(heading: str) -> StatusReading | None:
    for status, pattern in _OVER.items():
        if found := pattern.match(heading):
            rest = heading[found.end() :]
            if _SOME.search(rest):
                return StatusReading("planned", quality=("status_doubtful",))
            moved_here = status == "postponed" and _FROM_ELSEWHERE.match(rest)
            if moved_here or not _ENDS.match(rest):
                return None
            sure = status == "cancelled" or _TO.match(rest) is not None
            return StatusReading(status, quality=() if sure else ("status_doubtful",))
    return None

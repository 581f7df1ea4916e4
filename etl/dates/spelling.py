"""Makeshift forms of a date cell put right before it is cut into tokens.

Letters typed for digits, doubled dashes, words broken at a line's end, spread or run together.
Every character keeps the place in the cell that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from etl.dates.date_words import (
    EXACT,
    LETTERS,
    MONTH_BY_ITSELF,
    MONTH_OF,
    MONTH_SHORT,
    MONTH_WHOLE,
    PART_NUMBERED,
    WEEKDAY,
)
from etl.dates.digit_dates import YY
from etl.dates.english_dates import ENGLISH_MONTH, IN_ENGLISH
from etl.dates.slipped_prepositions import SLIPPED_BEFORE, SLIPPED_BETWEEN, put_right
from etl.written_numbers import NUMBER_OF

_MONTH_AHEAD = rf"(?=[ -]?{MONTH_OF})"
_MONTHS = frozenset(word for word, meaning in EXACT.items() if meaning.kind == "months")
_NAMED = tuple(word for word in _MONTHS if len(word) > 2)
# Words that a line's end may break: a month, a unit, the day of a week, a part of something.
_BREAKABLE = frozenset({"months", "units", "weekdays", "seasons", "parts", "recurring"})


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text put right, where each of its characters stood, and whether that was a guess.

    There are no places where nothing was put right.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    guessed: bool = False

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the cell that a stretch of the text put right came from."""
        if not self.starts:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.starts)
            return at, at
        return self.starts[start], self.ends[end - 1]


def repair(text: str, year: int = 0) -> Repaired:
    """Put the makeshift forms of a normalised cell right.

    Args:
        text: the cell.
        year: the plan's: a cell of nothing but «01.26» is January of 2026, not 1:26.

    >>> repair("i5 мая").text, repair("3--5 мая").text, repair("сен- тябрь").text
    ('15 мая', '3-5 мая', 'сентябрь')
    >>> repair("01.26 - 03.26", 2026).text, repair("12 мая, 10.26", 2026).text
    ('01.2026 - 03.2026', '12 мая, 10.26')
    """
    if _PLAIN.fullmatch(text):
        return Repaired(text, (), ())
    places = [(at, at + 1) for at in range(len(text))]
    whole, month = _months_and_year(year)
    if year and whole.fullmatch(text):
        text, places = _replace(text, places, month, lambda m: f"{m.group(1)}.{year}")
    if ENGLISH_MONTH.search(text):
        for pattern, made in IN_ENGLISH:
            text, places = _replace(text, places, pattern, made)
    if _LISTED_MONTHS.match(text):  # «1.апрель⏎2.май»
        text, places = _replace(text, places, _MONTH_LISTED, lambda match: f"{match.group()} ")
    listed = _DASH_LIST.match(text)
    if listed:
        text, places = _replace(text, places, _ITEM_DASH, " ; ")
    for pattern, made in _MENDS:
        if pattern.search(text):
            text, places = _replace(text, places, pattern, made)
    text, places = _replace(text, places, _BROKEN, _unbroken)
    text, places = _replace(text, places, _SPREAD, _closed_up)
    text, places = _replace(text, places, _DAYS_BY_SLASHES, _with_commas)
    before = text
    text, places = _replace(text, places, _LIKE_MAY, "мая")
    text, places = _replace(text, places, SLIPPED_BETWEEN, put_right)
    text, places = _replace(text, places, SLIPPED_BEFORE, "")
    text, places = _replace(text, places, _LONG_WORD, _apart)
    text, places = _replace(text, places, _DAYS_BY_A_DOT, _two_days)
    starts, ends = zip(*places, strict=True) if places else ((), ())
    # «- 5 марта - 9 апреля»: two points of a list, or a stray dash before an interval?
    guessed = text != before or (listed is not None and text.count(" ; ") == 2)
    return Repaired(text, tuple(starts), tuple(ends), guessed)


@cache
def _months_and_year(year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cell of months with a year of two digits and nothing else, and one such month."""
    one = rf"(?<![0-9.])(0?[1-9]|1[0-2])\.{year % 100:02d}(?!\.?[0-9])"
    said = rf"{one}(?: ?г(?:ода?)?\.?)?"
    joint = r" ?(?:[-,;]|и|по|до|с) ?"
    remark = r"(?: ?\([^()0-9]*\))?"
    return re.compile(rf"(?:с )?{said}(?:{joint}{said})*{remark}[ .,;]*"), re.compile(one)


Places = list[tuple[int, int]]


def _replace(
    text: str, places: Places, pattern: re.Pattern[str], made: str | Callable[[re.Match[str]], str]
) -> tuple[str, Places]:
    """Replace in the text and carry the places along."""
    pieces: list[str] = []
    kept: Places = []
    done = 0
    for match in pattern.finditer(text):
        new = made if isinstance(made, str) else made(match)
        if new == match.group():
            continue
        start, end = match.span()
        pieces += [text[done:start], new]
        kept += places[done:start]
        whole = (places[start][0], places[end - 1][1])
        if len(new) == end - start:
            kept += places[start:end]
        elif len(new) == 1:
            kept.append(whole)
        elif new:
            last = len(new) - 1
            at = [min(start + i, end - 1) for i in range(last)] + [end - 1]
            kept += [places[i] for i in at]
        done = end
    if not pieces:
        return text, places
    return "".join(pieces) + text[done:], kept + places[done:]


def _without_blanks(match: re.Match[str]) -> str:
    return f"{match.group(1)}.{match.group(2)}.{match.group(3)}"


def _year_in_digits(match: re.Match[str]) -> str:
    """«две тысячи двадцать шестого» as «2026»."""
    tens, ones = NUMBER_OF[match.group(1)], EXACT.get(match.group(2))
    told = ones is not None and ones.kind == "ordinal" and 0 < ones.value < 10
    return str(2000 + tens + ones.value) if ones is not None and told else match.group()


# What most cells are: «12 мая 2026 года», «9-12 февраля, 5 мая», «май».
_ONE_DATE = (
    rf"(?:[0-9]{{1,2}}(?: ?- ?[0-9]{{1,2}})? )?{MONTH_OF}(?: 20[0-9]{{2}}(?: г(?:ода|\.))?)?"
)
_PLAIN = re.compile(rf"{_ONE_DATE}(?:(?:, | и | - ){_ONE_DATE})*")
# The marks of a list at the beginning of each line.
_LISTED_MONTHS = re.compile(rf"1\.{MONTH_BY_ITSELF}.*[^0-9]2\.{MONTH_BY_ITSELF}")
_MONTH_LISTED = re.compile(rf"(?<![0-9])[1-9]\.(?={MONTH_BY_ITSELF})")
_DASH_LIST = re.compile(r"- ?[0-9а-я].*[^;,] - ")
_ITEM_DASH = re.compile(r"(?:^| )- ")
_MENDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (r" {2,}", " "),  # where a mark stood
        (r"(?<=дн[яе])й? ?/ ?(?=[0-9]+ ноч)", ", "),  # «3 дня/2 ночи»
        # «между 10 и 20 июня»
        (r"(?<![а-я])между ([0-9][^,;()]{0,20}?) и (?=[0-9])", lambda m: f"с {m.group(1)} по "),
        (r"(?<![0-9])\+ ?/? ?-(?= ?[0-9])|\+/?-(?= ?[0-9])", "±"),
        (r"(?<![а-я])(?:с|по|до): ?(?=[0-9])", lambda match: f"{match.group().split(':')[0]} "),
        (r"(?<=[0-9] ч) ч(?:ас[а-я]*)?(?![а-я])", ""),  # «10⁰⁰ ч.»
        # «первые 10 дней июня», «15 день мая»
        (rf"(?<![а-я])перв[а-я]+ ([2-9]|1[0-9]|2[0-9]) дн(?:я|ей) (?={MONTH_OF})",
         lambda match: f"1-{match.group(1)} "),
        (rf"(?<![0-9.-])([6-9]|[12][0-9]|3[01])(?:-?й)? день (?={MONTH_OF})",
         lambda match: f"{match.group(1)} "),
        # «2026-06-05T10:00:00Z» of a machine
        (r"(?<=[0-9]-[0-9]{2}-[0-9]{2})[tт]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?"
         r"(?:z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9a-zа-я])", lambda match: f" {match.group(1)}"),
        # «1 кв.26», «27.мар.26» as sheets write a year; «кв. 26» is a flat
        (rf"([0-9ivxі]) ?({PART_NUMBERED}) ?\.? ?({YY})"
         r"(?= ?\.?(?:$|[,;)]| ?- ?[0-9ivxі]+ ?кв))",
         lambda match: f"{match.group(1)} {match.group(2)} 20{match.group(3)}"),
        (rf"(?<![0-9.])([0-3]?[0-9])([.-])({MONTH_SHORT}|мая|май)\2(?:20)?({YY})"
         r"(?![0-9.]|-[0-9]{1,2}(?![0-9.-]))",
         lambda match: f"{match.group(1)} {match.group(3)} 20{match.group(4)}"),
        # Letters for digits: «I5 мая», «1О мая», «2З.04», «З мая».
        (r"(?<![a-zа-яі0-9])[il|іӏ](?=[0-9](?![0-9]))", "1"),
        (rf"(?<=[0-9])[il|іӏ](?=\.[0-9]|{_MONTH_AHEAD})", "1"),
        (r"(?<=[0-9])[oо](?![a-zа-яі])", "0"),
        (r"(?<=[0-9])з(?![a-zа-яі])", "3"),
        (rf"(?<=[0-9])в(?= ?- ?[0-9]{{1,2}}{_MONTH_AHEAD}|{_MONTH_AHEAD}|\.[01][0-9])", "8"),
        (rf"(?<![a-zа-яі0-9])в(?=-[0-9]{{1,2}}{_MONTH_AHEAD})", "8"),
        (rf"(?<![0-9.])20 ({YY})(?= ?г(?:ода|\.|$|[ ,;)]))", lambda match: f"20{match.group(1)}"),
        # «04.11.2 026 г.», «4 ноября 202 6»; «20 26 г.» behind «04.11.»
        (r"(?<=[а-я ./])(?:2(?: 0 ?|0 | 0)[23] ?[0-9]|2 ?0 ?[23] [0-9])(?= ?г|$|[,;)]| ?-)",
         lambda match: match.group().replace(" ", "")),
        (rf"(?<=\.[01][0-9]\.)20 ({YY})(?= ?г|$|[,;)]| ?-)", lambda match: f"20{match.group(1)}"),
        (rf"(?<![a-zа-яі0-9])з(?=[01]?\.[01][0-9]|[01]{_MONTH_AHEAD}|{_MONTH_AHEAD}"
         rf"| ?- ?[0-9]{{1,2}}{_MONTH_AHEAD})", "3"),
        (rf"(?<![a-zа-яі])б(?={_MONTH_AHEAD})", "6"),
        (rf"(?<![a-zа-яі0-9])зо(?={_MONTH_AHEAD}|\.[01][0-9])", "30"),
        # Dashes of several signs, dots that are none.
        (r"-(?: ?-)+", "-"),
        (r"(?<=[0-9]) ?_ ?(?=[0-9])", "-"),
        (r"(?<=[0-9а-я]) \.{2,4} ?(?=[0-9а-я])", "-"),
        (r"(?<=[а-я])\.{3} ?(?=[0-9])", "-"),
        (r"(?<=[0-9])\.\.(?=[0-9]{2}\.)", "."),
        (rf"(?<=[0-9]) ?- ?{_MONTH_AHEAD}", " "),
        (r"(?<=[0-9]),-(?=[0-9])", "-"),
        (rf"(?<![0-9.])([0-3]?[0-9])(?: \.| ?\. )(0[1-9]|1[0-2])"
         rf"(?![0-9.:]|(?: ?- ?[0-9]{{1,2}})? ?{MONTH_OF})",
         lambda match: f"{match.group(1)}.{match.group(2)}"),
        (r"(?<=[0-9])(?: -|- | - )(?=(?:ого|ое|го|е)(?![а-я]))", "-"),  # «5 - е июня»
        # «с пятницы, 19 июня, по воскресенье, 21 июня»
        (rf"(?<![а-я])(?:с|со|по|до) {WEEKDAY}, (?=[0-9])",
         lambda match: f"{match.group()[:-2]} "),
        (rf"(?<=[а-я0-9]), (?=(?:по|до) {WEEKDAY} [0-9])", " "),
        # «в «16» часов», «две тысячи двадцать шестого года»
        (r"(?<=[а-я] )[«\"“„] ?([0-9]{1,2}) ?[»\"”](?= ?(?:час|мин|ч[ .]))",
         lambda match: match.group(1)),
        (r"две тысячи (двадцать|тридцать) ([а-я]+)(?![а-я])", _year_in_digits),
        # Prepositions that lost their blank: «вмае», «втечение».
        (rf"(?<![а-яі])(?:в(?={MONTH_WHOLE})|(?:до|с)(?={MONTH_OF}))",
         lambda match: f"{match.group()} "),
        # «« 29 » 08. 2026», «15,08,2026»: one date in digits.
        (r"(?<![0-9.])([0-9]{1,2}) ?[»\"“”] ?[./]? ?([01][0-9]) ?[. ] ?((?:19|20)[0-9]{2})"
         r"(?![0-9])",
         _without_blanks),
        (r"(?<![0-9.-])([0-3][0-9]) (0[1-9]|1[0-2]) (20[0-9]{2})(?![0-9])", _without_blanks),
        (r"(?<![0-9.])([0-3]?[0-9]), ?([01][0-9])[.,] ?(20[0-9]{2})(?![0-9])", _without_blanks),
        (r"(?<![0-9.])([0-3]?[0-9])\. ?([01][0-9]), ?(20[0-9]{2})(?![0-9])", _without_blanks),
        # «2Q26», «Q2 26»
        (rf"(?<![0-9.,a-z])(?:([1-4]) ?q|q ?([1-4])) ?[-/'’]?({YY})(?![0-9.])",
         lambda match: f"q{match.group(1) or match.group(2)} 20{match.group(3)}"),
        (r"(?<![0-9.,])([1-4]) ?q ?(?=20[0-9]{2}|$)", lambda match: f"q{match.group(1)} "),
    )
)  # fmt: skip
# «15 иая», «12 мвя»: too short for the slips that longer months are forgiven.
_LIKE_MAY = re.compile(
    rf"(?<=[0-9] )(?!ма[йяюеи]|мар|мес|мск)(?:[{LETTERS}]ая|м[{LETTERS}]я|ма[{LETTERS}]"
    r"|маяя|ммая|маая)"
    r"(?= ?(?:20[0-9]{2}|$))"
)
_DAYS_BY_A_DOT = re.compile(rf"(?<![0-9.-])(?<!в )([0-3]?[0-9])\.([0-3]?[0-9])(?= ?{MONTH_OF})")
_DAYS_BY_SLASHES = re.compile(
    rf"(?<![0-9./])[0-3]?[0-9](?:(?:/[0-3]?[0-9]){{2,5}}|(?:\.[0-3]?[0-9]){{2,5}})(?= ?{MONTH_OF})"
)
_BROKEN = re.compile(
    rf"(?<![{LETTERS}-])([{LETTERS}]{{1,9}})(- ?| )(?=([{LETTERS}]{{1,9}})(?![{LETTERS}-]))"
)
_SPREAD = re.compile(rf"(?<![{LETTERS}])[{LETTERS}](?: [{LETTERS}]){{2,8}}(?![{LETTERS}])")
_LONG_WORD = re.compile(rf"(?<![{LETTERS}])[{LETTERS}]{{6,18}}(?![{LETTERS}])")


def _unbroken(match: re.Match[str]) -> str:
    """«сен-⏎тябрь», «ок тябрь»; «май-июнь» and «в мае» stay as they are."""
    first, _, last = match.groups()
    joined = EXACT.get(first + last)
    fits = joined is not None and joined.kind in _BREAKABLE and len(first + last) > 2
    broken = last not in EXACT or (first not in EXACT and len(first) > 2)  # «авгус та»
    return first if fits and broken else match.group()


def _closed_up(match: re.Match[str]) -> str:
    word = match.group().replace(" ", "")
    return word if word in _MONTHS else match.group()


def _two_days(match: re.Match[str]) -> str:
    """«14.15 мая» are two days rather than a time of day."""
    first, second = int(match.group(1)), int(match.group(2))
    return f"{match.group(1)},{match.group(2)}" if first < second <= 31 else match.group()


def _with_commas(match: re.Match[str]) -> str:
    """«8/9/10 июня» is no day of the year 2010, nor is «3.4.5 апреля»."""
    return re.sub("[/.]", ",", match.group())


def _apart(match: re.Match[str]) -> str:
    """«апрельмай»: a dash or a comma was lost; the dash is the guess."""
    word = match.group()
    if word in EXACT:
        return word
    for at in range(3, len(word) - 2):
        if word[:at] in _NAMED and word[at:] in _NAMED:
            return f"{word[:at]}-{word[at:]}"
    return word

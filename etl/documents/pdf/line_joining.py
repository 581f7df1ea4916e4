"""Lines of a printed cell become running text: which hyphens are the typesetter's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from etl.cut_words import is_known_word, keeps_hyphen
from etl.documents.pdf.lone_letters import ends_a_word
from etl.documents.pdf.narrow_words import narrow_joined
from etl.morphology import parses

# The word before a line's end, its hyphen if any, and the word after it.
_BREAK = re.compile(
    r"(?P<left>[^\W\d_]+(?:[-\u2010][^\W\d_]+)*)(?P<hyphen>[-\u2010]?)[ \t]*\n[ \t]*"
    r"(?=(?P<right>[^\W\d_]+))"
)
_DIGIT_BREAK = re.compile(r"(?<=\w)[-\u2010][ \t]*\n[ \t]*(?=\w)")
# «2⏎026 года», «06.202⏎6»: a year in a column narrower than it is.
_YEAR_BREAK = re.compile(
    r"(?<!\d)(?:(2)[ \t]*\n[ \t]*(0[0-9]{2})|(20)[ \t]*\n[ \t]*([2-4][0-9])(?= ?г)"
    r"|(20[2-4])[ \t]*\n[ \t]*([0-9])(?=\s*(?:г|уч|$|[,;)»\"]))"
    r"|(?<=\.\d\d\.)(20)[ \t]*\n[ \t]*([2-4][0-9]))(?![0-9])"
)
_BEFORE_STOP = re.compile(r"(?<=[\w»\")])[ \t]*\n[ \t]*(?=[,;)»]|\.(?:\s|$))")
_BETWEEN_HYPHENS = frozenset(["на", "де", "ла", "ле", "эль", "аль", "эш", "под"])
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


# What is no word by itself, though the dictionary may have it («Демянс⏎кий»).
_ENDING = re.compile(r"(?:[сц]?к)?(?:ий|ый|ая|ое|ой|ого|ому|ом|ую|ие|их|им|ими)")
# «Борисов⏎ка», «Ярослав⏎ово»; «Организация⏎умры» is two words, though no dictionary has the second
_OF_PLACES = re.compile(r"(?:[оеё]в|[иы]н|ск|ец|к|в|н)(?:о|а|е|у|и|ы|ом|ой)?")
# Words of so few letters that another word must follow: «Армени⏎и,», «Дудене⏎во»».
_LEADING = frozenset(["а", "в", "и", "к", "о", "с", "у", "я", "во", "ко", "на", "но", "со"])
_ENDS_HERE = re.compile(r"\s*(?:$|[,.;:)»])")
# «г. Минск», «д Орша», «п.Заря», «б) хор»: one letter for a word, what it is said of behind it.
_STANDS_FOR_A_WORD = re.compile(r"[^аеийыьэюя](?:[.)]\s*[^\W_]|[.)]?\s+\S)", re.IGNORECASE)
_SENTENCE_BEHIND = re.compile(r"о\.\s+([А-ЯЁ][а-яё]*)")
_LONG = 6
# «ст.Старочеркасск⏎ая»: no blank, or a hard one, keeps a type of place with its name
_TYPED = re.compile(r"^[а-яё]{1,4}\.\u00a0?")
# What the dictionary lacks of what stands before a name or number («мкр. Южный»).
_ABBREVIATED = frozenset(
    ["ауд", "бул", "бульв", "гп", "каб", "корп", "мкр", "мкрн", "окр", "оф", "просп", "респ",
     "рп", "хут", "эт"]
)  # fmt: skip
_HAS_A_STOP = re.compile(r"\.\s*[^\W_]|\.\s+\S")


def _is_last_letter(match: re.Match[str]) -> bool:
    """Whether «о.» ends a word and its sentence: «исполнительств⏎о. По итогам».

    Before a name it is an island: «Посещение⏎о. Валаам».
    """
    after = _SENTENCE_BEHIND.match(match.string, match.end())
    if after is None or len(match["left"]) < _LONG or not is_known_word(match["left"] + "о"):
        return False
    return is_known_word(after[1]) and not any(
        "Geox" in p.tag or "Name" in p.tag for p in parses(after[1])
    )


def _is_no_word(match: re.Match[str]) -> bool:
    """Whether what begins the next line is no word by itself."""
    right = match["right"].lower()
    if _is_last_letter(match):
        return True
    if len(right) == 1 and _STANDS_FOR_A_WORD.match(match.string, match.end()):
        return False
    if right in _ABBREVIATED:
        return False
    if right in _LEADING:
        return _ENDS_HERE.match(match.string, match.end("right")) is not None
    return len(right) == 1 or not is_known_word(right)


def _made(match: re.Match[str]) -> tuple[str, str] | None:
    """The two halves that a line's end may have cut; None where they cannot be one word."""
    left, right = match["left"].replace("\u2010", "-").rpartition("-")[2], match["right"]
    capitals = left.isupper() and len(left) > 1
    return None if match["hyphen"] or capitals or not right[0].islower() else (left, right)


def _is_cut(match: re.Match[str], whole: frozenset[str]) -> bool:
    """Whether a line without a hyphen ends within a word that is known («Армени⏎и,»)."""
    halves = _made(match)
    if halves is None:
        return False
    known = is_known_word("".join(halves)) or "".join(halves).lower() in whole
    return known and (not is_known_word(halves[0]) or _is_no_word(match))


def _fills_its_line(match: re.Match[str], width: int) -> bool:
    """Whether what stands before the line's end is all of its line, as long as any other."""
    line = match.string[match.string.rfind("\n", 0, match.end("left")) + 1 : match.end("left")]
    own = _TYPED.sub("", line).lstrip('«"(')
    return own == match["left"] and len(line) >= max(4, width - 1)


def _is_an_ending(match: re.Match[str]) -> bool:
    """Whether letters that make no known word are yet the end of the known one before them.

    «Фестиваль⏎этномузыки», «Россия⏎и» and «Минск⏎мкр. Южный» are two words, «Демидов⏎о» is one.
    """
    right = match["right"].lower()
    short = right == "о" or _ENDING.fullmatch(right) or _OF_PLACES.fullmatch(right)
    return bool(short) and _HAS_A_STOP.match(match.string, match.end("right")) is None


def _is_cut_by_width(match: re.Match[str], width: int) -> bool:
    """Whether a column narrower than a word cut one that no dictionary has («Демянс⏎кий»).

    Such a word begins its line, and the line is as long as any of the cell.
    """
    halves = _made(match)
    if halves is None or not _fills_its_line(match, width):
        return False
    left, right = halves
    if _is_no_word(match):
        return not is_known_word(left) or _is_an_ending(match)
    whole, unknown = is_known_word(left + right), not is_known_word(left)
    if right.lower() not in _LEADING:
        return whole or (unknown and _ENDING.fullmatch(right) is not None)  # «Коллект⏎ивы»
    if len(right) > 1 or not (whole or (unknown and left.islower() and right in "яо")):
        return False
    at = match.end("left") - len(left)
    return ends_a_word(match.string, left, right, at, match.end("right"))


def joiner(texts: Iterable[str]) -> Callable[[str], str]:
    """Make the function that undoes the line ends of print.

    Args:
        texts: the document's cells; words that stand whole in one of them are known.

    Returns:
        A function from a cell's lines to its running text.
    """
    whole = frozenset(w.lower().replace("\u2010", "-") for t in texts for w in _WORDS.findall(t))

    def end_of(match: re.Match[str]) -> str:
        left, hyphen, right = match["left"], match["hyphen"], match["right"]
        if not hyphen:
            return f"{left}\n"
        last = left.replace("\u2010", "-").rpartition("-")[2]
        plain, split = f"{left}{right}".lower(), f"{left}-{right}".lower()
        # «Ростовской-⏎на-Дону»: one hyphen of several
        goes_on = match.string[match.end("right") : match.end("right") + 1] in ("-", "\u2010")
        goes_on = goes_on and right in _BETWEEN_HYPHENS
        if not right[0].islower() or split in whole or goes_on:
            return f"{left}-"
        keeps = plain not in whole and keeps_hyphen(last, right)
        return f"{left}-" if keeps else left

    def is_word(word: str) -> bool:
        return is_known_word(word) or word.lower() in whole

    def join(text: str) -> str:
        width = max(map(len, text.split("\n")))
        text = narrow_joined(text, is_word)
        known = partial(_is_cut, whole=whole)
        by_width = partial(_is_cut_by_width, width=width)
        # A word may be cut twice; each pass joins what the one before has made. Hyphens come
        # last: «музей-⏎заповед⏎ник».
        for undo in (partial(_mended, known), partial(_mended, by_width), end_of):
            before = ""
            while "\n" in text and text != before:
                before, text = text, _BREAK.sub(undo, text)
        text = _BEFORE_STOP.sub("", text)
        text = _YEAR_BREAK.sub(lambda match: "".join(filter(None, match.groups())), text)
        return _DIGIT_BREAK.sub("-", text)

    return join


def _mended(is_cut: Callable[[re.Match[str]], bool], match: re.Match[str]) -> str:
    return match["left"] if is_cut(match) else match.group()

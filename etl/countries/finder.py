"""Countries in a text: candidates by the vocabulary, then the traps around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from etl.countries import traps
from etl.countries.abbreviations import has_abbreviation, read_abbreviations
from etl.countries.namesakes import in_russia, other_country
from etl.countries.tokens import Word, split_words
from etl.countries.traps import Quotation
from etl.countries.vocabulary import Entry, country_name, index
from etl.gazetteer import settlements_named
from etl.model import CountryMention
from etl.morphology import parses
from etl.text import key

_NEAREST = 12
_JOINT = re.compile(r"(?:\s+|\s*[-–—‑]\s*|[’'`]\s?|\s+[-–—]\s+)")
_HYPHEN = re.compile(r"[-–—‑]")
_INITIALS_BEFORE = re.compile(r"(?<![А-Яа-яё])[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?$")
_INITIALS_AFTER = re.compile(r"\s[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.|[\s,;)]|$)")
_TOWN_WORD = re.compile(
    r"(?:(?<![а-яё])(?:г|гг|гор|город|города|городе|городу|городом|городов|городах|городами"
    r"|город[а-я]{0,3}-побратим[а-я]{0,3}|побратим[а-я]{0,3}"
    r"|г\.?п|г\. ?п|п\.?г\.?т|аг|агрогородок|агрогородка|агрогородке|дер|деревня|деревни|деревне"
    r"|пос|поселок|поселка|поселке|р\. ?п|столица|столицы|столице)\.?\s*[«\"]?)$"
)
_VILLAGE_WORD = re.compile(
    r"(?<![а-яё])(?:(?:с|д|х|ст|п|дер|пос)\.|ст-ца|село|села|селе|хутор|хутора|станица|станице"
    r"|станицы|деревня|деревни|деревне|поселок|поселка|поселке)\s*$"
)
_VILLAGE_MARK = re.compile(r"(?<![а-яё])(?:д|дер|с|п|пос|х|ст)\.\s?$")
_WITH_RUSSIA = re.compile(r"(?:росси[йи]ско|русско)\s?[-–]|ско\s?[-–]\s?(?:российс|русс)")
_DISTRICTS = re.compile(r"(?<![а-я])(?:район|област|повет)")
_SINGULAR = re.compile(r"(?:[иыо]й|[оеы]го|[ое]му|ая|ое|ую|[иы]м|ом)$")
# «Петропавловск-Камчатский» is another town than Петропавловск.
_DOUBLE_NAME = re.compile(r"[-‑][А-ЯЁ][а-яё]+(?:ий|ого|ому|им|ом)(?![а-яё])")
_SURNAME_AND_INITIALS = re.compile(r"[а-яё]{2,} [А-ЯЁ]\.\s?[А-ЯЁ]\.\s?$")
_TWO_INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?$")
_OLD_YEAR = re.compile(r"\s?[-–]\s?(?:19\d\d|20[01]\d|[3-9]\d)(?!\d)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[\n«\"(–—-]\s*)$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: Entry
    first: int
    last: int


class _Reading:
    """One text with all that is looked up in it more than once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.lower().replace("ё", "е")
        self.words = split_words(text)
        self.masks = traps.masked_spans(self.folded)
        self.quotations = traps.quotations(text)
        letters = [char for char in text if char.isalpha()]
        self.shouting = sum(char.isupper() for char in letters) > len(letters) * 0.7

    def before(self, position: int, width: int = 24) -> str:
        return self.text[max(0, position - width) : position]

    def folded_before(self, position: int, width: int = 24) -> str:
        return self.folded[max(0, position - width) : position]

    def masked(self, start: int, end: int) -> bool:
        return any(left < end and start < right for left, right in self.masks)

    def quotations_around(self, start: int, end: int) -> list[Quotation]:
        """The quotations that hold a stretch, looked for among the nearest only."""
        at = bisect_right(self.quotations, start, key=lambda quotation: quotation.start)
        near = self.quotations[max(0, at - _NEAREST) : at]
        return [
            quotation for quotation in near if quotation.start <= start and end <= quotation.end
        ]


def _matches(reading: _Reading, at: int) -> list[_Candidate]:
    """The longest wordings that begin with the word at ``at``."""
    words = reading.words
    found: list[_Candidate] = []
    for entry in index().get(words[at].form, ()):
        last = at + len(entry.words) - 1
        if last >= len(words) or (found and last < found[0].last):
            continue
        fits = all(
            words[at + step].form in forms
            and _JOINT.fullmatch(reading.text, words[at + step - 1].end, words[at + step].start)
            for step, forms in enumerate(entry.words)
            if step
        )
        if fits:
            found.append(_Candidate(entry, at, last))
    return found


def _is_person(reading: _Reading, first: int, last: int) -> bool:
    """Whether the words are somebody's surname: initials or a first name beside them."""
    words, text = reading.words, reading.text
    start, end = words[first].start, words[last].end
    if _INITIALS_AFTER.match(text, end):
        return True
    if _INITIALS_BEFORE.search(reading.before(start, 8)):
        return True
    beside = []
    if first and text[words[first - 1].end : start].isspace():
        beside.append(words[first - 1])
    if last + 1 < len(words) and text[end : words[last + 1].start].isspace():
        beside.append(words[last + 1])
    return any(word.capitalised and _is_first_name(word) for word in beside)


def _is_first_name(word: Word) -> bool:
    best = parses(word.form)[0]
    return best.is_known and ("Name" in best.tag or "Patr" in best.tag)


def _is_typed(reading: _Reading, first: int) -> bool:
    return bool(_TOWN_WORD.search(reading.folded_before(reading.words[first].start)))


def _accept_name(reading: _Reading, candidate: _Candidate) -> bool:
    word = reading.words[candidate.first]
    single = candidate.first == candidate.last
    if _VILLAGE_MARK.search(reading.folded_before(word.start)):
        return False
    before = reading.before(word.start)
    if _TWO_INITIALS.search(before) and not _SURNAME_AND_INITIALS.search(before):
        return False
    if not word.capitalised and single and traps.lower_case_is_common(word.form):
        return False
    if word.capitalised and single and traps.begins_sentences(word.form):
        after = reading.text[word.end : word.end + 2].strip()
        if _SENTENCE_START.search(before) and not after.startswith((",", ")", ";", "»")):
            return False
    return not traps.follows_history_word(reading.words, candidate.first, reading.text)


def _accept_adjective(reading: _Reading, candidate: _Candidate) -> bool:
    words, text = reading.words, reading.text
    word = words[candidate.last]
    if word.form.endswith("ско") and not _HYPHEN.match(text, word.end):
        return False
    if text[max(0, word.start - 3) : word.start].lower() == "по-":
        return False
    head = traps.head_after(words, candidate.last, text)
    if head is None:
        # «курсы английского», «Большая Варшавская»: a language, a street.
        listed = candidate.entry.local and _DISTRICTS.search(reading.folded)
        return bool(listed) or not _SINGULAR.search(word.form)
    if candidate.entry.rule == "region":
        return head.form.startswith(("област", "район"))
    if traps.is_no_partner_head(head) or traps.is_author_of_works(words, candidate.first, head):
        return False
    quoted = reading.quotations_around(word.start, word.end)
    titled = candidate.entry.code != "BY" and bool(quoted)
    with_russia = bool(_WITH_RUSSIA.search(reading.folded, max(0, word.start - 12), word.end + 9))
    if (
        (titled or not candidate.entry.local)
        and not with_russia
        and not traps.is_partner_head(head, word.capitalised)
    ):
        starts = _SENTENCE_START.search(reading.before(words[candidate.first].start))
        if starts or titled or not word.capitalised:
            return False
    if text[word.end : head.start].isspace() and not head.capitalised:
        return True
    return not (word.capitalised and _is_person(reading, candidate.first, candidate.last))


def _accept_citizen(reading: _Reading, candidate: _Candidate) -> bool:
    word = reading.words[candidate.first]
    if _is_person(reading, candidate.first, candidate.last):
        return False
    if traps.is_diaspora(reading.words, candidate.first):
        return False
    if word.capitalised and not word.upper and word.form.endswith(("ов", "ев")):
        return False  # «Чехов», «Поляков»
    before = reading.before(word.start)
    return not word.capitalised or word.upper or bool(_SENTENCE_START.search(before))


def _accept_settlement(reading: _Reading, candidate: _Candidate) -> bool:
    word = reading.words[candidate.first]
    if not word.capitalised:
        return False
    # «боксеры из Борисова»: nobody comes out of a surname.
    typed = _is_typed(reading, candidate.first)
    comes_from = bool(re.search(r"(?<![а-я])из $", reading.folded_before(word.start)))
    if candidate.entry.rule == "context" or (
        candidate.entry.rule == "typed" and not (typed or comes_from)
    ):
        return False
    if not typed and _is_person(reading, candidate.first, candidate.last):
        return False
    start, end = word.start, reading.words[candidate.last].end
    if _VILLAGE_WORD.search(reading.folded_before(start)) and _is_namesake(reading, candidate):
        return False
    if traps.begins_sentences(word.form) and _SENTENCE_START.search(reading.before(start)):
        return reading.text[end : end + 2].strip().startswith((",", ")", "–", "-", ";"))
    if _OLD_YEAR.match(reading.text, end) or _DOUBLE_NAME.match(reading.text, end):
        return False
    return not traps.follows_history_word(reading.words, candidate.first, reading.text)


def _is_namesake(reading: _Reading, candidate: _Candidate) -> bool:
    """Whether a village's name is rather a Russian one («дер. Берлин», «д. Городок»)."""
    if candidate.entry.code != "BY":
        return True
    words = reading.words
    spelling = reading.text[words[candidate.first].start : words[candidate.last].end]
    return any(row.country_code == "RU" for row in settlements_named(spelling))


_ACCEPT = {
    "name": _accept_name,
    "adjective": _accept_adjective,
    "citizen": _accept_citizen,
    "settlement": _accept_settlement,
    "region": _accept_settlement,
}


def _is_firm(reading: _Reading, last: int) -> bool:
    """Whether a hyphen makes the place a part of another name («Китай-город»)."""
    end = reading.words[last].end
    if not _HYPHEN.match(reading.text, end) or last + 1 >= len(reading.words):
        return False
    following = reading.words[last + 1]
    return not (following.capitalised or following.form.isdigit()) or traps.is_firm_tail(
        following.form
    )


def _stands(reading: _Reading, candidate: _Candidate) -> bool:
    """Whether nothing around the candidate makes it something else than a country."""
    entry, words = candidate.entry, reading.words
    start, end = words[candidate.first].start, words[candidate.last].end
    if entry.kind == "abbreviation":
        if not words[candidate.first].text.isupper():
            return False
    elif not _ACCEPT[entry.kind](reading, candidate):
        return False
    if entry.kind == "adjective" and entry.rule == "context":
        return False
    if reading.masked(start, end):
        return False
    if entry.kind not in ("adjective", "citizen") and (
        _is_firm(reading, candidate.last) or traps.is_topic(words, candidate.first, reading.text)
    ):
        return False
    town = entry.kind in ("settlement", "region")
    if traps.follows_street_word(words, candidate.first, reading.text):
        return False
    return not any(
        traps.quoted_as_brand(quotation, words, candidate.first, candidate.last, reading.text, town)
        for quotation in reading.quotations_around(start, end)
    )


def _mention(reading: _Reading, candidate: _Candidate) -> CountryMention | None:
    entry = candidate.entry
    start = reading.words[candidate.first].start
    end = reading.words[candidate.last].end
    code, name = entry.code, entry.name
    if entry.kind == "settlement":
        spelling = reading.text[start:end]
        if in_russia(reading.folded, start, end, spelling):
            return None
        other = other_country(reading.text, end, entry.words)
        if other and other != code:
            code, name = other, country_name(other)
    return CountryMention(code, name, start, end, entry.kind)


def _gazetteer_mention(reading: _Reading, at: int) -> CountryMention | None:
    """A town that only the gazetteer knows, where the text calls it a town."""
    word = reading.words[at]
    if not word.capitalised or not _is_typed(reading, at):
        return None
    for last in (at + 1, at):
        if last >= len(reading.words):
            continue
        end = reading.words[last].end
        spelling = reading.text[word.start : end]
        if last > at and not re.fullmatch(r"[А-ЯЁа-яё]+[-\s][А-ЯЁ][а-яё]+", spelling):
            continue
        names = [key(spelling)]
        if last == at:
            names += sorted(
                {p.normal_form.replace("ё", "е") for p in parses(word.form) if "Geox" in p.tag}
            )
        for name in names:
            rows = settlements_named(name)
            if not rows:
                continue
            if any(row.country_code == "RU" for row in rows):
                return None
            code = rows[0].country_code
            if any(row.country_code != code for row in rows):
                followed = other_country(reading.text, end, (frozenset({name}),))
                if followed is None:
                    return None
                code = followed
            if in_russia(reading.folded, word.start, end, spelling):
                return None
            iso = code if len(code) == 2 else None
            return CountryMention(iso, country_name(code), word.start, end, "settlement")
    return None


def find_countries(text: str, context: str = "") -> list[CountryMention]:
    """Every mention of a country in a text, in order, without overlaps.

    Names in any case, abbreviations, adjectives, citizens, regions and towns count;
    streets, languages, hotels, wars and the other traps of countries_traps.csv do not.
    Russia's own mentions are among the answers (code RU).

    Args:
        text: one cell of a plan, folded or not.
        context: the row's other cells, which tell what «РБ» or «РК» stands for.

    Returns:
        The mentions; ``code`` is None for an entity without a code or of disputed
        status, ``name`` is then the name that the text uses, in the nominative.
    """
    mentions = list(_find(text))
    if has_abbreviation(text):
        around = list(_find(context)) if context else mentions
        mentions += read_abbreviations(split_words(text), text, context or text, around)
        mentions.sort(key=lambda mention: mention.start)
    return mentions


@lru_cache(maxsize=4_000)
def _find(text: str) -> tuple[CountryMention, ...]:
    reading = _Reading(text)
    mentions: list[CountryMention] = []
    at = 0
    while at < len(reading.words):
        candidates = _matches(reading, at)
        step, mention = 1, None
        for candidate in candidates:
            step = candidate.last - at + 1
            if _stands(reading, candidate):
                mention = _mention(reading, candidate)
                break
        if mention is None and not candidates:
            mention = _gazetteer_mention(reading, at)
            if mention is not None:
                while at + step < len(reading.words) and (
                    reading.words[at + step].start < mention.end
                ):
                    step += 1
        if mention is not None:
            mentions.append(mention)
        at += step
    return tuple(mentions)

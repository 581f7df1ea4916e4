"""Words around a place name that turn it into something else: a street, a language, a war.

The words themselves are in ``plan_data/lookups/countries_traps.csv``, a reason beside
each; here is only how each kind of them is looked for.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.street_names import names_a_street
from etl.lookups import lookup_rows, several
from etl.morphology import parses

LIST_WORDS = frozenset({"и", "или", "а", "также", "да"})
_ADJECTIVE_END = re.compile(
    r"(?:[оеыи]й|[оеыи]го|[ое]му|[ое]м|ая|яя|[оеыи]е|ую|юю|[ыи]х|[ыи]м|[ыи]ми|[ое]ю|о)$"
)
_PRACTISES = re.compile(
    r"(?:ист(?:ка|ки|ок|кам)?|боксер|овод|одел|овед|щик|чик|кукольник)(?:а|ы|и|ов|ам|ами|ах|у|ом)?$"
)
_PLACE_LINKS = frozenset({"г", "города", "за", "под", "над", "в", "на", "и"})
_JOINED = re.compile(r"[-‑–]|\s[-–—]\s[а-яё]")
# «ансамбль армянской песни и пляски» may be that country's own, «хор польской песни» is not.
_AND_DANCES = re.compile(r"(?<=песни)\sи\s(?:пляск|танц)")
_REST = r"(?:(?!,\s(?:в этом|теперь|ныне|сейчас|приедут|прибудут|ожида))[^.;()])*"
_LATIN = re.compile("[A-Za-z]{3,}")
_RUSSIAN = re.compile("[а-я-]+")
MAX_LIST = 8


@lru_cache(maxsize=1)
def _words_by_kind() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for row in lookup_rows("countries_traps.csv"):
        words[row["kind"]] = (*words.get(row["kind"], ()), *several(row["words"]))
    return words


def words_of(kind: str) -> tuple[str, ...]:
    """All words of one kind of ``countries_traps.csv``."""
    return _words_by_kind().get(kind, ())


@lru_cache(maxsize=32)
def _stems(kind: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Whole words, beginnings of words, and the few that have a «*» elsewhere."""
    whole, begun, other = [], [], []
    for word in words_of(kind):
        if "*" in word[:-1]:
            other.append(word)
        elif word.endswith("*"):
            begun.append(word[:-1])
        else:
            whole.append(word)
    return frozenset(whole), tuple(begun), tuple(other)


def is_one(kind: str, form: str) -> bool:
    """Whether a word is in a list; «*» stands for any letters there.

    One pattern of hundreds of words would take longer to be made than a whole plan to be asked.
    """
    whole, begun, other = _stems(kind)
    if form in whole:
        return True
    if not _RUSSIAN.fullmatch(form):
        return False
    return form.startswith(begun) or any(fnmatchcase(form, word) for word in other)


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """For each phrase its longest piece, the others that a text has too, and its pattern.

    «*» is any end of a word, «…» up to sixty characters, «>» the rest of the sentence, up to
    what it says of this time.
    """
    parts = []
    for phrase in words_of("phrase"):
        pattern = re.escape(phrase.replace("…", "\x01")).replace(r"\*", r"[а-я]*")
        pattern = pattern.replace("\\ ", r"\s+[«\"“„]?").replace("\\-", r"\s?[-–]\s?")
        pattern = pattern.replace(
            r"\s+[«\"“„]?" + "\x01" + r"\s+[«\"“„]?", r"[^.;]{0,60}?\s[«\"“„]?"
        ).replace(r"\s+[«\"“„]?>", _REST)
        longest, *others = sorted(re.split(r"[\s*…>-]+", phrase), key=len, reverse=True)
        parts.append((longest, tuple(filter(None, others)), pattern))
    return tuple(parts)


@lru_cache(maxsize=256)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of a few: to make one of all would take longer than to read a plan with it."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?![а-я])")


def masked_spans(folded: str) -> list[tuple[int, int]]:
    """Where set phrases stand whose country words mean something else.

    Args:
        folded: the text in lower case with ё as е, character for character.
    """
    possible = tuple(
        pattern
        for longest, others, pattern in _phrases()
        if longest in folded and all(piece in folded for piece in others)
    )
    if not possible:
        return []
    found = _any_of(possible).finditer(folded)
    return [one.span() for one in found if not _AND_DANCES.match(folded, one.end())]


def lower_case_is_common(form: str) -> bool:
    """Whether a country's name without its capital is rather a common word."""
    return len(form) < 5 or form in words_of("lower")


def begins_sentences(form: str) -> bool:
    """Whether a capital at the start of a sentence does not make the word a country."""
    return form in words_of("start")


def is_adjectival(word: CellWord) -> bool:
    """Whether a word says of which kind another is: an adjective, a participle, «моя»."""
    if not _ADJECTIVE_END.search(word.form):
        return False
    best = parses(word.form)[0].tag
    return "ADJF" in best or "PRTF" in best or "Apro" in best or word.form.endswith("ско")


def _bracketed_adjective(word: CellWord, text: str) -> bool:
    alone = text[max(0, word.start - 1) : word.end + 1] == f"({word.text})"
    return alone and word.capitalised and is_adjectival(word)


def head_after(words: list[CellWord], at: int, text: str) -> CellWord | None:
    """The noun that an adjective at ``at`` belongs to, over other adjectives and «и»."""
    previous = words[at]
    for word in words[at + 1 : at + 1 + MAX_LIST]:
        between = text[previous.end : word.start]
        if re.search(r"[.;:()«»\"!?]", between) and not re.fullmatch(r"\s*[«\"]", between):
            # «Российско-Таджикский (Славянский) университет» is one name.
            opened = re.fullmatch(r"\s?\(", between) and _bracketed_adjective(word, text)
            closed = re.fullmatch(r"\)\s", between) and _bracketed_adjective(previous, text)
            if not (opened or closed):
                return None
        in_list = previous.form in LIST_WORDS or "," in between
        first_of_compound = word.form.endswith("о") and _JOINED.match(text, word.end)
        if word.form not in LIST_WORDS and not first_of_compound and not is_adjectival(word):
            # «учителя английского, члены жюри»: the noun begins something new.
            return None if in_list else word
        previous = word
    return None


def is_no_partner_head(word: CellWord) -> bool:
    """Whether a noun says that its adjective names no partner («язык», «улица»).

    Those who practise a thing («шашисты», «массажисты», «ковроделы») are people all the same.
    """
    return is_one("head", word.form) and not _PRACTISES.search(word.form)


def is_partner_head(word: CellWord, named: bool) -> bool:
    """Whether a noun is somebody or something that takes part («студенты», «музей»).

    Args:
        word: the noun.
        named: whether its adjective has a capital, as in the name of a place.
    """
    if is_one("head_ok", word.form) or (word.capitalised and _LATIN.fullmatch(word.text)):
        return True  # «китайская SANY»: a firm
    if not named and is_one("head_ok_lower", word.form):
        return True
    best = parses(word.form)[0]
    return best.is_known and "anim" in best.tag and "NOUN" in best.tag


def is_partner_noun(word: CellWord) -> bool:
    """Whether a noun is in the list of those that take part, not merely somebody alive."""
    return is_one("head_ok", word.form)


def is_topic(words: list[CellWord], at: int, text: str) -> bool:
    """Whether the place is what is told about («лекция об Индии», «знатоки Англии»)."""
    return _reached_from(words, at, text, ("topic", "fans"))


def is_admired(words: list[CellWord], at: int, text: str) -> bool:
    """Whether an adjective tells what somebody is fond of («любители корейской культуры»)."""
    return _reached_from(words, at, text, ("fans", "collectors"))


def is_diaspora_of(words: list[CellWord], at: int, text: str) -> bool:
    """Whether a country is the one that people living here come from («диаспоры Армении и …»)."""
    russians = any(re.match("русск|росси|русскоязычн", w.form) for w in words[max(0, at - 5) : at])
    return not russians and _reached_from(words, at, text, ("diaspora_of",))


def _reached_from(words: list[CellWord], at: int, text: str, kinds: tuple[str, ...]) -> bool:
    """Whether a word of these kinds governs the place, over other places and adjectives."""
    later = words[at]
    for place in reversed(range(max(0, at - 5), at)):
        word = words[place]
        between = text[word.end : later.start]
        if re.search(r"[.;:()«»]", between):
            return False
        if any(is_one(kind, word.form) for kind in kinds) and not _is_a_service(words, place):
            if kinds == ("diaspora_of",) and place and _is_of_a_people(words[place - 1]):
                return False  # «белорусская диаспора Латвии»
            return "," not in between
        subject = is_one("subject", word.form)  # «знатоки истории Белоруссии»
        service = word.form.startswith("помощ")
        if not (
            subject or service or is_adjectival(word) or word.form in index() or word.form == "и"
        ):
            return False
        later = word
    return False


def _is_of_a_people(word: CellWord) -> bool:
    """Whether a word is the adjective of another country («польская»)."""
    return any(
        entry.kind == "adjective" and not entry.local for entry in index().get(word.form, ())
    )


def _is_a_service(words: list[CellWord], at: int) -> bool:
    """Whether help is a service of the place («врачи скорой помощи Витебска»), not given to it."""
    if not words[at].form.startswith("помощ") or not at:
        return False
    given = any(is_one("aid_given", word.form) for word in words[max(0, at - 4) : at])
    return is_one("aid_service", words[at - 1].form) and not given


def is_diaspora(words: list[CellWord], at: int) -> bool:
    """Whether the people named live here («землячество украинцев»)."""
    first = at
    while first and (words[first - 1].form in ("и", "или") or words[first - 1].form in index()):
        first -= 1  # «автономии армян и грузин», «общины узбеков, таджиков, казахов»
    before = words[max(0, at - 2) : at] + words[max(0, first - 2) : first]
    return any(is_one("diaspora", word.form) for word in before)


def follows_people_word(words: list[CellWord], at: int, text: str) -> bool:
    """Whether a town must be meant («жители Перуджи»), though nothing calls it one."""
    if not at or text[words[at - 1].end : words[at].start] != " ":
        return False
    return is_one("people", words[at - 1].form)


def is_firm_tail(form: str) -> bool:
    """Whether a word after a hyphen makes the place a firm's name («Варшава-Тур»)."""
    return form in words_of("tail")


def follows_street_word(words: list[CellWord], at: int, text: str) -> bool:
    """Whether «ул.», «пр-т», «гостиница» … stands right before, over one adjective at most."""
    if names_a_street(text, words[at].start):
        return True
    for back in (1, 2):
        if at < back:
            return False
        word = words[at - back]
        between = text[word.end : words[at - back + 1].start]
        if not re.fullmatch(r"\.?\s*[«\"“„]?\s*", between):
            return False
        if word.form in words_of("street"):
            return not (word.form == "м" and "." not in between)
        if word.form == "т" and at > back and words[at - back - 1].form == "пр":
            return True
        if not is_adjectival(word):
            return False
    return False


def follows_history_word(words: list[CellWord], at: int, text: str) -> bool:
    """Whether the place is where something happened once («освобождение Праги»)."""
    later = words[at]
    for word in reversed(words[max(0, at - 5) : at]):
        between = text[word.end : later.start]
        if re.search(r"[.;:()«»]", between):
            return False
        if is_one("history", word.form):
            return "," not in between  # «ветераны войны, Минск»
        # «бои за Кёнигсберг и Берлин»
        in_pair = word.capitalised and later.form == "и"
        if not (
            is_adjectival(word) or in_pair or word.form in _PLACE_LINKS or word.form in index()
        ):
            return False
        later = word
    return False

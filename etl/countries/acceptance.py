"""Whether a wording found in a text means its country there: one rule a kind of wording."""

from __future__ import annotations

import re

from etl.countries import compounds, traps
from etl.countries.bound_parts import is_in_a_compound
from etl.countries.communities import are_of_the_region, lives_here
from etl.countries.country_candidates import SENTENCE, Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.countries.country_words import SINGULAR
from etl.countries.people_beside import has_a_surname, is_person
from etl.countries.peoples_of_lands import are_of_a_land
from etl.countries.quoted_names import quoted_as_brand
from etl.countries.school_towns import is_a_founder
from etl.countries.sentences import GOES_ON_AS_LAND, begins_a_sentence
from etl.countries.shown_works import (
    before_the_list,
    is_of_works,
    is_shown_art,
)
from etl.countries.town_marks import (
    GOES_ON,
    NEW_OR_OLD,
    TOWN_WORD,
    TWO_INITIALS,
    VILLAGE_MARK,
    VILLAGE_WORD,
    VILLAGES_LISTED,
    is_placed,
    is_typed,
)
from etl.countries.wars import recalls_a_war
from etl.gazetteer import is_of_russia
from etl.lookups import several

_HYPHEN = re.compile(r"[-–—‑]")
# Nouns of areas, not «областная библиотека».
_DISTRICTS = re.compile(r"(?<![а-я])(?:район(?!н)|област[ьией]|повет|епархи|митрополи)")
# «митрополит Минский и Заславский»: a see stands after its bishop, and no surname is it.
_SEE = re.compile(
    r"(?<![а-я])(?:патриарх|митрополит|архиепископ|епископ|экзарх|архимандрит|владык|католикос|кардинал"
    r"|викари)[а-я]{0,4}\s(?:[а-я-]+(?:ий|ого|ому|им|ом)(?:,\s|\sи\s(?:всея\s)?|\s))*$"
)
_VILLAGES_OF = re.compile(r"\s(?:сельсовет|сельск[а-я]{2,3}\sпоселени|сельпоселени)")
# «Киевский район г. Симферополя» is a part of that town.
_OF_A_TOWN = re.compile(r"\s(?:г\.|гор\.|город[ае])\s?[а-я]")
_FAMILY = re.compile(
    r"(?<![а-я])(?:семь\w{1,3}|семей|династи\w+|братья|братьев|сестры|супруг\w+|чет[аыу])\s"
    r"(?:[а-я]+их\s(?:и\s))?$"
)
_OF_A_BREED = re.compile(r"(?<![а-я])(?:пород|сорт)[а-я]{0,3}(?![а-я])[^.;()]*$")
# «им. Н.К. Крупской», «имени Минина»: whom a thing is named after takes no part.
_NAMED_AFTER = re.compile(r"(?<![а-яё])(?:им\.|имени)\s?(?:[а-яё]\.\s?){0,2}$")
# «Петропавловск-Камчатский» is another town than Петропавловск.
_DOUBLE_NAME = re.compile(r"[-‑][А-ЯЁ][а-яё]+(?:ий|ого|ому|им|ом)(?![а-яё])")
_SURNAME_AND_INITIALS = re.compile(r"[а-яё]{2,} [А-ЯЁ]\.\s?[А-ЯЁ]\.\s?$")
_OF_A_SHOP = re.compile(
    r"(?<!\w)(?:ООО|ИП|ТЦ|ТРЦ|[Сс]алон\w{0,2}|[Мм]агазин\w{0,3}|[Кк]афе|[Бб]утик\w{0,2}|[Рр]есторан\w{0,2})"
    r"\s[«\"“„]$"
)
_OLD_YEAR = re.compile(r"\s?[-–]\s?(?:19\d\d|20[01]\d|[3-9]\d)(?!\d)")
# «выпускники Витебского училища 1941 года»: what it was then takes no part
_ONCE = re.compile(r"[^,;.()]{0,30}\s1[89]\d\d\s?г")
_BESIDE_RUSSIA = re.compile(r"[«\"“„]росси[яи]\s?[-–—]\s?$")
_RUSSIA_NEXT = re.compile(r"\s?[-–—]\s?росси[яи](?![а-я])")
_HYPHENS = ("-", "‑", "–")


def _is_named_after(reading: CellReading, first: int) -> bool:
    return bool(_NAMED_AFTER.search(reading.folded_before(reading.words[first].start)))


def _accept_name(reading: CellReading, candidate: Candidate) -> bool:
    words, word = reading.words, reading.words[candidate.first]
    single = candidate.first == candidate.last
    if VILLAGE_MARK.search(reading.folded_before(word.start)):
        return False
    before = reading.before(word.start)
    if TWO_INITIALS.search(before) and not _SURNAME_AND_INITIALS.search(before):
        return False
    if not word.capitalised and single and traps.lower_case_is_common(word.form):
        return False
    if word.capitalised and single and traps.begins_sentences(word.form):
        whole = reading.text.strip(" .") == word.text  # «Куба» is all that the cell says
        listed = GOES_ON_AS_LAND.match(reading.text, word.end)
        if not (whole or listed) and begins_a_sentence(reading, word.start):
            return False
    if traps.is_diaspora_of(reading.words, candidate.first, reading.text):
        return False
    if has_a_surname(reading, candidate):
        return False  # «Доминика Егорова», «Израиль Моисеевич»
    if is_of_works(reading, candidate):
        return False
    art = before_the_list(words, candidate.first)  # «конкурс чтецов «Литература Германии»»
    abroad = candidate.entry.code != "BY"
    if art >= 0 and is_shown_art(reading.words, art, words[art], reading.text, titled=abroad):
        return False
    return not traps.follows_history_word(reading.words, candidate.first, reading.text)


def _is_a_surname(reading: CellReading, word: CellWord) -> bool:
    """«семья Варшавских», «семьи Минских и Брестских»."""
    return word.capitalised and bool(_FAMILY.search(reading.folded_before(word.start, SENTENCE)))


def _accept_adjective(reading: CellReading, candidate: Candidate) -> bool:
    words, text = reading.words, reading.text
    word = words[candidate.last]
    by_way_of = text[max(0, word.start - 3) : word.start].lower() == "по-"  # «по-русски»
    if by_way_of or not compounds.may_stand(text, word.start, word.end, candidate.entry.rule):
        return False
    start = words[candidate.first].start
    if _SEE.search(reading.folded_before(start, SENTENCE)) and word.capitalised:
        return True
    if traps.follows_history_word(words, candidate.first, text):
        return False
    head = traps.head_after(words, candidate.last, text)
    if head is None:
        # «курсы английского», «Большая Варшавская»: a language, a street.
        listed = candidate.entry.local and _DISTRICTS.search(reading.folded)
        named = candidate.entry.rule.startswith("unit ") or _is_a_surname(reading, word)
        return bool(listed) or not (named or SINGULAR.search(word.form))
    if _is_a_village(reading, candidate, head):
        return False
    if candidate.entry.rule.startswith("unit "):
        units = several(candidate.entry.rule.split(" ")[1])
        return reading.is_unit(head, units) or reading.is_of_a_unit(candidate.last, units)
    if candidate.entry.rule == "region":
        return head.form.startswith(("област", "район"))
    if _ONCE.match(reading.folded, head.end):
        return False
    if traps.is_no_partner_head(head) or is_of_works(reading, candidate):
        return False
    if traps.is_admired(words, candidate.first, text):
        return False
    if is_a_founder(reading.text, words, candidate.first, head):
        return False
    abroad = candidate.entry.code != "BY"
    if is_shown_art(words, candidate.first, head, text, titled=abroad):
        return False
    if not candidate.entry.local and lives_here(words, candidate.first, head, text):
        return False
    if head.form.startswith("район") and _OF_A_TOWN.match(reading.folded, head.end):
        return False
    of_a_breed = _OF_A_BREED.search(reading.folded_before(start, SENTENCE))
    if of_a_breed and not traps.is_partner_noun(head):
        return False
    quoted = reading.quotations_around(word.start, word.end)
    titled = abroad and bool(quoted)
    with_russia = compounds.is_with_russia(text, start, word.end)
    if titled and not candidate.entry.local and _OF_A_SHOP.search(reading.before(quoted[-1].start)):
        return False  # «ООО «Польская мода»»
    if titled and not traps.is_partner_noun(head) and SINGULAR.search(word.form):
        return False  # «Шотландский волынщик»: nobody is named so who takes part
    if (
        (titled or not candidate.entry.local or candidate.entry.rule == "head")
        and not with_russia
        and not traps.is_partner_head(head, word.capitalised)
    ):
        starts = begins_a_sentence(reading, start)
        if starts or titled or not word.capitalised:
            return False
    if text[word.end : head.start].isspace() and (not head.capitalised or head.upper):
        return True
    return not (word.capitalised and is_person(reading, candidate.first, candidate.last))


def _is_a_village(reading: CellReading, candidate: Candidate, head: CellWord) -> bool:
    """«пос. Полоцкий Челябинской области», «Парижский сельсовет» of the same region."""
    first, last = reading.words[candidate.first], reading.words[candidate.last]
    if candidate.entry.code != "BY" and _VILLAGES_OF.match(reading.folded, last.end):
        return True
    called = VILLAGE_WORD.search(reading.folded_before(first.start)) is not None
    return called and not reading.text[last.end : head.start].isspace()


def _accept_citizen(reading: CellReading, candidate: Candidate) -> bool:
    word = reading.words[candidate.first]
    if is_person(reading, candidate.first, candidate.last):
        return False
    if traps.is_diaspora(reading.words, candidate.first) or are_of_the_region(reading, candidate):
        return False
    if are_of_a_land(reading, candidate):
        return False
    if traps.follows_history_word(reading.words, candidate.first, reading.text):
        return False
    if word.capitalised and not word.upper and word.form.endswith(("ов", "ев")):
        return False  # «Чехов», «Поляков»
    folded = reading.folded_before(word.start)
    if word.capitalised and (TOWN_WORD.search(folded.rstrip()) or VILLAGE_WORD.search(folded)):
        return False  # «г. Болгар», «с. Грузины» are settlements
    return not word.capitalised or word.upper or begins_a_sentence(reading, word.start)


def _accept_settlement(reading: CellReading, candidate: Candidate) -> bool:
    word = reading.words[candidate.first]
    # «область Абай», «Беловежская пуща»: of a land's name one word may have the capital.
    ending = reading.words[candidate.last]
    if not (word.capitalised or (candidate.entry.kind == "region" and ending.capitalised)):
        return False
    # «боксеры из Борисова»: nobody comes out of a surname.
    typed = is_typed(reading, candidate.first)
    rule, behind = candidate.entry.rule, reading.words[candidate.last].end
    if rule == "context" or (rule == "typed" and not is_placed(reading, candidate.first)):
        return False
    town, code = candidate.entry.kind == "settlement", candidate.entry.code
    if town and is_in_a_compound(reading, candidate.first, candidate.last, code):
        return False
    if rule == "typed" and GOES_ON.match(reading.text, behind):
        return False  # «Сус-Масса» is not Сус
    if not typed and is_person(reading, candidate.first, candidate.last):
        return False
    if not typed and has_a_surname(reading, candidate):
        return False
    start, end = word.start, reading.words[candidate.last].end
    in_a_village = candidate.entry.kind != "region" and _is_namesake(reading, candidate)
    if in_a_village and (
        VILLAGE_WORD.search(reading.folded_before(start))
        or VILLAGES_LISTED.search(reading.before(start, SENTENCE))
    ):
        return False
    begins = not typed and reading.text[max(0, start - 1) : start] not in _HYPHENS
    if begins and traps.begins_sentences(word.form) and begins_a_sentence(reading, start):
        whole = reading.text.strip(" .") == word.text
        return whole or GOES_ON_AS_LAND.match(reading.text, end) is not None
    if _OLD_YEAR.match(reading.text, end) or _DOUBLE_NAME.match(reading.text, end):
        return False
    return not traps.follows_history_word(reading.words, candidate.first, reading.text)


def _is_namesake(reading: CellReading, candidate: Candidate) -> bool:
    """Whether a village's name is rather a Russian one («дер. Берлин», «д. Городок»)."""
    if candidate.entry.code != "BY":
        return True
    words = reading.words
    spelling = reading.text[words[candidate.first].start : words[candidate.last].end]
    longer = NEW_OR_OLD.search(reading.folded_before(words[candidate.first].start))
    return longer is not None or is_of_russia(spelling)  # «д. Новый Минск»


_ACCEPT = {
    "name": _accept_name,
    "adjective": _accept_adjective,
    "citizen": _accept_citizen,
    "settlement": _accept_settlement,
    "region": _accept_settlement,
}


def _is_firm(reading: CellReading, last: int) -> bool:
    """Whether the place is a part of another name («Китай-город», «Ереван Плаза»)."""
    end = reading.words[last].end
    next_word = reading.words[last + 1] if last + 1 < len(reading.words) else None
    beside = next_word is not None and next_word.capitalised and next_word.start == end + 1
    if next_word is not None and beside and traps.is_one("house", next_word.form):
        return True
    if not _HYPHEN.match(reading.text, end) or last + 1 >= len(reading.words):
        return False
    following = reading.words[last + 1]
    return not (following.capitalised or following.form.isdigit()) or traps.is_firm_tail(
        following.form
    )


def stands(reading: CellReading, candidate: Candidate) -> bool:
    """Whether nothing around the candidate makes it something else than a country."""
    entry, words = candidate.entry, reading.words
    start, end = words[candidate.first].start, words[candidate.last].end
    if entry.kind == "abbreviation":
        if not words[candidate.first].text.isupper():
            return False
        if traps.is_diaspora_of(words, candidate.first, reading.text):
            return False
    elif not _ACCEPT[entry.kind](reading, candidate) or _is_named_after(reading, candidate.first):
        return False
    if entry.kind == "adjective" and entry.rule == "context":
        return False
    if reading.masked(start, end) or recalls_a_war(words, candidate.first):
        return False
    if entry.kind not in ("adjective", "citizen") and (
        _is_firm(reading, candidate.last) or traps.is_topic(words, candidate.first, reading.text)
    ):
        return False
    town = entry.kind in ("settlement", "region")
    if traps.follows_street_word(words, candidate.first, reading.text):
        return False
    if _BESIDE_RUSSIA.search(reading.folded_before(start)) or _RUSSIA_NEXT.match(
        reading.folded, end
    ):
        return True  # «ярмарка «Россия – Казахстан»»
    first, last, named = candidate.first, candidate.last, town or entry.kind == "name"
    return not any(
        quoted_as_brand(quotation, words, first, last, reading.text, town=town, named=named)
        for quotation in reading.quotations_around(start, end)
    )

"""A settlement's name out of any case into the nominative, and back to the document's capitals."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.morphology import known_parses, parses
from etl.text import key

TOWN_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+){0,3}"
"""A town's name of one word, with its hyphens."""
# Ending in a case other than the nominative -> endings the nominative may have.
_ENDINGS = (
    ("ого", ("ый", "ий", "ой", "ое", "ее", "о")),
    ("его", ("ий", "ее")),
    ("ому", ("ый", "ий", "ой", "ое")),
    ("ему", ("ий", "ее")),
    ("ыми", ("ые",)),
    ("ими", ("ие",)),
    ("ами", ("ы", "и")),
    ("ями", ("и", "я")),
    ("ках", ("ки",)),
    ("ах", ("ы", "и")),
    ("ях", ("и", "я")),
    ("ых", ("ые",)),
    ("их", ("ие",)),
    ("ам", ("ы", "и")),
    ("ям", ("и",)),
    ("ым", ("ый", "ое", "")),
    ("им", ("ий", "ое", "")),
    ("ом", ("", "о", "ый", "ий", "ой", "ое", "ок")),
    ("ем", ("ь", "е", "й", "ий", "ее", "")),
    ("ой", ("а", "ая", "ый")),
    ("ей", ("я", "а", "ь", "и", "ая")),
    ("ую", ("ая",)),
    ("юю", ("яя",)),
    ("ью", ("ь",)),
    ("ов", ("ы", "и")),
    ("ев", ("ы", "и")),
    ("ка", ("ок", "ек", "ка")),
    ("ке", ("ка", "ок", "ек", "к")),
    ("ку", ("ка", "ок", "к")),
    ("ца", ("ец", "ца")),
    ("це", ("ца", "ец", "це", "ц")),
    ("ла", ("ел", "ел", "л", "ла")),
    ("ле", ("ел", "ла", "ль", "ле", "л")),
    ("ок", ("ки",)),
    ("ек", ("ки",)),
    ("ия", ("ий", "ия", "ие")),
    ("ии", ("ия", "ий", "ии")),
    ("а", ("", "о", "а")),
    ("я", ("ь", "й", "я", "е")),
    ("е", ("", "а", "я", "о", "ь", "е", "й")),
    ("и", ("ь", "а", "я", "и")),
    ("ы", ("а", "ы")),
    ("у", ("", "а", "о", "у")),
    ("ю", ("я", "ь", "й", "е")),
)


@lru_cache(maxsize=20_000)
def _word_forms(word: str) -> tuple[str, ...]:
    low = key(word)
    found = [low]
    for parse in parses(low):
        if "Geox" in parse.tag or parse.tag.POS in ("ADJF", "PRTF"):
            nominative = parse.inflect({"nomn"})
            if nominative is not None:
                found.append(key(nominative.word))
    for ending, replacements in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            found += [low[: -len(ending)] + new for new in replacements]
    return tuple(dict.fromkeys(found))


def _token_forms(token: str) -> list[str]:
    """Forms of one word; in «Ростове-на-Дону» the first part declines, else the last."""
    parts = token.split("-")
    if len(parts) == 1:
        return list(_word_forms(token))
    low = [key(part) for part in parts]
    heads, tails = _word_forms(parts[0]), _word_forms(parts[-1])
    forms = ["-".join([head, *low[1:]]) for head in heads]
    forms += ["-".join([*low[:-1], tail]) for tail in tails]
    if len(parts) == 2:
        forms += [f"{head}-{tail}" for head in heads[1:] for tail in tails[1:]]
    return list(dict.fromkeys(forms))


@lru_cache(maxsize=20_000)
def nominatives(name: str) -> tuple[str, ...]:
    """Names of the gazetteer of which ``name`` may be a case form, the word itself first."""
    tokens = name.split(" ")
    if len(tokens) > 4:
        return ()
    forms = [_token_forms(token) for token in tokens]
    if len(tokens) > 1:
        forms = [form[:14] for form in forms]
    found = [" ".join(product) for product in itertools.islice(itertools.product(*forms), 4000)]
    return tuple(form for form in dict.fromkeys(found) if settlements_named(form))


def is_ordinary_word(word: str) -> bool:
    """Whether the dictionary knows the word and not as a place («Победа», «Мир», «Центральный»)."""
    known = known_parses(word)
    return bool(known) and not any("Geox" in p.tag for p in known)


def guessed_nominative(name: str) -> str:
    """The nominative of a name that no gazetteer has, out of an oblique case."""
    shown = []
    for word in name.split(" "):
        for parse in known_parses(word):
            if "Geox" in parse.tag or parse.tag.POS == "ADJF":
                nominative = parse.inflect({"nomn"})
                if nominative is not None:
                    shown.append(nominative.word)
                    break
        else:
            plain = re.sub(r"(?<=[оеи][вн])[еуа]$|(?<=ын)[еуа]$", "о", word)
            plain = re.sub(r"(?<=[сц]к)[еуа]$", "", plain)
            plain = re.sub(r"(?<=[кгхчшжр])е$|(?<=[лнт])ке$", "а", plain)
            plain = re.sub(r"(?<=к)и$", "а", plain)
            shown.append(re.sub(r"ах$", "и", plain))
    return " ".join(shown)


def with_capitals(form: str) -> str:
    """Write a lower-case form of a name with a name's capitals."""
    return " ".join(
        "-".join(
            part
            if part in ("на", "де", "ла", "эль", "над", "под") and at
            else part[:1].upper() + part[1:]
            for at, part in enumerate(word.split("-"))
        )
        if word not in ("на", "над", "под", "де")
        else word
        for word in form.split(" ")
    )

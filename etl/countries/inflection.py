"""Forms of Russian place names and their adjectives, made by rule.

A morphology library has no rule for «Суйфэньхэ» or «Лиозно», and looking up every word of
a text in one is slow. The few patterns by which proper names decline are written down
here instead; a form too many does no harm, since it is no word at all.
"""

from __future__ import annotations

import re

from etl.text import key

_SOFT = ("ь", "й")
_HUSHING = "гкхжчшщц"
_ADJECTIVE = re.compile(r".{2,}(?:[стц]к|н|в|л|т|ш)(?:ий|ый|ой|ая|ое|ие|ые|яя|ее)$")
_PARTICLES = frozenset({"и", "на", "де", "да", "эш", "эль", "эр", "эс", "ам", "лос", "ле", "мар"})


def _endings(stem: str, endings: str) -> frozenset[str]:
    return frozenset([stem + ending for ending in endings.split(",")])


def beginning(word: str) -> str:
    """Letters with which every form of a word begins: short ones lose one letter at most."""
    word = key(word)
    return word[:-2] if len(word) > 3 else word[:-1]


def is_adjective(word: str) -> bool:
    """Whether a word of a name declines as an adjective («Южная», «Минский»)."""
    return bool(_ADJECTIVE.match(word))


def adjective_forms(word: str) -> frozenset[str]:
    """Every form of an adjective given in any nominative, lower case, ё as е.

    The first part of a compound («белорусско-российский») is among them.
    """
    return _adjective_forms(key(word))


def _adjective_forms(word: str) -> frozenset[str]:
    stem = re.sub(r"(?:ий|ый|ой|ая|ое|ие|ые|яя|ее)$", "", word)
    if stem.endswith("н") and word.endswith(("ий", "яя", "ее", "ие")):
        return _endings(stem, "ий,яя,ее,ие,его,ему,им,ем,ей,юю,их,ими")
    vowel = "и" if stem[-1] in _HUSHING else "ы"
    return _endings(stem, f"{vowel}й,ой,ая,ое,{vowel}е,ого,ому,{vowel}м,ом,ую,{vowel}х,{vowel}ми,о")


def noun_forms(word: str) -> frozenset[str]:
    """Every form of a place name that declines as a noun, lower case, ё as е."""
    return _noun_forms(key(word))


def _noun_forms(word: str) -> frozenset[str]:
    last, stem = word[-1], word[:-1]
    if word.endswith("ия"):
        forms = _endings(stem, "я,и,ю,ей,ею")
    elif word.endswith("ице") and len(word) > 5:  # «Катовице»: undeclined, or «из Катовиц»
        forms = _endings(stem, ",ы,ам,ами,ах")
    elif word.endswith("ье"):
        forms = _endings(stem, "е,я,ю,ем,и")
    elif last == "я":
        forms = _endings(stem, "я,и,е,ю,ей,ею")
    elif last == "а":
        forms = _endings(stem, "а,ы,и,е,у,ой,ою,ей")
    elif last in _SOFT:
        forms = _endings(stem, f"{last},и,ю,ью,я,ем,е")
    elif last in "ыи" and len(stem) > 2:
        forms = _endings(stem, f"{last},ов,ев,ам,ями,ами,ах,ям,ях,ей")
        forms |= {stem} if len(stem) > 3 else frozenset()
    elif last == "о":
        forms = _endings(stem, "о,а,у,ом,е")
    elif last in "бвгджзклмнпрстфхцчшщ":
        forms = _endings(word, ",а,у,ом,ем,е,ым")
        if word.endswith("ец") and len(word) > 4:
            forms |= _endings(word[:-2] + "ц", "а,у,ом,ем,е")
        if word.endswith("ок") and len(word) > 4:
            forms |= _endings(word[:-2] + "к", "а,у,ом,е")
    else:
        forms = frozenset({word})
    return forms | {word}


def citizen_forms(word: str) -> frozenset[str]:
    """Every form of a word for a citizen or one of a people («узбекистанец», «чех»).

    A final «!» says that it is a form already, for plurals that follow no rule («турки»).
    """
    if word.endswith("!"):
        return frozenset({key(word[:-1])})
    word = key(word)
    if word.endswith("ец"):
        soft = {"л": "ьц"} | dict.fromkeys("аеиоуыэюя", "йц")
        stem = word[:-2] + soft.get(word[-3], "ц")
        return _endings(stem, "а,у,ем,ом,е,ы,ев,ов,ам,ами,ах") | {word}
    if word.endswith(("анин", "янин")):
        many = word[:-2]
        return _endings(word, ",а,у,ом,е") | _endings(many, ",е,ы,ам,ами,ах")
    if word.endswith("ка"):
        return _endings(word[:-1], "а,и,е,у,ой,ам,ами,ах") | {word[:-2] + "ок"}
    ending = "и" if word[-1] in _HUSHING else "ы"
    return _endings(word, f",а,у,ом,е,{ending},ов,ам,ами,ах")


def word_forms(word: str) -> frozenset[str]:
    """Forms of one word inside a name, whatever it is."""
    word = key(word)
    if word in _PARTICLES:
        return frozenset({word})
    if is_adjective(word):
        return _adjective_forms(word) | _noun_forms(word)
    return _noun_forms(word)

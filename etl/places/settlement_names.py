"""Settlement names out of any case, and which settlement a name means."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.home import Home
from etl.model import GazetteerRow
from etl.morphology import parses
from etl.places.place_words import usual_name, words
from etl.text import key

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


@dataclass(frozen=True, slots=True)
class Context:
    """What else the cell says about where a settlement lies; None where nothing."""

    country: str | None = None
    region: str | None = None
    size: str = "any"


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


def fits(row: GazetteerRow, context: Context) -> bool:
    """Whether a settlement agrees with the country, region and kind that the cell names."""
    if context.country is not None and row.country_code != usual_name(context.country):
        return False
    if context.region is not None and row.region is not None:
        same = key(row.region) == key(context.region)
        if not same and key(row.name) != key(row.region):
            return False
    if context.size == "village" and row.population > 60_000:
        return False
    if context.size in ("village", "small") and context.country is context.region is None:
        # «п. Хасан» is no city of India
        return len(row.country_code) > 2 or row.country_code in (*_neighbours(), "RU", "BY")
    return not (context.size == "town" and 0 < row.population < 400)


def choose(
    rows: Iterable[GazetteerRow], context: Context, home: Home
) -> tuple[GazetteerRow | None, bool]:
    """The settlement that is meant, and whether namesakes left it open.

    What the cell says decides; then the home region; then the home country, its
    neighbours of ``home.bias_countries`` and entities without a code; then the rest of
    the world. Within one circle a namesake must be several times as large to win.
    """
    fitting = [row for row in rows if fits(row, context)]
    if not fitting:
        return None, False
    if _needs_context(context, home):
        at_home = [row for row in fitting if row.region == home.region]
        if not at_home and not _is_alone(fitting):
            return None, True
        fitting = at_home or fitting
    largest = max(fitting, key=lambda row: row.population)
    near = (home.country_code, *home.bias_countries)
    circles: list[tuple[list[GazetteerRow], int]] = [
        ([row for row in fitting if row.region == home.region], 200_000),
        (
            [row for row in fitting if row.country_code in near or len(row.country_code) > 2],
            300_000,
        ),
        (fitting, 0),
    ]
    for circle, overruled_from in circles:
        if not circle:
            continue
        first, *rest = sorted(circle, key=lambda row: -row.population)
        # Two of one name in one region leave the region sure.
        rest = [row for row in rest if row.region is None or row.region != first.region]
        if overruled_from and first.population * 50 < largest.population > overruled_from:
            continue
        if rest and circle is not circles[0][0] and first.population < 6 * rest[0].population:
            return None, True
        if circle is not circles[0][0] and _proves_nothing(first, rest, context, home):
            return None, True
        return first, False
    return None, False


def _needs_context(context: Context, home: Home) -> bool:
    """Whether a village is named with nothing that says where it lies.

    Small villages are in no index, so a lone namesake far away proves nothing.
    """
    small = context.size in ("village", "small")
    return small and context.region is None and context.country in (None, home.country_code)


# Endings that any number of villages share («Полтавка», «Марково», «Троицкое»).
_COMMON = re.compile(r"(?:к[аи]|[оеё]в[оа]?|[иы]н[оа]?|ичи|ое|ая|ый|ий|ые|ие|цы|иха|ье)$")


def _is_alone(rows: Sequence[GazetteerRow]) -> bool:
    """Whether one settlement of some size bears a name that hardly another would."""
    if len({(row.region, row.country_code) for row in rows}) != 1:
        return False
    people = max(row.population for row in rows)
    first = rows[0].name
    common = _COMMON.search(first) is not None or is_ordinary_word(first)
    # The index does not know how many live in some («Усть-Большерецк»).
    return people >= 3_000 or ((people >= 300 or "-" in first) and not common)


def _proves_nothing(
    row: GazetteerRow, rest: Sequence[GazetteerRow], context: Context, home: Home
) -> bool:
    """Whether a small place far away is only the one namesake that an index happens to have."""
    if context.region is not None:
        return False
    if row.country_code not in (home.country_code, *home.bias_countries):
        near = row.country_code in _neighbours() or len(row.country_code) > 2
        return context.country is None and row.population < (1_000 if near else 60_000)
    small = row.population < 3_000 and context.size == "any"
    return small and not _is_alone([row, *rest])


@lru_cache(maxsize=1)
def _neighbours() -> frozenset[str]:
    """Countries whose small places a plan names without saying the country."""
    return frozenset(words()["town"]["neighbours"])


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement's name in the nominative and what the gazetteers know of it."""

    name: str
    rows: tuple[GazetteerRow, ...]


def _fallback(name: str) -> str:
    """The nominative of a name that no gazetteer has, out of an oblique case."""
    shown = []
    for word in name.split(" "):
        for parse in parses(word):
            if parse.is_known and ("Geox" in parse.tag or parse.tag.POS == "ADJF"):
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


def _like(form: str, name: str) -> str:
    """Write a lower-case form with the capitals of the name as the document has it."""
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


def is_either(name: str, home: Home) -> bool:
    """Whether a word is one town's name and another's in another case («г. Печоры»)."""
    rows = [r for form in nominatives(name) for r in settlements_named(form)[:1]]
    towns = [r for r in rows if r.population > 3_000 and r.country_code == home.country_code]
    same = [r for r in towns if key(r.name) == key(name)]
    return bool(same) and any(
        r.region != same[0].region and r.population * 8 > same[0].population
        for r in towns
        if key(r.name) != key(name)
    )


# Endings of an adjective that stands for the settlement's name, by its type.
_GENDERS = (
    (re.compile(r"с\.?|село"), ("ое", "ее")),
    (re.compile(r"д\.?|дер\.?|деревня|ст\.?|ст-ца|станица|слобода"), ("ая", "яя")),
    (re.compile(r"п\.?|пос\.?|пос[её]лок|х\.?|хутор|р\.п\.|пгт\.?"), ("ий", "ый", "ой")),
)


def _gender(name: str, settlement_type: str | None) -> tuple[str, ...] | None:
    """«в с. Бурятском»: the neuter, since it is a village."""
    if settlement_type is None or re.search(r"(?:ом|ем|ого|его|ой|ей)$", name) is None:
        return None
    return next((ends for kind, ends in _GENDERS if kind.fullmatch(settlement_type)), None)


def read_settlement(
    name: str,
    context: Context,
    home: Home,
    *,
    oblique: bool,
    settlement_type: str | None = None,
) -> Settlement:
    """The nominative of a settlement's name and its gazetteer rows.

    Args:
        name: one or more words, in any case.
        context: what else the cell says.
        home: for namesakes.
        oblique: a preposition or an inflected word before it says that the name is
            probably not in the nominative.
        settlement_type: as the document has it; its gender tells «Бурятское» from «Бурятский».
    """
    name = words()["town"]["short"].get(key(name).replace(" ", ""), name)
    forms = nominatives(name)
    same = key(name)
    gender = _gender(name, settlement_type)
    if gender is not None and not any(form.endswith(gender) for form in forms):
        adjective = re.fullmatch(r"(\S+[сц]к)(?:ом|ого|ому|ой)", name)
        if adjective is not None:
            return Settlement(adjective.group(1) + gender[0], ())
        gender = None

    def weight(form: str) -> tuple[bool, bool, int, float]:
        rows = settlements_named(form)
        chosen, _ = choose(rows, context, home)
        fitting = [row for row in rows if fits(row, context)]
        people = (
            chosen.population if chosen else max((r.population for r in fitting), default=0)
        ) + 1
        near = 0
        if chosen is not None and chosen.region == home.region:
            near = 2
        elif chosen is not None and chosen.country_code in (
            home.country_code,
            *home.bias_countries,
        ):
            near = 1
        agrees = gender is None or form.endswith(gender)
        case = 1 if (form == same) is not oblique else 0.02
        return bool(fitting), agrees, near, people * case

    if same in forms and not oblique:
        return Settlement(name, settlements_named(same))
    if (
        not oblique
        and re.search(r"(?:[оеё]в|[иы]н|[сц]к|[оеё]е|[иы]й)о?$", same)
        and " " not in same
    ):
        forms = ()  # an ending of the nominative: a namesake-like word is another place
    if forms:
        best = max(forms, key=weight)
        rows = settlements_named(best)
        twin = same in forms and rows[0].source in {r.source for r in settlements_named(same)}
        if best == same or twin:
            return Settlement(name, settlements_named(same))
        shown = _like(best, name)
        if "ё" in name.lower() or "ё" not in rows[0].name.lower():
            shown = rows[0].name if key(rows[0].name) == best else shown
        return Settlement(shown, rows)
    return Settlement(_like(_fallback(name), name) if oblique else name, ())


def is_ordinary_word(word: str) -> bool:
    """Whether the dictionary knows the word and not as a place («Победа», «Мир», «Центральный»)."""
    found: Sequence[object] = parses(word)
    known = [p for p in found if p.is_known]  # type: ignore[attr-defined]
    return bool(known) and not any("Geox" in p.tag for p in known)  # type: ignore[attr-defined]

"""Which places of a cell take part remotely, and whether the remote form stands by itself."""

from __future__ import annotations

import re

from etl.model import Span
from etl.places.cell_remarks import PreparedCell, items_of
from etl.places.formats import format_words
from etl.places.people_told import for_whom, names_people
from etl.places.venue_draft import Draft
from etl.text import key

_BESIDE = re.compile(
    r"(?:(?<!\w)(?:а также|и|или|либо|плюс|параллельно|одновременно)\s|[/+&])\s*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)

_LISTED = re.compile(r"^[^;()]+[,.]\s*онлайн[\s.]*(?:\([^()]*\)\s*)?$", re.IGNORECASE)
# «г. Алматы; отборочный тур – онлайн»: one stage is remote, the others have the place.
_STAGE = re.compile(
    r"(?<!\w)(?:этап|тур|отбор|полуфинал|финал|част[ьи])(?:[аеуы]|ом|ы)?(?!\w)", re.I
)
# «г. Ванадзор; формат – онлайн», «… ; форма проведения: дистанционная»: of all that is named.
_WHOLE = re.compile(
    r"(?:^|[;,.(]\s?)форм(?:ат|а)(?:\s(?:проведения|участия|мероприятия))*\s?(?:[:–—-]\s?)?$", re.I
)
# «Оренбург, Актобе: площадки вузов, платформа Zoom»: sites, and a link beside them.
_SITES_BESIDE = re.compile(
    r"(?:^|[:;,]\s)(?:на\s)?(?:площадк|аудитори|зал[ыа](?!\w)|помещени)\w*\s(?![A-Z«])[^,;()]*,\s"
    r"(?:на\s)?(?:платформ|сервис)\w*\s",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?:/|\+|и\s|а также\s)\s*(?:в\s|на\s)?(?:г\.|город|пос|дер|[А-ЯЁ])")


def is_separate(prepared: PreparedCell, drafts: list[Draft]) -> bool:
    """Whether the remote form stands beside a place, as an item of its own.

    «в дистанционном формате; социальные учреждения Смоленской области» is both;
    «г. Смоленск; г. Витебск (в дистанционном формате)» is a link between towns.
    """
    if not prepared.remote and names_people(prepared.text):
        return bool(drafts)  # «г. Смоленск; участники из Сербии (онлайн)»
    if prepared.remote and _SITES_BESIDE.search(prepared.text):
        return bool(drafts)
    people = [span for one in prepared.remote for span in for_whom(prepared.text, one, others=True)]
    for_some = bool(people) and any(_is_apart(draft, people) for draft in drafts)
    for start, end in prepared.remote:
        if not for_some and _WHOLE.search(prepared.text[:start]):
            return False
        told = re.split(r"[;,(]", prepared.text[:end])[-1]
        within = range(end - len(told), end)
        if _STAGE.search(told) and not any(a in within for d in drafts for a, _ in d.words()):
            return bool(drafts)
        if for_some and for_whom(prepared.text, (start, end), others=True):
            return True
        if _BESIDE.search(prepared.text[:start]) and prepared.shadow[:start].strip(" ,.и/+;("):
            return True
        if _BEFORE.match(prepared.text[end:]) and drafts:
            return True
        if prepared.text[end - 1 : end] == ":" and re.search(r",\s*$", prepared.text[:start]):
            return len(drafts) > 1  # «г. Смоленск, СмолГУ, онлайн: г. Минск, БГУ»
    if _sides_in_brackets(prepared, drafts) or _is_of_bodies(prepared, drafts):
        return True
    if _is_of_last_town(prepared, drafts):
        return True
    # «г. Минск, онлайн» lists two ways to take part; «г. Минск (онлайн)» says how.
    if len(drafts) == 1 and _LISTED.search(prepared.text):
        return True
    items = items_of(prepared)
    bare = [
        at
        for at, (start, end) in enumerate(items)
        if any(start <= s < end for s, _ in prepared.remote)
        and not re.search(r"\w{3}|¤", prepared.shadow[start:end])
    ]
    placed = [
        at
        for at, (start, end) in enumerate(items)
        if re.search(r"\w{3}|¤", prepared.shadow[start:end])
    ]
    if not bare or not placed:
        return False
    two_towns = len({key(d.settlement.name) for d in drafts if d.settlement is not None}) > 1
    return not (two_towns and bare[0] > placed[-1])


def _is_apart(draft: Draft, people: list[Span]) -> bool:
    """Whether a place is named elsewhere than among those for whom it is remote."""
    return any(not any(a <= at < b for a, b in people) for at, _ in draft.words())


def _is_of_bodies(prepared: PreparedCell, drafts: list[Draft]) -> bool:
    """«г. Смоленск; консульства России (онлайн)»: bodies or countries take part remotely.

    Towns that are linked («г. Смоленск; г. Витебск (по ВКС)») make the whole remote.
    """
    items = items_of(prepared)
    own = {
        at
        for at, (start, end) in enumerate(items)
        if any(start <= s < end for s, _ in prepared.remote)
    }
    remote = {at for span in prepared.remote for at in range(*span)}
    told = all(re.search(r"\w{3}|«", _without(prepared.text, items[at], remote)) for at in own)
    linked = [draft for draft in drafts if draft.group in own]
    placed = any(draft.group not in own for draft in drafts)
    return bool(own) and told and placed and not any(d.settlement or d.district for d in linked)


def _is_of_last_town(prepared: PreparedCell, drafts: list[Draft]) -> bool:
    """«г. Энгельс, ДК «Дружба»; г. Саратов (видеоконференция)»: who comes by video to a site.

    So of several last items («…; г. Витебск (ВКС); г. Минск (ВКС)»). Two towns, or two
    institutions, are the ends of a link, and so are all places of a bridge («телемост»).
    """
    items = items_of(prepared)
    told = [_is_marked(prepared, item) for item in items]
    first = told.index(True) if True in told else 0
    if not first or not all(told[first:]) or _has_bridge(prepared):
        return False
    outside = any(start < items[first][0] for start, _ in prepared.remote)
    last = [draft for draft in drafts if draft.group >= first]
    towns = bool(last) and all(d.settlement and not (d.name or d.address) for d in last)
    sites = any((d.name or d.address) and d.settlement and d not in last for d in drafts)
    return not outside and towns and sites


def _is_marked(prepared: PreparedCell, item: Span) -> bool:
    """Whether an item tells the remote form, and only of its town.

    «г. Минск (ВКС)», «г. Витебск, дистанционно», «по ВКС – г. Мирный».
    """
    start, end = item
    marks = [(at, stop) for at, stop in prepared.remote if start <= at < end]
    if not marks:
        return False
    if all("(" in prepared.text[start:at] for at, _ in marks):
        return True
    first, last = marks[0][0], marks[-1][1]
    between = _without(prepared.text, (first, last), {at for span in marks for at in range(*span)})
    before, behind = prepared.text[start:first], prepared.text[last:end]
    joint = prepared.text[first] in "–—-" or re.search(r"(?:,|\s[–—-])\s*$", before)
    ends = bool(joint) and not behind.strip(" ;.")
    dash = re.search(r"[–—:-]\s", prepared.text[last - 1 : last + 3])
    heads = dash is not None and not before.strip(" ;")
    return not between.strip() and (ends or heads)


def _has_bridge(prepared: PreparedCell) -> bool:
    return any("мост" in key(prepared.text[slice(*span)]) for span in prepared.remote)


def _without(text: str, item: tuple[int, int], marks: set[int]) -> str:
    return "".join(" " if at in marks else text[at] for at in range(*item))


def _sides_in_brackets(prepared: PreparedCell, drafts: list[Draft]) -> list[bool]:
    """Which places of «г. Псков (г. Минск – по ВКС)» are linked: the towns in the brackets.

    Empty where the brackets hold no town, or all places.
    """
    spans = [
        match.span()
        for match in re.finditer(r"\([^()]*\)", prepared.text)
        if any(match.start() < start < match.end() for start, _ in prepared.remote)
    ]
    inside = [
        draft.settlement is not None
        and any(start < draft.settlement.start < end for start, end in spans)
        for draft in drafts
    ]
    sides = [s for s, d in zip(inside, drafts, strict=True) if d.settlement or d.name]
    return inside if set(sides) == {True, False} else []


def linked_places(prepared: PreparedCell, drafts: list[Draft]) -> tuple[int, ...]:
    """Which places of a hybrid event only take part remotely, where each has its form."""
    bracketed = _sides_in_brackets(prepared, drafts)
    if bracketed:
        return tuple(at for at, side in enumerate(bracketed) if side)
    marks = [m.end() for m in re.finditer(r"[;,](?![^(]*\))", prepared.text)]
    items = list(zip([0, *marks], [*marks, len(prepared.text)], strict=True))

    def is_linked(draft: Draft) -> bool:
        area = draft.settlement or draft.district or draft.region or draft.country
        if area is None:
            return False
        at = area.start
        start, end = next((item for item in items if item[0] <= at < item[1]), (0, 0))
        said = any(start <= s < end for s, _ in prepared.remote)
        return said and not format_words(prepared.text[start:end]).in_person

    sides = [is_linked(draft) for draft in drafts]
    return () if all(sides) else tuple(at for at, side in enumerate(sides) if side)

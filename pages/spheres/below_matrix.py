"""What stands under the matrix: one of several counts as safe HTML, built when chosen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from pages.shared.figures.month_bars import STYLE, two_part_bar
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, FORMAT, GROUP, REGION, TOWN
from pages.shared.filters.filters import DIRECTION as DIRECTION_KEY
from pages.shared.filters.filters import MONTH as MONTH_KEY
from pages.shared.filters.period_filter import CERTAINTY, POSSIBLE, YES
from pages.shared.plan.months import month_label
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import SHOW_UNDATED
from pages.shared.visit.frame import count_link, event_list_html
from pages.shared.visit.selection import event_link
from pages.shared.words.dates_in_words import MONTHS
from pages.shared.words.russian import counted, nbsp
from pages.spheres.breakdowns import by_direction, by_format, by_month, by_place, who_with_whom
from pages.spheres.sphere_counts import Count, Counts, counts, events_of
from pages.spheres.sphere_sentences import EVENTS, choosing, opening_list, opening_lists

GROUPS, PLACES, FORM, DIRECTION = "Без страны", "Области и города", "Форма", "Направление"
MONTH, PAIRS = "Месяцы", "Кто с кем"
BLOCKS = (PLACES, PAIRS, GROUPS, FORM, DIRECTION, MONTH)


@lru_cache(maxsize=64)
def kept_block(block: str, shown: Plan, selection: Selection) -> str:
    """``block_html`` of a plan, kept: its many lists cost more than the page around them."""
    return block_html(block, counts(shown), shown, selection)


def block_html(block: str, found: Counts, shown: Plan, selection: Selection) -> str:
    """The chosen block with its title.

    Args:
        block: one of ``BLOCKS``.
        found: counts of the plan as filtered.
        shown: that plan.
        selection: the filters that links keep.
    """
    if block == PLACES:
        return _places(shown, selection)
    if block == PAIRS:
        return _pairs(shown, selection)
    if block == MONTH:
        return _months(shown, selection)
    if block == FORM:
        note = "Каждое мероприятие посчитано один раз."
        title = "Как проходят мероприятия"
        return opening_lists(by_format(shown), title, note, shown, selection, FORMAT)
    if block == DIRECTION:
        note = "Кто к кому едет; каждое мероприятие посчитано один раз."
        return opening_lists(
            by_direction(shown), "Где проходят мероприятия", note, shown, selection, DIRECTION_KEY
        )
    lists = opening_lists(
        found.groups,
        "Партнёры названы вместе, без перечня стран",
        "К странам не отнесены.",
        shown,
        selection,
        GROUP,
    )
    if found.nameless.n:
        nameless = (found.nameless,)
        lists += opening_lists(nameless, "Без названной страны", "", shown, selection, COUNTRY)
    return lists or _empty("У всех этих мероприятий страны-партнёры названы.")


def _places(shown: Plan, selection: Selection) -> str:
    regions = by_place(shown)
    if not regions:
        return _empty("В этих мероприятиях места и участники из Беларуси не названы.")
    parts = []
    for region, towns in regions:
        chosen = selection.only(REGION, region.name)
        inside = "".join(
            opening_list(town, chosen and chosen.only(TOWN, town.name), shown, selection)
            for town in towns
        )
        body = f"<div class='sp-inside'>{inside}</div>" if inside else ""
        parts.append(opening_list(region, chosen, shown, selection, body))
    return _section(
        "Беларусь: области и города",
        "По местам проведения и по тому, откуда участники. Числа — мероприятия, не площадки: "
        "мероприятие с несколькими местами стоит у каждого, в области — один раз.",
        "".join(parts),
    )


def _months(shown: Plan, selection: Selection) -> str:
    rows, without = by_month(shown)
    several_years = len({row.month.year for row in rows}) > 1
    most = max((len(row.sure) + len(row.possible) for row in rows), default=0) or 1
    parts = [STYLE]
    for row in rows:
        name = MONTHS[row.month.month - 1] + (f" {row.month.year}" if several_years else "")
        sure, possible = Count("точно", row.sure), Count("возможно", row.possible)
        # Under another period no filter leaves just these: the list in place is all there is.
        month = (
            None
            if selection[MONTH_KEY]
            else selection.having({MONTH_KEY: (month_label(row.month),)})
        )
        only_sure = month and month.having({CERTAINTY: (YES,)})
        only_possible = month and month.having({POSSIBLE: (YES,)})
        body = "".join(_details(part, shown, selection) for part in (sure, possible) if part.n)
        surely = count_link(sure.n, only_sure if sure.n else None)
        possibly = count_link(possible.n, only_possible if possible.n else None)
        words = (
            f"<span class='sp-month'><span>{name}</span>"
            f"{two_part_bar(sure.n, possible.n, most)}"
            f"<span>{sure.n} точно + {possible.n} возможно</span></span>"
        )
        links = choosing(f"{surely} точно, {possibly} возможно") if month else ""
        parts.append(
            f"<details><summary>{words}</summary>"
            f"<div class='sp-inside'>{links}{body}</div></details>"
            if body
            else f"<p class='sp-none'>{words}</p>"
        )
    if without:
        link = count_link(len(without), selection, show=SHOW_UNDATED)
        lists = event_list_html(events_of(shown, without), selection)
        parts.append(
            f"<details><summary>без срока — <b>{len(without)}</b></summary>"
            f"{choosing(link)}{lists}</details>"
        )
    return _section(
        "Мероприятия по месяцам",
        "Точно — названный срок целиком внутри месяца, возможно — срок лишь задевает месяц.",
        "".join(parts),
    )


def _pairs(shown: Plan, selection: Selection) -> str:
    pairs = who_with_whom(shown)
    if not pairs:
        return _empty(
            "Обе стороны не названы ни в одном из этих мероприятий, "
            "или таблицы собраны до того, как участников стали разбирать по местам."
        )
    titles = {
        str(i): (title, "" if number != number else f"№\u00a0{int(number)}. ")
        for i, title, number in zip(
            shown.events["event_id"],
            shown.events["title_short"],
            shown.events["number"].astype(float),
            strict=True,
        )
    }
    rows = ""
    for pair in pairs:
        title, number = titles[pair.event_id]
        link = escape(event_link(pair.event_id, selection), quote=True)
        rows += (
            f"<tr><td>{_names(pair.home)}</td><td>{_names(pair.partners)}</td>"
            f"<td><a href='{link}' target='_self'>{number}{escape(nbsp(title))}</a></td></tr>"
        )
    return _section(
        f"Кто с кем работает: {counted(len(pairs), *EVENTS)}",
        "Мероприятия, в которых названы обе стороны. Где организация не названа, стоит самое "
        "точное из названного: город, район, область, страна.",
        "<table class='pl-table'><thead><tr><th scope='col'>"
        + escape(shown.info.home.region)
        + "</th>"
        "<th scope='col'>Партнёр</th><th scope='col'>Мероприятие</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>",
    )


def _names(names: Iterable[str]) -> str:
    return "<br>".join(escape(nbsp(name)) for name in names)


def _details(row: Count, shown: Plan, selection: Selection) -> str:
    return (
        f"<details><summary>{escape(row.name)} — <b>{row.n}</b></summary>"
        f"{event_list_html(events_of(shown, row.ids), selection)}</details>"
    )


def _section(title: str, note: str, body: str) -> str:
    return (
        f"<section class='pl-block sp-lists'><h3>{escape(nbsp(title))}</h3>"
        f"<p class='pl-note'>{escape(nbsp(note))}</p>{body}</section>"
    )


def _empty(text: str) -> str:
    return f"<p class='pl-empty'>{escape(nbsp(text))}</p>"

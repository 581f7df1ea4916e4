"""What stands under the matrix: one of several counts as markup, built when chosen."""

from __future__ import annotations

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, FORMAT, GROUP, REGION, TOWN
from pages.shared.filters.filters import DIRECTION as DIRECTION_KEY
from pages.shared.filters.filters import MONTH as MONTH_KEY
from pages.shared.filters.period_filter import CERTAINTY, POSSIBLE, YES
from pages.shared.markup.templates import piece, render
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.months import month_label, month_names
from pages.shared.visit.address_names import SHOW_UNDATED
from pages.shared.visit.event_lists import events_listed
from pages.shared.visit.frame import count_link
from pages.shared.visit.selection import event_links, page_link
from pages.shared.words.months_in_words import SURE_OR_POSSIBLE
from pages.shared.words.russian import events_counted, nbsp
from pages.shared.words.settled_words import settled_in_words
from pages.spheres.breakdowns import (
    MonthRow,
    by_direction,
    by_format,
    by_month,
    by_place,
    who_with_whom,
)
from pages.spheres.sphere_counts import Count, Counts, counts
from pages.spheres.sphere_sentences import opening, opening_list, opening_lists, section

GROUPS, PLACES, FORM, DIRECTION = "Без страны", "Области и города", "Форма", "Направление"
MONTH, PAIRS = "Месяцы", "Кто с кем"
BLOCKS = (PLACES, PAIRS, GROUPS, FORM, DIRECTION, MONTH)


@per_plan
def kept_block(shown: Plan, block: str, selection: Selection) -> Markup:
    """``block_html`` of a plan, kept: its many lists cost more than the page around them."""
    return block_html(block, counts(shown), shown, selection)


def block_html(block: str, found: Counts, shown: Plan, selection: Selection) -> Markup:
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


def _places(shown: Plan, selection: Selection) -> Markup:
    regions = by_place(shown)
    if not regions:
        return _empty("В этих мероприятиях места и участники из Беларуси не названы.")
    parts = []
    for region, towns in regions:
        chosen = selection.only(REGION, region.name)
        inside = [
            opening_list(town, chosen and chosen.only(TOWN, town.name), shown, selection)
            for town in towns
        ]
        body = render("spheres/inside_region.html", towns=inside) if inside else None
        parts.append(opening_list(region, chosen, shown, selection, body))
    return section(
        "Беларусь: области и города",
        "По местам проведения и по тому, откуда участники. Числа — мероприятия, не площадки: "
        "мероприятие с несколькими местами стоит у каждого, в области — один раз.",
        parts,
    )


def _months(shown: Plan, selection: Selection) -> Markup:
    rows, without = by_month(shown)
    names = month_names([row.month for row in rows])
    most = max((len(row.sure) + len(row.possible) for row in rows), default=0) or 1
    parts = [
        _month(row, name, most, shown, selection) for row, name in zip(rows, names, strict=True)
    ]
    if without:
        link = count_link(len(without), selection, show=SHOW_UNDATED)
        lists = events_listed(shown, without, selection)
        parts.append(opening("без срока", len(without), lists, link=link))
    return section(
        "Мероприятия по месяцам",
        f"{SURE_OR_POSSIBLE}.",
        parts,
    )


def _month(row: MonthRow, name: str, most: int, shown: Plan, selection: Selection) -> Markup:
    counted_here = (Count("точно", row.sure), Count("возможно", row.possible))
    links: tuple[str, str] | None = None
    if not selection[MONTH_KEY]:
        # Under another period no filter leaves just these: the list in place is all there is.
        month = selection.having({MONTH_KEY: (month_label(row.month),)})
        only_sure, only_possible = (
            month.having({CERTAINTY: (YES,)}),
            month.having({POSSIBLE: (YES,)}),
        )
        links = (
            page_link("events", only_sure) if row.sure else "",
            page_link("events", only_possible) if row.possible else "",
        )
    return render(
        "spheres/month_opening.html",
        name=name,
        sure=len(row.sure),
        possible=len(row.possible),
        most=most,
        links=links,
        lists=[_opening(count, shown, selection) for count in counted_here if count.n],
    )


def _pairs(shown: Plan, selection: Selection) -> Markup:
    pairs = who_with_whom(shown)
    if not pairs:
        return _empty(
            "Обе стороны не названы ни в одном из этих мероприятий, "
            "или таблицы собраны до того, как участников стали разбирать по местам."
        )
    titles = {
        str(i): ("" if number != number else f"№\u00a0{int(number)}. ") + title
        for i, title, number in zip(
            shown.events["event_id"],
            shown.events["title_short"],
            shown.events["number"].astype(float),
            strict=True,
        )
    }
    table = render(
        "spheres/partner_pairs.html",
        region=shown.info.home.region,
        pairs=pairs,
        titles=titles,
        settled={
            str(i): settled_in_words(corrected)
            for i, corrected in zip(
                shown.events["event_id"], shown.events["corrected"], strict=True
            )
        },
        address=event_links(selection),
    )
    return section(
        f"Кто с кем работает: {events_counted(len(pairs))}",
        "Мероприятия, в которых названы обе стороны. Где организация не названа, стоит самое "
        "точное из названного: город, район, область, страна.",
        [table],
    )


def _opening(row: Count, shown: Plan, selection: Selection) -> Markup:
    return opening(row.name, row.n, events_listed(shown, row.ids, selection))


def _empty(text: str) -> Markup:
    return piece("empty", nbsp(text))

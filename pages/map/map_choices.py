"""What the controls of the map have chosen to show: data, colours, words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from pages.map.ground.basemap import MapTheme
from pages.map.ground.outlines import Outlines
from pages.map.map_settings import MapRequest, MapSettings
from pages.map.prepared_map import colouring, map_data, map_text, month_cut, people
from pages.map.spots.colouring import Colouring
from pages.map.spots.month_cut import MonthCut, cut_data, cut_people, cut_summary
from pages.map.spots.people import People
from pages.map.spots.spots import MapData
from pages.map.unnamed_places import unnamed_places
from pages.map.words.below_map import missing_html, people_html, refused_html, table_html
from pages.map.words.map_headings import rows_and_events, title
from pages.map.words.map_legend import categories_html, signs_html
from pages.shared.figures.papers import Paper
from pages.shared.filters.chosen import Selection
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.spans import undated
from pages.shared.words.months_in_words import SURE_OR_POSSIBLE
from pages.shared.words.russian import counted, events_counted

LINES_OF_PEOPLE = (
    "Линия идёт от места участников из региона к месту партнёров, а не к месту встречи."
)


@dataclass(frozen=True, eq=False)
class ChosenMap:
    """The map as chosen.

    Attributes:
        data: what stands on the map, of one month where a month is shown.
        apart: the same with known buildings as spots of their own.
        colouring: what the colours say.
        people: who works with whom, where that is shown.
        cut: the month, where one is shown.
        undated: where a month is shown: events without a date.
    """

    data: MapData
    apart: MapData
    colouring: Colouring
    people: People | None = None
    cut: MonthCut | None = None
    undated: tuple[str, ...] = ()

    @cached_property
    def on_map(self) -> tuple[str, ...]:
        """Every event that the map shows: as held, as a remote link, by its participants' line."""
        joined = self.people.joined if self.people else ()
        return tuple(dict.fromkeys((*self.data.held, *self.data.linked, *joined)))

    def legend(self, theme: MapTheme) -> tuple[Markup, Markup]:
        """What its colours mean, and its marks and lines."""
        people, month = self.people is not None, self.cut is not None
        return (
            categories_html(self.colouring, self.counts),
            signs_html(theme, people=people, month=month),
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many of the events that it shows have each colour."""
        return self.colouring.counts(self.on_map)

    @property
    def title(self) -> tuple[str, str]:
        """What is seen, and what it leaves out."""
        if self.cut is not None:
            return _month_title(self.cut, self.data, self.on_map)
        if self.people is not None:
            return _people_title(self.people, len(self.on_map))
        return title(self.data)

    @property
    def title_on_paper(self) -> tuple[str, str]:
        """The same where nothing can be pointed at and no list stands below."""
        if self.cut is not None or self.people is None:
            return self.title if self.cut is not None else title(self.data, on_paper=True)
        return self.title[0], LINES_OF_PEOPLE


@per_plan
def look(
    plan: Plan,
    outlines: Outlines,
    spheres: tuple[str, ...],
    theme: MapTheme,
    chosen: MapSettings,
) -> ChosenMap:
    """The (filtered) plan as the controls want it; ``spheres`` are all of the whole plan's."""
    month = chosen.month
    colours = colouring(plan, chosen.by, spheres, theme)
    found = people(plan, outlines) if chosen.with_people else None
    data = found.data if found else map_data(plan, outlines)
    apart = map_data(plan, outlines, apart=True)
    if month is None:
        return ChosenMap(data, apart, colours, found)
    cut = month_cut(plan, month)
    without = undated(plan)
    return ChosenMap(
        cut_data(data, cut),
        cut_data(apart, cut),
        colours,
        cut_people(found, cut) if found else None,
        cut,
        tuple(e for e in plan.events["event_id"] if e in without),
    )


@per_plan
def map_paper(plan: Plan, outlines: Outlines, wanted: MapRequest) -> Paper:
    """The map as a saved picture has it: light, with the legend beside it."""
    settings = wanted.look
    seen = look(plan, outlines, wanted.spheres, "light", settings)
    legend = Markup().join(seen.legend("light"))
    figure = map_text(plan, outlines, replace(wanted, theme="light"))
    name, note = seen.title_on_paper
    note = " ".join(filter(None, (note, unnamed_places(plan, outlines, wanted))))
    return Paper(figure, name, note, legend)


@per_plan
def below_html(plan: Plan, outlines: Outlines, seen: ChosenMap, selection: Selection) -> Markup:
    """All that stands under the map: what is not on it, who works with whom, all places."""
    missing = missing_html(
        seen.data, plan.events, selection, undated=seen.undated, people=seen.people
    )
    who = people_html(seen.people, plan.events, selection) if seen.people else Markup()
    table = table_html(seen.data, outlines.home, selection)
    return missing + refused_html(outlines.refused) + who + table


def _people_title(found: People, on_map: int) -> tuple[str, str]:
    if not found.data.links:
        head = f"Связей участников нет, на карте {events_counted(on_map)} по месту проведения"
        return head, "Обе стороны не названы ни у\u00a0одного."
    pairs = counted(len(found.data.links), "связь", "связи", "связей")
    head = f"Кто с кем: {events_counted(len(found.joined))}, {pairs} между местами участников"
    if further := on_map - len(found.joined):
        head += f"; ещё {further} — только местом проведения"
    notes = [LINES_OF_PEOPLE]
    if any(link.start.far or link.end.far for link in found.data.links):
        notes.append("Связи за край карты — в таблице под ней.")
    alone = len(found.one_sided) + len(found.unplaced)
    if alone:
        notes.append(f"Без связи {events_counted(alone)}: список под картой.")
    return head, " ".join(notes)


def _month_title(cut: MonthCut, data: MapData, on_map: Collection[str]) -> tuple[str, str]:
    notes = [f"{SURE_OR_POSSIBLE}."]
    if data.venue_rows != len(data.held):
        notes.append(f"{rows_and_events(data)}.")
    return cut_summary(cut, on_map).rstrip("."), " ".join(notes)

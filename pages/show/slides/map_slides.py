"""Scenes of the map: the whole, one region closer, one event's place."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.outlines import Area, Outlines
from pages.map.ground.projection import WHOLE
from pages.map.layout.screen import closer_window
from pages.map.map_choices import ChosenMap, look
from pages.map.prepared_map import map_data
from pages.map.spots.colouring import map_colours
from pages.shared.markup.templates import render
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import events_counted, thousands
from pages.shared.words.settled_words import settled_in_words
from pages.show.slides.map_shots import CARD_BOX, event_window, part_window, shot
from pages.show.slides.region_events import around, events_within
from pages.show.slides.slide_legends import marks_legend
from pages.show.slides.slides import MapShot, Setting, Slide, said
from pages.show.story.scene_view import SceneView

_FEW_LINKS = 4
"""Lines between places of one event that a whole map bears; nobody can point at one on a slide."""

_ROWS = 7
"""Events listed beside the map of a region; more of them become further slides."""


def map_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """The map of the whole plan or its filtered part; with a region, that region's list."""
    plan = view.selection.apply(stage.plan)
    outlines = load_outlines(*plan.info.homes)
    area = outlines.find("region", view.part) if view.part else None
    if area:
        return _part_slides(area, plan, outlines, stage)
    looks = view.look
    seen = look(plan, outlines, stage.spheres, stage.theme, looks)
    window = closer_window(looks.closer, outlines) or WHOLE
    few = looks.with_people or len(seen.data.links) <= _FEW_LINKS
    kicker = f"«{view.part}» на карте не нарисована: показана вся карта" if view.part else ""
    return [
        Slide(
            seen.title[0],
            _counts_html(seen),
            "map",
            kicker,
            shot=shot(plan, stage, window, looks=looks, links=few),
            legend=marks_legend(seen.data, stage, window, looks=looks, links=few),
        )
    ]


def event_shot(event_id: str, stage: Setting) -> tuple[MapShot, Markup] | None:
    """The map around an event's places with its legend; None where it has none on the map."""
    plan = stage.plan.keep({event_id})
    data = map_data(plan, load_outlines(*plan.info.homes))
    if not data.spots:
        return None
    window = event_window(data)
    return shot(plan, stage, window, CARD_BOX), marks_legend(data, stage, window)


def _counts_html(seen: ChosenMap) -> Markup:
    """The colours as legend with numbers, and what the map cannot show."""
    counts = seen.colouring.counts(seen.on_map)
    if seen.people is not None:
        words, missing = "Без связи", len(seen.people.one_sided) + len(seen.people.unplaced)
    else:
        left = {*seen.data.no_place, *seen.data.remote_only} - {*seen.undated}
        words, missing = "Не на карте", len(left)
    # Of a month's number they are no part, so that it and the two below add up.
    undated = f"без срока: {thousands(len(seen.undated))}" if seen.undated else ""
    quiet = f"{words}: {events_counted(missing)}" if missing else ""
    return render(
        "show/slides/colour_counts.html",
        categories=[(name, n, seen.colouring.colours[name]) for name, n in counts.items()],
        quiet="; ".join(filter(None, (quiet, undated))).capitalize(),
    )


def _part_slides(area: Area, plan: Plan, outlines: Outlines, stage: Setting) -> list[Slide]:
    visits, remote = events_within(area, plan, outlines)
    plan = plan.keep(visits | remote)  # what happens elsewhere would only be in the way
    window = part_window(area, plan, outlines)
    picture = shot(plan, stage, window, lit=area)
    spheres = spheres_of(plan)
    legend = marks_legend(map_data(plan, outlines), stage, window, spheres)
    rows = [*_rows(plan, visits, "", stage), *_rows(plan, remote, "дистанционно", stage)]
    inner = [a.name for a in outlines.areas if around(a, outlines) is area]
    title = f"{' и '.join([area.name, *inner])}: {events_counted(len(visits))}"
    if remote:
        title += f", ещё {len(remote)} дистанционно"
    if not rows:
        note = said(quiet="В плане нет мероприятий с местом здесь.")
        return [Slide(title, note, "map part", shot=picture, legend=legend)]
    n = -(-len(rows) // _ROWS)
    step = -(-len(rows) // n)
    pages = [
        render("show/slides/region_list.html", lines=rows[i : i + step])
        for i in range(0, len(rows), step)
    ]
    return [Slide(title, page, "map part", shot=picture, legend=legend) for page in pages]


def _rows(plan: Plan, ids: set[str], note: str, stage: Setting) -> list[dict[str, Any]]:
    colours = map_colours(stage.spheres, stage.theme)
    events = plan.events[plan.events["event_id"].isin(ids)]
    dated = events.sort_values(["start_date", "end_date"], na_position="last", kind="stable")
    return [
        {
            "colour": colours[row["sphere_name"]],
            "when": row["dates_words"],
            "title": row["title_short"],
            "note": "; ".join(filter(None, (note, settled_in_words(row["corrected"])))),
        }
        for row in dated.to_dict("records")
    ]


@lru_cache(maxsize=1)
def credit() -> str:
    """Whose data the map is."""
    from pages.map.ground.basemap import CREDIT

    return CREDIT

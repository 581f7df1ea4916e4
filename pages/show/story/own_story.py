"""The show of a plan that comes without one: the same story, found in the plan's own tables."""

from __future__ import annotations

from functools import lru_cache

from etl.home import load_home
from pages.map.ground.boundary_files import load_outlines
from pages.shared.filters.filters import MONTH
from pages.shared.plan.openness import with_questions
from pages.shared.plan.tables import Plan
from pages.shared.times.months import month_label, months_of
from pages.shared.visit.address_names import PART, SHOW, SHOW_QUESTIONS, SHOW_UNDATED
from pages.show.slides.region_events import around, events_within
from pages.show.story.scene_view import view_of
from pages.show.story.story import Scene, Story, shipped


@lru_cache(maxsize=8)
def own_story(plan: Plan) -> Story:
    """The show shipped for a plan, else one made from its tables.

    Shows are shipped for the region of home.toml; another region's plan of the same time has
    its own.
    """
    own = plan.info.home.region == load_home().region
    return (shipped(plan.info.plan_id) if own else None) or outline(plan)


def outline(plan: Plan) -> Story:
    """At a glance, by sphere, on the map, by region, month by month, what is open."""
    scenes = [Scene("cover"), Scene("overview"), Scene("spheres"), Scene("calendar"), Scene("map")]
    scenes += [Scene(view_of("map", {PART: [region]})) for region in regions(plan)]
    scenes += [Scene(view_of("overview", {MONTH: [month_label(m)]})) for m in months_of(plan)]
    for show, kept in (
        (SHOW_UNDATED, (plan.events["date_precision"] == "unknown").any()),
        (SHOW_QUESTIONS, with_questions(plan.events).any()),
    ):
        if kept:
            scenes.append(Scene(view_of("events", {SHOW: [show]})))
    return Story("Показ плана", tuple(scenes), plan.info.plan_id)


@lru_cache(maxsize=8)
def regions(plan: Plan) -> tuple[str, ...]:
    """Regions of the map with events in them, the most first, but for the home region.

    The home region holds most of a plan: its list would be no scene but a document.
    """
    outlines = load_outlines(*plan.info.homes)
    found = []
    for area in outlines.areas:
        if (
            area.level == "region"
            and area not in outlines.home_areas
            and not around(area, outlines)
        ):
            visits, remote = events_within(area, plan, outlines)
            if visits or remote:
                found.append((len(visits) + len(remote), area.name))
    return tuple(name for _, name in sorted(found, key=lambda f: -f[0]))[:8]

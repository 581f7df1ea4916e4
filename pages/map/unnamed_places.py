"""Places without room for their names: a saved picture, which no one can point at, says which."""

from __future__ import annotations

from pages.map.ground.outlines import Outlines
from pages.map.layout.arrange import arrange
from pages.map.map_settings import MapRequest
from pages.map.prepared_map import map_data, month_cut, people
from pages.map.spots.month_cut import cut_arrangement, cut_data
from pages.shared.plan.tables import Plan

_NAMED = 12


def unnamed_places(plan: Plan, outlines: Outlines, wanted: MapRequest) -> str:
    """«На общем виде не подписаны: Велиж, Мольгино — 2.»; "" where every mark has its name.

    Args:
        plan: the plan as filtered.
        outlines: the base map.
        wanted: the map as it is shown.
    """
    settings = wanted.look
    data = people(plan, outlines).data if settings.with_people else map_data(plan, outlines)
    arranged = arrange(data, outlines, wanted.view)
    if settings.month is not None:
        arranged = cut_arrangement(arranged, cut_data(data, month_cut(plan, settings.month)))
    named = {one.label.label_id for one in (*arranged.labels, *arranged.far_labels)}
    left = [m.spot for m in (*arranged.marks, *arranged.far) if m.spot.spot_id not in named]
    left.sort(key=lambda spot: (-len(spot.visits), spot.name))
    names = [f"{s.name}\u00a0— {n}" if (n := len(s.visits)) > 1 else s.name for s in left]
    if len(names) > _NAMED:
        names[_NAMED:] = [f"и ещё {len(names) - _NAMED}"]
    return f"На общем виде не подписаны: {', '.join(names)}." if names else ""

"""«г. Харбин» and «г. Харбин, провинция Хэйлунцзян»: one town, told with its land and without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Point = tuple[float, float] | None


def told_in_full(spots: Iterable[tuple[str, Point]]) -> dict[str, str]:
    """Of towns named without a region the spot of the same town with one.

    Args:
        spots: ids as :func:`spot_id_of` makes them, and the point of each.

    Returns:
        Only what is sure: one region alone, and both stand at one point.
    """
    points: dict[str, set[Point]] = defaultdict(set)
    for spot_id, point in spots:
        if spot_id.startswith("town:") and point is not None:
            points[spot_id].add(point)
    full: dict[tuple[str, str], list[str]] = defaultdict(list)
    for spot_id in points:
        town, region, country = spot_id.rsplit("|", 2)
        if region:
            full[town, country].append(spot_id)
    return {
        spot_id: named[0]
        for spot_id, known in points.items()
        for town, region, country in [spot_id.rsplit("|", 2)]
        if not region
        and len(named := full.get((town, country), [])) == 1
        and known & points[named[0]]
    }

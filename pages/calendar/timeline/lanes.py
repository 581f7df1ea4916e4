"""Where everything of the calendar stands: bands per sphere, lanes in them, labels.

Pure geometry in pixels. The figure is drawn for a design width; wider screens
stretch the axis of time, so that what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import Literal

from pages.calendar.timeline.event_stretches import CalendarEvent, EventStretch
from pages.shared.figures.text_fit import fit, text_width, wrap

LANE = 19.0
BAR = 16.0
THIN_LANE = 14.0
THIN_BAR = 3.0
BAND_GAP = 3.0
BAND_PADDING = 2.5
TYPE = 12.0
THIN_TYPE = 11.0
SPHERE_TYPE = 12.5
SPHERE_LINE = 14.0
DIAMOND = 13.0
INSIDE_MIN = 84.0
"""A bar that is narrower carries its label beside it."""
BESIDE_MAX = 110.0
"""Room kept free beside a bar for its label while lanes are packed."""
STRIP = 46.0
"""Width of the edge strips for what lies before or after the plan's period."""

_DAY_MS = 86_400_000

Side = Literal["inside", "right", "left"]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The plan's period and the strips beside it, days on pixels."""

    plan_start: date
    plan_end: date
    width: float
    before: bool
    after: bool

    @property
    def scale(self) -> float:
        """Pixels of one day."""
        strips = STRIP * (self.before + self.after)
        return (self.width - strips) / ((self.plan_end - self.plan_start).days + 1)

    @property
    def most_days_of_a_diamond(self) -> int:
        """How long an event may be whose bar would still be too narrow to see."""
        return max(ceil(DIAMOND / self.scale) - 1, 1)

    @property
    def left(self) -> float:
        """Pixel position of the left edge; the plan's first day is 0."""
        return -STRIP if self.before else 0.0

    @property
    def right(self) -> float:
        """Pixel position of the right edge."""
        return self.left + self.width

    def ms(self, x: float) -> int:
        """A pixel position as milliseconds since 1970: what a plotly axis of time takes."""
        epoch_days = (self.plan_start - date(1970, 1, 1)).days
        return round((epoch_days + x / self.scale) * _DAY_MS)

    def at(self, day: date) -> float:
        """Pixel position of the beginning of a day, unclipped."""
        return (day - self.plan_start).days * self.scale

    def clip(self, stretch: EventStretch) -> tuple[float, float]:
        """Beginning and end of a stretch as drawn; what is wholly outside goes to a strip."""
        plan_right = self.at(self.plan_end + timedelta(days=1))
        if stretch.start > self.plan_end:
            return plan_right + 6, self.right - 10
        if stretch.end < self.plan_start:
            return self.left + 10, -6.0
        start = self.left + 10 if stretch.start < self.plan_start else self.at(stretch.start)
        beyond = stretch.end > self.plan_end
        end = self.right - 10 if beyond else self.at(stretch.end + timedelta(days=1))
        return start, end


def time_axis(
    events: Iterable[CalendarEvent], *, plan_start: date, plan_end: date, width: float
) -> TimeAxis:
    """An axis over the plan's period, with strips only where something goes beyond it."""
    stretches = [stretch for event in events for stretch in event.stretches]
    return TimeAxis(
        plan_start,
        plan_end,
        width,
        before=any(stretch.start < plan_start for stretch in stretches),
        after=any(stretch.end > plan_end for stretch in stretches),
    )


@dataclass(slots=True)
class PlacedStretch:
    """One stretch in its place; ``diamond`` where the bar would be too narrow to see."""

    stretch: EventStretch
    x0: float
    x1: float
    diamond: bool


@dataclass(slots=True)
class LaneItem:
    """One event in its lane. ``y`` is the middle of its bar, from the top of the figure down."""

    event: CalendarEvent
    marks: list[PlacedStretch]
    label: str
    side: Side
    label_mark: int
    y: float = 0.0
    reach: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class Band:
    """The stripe of a sphere, or of another group, with its lanes."""

    name: str
    lines: list[str]
    top: float = 0.0
    bottom: float = 0.0
    items: list[LaneItem] = field(default_factory=list)


def lay_out(
    events: Sequence[CalendarEvent],
    axis: TimeAxis,
    *,
    label_column: float,
    groups: Mapping[str, str] | None = None,
) -> list[Band]:
    """Pack events into lanes, sphere by sphere in document order.

    Args:
        events: dated events in document order.
        axis: see ``time_axis``.
        label_column: room for the spheres' labels, in pixels.
        groups: other groups than the spheres: their names by event id, in the order in
            which they are to stand.

    Returns:
        The bands from top to bottom, with everything in its final place.
    """
    bands: list[Band] = []
    top = 0.0
    group_of = groups or {event.event_id: event.sphere for event in events}
    members: dict[str, list[CalendarEvent]] = {name: [] for name in group_of.values()}
    for event in events:
        members[group_of[event.event_id]].append(event)
    for name, own in members.items():
        if not own:
            continue
        lines = wrap(name, label_column, SPHERE_TYPE, most=4)
        band = Band(name, lines, top)
        lanes = _pack([_item(event, axis) for event in own if not event.background], axis)
        y = top + BAND_PADDING
        for lane in lanes:
            for item in lane:
                item.y = y + LANE / 2
                band.items.append(item)
            y += LANE
        for event in (event for event in own if event.background):
            item = _background_item(event, axis)
            item.y = y + THIN_LANE - THIN_BAR / 2
            band.items.append(item)
            y += THIN_LANE
        y = max(y + BAND_PADDING, top + len(lines) * SPHERE_LINE + 2 * BAND_PADDING)
        band.bottom = y
        bands.append(band)
        top = y + BAND_GAP
    return bands


def event_label(event: CalendarEvent) -> str:
    """«21 · Педагогический дебют», with the status where it is not simply planned."""
    words = {"cancelled": "отменено", "postponed": "перенесено"}.get(event.status)
    name = event.short
    if name.startswith("«") and name.endswith("»") and name.count("«") == 1:
        # In a figure the number already sets the name apart.
        name = name[1:-1]
    parts = [str(event.number) if event.number is not None else "", words or "", name]
    return " · ".join(part for part in parts if part)


def _item(event: CalendarEvent, axis: TimeAxis) -> LaneItem:
    marks = []
    for stretch in event.stretches:
        x0, x1 = axis.clip(stretch)
        marks.append(PlacedStretch(stretch, x0, x1, diamond=x1 - x0 < DIAMOND))
    label = event_label(event)
    need = text_width(label, TYPE) + 12
    inside = [i for i, mark in enumerate(marks) if mark.x1 - mark.x0 >= min(need, INSIDE_MIN)]
    left = min(_edges(mark)[0] for mark in marks)
    right = max(_edges(mark)[1] for mark in marks)
    if inside:
        return LaneItem(event, marks, label, "inside", inside[0], reach=(left, right))
    room = min(need, BESIDE_MAX)
    if right + room <= axis.right or right + room - axis.right < axis.left + room - left:
        return LaneItem(event, marks, label, "right", len(marks) - 1, reach=(left, right + room))
    return LaneItem(event, marks, label, "left", 0, reach=(left - room, right))


def _background_item(event: CalendarEvent, axis: TimeAxis) -> LaneItem:
    marks = [
        PlacedStretch(stretch, *axis.clip(stretch), diamond=False) for stretch in event.stretches
    ]
    label = fit(event_label(event), axis.right - max(marks[0].x0, 0.0) - 8, THIN_TYPE)
    return LaneItem(event, marks, label, "inside", 0)


def _edges(mark: PlacedStretch) -> tuple[float, float]:
    if mark.diamond:
        middle = (mark.x0 + mark.x1) / 2
        return middle - DIAMOND / 2, middle + DIAMOND / 2
    return mark.x0, mark.x1


def _pack(items: list[LaneItem], axis: TimeAxis) -> list[list[LaneItem]]:
    """First lane with room, earliest first; then labels grow into the room that is left."""
    lanes: list[list[LaneItem]] = []
    for item in sorted(items, key=lambda item: (item.reach[0], -item.reach[1])):
        for lane in lanes:
            if all(
                item.reach[0] >= other.reach[1] or item.reach[1] <= other.reach[0] for other in lane
            ):
                lane.append(item)
                break
        else:
            lanes.append([item])
    for lane in lanes:
        lane.sort(key=lambda item: item.reach[0])
        for i, item in enumerate(lane):
            before = lane[i - 1].reach[1] if i else axis.left
            after = lane[i + 1].reach[0] if i + 1 < len(lane) else axis.right
            _move_beside(item, before, after)
            item.label = fit(item.label, _room(item, before, after), TYPE)
            item.reach = _reach(item)
    return lanes


def _move_beside(item: LaneItem, before: float, after: float) -> None:
    """Where a bar is too narrow for its label, the label stands beside it if more fits there."""
    if item.side != "inside" or len(item.marks) > 1:
        return
    x0, x1 = _edges(item.marks[0])
    inside, need = x1 - x0 - 8, text_width(item.label, TYPE)
    if need <= inside:
        return
    # To the left no further than the plan's first day: the strip before it is another time.
    right, left = min(after - x1 - 8, need), min(x0 - max(before, 0.0) - 8, need)
    if max(right, left) == need or max(right, left) > inside + 24:
        item.side = "right" if right >= left else "left"


def _reach(item: LaneItem) -> tuple[float, float]:
    left = min(_edges(mark)[0] for mark in item.marks)
    right = max(_edges(mark)[1] for mark in item.marks)
    width = text_width(item.label, TYPE) + 8
    if item.side == "right":
        return left, right + width
    return (left - width, right) if item.side == "left" else (left, right)


def _room(item: LaneItem, before: float, after: float) -> float:
    x0, x1 = _edges(item.marks[item.label_mark])
    if item.side == "right":
        return after - x1 - 8
    if item.side == "left":
        return x0 - max(before, 0.0) - 8
    return x1 - x0 - 8

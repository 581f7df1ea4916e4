"""What the colours of the marks say: the sphere, the month or the form of an event.

Every choice gives each event one category and each category one colour, in the legend's
order; the words of the categories stand in the legend and on hover, so that nothing is told
by colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plotly.colors import find_intermediate_color, hex_to_rgb, sample_colorscale

from etl.calendar_names import MONTHS
from etl.precision_words import NO_DATES
from pages.map.ground.basemap import COLOURS, MapTheme
from pages.shared.figures.palette import sphere_colours
from pages.shared.times.periods import Span
from pages.shared.words.dates_in_words import month_end
from pages.shared.words.russian import FORMATS, HOW_PEOPLE_MEET

By = Literal["Сферы", "Месяцы", "Форма"]
CHOICES: tuple[By, ...] = ("Сферы", "Месяцы", "Форма")
"""What may be chosen; the first is what is shown without a choice."""

SEVERAL = "в\u00a0нескольких месяцах"
VAGUE = "месяц не назван точно"

_GREYS = {
    "light": ("#6C675F", "#ABA59A", "#D5CFC5"),
    "dark": ("#B9B3A8", "#7E786E", "#4E4A44"),
    "print": ("#5A5A5A", "#A5A5A5", "#D8D8D8"),
}
_FURTHER = {"light": "#000000", "dark": "#FFFFFF", "print": "#000000"}
"""Where colours go that are taken a second time: away from the ground. What is only possible goes
towards it (``paler``) and is told apart by that."""
_SHARES = (0.0, 0.38, 0.62)
_SCALE = {"light": (0.0, 0.9), "dark": (0.25, 1.0), "print": (0.0, 0.9)}
"""The part of the scale that stands out from the ground: Viridis is in order of lightness
and is told apart by the colour-blind."""

_FORMS = {
    "light": {"in_person": "#117733", "hybrid": "#E0A100", "unspecified": "#999999"},
    "dark": {"in_person": "#3FA968", "hybrid": "#E8B84A", "unspecified": "#8A857C"},
    "print": {"in_person": "#117733", "hybrid": "#E0A100", "unspecified": "#999999"},
}


@dataclass(frozen=True, slots=True)
class Colouring:
    """One way to colour the marks.

    Attributes:
        title: the legend's heading.
        colours: category → colour, in the legend's order, only those with events.
        category_of: event → category.
    """

    title: str
    colours: Mapping[str, str]
    category_of: Mapping[str, str]

    def counts(self, events: Iterable[str]) -> dict[str, int]:
        """How many of some events are in each category, in the legend's order."""
        found = Counter(map(self.category_of.get, events))
        return {category: found[category] for category in self.colours if found[category]}

    def parts(self, events: Iterable[str], other: str) -> dict[str, int]:
        """How many of some events have each colour, in the order of a ring's parts.

        Args:
            events: which.
            other: the colour of those without a category, which come last.
        """
        found = Counter(map(self.category_of.get, events))
        parts: dict[str, int] = {}
        for category in [*self.colours, None]:
            colour = other if category is None else self.colours[category]
            if found[category]:
                parts[colour] = parts.get(colour, 0) + found[category]
        return parts


def by_sphere(
    sphere_of: Mapping[str, str], spheres: Sequence[str], theme: MapTheme = "light"
) -> Colouring:
    """Colours of the spheres; ``spheres`` are all of the plan's, whatever is filtered."""
    return _colouring("Сферы", map_colours(spheres, theme), sphere_of)


def map_colours(spheres: Sequence[str], theme: MapTheme = "light") -> dict[str, str]:
    """A sphere's colour on a map and in what stands beside one.

    From the eleventh on they repeat with another pattern elsewhere. A part of a ring has no room
    for one and is told by its colour alone: here they are deeper, from the twenty-first on deeper
    still. From the thirty-first on they repeat, and a ring joins the parts of one colour.
    """
    styles = sphere_colours(spheres, "dark" if theme == "dark" else "light")
    order: dict[str, str] = {}
    for sphere in spheres:
        if sphere not in order:
            taken = set(order.values())
            steps = [_mixed(styles[sphere].colour, _FURTHER[theme], share) for share in _SHARES]
            order[sphere] = next((step for step in steps if step not in taken), steps[0])
    return order


def by_month(
    spans_of: Mapping[str, Sequence[Span]],
    months: Sequence[date],
    exact: Iterable[str],
    theme: MapTheme = "light",
) -> Colouring:
    """Colours of the months, an ordered scale; greys for what is no single sure month.

    Args:
        spans_of: event → its periods (first day, last day), in document order.
        months: first days of the plan's months: they have the same colours whatever is
            filtered.
        exact: the events whose days the plan names.
        theme: light, dark or print.
    """
    known = set(exact)
    categories = {e: month_category(spans, e in known) for e, spans in spans_of.items()}
    further = sorted({c for c in categories.values() if isinstance(c, date)} - set(months))
    scale = sorted({*months, *further})
    low, high = _SCALE[theme]
    steps = max(1, len(scale) - 1)
    tints = sample_colorscale(
        "Viridis", [low + (high - low) * i / steps for i in range(len(scale))]
    )
    years = {month.year for month in scale}
    order = {_month(m, years): tint for m, tint in zip(scale, tints, strict=True)}
    order |= dict(zip((SEVERAL, VAGUE, NO_DATES), _GREYS[theme], strict=True))
    words = {
        event: _month(found, years) if isinstance(found, date) else found
        for event, found in categories.items()
    }
    return _colouring("Месяцы", order, words)


def month_category(spans: Sequence[Span], exact: bool) -> date | str:
    """The one sure month of an event, as its first day, or why there is none.

    Args:
        spans: its periods.
        exact: the plan names the days, so a period over two months is in both for sure.
    """
    if not spans:
        return NO_DATES
    months = [first.replace(day=1) for first, last in spans if last <= month_end(first)]
    if len(months) < len(spans) and not exact:
        return VAGUE
    if len(set(months)) == 1 and len(months) == len(spans):
        return months[0]
    return SEVERAL


def by_format(format_of: Mapping[str, str], theme: MapTheme = "light") -> Colouring:
    """Colours of the forms; remote events keep the colour of the lines that stand for them."""
    forms = _FORMS[theme] | {"remote": COLOURS[theme].link}
    order = {label: forms[code] for code, label in FORMATS.items()}
    return _colouring(HOW_PEOPLE_MEET, order, {e: FORMATS[f] for e, f in format_of.items()})


def _month(month: date, years: set[int]) -> str:
    name = MONTHS[month.month - 1]
    return name if len(years) == 1 else f"{name} {month.year}"


def _colouring(title: str, order: Mapping[str, str], words: Mapping[str, str]) -> Colouring:
    used = set(words.values())
    return Colouring(title, {c: v for c, v in order.items() if c in used}, words)


def paler(colour: str, ground: str) -> str:
    """A colour faded towards the ground: what a month may or may not have."""
    # Near black, colours drown sooner than near white.
    return _mixed(colour, ground, 0.55 if sum(_rgb(ground)) > 384 else 0.4)


def _mixed(colour: str, other: str, share: float) -> str:
    if not share:
        return colour
    mixed = find_intermediate_color(_rgb(colour), _rgb(other), share)
    return f"rgb({', '.join(str(round(channel)) for channel in mixed)})"


def _rgb(colour: str) -> tuple[float, ...]:
    if colour.startswith("#"):
        return tuple(hex_to_rgb(colour))
    return tuple(float(part) for part in colour[4:-1].split(","))

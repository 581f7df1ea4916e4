"""What the map says in words: names, distances, hovers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import pandas as pd
from geopy.distance import geodesic

from etl.home import Home
from etl.model import POINT_PRECISIONS
from pages.map.spots.colouring import Colouring
from pages.map.spots.spots import Link, Spot
from pages.shared.figures.plotly_words import PlotlyText, bold, in_lines, italic, shown
from pages.shared.words.russian import events_counted, nbsp, thousands, uncapitalized
from pages.shared.words.settled_words import settled_in_words

_LEGAL_FORM = re.compile(r"[А-ЯЁ]{2,}(?: [А-ЯЁ]{2,})* «(.+)»")

_NAME_WIDTH = 16
"""Characters of a line of a place's name."""
_MOST_TITLES, _MOST_VALUES = 3, 4
"""So many events, and so many values of a colour, are named on hover; of more the number is."""
PRECISION_WORDS = {
    "venue": "место известно до здания или площадки",
    "settlement": "место известно до населённого пункта",
    "district": "известен только район или округ",
    "region": "известна только область",
    "country": "известна только страна",
}


def number_words(spot: Spot) -> str:
    """What stands inside a mark: «5», or «2+3» where three of the five are not sure."""
    unsure = sum(e in spot.unsure for e in spot.visits) if spot.unsure else 0
    if not unsure:
        return str(len(spot.visits))
    sure = len(spot.visits) - unsure
    return f"{sure or ''}+{unsure}"


@lru_cache(maxsize=2048)
def distance_km(home: Home, latitude: float, longitude: float) -> int:
    """Distance from the home capital over the ground, to ten kilometres above a thousand."""
    km = float(geodesic((home.capital_latitude, home.capital_longitude), (latitude, longitude)).km)
    return round(km, -1).__int__() if km >= 1000 else round(km)


def distance_words(home: Home, spot: Spot) -> str:
    """«2 720 км»; "" where no point is known: the middle of a region or a country is none."""
    if spot.latitude is None or spot.longitude is None or spot.precision not in POINT_PRECISIONS:
        return ""
    km = distance_km(home, spot.latitude, spot.longitude)
    return f"{thousands(km)}\u00a0км"


def name_lines(spot: Spot) -> tuple[str, ...]:
    """The label's lines, as even as they go; never more than two.

    Of «ОГБУК «Смоленский государственный музей-заповедник»» only what people call it.
    """
    quoted = _LEGAL_FORM.fullmatch(spot.name)
    return wrap_name(quoted[1] if quoted else spot.name, _NAME_WIDTH)


def wrap_name(name: str, width: int = 20) -> tuple[str, ...]:
    """Break a long name once, at the space nearest its middle.

    >>> wrap_name("Духовщинский муниципальный округ")
    ('Духовщинский', 'муниципальный округ')
    """
    if len(name) > 44:
        name = name[:43].rsplit(" ", 1)[0] + "…"
    spaces = [i for i, letter in enumerate(nbsp(name)) if letter == " "]
    if len(name) <= width or not spaces:
        return (name,)
    middle = min(spaces, key=lambda i: abs(i - len(name) / 2))
    return name[:middle], name[middle + 1 :]


def far_lines(spot: Spot, home: Home) -> tuple[str, ...]:
    """A far place's label: name, then the distance where there is one."""
    return tuple(filter(None, (*wrap_name(spot.name), distance_words(home, spot))))


def far_words(spot: Spot, home: Home) -> str:
    """«584 км от города Смоленск»; "" for what is on the map or has no point."""
    distance = distance_words(home, spot)
    return f"{distance} от города {home.capital}" if spot.far and distance else ""


def spot_hover(
    spot: Spot,
    titles: Mapping[str, str],
    home: Home,
    colouring: Colouring | None = None,
) -> PlotlyText:
    """Place, numbers, precision in words, what the colours say, the first titles."""
    lines = []
    if spot.visits:
        lines.append(events_counted(len(spot.visits)) + unsure_words(spot, spot.visits))
        lines += _categories(spot, colouring) if colouring else []
    if spot.remote:
        word = "и дистанционно" if spot.visits else "только дистанционно"
        counted_here = events_counted(len(spot.remote)) + unsure_words(spot, spot.remote)
        lines.append(f"{word}: {counted_here}")
    if spot.parties:
        counted_here = events_counted(len(spot.parties)) + unsure_words(spot, spot.parties)
        lines.append(f"участники отсюда: {counted_here}")
    ending = list(filter(None, [far_words(spot, home)]))
    ending += _titles(spot.events, titles)
    return in_lines(
        [
            bold(shown(nbsp(spot.name))),
            *map(shown, lines),
            italic(shown(PRECISION_WORDS[spot.precision])),
            *map(shown, ending),
        ]
    )


def _categories(spot: Spot, colouring: Colouring) -> list[str]:
    """What the parts of a ring stand for, largest first: never told by colour alone."""
    counts = sorted(colouring.counts(spot.visits).items(), key=lambda item: -item[1])
    lines = [f"— {_brief(name)}: {n}" for name, n in counts[:_MOST_VALUES]]
    rest = sum(n for _, n in counts[_MOST_VALUES:])
    return lines + ([f"— остальные: {rest}"] if rest else [])


def unsure_words(place: Spot | Link, events: Iterable[str]) -> str:
    """«, из них возможно 3» where a month is shown, else nothing."""
    unsure = sum(e in place.unsure for e in events) if place.unsure else 0
    return f", из\u00a0них возможно {unsure}" if unsure else ""


def link_kind(link: Link) -> str:
    """What a line says of its events."""
    if link.people:
        return "участвуют дистанционно" if link.remote else "участвуют вместе"
    return "дистанционно" if link.remote else "встречи на обеих сторонах"


def link_hover(link: Link, titles: Mapping[str, str]) -> PlotlyText:
    """Both ends, what kind of link, the first titles."""
    number = events_counted(len(link.events)) + unsure_words(link, link.events)
    vague = [
        f"{end.name}: {PRECISION_WORDS[end.precision]}"
        for end in (link.start, link.end)
        if link.people and end.precision not in POINT_PRECISIONS
    ]
    return in_lines(
        [
            bold(shown(f"{link.start.name} — {link.end.name}")),
            shown(f"{number}, {link_kind(link)}"),
            *(italic(shown(words)) for words in vague),
            *map(shown, _titles(link.events, titles)),
        ]
    )


def hover_titles(events: pd.DataFrame) -> Mapping[str, str]:
    """Each event's name for a hover, with what the plan leaves open and a person settled of it."""
    return _HoverTitles(events)


class _HoverTitles(Mapping[str, str]):
    """Names of events, each made when it is asked for: a hover has three of thousands."""

    def __init__(self, events: pd.DataFrame) -> None:
        self._at = {event_id: at for at, event_id in enumerate(events["event_id"].tolist())}
        names = ("title_short", "plan_said", "open", "corrected")
        self._columns = [events[name].to_numpy(object) for name in names]

    def __getitem__(self, event_id: str) -> str:
        at = self._at[event_id]
        title, plan, left, corrected = (column[at] for column in self._columns)
        said = (_brief(title), plan, ", ".join(left), uncapitalized(settled_in_words(corrected)))
        return " — ".join(filter(None, said))

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def _titles(events: tuple[str, ...], titles: Mapping[str, str]) -> list[str]:
    lines = [f"· {titles.get(e, '')}" for e in events[:_MOST_TITLES]]
    if len(events) > _MOST_TITLES:
        lines.append(f"и ещё {len(events) - _MOST_TITLES}")
    return lines


def _brief(title: str, limit: int = 46) -> str:
    """A title short enough for a hover that does not cover the map."""
    return title if len(title) <= limit else title[: limit - 1].rsplit(" ", 1)[0] + "…"

"""What the map's heading says: what is seen, what it leaves out, what it lacks."""

from __future__ import annotations

from pages.map.ground.outlines import Outlines
from pages.map.spots.spots import MapData
from pages.shared.plan.plan_said import MANY_REGIONS
from pages.shared.words.russian import events_counted, of_events_counted, plural, thousands


def rows_and_events(data: MapData) -> str:
    """How many rows stand behind how many events at places."""
    rows, held = thousands(data.venue_rows), thousands(len(data.held))
    return f"Строк «мероприятие × место» — {rows}, мероприятий на местах — {held}"


def title(data: MapData, *, on_paper: bool = False) -> tuple[str, str]:
    """The figure's heading, and the line that says what it counts and leaves out.

    Args:
        data: what stands on the map.
        on_paper: where nothing can be pointed at and nothing stands below.
    """
    if not data.spots:
        return "На карте показать нечего", ""
    top = data.spots[0]
    # As many as the legend counts: an event shown only by its link is on the map too.
    head = f"На карте {events_counted(len(data.held) + len(data.linked))}"
    if len(top.visits) > 1:
        head += f", больше всего — {top.name}: {thousands(len(top.visits))}"
    notes = []
    if data.venue_rows != len(data.held):
        notes.append(
            f"{rows_and_events(data)}: с двумя местами стоит у обоих, в итоге считается один раз."
        )
    if data.linked:
        n = len(data.linked)
        word = plural(
            n, "дистанционное показано", "дистанционных показаны", "дистанционных показаны"
        )
        notes.append(
            f"Ещё {thousands(n)} {word} связью между городами, а не поездкой"
            + ("." if on_paper else ": линию видно, если навести на место или выбрать его.")
        )
    missing = len(data.no_place) + len(data.remote_only)
    if missing:
        # «Нет» takes the genitive: «1 мероприятия нет», «5 мероприятий нет».
        absent = of_events_counted(missing)
        where = "" if on_paper else f" — {_them(missing)} под картой"
        notes.append(f"{absent} на карте нет{where}.")
    return head, " ".join(notes)


def _them(n: int) -> str:
    return "оно в списке" if n == 1 else "они в списках"


def several_homes(outlines: Outlines) -> str:
    """What is said of a map of several regions' plans, in a sentence; "" where it is of one."""
    if len(outlines.homes) < 2:
        return ""
    names = " и ".join(home.region for home in outlines.homes)
    n = len(outlines.homes)
    many = f"{n}\u00a0{plural(n, 'региона', 'регионов', 'регионов')}"
    whose = many if n > MANY_REGIONS else f"нескольких регионов: {names}"
    return (
        f"Здесь планы {whose}. Выделены контуры всех; расстояния на карте — "
        f"от города {outlines.home.capital}, в карточке — от столицы того региона, чей план."
    )


def no_outlines(outlines: Outlines) -> str:
    """What the map lacks for this region, in a sentence; "" where it has all."""
    if outlines.has_home:
        return ""
    return (
        f"Контура этого региона ({outlines.home.region}) программа не знает: "
        "показаны общая карта и места, координаты которых известны."
    )

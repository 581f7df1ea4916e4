"""The filters: the only module that touches session state and the address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.shared.dates_in_words import MONTHS, month_end
from pages.shared.tables import Plan
from pages.shared.words import FORMATS

# Widget keys are the names in the address: short, Latin, never changed without need.
SPHERE, MONTH, COUNTRY, FORMAT, PLACE = "sphere", "month", "country", "format", "place"
CERTAINTY, UNDATED, EVENT, SHOW, SEARCH = "sure", "undated", "event", "show", "q"
# What the events page may be narrowed to, beside the filters (value of SHOW in the address).
SHOW_EXACT, SHOW_VAGUE = "с точной датой", "без точной даты"
SHOW_UNDATED, SHOW_DOUBTS = "без срока", "с вопросами"
SHOWS = (SHOW_EXACT, SHOW_VAGUE, SHOW_UNDATED, SHOW_DOUBTS)
# What the page «Показ» is asked to make a scene of, and the pages that can become one.
ADD = "add"
SHOWABLE = ("", "overview", "calendar", "map", "spheres", "events")
_GONE, _PAGE = "_gone", "_page"
_BIND: Literal["query-params"] = "query-params"


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value in words, and where it came from (to remove it again)."""

    kind: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; empty means everything.

    Attributes:
        spheres: sphere names in the nominative (``events.sphere_name``).
        countries: partners' Russian names.
        formats: contract codes.
        places: ``venues.place``.
        months: first days of the chosen months.
        sure_only: only events that surely take place in the chosen months.
        with_undated: events without a date stay although months are chosen.
    """

    spheres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    months: tuple[date, ...] = ()
    sure_only: bool = False
    with_undated: bool = False

    def __bool__(self) -> bool:
        return any((self.spheres, self.countries, self.formats, self.places, self.months))

    def apply(self, plan: Plan) -> Plan:
        """The plan with only the events that match; pure and remembered."""
        return _applied(plan, self)

    def in_words(self) -> list[Chip]:
        """Everything chosen, as removable chips."""
        chips = [Chip(SPHERE, v, f"Сфера: {v}") for v in self.spheres]
        chips += [Chip(MONTH, month_label(m), f"Период: {month_label(m)}") for m in self.months]
        chips += [Chip(COUNTRY, v, f"Страна: {v}") for v in self.countries]
        chips += [Chip(FORMAT, FORMATS[v], f"Форма: {FORMATS[v]}") for v in self.formats]
        return chips + [Chip(PLACE, v, f"Место: {v}") for v in self.places]

    def without(self, chip: Chip) -> Selection:
        """The same without one chosen value."""

        def rest(kind: str, values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(v for v in values if (kind, v) != (chip.kind, chip.value))

        gone = chip.value if chip.kind in (FORMAT, MONTH) else None
        return replace(
            self,
            spheres=rest(SPHERE, self.spheres),
            countries=rest(COUNTRY, self.countries),
            places=rest(PLACE, self.places),
            formats=tuple(v for v in self.formats if FORMATS[v] != gone),
            months=tuple(m for m in self.months if month_label(m) != gone),
        )

    def without_period(self) -> Selection:
        """The same, whatever the months."""
        return replace(self, months=(), sure_only=False, with_undated=False)

    def hidden_by_period(self, plan: Plan) -> tuple[int, int]:
        """How many events the period hides that it need not: (possible ones, undated ones)."""
        if not self.months:
            return 0, 0
        shown = len(self.apply(plan).events)
        possible = len(replace(self, sure_only=False).apply(plan).events) - shown
        undated = len(replace(self, with_undated=True).apply(plan).events) - shown
        return possible, undated


def month_label(month: date) -> str:
    """«март 2026»: with the year, so that a link keeps its meaning in the next plan."""
    return f"{MONTHS[month.month - 1]} {month.year}"


@lru_cache(maxsize=128)
def _applied(plan: Plan, selection: Selection) -> Plan:
    if not selection:
        return plan
    events = plan.events
    keep = pd.Series(True, index=events.index)
    if selection.spheres:
        keep &= events["sphere_name"].isin(selection.spheres)
    if selection.formats:
        keep &= events["format"].isin(selection.formats)
    if selection.countries:
        keep &= events["event_id"].isin(_ids(plan.partners, "name", selection.countries))
    if selection.places:
        keep &= events["event_id"].isin(_ids(plan.venues, "place", selection.places))
    if selection.months:
        sure, possible = events_in_months(plan, selection.months)
        ids = set(sure) if selection.sure_only else sure | possible
        if selection.with_undated:
            ids = ids | undated(plan)
        keep &= events["event_id"].isin(ids)
    return plan.keep(set(events.loc[keep, "event_id"]))


def _ids(frame: pd.DataFrame, column: str, values: tuple[str, ...]) -> set[str]:
    return set(frame.loc[frame[column].isin(values), "event_id"])


def undated(plan: Plan) -> frozenset[str]:
    """Events without any known period."""
    return frozenset(set(plan.events["event_id"]) - set(plan.periods["event_id"]))


@lru_cache(maxsize=512)
def events_in_months(plan: Plan, months: tuple[date, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Which events fall into the months, for sure and possibly.

    Sure: a whole period lies inside the months (neighbouring months count as one
    stretch). Possible: a period touches them and none lies inside. No event is in both.
    """
    starts, ends = plan.periods["start_date"], plan.periods["end_date"]
    inside = pd.Series(False, index=plan.periods.index)
    touching = inside.copy()
    for first, last in _stretches(months):
        begin, finish = pd.Timestamp(first), pd.Timestamp(last)
        inside |= (starts >= begin) & (ends <= finish)
        touching |= (starts <= finish) & (ends >= begin)
    sure = frozenset(plan.periods.loc[inside, "event_id"])
    return sure, frozenset(plan.periods.loc[touching, "event_id"]) - sure


def _stretches(months: tuple[date, ...]) -> list[tuple[date, date]]:
    stretches: list[tuple[date, date]] = []
    for month in sorted(months):
        if stretches and (month - stretches[-1][1]).days == 1:
            stretches[-1] = (stretches[-1][0], month_end(month))
        else:
            stretches.append((month, month_end(month)))
    return stretches


@lru_cache(maxsize=16)
def months_of(plan: Plan) -> tuple[date, ...]:
    """First days of the plan's own months."""
    info = plan.info
    count = (info.end.year - info.start.year) * 12 + info.end.month - info.start.month + 1
    first = info.start.year * 12 + info.start.month - 1
    return tuple(date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count))


@dataclass(frozen=True, slots=True)
class _Options:
    spheres: tuple[str, ...]
    months: dict[str, date]
    countries: tuple[str, ...]
    formats: dict[str, str]
    places: tuple[str, ...]


@lru_cache(maxsize=8)
def _options(plan: Plan) -> _Options:
    present = set(plan.events["format"])
    return _Options(
        spheres=tuple(dict.fromkeys(plan.events["sphere_name"])),
        months={month_label(m): m for m in months_of(plan)},
        countries=tuple(sorted(set(plan.partners["name"]), key=_alphabet)),
        formats={label: code for code, label in FORMATS.items() if code in present},
        places=tuple(sorted(set(plan.venues["place"]) - {""}, key=_alphabet)),
    )


def _alphabet(text: str) -> str:
    return text.lower().replace("ё", "е")


def filter_widgets(plan: Plan) -> None:
    """The filters, to be placed once by ``dashboard.py`` (they live in the address)."""
    options = _options(plan)
    # Before the widgets: they drop from the address what they do not know.
    st.session_state[_GONE] = _unknown_values(options)
    st.multiselect(
        "Сфера", options.spheres, key=SPHERE, bind=_BIND, select_all=False, placeholder="Все сферы"
    )
    st.multiselect(
        "Период",
        list(options.months),
        key=MONTH,
        bind=_BIND,
        select_all=False,
        placeholder="Весь план",
    )
    if st.session_state.get(MONTH):
        st.toggle(
            "Только точно в этом периоде",
            key=CERTAINTY,
            bind=_BIND,
            help="Иначе видны и те, что могут прийтись на выбранные месяцы",
        )
        st.toggle("Показывать и без срока", key=UNDATED, bind=_BIND)
    st.multiselect(
        "Страна-партнёр",
        options.countries,
        key=COUNTRY,
        bind=_BIND,
        select_all=False,
        placeholder="Все страны",
    )
    st.multiselect(
        "Место", options.places, key=PLACE, bind=_BIND, select_all=False, placeholder="Все места"
    )
    st.multiselect(
        "Форма проведения",
        list(options.formats),
        key=FORMAT,
        bind=_BIND,
        select_all=False,
        placeholder="Любая",
    )


def _unknown_values(options: _Options) -> tuple[str, ...]:
    known = {
        SPHERE: options.spheres,
        MONTH: options.months,
        COUNTRY: options.countries,
        FORMAT: options.formats,
        PLACE: options.places,
    }
    asked = ((key, value) for key in known for value in st.query_params.get_all(key))
    return tuple(value for key, value in asked if value and value not in known[key])


def gone_values() -> tuple[str, ...]:
    """Filter values of a link that this edition of the plan does not have (any more)."""
    return tuple(st.session_state.get(_GONE, ()))


def current_selection(plan: Plan | None = None) -> Selection:
    """What the filters say now."""
    from pages.shared.tables import load_plan

    options = _options(plan or load_plan())
    state = st.session_state
    return Selection(
        spheres=tuple(state.get(SPHERE, ())),
        countries=tuple(state.get(COUNTRY, ())),
        formats=tuple(options.formats[v] for v in state.get(FORMAT, ()) if v in options.formats),
        places=tuple(state.get(PLACE, ())),
        months=tuple(options.months[v] for v in state.get(MONTH, ()) if v in options.months),
        sure_only=bool(state.get(CERTAINTY, False)),
        with_undated=bool(state.get(UNDATED, False)),
    )


def selection_of(
    plan: Plan, asked: Mapping[str, Sequence[str]]
) -> tuple[Selection, tuple[str, ...]]:
    """What the filters of an address say, without any page: (filters, values this plan lacks).

    Args:
        plan: the plan to filter.
        asked: the address's parameters, each with all its values.
    """
    options = _options(plan)
    known: dict[str, Collection[str]] = {
        SPHERE: options.spheres,
        MONTH: options.months,
        COUNTRY: options.countries,
        FORMAT: options.formats,
        PLACE: options.places,
    }
    kept = {key: tuple(v for v in asked.get(key, ()) if v in known[key]) for key in known}
    gone = tuple(v for key in known for v in asked.get(key, ()) if v and v not in known[key])
    chosen = Selection(
        spheres=kept[SPHERE],
        countries=kept[COUNTRY],
        formats=tuple(options.formats[v] for v in kept[FORMAT]),
        places=kept[PLACE],
        months=tuple(options.months[v] for v in kept[MONTH]),
        sure_only="true" in asked.get(CERTAINTY, ()),
        with_undated="true" in asked.get(UNDATED, ()),
    )
    return chosen, gone


def choose(kind: str, values: list[str]) -> None:
    """Set one filter from a click in a figure (from a callback, before the widgets run)."""
    st.session_state[kind] = values


def choose_clicked(chart: str, kind: str) -> None:
    """Set one filter to what was clicked in a figure (its ``on_select`` callback).

    Args:
        chart: the chart's key; its points carry the filter's values as ``customdata``.
        kind: the filter's key.
    """
    points = st.session_state[chart]["selection"]["points"]
    values = [p["customdata"] for p in points]
    flat = [v[0] if isinstance(v, (list, tuple)) else v for v in values]
    choose(kind, list(dict.fromkeys(flat)))


def current_page() -> str:
    """The url path of the page that runs now, as ``dashboard.py`` told."""
    return str(st.session_state.get(_PAGE, ""))


def set_current_page(url_path: str) -> None:
    """Remember which page runs now (``dashboard.py``)."""
    st.session_state[_PAGE] = url_path


def page_link(page: str, selection: Selection | None = None, /, **extra: str) -> str:
    """The address of a page with filters: what stands in ``href``.

    Args:
        page: url path («events»), "" for the overview.
        selection: the filters to open it with; the current ones by default.
        extra: further parameters (``event=…``).
    """
    chosen = current_selection() if selection is None else selection
    pairs = [(chip.kind, chip.value) for chip in chosen.in_words()]
    if chosen.months and chosen.sure_only:
        pairs.append((CERTAINTY, "true"))
    if chosen.months and chosen.with_undated:
        pairs.append((UNDATED, "true"))
    query = urlencode(pairs + sorted(extra.items()))
    return f"./{page}" + (f"?{query}" if query else "")


def show_link(selection: Selection) -> str:
    """The address that makes a scene of the page as it stands; "" where none can be made."""
    page = current_page()
    if page not in SHOWABLE:
        return ""
    extra: dict[str, str] = {}
    if page == "events":
        asked = {
            EVENT: selected_event(),
            SHOW: st.session_state.get(SHOW),
            SEARCH: st.session_state.get(SEARCH),
        }
        extra = {name: str(value) for name, value in asked.items() if value}
    view = page_link(page or "overview", selection, **extra)
    return "./show?" + urlencode({ADD: view.removeprefix("./")})


def event_link(event_id: str, selection: Selection | None = None, /, **extra: str) -> str:
    """The address of an event's card, the filters kept."""
    return page_link("events", selection, event=event_id, **extra)


def select_event(event_id: str | None) -> None:
    """Open an event's card (or close it)."""
    if event_id:
        st.query_params[EVENT] = event_id
    elif EVENT in st.query_params:
        del st.query_params[EVENT]


def selected_event() -> str | None:
    """The event whose card the address asks for."""
    return st.query_params.get(EVENT) or None


def list_controls(shows: Sequence[str], sorts: Sequence[str]) -> tuple[str, str, str]:
    """Search, narrowing and order of the list of events: (query, show, sort), "" = default."""
    left, middle, right = st.columns([3, 2, 1.3], gap="small", vertical_alignment="bottom")
    query = left.text_input(
        "Поиск",
        key=SEARCH,
        bind=_BIND,
        live=True,
        placeholder="Слова из любой ячейки: белорусских, Витебск, выставка…",
    )
    show = middle.selectbox(
        "Показать", shows, index=None, key=SHOW, bind=_BIND, placeholder="Все мероприятия"
    )
    order = right.selectbox("Порядок", sorts, key="sort", bind=_BIND)
    return query.strip(), show or "", "" if order == sorts[0] else order


def list_page(total: int, per_page: int) -> int:
    """Which page of a long list the address asks for, within what there is."""
    text = st.query_params.get("p", "1")
    last = max(1, (total - 1) // per_page + 1)
    return min(max(int(text), 1), last) if text.isdecimal() else 1

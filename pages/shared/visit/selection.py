"""The state of a visit: what the address holds, and the widgets that put it there.

**Everything that changes what is seen stands in the address**, so that a copied link shows
the same elsewhere and the browser's back button undoes. How to put something there:

- A widget of a page: ``choice`` (one of several), or any keyed widget with ``bind=BIND``;
  the key is the name in the address. An unkeyed or unbound widget loses its value whenever
  a chip, a mark or the back button changes the address, and nobody can link to it.
- A mark of a figure that filters or opens something: its trace says
  ``"meta": clicks_set(NAME, …)`` and each point's ``customdata`` holds the values (a list
  in the order of the names, or one value; "" leaves that name alone). A click writes them
  into the address and keeps the rest; a second click on the same takes them off. For names
  of rows and columns ``"meta": ticks_set(y=[…])`` in the layout. No ``on_select``, no
  session state, no callback: ``address.js`` does it for every figure.
- A number, a chip, a place in a list: ``<a href>`` with ``page_link``. Elements with
  ``data-without`` (see ``frame``) take single values off the address as it is.

``address.js`` also makes each act of the visitor (click, key, stroke of typing) one step of
the browser's history, and lets the sidebar's page links keep the filters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import (
    BY_KEY,
    COUNTRY,
    DIRECTION,
    FILTER_KEYS,
    FORMAT,
    MONTH,
    PLACE,
    REGION,
    SPHERE,
)
from pages.shared.filters.options import offered, options_of, selection_of
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.markup.templates import piece
from pages.shared.plan.looks import Look, visit_look
from pages.shared.plan.per_run import per_run
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.address_names import ADD, AT, EVENT, LIST_PAGE, REST, SEARCH, SHOW, SORT
from pages.shared.visit.page_list import page_at
from pages.shared.words.russian import HOW_PEOPLE_MEET, PARTNER_COUNTRY, nbsp, thousands

_PAGE = "_page"
_FEW = nbsp(
    "В списке — самые частые из {}. Остальные выбирают на карте щелчком по месту или ищут на "
    "странице «Мероприятия»."
)
BIND: Literal["query-params"] = "query-params"


def filter_widgets(plan: Plan) -> None:
    """The filters, to be placed once by ``dashboard.py`` (they live in the address)."""
    _filter(SPHERE, plan, "Все сферы")
    _filter(MONTH, plan, "Весь план")
    if st.session_state.get(MONTH):
        st.toggle(
            BY_KEY[CERTAINTY].label,
            key=CERTAINTY,
            bind=BIND,
            help="Иначе видны и те, что могут прийтись на выбранные месяцы",
        )
        st.toggle("Показывать и без срока", key=UNDATED, bind=BIND)
    _filter(COUNTRY, plan, "Все страны", PARTNER_COUNTRY)
    _filter(REGION, plan, "Все области")
    _filter(PLACE, plan, "Все места")
    _filter(FORMAT, plan, "Любая", HOW_PEOPLE_MEET)
    _filter(DIRECTION, plan, "Любое")


def _filter(key: str, plan: Plan, everything: str, label: str = "") -> None:
    known, there = offered(plan, key), options_of(plan)[key]
    # What a link asks for stays in it even where this edition lacks it: the chip says so,
    # and the same link may fit the next edition again.
    asked = (*st.query_params.get_all(key), *st.session_state.get(key, ()))
    further = dict.fromkeys(v for v in asked if v and v not in known)
    if known or further:
        st.multiselect(
            label or BY_KEY[key].label,
            [*known, *further],
            key=key,
            bind=BIND,
            select_all=False,
            placeholder=everything,
            help=_FEW.format(thousands(len(there))) if len(known) < len(there) else None,
        )


def current_selection(plan: Plan | None = None) -> Selection:
    """What the filters say now: widgets as they stand, the other filters by the address."""
    return _selection_in(plan or load_plan())


@per_run
def _selection_in(plan: Plan) -> Selection:
    return selection_of(plan, {key: _asked(key) for key in FILTER_KEYS})


def _asked(key: str) -> tuple[str, ...]:
    """What is asked of a filter: by its widget, else by the address."""
    state = st.session_state.get(key)
    if isinstance(state, bool):
        return (YES,) if state else ()
    return tuple(st.query_params.get_all(key) if state is None else state)


_BUTTONS = 24
"""So many names stand as buttons beside each other."""


def choice(label: str, names: Sequence[str], default: str, key: str, *, wraps: bool = False) -> str:
    """One of several, as a row of buttons, of many as a list; it stands in the address.

    Args:
        label: what is chosen, for those who cannot see the row.
        names: what there is to choose.
        default: what is chosen at first.
        key: the name in the address.
        wraps: long names go over several rows.
    """
    unknown = _unknown(key, names)
    kept: dict[str, Any] = {"key": key, "bind": BIND, "label_visibility": "collapsed"}
    if len(names) > _BUTTONS:
        chosen = st.selectbox(label, names, list(names).index(default), **kept)
    else:
        control = st.pills if wraps else st.segmented_control
        chosen = control(label, names, default=default, required=True, **kept)
    _say_unknown(unknown, default)
    return chosen or default


def several(label: str, names: Sequence[str], key: str) -> list[str]:
    """Any of several, all at first; they stand in the address under their key."""
    unknown = [name for name in st.query_params.get_all(key) if name and name not in names]
    chosen: list[str] = []
    if names:
        chosen = st.pills(
            label, names, selection_mode="multi", default=list(names), key=key, bind=BIND
        )
    if unknown:
        _say_unknown(", ".join(unknown), ", ".join(chosen) or "без них")
    return chosen


def _unknown(key: str, known: Collection[str]) -> str:
    """What a link asks a widget for and it does not offer; to be read before the widget runs."""
    asked = st.query_params.get(key, "")
    return "" if asked in known else asked


def _say_unknown(asked: str, shown: str) -> None:
    if asked:
        words = f"Ссылка просит «{asked}», но здесь такого нет; показано: {shown}."
        st.html(piece("note", nbsp(words), role="status"))


def current_page() -> str:
    """The url path of the page that runs now, as ``dashboard.py`` told."""
    return str(st.session_state.get(_PAGE, ""))


def set_current_page(url_path: str) -> None:
    """Remember which page runs now (``dashboard.py``)."""
    st.session_state[_PAGE] = url_path


def page_link(page: str, selection: Selection | None = None, /, **extra: str) -> str:
    """The address of a page with filters, of the edition looked at: what stands in ``href``.

    Args:
        page: url path («events»), "" for the overview.
        selection: the filters to open it with; the current ones by default.
        extra: further parameters (``event=…``).
    """
    return edition_link(visit_look(), page, selection, **extra)


def edition_link(look: Look, page: str, selection: Selection | None = None, /, **extra: str) -> str:
    """The same of another edition than the one looked at."""
    return f"./{page}{_query(look, selection, extra)}"


def page_links(selection: Selection, /, **extra: str) -> Callable[[str], str]:
    """The addresses of many pages or files with the same filters: what ``page_link`` makes."""
    query = _query(visit_look(), selection, extra)
    return lambda page: f"./{page}{query}"


def _query(look: Look, selection: Selection | None, extra: Mapping[str, str]) -> str:
    chosen = current_selection() if selection is None else selection
    query = "&".join(filter(None, (_kept(look, chosen), urlencode(sorted(extra.items())))))
    return f"?{query}" if query else ""


@lru_cache(maxsize=256)
def _kept(look: Look, chosen: Selection) -> str:
    """What every link of a page has in its query: a page makes up to a hundred of them."""
    return urlencode(look.pairs() + chosen.pairs())


def show_link(selection: Selection) -> str:
    """The address that makes a scene of the page as it stands; "" where none can be made."""
    page = current_page()
    if not page_at(page).shows_slice:
        return ""
    extra: dict[str, str] = {}
    if page == "events":
        asked = {
            EVENT: selected_event(),
            SHOW: st.session_state.get(SHOW),
            SEARCH: st.session_state.get(SEARCH),
        }
        extra = {name: str(value) for name, value in asked.items() if value}
    view = page_link(page_at(page).folder, selection, **extra)
    return "./show?" + urlencode([*visit_look().pairs(), (ADD, view.removeprefix("./"))])


def event_link(event_id: str, selection: Selection | None = None, /, **extra: str) -> str:
    """The address of an event's card, the filters kept."""
    return page_link("events", selection, event=event_id, **extra)


def event_links(selection: Selection, /, **extra: str) -> Callable[[str], str]:
    """The addresses of many events' cards, the filters kept: what ``event_link`` makes of an id."""
    if extra:
        return lambda event_id: event_link(event_id, selection, **extra)
    kept = _kept(visit_look(), selection)
    before = f"./events?{kept}&" if kept else "./events?"
    return cache(lambda event_id: before + urlencode({EVENT: event_id}))


def selected_event() -> str | None:
    """The event whose card the address asks for."""
    return st.query_params.get(EVENT) or None


def list_controls(shows: Sequence[str], sorts: Sequence[str]) -> tuple[str, str, str]:
    """Search, narrowing and order of the list of events: (query, show, sort), "" = default."""
    unknown = _unknown(SHOW, shows), _unknown(SORT, sorts)
    left, middle, right = st.columns([3, 2, 1.3], gap="small", vertical_alignment="bottom")
    query = left.text_input(
        "Поиск",
        key=SEARCH,
        bind=BIND,
        live=True,
        placeholder="Слова из любой ячейки",
    )
    show = middle.selectbox(
        "Показать", shows, index=None, key=SHOW, bind=BIND, placeholder="Все мероприятия"
    )
    order = right.selectbox("Порядок", sorts, key=SORT, bind=BIND)
    _say_unknown(unknown[0], "все мероприятия")
    _say_unknown(unknown[1], f"порядок {sorts[0]}")
    return query.strip(), show or "", "" if order == sorts[0] else order


def list_page(total: int, per_page: int) -> int:
    """Which page of a long list the address asks for, within what there is."""
    text = st.query_params.get(LIST_PAGE, "1")
    last = max(1, (total - 1) // per_page + 1)
    # A number may have any number of digits; so many are beyond the last page of any list.
    return min(max(int(text[:9]), 1), last) if text.isdecimal() else 1


def asked_part(parts: int) -> int:
    """Which part of many groups the address asks for, within what there is."""
    text = st.query_params.get(REST, "")[:4]
    return min(max(int(text), 1), parts) if text.isdecimal() else 1


def chosen_places() -> tuple[str, ...]:
    """The places and links of the map that the address has chosen, by their ids."""
    return tuple(st.query_params.get_all(AT))


def choose_places(ids: Sequence[str]) -> None:
    """Put the places chosen on the map into the address (from the figure's callback)."""
    if ids:
        st.query_params[AT] = list(ids)
    elif AT in st.query_params:
        del st.query_params[AT]

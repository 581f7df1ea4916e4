"""«Данные»: the slice as files, for people and for programs, and their addresses."""

import numpy as np
import streamlit as st

from pages.handouts.handout import NOTHING_LEFT, EmptySliceError, RefusedError, Slice, slice_of
from pages.handouts.making import file_name
from pages.handouts.tables.file_headings import columns
from pages.shared.markup.templates import piece, render
from pages.shared.plan.plan_said import edition_said, plan_heading
from pages.shared.plan.tables import load_plan
from pages.shared.times.spans import names_a_day
from pages.shared.visit.address_names import MARKED, VAGUE
from pages.shared.visit.file_formats import FORMATS, GRAINS, Format, Grain
from pages.shared.visit.frame import heading, page_top
from pages.shared.visit.selection import current_selection
from pages.shared.visit.take_away import file_link, file_links, list_state
from pages.shared.visit.why_empty import why_empty
from pages.shared.words.russian import counted

NOTES: dict[Grain, str] = {
    "event": "Одна строка — одно мероприятие.",
    "venue": "Мероприятие с двумя местами стоит в двух строках, поэтому мероприятия "
    "по этому файлу не считают.",
}

page_top()
plan, selection, extra = load_plan(), current_selection(), list_state()
info, address = plan.info, file_links(selection, **extra)


def files(handed: Slice) -> None:
    """The links of the slice's files, by what a row is."""
    kept = handed.kept
    of_venues = kept.event_rows("venues")
    venues = np.bincount(of_venues[of_venues >= 0], minlength=kept.n)
    rows: dict[Grain, int] = {
        "event": kept.n,
        # An event without a venue has a row of its own.
        "venue": int(np.maximum(venues, 1).sum()),
    }
    n, all_n = handed.part
    of_part = " с\u00a0учётом отборов" if n < all_n else ""
    for column, grain in zip(st.columns(2, gap="large"), GRAINS, strict=True):
        with column, st.container(key=f"grain-{grain}"):
            heading(
                f"{plan_heading(info)}, {edition_said(info)}: строка — {GRAINS[grain]}",
                f"{NOTES[grain]} {counted(rows[grain], 'строка', 'строки', 'строк')}{of_part}.",
            )
            links = [link(handed, form, grain) for form in FORMATS.values() if grain in form.grains]
            # One element: a page of forty is drawn more slowly.
            st.html(render("data/file_links.html", files=links))


def link(handed: Slice, form: Format, grain: Grain) -> dict[str, str]:
    """A file at its address; it needs no visit and is made when somebody asks."""
    return {
        "label": f"{form.label}: {GRAINS[grain]}" if len(form.grains) > 1 else form.label,
        "address": address(form.address(grain)),
        "name": file_name(handed, form, grain),
        "note": form.note,
    }


def addresses(handed: Slice) -> None:
    """The addresses that other programs and calendars follow by themselves."""
    calendar = FORMATS["ics"].address("event")
    st.html(
        render(
            "data/file_addresses.html",
            excel=address(FORMATS["xlsx"].address("event")),
            csv=address(FORMATS["csv"].address("event")),
            exact=address(calendar) if names_a_day(handed.kept) else "",
            marked=file_link(calendar, selection, **{**extra, VAGUE: MARKED})
            if len(handed.kept.periods)
            else "",
        )
    )


asked = {key: values for key, values in selection.items() if values}
try:
    slice_here = slice_of(plan, {**asked, **{name: [value] for name, value in extra.items()}})
except EmptySliceError as refused:
    heading("Файлов нет: в отборе ни одного мероприятия")
    st.html(why_empty(NOTHING_LEFT, refused.emptied, selection, **extra))
except RefusedError as refused:
    heading("Файлов нет: ссылка просит того, чего нет", str(refused))
else:
    further = [words for words in slice_here.words if words.partition(": ")[0] in
               ("поиск", "показаны", "порядок")]  # fmt: skip
    if further:
        st.html(piece("note", f"Как в списке мероприятий: {'; '.join(further)}."))
    files(slice_here)
    addresses(slice_here)
st.html(render("data/file_columns.html", columns=columns(), source=info.source_name))

"""«Данные»: the filtered slice as files, for people and for programs."""

import streamlit as st

from pages.handouts.handout import slice_of
from pages.handouts.making import file_name
from pages.handouts.tables.file_headings import columns
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import load_plan
from pages.shared.visit.file_formats import FORMATS, GRAINS, Format, Grain
from pages.shared.visit.frame import heading, page_top, plan_period
from pages.shared.visit.selection import current_selection, file_link
from pages.shared.words.russian import counted

NOTES: dict[Grain, str] = {
    "event": "Одна строка — одно мероприятие.",
    "venue": "Мероприятие с двумя местами стоит в двух строках, поэтому мероприятия "
    "по этому файлу не считают.",
}

shown = page_top("Данные")
plan = load_plan()
info, part = plan.info, (len(shown.events), len(plan.events))


def files() -> None:
    """The links of the slice's files, by what a row is."""
    rows: dict[Grain, int] = {
        "event": len(shown.events),
        "venue": int((shown.venues.groupby("event_id").size() - 1).sum()) + len(shown.events),
    }
    of_part = " с\u00a0учётом отборов" if part[0] < part[1] else ""
    for column, grain in zip(st.columns(2, gap="large"), GRAINS, strict=True):
        with column, st.container(key=f"grain-{grain}"):
            heading(
                f"План на {plan_period(info)}, редакция {info.edition}: строка — {GRAINS[grain]}",
                f"{NOTES[grain]} {counted(rows[grain], 'строка', 'строки', 'строк')}{of_part}.",
            )
            for form in FORMATS.values():
                if grain in form.grains:
                    link(form, grain)


def link(form: Format, grain: Grain) -> None:
    """A file at its address; it needs no visit and is made when somebody asks."""
    handed = slice_of(plan, dict(chosen))
    st.html(
        render(
            "data/file_link.html",
            label=f"{form.label}: {GRAINS[grain]}" if len(form.grains) > 1 else form.label,
            address=file_link(form.address(grain)),
            name=file_name(handed, form, grain),
        )
    )
    st.html(piece("note", form.note))


chosen = {key: values for key, values in current_selection().items() if values}
if len(shown.events):
    files()
else:
    heading("Файлов нет: в отборе ни одного мероприятия", "Какой отбор мешает, сказано выше.")
st.html(render("data/file_columns.html", columns=columns(), source=info.source_name))

"""«Данные»: the filtered slice as files, for Excel and for programs."""

from urllib.parse import urlencode

import streamlit as st

from pages.data.export import FILES, GRAINS, Grain, columns, file_name
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import load_plan
from pages.shared.visit.frame import heading, page_top, plan_period
from pages.shared.visit.selection import current_selection
from pages.shared.words.russian import counted

READERS = {
    "Excel": "Открывается двойным щелчком: русские заголовки, даты и дробные числа по-русски.",
    "программ": "Имена и коды столбцов как в таблицах, даты год-месяц-день, запятая между "
    "столбцами.",
}
NOTES: dict[Grain, str] = {
    "event": "Одна строка — одно мероприятие.",
    "venue": "Мероприятие с двумя местами стоит в двух строках, поэтому мероприятия "
    "по этому файлу не считают.",
}

shown = page_top("Данные")
plan = load_plan()
info, part = plan.info, (len(shown.events), len(plan.events))


def files() -> None:
    """The buttons of the slice's files, by what a row is."""
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
            for name, (reader, of, _) in FILES.items():
                if of == grain:
                    st.html(
                        render(
                            "data/file_link.html",
                            label=f"Для {reader}: {GRAINS[grain]}, CSV",
                            address=file_link(name),
                            name=file_name(info, grain, reader, part),
                        )
                    )
                    st.html(piece("note", READERS[reader]))


def file_link(name: str) -> str:
    """Where a file of the slice is; it needs no visit, only the address."""
    query = urlencode(Selection(current_selection()).pairs())
    return f"./data/{name}" + (f"?{query}" if query else "")


if len(shown.events):
    files()
else:
    heading("Файлов нет: в отборе ни одного мероприятия", "Какой отбор мешает, сказано выше.")
st.html(render("data/file_columns.html", columns=columns(), source=info.source_name))

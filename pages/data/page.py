"""«Данные»: the filtered slice as files, for Excel and for programs."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.data.export import (
    GRAINS,
    Grain,
    columns,
    excel_csv,
    file_name,
    machine_csv,
)
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.frame import heading, page_top, plan_period
from pages.shared.words.russian import counted

READERS: tuple[tuple[str, str, str, Callable[[Plan, Grain], bytes]], ...] = (
    (
        "Excel",
        "Для Excel",
        "Открывается двойным щелчком: русские заголовки, даты и дробные числа по-русски.",
        excel_csv,
    ),
    (
        "программ",
        "Для программ",
        "Имена и коды столбцов как в таблицах, даты год-месяц-день, запятая между столбцами.",
        machine_csv,
    ),
)
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
            for reader, label, note, build in READERS:
                st.download_button(
                    f"{label}: {GRAINS[grain]}, CSV",
                    data=partial(build, shown, grain),
                    file_name=file_name(info, grain, reader, part),
                    mime="text/csv",
                    on_click="ignore",
                    key=f"file-{reader}-{grain}",
                    width="stretch",
                )
                st.html(piece("note", note))


if len(shown.events):
    files()
else:
    heading("Файлов нет: в отборе ни одного мероприятия", "Какой отбор мешает, сказано выше.")
st.html(render("data/file_columns.html", columns=columns(), source=info.source_name))

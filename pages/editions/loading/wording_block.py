"""Words of a document that the program does not understand: a person says what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from etl.corrections.correction import LABELS
from etl.documents.plan_rows.headings import wording_key
from etl.home import Home
from etl.model import PlanPeriod
from etl.precision_words import NO_PLACE, PLACE_PRECISIONS
from etl.text import capitalized
from etl.told.told_row import CELLS, NOT_READ, ToldRow
from pages.editions.loading.column_block import NEEDS_NAME
from pages.shared.markup.literal import literal
from pages.shared.markup.templates import piece
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.words.readings_in_words import dates_read_in_words, point_in_words, venue_name
from pages.shared.words.russian import FORMATS, events_counted, nbsp

EXAMPLES = {
    "dates_text": "Например: 15 апреля — 15 мая; без года подойдёт и к следующим планам",
    "place_text": "Например: г. Витебск, Республика Беларусь",
}


@dataclass(frozen=True, slots=True)
class OpenWording:
    """Words of a cell that are not understood, and how many events have them."""

    kind: str
    wording: str
    events: int

    def label(self) -> str:
        """«срок «в период навигации» — 2 мероприятия»."""
        return f"{LABELS[self.kind]} «{self.wording}» — {events_counted(self.events)}"


def open_wordings(plan: Plan) -> list[OpenWording]:
    """The cells of a plan that a person may say the meaning of, each wording once."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in plan.events.to_dict("records"):
        for kind in CELLS:
            if row[kind] and set(row["quality"]) & {*NOT_READ[kind]}:
                found.setdefault((kind, wording_key(row[kind])), []).append(row[kind])
    return [OpenWording(kind, said[0], len(said)) for (kind, _), said in found.items()]


def wording_form(
    place: str, wordings: Sequence[OpenWording], plan: Plan, *, by: str
) -> ToldRow | None:
    """Draw the fields; gives what is said when it is sent and can be read.

    Args:
        place: tells the fields of one page apart.
        wordings: those that are not understood.
        plan: the preview's.
        by: who says it.
    """
    chosen = wordings[0]
    if len(wordings) > 1:
        chosen = st.selectbox(
            "Слова документа", wordings, format_func=OpenWording.label, key=f"wording-{place}"
        )
    else:
        st.html(piece("note", nbsp(chosen.label()), role=""))
    meaning = st.text_input(
        "Как это написал бы план",
        key=f"meaning-{place}-{chosen.kind}-{wording_key(chosen.wording)}",
        max_chars=300,
        placeholder=EXAMPLES[chosen.kind],
        live=True,
    )
    one = ToldRow(chosen.kind, chosen.wording, " ".join(meaning.split()), author=by)
    if meaning.strip():
        words, fits = told_reading(one, plan.info)
        st.html(piece("note" if fits else "empty", nbsp(words), role="status"))
        if not fits:
            return None
    sent = st.button(
        "Так и понимать",
        key=f"wording-store-{place}",
        disabled=not by or not meaning.strip(),
        help=None if by else NEEDS_NAME,
    )
    return one if sent else None


def told_reading(one: ToldRow, info: PlanInfo) -> tuple[str, bool]:
    """How the words are read, and whether they can be told."""
    from etl.corrections.checks import RefusedCorrectionError
    from etl.told.told_checks import RefusedToldError, check_told

    plan = PlanPeriod(info.plan_id, info.start, info.end)
    try:
        check_told(one, plan, info.home)
        return READINGS[one.kind](one.meaning, plan, info.home)
    except (RefusedToldError, RefusedCorrectionError) as error:
        return f"{capitalized(str(error))}.", False


def _dates_said(meaning: str, plan: PlanPeriod, _home: Home) -> tuple[str, bool]:
    from etl.corrections.trial import try_dates

    reading = try_dates(meaning, plan)
    if "date_outside_plan" in reading.quality:
        return "Этот срок — вне периода плана: так программа его не возьмёт.", False
    return f"Читается так: {dates_read_in_words(reading, meaning)}", True


def _place_said(meaning: str, _plan: PlanPeriod, home: Home) -> tuple[str, bool]:
    from etl.corrections.trial import try_place

    place = try_place(meaning, title="", description="", home=home)
    pairs = zip(place.reading.venues, place.placed, strict=True)
    read = [
        f"{venue_name(asdict(venue))} — {PLACE_PRECISIONS[venue.place_precision]}, "
        f"{point_in_words(point)}"
        for venue, point in pairs
    ]
    form = FORMATS[place.reading.format]
    return f"Читается так: {'; '.join(read) or NO_PLACE}; форма: {form}", True


READINGS = {"dates_text": _dates_said, "place_text": _place_said}
"""How words of each kind of ``CELLS`` are read, said before they are told."""


def spheres_form(place: str, plan: Plan, *, by: str) -> Mapping[str, str] | None:
    """Draw a field for each section's short name; gives the changed ones when they are sent.

    Args:
        place: tells the fields of one page apart.
        plan: the preview's.
        by: who says it.
    """
    named = dict(zip(plan.events["sphere"], plan.events["sphere_name"], strict=True))
    with st.form(key=f"spheres-{place}", border=False):
        said = {
            sphere: st.text_input(literal(sphere), name, key=f"sphere-{place}-{at}", max_chars=60)
            for at, (sphere, name) in enumerate(named.items())
            if sphere
        }
        sent = st.form_submit_button(
            "Назвать так", disabled=not by, help=None if by else NEEDS_NAME
        )
    if not sent:
        return None
    now = {sphere: " ".join((said.get(sphere) or name).split()) for sphere, name in named.items()}
    if "" in [now[sphere] for sphere in said] or len({*now.values()}) < len(now):
        words = "Названия разделов должны быть разными и не пустыми."
        st.html(piece("empty", words, role="alert"))
        return None
    return {sphere: name for sphere, name in now.items() if name != named[sphere]}


def region_form(place: str, info: PlanInfo, *, by: str, unowned: bool) -> str:
    """Draw the choice of a region; gives it when it is sent and another one, else "".

    Args:
        place: tells the fields of one page apart.
        info: the preview's plan.
        by: who says it.
        unowned: nobody's plan it is until somebody says whose, be it the one it is read as.
    """
    from etl.region_names import regions_known

    regions = regions_known()
    now = "" if unowned else info.home.region
    region = st.selectbox(
        "Регион плана",
        regions,
        index=regions.index(now) if now in regions else None,
        key=f"region-{place}",
        placeholder="Выберите",
    )
    sent = st.button(
        "Прочитать как план этого региона",
        key=f"region-store-{place}",
        disabled=not by or not region or region == now,
        help=None if by else NEEDS_NAME,
    )
    return str(region) if sent and region else ""

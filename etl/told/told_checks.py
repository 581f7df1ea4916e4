"""Whether what a person tells can be taken over: the readers of the plan's cells say so."""

from __future__ import annotations

from etl.corrections.checks import RefusedCorrectionError, refuse_unread
from etl.dates.date_cell import read_dates
from etl.dates.title_period import whole_year
from etl.documents.plan_rows.headings import LONGEST_HEADING
from etl.geocode import default_geocoder, locate
from etl.home import Home, load_home
from etl.model import PlanPeriod
from etl.places import read_place
from etl.region_names import regions_known, unknown_region
from etl.text import fold
from etl.today import today
from etl.told.told_row import HEADING_FIELDS, KINDS, NOT_READ, ToldRow
from etl.typed_value import LONGEST_NAME, value_fault

LONGEST_SHORT_NAME = 60
"""Characters of a sphere's short name."""
_LONGEST_WORDING = 2_000


class RefusedToldError(ValueError):
    """It cannot be taken over; the message is a part of a Russian sentence."""


def check_told(one: ToldRow, plan: PlanPeriod | None = None, home: Home | None = None) -> None:
    """Whether a row can be remembered.

    Args:
        one: the row, folded.
        plan: the period of the document at hand; the current year where there is none.
        home: the region of the document at hand, else that of home.toml.

    Raises:
        RefusedToldError: it cannot.
    """
    if one.kind not in KINDS:
        raise RefusedToldError(f"вид «{one.kind}» не известен; можно: {', '.join(KINDS)}")
    if not one.wording:
        raise RefusedToldError("не названо, о каких словах документа речь (wording)")
    if not one.meaning:
        raise RefusedToldError("не сказано, что эти слова значат (meaning)")
    if len(one.wording) > _LONGEST_WORDING:
        raise RefusedToldError(f"слова документа длиннее {_LONGEST_WORDING} знаков")
    faults = (value_fault(one.meaning), value_fault(one.reason))
    fault = next(filter(None, (*faults, value_fault(one.author, LONGEST_NAME))), "")
    if fault:
        raise RefusedToldError(fault)
    if one.kind == "heading" and len(one.wording) > LONGEST_HEADING:
        raise RefusedToldError(f"заголовок длиннее {LONGEST_HEADING} знаков")
    if one.kind == "sphere" and len(one.meaning) > LONGEST_SHORT_NAME:
        raise RefusedToldError(f"название длиннее {LONGEST_SHORT_NAME} знаков")
    if one.kind == "heading":
        _among(one.meaning, HEADING_FIELDS, "столбец плана")
    elif one.kind == "region":
        if one.meaning not in regions_known():
            raise RefusedToldError(unknown_region(one.meaning))
    elif one.kind != "sphere":
        _cell(one, plan or whole_year(today().year), home or load_home())


def _among(value: str, known: object, what: str) -> None:
    names = list(known)  # type: ignore[call-overload]
    if value not in names:
        raise RefusedToldError(f"«{value}» — не {what}; можно: {', '.join(names)}")


def _cell(one: ToldRow, plan: PlanPeriod, home: Home) -> None:
    read = cell_doubts(one.kind, one.wording, plan, home)
    if not set(read) & {*NOT_READ[one.kind]}:
        raise RefusedToldError(
            f"слова «{one.wording}» программа понимает сама; для одного мероприятия есть "
            "исправление (python -m etl correct, в карточке — «Уточнить»)"
        )
    try:
        refuse_unread(one.meaning, cell_doubts(one.kind, one.meaning, plan, home))
    except RefusedCorrectionError as error:
        raise RefusedToldError(str(error)) from None


def cell_doubts(kind: str, text: str, plan: PlanPeriod, home: Home) -> tuple[str, ...]:
    """What the readers doubt in a cell of a kind."""
    text = fold(text)
    if kind == "dates_text":
        return read_dates(text, plan).quality
    reading = read_place(text, title="", description="", home=home)
    geocoder = default_geocoder(home)
    points = [locate(venue, geocoder) for venue in reading.venues]
    return (*reading.quality, *(code for point in points for code in point.quality))

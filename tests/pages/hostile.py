"""A plan whose cells try to be something else: markup, formulas, control characters."""

from __future__ import annotations

import pandas as pd

from tests.pages import golden_tables

TITLE = (
    "<script>alert(1)</script> **жирный** :red[красный] $x^2$ <b>тег</b> [ссылка](http://x.example)"
)
PLACE = 'г. <i>Минск</i> & «Дом» "кавычки"'
PARTNER = "Страна <u>А</u> :blue[Б] *В*"
FORMULA = '=HYPERLINK("http://x.example";"нажми")'
BIDI = "слева \u202eнаправо\u202c 😀"


def frames() -> dict[str, pd.DataFrame]:
    """The golden tables with the first event turned hostile."""
    tables = golden_tables.frames()
    events = tables["events"]
    for column, text in (
        ("title", TITLE),
        ("sphere", "В сфере <img src=x onerror=alert(2)> :red[спорта]"),
        ("place_text", PLACE),
        ("description", FORMULA),
        ("purpose", BIDI),
        ("participants_text", "-1+1"),
        ("source_ref", "<план>.docx, таблица 1, строка 2"),
    ):
        events.loc[0, column] = text
    codes = ["date_unknown", "unheard_of_code"]
    events["quality"] = [codes, *events["quality"].tolist()[1:]]
    venues = tables["venues"]
    venues.loc[0, ["name", "settlement"]] = ["<b>Дом</b>", "Нью-<i>Йорк</i>"]
    partners = tables["partners"]
    extra = partners.iloc[[0]].assign(
        event_id="e01", name=PARTNER, code=None, source_text="<script>"
    )
    tables["partners"] = pd.concat([extra, partners], ignore_index=True)
    return tables

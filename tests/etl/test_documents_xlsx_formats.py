"""Number formats of Excel: the text of a cell is what Excel shows."""

from __future__ import annotations

from datetime import datetime as D
from datetime import time as T
from datetime import timedelta as TD
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from etl.documents import read_document
from etl.documents.xlsx.shown_values import shown
from tests.etl.documents_made import HEADINGS, TITLE, item, xlsx

M = D(2026, 5, 12)


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (M, '[$-FC19]d mmmm yyyy "г."', "12.05.2026"),
        (M, "[$-419]mmmm yyyy;@", "май 2026"),
        (M, '"с" d "по 20" mmmm', "с 12 по 20 мая"),
        (M, "d\\-15\\ mmmm", "12-15 мая"),
        (M, 'mmmm" – июнь"', "май – июнь"),
        (M, '[Red]"до" d mmmm', "до 12 мая"),
        (M, '[<46143]"I полугодие" yyyy;"после" dd.mm.yyyy', "после 12.05.2026"),
        (D(2026, 3, 2), '[<46143]"I квартал" yyyy;"после" dd.mm.yyyy', "I квартал 2026"),
        (M, "\\д\\о\\ dd.mm.yyyy", "до 12.05.2026"),
        (M, "dd.mm.yyyy\\*", "12.05.2026*"),
        (M, ";;;", ""),
        ("май", ";;;", ""),
        ("май", ';;;@" (уточняется)"', "май (уточняется)"),
        ("май", 'dd.mm.yyyy;;;"ориентировочно "@', "ориентировочно май"),
        ("12-15", 'General" мая"', "12-15"),
        (12052026, "00\\.00\\.0000", "12.05.2026"),
        (1505, '00"."00', "15.05"),
        (5, '[=1]"январь";[=5]"май";General', "май"),
        (1, '[=1]"январь";[=5]"май";General', "январь"),
        (7, '[=1]"январь";[=5]"май";General', "7"),
        (12, '[<=15]0" мая";0" июня"', "12 мая"),
        (20, '[<=15]0" мая";0" июня"', "20 июня"),
        (0, '0" мая";;"уточняется"', "уточняется"),
        (0, "0;-0;;@", ""),
        (-5, '0" мая";"до "0" мая"', "до 5 мая"),
        (12, '[Blue]General" мая"', "12 мая"),
        (2, '"II"" квартал"', "II квартал"),
        (2026, '"II квартал "0" г."', "II квартал 2026 г."),
        (12, '0_ "мая"', "12 мая"),
        (12, '0\\-15" мая"', "12-15 мая"),
        (12, "0[$ мая-419]", "12 мая"),
        (T(10, 30), 'h"ч. "mm"мин."', "10ч. 30мин."),
        (T(10, 30), '"с "h:mm', "с 10:30"),
        (TD(hours=26, minutes=30), "[h]:mm", "26:30"),
        (TD(hours=26, minutes=30), '[h]" ч."', "26 ч."),
        (D(2026, 5, 12, 10, 30), 'dd.mm "в" h:mm', "12.05 в 10:30"),
        (D(2026, 5, 12, 10, 30), "d mmmm, h:mm", "12 мая 10:30"),
        (M, "mm-dd-yy", "12.05.2026"),
        (M, "d-mmm-yy", "12.05.2026"),
        (M, "d-mmm", "12 мая"),
        (M, "dddd, d mmmm", "12 мая"),
        (M, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "12.05.2026"),
        (M, 'yyyy" год"', "2026"),
        (M, '"II пол. "yyyy', "II пол. 2026"),
        (M, "d.m.yy", "12.05.2026"),
        (M, 'mmmm" (дата уточняется)"', "май (дата уточняется)"),
        (M, '"в течение "yyyy" г."', "в течение 2026 г."),
        (M, '"весна" yyyy', "весна 2026"),
        (M, '"не позднее" d mmmm;@', "не позднее 12 мая"),
        (M, 'd mmmm "- "d" июня"', "12 мая - 12 июня"),
        (M, '"2-я декада "mmmm', "2-я декада май"),
        (M, 'd" и 19 "mmmm yyyy', "12 и 19 мая 2026"),
        (46154.0, "General", "46154"),
        (12.0, "#,##0", "12"),
        (True, '"да";"да";"нет"', "ИСТИНА"),
        (M, '"к.в."', "к.в."),
        ("II", '@ "квартал"', "II квартал"),
        ("II", '0;0;0;@" кв. 2026"', "II кв. 2026"),
        ("май", "[Red]@", "май"),
        ("12.05", "@*-", "12.05"),
        (TD(days=3_000_000), '[h]" ч."', "72000000 ч."),
        (12.5, '0.0" тыс."', "12.5 тыс."),
    ],
)
def test_what_excel_shows(value: Any, pattern: str, expected: str) -> None:
    assert shown(value, pattern) == expected


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (M, '"II квартал" yyyy', "II квартал 2026"),
        (M, 'd"-15 "mmmm', "12-15 мая"),
        (M, "\\д\\о\\ dd.mm.yyyy", "до 12.05.2026"),
        (M, '[$-FC19]d" – 15 "mmmm yyyy" г.";@', "12 – 15 мая 2026 г."),
        (M, '[$-419]"с" d mmmm;@', "с 12 мая"),
        (M, 'dd.mm.yyyy "(предварительно)"', "12.05.2026 (предварительно)"),
        (12, 'General" мая"', "12 мая"),
        (1205, "00\\.00", "12.05"),
        ("12-15", '@" мая"', "12-15 мая"),
        (D(2026, 5, 12, 10, 30), 'dd.mm.yyyy "в" h:mm', "12.05.2026 в 10:30"),
        (M, "[$-419]mmmm yyyy;@", "май 2026"),
    ],
)
@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_formats_of_a_file(
    tmp_path: Path, value: Any, pattern: str, expected: str, epoch: Any
) -> None:
    def fill(book: Any) -> None:
        if epoch is not None:
            book.epoch = epoch
        sheet = book.active
        sheet.append([TITLE])
        sheet.append(HEADINGS)
        sheet.append(item("1", "Форум"))
        sheet["D3"] = value
        sheet["D3"].number_format = pattern

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert plan.rows[0].cells["dates_text"] == expected

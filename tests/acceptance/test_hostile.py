"""Data that bites: kept as text, in every format that can hold it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from . import plain_text, word, workbook
from .checks import build, run
from .content import altai
from .plans import Plan, fold

LONG = ("слово " * 16_666 + "конец").strip()
NASTY = {
    "script": "<script>alert('х')</script> и <img src=x onerror=alert(1)>",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+7 (8112) 29-00-00",
    "minus": "-1+1 и ещё",
    "at": "@SUM(1+1)",
    "right to left": "Встреча \u202eанарт\u202c и مرحبا",
    "emoji": "Праздник 🎉 семьи 👨‍👩‍👧 🇷🇺",
    "zero width": "сло\u200bво и \ufeffещё",
    "markdown": "**жирно** [ссылка](http://example.org) $x^2$ `код`",
    "path": "../../etc/passwd и C:\\Windows",
    "quote": '\'; DROP TABLE events; -- "кавычки"',
    "braces": "{0} %s {{ title }} ${HOME}",
    "amp": "Рога & копыта &amp; &lt;b&gt;",
    "combining": "и\u0306го и é, \U0001d54f",
}


def with_texts(*texts: str) -> Plan:
    """The Altai plan, its third row once for each text: title, description and participants."""
    sphere, items = altai.PLAN.spheres[0]
    rows = [
        replace(items[2], title=text, description=text, participants=text + " и КНР")
        for text in texts
    ]
    return replace(altai.PLAN, spheres=((sphere, (*items[:2], *rows)), *altai.PLAN.spheres[1:]))


def without_marks(text: str) -> str:
    """Zero-width marks may stay or go; they are no white space and part no word."""
    return text.replace("\u200b", "").replace("\ufeff", "")


def save(plan: Plan, kind: str, folder: Path) -> Path:
    path = folder / f"plan.{kind}"
    if kind == "docx":
        return word.plain(plan, path)
    if kind == "xlsx":
        return workbook.simple(plan, path)
    path.write_text(plain_text.cell_per_tab(plan), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["docx", "xlsx", "txt"])
def test_kept_as_text(kind: str, tmp_path: Path) -> None:
    faults = []
    plan = with_texts(*NASTY.values())
    built = build(save(plan, kind, tmp_path), tmp_path / "tables")
    assert len(built.events) == len(plan.items)
    for (name, text), event in zip(NASTY.items(), built.events[2:], strict=False):
        for column, expected in (
            ("title", text),
            ("description", text),
            ("participants_text", text + " и КНР"),
        ):
            if without_marks(event[column]) != fold(without_marks(expected)):
                faults.append(f"{name}: {column} {event[column]!r}")
        if event["partner_countries"] != ["CN"]:
            faults.append(f"{name}: страны {event['partner_countries']}")
        if event["place_text"] != "г. Белокуриха":
            faults.append(f"{name}: {event['place_text']!r}")
    assert not faults, "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_cell_of_100_000_characters(kind: str, tmp_path: Path) -> None:
    assert len(LONG) > 100_000
    sphere, items = altai.PLAN.spheres[0]
    row = replace(items[2], description=LONG)
    plan = replace(altai.PLAN, spheres=((sphere, (*items[:2], row)), *altai.PLAN.spheres[1:]))
    built = build(save(plan, kind, tmp_path), tmp_path / "tables")
    assert built.events[2]["description"] == LONG


@pytest.mark.slow
@pytest.mark.parametrize("column", ["place", "dates", "participants"])
def test_long_cell_that_is_parsed(column: str, tmp_path: Path) -> None:
    """A reader may give up on it, with a flag; the text stays and the build ends."""
    text = (", ".join(["г. Барнаул и 12 мая в Казахстане"] * 3200))[:100_000].strip()
    sphere, items = altai.PLAN.spheres[0]
    row = replace(items[2], **{column: text})  # type: ignore[arg-type]
    plan = replace(altai.PLAN, spheres=((sphere, (*items[:2], row)), *altai.PLAN.spheres[1:]))
    built = build(save(plan, "txt", tmp_path), tmp_path / "tables")
    name = {"place": "place_text", "dates": "dates_text"}.get(column, "participants_text")
    assert built.events[2][name] == fold(text)
    assert "cell_too_long" in built.events[2]["quality"]


def test_control_characters_in_a_text_file(tmp_path: Path) -> None:
    """The words around them stay; a form feed or a vertical tab is white space."""
    text = "Первая\x07 вторая\x0b третья\x0c четвёртая\x1b[31m пятая"
    document = save(with_texts(text), "txt", tmp_path)
    built = build(document, tmp_path / "tables")
    title = built.events[2]["title"]
    for part in ("Первая", "вторая", "третья", "четвёртая", "пятая"):
        assert part in title
    assert len(built.events) == len(altai.PLAN.items)


def test_message_about_a_hostile_file_name(tmp_path: Path) -> None:
    document = tmp_path / "<b>план 🎉.docx"
    document.write_bytes(b"x")
    outcome = run("build", document, "--out", tmp_path / "tables")
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) == 1

"""Raised marks of footnotes: a mark is no part of the word or the number before it."""

from __future__ import annotations

import pytest

from etl.documents.raised_marks import marks_of, opening_mark, raised, without_marks


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2¹ мая", "2 мая"),
        ("май¹", "май"),
        ("1-2³ мая", "1-2 мая"),
        ("1¹-2 мая", "1 -2 мая"),
        ("II¹ квартал", "II квартал"),
        ("май¹⁾", "май"),
        ("2¹) мая", "2 мая"),
        ("май (1²)", "май (1 )"),
        ("май¹,²", "май"),
        ("12¹⁵ мая", "12 мая"),
        ("май**", "май"),
        ("5 июня в 10⁰⁰", "5 июня в 10 ч"),
        ("с 9³⁰ до 18⁰⁰", "с 9 ч до 18 ч"),
        ("г. Витебск², г. Орша", "г. Витебск , г. Орша"),
        ("маяᵃ", "мая"),
        ("12-14ᵇ июня", "12-14 июня"),
        ("г. Минскᵃ, г. Брестᵇ⁾", "г. Минск , г. Брест"),
        ("15 мая [1]", "15 мая"),
        ("15 мая †", "15 мая"),
        ("12 мая 2026", "12 мая 2026"),
    ],
)
def test_reading_leaves_the_mark_out(text: str, read: str) -> None:
    assert " ".join(without_marks(text).split()) == read
    assert len(without_marks(text)) == len(text)


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("1", "¹"),
        ("12)", "¹²⁾"),
        ("*", "*"),
        ("го", "го"),
        ("а", "ᵃ"),
        ("b)", "ᵇ⁾"),
        ("й", "й"),
        ("00", "⁰⁰"),
    ],
)
def test_a_raised_run_becomes_raised_characters(run: str, text: str) -> None:
    assert raised(run) == text


@pytest.mark.parametrize(
    ("text", "marks"),
    [("2¹ мая", ["1"]), ("май¹,³", ["1", "3"]), ("в 10⁰⁰", []), ("май**", ["**"]), ("май", [])],
)
def test_marks_of_a_cell(text: str, marks: list[str]) -> None:
    assert marks_of(text) == marks


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1 Дата уточняется.", "1"),
        ("¹ дата уточняется", "1"),
        ("2) место уточняется", "2"),
        ("*) по согласованию", "*"),
        ("** предварительно", "**"),
        ("ᵃ дата уточняется", "ᵃ"),
        ("Исполнитель: Иванов", ""),
        ("12", ""),
    ],
)
def test_a_line_under_the_table_begins_with_its_mark(line: str, mark: str) -> None:
    assert opening_mark(line) == mark

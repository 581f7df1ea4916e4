"""Cancelled and postponed, by the document's own words only."""

from __future__ import annotations

import pytest

from etl.status import read_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Концерт (отменён)", "cancelled"),
        ("ОТМЕНЕНО", "cancelled"),
        ("Мероприятие не состоится", "cancelled"),
        ("Отмена", "cancelled"),
        ("перенесено на сентябрь", "postponed"),
        ("Фестиваль перенесён", "postponed"),
        ("май", "planned"),
        ("Выставка к годовщине отмены крепостного права", "planned"),
        ("Профилактика осложнений перенесённых заболеваний", "planned"),
        ("Конкурс не отменён", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert read_status({"title": "Название", "dates_text": text}).status == status


def test_cancelled_outweighs_postponed() -> None:
    said = read_status({"title": "перенесено на май", "dates_text": "отменено"})
    assert said.status == "cancelled"

"""Markup with links is made once of a plan, of what is looked at and of what is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from pages.overview.what_comes import next_block
from pages.shared.filters.chosen import Selection
from pages.shared.plan.looks import Look
from pages.shared.plan.tables import Plan
from pages.shared.visit import linked as module
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import page_link

CULTURE = Selection({"sphere": ("Культура и туризм",)})


def test_links_lead_to_what_is_looked_at_and_are_made_once(
    golden_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    @linked
    def link(plan: Plan, selection: Selection) -> Markup:
        made.append(selection)
        return Markup(page_link("events", selection))

    looks = [Look(), Look(edition="1")]
    for look in [*looks, *looks]:
        monkeypatch.setattr(module, "visit_look", lambda look=look: look)
        link(golden_plan, CULTURE)
        link(golden_plan, Selection())
    assert made == [CULTURE, Selection()] * 2
    assert link(golden_plan, CULTURE) != link(golden_plan, Selection())


def test_what_comes_next_is_that_of_the_day_and_of_the_filters(golden_plan: Plan) -> None:
    march, april = date(2026, 3, 10), date(2026, 4, 10)
    first = next_block(golden_plan, march, Selection(), ())
    assert first != next_block(golden_plan, april, Selection(), ())
    assert first == next_block(golden_plan, march, Selection(), ())
    shown = CULTURE.apply(golden_plan)
    assert "sphere=" in next_block(shown, march, CULTURE, ())
    assert "sphere=" not in first
    assert "passport" in next_block(golden_plan, march, Selection(), (("Паспорт", "./passport"),))

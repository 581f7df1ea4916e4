"""Several plans beside each other: their numbers, and what is new, recurs or is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan, load_plan
from pages.spheres.beside_block import beside_html, plan_names
from pages.spheres.plans_beside import between, comparable, counts_beside
from tests.pages.folder_shown import show_folder
from tests.pages.several_plans import H1_2025, H1_2026, H2_2026, PSKOV
from tests.pages.test_shell import html_of, run


@pytest.fixture(autouse=True)
def _folder(several_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show_folder(monkeypatch, several_folder)


def together(*plans: str) -> Plan:
    return load_plan({"plan": list(plans)})


def numbers(plan: Plan, heading: str, chosen: Selection | None = None) -> dict[str, list[str]]:
    rows = counts_beside(plan, chosen or Selection())[heading]
    return {
        row.name: [f"{c.sure}+{c.possible}" if c.possible else str(c.sure) for c in row.cells]
        + ([f"{row.change:+d}"] if row.change is not None else [])
        for row in rows
    }


def test_each_plan_s_events_are_counted_beside_the_other_s() -> None:
    plan = together(H1_2025, H1_2026)
    assert numbers(plan, "") == {"Всего": ["5", "5", "+0"]}
    assert numbers(plan, "По сферам") == {
        "Культура и туризм": ["3", "3", "+0"],
        "Спорт": ["2", "1", "-1"],
        "Образование": ["0", "1", "+1"],
    }
    assert numbers(plan, "По странам-партнёрам") == {
        "Беларусь": ["4", "4", "+0"],
        "Казахстан": ["1", "1", "+0"],
    }
    assert numbers(plan, "По форме") == {
        "очно": ["5", "4", "-1"],
        "дистанционно": ["0", "1", "+1"],
    }
    # «Вахта памяти», апрель – сентябрь, is only possible in each month that it touches.
    assert numbers(plan, "По месяцам") == {
        "февраль": ["1", "0", "-1"],
        "март": ["1", "1", "+0"],
        "апрель": ["2", "1+1"],
        "май": ["1", "2+1"],
        "июнь": ["0", "0+1"],
    }


def test_filters_hold_for_all_the_plans_and_a_number_leads_to_its_own_plan_s_list() -> None:
    plan = together(H1_2025, H1_2026)
    chosen = Selection({"country": ("Беларусь",)})
    assert numbers(chosen.apply(plan), "", chosen) == {"Всего": ["4", "4", "+0"]}
    html = str(beside_html(chosen.apply(plan), chosen, 0, 1))
    sport = "sphere=%D0%A1%D0%BF%D0%BE%D1%80%D1%82"
    country = "country=%D0%91%D0%B5%D0%BB%D0%B0%D1%80%D1%83%D1%81%D1%8C"
    assert f"./events?plan={H1_2025}&amp;{sport}&amp;{country}" in html


def test_what_is_new_what_recurs_and_what_is_gone() -> None:
    plan = together(H1_2025, H1_2026, H2_2026)
    title = dict(zip(plan.events["event_id"], plan.events["title"], strict=True))
    spring, later = between(plan, *plan.parts[:2]), between(plan, *plan.parts[1:])
    assert [title[i] for i in spring.new] == ["Вахта памяти", "Олимпиада по русскому языку"]
    assert [(title[p.earlier][:4], title[p.later][:4]) for p in spring.again] == [
        ("XVI ", "XVII"), ("Турн", "Турн")
    ]  # fmt: skip
    assert [(title[p.later], p.doubts) for p in spring.maybe] == [
        ("Выставка «Два берега – 2026»", "место другое")
    ]
    assert [title[i] for i in spring.gone] == ["Вечер переводчиков", "Лыжный переход «Граница»"]
    assert [title[p.later] for p in spring.every] == ["Турнир по самбо «Кубок дружбы»"]
    assert [title[p.later] for p in later.twice] == ["Вахта памяти"]


def test_the_plans_a_year_apart_are_compared_first() -> None:
    def pair(*plans: str) -> list[str]:
        parts = together(*plans).parts
        return [parts[at].info.name for at in comparable(parts)]

    assert pair(H1_2025, H1_2026) == [H1_2025, H1_2026]
    assert pair(H1_2025, H1_2026, H2_2026) == [H1_2026, H2_2026]
    assert pair(PSKOV, H1_2025, H1_2026) == [H1_2025, H1_2026]


def test_the_page_offers_them_only_where_several_plans_are_looked_at() -> None:
    app = run("spheres", plan=[H1_2025, H1_2026, PSKOV], count="Планы рядом")
    assert not app.exception
    html = html_of(app)
    assert "От плана на\u00a0I\u00a0полугодие 2025\u00a0года, Смоленская область" in html
    assert "Больше нет — <b>2</b>" in html
    assert "Новое — <b>2</b>" in html
    names = plan_names(together(H1_2025, H1_2026, PSKOV))
    assert [box.options for box in app.selectbox[:2]] == [names, names]
    assert "Планы рядом" not in str(run("spheres", plan=H1_2026).get("button_group"))

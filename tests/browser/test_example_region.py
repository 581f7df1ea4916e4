"""The invented plan of another region: every page speaks of it alone, the map is its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import ROOT, follow, open_page, serve

pytestmark = pytest.mark.browser

EXAMPLE = "plan_data/examples/pskov-2026-H1.txt"


def test_every_page_is_that_regions(page: Page, tmp_path: Path) -> None:
    publish(Reading(ROOT / EXAMPLE), tmp_path, by="Первый")
    with serve(tmp_path) as address:
        for path in ("", "spheres", "map"):  # tests/pages/test_other_region.py walks all
            (follow if path else open_page)(page, f"{address}/{path}")
            shown = page.locator("body").inner_text()
            # On the map the neighbour's town has its name.
            assert ("Смоленская область" if path == "map" else "Смоленск") not in shown, path
            assert "города Смоленск" not in shown, path
            assert "Псковская область" in shown.replace("\u00a0", " "), path
            assert page.locator("[data-testid=stException]").count() == 0, path
        expect(page.get_by_text("Псковская область", exact=True).first).to_be_visible()
        names = page.locator(".pl-chart text")
        for name in ("Псков", "Великие Луки", "Полоцк", "Чудское озеро", "ЭСТОНИЯ"):
            words = "\u2009".join(name) if name.isupper() else name
            expect(names.filter(has_text=words).first).to_be_attached()
        # its files are its own too
        answer = page.request.get(f"{address}/data/events.geojson").text()
        assert "Псков" in answer
        assert "Смоленск" not in answer


def test_make_run_serves_it_from_a_folder_of_its_own() -> None:
    def planned(*words: str) -> str:
        command = ["make", "-n", "run", *words]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    shipped, example = planned(), planned(f"PLAN={EXAMPLE}", "REGION=Псковская область")
    assert 'PLAN_DATA_DIR="plan_data/tables"' in shipped
    assert 'PLAN_DATA_DIR="plan_data/tables-pskov-2026-H1"' in example
    assert f'publish "{EXAMPLE}" --data "plan_data/tables-pskov-2026-H1"' in example
    assert '--region "Псковская область"' in example

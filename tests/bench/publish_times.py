"""``python -m tests.bench.publish_times [TIMES]``: the shipped plan from upload to changed page.

Each time a new edition of the shipped plan is dropped on «Редакции» in real Chromium, published
with its button and looked for on the overview; beside it the same document is built bare
(``python -m etl build``), so that both stand under the same load. Printed is a row for the table
in ``tests/bench/publishing.md``: medians of seconds and of their ratio.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import PATIENCE, ROOT, launch, open_page, serve
from tests.browser.visitors import visit
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import changed


def bare_build(document: Path, out: Path) -> float:
    """Seconds of a build by command, with its process."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "etl", "build", str(document), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def uploaded(page: Page, address: str, document: Path, edition: int) -> tuple[float, float]:
    """Seconds from the drop to the preview, and from the button to the changed overview."""
    open_page(page, f"{address}/editions")
    name = page.get_by_role("textbox", name="Ваше имя").first
    name.fill("Иванова")
    name.press("Enter")
    publishes = page.get_by_role("button", name=f"Опубликовать редакцию {edition}")
    began = time.perf_counter()
    page.locator("input[type=file]").set_input_files([document])
    expect(publishes).to_be_enabled()
    seen = time.perf_counter()
    publishes.click()
    page.get_by_role("link", name="К обзору").click()
    expect(page.locator("[data-testid=stMain] .pl-edition")).to_contain_text(f"редакция {edition}")
    return seen - began, time.perf_counter() - seen


def main(times: int) -> None:
    """Measure and print."""
    expect.set_options(timeout=PATIENCE)
    rows = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with closing(Reading(SHIPPED)) as reading:
            publish(reading, folder / "data", by="Первый")
        page = visit(launch(playwright)).new_page()
        with serve(folder / "data") as address:
            for at in range(times + 1):
                document = changed(folder, f"{at}.txt", ("3-6 июня", f"{at + 4}-{at + 9} июня"))
                preview, shown = uploaded(page, address, document, at + 2)
                bare = bare_build(document, folder / f"bare-{at}")
                rows.append((bare, preview, shown, (preview + shown) / bare))
                print(*(f"{value:.2f}" for value in rows[-1]), flush=True)
    # The first one also compiles the page's scripts and loads the readers.
    print("| " + " | ".join(f"{median(values):.2f}" for values in zip(*rows[1:], strict=True)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)

"""Pictures of every page in three sizes and both themes, into tests/screenshots/.

With ``--show`` pictures of every scene of the show instead, in the sizes of projectors.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import PAGES, ROOT, SIZES, launch, open_page, serve
from tests.browser.staging import open_stage, slides, stage_context
from tests.browser.visitors import visit

FOLDER = ROOT / "tests" / "screenshots"
SHOW_SIZES = {"720": (1280, 720), "1080": (1920, 1080), "2160": (3840, 2160)}


def take(
    browser: Browser, address: str, page_path: str, size: str, theme: str, *, whole: bool = False
) -> Path:
    """Take one picture and return where it is.

    Args:
        browser: a running Chromium.
        address: the dashboard's address.
        page_path: url path with its query, «events?event=…».
        size: a name of ``SIZES``.
        theme: «light» or «dark».
        whole: the whole page instead of the first screen.
    """
    width, height = SIZES[size]
    context = visit(browser, SIZES[size], color_scheme="dark" if theme == "dark" else "light")
    page = context.new_page()
    open_page(page, f"{address}/{page_path}")
    if whole:
        rest = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, min(rest + 20, 6000))})
        page.wait_for_timeout(400)
    FOLDER.mkdir(exist_ok=True)
    name = page_path.split("?")[0] or "overview"
    path = FOLDER / f"{name}-{size}-{theme}{'-whole' if whole else ''}.png"
    page.screenshot(path=str(path))
    context.close()
    return path


def take_show(browser: Browser, address: str, size: str, theme: str) -> list[Path]:
    """Take a picture of every slide of the show and return where they are.

    Args:
        browser: a running Chromium.
        address: the dashboard's address.
        size: a name of ``SHOW_SIZES``.
        theme: «light» or «dark».
    """
    context = stage_context(browser, SHOW_SIZES[size])
    page = context.new_page()
    open_stage(page, f"{address}/stage?theme={theme}")
    folder = FOLDER / "show"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for scene, part in slides(page):
        path = folder / f"{scene:02}-{part}-{size}-{theme}.png"
        page.screenshot(path=str(path))
        paths.append(path)
    context.close()
    return paths


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, default=ROOT / "plan_data" / "tables")
    parser.add_argument("--today", default="2026-04-10")
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    parser.add_argument("--whole", action="store_true", help="the whole page, not one screen")
    parser.add_argument("--show", action="store_true", help="every scene of the show")
    parser.add_argument("--show-sizes", nargs="*", default=list(SHOW_SIZES))
    arguments = parser.parse_args()
    with (
        serve(arguments.tables, today=arguments.today) as address,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        if arguments.show:
            for size in arguments.show_sizes:
                for theme in arguments.themes:
                    for path in take_show(browser, address, size, theme):
                        print(path.relative_to(ROOT))
            arguments.pages = []
        for page_path in arguments.pages:
            for size in arguments.sizes:
                for theme in arguments.themes:
                    path = take(browser, address, page_path, size, theme, whole=arguments.whole)
                    print(path.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()

"""What people's screens and habits ask for: fingers, readers, no colours, slow lines, restarts."""

from __future__ import annotations

import io
import itertools
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page, Route, expect

from pages.shared.visit.file_formats import FILES
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.staging import open_stage
from tests.browser.visitors import TELEPHONE, visit
from tests.page_titles import WITH_FIGURE

pytestmark = pytest.mark.browser


def scrolled(page: Page) -> float:
    return float(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))


@pytest.mark.parametrize("path", WITH_FIGURE)
def test_a_finger_that_starts_on_a_figure_scrolls_the_page(
    browser: Browser, dashboard: str, path: str
) -> None:
    context = visit(browser, TELEPHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_page(page, f"{dashboard}/{path}")
    chart = page.locator("[data-testid=stPlotlyChart]").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    x, y = min(box["x"] + box["width"] / 2, 195), min(box["y"] + box["height"] / 2, 600)
    before = scrolled(page)
    way = 1 if before > 200 else -1  # near the page's end there is room only upwards
    touch = context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 9):
        point = {"x": x, "y": y + way * 22 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(
        "(from) => Math.abs(document.querySelector('[data-testid=stMain]').scrollTop - from) > 80",
        arg=before,
    )
    context.close()


def test_two_fingers_spread_the_map_which_says_so(browser: Browser, dashboard: str) -> None:
    context = visit(browser, TELEPHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_page(page, f"{dashboard}/map")
    chart = page.locator("[data-testid=stPlotlyChart]").first
    expect(chart.locator(".pl-fingers")).to_have_text("Карту двигают двумя пальцами")
    expect(chart.locator(".pl-fingers")).to_be_visible()
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    across = "(([a, b]) => b - a)(document.querySelector('.pl-chart')._fullLayout.xaxis.range)"
    before = page.evaluate(across)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, apart: float) -> None:
        points = [{"x": x - apart, "y": y}, {"x": x + apart, "y": y}] if apart else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 30)
    for apart in (36, 42, 50, 60):
        fingers("touchMove", apart)
    page.wait_for_function(f"before => {across} < 0.7 * before", arg=before)
    fingers("touchEnd", 0)
    expect(chart.locator(".pl-fingers")).to_be_hidden()
    context.close()


def test_a_show_on_a_telephone_speaks_of_fingers(browser: Browser, dashboard: str) -> None:
    context = visit(browser, TELEPHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_stage(page, f"{dashboard}/stage")
    expect(page.locator("#hint")).to_have_text(
        "Касание справа — дальше, слева — назад; экран набок — крупнее"
    )
    context.close()


def grey(element: Locator) -> Image.Image:
    """A picture without any colour, of a small common size."""
    with Image.open(io.BytesIO(element.screenshot())) as picture:
        return picture.convert("L").resize((32, 32))


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether no eye would tell them apart."""
    histogram = ImageChops.difference(one, other).histogram()
    return sum(level * n for level, n in enumerate(histogram)) / sum(histogram) < 4


@pytest.mark.parametrize("forced", ["none", "active"])
def test_certainty_and_choice_are_told_apart_without_colours(
    page: Page, dashboard: str, forced: Literal["none", "active"]
) -> None:
    page.emulate_media(forced_colors=forced)
    open_page(page, f"{dashboard}/calendar")
    marks = page.locator(".cal-legend .cal-mark").all()
    assert len(marks) >= 5
    pictures = [grey(mark) for mark in marks]
    same = [(i, j) for i in range(len(marks)) for j in range(i) if alike(pictures[i], pictures[j])]
    assert same == []
    chosen = page.locator(".st-key-lanes [role=radio][aria-checked=true]")
    other = page.locator(".st-key-lanes [role=radio][aria-checked=false]").first
    expect(chosen).to_have_count(1)
    looks = [
        one.evaluate(
            "(e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.boxShadow]; }"
        )
        for one in (chosen, other)
    ]
    assert looks[0][0 if forced == "active" else 1] != looks[1][0 if forced == "active" else 1]
    # The figure keeps its own colours, on its own ground.
    chart = page.locator("[data-testid=stPlotlyChart]").first
    assert chart.evaluate("(e) => getComputedStyle(e).forcedColorAdjust") == (
        "none" if forced == "active" else "auto"
    )


BUTTONS = ("[role=radio][aria-checked=true]", "[role=radio][aria-checked=false]")
SCENES = ("stRadio] label:has(input:checked)", "stRadio] label:has(input:not(:checked))")


@pytest.mark.parametrize("forced", ["none", "active"])
def test_legends_and_choices_of_every_page_are_told_apart_without_colours(
    page: Page, dashboard: str, forced: Literal["none", "active"]
) -> None:
    page.emulate_media(forced_colors=forced)
    for path, marks, choices in (
        ("", ".legend .legendsymbols path.legendbar, .legend .legendsymbols path", None),
        ("map", ".map-legend img", BUTTONS),
        ("spheres", None, BUTTONS),
        ("show", None, [f"[data-testid={name}" for name in SCENES]),
    ):
        open_page(page, f"{dashboard}/{path}")
        if marks:
            pictures = [grey(mark) for mark in page.locator(marks).all() if mark.is_visible()]
            assert len(pictures) >= 2, path
            pairs = itertools.combinations(pictures, 2)
            assert not any(alike(one, other) for one, other in pairs), path
        if choices:
            main = page.get_by_test_id("stMain")
            chosen, other = (main.locator(name).first for name in choices)
            if path == "show":  # the circle before a scene's words
                chosen, other = (one.locator("> div > div").first for one in (chosen, other))
            assert not alike(grey(chosen), grey(other)), path
        for chart in page.locator("[data-testid=stPlotlyChart]").all():
            kept = chart.evaluate("(e) => getComputedStyle(e).forcedColorAdjust")
            assert kept == ("none" if forced == "active" else "auto"), path


def test_files_come_after_a_restart_and_a_silent_server_is_said(page: Page, tables: Path) -> None:
    with serve(tables) as address:
        open_page(page, f"{address}/data?sphere=Спорт")
    port = urlsplit(address).port or 0
    files = page.locator("a.pl-file")
    expect(files).to_have_count(len(FILES))
    files.first.click()
    expect(page.get_by_role("alert").filter(has_text="Файл не получен")).to_be_visible()
    with serve(tables, port=port):
        for link in files.all():
            with page.expect_download() as waiting:
                link.click()
            assert waiting.value.suggested_filename == link.get_attribute("download")
            assert Path(waiting.value.path()).stat().st_size > 500
        expect(page.get_by_role("alert").filter(has_text="Файл не получен")).to_have_count(0)
        # The page lives too: what is pressed on it is answered by the new server.
        page.get_by_role("link", name="Снять все отборы").click()
        expect(page.locator(".pl-count")).to_have_text("47 мероприятий")


def test_a_shows_file_comes_without_the_server(page: Page, tables: Path) -> None:
    with serve(tables) as address:
        open_page(page, f"{address}/show")
    with page.expect_download() as waiting:
        page.locator("a.pl-file", has_text="Сохранить список сцен").click()
    assert "scenes" in Path(waiting.value.path()).read_text("utf-8")


def test_a_slow_line_shows_the_plans_name_first(newcomer: Page, dashboard: str) -> None:
    page = newcomer
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 150,
            "downloadThroughput": 200_000,  # bytes: 1.6 Mbit/s
            "uploadThroughput": 96_000,
        },
    )
    sizes: list[int] = []
    page.on("response", lambda r: sizes.append(int(r.headers.get("content-length", 0))))
    # Before the scripts have come, which take seconds on such a line: they are held back so long.
    held: list[Route] | None = []
    page.route("**/*.js", lambda one: one.continue_() if held is None else held.append(one))
    page.goto(dashboard, wait_until="commit")
    expect(page.locator(".pl-wait")).to_contain_text("План на I полугодие 2026 года")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    needed, scripts, held = sum(sizes), held, None
    assert needed < 400_000  # two seconds of the line
    assert scripts
    for one in scripts:
        one.continue_()
    page.wait_for_selector(".pl-top h1")
    expect(page.locator(".pl-wait")).to_be_hidden()
    wait_until_idle(page)
    assert sum(sizes) < 2_500_000


def test_what_is_sent_is_small_and_kept_for_ever(newcomer: Page, dashboard: str) -> None:
    page = newcomer
    answers = {}
    page.on("response", lambda r: answers.update({r.url: (r.request, r.all_headers())}))
    open_page(page, dashboard)
    open_page(page, f"{dashboard}/map")
    open_stage(page, f"{dashboard}/stage")
    # All but the pages themselves, what the server says of itself, and what a script has made.
    changing = ("/_stcore/", "/stage/scene", "/editions/now")
    files = {
        urlsplit(address).path: headers
        for address, (request, headers) in answers.items()
        if address.startswith("http") and request.resource_type != "document"
        if not any(name in address for name in changing)
    }
    kinds = {path.rsplit(".", 1)[-1] for path in files if "." in path}
    assert kinds == {"js", "css", "woff2", "png"}
    assert any(path.startswith("/picture/") for path in files)
    assert len(files) > 20
    for path, headers in files.items():
        assert "immutable" in headers.get("cache-control", ""), path
        text = path.endswith((".js", ".css")) or "svg" in headers["content-type"]
        if text and int(headers.get("content-length", 10_000)) > 1_000:
            assert headers.get("content-encoding") == "gzip", path

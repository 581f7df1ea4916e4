"""A figure saved as a picture: light, in our letters, with what makes it understood elsewhere."""

from __future__ import annotations

import io
import re
from urllib.parse import quote

import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.map_opened import SEEN_FROM
from tests.browser.pointing import moves
from tests.browser.serving import open_page

pytestmark = pytest.mark.browser
FILTER = quote("sphere=Культура и туризм", safe="=&")
NAMES = {"svg": "http://www.w3.org/2000/svg"}


def saved(page: Page, kind: str) -> tuple[str, bytes]:
    """The name and the content of the page's figure in a kind."""
    page.evaluate("document.querySelector('.pl-take').open = true")
    with page.expect_download() as coming:
        page.locator(f".pl-picture[data-kind={kind}]").click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


def words_of(svg: bytes) -> str:
    texts = etree.fromstring(svg).iterfind(".//svg:text", NAMES)
    return " ".join(
        " ".join("".join(one.itertext()) for one in texts).replace("\u00a0", " ").split()
    )


@pytest.mark.parametrize(
    ("path", "called", "pieces"),
    [
        ("", "обзор", ("Больше всего", "точно", "янв")),
        ("calendar", "календарь", ("Больше всего", "11 · Славянский хоровод", "точный срок")),
        ("map", "карта", ("На карте", "Витебск", "Культура и туризм — ", "© Natural Earth")),
        ("spheres", "сферы и страны", ("В клетке — число мероприятий", "Беларусь")),
    ],
)
def test_a_figure_is_saved_with_title_legend_filters_edition_and_source(
    page: Page, dashboard: str, path: str, called: str, pieces: tuple[str, ...]
) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{dashboard}/{path}?{FILTER}")
    name, svg = saved(page, "svg")
    edition = r"План 2026-H1, редакция 1 от \d\d\.\d\d\.\d{4}"
    assert re.fullmatch(rf"{edition}, {called}, Культура и туризм, 8 из 47\.svg", name)
    text = words_of(svg)
    for piece in (
        *pieces,
        "Отбор: Сфера: Культура и туризм",
        "План на I полугодие 2026 года · Смоленская область · редакция 1",
        "Источник: plan-2026-H1.txt",
    ):
        assert piece in text, piece
    # What can only be done on the page is not said on paper.
    assert not re.search(r"[Нн]ажмите|наве(?:сти|дите)|по нажатию|под картой", text)
    whole = svg.decode()
    assert whole.count("font/woff2;base64,") == 4
    addresses = re.findall(r"https?(?:://|%3A%2F%2F)([\w.]+)", whole)
    assert set(addresses) == {"www.w3.org"}  # names of formats: nothing is fetched
    families = set(re.findall(r"font-family[:=] ?[\"']?(?:&quot;)?([^,;&\"'<>]+)", whole))
    assert families <= {"PT Sans"}


def test_a_saved_map_is_as_light_and_as_moved_as_meant(page: Page, dashboard: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{dashboard}/map")
    name, png = saved(page, "png")
    picture = Image.open(io.BytesIO(png))
    assert name.endswith(", карта.png")
    assert 2900 <= picture.width <= 3200
    levels = picture.convert("L").histogram()
    assert sum(levels[200:]) / sum(levels) > 0.85, "the ground is dark"
    # The title is there: heavy letters come a moment after the others.
    title = picture.convert("L").crop((60, 60, 1500, 150)).histogram()
    assert sum(title[:90]) / sum(title) > 0.03
    said = words_of(saved(page, "svg")[1])
    assert " 100 км" in said
    assert "Открыто в плане: срок уточняется — № 6, 7; место уточняется — № 8; " in said
    for _ in range(2):
        before = page.evaluate(SEEN_FROM)
        page.locator(".modebar-btn[data-attr=zoom][data-val=in]").click()
        moves(page, SEEN_FROM, before)
    moved = words_of(saved(page, "svg")[1])
    assert " 100 км" not in moved  # the scale is that of what is seen
    assert re.search(r" (10|20|50) км", moved)
    page.locator(".modebar-btn[data-title^=Сохранить]").wait_for(state="attached")


def test_a_picture_is_copied_and_a_card_has_one_too(page: Page, dashboard: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, f"{dashboard}/events?event=e11")
    page.evaluate("document.querySelector('.pl-take').open = true")
    copy = page.locator(".pl-picture[data-kind=copy]")
    assert copy.evaluate("link => link.getClientRects().length") == 1  # «копироват-ь» was broken
    copy.click()
    expect(page.locator(".pl-pictures .pl-file-trouble")).to_contain_text("скопирован")
    kinds = page.evaluate("async () => (await navigator.clipboard.read()).flatMap((i) => i.types)")
    assert "image/png" in kinds
    name, svg = saved(page, "svg")
    assert name.endswith(", место, № 11.svg")
    assert "Славянский хоровод" in words_of(svg)
    assert "Смоленск — кольцо" in words_of(svg)
    # A list of events is no figure.
    open_page(page, f"{dashboard}/events")
    expect(page.locator(".pl-pictures")).to_have_count(0)

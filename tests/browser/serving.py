"""A real dashboard server and a sealed Chromium, for tests, screenshots and the benchmark."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Playwright, Request, expect

from tests.browser.answers import wait_for_answers, waits_for_an_answer
from tests.page_titles import TITLES

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"laptop": (1440, 900), "hall": (1920, 1080), "phone": (390, 844)}
PAGES = tuple(TITLES)
PATIENCE = 120_000
"""Milliseconds for all that is waited for: what comes is not waited for longer, and on a machine
with much other work nothing comes soon. A test that gave up earlier would test the machine."""
LOST = 10_000
"""Milliseconds after which a click that nothing came of may have been lost, and is looked at."""
LOOPBACK = ("127.0.0.1", "localhost", "")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Tabs of one visitor share what has been compiled; contexts are still apart.
    "--process-per-site",
    # No other host has an address: what would leak fails instead of looking right.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def chromium() -> str | None:
    """Where this machine's Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the sealed browser."""
    return playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)


_PORTS = iter(SystemRandom().sample(range(10_100, 32_700), 20_000))
"""None of those that a system gives to connections by chance (32768 and up on Linux): a port that
a server has left for a moment is still free when it comes back. Workers draw them by lot."""


def free_port() -> int:
    """A port that nobody has, for a server that must be known before it is started."""
    return next(filter(_is_free, _PORTS))


def _is_free(port: int) -> bool:
    with socket.socket() as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False


@contextmanager
def serve(
    tables: Path | str,
    *,
    today: str = "2026-04-10",
    script: str = "dashboard.py",
    port: int = 0,
    address: str = "127.0.0.1",
    further: Mapping[str, str] | None = None,
    within: Sequence[str] = (),
    log: Path | None = None,
) -> Iterator[str]:
    """Run the dashboard until the block ends, on a free port or a given one; gives its address.

    Args:
        tables: the folder of plans, or where it lies on a store.
        today: the date that counts as today.
        script: what Streamlit runs.
        port: a port; where none is given one that an earlier server has left, so that a visitor
            has compiled the scripts of this address already, else a free one.
        address: what the server is bound to.
        further: variables of its environment.
        within: what starts it where only it sees some disk (``tests/small_disk.py``).
        log: where all that the server says is to stand.
    """
    port = port or next(filter(_is_free, reversed(_LEFT)), 0) or free_port()
    if port in _LEFT:
        _LEFT.remove(port)
    environment = os.environ | {"PLAN_DATA_DIR": str(tables), "PLAN_TODAY": today}
    environment |= further or {}
    said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
    heard = said if log is None else log.open("w+", encoding="utf-8", errors="replace")
    server = subprocess.Popen(
        [
            *within, sys.executable, "-m", "streamlit", "run", script,
            "--server.port", str(port), "--server.address", address,
        ],
        cwd=ROOT,
        env=environment,
        stdout=heard if log else subprocess.DEVNULL,
        stderr=heard,
    )  # fmt: skip
    reached = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{reached}/_stcore/health", server)
        yield reached
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        _LEFT.append(port)
        # Why a page failed stands in the server's log alone: a failed test shows it.
        heard.seek(0)
        if "failed" in (words := heard.read()):
            print(words[-8_000:])
        heard.close()
        said.close()


_LEFT: list[int] = []
"""Ports that servers of this worker have had."""


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 2 * PATIENCE / 1000
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(url)


def watch_requests(page: Page) -> list[str]:
    """A list that fills with every address the page asks of any host but this one."""
    strangers: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK:
            strangers.append(request.url)

    page.on("request", note)
    page.on("websocket", lambda socket: strangers.extend(_strange(socket.url)))
    return strangers


def _strange(url: str) -> list[str]:
    return [] if urlsplit(url).hostname in LOOPBACK else [url]


# Each figure is there, as wide as its place, and the one that is laid out for that width; letters
# and pictures have come, and nothing is fading in, folding or turning pale any more.
_DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every((chart) => {
    const picture = chart.querySelector('.main-svg'), box = chart.querySelector('.pl-chart');
    if (!picture || box?.plChart?.waits || box?.plChart?.opens) return false;
    return !box?.clientWidth || Math.abs(picture.getAttribute('width') - box.clientWidth) < 2;
  })
  && document.fonts.status === 'loaded'
  && [...document.images].every((one) => one.complete || one.loading === 'lazy')
  && document.getAnimations().every((one) => one.playState !== 'running'
    || one.effect.getComputedTiming().endTime === Infinity)"""


def open_page(page: Page, address: str) -> None:
    """Go to a page and wait until it has been drawn whole."""
    page.goto(address)
    page.wait_for_selector(".pl-top h1")
    wait_until_idle(page)


# A quick run begins and ends between two drawings: then what it drew tells that it was there.
_FOLLOW = """(address) => {
  const app = document.querySelector('[data-testid=stApp]'), link = document.createElement('a');
  window.followed = false;
  const ran = new MutationObserver((changes) => {
    const drawn = changes.some((one) => one.type === 'childList');
    if (!drawn && app.dataset.testScriptState !== 'running') return;
    ran.disconnect();
    window.followed = true;
  });
  link.href = address;
  link.className = 'pl-link';
  // A run of the page that is left may be under way: another page has another heading.
  const other = link.pathname !== location.pathname;
  if (other) document.querySelector('.pl-top').dataset.left = '';
  document.body.append(link);
  ran.observe(app, { attributes: true });
  ran.observe(app.querySelector('[data-testid=stMain]'), { childList: true, subtree: true });
  link.click();
  link.remove();
}"""


def follow(page: Page, address: str) -> None:
    """Go on to another address of the dashboard that is open, as by one of its links.

    It is the way people go, and costs half of what loading the page does.
    """
    page.evaluate(_FOLLOW, address)
    page.wait_for_function("() => window.followed")
    page.wait_for_selector(".pl-top:not([data-left]) h1")
    wait_until_idle(page)


# What the page has in hand now: a click that it has not sent yet, an answer it has not drawn yet.
_IN_HAND = """async () => {
  for (let n = 0; n < 2; n += 1) await new Promise((done) => setTimeout(done, 30));
  return true;
}"""


def wait_until_idle(page: Page) -> None:
    """Wait until the server has answered what the page asks for and figures are drawn."""
    while True:
        page.wait_for_function(_IN_HAND)
        wait_for_answers(page)
        page.wait_for_selector(
            "[data-testid=stApp][data-test-script-state=notRunning]", state="attached"
        )
        page.wait_for_selector(".pl-wait", state="detached")
        page.wait_for_load_state("networkidle")
        page.wait_for_function(_IN_HAND)
        page.wait_for_function(_DRAWN)
        if not waits_for_an_answer(page):
            return


def wait_until(page: Page, came: Callable[[], bool]) -> None:
    """Wait for what a page tells the test by itself: a request, a window, an address."""
    until = time.monotonic() + PATIENCE / 1000
    while not came():
        if time.monotonic() > until:
            raise AssertionError("what was waited for has not come")
        page.wait_for_timeout(20)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter and wait until it is chosen.

    The name is typed first: a long list holds only what is in sight, and while it scrolls on a
    busy machine a click can fall between two drawings of it, so a lost one is made again.
    """
    filters = page.locator("[data-testid=stMultiSelect]")
    box = filters.filter(has=page.get_by_text(label, exact=True))
    chosen = box.locator("[data-tag]").filter(has_text=option)
    entry = page.get_by_role("option", name=option, exact=True)
    box.locator("input").click()
    for _ in range(PATIENCE // LOST):
        with suppress(Error):  # what has been chosen meanwhile is in the list no more
            box.locator("input").fill(option, timeout=LOST)
            entry.click(timeout=LOST)
        with suppress(AssertionError):
            expect(chosen).to_be_attached(timeout=LOST)
            return
    expect(chosen).to_be_attached()


def type_and_take(page: Page, words: str, option: str) -> None:
    """Type into the list that has the focus and press Enter once the option meant is marked."""
    page.keyboard.type(words)
    expect(page.locator("[role=option][data-focused=true]")).to_have_text(option)
    page.keyboard.press("Enter")


_LATIN = re.compile(r"[A-Za-z]{2,}")
# Names of file formats and Roman numerals are Russian usage.
_ALLOWED = re.compile(r"^(CSV|PNG|SVG|UTF|BOM|EDTF|ISO|[IVXLCDM]+)$")


def visible_latin_words(page: Page, own_text: str = "") -> list[str]:
    """Latin-letter words that a person sees, outside the plan's own text and format names.

    Args:
        page: the page as it stands.
        own_text: all text of the plan, whose words are not ours to translate.
    """
    seen: str = page.evaluate(
        """() => {
          // Icons are letters of a font whose names are not read by anyone.
          const icons = [...document.querySelectorAll('[data-testid=stIconMaterial]')];
          const names = new Set(icons.map((icon) => icon.textContent.trim()));
          const lines = document.body.innerText.split('\\n');
          const texts = lines.filter((line) => !names.has(line.trim()));
          const shown = (e) => e.checkVisibility?.({checkOpacity: true, checkVisibilityCSS: true});
          for (const e of document.querySelectorAll('svg text')) texts.push(e.textContent);
          for (const e of document.querySelectorAll('[placeholder],[title],[aria-label]'))
            if (shown(e)) for (const name of ['placeholder', 'title', 'aria-label'])
              texts.push(e.getAttribute(name) || '');
          return texts.join('\\n');
        }"""
    )
    told_to_programs = " ".join(page.locator("code").all_inner_texts())
    own = set(_LATIN.findall(f"{own_text} {told_to_programs}"))
    words = {word for word in _LATIN.findall(seen) if not _ALLOWED.match(word)}
    return sorted(words - own)

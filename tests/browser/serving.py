"""A real dashboard server and a sealed Chromium, for tests, screenshots and the benchmark."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Request, expect

from tests.page_titles import TITLES

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"laptop": (1440, 900), "hall": (1920, 1080), "phone": (390, 844)}
PAGES = tuple(TITLES)
PATIENCE = 120_000
"""Milliseconds for all that is waited for: what comes is not waited for longer, and on a machine
with much other work nothing comes soon. A test that gave up earlier would test the machine."""
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


def free_port() -> int:
    """A port that nobody has, for a server that must be known before it is started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    tables: Path,
    *,
    today: str = "2026-04-10",
    script: str = "dashboard.py",
    port: int = 0,
    address: str = "127.0.0.1",
    further: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Run the dashboard until the block ends, on a free port or a given one; gives its address.

    Args:
        tables: the folder of plans.
        today: the date that counts as today.
        script: what Streamlit runs.
        port: a port; where none is given one that an earlier server has left, so that a visitor
            has compiled the scripts of this address already, else a free one.
        address: what the server is bound to.
        further: variables of its environment.
    """
    port = port or (_LEFT[-1] if _LEFT else 0)
    if port in _LEFT:
        _LEFT.remove(port)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    environment = os.environ | {"PLAN_DATA_DIR": str(tables), "PLAN_TODAY": today}
    environment |= further or {}
    server = subprocess.Popen(
        [
            sys.executable, "-m", "streamlit", "run", script,
            "--server.port", str(port), "--server.address", address,
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
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


_LEFT: list[int] = []
"""Ports that servers of this worker have had."""


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 2 * PATIENCE / 1000
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
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


# Each figure is there, as wide as its place, and the one that is laid out for that width.
_FIGURES_DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every((chart) => {
    const picture = chart.querySelector('.main-svg'), box = chart.querySelector('.pl-chart');
    if (!picture || box?.plChart?.waits || box?.plChart?.opens) return false;
    return !box?.clientWidth || Math.abs(picture.getAttribute('width') - box.clientWidth) < 2;
  })"""


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


def wait_until_idle(page: Page) -> None:
    """Wait until the script has run and figures are drawn."""
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", state="attached"
    )
    page.wait_for_selector(".pl-wait", state="detached")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(_FIGURES_DRAWN)
    page.wait_for_timeout(150)


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
    box.locator("input").fill(option)
    entry.click()
    try:
        expect(chosen).to_be_attached(timeout=10_000)
    except AssertionError:
        entry.click()
        expect(chosen).to_be_attached(timeout=10_000)


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

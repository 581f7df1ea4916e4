"""What the style sheets of the pages may ask of the browser on every redraw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "pages"
SHEETS = ("shared/server/style.css", "*/*_page.css", "map/player.css", "shared/figures/*.css")
NARROW = (
    # Streamlit's box around a container of ours, which has no name: it looks at one child.
    r'\[data-testid="stLayoutWrapper"\]:has\(> \.st-key-[\w-]+\)$',
    # Only what has the focus.
    r":focus-within:has\([^*]+\)$",
    # A line of words.
    r"\.pl-top:has\(\.pl-standing\)$",
)
"""What may be asked by «:has()». Where it is asked of a page, of a column or of anything at all,
every node of a figure that is drawn anew has the browser look over all that lies around it: on the
map that was 2,225 elements with each filter, and 42 ms."""


def asked(css: str) -> list[str]:
    """Each «:has()» on the screen with what stands before it without a space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    found = []
    for selector in re.findall(r"([^{}]+)\{", css):
        for match in re.finditer(r":has\(", selector):
            depth, end = 1, match.end()
            while depth:
                depth += {"(": 1, ")": -1}.get(selector[end], 0)
                end += 1
            before = re.split(r"[\s>~+,]", selector[: match.start()])[-1]
            found.append(before + selector[match.start() : end])
    return found


def sheets() -> list[Path]:
    """The style sheets that stand on a page of the dashboard."""
    return sorted(path for pattern in SHEETS for path in PAGES.glob(pattern))


@pytest.mark.parametrize("sheet", sheets(), ids=lambda path: path.name)
def test_a_redraw_has_no_sheet_look_over_the_page(sheet: Path) -> None:
    wide = [
        one
        for one in asked(sheet.read_text("utf-8"))
        if not any(re.search(form, one) for form in NARROW)
    ]
    assert wide == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (".a:has(> .b) { x: y }", [".a:has(> .b)"]),
        (".c .a:has(.b) > * { x: y }", [".a:has(.b)"]),
        ("@container pane { .c > :has(> .b) { x: y } }", [":has(> .b)"]),
        ("@media print { body:has(.b) { x: y } .c { x: y } } .d { x: y }", []),
        ("/* :has(.b) */ .d { x: y }", []),
        (".a:not(:has(.b)) { x: y }", [".a:not(:has(.b)"]),
        (".a:has(.b):has(.c) { x: y }", [".a:has(.b)", ".a:has(.b):has(.c)"]),
    ],
)
def test_what_is_asked_is_found(css: str, found: list[str]) -> None:
    assert asked(css) == found

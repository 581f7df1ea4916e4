"""PDF fixtures: HTML printed by Chromium once, kept in pdf/ so that tests need no browser.

Made anew by ``python -m tests.acceptance.pdf_files`` from the project's root.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from .content import bryansk, kaliningrad, murmansk, tatarstan
from .plans import Plan, numbered
from .word import DATES, NUMBER, PARTICIPANTS, PLACE, SEVEN, TITLE, Column

HERE = Path(__file__).resolve().parent / "pdf"
FOUR = (NUMBER, DATES, TITLE, PLACE, PARTICIPANTS)
NUMBERED = "@page { size: 297mm 120mm; @bottom-center { content: counter(page); } }"
SHORT = "@page { size: 297mm 105mm; }"
SPLIT = (
    "td, th { font-size: 9pt; } tr { page-break-inside: auto; } thead { display: table-row-group; }"
    "@page { size: 297mm 100mm; }"
)
"""The heading once only, rows that run over the page's end."""

CUTS = (
    "Между|народный фестиваль мусульманского",
    "промыш|ленных",
    "художествен|ных",
    "нефте|химии",
    "гумани|тарного",
    "преподава|телями",
    "соотечест|венниками",
    "исследо|вателей",
    "зарубеж|ного",
    "руковод|ством",
)
"""Words that a typesetter cut at the end of a line, at the bar."""

STYLE = """
@page { size: 297mm 150mm; margin: 12mm; }
body { font: 11pt 'DejaVu Serif', serif; }
h1 { font-size: 13pt; text-align: center; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
td, th { padding: 4px 6px; vertical-align: top; text-align: left; font-weight: normal; }
td:first-child, th:first-child { width: 30px; }
.ruled td, .ruled th { border: 1px solid black; }
.unruled td, .unruled th { padding: 6px 12px; }
.section { text-align: center; font-weight: bold; }
p.page { text-align: right; }
"""


def hyphenated(cell: str) -> str:
    """The cell's HTML with the listed words cut by a hyphen at a line's end."""
    html = escape(cell)
    for cut in CUTS:
        html = html.replace(cut.replace("|", ""), cut.replace("|", "-<br>"))
    return html


def as_html(
    plan: Plan, columns: tuple[Column, ...], ruled: bool, hyphens: bool, style: str = ""
) -> str:
    """The document as HTML with one table."""
    mend = hyphenated if hyphens else escape
    head = "".join(f"<th>{escape(heading)}</th>" for heading, _ in columns)
    body = []
    for sphere, items in plan.spheres:
        body.append(f'<tr><td class="section" colspan="{len(columns)}">{escape(sphere)}</td></tr>')
        for item in items:
            cells = "".join(f"<td>{mend(text_of(item))}</td>" for _, text_of in columns)
            body.append(f"<tr>{cells}</tr>")
    kind = "ruled" if ruled else "unruled"
    return (
        f'<!doctype html><html lang="ru"><meta charset="utf-8"><style>{STYLE}{style}</style>'
        f"<h1>{escape(plan.title)}</h1>"
        f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody>'
        "</table></html>"
    )


SCAN = (
    '<!doctype html><html><body><svg width="600" height="300"><rect width="600" height="300" '
    'fill="#ddd"/><path d="M20 40h400M20 80h300M20 120h350" stroke="#333" stroke-width="9"/>'
    "</svg></body></html>"
)
LETTER = (
    '<!doctype html><html lang="ru"><meta charset="utf-8"><p>Уважаемый Иван Иванович!</p>'
    "<p>Направляем Вам поздравление с праздником.</p></html>"
)


def documents() -> dict[str, str]:
    """File name → HTML."""
    return {
        "tatarstan-ruled.pdf": as_html(tatarstan.PLAN, SEVEN, True, True),
        "tatarstan-split.pdf": as_html(tatarstan.PLAN, SEVEN, True, False, SPLIT),
        "kaliningrad-unruled.pdf": as_html(kaliningrad.PLAN, FOUR, False, False, SHORT),
        "murmansk-unruled.pdf": as_html(murmansk.PLAN, SEVEN, False, False, NUMBERED),
        "bryansk-ruled.pdf": as_html(numbered(bryansk.PLAN), SEVEN, True, False, NUMBERED),
        "scan.pdf": SCAN,
        "letter.pdf": LETTER,
    }


def main() -> int:
    """Print every document into ``pdf/``."""
    HERE.mkdir(exist_ok=True)
    for name, html in documents().items():
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(html, encoding="utf-8")
            subprocess.run(
                [
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    f"--user-data-dir={folder}/profile",
                    "--no-pdf-header-footer",
                    f"--print-to-pdf={HERE / name}",
                    page.as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=600,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())

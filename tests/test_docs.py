"""README and guide stay true: commands, folders and pictures that they name are there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAPERS = (ROOT / "README.md", ROOT / "docs" / "guide.ru.md")


def test_readme_names_every_make_target() -> None:
    readme = PAPERS[0].read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "run" in targets
    assert [t for t in targets if f"make {t}" not in readme and t != "help"] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_and_pictures_are_there(paper: Path) -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", paper.read_text(encoding="utf-8"))
    assert targets
    assert [t for t in targets if not (paper.parent / t).exists()] == []


def test_folders_that_readme_names_are_there() -> None:
    readme = PAPERS[0].read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([\w./]+/)`", row.split("|")[1])]
    made_by_a_build = {"plan_data/tables/"}
    assert len(named) > 10
    assert [n for n in set(named) - made_by_a_build if not (ROOT / n).is_dir()] == []


def test_the_shipped_plan_is_the_one_received() -> None:
    note = (ROOT / "plan_data" / "source" / "README.md").read_text(encoding="utf-8")
    sums = dict(re.findall(r"\| `([^`]+)` \|.*`([0-9a-f]{64})`", note))
    assert set(sums) == {"plan-2026-H1.txt"}
    content = (ROOT / "plan_data" / "source" / "plan-2026-H1.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == sums["plan-2026-H1.txt"]


def test_no_paper_is_named_that_is_not_here() -> None:
    """A recipe or a docstring that sends its reader to «CONTRACT.md» sends him nowhere."""
    folders = (ROOT / name for name in ("docs", "etl", "pages", "tests", "deploy", "plan_data"))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    papers = {path.name for path in (ROOT / "README.md", *files) if path.suffix == ".md"}
    readers = [
        path for path in files if path.suffix in (".py", ".md") and path != Path(__file__).resolve()
    ]
    named = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in readers
        for name in re.findall(r"\b[A-Z]{4,}\.md\b", path.read_text(encoding="utf-8"))
    }
    assert sorted(one for one in named if one[1] not in papers) == []

"""The rooms of docs/architecture.md: what may import what, and that the page names them all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from etl.folders import ROOT
from tests.parsed import parsed

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for folder in ("etl", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CHANGING = (ROOT / "docs" / "changing.md").read_text("utf-8")
ONE_A_PAGE = {"page", "figure", "__init__", "__main__"}
"""Basenames that each page, or each package, has by convention."""
HANDED_OUT = ["pages.handouts.written_papers", "pages.handouts.export_command"]
MAP_FOR_THE_CARD = ("pages.map.ground", "pages.map.spots", "pages.map.words")


@cache
def imported(path: Path) -> set[str]:
    """Every module that a module imports, in its first lines or later."""
    found = set()
    for node in parsed(path):
        if isinstance(node, ast.ImportFrom):
            room = ".".join(path.relative_to(ROOT).parts[: -node.level]) if node.level else ""
            module = ".".join(filter(None, (room, node.module)))
            for alias in node.names:
                inside = f"{module}.{alias.name}"
                found.add(inside if inside in MODULES else module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def ours(path: Path) -> set[str]:
    names = imported(path)
    return {module for name in names for module in (name, f"{name}.__init__") if module in MODULES}


def known(path: Path) -> set[str]:
    """Of ours what a module imports, or names for ``import_module`` or another process."""
    texts = {node.value for node in parsed(path) if isinstance(node, ast.Constant)}
    return ours(path) | {text for text in texts if text in MODULES}


def test_the_etl_knows_no_page() -> None:
    wrong = {
        name: bad
        for name, path in MODULES.items()
        if name.startswith("etl.")
        and (bad := {i for i in imported(path) if i.split(".")[0] in ("pages", "streamlit")})
    }
    assert wrong == {}


def test_the_program_knows_neither_its_tests_nor_its_packing() -> None:
    outside = {"tests", "deploy", "dashboard"}
    wrong = {
        name: bad
        for name, path in MODULES.items()
        if (bad := {i for i in imported(path) if i.split(".")[0] in outside})
    }
    assert wrong == {}


def test_what_packs_the_program_imports_of_it_only_what_it_consists_of() -> None:
    found = {i for path in (ROOT / "deploy").rglob("*.py") for i in imported(path)}
    inside = {i for i in found if i.split(".")[0] in ("etl", "pages")}
    assert inside <= {"etl.installed", "etl.folders"}


def test_the_command_line_names_two_modules_of_the_pages() -> None:
    """What a page shows is handed out by ``pages/handouts/``, by name and only when asked."""
    named = {
        name: found
        for name, path in MODULES.items()
        if name.startswith("etl.")
        and (found := re.findall(r"""["'](pages\.[\w.]+)["']""", path.read_text("utf-8")))
    }
    assert named == {"etl.__main__": HANDED_OUT}


def test_what_is_shared_knows_no_page() -> None:
    wrong = {
        name: bad
        for name, path in MODULES.items()
        if name.startswith("pages.shared.")
        and (bad := {i for i in known(path) if i.startswith("pages.") and "pages.shared." not in i})
    }
    assert wrong == {}


def test_the_entry_knows_what_pages_share_and_what_they_serve() -> None:
    """A page is found by its name in the list of pages: the entry imports none."""
    found = imported(ROOT / "dashboard.py")
    inside = {name for name in found if name.split(".")[0] in ("etl", "pages")}
    served = {name for name in inside if re.search(r"\b(?:\w+_)?routes$", name)}
    others = {name for name in inside - served if not name.startswith("pages.shared.")}
    assert others == set(), "dashboard.py imports a page or the ETL"
    assert {name.split(".")[1] for name in served} == {"show", "handouts", "editions"}


def test_a_page_knows_no_other_but_show_and_files_all_and_the_card_the_map() -> None:
    wrong = []
    for name, path in MODULES.items():
        page = name.split(".")[1]
        if not name.startswith("pages.") or page in ("shared", "show", "handouts"):
            continue
        for other in known(path):
            if not other.startswith("pages.") or other.split(".")[1] in ("shared", page):
                continue
            of_the_card = name.startswith(("pages.events.card.", "pages.events.settling."))
            if of_the_card and other.startswith(MAP_FOR_THE_CARD):
                continue  # the small map, and the one to point at
            if page in ("data", "editions") and other.startswith("pages.handouts."):
                continue  # the page of the files
            wrong.append((name, other))
    assert wrong == []


def test_a_page_s_file_holds_nothing_that_outlives_its_run() -> None:
    """Each run makes it anew, and a visit would hold all that it has loaded (5 to 10 KB of 90)."""
    kept = ("fragment", "dialog", "on_click", "on_change", "on_select", "on_submit", "on_chosen")
    for page in sorted((ROOT / "pages").glob("*/page.py")):
        named = {node.attr for node in parsed(page) if isinstance(node, ast.Attribute)}
        given = {node.arg or "" for node in parsed(page) if isinstance(node, ast.keyword)}
        found = sorted((named | given).intersection(kept))
        assert not found, f"{page}: {found} into a module «…_block.py» beside it"


def test_no_module_imports_itself_by_a_detour() -> None:
    sorter = TopologicalSorter({name: ours(path) for name, path in MODULES.items()})
    try:
        sorter.prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_module_s_name_stands_once_in_the_tree() -> None:
    names = Counter(path.stem for path in MODULES.values() if path.stem not in ONE_A_PAGE)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_test_module_s_name_stands_once() -> None:
    """Pytest knows a module by its name alone: of two that share one, the second is not run."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_tests_that_drive_a_browser_lie_in_their_folder_and_no_others() -> None:
    """`make test` and `make fast` tell them by the folder, a person by the mark."""
    marked = {
        path.parent.name
        for path in (ROOT / "tests").rglob("test_*.py")
        if "\npytestmark = pytest.mark.browser\n" in path.read_text("utf-8")
    }
    unmarked = {
        path.name
        for path in (ROOT / "tests" / "browser").glob("test_*.py")
        if "\npytestmark = pytest.mark.browser\n" not in path.read_text("utf-8")
    }
    assert (marked, unmarked) == ({"browser"}, set())


def test_every_room_has_its_line() -> None:
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in MODULES.values()}
    assert [room for room in sorted(rooms) if f"`{room}/`" not in ARCHITECTURE] == []


def room_of(name: str) -> str:
    return MODULES[name].parent.relative_to(ROOT).as_posix()


def room_lines() -> dict[str, str]:
    """What each room imports, as its line says."""
    lines = re.findall(r"^\| `([\w/]+)/` \| .* \| ([^|]*) \|$", ARCHITECTURE, re.MULTILINE)
    return dict(reversed(lines))  # the table of rooms comes before that of the data


def test_a_line_of_a_room_names_nothing_that_it_does_not_import() -> None:
    does: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        does.setdefault(room_of(name), set()).update(map(room_of, known(path)))
    too_much = {
        (room, other)
        for room, words in room_lines().items()
        for other in re.findall(r"`([\w/]+)/`", words)
        if room in does and other not in does[room]
    }
    assert too_much == set()


def test_a_room_imports_what_its_line_says() -> None:
    says = room_lines()
    wrong = set()
    for name, path in MODULES.items():
        room, words = room_of(name), says.get(room_of(name), "")
        inner = "etl" if room.startswith("etl") else "pages"
        for other in map(room_of, known(path) - set(HANDED_OUT)):
            free = other in (room, "etl") or (inner == "pages" and other.startswith("etl/"))
            said = (
                f"`{other}/`" in words
                or ("its rooms" in words and other.startswith(f"{room}/"))
                or ("shared" in re.sub(r"`[^`]*`", "", words) and other.startswith("pages/shared/"))
                or ("all pages" in words and other.startswith("pages/"))
            )
            if not (free or said):
                wrong.add((room, other))
    assert wrong == set()


@pytest.mark.parametrize("text", [ARCHITECTURE, CHANGING], ids=["architecture", "changing"])
def test_every_file_that_the_pages_name_is_there(text: str) -> None:
    named = {word for line in text.split("\n") for word in line.split("`")[1::2] if "/" in word}
    paths = {w for w in named if w.split("/")[0] in ("etl", "pages", "plan_data", "tests", "docs")}
    assert len(paths) > 20
    missing = [p for p in sorted(paths) if not any(ROOT.glob(p.rstrip("/").replace("<name>", "*")))]
    assert missing == []


@pytest.mark.parametrize("room", ["etl", "etl/places"])
def test_each_module_of_the_largest_rooms_is_named(room: str) -> None:
    _, _, rest = ARCHITECTURE.partition(f"| about | modules of `{room}/` |")
    block = rest.partition("\n\n")[0]
    there = {path.name for path in (ROOT / room).glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`([\w.]+\.py)`", block)) == there

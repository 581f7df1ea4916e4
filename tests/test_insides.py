"""What is used of Streamlit's and plotly's insides is there in the installed versions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import streamlit

from etl.folders import ROOT

SERVER = ROOT / "pages" / "shared" / "server"
INSIDES = tomllib.loads((SERVER / "insides.toml").read_text("utf-8"))
_NAME = re.compile(r"(?<![\w-])\.?(st[A-Z]\w+)")


@cache
def streamlit_scripts() -> str:
    static = Path(streamlit.__file__).parent / "static"
    return "\n".join(path.read_text("utf-8") for path in sorted(static.rglob("*.js")))


@cache
def plotly_script() -> str:
    return (ROOT / "static" / "plotly" / "plotly-basic.min.js").read_text("utf-8")


def own_sources() -> list[Path]:
    folders = (ROOT / "pages", ROOT / "tests")
    endings = (".css", ".js", ".py", ".html")
    return [p for folder in folders for p in folder.rglob("*") if p.suffix in endings]


def translated() -> list[str]:
    script = (SERVER / "russian.js").read_text("utf-8")
    return re.findall(r'^  "([^"]+)":', script, re.MULTILINE)


@pytest.mark.parametrize("name", INSIDES["streamlit"]["names"])
def test_streamlit_still_has_the_name(name: str) -> None:
    assert name in streamlit_scripts()


@pytest.mark.parametrize("name", INSIDES["plotly"]["names"])
def test_plotly_still_has_the_name(name: str) -> None:
    assert name in plotly_script()


@pytest.mark.parametrize("name", INSIDES["streamlit"]["classes"])
def test_streamlit_still_has_the_class(name: str) -> None:
    assert name in streamlit_scripts()


@pytest.mark.parametrize(("name", "made_of"), INSIDES["plotly"]["composed"])
def test_plotly_still_makes_the_class(name: str, made_of: str) -> None:
    assert made_of in plotly_script(), name


@pytest.mark.parametrize("address", INSIDES["streamlit"]["addresses"])
def test_streamlit_still_answers_at_the_address(address: str) -> None:
    routes = vars(import_module("streamlit.web.server.starlette.starlette_routes"))
    known = [value for name, value in routes.items() if "ROUTE_" in name]
    assert any(f"/{value}".startswith(address) for value in known), known


@pytest.mark.parametrize("path", INSIDES["streamlit"]["python"])
def test_streamlit_still_has_the_attribute(path: str) -> None:
    module, names = path.split(":")
    found = import_module(module)
    for name in names.split("."):
        found = getattr(found, name)


def test_every_name_we_look_for_is_in_the_list_and_every_listed_one_is_used() -> None:
    this = Path(__file__)
    used = {n for p in own_sources() if p != this for n in _NAME.findall(p.read_text("utf-8"))}
    assert used == set(INSIDES["streamlit"]["names"])


def test_every_phrase_that_is_translated_is_one_that_streamlit_still_shows() -> None:
    phrases = translated()
    assert len(phrases) > 40
    composed = {"".join(parts): parts for parts in INSIDES["streamlit"]["composed"]}
    assert composed.keys() <= set(phrases)
    gone = [p for p in phrases if p not in composed and p not in streamlit_scripts()]
    # «Press ⌘+Enter to» is made with the key's name of the visitor's system in its middle.
    parts = {part for pair in composed.values() for part in pair}
    gone += [p for p in parts if not all(t in streamlit_scripts() for t in p.split("⌘"))]
    assert gone == []


def test_the_index_page_has_the_texts_that_are_replaced() -> None:
    # Imported here: what of Streamlit is gone is to be named by a test of its own, each of them.
    from pages.shared.server.serving import _IN_RUSSIAN

    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    assert [english for english, _ in _IN_RUSSIAN if english not in index] == []


def test_private_members_of_plotly_in_our_scripts_are_in_the_list() -> None:
    scripts = [p.read_text("utf-8") for p in (ROOT / "pages").rglob("*.js")]
    used = {name for text in scripts for name in re.findall(r"\.(_[a-z]\w+)", text)}
    assert used <= set(INSIDES["plotly"]["names"])


_SELECTORS = re.compile(r"""(?:querySelector(?:All)?|closest|matches)\(\s*[`"']([^`"']*)""")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_RULES = re.compile(r"/\*.*?\*/|\{[^{}]*\}", re.DOTALL)
_MAKES = re.compile(r"(?:class=|className\s*=|classList\.\w+\(|class:)[^;\n]*")


def test_every_class_that_we_look_for_and_do_not_make_is_in_the_list() -> None:
    """Ours are in a template, a script that sets them, or a module that names them."""
    text = {path: path.read_text("utf-8") for path in own_sources() if "pages" in path.parts}
    looked_for, ours = set(), set()
    for path, content in text.items():
        if path.suffix == ".css":
            looked_for |= set(_CLASS.findall(_RULES.sub(" ", content)))
        elif path.suffix == ".js":
            looked_for |= {c for s in _SELECTORS.findall(content) for c in _CLASS.findall(s)}
            ours |= {w for made in _MAKES.findall(content) for w in re.findall(r"[\w-]+", made)}
        else:
            ours |= set(re.findall(r"[\w-]+", content))
    listed = {*INSIDES["streamlit"]["names"], *INSIDES["streamlit"]["classes"]}
    listed |= {*INSIDES["plotly"]["names"], *(name for name, _ in INSIDES["plotly"]["composed"])}
    keys = {name for name in looked_for if name.startswith(("st-key-", "pl-"))}
    assert looked_for - keys - ours - listed == set()


def test_every_attribute_taken_of_streamlit_s_inner_modules_is_in_the_list() -> None:
    taken = set()
    for path in (*(ROOT / "pages").rglob("*.py"), *(ROOT / "etl").rglob("*.py")):
        for module, names in re.findall(
            r"^\s*from (streamlit\.[\w.]+) import (\w+(?:, \w+)*)$", path.read_text("utf-8"), re.M
        ):
            taken |= {f"{module}:{name}" for name in names.split(", ")}
    listed = INSIDES["streamlit"]["python"]
    assert taken
    assert [one for one in sorted(taken) if not any(p.startswith(one) for p in listed)] == []

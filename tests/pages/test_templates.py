"""Markup comes out of templates, and no value becomes markup by the way."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jinja2 import meta, nodes
from markupsafe import Markup

from etl.folders import ROOT
from pages.shared.markup.templates import compile_all, environment, piece
from tests.parsed import parsed as nodes_of

MODULES = sorted((ROOT / "pages").rglob("*.py"))
TEMPLATES = sorted(environment().list_templates(extensions=["html", "svg"]))
NO_TEMPLATES = {
    "map/player.html": "a component's fixed markup, handed to Streamlit as it is",
    "show/controls.html": "a component's fixed markup",
    "shared/figures/chart.html": "a component's fixed markup",
}
SAFE_IS_SAID: dict[str, str] = {}
"""Templates that say ``|safe``, with the reason."""
MARKUP_IS_SAID = {
    "shared/markup/templates.py": "what a template made",
    "handouts/still/legend_signs.py": "a sign of a template of ours, taken out of it by a parser",
    "show/stage/stage.py": "scripts and styles of this program, read from its own files",
}
"""Modules that declare a text to be markup, with the reason."""
ESCAPED_BY_HAND = {
    "handouts/workbook/row_sheet.py": "XML of a workbook's rows; odd letters are XlsxWriter's own",
    "shared/figures/plotly_words.py": "plotly's own few tags, the one owner of its escape",
    "shared/server/serving.py": "puts style and scripts of ours into Streamlit's own page",
    "shared/server/first_frame.py": "names the tag of Streamlit's own page that its frame precedes",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "pages").as_posix()


def texts(path: Path) -> Iterator[str]:
    """Every text of a module but its docstrings."""
    tree = nodes_of(path)
    said = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    for node in tree:
        if isinstance(node, ast.Constant) and id(node) not in said:
            if isinstance(node.value, str):
                yield node.value
            elif isinstance(node.value, bytes):
                yield node.value.decode("utf-8", "replace")


def makes_tags(path: Path) -> bool:
    return any(re.search(r"</?[a-z][\w-]*(?:[\s/>]|$)", text) for text in texts(path))


def escapes(path: Path) -> bool:
    imported = re.search(r"^(from html import|import html\b)", path.read_text("utf-8"), re.M)
    return imported is not None


def test_no_module_joins_markup_or_escapes_by_itself() -> None:
    by_hand = {name_of(path) for path in MODULES if makes_tags(path) or escapes(path)}
    assert by_hand == ESCAPED_BY_HAND.keys()


def test_only_what_a_person_wrote_is_declared_to_be_markup() -> None:
    declared = [name_of(p) for p in MODULES if re.search(r"\bMarkup\([^)]", p.read_text("utf-8"))]
    assert set(declared) == MARKUP_IS_SAID.keys()


def test_everything_is_escaped_unless_a_template_says_why_not() -> None:
    assert environment().autoescape is True
    sources = {name: (ROOT / "pages" / name).read_text("utf-8") for name in TEMPLATES}
    said = {n for n, text in sources.items() if re.search(r"\|\s*safe\b|autoescape", text)}
    assert said == SAFE_IS_SAID.keys()


def test_every_template_compiles_before_the_first_visitor() -> None:
    compile_all()


TEXT = """<script>alert(1)</script>"onload=x 'onload=y '><img src=z> {{ 7 * 7 }} \u202eабв"""


class Hostile(str):
    """A value that is hostile text, and so is everything it holds, lists, answers and counts.

    Which conditions hold is a matter of chance, the same in every run. ``parts`` is what it
    falls into, ``widths`` how many parts the items of the lists of that name have.
    """

    chance = random.Random(0)
    widths: ClassVar[dict[str, int]] = {}
    __parts__: int
    __items__: int

    def __new__(cls, name: str = "", parts: int = 2) -> Hostile:
        made = super().__new__(cls, TEXT)
        made.__parts__ = parts
        made.__items__ = cls.widths.get(name, max(cls.widths.values(), default=2))
        return made

    def __getattribute__(self, name: str) -> Any:
        return super().__getattribute__(name) if name.startswith("__") else Hostile(name)

    def __getitem__(self, key: Any) -> Hostile:
        return Hostile()

    def __iter__(self) -> Iterator[Hostile]:
        return iter([Hostile(parts=self.__items__) for _ in range(self.__parts__)])

    def __call__(self, *args: Any, **named: Any) -> Hostile:
        return Hostile()

    def __bool__(self) -> bool:
        return Hostile.chance.random() < 0.7

    def __float__(self) -> float:
        return 1.0

    def __rmul__(self, other: Any) -> Any:
        return 1.0

    def __truediv__(self, other: Any) -> float:
        return 1.0

    def __floordiv__(self, other: Any) -> float:
        return 1.0

    def __rtruediv__(self, other: Any) -> float:
        return 1.0


class Tags(HTMLParser):
    """The tags and the attributes' names of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{name}=" for name, _ in attrs)}


def with_what_it_includes(name: str) -> Iterator[nodes.Template]:
    """A template and those that stand in it, however deep."""
    parsed = environment().parse((ROOT / "pages" / name).read_text("utf-8"))
    yield parsed
    for other in filter(None, meta.find_referenced_templates(parsed)):
        yield from with_what_it_includes(other)


@cache
def asked_for(name: str) -> tuple[set[str], dict[str, int]]:
    """The variables of a template, and how many parts the items of its lists have."""
    parsed = list(with_what_it_includes(name))
    names = set().union(*map(meta.find_undeclared_variables, parsed))
    return names, {
        getattr(node.iter, "name", getattr(node.iter, "attr", "")): len(node.target.items)
        for one in parsed
        for node in one.find_all(nodes.For)
        if isinstance(node.target, nodes.Tuple)
    }


def outputs(name: str) -> Iterator[str]:
    """What a template makes of hostile values: as a whole, and each of its macros."""
    names, Hostile.widths = asked_for(name)
    values: dict[str, Any] = {one: Hostile(one) for one in names}
    template = environment().get_template(name)
    yield template.render(values)
    for one, macro in vars(template.make_module(values)).items():
        if hasattr(macro, "catch_kwargs") and not one.startswith("_"):
            inner = {"caller": lambda *_: Hostile()} if macro.caller else {}
            yield str(macro(*(Hostile(each) for each in macro.arguments), **inner))


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in NO_TEMPLATES])
def test_a_hostile_value_stays_text_in_every_template(name: str) -> None:
    source = (ROOT / "pages" / name).read_text("utf-8")
    foreign = {"onload=", *(tag for tag in ("script", "img") if f"<{tag}" not in source)}
    shown = ""
    for seed in range(12):
        Hostile.chance.seed(seed)
        for output in outputs(name):
            found = Tags(output).found
            assert not found & foreign
            assert all(re.fullmatch(r"[a-z][\w:-]*=?", one) for one in found), found
            assert "\u202e" not in output
            assert "{{ 7 * 7 }}" in output or "49" not in output
            shown += output
    if "{{" in source:
        assert "&lt;script&gt;alert(1)" in shown


def test_what_a_template_made_is_not_escaped_again() -> None:
    note = piece("note", "<b>")
    assert note == "<p class='pl-note'>&lt;b&gt;</p>"
    assert piece("note", note) == f"<p class='pl-note'>{note}</p>"
    assert isinstance(note, Markup)


def test_no_template_shows_a_word_that_jinja_keeps_for_itself() -> None:
    """``{{ none }}`` shows None whatever a value of that name is."""
    shown = {
        name
        for name in TEMPLATES
        for output in environment()
        .parse((ROOT / "pages" / name).read_text("utf-8"))
        .find_all(nodes.Output)
        for one in output.nodes
        if isinstance(one, nodes.Const) and one.value in (None, True, False)
    }
    assert shown == set()

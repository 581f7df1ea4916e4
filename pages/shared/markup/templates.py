"""Markup out of templates: values go in as they are, every one is escaped on the way.

A template is a file ``*.html`` (or ``*.svg``) beside the module that fills it. Python hands over
values, never tags; what a template made may stand in another one (``Markup``) and is not escaped
again.

A line break of a template is there for its reader: beside a tag or a value it leaves nothing in
the page (white space between words and links would be seen), within words a space. A space that
is meant stands within a line; ``&nbsp;`` is written out, since the letter itself cannot be seen.
What recurs is a macro in ``markup/macros.html``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from etl.folders import ROOT
from etl.precision_words import NOT_SAID
from pages.shared.words.direction_signs import upright
from pages.shared.words.russian import NBSP, nbsp, thousands
from pages.shared.words.settled_words import SETTLED_LABEL

_BREAK = r"[ \t]*\n[ \t\n]*"
_BESIDE_TAGS = re.compile(rf"(?:^|(?<=>)){_BREAK}|{_BREAK}(?:$|(?=<))")
_WITHIN_WORDS = re.compile(_BREAK)


class LineBreaks(Extension):
    """Takes the line breaks out of a template's own text; line numbers in errors stay true."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Pass the tokens on, the text among them in one line."""
        for token in stream:
            if token.type != "data":
                yield token
            elif text := _WITHIN_WORDS.sub(" ", _BESIDE_TAGS.sub("", token.value)):
                yield Token(token.lineno, token.type, text.replace("&nbsp;", NBSP))


def _finalized(value: Any) -> Any:
    """What a template shows of a value: nothing of None, no text turns what stands beside it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return upright(value)
    return "" if value is None else value


def _as_json(value: Any, **options: Any) -> str:
    """What a script is handed, and may show: none of its letters turns the writing round.

    Russian ones stay as they are: escaped each is three times as long.
    """
    return upright(json.dumps(value, **options | {"ensure_ascii": False}))


def _number(value: Any) -> Any:
    """A count as people read it; words stay as they are."""
    return thousands(value) if isinstance(value, int) else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Where the templates come from and what they know."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "pages", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=[LineBreaks],
        finalize=_finalized,
    )
    made.filters |= {"nbsp": nbsp, "thousands": _number}
    made.globals |= {"NOT_SAID": NOT_SAID, "SETTLED_LABEL": SETTLED_LABEL}
    made.policies["json.dumps_function"] = _as_json
    return made


def render(template: str, /, **values: Any) -> Markup:
    """Fill a template.

    Args:
        template: its path below ``pages/``: «events/card/event_card.html».
        values: what the template names; plain text is escaped, ``Markup`` is taken as it is.

    Returns:
        Safe markup, for ``st.html`` or for another template.

    Raises:
        jinja2.UndefinedError: the template names a value that was not given.
    """
    return Markup(environment().get_template(template).render(**values))


def piece(macro: str, /, *values: Any, **named: Any) -> Markup:
    """One macro of ``markup/macros.html``, for what a page shows by itself.

    Args:
        macro: its name: «heading».
        values: what it takes, in its order.
        named: the same by name.
    """
    made: Markup = getattr(_macros(), macro)(*values, **named)
    return made


@lru_cache(maxsize=16)
def own_file(path: Path) -> Markup:
    """A script or a style sheet of this program, which stands in a page as it is.

    Args:
        path: a file that a person wrote, beside the module that asks.
    """
    return Markup(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def page_style(*paths: Path) -> Markup:
    """Style sheets of one page as one element, read once and not with each click.

    Args:
        paths: they lie beside the modules that ask.
    """
    return render("shared/markup/page_style.html", sheets=list(map(own_file, paths)))


def compile_all() -> None:
    """Compile every template now, so that no visitor waits for the first use of one."""
    for name in environment().list_templates(extensions=["html", "svg"]):
        environment().get_template(name)


@lru_cache(maxsize=1)
def _macros() -> Any:
    return environment().get_template("shared/markup/macros.html").module

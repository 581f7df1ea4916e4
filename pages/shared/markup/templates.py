"""Markup out of templates: values go in as they are, every one is escaped on the way.

A template is a file ``*.html`` beside the module that fills it. Python hands over values, never
tags; what a template made may stand in another one (``Markup``) and is not escaped again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from etl.folders import ROOT
from pages.shared.words.russian import nbsp


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "pages", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["nbsp"] = nbsp
    return environment


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
    return Markup(_environment().get_template(template).render(**values))

"""Whose site or page an event is shown on: an institution there is no venue («на сайте БФУ»)."""

from __future__ import annotations

import re

from etl.places.place_words import words


def blank_owners(shadow: str) -> str:
    """Blank the words behind «на сайте», «в группе ВК»; the text keeps its length."""
    nouns = "|".join(words()["remote"]["web_home"])
    home = re.compile(
        rf"((?:(?<!\w)(?:на|в|через)\s|^\s*|[;,(\n]\s*)(?:[а-яё]+\w{{2}}\s)?(?:{nouns}))(\s[^;,()]+)",
        re.I,
    )
    return home.sub(lambda m: m.group(1) + " " * len(m.group(2)), shadow)

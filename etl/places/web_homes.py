"""Whose site or page an event is shown on: an institution there is no venue («на сайте БФУ»)."""

from __future__ import annotations

import re

from etl.places.place_words import words

_NETWORK = re.compile(
    r"(?<!\w)(?:вк|вконтакте|telegram|телеграм\w*|одноклассник\w*|max|rutube|youtube|"
    r"соц(?:иальн\w+|\.)?\s?сет\w*)(?!\w)",
    re.IGNORECASE,
)
_COMMUNITY = re.compile(
    r"(?<!\w)((?:сообществ|групп|паблик|страниц|канал|чат)\w{0,3})(\s(?:«[^»]*»|\"[^\"]*\"))",
    re.IGNORECASE,
)


def blank_owners(shadow: str) -> str:
    """Blank the words behind «на сайте», «в группе ВК»; the text keeps its length."""
    if _NETWORK.search(shadow):
        # «сообщество «Дом молодёжи» ВК»: what the community is called is no site
        shadow = _COMMUNITY.sub(lambda m: f"{' ' * len(m.group(2))}{m.group(1)}", shadow)
    nouns = "|".join(words()["remote"]["web_home"])
    home = re.compile(
        rf"((?:(?<!\w)(?:на|в|через)\s|^\s*|[;,(\n]\s*)(?:[а-яё]+\w{{2}}\s)?(?:{nouns}))(\s[^;,()]+)",
        re.I,
    )
    return home.sub(lambda m: m.group(1) + " " * len(m.group(2)), shadow)

"""Rules that had several owners once: each is written down in one module.

A rule is told by words of code that nobody needs who asks its owner instead.
"""

from __future__ import annotations

import ast
import re
from collections import Counter

import pytest

from etl.folders import ROOT

RULES = {
    "the noun beside a number of events": (
        r"""мероприятие["'],\s*["']мероприятия|мероприятия["'],\s*["']мероприятий""",
        {"pages/shared/words/russian.py"},
    ),
    "names of months": (
        r"""(?i)["']февраль["']|["']февраля["']|["']феврале["']|["']фев["']|фев\|мар""",
        set(),
    ),
    "names of weekdays": (r"""["']вторник["']|["']вт["']""", set()),
    "stems of months": (r"феврал\||феврал\[|\|янв\b", set()),
    "stems of parts of a year": (r"полуг\w*\||\bдекад\||недел\|", set()),
    "how large a settlement of some type is": (r"""["']р\.п\.["']""", set()),
    "short words before a street's name": (r"просп\|пер", set()),
    "what stands before a site beside": (r"возле\|", {"etl/places/place_words.py"}),
    "what a plan is called": (r"перечень\|график", {"etl/documents/plan_rows/part_titles.py"}),
    "which types are those of urban settlements": (r"п\\\.г\\\.т", set()),
    "nouns of lands abroad": (r"префектур|губернаторств", set()),
    "numbers in words": (r"""["'|]восемь""", set()),
    "whether Russia has a town of that name": (r"RU. for \w+ in settlements_named", set()),
    "how far two towns are apart": (r"great_circle\(", {"etl/gazetteer.py"}),
    "which tables of an edition count": (r"states\[-1\]\)", {"etl/editions/record_rows.py"}),
    "what a correction of a correction says": (
        r"old_value=\w+\.old_value",
        {"etl/corrections/settle.py"},
    ),
    "which folders hold tables": (r"events\.parquet", {"etl/columns.py"}),
    "the last day of a month": (r"monthrange", {"etl/dates/calendar.py"}),
    "whether each month says its year": (
        r"len\(\{\w+(?:\.month)?\.year for",
        {"pages/shared/times/months.py"},
    ),
    "in which order editions are listed": (
        r"-\w+\[.edition.\]",
        {"pages/shared/visit/plan_choices.py"},
    ),
    "how an edition is named": (r" · редакция ", {"pages/shared/visit/plan_choices.py"}),
    "what is no colour": (r"rgba\(0,\s?0,\s?0,\s?0\)", {"pages/shared/figures/palette.py"}),
    "a longer word before its beginning": (
        r"re\.escape\(\w+\) for \w+ in sorted",
        {"etl/lookups.py"},
    ),
    "the middle of the sheet": (r"WHOLE\.west \+ WHOLE", set()),
    "where a mark can stand": (r"\.x is not None or \w+\.far", {"pages/map/spots/spots.py"}),
    "whether a text names a land abroad": (
        r"HOME_COUNTRIES for \w+ in find_countries",
        {"etl/places/units_abroad.py"},
    ),
    "how an adjective of one thing ends": (
        r"\(\?:\[иыо?\]+й\|\[оеы\]го",
        {"etl/countries/country_words.py"},
    ),
    "raised digits": (r"⁰¹²³⁴⁵⁶|⁴-⁹", {"etl/text.py"}),
    "what leads to a town's name": (r"\(\?:в\|во\|на\|из\|", {"etl/places/place_words.py"}),
    "where a wording of several words ends": (
        r"words\[at \+ step\]",
        {"etl/countries/country_candidates.py"},
    ),
    "what leads to a quotation": (r"quotation\.start - 60", set()),
    "whose regions have plans": (r"""["']RU["'], ["']BY["']""", {"etl/home.py"}),
    "whose plan it is": (r"home\.toml", {"etl/home.py"}),
    "which doubts there are": (r"quality\.csv", {"pages/shared/words/russian.py"}),
    "Easter": (r"""dateutil\.easter""", {"etl/dates/calendar.py"}),
    "how finely a place is known": (
        r"""["']venue["'],\s*["']settlement["'],\s*["']district["']""",
        {"etl/model.py"},
    ),
    "which certainties name days": (
        r"""["']exact["'],\s*["']tentative["']""",
        {"pages/shared/figures/certainty.py"},
    ),
    "a partner that is not named": (
        r"""["']страна не названа""",
        {"pages/shared/filters/filters.py"},
    ),
    "thousands of a number": (r":,\}", {"pages/shared/words/russian.py"}),
    "a distance in kilometres": (r"\bgeodesic\b", {"pages/map/words/map_words.py"}),
    "the way from one point to another": (r"\bGeod\b", {"pages/map/ground/projection.py"}),
    "names of pages": (r"""["']Сферы и страны["']""", {"pages/shared/visit/page_list.py"}),
    "under which name an answer is saved": (
        "content-disposition",
        {"pages/shared/server/file_answer.py"},
    ),
    "how a table that comes along is read": (
        r"csv\.(?:DictReader|reader\(file)",
        {"etl/lookups.py"},
    ),
    "where the words lie that a person edits": (r"LOOKUPS / (?!.home)", {"etl/lookups.py"}),
    "how many surely and possibly": (
        r"ещё .*\} возможно",
        {"pages/shared/words/months_in_words.py"},
    ),
    "what is said where nothing is named": (
        r"""["'](?:место не названо|срок не назван)["']""",
        {"etl/precision_words.py"},
    ),
    "which day is today": (r"date\.today\(\)", {"etl/today.py"}),
    "when the files of an edition were made": (
        r"built_at or \w+\.combine",
        {"pages/shared/plan/plan_made.py"},
    ),
    "which tables every edition has": (
        r"""["']periods["'], ["']venues["'], ["']partners["'], ["']flat["']""",
        {"etl/columns.py"},
    ),
    "which columns are lists": (r"""["']partner_groups["'], ["']quality["']""", {"etl/columns.py"}),
    "several wordings in one cell": (
        r"""(?:row\[.*|cell.*)\.split\(["']\|["']\)""",
        {"etl/lookups.py"},
    ),
    "a list that a person typed": (r"""\w\.split\(["'];\s?["']\)""", set()),
    "letters that count as the same": (r"""lower\(\)\.replace\(["']ё""", {"etl/text.py"}),
    "the decimal comma": (
        r"""replace\(["']\.["'], ["'],["']\)""",
        {"pages/shared/words/russian.py"},
    ),
    "a flag in words": (r"""["']да["'] if""", {"pages/shared/words/russian.py"}),
    "names of countries": (r"""Locale\(["']ru["']\)\.territories""", {"etl/country_names.py"}),
}
SOURCES = {
    path.relative_to(ROOT).as_posix(): re.sub(
        r'"""[\s\S]*?"""|^\s*#.*$', "", path.read_text("utf-8"), flags=re.MULTILINE
    )
    for folder in ("etl", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_one_owner(rule: str) -> None:
    words, owners = RULES[rule]
    assert {name for name, text in SOURCES.items() if re.search(words, text)} == owners


def sentences(text: str) -> set[str]:
    """The Russian texts of four words or more that a module has, without signs around them."""
    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    said = (
        " ".join(node.value.split()).strip(" .,;:()«»·—")
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    )
    return {words for words in said if re.search(r"(?:[А-яё]{2,}[^А-яё\\|]+){3}[А-яё]{2,}", words)}


def test_a_sentence_is_written_down_in_one_module() -> None:
    texts = ((ROOT / name).read_text("utf-8") for name in SOURCES)
    found = Counter(words for text in texts for words in sentences(text))
    assert [words for words, times in found.items() if times > 1] == []


def test_a_class_name_stands_once() -> None:
    found = (re.findall(r"^class (\w+)", text, re.MULTILINE) for text in SOURCES.values())
    names = Counter(name for of_one in found for name in of_one)
    assert [name for name, times in names.items() if times > 1] == []

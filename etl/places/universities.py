"""The region of a university by its letters: «ЮУрГУ (НИУ)», «МГТУ им. Г.И. Носова»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.text import key

# «филиал ЮУрГУ», «база отдыха УрФУ» may lie anywhere, and «ООО «ТИУ»» is a firm.
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:филиал|представительств|отделени|баз[аыеу](?!\w)|лагер|полигон|санатори|"
    r"профилактори|станци|стенд|экспозици|команд|клуб)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"(?<!\w)(?:ООО|[ПНЗО]?АО|ИП|НКО|АНО|ТОО)(?!\w)")
_CALLED_AFTER = re.compile(r"\s(?:им\.|имени)\s?")
_BRACKETS = re.compile(r"\s\((?!П\)ФУ)[^()]*\)")


@lru_cache(maxsize=1)
def _by_letters() -> dict[tuple[str, str], str]:
    return {
        (row["letters"], key(row["person"])): row["region"]
        for row in lookup_rows("places_universities.csv")
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    rows = lookup_rows("places_universities.csv")
    return {key(re.split(r" имени |,", row["name"])[0]): row["region"] for row in rows}


def region_of_university(name: str) -> tuple[str, str] | None:
    """Region and country of a site that a university's letters, or its whole name, end.

    Letters that several bear («МГУ») tell nothing without the person it is called after.
    """
    if _ELSEWHERE.search(name) or _FIRM.search(name):
        return None
    plain = re.sub(r"[«»\"]", "", _BRACKETS.sub("", name)).strip()
    said, *person = _CALLED_AFTER.split(plain, maxsplit=1)
    letters = said.rpartition(" ")[2]
    region = _by_letters().get((letters, ""))
    for surname in re.findall(r"[А-ЯЁ][а-яё-]+(?:-[А-ЯЁ][а-яё]+)*", person[0] if person else ""):
        region = region or _by_letters().get((letters, key(surname)))
    # «ФГАОУ ВО «Южно-Уральский государственный университет (НИУ)»»
    whole = re.sub(r"^(?:[А-ЯЁ]{2,8}\s)+", "", said)
    region = region or _by_name().get(key(whole))
    return (region, "RU") if region is not None else None

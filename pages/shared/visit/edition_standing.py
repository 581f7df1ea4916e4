"""How the edition that a visit looks at stands to what is published, and what else there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pages.shared.plan.folder_of_plans import edition_stamp, editions_known
from pages.shared.plan.looks import DRAFT, EDITION, LOOK_KEYS, Look, edition_of, visit_look
from pages.shared.plan.tables import EditionMissingError, PlanInfo
from pages.shared.visit.selection import current_page, edition_link, page_link
from pages.shared.words.dates_in_words import day_in_words, ongoing_in_words, time_of


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """An edition that can be looked at instead: its words and the way to it."""

    words: str
    link: str
    keep: str
    here: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What the top of every page says of the edition.

    Attributes:
        words: that it is not the published one; "" where it is.
        leave: the words of the link to the published one.
        link: that link.
        names: the names that it takes off the address.
        further: of a draft, the link to where it is published.
        shown: a mark that changes with what is published; "" where nothing newer is waited for.
        plans: the editions there are by the plan's words; empty where there is but this one.
    """

    words: str
    leave: str
    link: str
    names: str
    further: str
    shown: str
    plans: Mapping[str, tuple[OtherEdition, ...]]


def standing(info: PlanInfo) -> Standing:
    """How what this visit looks at stands to what is published.

    Args:
        info: the edition looked at.
    """
    look, page = visit_look(), current_page()
    if look.draft:
        return Standing(
            words=f"Предпросмотр: редакция {info.edition}, ещё не опубликована.",
            leave="Выйти из предпросмотра",
            link=edition_link(Look(), page),
            names=DRAFT,
            further=page_link("editions"),
            shown="",
            plans=_plans(look, info),
        )
    row = _row(look)
    published = _row(Look(plan=look.plan)) if look.edition else None
    if row is None or published is None or row["published"]:
        words = ""
    else:
        words = (
            f"Вы смотрите редакцию {info.edition}{_of_day(row)}; опубликована редакция "
            f"{published['edition']}."
        )
    return Standing(
        words=words,
        leave="К опубликованной",
        link=edition_link(Look(plan=look.plan), page),
        names=EDITION,
        further="",
        shown="" if look.edition else news_of(look)[0],
        plans=_plans(look, info),
    )


def news_of(look: Look, edition: str = "") -> tuple[str, str]:
    """A mark that changes with what is published, and what to say to who has seen another one.

    Args:
        look: which plan is looked at.
        edition: the edition that is seen.
    """
    row = _row(look)
    if row is None:
        return "", ""
    stamp = (row["directory"], edition_stamp(Path(row["directory"])))
    number = str(row["edition"])
    words = (
        f"Опубликована редакция {number}" if number != edition else f"Редакция {number} обновлена"
    )
    return sha256(repr(stamp).encode()).hexdigest()[:16], words


def _row(look: Look) -> Mapping[str, Any] | None:
    if not editions_known():
        return None
    try:
        return edition_of(look)
    except EditionMissingError:
        return None


def _of_day(row: Mapping[str, Any]) -> str:
    day = time_of(row["published_at"] or row["built_at"])
    return f" от {day_in_words(day.date())}" if day else ""


def _plans(look: Look, info: PlanInfo) -> Mapping[str, tuple[OtherEdition, ...]]:
    rows = editions_known()
    if len(rows) + bool(look.draft) < 2:
        return {}
    seen = None if look.draft else _row(look)
    first = next((row["plan"] for row in rows if row["default"]), "")
    plans: dict[str, list[OtherEdition]] = {}
    for row in sorted(rows, key=lambda r: (r["plan"] != first, r["plan"], -r["edition"])):
        asked = Look(
            plan="" if row["plan"] == first else row["plan"],
            edition="" if row["published"] else str(row["edition"]),
        )
        named = dict(asked.pairs())
        plans.setdefault(_plan_words(row, info), []).append(
            OtherEdition(
                words=f"редакция {row['edition']}{_of_day(row)}"
                + (" — опубликована" if row["published"] else ""),
                link=edition_link(asked, current_page()),
                keep=urlencode([(name, named.get(name, "")) for name in LOOK_KEYS]),
                here=row is seen,
            )
        )
    return {words: tuple(editions) for words, editions in plans.items()}


def _plan_words(row: Mapping[str, Any], info: PlanInfo) -> str:
    if row["plan_id"] == info.plan_id:
        return f"План на {period_words(info)} · {row['region']}"
    return plan_in_words(row)


def plan_in_words(row: Mapping[str, Any]) -> str:
    """Which plan a row of editions is of: «План на I полугодие 2026 года · Смоленская область»."""
    from etl.dates import period_from_id  # only where there are several plans

    period = period_from_id(str(row["plan_id"]))
    words = (
        row["plan_id"] if period is None else _period(ongoing_in_words(period.start, period.end))
    )
    return f"План на {words} · {row['region']}"


def period_words(info: PlanInfo) -> str:
    """What a plan is for: «I полугодие 2026 года», «2026 год»."""
    return _period(ongoing_in_words(info.start, info.end))


def _period(words: str) -> str:
    return words.removeprefix("весь ")
